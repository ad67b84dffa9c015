"""Decodes a streamed answer (`alt=sse`): server-sent events without names, each a chunk in JSON, up to the end of the
connection."""

from __future__ import annotations

import json

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.gemini.chunks import ChunkReader
from lynkr.converters.gemini.quirks import GeminiQuirks
from lynkr.wire.sse import ServerSentEvent, SSEDecoder

_MAX_UNREADABLE = 3
"""How many events in a row may be no chunks."""

_parse = json.JSONDecoder(strict=False).decode


class GeminiStreamDecoder:
    """Satisfies `StreamDecoder`."""

    def __init__(self, context: ReplyContext, quirks: GeminiQuirks) -> None:
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
            # Not the vendor's, but that of some servers in between.
            if reader.finish_reason is not None:
                reader.end(out)
            return
        try:
            value = _parse(data)
        except (ValueError, RecursionError):
            value = None
        chunks = [chunk for chunk in (value if isinstance(value, list) else [value]) if isinstance(chunk, dict)]
        for chunk in chunks:
            self._unreadable = 0
            reader.read(chunk, out)
        if not chunks:
            self._unreadable += 1
            if self._unreadable == _MAX_UNREADABLE:
                self._reader.broken("sent what is no part of an answer", out)
