"""A TCP relay between a client and a server that notes the HTTP exchanges passing through it.

The bytes are handed on as they come, unread; the notes are made on the side. So what is noted is what the client really
sent and really got, and neither end can tell that the tap is there, down to who closes the connection first.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import h11
import trio

READ_SIZE = 65536


@dataclass(eq=False)
class Exchange:
    """One request and what came back for it; `status` is 0 while nothing has."""

    method: str
    target: str
    request_headers: list[tuple[str, str]]
    request_body: bytes
    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    complete: bool = False
    """The end of the answer's body was seen."""

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def json(self) -> Any:
        """The request's body, parsed."""
        return json.loads(self.request_body)

    def header(self, name: str) -> str | None:
        """The value of a header of the answer."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Tap:
    """`async with Tap(port) as tap:` relays from `tap.url` to 127.0.0.1:port.

    While nothing listens there, clients see their connections closed.
    """

    def __init__(self, port: int) -> None:
        self._target_port = port
        self.exchanges: list[Exchange] = []
        self.connections = 0
        self._changed = trio.Event()

    async def __aenter__(self) -> Self:
        (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
        self.port: int = listener.socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._nursery_manager = trio.open_nursery()
        self._nursery = await self._nursery_manager.__aenter__()
        self._nursery.start_soon(trio.serve_listeners, self._relay, [listener])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._nursery.cancel_scope.cancel()
        await self._nursery_manager.__aexit__(None, None, None)

    async def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for something in `exchanges`; `condition` is asked whenever they change."""
        while not condition():
            await self._changed.wait()

    def _notify(self) -> None:
        self._changed.set()
        self._changed = trio.Event()

    async def _relay(self, client: trio.SocketStream) -> None:
        self.connections += 1
        notes = _Notes(self.exchanges)
        async with client:
            try:
                server = await trio.open_tcp_stream("127.0.0.1", self._target_port)
            except OSError:
                return
            async with server, trio.open_nursery() as nursery:
                nursery.start_soon(self._pump, client, server, notes.client_sent, nursery.cancel_scope)
                nursery.start_soon(self._pump, server, client, notes.server_sent, nursery.cancel_scope)
        notes.server_closed()
        self._notify()

    async def _pump(
        self,
        source: trio.SocketStream,
        sink: trio.SocketStream,
        note: Callable[[bytes], None],
        relaying: trio.CancelScope,
    ) -> None:
        try:
            while data := await source.receive_some(READ_SIZE):
                note(bytes(data))
                self._notify()
                await sink.send_all(data)
        except trio.BrokenResourceError:
            pass
        relaying.cancel()


class _Notes:
    """Both directions of one connection, read one exchange after the other. Requests are not pipelined."""

    def __init__(self, exchanges: list[Exchange]) -> None:
        self.exchanges = exchanges
        self.requests = h11.Connection(h11.SERVER)
        self.replies = h11.Connection(h11.CLIENT)
        self.request: h11.Request | None = None
        self.request_body = bytearray()
        self.exchange: Exchange | None = None

    def client_sent(self, data: bytes) -> None:
        self.requests.receive_data(data)
        while True:
            event = self.requests.next_event()
            if isinstance(event, h11.Request):
                self.request = event
                self.request_body.clear()
            elif isinstance(event, h11.Data):
                self.request_body += event.data
            elif isinstance(event, h11.EndOfMessage):
                self.request_ended()
            else:  # NEED_DATA, PAUSED
                return

    def request_ended(self) -> None:
        assert self.request is not None
        self.exchange = Exchange(
            method=self.request.method.decode("ascii"),
            target=self.request.target.decode("ascii"),
            request_headers=[(k.decode("latin-1"), v.decode("latin-1")) for k, v in self.request.headers.raw_items()],
            request_body=bytes(self.request_body),
        )
        self.exchanges.append(self.exchange)
        rest = self.requests.trailing_data[0]
        self.requests = h11.Connection(h11.SERVER)
        if rest:
            self.requests.receive_data(rest)
        # What an answer means depends on its request: the answer to HEAD has no body.
        self.replies = h11.Connection(h11.CLIENT)
        self.replies.send(h11.Request(method=self.request.method, target=b"/", headers=[(b"Host", b"tap")]))
        self.replies.send(h11.EndOfMessage())

    def server_sent(self, data: bytes) -> None:
        if self.exchange is None or self.exchange.complete:
            return  # a server that speaks before it is asked; nothing to note it under
        self.replies.receive_data(data)
        self.note_reply()

    def server_closed(self) -> None:
        if self.exchange is None or not self.exchange.status or self.exchange.complete:
            return
        # The end of an answer without length is the end of the connection; any other answer was cut.
        with contextlib.suppress(h11.RemoteProtocolError):
            self.replies.receive_data(b"")
            self.note_reply()

    def note_reply(self) -> None:
        assert self.exchange is not None
        while True:
            event = self.replies.next_event()
            if isinstance(event, h11.Response):
                self.exchange.status = event.status_code
                self.exchange.headers = [
                    (k.decode("latin-1"), v.decode("latin-1")) for k, v in event.headers.raw_items()
                ]
            elif isinstance(event, h11.Data):
                self.exchange.body += bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                self.exchange.complete = True
                return
            elif not isinstance(event, h11.InformationalResponse):  # NEED_DATA, ConnectionClosed
                return
