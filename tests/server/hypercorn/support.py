"""Apps, a server that runs them, and a client that sends and reads bytes."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import h11
import trio
from hypercorn.typing import (
    ASGIFramework,
    ASGIReceiveCallable,
    ASGISendCallable,
    HTTPScope,
    Scope,
    WebsocketScope,
)
from trio.testing import MockClock, wait_all_tasks_blocked

from lynkr.server.hypercorn import Limits, serve

Handler = Callable[[HTTPScope, ASGIReceiveCallable, ASGISendCallable], Awaitable[None]]
WebSocketHandler = Callable[[WebsocketScope, ASGIReceiveCallable, ASGISendCallable], Awaitable[None]]

GET = b"GET / HTTP/1.1\r\nHost: test\r\n\r\n"


def asgi(http: Handler | None = None, websocket: WebSocketHandler | None = None) -> ASGIFramework:
    async def app(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] == "http":
            assert http is not None
            await http(scope, receive, send)
        elif scope["type"] == "websocket":
            assert websocket is not None
            await websocket(scope, receive, send)
        else:
            while (await receive())["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            await send({"type": "lifespan.shutdown.complete"})

    return app


async def start(send: ASGISendCallable, *headers: tuple[bytes, bytes], status: int = 200) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})


async def body(send: ASGISendCallable, data: bytes, *, more: bool = False) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": more})


async def read_body(receive: ASGIReceiveCallable) -> list[bytes]:
    pieces = []
    while True:
        message = await receive()
        assert message["type"] == "http.request"
        pieces.append(message["body"])
        if not message["more_body"]:
            return pieces


async def disconnected(receive: ASGIReceiveCallable) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def echo(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    data = b"".join(await read_body(receive))
    answer = scope["path"].encode() + b":" + data
    await start(send, (b"content-length", str(len(answer)).encode()))
    await body(send, answer)


@dataclass
class Answer:
    status: int
    headers: dict[bytes, bytes]
    body: bytes
    informational: list[int] = field(default_factory=list)


class Client:
    """A connection that h11 reads strictly, but on which any bytes can be sent."""

    def __init__(self, stream: trio.SocketStream) -> None:
        self.stream = stream
        self.sent = 0
        self._data = b""

    async def send(self, data: bytes) -> None:
        await self.stream.send_all(data)
        self.sent += len(data)

    async def send_forever(self, size: int, first: bytes = b"") -> None:
        await self.send(first)
        while True:
            await self.send(b"x" * size)
            await wait_all_tasks_blocked()

    async def receive_until(self, mark: bytes) -> bytes:
        """The bytes up to and with `mark`."""
        while mark not in self._data:
            data = await self.stream.receive_some(65536)
            assert data, f"closed after {self._data!r}"
            self._data += data
        found, _, self._data = self._data.partition(mark)
        return found + mark

    async def rest(self) -> bytes:
        """All that comes until the server closes."""
        data, self._data = self._data, b""
        async for piece in self.stream:
            data += piece
        return data

    async def answer(self, method: str = "GET") -> Answer:
        """The next response. Raises h11.RemoteProtocolError if it is cut short."""
        reader = h11.Connection(h11.CLIENT)
        reader.send(h11.Request(method=method, target="/", headers=[("host", "test"), ("connection", "keep-alive")]))
        reader.send(h11.EndOfMessage())
        head: h11.Response | None = None
        received = b""
        informational = []
        reader.receive_data(self._data) if self._data else None
        while True:
            event = reader.next_event()
            if event is h11.NEED_DATA:
                reader.receive_data(await self.stream.receive_some(65536))
            elif isinstance(event, h11.InformationalResponse):
                informational.append(event.status_code)
            elif isinstance(event, h11.Response):
                head = event
            elif isinstance(event, h11.Data):
                received += event.data
            elif isinstance(event, h11.EndOfMessage):
                break
            else:
                raise AssertionError(event)
        self._data = reader.trailing_data[0]
        assert head is not None
        return Answer(head.status_code, dict(head.headers), received, informational)

    async def request(self, path: str = "/", data: bytes = b"", headers: bytes = b"") -> Answer:
        await self.send(post(path, data, headers))
        return await self.answer("POST")

    async def is_closed(self) -> bool:
        return await self.stream.receive_some(1) == b""


def post(path: str, data: bytes, headers: bytes = b"") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: test\r\nContent-Length: {len(data)}\r\n".encode()
    return head + headers + b"\r\n" + data


@dataclass
class Server:
    urls: list[str]
    stop: trio.Event
    """Set it to begin the graceful shutdown."""
    stopped: trio.Event
    """`serve` has returned."""

    @property
    def port(self) -> int:
        return int(self.urls[0].rpartition(":")[2])

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Client]:
        async with await trio.open_tcp_stream("127.0.0.1", self.port) as stream:
            yield Client(stream)


@asynccontextmanager
async def running(
    app: ASGIFramework,
    *,
    host: str = "127.0.0.1",
    graceful_timeout: float = 10,
    stall_timeout: float = math.inf,
    on_overtime: Callable[[], None] | None = None,
) -> AsyncIterator[Server]:
    stop, stopped = trio.Event(), trio.Event()

    async def run(task_status: trio.TaskStatus[list[str]]) -> None:
        await serve(
            app,
            host=host,
            port=0,
            limits=Limits(graceful_timeout, stall_timeout),
            shutdown_trigger=stop.wait,
            on_overtime=on_overtime,
            task_status=task_status,
        )
        stopped.set()

    async with trio.open_nursery() as nursery:
        over = threading.Event()
        nursery.start_soon(watch, over)
        try:
            yield Server(await nursery.start(run), stop, stopped)
        finally:
            over.set()
        nursery.cancel_scope.cancel()


async def pass_time(clock: MockClock, seconds: float) -> None:
    """Let `seconds` go by for tasks that have done all they can, and let them do what follows from it."""
    await wait_all_tasks_blocked()
    clock.jump(seconds)
    await wait_all_tasks_blocked()


async def watch(over: threading.Event) -> None:
    """Fail a test that hangs. In a thread, since the clock of the test may stand still."""
    if not await trio.to_thread.run_sync(over.wait, 20, abandon_on_cancel=True):
        raise TimeoutError("the test has not ended after 20 s")


def error(answer: Answer) -> tuple[int, str, str]:
    assert answer.headers[b"content-type"] == b"application/json"
    assert answer.headers[b"connection"] == b"close"
    content = json.loads(answer.body)
    assert set(content) == {"type", "error"}
    assert content["type"] == "error"
    return answer.status, content["error"]["type"], content["error"]["message"]
