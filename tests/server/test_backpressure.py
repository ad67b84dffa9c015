"""Clients that do not read, or send half a body: each holds up nobody but itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.observe.record import RequestRecord
from tests.gateway.serving import Peer, serving
from tests.server.hypercorn.support import Client, pass_time
from tests.server.running import running
from tests.support import chat_answers as chat

CHUNK = chat.text("x" * 16_000)
CHUNKS = 4_000
"""64 MB in all."""

MAY_WAIT = 4 * 1024 * 1024
"""Bytes of a stream that may be anywhere between the upstream and a client that does not read."""


class Upstream:
    """Streams `CHUNKS` as fast as they are taken, and counts what was."""

    def __init__(self) -> None:
        self.sent: dict[int, int] = {}
        self.closed = trio.Event()

    async def answer(self, peer: Peer) -> None:
        await peer.read_request()
        self.sent[peer.number] = 0
        await peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + chat.role())
        try:
            for piece in self._pieces():
                await peer.send(piece)
                self.sent[peer.number] += len(piece)
        finally:
            self.closed.set()

    def _pieces(self) -> Iterator[bytes]:
        for _ in range(CHUNKS):
            yield CHUNK
        yield chat.finish("stop") + chat.DONE


def request() -> bytes:
    body = json.dumps({"stream": True, "messages": [{"role": "user", "content": "hello"}]}).encode()
    return b"POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


async def test_a_client_that_does_not_read_slows_its_own_upstream_only(
    mock_clock: MockClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "lynkr.request")
    upstream = Upstream()
    async with (
        serving(upstream.answer) as at,
        running(MODEL_PROVIDER="openai", OPENAI_ENDPOINT=at.url) as server,
        await trio.open_tcp_stream("127.0.0.1", server.port) as deaf,
    ):
        await deaf.send_all(request())
        while not upstream.sent:
            await wait_all_tasks_blocked()
        await wait_all_tasks_blocked(0.1)
        held = upstream.sent[0]
        assert 0 < held < MAY_WAIT

        async with await trio.open_tcp_stream("127.0.0.1", server.port) as stream:
            await stream.send_all(request())
            received, end = 0, b""
            while not end.endswith(b'{"type":"message_stop"}\n\n\r\n0\r\n\r\n'):
                piece = await stream.receive_some(1_000_000)
                received, end = received + piece.count(b"x" * 1_000), piece[-100:]
            assert received > CHUNKS * 15

        await wait_all_tasks_blocked()
        assert upstream.sent[0] == held
        upstream.closed = trio.Event()
        await pass_time(mock_clock, 299)
        assert not upstream.closed.is_set()
        await pass_time(mock_clock, 2)
        await upstream.closed.wait()
        while server.front.running:
            await wait_all_tasks_blocked()
    whole, dropped = (entry.msg for entry in caplog.records if isinstance(entry.msg, RequestRecord))
    assert (whole.status, dropped.status) == (200, 499)


HEAD = b"POST %b HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n"


async def test_half_a_body_is_waited_for_while_it_grows(mock_clock: MockClock) -> None:
    async with running() as server, await trio.open_tcp_stream("127.0.0.1", server.port) as stream:
        client = Client(stream)
        await client.send(HEAD % b"/v1/messages")
        for _ in range(5):
            await pass_time(mock_clock, 59)
            await client.send(b" ")
        await pass_time(mock_clock, 59)
        assert server.front.running == 1
        await pass_time(mock_clock, 2)
        answer = await client.answer("POST")
        assert answer.status == 408
        error = json.loads(answer.body)["error"]
        assert error["type"] == "invalid_request_error"
        assert error["message"] == "Nothing came of the request's body for 60 s (REQUEST_BODY_TIMEOUT_MS)"
        assert (answer.headers[b"connection"], answer.headers[b"x-should-retry"]) == (b"close", b"true")
        assert await client.is_closed()


async def test_half_a_body_for_nobody_is_not_waited_for_either(mock_clock: MockClock) -> None:
    async with running() as server, await trio.open_tcp_stream("127.0.0.1", server.port) as stream:
        await server.front.load()
        client = Client(stream)
        await client.send(HEAD % b"/api/event_logging/batch")
        await pass_time(mock_clock, 61)
        assert (await client.answer("POST")).status == 200
        assert await client.is_closed()


async def test_without_the_limit_half_a_body_is_waited_for(mock_clock: MockClock) -> None:
    async with (
        running(REQUEST_BODY_TIMEOUT_MS="0") as server,
        await trio.open_tcp_stream("127.0.0.1", server.port) as stream,
    ):
        client = Client(stream)
        await client.send(HEAD % b"/v1/messages")
        await pass_time(mock_clock, 100_000)
        await client.send(b"x" * 50)
        assert (await client.answer("POST")).status == 400
