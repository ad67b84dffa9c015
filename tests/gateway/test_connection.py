from __future__ import annotations

import httpx
import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.gateway.connection import Connection, State
from lynkr.gateway.origin import Origin
from tests.gateway.serving import OK, Handler, Peer, Server, answer_ok, answering, serving

REQUEST = b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi"
LARGE = (b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 40000000\r\n\r\n", bytes(40_000_000))
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


class Opened:
    """A connection, and how often it said that it had closed."""

    def __init__(self, server: Server, stream: trio.SocketStream) -> None:
        self.closed = 0
        self.connection = Connection(Origin("http", "127.0.0.1", server.port), stream, stream, self._note)

    def _note(self, connection: Connection) -> None:
        assert connection is self.connection
        self.closed += 1

    async def request(
        self, *parts: bytes, method: str = "POST", read: float | None = None, write: float | None = None
    ) -> bytes:
        return await self.connection.request(method, parts or (REQUEST,), read_timeout=read, write_timeout=write)

    async def rest_of_body(self) -> list[bytes]:
        pieces = []
        while piece := await self.connection.read():
            pieces.append(piece)
        return pieces


async def open_to(server: Server) -> Opened:
    return Opened(server, await trio.open_tcp_stream("127.0.0.1", server.port))


def assert_closed(opened: Opened) -> None:
    assert opened.connection.state is State.CLOSED
    assert opened.closed == 1
    assert not opened.connection.rest(0.0)
    opened.connection.close()
    assert opened.closed == 1


async def test_goes_from_idle_to_active_to_idle_to_closed() -> None:
    async with serving(answer_ok) as server:
        opened = await open_to(server)
        connection = opened.connection
        states = [connection.state]
        for now in (1.0, 2.0):
            assert await opened.request() == b"hi"
            states.append(connection.state)
            assert connection.complete
            assert (connection.status, connection.headers) == (200, [(b"Content-Length", b"2")])
            assert await connection.read() == b""
            assert connection.rest(now)
            assert connection.idle_since == now
            states.append(connection.state)
        assert states == [State.IDLE, State.ACTIVE, State.IDLE, State.ACTIVE, State.IDLE]
        assert opened.closed == 0
        connection.close()
        assert_closed(opened)
        await server.peers[0].client_closed.wait()
        assert server.requests == [REQUEST, REQUEST]


async def test_a_connection_with_a_rest_of_a_body_does_not_rest() -> None:
    async with serving(answering(OK[:-1])) as server:
        opened = await open_to(server)
        assert await opened.request() == b"h"
        assert not opened.connection.rest(0.0)
        assert_closed(opened)


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
        OK + b"more",
        b"HTTP/1.0 200 OK\r\n\r\nhi",
    ],
)
async def test_a_connection_that_the_server_will_close_does_not_rest(reply: bytes) -> None:
    async with serving(answering(reply)) as server:
        opened = await open_to(server)
        assert b"".join([await opened.request(), *await opened.rest_of_body()]) == b"hi"
        assert not opened.connection.rest(0.0)
        assert_closed(opened)


async def test_gives_one_piece_for_each_read() -> None:
    go_on = trio.Event()
    steps = [b"1\r\na\r\n1\r\nb\r\n", b"2\r\ncd\r", b"\n", b"1\r\ne\r\n0\r\n\r\n"]

    async def handler(peer: Peer) -> None:
        nonlocal go_on
        await peer.read_request()
        await peer.send(CHUNKED)
        for step in steps:
            await go_on.wait()
            go_on = trio.Event()
            await peer.send(step)
        await peer.wait_for_close()

    async with serving(handler) as server:
        opened = await open_to(server)
        assert await opened.request() == b""
        pieces = []
        for _ in range(3):
            go_on.set()
            pieces.append(await opened.connection.read())
            await wait_all_tasks_blocked()
            if len(pieces) == 2:
                # The third step is framing alone, and no piece.
                go_on.set()
                await wait_all_tasks_blocked()
        assert pieces == [b"ab", b"cd", b"e"]
        assert await opened.connection.read() == b""
        assert opened.connection.rest(0.0)
        opened.connection.close()


async def test_knows_when_an_idle_connection_has_become_stale() -> None:
    go_on = trio.Event()

    async def handler(peer: Peer) -> None:
        await peer.read_request()
        await peer.send(OK)
        await go_on.wait()
        if peer.number == 0:
            await peer.send(b"stray")
            await peer.wait_for_close()
        elif peer.number == 1:
            peer.reset()

    async with serving(handler) as server:
        all_opened = []
        for _ in range(3):
            opened = await open_to(server)
            await opened.request()
            assert opened.connection.rest(0.0)
            assert not opened.connection.is_stale()
            all_opened.append(opened)
        go_on.set()
        await wait_all_tasks_blocked()
        # Stray bytes, a reset, an end.
        for opened in all_opened:
            assert opened.connection.is_stale()
            opened.connection.close()


async def silent(peer: Peer) -> None:
    """Reads no request, and keeps the connection open."""
    await trio.sleep_forever()


async def reset_at_once(peer: Peer) -> None:
    peer.reset()


async def reset_after_request(peer: Peer) -> None:
    await peer.read_request()
    peer.reset()


async def reset_in_the_body(peer: Peer) -> None:
    await peer.read_request()
    await peer.send(CHUNKED + b"2\r\nhi\r\n")
    await wait_all_tasks_blocked()
    peer.reset()


@pytest.mark.parametrize(
    ("handler", "parts", "error", "message", "lost"),
    [
        (answering(b""), (REQUEST,), httpx.RemoteProtocolError, "without an answer", True),
        (
            answering(b"HTTP/1.1 200 OK\r\nCont"),
            (REQUEST,),
            httpx.RemoteProtocolError,
            "middle of the response's head",
            False,
        ),
        (answering(b"220 mail.test ESMTP\r\n"), (REQUEST,), httpx.RemoteProtocolError, "not HTTP/1.1", False),
        (
            answering(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000),
            (REQUEST,),
            httpx.RemoteProtocolError,
            "too large",
            False,
        ),
        (reset_after_request, (REQUEST,), httpx.ReadError, "[Rr]eset", True),
        (reset_at_once, LARGE, httpx.WriteError, "[Rr]eset|[Bb]roken pipe", True),
    ],
)
async def test_says_what_went_wrong_before_the_body(
    handler: Handler, parts: tuple[bytes, ...], error: type[httpx.TransportError], message: str, lost: bool
) -> None:
    async with serving(handler) as server:
        opened = await open_to(server)
        with pytest.raises(error, match=message):
            await opened.request(*parts)
        assert opened.connection.lost == lost
        assert_closed(opened)


@pytest.mark.parametrize(
    ("handler", "error", "message"),
    [
        (answering(CHUNKED + b"2\r\nhi\r\n"), httpx.RemoteProtocolError, "middle of the response's body"),
        (answering(OK.replace(b" 2", b" 9")), httpx.RemoteProtocolError, "middle of the response's body"),
        (reset_in_the_body, httpx.ReadError, "[Rr]eset"),
    ],
)
async def test_says_what_went_wrong_in_the_body(
    handler: Handler, error: type[httpx.TransportError], message: str
) -> None:
    async with serving(handler) as server:
        opened = await open_to(server)
        assert await opened.request() == b"hi"
        with pytest.raises(error, match=message):
            await opened.connection.read()
        assert_closed(opened)


async def test_reads_the_answer_of_a_server_that_does_not_read_the_request() -> None:
    refusal = b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno"

    async def handler(peer: Peer) -> None:
        await peer.send(refusal)
        # Closing with bytes unread resets the connection, under the request that is still being written.

    async with serving(handler) as server:
        opened = await open_to(server)
        body = await opened.request(*LARGE)
        assert (opened.connection.status, body) == (413, b"no")
        assert not opened.connection.rest(0.0), "half a request went out on it"
        assert_closed(opened)


async def test_reading_has_a_limit(autojump_clock: MockClock) -> None:
    async with serving(silent) as server:
        opened = await open_to(server)
        began = trio.current_time()
        with pytest.raises(httpx.ReadTimeout, match="7 s"):
            await opened.request(read=7)
        assert trio.current_time() - began == 7
        assert_closed(opened)


async def test_writing_has_a_limit(autojump_clock: MockClock) -> None:
    async with serving(silent) as server:
        opened = await open_to(server)
        began = trio.current_time()
        with pytest.raises(httpx.WriteTimeout, match="8 s"):
            await opened.request(*LARGE, read=7, write=8)
        assert trio.current_time() - began == 8
        assert_closed(opened)


async def test_the_limit_is_for_each_read(autojump_clock: MockClock) -> None:
    async def handler(peer: Peer) -> None:
        await peer.read_request()
        for piece in (CHUNKED, b"1\r\na\r\n", b"1\r\nb\r\n"):
            await trio.sleep(6)
            await peer.send(piece)
        await trio.sleep_forever()

    async with serving(handler) as server:
        opened = await open_to(server)
        assert await opened.request(read=7) == b""
        assert await opened.connection.read() == b"a"
        assert await opened.connection.read() == b"b"
        with pytest.raises(httpx.ReadTimeout):
            await opened.connection.read()
        assert trio.current_time() == 18 + 7
        assert_closed(opened)


async def test_closing_ends_a_read_of_another_task() -> None:
    async def read(opened: Opened) -> None:
        with pytest.raises(httpx.ReadError, match="on this side"):
            await opened.request()

    async with serving(silent) as server:
        opened = await open_to(server)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(read, opened)
            await wait_all_tasks_blocked()
            opened.connection.close()
        assert not opened.connection.lost
        assert_closed(opened)
