"""The connections to all upstreams, and which of them wait for a request."""

from __future__ import annotations

from collections import deque

import trio

from lynkr.gateway.connection import Connection
from lynkr.gateway.origin import Origin
from lynkr.gateway.tls import Stream


class Pool:
    """Per origin the idle connections, the last used first: the others can then grow old and close.

    At most `max_idle` per origin are kept, each for `keepalive_expiry` seconds. There is no task that closes them;
    they close when a connection is next taken or given back. Nothing here waits.
    """

    def __init__(self, *, max_idle: int, keepalive_expiry: float) -> None:
        self._max_idle = max_idle
        self._expiry = keepalive_expiry
        self._open: set[Connection] = set()
        self._idle: dict[Origin, deque[Connection]] = {}
        self._next_sweep = 0.0
        self._closed = False
        self.idle_connections = 0

    @property
    def open_connections(self) -> int:
        """Idle and active ones."""
        return len(self._open)

    def add(self, origin: Origin, stream: Stream, socket: trio.SocketStream) -> Connection:
        """Make a connection of a new stream."""
        connection = Connection(origin, stream, socket, self._open.discard)
        self._open.add(connection)
        return connection

    def take(self, origin: Origin) -> Connection | None:
        """An idle connection to `origin` that seems fit for use."""
        idle = self._idle.get(origin)
        if not idle:
            return None
        oldest = trio.current_time() - self._expiry
        while idle:
            connection = idle.pop()
            self.idle_connections -= 1
            if connection.idle_since >= oldest and not connection.is_stale():
                return connection
            connection.close()
        return None

    def give_back(self, connection: Connection) -> None:
        """Keep a connection for the next request if it is fit for one, or close it."""
        now = trio.current_time()
        if self._closed or not connection.rest(now):
            connection.close()
            return
        idle = self._idle.setdefault(connection.origin, deque())
        idle.append(connection)
        self.idle_connections += 1
        if len(idle) > self._max_idle:
            self._close_oldest(idle)
        if now >= self._next_sweep:
            self._next_sweep = now + self._expiry
            for others in self._idle.values():
                while others and others[0].idle_since < now - self._expiry:
                    self._close_oldest(others)

    def close(self) -> None:
        """Close all connections, and from now on keep none."""
        self._closed = True
        self._idle.clear()
        self.idle_connections = 0
        for connection in list(self._open):
            connection.close()

    def _close_oldest(self, idle: deque[Connection]) -> None:
        idle.popleft().close()
        self.idle_connections -= 1
