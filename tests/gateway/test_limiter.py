from __future__ import annotations

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.converters.errors import ApiError
from lynkr.gateway.limiter import Limiter, Limits


def limiter(concurrent: int, queue: int = 100, patience: float = 60.0) -> Limiter:
    return Limiter("Moonshot", Limits(concurrent, queue, patience))


@pytest.mark.parametrize("concurrent", [1, 3])
async def test_slots_are_given_in_the_order_of_asking(autojump_clock: MockClock, concurrent: int) -> None:
    slots = limiter(concurrent)
    order: list[int] = []
    at_once = 0

    async def ask(number: int) -> None:
        nonlocal at_once
        with await slots.slot():
            order.append(number)
            at_once = max(at_once, slots.borrowed)
            await trio.sleep(1)

    async with trio.open_nursery() as nursery:
        for number in range(10):
            nursery.start_soon(ask, number)
            await wait_all_tasks_blocked()
        assert slots.waiting == 10 - concurrent
    # Those who get a slot in the same moment run in any order.
    groups = [sorted(order[start : start + concurrent]) for start in range(0, 10, concurrent)]
    assert [number for group in groups for number in group] == list(range(10))
    assert at_once == concurrent
    assert (slots.borrowed, slots.waiting) == (0, 0)


async def test_nobody_jumps_the_queue(autojump_clock: MockClock) -> None:
    slots = limiter(1)
    order: list[str] = []

    async def wait() -> None:
        with await slots.slot():
            order.append("first")

    async with trio.open_nursery() as nursery:
        with await slots.slot():
            nursery.start_soon(wait)
            await wait_all_tasks_blocked()
        with await slots.slot():
            order.append("second")
    assert order == ["first", "second"]


async def test_a_full_queue_refuses() -> None:
    slots = limiter(1, queue=0)
    with await slots.slot(), pytest.raises(ApiError) as refused:
        await slots.slot()
    error = refused.value
    assert (error.status, error.type, error.reason, error.retry_after) == (429, "rate_limit_error", "queue_full", 5.0)
    assert "All 1 places at Moonshot are taken" in error.message
    assert "UPSTREAM_QUEUE_LIMIT" in error.message


async def test_the_wait_is_bounded(autojump_clock: MockClock) -> None:
    slots = limiter(1, patience=30.0)
    with await slots.slot():
        began = trio.current_time()
        with pytest.raises(ApiError, match="UPSTREAM_QUEUE_TIMEOUT_MS"):
            await slots.slot()
        assert trio.current_time() - began == 30
    assert (slots.borrowed, slots.waiting) == (0, 0)


async def test_who_is_cancelled_while_waiting_holds_nothing(autojump_clock: MockClock) -> None:
    slots = limiter(1)
    with await slots.slot():
        with trio.move_on_after(1) as scope:
            await slots.slot()
        assert scope.cancelled_caught
    assert (slots.borrowed, slots.waiting) == (0, 0)


async def test_without_a_limit_a_slot_is_no_wait_and_no_checkpoint() -> None:
    slots = limiter(0, queue=0)
    with trio.CancelScope() as cancelled:
        cancelled.cancel()
        held = [await slots.slot() for _ in range(1000)]
        assert slots.borrowed == 1000
        for slot in held:
            with slot:
                pass
    assert slots.borrowed == 0


async def test_other_limits_hold_at_once(autojump_clock: MockClock) -> None:
    slots = limiter(0)
    first, second = await slots.slot(), await slots.slot()
    slots.change(Limits(1, 100, 60.0))
    with trio.move_on_after(1) as scope, second:
        await slots.slot()
    assert scope.cancelled_caught
    with first:
        pass
    with await slots.slot():
        assert slots.borrowed == 1
