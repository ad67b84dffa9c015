"""HTTP/1.1 as bytes, for the side that asks (RFC 9112). No I/O: fed bytes, gives bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import httptools
import httpx

MAX_HEAD = 65_536
"""Bytes that the head of a response may have, informational responses before it included."""

MAX_SILENCE = 65_536
"""Bytes that may pass between two pieces of a body without being body: chunk extensions and trailers."""

# RFC 9110 5.6.2 (token), 5.5 (field-value) and RFC 9112 3. A line break in a value would let it add header lines.
_TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_VALUE = rb"[^\x00-\x08\x0a-\x1f\x7f]*"
_HEAD = re.compile(rb"%b [\x21-\x7e]+ HTTP/1\.1\r\n(?:%b: %b\r\n)*\r\n" % (_TOKEN, _TOKEN, _VALUE))
_FIELD = re.compile(rb"(%b): %b" % (_TOKEN, _VALUE))

RawHeaders = Sequence[tuple[bytes, bytes]]


def render_head(method: str, target: bytes, authority: bytes, headers: RawHeaders, length: int) -> bytes:
    """The head of a request whose body has `length` bytes and follows in one piece.

    Adds what framing needs and `headers` lack. Raises `httpx.LocalProtocolError` for a head that would not mean what
    the caller says; the message never shows a value, since it may be a secret.
    """
    lines = [b"%b %b HTTP/1.1\r\n" % (method.encode(), target)]
    has_host = has_length = False
    for name, value in headers:
        match name.lower():
            case b"host":
                has_host = True
            case b"content-length":
                if value != b"%d" % length:
                    raise httpx.LocalProtocolError(f"content-length is {value!r}, but the body has {length} bytes")
                has_length = True
            case b"transfer-encoding":
                # How httpx frames a body of unknown length. Its length is known by now.
                continue
        lines.append(b"%b: %b\r\n" % (name, value))
    if not has_host:
        lines.insert(1, b"Host: %b\r\n" % authority)
    if length and not has_length:
        lines.append(b"Content-Length: %d\r\n" % length)
    lines.append(b"\r\n")
    head = b"".join(lines)
    # The count catches what the pattern cannot: a value with a line break and then a line that looks like a header.
    if head.count(b"\n") != len(lines) or _HEAD.fullmatch(head) is None:
        raise httpx.LocalProtocolError(_fault(headers))
    return head


def _fault(headers: RawHeaders) -> str:
    for name, value in headers:
        if _FIELD.fullmatch(b"%b: %b" % (name, value)) is None:
            return f"the request header {name!r} has a character that HTTP does not allow"
    return "the request's method or target has a character that HTTP does not allow"


class ResponseParser:
    """Reads the responses of one connection, one after the other.

    For each: `expect(method)`, then `feed(data)` with every read, or `eof()`, until `complete`. Raises
    `httpx.RemoteProtocolError` for what is not HTTP or breaks off; the connection is of no use after that.

    `started`: a byte has come. `status` and `headers` hold from `head_complete` on. `keep_alive`: the connection may
    carry another request once this response is complete.
    """

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        # httptools looks its callbacks up when it is made, so this is a call from C to C for each chunk.
        self.on_body = self._pieces.append
        self._parser = httptools.HttpResponseParser(self)
        self._spent = False
        self.expect("GET")

    def expect(self, method: str) -> None:
        """Begin with the response to a request of this method."""
        if self._spent:
            self._parser = httptools.HttpResponseParser(self)
            self._spent = False
        self._method = method
        self._framed = False
        self._unread = 0
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.started = False
        self.head_complete = False
        self.complete = False
        self.keep_alive = False

    def feed(self, data: bytes | bytearray) -> bytes:
        """Take a read, and return what there is of the body in it."""
        self.started = True
        had_head = self.head_complete
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as error:
            raise httpx.RemoteProtocolError("the server switched protocols, unasked") from error
        except httptools.HttpParserError as error:
            if not self.complete:
                raise httpx.RemoteProtocolError(f"the response is not HTTP/1.1: {error}") from error
            # The response is whole, but what follows it is nobody's.
            self.keep_alive = False
        if self.head_complete and not had_head:
            self._begin_body()
        pieces = self._pieces
        if not pieces:
            self._unread += len(data)
            if self._unread > (MAX_SILENCE if had_head else MAX_HEAD) and not self.complete:
                raise httpx.RemoteProtocolError(f"the response's {'framing' if had_head else 'head'} is too large")
            return b""
        self._unread = 0
        body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        pieces.clear()
        return body

    def eof(self) -> bytes:
        """The server has closed the connection: the end of some bodies, and an error anywhere else."""
        if not self.started:
            raise httpx.RemoteProtocolError("the server closed the connection without an answer")
        if not self.head_complete:
            raise httpx.RemoteProtocolError("the server closed the connection in the middle of the response's head")
        if self._framed and not self.complete:
            raise httpx.RemoteProtocolError("the server closed the connection in the middle of the response's body")
        self.complete = True
        self.keep_alive = False
        return b""

    def _begin_body(self) -> None:
        for name, value in self.headers:
            match name.lower():
                case b"content-length":
                    self._framed = True
                case b"transfer-encoding":
                    if value.strip().lower() != b"chunked":
                        raise httpx.RemoteProtocolError(f"the response's transfer-encoding {value!r} is not supported")
                    self._framed = True
        if self._spent and self._pieces:
            self._pieces.clear()
            self.keep_alive = False

    # What httptools calls.

    def on_message_begin(self) -> None:
        if self.complete:
            raise httpx.RemoteProtocolError("bytes after the end of the response")

    def on_header(self, name: bytes, value: bytes) -> None:
        # Afterwards these are trailers, which nobody reads.
        if not self.head_complete:
            self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        self.status = self._parser.get_status_code()
        if self.status < 200:
            self.headers = []
            return
        self.keep_alive = self._parser.should_keep_alive()
        self.head_complete = True
        if self._method in ("HEAD", "CONNECT"):
            # These have no body, whatever their headers say (RFC 9112 6.3). llhttp does not know what was asked and
            # would wait for one.
            self.complete = self._spent = True

    def on_message_complete(self) -> None:
        # An informational response is complete too, but it is not the one that was asked for.
        self.complete = self.head_complete
