from __future__ import annotations

import json

import pytest

from lynkr.converters.anthropic import ANTHROPIC
from lynkr.converters.errors import ApiError
from lynkr.converters.events import (
    BlockStart,
    BlockStop,
    Delta,
    Event,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    Usage,
)
from lynkr.converters.fold import fold

EVENTS: list[tuple[Event, str]] = [
    (
        MessageStart("msg_1", "m", Usage(input_tokens=25, cache_read_input_tokens=3)),
        'event: message_start\ndata: {"type":"message_start","message":{"id":"msg_1","type":"message",'
        '"role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,'
        '"cache_creation_input_tokens":0,"cache_read_input_tokens":3,"output_tokens":0}}}\n\n'
        'event: ping\ndata: {"type":"ping"}\n\n',
    ),
    (
        BlockStart(0, "text"),
        'event: content_block_start\ndata: {"type":"content_block_start","index":0,'
        '"content_block":{"type":"text","text":""}}\n\n',
    ),
    (
        BlockStart(1, "thinking"),
        'event: content_block_start\ndata: {"type":"content_block_start","index":1,'
        '"content_block":{"type":"thinking","thinking":"","signature":""}}\n\n',
    ),
    (
        BlockStart(2, "tool_use", id="toolu_1", name="Read"),
        'event: content_block_start\ndata: {"type":"content_block_start","index":2,'
        '"content_block":{"type":"tool_use","id":"toolu_1","name":"Read","input":{}}}\n\n',
    ),
    (
        BlockStart(3, "redacted_thinking", data="xyz"),
        'event: content_block_start\ndata: {"type":"content_block_start","index":3,'
        '"content_block":{"type":"redacted_thinking","data":"xyz"}}\n\n',
    ),
    (
        Delta(0, "text", 'a "quoted"\nline ❄'),
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,'
        '"delta":{"type":"text_delta","text":"a \\"quoted\\"\\nline ❄"}}\n\n',
    ),
    (
        Delta(1, "thinking", "hm"),
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":1,'
        '"delta":{"type":"thinking_delta","thinking":"hm"}}\n\n',
    ),
    (
        Delta(1, "signature", "s"),
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":1,'
        '"delta":{"type":"signature_delta","signature":"s"}}\n\n',
    ),
    (
        Delta(2, "input_json", '{"a'),
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":2,'
        '"delta":{"type":"input_json_delta","partial_json":"{\\"a"}}\n\n',
    ),
    (BlockStop(2), 'event: content_block_stop\ndata: {"type":"content_block_stop","index":2}\n\n'),
    (
        MessageDelta("tool_use", None, Usage(1, 2, 3, 4, thinking_tokens=1)),
        'event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},'
        '"usage":{"input_tokens":1,"cache_creation_input_tokens":4,"cache_read_input_tokens":3,"output_tokens":2,'
        '"output_tokens_details":{"thinking_tokens":1}}}\n\n',
    ),
    (MessageStop(), 'event: message_stop\ndata: {"type":"message_stop"}\n\n'),
    (
        Failure(ApiError(529, "overloaded_error", "busy")),
        'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"busy"},'
        '"request_id":"req_1"}\n\n',
    ),
]


@pytest.mark.parametrize(("event", "frame"), EVENTS)
def test_each_event(event: Event, frame: str) -> None:
    assert ANTHROPIC.stream_encoder("req_1").encode([event]) == frame.encode()


def test_events_are_joined() -> None:
    encoder = ANTHROPIC.stream_encoder("req_1")
    events = [event for event, _ in EVENTS]
    assert encoder.encode(events) == "".join(frame for _, frame in EVENTS).encode()
    assert encoder.encode([]) == b""


def test_half_a_surrogate_pair_is_escaped() -> None:
    encoder = ANTHROPIC.stream_encoder("req_1")
    text = ""
    for half in ("\ud83d", "\ude00"):
        data = encoder.encode([Delta(0, "text", half)]).split(b"data: ")[1]
        text += json.loads(data.decode("utf-8"))["delta"]["text"]
    assert text.encode("utf-16", "surrogatepass").decode("utf-16") == "😀"


ANSWER: list[Event] = [
    MessageStart("msg_1", "m", Usage()),
    BlockStart(0, "thinking"),
    Delta(0, "thinking", "a"),
    Delta(0, "thinking", "b"),
    Delta(0, "signature", "sig"),
    BlockStop(0),
    BlockStart(1, "text"),
    Delta(1, "text", "Hel"),
    Delta(1, "text", "lo"),
    BlockStop(1),
    BlockStart(2, "tool_use", id="t1", name="Read"),
    Delta(2, "input_json", '{"a":'),
    Delta(2, "input_json", "1}"),
    BlockStop(2),
    BlockStart(3, "tool_use", id="t2", name="List"),
    BlockStop(3),
    MessageDelta("tool_use", None, Usage(input_tokens=5, output_tokens=7)),
    MessageStop(),
]


def test_a_whole_answer_is_the_fold_of_its_events() -> None:
    assert json.loads(ANTHROPIC.encode_answer(fold(ANSWER))) == {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "m",
        "content": [
            {"type": "thinking", "thinking": "ab", "signature": "sig"},
            {"type": "text", "text": "Hello"},
            {"type": "tool_use", "id": "t1", "name": "Read", "input": {"a": 1}},
            {"type": "tool_use", "id": "t2", "name": "List", "input": {}},
        ],
        "stop_reason": "tool_use",
        "stop_sequence": None,
        "usage": {
            "input_tokens": 5,
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "output_tokens": 7,
        },
    }


@pytest.mark.parametrize("text", ["{not json", "[1]", '"x"'])
def test_arguments_that_are_no_object_are_kept(text: str) -> None:
    answer = fold([BlockStart(0, "tool_use", id="t", name="n"), Delta(0, "input_json", text), BlockStop(0)])
    assert answer.content[0]["input"] == {"_raw_arguments": text}


def test_a_failure_is_raised() -> None:
    with pytest.raises(ApiError, match="busy"):
        fold([*ANSWER[:5], Failure(ApiError(529, "overloaded_error", "busy"))])


def test_errors() -> None:
    error = ApiError(400, "invalid_request_error", "no", details={"error_code": "x"})
    assert json.loads(ANTHROPIC.encode_error(error, "req_1")) == {
        "type": "error",
        "error": {"type": "invalid_request_error", "message": "no", "details": {"error_code": "x"}},
        "request_id": "req_1",
    }
    assert ANTHROPIC.encode_error(ApiError(400, "invalid_request_error", "no", body=b"theirs"), "req_1") == b"theirs"
