from __future__ import annotations

import pytest
import trio
from trio.testing import MockClock

from lynkr.converters.errors import ApiError
from lynkr.gateway.retry import RetryBudget, RetryPolicy

POLICY = RetryPolicy(max_retries=3, initial_delay=1.0, max_delay=3.0, wait_cap=60.0)


def error(status: int = 500, *, retry_after: float | None = None, retryable: bool = True) -> ApiError:
    return ApiError(status, "api_error", "no", retry_after=retry_after, retryable=retryable)


@pytest.fixture
def longest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every draw is the most that it can be."""
    monkeypatch.setattr("random.uniform", lambda _low, high: high)


@pytest.fixture
def shortest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.uniform", lambda low, _high: low)


@pytest.mark.usefixtures("longest")
def test_the_backoff_doubles_up_to_its_cap_and_ends() -> None:
    assert [POLICY.delay(error(), retries) for retries in range(4)] == [1.0, 2.0, 3.0, None]


@pytest.mark.usefixtures("shortest")
def test_the_jitter_is_full() -> None:
    assert POLICY.delay(error(), 2) == 0.0


@pytest.mark.usefixtures("longest")
def test_a_refusal_for_the_rate_waits_twice_as_long() -> None:
    assert [POLICY.delay(error(429), retries) for retries in range(3)] == [2.0, 4.0, 6.0]


@pytest.mark.usefixtures("shortest")
def test_the_upstreams_wait_is_the_least() -> None:
    assert POLICY.delay(error(429, retry_after=7.0), 0) == 7.0
    assert POLICY.delay(error(503, retry_after=60.0), 0) == 60.0
    assert POLICY.delay(error(503, retry_after=60.1), 0) is None


def test_what_will_not_pass_is_not_tried_again() -> None:
    assert POLICY.delay(error(retryable=False), 0) is None


async def test_a_budget_is_a_reserve_and_a_fraction_of_the_requests() -> None:
    budget = RetryBudget(percent=20)
    assert [budget.withdraw() for _ in range(11)] == [True] * 10 + [False]
    for _ in range(5):
        budget.deposit()
    assert [budget.withdraw(), budget.withdraw()] == [True, False]


async def test_a_budget_grows_by_one_a_second_up_to_its_reserve(autojump_clock: MockClock) -> None:
    budget = RetryBudget(percent=0)
    while budget.withdraw():
        pass
    await trio.sleep(2)
    assert [budget.withdraw() for _ in range(3)] == [True, True, False]
    await trio.sleep(3600)
    assert [budget.withdraw() for _ in range(11)] == [True] * 10 + [False]
