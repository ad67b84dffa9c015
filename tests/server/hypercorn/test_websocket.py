"""hypercorn's WebSockets on our connection."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import trio
from hypercorn.typing import ASGIReceiveCallable, ASGISendCallable, HTTPScope, WebsocketScope
from trio.testing import MockClock, wait_all_tasks_blocked
from trio_websocket import ConnectionClosed, WebSocketConnection, wrap_client_stream

from lynkr.server.hypercorn.worker import ServerConfig
from tests.server.hypercorn.support import GET, Server, asgi, echo, pass_time, running

HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


async def ws_accept(send: ASGISendCallable) -> None:
    await send({"type": "websocket.accept", "subprotocol": None, "headers": []})


@asynccontextmanager
async def open_websocket(server: Server) -> AsyncIterator[WebSocketConnection]:
    """A client that closes its socket, which trio-websocket leaves open after the server's close."""
    async with await trio.open_tcp_stream("127.0.0.1", server.port) as stream, trio.open_nursery() as nursery:
        websocket = await wrap_client_stream(nursery, stream, "127.0.0.1", "/", max_message_size=2**26)
        yield websocket
        await websocket.aclose()


async def ws_echo(scope: WebsocketScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    assert (await receive())["type"] == "websocket.connect"
    await ws_accept(send)
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": message["bytes"], "text": message["text"]})


async def test_websocket_echoes() -> None:
    big = "x" * 3_000_000
    async with running(asgi(echo, ws_echo)) as server:
        async with open_websocket(server) as websocket:
            for message in ("hello", b"bytes", big):
                await websocket.send_message(message)
                assert await websocket.get_message() == message
            await websocket.ping(b"payload")
        async with server.client() as client:
            assert (await client.request()).status == 200


async def test_websocket_server_pings_and_ends_without_waiting_for_the_next(mock_clock: MockClock) -> None:
    ended = trio.Event()

    async def app(scope: WebsocketScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await ws_echo(scope, receive, send)
        ended.set()

    async with running(asgi(None, app)) as server:
        async with server.client() as client:  # by hand, since trio-websocket answers pings, but shows none
            await client.send(HANDSHAKE.replace(b"Connection: ", b"Connection: keep-alive, "))
            head = await client.receive_until(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 101 ")
            assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in head
            for _ in range(3):
                await pass_time(mock_clock, 20.5)
                assert await client.receive_until(b"\x89\x00") == b"\x89\x00"
        await ended.wait()
        server.stop.set()
        await server.stopped.wait()  # the clock stands still


async def test_websocket_can_be_refused_with_an_answer() -> None:
    async def app(scope: WebsocketScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"2")]
        await send({"type": "websocket.http.response.start", "status": 401, "headers": headers})
        await send({"type": "websocket.http.response.body", "body": b"{}", "more_body": False})

    async with running(asgi(None, app)) as server, server.client() as client:
        await client.send(HANDSHAKE)
        answer = await client.answer()
        assert (answer.status, answer.headers[b"content-type"], answer.body) == (401, b"application/json", b"{}")
        assert await client.is_closed()


async def test_websocket_closed_by_the_app_says_why() -> None:
    async def app(scope: WebsocketScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await ws_accept(send)
        await receive()
        await receive()
        await send({"type": "websocket.close", "code": 4321, "reason": "because"})

    async with running(asgi(None, app)) as server, open_websocket(server) as websocket:
        await websocket.send_message("go")
        with pytest.raises(ConnectionClosed):
            await websocket.get_message()
        assert websocket.closed is not None
        assert (websocket.closed.code, websocket.closed.reason) == (4321, "because")


async def test_websocket_message_that_is_too_big_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ServerConfig, "websocket_max_message_size", 1000)
    ended = trio.Event()

    async def app(scope: WebsocketScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await ws_echo(scope, receive, send)
        ended.set()

    async with running(asgi(None, app)) as server, open_websocket(server) as websocket:
        await websocket.send_message("x" * 2000)
        with pytest.raises(ConnectionClosed):
            await websocket.get_message()
        assert websocket.closed is not None
        assert websocket.closed.code == 1009
        await ended.wait()


async def test_websocket_message_that_is_too_big_is_not_collected_any_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ServerConfig, "websocket_max_message_size", 1000)
    async with running(asgi(None, ws_echo)) as server, server.client() as client:
        await client.send(HANDSHAKE)
        await client.receive_until(b"\r\n\r\n")
        for opcode in (b"\x01", b"\x00", b"\x00"):  # a first fragment and two more
            await client.send(opcode + b"\xfe\x02\x58" + b"\x00" * 4 + b"x" * 600)
        assert (await client.rest()).endswith(b"\x88\x02\x03\xf1")  # close, 1009


async def test_websocket_app_that_returns_with_unread_messages_leaves_nothing_behind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    full = trio.Event()

    async def app(scope: WebsocketScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await ws_accept(send)
        await full.wait()

    async with running(asgi(None, app)) as server:
        async with open_websocket(server) as websocket:
            for _ in range(ServerConfig.max_app_queue_size + 5):
                await websocket.send_message("unread")
            await wait_all_tasks_blocked()
            full.set()
            with pytest.raises(ConnectionClosed):
                await websocket.get_message()
        server.stop.set()
        await server.stopped.wait()
    assert not [record for record in caplog.records if record.name == "hypercorn.error"]


async def test_websocket_frame_before_the_handshake_is_answered_ends_the_connection() -> None:
    ended = trio.Event()

    async def app(scope: WebsocketScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        while (await receive())["type"] != "websocket.disconnect":
            pass
        ended.set()

    async with running(asgi(None, app)) as server, server.client() as client:
        await client.send(HANDSHAKE)
        await wait_all_tasks_blocked()
        await client.send(b"\x81\x80\x00\x00\x00\x00")
        await ended.wait()
        assert await client.is_closed()


async def test_websocket_handshake_that_is_wrong_is_refused_and_closed() -> None:
    async with running(asgi()) as server, server.client() as client:
        await client.send(HANDSHAKE.replace(b"Version: 13", b"Version: 8"))
        assert (await client.answer()).status == 400
        assert await client.is_closed()


async def test_websocket_works_behind_a_pipelined_request() -> None:
    async def slow_echo(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await wait_all_tasks_blocked()
        await echo(scope, receive, send)

    async with running(asgi(slow_echo, ws_echo)) as server, server.client() as client:
        await client.send(GET + HANDSHAKE)
        assert (await client.answer()).status == 200
        assert (await client.receive_until(b"\r\n\r\n")).startswith(b"HTTP/1.1 101 ")
        await client.send(b"\x81\x82\x00\x00\x00\x00hi")
        await client.receive_until(b"\x81\x02hi")
