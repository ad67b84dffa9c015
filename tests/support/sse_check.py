"""A strict reader of the Messages event stream: what every client can read, and nothing that only some forgive.

It is the union of the demands of Claude Code, the vendor's Python and JavaScript SDKs and Vercel's AI SDK, each of
which drops, repeats or crashes on something the others let pass. Source of the grammar: Anthropic API documentation,
"Streaming Messages". It shares no code with the gateway, so that both cannot be wrong together.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import NoReturn

JSONObject = dict[str, object]

DELTAS = {
    "text": {"text_delta": "text", "citations_delta": "citation"},
    "thinking": {"thinking_delta": "thinking", "signature_delta": "signature"},
    "tool_use": {"input_json_delta": "partial_json"},
    "server_tool_use": {"input_json_delta": "partial_json"},
}
"""The deltas that a block may get, and the field that each must have. Other blocks arrive whole."""

WHOLE_BLOCKS = re.compile(r"^(redacted_thinking|container_upload|[a-z_]+_tool_result)$")
EMPTY_STARTS: dict[str, JSONObject] = {
    "text": {"text": ""},
    "thinking": {"thinking": "", "signature": ""},
    "tool_use": {"input": {}},
    "server_tool_use": {"input": {}},
}
"""How the fields begin that deltas fill: Claude Code ignores what stands in the start, the SDKs add to it."""

STOP_REASONS = {
    "end_turn",
    "max_tokens",
    "stop_sequence",
    "tool_use",
    "pause_turn",
    "refusal",
    "model_context_window_exceeded",
}
CUT_SHORT = {"max_tokens", "refusal", "model_context_window_exceeded"}
"""Stop reasons with which a tool call may be missing its end."""

ERROR_TYPES = {
    "invalid_request_error",
    "authentication_error",
    "billing_error",
    "permission_error",
    "not_found_error",
    "request_too_large",
    "rate_limit_error",
    "timeout_error",
    "api_error",
    "overloaded_error",
}
TOOL_ID = re.compile(r"^[a-zA-Z0-9_-]+$")


class StreamViolationError(AssertionError):
    """The stream breaks the protocol; the message says at which event."""


@dataclass
class Checked:
    """A stream that kept the rules."""

    message: JSONObject | None
    """The message that a client has at the end, or had when the error came; None when the error came first."""
    error: JSONObject | None
    """The `error` object of the event that ended the stream; None when it ended well."""
    events: list[JSONObject] = field(default_factory=list)
    """All events, pings included."""

    @property
    def content(self) -> list[JSONObject]:
        assert self.message is not None
        content = self.message["content"]
        assert isinstance(content, list)
        return content

    @property
    def text(self) -> str:
        return "".join(str(block["text"]) for block in self.content if block["type"] == "text")


def check_stream(stream: bytes, *, allow_unknown: bool = False) -> Checked:
    """Read a whole stream; raises StreamViolationError.

    allow_unknown: let events, blocks and deltas pass whose types are not known here. The gateway makes none of its own;
    it may only hand on those of an upstream that speaks Messages itself.
    """
    reader = _Reader(allow_unknown)
    for name, value in parse_events(stream):
        reader.feed(name, value)
    return reader.end()


def parse_events(stream: bytes) -> list[tuple[str, JSONObject]]:
    """Cut the bytes into events. Every event must have a name, one line of data holding an object, and a blank line."""
    try:
        text = stream.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StreamViolationError(f"the stream is not UTF-8: {error}") from error
    text = text.replace("\r\n", "\n")
    *frames, rest = text.split("\n\n")
    if rest:
        raise StreamViolationError(f"the stream ends within an event: {rest[-200:]!r}")
    events = []
    for frame in frames:
        lines = [line for line in frame.split("\n") if not line.startswith(":")]
        if not lines:
            continue
        if len(lines) != 2 or not lines[0].startswith("event: ") or not lines[1].startswith("data: "):
            raise StreamViolationError(f"not an event line and a data line: {frame[:200]!r}")
        try:
            value = json.loads(lines[1].removeprefix("data: "))
        except ValueError as error:
            raise StreamViolationError(f"the data is not JSON ({error}): {frame[:200]!r}") from error
        if not isinstance(value, dict):
            raise StreamViolationError(f"the data is not an object: {frame[:200]!r}")
        events.append((lines[0].removeprefix("event: "), value))
    return events


class _Reader:
    def __init__(self, allow_unknown: bool) -> None:
        self.allow_unknown = allow_unknown
        self.events: list[JSONObject] = []
        self.message: JSONObject | None = None
        self.content: list[JSONObject] = []
        self.block: JSONObject | None = None
        """The block that is open."""
        self.partial_json = ""
        self.stopping = False
        """message_delta was seen: no further block may come."""
        self.stopped = False
        self.error: JSONObject | None = None
        self.handlers = {
            "message_start": self.message_start,
            "content_block_start": self.block_start,
            "content_block_delta": self.block_delta,
            "content_block_stop": self.block_stop,
            "message_delta": self.message_delta,
            "message_stop": self.message_stop,
        }

    def fail(self, problem: str) -> NoReturn:
        last = json.dumps(self.events[-1], ensure_ascii=False)[:300] if self.events else "nothing"
        raise StreamViolationError(f"event {len(self.events)}: {problem}; the event is {last}")

    def feed(self, name: str, value: JSONObject) -> None:
        self.events.append(value)
        if value.get("type") != name:
            self.fail(f"the event is named {name} but its type is {value.get('type')}")
        if self.error is not None:
            self.fail("an event after the error")
        if self.stopped:
            self.fail("an event after message_stop")
        if name == "error":
            self.take_error(value)
        elif name == "ping":
            pass
        elif name in self.handlers:
            if self.message is None and name != "message_start":
                self.fail(f"{name} before message_start")
            self.handlers[name](value)
        elif not self.allow_unknown:
            self.fail(f"an event of the unknown type {name}")

    def end(self) -> Checked:
        if self.error is None and not self.stopped:
            self.fail("the stream ends with neither message_stop nor error")
        return Checked(self.message, self.error, self.events)

    def message_start(self, value: JSONObject) -> None:
        if self.message is not None:
            self.fail("a second message_start")
        message = self.object(value, "message")
        for key in ("id", "model"):
            if not self.string(message, key):
                self.fail(f"message.{key} is empty")
        expected: JSONObject = {"type": "message", "role": "assistant", "content": []}
        for key, wanted in (expected | {"stop_reason": None, "stop_sequence": None}).items():
            if key not in message or message[key] != wanted:
                self.fail(f"message.{key} must be {wanted!r}, is {message.get(key)!r}")
        self.usage(message, ("input_tokens", "output_tokens"))
        self.message = message | {"content": self.content}

    def block_start(self, value: JSONObject) -> None:
        self.not_stopping()
        if self.block is not None:
            self.fail("a block starts before the one before it has stopped")
        if self.number(value, "index") != len(self.content):
            self.fail(f"the index must be {len(self.content)}")
        block = self.object(value, "content_block")
        kind = self.string(block, "type")
        if kind not in DELTAS and not WHOLE_BLOCKS.match(kind) and not self.allow_unknown:
            self.fail(f"a block of the unknown type {kind}")
        for key, wanted in EMPTY_STARTS.get(kind, {}).items():
            if block.get(key) != wanted:
                self.fail(f"content_block.{key} must start as {wanted!r}, is {block.get(key)!r}")
        if kind in ("tool_use", "server_tool_use"):
            if not TOOL_ID.match(self.string(block, "id")):
                self.fail("content_block.id must be of letters, digits, _ and -")
            if any(block["id"] == other.get("id") for other in self.content):
                self.fail("content_block.id stands in the message twice")
            if not self.string(block, "name"):
                self.fail("content_block.name is empty")
        self.block = dict(block)
        self.partial_json = ""
        self.content.append(self.block)

    def block_delta(self, value: JSONObject) -> None:
        block = self.open_block(value)
        kind = str(block["type"])
        delta = self.object(value, "delta")
        delta_kind = self.string(delta, "type")
        fields = DELTAS.get(kind, {})
        if delta_kind not in fields:
            if not self.allow_unknown:
                self.fail(f"a {delta_kind} in a block of type {kind}")
            return
        name = fields[delta_kind]
        if delta_kind == "citations_delta":
            citations = block.setdefault("citations", [])
            assert isinstance(citations, list)
            citations.append(self.object(delta, name))
            return
        piece = self.string(delta, name)
        if delta_kind == "input_json_delta":
            self.partial_json += piece
            return
        if block.get("signature"):
            self.fail("a delta after the signature of a thinking block")
        if delta_kind == "signature_delta" and not piece:
            self.fail("an empty signature")
        block[name] = str(block[name]) + piece

    def block_stop(self, value: JSONObject) -> None:
        block = self.open_block(value)
        if block["type"] == "thinking" and not block["signature"]:
            self.fail("a thinking block without signature_delta")
        if block["type"] in ("tool_use", "server_tool_use"):
            block["input"] = self.tool_input()
        self.block = None

    def tool_input(self) -> object:
        if not self.partial_json:
            return {}
        try:
            value = json.loads(self.partial_json)
        except ValueError:
            return self.partial_json  # for message_delta to judge, which knows whether the answer was cut short
        if not isinstance(value, dict):
            self.fail(f"the tool's input is not an object: {self.partial_json[:200]}")
        return value

    def message_delta(self, value: JSONObject) -> None:
        assert self.message is not None
        if self.block is not None:
            self.fail("message_delta while a block is open")
        self.stopping = True
        delta = self.object(value, "delta")
        reason = self.string(delta, "stop_reason")
        if reason not in STOP_REASONS and not self.allow_unknown:
            self.fail(f"the unknown stop reason {reason}")
        if "stop_sequence" not in delta:
            self.fail("delta.stop_sequence is missing")
        if (reason == "stop_sequence") != (delta["stop_sequence"] is not None):
            self.fail(f"stop_sequence is {delta['stop_sequence']!r} with the stop reason {reason}")
        self.match_content(reason)
        usage = self.usage(value, ("output_tokens",))
        self.message.update({key: field for key, field in delta.items() if key != "type"})
        started = self.message["usage"]
        assert isinstance(started, dict)
        self.message["usage"] = started | usage

    def match_content(self, reason: str) -> None:
        """The stop reason must agree with the blocks: clients ask again when it does not."""
        inputs = [block["input"] for block in self.content if block["type"] == "tool_use"]
        if reason == "tool_use" and not inputs:
            self.fail("the stop reason is tool_use, but there is no tool_use block")
        if inputs and reason != "tool_use" and reason not in CUT_SHORT:
            self.fail(f"the stop reason is {reason}, but there is a tool_use block")
        if reason not in CUT_SHORT and any(isinstance(value, str) for value in inputs):
            self.fail(f"a tool's input is not JSON: {inputs!r}")
        if reason == "end_turn" and not self.content:
            self.fail("an answer without any block")

    def message_stop(self, value: JSONObject) -> None:
        if not self.stopping:
            self.fail("message_stop without message_delta")
        self.stopped = True

    def take_error(self, value: JSONObject) -> None:
        error = self.object(value, "error")
        kind = self.string(error, "type")
        if kind not in ERROR_TYPES:
            self.fail(f"the unknown error type {kind}")
        if not self.string(error, "message"):
            self.fail("error.message is empty")
        self.error = error

    def not_stopping(self) -> None:
        if self.stopping:
            self.fail("a block after message_delta")

    def open_block(self, value: JSONObject) -> JSONObject:
        if self.block is None:
            self.fail("no block is open")
        if self.number(value, "index") != len(self.content) - 1:
            self.fail(f"the open block has the index {len(self.content) - 1}")
        return self.block

    def usage(self, value: JSONObject, required: tuple[str, ...]) -> JSONObject:
        usage = self.object(value, "usage")
        for key in required:
            self.number(usage, key)
        for key, count in usage.items():
            if key.endswith("_tokens") and count is not None:
                self.number(usage, key)
        return usage

    def object(self, value: JSONObject, key: str) -> JSONObject:
        inner = value.get(key)
        if not isinstance(inner, dict):
            self.fail(f"{key} must be an object, is {inner!r}")
        return inner

    def string(self, value: JSONObject, key: str) -> str:
        inner = value.get(key)
        if not isinstance(inner, str):
            self.fail(f"{key} must be a string, is {inner!r}")
        return inner

    def number(self, value: JSONObject, key: str) -> int:
        inner = value.get(key)
        if not isinstance(inner, int) or isinstance(inner, bool) or inner < 0:
            self.fail(f"{key} must be a count, is {inner!r}")
        return inner
