"""Where a turn goes, and why. Made once, from the client's own request; everything later reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """`method` says how it was found: "static" when MODEL_PROVIDER decides alone."""

    provider: str
    model: str
    method: str
