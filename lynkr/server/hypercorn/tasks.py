"""The tasks of a connection."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import copy_context
from types import TracebackType

import trio
from hypercorn.config import Config
from hypercorn.trio.task_group import TaskGroup
from hypercorn.typing import AppWrapper, ASGIReceiveEvent, ASGISendEvent, Scope

logger = logging.getLogger("hypercorn.error")


class Tasks(TaskGroup):
    """Starts an app's task for every request, in the shape that hypercorn's WebSocket stream knows.

    The connection waits for what runs in `apps`, and cancels `background` after that.
    """

    def __init__(self, apps: trio.Nursery, background: trio.Nursery, ping_interval: float) -> None:
        super().__init__()
        self._apps = apps
        self._background = background
        self._ping_interval = ping_interval
        # A task may be started by the one of the request before, whose context variables must not leak into it.
        self._context = copy_context()

    def start(self, function: Callable[..., Awaitable[object]], *args: object) -> None:
        self._context.run(self._apps.start_soon, function, *args)

    def spawn(self, func: Callable[..., Awaitable[object]], *args: object) -> None:
        """Start a WebSocket's pinger, which the end of the connection must not wait for.

        Its first ping comes after an interval. hypercorn pings at once, which tells nothing, and makes trio-websocket
        (0.12.2) fail in a client that closes soon.
        """

        async def run() -> None:
            await trio.sleep(self._ping_interval)
            await func(*args)

        self._background.start_soon(run)

    async def spawn_app(
        self,
        app: AppWrapper,
        config: Config,
        scope: Scope,
        send: Callable[[ASGISendEvent | None], Awaitable[None]],
    ) -> Callable[[ASGIReceiveEvent], Awaitable[None]]:
        """Start a WebSocket's app. Events for an app that has returned are dropped: nobody would take them."""
        queue, receiver = trio.open_memory_channel[ASGIReceiveEvent](config.max_app_queue_size)

        async def run() -> None:
            try:
                with AppErrors(), receiver:
                    await app(scope, receiver.receive, send, trio.to_thread.run_sync, trio.from_thread.run)
            finally:
                await send(None)

        async def put(event: ASGIReceiveEvent) -> None:
            with suppress(trio.BrokenResourceError):
                await queue.send(event)

        self.start(run)
        return put


class AppErrors:
    """Logs what an app raises, which ends its request and never the server. Cancellation passes through."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if isinstance(error, BaseExceptionGroup):
            failures, rest = error.split(Exception)
            if failures is None:
                return False
            logger.error("The application failed", exc_info=failures)
            if rest is not None:
                raise rest from None
            return True
        if isinstance(error, Exception):
            logger.error("The application failed", exc_info=error)
            return True
        return False
