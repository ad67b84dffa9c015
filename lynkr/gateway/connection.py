"""One connection to an upstream, which carries one request after the other."""

from __future__ import annotations

import enum
import select
from collections.abc import Callable

import httpx
import trio

from lynkr.gateway.connect import failure
from lynkr.gateway.http1 import ResponseParser
from lynkr.gateway.origin import Origin
from lynkr.gateway.tls import Stream

READ_SIZE = 65_536

_CLOSED_HERE = "the connection was closed on this side"


class State(enum.Enum):
    IDLE = "idle"
    """Between two requests."""
    ACTIVE = "active"
    """From the first byte of a request to the last of its response."""
    CLOSED = "closed"


class Connection:
    """idle → active (`request`, then `read` until `complete`) → idle (`rest`) → active …, and from anywhere → closed.

    For one task at a time. Whatever `request` and `read` raise, cancellation included, the socket is closed by then.
    `on_close` is called once, when it is. `lost` tells that the server let go of it before a byte of a response.
    """

    def __init__(
        self, origin: Origin, stream: Stream, socket: trio.SocketStream, on_close: Callable[[Connection], None]
    ) -> None:
        self.origin = origin
        self.state = State.IDLE
        self.idle_since = 0.0
        self.lost = False
        self._stream = stream
        self._socket = socket.socket
        self._on_close = on_close
        self._parser = ResponseParser()
        self._request_broke: trio.BrokenResourceError | None = None
        self._read_timeout: float | None = None

    @property
    def status(self) -> int:
        return self._parser.status

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        return self._parser.headers

    @property
    def complete(self) -> bool:
        """The response has come to its end."""
        return self._parser.complete

    async def request(
        self, method: str, parts: tuple[bytes, ...], *, read_timeout: float | None, write_timeout: float | None
    ) -> bytes:
        """Send a request, one write for each part, and read the head of its response.

        Returns what has come of the body with it. Timeouts are in seconds, for each single read and write. Raises
        `httpx.ReadError`, `WriteError`, `ReadTimeout`, `WriteTimeout`, `RemoteProtocolError`.
        """
        parser = self._parser
        parser.expect(method)
        self.state = State.ACTIVE
        self._read_timeout = read_timeout
        try:
            for part in parts:
                await self._send(part, write_timeout)
            body = b""
            while not parser.head_complete:
                data = await self._receive()
                body = parser.feed(data) if data else parser.eof()
        except (httpx.ReadError, httpx.RemoteProtocolError) as error:
            self.lost = not parser.started and self.state is State.ACTIVE
            self.close()
            if self.lost and self._request_broke is not None:
                raise httpx.WriteError(failure(self._request_broke)) from error
            raise
        except BaseException:
            self.close()
            raise
        return body

    async def read(self) -> bytes:
        """What one read brings of the body, or b"" at its end.

        Raises `httpx.ReadError`, `ReadTimeout`, `RemoteProtocolError`.
        """
        parser = self._parser
        try:
            while not parser.complete:
                data = await self._receive()
                body = parser.feed(data) if data else parser.eof()
                if body:
                    return body
        except BaseException:
            self.close()
            raise
        return b""

    def rest(self, now: float) -> bool:
        """Become idle, if the connection can carry another request; otherwise it closes. Returns whether it can."""
        if self.state is State.ACTIVE and self._parser.complete and self._parser.keep_alive and not self._request_broke:
            self.state = State.IDLE
            self.idle_since = now
            return True
        self.close()
        return False

    def is_stale(self) -> bool:
        """An idle connection that has something to read has been closed by the server, or is out of step with it."""
        if hasattr(select, "poll"):
            poll = select.poll()
            poll.register(self._socket.fileno(), select.POLLIN)
            return bool(poll.poll(0))
        return bool(select.select([self._socket.fileno()], [], [], 0)[0])

    def close(self) -> None:
        """Close the socket at once. Does nothing on a closed connection."""
        if self.state is not State.CLOSED:
            self.state = State.CLOSED
            self._socket.close()
            self._on_close(self)

    async def _send(self, data: bytes, timeout: float | None) -> None:
        if self._request_broke is not None:
            return
        try:
            if timeout is None:
                await self._stream.send_all(data)
                return
            with trio.move_on_after(timeout):
                await self._stream.send_all(data)
                return
        except trio.BrokenResourceError as error:
            # A server that refuses a request may answer and close without reading the rest, so look for an answer.
            self._request_broke = error
            return
        except trio.ClosedResourceError as error:
            raise httpx.WriteError(_CLOSED_HERE) from error
        raise httpx.WriteTimeout(f"the request could not be sent within {timeout:g} s")

    async def _receive(self) -> bytes | bytearray:
        timeout = self._read_timeout
        try:
            if timeout is None:
                return await self._stream.receive_some(READ_SIZE)
            with trio.move_on_after(timeout):
                return await self._stream.receive_some(READ_SIZE)
        except trio.BrokenResourceError as error:
            raise httpx.ReadError(failure(error)) from error
        except trio.ClosedResourceError as error:
            raise httpx.ReadError(_CLOSED_HERE) from error
        raise httpx.ReadTimeout(f"nothing came within {timeout:g} s")
