"""A request and its response, as the app sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import h11
import trio
from hypercorn.protocol.http_stream import ASGIHTTPState
from hypercorn.typing import ASGIReceiveEvent, ASGISendEvent, ASGIVersions, ConnectionState, HTTPScope
from hypercorn.utils import UnexpectedMessageError, build_and_validate_headers, suppress_body

from lynkr.server.hypercorn.tasks import AppErrors

if TYPE_CHECKING:
    from lynkr.server.hypercorn.protocol import Protocol

ASGI: ASGIVersions = {"spec_version": "2.1", "version": "3.0"}


class Exchange:
    """`scope`, `receive` and `send` of the ASGI HTTP protocol.

    `complete`: the whole request has arrived. `unread`: bytes of its body that the app has not taken. `closed`: the
    client has gone or has its answer, so the app receives `http.disconnect` and what it sends is dropped.
    """

    def __init__(self, protocol: Protocol, request: h11.Request) -> None:
        path, _, query = request.target.partition(b"?")
        self.scope: HTTPScope = {
            "type": "http",
            "http_version": request.http_version.decode("ascii"),
            "asgi": ASGI,
            "method": request.method.decode("ascii").upper(),
            "scheme": "http",
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "query_string": query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw_items()],
            "client": protocol.client,
            "server": protocol.server,
            "state": ConnectionState(protocol.connection_state.copy()),
            "extensions": {},
        }
        self.complete = False
        self.closed = False
        self.unread = 0
        self._protocol = protocol
        self._body: list[bytes] = []
        self._body_taken = False
        self._arrival = trio.Event()
        self._state = ASGIHTTPState.REQUEST
        self._head: h11.Response | None = None  # until there is something to write with it
        self._bodiless = False

    async def run(self) -> None:
        # It is cancelled only together with its connection, which cuts itself then.
        with AppErrors():
            await self._protocol.asgi(self.scope, self.receive, self.send)
        if not self.closed:
            begun = self._state is not ASGIHTTPState.REQUEST and self._head is None
            await self._protocol.abandon(begun=begun)

    def feed(self, data: bytes) -> None:
        self._body.append(data)
        self.unread += len(data)
        self._arrival.set()

    def end(self) -> None:
        self.complete = True
        self._arrival.set()

    def close(self) -> None:
        self.closed = True
        self._body.clear()
        self.unread = 0
        self._arrival.set()
        self._protocol.make_room()

    async def receive(self) -> ASGIReceiveEvent:
        await trio.lowlevel.checkpoint_if_cancelled()
        while not self.closed:
            if self._body or (self.complete and not self._body_taken):
                body = b"".join(self._body)
                self._body.clear()
                self.unread = 0
                self._body_taken = self.complete
                self._protocol.make_room()
                return {"type": "http.request", "body": body, "more_body": not self.complete}
            if self._protocol.awaits_continue:
                await self._protocol.send_continue()
            else:
                if self._arrival.is_set():
                    self._arrival = trio.Event()
                await self._arrival.wait()
        await trio.lowlevel.checkpoint()
        return {"type": "http.disconnect"}

    async def send(self, message: ASGISendEvent) -> None:
        if message["type"] == "http.response.body" and self._state is ASGIHTTPState.RESPONSE:
            body = b"" if self._bodiless else message.get("body", b"")
            more = message.get("more_body", False)
            if not more:
                self._state = ASGIHTTPState.CLOSED
            if not self.closed and (body or not more):
                head, self._head = self._head, None
                await self._protocol.respond(self, head, body, more=more)
        elif message["type"] == "http.response.start" and self._state is ASGIHTTPState.REQUEST:
            status = int(message["status"])
            self._bodiless = suppress_body(self.scope["method"], status)
            headers = build_and_validate_headers(message.get("headers", []))
            self._head = self._protocol.response_head(status, headers, last=not self.complete)
            self._state = ASGIHTTPState.RESPONSE
        else:
            raise UnexpectedMessageError(self._state, message["type"])
