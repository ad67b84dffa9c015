"""Decodes an answer that came in one piece."""

from __future__ import annotations

import json

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event, Failure
from lynkr.converters.openai_responses.reader import EventReader


def decode(body: bytes, context: ReplyContext) -> list[Event]:
    """The events of the response in `body`. Raises `ApiError` where that is an error, or no response."""
    try:
        response = json.loads(body, strict=False)
    except (ValueError, RecursionError):
        response = None
    if not isinstance(response, dict):
        raise _malformed(context)
    status = response.get("status")
    if response.get("error"):
        status = "failed"
    elif not isinstance(response.get("output"), list) or status in ("in_progress", "queued"):
        raise _malformed(context)
    reader = EventReader(context, whole=True)
    events: list[Event] = []
    reader.finish(response, status or "completed", events)
    if isinstance(events[-1], Failure):
        raise events[-1].error
    return events


def _malformed(context: ReplyContext) -> ApiError:
    message = f"Malformed upstream response from {context.provider}"
    return ApiError(502, "api_error", message, code="bad_upstream", retryable=True)
