"""Answers that come in one piece."""

from __future__ import annotations

import pytest

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.errors import ApiError
from lynkr.converters.events import MessageDelta, MessageStart, Remember, Usage
from lynkr.converters.fold import fold
from tests.converters.openai_responses.answers import CURIOUS, DIALECT, QUIET, QUIRKS, decoded, whole
from tests.converters.reading import JsonObject, content, end_of, joined, outline
from tests.support import responses_answers as made
from tests.support.answer import Call, Turn
from tests.support.answer import Usage as Counts

A = '{"path":"/a"}'
TURN = Turn(
    text="I look at both.",
    reasoning="Two files.",
    calls=(Call("call_1", "Read", {"path": "/a"}), Call("call_2", "Read", {"path": "/б"})),
    usage=Counts(input=25, cache_read=1024, output=40, reasoning=16),
)


@pytest.mark.parametrize("context", [QUIET, CURIOUS])
@pytest.mark.parametrize("summaries", [True, False])
@pytest.mark.parametrize(
    "turn", [TURN, Turn(text="Hi"), Turn(reasoning="Hm.", text="Hi"), Turn(calls=(Call("c", "Now"),))]
)
def test_whole_and_streamed_mean_the_same(turn: Turn, summaries: bool, context: ReplyContext) -> None:
    at_once = joined(whole(made.completed(turn, summaries=summaries), context))
    assert at_once == joined(decoded(b"".join(made.stream_steps(turn, summaries=summaries)), context))


def test_the_vendors_answer() -> None:
    answer = fold(whole(made.completed(TURN), CURIOUS))
    sealed = seal("openai", {"reasoning": [{"id": made.REASONING_ID, "encrypted_content": made.ENCRYPTED}]})
    assert answer.content == [
        {"type": "thinking", "thinking": "Two files.", "signature": sealed},
        {"type": "text", "text": "I look at both."},
        {"type": "tool_use", "id": "call_1", "name": "Read", "input": {"path": "/a"}},
        {"type": "tool_use", "id": "call_2", "name": "Read", "input": {"path": "/б"}},
    ]
    assert answer.stop_reason == "tool_use"
    assert answer.model == "claude-x"
    assert answer.usage == Usage(input_tokens=25, output_tokens=40, cache_read_input_tokens=1024, thinking_tokens=16)


def test_hidden_reasoning_is_remembered() -> None:
    events = whole(made.completed(TURN), QUIET)
    found = [event for event in events if isinstance(event, Remember)]
    item = {"id": made.REASONING_ID, "encrypted_content": made.ENCRYPTED, "call": "call_1"}
    assert found == [Remember("", seal("openai", {"reasoning": [item]}))]
    assert isinstance(events[events.index(found[0]) + 1], MessageDelta)


def response(*items: object, status: object = "completed", **members: object) -> JsonObject:
    return {"id": "r", "object": "response", "status": status, "output": list(items), **members}


def message(*texts: str) -> JsonObject:
    return {"type": "message", "content": [{"type": "output_text", "text": text} for text in texts]}


def call(arguments: object, call_id: object = "c", name: object = "Read") -> JsonObject:
    return {"type": "function_call", "call_id": call_id, "name": name, "arguments": arguments}


# The response, its blocks, stop reason.
CASES: list[tuple[str, JsonObject, list[tuple[str, ...]], str]] = [
    ("text", response(message("Hi")), [("text", "Hi")], "end_turn"),
    ("nothing", response(), [("text", "")], "end_turn"),
    ("no status", response(message("Hi"), status=None), [("text", "Hi")], "end_turn"),
    ("several messages", response(message("a", "b"), message("c")), [("text", "ab"), ("text", "c")], "end_turn"),
    ("unknown items", response(5, {"type": "web_search_call"}, message("a"), {}), [("text", "a")], "end_turn"),
    ("refusal", response({"type": "message", "content": [{"type": "refusal", "refusal": "No"}]}), [("text", "No")],
     "refusal"),
    ("a call", response(call(A)), [("tool_use", "Read", A)], "tool_use"),
    ("an object as arguments", response(call({"path": "/a"})), [("tool_use", "Read", A)], "tool_use"),
    ("no arguments", response(call("")), [("tool_use", "Read", "{}")], "tool_use"),
    ("null as arguments", response(call(None)), [("tool_use", "Read", "{}")], "tool_use"),
    ("careless arguments", response(call('{"path":"/a",}')), [("tool_use", "Read", A)], "tool_use"),
    ("arguments that are no JSON", response(call("oops")), [("tool_use", "Read", "oops")], "tool_use"),
    ("no name", response(call(A, name=None)), [("tool_use", "unknown", A)], "tool_use"),
    ("limit", response(message("a"), status="incomplete", incomplete_details={"reason": "max_output_tokens"}),
     [("text", "a")], "max_tokens"),
    ("limit within a call", response(message("a"), call('{"pa'), status="incomplete"), [("text", "a")], "max_tokens"),
    ("filter", response(message("a"), status="incomplete", incomplete_details={"reason": "content_filter"}),
     [("text", "a")], "refusal"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "blocks", "stop_reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_blocks(body: JsonObject, blocks: list[tuple[str, ...]], stop_reason: str) -> None:
    events = whole(body)
    assert isinstance(events[0], MessageStart)
    assert outline(events) == blocks
    assert end_of(events).stop_reason == stop_reason


def test_arguments_that_are_no_object_are_kept() -> None:
    assert content(whole(response(call("oops"))))[0]["input"] == {"_raw_arguments": "oops"}


# The body, and the status, type and part of the message of its error.
FAILING: list[tuple[bytes, int, str, str]] = [
    (b"", 502, "api_error", "Malformed upstream response from openai"),
    (b"[]", 502, "api_error", "Malformed"),
    (b"<html>", 502, "api_error", "Malformed"),
    (b"[" * 100_000, 502, "api_error", "Malformed"),
    (b"{}", 502, "api_error", "Malformed"),
    (b'{"output":"x"}', 502, "api_error", "Malformed"),
    (b'{"output":[],"status":"in_progress"}', 502, "api_error", "Malformed"),
    (b'{"output":[],"status":"failed","error":{"code":"rate_limit_exceeded","message":"Slow"}}', 429,
     "rate_limit_error", "Slow"),
    (b'{"output":[],"status":"failed","error":null}', 502, "api_error", "broke off"),
    (b'{"output":[],"status":"cancelled"}', 502, "api_error", "broke off"),
    (b'{"error":{"message":"No","type":"invalid_request_error","code":null}}', 400, "invalid_request_error", "No"),
    (b'{"error":"Oops"}', 500, "api_error", "Oops"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status", "kind", "message_"), FAILING)
def test_what_is_no_answer(body: bytes, status: int, kind: str, message_: str) -> None:
    with pytest.raises(ApiError) as caught:
        DIALECT.decode(body, QUIET, QUIRKS)
    assert (caught.value.status, caught.value.type) == (status, kind)
    assert message_ in caught.value.message


# `usage` of the response, and ours. The estimate of the input is 7, and the answer has 2 characters.
USAGES: list[tuple[object, Usage]] = [
    ({"input_tokens": 10, "output_tokens": 5, "total_tokens": 15}, Usage(10, 5)),
    ({"input_tokens": 10, "output_tokens": 5, "input_tokens_details": {"cached_tokens": 4}}, Usage(6, 5, 4)),
    ({"input_tokens": 10, "output_tokens": 5, "input_tokens_details": {"cached_tokens": 4, "cache_write_tokens": 3}},
     Usage(3, 5, 4, 3)),
    ({"input_tokens": 10, "output_tokens": 5, "output_tokens_details": {"reasoning_tokens": 0}},
     Usage(10, 5, thinking_tokens=0)),
    ({"input_tokens": 10, "output_tokens": 5, "output_tokens_details": {"reasoning_tokens": 3}},
     Usage(10, 5, thinking_tokens=3)),
    ({"input_tokens": 3, "input_tokens_details": {"cached_tokens": 4}, "total_tokens": 8}, Usage(0, 5, 4)),
    ({"input_tokens": 10, "output_tokens": 5, "input_tokens_details": None, "output_tokens_details": []}, Usage(10, 5)),
    ({"input_tokens": -1, "output_tokens": "5", "total_tokens": True}, Usage(7, 1, estimated=True)),
    ({"input_tokens": 0, "output_tokens": 0}, Usage(7, 1, estimated=True)),
    ({}, Usage(7, 1, estimated=True)),
    (None, Usage(7, 1, estimated=True)),
]  # fmt: skip


@pytest.mark.parametrize(("usage", "expected"), USAGES)
def test_usage(usage: object, expected: Usage) -> None:
    assert end_of(whole(response(message("Hi"), usage=usage))).usage == expected


@pytest.mark.parametrize(
    ("status", "body", "type_", "code", "message_"),
    [
        (401, b'{"error":{"message":"Bad key sk-proj-abcdefgh","code":"invalid_api_key"}}', "authentication_error",
         "invalid_api_key", "OpenAI: Bad key ***"),
        (400, b'{"error":{"message":"Your input exceeds the context window of this model.",'
              b'"code":"context_length_exceeded"}}', "invalid_request_error", "context_length_exceeded",
         "prompt is too long: Your input exceeds the context window of this model."),
        (429, b'{"error":{"message":"Slow down","code":"rate_limit_exceeded"}}', "rate_limit_error",
         "rate_limit_exceeded", "Slow down"),
    ],
)  # fmt: skip
def test_errors(status: int, body: bytes, type_: str, code: str, message_: str) -> None:
    error = DIALECT.decode_error(status, {"retry-after": "3", "x-request-id": "req_1"}, body)
    assert (error.status, error.type, error.code, error.message) == (status, type_, code, message_)
    assert error.retry_after == 3
    assert (b"x-upstream-request-id", b"req_1") in error.headers
