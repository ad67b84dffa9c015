"""Answers of the Converse API, byte for byte as the vendor sends them.

Source: Amazon Bedrock API reference, "Converse", "ConverseStream" and "Common Errors".
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.answer import Call, Turn, Usage, pieces
from tests.support.event_stream import event, exception
from tests.support.upstream import Reply, Step, json_reply

REQUEST_ID = "a4b7c1d2-3e4f-4a5b-8c6d-7e8f9a0b1c2d"
SIGNATURE = "EqQBCkYIARgCKkBZ3u1pQk0nT0Zc7yGm5R2oWf8a1mP9dX4bKq6LsVtUeJhYcNgRiEwDxOzAvMlB7CjSnHfQrTpGyZ3Ik2sGEgw="
"""Of the vendor behind Claude, opaque to everybody else."""


def message_start() -> bytes:
    return event("messageStart", {"p": "abcdefghij", "role": "assistant"})


def delta(index: int, value: dict[str, object]) -> bytes:
    return event("contentBlockDelta", {"contentBlockIndex": index, "delta": value, "p": "abcdef"})


def text(index: int, value: str) -> bytes:
    return delta(index, {"text": value})


def reasoning(index: int, value: str) -> bytes:
    return delta(index, {"reasoningContent": {"text": value}})


def signature(index: int, value: str = SIGNATURE) -> bytes:
    return delta(index, {"reasoningContent": {"signature": value}})


def redacted(index: int, data: str) -> bytes:
    return delta(index, {"reasoningContent": {"redactedContent": data}})


def call_start(index: int, id_: str, name: str) -> bytes:
    return event(
        "contentBlockStart",
        {"contentBlockIndex": index, "p": "ab", "start": {"toolUse": {"name": name, "toolUseId": id_}}},
    )


def arguments(index: int, piece: str) -> bytes:
    return delta(index, {"toolUse": {"input": piece}})


def block_stop(index: int) -> bytes:
    return event("contentBlockStop", {"contentBlockIndex": index, "p": "abcd"})


def message_stop(reason: str, **fields: object) -> bytes:
    more = {"additionalModelResponseFields": fields} if fields else {}
    return event("messageStop", {"p": "abc", "stopReason": reason, **more})


def usage_object(usage: Usage) -> dict[str, object]:
    return {
        "inputTokens": usage.input,
        "outputTokens": usage.output,
        "totalTokens": usage.input + usage.cache_read + usage.output,
        "cacheReadInputTokens": usage.cache_read,
        "cacheWriteInputTokens": 0,
    }


def metadata(usage: Usage) -> bytes:
    return event("metadata", {"metrics": {"latencyMs": 721}, "p": "abcde", "usage": usage_object(usage)})


def error_frame(kind: str = "throttlingException", message: str = "Too many requests, please wait.") -> bytes:
    """An error after the headers have gone out."""
    return exception(kind, message)


def error_reply(status: int, kind: str, message: str, headers: Sequence[tuple[str, str]] = ()) -> Reply:
    named = [("x-amzn-ErrorType", f"{kind}:http://internal.amazon.com/coral/"), ("x-amzn-RequestId", REQUEST_ID)]
    return json_reply({"message": message}, status, [*named, *headers])


def stop_reason(turn: Turn) -> str:
    return "tool_use" if turn.calls else "end_turn"


def _call_steps(index: int, call: Call) -> list[bytes]:
    steps = [arguments(index, piece) for piece in ["", *pieces(call.json_text)]]
    return [call_start(index, call.id, call.name), *steps, block_stop(index)]


def stream_steps(turn: Turn, reason: str | None = None, *, signed: bool = False) -> list[bytes]:
    """All events of a turn. `signed`: the model is a Claude, whose reasoning is."""
    steps = [message_start()]
    index = 0
    if turn.reasoning:
        steps += [reasoning(index, piece) for piece in pieces(turn.reasoning)]
        steps += [*([signature(index)] if signed else []), block_stop(index)]
        index += 1
    if turn.text:
        steps += [*[text(index, piece) for piece in pieces(turn.text)], block_stop(index)]
        index += 1
    for call in turn.calls:
        steps += _call_steps(index, call)
        index += 1
    return [*steps, message_stop(reason or stop_reason(turn)), metadata(turn.usage)]


def stream_reply(*steps: Step) -> Reply:
    headers = [("Content-Type", "application/vnd.amazon.eventstream"), ("x-amzn-RequestId", REQUEST_ID)]
    return Reply(headers=headers, body=steps)


def stream(turn: Turn, *, before: Sequence[Step] = (), signed: bool = False) -> Reply:
    return stream_reply(*before, *stream_steps(turn, signed=signed))


def response(turn: Turn, reason: str | None = None, *, signed: bool = False) -> dict[str, object]:
    """The JSON of an answer that is not streamed."""
    content: list[dict[str, object]] = []
    if turn.reasoning:
        said: dict[str, object] = {"text": turn.reasoning}
        if signed:
            said["signature"] = SIGNATURE
        content.append({"reasoningContent": {"reasoningText": said}})
    if turn.text:
        content.append({"text": turn.text})
    content += [{"toolUse": {"input": call.input, "name": call.name, "toolUseId": call.id}} for call in turn.calls]
    return {
        "metrics": {"latencyMs": 721},
        "output": {"message": {"content": content, "role": "assistant"}},
        "stopReason": reason or stop_reason(turn),
        "usage": usage_object(turn.usage),
    }


def answer(turn: Turn, *, streamed: bool, signed: bool = False) -> Reply:
    if streamed:
        return stream(turn, signed=signed)
    return json_reply(response(turn, signed=signed), headers=[("x-amzn-RequestId", REQUEST_ID)])
