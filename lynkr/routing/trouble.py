"""Signs that a model does not get on with its task: calls that fail one after the other, or the same call again."""

from __future__ import annotations

from lynkr.converters.conversation import Conversation, ToolResultBlock, ToolUseBlock

_LOOKED_AT = 40
"""Messages from the end that are looked at."""

_FAILURES = 4
"""Failed calls in a row."""

_REPEATS = 4
"""Times that the same call with the same input was made."""


def trouble(conversation: Conversation) -> str | None:
    """`failures` or `stall` where the tool loop at the end of the conversation shows it, else None."""
    failures = 0
    failing = True
    calls: dict[str, int] = {}
    for message in reversed(conversation.messages[-_LOOKED_AT:]):
        results = [block for block in message.content if type(block) is ToolResultBlock]
        if message.role == "user" and not results:
            break
        for result in reversed(results):
            failing = failing and result.is_error is True
            failures += failing
        for block in message.content:
            if type(block) is ToolUseBlock:
                call = f"{block.name}{block.input!r}"
                calls[call] = calls.get(call, 0) + 1
    if failures >= _FAILURES:
        return "failures"
    return "stall" if max(calls.values(), default=0) >= _REPEATS else None
