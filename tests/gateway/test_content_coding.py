from __future__ import annotations

import gzip
import zlib

import httpx
import pytest

from lynkr.gateway.content_coding import Inflater, coding_of, decoded_headers

TEXT = b"data: hello\n\n" * 40


def bare_deflate(data: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(data) + compressor.flush()


CODED = [("gzip", gzip.compress(TEXT)), ("deflate", zlib.compress(TEXT)), ("deflate", bare_deflate(TEXT))]


@pytest.mark.parametrize(("coding", "data"), CODED)
def test_decodes_a_body_cut_anywhere(coding: str, data: bytes) -> None:
    for cut in range(len(data) + 1):
        inflater = Inflater(coding)
        assert inflater.feed(data[:cut]) + inflater.feed(data[cut:]) == TEXT
        inflater.finish()


@pytest.mark.parametrize(("coding", "data"), CODED)
def test_decodes_a_body_byte_by_byte(coding: str, data: bytes) -> None:
    inflater = Inflater(coding)
    assert b"".join(inflater.feed(data[i : i + 1]) for i in range(len(data))) == TEXT
    inflater.finish()


def test_gives_what_a_flush_has_made_known() -> None:
    compressor = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    inflater = Inflater("gzip")
    for event in (b"data: 1\n\n", b"data: 2\n\n"):
        assert inflater.feed(compressor.compress(event) + compressor.flush(zlib.Z_SYNC_FLUSH)) == event


@pytest.mark.parametrize(("coding", "data"), CODED)
def test_a_body_that_breaks_off_is_an_error(coding: str, data: bytes) -> None:
    for cut in range(1, len(data)):
        inflater = Inflater(coding)
        inflater.feed(data[:cut])
        with pytest.raises(httpx.RemoteProtocolError, match="middle"):
            inflater.finish()


@pytest.mark.parametrize(("coding", "data"), CODED)
def test_a_body_that_goes_on_is_an_error(coding: str, data: bytes) -> None:
    with pytest.raises(httpx.RemoteProtocolError, match="goes on"):
        Inflater(coding).feed(data + b"x")
    inflater = Inflater(coding)
    inflater.feed(data)
    with pytest.raises(httpx.RemoteProtocolError, match="goes on"):
        inflater.feed(b"x")


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_body_of_another_kind_is_an_error(coding: str) -> None:
    with pytest.raises(httpx.RemoteProtocolError, match=f"not {coding}"):
        Inflater(coding).feed(b'{"id": "not compressed at all"}')


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_no_body_is_not_broken(coding: str) -> None:
    Inflater(coding).finish()


@pytest.mark.parametrize(
    ("value", "coding"),
    [(None, None), (b"", None), (b"identity", None), (b"GZip ", "gzip"), (b"x-gzip", "gzip"), (b"deflate", "deflate")],
)
def test_knows_the_coding(value: bytes | None, coding: str | None) -> None:
    headers = [(b"Content-Type", b"text/plain")]
    if value is not None:
        headers.append((b"Content-Encoding", value))
    assert coding_of(headers) == coding


@pytest.mark.parametrize("value", [b"br", b"zstd", b"gzip, gzip", b"compress"])
def test_names_the_coding_that_it_does_not_know(value: bytes) -> None:
    with pytest.raises(httpx.RemoteProtocolError, match=value.decode()):
        coding_of([(b"content-encoding", value)])


def test_two_headers_make_two_codings() -> None:
    with pytest.raises(httpx.RemoteProtocolError, match="gzip,br"):
        coding_of([(b"content-encoding", b"gzip"), (b"content-encoding", b"br")])


def test_a_decoded_body_has_no_headers_of_the_coded_one() -> None:
    kept = [(b"Content-Type", b"text/plain"), (b"X", b"y")]
    assert decoded_headers([*kept, (b"Content-Encoding", b"gzip"), (b"content-length", b"9")]) == kept


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_few_bytes_that_are_very_many_come_in_pieces(coding: str) -> None:
    text = bytes(10_000_000)
    data = gzip.compress(text) if coding == "gzip" else zlib.compress(text)
    inflater = Inflater(coding)
    pieces = [inflater.feed(data)]
    while inflater.pending:
        pieces.append(inflater.feed(b""))
    inflater.finish()
    assert b"".join(pieces) == text
    assert max(map(len, pieces)) == 1_048_576
