"""Decodes an answer that came in one piece."""

from __future__ import annotations

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import malformed_answer
from lynkr.converters.events import Event, unless_failed
from lynkr.converters.json_text import parse_lenient
from lynkr.converters.openai_responses.reader import EventReader


def decode(body: bytes, context: ReplyContext) -> list[Event]:
    """The events of the response in `body`. Raises `ApiError` where that is an error, or no response."""
    response = parse_lenient(body)
    if not isinstance(response, dict):
        raise malformed_answer(context.provider)
    status = response.get("status")
    if response.get("error"):
        status = "failed"
    elif not isinstance(response.get("output"), list) or status in ("in_progress", "queued"):
        raise malformed_answer(context.provider)
    reader = EventReader(context, whole=True)
    events: list[Event] = []
    reader.finish(response, status or "completed", events)
    return unless_failed(events)
