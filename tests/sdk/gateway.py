"""The real server in the test's own event loop, for clients that bring their own HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import trio

from lynkr.gateway.gateway import Gateway
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.providers.catalogue import CATALOGUE
from lynkr.server.front import Front
from lynkr.server.hypercorn import Limits, serve
from lynkr.settings import load


@asynccontextmanager
async def gateway(vendor: str | None = None, **settings: str) -> AsyncIterator[str]:
    """The address of a gateway with these settings. What goes wrong inside comes out as it is, not in a group.

    vendor: the address that stands in for every https address, as if it were the vendor's own.
    """
    real = Transport()
    transport = real if vendor is None else _InPlaceOfTheVendor(real, httpx.URL(vendor))
    loaded = load({"MODEL_PROVIDER": "echo", **settings}, None)
    front = Front(Gateway(loaded, CATALOGUE, Shared(transport, loaded)))
    failure: BaseException | None = None
    limits = Limits(graceful_timeout=1)
    async with trio.open_nursery() as nursery:
        binds: list[str] = await nursery.start(
            lambda task_status: serve(front, host="127.0.0.1", port=0, limits=limits, task_status=task_status)
        )
        try:
            yield binds[0]
        except BaseException as error:
            failure = error
        nursery.cancel_scope.cancel()
    await real.aclose()
    if failure is not None:
        raise failure


class _InPlaceOfTheVendor(httpx.AsyncBaseTransport):
    """Providers send to their vendor what they send to nobody else, and know it by its address."""

    def __init__(self, real: Transport, stand_in: httpx.URL) -> None:
        self._real = real
        self._stand_in = stand_in

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.scheme == "https":
            url = request.url.copy_with(scheme="http", host=self._stand_in.host, port=self._stand_in.port)
            request = httpx.Request(request.method, url, headers=request.headers, stream=request.stream)
        return await self._real.handle_async_request(request)
