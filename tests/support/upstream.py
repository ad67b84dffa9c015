"""A scripted HTTP/1.1 server on a real socket, in the test's own event loop.

It plays the upstream: it records what arrives byte for byte, and answers what the test wrote down, including the ways
in which a real upstream fails (silence, a cut, a reset, bytes that are not HTTP). All waiting is trio's, so a mock
clock works.
"""

from __future__ import annotations

import enum
import http.client
import json
import socket
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import h11
import trio

READ_SIZE = 65536


class Ending(enum.Enum):
    """How an answer stops before it is complete."""

    RESET = "reset"
    """RST: the peer's next read fails. What was sent just before may be lost with it, as in life."""
    CLOSE = "close"
    """FIN in the middle of the body: the bytes so far arrive, the end of the body does not."""
    STALL = "stall"
    """Silence until the client gives up."""


@dataclass(frozen=True)
class Pause:
    seconds: float


Wait = Pause | trio.Event | Ending
"""A pause, an event to wait for, or an early ending."""

Step = bytes | Wait
"""One step of a streamed body: bytes to send, or a wait."""


@dataclass(frozen=True)
class Reply:
    """What to answer.

    body: bytes go out with a content-length; a sequence of steps goes out chunked, each bytes step as one chunk.
    before: waits before the status line.
    split: the most bytes per HTTP chunk and per write to the socket, framing included; 1 sends byte by byte.
    """

    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    body: bytes | Sequence[Step] = b""
    before: Sequence[Wait] = ()
    split: int | None = None


Answer = Reply | bytes
"""A reply, or raw bytes that are written as they are before the connection is closed."""


@dataclass(eq=False)
class Connection:
    """One accepted connection; times are trio.current_time()."""

    opened_at: float
    closed_at: float | None = None
    client_closed_at: float | None = None
    client_closed: trio.Event = field(default_factory=trio.Event)
    """The client closed or reset the connection, before we did."""
    closed: trio.Event = field(default_factory=trio.Event)

    @property
    def open(self) -> bool:
        return self.closed_at is None

    def note_client_closed(self) -> None:
        if self.client_closed_at is None:
            self.client_closed_at = trio.current_time()
        self.client_closed.set()


@dataclass(eq=False)
class Request:
    """A request as it came in."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    """In order, names as they were written."""
    body: bytes
    connection: Connection
    arrived_at: float
    answered: trio.Event = field(default_factory=trio.Event)
    """The whole answer was handed to the socket."""
    abandoned: trio.Event = field(default_factory=trio.Event)
    """The client closed the connection before the whole answer was sent."""

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def json(self) -> Any:
        """The body, parsed anew at every call."""
        return json.loads(self.body)

    def header(self, name: str) -> str | None:
        """The value of a header by its name in any case; several are joined with a comma."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(values) if values else None


Script = Callable[[Request], Answer]
Check = Callable[[Request], Reply | None]


def json_reply(value: object, status: int = 200, headers: Sequence[tuple[str, str]] = ()) -> Reply:
    body = json.dumps(value, ensure_ascii=False).encode()
    return Reply(status=status, headers=[("Content-Type", "application/json"), *headers], body=body)


def sse_reply(*steps: Step, headers: Sequence[tuple[str, str]] = ()) -> Reply:
    return Reply(headers=[("Content-Type", "text/event-stream; charset=utf-8"), *headers], body=steps)


class ScriptedUpstream:
    """`async with ScriptedUpstream([reply, …]) as upstream:` serves one reply after the other on 127.0.0.1.

    script: a queue of answers, or a function of the request.
    check: a judge of every request, such as those of `strict_chat` and `strict_messages`; what it returns is sent in
    place of the script's answer and counts as a problem.
    split: the default of `Reply.split`.

    Leaving the block raises AssertionError when there were problems: a request that the judge refused, one that the
    script had no answer for, one that was not HTTP. A test that provokes them empties `problems` itself.
    """

    def __init__(
        self, script: Script | Iterable[Answer] = (), *, check: Check | None = None, split: int | None = None
    ) -> None:
        self._script = script if callable(script) else _queue(script)
        self._check = check
        self._split = split
        self._changed = trio.Event()
        self._listening = trio.CancelScope()
        self.requests: list[Request] = []
        self.connections: list[Connection] = []
        self.problems: list[str] = []

    async def __aenter__(self) -> Self:
        (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
        self.port: int = listener.socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._nursery_manager = trio.open_nursery()
        self._nursery = await self._nursery_manager.__aenter__()
        self._nursery.start_soon(self._listen, listener)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._nursery.cancel_scope.cancel()
        # No handler lets an exception out, so the test's own exception can pass by the nursery without being wrapped.
        await self._nursery_manager.__aexit__(None, None, None)
        if not self.problems:
            return
        account = "the upstream saw:\n" + "\n".join(self.problems)
        if error is None:
            raise AssertionError(account)
        error.add_note(account)

    @property
    def open_connections(self) -> int:
        return sum(connection.open for connection in self.connections)

    async def wait_for_requests(self, count: int) -> Request:
        """Wait until `count` requests have arrived in all, and return the last of them."""
        await self._wait_until(lambda: len(self.requests) >= count)
        return self.requests[count - 1]

    async def wait_for_open_connections(self, count: int) -> None:
        await self._wait_until(lambda: self.open_connections == count)

    def stop_listening(self) -> None:
        """Refuse new connections; those that are open stay. Takes effect at the next checkpoint."""
        self._listening.cancel()

    async def _listen(self, listener: trio.SocketListener) -> None:
        with self._listening:
            await trio.serve_listeners(self._serve, [listener], handler_nursery=self._nursery)

    async def _wait_until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            await self._changed.wait()

    def _notify(self) -> None:
        self._changed.set()
        self._changed = trio.Event()

    async def _serve(self, stream: trio.SocketStream) -> None:
        connection = Connection(opened_at=trio.current_time())
        self.connections.append(connection)
        self._notify()
        try:
            await _Handler(self, connection, stream).run()
        except trio.BrokenResourceError:
            connection.note_client_closed()
        except Exception as error:
            self.problems.append(f"{type(error).__name__}: {error}")
        finally:
            connection.closed_at = trio.current_time()
            connection.closed.set()
            self._notify()
            await trio.aclose_forcefully(stream)

    def _answer(self, request: Request) -> Answer:
        self.requests.append(request)
        self._notify()
        if self._check is not None and (refusal := self._check(request)) is not None:
            text = refusal.body.decode() if isinstance(refusal.body, bytes) else ""
            self.problems.append(f"{request.method} {request.target} was refused: {refusal.status} {text}")
            return refusal
        try:
            return self._script(request)
        except Exception as error:
            self.problems.append(f"{request.method} {request.target}: the script raised {error!r}")
            return Reply(status=500, body=b"the script of this upstream has no answer")


def _queue(answers: Iterable[Answer]) -> Script:
    remaining = iter(list(answers))

    def next_answer(request: Request) -> Answer:
        for answer in remaining:
            return answer
        raise LookupError("no answer left")

    return next_answer


class _Handler:
    """One connection: read a request, answer it while watching for the client's leave, again."""

    def __init__(self, upstream: ScriptedUpstream, connection: Connection, stream: trio.SocketStream) -> None:
        self.upstream = upstream
        self.connection = connection
        self.stream = stream
        self.http = h11.Connection(h11.SERVER)
        self.split: int | None = None

    async def run(self) -> None:
        while (request := await self.next_request()) is not None:
            answer = self.upstream._answer(request)
            complete = False
            async with trio.open_nursery() as nursery:
                nursery.start_soon(self.watch_client, request, nursery.cancel_scope)
                try:
                    complete = await self.send_answer(request, answer)
                except trio.BrokenResourceError:
                    self.client_left(request)
                nursery.cancel_scope.cancel()
            if not complete or self.connection.client_closed.is_set() or self.http.our_state is not h11.DONE:
                return
            self.http.start_next_cycle()

    async def next_request(self) -> Request | None:
        head: h11.Request | None = None
        body = bytearray()
        while True:
            event = self.http.next_event()
            if event is h11.NEED_DATA:
                if self.http.they_are_waiting_for_100_continue:
                    await self.write(self.http.send(h11.InformationalResponse(status_code=100, headers=[])))
                self.http.receive_data(data := await self.stream.receive_some(READ_SIZE))
                if not data:
                    self.connection.note_client_closed()
            elif isinstance(event, h11.Request):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
            elif isinstance(event, h11.EndOfMessage):
                assert head is not None
                return Request(
                    method=head.method.decode("ascii"),
                    target=head.target.decode("ascii"),
                    headers=[(k.decode("latin-1"), v.decode("latin-1")) for k, v in head.headers.raw_items()],
                    body=bytes(body),
                    connection=self.connection,
                    arrived_at=trio.current_time(),
                )
            else:  # ConnectionClosed
                return None

    async def watch_client(self, request: Request, answering: trio.CancelScope) -> None:
        try:
            while data := await self.stream.receive_some(READ_SIZE):
                self.http.receive_data(data)
        except trio.BrokenResourceError:
            pass
        self.client_left(request)
        answering.cancel()

    def client_left(self, request: Request) -> None:
        self.connection.note_client_closed()
        if not request.answered.is_set():
            request.abandoned.set()

    async def send_answer(self, request: Request, answer: Answer) -> bool:
        """Send an answer; False when the connection is to be closed after it."""
        if isinstance(answer, bytes):
            request.answered.set()
            await self.write(answer)
            return False
        self.split = answer.split or self.upstream._split
        if not await self.take_steps(answer.before):
            return False
        length = len(answer.body) if isinstance(answer.body, bytes) else None
        framing = ("Transfer-Encoding", "chunked") if length is None else ("Content-Length", str(length))
        reason = http.client.responses.get(answer.status, "")
        head = self.http.send(
            h11.Response(status_code=answer.status, headers=[*answer.headers, framing], reason=reason)
        )
        if request.method == "HEAD":
            request.answered.set()
            await self.write(head + self.http.send(h11.EndOfMessage()))
            return True
        if isinstance(answer.body, bytes):
            request.answered.set()
            await self.write(head + self.http.send(h11.Data(data=answer.body)) + self.http.send(h11.EndOfMessage()))
            return True
        await self.write(head)
        if not await self.take_steps(answer.body):
            return False
        request.answered.set()
        await self.write(self.http.send(h11.EndOfMessage()))
        return True

    async def take_steps(self, steps: Sequence[Wait] | Sequence[Step]) -> bool:
        """False when a step ended the answer."""
        for step in steps:
            if isinstance(step, bytes):
                size = self.split or max(1, len(step))
                for start in range(0, len(step), size):
                    await self.write(self.http.send(h11.Data(data=step[start : start + size])))
            elif isinstance(step, Pause):
                await trio.sleep(step.seconds)
            elif isinstance(step, trio.Event):
                await step.wait()
            elif step is Ending.STALL:
                await trio.sleep_forever()
            else:
                if step is Ending.RESET:
                    # Linger on with a time of 0: close() discards what is unsent and answers with RST.
                    self.stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
        return True

    async def write(self, data: bytes) -> None:
        size = self.split or max(1, len(data))
        for start in range(0, len(data), size):
            await self.stream.send_all(data[start : start + size])
