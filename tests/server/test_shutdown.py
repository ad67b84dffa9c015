"""What clients and probes see of a server that stops."""

from __future__ import annotations

import json

import httpx
import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked

from tests.server.hypercorn.support import Client, pass_time
from tests.server.running import running
from tests.support import chat_answers as chat
from tests.support.sse_check import check_stream
from tests.support.upstream import Ending, ScriptedUpstream, sse_reply

HELLO = {"model": "m", "max_tokens": 10, "messages": [{"role": "user", "content": "hello"}]}


def post(body: object) -> bytes:
    data = json.dumps(body).encode()
    return b"POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: %d\r\n\r\n%b" % (len(data), data)


def settings(upstream: ScriptedUpstream) -> dict[str, str]:
    return {"MODEL_PROVIDER": "openai", "OPENAI_ENDPOINT": upstream.url, "OPENAI_API_KEY": "upstream-key"}


async def test_requests_that_outlast_the_grace_time_end_in_an_error(mock_clock: MockClock) -> None:
    begun = sse_reply(chat.role(), chat.text("Hel"), Ending.STALL)
    async with (
        ScriptedUpstream([begun, sse_reply(Ending.STALL)]) as upstream,
        running(**settings(upstream)) as server,
        await trio.open_tcp_stream("127.0.0.1", server.port) as one,
        await trio.open_tcp_stream("127.0.0.1", server.port) as two,
    ):
        stream, whole = Client(one), Client(two)
        await stream.send(post({**HELLO, "stream": True}))
        await stream.receive_until(b"Hel")
        await whole.send(post(HELLO))
        await upstream.wait_for_requests(2)
        server.stop.set()
        await pass_time(mock_clock, 29)
        assert (server.cut, server.front.running) == (None, 2)
        await pass_time(mock_clock, 2)

        assert server.cut == 2
        rest = (await stream.rest()).decode()
        assert 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error"' in rest
        assert rest.endswith("0\r\n\r\n")
        answer = await whole.answer("POST")
        assert (answer.status, answer.headers[b"connection"], answer.headers[b"retry-after"]) == (503, b"close", b"5")
        assert json.loads(answer.body)["error"] == {
            "type": "overloaded_error",
            "message": "The server is shutting down",
        }
        assert await whole.is_closed()
        await server.stopped.wait()
        await upstream.wait_for_open_connections(0)
        assert server.front.running == 0


async def test_a_stream_that_ends_in_time_is_whole(mock_clock: MockClock) -> None:
    # The clock stands still: the grace time does not pass.
    gate = trio.Event()
    reply = sse_reply(chat.role(), chat.text("Hel"), gate, chat.text("lo"), chat.finish("stop"), chat.DONE)
    async with ScriptedUpstream([reply]) as upstream, running(**settings(upstream)) as server:
        async with server.client.stream("POST", "/v1/messages", json={**HELLO, "stream": True}) as response:
            pieces = response.aiter_raw()
            body = await anext(pieces)
            server.stop.set()
            gate.set()
            body += b"".join([piece async for piece in pieces])
        assert check_stream(body).content == [{"type": "text", "text": "Hello"}]
        await server.stopped.wait()
        assert server.cut is None


LATE: list[tuple[bytes, int, bytes]] = [
    (b"GET /health/ready HTTP/1.1\r\nhost: localhost\r\n\r\n", 503, b'"reason":"shutting_down"'),
    (b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n", 503, b'{"status":"not_ready"'),
    (b"GET /v1/health HTTP/1.1\r\nhost: localhost\r\n\r\n", 503, b'{"status":"not_ready"'),
    (b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n", 200, b'"status":"alive"'),
    (post(HELLO), 503, b'"type":"overloaded_error","message":"The server is shutting down"'),
]


@pytest.mark.parametrize(("request_bytes", "status", "part"), LATE)
async def test_a_request_that_comes_late_on_an_open_connection(
    request_bytes: bytes, status: int, part: bytes, mock_clock: MockClock
) -> None:
    async with running() as server, await trio.open_tcp_stream("127.0.0.1", server.port) as stream:
        client = Client(stream)
        await client.send(request_bytes[:10])
        await wait_all_tasks_blocked()
        server.stop.set()
        await wait_all_tasks_blocked()
        with pytest.raises(httpx.ConnectError):
            await server.client.get("/health/ready")
        await client.send(request_bytes[10:])
        answer = await client.answer("POST")
        assert (answer.status, answer.headers[b"connection"]) == (status, b"close")
        assert part in answer.body
        if b"POST" in request_bytes:
            assert answer.headers[b"retry-after"] == b"5"
            assert answer.headers[b"x-should-retry"] == b"true"
        assert await client.is_closed()
        await server.stopped.wait()
