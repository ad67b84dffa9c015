"""The answer on its way to the client: who has been promised what, and what may still change."""

from __future__ import annotations

import math
from collections.abc import Callable

import trio

from lynkr.converters.errors import ApiError
from lynkr.gateway.turn import Client, RawHeaders, Turn

_JSON: RawHeaders = [(b"content-type", b"application/json; charset=utf-8")]
_EVENT_STREAM: RawHeaders = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    # Asks a reverse proxy in between not to collect the stream.
    (b"x-accel-buffering", b"no"),
]

_COME_BACK = 5.0
"""Seconds after which a client may ask again for what cannot be reached."""

_LONGEST_WAIT = 60.0
"""Seconds that a client is told to wait and ask again. Some libraries ask at once when they shall wait for longer."""


class Reply:
    """Answers one turn, exactly once.

    `answering` is false while nothing of an answer has been sent: until then the request may go to an upstream again.
    Pings do not count. All sending is cancellable, and after a cancellation nothing more can be sent.
    """

    def __init__(self, turn: Turn, client: Client) -> None:
        self._turn = turn
        self._client = client
        # A ping must not fall into the middle of an event. The lock is nearly always free, and then taking it costs no
        # checkpoint.
        self._lock = trio.Lock()
        self._head_sent = False
        self._sending = False
        self._interrupt: Callable[[], None] | None = None
        self.headers: RawHeaders = []
        """Headers that say who answers, or who failed to."""
        self.upstream_headers: RawHeaders = []
        """Headers of the upstream's answer that pass on. An error brings its own."""
        self.status: int | None = None
        self.answering = False
        self.finished = False
        self.bytes_sent = 0
        self.first_write: float | None = None
        self.last_write = trio.current_time()

    async def whole(self, body: bytes) -> None:
        """Answer with `body` in one piece."""
        self.answering = True
        await self._send_all(200, [*_JSON, *self.headers, *self.upstream_headers], body)

    async def stream(self, data: bytes, *, last: bool = False) -> None:
        """Send the next bytes of a stream, and with `last` end it."""
        self.answering = True
        if self.first_write is None:
            self.first_write = trio.current_time()
        await self._write(data, last=last)

    async def ping(self) -> None:
        """Keep a silent stream alive. Begins the stream if need be."""
        await self._write(self._turn.surface.ping, last=False)

    async def remark(self, name: bytes, value: bytes) -> None:
        """Say in a comment of the stream, if it has begun, what would otherwise be in a header."""
        if self._head_sent:
            await self._write(b": %b: %b\n\n" % (name, value), last=False)

    async def fail(self, error: ApiError) -> None:
        """Answer with an error: as HTTP status where nothing has been sent, else as the stream's end."""
        surface, request_id = self._turn.surface, self._turn.request_id
        if self._head_sent:
            await self._write(surface.encode_stream_error(error, request_id), last=True)
            return
        headers = [*_JSON, *self.headers, *error.headers]
        wait = error.retry_after
        if wait is None and error.status == 503 and error.retryable:
            wait = _COME_BACK
        if wait is not None:
            headers.append((b"retry-after", str(math.ceil(wait)).encode()))
        again = error.retryable and (wait is None or wait <= _LONGEST_WAIT)
        headers.append((b"x-should-retry", b"true" if again else b"false"))
        await self._send_all(error.status, headers, surface.encode_error(error, request_id))

    def interrupt(self, cancel: Callable[[], None]) -> None:
        """Call `cancel` when nothing is being sent: a send that is cancelled cuts the connection, and nobody could be
        told why."""
        if self._sending:
            self._interrupt = cancel
        else:
            cancel()

    async def _send_all(self, status: int, headers: RawHeaders, body: bytes) -> None:
        await trio.lowlevel.checkpoint_if_cancelled()
        self._sending = True
        await self._send_head(status, [*headers, (b"content-length", str(len(body)).encode())])
        self.finished = True
        self.bytes_sent += len(body)
        await self._client.send_body(body, more=False)

    async def _write(self, data: bytes, *, last: bool) -> None:
        try:
            self._lock.acquire_nowait()
        except trio.WouldBlock:
            await self._lock.acquire()
        try:
            if self.finished:
                # A ping that had to wait until the end was sent.
                return
            # What has been cancelled already shall not be cancelled in the middle of a send.
            await trio.lowlevel.checkpoint_if_cancelled()
            self._sending = True
            if not self._head_sent:
                await self._send_head(200, [*_EVENT_STREAM, *self.headers, *self.upstream_headers])
            self.finished = last
            self.bytes_sent += len(data)
            self.last_write = trio.current_time()
            await self._client.send_body(data, more=not last)
        finally:
            self._sending = False
            self._lock.release()
            if self._interrupt is not None and not self.finished:
                self._interrupt()

    async def _send_head(self, status: int, headers: RawHeaders) -> None:
        self._head_sent = True
        self.status = status
        await self._client.send_head(status, [(b"request-id", self._turn.request_id.encode()), *headers])
