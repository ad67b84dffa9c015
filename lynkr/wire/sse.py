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
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The frames that are complete now, each with the blank line that ends it."""
        # A blank line is at most four bytes, so the search may start three bytes before the new ones.
        start = max(0, len(self._rest) - 3)
        data = self._rest + data if self._rest else data
        frames = []
        begin = 0
        for match in _BLANK_LINE.finditer(data, start):
            frames.append(data[begin : match.end()])
            begin = match.end()
        self._rest = data[begin:]
        return frames

    def close(self) -> bytes:
        """What came after the last blank line. Some servers end their stream without one."""
        rest, self._rest = self._rest, b""
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
