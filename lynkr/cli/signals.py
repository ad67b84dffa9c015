"""What signals do: the first that says to stop lets the requests under way finish, the second does not."""

from __future__ import annotations

import logging
import signal

import trio

from lynkr.server.front import Front
from lynkr.server.hypercorn import Limits

_log = logging.getLogger(__name__)

_STOPPING = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """How the server stops, and its exit code: 0 when all requests were finished, 1 when some were cut, and 128 plus
    its number when a second signal did that."""

    def __init__(self, front: Front, limits: Limits) -> None:
        self.code = 0
        self._front = front
        self._limits = limits
        self._told = trio.Event()
        self._cut: int | None = None

    async def watch(
        self, server: trio.CancelScope, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED
    ) -> None:
        """Heed the signals. The second one cancels `server`."""
        with trio.open_signal_receiver(*_STOPPING) as signals:
            task_status.started()
            async for number in signals:
                if not self._told.is_set():
                    self.begin()
                    continue
                self.code = 128 + number
                self._cut = self._front.running
                server.cancel()
                return

    def begin(self) -> None:
        """Stop, as if a signal had said so."""
        self._told.set()

    async def wait(self) -> None:
        """Return when it is time to stop accepting requests."""
        await self._told.wait()
        self._front.drain()
        patience = self._limits.graceful_timeout
        _log.info("stopping; requests under way have %g s to finish (Ctrl-C again ends them at once)", patience)

    def cut(self) -> None:
        """End what has taken too long."""
        self._cut = self._front.cut()
        if self._cut:
            self.code = 1

    def report(self) -> None:
        """Log how it ended."""
        if not self._cut:
            _log.info("stopped; all requests were finished")
            return
        what = "1 request was" if self._cut == 1 else f"{self._cut} requests were"
        when = "at once" if self.code > 1 else f"after {self._limits.graceful_timeout:g} s"
        _log.warning("stopped; %s cut %s", what, when)
