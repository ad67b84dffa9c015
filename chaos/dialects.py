"""An answer in the bytes of an upstream's API.

Sources: OpenAI API reference, "Chat Completions"; Anthropic API documentation, "Messages" and "Streaming Messages".
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from chaos.traffic import JSON, TOOL, Request


@dataclass(frozen=True, slots=True)
class Dialect:
    """`stream` gives the events of a right answer, `whole` the same in one piece, `error` the body of an error.

    failed: the event by which a stream says that it has failed.
    garbage: an event that is none.
    """

    path: str
    stream: Callable[[Request], list[bytes]]
    whole: Callable[[Request], bytes]
    error: Callable[[Request, int], bytes]
    failed: Callable[[Request], bytes]
    garbage: bytes


def _dump(value: JSON) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _thirds(text: str) -> list[str]:
    size = -(-len(text) // 3)
    return [text[start : start + size] for start in range(0, len(text), size)]


# Chat Completions


def _chat(kind: str, choice: JSON, **more: JSON) -> JSON:
    head: dict[str, JSON] = {"id": "chatcmpl-1", "object": kind, "created": 1, "model": "gpt-4o", "choices": [choice]}
    return head | more


_CHAT_USAGE: JSON = {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18}


def _chat_finish(request: Request) -> str:
    return "tool_calls" if request.calls else "stop"


def _chat_stream(request: Request) -> list[bytes]:
    deltas: list[JSON] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": piece} for piece in request.text]
    if request.calls:
        function: JSON = {"name": TOOL, "arguments": ""}
        deltas.append({"tool_calls": [{"index": 0, "id": request.call_id, "type": "function", "function": function}]})
        deltas += [
            {"tool_calls": [{"index": 0, "function": {"arguments": part}}]} for part in _thirds(request.arguments)
        ]
    chunks = [_chat("chat.completion.chunk", {"index": 0, "delta": delta, "finish_reason": None}) for delta in deltas]
    end: JSON = {"index": 0, "delta": {}, "finish_reason": _chat_finish(request)}
    chunks.append(_chat("chat.completion.chunk", end, usage=_CHAT_USAGE))
    return [*(b"data: %s\n\n" % _dump(chunk) for chunk in chunks), b"data: [DONE]\n\n"]


def _chat_whole(request: Request) -> bytes:
    message: dict[str, JSON] = {"role": "assistant", "content": "".join(request.text)}
    if request.calls:
        function: JSON = {"name": TOOL, "arguments": request.arguments}
        message["tool_calls"] = [{"id": request.call_id, "type": "function", "function": function}]
    choice: JSON = {"index": 0, "message": message, "finish_reason": _chat_finish(request)}
    return _dump(_chat("chat.completion", choice, usage=_CHAT_USAGE))


def _chat_error(request: Request, status: int) -> bytes:
    return _dump({"error": {"message": f"{request.mark} no", "type": "server_error", "code": status}})


CHAT = Dialect(
    path="/v1/chat/completions",
    stream=_chat_stream,
    whole=_chat_whole,
    error=_chat_error,
    failed=lambda request: b"data: %s\n\n" % _chat_error(request, 500),
    garbage=b'data: {"choices":[{"index":0,"delta":{"content":"gar\n\n',
)


# Messages


def _event(name: str, **fields: JSON) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), _dump({"type": name, **fields}))


def _message(content: list[JSON], stop_reason: str | None) -> dict[str, JSON]:
    return {
        "type": "message",
        "id": "msg_1",
        "role": "assistant",
        "model": "claude-sonnet-4-5",
        "content": content,
        "stop_reason": stop_reason,
        "stop_sequence": None,
        "usage": {"input_tokens": 9, "output_tokens": 9},
    }


def _stop_reason(request: Request) -> str:
    return "tool_use" if request.calls else "end_turn"


def _messages_stream(request: Request) -> list[bytes]:
    events = [
        _event("message_start", message=_message([], None)),
        _event("content_block_start", index=0, content_block={"type": "text", "text": ""}),
    ]
    for piece in request.text:
        delta: JSON = {"type": "text_delta", "text": piece}
        events += [_event("content_block_delta", index=0, delta=delta)]
    events.append(_event("content_block_stop", index=0))
    if request.calls:
        call: JSON = {"type": "tool_use", "id": request.call_id, "name": TOOL, "input": {}}
        events.append(_event("content_block_start", index=1, content_block=call))
        for part in _thirds(request.arguments):
            delta = {"type": "input_json_delta", "partial_json": part}
            events += [_event("content_block_delta", index=1, delta=delta)]
        events.append(_event("content_block_stop", index=1))
    end: JSON = {"stop_reason": _stop_reason(request), "stop_sequence": None}
    return [*events, _event("message_delta", delta=end, usage={"output_tokens": 9}), _event("message_stop")]


def _messages_whole(request: Request) -> bytes:
    content: list[JSON] = [{"type": "text", "text": "".join(request.text)}]
    if request.calls:
        arguments: JSON = json.loads(request.arguments)
        content.append({"type": "tool_use", "id": request.call_id, "name": TOOL, "input": arguments})
    return _dump(_message(content, _stop_reason(request)))


_ERROR_TYPES = {400: "invalid_request_error", 429: "rate_limit_error", 529: "overloaded_error"}


def _messages_error(request: Request, status: int) -> bytes:
    error: JSON = {"type": _ERROR_TYPES.get(status, "api_error"), "message": f"{request.mark} no"}
    return _dump({"type": "error", "error": error, "request_id": "req_1"})


MESSAGES = Dialect(
    path="/v1/messages",
    stream=_messages_stream,
    whole=_messages_whole,
    error=_messages_error,
    failed=lambda request: b"event: error\ndata: %s\n\n" % _messages_error(request, 529),
    garbage=b'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"te\n\n',
)
