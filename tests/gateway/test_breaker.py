from __future__ import annotations

import pytest
import trio
from trio.testing import MockClock

from lynkr.converters.errors import ApiError
from lynkr.gateway.breaker import Breaker, BreakerPolicy, Breakers, State

POLICY = BreakerPolicy(failure_threshold=3, success_threshold=2, open_seconds=60.0)


def fail(breaker: Breaker, times: int = 1, cool_down: float | None = None) -> None:
    for _ in range(times):
        with breaker.call() as call:
            call.fail(cool_down)


def succeed(breaker: Breaker) -> None:
    with breaker.call() as call:
        call.succeed()


def state(breaker: Breaker) -> State:
    # mypy takes a property for a value that stays.
    return breaker.state


async def test_failures_in_a_row_open_it(autojump_clock: MockClock) -> None:
    breaker = Breaker("OpenAI (gpt-4o)", POLICY)
    fail(breaker, 2)
    succeed(breaker)
    fail(breaker, 2)
    assert state(breaker) is State.CLOSED
    fail(breaker)
    assert state(breaker) is State.OPEN
    with pytest.raises(ApiError) as refused:
        breaker.call()
    assert (refused.value.status, refused.value.reason, refused.value.retry_after) == (503, "circuit_open", 60.0)
    assert str(refused.value) == "OpenAI (gpt-4o) failed 3 times in a row; it is asked again in 60 s"
    assert (breaker.passed, breaker.failed, breaker.succeeded, breaker.rejected) == (6, 5, 1, 1)


async def test_probes_pass_one_at_a_time_and_close_it(autojump_clock: MockClock) -> None:
    breaker = Breaker("x", POLICY)
    fail(breaker, 3)
    await trio.sleep(59.9)
    assert state(breaker) is State.OPEN
    await trio.sleep(0.1)
    assert state(breaker) is State.HALF_OPEN
    with breaker.call() as probe:
        assert probe.probe
        assert breaker.refuses()
        with pytest.raises(ApiError):
            breaker.call()
        probe.succeed()
    assert state(breaker) is State.HALF_OPEN
    succeed(breaker)
    assert state(breaker) is State.CLOSED
    fail(breaker, 2)
    assert state(breaker) is State.CLOSED


async def test_a_failed_probe_opens_it_again_even_after_a_success(autojump_clock: MockClock) -> None:
    breaker = Breaker("x", POLICY)
    fail(breaker, 3)
    await trio.sleep(60)
    succeed(breaker)
    fail(breaker)
    assert state(breaker) is State.OPEN
    await trio.sleep(60)
    succeed(breaker)
    assert state(breaker) is State.HALF_OPEN


async def test_a_probe_without_verdict_lets_the_next_one_through(autojump_clock: MockClock) -> None:
    breaker = Breaker("x", POLICY)
    fail(breaker, 3)
    await trio.sleep(60)
    with breaker.call():
        pass
    assert state(breaker) is State.HALF_OPEN
    assert not breaker.refuses()


async def test_a_probe_that_is_cancelled_lets_the_next_one_through(autojump_clock: MockClock) -> None:
    breaker = Breaker("x", POLICY)
    fail(breaker, 3)
    await trio.sleep(60)
    with trio.move_on_after(1), breaker.call():
        await trio.sleep_forever()
    assert not breaker.refuses()


async def test_the_verdict_of_a_request_from_before_does_not_count(autojump_clock: MockClock) -> None:
    breaker = Breaker("x", POLICY)
    late, later = breaker.call(), breaker.call()
    fail(breaker, 3)
    await trio.sleep(30)
    with late:
        late.fail()
    assert breaker.retry_at == trio.current_time() + 30
    with later:
        later.succeed()
    assert state(breaker) is State.OPEN


@pytest.mark.parametrize(("asked", "open_for"), [(7.0, 7.0), (3600.0, 60.0), (None, 60.0)])
async def test_it_is_open_for_as_long_as_the_upstream_asks_but_no_longer_than_is_set(
    autojump_clock: MockClock, asked: float | None, open_for: float
) -> None:
    breaker = Breaker("x", POLICY)
    fail(breaker, 3, cool_down=asked)
    assert breaker.retry_at - trio.current_time() == open_for


async def test_without_a_threshold_it_never_opens() -> None:
    breaker = Breaker("x", BreakerPolicy(failure_threshold=0, success_threshold=1, open_seconds=1))
    fail(breaker, 100)
    assert state(breaker) is State.CLOSED


async def test_opening_and_closing_are_logged(autojump_clock: MockClock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    breaker = Breaker("x", POLICY)
    fail(breaker, 3)
    await trio.sleep(60)
    succeed(breaker)
    succeed(breaker)
    assert [record.getMessage() for record in caplog.records] == [
        "x failed 3 times in a row: circuit open for 60 s",
        "x answers again: circuit closed",
    ]


async def test_each_model_has_its_own_and_only_what_is_used_is_kept() -> None:
    breakers = Breakers(POLICY)
    broken = breakers.of("openai", "gpt-4o", "OpenAI")
    fail(broken, 3)
    for number in range(5000):
        breakers.of("openai", f"model-{number}", "OpenAI")
    assert breakers.of("openai", "gpt-4o", "OpenAI") is broken
    assert len(breakers.all) <= 1024


async def test_a_changed_policy_holds_for_all() -> None:
    breakers = Breakers(POLICY)
    breaker = breakers.of("openai", "gpt-4o", "OpenAI")
    breakers.change(BreakerPolicy(failure_threshold=1, success_threshold=1, open_seconds=1))
    fail(breaker)
    assert state(breaker) is State.OPEN
    fail(breakers.of("openai", "gpt-5", "OpenAI"))
    assert breakers.of("openai", "gpt-5", "OpenAI").state is State.OPEN
