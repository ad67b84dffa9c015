"""Answers of the Anthropic Messages API, byte for byte as the vendor sends them.

Source: Anthropic API documentation, "Messages", "Streaming Messages" and "Errors".
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.support.answer import Turn, Usage, pieces
from tests.support.upstream import Reply, Step, json_reply, sse_reply

ID = "msg_01XFDUDYJgAACzvnptvVoYEL"
REQUEST_ID = "req_011CSHoEeqs5C35K2UUqR7Fy"
MODEL = "claude-sonnet-4-5-20250929"
SIGNATURE = "EqQBCkYIARgCKkBZ3u1pQk0nT0Zc7yGm5R2oWf8a1mP9dX4bKq6LsVtUeJhYcNgRiEwDxOzAvMlB7CjSnHfQrTpGyZ3Ik2sGEgw="
"""Opaque to everybody but the vendor: it only has to come back unchanged."""


def event(name: str, **fields: object) -> bytes:
    value = json.dumps({"type": name, **fields}, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {value}\n\n".encode()


PING = event("ping")
MESSAGE_STOP = event("message_stop")


def usage_object(usage: Usage, output_tokens: int) -> dict[str, object]:
    return {
        "input_tokens": usage.input,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": usage.cache_read,
        "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
        "output_tokens": output_tokens,
        "service_tier": "standard",
    }


def message_start(usage: Usage, *, model: str = MODEL) -> bytes:
    return event(
        "message_start",
        message={
            "model": model,
            "id": ID,
            "type": "message",
            "role": "assistant",
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": usage_object(usage, 1),
        },
    )


def block_start(index: int, content_block: dict[str, object]) -> bytes:
    return event("content_block_start", index=index, content_block=content_block)


def block_delta(index: int, delta: dict[str, object]) -> bytes:
    return event("content_block_delta", index=index, delta=delta)


def block_stop(index: int) -> bytes:
    return event("content_block_stop", index=index)


def message_delta(stop_reason: str, usage: Usage, stop_sequence: str | None = None) -> bytes:
    return event(
        "message_delta",
        delta={"stop_reason": stop_reason, "stop_sequence": stop_sequence},
        usage={
            "input_tokens": usage.input,
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": usage.cache_read,
            "output_tokens": usage.output,
        },
    )


def error_object(error_type: str, message: str) -> dict[str, object]:
    return {"type": "error", "error": {"type": error_type, "message": message}, "request_id": REQUEST_ID}


def error_event(error_type: str = "overloaded_error", message: str = "Overloaded") -> bytes:
    """An error after the headers have gone out; nothing follows it."""
    value = json.dumps(error_object(error_type, message), separators=(",", ":"))
    return f"event: error\ndata: {value}\n\n".encode()


def error_reply(status: int, error_type: str, message: str, headers: Sequence[tuple[str, str]] = ()) -> Reply:
    return json_reply(error_object(error_type, message), status, [("request-id", REQUEST_ID), *headers])


def stop_reason(turn: Turn) -> str:
    return "tool_use" if turn.calls else "end_turn"


def stream_steps(turn: Turn, reason: str | None = None) -> list[bytes]:
    """All events of a turn: thinking with its signature, text and tool input in pieces."""
    steps = [message_start(turn.usage)]
    index = 0
    if turn.reasoning:
        steps.append(block_start(index, {"type": "thinking", "thinking": "", "signature": ""}))
        steps += [block_delta(index, {"type": "thinking_delta", "thinking": piece}) for piece in pieces(turn.reasoning)]
        steps += [block_delta(index, {"type": "signature_delta", "signature": SIGNATURE}), block_stop(index)]
        index += 1
    if turn.text:
        steps.append(block_start(index, {"type": "text", "text": ""}))
        steps += [block_delta(index, {"type": "text_delta", "text": piece}) for piece in pieces(turn.text)]
        steps.append(block_stop(index))
        index += 1
    for call in turn.calls:
        steps.append(block_start(index, {"type": "tool_use", "id": call.id, "name": call.name, "input": {}}))
        steps += [
            block_delta(index, {"type": "input_json_delta", "partial_json": piece})
            for piece in ["", *pieces(call.json_text)]
        ]
        steps.append(block_stop(index))
        index += 1
    return [steps[0], PING, *steps[1:], message_delta(reason or stop_reason(turn), turn.usage), MESSAGE_STOP]


def stream(turn: Turn, *, before: Sequence[Step] = ()) -> Reply:
    return sse_reply(*before, *stream_steps(turn), headers=[("request-id", REQUEST_ID)])


def message(turn: Turn, reason: str | None = None) -> dict[str, object]:
    """The JSON of an answer that is not streamed."""
    content: list[dict[str, object]] = []
    if turn.reasoning:
        content.append({"type": "thinking", "thinking": turn.reasoning, "signature": SIGNATURE})
    if turn.text:
        content.append({"type": "text", "text": turn.text})
    content += [{"type": "tool_use", "id": call.id, "name": call.name, "input": call.input} for call in turn.calls]
    return {
        "model": MODEL,
        "id": ID,
        "type": "message",
        "role": "assistant",
        "content": content,
        "stop_reason": reason or stop_reason(turn),
        "stop_sequence": None,
        "usage": usage_object(turn.usage, turn.usage.output),
    }


def answer(turn: Turn, *, streamed: bool) -> Reply:
    return stream(turn) if streamed else json_reply(message(turn))
