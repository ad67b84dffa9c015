from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
import pytest

from lynkr.gateway.http1 import MAX_HEAD, MAX_SILENCE, ResponseParser, render_head


@dataclass(frozen=True)
class Case:
    name: str
    raw: bytes
    body: bytes
    status: int = 200
    keep_alive: bool = True
    method: str = "POST"
    until_close: bool = False


CASES = [
    Case("length", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello", b"hello"),
    Case("empty", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b""),
    Case("no reason", b"HTTP/1.1 200\r\nContent-Length: 1\r\n\r\na", b"a"),
    Case(
        "chunked",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n",
        b"abc0123456789",
    ),
    Case(
        "chunk extensions and trailers",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n3;n=v\r\nabc\r\n0\r\nT: u\r\nU: v\r\n\r\n",
        b"abc",
    ),
    Case("until close", b"HTTP/1.1 200 OK\r\nX: y\r\n\r\nhello", b"hello", keep_alive=False, until_close=True),
    Case("close", b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi", b"hi", keep_alive=False),
    Case("1.0", b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", b"hi", keep_alive=False),
    Case("1.0 keep", b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi", b"hi"),
    Case("204", b"HTTP/1.1 204 No Content\r\nX: y\r\n\r\n", b"", status=204),
    Case("304", b"HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", b"", status=304),
    Case("head", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", b"", method="HEAD"),
    Case("head chunked", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"", method="HEAD"),
    Case(
        "informational",
        b"HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
        b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\nX: y\r\n\r\nno",
        b"no",
        status=429,
    ),
    # Apache offers HTTP/2 in this way. It is an offer, and the body follows as ever.
    Case(
        "upgrade offered",
        b"HTTP/1.1 200 OK\r\nUpgrade: h2c\r\nConnection: Upgrade, Keep-Alive\r\nContent-Length: 2\r\n\r\nhi",
        b"hi",
    ),
]
FRAMED = [case for case in CASES if not case.until_close]


def by_name(case: Case) -> str:
    return case.name


def run(parser: ResponseParser, case: Case, *pieces: bytes) -> None:
    """Feed the pieces as one read each, and check what comes of them."""
    parser.expect(case.method)
    body = b"".join(parser.feed(piece) for piece in pieces if piece)
    if case.until_close:
        assert not parser.complete
        parser.eof()
    assert parser.complete
    assert (parser.status, body, parser.keep_alive) == (case.status, case.body, case.keep_alive)


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_reads_a_response_cut_anywhere(case: Case) -> None:
    for cut in range(len(case.raw) + 1):
        run(ResponseParser(), case, case.raw[:cut], case.raw[cut:])


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_reads_a_response_byte_by_byte(case: Case) -> None:
    run(ResponseParser(), case, *(case.raw[i : i + 1] for i in range(len(case.raw))))


def test_reads_all_kinds_of_responses_on_one_connection() -> None:
    parser = ResponseParser()
    for case in [case for case in CASES if case.keep_alive] * 2:
        run(parser, case, case.raw)


def test_gives_the_headers_of_the_answer_alone() -> None:
    for case in CASES:
        parser = ResponseParser()
        parser.expect(case.method)
        parser.feed(case.raw)
        names = [name for name, _ in parser.headers]
        assert b"T" not in names, "a trailer is no header"
        assert b"Link" not in names, "nor is what an informational response had"
        assert (b"X", b"y") in parser.headers or b"X: y" not in case.raw


def test_gives_all_chunks_of_one_read_as_one_piece() -> None:
    parser = ResponseParser()
    parser.feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
    assert parser.feed(b"1\r\nb\r\n2\r\ncd\r\n1\r") == b"bcd"
    assert parser.feed(b"\ne\r\n0\r\n\r\n") == b"e"
    assert parser.complete


@pytest.mark.parametrize("case", FRAMED, ids=by_name)
def test_a_response_that_breaks_off_is_an_error(case: Case) -> None:
    for cut in range(len(case.raw)):
        parser = ResponseParser()
        parser.expect(case.method)
        parser.feed(case.raw[:cut])
        assert not parser.complete
        with pytest.raises(httpx.RemoteProtocolError, match="closed the connection"):
            parser.eof()


def test_a_body_until_close_needs_its_head() -> None:
    raw = b"HTTP/1.1 200 OK\r\nX: y\r\n\r\n"
    for cut in range(len(raw)):
        parser = ResponseParser()
        if cut:
            parser.feed(raw[:cut])
        with pytest.raises(httpx.RemoteProtocolError, match="without an answer" if cut == 0 else "head"):
            parser.eof()


@pytest.mark.parametrize("stray", [b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nNO", b"\x00" * 9])
@pytest.mark.parametrize("case", FRAMED, ids=by_name)
def test_bytes_after_the_response_spoil_the_connection_and_nothing_else(case: Case, stray: bytes) -> None:
    parser = ResponseParser()
    parser.expect(case.method)
    body = parser.feed(case.raw + stray)
    assert parser.complete
    assert not parser.keep_alive
    assert (parser.status, body) == (case.status, case.body)


@pytest.mark.parametrize(
    "raw",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"<html><body>hello</body></html>",
        b"\x16\x03\x01\x00\x05",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nBad header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\n\r\nabc",
    ],
)
def test_what_is_not_http_is_an_error(raw: bytes) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        ResponseParser().feed(raw)
    parser = ResponseParser()
    with pytest.raises(httpx.RemoteProtocolError):  # noqa: PT012  # whichever byte gives it away
        for i in range(len(raw)):
            parser.feed(raw[i : i + 1])
        parser.eof()


def flood(parser: ResponseParser, data: Callable[[int], bytes]) -> int:
    """Feed without end, and return how many bytes were taken before the error."""
    taken = 0
    for i in range(1000):
        piece = data(i)
        try:
            parser.feed(piece)
        except httpx.RemoteProtocolError:
            return taken
        taken += len(piece)
    raise AssertionError("never stopped")


def test_a_head_has_a_limit() -> None:
    parser = ResponseParser()
    parser.feed(b"HTTP/1.1 200 OK\r\n")
    assert flood(parser, lambda i: b"X-%d: %b\r\n" % (i, b"y" * 1000)) < MAX_HEAD
    parser = ResponseParser()
    parser.feed(b"HTTP/1.1 200 OK\r\nX: ")
    assert flood(parser, lambda i: b"y" * 1000) < MAX_HEAD
    parser = ResponseParser()
    assert flood(parser, lambda i: b"HTTP/1.1 102 Processing\r\nX: %b\r\n\r\n" % (b"y" * 1000)) < MAX_HEAD
    parser = ResponseParser()
    parser.feed(b"HTTP/1.1 200 OK\r\n" + b"X: %b\r\n" % (b"y" * (MAX_HEAD - 1000)))
    parser.feed(b"Content-Length: 0\r\n\r\n")
    assert parser.complete


def test_framing_without_a_body_has_a_limit() -> None:
    parser = ResponseParser()
    parser.feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    assert flood(parser, lambda i: b"T: %b\r\n" % (b"y" * 1000)) < MAX_SILENCE
    # But a body may be as long as it wants to be.
    parser = ResponseParser()
    parser.feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(100_000):
        parser.feed(b"1\r\n")
        parser.feed(b"a\r\n")


def test_renders_a_request() -> None:
    headers = [(b"Host", b"api.test"), (b"X-Key", b"a b\tc \xe4"), (b"Content-Length", b"3")]
    assert render_head("POST", b"/v1?a=b", b"ignored", headers, 3) == (
        b"POST /v1?a=b HTTP/1.1\r\nHost: api.test\r\nX-Key: a b\tc \xe4\r\nContent-Length: 3\r\n\r\n"
    )


def test_adds_what_framing_needs() -> None:
    assert render_head("POST", b"/", b"h:1", [], 3) == b"POST / HTTP/1.1\r\nHost: h:1\r\nContent-Length: 3\r\n\r\n"
    assert render_head("GET", b"/", b"h:1", [], 0) == b"GET / HTTP/1.1\r\nHost: h:1\r\n\r\n"
    assert render_head("PUT", b"/", b"h:1", [(b"transfer-encoding", b"chunked"), (b"host", b"h")], 5) == (
        b"PUT / HTTP/1.1\r\nhost: h\r\nContent-Length: 5\r\n\r\n"
    )


def test_refuses_a_content_length_that_is_not_the_bodys() -> None:
    for value in (b"2", b"4", b"03", b"3, 3", b""):
        with pytest.raises(httpx.LocalProtocolError, match="3 bytes"):
            render_head("POST", b"/", b"h", [(b"content-length", value)], 3)


BREAKS = [b"\r\nEvil: 1", b"\nEvil: 1", b"\rEvil", b"\0", b"\x7f", b"\x0b"]


@pytest.mark.parametrize("evil", BREAKS)
def test_a_header_cannot_bring_another(evil: bytes) -> None:
    for headers in ([(b"X-Key", b"secret" + evil)], [(b"X-Key" + evil, b"secret")], [(b"Host", b"h" + evil)]):
        with pytest.raises(httpx.LocalProtocolError) as caught:
            render_head("POST", b"/", b"h", headers, 0)
        assert "secret" not in str(caught.value)
    with pytest.raises(httpx.LocalProtocolError):
        render_head("POST", b"/" + evil, b"h", [], 0)
    with pytest.raises(httpx.LocalProtocolError):
        render_head("POST" + evil.decode(), b"/", b"h", [], 0)


@pytest.mark.parametrize("name", [b"", b"a b", b"a:", b"a:b", b" a", b"\xe4"])
def test_a_header_name_is_a_token(name: bytes) -> None:
    with pytest.raises(httpx.LocalProtocolError, match="request header"):
        render_head("POST", b"/", b"h", [(name, b"v")], 0)


@pytest.mark.parametrize("target", [b"", b"/a b", b"/ HTTP/1.1", b"/\xe4"])
def test_a_target_has_no_space(target: bytes) -> None:
    with pytest.raises(httpx.LocalProtocolError, match="target"):
        render_head("POST", target, b"h", [], 0)
