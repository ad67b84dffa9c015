"""A server on a real socket whose every byte the test writes itself."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import trio

Handler = Callable[["Peer"], Awaitable[None]]

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


@dataclass(eq=False)
class Peer:
    """One accepted connection. `number` counts from 0, `requests` are those that `read_request` returned."""

    number: int
    stream: trio.abc.Stream
    tcp: trio.SocketStream
    requests: list[bytes] = field(default_factory=list)
    client_closed: trio.Event = field(default_factory=trio.Event)
    _buffer: bytes = b""

    async def read_request(self) -> bytes:
        """A whole request, or b"" when the client has closed."""
        while b"\r\n\r\n" not in self._buffer:
            if not await self._more():
                return b""
        head = self._buffer.partition(b"\r\n\r\n")[0]
        length = head.lower().partition(b"\r\ncontent-length: ")[2].partition(b"\r\n")[0]
        end = len(head) + 4 + int(length or 0)
        while len(self._buffer) < end:
            if not await self._more():
                return b""
        request, self._buffer = self._buffer[:end], self._buffer[end:]
        self.requests.append(request)
        return request

    async def send(self, data: bytes) -> None:
        await self.stream.send_all(data)

    async def wait_for_close(self) -> None:
        while await self._more():
            pass

    def reset(self) -> None:
        """Close with RST."""
        self.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.tcp.socket.close()

    async def _more(self) -> bool:
        try:
            data = await self.stream.receive_some(65_536)
        except trio.BrokenResourceError:
            data = b""
        self._buffer += data
        if not data:
            self.client_closed.set()
        return bool(data)


@dataclass(eq=False)
class Server:
    port: int
    peers: list[Peer] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1/chat"

    @property
    def requests(self) -> list[bytes]:
        return [request for peer in self.peers for request in peer.requests]


@asynccontextmanager
async def serving(handler: Handler, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """Runs `handler` for every connection, and closes it after."""
    (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
    server = Server(listener.socket.getsockname()[1])

    async def serve(tcp: trio.SocketStream) -> None:
        stream: trio.abc.Stream = tcp
        if tls is not None:
            stream = trio.SSLStream(tcp, tls, server_side=True, https_compatible=True)
        peer = Peer(len(server.peers), stream, tcp)
        server.peers.append(peer)
        try:
            await handler(peer)
        except (trio.BrokenResourceError, trio.ClosedResourceError):
            peer.client_closed.set()
        finally:
            tcp.socket.close()

    failure: BaseException | None = None
    async with trio.open_nursery() as nursery:
        nursery.start_soon(trio.serve_listeners, serve, [listener])
        try:
            yield server
        except BaseException as error:
            failure = error
        nursery.cancel_scope.cancel()
    if failure is not None:
        # Past the nursery, so that the test sees its own exception and not a group.
        raise failure


async def answer_ok(peer: Peer) -> None:
    """Answers every request with `OK`, on one connection."""
    while await peer.read_request():
        await peer.send(OK)


def answering(*replies: bytes) -> Handler:
    """A handler that answers the requests of a connection with these bytes, and then closes it."""

    async def handler(peer: Peer) -> None:
        for reply in replies:
            await peer.read_request()
            await peer.send(reply)

    return handler
