from __future__ import annotations

import pytest

from tests.support import messages_answers as answers
from tests.support.answer import Call, Turn, Usage
from tests.support.messages_answers import (
    MESSAGE_STOP,
    PING,
    block_delta,
    block_start,
    block_stop,
    error_event,
    event,
    message_delta,
    message_start,
    stream_steps,
)
from tests.support.sse_check import StreamViolationError, check_stream

USAGE = Usage()
START = message_start(USAGE)
TEXT_START = block_start(0, {"type": "text", "text": ""})
TEXT = block_delta(0, {"type": "text_delta", "text": "a"})
STOP = block_stop(0)
END = message_delta("end_turn", USAGE) + MESSAGE_STOP
TOOL_END = message_delta("tool_use", USAGE) + MESSAGE_STOP
THINKING_START = block_start(0, {"type": "thinking", "thinking": "", "signature": ""})
SIGNATURE = block_delta(0, {"type": "signature_delta", "signature": "s"})


def tool_start(index: int = 0, **fields: object) -> bytes:
    return block_start(index, {"type": "tool_use", "id": "toolu_1", "name": "Read", "input": {}} | fields)


def tool_input(text: str, index: int = 0) -> bytes:
    return block_delta(index, {"type": "input_json_delta", "partial_json": text})


def started(**change: object) -> bytes:
    message: dict[str, object] = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "m",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    } | change
    return event("message_start", message={key: value for key, value in message.items() if value is not ...})


def ended(delta: dict[str, object], usage: object) -> bytes:
    return START + TEXT_START + TEXT + STOP + event("message_delta", delta=delta, usage=usage) + MESSAGE_STOP


def test_folds_everything() -> None:
    turn = Turn(
        text="Wörld ❄",
        reasoning="Let me think.",
        calls=(Call("toolu_1", "Read", {"path": "a"}), Call("toolu_2", "Now")),
        usage=Usage(input=5, cache_read=100, output=9),
    )
    checked = check_stream(b"".join(stream_steps(turn)))
    message = answers.message(turn)
    assert checked.error is None
    assert checked.message is not None
    assert checked.content == message["content"]
    assert checked.text == "Wörld ❄"
    assert {key: checked.message[key] for key in message if key != "usage"} == {
        key: value for key, value in message.items() if key != "usage"
    }
    usage = checked.message["usage"]
    assert isinstance(usage, dict)
    assert (usage["input_tokens"], usage["cache_read_input_tokens"], usage["output_tokens"]) == (5, 100, 9)


ACCEPTED = {
    "text": START + TEXT_START + TEXT + STOP + END,
    "CRLF": (START + TEXT_START + TEXT + STOP + END).replace(b"\n", b"\r\n"),
    "pings and comments anywhere": PING + START + PING + b": x\n\n" + TEXT_START + PING + TEXT + STOP + PING + END,
    "text without deltas": START + TEXT_START + STOP + END,
    "two message_deltas": START + TEXT_START + STOP + message_delta("end_turn", USAGE) + END,
    "tool without arguments": START + tool_start() + STOP + TOOL_END,
    "tool with empty piece": START + tool_start() + tool_input("") + tool_input("{}") + STOP + TOOL_END,
    "thinking": START + THINKING_START + SIGNATURE + STOP + END,
    "redacted thinking": START + block_start(0, {"type": "redacted_thinking", "data": "x"}) + STOP + END,
    "call cut short": START
    + tool_start()
    + tool_input('{"a')
    + STOP
    + message_delta("max_tokens", USAGE)
    + MESSAGE_STOP,
    "stop sequence": START + TEXT_START + STOP + message_delta("stop_sequence", USAGE, "END") + MESSAGE_STOP,
    "refusal without content": START + message_delta("refusal", USAGE) + MESSAGE_STOP,
    "citation": START
    + TEXT_START
    + block_delta(0, {"type": "citations_delta", "citation": {"cited_text": "a"}})
    + STOP
    + END,
}


@pytest.mark.parametrize("stream", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(stream: bytes) -> None:
    checked = check_stream(stream)
    assert checked.error is None
    assert checked.message is not None


@pytest.mark.parametrize("before", [b"", START, START + TEXT_START + TEXT, START + TEXT_START + STOP])
def test_an_error_ends_the_stream_anywhere(before: bytes) -> None:
    checked = check_stream(before + error_event())
    assert checked.error == {"type": "overloaded_error", "message": "Overloaded"}
    assert (checked.message is None) == (not before)


REFUSED = {
    "nothing": (b"", "neither message_stop nor error"),
    "cut after the text": (START + TEXT_START + TEXT + STOP, "neither message_stop nor error"),
    "no message_stop": (START + TEXT_START + STOP + message_delta("end_turn", USAGE), "neither message_stop"),
    "no message_delta": (START + TEXT_START + STOP + MESSAGE_STOP, "message_stop without message_delta"),
    "no message_start": (TEXT_START, "before message_start"),
    "two message_starts": (START + START, "second message_start"),
    "unnamed event": (START + b'data: {"type":"ping"}\n\n', "not an event line and a data line"),
    "data over two lines": (b'event: ping\ndata: {"type":\ndata: "ping"}\n\n', "not an event line and a data line"),
    "name and type differ": (b'event: ping\ndata: {"type":"pong"}\n\n', "named ping but its type is pong"),
    "not JSON": (START + b"event: ping\ndata: {\n\n", "not JSON"),
    "not an object": (START + b"event: ping\ndata: [1]\n\n", "not an object"),
    "[DONE]": (START + TEXT_START + STOP + END + b"data: [DONE]\n\n", "not an event line"),
    "not UTF-8": (b"event: ping\xff\n\n", "not UTF-8"),
    "an event without its blank line": (START + TEXT_START + STOP + END[:-1], "ends within an event"),
    "unknown event": (START + event("foo"), "unknown type foo"),
    "id missing": (started(id=...), "id must be a string"),
    "id empty": (started(id=""), "message.id is empty"),
    "model missing": (started(model=...), "model must be a string"),
    "type": (started(type="completion"), "message.type must be 'message'"),
    "role": (started(role="user"), "message.role must be 'assistant'"),
    "content missing": (started(content=...), "message.content must be []"),
    "content not empty": (started(content=[{"type": "text"}]), "message.content must be []"),
    "stop_reason missing": (started(stop_reason=...), "message.stop_reason must be None"),
    "stop_sequence set": (started(stop_sequence="a"), "message.stop_sequence must be None"),
    "usage missing": (started(usage=...), "usage must be an object"),
    "input_tokens missing": (started(usage={"output_tokens": 1}), "input_tokens must be a count"),
    "output_tokens null": (started(usage={"input_tokens": 1, "output_tokens": None}), "output_tokens must be"),
    "negative count": (
        started(usage={"input_tokens": 1, "output_tokens": 1, "cache_read_input_tokens": -1}),
        "cache_read_input_tokens must be a count",
    ),
    "index 1 first": (START + block_start(1, {"type": "text", "text": ""}), "the index must be 0"),
    "index again": (START + TEXT_START + STOP + TEXT_START, "the index must be 1"),
    "index missing": (
        START + event("content_block_start", content_block={"type": "text", "text": ""}),
        "index must be",
    ),
    "two open blocks": (START + TEXT_START + block_start(1, {"type": "text", "text": ""}), "before the one before it"),
    "delta without block": (START + TEXT, "no block is open"),
    "delta after the stop": (START + TEXT_START + STOP + TEXT, "no block is open"),
    "delta of another index": (
        START + TEXT_START + block_delta(1, {"type": "text_delta", "text": "a"}),
        "the open block has the index 0",
    ),
    "two stops": (START + TEXT_START + STOP + STOP, "no block is open"),
    "unknown block": (START + block_start(0, {"type": "image"}), "unknown type image"),
    "text in the start": (START + block_start(0, {"type": "text", "text": "a"}), "must start as ''"),
    "signature missing in the start": (
        START + block_start(0, {"type": "thinking", "thinking": ""}),
        "must start as ''",
    ),
    "input in the start": (START + tool_start(input={"a": 1}), "must start as {}"),
    "input missing in the start": (START + block_start(0, {"type": "tool_use", "id": "a", "name": "b"}), "start as {}"),
    "tool id empty": (START + tool_start(id=""), "content_block.id"),
    "tool id odd": (START + tool_start(id="call:1"), "content_block.id"),
    "tool id twice": (START + tool_start() + STOP + tool_start(1), "twice"),
    "tool name empty": (START + tool_start(name=""), "content_block.name is empty"),
    "text in a tool": (START + tool_start() + TEXT, "a text_delta in a block of type tool_use"),
    "input in a text": (START + TEXT_START + tool_input("{}"), "an? input_json_delta in a block of type text"),
    "delta in a whole block": (
        START + block_start(0, {"type": "redacted_thinking", "data": "x"}) + TEXT,
        "text_delta in",
    ),
    "delta without its field": (START + TEXT_START + block_delta(0, {"type": "text_delta"}), "text must be a string"),
    "thinking without signature": (START + THINKING_START + STOP, "without signature_delta"),
    "empty signature": (
        START + THINKING_START + block_delta(0, {"type": "signature_delta", "signature": ""}),
        "an empty signature",
    ),
    "two signatures": (START + THINKING_START + SIGNATURE + SIGNATURE, "after the signature"),
    "thinking after the signature": (
        START + THINKING_START + SIGNATURE + block_delta(0, {"type": "thinking_delta", "thinking": "a"}),
        "after the signature",
    ),
    "message_delta in a block": (START + TEXT_START + END, "while a block is open"),
    "block after message_delta": (
        START + TEXT_START + STOP + message_delta("end_turn", USAGE) + block_start(1, {"type": "text", "text": ""}),
        "a block after message_delta",
    ),
    "stop reason unknown": (
        ended({"stop_reason": "stop", "stop_sequence": None}, {"output_tokens": 1}),
        "unknown stop",
    ),
    "stop reason null": (
        ended({"stop_reason": None, "stop_sequence": None}, {"output_tokens": 1}),
        "stop_reason must be",
    ),
    "no stop_sequence": (ended({"stop_reason": "end_turn"}, {"output_tokens": 1}), "stop_sequence is missing"),
    "stop_sequence without its reason": (
        ended({"stop_reason": "end_turn", "stop_sequence": "a"}, {"output_tokens": 1}),
        "stop_sequence is 'a'",
    ),
    "reason without its stop_sequence": (
        ended({"stop_reason": "stop_sequence", "stop_sequence": None}, {"output_tokens": 1}),
        "stop_sequence is None",
    ),
    "no usage at the end": (ended({"stop_reason": "end_turn", "stop_sequence": None}, None), "usage must be an object"),
    "no output_tokens at the end": (
        ended({"stop_reason": "end_turn", "stop_sequence": None}, {}),
        "output_tokens must",
    ),
    "tool_use without a tool": (START + TEXT_START + STOP + TOOL_END, "no tool_use block"),
    "a tool without tool_use": (START + tool_start() + STOP + END, "but there is a tool_use block"),
    "input not JSON": (START + tool_start() + tool_input('{"a') + STOP + TOOL_END, "a tool's input is not JSON"),
    "input not an object": (START + tool_start() + tool_input("[1]") + STOP, "not an object"),
    "no block": (START + END, "without any block"),
    "ping after message_stop": (START + TEXT_START + STOP + END + PING, "after message_stop"),
    "error after message_stop": (START + TEXT_START + STOP + END + error_event(), "after message_stop"),
    "message_stop after the error": (START + error_event() + MESSAGE_STOP, "after the error"),
    "two errors": (error_event() + error_event(), "after the error"),
    "error without type": (event("error", error={"message": "a"}), "type must be a string"),
    "error of another type": (event("error", error={"type": "server_error", "message": "a"}), "unknown error type"),
    "error without message": (event("error", error={"type": "api_error", "message": ""}), "message is empty"),
    "OpenAI's error": (b'data: {"error":{"message":"a"}}\n\n', "not an event line"),
}


@pytest.mark.parametrize(("stream", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(stream: bytes, problem: str) -> None:
    with pytest.raises(StreamViolationError, match=problem.replace("[", r"\[").replace("{", r"\{")):
        check_stream(stream)


def test_unknown_things_of_an_upstream_may_pass() -> None:
    stream = (
        START
        + event("foo", a=1)
        + block_start(0, {"type": "compaction", "content": ""})
        + block_delta(0, {"type": "compaction_delta", "content": "a"})
        + STOP
        + message_delta("napping", USAGE)
        + MESSAGE_STOP
    )
    assert check_stream(stream, allow_unknown=True).error is None
    with pytest.raises(StreamViolationError):
        check_stream(stream)
