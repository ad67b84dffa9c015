"""Short ways to write an answer's chunks and to decode them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.gemini import Gemini, GeminiQuirks
from tests.converters.reading import JsonObject, check_order

PLAIN = GeminiQuirks()
QUIET = ReplyContext(provider="vertex", model="claude-x", input_tokens=7)
"""For a client that does not want to read thoughts."""
CURIOUS = ReplyContext(provider="vertex", model="claude-x", input_tokens=7, wants_thinking=True)


def chunk(*parts: object, finish: str | None = None, **members: object) -> JsonObject:
    """A chunk with one candidate. `members` are further ones of the candidate."""
    candidate: JsonObject = {"content": {"role": "model", "parts": list(parts)}, "index": 0, **members}
    if finish is not None:
        candidate["finishReason"] = finish
    return {"candidates": [candidate], "modelVersion": "m", "responseId": "r"}


def text(value: str, signature: str | None = None) -> JsonObject:
    part: JsonObject = {"text": value}
    return part | ({"thoughtSignature": signature} if signature else {})


def thought(value: str, signature: str | None = None) -> JsonObject:
    return {"text": value, "thought": True} | ({"thoughtSignature": signature} if signature else {})


def call(args: object = None, *, name: object = "Read", id_: object = None, signature: object = None) -> JsonObject:
    """The part of a call; what is None is left out."""
    members = (("id", id_), ("name", name), ("args", args))
    part: JsonObject = {"functionCall": {key: value for key, value in members if value is not None}}
    return part | ({"thoughtSignature": signature} if signature is not None else {})


def say(value: str) -> JsonObject:
    return chunk(text(value))


def stop(finish: str = "STOP", **members: object) -> JsonObject:
    return chunk(text(""), finish=finish, **members)


def stream(*chunks: object) -> bytes:
    """The bytes of a stream. A string stands for itself, anything else for its JSON."""
    data = [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in chunks]
    return "".join(f"data: {item}\r\n\r\n" for item in data).encode()


def decoded(
    pieces: bytes | Iterable[bytes], context: ReplyContext = QUIET, quirks: GeminiQuirks = PLAIN
) -> list[Event]:
    """All events of a stream, which are in order."""
    decoder = Gemini("test").stream_decoder(context, quirks)
    events: list[Event] = []
    for piece in [pieces] if isinstance(pieces, bytes) else pieces:
        events += decoder.feed(piece)
    events += decoder.close()
    assert decoder.feed(b"data: {}\n\n") == decoder.close() == []
    check_order(events)
    return events


def whole(answer: object, context: ReplyContext = QUIET, quirks: GeminiQuirks = PLAIN) -> list[Event]:
    """All events of an answer in one piece, which are in order."""
    events = Gemini("test").decode(json.dumps(answer).encode(), context, quirks)
    check_order(events)
    return events
