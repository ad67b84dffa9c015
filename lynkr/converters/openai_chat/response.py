"""Decodes an answer that came in one piece, by reading it as a stream of one chunk."""

from __future__ import annotations

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import malformed_answer
from lynkr.converters.events import Event, unless_failed
from lynkr.converters.json_text import parse_lenient
from lynkr.converters.openai_chat.chunks import ChunkReader
from lynkr.converters.openai_chat.quirks import ChatQuirks


def decode(body: bytes, context: ReplyContext, quirks: ChatQuirks) -> list[Event]:
    """The events of the completion in `body`. Raises `ApiError` where that is an error, or no completion."""
    completion = parse_lenient(body)
    if not isinstance(completion, dict):
        raise malformed_answer(context.provider)
    reader = ChunkReader(context, quirks, whole=True)
    events: list[Event] = []
    match completion.get("choices"):
        case [dict() as choice, *_]:
            message = choice.get("message")
            if isinstance(message, dict):
                completion["choices"] = [{**choice, "delta": _numbered(message)}]
        case _:
            if not completion.get("error") and completion.get("object") != "error":
                raise malformed_answer(context.provider)
    reader.read(completion, events)
    reader.end(events)
    return unless_failed(events)


def _numbered(message: dict[str, object]) -> dict[str, object]:
    """`message` with the index that each tool call has in a stream: here, all of them are different calls."""
    calls = message.get("tool_calls")
    if not isinstance(calls, list):
        return message
    numbered = [{**call, "index": index} for index, call in enumerate(calls) if isinstance(call, dict)]
    return {**message, "tool_calls": numbered}
