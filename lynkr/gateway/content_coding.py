"""Bodies that come compressed although nobody asked for it (RFC 9110 8.4)."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

import httpx

_GZIP = 16 + zlib.MAX_WBITS
_ZLIB = zlib.MAX_WBITS
_BARE = -zlib.MAX_WBITS

_MOST = 1_048_576
"""Bytes that are decoded at a time: few compressed ones may be very many."""


class Inflater:
    """Decodes gzip or deflate piece by piece: every `feed` gives what can be known so far, at most `_MOST` bytes.

    While `pending`, `feed(b"")` gives more. Raises `httpx.RemoteProtocolError` for what is not of that form, is
    incomplete at the end, or goes on after it.
    """

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._inflate = None if coding == "deflate" else zlib.decompressobj(_GZIP)
        self._held = b""
        self._fed = False
        self.pending = False

    def feed(self, data: bytes) -> bytes:
        self._fed = True
        if self._inflate is None:
            data = self._held + data
            if len(data) < 2:
                self._held = data
                return b""
            # "deflate" means zlib's format, but some servers send the bare one. RFC 1950 2.2 tells them apart.
            has_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._inflate = zlib.decompressobj(_ZLIB if has_header else _BARE)
        try:
            decoded = self._inflate.decompress(self._inflate.unconsumed_tail + data, _MOST)
        except zlib.error as error:
            raise httpx.RemoteProtocolError(f"the response is not {self._coding}, as it says: {error}") from error
        self.pending = len(decoded) == _MOST
        if self._inflate.unused_data:
            raise httpx.RemoteProtocolError(f"the response goes on after the end of its {self._coding}")
        return decoded

    def finish(self) -> None:
        """Say that the body has ended."""
        if self._fed and not (self._inflate is not None and self._inflate.eof):
            raise httpx.RemoteProtocolError(f"the response ends in the middle of its {self._coding}")


class DecodedBody(httpx.AsyncByteStream):
    """A body as it was before its coding."""

    def __init__(self, body: httpx.AsyncByteStream, inflater: Inflater) -> None:
        self._body = body
        self._pieces = body.__aiter__()
        self._inflater = inflater

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._inflater.pending and (decoded := self._inflater.feed(b"")):
            return decoded
        async for piece in self._pieces:
            if decoded := self._inflater.feed(piece):
                return decoded
        self._inflater.finish()
        raise StopAsyncIteration

    async def aclose(self) -> None:
        await self._body.aclose()


def coding_of(headers: list[tuple[bytes, bytes]]) -> str | None:
    """How the body with these headers is coded: gzip, deflate, or None for not at all.

    Raises `httpx.RemoteProtocolError` for a coding that we do not know.
    """
    value = b",".join(value for name, value in headers if name.lower() == b"content-encoding")
    coding = value.decode("latin-1").strip().lower()
    match coding:
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return "gzip"
        case "deflate":
            return "deflate"
        case _:
            raise httpx.RemoteProtocolError(f"the response's content-encoding {coding!r} is not supported")


def decoded_headers(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of the decoded body: those that describe the coded one are left out."""
    return [item for item in headers if item[0].lower() not in (b"content-encoding", b"content-length")]
