"""Where a turn goes, and why. Made once, from the client's own request; everything later reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Target(NamedTuple):
    """A model of a provider."""

    provider: str
    model: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.model}"


@dataclass(frozen=True, slots=True)
class Decision:
    """`target` answers, or if it cannot, the first of `fallbacks` that can.

    `method` says how it was found: "static" when MODEL_PROVIDER decides alone.
    """

    target: Target
    method: str
    fallbacks: tuple[Target, ...] = ()
