"""JSON lines: bytes in, lines out.

Each line is one JSON value, ended by a line feed. Fed pieces that may be cut anywhere. JSON writes a line feed inside a
string as an escape, so a line feed always ends a line.

Source: NDJSON specification 1.0.
"""

from __future__ import annotations


class NDJSONLines:
    """Cuts a stream into its lines. Blank ones are skipped, and so is white space around a line."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []
        """The pieces of a line that has not ended."""

    def feed(self, data: bytes) -> list[bytes]:
        """The lines that are complete now."""
        if b"\n" not in data:
            self._rest.append(data)
            return []
        *whole, rest = data.split(b"\n")
        whole[0] = b"".join([*self._rest, whole[0]])
        self._rest = [rest]
        return [line for part in whole if (line := part.strip())]

    def close(self) -> list[bytes]:
        """The last line, where the stream ended without the line feed that should follow it."""
        line, self._rest = b"".join(self._rest).strip(), []
        return [line] if line else []
