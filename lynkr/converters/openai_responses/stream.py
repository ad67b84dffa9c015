"""Decodes a streamed answer: server-sent events, each an event of the answer in JSON."""

from __future__ import annotations

import json

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.openai_responses.reader import EventReader
from lynkr.wire.sse import ServerSentEvent, SSEDecoder

_MAX_UNREADABLE = 3
"""How many events in a row may be unreadable."""

# Raw control characters in strings are the least of some servers' sins.
_parse = json.JSONDecoder(strict=False).decode


class ResponsesStreamDecoder:
    """Satisfies `StreamDecoder`."""

    awaits_end = False
    """The event that ends the answer has the counts too, so there is nothing to wait for."""

    def __init__(self, context: ReplyContext) -> None:
        self._sse = SSEDecoder()
        self._reader = EventReader(context)
        self._unreadable = 0

    def feed(self, data: bytes) -> list[Event]:
        out: list[Event] = []
        for event in self._sse.feed(data):
            self._take(event, out)
        return out

    def close(self) -> list[Event]:
        out: list[Event] = []
        for event in self._sse.close():
            self._take(event, out)
        self._reader.broken("ended its stream before the answer was complete", out)
        return out

    def _take(self, event: ServerSentEvent, out: list[Event]) -> None:
        reader, data = self._reader, event.data
        if reader.over or not data or data.isspace():
            return
        if data.startswith("[DONE]"):
            # Some servers end every stream so. An answer that was not complete before is not complete now.
            reader.broken("ended its stream before the answer was complete", out)
            return
        try:
            value = _parse(data)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            self._unreadable = 0
            # The name of the event says nothing that its type does not, where it has one.
            kind = value.get("type")
            if not isinstance(kind, str):
                kind = "error" if value.get("error") else event.event
            reader.read("error" if event.event == "error" else kind, value, out)
        elif event.event == "error":
            reader.read("error", {"error": {"message": data}}, out)
        else:
            self._unreadable += 1
            if self._unreadable == _MAX_UNREADABLE:
                reader.broken("sent what is no part of an answer", out)
