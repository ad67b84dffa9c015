"""HTTP/1.1 on a connection: from bytes to exchanges and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import h11
from hypercorn.events import Closed, Event
from hypercorn.protocol.h11 import H11Protocol, H11WSConnection
from hypercorn.protocol.ws_stream import WSStream
from trio import Event as TrioEvent
from wsproto.connection import ConnectionState

from lynkr.server.hypercorn.exchange import Exchange

if TYPE_CHECKING:
    from lynkr.server.hypercorn.connection import Connection
    from lynkr.server.hypercorn.tasks import Tasks

# The reader waits when this much of a body, or of pipelined requests, has not been taken yet.
UNREAD_BYTES = 256 * 1024

HEAD_BYTES = 64 * 1024
"""What the head of a request may have."""

# Status: error type and message. h11 hints at 400, 431 and 501 for what it can't read.
ERRORS = {
    400: ("invalid_request_error", "Malformed HTTP request"),
    431: ("invalid_request_error", "The header fields of the request are too large"),
    500: ("api_error", "Internal server error"),
    501: ("invalid_request_error", "Unsupported transfer coding"),
    505: ("invalid_request_error", "Only HTTP/1.1 is served here"),
}

CLOSE = (b"connection", b"close")
END = h11.EndOfMessage()


class Protocol(H11Protocol):
    """HTTP/1.1 by h11. `exchange` is the request at work. A WebSocket is hypercorn's `stream`, and left to it."""

    def __init__(
        self, tcp: Connection, tasks: Tasks, client: tuple[str, int] | None, server: tuple[str, int] | None
    ) -> None:
        super().__init__(tcp.wrapper, tcp.config, tcp.context, tasks, tcp.state, False, client, server, tcp.send)
        assert isinstance(self.connection, h11.Connection)
        self.tcp = tcp
        self.asgi = tcp.wrapper.app
        self.exchange: Exchange | None = None
        self._tasks = tasks
        self._http = self.connection
        self._head_begun = False
        self._pipelined = 0
        self._room = TrioEvent()
        self._unsettled = False
        self._large_reads = False

    @property
    def idle(self) -> bool:
        """Whether nothing is under way, the head of a request included."""
        return self.exchange is None and self.stream is None and not self._head_begun and not self.tcp.lingering

    # Reading

    async def receive(self, data: bytes) -> None:
        if len(data) > HEAD_BYTES:
            self._large_reads = True
        self.connection.receive_data(data)
        if self.stream is not None:
            await self._handle_websocket()
        elif (unsettled := self._advance()) is not None:
            await self._settle(unsettled)

    async def handle(self, event: Event) -> None:
        await super().handle(event)
        if isinstance(event, Closed) and self.exchange is not None:
            self.exchange.close()

    @property
    def congested(self) -> bool:
        """Whether the reader is to wait. It can't see a disconnect then, which is why it reads ahead a good deal."""
        return self.exchange is not None and self.exchange.unread + self._pipelined > UNREAD_BYTES

    async def wait_for_room(self) -> None:
        while self.congested:
            self._room = TrioEvent()
            await self._room.wait()

    def make_room(self) -> None:
        self._room.set()

    def _advance(self) -> h11.Request | h11.RemoteProtocolError | None:
        """Act on what has arrived. Returns what can't be settled without a checkpoint: anything but plain HTTP/1."""
        while not self._unsettled:
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as error:
                self._unsettled = True
                return error
            exchange = self.exchange
            # h11's events are ABCs, for which isinstance is slow.
            if type(event) is h11.Request:
                self._head_begun = False
                self.tcp.busy()
                # h11 looks at what is incomplete only.
                if self._large_reads and _size(event) > HEAD_BYTES:
                    self._unsettled = True
                    return h11.RemoteProtocolError("", error_status_hint=431)
                if _is_plain(event):
                    self.exchange = Exchange(self, event)
                    self._tasks.start(self.exchange.run)
                else:
                    self._unsettled = True
                    return event
            elif type(event) is h11.Data and exchange is not None:
                exchange.feed(event.data)
            elif type(event) is h11.EndOfMessage and exchange is not None:
                exchange.end()
            else:
                if event is h11.PAUSED:
                    self._pipelined = len(self._http.trailing_data[0])
                elif exchange is None and not self._head_begun:
                    self._head_begun = True
                    self.tcp.expect_head()
                return None
        return None

    async def _settle(self, unsettled: h11.Request | h11.RemoteProtocolError) -> None:
        if isinstance(unsettled, h11.RemoteProtocolError):
            if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
                # h11 quotes what it could not read, which may be long.
                await self._send_error_response(unsettled.error_status_hint, str(unsettled)[:200])
            else:  # in the middle of a response
                self.tcp.cut()
        elif unsettled.http_version not in (b"1.1", b"1.0"):
            await self._send_error_response(505, bodiless=unsettled.method == b"HEAD")
        else:
            await self._create_stream(unsettled)
            await self._handle_websocket()

    async def _handle_websocket(self) -> None:
        stream, connection = self.stream, self.connection
        assert isinstance(stream, WSStream)
        assert isinstance(connection, H11WSConnection)
        if stream.closed:  # the handshake was refused, and no app has been started
            self.tcp.close(linger=True)
        elif stream.handshake.accepted:
            await self._handle_events()
            if self.stream is stream and stream.buffer.length > stream.buffer.max_length:
                # hypercorn has sent close code 1009, but would go on collecting the message.
                await self._maybe_recycle()
        elif connection.buffer:
            # RFC 6455, 4.1: a client waits for the answer to its handshake. hypercorn would forget the app here.
            self.tcp.cut()

    async def _maybe_recycle(self) -> None:
        """The end of a WebSocket."""
        stream = self.stream
        assert isinstance(stream, WSStream)
        both_closed = stream.handshake.accepted and stream.connection.state is ConnectionState.CLOSED
        await self._close_stream()
        self.tcp.close(linger=not both_closed)

    # Writing

    def response_head(self, status: int, headers: list[tuple[bytes, bytes]], *, last: bool) -> h11.Response:
        """The head of a response. `last` if the connection can't be used for another request after it."""
        headers = headers + self.config.response_headers("h11")
        if last or self.context.terminated.is_set():
            headers.append(CLOSE)
        return h11.Response(status_code=status, headers=headers)

    @property
    def awaits_continue(self) -> bool:
        return self._http.they_are_waiting_for_100_continue

    async def send_continue(self) -> None:
        await self.tcp.write(self._http.send(h11.InformationalResponse(status_code=100, headers=[])))

    async def respond(self, exchange: Exchange, head: h11.Response | None, body: bytes, *, more: bool) -> None:
        """Write what is there of a response, in one piece."""
        parts = [] if head is None else self._encode(head)
        if body:
            parts += self._encode(h11.Data(data=body))
        if not more:
            parts += self._encode(END)
        if data := b"".join(parts):
            await self.tcp.write(data)
        if not more and not exchange.closed:
            self._finish(exchange)

    def _encode(self, event: h11.Event) -> list[bytes]:
        return self._http.send_with_data_passthrough(event) or []

    def _finish(self, exchange: Exchange) -> None:
        self.exchange = None
        exchange.close()
        http = self._http
        if http.our_state is h11.DONE and http.their_state is h11.DONE and not self.context.terminated.is_set():
            http.start_next_cycle()
            self.tcp.idle()
            if self._pipelined:
                self._pipelined = 0
                if (unsettled := self._advance()) is not None:
                    # In a task of its own, since this one is the app's and may be cancelled.
                    self._tasks.start(self._settle, unsettled)
        else:
            self.tcp.close(linger=not exchange.complete)

    async def _send_error_response(self, status_code: int, detail: str = "", *, bodiless: bool = False) -> None:
        """Answer instead of the app, whose sends are dropped from here on, and close."""
        exchange, self.exchange = self.exchange, None
        if exchange is not None:
            exchange.close()
            bodiless = exchange.scope["method"] == "HEAD"
        kind, message = ERRORS.get(status_code, ERRORS[400])
        error = {"type": kind, "message": f"{message}: {detail}" if detail else message}
        body = json.dumps({"type": "error", "error": error}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        parts = self._encode(self.response_head(status_code, headers, last=True))
        if not bodiless:
            parts += self._encode(h11.Data(data=body))
        parts += self._encode(END)
        await self.tcp.write(b"".join(parts))
        self.tcp.close(linger=exchange is None or not exchange.complete)

    async def abandon(self, *, begun: bool) -> None:
        """The app is over without having finished its response."""
        if begun:
            self.tcp.cut()
        else:
            await self._send_error_response(500)


def _size(request: h11.Request) -> int:
    return len(request.target) + sum(len(name) + len(value) + 4 for name, value in request.headers)


def _is_plain(request: h11.Request) -> bool:
    """Whether it is HTTP/1 and stays so."""
    if request.http_version not in (b"1.1", b"1.0"):
        return False
    if request.method != b"GET":
        return True
    headers = dict(request.headers)
    upgrade = b"upgrade" in map(bytes.strip, headers.get(b"connection", b"").lower().split(b","))
    return not (upgrade and headers.get(b"upgrade", b"").lower() == b"websocket")
