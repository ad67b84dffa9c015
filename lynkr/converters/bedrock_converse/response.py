"""Decodes an answer that came in one piece, by reading it as the events that it would be in a stream."""

from __future__ import annotations

from collections.abc import Iterator

from lynkr.converters.bedrock_converse.answer import AnswerReader
from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import malformed_answer
from lynkr.converters.events import Event, unless_failed
from lynkr.converters.json_text import json_text, parse
from lynkr.converters.token_counts import details


def decode(body: bytes, context: ReplyContext, quirks: ConverseQuirks, title: str) -> list[Event]:
    """The events of the answer in `body`. Raises `ApiError` where that is none."""
    answer = parse(body)
    message = details(details(answer.get("output")).get("message")) if isinstance(answer, dict) else {}
    content = message.get("content")
    if not isinstance(answer, dict) or not isinstance(content, list):
        raise malformed_answer(title)
    reader = AnswerReader(context, quirks, whole=True)
    events: list[Event] = []
    reader.read("metadata", {"usage": answer.get("usage")}, events)
    for index, block in enumerate(content):
        if not isinstance(block, dict):
            continue
        for kind, payload in _events(block):
            reader.read(kind, {"contentBlockIndex": index, **payload}, events)
        reader.read("contentBlockStop", {"contentBlockIndex": index}, events)
    reader.read("messageStop", answer, events)
    return unless_failed(events)


def _events(block: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """What a stream would say of a content block, between its start and its end."""
    match block:
        case {"text": str(text)}:
            yield _delta({"text": text})
        case {"toolUse": dict(call)}:
            yield "contentBlockStart", {"start": {"toolUse": call}}
            yield _delta({"toolUse": {"input": json_text(call.get("input"))}})
        case {"reasoningContent": {"reasoningText": dict(said)}}:
            yield _delta({"reasoningContent": {"text": said.get("text")}})
            yield _delta({"reasoningContent": {"signature": said.get("signature")}})
        case {"reasoningContent": {"redactedContent": data}}:
            yield _delta({"reasoningContent": {"redactedContent": data}})
        case {"citationsContent": {"content": list(parts)}}:
            for part in parts:
                yield _delta({"text": details(part).get("text")})


def _delta(delta: JsonObject) -> tuple[str, JsonObject]:
    return "contentBlockDelta", {"delta": delta}
