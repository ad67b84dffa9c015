from __future__ import annotations

import json
import logging
import stat
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import trio
from trio.testing import MockClock

from lynkr.gateway.prices import BACK_OFF, FILE, LIFETIME, Prices, refreshes
from lynkr.gateway.transport import Transport
from lynkr.settings import load
from tests.support.upstream import Ending, Reply, Request, ScriptedUpstream, json_reply

EPOCH = 1_800_000_000.0
DAY = 24 * 3600.0


def litellm(price: float) -> dict[str, object]:
    row = {"litellm_provider": "openai", "input_cost_per_token": price / 1e6, "output_cost_per_token": price / 1e6}
    return {"gpt-4o": row, "only-litellm": row, "broken": None}


def models_dev(price: float) -> dict[str, object]:
    row = {"cost": {"input": price, "output": price}, "limit": {"context": 77}}
    return {"openai": {"models": {"gpt-4o": row, "only-models-dev": row}}, "broken": 3}


def answers(*prices: float) -> Callable[[Request], Reply]:
    """Both lists with the first price at the first request for each, and so on. The last one stays."""
    asked = {"/litellm.json": 0, "/api.json": 0}

    def answer(request: Request) -> Reply:
        price = prices[min(asked[request.path], len(prices) - 1)]
        asked[request.path] += 1
        return json_reply(litellm(price) if request.path == "/litellm.json" else models_dev(price + 0.5))

    return answer


@asynccontextmanager
async def running(
    url: str, directory: Path, *, refresh: bool = True, now: Callable[[], float] | None = None
) -> AsyncIterator[Prices]:
    settings = load(
        {
            "LYNKR_DATA_DIR": str(directory),
            "MODEL_PRICES_LITELLM_URL": f"{url}/litellm.json",
            "MODEL_PRICES_MODELS_DEV_URL": f"{url}/api.json",
        },
        None,
    )
    transport = Transport()
    prices = Prices(settings, transport, refresh=refresh, now=now or (lambda: EPOCH + trio.current_time()))
    try:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(prices.run)
            yield prices
            nursery.cancel_scope.cancel()
        assert transport.active == 0
    finally:
        await transport.aclose()


async def until(condition: Callable[[], bool]) -> None:
    """Wait for sockets and threads, which the clock knows nothing of. It stands still meanwhile."""
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.001)  # noqa: ASYNC251  # so that threads have their turn
        await trio.lowlevel.checkpoint()


async def quiet() -> None:
    """Give what should not happen the time to happen."""
    for _ in range(50):
        time.sleep(0.001)  # noqa: ASYNC251
        await trio.lowlevel.checkpoint()


async def fetched_once(directory: Path) -> None:
    """Have lists with the price 7 in the directory."""
    async with ScriptedUpstream(answers(7.0)) as upstream, running(upstream.url, directory):
        await until((directory / FILE).exists)


def price(prices: Prices, model: str) -> float | None:
    return prices.registry.lookup("openai", model).price.input


async def test_lists_are_fetched_and_kept(tmp_path: Path, mock_clock: MockClock) -> None:
    directory = tmp_path / "data"
    async with ScriptedUpstream(answers(7.0)) as upstream, running(upstream.url, directory) as prices:
        # Until then the snapshot serves.
        assert price(prices, "gpt-4o") == 2.5
        assert prices.status()["lastFetch"] is None
        await until(lambda: price(prices, "gpt-4o") == 7.0 and (directory / FILE).exists())
        assert price(prices, "only-litellm") == 7.0
        assert price(prices, "only-models-dev") == 7.5
        assert prices.registry.lookup("openai", "only-models-dev").window == 77
        assert {request.target for request in upstream.requests} == {"/litellm.json", "/api.json"}
        assert all(request.header("accept-encoding") == "gzip" for request in upstream.requests)
        assert all(request.body == b"" and request.header("authorization") is None for request in upstream.requests)
        mock_clock.jump(5)
        status: dict[str, Any] = dict(prices.status())
        sizes = status.pop("bySource")
        assert sizes.pop("snapshot") > 100
        assert sizes == {"litellm": 2, "models.dev": 1}
        assert status.pop("totalModels") == len(prices.registry)
        assert status == {
            "status": "ok",
            "lastFetch": EPOCH * 1000,
            "cacheAge": 5000,
            "cacheTTL": LIFETIME * 1000,
            "refresh": True,
        }
    file = directory / FILE
    assert json.loads(file.read_bytes())["lists"].keys() == {"litellm", "models.dev"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert [path.name for path in directory.iterdir()] == [FILE]


async def test_they_are_fetched_again_when_they_are_old(tmp_path: Path, mock_clock: MockClock) -> None:
    async with ScriptedUpstream(answers(7.0, 8.0)) as upstream, running(upstream.url, tmp_path) as prices:
        await until(lambda: price(prices, "gpt-4o") == 7.0 and (tmp_path / FILE).exists())
        await quiet()
        mock_clock.jump(DAY - 60)
        await quiet()
        assert len(upstream.requests) == 2
        mock_clock.jump(61)
        await until(lambda: price(prices, "gpt-4o") == 8.0)
        assert len(upstream.requests) == 4


async def test_a_start_takes_what_was_kept_however_old_and_fetches_in_the_background(
    tmp_path: Path, mock_clock: MockClock
) -> None:
    await fetched_once(tmp_path)
    answered = trio.Event()
    good = answers(9.0)

    def slowly(request: Request) -> Reply:
        return replace(good(request), before=[answered])

    def much_later() -> float:
        return EPOCH + 30 * DAY + trio.current_time()

    async with ScriptedUpstream(slowly) as upstream, running(upstream.url, tmp_path, now=much_later) as prices:
        await until(lambda: len(upstream.requests) == 2)
        assert price(prices, "gpt-4o") == 7.0
        answered.set()
        await until(lambda: price(prices, "gpt-4o") == 9.0)


async def test_a_fresh_list_is_not_fetched_at_a_start(tmp_path: Path, mock_clock: MockClock) -> None:
    await fetched_once(tmp_path)
    async with ScriptedUpstream() as upstream, running(upstream.url, tmp_path) as prices:
        await until(lambda: price(prices, "gpt-4o") == 7.0)
        mock_clock.jump(DAY - 60)
        await quiet()
        assert upstream.requests == []


FAILURES: list[Reply | bytes] = [
    Reply(status=500),
    Reply(status=404, body=b"{}"),
    Reply(status=302, headers=[("location", "/elsewhere")]),
    Reply(body=b"not JSON"),
    Reply(body=b"[" * 100_000),
    Reply(body=b"{}"),
    json_reply({"openai": {"models": {"m": {"cost": {}}}}, "m": {"litellm_provider": "openai"}}),
    Reply(before=[Ending.RESET]),
    Reply(before=[Ending.STALL]),
    Reply(body=[b"{", Ending.CLOSE]),
    Reply(body=[b"{", Ending.STALL]),
    b"what is this?\r\n\r\n",
]


@pytest.mark.parametrize("failure", FAILURES)
async def test_after_a_failure_it_waits_and_asks_again(
    failure: Reply | bytes, tmp_path: Path, mock_clock: MockClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="lynkr.gateway.prices")
    good = answers(7.0)
    broken = True

    def script(request: Request) -> Reply | bytes:
        return failure if broken else good(request)

    async with ScriptedUpstream(script) as upstream, running(upstream.url, tmp_path) as prices:
        await until(lambda: len(upstream.requests) == 2)
        await quiet()
        # Those that are silent have to be waited for.
        mock_clock.jump(15)
        await until(lambda: caplog.text.count("no model prices from") == 2)
        await quiet()
        broken = False
        mock_clock.jump(BACK_OFF - 20)
        await quiet()
        assert len(upstream.requests) == 2
        assert price(prices, "gpt-4o") == 2.5
        assert not (tmp_path / FILE).exists()
        mock_clock.jump(20)
        await until(lambda: price(prices, "gpt-4o") == 7.0)
        assert len(upstream.requests) == 4


async def test_one_list_does_without_the_other(tmp_path: Path, mock_clock: MockClock) -> None:
    good = answers(7.0)

    def script(request: Request) -> Reply:
        return good(request) if request.path == "/api.json" else Reply(status=503)

    async with ScriptedUpstream(script) as upstream, running(upstream.url, tmp_path) as prices:
        await until(lambda: price(prices, "gpt-4o") == 7.5)
        await quiet()
        mock_clock.jump(BACK_OFF)
        await until(lambda: len(upstream.requests) == 3)
        assert upstream.requests[2].path == "/litellm.json"
        await quiet()
        assert price(prices, "gpt-4o") == 7.5


async def test_nothing_is_fetched_unless_it_is_wanted(tmp_path: Path, mock_clock: MockClock) -> None:
    async with ScriptedUpstream() as upstream, running(upstream.url, tmp_path, refresh=False) as prices:
        for _ in range(10):
            mock_clock.jump(DAY)
            await quiet()
        assert upstream.requests == []
        assert price(prices, "gpt-4o") == 2.5


async def test_what_was_kept_serves_also_where_nothing_is_fetched(tmp_path: Path, mock_clock: MockClock) -> None:
    await fetched_once(tmp_path)
    async with running("http://127.0.0.1:1", tmp_path, refresh=False) as prices:
        await until(lambda: price(prices, "gpt-4o") == 7.0)


ROWS = {"openai": {"gpt-4o": {"input": 9, "output": 9}}}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b'{"version": 1',
        b"[]",
        b'{"version": 2, "lists": {}}',
        b'{"version": 1, "lists": []}',
        json.dumps({"version": 1, "lists": {"litellm": 3, "models.dev": {"fetched": "x"}, "other": {}}}).encode(),
        json.dumps({"version": 1, "lists": {"litellm": {"fetched": float("nan"), "models": ROWS}}}).encode(),
        json.dumps({"version": 1, "lists": {"litellm": {"fetched": -1, "models": ROWS}}}).encode(),
        json.dumps({"version": 1, "lists": {"litellm": {"fetched": 10**400, "models": ROWS}}}).encode(),
        json.dumps({"version": 1, "lists": {"litellm": {"fetched": EPOCH, "models": {"openai": [1]}}}}).encode(),
    ],
)
async def test_a_broken_file_is_ignored_and_replaced(content: bytes, tmp_path: Path, mock_clock: MockClock) -> None:
    (tmp_path / FILE).write_bytes(content)
    async with ScriptedUpstream(answers(7.0)) as upstream, running(upstream.url, tmp_path) as prices:
        assert price(prices, "gpt-4o") == 2.5
        await until(lambda: price(prices, "gpt-4o") == 7.0 and (tmp_path / FILE).read_bytes() != content)
    assert b'"version":1' in (tmp_path / FILE).read_bytes()


async def test_a_list_from_the_future_is_fetched_again(tmp_path: Path, mock_clock: MockClock) -> None:
    kept = {"version": 1, "lists": {"litellm": {"fetched": EPOCH + 365 * DAY, "models": ROWS}}}
    (tmp_path / FILE).write_text(json.dumps(kept))
    async with ScriptedUpstream(answers(7.0)) as upstream, running(upstream.url, tmp_path) as prices:
        await until(lambda: price(prices, "gpt-4o") == 7.0)


async def test_a_directory_that_cannot_be_written_stops_nothing(tmp_path: Path, mock_clock: MockClock) -> None:
    (tmp_path / "file").write_text("no directory")
    async with ScriptedUpstream(answers(7.0)) as upstream, running(upstream.url, tmp_path / "file") as prices:
        await until(lambda: price(prices, "gpt-4o") == 7.0)


async def test_other_settings_change_overrides_and_keep_the_lists(tmp_path: Path, mock_clock: MockClock) -> None:
    async with ScriptedUpstream(answers(7.0)) as upstream, running(upstream.url, tmp_path) as prices:
        await until(lambda: price(prices, "gpt-4o") == 7.0)
        prices.change(load({"MODEL_PRICE_OVERRIDES": '{"gpt-4o": {"input": 1, "output": 2}}'}, None), refresh=True)
        assert price(prices, "gpt-4o") == 1
        assert price(prices, "only-litellm") == 7.0


@pytest.mark.parametrize(
    ("value", "routing", "wanted"),
    [("", False, False), ("", True, True), ("true", False, True), ("false", True, False)],
)
def test_whether_to_refresh(value: str, routing: bool, wanted: bool) -> None:
    assert refreshes(load({"MODEL_PRICES_REFRESH": value}, None), routing=routing) is wanted
