"""Many requests at a provider that takes few at a time, as Moonshot does: Moonshot AI documentation, "Rate limits"."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.gateway.gateway import Gateway
from tests.gateway.client import FakeClient, gateway, turn
from tests.support import chat_answers as chat
from tests.support.answer import Turn
from tests.support.sse_check import check_stream
from tests.support.upstream import Answer, Pause, Request, ScriptedUpstream


class Crowd:
    """Requests that are made one after the other, without waiting for answers. Every second one is a stream."""

    def __init__(self, gate: Gateway) -> None:
        self._gate = gate
        self.clients: list[FakeClient] = []

    async def ask(self, count: int) -> None:
        """Returns when all have their answers."""
        async with trio.open_nursery() as nursery:
            for number in range(count):
                client = FakeClient()
                self.clients.append(client)
                asked = turn(number % 2 == 0, messages=[{"role": "user", "content": f"request {number}"}])
                nursery.start_soon(self._gate.respond, asked, client)
                # What starts in the same moment runs in any order.
                await wait_all_tasks_blocked()

    @property
    def statuses(self) -> list[int | None]:
        return [client.status for client in self.clients]


@dataclass
class Busy:
    """An upstream that takes `limit` requests at a time and refuses more, each for a second or two."""

    limit: int
    most: int = 0
    refused: int = 0

    def __call__(self, request: Request) -> Answer:
        at_once = sum(not other.answered.is_set() for other in self.upstream.requests)
        if at_once > self.limit:
            self.refused += 1
            return chat.error_reply(429, "max organization concurrency reached", "rate_limit_reached_error")
        self.most = max(self.most, at_once)
        streamed = request.json.get("stream") is True
        said = chat.answer(Turn(text=f"answer to {request_number(request)}"), streamed=streamed)
        return replace(said, before=[Pause(2 if streamed else 1)])

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[ScriptedUpstream]:
        async with ScriptedUpstream(self) as self.upstream:
            yield self.upstream


def request_number(request: Request) -> int:
    return int(str(request.json["messages"][-1]["content"]).removeprefix("request "))


def text(client: FakeClient) -> str:
    if client.headers["content-type"].startswith("text/event-stream"):
        checked = check_stream(client.body)
        assert checked.error is None
        return checked.text
    return str(json.loads(client.body)["content"][0]["text"])


@asynccontextmanager
async def moonshot(upstream: ScriptedUpstream, **settings: str) -> AsyncIterator[Gateway]:
    provider = {"MODEL_PROVIDER": "moonshot", "MOONSHOT_ENDPOINT": upstream.url, "MOONSHOT_API_KEY": "upstream-key"}
    async with gateway(upstream.url, **provider, **settings) as gate:
        yield gate
        assert gate.running == 0


async def test_fifty_requests_at_a_provider_that_takes_three(autojump_clock: MockClock) -> None:
    busy = Busy(3)
    async with busy.serving() as upstream, moonshot(upstream) as gate:
        crowd = Crowd(gate)
        began = trio.current_time()
        await crowd.ask(50)
        seconds = trio.current_time() - began
    assert [text(client) for client in crowd.clients] == [f"answer to {number}" for number in range(50)]
    assert busy.most == 3
    assert busy.refused == 0
    assert len(upstream.requests) == 50
    # All places are taken all the time: 75 seconds of work for three.
    assert 25 <= seconds <= 27


async def test_they_are_served_in_the_order_in_which_they_came(autojump_clock: MockClock) -> None:
    busy = Busy(3)
    async with busy.serving() as upstream, moonshot(upstream) as gate:
        await Crowd(gate).ask(50)
    served = [request_number(request) for request in upstream.requests]
    # Up to three get their places in the same moment, and those run in any order.
    assert max(abs(place - number) for place, number in enumerate(served)) <= 2


async def test_more_than_may_wait_are_refused(autojump_clock: MockClock) -> None:
    busy = Busy(3)
    async with busy.serving() as upstream, moonshot(upstream, UPSTREAM_QUEUE_LIMIT="10") as gate:
        crowd = Crowd(gate)
        await crowd.ask(20)
    assert crowd.statuses == [200] * 13 + [429] * 7
    assert len(upstream.requests) == 13
    for client in crowd.clients[13:]:
        assert client.error["type"] == "rate_limit_error"
        assert "UPSTREAM_QUEUE_LIMIT" in str(client.error["message"])
        assert int(client.headers["retry-after"]) > 0
        assert client.headers["x-should-retry"] == "true"


async def test_nobody_waits_longer_than_is_set(autojump_clock: MockClock) -> None:
    busy = Busy(3)
    async with busy.serving() as upstream, moonshot(upstream, UPSTREAM_QUEUE_TIMEOUT_MS="3500") as gate:
        crowd = Crowd(gate)
        began = trio.current_time()
        await crowd.ask(20)
        assert trio.current_time() - began <= 3.5 + 2 + 0.1
    served = [client for client in crowd.clients if client.status == 200]
    refused = [client for client in crowd.clients if client.status == 429]
    assert len(served) + len(refused) == 20
    assert len(served) == len(upstream.requests)
    assert 6 <= len(served) <= 12
    for client in refused:
        assert client.times == [pytest.approx(began + 3.5)]
        assert client.error["type"] == "rate_limit_error"
        assert "UPSTREAM_QUEUE_TIMEOUT_MS" in str(client.error["message"])
        assert int(client.headers["retry-after"]) > 0


async def test_without_a_limit_the_refused_are_repeated(autojump_clock: MockClock) -> None:
    random.seed(4)
    busy = Busy(3)
    async with busy.serving() as upstream, moonshot(upstream, MOONSHOT_MAX_CONCURRENT="0") as gate:
        crowd = Crowd(gate)
        await crowd.ask(6)
    assert [text(client) for client in crowd.clients] == [f"answer to {number}" for number in range(6)]
    assert busy.most == 3
    assert busy.refused >= 3


async def test_a_place_that_somebody_else_has_is_waited_for(autojump_clock: MockClock) -> None:
    """The account has three places, and another program has one of them."""
    random.seed(4)
    busy = Busy(2)
    async with busy.serving() as upstream, moonshot(upstream) as gate:
        crowd = Crowd(gate)
        await crowd.ask(20)
    assert crowd.statuses == [200] * 20
