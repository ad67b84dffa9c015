"""A TCP connection: reading, writing, time limits, closing."""

from __future__ import annotations

import socket as stdlib_socket
import struct
from contextlib import suppress
from math import inf

import trio
from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.config import Config
from hypercorn.events import Closed, Event, RawData
from hypercorn.trio.worker_context import WorkerContext
from hypercorn.typing import ConnectionState
from hypercorn.utils import parse_socket_addr

from lynkr.server.hypercorn.limits import Limits
from lynkr.server.hypercorn.protocol import Protocol
from lynkr.server.hypercorn.tasks import Tasks, logger

HEAD_SECONDS = 30.0
"""From the first byte of a request to the end of its header fields."""

LINGER_SECONDS = 2.0
LINGER_BYTES = 256 * 1024 * 1024
"""How long and how much is read and discarded after a response that came before the end of its request."""

# Just under 128 KiB, from where glibc's malloc maps and unmaps memory for every buffer. A 100 KB request is one read
# then; with 256 KiB the same read takes 90 µs instead of 17, and a small one 23 instead of 9.
RECEIVE_BYTES = 124 * 1024


class Connection:
    """A client's TCP connection: the only place that reads, writes and closes the socket.

    Writes: the bytes of a response come from the app's calls of send, which follow one another within a request, and a
    request's first write follows the last one of the request before it. A second task may write in three cases:
    `100 Continue`, when the app receives in another task than it sends; the answer to a malformed body, after which
    the app's sends are dropped; and WebSocket frames (app, pings, pongs). The order of writes must be the order in
    which h11 or wsproto encoded them, which is why there is a lock. It is asked for in the same step as the encoding
    (no checkpoint between), it is fair, and while it is free it costs no task switch.
    """

    def __init__(
        self,
        wrapper: ASGIWrapper,
        config: Config,
        context: WorkerContext,
        state: ConnectionState,
        socket: trio.socket.SocketType,
        limits: Limits,
    ) -> None:
        self.wrapper = wrapper
        self.config = config
        self.context = context
        self.state = state
        self.limits = limits
        self.lingering = False
        self.closed = False
        self._socket = socket
        self._raw: stdlib_socket.socket
        self._send_lock = trio.Lock()
        # Cancelled to end the connection. Its deadline is the idle limit, the limit of a head or that of lingering.
        self._reading = trio.CancelScope()
        self._protocol: Protocol
        self._discarded = 0

    async def run(self) -> None:
        """Serve the connection until it is closed and the apps of its requests have returned."""
        socket = self._socket
        try:
            client = parse_socket_addr(socket.family, socket.getpeername())
            server = parse_socket_addr(socket.family, socket.getsockname())
        except OSError:  # the client has gone already
            socket.close()
            return
        # The same socket once more, for sends that must not wait.
        self._raw = stdlib_socket.socket(socket.family, socket.type, socket.proto, fileno=socket.fileno())
        self._raw.setblocking(False)
        try:
            async with trio.open_nursery() as background:
                async with trio.open_nursery() as apps:
                    tasks = Tasks(apps, background, self.config.websocket_ping_interval or inf)
                    self._protocol = Protocol(self, tasks, client, server)
                    self.idle()
                    if self.context.terminated.is_set():
                        self.close_if_idle()
                    await self._read()
                    self.cut()
                    await self._protocol.handle(Closed())
                background.cancel_scope.cancel()
        except Exception:
            logger.exception("A connection failed")
        finally:
            self.cut()

    async def _read(self) -> None:
        protocol = self._protocol
        with self._reading:
            while True:
                try:
                    # The socket's own methods: a SocketStream's add only other names for the errors, for 2 µs each.
                    data = await self._socket.recv(RECEIVE_BYTES)
                except (OSError, trio.ClosedResourceError):
                    return
                if not data:
                    return
                if self.lingering:
                    self._discarded += len(data)
                    if self._discarded > LINGER_BYTES:
                        return
                else:
                    await protocol.receive(data)
                    if protocol.congested:
                        await protocol.wait_for_room()

    async def write(self, data: bytes) -> None:
        """Write all of `data`. If that can't be done, or is cancelled, or the client stalls, the connection is cut."""
        try:
            try:
                self._send_lock.acquire_nowait()
            except trio.WouldBlock:
                await self._send_lock.acquire()
            try:
                sent = await self._send(data)
                if sent < len(data):
                    with memoryview(data) as view:
                        while sent < len(view):
                            sent += await self._send(view[sent:])
            finally:
                self._send_lock.release()
        except (OSError, trio.ClosedResourceError):
            self.cut()
        except BaseException:  # cancelled: part of the data may be out
            self.cut()
            raise

    async def _send(self, data: bytes | memoryview) -> int:
        """Send as much of `data` as the socket takes at once, and return how much that is.

        Raises TimeoutError, an OSError, for a client that stalls. Only where the socket takes nothing is there a cancel
        scope: one around every send would cost as much as the send.
        """
        await trio.lowlevel.checkpoint_if_cancelled()
        try:
            sent = self._raw.send(data)
        except BlockingIOError:
            patience = self.limits.stall_timeout
            with trio.move_on_after(patience):
                return await self._socket.send(data)
            logger.info("a client that took nothing of its answer for %g s was dropped", patience)
            raise TimeoutError from None
        await trio.lowlevel.cancel_shielded_checkpoint()
        return sent

    async def send(self, event: Event) -> None:
        """hypercorn's way to write, used for WebSockets."""
        if isinstance(event, RawData) and event.data:
            await self.write(event.data)

    def idle(self) -> None:
        self._reading.deadline = trio.current_time() + self.config.keep_alive_timeout

    def expect_head(self) -> None:
        self._reading.deadline = trio.current_time() + HEAD_SECONDS

    def busy(self) -> None:
        self._reading.deadline = inf

    def close_if_idle(self) -> None:
        # What has arrived already, and is only not read yet, gets an answer.
        if self._protocol.idle and not self.closed and not self._socket.is_readable():
            self._reading.cancel()

    def close(self, *, linger: bool) -> None:
        """End the connection after its last response. `linger` if the client may still be sending."""
        if not linger:
            self.cut()
        elif not self.closed:
            with suppress(OSError):
                self._socket.shutdown(trio.socket.SHUT_WR)
            self.lingering = True
            self._reading.deadline = trio.current_time() + LINGER_SECONDS

    def cut(self) -> None:
        """Close the socket at once. There is no checkpoint, so a cancelled task can do it too."""
        if self.closed:
            return
        self.closed = True
        exchange = self._protocol.exchange
        if exchange is not None:
            if exchange.scope["http_version"] == "1.0":
                # The end of the connection is the end of such a body. A reset is what tells it from a complete one.
                with suppress(OSError):
                    reset = struct.pack("ii", 1, 0)
                    self._socket.setsockopt(trio.socket.SOL_SOCKET, trio.socket.SO_LINGER, reset)
            exchange.close()
        self._raw.detach()
        self._socket.close()
        self._reading.cancel()
