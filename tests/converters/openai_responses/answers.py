"""Short ways to write the events of an answer and to decode them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.openai_responses import OpenAIResponses, ResponsesQuirks
from tests.converters.reading import JsonObject, check_order

QUIET = ReplyContext(provider="openai", model="claude-x", input_tokens=7)
"""For a client that does not want to read reasoning."""
CURIOUS = ReplyContext(provider="openai", model="claude-x", input_tokens=7, wants_thinking=True)

DIALECT = OpenAIResponses("OpenAI", "openai")
QUIRKS = ResponsesQuirks()


def event(kind: str, **members: object) -> JsonObject:
    return {"type": f"response.{kind}", **members}


CREATED = event("created", response={"id": "resp_1", "status": "in_progress"})


def added(index: object, kind: str, **members: object) -> JsonObject:
    """An item begins."""
    return event("output_item.added", output_index=index, item={"type": kind, "id": f"i{index}", **members})


def done(index: object, kind: str, **members: object) -> JsonObject:
    """An item ends."""
    return event("output_item.done", output_index=index, item={"type": kind, "id": f"i{index}", **members})


def say(text: object, index: int = 0, part: int = 0) -> JsonObject:
    return event("output_text.delta", output_index=index, item_id=f"i{index}", content_index=part, delta=text)


def think(text: object, index: int = 0, part: int = 0) -> JsonObject:
    return event(
        "reasoning_summary_text.delta", output_index=index, item_id=f"i{index}", summary_index=part, delta=text
    )


def argue(piece: object, index: int = 0) -> JsonObject:
    return event("function_call_arguments.delta", output_index=index, item_id=f"i{index}", delta=piece)


def call(index: int, name: str = "Read", call_id: str = "", **members: object) -> JsonObject:
    """A call begins."""
    return added(index, "function_call", call_id=call_id or f"c{index}", name=name, arguments="", **members)


def called(index: int, arguments: object, name: str = "Read", call_id: str = "") -> JsonObject:
    """A call ends."""
    return done(index, "function_call", call_id=call_id or f"c{index}", name=name, arguments=arguments)


def said(index: int, *texts: str) -> JsonObject:
    """A message ends."""
    return done(index, "message", content=[{"type": "output_text", "text": text} for text in texts])


def thought(index: int, *summary: str, encrypted: str | None = None) -> JsonObject:
    """Reasoning ends."""
    parts = [{"type": "summary_text", "text": text} for text in summary]
    members = {"encrypted_content": encrypted} if encrypted is not None else {}
    return done(index, "reasoning", summary=parts, **members)


def end(**members: object) -> JsonObject:
    return event("completed", response={"id": "resp_1", "status": "completed", "output": [], **members})


def cut(reason: object) -> JsonObject:
    return event("incomplete", response={"status": "incomplete", "incomplete_details": {"reason": reason}})


def stream(*events: object, named: bool = True) -> bytes:
    """The bytes of a stream. A string stands for itself, anything else for its JSON."""
    made = []
    for value in events:
        name = f"event: {value['type']}\n" if named and isinstance(value, dict) and "type" in value else ""
        data = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        made.append(f"{name}data: {data}\n\n")
    return "".join(made).encode()


def decoded(pieces: bytes | Iterable[bytes], context: ReplyContext = QUIET) -> list[Event]:
    """All events of a stream, which are in order."""
    decoder = DIALECT.stream_decoder(context, QUIRKS)
    events: list[Event] = []
    for piece in [pieces] if isinstance(pieces, bytes) else pieces:
        events += decoder.feed(piece)
    events += decoder.close()
    assert decoder.feed(b"data: {}\n\n") == decoder.close() == []
    check_order(events)
    return events


def whole(response: JsonObject, context: ReplyContext = QUIET) -> list[Event]:
    """All events of an answer in one piece, which are in order."""
    events = DIALECT.decode(json.dumps(response).encode(), context, QUIRKS)
    check_order(events)
    return events
