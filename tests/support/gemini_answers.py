"""Answers of the generateContent API, byte for byte as the vendor sends them.

Source: Gemini API reference, "GenerateContentResponse"; Gemini API documentation, "Thought Signatures" and
"Troubleshooting guide".
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.support.answer import Turn, Usage, pieces
from tests.support.upstream import Reply, Step, json_reply, sse_reply

MODEL = "gemini-3-pro-preview"
RESPONSE_ID = "mNzjaMfDJcSmvdIPyKGj0Ak"
SIGNATURE = "CtMBAXLI2nyc0dGf1ZJ4n0dYq3mZPZ0cC3bLx2Vt8hQkz7nA5eWgJr1uTsYpLw=="
"""Opaque to everybody but the vendor: it only has to come back unchanged."""

_TYPE = "type.googleapis.com/google.rpc."


def data(value: object) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\r\n\r\n"


def response(
    parts: Sequence[dict[str, object]] | None,
    finish_reason: str | None = None,
    usage: dict[str, object] | None = None,
    **candidate: object,
) -> dict[str, object]:
    """A whole answer or a chunk of a stream, which have one form. Without parts, there is no content."""
    first: dict[str, object] = {"index": 0}
    if parts is not None:
        first = {"content": {"parts": list(parts), "role": "model"}, **first}
    if finish_reason is not None:
        first["finishReason"] = finish_reason
    value: dict[str, object] = {"candidates": [{**first, **candidate}]}
    if usage is not None:
        value["usageMetadata"] = usage
    return {**value, "modelVersion": MODEL, "responseId": RESPONSE_ID}


def blocked(reason: str = "PROHIBITED_CONTENT") -> dict[str, object]:
    """What comes when the prompt itself is blocked."""
    return {
        "promptFeedback": {"blockReason": reason},
        "usageMetadata": {"promptTokenCount": 25, "totalTokenCount": 25},
        "modelVersion": MODEL,
        "responseId": RESPONSE_ID,
    }


def text(value: str) -> dict[str, object]:
    return {"text": value}


def thought(value: str) -> dict[str, object]:
    return {"text": value, "thought": True}


def call(
    name: str, args: dict[str, object], call_id: str | None = None, signature: str | None = None
) -> dict[str, object]:
    function: dict[str, object] = {"name": name, "args": args}
    if call_id:
        function["id"] = call_id
    return {"functionCall": function, "thoughtSignature": signature} if signature else {"functionCall": function}


def usage_object(usage: Usage) -> dict[str, object]:
    prompt = usage.input + usage.cache_read
    counts: dict[str, object] = {
        "promptTokenCount": prompt,
        "candidatesTokenCount": usage.output - usage.reasoning,
        "totalTokenCount": prompt + usage.output,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": prompt}],
    }
    if usage.cache_read:
        counts["cachedContentTokenCount"] = usage.cache_read
        counts["cacheTokensDetails"] = [{"modality": "TEXT", "tokenCount": usage.cache_read}]
    if usage.reasoning:
        counts["thoughtsTokenCount"] = usage.reasoning
    return counts


def _calls(turn: Turn) -> list[dict[str, object]]:
    """The parts of the calls: the first of those that were made together has the signature."""
    return [call(made.name, made.input, made.id, None if index else SIGNATURE) for index, made in enumerate(turn.calls)]


def stream_steps(turn: Turn, reason: str = "STOP") -> list[bytes]:
    """All chunks of a turn: thoughts and text in pieces, calls whole. The last one has an empty text."""
    usage = usage_object(turn.usage)
    early = {key: value for key, value in usage.items() if key.startswith(("prompt", "cache"))}
    chunks = [[thought(piece)] for piece in pieces(turn.reasoning)]
    chunks += [[text(piece)] for piece in pieces(turn.text)]
    chunks += [[part] for part in _calls(turn)]
    last = text("") if turn.calls else {**text(""), "thoughtSignature": SIGNATURE}
    return [data(response(parts, None, early)) for parts in chunks] + [data(response([last], reason, usage))]


def stream(turn: Turn, *, before: Sequence[Step] = ()) -> Reply:
    return sse_reply(*before, *stream_steps(turn), headers=[("server-timing", "gfet4t7; dur=812")])


def whole(turn: Turn, reason: str = "STOP") -> dict[str, object]:
    """The JSON of an answer that is not streamed."""
    parts = [thought(turn.reasoning)] if turn.reasoning else []
    if turn.text:
        parts.append(text(turn.text) if turn.calls else {**text(turn.text), "thoughtSignature": SIGNATURE})
    return response([*parts, *_calls(turn)], reason, usage_object(turn.usage))


def answer(turn: Turn, *, streamed: bool) -> Reply:
    return stream(turn) if streamed else json_reply(whole(turn))


def error_object(
    code: int, message: str, status: str, *, reason: str | None = None, retry_delay: str | None = None
) -> dict[str, object]:
    details: list[dict[str, object]] = []
    if reason is not None:
        metadata = {"service": "generativelanguage.googleapis.com"}
        details.append(
            {"@type": f"{_TYPE}ErrorInfo", "reason": reason, "domain": "googleapis.com", "metadata": metadata}
        )
        details.append({"@type": f"{_TYPE}LocalizedMessage", "locale": "en-US", "message": message})
    if retry_delay is not None:
        details.append({"@type": f"{_TYPE}RetryInfo", "retryDelay": retry_delay})
    error: dict[str, object] = {"code": code, "message": message, "status": status}
    return {"error": {**error, "details": details} if details else error}


def error_chunk(
    code: int = 503, message: str = "The model is overloaded. Please try again later.", status: str = "UNAVAILABLE"
) -> bytes:
    """An error after the headers have gone out."""
    return data(error_object(code, message, status))


def error_reply(
    status: int,
    message: str,
    code: str = "INVALID_ARGUMENT",
    *,
    reason: str | None = None,
    retry_delay: str | None = None,
    headers: Sequence[tuple[str, str]] = (),
) -> Reply:
    return json_reply(error_object(status, message, code, reason=reason, retry_delay=retry_delay), status, headers)
