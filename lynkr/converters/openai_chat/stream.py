"""Decodes a streamed answer: server-sent events, each a chunk in JSON, `[DONE]` at the end."""

from __future__ import annotations

import json

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.openai_chat.chunks import ChunkReader, error_in_answer
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.wire.sse import ServerSentEvent, SSEDecoder

_MAX_UNREADABLE = 3
"""How many events in a row may be no chunks."""

# Raw control characters in strings are the least of some servers' sins.
_parse = json.JSONDecoder(strict=False).decode


class ChatStreamDecoder:
    """Satisfies `StreamDecoder`."""

    def __init__(self, context: ReplyContext, quirks: ChatQuirks) -> None:
        self._provider = context.provider
        self._sse = SSEDecoder()
        self._reader = ChunkReader(context, quirks)
        self._unreadable = 0

    @property
    def awaits_end(self) -> bool:
        """Whether the model has finished and only counts and the end are missing."""
        return self._reader.finish_reason is not None and not self._reader.over

    def feed(self, data: bytes) -> list[Event]:
        out: list[Event] = []
        for event in self._sse.feed(data):
            self._take(event, out)
        return out

    def close(self) -> list[Event]:
        out: list[Event] = []
        for event in self._sse.close():
            self._take(event, out)
        if self._reader.finish_reason is not None:
            self._reader.end(out)
        else:
            self._reader.broken("ended its stream before the answer was complete", out)
        return out

    def _take(self, event: ServerSentEvent, out: list[Event]) -> None:
        reader = self._reader
        data = event.data
        if reader.over or not data or data.isspace():
            return
        if data.startswith("[DONE]"):
            reader.end(out)
            return
        try:
            chunk = _parse(data)
        except (ValueError, RecursionError):
            chunk = None
        if event.event == "error":
            payload = chunk if isinstance(chunk, dict) else {"error": {"message": data}}
            reader.fail(error_in_answer(payload, self._provider), out)
        elif isinstance(chunk, dict):
            self._unreadable = 0
            reader.read(chunk, out)
        else:
            self._unreadable += 1
            if self._unreadable == _MAX_UNREADABLE:
                self._reader.broken("sent what is no part of an answer", out)
