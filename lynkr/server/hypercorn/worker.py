"""Listening, start-up and shutdown."""

from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable
from functools import partial
from time import time
from wsgiref.handlers import format_date_time

import trio
from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.config import Config
from hypercorn.trio.lifespan import Lifespan
from hypercorn.trio.worker_context import WorkerContext
from hypercorn.typing import ASGIFramework, ConnectionState, LifespanState

from lynkr.server.hypercorn.connection import Connection
from lynkr.server.hypercorn.limits import Limits
from lynkr.server.hypercorn.protocol import HEAD_BYTES
from lynkr.server.hypercorn.tasks import logger


class ServerConfig(Config):
    accesslog = None
    backlog = 512
    errorlog = logger
    h11_max_incomplete_size = HEAD_BYTES
    # SDK pools reuse a connection that was idle for a minute, and fail on one that the server has just closed.
    keep_alive_timeout = 120.0
    websocket_max_message_size = 64 * 1024 * 1024
    websocket_ping_interval = 20.0

    _second = 0
    _headers: list[tuple[bytes, bytes]]

    def response_headers(self, protocol: str) -> list[tuple[bytes, bytes]]:  # noqa: ARG002 - hypercorn's signature
        second = int(time())
        if second != self._second:
            self._second = second
            self._headers = [(b"date", format_date_time(second).encode("ascii"))]
        return self._headers


FAREWELL_SECONDS = 1.0
"""What an app may take to say that it ends, once it was told that the time for its responses is over."""


async def serve(
    app: ASGIFramework,
    *,
    host: str,
    port: int,
    limits: Limits,
    shutdown_trigger: Callable[[], Awaitable[None]] | None = None,
    on_overtime: Callable[[], None] | None = None,
    task_status: trio.TaskStatus[list[str]] = trio.TASK_STATUS_IGNORED,
) -> None:
    """Serve `app` on every address of `host` until `shutdown_trigger` returns, or until cancelled.

    Reports the base URLs ("http://127.0.0.1:8081") when connections are accepted; port 0 takes a free one. At the end
    idle connections are closed, and busy ones have `limits.graceful_timeout` seconds to finish their response. Then
    `on_overtime` is called, which makes the app end what it still does; what is left a second later, or at once where
    there is no such function, is cancelled, its connections cut. Cancelling `serve` itself gives no such time.

    Raises OSError if the address can't be bound, and an exception group if the app's lifespan start-up fails.
    """
    config = ServerConfig()
    context = WorkerContext(None)
    wrapper = ASGIWrapper(app)
    state: LifespanState = {}
    connections: set[Connection] = set()

    async def handle(stream: trio.SocketStream) -> None:
        connection = Connection(wrapper, config, context, ConnectionState(state), stream.socket, limits)
        connections.add(connection)
        try:
            await connection.run()
        finally:
            connections.discard(connection)

    listeners = await open_listeners(host, port, config.backlog)
    try:
        async with trio.open_nursery() as lifespan_nursery:
            lifespan = Lifespan(wrapper, config, state)
            await lifespan_nursery.start(lifespan.handle_lifespan)
            await lifespan.wait_for_startup()
            async with trio.open_nursery() as patience:
                async with trio.open_nursery() as handlers:
                    async with trio.open_nursery() as accepting:
                        accepting.start_soon(partial(trio.serve_listeners, handle, listeners, handler_nursery=handlers))
                        task_status.started([base_url(listener) for listener in listeners])
                        await (shutdown_trigger or trio.sleep_forever)()
                        # No checkpoint since the trigger: whatever it has told the app holds for the connections too.
                        await context.terminated.set()
                        accepting.cancel_scope.cancel()
                    for connection in connections:
                        connection.close_if_idle()
                    patience.start_soon(_end, handlers.cancel_scope, limits.graceful_timeout, on_overtime)
                patience.cancel_scope.cancel()
            await lifespan.wait_for_shutdown()
            lifespan_nursery.cancel_scope.cancel()
    finally:
        for listener in listeners:
            listener.socket.close()


async def _end(connections: trio.CancelScope, graceful_timeout: float, on_overtime: Callable[[], None] | None) -> None:
    """Cancel the connections when they have had their time."""
    await trio.sleep(graceful_timeout)
    if on_overtime is not None:
        on_overtime()
        await trio.sleep(FAREWELL_SECONDS)
    connections.cancel()


async def open_listeners(host: str, port: int, backlog: int) -> list[trio.SocketListener]:
    """Listen on all addresses of `host`, with one port: `localhost` is 127.0.0.1 and ::1 for most clients."""
    found = await trio.socket.getaddrinfo(host, port, type=trio.socket.SOCK_STREAM, flags=trio.socket.AI_PASSIVE)
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    listeners: list[trio.SocketListener] = []
    try:
        for address in addresses:
            try:
                listeners += await trio.open_tcp_listeners(port, host=address, backlog=backlog)
            except OSError as error:
                # A name may have an address that this machine lacks, such as ::1 where IPv6 is switched off.
                absent = error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
                if not absent or (address == addresses[-1] and not listeners):
                    raise
            else:
                port = port or listeners[0].socket.getsockname()[1]
    except BaseException:
        for listener in listeners:
            listener.socket.close()
        raise
    return listeners


def base_url(listener: trio.SocketListener) -> str:
    host, port = listener.socket.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
