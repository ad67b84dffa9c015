"""botocore as the oracle: the vendor's own library says what is right.

It has no types, so this is the only module of the tests that knows it.
"""

from __future__ import annotations

from botocore.eventstream import EventStreamBuffer, ParserError  # type: ignore[import-untyped]  # has no types

from lynkr.wire.aws_event_stream import Frame


def decode_frames(pieces: list[bytes]) -> list[Frame]:
    """The frames of a stream. Raises ValueError where it is malformed."""
    buffer = EventStreamBuffer()
    frames: list[Frame] = []
    try:
        for piece in pieces:
            buffer.add_data(piece)
            frames += [Frame(message.headers, message.payload) for message in buffer]
    except (ParserError, UnicodeDecodeError) as problem:
        raise ValueError(str(problem)) from problem
    return frames
