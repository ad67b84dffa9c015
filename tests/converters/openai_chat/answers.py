"""Short ways to write an answer's chunks and to decode them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat
from tests.converters.reading import JsonObject, check_order

PLAIN = ChatQuirks()
QUIET = ReplyContext(provider="openai", model="claude-x", input_tokens=7)
"""For a client that does not want to read reasoning."""
CURIOUS = ReplyContext(provider="openai", model="claude-x", input_tokens=7, wants_thinking=True)

DONE = "[DONE]"


def delta(value: JsonObject | None, finish: str | None = None, **members: object) -> JsonObject:
    """A chunk with one choice. `members` are further ones of the choice."""
    choice: JsonObject = {"index": 0, "delta": value, "finish_reason": finish, **members}
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}


def say(text: object) -> JsonObject:
    return delta({"content": text})


def think(text: str) -> JsonObject:
    return delta({"reasoning_content": text})


def call(arguments: object = None, *, index: object = 0, id_: object = None, name: object = None) -> JsonObject:
    """A fragment of a tool call; what is None is left out."""
    function = {key: value for key, value in (("name", name), ("arguments", arguments)) if value is not None}
    fragment: JsonObject = {"function": function}
    for key, value in (("index", index), ("id", id_)):
        if value is not None:
            fragment[key] = value
    return delta({"tool_calls": [fragment]})


def stop(finish: str = "stop", **members: object) -> JsonObject:
    return delta({}, finish, **members)


def counted(**usage: object) -> JsonObject:
    """The chunk with the usage."""
    return {"id": "chatcmpl-1", "choices": [], "usage": usage}


def stream(*chunks: object, end: bool = True) -> bytes:
    """The bytes of a stream. A string stands for itself, anything else for its JSON."""
    data = [chunk if isinstance(chunk, str) else json.dumps(chunk, ensure_ascii=False) for chunk in chunks]
    return "".join(f"data: {item}\n\n" for item in [*data, *([DONE] if end else [])]).encode()


def decoded(pieces: bytes | Iterable[bytes], context: ReplyContext = QUIET, quirks: ChatQuirks = PLAIN) -> list[Event]:
    """All events of a stream, which are in order."""
    decoder = OpenAIChat("test").stream_decoder(context, quirks)
    events: list[Event] = []
    for piece in [pieces] if isinstance(pieces, bytes) else pieces:
        events += decoder.feed(piece)
    events += decoder.close()
    assert decoder.feed(b"data: {}\n\n") == decoder.close() == []
    check_order(events)
    return events


def whole(completion: JsonObject, context: ReplyContext = QUIET, quirks: ChatQuirks = PLAIN) -> list[Event]:
    """All events of an answer in one piece, which are in order."""
    events = OpenAIChat("test").decode(json.dumps(completion).encode(), context, quirks)
    check_order(events)
    return events
