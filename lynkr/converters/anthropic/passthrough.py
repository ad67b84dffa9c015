"""Messages in, Messages out: the client's bytes go up and the upstream's come back, but for what must change.

The request changes in its model and loses what only this gateway has put into the conversation. The answer changes in
its model, and a stream that breaks off gets the error event that the upstream did not send.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from lynkr.converters.anthropic.encode import ANTHROPIC
from lynkr.converters.conversation import Conversation, Message, ThinkingBlock, ToolResultBlock
from lynkr.converters.envelope import is_sealed
from lynkr.converters.errors import ApiError, bad_upstream
from lynkr.converters.events import Usage
from lynkr.converters.json_edit import edit_members, member
from lynkr.converters.json_text import parse
from lynkr.converters.upstream_errors import error_from_json, status_of_code, upstream_error
from lynkr.wire.sse import SSEFrames, parse_frame, write_frame

_MAX_TOKENS = b"16384"
"""For a client that sets no limit, which the vendor requires."""

# Frames that begin so are passed on unread. They are nearly all frames of a stream.
_UNREAD = (b"event: content_block_delta\n", b"event: ping\n")


def edit_request(raw: bytes, conversation: Conversation, changes: Mapping[str, bytes | None]) -> bytes:
    """The client's request: its own bytes but for `changes` (as for `edit_members`) and, where there are any, thinking
    blocks with a signature of ours, which the vendor would refuse."""
    named = dict(changes)
    if any(is_sealed(block.signature) for message in conversation.messages for block in _thinking(message)):
        named["messages"] = _messages_without_sealed_thinking(raw)
        if _loop_lost_its_thinking(conversation):
            # The vendor refuses to think on in a tool loop that it believes to have begun without thinking.
            named["thinking"] = None
            named["context_management"] = None
    return edit_members(raw, named, drop_private=True)


def required_changes(conversation: Conversation) -> dict[str, bytes | None]:
    """What a request has to be given because the vendor is stricter than we are."""
    changes: dict[str, bytes | None] = {}
    if not conversation.max_tokens:
        changes["max_tokens"] = _MAX_TOKENS
    if conversation.temperature is not None and conversation.temperature > 1:
        changes["temperature"] = b"1"
    return changes


def edit_answer(body: bytes, model: str) -> tuple[bytes, Usage, str]:
    """A whole answer that names `model`, with its usage and stop reason. Raises `ApiError` when it is no message."""
    message = parse(body)
    if not isinstance(message, dict) or message.get("type") != "message":
        raise bad_upstream("The upstream's answer is not a message")
    usage = Usage()
    _read_usage(usage, message.get("usage"))
    return _with_model(body, message, model), usage, str(message.get("stop_reason"))


def decode_error(status: int, headers: Mapping[str, str], body: bytes, *, provider: str) -> ApiError:
    """The upstream's error. A body in the client's own dialect is kept, since clients recover by matching its words,
    but not where only the user can help: there is more to say then than the upstream knows."""
    error = upstream_error(status, headers, body, provider=provider)
    payload = parse(body)
    if isinstance(payload, dict) and payload.get("type") == "error" and isinstance(payload.get("error"), dict):
        error.status = status
        error.body = None if status in (401, 403, 404) else body
    return error


class MessagesPassThrough:
    """A Messages stream on its way to the client: fed the upstream's bytes, gives the client's.

    `started` is set once a part of the answer has come, `finished` with its end, `failure` when it broke. A failure
    before the start gives no bytes: the request may still be sent again.
    """

    def __init__(self, model: str, request_id: str, *, provider: str) -> None:
        self._model = model
        self._request_id = request_id
        self._provider = provider
        self._frames = SSEFrames()
        self.started = False
        self.finished = False
        self.failure: ApiError | None = None
        self.usage = Usage()
        self.stop_reason: str | None = None

    @property
    def awaits_end(self) -> bool:
        # Without its last event the answer would not be whole, and the upstream owes it.
        return False

    def feed(self, data: bytes) -> bytes:
        return self._pass(self._frames.feed(data))

    def close(self) -> bytes:
        """Say that the upstream has ended its stream."""
        # An event that lacks only the blank line after it counts; one that was cut does not, and is not passed on.
        rest = self._frames.close()
        passed = self._pass([rest.rstrip(b"\r\n") + b"\n\n"]) if _is_whole(rest) else b""
        if self.finished or self.failure is not None:
            return passed
        self.failure = bad_upstream("The upstream broke off its answer")
        return passed + ANTHROPIC.encode_stream_error(self.failure, self._request_id) if self.started else b""

    def _pass(self, frames: list[bytes]) -> bytes:
        had_started = self.started
        passed = []
        for frame in frames:
            if self.finished or self.failure is not None:
                break
            out = frame if frame.startswith(_UNREAD) else self._read(frame)
            # A comment or a ping before the start is no part of an answer, and would promise one.
            if self.started:
                passed.append(out)
        if self.failure is not None and not had_started:
            return b""
        return b"".join(passed)

    def _read(self, frame: bytes) -> bytes:
        event = parse_frame(frame)
        if event is None:
            return frame
        payload = parse(event.data)
        if not isinstance(payload, dict):
            return frame
        kind = payload.get("type")
        match kind:
            case "message_start":
                self.started = True
                message = payload.get("message")
                if isinstance(message, dict):
                    _read_usage(self.usage, message.get("usage"))
                    return write_frame(b"message_start", self._renamed(event.data.encode("utf-8"), message))
            case "message_delta":
                _read_usage(self.usage, payload.get("usage"))
                delta = payload.get("delta")
                if isinstance(delta, dict) and isinstance(delta.get("stop_reason"), str):
                    self.stop_reason = delta["stop_reason"]
            case "message_stop":
                self.finished = True
            case "error":
                error = payload.get("error")
                status = status_of_code(error.get("type") if isinstance(error, dict) else None)
                self.failure = error_from_json(status, payload, provider=self._provider)
            case _:
                pass
        # Clients skip events without a name, so one is given to servers that leave it out.
        return frame if event.event else write_frame(str(kind).encode("utf-8"), event.data.encode("utf-8"))

    def _renamed(self, data: bytes, message: dict[str, object]) -> bytes:
        inner = member(data, "message")
        return data if inner is None else edit_members(data, {"message": _with_model(inner, message, self._model)})


def _is_whole(frame: bytes) -> bool:
    event = parse_frame(frame)
    return event is not None and isinstance(parse(event.data), dict)


def _with_model(body: bytes, message: dict[str, object], model: str) -> bytes:
    if message.get("model") == model:
        return body
    return edit_members(body, {"model": json.dumps(model, ensure_ascii=False).encode("utf-8")})


def _read_usage(usage: Usage, counts: object) -> None:
    """Take over what `counts` says. Later counts are cumulative, and some leave out what has not changed."""
    if not isinstance(counts, dict):
        return
    for name in ("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"):
        if isinstance(count := counts.get(name), int):
            setattr(usage, name, count)
    details = counts.get("output_tokens_details")
    if isinstance(details, dict) and isinstance(thinking := details.get("thinking_tokens"), int):
        usage.thinking_tokens = thinking


def _thinking(message: Message) -> list[ThinkingBlock]:
    return [block for block in message.content if isinstance(block, ThinkingBlock)]


def _loop_lost_its_thinking(conversation: Conversation) -> bool:
    """Whether the conversation is in the middle of a tool loop that has thinking of ours, and shall go on thinking."""
    if conversation.thinking is None or conversation.thinking.type != "enabled":
        return False
    for message in reversed(conversation.messages):
        if message.role == "assistant":
            return any(is_sealed(block.signature) for block in _thinking(message))
        if message.role == "user" and not any(isinstance(block, ToolResultBlock) for block in message.content):
            return False
    return False


def _messages_without_sealed_thinking(raw: bytes) -> bytes:
    messages = []
    for message in json.loads(member(raw, "messages") or b"[]"):
        content = message["content"]
        if isinstance(content, list):
            kept = [block for block in content if not is_sealed(_signature(block))]
            if content and not kept:
                continue
            message = {**message, "content": kept}
        messages.append(message)
    return json.dumps(messages, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _signature(block: object) -> str:
    match block:
        case {"type": "thinking", "signature": str(signature)}:
            return signature
        case _:
            return ""
