"""A request sent and its answer read: patiently, slowly, or not to the end."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field

import h11
import trio

from chaos.ledger import Story
from chaos.traffic import Request

PATIENCE = 20.0
"""Seconds after which a request hangs: far more than all limits of the gateway together."""

_READ = 65_536
_SLOW_READ = 2_048
_SLOW_PAUSE = 0.01


@dataclass(slots=True)
class Answer:
    """What came back. `ended` says how: `complete`, `left`, `hangs`, or what was wrong with its HTTP."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)
    ended: str = ""
    last: bool = False
    """The connection takes no other request."""


class Client:
    """One client, which keeps its connection from one request to the next."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: _Connection | None = None

    async def ask(self, story: Story) -> Answer:
        """Send a request and read the answer. Raises nothing."""
        request = story.request
        if request.alone or request.slow:
            await self.close()
        answer = Answer()
        with trio.move_on_after(PATIENCE) as patience:
            async with trio.open_nursery() as nursery:
                if request.leaves is not None:
                    nursery.start_soon(_leave, story, answer, request.leaves, nursery.cancel_scope)
                await self._exchange(story, answer)
                nursery.cancel_scope.cancel()
        if patience.cancelled_caught:
            answer.ended = "hangs"
        if answer.ended != "complete" or answer.last or request.alone or request.slow:
            await self.close()
        story.tell(f"client: {answer.status}, {len(answer.body)} bytes, {answer.ended}")
        return answer

    async def close(self) -> None:
        if self._connection is not None:
            await trio.aclose_forcefully(self._connection.stream)
            self._connection = None

    async def _exchange(self, story: Story, answer: Answer) -> None:
        try:
            if self._connection is None:
                self._connection = await _connect(self._port, little=story.request.slow)
            await self._connection.exchange(story.request, answer)
        except (OSError, trio.BrokenResourceError) as error:
            answer.ended = f"the connection broke: {error!r}"
        except h11.RemoteProtocolError as error:
            answer.ended = f"not HTTP: {error}"


async def _leave(story: Story, answer: Answer, after: float, asking: trio.CancelScope) -> None:
    await story.arrived.wait()
    await trio.sleep(after)
    if not answer.ended:
        answer.ended = "left"
        asking.cancel()


async def _connect(port: int, *, little: bool) -> _Connection:
    """`little`: with a small buffer for what is not read yet."""
    plain = trio.socket.socket()
    if little:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    try:
        await plain.connect(("127.0.0.1", port))
    except BaseException:
        plain.close()
        raise
    return _Connection(trio.SocketStream(plain))


class _Connection:
    def __init__(self, stream: trio.SocketStream) -> None:
        self.stream = stream
        self._http = h11.Connection(h11.CLIENT)

    async def exchange(self, request: Request, answer: Answer) -> None:
        body = request.body()
        headers = [
            ("host", "localhost"),
            ("content-type", "application/json"),
            ("content-length", str(len(body))),
            ("anthropic-version", "2023-06-01"),
            ("x-api-key", "chaos"),
        ]
        head = self._http.send(h11.Request(method="POST", target="/v1/messages", headers=headers))
        data = self._http.send(h11.Data(data=body))
        self._http.send(h11.EndOfMessage())
        await self.stream.send_all(head + data)
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                if request.slow:
                    await trio.sleep(_SLOW_PAUSE)
                self._http.receive_data(await self.stream.receive_some(_SLOW_READ if request.slow else _READ))
            elif isinstance(event, h11.Response):
                answer.status = event.status_code
                answer.headers = {name.decode(): value.decode() for name, value in event.headers}
            elif isinstance(event, h11.Data):
                answer.body += event.data
            elif isinstance(event, h11.EndOfMessage):
                break
            else:
                answer.ended = "closed without an answer"
                return
        answer.ended = "complete" if not self._http.trailing_data[0] else "more bytes behind the end"
        answer.last = self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE
        if not answer.last:
            self._http.start_next_cycle()
