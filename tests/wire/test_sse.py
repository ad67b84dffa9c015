from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.wire.sse import ServerSentEvent, SSEDecoder, SSEFrames

CASES: list[tuple[str, bytes, list[tuple[str, str]]]] = [
    ("data only", b"data: a\n\n", [("", "a")]),
    ("named", b"event: ping\ndata: {}\n\n", [("ping", "{}")]),
    ("no blank after the colon", b"data:a\n\n", [("", "a")]),
    ("only one blank is dropped", b"data:  a\n\n", [("", " a")]),
    ("CRLF", b"event: x\r\ndata: a\r\n\r\ndata: b\r\n\r\n", [("x", "a"), ("", "b")]),
    ("CR", b"data: a\r\rdata: b\r\r", [("", "a"), ("", "b")]),
    ("mixed line ends", b"data: a\n\r\ndata: b\r\n\n", [("", "a"), ("", "b")]),
    ("several data lines", b"data: a\ndata: b\n\n", [("", "a\nb")]),
    ("comments", b": keep-alive\n\n: x\ndata: a\n\n", [("", "a")]),
    ("id and retry are skipped", b"id: 1\nretry: 5\ndata: a\n\n", [("", "a")]),
    ("unknown field", b"foo: 1\ndata: a\n\n", [("", "a")]),
    ("empty data", b"data\n\n", [("", "")]),
    ("no data", b"event: x\n\n", []),
    ("more blank lines", b"\n\n\ndata: a\n\n\n\n", [("", "a")]),
    ("byte order mark", b"\xef\xbb\xbfdata: a\n\n", [("", "a")]),
    ("characters", "data: зима ❄ 🏔\n\n".encode(), [("", "зима ❄ 🏔")]),
    ("not UTF-8", b"data: \xff\n\n", [("", "�")]),
    ("no final blank line", b"data: a\n\ndata: b", [("", "a"), ("", "b")]),
    ("a colon in the data", b"data: a: b\n\n", [("", "a: b")]),
]


def decode(pieces: list[bytes]) -> list[ServerSentEvent]:
    decoder = SSEDecoder()
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return events + decoder.close()


@pytest.mark.parametrize(("stream", "events"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_events(stream: bytes, events: list[tuple[str, str]]) -> None:
    assert decode([stream]) == events
    assert decode([stream[i : i + 1] for i in range(len(stream))]) == events
    for cut in range(len(stream)):
        assert decode([stream[:cut], stream[cut:]]) == events


@given(
    st.lists(st.sampled_from([b"data: a", b"\n", b"\r", b"\r\n", b"event: x", b":", b"\xc3\xa9"]).map(bytes)), st.data()
)
def test_any_cut_gives_the_same_events(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=5)))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    frames = SSEFrames()
    assert b"".join(frame for piece in pieces for frame in frames.feed(piece)) + frames.close() == stream
    assert decode(pieces) == decode([stream])


def test_a_long_frame_in_small_pieces_takes_linear_time() -> None:
    """Joined anew for every piece, it would take minutes."""
    piece = b"x" * 65_536
    frames = SSEFrames()
    began = time.perf_counter()
    for _ in range(1600):
        assert frames.feed(piece) == []
    assert frames.feed(b"\n\n") == [piece * 1600 + b"\n\n"]
    assert time.perf_counter() - began < 5
