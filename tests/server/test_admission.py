"""Load shedding: who is refused, how, and who never is."""

from __future__ import annotations

import json

import pytest
import trio
from trio.testing import MockClock

from lynkr.converters.errors import ApiError
from lynkr.observe.metrics import Metrics
from lynkr.observe.record import RequestRecord
from lynkr.server.admission import Admission
from lynkr.settings import load
from tests.server.hypercorn.support import Client, pass_time
from tests.server.running import running
from tests.support import chat_answers as chat
from tests.support.upstream import ScriptedUpstream, sse_reply

HELLO = {"model": "m", "max_tokens": 10, "messages": [{"role": "user", "content": "hello"}]}


async def test_too_many_requests_under_way(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "lynkr.request")
    gate = trio.Event()
    slow = sse_reply(chat.role(), chat.text("Hel"), gate, chat.finish("stop"), chat.DONE)
    async with (
        ScriptedUpstream([slow, slow]) as upstream,
        running(
            MODEL_PROVIDER="openai",
            OPENAI_ENDPOINT=upstream.url,
            LOAD_SHEDDING_ACTIVE_REQUESTS_THRESHOLD="2",
        ) as server,
        trio.open_nursery() as nursery,
    ):
        client = server.client
        for _ in range(2):
            nursery.start_soon(lambda: client.post("/v1/messages", json={**HELLO, "stream": True}))
        await upstream.wait_for_requests(2)

        # The body is neither read nor waited for.
        async with await trio.open_tcp_stream("127.0.0.1", server.port) as stream:
            refused = Client(stream)
            await refused.send(b"POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000\r\n\r\n")
            answer = await refused.answer("POST")
        assert answer.status == 529
        error = json.loads(answer.body)["error"]
        assert error["type"] == "overloaded_error"
        assert error["message"] == "The server is overloaded: 2 requests are under way"
        assert answer.headers[b"x-should-retry"] == b"true"
        assert 3 <= int(answer.headers[b"retry-after"]) <= 8
        assert (await client.post("/v1/messages/count_tokens", json=HELLO)).status_code == 529

        for path in ("/", "/health/live", "/health/ready", "/metrics/load-shedding"):
            assert (await client.get(path)).status_code == 200, path
        assert (await client.get("/v1/messages")).status_code == 405
        assert (await client.get("/metrics/load-shedding")).json() == {
            "enabled": True,
            "activeRequests": 2,
            "totalShed": 2,
            "lagMs": 0.0,
            "thresholds": {"activeRequestsThreshold": 2, "lagMsThreshold": 2000},
        }
        gate.set()
        admission = server.front.admission
    assert admission.active == 0
    records = [entry.msg for entry in caplog.records if isinstance(entry.msg, RequestRecord)]
    assert [record.status for record in records] == [529, 529, 405, 200, 200]


async def test_an_event_loop_that_is_late(mock_clock: MockClock) -> None:
    async with running() as server, trio.open_nursery() as nursery:
        nursery.start_soon(server.front.admission.watch)

        async def status() -> int:
            return (await server.client.post("/v1/messages", json=HELLO)).status_code

        await pass_time(mock_clock, 60)
        assert await status() == 200, "one late step is no lag"
        await pass_time(mock_clock, 2.2)
        assert await status() == 200, "it is below the threshold"
        for _ in range(2):
            await pass_time(mock_clock, 2.5)
        refused = await server.client.post("/v1/messages", json=HELLO)
        assert refused.status_code == 529
        assert refused.json()["error"]["message"] == "The server is overloaded: it is 2.2 s late"
        assert (await server.client.get("/health/live")).status_code == 200
        assert server.front.admission.report()["totalShed"] == 1
        await pass_time(mock_clock, 0.25)
        assert await status() == 200
        nursery.cancel_scope.cancel()


def test_the_status_is_that_of_the_dialect() -> None:
    admission = Admission(load({"LOAD_SHEDDING_ACTIVE_REQUESTS_THRESHOLD": "1"}, None), Metrics())
    admission.check(503)
    admission.active = 1
    with pytest.raises(ApiError, match="overloaded: 1 requests") as raised:
        admission.check(503)
    assert (raised.value.status, raised.value.code, raised.value.retryable) == (503, "overloaded", True)


def test_without_load_shedding_all_are_let_in() -> None:
    admission = Admission(load({"LOAD_SHEDDING_ENABLED": "false"}, None), Metrics())
    admission.active, admission.lag = 100_000, 100
    admission.check(529)
    assert admission.report()["totalShed"] == 0


def test_clients_are_told_different_times() -> None:
    admission = Admission(load({"LOAD_SHEDDING_ACTIVE_REQUESTS_THRESHOLD": "1"}, None), Metrics())
    admission.active = 1
    waits = set()
    for _ in range(100):
        with pytest.raises(ApiError) as raised:
            admission.check(529)
        waits.add(raised.value.retry_after)
    assert len(waits) > 90
    assert all(wait is not None and 3 <= wait <= 8 for wait in waits)
