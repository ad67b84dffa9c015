"""Decodes a streamed answer (`alt=sse`): server-sent events without names, each a chunk in JSON, up to the end of the
connection."""

from __future__ import annotations

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.gemini.chunks import ChunkReader
from lynkr.converters.gemini.quirks import GeminiQuirks
from lynkr.converters.sse_answer import SSEAnswerDecoder
from lynkr.wire.sse import ServerSentEvent


class GeminiStreamDecoder(SSEAnswerDecoder):
    """Satisfies `StreamDecoder`."""

    def __init__(self, context: ReplyContext, quirks: GeminiQuirks) -> None:
        self._reader = ChunkReader(context, quirks)
        super().__init__(self._reader)

    def _read(self, event: ServerSentEvent, value: object, out: list[Event]) -> bool:  # noqa: ARG002 - has no name
        chunks = [chunk for chunk in (value if isinstance(value, list) else [value]) if isinstance(chunk, dict)]
        for chunk in chunks:
            self._reader.read(chunk, out)
        return bool(chunks)

    def _done(self, out: list[Event]) -> None:
        # Not the vendor's, but that of some servers in between.
        if self._reader.finished:
            self._reader.end(out)
