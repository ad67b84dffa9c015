from __future__ import annotations

import pytest

from lynkr.converters.events import Usage
from lynkr.prices.cheapest import Candidate, cheapest, expected
from lynkr.prices.model_info import FREE, UNKNOWN_PRICE, LongPrompt, Price
from lynkr.routing.decision import Target

PRICES = {
    "dear": Price(4, 20),
    "fair": Price(3, 15),
    "nearly": Price(3.1, 15.1),
    "cheap": Price(1, 5),
    "cheap-too": Price(1, 5),
    "long": Price(1, 5, long=LongPrompt(1000, 9, 9)),
    "free": FREE,
    "unknown": UNKNOWN_PRICE,
    "half-known": Price(input=0),
}


def candidate(name: str, tier: str = "MEDIUM") -> Candidate:
    return Candidate(tier, Target("p", name))


def best(chosen: str, *candidates: Candidate, unable: str = "", usage: Usage | None = None) -> str | None:
    found = cheapest(
        candidate(chosen),
        candidates,
        lambda target: PRICES[target.model],
        lambda target: target.model != unable,
        usage or Usage(10_000, 1000),
    )
    return found.target.model if found is not None else None


@pytest.mark.parametrize(
    ("chosen", "candidates", "model"),
    [
        ("dear", ["fair"], "fair"),
        ("dear", ["nearly"], None),
        ("dear", ["fair", "cheap", "cheap-too"], "cheap"),
        ("dear", ["cheap", "free"], "free"),
        ("dear", ["unknown", "half-known"], None),
        ("unknown", ["free", "cheap"], None),
        ("free", ["free", "cheap"], None),
        ("dear", ["dear"], None),
        ("dear", [], None),
    ],
)
def test_the_cheapest(chosen: str, candidates: list[str], model: str | None) -> None:
    assert best(chosen, *map(candidate, candidates)) == model


def test_only_the_same_tier_and_stronger_ones_count() -> None:
    assert best("dear", candidate("cheap", "SIMPLE")) is None
    assert best("dear", candidate("cheap", "REASONING")) == "cheap"


def test_only_those_that_are_able_count() -> None:
    assert best("dear", candidate("cheap"), candidate("fair"), unable="cheap") == "fair"


def test_the_size_of_the_turn_counts() -> None:
    assert best("dear", candidate("long"), usage=Usage(1000, 10)) == "long"
    assert best("dear", candidate("long"), usage=Usage(1001, 10)) is None


def test_it_says_what_is_saved() -> None:
    found = cheapest(
        candidate("dear"),
        [candidate("cheap")],
        lambda target: PRICES[target.model],
        lambda _target: True,
        expected(1000),
    )
    assert found is not None
    assert found.instead_of == Target("p", "dear")
    assert found.instead_of_cost == pytest.approx(0.014)
    assert found.saving == pytest.approx(0.75)


def test_what_is_expected_of_a_turn() -> None:
    assert expected(1000) == Usage(1000, 500)
    assert expected(100_000) == Usage(100_000, 4096)
