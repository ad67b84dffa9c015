"""Answers of an OpenAI-format Chat Completions API, byte for byte as the vendor sends them.

Source: OpenAI API reference, "Chat Completions" (object and chunk object). `reasoning_content` is not the vendor's own:
DeepSeek introduced it, and most OpenAI-compatible servers send it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.support.answer import Turn, Usage, pieces
from tests.support.upstream import Reply, Step, json_reply, sse_reply

ID = "chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG"
CREATED = 1741570283
MODEL = "gpt-4o-2024-08-06"

DONE = b"data: [DONE]\n\n"


def data(value: object) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n\n"


def chunk(delta: dict[str, object], finish_reason: str | None = None, *, model: str = MODEL) -> bytes:
    return data(
        {
            "id": ID,
            "object": "chat.completion.chunk",
            "created": CREATED,
            "model": model,
            "service_tier": "default",
            "system_fingerprint": "fp_fc9f1d7035",
            "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}],
            "usage": None,
        }
    )


def role() -> bytes:
    """The first chunk of every stream."""
    return chunk({"role": "assistant", "content": "", "refusal": None})


def text(value: str) -> bytes:
    return chunk({"content": value})


def reasoning(value: str) -> bytes:
    return chunk({"reasoning_content": value})


def refusal(value: str) -> bytes:
    return chunk({"refusal": value})


def call_start(index: int, call_id: str, name: str, arguments: str = "") -> bytes:
    function = {"name": name, "arguments": arguments}
    return chunk({"tool_calls": [{"index": index, "id": call_id, "type": "function", "function": function}]})


def call_arguments(index: int, fragment: str) -> bytes:
    return chunk({"tool_calls": [{"index": index, "function": {"arguments": fragment}}]})


def finish(reason: str) -> bytes:
    return chunk({}, reason)


def usage_object(usage: Usage) -> dict[str, object]:
    prompt = usage.input + usage.cache_read
    return {
        "prompt_tokens": prompt,
        "completion_tokens": usage.output,
        "total_tokens": prompt + usage.output,
        "prompt_tokens_details": {"cached_tokens": usage.cache_read, "audio_tokens": 0},
        "completion_tokens_details": {
            "reasoning_tokens": usage.reasoning,
            "audio_tokens": 0,
            "accepted_prediction_tokens": 0,
            "rejected_prediction_tokens": 0,
        },
    }


def usage_chunk(usage: Usage) -> bytes:
    """The extra chunk that `stream_options.include_usage` asks for."""
    return data(
        {
            "id": ID,
            "object": "chat.completion.chunk",
            "created": CREATED,
            "model": MODEL,
            "service_tier": "default",
            "system_fingerprint": "fp_fc9f1d7035",
            "choices": [],
            "usage": usage_object(usage),
        }
    )


def error_object(message: str, error_type: str, param: str | None = None, code: str | None = None) -> dict[str, object]:
    return {"error": {"message": message, "type": error_type, "param": param, "code": code}}


def error_chunk(message: str = "The server had an error while processing your request.") -> bytes:
    """An error after the headers have gone out."""
    return data(error_object(message, "server_error"))


def error_reply(
    status: int,
    message: str,
    error_type: str = "invalid_request_error",
    param: str | None = None,
    code: str | None = None,
    headers: Sequence[tuple[str, str]] = (),
) -> Reply:
    return json_reply(error_object(message, error_type, param, code), status, headers)


def finish_reason(turn: Turn) -> str:
    return "tool_calls" if turn.calls else "stop"


def stream_steps(turn: Turn, reason: str | None = None) -> list[bytes]:
    """All chunks of a turn: reasoning, text and arguments in pieces, usage, `[DONE]`."""
    steps = [role()]
    steps += [reasoning(piece) for piece in pieces(turn.reasoning)]
    steps += [text(piece) for piece in pieces(turn.text)]
    for index, call in enumerate(turn.calls):
        steps.append(call_start(index, call.id, call.name))
        steps += [call_arguments(index, piece) for piece in pieces(call.json_text)]
    return [*steps, finish(reason or finish_reason(turn)), usage_chunk(turn.usage), DONE]


def stream(turn: Turn, *, before: Sequence[Step] = ()) -> Reply:
    return sse_reply(*before, *stream_steps(turn), headers=[("x-request-id", "req_5c1f0d6c8e0b4b7f")])


def completion(turn: Turn, reason: str | None = None) -> dict[str, object]:
    """The JSON of an answer that is not streamed."""
    message: dict[str, object] = {"role": "assistant", "content": turn.text or None, "refusal": None}
    if turn.reasoning:
        message["reasoning_content"] = turn.reasoning
    if turn.calls:
        message["tool_calls"] = [
            {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.json_text}}
            for call in turn.calls
        ]
    return {
        "id": ID,
        "object": "chat.completion",
        "created": CREATED,
        "model": MODEL,
        "choices": [
            {"index": 0, "message": message, "logprobs": None, "finish_reason": reason or finish_reason(turn)},
        ],
        "usage": usage_object(turn.usage),
        "service_tier": "default",
        "system_fingerprint": "fp_fc9f1d7035",
    }


def answer(turn: Turn, *, streamed: bool) -> Reply:
    return stream(turn) if streamed else json_reply(completion(turn))
