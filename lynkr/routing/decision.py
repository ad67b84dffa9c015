"""Where a turn goes, and why. Made once, from the client's own request; everything later reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from lynkr.routing.requests import Kind
from lynkr.routing.score import Contribution
from lynkr.routing.session import Session

Method: TypeAlias = Literal[
    "static", "suggestion", "side_request", "force", "agentic", "risk", "tier_config", "sticky", "tool_threshold",
    "guard", "cost_optimized",
]  # fmt: skip
"""What settled it. static: MODEL_PROVIDER alone. tier_config: the score. sticky: the session's tier. guard: what the
model can take. suggestion: SUGGESTION_MODE_MODEL."""


class Target(NamedTuple):
    """A model of a provider."""

    provider: str
    model: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.model}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`target` answers, or if it cannot, the first of `fallbacks` that can.

    `tier` and what follows it are None or empty where there was nothing to decide: with one model for all.
    """

    target: Target
    method: Method
    fallbacks: tuple[Target, ...] = ()
    kind: Kind | None = None
    """None where it makes no difference."""
    session: Session | None = None
    tier: str | None = None
    score: float | None = None
    """From 0 to 100."""
    contributions: tuple[Contribution, ...] = ()
    """What made the score, the largest first."""
    reasons: tuple[str, ...] = ()
    """What decided, in order: `task.migrate`, `risk.auth`, `sticky`, `guard.window` …"""
    agent: str | None = None
    """The agent type, where the task needs an agent."""
    text_hash: str | None = None
    """Of what the user said last."""
    silent: bool = False
    """Whether the answer is an empty text, without asking anybody."""
    elapsed_us: int = 0
    """How long it took to decide, in microseconds."""

    @property
    def reason(self) -> str | None:
        """What decided last."""
        return self.reasons[-1] if self.reasons else None
