"""Frames of the event stream of AWS. botocore is the oracle for what they mean."""

from __future__ import annotations

import struct
from binascii import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.wire.aws_event_stream import MAX_HEADERS, MAX_PAYLOAD, EventStreamFrames, Frame
from tests.support.aws_oracle import decode_frames
from tests.support.event_stream import error, event, exception, frame, header, raw_frame, text_header

# The example in the vendor's specification: no headers, no payload.
EMPTY = bytes.fromhex("00000010 00000000 05c248eb 7d98c8ff".replace(" ", ""))

CASES: list[tuple[str, bytes, dict[str, object], bytes]] = [
    ("nothing", EMPTY, {}, b""),
    ("a payload alone", raw_frame(b"", b"{'foo':'bar'}"), {}, b"{'foo':'bar'}"),
    ("true", raw_frame(header("a", 0, b"")), {"a": True}, b""),
    ("false", raw_frame(header("a", 1, b"")), {"a": False}, b""),
    ("byte", raw_frame(header("a", 2, b"\xff")), {"a": -1}, b""),
    ("short", raw_frame(header("a", 3, b"\x01\x00")), {"a": 256}, b""),
    ("integer", raw_frame(header("a", 4, b"\xff\xff\xff\xfe")), {"a": -2}, b""),
    ("long", raw_frame(header("a", 5, b"\x00\x00\x00\x01\x00\x00\x00\x00")), {"a": 2**32}, b""),
    ("bytes", raw_frame(header("a", 6, b"\x00\x02\x00\xff")), {"a": b"\x00\xff"}, b""),
    ("text", raw_frame(text_header("a", "зима ❄")), {"a": "зима ❄"}, b""),
    ("empty text", raw_frame(text_header("a", "")), {"a": ""}, b""),
    ("timestamp", raw_frame(header("a", 8, struct.pack(">q", 1_764_000_000_000))), {"a": 1_764_000_000_000}, b""),
    ("uuid", raw_frame(header("a", 9, bytes(range(16)))), {"a": bytes(range(16))}, b""),
    ("several", raw_frame(header("a", 0, b"") + text_header("b", "c"), b"d"), {"a": True, "b": "c"}, b"d"),
    (
        "event",
        event("messageStart", {"role": "assistant"}),
        {":event-type": "messageStart", ":content-type": "application/json", ":message-type": "event"},
        b'{"role":"assistant"}',
    ),
    (
        "exception",
        exception("throttlingException", "slow down"),
        {":exception-type": "throttlingException", ":content-type": "application/json", ":message-type": "exception"},
        b'{"message": "slow down"}',
    ),
    (
        "error",
        error("InternalError", "oops"),
        {":message-type": "error", ":error-code": "InternalError", ":error-message": "oops"},
        b"",
    ),
]
STREAM = b"".join(case[1] for case in CASES)
FRAMES = [Frame(headers, payload) for _, _, headers, payload in CASES]  # type: ignore[arg-type]  # of the right kinds


def read(pieces: list[bytes]) -> list[Frame]:
    frames = EventStreamFrames()
    found = [found for piece in pieces for found in frames.feed(piece)]
    frames.close()
    assert frames.broken is None
    return found


@pytest.mark.parametrize(("data", "headers", "payload"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_frames(data: bytes, headers: dict[str, object], payload: bytes) -> None:
    assert read([data]) == [(headers, payload)]
    assert decode_frames([data]) == [(headers, payload)]
    assert [type(value) for value in read([data])[0].headers.values()] == [type(value) for value in headers.values()]


def test_frames_cut_anywhere() -> None:
    assert read([STREAM]) == FRAMES
    assert read([STREAM[at : at + 1] for at in range(len(STREAM))]) == FRAMES
    for cut in range(len(STREAM)):
        assert read([STREAM[:cut], STREAM[cut:]]) == FRAMES


def test_frames_come_as_soon_as_they_are_complete() -> None:
    frames = EventStreamFrames()
    assert frames.feed(EMPTY[:-1]) == []
    assert frames.feed(EMPTY[-1:] + EMPTY) == [Frame({}, b"")] * 2


@given(
    st.lists(st.tuples(st.dictionaries(st.text(min_size=1, max_size=9), st.text(max_size=9)), st.binary())), st.data()
)
def test_the_vendors_library_reads_the_same(sent: list[tuple[dict[str, str], bytes]], data: st.DataObject) -> None:
    stream = b"".join(frame(headers, payload) for headers, payload in sent)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=5)))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert read(pieces) == decode_frames(pieces) == sent


# What is wrong


def prelude(length: int, headers: int) -> bytes:
    lengths = struct.pack(">II", length, headers)
    return lengths + struct.pack(">I", crc32(lengths))


WRONG: list[tuple[str, bytes, str]] = [
    ("a checksum of the lengths", EMPTY[:8] + b"\0\0\0\0" + EMPTY[12:], "the checksum of a frame's lengths is wrong"),
    ("a length", b"\0\1" + EMPTY[2:], "the checksum of a frame's lengths is wrong"),
    ("a checksum of the frame", EMPTY[:12] + b"\0\0\0\0", "the checksum of a frame is wrong"),
    ("no event stream at all", b'{"message":"hello"}', "the checksum of a frame's lengths is wrong"),
    ("too small for itself", prelude(15, 0), "a frame has a payload of -1 bytes"),
    ("too small for its headers", prelude(20, 5), "a frame has a payload of -1 bytes"),
    ("long headers", prelude(MAX_HEADERS + 17, MAX_HEADERS + 1), f"a frame has headers of {MAX_HEADERS + 1} bytes"),
    ("a long payload", prelude(MAX_PAYLOAD + 17, 0), f"a frame has a payload of {MAX_PAYLOAD + 1} bytes"),
    ("an unknown type", raw_frame(header("a", 10, b"")), "the headers of a frame cannot be read"),
    ("no type", raw_frame(b"\x01a"), "the headers of a frame cannot be read"),
    ("half a name", raw_frame(b"\x05a"), "the headers of a frame cannot be read"),
    ("half a value", raw_frame(header("a", 7, b"\x00\x05abc")), "the headers of a frame cannot be read"),
    ("half a number", raw_frame(header("a", 5, b"\x00")), "the headers of a frame cannot be read"),
    ("half a UUID", raw_frame(header("a", 9, b"\x00")), "the headers of a frame cannot be read"),
    ("half a length", raw_frame(header("a", 6, b"\x00")), "the headers of a frame cannot be read"),
    ("text that is none", raw_frame(header("a", 7, b"\x00\x01\xff")), "the headers of a frame cannot be read"),
    (
        "a header twice",
        raw_frame(text_header("a", "1") + text_header("a", "2")),
        "the headers of a frame cannot be read",
    ),
]


@pytest.mark.parametrize(("data", "problem"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_said_and_ends_the_stream(data: bytes, problem: str) -> None:
    for pieces in ([EMPTY + data], [(EMPTY + data)[at : at + 1] for at in range(len(EMPTY + data))]):
        frames = EventStreamFrames()
        assert [found for piece in pieces for found in frames.feed(piece)] == [Frame({}, b"")]
        assert frames.broken == problem
        assert frames.feed(EMPTY) == []
        frames.close()
        assert frames.broken == problem


@pytest.mark.parametrize("cut", range(1, len(EMPTY)))
def test_an_end_within_a_frame(cut: int) -> None:
    frames = EventStreamFrames()
    assert frames.feed(EMPTY + EMPTY[:cut]) == [Frame({}, b"")]
    frames.close()
    assert frames.broken == "the stream ended within a frame"


@given(st.binary(max_size=80))
def test_any_bytes_end_in_words(data: bytes) -> None:
    frames = EventStreamFrames()
    frames.feed(data)
    frames.close()
    assert not data or frames.broken


@given(st.integers(0, len(STREAM) - 1), st.integers(1, 255))
def test_no_damaged_byte_goes_unseen(at: int, change: int) -> None:
    damaged = bytearray(STREAM)
    damaged[at] ^= change
    frames = EventStreamFrames()
    found = frames.feed(bytes(damaged))
    frames.close()
    assert frames.broken
    assert found == FRAMES[: len(found)]
    with pytest.raises(ValueError, match=r"."):
        decode_frames([bytes(damaged)])


def test_a_long_frame_in_small_pieces_takes_linear_time() -> None:
    data = raw_frame(b"", bytes(1_000_000))
    frames = EventStreamFrames()
    for at in range(0, len(data) - 1, 50):
        assert frames.feed(data[at : min(at + 50, len(data) - 1)]) == []
    assert frames.feed(data[-1:]) == [Frame({}, bytes(1_000_000))]
