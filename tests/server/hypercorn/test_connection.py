"""How connections end: by the client, by the clock, by a cancelled write."""

from __future__ import annotations

import struct
from collections.abc import Callable

import h11
import pytest
import trio
from hypercorn.typing import (
    ASGIReceiveCallable,
    ASGISendCallable,
    HTTPScope,
)
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.server.hypercorn.connection import HEAD_SECONDS
from lynkr.server.hypercorn.worker import ServerConfig
from tests.server.hypercorn.support import (
    GET,
    asgi,
    body,
    disconnected,
    echo,
    pass_time,
    post,
    read_body,
    running,
    start,
)


def reset(stream: trio.SocketStream) -> None:
    stream.setsockopt(trio.socket.SOL_SOCKET, trio.socket.SO_LINGER, struct.pack("ii", 1, 0))
    stream.socket.close()


@pytest.mark.parametrize("leave", [lambda stream: stream.socket.close(), reset], ids=["closes", "resets"])
@pytest.mark.parametrize("pipelined", [b"", GET], ids=["alone", "pipelined"])
async def test_app_hears_that_the_client_left(leave: Callable[[trio.SocketStream], None], pipelined: bytes) -> None:
    began, heard = trio.Event(), trio.Event()
    requests = 0

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        nonlocal requests
        requests += 1
        await read_body(receive)
        began.set()
        await disconnected(receive)
        await start(send)
        await body(send, b"for nobody")
        heard.set()

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(post("/", b"hello") + pipelined)
        await began.wait()
        await wait_all_tasks_blocked()
        leave(client.stream)
        await heard.wait()
        await wait_all_tasks_blocked()
    assert requests == 1


async def test_half_closed_counts_as_left() -> None:
    heard, ends = trio.Event(), trio.Event()

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await disconnected(receive)
        heard.set()
        await ends.wait()

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        await client.stream.send_eof()
        await heard.wait()
        assert await client.is_closed()
        ends.set()


async def test_app_that_is_writing_to_a_client_that_left_can_end() -> None:
    ended = trio.Event()

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"x" * 100_000_000, more=True)
        ended.set()

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        await client.receive_until(b"\r\n\r\n")
        await client.stream.aclose()
        await ended.wait()


async def test_receive_after_the_answer_says_disconnect() -> None:
    types = []

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await echo(scope, receive, send)
        types.extend([(await receive())["type"] for _ in range(2)])

    async with running(asgi(app)) as server, server.client() as client:
        await client.request()
        await client.request()
        await wait_all_tasks_blocked()
    assert types == ["http.disconnect"] * 4


async def test_cancelled_write_to_a_slow_client_cuts_the_connection(mock_clock: MockClock) -> None:
    ended = trio.Event()

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, (b"content-length", b"100000000"))
        with trio.move_on_after(5) as scope_of_request:
            await body(send, b"x" * 50_000_000, more=True)
        assert scope_of_request.cancelled_caught
        await body(send, b"dropped")
        ended.set()

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        await pass_time(mock_clock, 6)
        await ended.wait()
        with pytest.raises(h11.RemoteProtocolError, match="without sending complete message body"):
            await client.answer()


async def test_a_client_that_takes_nothing_for_too_long_is_dropped(
    mock_clock: MockClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "hypercorn.error")
    heard = trio.Event()

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"x" * 50_000_000, more=True)
        await body(send, b"dropped", more=True)
        await disconnected(receive)
        heard.set()

    async with running(asgi(app), stall_timeout=300) as server, server.client() as client:
        await client.send(GET)
        await pass_time(mock_clock, 299)
        assert not heard.is_set()
        await pass_time(mock_clock, 2)
        await heard.wait()
        with pytest.raises(h11.RemoteProtocolError, match="without sending complete message body"):
            await client.answer()
    assert "took nothing of its answer for 300 s" in caplog.text


async def test_a_client_that_is_only_slow_is_not(mock_clock: MockClock) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"x" * 30_000_000)

    async with running(asgi(app), stall_timeout=300) as server, server.client() as client:
        await client.send(GET)
        received = b""
        while not received.endswith(b"0\r\n\r\n"):
            await pass_time(mock_clock, 299)
            received += await client.stream.receive_some(4_000_000)
        assert received.count(b"x") == 30_000_000


KEEP_ALIVE_SECONDS = ServerConfig.keep_alive_timeout


async def test_idle_connection_is_closed_after_a_while(mock_clock: MockClock) -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        for _ in range(3):  # every request begins the time anew
            await pass_time(mock_clock, KEEP_ALIVE_SECONDS - 1)
            assert (await client.request()).status == 200
        await pass_time(mock_clock, KEEP_ALIVE_SECONDS + 1)
        assert await client.is_closed()


async def test_fresh_connection_that_sends_nothing_is_closed(mock_clock: MockClock) -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        await pass_time(mock_clock, KEEP_ALIVE_SECONDS + 1)
        assert await client.is_closed()


@pytest.mark.parametrize("first", [False, True], ids=["later request", "first request"])
async def test_head_that_comes_too_slowly_ends_the_connection(mock_clock: MockClock, first: bool) -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        if not first:
            for piece in (GET[:10], GET[10:]):
                await client.send(piece)
                await wait_all_tasks_blocked()
            await client.answer()
        for piece in (b"GET / HTTP/1.1\r\n", b"Host: test\r\n", b"X: y\r\n"):  # only the first begins the time
            await client.send(piece)
            await pass_time(mock_clock, HEAD_SECONDS / 2 - 1)
        await pass_time(mock_clock, 4)
        assert await client.is_closed()


async def test_slow_head_is_served_if_it_comes_in_time(mock_clock: MockClock) -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        for _ in range(2):
            for piece in (GET[:10], GET[10:]):
                await client.send(piece)
                await pass_time(mock_clock, HEAD_SECONDS - 1)
            assert (await client.answer()).status == 200


async def test_partial_pipelined_head_is_timed_too(mock_clock: MockClock) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await wait_all_tasks_blocked()
        await echo(scope, receive, send)

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET + GET[:10])
        await client.answer()
        await pass_time(mock_clock, HEAD_SECONDS + 1)
        assert await client.is_closed()


async def test_neither_a_slow_app_nor_a_slow_body_is_timed(mock_clock: MockClock) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await read_body(receive)
        await trio.sleep(10_000)
        await start(send)
        await body(send, b"at last")

    async with running(asgi(app)) as server, server.client() as client:
        for piece in (post("/", b"hello")[:-2], b"lo"):
            await client.send(piece)
            await pass_time(mock_clock, 9_000)
        await pass_time(mock_clock, 2_000)
        assert (await client.answer("POST")).body == b"at last"
