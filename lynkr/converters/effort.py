"""How much a model is to reason: a thinking budget or an effort of the client's, as an effort that the model knows."""

from __future__ import annotations

from lynkr.converters.conversation import Conversation

# Thinking budget in tokens, up to and including -> effort. Anything above the last is "max".
BUDGET_EFFORTS: tuple[tuple[int, str], ...] = (
    (2_048, "low"),
    (8_192, "medium"),
    (24_576, "high"),
)

# All efforts of both APIs, from little to much.
EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max")

# The efforts that switch reasoning off, as far as it goes.
NO_REASONING = ("none", "minimal")


def effort_for(conversation: Conversation, known: tuple[str, ...]) -> str | None:
    """The effort that comes nearest to what the client wants, or None where it leaves that to the model."""
    thinking = conversation.thinking
    if thinking is not None and thinking.type == "disabled":
        return next((effort for effort in NO_REASONING if effort in known), None)
    wanted = conversation.output_config.effort if conversation.output_config is not None else None
    if wanted is None and thinking is not None and thinking.type == "enabled" and thinking.budget_tokens is not None:
        budget = thinking.budget_tokens
        wanted = next((effort for limit, effort in BUDGET_EFFORTS if budget <= limit), EFFORTS[-1])
    if wanted not in EFFORTS:
        return None
    rank = EFFORTS.index(wanted)
    ranks = [EFFORTS.index(effort) for effort in known if effort in EFFORTS and effort not in NO_REASONING]
    if not ranks:
        return None
    return EFFORTS[max((other for other in ranks if other <= rank), default=min(ranks))]
