from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from typing import Never

import httpx
import pytest
import trio
import trustme
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.gateway.connect import connect
from lynkr.gateway.origin import Origin, Proxy
from lynkr.gateway.tls import Stream
from tests.gateway.serving import Handler, Peer, Server, serving

NEVER = Origin("http", "127.0.0.1", 9)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> Callable[[], ssl.SSLContext]:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return lambda: context


def distrusting() -> ssl.SSLContext:
    return ssl.create_default_context()


def unused() -> ssl.SSLContext:
    raise AssertionError("no TLS is wanted here")


def certified(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def secure(server: Server) -> Origin:
    return Origin("https", "127.0.0.1", server.port)


async def echo(peer: Peer) -> None:
    """Sends every line back once it has all of it: nobody here reads while writing."""
    line = b""
    while data := await peer.stream.receive_some(65_536):
        line += data
        if line.endswith(b"\n"):
            await peer.send(line)
            line = b""
    peer.client_closed.set()


async def echoes(stream: Stream, data: bytes) -> bool:
    await stream.send_all(data)
    received = b""
    while len(received) < len(data):
        received += await stream.receive_some(65_536)
    return received == data


# TCP


async def test_connects() -> None:
    async with serving(echo) as server:
        stream, tcp = await connect(Origin("http", "127.0.0.1", server.port), None, unused, 10)
        assert await echoes(stream, b"hello\n")
        # Against routers that forget a silent connection.
        assert tcp.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        await tcp.aclose()


async def test_a_port_without_a_server_refuses() -> None:
    async with serving(echo) as server:
        pass
    with pytest.raises(httpx.ConnectError, match=r"^Connection refused$"):
        await connect(Origin("http", "127.0.0.1", server.port), None, unused, 10)


class _Unknown(trio.abc.HostnameResolver):
    async def getaddrinfo(self, *args: object, **kwargs: object) -> Never:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def getnameinfo(self, sockaddr: object, flags: int) -> tuple[str, str]:
        raise NotImplementedError


async def test_a_host_that_has_no_address_is_an_error() -> None:
    trio.socket.set_custom_hostname_resolver(_Unknown())
    with pytest.raises(httpx.ConnectError, match="Name or service not known"):
        await connect(Origin("http", "model.test", 80), None, unused, 10)


@pytest.mark.parametrize("host", ["a" * 64 + ".test", "a..test"])
async def test_a_host_that_is_no_name_is_an_error(host: str) -> None:
    with pytest.raises(httpx.ConnectError):
        await connect(Origin("http", host, 80), None, unused, 10)


async def test_connecting_has_a_limit(monkeypatch: pytest.MonkeyPatch, autojump_clock: MockClock) -> None:
    async def never(*args: object, **kwargs: object) -> None:
        await trio.sleep_forever()

    monkeypatch.setattr(trio, "open_tcp_stream", never)
    began = trio.current_time()
    with pytest.raises(httpx.ConnectTimeout, match="10 s"):
        await connect(NEVER, None, unused, 10)
    assert trio.current_time() - began == 10


async def test_none_is_no_limit(monkeypatch: pytest.MonkeyPatch, autojump_clock: MockClock) -> None:
    async def late(*args: object, **kwargs: object) -> None:
        await trio.sleep(80_000)
        raise OSError(111, "Connection refused")

    monkeypatch.setattr(trio, "open_tcp_stream", late)
    with pytest.raises(httpx.ConnectError, match="refused"):
        await connect(NEVER, None, unused, None)


async def test_a_handshake_counts_as_connecting(
    authority: trustme.CA, trusting: Callable[[], ssl.SSLContext], autojump_clock: MockClock
) -> None:
    async with serving(Peer.wait_for_close) as server:
        with pytest.raises(httpx.ConnectTimeout, match="3 s"):
            await connect(secure(server), None, trusting, 3)
        await server.peers[0].client_closed.wait()


# TLS


async def test_speaks_tls(authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]) -> None:
    async with serving(echo, tls=certified(authority, "127.0.0.1")) as server:
        stream, tcp = await connect(secure(server), None, trusting, 10)
        for data in (b"hello\n", b"x" * 1_000_000 + b"\n"):
            assert await echoes(stream, data)
        await tcp.aclose()


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
@pytest.mark.parametrize("mark", [True, False])
async def test_an_end_of_the_stream_is_an_end_with_tls_mark_or_without(
    authority: trustme.CA, trusting: Callable[[], ssl.SSLContext], version: ssl.TLSVersion, mark: bool
) -> None:
    async def handler(peer: Peer) -> None:
        await peer.send(b"bye")
        if mark:
            await peer.stream.aclose()

    context = certified(authority, "127.0.0.1")
    context.minimum_version = context.maximum_version = version
    async with serving(handler, tls=context) as server:
        stream, tcp = await connect(secure(server), None, trusting, 10)
        data = await stream.receive_some(65_536)
        assert data == b"bye"
        for _ in range(3):
            assert await stream.receive_some(65_536) == b""
        await tcp.aclose()


async def test_a_reset_under_tls_is_an_error(authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]) -> None:
    async def handler(peer: Peer) -> None:
        await peer.stream.receive_some(1)
        peer.reset()

    async with serving(handler, tls=certified(authority, "127.0.0.1")) as server:
        stream, tcp = await connect(secure(server), None, trusting, 10)
        await stream.send_all(b"x")
        with pytest.raises(trio.BrokenResourceError):
            await stream.receive_some(65_536)
        await tcp.aclose()


async def test_what_is_not_tls_is_an_error(authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]) -> None:
    async def handler(peer: Peer) -> None:
        await peer.stream.receive_some(1)
        await peer.tcp.send_all(b"this is no record")

    async with serving(handler, tls=certified(authority, "127.0.0.1")) as server:
        stream, tcp = await connect(secure(server), None, trusting, 10)
        await stream.send_all(b"x")
        with pytest.raises(trio.BrokenResourceError, match="TLS"):
            await stream.receive_some(65_536)
        await tcp.aclose()


class Held(trio.abc.Stream):
    """Keeps what is sent while `hold` is set, to send it in one piece. Sets it itself with send number `hold_from`."""

    def __init__(self, stream: trio.SocketStream, hold_from: int | None = None) -> None:
        self._stream = stream
        self._held = b""
        self._sends = 0
        self._hold_from = hold_from
        self.hold = False

    async def send_all(self, data: bytes | bytearray | memoryview) -> None:
        self._held += data
        self._sends += 1
        if self._sends == self._hold_from:
            self.hold = True
        if not self.hold:
            held, self._held = self._held, b""
            await self._stream.send_all(held)

    async def wait_send_all_might_not_block(self) -> None:
        await self._stream.wait_send_all_might_not_block()

    async def receive_some(self, max_bytes: int | None = None) -> bytes:
        return await self._stream.receive_some(max_bytes)

    async def aclose(self) -> None:
        await self._stream.aclose()


async def test_records_that_come_together_are_read_together(
    authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]
) -> None:
    context = certified(authority, "127.0.0.1")

    async def handler(peer: Peer) -> None:
        held = Held(peer.tcp)
        session = trio.SSLStream(held, context, server_side=True)
        await session.receive_some(1)
        held.hold = True
        for event in (b"one", b"two"):
            await session.send_all(event)
        held.hold = False
        await session.send_all(b"three")
        await session.receive_some(1)

    async with serving(handler) as server:
        stream, tcp = await connect(secure(server), None, trusting, 10)
        await stream.send_all(b"x")
        assert await stream.receive_some(65_536) == b"onetwothree"
        await tcp.aclose()


async def test_data_that_comes_with_the_end_of_the_handshake_is_read(
    authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]
) -> None:
    context = certified(authority, "127.0.0.1")
    context.maximum_version = ssl.TLSVersion.TLSv1_2

    async def handler(peer: Peer) -> None:
        # The handshake's last message is the server's, its second.
        held = Held(peer.tcp, hold_from=2)
        session = trio.SSLStream(held, context, server_side=True)
        await session.do_handshake()
        held.hold = False
        await session.send_all(b"early")
        await session.receive_some(1)

    async with serving(handler) as server:
        stream, tcp = await connect(secure(server), None, trusting, 10)
        with trio.fail_after(5):
            assert await stream.receive_some(65_536) == b"early"
        await tcp.aclose()


async def test_records_may_be_cut_anywhere(authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]) -> None:
    context = certified(authority, "127.0.0.1")

    async def relay(source: trio.SocketStream, target: trio.SocketStream) -> None:
        async for data in source:
            for i in range(len(data)):
                await target.send_all(data[i : i + 1])

    async with serving(echo, tls=context) as server:

        async def handler(peer: Peer) -> None:
            async with await trio.open_tcp_stream("127.0.0.1", server.port) as behind, trio.open_nursery() as nursery:
                nursery.start_soon(relay, behind, peer.tcp)
                await relay(peer.tcp, behind)
                nursery.cancel_scope.cancel()

        async with serving(handler) as front:
            stream, tcp = await connect(secure(front), None, trusting, 10)
            assert await echoes(stream, b"hello" * 100 + b"\n")
            await tcp.aclose()


@pytest.mark.parametrize(
    ("names", "trusted", "message"),
    [
        (["127.0.0.1"], False, "certificate of 127.0.0.1 was not accepted: unable to get local issuer|self-signed"),
        (["127.0.0.2"], True, "certificate of 127.0.0.1 was not accepted: IP address mismatch"),
        (["model.test"], True, "certificate of 127.0.0.1 was not accepted: IP address mismatch"),
    ],
)
async def test_checks_the_certificate(
    authority: trustme.CA, trusting: Callable[[], ssl.SSLContext], names: list[str], trusted: bool, message: str
) -> None:
    async with serving(echo, tls=certified(authority, *names)) as server:
        with pytest.raises(httpx.ConnectError, match=message):
            await connect(secure(server), None, trusting if trusted else distrusting, 10)
        await server.peers[0].client_closed.wait()


async def send_http(peer: Peer) -> None:
    await peer.stream.receive_some(65_536)
    await peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    await peer.wait_for_close()


async def want_another_version(peer: Peer) -> None:
    await peer.stream.receive_some(65_536)
    # A fatal alert, protocol_version: RFC 8446 6.
    await peer.send(b"\x15\x03\x01\x00\x02\x02\x46")
    await peer.wait_for_close()


async def hang_up(peer: Peer) -> None:
    await peer.stream.receive_some(65_536)


async def reset(peer: Peer) -> None:
    await peer.stream.receive_some(65_536)
    peer.reset()


@pytest.mark.parametrize(
    ("handler", "message"),
    [
        (send_http, "is it http instead of https"),
        (want_another_version, "another version of TLS"),
        (hang_up, "broke off the TLS handshake"),
        (reset, "broke off the TLS handshake: Connection reset"),
    ],
)
async def test_a_server_without_tls_is_an_error(
    trusting: Callable[[], ssl.SSLContext], handler: Handler, message: str
) -> None:
    async with serving(handler) as server:
        with pytest.raises(httpx.ConnectError, match=message):
            await connect(secure(server), None, trusting, 10)


# Proxies

MODEL = Origin("https", "model.test", 8443)
ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"


def proxy_at(server: Server, scheme: str = "http", authorization: bytes | None = None) -> Proxy:
    return Proxy(Origin(scheme, "127.0.0.1", server.port), authorization)


def tunnel_to_echo(context: ssl.SSLContext, reply: bytes = ESTABLISHED) -> Handler:
    async def handler(peer: Peer) -> None:
        await peer.read_request()
        for i in range(len(reply)):
            await peer.send(reply[i : i + 1])
        peer.stream = trio.SSLStream(peer.stream, context, server_side=True, https_compatible=True)
        await echo(peer)

    return handler


@pytest.mark.parametrize(
    "reply",
    [
        ESTABLISHED,
        b"HTTP/1.0 200 OK\r\nProxy-Agent: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        # Neither means anything here, RFC 9110 9.3.6.
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)
async def test_goes_through_a_tunnel(
    authority: trustme.CA, trusting: Callable[[], ssl.SSLContext], reply: bytes
) -> None:
    async with serving(tunnel_to_echo(certified(authority, "model.test"), reply)) as server:
        stream, tcp = await connect(MODEL, proxy_at(server, authorization=b"Basic abc"), trusting, 10)
        assert await echoes(stream, b"hello\n")
        assert server.requests == [
            b"CONNECT model.test:8443 HTTP/1.1\r\nHost: model.test:8443\r\nProxy-Authorization: Basic abc\r\n\r\n"
        ]
        await tcp.aclose()


async def test_a_proxy_can_have_tls_itself(authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]) -> None:
    handler = tunnel_to_echo(certified(authority, "model.test"))
    async with serving(handler, tls=certified(authority, "127.0.0.1")) as server:
        stream, tcp = await connect(MODEL, proxy_at(server, "https"), trusting, 10)
        assert await echoes(stream, b"hello" * 10_000 + b"\n")
        assert server.requests == [b"CONNECT model.test:8443 HTTP/1.1\r\nHost: model.test:8443\r\n\r\n"]
        await tcp.aclose()


async def test_checks_the_certificate_behind_the_tunnel(
    authority: trustme.CA, trusting: Callable[[], ssl.SSLContext]
) -> None:
    async with serving(tunnel_to_echo(certified(authority, "127.0.0.1"))) as server:
        with pytest.raises(httpx.ConnectError, match=r"certificate of model\.test was not accepted: Hostname mismatch"):
            await connect(MODEL, proxy_at(server), trusting, 10)


async def test_a_proxy_that_forwards_is_only_connected_to() -> None:
    async with serving(echo) as server:
        stream, tcp = await connect(Origin("http", "model.test", 80), proxy_at(server), unused, 10)
        assert await echoes(stream, b"hello\n")
        await tcp.aclose()


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
            "407 Proxy Authentication Required",
        ),
        (b"HTTP/1.1 299 Odd\r\n\r\n", "broke off the TLS handshake"),
        (b"HTTP/1.1 599 Odd\r\n\r\n", "refused the connection: 599"),
        (b"HTTP/1.1 200 OK\r\n", "middle of the response's head"),
        (b"", "without an answer"),
        (b"no HTTP", "not HTTP/1.1"),
    ],
)
async def test_a_proxy_that_opens_no_tunnel_is_an_error(
    trusting: Callable[[], ssl.SSLContext], reply: bytes, message: str
) -> None:
    async def handler(peer: Peer) -> None:
        await peer.read_request()
        await peer.send(reply)

    async with serving(handler) as server:
        with pytest.raises(httpx.ConnectError, match=message) as caught:
            await connect(MODEL, proxy_at(server), trusting, 10)
    if "TLS" not in message:
        assert f"the proxy at 127.0.0.1:{server.port}" in str(caught.value)


async def test_a_proxy_that_is_not_there_is_named(trusting: Callable[[], ssl.SSLContext]) -> None:
    async with serving(echo) as server:
        pass
    with pytest.raises(httpx.ConnectError, match=rf"^the proxy at 127\.0\.0\.1:{server.port}: Connection refused$"):
        await connect(MODEL, proxy_at(server), trusting, 10)


async def test_a_tunnel_counts_as_connecting(trusting: Callable[[], ssl.SSLContext], autojump_clock: MockClock) -> None:
    async with serving(Peer.wait_for_close) as server:
        with pytest.raises(httpx.ConnectTimeout, match="3 s"):
            await connect(MODEL, proxy_at(server), trusting, 3)
        await server.peers[0].client_closed.wait()


@pytest.mark.parametrize("proxied", [False, True])
async def test_a_cancellation_leaves_no_socket(trusting: Callable[[], ssl.SSLContext], proxied: bool) -> None:
    """In the handshake, and in the request for a tunnel."""
    async with serving(Peer.wait_for_close) as server, trio.open_nursery() as nursery:
        nursery.start_soon(connect, secure(server), proxy_at(server) if proxied else None, trusting, 10)
        await wait_all_tasks_blocked()
        assert len(server.peers) == 1
        nursery.cancel_scope.cancel()
        with trio.CancelScope(shield=True):
            await server.peers[0].client_closed.wait()
