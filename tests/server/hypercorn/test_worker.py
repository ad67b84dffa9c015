"""Listening, start-up and shutdown."""

from __future__ import annotations

import importlib
import sys

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
from lynkr.server.hypercorn import Limits, serve
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


async def test_shutdown_closes_idle_connections_and_the_listener(mock_clock: MockClock) -> None:
    # The clock stands still: the grace time does not pass.
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


async def test_an_app_that_is_told_that_its_time_is_over_has_a_second_to_end(mock_clock: MockClock) -> None:
    over = trio.Event()

    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"one", more=True)
        await over.wait()
        await trio.sleep(0.5 if scope["path"] == "/quick" else 2)
        await body(send, b"two")

    async with (
        running(asgi(app), graceful_timeout=30, on_overtime=over.set) as server,
        server.client() as quick,
        server.client() as slow,
    ):
        for client, path in ((quick, "/quick"), (slow, "/slow")):
            await client.send(post(path, b""))
            await client.receive_until(b"one\r\n")
        server.stop.set()
        await pass_time(mock_clock, 29)
        assert not over.is_set()
        await pass_time(mock_clock, 1)
        assert over.is_set()
        await pass_time(mock_clock, 0.5)
        assert await quick.rest() == b"3\r\ntwo\r\n0\r\n\r\n"
        assert not server.stopped.is_set()
        await pass_time(mock_clock, 0.5)
        assert await slow.rest() == b""
        await server.stopped.wait()


async def test_a_request_that_has_begun_is_answered_in_spite_of_the_shutdown() -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        await client.send(GET[:10])
        await wait_all_tasks_blocked()
        server.stop.set()
        await wait_all_tasks_blocked()
        await client.send(GET[10:])
        answer = await client.answer()
        assert (answer.status, answer.headers[b"connection"]) == (200, b"close")
        await server.stopped.wait()


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
            await serve(asgi(echo), host="127.0.0.1", port=server.port, limits=Limits(graceful_timeout=1))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has 127.0.0.2 without being told")
async def test_all_addresses_of_a_name_that_the_machine_has_are_served_with_one_port(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look_up = trio.socket.getaddrinfo

    async def getaddrinfo(host: str, port: int, **options: int) -> object:
        if host != "three.test":
            return await look_up(host, port, **options)
        found = [await look_up(address, port, **options) for address in ("127.0.0.1", "127.0.0.2", "192.0.2.1")]
        return [entry for (entry,) in found]

    monkeypatch.setattr(trio.socket, "getaddrinfo", getaddrinfo)
    async with running(asgi(echo), host="three.test") as server:
        assert server.urls == [f"http://127.0.0.1:{server.port}", f"http://127.0.0.2:{server.port}"]
        for host in ("127.0.0.1", "127.0.0.2"):
            async with await trio.open_tcp_stream(host, server.port) as stream:
                assert (await Client(stream).request()).status == 200


async def test_localhost_is_served() -> None:
    async with (
        running(asgi(echo), host="localhost") as server,
        await trio.open_tcp_stream("localhost", server.port) as stream,
    ):
        assert (await Client(stream).request()).status == 200


def test_another_version_of_hypercorn_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: "0.19.0")
    with pytest.raises(ImportError, match=r"0\.19\.0 is installed: pip install hypercorn==0\.18\.0"):
        importlib.reload(lynkr.server.hypercorn)
