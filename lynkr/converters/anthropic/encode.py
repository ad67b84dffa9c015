"""Words canonical events, answers and errors as the Messages API does.

Source: Anthropic API reference, "Streaming Messages" and "Errors".
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError
from lynkr.converters.events import (
    Answer,
    BlockStart,
    BlockStop,
    Delta,
    DeltaKind,
    Event,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    Remember,
    Usage,
)

_PING = 'event: ping\ndata: {"type":"ping"}\n\n'
_MESSAGE_STOP = 'event: message_stop\ndata: {"type":"message_stop"}\n\n'

# The delta events are by far the most frequent, so only their index and text are put together for each.
_DELTA: dict[DeltaKind, str] = {
    "text": '{"type":"text_delta","text":',
    "thinking": '{"type":"thinking_delta","thinking":',
    "signature": '{"type":"signature_delta","signature":',
    "input_json": '{"type":"input_json_delta","partial_json":',
}

_string = json.JSONEncoder(ensure_ascii=False).encode


class AnthropicSurface:
    """The Messages API towards a client."""

    name = "anthropic"
    ping = _PING.encode()

    def stream_encoder(self, request_id: str) -> AnthropicStreamEncoder:
        return AnthropicStreamEncoder(request_id)

    def encode_answer(self, answer: Answer) -> bytes:
        return _json(
            {
                "id": answer.id,
                "type": "message",
                "role": "assistant",
                "model": answer.model,
                "content": answer.content,
                "stop_reason": answer.stop_reason,
                "stop_sequence": answer.stop_sequence,
                "usage": _usage(answer.usage),
            }
        )

    def encode_error(self, error: ApiError, request_id: str) -> bytes:
        if error.body is not None:
            return error.body
        return _json(_error(error, request_id))

    def encode_stream_error(self, error: ApiError, request_id: str) -> bytes:
        return b"event: error\ndata: " + _json(_error(error, request_id)) + b"\n\n"


class AnthropicStreamEncoder:
    """Events to the bytes of the event stream. A ping follows the start, as at the vendor."""

    def __init__(self, request_id: str) -> None:
        self._request_id = request_id

    def encode(self, events: Sequence[Event]) -> bytes:
        return _utf8("".join([self._frame(event) for event in events]))

    def _frame(self, event: Event) -> str:
        match event:
            case Delta(index, kind, text):
                return (
                    f'event: content_block_delta\ndata: {{"type":"content_block_delta","index":{index},"delta":'
                    f"{_DELTA[kind]}{_string(text)}}}}}\n\n"
                )
            case BlockStart():
                block = json.dumps(_opened(event), ensure_ascii=False, separators=(",", ":"))
                return (
                    f'event: content_block_start\ndata: {{"type":"content_block_start","index":{event.index},'
                    f'"content_block":{block}}}\n\n'
                )
            case BlockStop(index):
                return f'event: content_block_stop\ndata: {{"type":"content_block_stop","index":{index}}}\n\n'
            case MessageStart():
                message: JsonObject = {
                    "id": event.id,
                    "type": "message",
                    "role": "assistant",
                    "model": event.model,
                    "content": [],
                    "stop_reason": None,
                    "stop_sequence": None,
                    "usage": _usage(event.usage),
                }
                return _event("message_start", {"message": message}) + _PING
            case MessageDelta():
                delta: JsonObject = {"stop_reason": event.stop_reason, "stop_sequence": event.stop_sequence}
                return _event("message_delta", {"delta": delta, "usage": _usage(event.usage)})
            case MessageStop():
                return _MESSAGE_STOP
            case Remember():
                return ""
            case Failure(error):
                return ANTHROPIC.encode_stream_error(error, self._request_id).decode("utf-8")


def _event(name: str, members: JsonObject) -> str:
    data = json.dumps({"type": name, **members}, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {data}\n\n"


def _opened(event: BlockStart) -> JsonObject:
    match event.kind:
        case "text":
            return {"type": "text", "text": ""}
        case "thinking":
            return {"type": "thinking", "thinking": "", "signature": ""}
        case "redacted_thinking":
            return {"type": "redacted_thinking", "data": event.data}
        case "tool_use":
            return {"type": "tool_use", "id": event.id, "name": event.name, "input": {}}


def _usage(usage: Usage) -> JsonObject:
    members: JsonObject = {
        "input_tokens": usage.input_tokens,
        "cache_creation_input_tokens": usage.cache_creation_input_tokens,
        "cache_read_input_tokens": usage.cache_read_input_tokens,
        "output_tokens": usage.output_tokens,
    }
    if usage.thinking_tokens is not None:
        members["output_tokens_details"] = {"thinking_tokens": usage.thinking_tokens}
    return members


def _error(error: ApiError, request_id: str) -> JsonObject:
    inner: JsonObject = {"type": error.type, "message": error.message}
    if error.details is not None:
        inner["details"] = error.details
    return {"type": "error", "error": inner, "request_id": request_id}


def _json(value: JsonObject) -> bytes:
    return _utf8(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _utf8(text: str) -> bytes:
    # Half a surrogate pair, which some servers send in one chunk and the other half in the next, cannot be UTF-8. It
    # becomes a JSON escape, so that a client which joins the pieces gets the character.
    return text.encode("utf-8", "backslashreplace")


ANTHROPIC = AnthropicSurface()
