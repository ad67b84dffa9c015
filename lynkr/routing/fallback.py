"""Who is asked when the target of a decision cannot answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lynkr.routing.decision import Target
from lynkr.settings import TIERS


def above(tier: str) -> str:
    """The next stronger tier; the strongest has none above it but itself."""
    return TIERS[min(TIERS.index(tier) + 1, len(TIERS) - 1)]


def ladder(tier: str, tiers: Mapping[str, Target]) -> list[Target]:
    """The targets of the other tiers: those above, since they can do what this one could, then those below, the nearest
    first."""
    place = TIERS.index(tier)
    return [tiers[name] for name in (*TIERS[place + 1 :], *reversed(TIERS[:place])) if name in tiers]


def fallbacks(target: Target, others: Iterable[Target]) -> tuple[Target, ...]:
    """`others` in their order, each once, without `target`."""
    return tuple(other for other in dict.fromkeys(others) if other != target)
