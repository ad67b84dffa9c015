from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.wire.ndjson import NDJSONLines

CASES: list[tuple[str, bytes, list[bytes]]] = [
    ("one line", b'{"a":1}\n', [b'{"a":1}']),
    ("several", b"1\n2\n3\n", [b"1", b"2", b"3"]),
    ("CRLF", b"1\r\n2\r\n", [b"1", b"2"]),
    ("blank lines", b"\n\n1\n \n\t\r\n2\n\n", [b"1", b"2"]),
    ("white space around a line", b"  1 \n", [b"1"]),
    ("no final line feed", b"1\n2", [b"1", b"2"]),
    ("only blanks at the end", b"1\n \n  ", [b"1"]),
    ("a carriage return inside is no end", b'{"a":\r1}\n', [b'{"a":\r1}']),
    ("other separators of lines are none here", "1\u2028\u0085\x0b2\n".encode(), ["1\u2028\u0085\x0b2".encode()]),
    ("characters", "зима ❄ 🏔\n".encode(), ["зима ❄ 🏔".encode()]),
    ("not UTF-8", b"\xff\n", [b"\xff"]),
    ("nothing", b"", []),
]


def lines(pieces: list[bytes]) -> list[bytes]:
    decoder = NDJSONLines()
    found = [line for piece in pieces for line in decoder.feed(piece)]
    found += decoder.close()
    assert decoder.close() == []
    return found


@pytest.mark.parametrize(("stream", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines(stream: bytes, expected: list[bytes]) -> None:
    assert lines([stream]) == expected
    assert lines([stream[at : at + 1] for at in range(len(stream))]) == expected
    for cut in range(len(stream)):
        assert lines([stream[:cut], stream[cut:]]) == expected


@given(st.lists(st.sampled_from([b"{}", b"\n", b"\r\n", b" ", b"\xc3\xa9"])), st.data())
def test_any_cut_gives_the_same_lines(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=5)))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert lines(pieces) == lines([stream])


def test_each_line_is_given_as_soon_as_it_is_complete() -> None:
    decoder = NDJSONLines()
    assert decoder.feed(b'{"a"') == []
    assert decoder.feed(b':1}\n{"b"') == [b'{"a":1}']
    assert decoder.feed(b":2}\n") == [b'{"b":2}']


def test_a_long_line_in_small_pieces_takes_linear_time() -> None:
    decoder = NDJSONLines()
    for _ in range(1_000_000):
        assert decoder.feed(b"x") == []
    assert decoder.feed(b"\n") == [b"x" * 1_000_000]
