"""An upstream that deals the faults, and that can be restarted.

Its HTTP is written by hand, because half of what it says is none.
"""

from __future__ import annotations

import socket
import struct

import trio

from chaos.dialects import Dialect
from chaos.faults import GOOD, STATUSES, Deal, Fault, deal
from chaos.ledger import Ledger, Story
from chaos.traffic import numbers

_READ = 65_536
_EVENT_STREAM = b"text/event-stream"
_JSON = b"application/json"
_PAGE = b"<html><head><title>Bad gateway</title></head><body>nothing here</body></html>"
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER on, with a time of 0: closing discards what is unsent and resets."""


class _Cut(Exception):  # noqa: N818 - no error: the fault that was dealt
    """The connection ends here; the peer is told so by a reset, or not."""

    def __init__(self, *, reset: bool) -> None:
        self.reset = reset


class Upstream:
    """One upstream of the gateway, on a fixed port of 127.0.0.1.

    rate: the probability of a fault in an attempt.
    mood: what every attempt meets in place of the dealt fault, while it is set.
    """

    def __init__(self, name: str, dialect: Dialect, seed: int, rate: float, ledger: Ledger) -> None:
        self.name = name
        self.dialect = dialect
        self.rate = rate
        self.mood: Fault | None = None
        self.port = 0
        self.running = 0
        self.most = 0
        """Most requests that it had at once."""
        self.up = trio.Event()
        """It can be reached."""
        self._seed = seed
        self._ledger = ledger
        self._life = trio.CancelScope()
        self._down = 0.0

    def restart(self, pause: float) -> None:
        """Reset all connections, refuse new ones for `pause` seconds, then serve again."""
        self._down = pause
        self.up = trio.Event()
        self._life.cancel()

    async def run(self, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED) -> None:
        """Serve until cancelled."""
        while True:
            with trio.CancelScope() as self._life:
                (listener,) = await trio.open_tcp_listeners(self.port, host="127.0.0.1")
                self.up.set()
                if not self.port:
                    self.port = listener.socket.getsockname()[1]
                    task_status.started()
                async with listener:
                    await trio.serve_listeners(self._serve, [listener])
            self._ledger.goes_down(self.name)
            await trio.sleep(self._down)
            self._ledger.down.discard(self.name)

    async def _serve(self, stream: trio.SocketStream) -> None:
        connection = _Connection(stream)
        reset = True
        try:
            while (arrived := await connection.request()) is not None:
                await self._answer(connection, *arrived)
            reset = False
        except _Cut as cut:
            reset = cut.reset
        except trio.BrokenResourceError:
            pass
        finally:
            if reset:
                stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            await trio.aclose_forcefully(stream)

    async def _answer(self, connection: _Connection, head: bytes, body: bytes) -> None:
        found = numbers(body)
        story = self._ledger.open.get(min(found, default=-1))
        if story is None:
            # The client has left, and its request is still on its way.
            return
        if not head.startswith(b"POST %s " % self.dialect.path.encode()) or not story.request.is_whole(body):
            self._ledger.violation(f"{self.name} got another request than was sent: {head[:60]!r} {found}", story)
        story.attempts[self.name] += 1
        attempt = story.attempts[self.name]
        dealt = deal(self._seed, story.request.number, self.name, attempt, self.rate)
        if self.mood is not None:
            dealt = Deal(self.mood, dealt.where)
        self._ledger.dealt[dealt.fault] += 1
        if dealt.fault not in GOOD:
            story.faults.append(dealt.fault)
        story.tell(f"{self.name}, attempt {attempt}: {dealt.fault.value}")
        story.arrived.set()
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await self._act(connection, story, dealt)
        finally:
            self.running -= 1

    async def _act(self, connection: _Connection, story: Story, dealt: Deal) -> None:
        request, dialect = story.request, self.dialect
        match dealt.fault:
            case Fault.RESET | Fault.CLOSE as fault:
                raise _Cut(reset=fault is Fault.RESET)
            case Fault.SILENCE:
                await connection.silence()
            case Fault.WEB_PAGE:
                await connection.whole(200, b"text/html", _PAGE)
            case Fault.BAD_GATEWAY:
                await connection.whole(502, b"text/html", _PAGE)
            case Fault.EMPTY:
                await connection.whole(200, _EVENT_STREAM if request.stream else _JSON, b"")
            case Fault.HALF_JSON:
                answer = dialect.whole(request)
                await connection.whole(200, _JSON, answer[: len(answer) // 2])
            case Fault.RATE_LIMIT_WAIT:
                await connection.whole(429, _JSON, dialect.error(request, 429), b"retry-after-ms: 40\r\n")
            case fault if fault in STATUSES:
                await connection.whole(STATUSES[fault], _JSON, dialect.error(request, STATUSES[fault]))
            case fault if request.stream:
                await self._stream(connection, story, fault, dealt.where)
            case fault:
                await self._whole(connection, story, fault, dealt.where)

    async def _stream(self, connection: _Connection, story: Story, fault: Fault, where: float) -> None:
        events = self.dialect.stream(story.request)
        cut = len(events) if fault in GOOD else 1 + int(where * (len(events) - 1))
        await connection.begin_stream()
        for index, event in enumerate(events[:cut]):
            await connection.chunk(event)
            if fault is Fault.SLOW and index % 4 == 0:
                await trio.sleep(0.03 * where)
        match fault:
            case Fault.CUT_STALL:
                await connection.silence()
            case Fault.CUT_RESET | Fault.CUT_CLOSE:
                raise _Cut(reset=fault is Fault.CUT_RESET)
            case Fault.CUT_GARBAGE:
                for event in (self.dialect.garbage, *events[cut:]):
                    await connection.chunk(event)
            case Fault.CUT_ERROR:
                await connection.chunk(self.dialect.failed(story.request))
            case _:
                pass
        await connection.end_stream()

    async def _whole(self, connection: _Connection, story: Story, fault: Fault, where: float) -> None:
        answer = self.dialect.whole(story.request)
        cut = int(where * len(answer))
        match fault:
            case Fault.SLOW:
                await trio.sleep(0.2 * where)
            case Fault.CUT_STALL:
                await connection.whole(200, _JSON, answer[:cut], length=len(answer))
                await connection.silence()
            case Fault.CUT_RESET | Fault.CUT_CLOSE:
                await connection.whole(200, _JSON, answer[:cut], length=len(answer))
                raise _Cut(reset=fault is Fault.CUT_RESET)
            case Fault.CUT_CLEAN:
                answer = answer[:cut]
            case Fault.CUT_GARBAGE:
                answer = answer[:cut] + b"\x00{{"
            case Fault.CUT_ERROR:
                answer = self.dialect.error(story.request, 500)
            case _:
                pass
        await connection.whole(200, _JSON, answer)


class _Connection:
    """The few sentences of HTTP/1.1 that are needed. Raises `trio.BrokenResourceError` when the peer has gone."""

    def __init__(self, stream: trio.SocketStream) -> None:
        self._stream = stream
        self._read = bytearray()

    async def request(self) -> tuple[bytes, bytes] | None:
        """Head and body of the next request, or None when there is none."""
        while (end := self._read.find(b"\r\n\r\n")) < 0:
            if not await self._more():
                return None
        head = bytes(self._read[:end])
        fields = [line.partition(b":") for line in head.lower().split(b"\r\n")[1:]]
        length = next(int(value) for name, _, value in fields if name == b"content-length")
        while len(self._read) < end + 4 + length:
            if not await self._more():
                return None
        body = bytes(self._read[end + 4 : end + 4 + length])
        del self._read[: end + 4 + length]
        return head, body

    async def silence(self) -> None:
        """Say nothing until the peer has had enough."""
        while await self._more():
            pass
        raise _Cut(reset=False)

    async def whole(
        self, status: int, kind: bytes, body: bytes, more: bytes = b"", *, length: int | None = None
    ) -> None:
        """An answer in one piece, with the headers `more`. It may promise another `length` than it has."""
        await self._stream.send_all(
            b"HTTP/1.1 %d X\r\ncontent-type: %s\r\n%scontent-length: %d\r\n\r\n%s"
            % (status, kind, more, len(body) if length is None else length, body)
        )

    async def begin_stream(self) -> None:
        await self._stream.send_all(
            b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\ntransfer-encoding: chunked\r\n\r\n" % _EVENT_STREAM
        )

    async def chunk(self, data: bytes) -> None:
        await self._stream.send_all(b"%x\r\n%s\r\n" % (len(data), data))

    async def end_stream(self) -> None:
        await self._stream.send_all(b"0\r\n\r\n")

    async def _more(self) -> bool:
        data = await self._stream.receive_some(_READ)
        self._read += data
        return bool(data)
