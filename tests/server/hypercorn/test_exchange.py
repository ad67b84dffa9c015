"""Requests and their answers, on real sockets."""

from __future__ import annotations

import json
import os
from contextvars import ContextVar

import pytest
import trio
from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.trio.worker_context import WorkerContext
from hypercorn.typing import (
    ASGIFramework,
    ASGIReceiveCallable,
    ASGISendCallable,
    ConnectionState,
    HTTPScope,
)
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.server.hypercorn import connection as connection_module
from lynkr.server.hypercorn.connection import LINGER_SECONDS, Connection
from lynkr.server.hypercorn.limits import Limits
from lynkr.server.hypercorn.protocol import UNREAD_BYTES
from lynkr.server.hypercorn.worker import ServerConfig
from tests.server.hypercorn.support import (
    GET,
    Server,
    asgi,
    body,
    echo,
    pass_time,
    post,
    read_body,
    running,
    start,
)


async def test_serves_several_requests_on_one_connection() -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        for number in range(3):
            answer = await client.request(f"/{number}", b"x" * number)
            assert (answer.status, answer.body) == (200, f"/{number}:".encode() + b"x" * number)
            assert b"connection" not in answer.headers


async def test_closes_when_the_client_asks_for_it() -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        answer = await client.request("/", headers=b"Connection: close\r\n")
        assert answer.headers[b"connection"] == b"close"
        assert await client.is_closed()


async def test_sends_a_date_and_no_server_name() -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        answer = await client.request()
        assert answer.headers[b"date"].endswith(b" GMT")
        assert b"server" not in answer.headers


async def test_scope_says_what_the_client_asked_for() -> None:
    scopes: list[HTTPScope] = []

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        scopes.append(scope)
        await echo(scope, receive, send)

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(b"POST /a%20b/%C3%A9?q=%41 HTTP/1.1\r\nHost: test\r\nX-Two: 1\r\nX-Two: 2\r\n\r\n")
        await client.answer()
        (scope,) = scopes
        assert (scope["method"], scope["http_version"], scope["scheme"]) == ("POST", "1.1", "http")
        assert (scope["path"], scope["raw_path"], scope["query_string"]) == ("/a b/é", b"/a%20b/%C3%A9", b"q=%41")
        assert list(scope["headers"]) == [(b"host", b"test"), (b"x-two", b"1"), (b"x-two", b"2")]
        assert scope["client"] == client.stream.socket.getsockname()
        assert scope["server"] == ("127.0.0.1", server.port)


async def test_answers_pipelined_requests_in_order_and_one_at_a_time() -> None:
    working = 0

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        nonlocal working
        working += 1
        assert working == 1
        await wait_all_tasks_blocked()
        working -= 1
        await echo(scope, receive, send)

    async with running(asgi(app)) as server, server.client() as client:
        last = post("/2", b"two" * 1000)
        await client.send(post("/1", b"one") + GET + last[:-10])
        assert (await client.answer()).body == b"/1:one"
        assert (await client.answer()).body == b"/:"
        await client.send(last[-10:])
        assert (await client.answer()).body == b"/2:" + b"two" * 1000


async def test_requests_may_be_split_anywhere() -> None:
    requests = (
        post("/1", b"hello")
        + b"POST /2 HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    )
    async with running(asgi(echo)) as server, server.client() as client:
        for position in range(1, len(requests)):
            await client.send(requests[:position])
            await wait_all_tasks_blocked()
            await client.send(requests[position:])
            assert [(await client.answer()).body for _ in range(2)] == [b"/1:hello", b"/2:abc"]


async def test_context_variables_of_a_request_do_not_reach_a_pipelined_one() -> None:
    variable = ContextVar[str]("variable", default="unset")

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        seen = variable.get()
        variable.set("set")
        await wait_all_tasks_blocked()  # until the next request is in the buffer
        await start(send)
        await body(send, seen.encode())

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET + GET)
        assert [(await client.answer()).body for _ in range(2)] == [b"unset", b"unset"]


async def test_serves_concurrent_connections() -> None:
    async def one(server: Server, number: int) -> None:
        async with server.client() as client:
            for _ in range(5):
                data = str(number).encode() * 30_000
                assert (await client.request("/", data)).body == b"/:" + data

    async with running(asgi(echo)) as server, trio.open_nursery() as nursery:
        for number in range(10):
            nursery.start_soon(one, server, number)


async def test_head_has_no_body() -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        await client.send(b"HEAD /x HTTP/1.1\r\nHost: test\r\n\r\n" + GET)
        answer = await client.answer("HEAD")
        assert (answer.status, answer.headers[b"content-length"], answer.body) == (200, b"3", b"")
        assert (await client.answer()).body == b"/:"


async def test_http_1_0_gets_an_answer_without_chunks() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"one", more=True)
        await body(send, b"two")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(b"GET / HTTP/1.0\r\n\r\n")
        head, _, received = (await client.rest()).partition(b"\r\n\r\n")
        assert b"connection: close" in head.lower()
        assert received == b"onetwo"


class Recorder(Connection):
    """A connection that notes what is written with each call."""

    writes: list[bytes]

    async def _send(self, data: bytes | memoryview) -> int:
        self.writes.append(bytes(data))
        return await super()._send(data)


async def writes_for(app: ASGIFramework, request: bytes) -> tuple[list[bytes], bytes]:
    """What a connection writes, call by call, for a request after which the client goes away; and what it gets."""
    ours, theirs = trio.socket.socketpair()
    connection = Recorder(
        ASGIWrapper(app), ServerConfig(), WorkerContext(None), ConnectionState({}), ours, Limits(graceful_timeout=1)
    )
    connection.writes = []
    async with trio.open_nursery() as nursery:
        nursery.start_soon(connection.run)
        await theirs.send(request)
        await wait_all_tasks_blocked()
        received = await theirs.recv(1 << 20)
        theirs.close()
    return connection.writes, received


async def test_whole_answer_is_one_write() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, (b"content-length", b"5"))
        await body(send, b"", more=True)
        await body(send, b"hello", more=scope["path"] == "/quart")
        if scope["path"] == "/quart":  # Quart ends every response with an empty message
            await body(send, b"")

    for path in (b"/", b"/quart"):
        writes, received = await writes_for(asgi(app), GET.replace(b"/ ", path + b" "))
        assert len(writes) == 1
        assert received.startswith(b"HTTP/1.1 200 ")
        assert received.endswith(b"\r\n\r\nhello")


async def test_what_has_arrived_when_idle_connections_close_is_answered() -> None:
    ours, theirs = trio.socket.socketpair()
    context = WorkerContext(None)
    limits = Limits(graceful_timeout=1)
    connection = Connection(ASGIWrapper(asgi(echo)), ServerConfig(), context, ConnectionState({}), ours, limits)
    with theirs:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(connection.run)
            await wait_all_tasks_blocked()
            assert os.write(theirs.fileno(), GET) == len(GET)  # without a checkpoint
            await context.terminated.set()
            connection.close_if_idle()
        assert (await theirs.recv(1000)).startswith(b"HTTP/1.1 200 ")


async def test_a_connection_that_is_closed_already_is_left_alone_when_idle_ones_close() -> None:
    ours, theirs = trio.socket.socketpair()
    context = WorkerContext(None)
    limits = Limits(graceful_timeout=1)
    connection = Connection(ASGIWrapper(asgi(echo)), ServerConfig(), context, ConnectionState({}), ours, limits)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(connection.run)
        await wait_all_tasks_blocked()
        theirs.close()
        await wait_all_tasks_blocked()
        connection.close_if_idle()


async def test_answer_of_unknown_length_is_one_write_with_its_end() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"hello")

    (write,), _ = await writes_for(asgi(app), GET)
    assert write.endswith(b"\r\n\r\n5\r\nhello\r\n0\r\n\r\n")


@pytest.mark.parametrize("status", [200, 204, 304])
async def test_answer_without_a_body_is_one_write(status: int) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, status=status)
        await body(send, b"", more=True)
        await body(send, b"")

    writes, _ = await writes_for(asgi(app), GET)
    assert len(writes) == 1


async def test_every_chunk_of_a_stream_is_one_write() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, (b"content-type", b"text/event-stream"))
        await body(send, b"", more=True)
        for chunk in (b"one", b"two", b"", b"three"):
            await body(send, chunk, more=True)
        await body(send, b"four")

    writes, _ = await writes_for(asgi(app), GET)
    assert writes[0].startswith(b"HTTP/1.1 200 ")
    assert writes[0].endswith(b"\r\n\r\n3\r\none\r\n")
    assert writes[1:] == [b"3\r\ntwo\r\n", b"5\r\nthree\r\n", b"4\r\nfour\r\n0\r\n\r\n"]


async def test_large_answer_to_a_slow_client_arrives_whole() -> None:
    data = bytes(range(256)) * 64 * 1024

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, data)

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        await wait_all_tasks_blocked()
        assert (await client.answer()).body == data


async def test_body_that_is_there_is_one_message() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["path"] == "/late":
            await wait_all_tasks_blocked()
        pieces = await read_body(receive)
        await start(send)
        await body(send, json.dumps([len(piece) for piece in pieces]).encode())

    async with running(asgi(app)) as server, server.client() as client:
        assert (await client.request("/", b"")).body == b"[0]"
        assert (await client.request("/", b"x" * 1000)).body == b"[1000]"
        assert (await client.request("/late", b"x" * 200_000)).body == b"[200000]"
        chunked = b"POST /late HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 50
        await client.send(chunked + b"0\r\n\r\n")
        assert (await client.answer()).body == b"[50]"


async def test_body_reaches_the_app_as_it_comes() -> None:
    seen: list[tuple[bytes, bool]] = []

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        while True:
            message = await receive()
            assert message["type"] == "http.request"
            seen.append((message["body"], message["more_body"]))
            if not message["more_body"]:
                break
        await start(send)
        await body(send, b"")

    async with running(asgi(app)) as server, server.client() as client:
        for piece in (post("/", b"onetwothree")[:-11], b"one", b"two", b"three"):
            await client.send(piece)
            await wait_all_tasks_blocked()
        await client.answer()
    assert seen == [(b"one", True), (b"two", True), (b"three", False)]


async def test_app_that_does_not_read_holds_the_client_back() -> None:
    go = trio.Event()
    data = b"x" * (32 * 1024 * 1024)

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await go.wait()
        message = await receive()
        assert message["type"] == "http.request"
        first = len(message["body"])
        rest = sum(map(len, await read_body(receive)))
        await start(send)
        await body(send, json.dumps([first, rest]).encode())

    async with running(asgi(app)) as server, server.client() as client, trio.open_nursery() as nursery:
        nursery.start_soon(client.send, post("/", data))
        await wait_all_tasks_blocked(0.05)
        go.set()
        first, rest = json.loads((await client.answer()).body)
        assert first < UNREAD_BYTES + connection_module.RECEIVE_BYTES
        assert first + rest == len(data)


async def test_pipelining_client_is_held_back() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await trio.sleep_forever()

    async with running(asgi(app)) as server, server.client() as client, trio.open_nursery() as nursery:
        nursery.start_soon(client.send_forever, 100_000, GET)
        before = -1
        while client.sent > before:
            before = client.sent
            assert before < 32 * 1024 * 1024  # the kernel's buffers hold less
            await wait_all_tasks_blocked(0.05)
        assert client.sent > 0
        nursery.cancel_scope.cancel()


@pytest.mark.parametrize("late", [False, True])
async def test_early_refusal_reaches_a_client_that_sends_its_whole_body_first(late: bool) -> None:
    size = 64 * 1024 * 1024

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if late:
            await wait_all_tasks_blocked()  # the client too, which can't get rid of more
        await start(send, (b"content-length", b"9"), status=413)
        await body(send, b"too large")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(post("/", b"")[:-5] + f"{size}\r\n\r\n".encode())
        for _ in range(size // 1_048_576):
            await client.send(b"x" * 1_048_576)
        answer = await client.answer("POST")
        assert (answer.status, answer.body, answer.headers[b"connection"]) == (413, b"too large", b"close")
        assert await client.is_closed()


async def test_refused_client_that_sends_forever_is_cut_off(mock_clock: MockClock) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, (b"content-length", b"0"), status=401)
        await body(send, b"")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(post("/", b"")[:-5] + b"1000000\r\n\r\n")
        assert (await client.answer("POST")).status == 401
        assert await client.is_closed()  # its half: nothing more will come
        await client.send(b"x")
        await pass_time(mock_clock, LINGER_SECONDS + 0.1)
        with pytest.raises(trio.BrokenResourceError):
            await client.send_forever(1000)


async def test_refused_client_that_sends_too_much_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, mock_clock: MockClock
) -> None:
    # The clock stands still.
    monkeypatch.setattr(connection_module, "LINGER_BYTES", 1_000_000)

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, (b"content-length", b"0"), status=413)
        await body(send, b"")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(post("/", b"")[:-5] + b"100000000\r\n\r\n")
        with pytest.raises(trio.BrokenResourceError):
            await client.send_forever(100_000)
        assert client.sent >= 1_000_000


async def test_100_continue_is_sent_when_the_app_wants_the_body() -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        head, data = post("/", b"hello", b"Expect: 100-continue\r\n").split(b"\r\n\r\n")
        await client.send(head + b"\r\n\r\n")
        assert await client.receive_until(b"\r\n\r\n") == b"HTTP/1.1 100 \r\n\r\n"
        await client.send(data)
        answer = await client.answer("POST")
        assert (answer.body, answer.informational) == (b"/:hello", [])
        assert (await client.request("/", b"again")).body == b"/:again"


async def test_100_continue_is_not_sent_for_a_body_that_is_refused_or_already_there() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["path"] == "/refuse":
            await start(send, (b"content-length", b"0"), status=413)
            await body(send, b"")
        else:
            await echo(scope, receive, send)

    async with running(asgi(app)) as server:
        async with server.client() as client:
            await client.send(post("/", b"hello", b"Expect: 100-continue\r\n"))
            answer = await client.answer("POST")
            assert (answer.status, answer.informational) == (200, [])
        async with server.client() as client:
            await client.send(post("/refuse", b"hello", b"Expect: 100-continue\r\n")[:-5])
            answer = await client.answer("POST")
            assert (answer.status, answer.informational, answer.headers[b"connection"]) == (413, [], b"close")
