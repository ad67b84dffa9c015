"""Decodes an answer that came in one piece. It has the form of a chunk, or is a list of chunks where a stream was
asked for without `alt=sse`."""

from __future__ import annotations

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import malformed_answer
from lynkr.converters.events import Event, unless_failed
from lynkr.converters.gemini.chunks import ChunkReader
from lynkr.converters.gemini.quirks import GeminiQuirks
from lynkr.converters.json_text import parse_lenient

_ANSWERS = ("candidates", "promptFeedback", "error")


def decode(body: bytes, context: ReplyContext, quirks: GeminiQuirks) -> list[Event]:
    """The events of the answer in `body`. Raises `ApiError` where that is an error, or no answer."""
    value = parse_lenient(body)
    chunks = [chunk for chunk in (value if isinstance(value, list) else [value]) if isinstance(chunk, dict)]
    if not any(chunk.get(key) for chunk in chunks for key in _ANSWERS):
        raise malformed_answer(context.provider)
    reader = ChunkReader(context, quirks)
    events: list[Event] = []
    for chunk in chunks:
        if not reader.over:
            reader.read(chunk, events)
    reader.end(events)
    return unless_failed(events)
