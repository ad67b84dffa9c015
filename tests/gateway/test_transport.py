from __future__ import annotations

import gzip
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path

import httpx
import pytest
import trio
import trustme
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.gateway.transport import Transport
from tests.gateway.serving import OK, Handler, Peer, Server, answer_ok, answering, serving
from tests.gateway.test_connect import certified

LARGE = bytes(40_000_000)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    async with Transport() as transport:
        yield transport
        # Whatever a test does, nothing hangs in the air when its responses are done with.
        assert counts(transport)[2] == 0


def counts(transport: Transport) -> tuple[int, int, int]:
    return transport.open_connections, transport.idle_connections, transport.active


def post(server: Server | str, content: bytes = b"hi", **extensions: Mapping[str, float | None]) -> httpx.Request:
    url = server if isinstance(server, str) else server.url
    return httpx.Request("POST", url, content=content, extensions=extensions)


async def items(response: httpx.Response) -> list[bytes]:
    assert isinstance(response.stream, httpx.AsyncByteStream)
    pieces = [piece async for piece in response.stream]
    await response.aclose()
    return pieces


async def fetch(transport: Transport, request: httpx.Request) -> bytes:
    return b"".join(await items(await transport.handle_async_request(request)))


# A request and its response


async def test_sends_a_request_and_gives_its_response(transport: Transport) -> None:
    reply = b"HTTP/1.1 201 Created\r\nX-A: 1\r\nx-a: 2\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    async with serving(answering(reply)) as server:
        request = httpx.Request("POST", f"{server.url}?a=b%20c#d", headers=[("X-Key", "k")], content=b"body")
        response = await transport.handle_async_request(request)
        assert response.status_code == 201
        assert response.headers.get_list("x-a") == ["1", "2"]
        assert await items(response) == [b"hello"]
        host = f"127.0.0.1:{server.port}".encode()
        assert server.requests == [
            b"POST /v1/chat?a=b%20c HTTP/1.1\r\nHost: " + host + b"\r\nX-Key: k\r\nContent-Length: 4\r\n\r\nbody"
        ]


async def test_head_has_no_body(transport: Transport) -> None:
    async with serving(
        answering(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\nContent-Encoding: br\r\n\r\n", OK)
    ) as server:
        response = await transport.handle_async_request(httpx.Request("HEAD", server.url))
        assert response.headers["content-length"] == "99"
        assert await items(response) == []
        assert await fetch(transport, post(server)) == b"hi"
        assert len(server.peers) == 1


async def test_a_body_that_was_given_as_a_stream_goes_as_a_whole(transport: Transport) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    async with serving(answer_ok) as server:
        for request in (
            httpx.Request("POST", server.url, content=pieces()),
            httpx.Request("POST", server.url, stream=httpx.ByteStream(b"onetwo")),
            httpx.Request("POST", server.url, content=iter([b"one", b"two"])),
        ):
            assert await fetch(transport, request) == b"hi"
        for request_bytes in server.requests:
            assert request_bytes.endswith(b"\r\nContent-Length: 6\r\n\r\nonetwo")
            assert b"hunked" not in request_bytes
            assert request_bytes.lower().count(b"\r\nhost: ") == 1


@pytest.mark.parametrize("size", [0, 1, 1_048_576, 1_048_577, 5_000_000])
async def test_sends_bodies_of_all_sizes(transport: Transport, size: int) -> None:
    body = os.urandom(size)
    async with serving(answer_ok) as server:
        assert await fetch(transport, post(server, body)) == b"hi"
        assert server.requests[0].partition(b"\r\n\r\n")[2] == body


async def test_gives_one_item_for_each_read(transport: Transport) -> None:
    sent = trio.Event()

    async def handler(peer: Peer) -> None:
        nonlocal sent
        await peer.read_request()
        await peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n")
        for piece in (b"1\r\nc\r\n1\r\nd\r\n", b"1\r\ne\r\n0\r\n\r\n"):
            await wait_all_tasks_blocked()
            await sent.wait()
            sent = trio.Event()
            await peer.send(piece)
        await peer.wait_for_close()

    async with serving(handler) as server:
        response = await transport.handle_async_request(post(server))
        assert isinstance(response.stream, httpx.AsyncByteStream)
        pieces = response.stream.__aiter__()
        assert await anext(pieces) == b"ab"
        sent.set()
        assert await anext(pieces) == b"cd"
        assert counts(transport) == (1, 0, 1)
        sent.set()
        assert await anext(pieces) == b"e"
        assert counts(transport) == (1, 1, 0), "given back with the last byte"
        with pytest.raises(StopAsyncIteration):
            await anext(pieces)
        await response.aclose()
        assert counts(transport) == (1, 1, 0)


@pytest.mark.parametrize("coding", ["gzip", "br"])
async def test_decodes_what_nobody_asked_to_be_coded(transport: Transport, coding: str) -> None:
    text = b"hello " * 1000
    body = gzip.compress(text)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(body)}\r\nX: y\r\n\r\n".encode()
    async with serving(answering(head + body)) as server:
        if coding == "br":
            with pytest.raises(httpx.RemoteProtocolError, match="'br'"):
                await transport.handle_async_request(post(server))
            assert counts(transport) == (0, 0, 0)
            return
        response = await transport.handle_async_request(post(server))
        assert response.headers.raw == [(b"X", b"y")]
        assert await response.aread() == text
        assert b"ncoding" not in server.requests[0]


async def test_a_coded_body_that_breaks_off_is_an_error(transport: Transport) -> None:
    body = gzip.compress(b"hello " * 1000)[:-5]
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    async with serving(answering(head + body)) as server:
        response = await transport.handle_async_request(post(server))
        with pytest.raises(httpx.RemoteProtocolError, match="middle of its gzip"):
            await response.aread()
        await response.aclose()


async def test_a_header_cannot_bring_another(transport: Transport) -> None:
    async with serving(answer_ok) as server:
        for headers in ([(b"X-Key", b"sk-secret\r\nX-Evil: 1")], [(b"X-Key: 1\r\nX-Evil", b"sk-secret")]):
            request = httpx.Request("POST", server.url, headers=headers, content=b"hi")
            with pytest.raises(httpx.LocalProtocolError, match="X-Key") as caught:
                await transport.handle_async_request(request)
            assert "secret" not in str(caught.value)
        assert counts(transport) == (0, 0, 0)
        assert server.peers == []


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "/v1/chat"])
async def test_other_urls_are_refused(transport: Transport, url: str) -> None:
    with pytest.raises(httpx.UnsupportedProtocol):
        await transport.handle_async_request(post(url))


async def test_works_inside_an_httpx_client() -> None:
    text = b'{"hello": "world"}'
    body = gzip.compress(text)
    reply = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body

    async def pieces() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    transport = Transport()
    async with serving(
        answering(reply, OK, OK, b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n", OK)
    ) as server:
        async with httpx.AsyncClient(transport=transport) as client:
            response = await client.post(server.url, json={"a": 1})
            assert response.json() == {"hello": "world"}
            assert (await client.post(server.url, content=pieces())).text == "hi"
            async with client.stream("GET", server.url) as response:
                assert [piece async for piece in response.aiter_raw()] == [b"hi"]
            response = await client.get(server.url, follow_redirects=True)
            assert response.url.path == "/there"
            assert response.text == "hi"
            assert counts(transport) == (1, 1, 0)
        assert counts(transport) == (0, 0, 0)
        assert len(server.peers) == 1


# Keeping connections


async def test_uses_a_connection_again(transport: Transport) -> None:
    async with serving(answer_ok) as server:
        for _ in range(20):
            assert await fetch(transport, post(server)) == b"hi"
            assert counts(transport) == (1, 1, 0)
        assert [len(peer.requests) for peer in server.peers] == [20]


async def test_a_connection_belongs_to_its_origin(transport: Transport) -> None:
    async with serving(answer_ok) as one, serving(answer_ok) as other:
        for _ in range(2):
            for url in (one.url, other.url):
                assert await fetch(transport, post(url)) == b"hi"
        assert [len(server.peers) for server in (one, other)] == [1, 1]
        assert counts(transport) == (2, 2, 0)


async def test_the_last_used_connection_is_used_first(transport: Transport) -> None:
    async with serving(answer_ok) as server:
        async with trio.open_nursery() as nursery:
            for _ in range(3):
                nursery.start_soon(fetch, transport, post(server))
        for _ in range(5):
            await fetch(transport, post(server))
        assert sorted(len(peer.requests) for peer in server.peers) == [1, 1, 6]


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\n\r\nhi",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        OK + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
    ],
)
async def test_a_connection_that_cannot_be_used_again_closes(transport: Transport, reply: bytes) -> None:
    async with serving(answering(reply)) as server:
        for _ in range(2):
            assert await fetch(transport, post(server)) == b"hi"
            assert counts(transport) == (0, 0, 0)
        assert len(server.peers) == 2


async def test_closing_a_response_before_its_end_closes_the_socket(transport: Transport) -> None:
    async def handler(peer: Peer) -> None:
        await peer.read_request()
        await peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi")
        await peer.wait_for_close()

    async with serving(handler) as server:
        response = await transport.handle_async_request(post(server))
        assert isinstance(response.stream, httpx.AsyncByteStream)
        pieces = response.stream.__aiter__()
        assert await anext(pieces) == b"hi"
        assert counts(transport) == (1, 0, 1)
        with trio.CancelScope() as scope:
            # Even where nothing can wait any more.
            scope.cancel()
            await response.aclose()
        assert counts(transport) == (0, 0, 0)
        await server.peers[0].client_closed.wait()
        with pytest.raises(httpx.StreamClosed):
            await anext(pieces)


async def test_idle_connections_expire(autojump_clock: MockClock) -> None:
    async with serving(answer_ok) as server, serving(answer_ok) as other, Transport(keepalive_expiry=30) as transport:
        await fetch(transport, post(server))
        await trio.sleep(29)
        await fetch(transport, post(server))
        assert len(server.peers) == 1
        await trio.sleep(31)
        await fetch(transport, post(server))
        assert len(server.peers) == 2
        await server.peers[0].client_closed.wait()
        # Those of an origin that nobody asks any more go along with the next that come to rest.
        await trio.sleep(31)
        await fetch(transport, post(other))
        assert counts(transport) == (1, 1, 0)
        await server.peers[1].client_closed.wait()


async def test_only_so_many_idle_connections_are_kept() -> None:
    async with serving(answer_ok) as server, Transport(max_idle=3) as transport:
        async with trio.open_nursery() as nursery:
            for _ in range(10):
                nursery.start_soon(fetch, transport, post(server))
        assert counts(transport) == (3, 3, 0)


async def test_closing_the_transport_closes_everything() -> None:
    async def handler(peer: Peer) -> None:
        await peer.read_request()
        if peer.number == 0:
            await peer.send(OK)
        await peer.wait_for_close()

    async def waiting(transport: Transport, request: httpx.Request) -> None:
        with pytest.raises(httpx.ReadError, match="on this side"):
            await transport.handle_async_request(request)

    transport = Transport()
    async with serving(handler) as server:
        response = await transport.handle_async_request(post(server))
        await items(response)
        async with trio.open_nursery() as nursery:
            for _ in range(3):
                nursery.start_soon(waiting, transport, post(server))
            await wait_all_tasks_blocked()
            assert counts(transport) == (3, 0, 3)
            await transport.aclose()
            assert counts(transport) == (0, 0, 0)
        for peer in server.peers:
            await peer.client_closed.wait()
    async with serving(answer_ok) as server:
        assert await fetch(transport, post(server)) == b"hi"
        assert counts(transport) == (0, 0, 0), "nothing is kept any more"


async def test_fifty_at_once(transport: Transport) -> None:
    async def handler(peer: Peer) -> None:
        while request := await peer.read_request():
            body = request.partition(b"\r\n\r\n")[2]
            await wait_all_tasks_blocked()
            await peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            for i in range(0, len(body), 1000):
                piece = body[i : i + 1000]
                await peer.send(b"%x\r\n%b\r\n" % (len(piece), piece))
            await peer.send(b"0\r\n\r\n")

    async def one(number: int) -> None:
        body = b"%d." % number * 1000
        assert await fetch(transport, post(server, body)) == body

    async with serving(handler) as server:
        for _ in range(3):
            async with trio.open_nursery() as nursery:
                for number in range(50):
                    nursery.start_soon(one, number)
                await wait_all_tasks_blocked()
            assert counts(transport) == (50, 50, 0)
        assert [len(peer.requests) for peer in server.peers] == [3] * 50


# The server closes a kept connection


async def close_after_request(peer: Peer) -> None:
    await peer.read_request()


async def reset_after_request(peer: Peer) -> None:
    await peer.read_request()
    peer.reset()


async def reset_before_request(peer: Peer) -> None:
    peer.reset()


ENDINGS = [close_after_request, reset_after_request, reset_before_request]


def keeping_once(then: Handler) -> Handler:
    """Answers the first request, and does `then` with the second on the same connection. Answers all on others."""

    async def handler(peer: Peer) -> None:
        if peer.number > 0:
            await answer_ok(peer)
            return
        await peer.read_request()
        await peer.send(OK)
        await then(peer)

    return handler


@pytest.mark.parametrize("then", ENDINGS[:2])
@pytest.mark.parametrize("content", [b"hi", bytes(3_000_000)])
async def test_a_request_that_a_kept_connection_loses_goes_out_again(
    transport: Transport, then: Handler, content: bytes
) -> None:
    async with serving(keeping_once(then)) as server:
        for _ in range(2):
            assert await fetch(transport, post(server, content)) == b"hi"
        assert [len(peer.requests) for peer in server.peers] == [2, 1]
        assert server.peers[0].requests[1] == server.peers[1].requests[0]
        assert counts(transport) == (1, 1, 0)


async def close(peer: Peer) -> None:
    pass


async def send_stray_bytes(peer: Peer) -> None:
    await peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
    await peer.wait_for_close()


@pytest.mark.parametrize("then", [close, reset_before_request, send_stray_bytes])
async def test_a_connection_that_has_gone_bad_is_not_used(transport: Transport, then: Handler) -> None:
    async with serving(keeping_once(then)) as server:
        assert await fetch(transport, post(server)) == b"hi"
        await wait_all_tasks_blocked()
        assert await fetch(transport, post(server)) == b"hi"
        assert [len(peer.requests) for peer in server.peers] == [1, 1]


@pytest.mark.parametrize("then", ENDINGS)
async def test_a_request_goes_out_again_only_once(transport: Transport, then: Handler) -> None:
    async def handler(peer: Peer) -> None:
        if peer.number == 0:
            await peer.read_request()
            await peer.send(OK)
        await then(peer)

    async with serving(handler) as server:
        assert await fetch(transport, post(server)) == b"hi"
        with pytest.raises((httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)):
            await fetch(transport, post(server))
        assert len(server.peers) == 2
        assert counts(transport) == (0, 0, 0)


@pytest.mark.parametrize("then", ENDINGS)
async def test_a_request_on_a_new_connection_goes_out_once(transport: Transport, then: Handler) -> None:
    async with serving(then) as server:
        with pytest.raises((httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)):
            await fetch(transport, post(server))
        assert len(server.peers) == 1
        assert counts(transport) == (0, 0, 0)


async def test_a_request_that_has_a_byte_of_an_answer_does_not_go_out_again(transport: Transport) -> None:
    async def then(peer: Peer) -> None:
        await peer.read_request()
        await peer.send(b"H")

    async with serving(keeping_once(then)) as server:
        assert await fetch(transport, post(server)) == b"hi"
        with pytest.raises(httpx.RemoteProtocolError):
            await fetch(transport, post(server))
        assert len(server.peers) == 1


async def test_a_slow_answer_on_a_kept_connection_does_not_go_out_again(
    transport: Transport, autojump_clock: MockClock
) -> None:
    async def then(peer: Peer) -> None:
        await peer.read_request()
        await peer.wait_for_close()

    async with serving(keeping_once(then)) as server:
        assert await fetch(transport, post(server)) == b"hi"
        with pytest.raises(httpx.ReadTimeout):
            await fetch(transport, post(server, timeout={"read": 5}))
        assert len(server.peers) == 1


# Time limits


async def test_connecting_has_the_requests_limit_or_the_transports(
    monkeypatch: pytest.MonkeyPatch, autojump_clock: MockClock
) -> None:
    async def never(*args: object, **kwargs: object) -> None:
        await trio.sleep_forever()

    monkeypatch.setattr(trio, "open_tcp_stream", never)
    async with Transport(connect_timeout=10) as transport:
        for timeout, seconds in (({}, 10), ({"read": 1.0}, 10), ({"connect": 3.0}, 3)):
            began = trio.current_time()
            with pytest.raises(httpx.ConnectTimeout):
                await transport.handle_async_request(post("http://127.0.0.1:9/", timeout=timeout))
            assert trio.current_time() - began == seconds
        assert counts(transport) == (0, 0, 0)


async def test_reading_and_writing_have_the_requests_limits(transport: Transport, autojump_clock: MockClock) -> None:
    async def handler(peer: Peer) -> None:
        await trio.sleep_forever()

    async with serving(handler) as server:
        began = trio.current_time()
        with pytest.raises(httpx.ReadTimeout):
            await transport.handle_async_request(post(server, timeout={"read": 4}))
        with pytest.raises(httpx.WriteTimeout):
            await transport.handle_async_request(post(server, LARGE, timeout={"write": 5, "read": 4}))
        assert trio.current_time() - began == 9
        assert counts(transport) == (0, 0, 0)


async def test_an_httpx_client_sets_the_limits(autojump_clock: MockClock) -> None:
    async with (
        serving(Peer.wait_for_close) as server,
        httpx.AsyncClient(transport=Transport(), timeout=httpx.Timeout(5, read=11)) as client,
    ):
        began = trio.current_time()
        with pytest.raises(httpx.ReadTimeout):
            await client.get(server.url)
        assert trio.current_time() - began == 11


# Cancellation

Call = Callable[[Transport, Server], Awaitable[object]]


async def small(transport: Transport, server: Server) -> None:
    await fetch(transport, post(server))


async def large(transport: Transport, server: Server) -> None:
    await fetch(transport, post(server, LARGE))


async def secure(transport: Transport, server: Server) -> None:
    await fetch(transport, post(server.url.replace("http:", "https:")))


async def on_a_kept_connection(transport: Transport, server: Server) -> None:
    await fetch(transport, post(server))
    await fetch(transport, post(server))


async def read_nothing(peer: Peer) -> None:
    await trio.sleep_forever()


async def answer_nothing(peer: Peer) -> None:
    await peer.read_request()
    await peer.wait_for_close()


def then_silence(reply: bytes) -> Handler:
    async def handler(peer: Peer) -> None:
        await peer.read_request()
        await peer.send(reply)
        await peer.wait_for_close()

    return handler


PHASES: dict[str, tuple[Handler, Call]] = {
    "handshake": (Peer.wait_for_close, secure),
    "sending": (read_nothing, large),
    "waiting for the head": (answer_nothing, small),
    "in the head": (then_silence(b"HTTP/1.1 200 OK\r\nContent-"), small),
    "waiting for the body": (then_silence(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), small),
    "in the body": (then_silence(OK[:-1]), small),
    "on a kept connection": (then_silence(OK), on_a_kept_connection),
}


@pytest.mark.parametrize("phase", PHASES)
async def test_a_cancellation_leaves_nothing_behind(transport: Transport, phase: str) -> None:
    handler, call = PHASES[phase]
    async with serving(handler) as server:
        await wait_all_tasks_blocked()
        tasks = trio.lowlevel.current_statistics().tasks_living
        with trio.CancelScope() as scope:
            async with trio.open_nursery() as nursery:
                nursery.start_soon(call, transport, server)
                await wait_all_tasks_blocked()
                assert len(server.peers) == 1, "it has come as far as it should"
                scope.cancel()
            # Nothing has run since, so this was not done later by somebody else.
        assert counts(transport) == (0, 0, 0)
        if handler is not read_nothing:
            await server.peers[0].client_closed.wait()
            await wait_all_tasks_blocked()
            assert trio.lowlevel.current_statistics().tasks_living == tasks


async def test_a_cancellation_while_connecting_leaves_nothing_behind(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = []

    async def never(host: str, port: int) -> None:
        reached.append((host, port))
        await trio.sleep_forever()

    monkeypatch.setattr(trio, "open_tcp_stream", never)
    tasks = trio.lowlevel.current_statistics().tasks_living
    async with trio.open_nursery() as nursery:
        nursery.start_soon(transport.handle_async_request, post("http://model.test:81/"))
        await wait_all_tasks_blocked()
        nursery.cancel_scope.cancel()
    assert reached == [("model.test", 81)]
    assert counts(transport) == (0, 0, 0)
    assert trio.lowlevel.current_statistics().tasks_living == tasks


async def test_a_cancellation_before_the_first_wait_leaves_nothing_behind(transport: Transport) -> None:
    async with serving(answer_ok) as server:
        for before in ((0, 0, 0), (1, 1, 0)):
            assert counts(transport) == before
            with trio.CancelScope() as scope:
                scope.cancel()
                await fetch(transport, post(server))
            assert scope.cancelled_caught
            assert counts(transport) == (0, 0, 0)
            await fetch(transport, post(server))


async def test_a_cancellation_of_one_request_leaves_the_others_alone(transport: Transport) -> None:
    go_on = trio.Event()

    async def handler(peer: Peer) -> None:
        await peer.read_request()
        await peer.send(OK[:-1])
        await go_on.wait()
        await peer.send(OK[-1:])
        await peer.wait_for_close()

    async def one() -> None:
        assert await fetch(transport, post(server)) == b"hi"

    async with serving(handler) as server, trio.open_nursery() as nursery:
        for _ in range(5):
            nursery.start_soon(one)
        with trio.CancelScope() as scope:
            async with trio.open_nursery() as cancelled:
                for _ in range(5):
                    cancelled.start_soon(one)
                await wait_all_tasks_blocked()
                scope.cancel()
        assert counts(transport) == (5, 0, 5)
        go_on.set()
        await wait_all_tasks_blocked()
        assert counts(transport) == (5, 5, 0)


# TLS and proxies


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> trustme.CA:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority


async def test_trusts_whom_the_environment_trusts(
    transport: Transport, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = certified(authority, "127.0.0.1")
    context.set_alpn_protocols(["h2", "http/1.1"])
    protocols = []

    async def handler(peer: Peer) -> None:
        await peer.read_request()
        assert isinstance(peer.stream, trio.SSLStream)
        protocols.append(peer.stream.selected_alpn_protocol())
        await peer.send(OK)
        await answer_ok(peer)

    async with serving(handler, tls=context) as server:
        url = server.url.replace("http:", "https:")
        for _ in range(3):
            assert await fetch(transport, post(url)) == b"hi"
            assert counts(transport) == (1, 1, 0)
        assert protocols == ["http/1.1"]
        assert len(server.peers) == 1
        monkeypatch.delenv("SSL_CERT_FILE")
        async with Transport() as other:
            with pytest.raises(httpx.ConnectError, match=r"certificate of 127\.0\.0\.1 was not accepted"):
                await other.handle_async_request(post(url))
            assert counts(other) == (0, 0, 0)


async def test_a_kept_connection_under_tls_that_has_gone_bad_is_not_used(
    transport: Transport, authority: trustme.CA
) -> None:
    async with serving(keeping_once(close), tls=certified(authority, "127.0.0.1")) as server:
        url = server.url.replace("http:", "https:")
        assert await fetch(transport, post(url)) == b"hi"
        await wait_all_tasks_blocked()
        assert await fetch(transport, post(url)) == b"hi"
        assert [len(peer.requests) for peer in server.peers] == [1, 1]


async def test_plain_http_is_forwarded_by_a_proxy(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(answer_ok) as proxy, serving(answer_ok) as local:
        monkeypatch.setenv("HTTP_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        for _ in range(2):
            assert await fetch(transport, post("http://model.test:81/v1/chat?a=b")) == b"hi"
        assert await fetch(transport, post("http://other.test/")) == b"hi"
        assert await fetch(transport, post(local)) == b"hi"
        assert [len(peer.requests) for peer in proxy.peers] == [2, 1]
        assert proxy.requests[0] == (
            b"POST http://model.test:81/v1/chat?a=b HTTP/1.1\r\nHost: model.test:81\r\nContent-Length: 2\r\n"
            b"Proxy-Authorization: Basic dXNlcjp3b3Jk\r\n\r\nhi"
        )
        assert proxy.requests[2].startswith(b"POST http://other.test/ HTTP/1.1\r\nHost: other.test\r\n")
        # The loopback is never behind a proxy.
        assert b"Proxy" not in local.requests[0]
        assert counts(transport) == (3, 3, 0)


async def test_https_goes_through_a_tunnel(
    transport: Transport, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = certified(authority, "model.test")

    async def handler(peer: Peer) -> None:
        await peer.read_request()
        await peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        peer.stream = trio.SSLStream(peer.stream, context, server_side=True, https_compatible=True)
        await answer_ok(peer)

    async with serving(handler) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        for _ in range(2):
            assert await fetch(transport, post("https://model.test/v1/chat")) == b"hi"
        tunnel, *requests = proxy.requests
        assert tunnel.startswith(b"CONNECT model.test:443 HTTP/1.1\r\n")
        assert b"Proxy-Authorization: Basic dXNlcjp3b3Jk" in tunnel
        assert len(requests) == 2
        for request in requests:
            assert request.startswith(b"POST /v1/chat HTTP/1.1\r\nHost: model.test\r\n")
            assert b"Proxy" not in request
        assert counts(transport) == (1, 1, 0)


async def test_an_origin_keeps_its_proxy(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(answer_ok) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert await fetch(transport, post("http://model.test/")) == b"hi"
        monkeypatch.setenv("NO_PROXY", "*")
        assert await fetch(transport, post("http://model.test/")) == b"hi"
        assert len(proxy.requests) == 2


async def test_a_proxy_of_another_kind_is_an_error(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(httpx.ConnectError, match="http://host:port"):
        await transport.handle_async_request(post("https://model.test/"))
