from __future__ import annotations

import time

import pytest

from lynkr.converters.events import Usage
from lynkr.prices.cost import MAX_MODELS, OTHERS, CostBook, cost, dollars
from lynkr.prices.model_info import FREE, UNKNOWN_PRICE, LongPrompt, Price

SONNET = Price(3, 15, 0.3, 3.75)
OPUS = Price(15, 75, 1.5, 18.75)
HAIKU = Price(0.1, 0.5, 0.01, 0.125, LongPrompt(100_000, 0.5, 2.5, 0.05))


@pytest.mark.parametrize(
    ("usage", "price", "spent"),
    [
        (Usage(1_000_000, 0), SONNET, 3.0),
        (Usage(0, 1_000_000), SONNET, 15.0),
        (Usage(1000, 500, 10_000, 2000), SONNET, (3000 + 7500 + 3000 + 7500) / 1e6),
        (Usage(), SONNET, 0.0),
        (Usage(1000, 500, 10_000, 2000), FREE, 0.0),
        (Usage(10, 10), Price(3, 15), 180 / 1e6),
        # A price that it takes is missing.
        (Usage(10, 10, 1, 0), Price(3, 15), None),
        (Usage(10, 10, 0, 1), Price(3, 15, 0.3), None),
        (Usage(10, 10), Price(3), None),
        (Usage(10, 0), UNKNOWN_PRICE, None),
        (Usage(), UNKNOWN_PRICE, None),
        # Long prompts cost more, all of them.
        (Usage(100_000, 0), HAIKU, 0.01),
        (Usage(100_001, 0), HAIKU, 100_001 * 0.5 / 1e6),
        (Usage(1, 1, 100_000), HAIKU, (0.5 + 2.5 + 5000) / 1e6),
        (Usage(1, 1, 0, 100_000), HAIKU, None),
        (Usage(100_001, 1), Price(1, 1, long=LongPrompt(100_000, 1)), None),
    ],
)
def test_cost(usage: Usage, price: Price, spent: float | None) -> None:
    assert cost(usage, price) == (spent if spent is None else pytest.approx(spent))


def test_the_book() -> None:
    book = CostBook()
    usage = Usage(1_000_000, 100_000)
    assert book.record(usage, SONNET, provider="a", model="sonnet", tier="MEDIUM", session="s", compared=OPUS) == 4.5
    assert book.record(usage, OPUS, provider="a", model="opus", tier="REASONING", session="t", compared=OPUS) == 22.5
    assert book.record(usage, FREE, provider="ollama", model="q", tier="SIMPLE", session="s", compared=OPUS) == 0
    assert book.record(usage, UNKNOWN_PRICE, provider="b", model="x", session="s", compared=OPUS) is None
    assert book.record(usage, SONNET, provider="a", model="sonnet") == 4.5
    assert book.as_json() == {
        "status": "ok",
        "totalCost": 31.5,
        "totalSavings": 40.5,
        "requestCount": 5,
        "unpricedRequests": 1,
        "byProvider": {
            "a": {"cost": 31.5, "savings": 18.0, "requests": 3, "unpricedRequests": 0},
            "ollama": {"cost": 0.0, "savings": 22.5, "requests": 1, "unpricedRequests": 0},
            "b": {"cost": 0.0, "savings": 0.0, "requests": 1, "unpricedRequests": 1},
        },
        "byTier": {
            "MEDIUM": {"cost": 4.5, "savings": 18.0, "requests": 1, "unpricedRequests": 0},
            "REASONING": {"cost": 22.5, "savings": 0.0, "requests": 1, "unpricedRequests": 0},
            "SIMPLE": {"cost": 0.0, "savings": 22.5, "requests": 1, "unpricedRequests": 0},
        },
        "byModel": {
            "sonnet": {"cost": 9.0, "savings": 18.0, "requests": 2, "unpricedRequests": 0},
            "opus": {"cost": 22.5, "savings": 0.0, "requests": 1, "unpricedRequests": 0},
            "q": {"cost": 0.0, "savings": 22.5, "requests": 1, "unpricedRequests": 0},
            "x": {"cost": 0.0, "savings": 0.0, "requests": 1, "unpricedRequests": 1},
        },
        "sessionCount": 2,
        "avgCostPerRequest": "7.875000",
        "totalCostFormatted": "$31.5000",
        "totalSavingsFormatted": "$40.5000",
    }
    spending = book.session("s")
    assert spending is not None
    assert spending.total.cost == 4.5
    assert spending.as_json()["byTier"] == {
        "MEDIUM": {"cost": 4.5, "savings": 18.0, "requests": 1, "unpricedRequests": 0},
        "SIMPLE": {"cost": 0.0, "savings": 22.5, "requests": 1, "unpricedRequests": 0},
    }
    assert book.session("never") is None


def test_an_empty_book() -> None:
    empty = CostBook().as_json()
    assert empty["avgCostPerRequest"] == "0"
    assert empty["totalCostFormatted"] == "$0.0000"
    assert empty["byProvider"] == {}


def test_a_dearer_model_than_the_compared_one_saves_less_than_nothing() -> None:
    book = CostBook()
    book.record(Usage(1_000_000), OPUS, provider="a", model="opus", compared=SONNET)
    assert book.everything.total.saved == -12
    assert book.as_json()["totalSavingsFormatted"] == "-$12.0000"
    assert dollars(0.00004) == "$0.0000"


def test_the_oldest_sessions_and_the_last_models_are_not_kept() -> None:
    book = CostBook(max_sessions=3)
    for session in ("1", "2", "3", "1", "4"):
        book.record(Usage(1), SONNET, provider="a", model="m", session=session)
    assert book.session("2") is None
    assert all(book.session(session) for session in ("1", "3", "4"))
    for number in range(MAX_MODELS + 50):
        book.record(Usage(1), SONNET, provider="a", model=str(number))
    assert len(book.everything.by_model) == MAX_MODELS + 1
    assert book.everything.by_model[OTHERS].requests == 51


def test_a_record_takes_less_than_ten_microseconds() -> None:
    book = CostBook()
    usage = Usage(1000, 500, 10_000, 2000)

    def seconds() -> float:
        start = time.perf_counter()
        for number in range(1000):
            book.record(usage, SONNET, provider="a", model="m", tier="SIMPLE", session=str(number % 50), compared=OPUS)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(10)) / 1000 < 10e-6
