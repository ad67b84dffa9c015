from __future__ import annotations

import json

import pytest

from lynkr.converters.anthropic import (
    MessagesPassThrough,
    decode_error,
    edit_answer,
    edit_request,
    parse_request,
    required_changes,
)
from lynkr.converters.envelope import seal
from lynkr.converters.errors import ApiError

REQUEST = b"""{
  "model" : "claude-opus-5-5", "max_tokens":1000,"stream":true,
  "messages":[{"role":"user","content":"h\\u00e9llo \xe2\x9d\x84"}],
  "future_field":{"a":[1.50,1e3]},"_internal":1
}"""


def test_a_request_changes_in_its_model_only() -> None:
    edited = edit_request(REQUEST, parse_request(REQUEST), {"model": b'"deployment-1"'})
    assert edited == REQUEST.replace(b'"claude-opus-5-5"', b'"deployment-1"').replace(b',"_internal":1', b"")


def test_thinking_of_ours_does_not_reach_the_vendor() -> None:
    sealed = seal("openai", {})
    request = {
        "messages": [
            {"role": "user", "content": "a"},
            {
                "role": "assistant",
                "content": [
                    {"type": "thinking", "thinking": "ours", "signature": sealed},
                    {"type": "thinking", "thinking": "theirs", "signature": "EqQB"},
                    {"type": "text", "text": "b", "citations": None},
                ],
            },
            {"role": "user", "content": "c"},
            {"role": "assistant", "content": [{"type": "thinking", "thinking": "ours", "signature": sealed}]},
            {"role": "user", "content": [{"type": "text", "text": "d", "cache_control": {"type": "ephemeral"}}]},
        ],
        "model": "m",
    }
    raw = json.dumps(request).encode()
    assert json.loads(edit_request(raw, parse_request(raw), {"model": b'"m"'}))["messages"] == [
        {"role": "user", "content": "a"},
        {
            "role": "assistant",
            "content": [
                {"type": "thinking", "thinking": "theirs", "signature": "EqQB"},
                {"type": "text", "text": "b", "citations": None},
            ],
        },
        {"role": "user", "content": "c"},
        {"role": "user", "content": [{"type": "text", "text": "d", "cache_control": {"type": "ephemeral"}}]},
    ]


def in_a_loop(thinking: object, signature: str) -> dict[str, object]:
    """What is sent for a tool loop whose call was made with thinking of this signature."""
    block = {"type": "thinking", "thinking": "t", "signature": signature}
    call = {"type": "tool_use", "id": "t1", "name": "Read", "input": {}}
    request = {
        "model": "m",
        "max_tokens": 5,
        "thinking": thinking,
        "context_management": {"edits": [{"type": "clear_thinking_20251015"}]},
        "messages": [
            {"role": "user", "content": "go"},
            {"role": "assistant", "content": [block, call]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": ""}]},
        ],
    }
    raw = json.dumps(request).encode()
    sent = json.loads(edit_request(raw, parse_request(raw), {}))
    assert isinstance(sent, dict)
    return sent


def test_a_loop_that_lost_its_thinking_goes_on_without() -> None:
    enabled = {"type": "enabled", "budget_tokens": 2000}
    sealed, native = seal("openai", {}), "EqQB"
    sent = in_a_loop(enabled, sealed)
    assert "thinking" not in sent
    assert "context_management" not in sent
    assert "thinking" in in_a_loop(enabled, native)
    assert "thinking" in in_a_loop({"type": "adaptive"}, sealed)


@pytest.mark.parametrize(
    ("members", "sent"),
    [
        ({}, {"max_tokens": 16384}),
        ({"max_tokens": 0}, {"max_tokens": 16384}),
        ({"max_tokens": 5, "temperature": 1.5}, {"max_tokens": 5, "temperature": 1}),
        ({"max_tokens": 5, "temperature": 0.5}, {"max_tokens": 5, "temperature": 0.5}),
    ],
)
def test_what_the_vendor_requires(members: dict[str, object], sent: dict[str, object]) -> None:
    messages = [{"role": "user", "content": "a"}]
    raw = json.dumps({"messages": messages, **members}).encode()
    conversation = parse_request(raw)
    edited = edit_request(raw, conversation, required_changes(conversation))
    assert json.loads(edited) == {"messages": messages, **sent}


STREAM = (
    b'event: message_start\ndata: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",'
    b'"model":"deployment-1", "content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,'
    b'"cache_read_input_tokens":7,"output_tokens":1},"future":[1.0]}}\n\n'
    b'event: ping\ndata: {"type": "ping"}\n\n'
    b": a comment\n\n"
    b'event: content_block_start\ndata: {"type":"content_block_start","index":0,'
    b'"content_block":{"type":"text","text":""}}\n\n'
    b'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,'
    b'"delta":{"type":"text_delta","text":"\xe2\x9d\x84"}}\n\n'
    b'event: future_event\ndata: {"type":"future_event"}\n\n'
    b'event: content_block_stop\ndata: {"type":"content_block_stop","index":0}\n\n'
    b'event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},'
    b'"usage":{"output_tokens":12,"output_tokens_details":{"thinking_tokens":5}}}\n\n'
    b'event: message_stop\ndata: {"type":"message_stop"}\n\n'
)
SHOWN = STREAM.replace(b'"deployment-1"', b'"claude-opus-5-5"')


def passing() -> MessagesPassThrough:
    return MessagesPassThrough("claude-opus-5-5", "req_1", provider="Azure Anthropic")


@pytest.mark.parametrize("size", [1, 2, 7, 100, 10_000])
def test_a_stream_changes_in_its_model_only(size: int) -> None:
    relay = passing()
    passed = b"".join(relay.feed(STREAM[i : i + size]) for i in range(0, len(STREAM), size)) + relay.close()
    assert passed == SHOWN
    assert relay.started
    assert relay.finished
    assert relay.failure is None
    assert relay.stop_reason == "end_turn"
    usage = relay.usage
    assert (usage.input_tokens, usage.cache_read_input_tokens, usage.output_tokens) == (25, 7, 12)
    assert usage.thinking_tokens == 5


def test_frames_go_on_as_soon_as_they_are_complete() -> None:
    relay = passing()
    for frame in STREAM.split(b"\n\n")[:-1]:
        assert relay.feed(frame + b"\n\n")


def test_events_without_a_name_get_one() -> None:
    relay = passing()
    nameless = b"".join(line + b"\n" for line in STREAM.split(b"\n") if not line.startswith(b"event:"))
    passed = relay.feed(nameless) + relay.close()
    assert b'event: content_block_delta\ndata: {"type":"content_block_delta","index":0' in passed
    assert passed.count(b"event: ") == STREAM.count(b"event: ")
    assert relay.finished


@pytest.mark.parametrize("cut", range(STREAM.index(b"event: ping"), len(STREAM) - 2, 13))
def test_a_stream_that_breaks_off_ends_in_an_error(cut: int) -> None:
    relay = passing()
    passed = relay.feed(STREAM[:cut]) + relay.close()
    assert relay.failure is not None
    assert b"message_stop" not in passed
    frames = passed.split(b"\n\n")
    assert frames.pop() == b""
    assert frames.pop().startswith(b'event: error\ndata: {"type":"error","error":{"type":"api_error"')
    assert frames == SHOWN.split(b"\n\n")[: len(frames)]


def test_the_last_blank_line_may_be_missing() -> None:
    relay = passing()
    assert relay.feed(STREAM[:-2]) + relay.close() == SHOWN
    assert relay.finished


@pytest.mark.parametrize("before", [b": hello\n\n", b'event: ping\ndata: {"type":"ping"}\n\n'])
def test_what_comes_before_the_start_promises_no_answer(before: bytes) -> None:
    relay = passing()
    assert relay.feed(before) == b""
    assert relay.feed(STREAM) == SHOWN
    relay = passing()
    assert relay.feed(before) + relay.close() == b""
    assert relay.failure is not None


def test_nothing_at_all_is_a_failure_that_may_be_tried_again() -> None:
    relay = passing()
    assert relay.close() == b""
    assert relay.failure is not None
    assert relay.failure.retryable


ERROR = b'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n'


def test_an_error_before_the_start_gives_no_bytes() -> None:
    relay = passing()
    assert relay.feed(ERROR) == b""
    assert relay.failure is not None
    assert (relay.failure.status, relay.failure.type, relay.failure.retryable) == (529, "overloaded_error", True)


def test_an_error_right_after_the_start_gives_no_bytes_either() -> None:
    relay = passing()
    start = STREAM[: STREAM.index(b"event: ping")]
    assert relay.feed(start + ERROR) == b""
    assert relay.failure is not None


def test_an_error_in_the_middle_is_passed_on_and_ends_the_stream() -> None:
    relay = passing()
    middle = STREAM[: STREAM.index(b"event: content_block_stop")]
    assert relay.feed(middle)
    assert relay.feed(ERROR + b"event: ping\ndata: {}\n\n") == ERROR
    assert relay.failure is not None
    assert relay.close() == b""


ANSWER = b"""{"id":"msg_1", "type":"message","role":"assistant","model":"deployment-1",
 "content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn","stop_sequence":null,
 "usage":{"input_tokens":25,"output_tokens":3,"cache_creation_input_tokens":4}, "future": 1.50}"""


def test_a_whole_answer_changes_in_its_model_only() -> None:
    body, usage, stop_reason = edit_answer(ANSWER, "claude-opus-5-5")
    assert body == ANSWER.replace(b'"deployment-1"', b'"claude-opus-5-5"')
    assert (usage.input_tokens, usage.output_tokens, usage.cache_creation_input_tokens) == (25, 3, 4)
    assert stop_reason == "end_turn"
    assert edit_answer(ANSWER, "deployment-1")[0] == ANSWER


DEEP = b"[" * 100_000
"""More than the parser can follow."""


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"type":"error","error":{"message":"x"}}', b'{"id":1}', DEEP]
)
def test_what_is_no_message_is_an_error(body: bytes) -> None:
    with pytest.raises(ApiError) as caught:
        edit_answer(body, "m")
    assert caught.value.status == 502


def test_errors_in_the_clients_dialect_keep_their_bytes() -> None:
    body = b'{"type":"error","error":{"type":"invalid_request_error","message":"Extra inputs"} , "request_id":"r"}'
    error = decode_error(400, {"retry-after": "3"}, body, provider="x")
    assert (error.body, error.status, error.retry_after) == (body, 400, 3.0)
    assert decode_error(503, {}, body, provider="x").status == 503
    assert decode_error(400, {}, b'{"error":{"message":"other"}}', provider="x").body is None
    assert decode_error(502, {}, b"<html>", provider="x").body is None
    assert decode_error(502, {}, DEEP, provider="x").body is None


def test_an_event_that_cannot_be_read_breaks_nothing() -> None:
    stream = MessagesPassThrough("m", "req_1", provider="x")
    stream.feed(b"event: unknown\ndata: " + DEEP + b"\n\n")
    stream.feed(b"data: " + DEEP)
    stream.close()
    assert stream.failure is not None
