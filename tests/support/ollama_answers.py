"""Answers of Ollama's `/api/chat`, byte for byte as a server of version 0.33 sends them.

Source: Ollama API reference, "Chat", "Usage" and "Errors".
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.support.answer import Call, Turn, Usage, pieces
from tests.support.upstream import Reply, Step, json_reply

CREATED = "2026-11-02T10:11:12.345678901Z"
MODEL = "qwen3:8b"


def line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def part(message: dict[str, object], **more: object) -> dict[str, object]:
    """One object of an answer, which is complete with `done=True` among `more`."""
    head = {"model": MODEL, "created_at": CREATED, "message": {"role": "assistant", "content": "", **message}}
    return {**head, "done": False, **more}


def text(value: str) -> bytes:
    return line(part({"content": value}))


def thinking(value: str) -> bytes:
    return line(part({"thinking": value}))


def tool_call(call: Call, index: int = 0) -> dict[str, object]:
    """Ollama parses what a model writes, so it has the input as an object only."""
    return {"id": call.id, "function": {"index": index, "name": call.name, "arguments": call.input}}


def call_line(call: Call, index: int = 0) -> bytes:
    return line(part({"tool_calls": [tool_call(call, index)]}))


def ending(usage: Usage, reason: str = "stop") -> dict[str, object]:
    """The members of the last object. The server leaves out counts that are zero."""
    counts = {
        "prompt_eval_count": usage.input + usage.cache_read,
        "prompt_eval_cached_count": usage.cache_read,
        "eval_count": usage.output,
    }
    durations = dict.fromkeys(("total_duration", "load_duration", "eval_duration"), 123456789)
    return {"done": True, "done_reason": reason, **durations, **{key: value for key, value in counts.items() if value}}


def done(usage: Usage | None = None, reason: str = "stop") -> bytes:
    return line(part({}, **ending(usage or Usage(), reason)))


def error_line(message: str) -> bytes:
    """An error after the headers have gone out."""
    return line({"error": message})


def error_reply(status: int, message: str, headers: Sequence[tuple[str, str]] = (), **more: object) -> Reply:
    return json_reply({"error": message, **more}, status, headers)


def stream_steps(turn: Turn, reason: str = "stop") -> list[bytes]:
    """All lines of a turn: reasoning and text in pieces, calls as a whole."""
    steps = [thinking(piece) for piece in pieces(turn.reasoning)]
    steps += [text(piece) for piece in pieces(turn.text)]
    steps += [call_line(call, index) for index, call in enumerate(turn.calls)]
    return [*steps, done(turn.usage, reason)]


def stream(turn: Turn, *, before: Sequence[Step] = ()) -> Reply:
    return Reply(headers=[("Content-Type", "application/x-ndjson")], body=[*before, *stream_steps(turn)])


def completion(turn: Turn, reason: str = "stop") -> dict[str, object]:
    """The JSON of an answer that is not streamed."""
    message: dict[str, object] = {"content": turn.text}
    if turn.reasoning:
        message["thinking"] = turn.reasoning
    if turn.calls:
        message["tool_calls"] = [tool_call(call, index) for index, call in enumerate(turn.calls)]
    return part(message, **ending(turn.usage, reason))


def answer(turn: Turn, *, streamed: bool) -> Reply:
    return stream(turn) if streamed else json_reply(completion(turn))
