"""The cheaper model for a turn, among those that the user has named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from lynkr.converters.events import Usage
from lynkr.prices.cost import cost
from lynkr.prices.model_info import Price
from lynkr.routing.decision import Target
from lynkr.settings import TIERS

LEAST_SAVING = 0.25
"""A change of model that saves less is not worth its surprises."""

_MOST_OUTPUT = 4096


class Candidate(NamedTuple):
    """A model that the user has named for a tier."""

    tier: str
    target: Target


class Cheaper(NamedTuple):
    """`target` in place of `instead_of`, for what the turn is expected to cost, in USD."""

    target: Target
    cost: float
    instead_of: Target
    instead_of_cost: float

    @property
    def saving(self) -> float:
        """From 0 to 1."""
        return 1 - self.cost / self.instead_of_cost


def expected(prompt_tokens: int) -> Usage:
    """What a turn is expected to use that nothing more is known of: half as many tokens out as in, up to 4,096."""
    return Usage(input_tokens=prompt_tokens, output_tokens=min(prompt_tokens // 2, _MOST_OUTPUT))


def cheapest(
    chosen: Candidate,
    candidates: Iterable[Candidate],
    price: Callable[[Target], Price],
    able: Callable[[Target], bool],
    usage: Usage,
) -> Cheaper | None:
    """The cheapest of `candidates` in the place of `chosen` where it saves a quarter at least; None where none does.

    Only those of the same tier and of stronger ones count, and only those that are `able`: the caller knows which have
    credentials, a closed circuit and what the turn needs. A price that is not known never wins, and where the chosen
    model's is not known, nothing is known to be cheaper. Of equally cheap ones the first wins.
    """
    old = cost(usage, price(chosen.target))
    if not old:
        return None
    strong_enough = TIERS[TIERS.index(chosen.tier) :]
    best: Cheaper | None = None
    for tier, target in candidates:
        if target == chosen.target or tier not in strong_enough:
            continue
        new = cost(usage, price(target))
        if new is None or new > old * (1 - LEAST_SAVING) or (best is not None and new >= best.cost):
            continue
        if able(target):
            best = Cheaper(target, new, chosen.target, old)
    return best
