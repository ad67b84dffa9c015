"""How long the server waits for others."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(slots=True)
class Limits:
    """In seconds. May be changed at any time, and holds for what begins after that."""

    graceful_timeout: float = inf
    """At the end of the server, for responses that are under way."""
    stall_timeout: float = inf
    """For a client that takes nothing of its response."""
