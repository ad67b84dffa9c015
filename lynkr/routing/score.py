"""How hard a request is, as a number with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Contribution(NamedTuple):
    """What one trait of a request adds to its score."""

    name: str
    """`tokens`, `task.migrate`, …"""
    points: float
    detail: str
    """What was found, for people: at most some 60 characters."""


class Score(NamedTuple):
    """`value` is from 0 to 100. The contributions explain it, the largest first."""

    value: float
    contributions: tuple[Contribution, ...]


LOWEST, HIGHEST = 0.0, 100.0

_BOUNDS = (("SIMPLE", 25.0), ("MEDIUM", 50.0), ("COMPLEX", 75.0))
"""The highest score of each tier but the last."""


def total(contributions: Iterable[Contribution]) -> Score:
    """The score that `contributions` make together, from 0 to 100. Those without points are left out."""
    kept = [contribution for contribution in contributions if contribution.points]
    value = sum([contribution.points for contribution in kept])
    kept.sort(key=lambda contribution: -abs(contribution.points))
    return Score(min(HIGHEST, max(LOWEST, float(value))), tuple(kept))


def ranges() -> Mapping[str, tuple[float, float]]:
    """The scores of each tier: above the first of its two numbers, which LOWEST alone is among, up to the second."""
    found = {}
    above = LOWEST
    for tier, highest in (*_BOUNDS, ("REASONING", HIGHEST)):
        found[tier] = (above, highest)
        above = highest
    return found


def tier_of(value: float) -> str:
    """The tier of a score: SIMPLE up to 25, MEDIUM up to 50, COMPLEX up to 75, REASONING above."""
    for tier, highest in _BOUNDS:
        if value <= highest:
            return tier
    return "REASONING"
