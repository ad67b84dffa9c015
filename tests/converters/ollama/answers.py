"""Short ways to write an answer's lines and to decode them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.ollama import OllamaChat, OllamaQuirks
from tests.converters.reading import JsonObject, check_order

QUIET = ReplyContext(provider="ollama", model="claude-x", input_tokens=7, tool_names={"Read": "Read", "W": "mcp.w"})
"""For a client that does not want to read reasoning."""
CURIOUS = ReplyContext(
    provider="ollama", model="claude-x", input_tokens=7, tool_names=QUIET.tool_names, wants_thinking=True
)
COUNTS: Mapping[str, object] = {"prompt_eval_count": 9, "eval_count": 4}


def part(message: JsonObject, **more: object) -> JsonObject:
    return {"model": "m", "created_at": "2026-11-02T10:11:12Z", "message": message, "done": False, **more}


def say(text: object) -> JsonObject:
    return part({"role": "assistant", "content": text})


def think(text: object) -> JsonObject:
    return part({"role": "assistant", "content": "", "thinking": text})


def call(arguments: object, name: object = "Read", id_: object = "c1") -> JsonObject:
    return calls({"id": id_, "function": {"name": name, "arguments": arguments}})


def calls(*made: object) -> JsonObject:
    return part({"role": "assistant", "content": "", "tool_calls": list(made)})


def done(reason: object = "stop", message: JsonObject | None = None, **counts: object) -> JsonObject:
    ending = {"done": True, "done_reason": reason, "total_duration": 1, **(counts or COUNTS)}
    return part(message or {"role": "assistant", "content": ""}, **ending)


def stream(*parts: object) -> bytes:
    """The bytes of a stream. A string stands for itself, anything else for its JSON."""
    lines = [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in parts]
    return "".join(f"{line}\n" for line in lines).encode()


def decoded(pieces: bytes | Iterable[bytes], context: ReplyContext = QUIET) -> list[Event]:
    """All events of a stream, which are in order."""
    decoder = OllamaChat("test").stream_decoder(context, OllamaQuirks())
    events: list[Event] = []
    for piece in [pieces] if isinstance(pieces, bytes) else pieces:
        events += decoder.feed(piece)
        assert not decoder.awaits_end
    events += decoder.close()
    assert decoder.feed(b"{}\n") == decoder.close() == []
    check_order(events)
    return events


def whole(answer: object, context: ReplyContext = QUIET) -> list[Event]:
    """All events of an answer in one piece, which are in order."""
    events = OllamaChat("test").decode(json.dumps(answer).encode(), context, OllamaQuirks())
    check_order(events)
    return events
