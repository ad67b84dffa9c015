"""Reads an upstream's answer in one piece, within bounds: a gateway's memory is shared by all its clients."""

from __future__ import annotations

import httpx

from lynkr.converters.errors import bad_upstream


async def read_body(response: httpx.Response, limit: int, *, truncate: bool = False) -> bytes:
    """The body. Of one with more than about `limit` bytes, `truncate` gives the beginning; else raises `ApiError`
    (502). Raises what the transport raises. The caller closes the response."""
    pieces, size = [], 0
    async for data in response.stream:  # type: ignore[union-attr]  # an asynchronous stream, as our transport gives it
        pieces.append(data)
        size += len(data)
        if size > limit:
            if truncate:
                break
            raise bad_upstream("The upstream's answer is too large", retryable=False)
    return b"".join(pieces)
