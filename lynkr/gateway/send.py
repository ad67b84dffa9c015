"""One HTTP request to an upstream, with the credentials that it wants."""

from __future__ import annotations

import httpx

from lynkr.gateway.prepare import Endpoint
from lynkr.providers.base import Headers


async def send(
    transport: httpx.AsyncBaseTransport,
    endpoint: Endpoint,
    url: httpx.URL,
    headers: Headers,
    body: bytes = b"",
    *,
    method: str = "POST",
) -> httpx.Response:
    """The upstream's response, when its head is there. The caller closes it.

    Raises `httpx.TransportError`, and `ApiError` where the credentials cannot be had.
    """
    if endpoint.authorizer is not None:
        headers = headers + await endpoint.authorizer.headers(str(url), headers, body)
    request = httpx.Request(
        method,
        url,
        headers=headers,
        stream=httpx.ByteStream(body),
        extensions={"timeout": {"connect": endpoint.timeouts.connect}},
    )
    return await transport.handle_async_request(request)
