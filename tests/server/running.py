"""The real server in the test's own event loop, on a free port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
import trio

from lynkr.gateway.gateway import Gateway
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.providers.catalogue import CATALOGUE
from lynkr.server.front import Front
from lynkr.server.hypercorn import Limits, serve
from lynkr.settings import load


@dataclass
class Running:
    """A server, and what a test may do with it."""

    front: Front
    limits: Limits
    client: httpx.AsyncClient = field(default_factory=httpx.AsyncClient)
    stop: trio.Event = field(default_factory=trio.Event)
    """Set it to begin the shutdown."""
    stopped: trio.Event = field(default_factory=trio.Event)
    cut: int | None = None
    """How many requests were under way when the time for them was over."""

    @property
    def port(self) -> int:
        return self.client.base_url.port or 0


@asynccontextmanager
async def running(**settings: str) -> AsyncIterator[Running]:
    """A gateway with these settings; without any, it answers from the embedded provider."""
    transport = Transport()
    values = load({"MODEL_PROVIDER": "echo", **settings}, None)
    front = Front(Gateway(values, CATALOGUE, Shared(transport, values)))
    limits = Limits(values.graceful_shutdown_timeout / 1000, values.client_stall_timeout_ms / 1000)
    server = Running(front, limits)

    async def told_to_stop() -> None:
        await server.stop.wait()
        front.drain()

    def cut() -> None:
        server.cut = front.cut()

    async def run(task_status: trio.TaskStatus[list[str]]) -> None:
        await serve(
            front,
            host="127.0.0.1",
            port=0,
            limits=server.limits,
            shutdown_trigger=told_to_stop,
            on_overtime=cut,
            task_status=task_status,
        )
        server.stopped.set()

    async with trio.open_nursery() as nursery:
        binds: list[str] = await nursery.start(run)
        async with httpx.AsyncClient(base_url=binds[0], timeout=10, trust_env=False) as server.client:
            yield server
        nursery.cancel_scope.cancel()
    await transport.aclose()


@asynccontextmanager
async def server(**settings: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of such a gateway."""
    async with running(**settings) as server:
        yield server.client
