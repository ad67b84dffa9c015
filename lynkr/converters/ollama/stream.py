"""Decodes an answer: objects in JSON, one a line, the last of them with `done`; or one object alone."""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import malformed_answer
from lynkr.converters.events import Event, unless_failed
from lynkr.converters.json_text import parse_lenient
from lynkr.converters.ollama.reader import AnswerReader
from lynkr.wire.ndjson import NDJSONLines

_MAX_UNREADABLE = 3
"""How many lines in a row may be no objects."""


class OllamaStreamDecoder:
    """Satisfies `StreamDecoder`."""

    def __init__(self, context: ReplyContext) -> None:
        self._lines = NDJSONLines()
        self._reader = AnswerReader(context)
        self._unreadable = 0

    @property
    def awaits_end(self) -> bool:
        """Never: the line that ends the answer has the counts too."""
        return False

    def feed(self, data: bytes) -> list[Event]:
        out: list[Event] = []
        for line in self._lines.feed(data):
            self._take(line, out)
        return out

    def close(self) -> list[Event]:
        out: list[Event] = []
        for line in self._lines.close():
            self._take(line, out)
        self._reader.close(out)
        return out

    def _take(self, line: bytes, out: list[Event]) -> None:
        reader = self._reader
        if reader.over:
            return
        part = _object(line)
        if part is not None:
            self._unreadable = 0
            reader.read(part, out)
            return
        self._unreadable += 1
        if self._unreadable == _MAX_UNREADABLE:
            reader.broken("sent what is no part of an answer", out)


def decode(body: bytes, context: ReplyContext) -> list[Event]:
    """The events of the answer in `body`. Raises `ApiError` where that is an error, or no complete answer."""
    reader = AnswerReader(context)
    events: list[Event] = []
    part = _object(body)
    if part is not None:
        reader.read(part, events)
    if not reader.over:
        raise malformed_answer(context.provider)
    return unless_failed(events)


def _object(text: bytes) -> JsonObject | None:
    value = parse_lenient(text.decode("utf-8", "replace"))
    return value if isinstance(value, dict) else None
