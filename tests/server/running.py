"""The real server in the test's own event loop, on a free port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import trio

from lynkr.gateway.gateway import Gateway
from lynkr.gateway.transport import Transport
from lynkr.providers.catalogue import CATALOGUE
from lynkr.server.front import Front
from lynkr.server.hypercorn import serve
from lynkr.settings import load


@asynccontextmanager
async def server(**settings: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a gateway with these settings; without any, it answers from the embedded provider."""
    transport = Transport()
    front = Front(Gateway(load({"MODEL_PROVIDER": "echo", **settings}, None), CATALOGUE, transport))
    async with trio.open_nursery() as nursery:
        binds: list[str] = await nursery.start(
            lambda task_status: serve(front, host="127.0.0.1", port=0, graceful_timeout=1, task_status=task_status)
        )
        async with httpx.AsyncClient(base_url=binds[0], timeout=10, trust_env=False) as client:
            yield client
        nursery.cancel_scope.cancel()
    await transport.aclose()
