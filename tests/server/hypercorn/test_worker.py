"""Listening, start-up and shutdown."""

from __future__ import annotations

import importlib
import socket as stdlib_socket

import pytest
import trio
from hypercorn.typing import (
    ASGIReceiveCallable,
    ASGISendCallable,
    HTTPScope,
    Scope,
)
from trio.testing import MockClock, wait_all_tasks_blocked

import lynkr.server.hypercorn
from lynkr.server.hypercorn import serve
from tests.server.hypercorn.support import (
    GET,
    Client,
    asgi,
    body,
    echo,
    pass_time,
    post,
    running,
    start,
)


async def test_shutdown_closes_idle_connections_and_the_listener() -> None:
    async with running(asgi(echo)) as server, server.client() as idle, server.client() as fresh:
        await idle.request()
        await wait_all_tasks_blocked()
        server.stop.set()
        assert await idle.is_closed()
        assert await fresh.is_closed()
        await server.stopped.wait()
        with pytest.raises(OSError, match="all attempts to connect"):
            await trio.open_tcp_stream("127.0.0.1", server.port)


async def test_shutdown_lets_answers_finish_and_closes_then(mock_clock: MockClock) -> None:
    # The clock stands still: the grace time does not pass.
    go = trio.Event()

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["path"] == "/stream":
            await start(send)
            await body(send, b"one", more=True)
        await go.wait()
        if scope["path"] != "/stream":
            await start(send)
        await body(send, b"two")

    async with running(asgi(app)) as server, server.client() as stream, server.client() as late:
        await stream.send(post("/stream", b""))
        await late.send(GET)
        await stream.receive_until(b"one\r\n")
        await wait_all_tasks_blocked()
        server.stop.set()
        await wait_all_tasks_blocked()
        assert not server.stopped.is_set()
        go.set()
        assert await stream.rest() == b"3\r\ntwo\r\n0\r\n\r\n"
        answer = await late.answer()
        assert (answer.body, answer.headers[b"connection"]) == (b"two", b"close")
        assert await late.is_closed()
        await server.stopped.wait()


async def test_shutdown_cuts_what_takes_longer_than_the_grace_time(mock_clock: MockClock) -> None:
    cancelled = trio.Event()

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"one", more=True)
        try:
            await trio.sleep_forever()
        finally:
            cancelled.set()

    async with running(asgi(app), graceful_timeout=30) as server, server.client() as client:
        await client.send(GET)
        await client.receive_until(b"one\r\n")
        server.stop.set()
        await pass_time(mock_clock, 29)
        assert not cancelled.is_set()
        await pass_time(mock_clock, 2)
        assert await client.rest() == b""
        await server.stopped.wait()
        assert cancelled.is_set()


async def test_lifespan_of_the_app_surrounds_the_server() -> None:
    events: list[str] = []

    async def app(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] == "lifespan":
            while (message := await receive())["type"] == "lifespan.startup":
                scope["state"]["shared"] = "state"
                events.append(message["type"])
                await send({"type": "lifespan.startup.complete"})
            events.append(message["type"])
            await send({"type": "lifespan.shutdown.complete"})
        else:
            assert scope["type"] == "http"
            events.append(scope["state"]["shared"])
            await echo(scope, receive, send)

    async with running(app) as server, server.client() as client:
        await client.request()
        server.stop.set()
        await server.stopped.wait()
    assert events == ["lifespan.startup", "state", "lifespan.shutdown"]


async def test_address_in_use_is_an_os_error() -> None:
    async with running(asgi(echo)) as server:
        with pytest.raises(OSError, match="Address already in use"):
            await serve(asgi(echo), host="127.0.0.1", port=server.port, graceful_timeout=1)


def has_ipv6() -> bool:
    try:
        with stdlib_socket.socket(stdlib_socket.AF_INET6) as socket:
            socket.bind(("::1", 0))
    except OSError:
        return False
    return True


async def test_localhost_is_all_its_addresses_with_one_port() -> None:
    found = stdlib_socket.getaddrinfo("localhost", 0, type=stdlib_socket.SOCK_STREAM)
    hosts = {f"[{address[0]}]" if ":" in str(address[0]) else address[0] for *_, address in found}
    if not has_ipv6():
        hosts.discard("[::1]")
    async with running(asgi(echo), host="localhost") as server:
        assert set(server.urls) == {f"http://{host}:{server.port}" for host in hosts}
        async with await trio.open_tcp_stream("localhost", server.port) as stream:
            assert (await Client(stream).request()).status == 200


def test_another_version_of_hypercorn_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: "0.19.0")
    with pytest.raises(ImportError, match=r"0\.19\.0 is installed: pip install hypercorn==0\.18\.0"):
        importlib.reload(lynkr.server.hypercorn)
