"""Server-sent events: bytes in, events out.

Two views of the same stream. `SSEFrames` cuts it into frames and keeps every byte, for a stream that is passed on.
`SSEDecoder` reads the frames. Both are fed pieces that may be cut anywhere, also inside a character or a line end.

Source: WHATWG HTML, "Server-sent events", section "Parsing an event stream".
"""

from __future__ import annotations

import re
from typing import NamedTuple

# A line ends in CRLF, LF or CR. The groups are atomic, so that CRLF is never read as two line ends.
_BLANK_LINE = re.compile(rb"(?>\r\n|\n|\r)(?>\r\n|\n|\r)")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"


class ServerSentEvent(NamedTuple):
    """`event` is "" where the stream names none."""

    event: str
    data: str


class SSEFrames:
    """Cuts a stream after each blank line. The frames joined are the bytes that were fed."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []
        """The pieces of a frame that has not ended."""
        self._tail = b""
        """The last bytes of them: a blank line is at most four bytes, so up to three may have come already."""

    def feed(self, data: bytes) -> list[bytes]:
        """The frames that are complete now, each with the blank line that ends it."""
        tail = self._tail
        window = tail + data if tail else data
        frames = []
        begin = 0
        for match in _BLANK_LINE.finditer(window):
            end = match.end() - len(tail)
            frames.append(data[begin:end])
            begin = end
        if not frames:
            self._rest.append(data)
            self._tail = window[-3:]
            return frames
        if self._rest:
            frames[0] = b"".join([*self._rest, frames[0]])
            self._rest = []
        rest = data[begin:]
        if rest:
            self._rest.append(rest)
        self._tail = rest[-3:]
        return frames

    def close(self) -> bytes:
        """What came after the last blank line. Some servers end their stream without one."""
        rest = b"".join(self._rest)
        self._rest, self._tail = [], b""
        return rest


class SSEDecoder:
    """Reads events. Comments and the fields `id` and `retry` are skipped."""

    def __init__(self) -> None:
        self._frames = SSEFrames()

    def feed(self, data: bytes) -> list[ServerSentEvent]:
        """The events that are complete now."""
        return [event for frame in self._frames.feed(data) if (event := parse_frame(frame)) is not None]

    def close(self) -> list[ServerSentEvent]:
        """The last event, where the stream ended without the blank line that should follow it."""
        event = parse_frame(self._frames.close())
        return [] if event is None else [event]


def write_frame(name: bytes, data: bytes) -> bytes:
    """The frame of an event. `data` may have line feeds in it."""
    return b"event: " + name + b"\ndata: " + b"\ndata: ".join(data.split(b"\n")) + b"\n\n"


def parse_frame(frame: bytes) -> ServerSentEvent | None:
    """The event in one frame, or None where the frame has no data."""
    if frame.startswith(b"data: ") and frame.find(b"\n") == len(frame) - 2 and b"\r" not in frame:
        # Nearly all frames of the OpenAI APIs are one line of data.
        return ServerSentEvent("", frame[6:-2].decode("utf-8", "replace"))
    name = ""
    data: list[bytes] = []
    for line in _LINE_END.split(frame.removeprefix(_BOM)):
        field, _, value = line.partition(b":")
        if field == b"data":
            data.append(value.removeprefix(b" "))
        elif field == b"event":
            name = value.removeprefix(b" ").decode("utf-8", "replace")
    if not data:
        return None
    return ServerSentEvent(name, b"\n".join(data).decode("utf-8", "replace"))
