"""Whether an answer is right, an honest error, or a violation."""

from __future__ import annotations

import json
from collections.abc import Sequence

from chaos.client import Answer
from chaos.dialects import MESSAGES
from chaos.faults import STATUSES, Fault
from chaos.ledger import Story
from chaos.traffic import JSON, TOOL, Request, numbers

RIGHT, ERROR_STATUS, ERROR_EVENT, LEFT = "right answer", "right error", "right error event", "left"

# The errors that the gateway may answer with here, and their types. Source: Anthropic API reference, "Errors".
_ERRORS = {
    400: "invalid_request_error",
    429: "rate_limit_error",
    500: "api_error",
    502: "api_error",
    503: "overloaded_error",
    504: "timeout_error",
    529: "overloaded_error",
}
_WHILE_DOWN = (503, 504, 529)
"""What a request may be answered that met no fault itself: those of others have opened a breaker or filled a queue."""


class Violation(Exception):  # noqa: N818 - of a promise, and no error of the program
    """An answer that must not be; the text says why."""


def verdict(story: Story, answer: Answer) -> str:
    """How the request ended. Raises `Violation` for an ending that must not be."""
    request = story.request
    if answer.ended == "left":
        return LEFT
    if answer.ended != "complete":
        raise Violation(answer.ended)
    if foreign := numbers(answer.body) - {request.number}:
        raise Violation(f"the answer has parts of another: {foreign}")
    if "request-id" not in answer.headers:
        raise Violation("the answer has no request-id")
    if answer.status != 200:
        return _error(story, answer)
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if kind != ("text/event-stream" if request.stream else "application/json"):
        raise Violation(f"the answer is {kind}")
    if request.stream:
        return _stream(story, answer)
    _whole(request, _object(answer.body))
    return RIGHT


def _error(story: Story, answer: Answer) -> str:
    if answer.headers.get("x-should-retry") not in ("true", "false"):
        raise Violation("the error does not say whether to ask again")
    _check_error(story, _object(answer.body), answer.status)
    return ERROR_STATUS


def _check_error(story: Story, body: dict[str, JSON], status: int | None) -> None:
    """`status` is None in a stream, whose status was another."""
    match body:
        case {"type": "error", "error": {"type": str(kind), "message": str(message)}}:
            pass
        case _:
            raise Violation(f"not the form of an error: {body}")
    if "Internal error" in message:
        raise Violation("an error of the gateway's own")
    known = {kind} if status is None else {_ERRORS.get(status)}
    if kind not in known or kind not in _ERRORS.values():
        raise Violation(f"{kind} with status {status}")
    unprovoked = not story.faults and not story.cut
    if unprovoked and status not in (None, *_WHILE_DOWN):
        raise Violation(f"{status} ({message}), though nothing failed")
    if kind == "invalid_request_error" and Fault.BAD_REQUEST not in story.faults:
        raise Violation(f"the request was refused: {message}")
    if kind == "rate_limit_error" and 429 not in {STATUSES.get(fault) for fault in story.faults}:
        raise Violation(f"a limit that nobody has: {message}")


def _whole(request: Request, message: dict[str, JSON]) -> None:
    content = message.get("content")
    assert isinstance(content, list)
    texts, calls = [], []
    for block in content:
        match block:
            case {"type": "text", "text": str(text)}:
                texts.append(text)
            case {"type": "tool_use", "id": str(name), "name": str(tool), "input": value}:
                calls.append((name, tool, value))
            case _:
                raise Violation(f"a block that was not in the answer: {block}")
    _compare(request, texts, calls, message.get("stop_reason"))


def _compare(request: Request, texts: Sequence[str], calls: Sequence[tuple[str, str, JSON]], stop_reason: JSON) -> None:
    if (text := "".join(texts)) != (right := "".join(request.text)):
        raise Violation(f"the text has {len(text)} characters and not {len(right)}: …{text[-80:]!r}")
    if calls != ([(request.call_id, TOOL, json.loads(request.arguments))] if request.calls else []):
        raise Violation(f"not the right calls: {calls}")
    if stop_reason != ("tool_use" if request.calls else "end_turn"):
        raise Violation(f"stop_reason {stop_reason}")


def _stream(story: Story, answer: Answer) -> str:
    request = story.request
    reader = _Reader()
    # A stream in the client's own dialect is passed on with what nobody can read in it.
    frames = answer.body.replace(MESSAGES.garbage, b"").decode("utf-8").split("\n\n")
    if frames.pop():
        raise Violation("the stream ends within an event")
    for frame in frames:
        lines = [line for line in frame.split("\n") if not line.startswith(":")]
        if lines:
            if reader.ended:
                raise Violation(f"more behind the end: {frame[:80]!r}")
            reader.read(lines)
    if reader.error is not None:
        # What has come before the error must be the beginning of the right answer.
        if not "".join(request.text).startswith("".join(reader.texts)):
            raise Violation("the text before the error is not the right one")
        if reader.arguments and not request.arguments.startswith(reader.arguments):
            raise Violation(f"the arguments before the error are not the right ones: {reader.arguments!r}")
        _check_error(story, reader.error, None)
        return ERROR_EVENT
    if not reader.ended:
        raise Violation("the stream ends without an ending")
    calls = [(*reader.call, json.loads(reader.arguments))] if reader.call is not None else []
    _compare(request, reader.texts, calls, reader.stop_reason)
    return RIGHT


class _Reader:
    """Reads the events of one stream."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.call: tuple[str, str] | None = None
        self.arguments = ""
        self.stop_reason: JSON = None
        self.error: dict[str, JSON] | None = None
        self.ended = False
        self._started = False
        self._block: str | None = None

    def read(self, lines: Sequence[str]) -> None:
        if len(lines) != 2 or not lines[0].startswith("event: ") or not lines[1].startswith("data: "):
            raise Violation(f"not an event: {lines}")
        name, value = lines[0].removeprefix("event: "), _object(lines[1].removeprefix("data: "))
        if value.get("type") != name:
            raise Violation(f"an event of two types: {lines}")
        if not self._started and name not in ("message_start", "ping", "error"):
            raise Violation(f"{name} before the start")
        match value:
            case {"type": "ping"}:
                pass
            case {"type": "message_start"} if not self._started:
                self._started = True
            case {"type": "content_block_start", "content_block": {"type": "text"}} if self._block is None:
                self._block = "text"
            case {
                "type": "content_block_start",
                "content_block": {"type": "tool_use", "id": str(name), "name": str(tool)},
            } if self._block is None and self.call is None:
                self._block, self.call = "tool_use", (name, tool)
            case {"type": "content_block_delta", "delta": {"type": "text_delta", "text": str(text)}} if (
                self._block == "text"
            ):
                self.texts.append(text)
            case {"type": "content_block_delta", "delta": {"type": "input_json_delta", "partial_json": str(part)}} if (
                self._block == "tool_use"
            ):
                self.arguments += part
            case {"type": "content_block_stop"} if self._block is not None:
                self._block = None
            case {"type": "message_delta", "delta": {"stop_reason": reason}} if self._block is None:
                self.stop_reason = reason
            case {"type": "message_stop"} if self.stop_reason is not None:
                self.ended = True
            case {"type": "error"}:
                self.error, self.ended = value, True
            case _:
                raise Violation(f"an event out of place: {lines}")


def _object(text: str | bytes | bytearray) -> dict[str, JSON]:
    try:
        value = json.loads(text)
    except ValueError:
        raise Violation(f"no JSON: {text[:120]!r}") from None
    if not isinstance(value, dict):
        raise Violation(f"no object: {text[:120]!r}")
    return value
