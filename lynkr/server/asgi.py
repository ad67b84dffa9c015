"""The ASGI side of a request: its headers, its body, and the way back to the client."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import trio
from hypercorn.typing import ASGIReceiveCallable, ASGISendCallable, HTTPScope

from lynkr.converters.errors import ApiError
from lynkr.gateway.turn import RawHeaders
from lynkr.settings import Settings

_INFLATE = {b"gzip": 16 + zlib.MAX_WBITS, b"deflate": zlib.MAX_WBITS}
_MAX_RATIO = 100
"""How much larger than its compressed form a body may be; text of an honest client stays far below."""


@dataclass(slots=True)
class Request:
    """One HTTP request. `path` is the route's name for it: aliases and doubled slashes are undone."""

    scope: HTTPScope
    receive: ASGIReceiveCallable
    send: ASGISendCallable
    request_id: str
    path: str
    headers: Mapping[bytes, bytes]
    key: str | None = None
    began: float = field(default_factory=trio.current_time)

    @property
    def method(self) -> str:
        return self.scope["method"]

    def text_headers(self) -> dict[str, str]:
        return text_headers(self.scope["headers"])

    async def body(self, settings: Settings) -> bytes:
        """The whole body. Raises `ApiError`: 413 when it is, or unpacks to, more bytes than the settings allow, 408
        when the client falls silent in the middle, and 415 for a media type or encoding that we do not read."""
        limit = settings.request_json_limit
        kind = self.headers.get(b"content-type", b"application/json").partition(b";")[0].strip().lower()
        if kind != b"application/json" and not kind.endswith(b"+json"):
            raise ApiError(
                415, "invalid_request_error", "content-type must be application/json", code="unsupported_media_type"
            )
        encoding = self.headers.get(b"content-encoding", b"identity").strip().lower()
        if encoding not in (b"identity", *_INFLATE):
            raise ApiError(
                415,
                "invalid_request_error",
                f"content-encoding {encoding.decode('latin-1')} is not supported; send gzip, deflate or none",
                code="unsupported_encoding",
            )
        length = self.headers.get(b"content-length", b"")
        if length.isdigit() and int(length) > limit:
            raise _too_large(limit)
        patience = settings.request_body_timeout_ms / 1000 or math.inf
        pieces, size, more = [], 0, True
        with trio.CancelScope() as silence:
            while more:
                silence.deadline = trio.current_time() + patience
                message = await self.receive()
                if message["type"] != "http.request":
                    raise ClientGone
                pieces.append(message["body"])
                size += len(message["body"])
                if size > limit:
                    raise _too_large(limit)
                more = message["more_body"]
        if more:
            raise ApiError(
                408,
                "invalid_request_error",
                f"Nothing came of the request's body for {patience:g} s (REQUEST_BODY_TIMEOUT_MS)",
                code="request_timeout",
                retryable=True,
            )
        body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        return body if encoding == b"identity" else _inflate(body, _INFLATE[encoding], limit)

    async def respond(self, status: int, headers: RawHeaders, body: bytes) -> None:
        """Answer in one piece."""
        length = [] if status == 204 else [(b"content-length", str(len(body)).encode())]
        await self.send_head(status, [(b"request-id", self.request_id.encode()), *headers, *length])
        await self.send_body(body, more=False)

    # What the gateway sees of the client.

    async def send_head(self, status: int, headers: RawHeaders) -> None:
        await self.send({"type": "http.response.start", "status": status, "headers": headers})

    async def send_body(self, data: bytes, *, more: bool) -> None:
        await self.send({"type": "http.response.body", "body": data, "more_body": more})

    async def disconnected(self) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass


def text_headers(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """By name. A list may come in several fields, which mean the same as one (RFC 9110 5.3)."""
    found: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


class ClientGone(Exception):  # noqa: N818 - no error: nobody is left to be told
    """The client went away while it was sending."""


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    limit = min(limit, _MAX_RATIO * len(body) + 1024)
    inflater = zlib.decompressobj(window)
    try:
        unpacked = inflater.decompress(body, limit + 1)
    except zlib.error:
        unpacked = b""
    if len(unpacked) > limit:
        raise _too_large(limit)
    if not inflater.eof:
        raise ApiError(
            400, "invalid_request_error", "The body is not what its content-encoding says", code="invalid_encoding"
        )
    return unpacked


def _too_large(limit: int) -> ApiError:
    return ApiError(
        413,
        "request_too_large",
        f"The request is larger than {limit} bytes (REQUEST_JSON_LIMIT)",
        code="request_too_large",
    )
