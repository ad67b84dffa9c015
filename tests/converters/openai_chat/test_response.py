"""Answers in one piece."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Usage
from lynkr.converters.fold import fold
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat
from tests.converters.openai_chat.answers import CURIOUS, PLAIN, QUIET, whole
from tests.converters.reading import JsonObject, content, end_of, outline

A = '{"path":"/a"}'


def completion(message: object, finish: str | None = "stop", **choice: object) -> JsonObject:
    choices = [{"index": 0, "message": message, "finish_reason": finish, **choice}]
    return {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices}


def said(text: object, **members: object) -> JsonObject:
    return {"role": "assistant", "content": text, **members}


def calls(*arguments: object, **members: object) -> JsonObject:
    made = [
        {"id": f"c{number}", "type": "function", "function": {"name": "Read", "arguments": text}}
        for number, text in enumerate(arguments)
    ]
    return {"role": "assistant", "content": None, "tool_calls": made, **members}


CASES: list[tuple[str, JsonObject, ReplyContext, ChatQuirks, list[tuple[str, ...]], str]] = [
    ("text", completion(said("Hi")), QUIET, PLAIN, [("text", "Hi")], "end_turn"),
    ("empty", completion(said("")), QUIET, PLAIN, [("text", "")], "end_turn"),
    ("null", completion(said(None)), QUIET, PLAIN, [("text", "")], "end_turn"),
    ("no message", completion(None), QUIET, PLAIN, [("text", "")], "end_turn"),
    ("no finish reason", completion(said("Hi"), None), QUIET, PLAIN, [("text", "Hi")], "end_turn"),
    ("length", completion(said("Hi"), "length"), QUIET, PLAIN, [("text", "Hi")], "max_tokens"),
    ("filter", completion(said(""), "content_filter"), QUIET, PLAIN, [("text", "")], "refusal"),
    ("refusal", completion(said(None, refusal="No")), QUIET, PLAIN, [("text", "No")], "refusal"),
    ("parts", completion(said([{"type": "text", "text": "a"}, {"type": "text", "text": "b"}])), QUIET, PLAIN,
     [("text", "ab")], "end_turn"),
    ("reasoning", completion(said("Hi", reasoning_content="hm")), CURIOUS, PLAIN, [("thinking", "hm"), ("text", "Hi")],
     "end_turn"),
    ("reasoning, not shown", completion(said("Hi", reasoning_content="hm")), QUIET, PLAIN, [("text", "Hi")],
     "end_turn"),
    ("only reasoning", completion(said(" ", reasoning="hm")), QUIET, PLAIN, [("text", "hm")], "end_turn"),
    ("tags", completion(said("<think>hm</think>\n\nHi")), CURIOUS, ChatQuirks(lift_think_tags=True),
     [("thinking", "hm"), ("text", "Hi")], "end_turn"),
    ("a call", completion(calls(A), "tool_calls"), QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("two calls and more", completion(calls(A, "{}", content="a", reasoning="hm"), "stop"), CURIOUS, PLAIN,
     [("thinking", "hm"), ("text", "a"), ("tool_use", "Read", A), ("tool_use", "Read", "{}")], "tool_use"),
    ("equal calls", completion(calls(A, A)), QUIET, PLAIN, [("tool_use", "Read", A)] * 2, "tool_use"),
    ("an object", completion(calls({"path": "/a"})), QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("no arguments", completion(calls("", None, "null")), QUIET, PLAIN, [("tool_use", "Read", "{}")] * 3, "tool_use"),
    ("sound arguments stay as they are", completion(calls('{ "a": 1.0e2 }')), QUIET, PLAIN,
     [("tool_use", "Read", '{ "a": 1.0e2 }')], "tool_use"),
    ("a comma too many", completion(calls('{"path":"/a",}')), QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("encoded twice", completion(calls(json.dumps(A))), QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("left open", completion(calls('{"path":"/a')), QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("hopeless", completion(calls("path=/a")), QUIET, PLAIN, [("tool_use", "Read", "path=/a")], "tool_use"),
    ("a truncated call is dropped", completion(calls('{"path":"/a', content="a"), "length"), QUIET, PLAIN,
     [("text", "a")], "max_tokens"),
    ("only the truncated one", completion(calls(A, '{"path":"/a'), "length"), QUIET, PLAIN, [("tool_use", "Read", A)],
     "max_tokens"),
    ("only a truncated one", completion(calls('{"path":"/a'), "length"), QUIET, PLAIN, [("text", "")], "max_tokens"),
    ("length after a whole call", completion(calls(A), "length"), QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("the vendor's older form", completion(said(None, function_call={"name": "Read", "arguments": A}), "function_call"),
     QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("several choices", {"choices": [{"message": said("a"), "finish_reason": "stop"},
                                     {"message": said("b"), "finish_reason": "length"}]}, QUIET, PLAIN,
     [("text", "a")], "end_turn"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "context", "quirks", "blocks", "stop_reason"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_answers(
    body: JsonObject, context: ReplyContext, quirks: ChatQuirks, blocks: list[tuple[str, ...]], stop_reason: str
) -> None:
    events = whole(body, context, quirks)
    assert outline(events) == blocks
    assert end_of(events).stop_reason == stop_reason


def test_the_whole_answer() -> None:
    body = completion(calls(A, content="I look."), "tool_calls")
    body["usage"] = {"prompt_tokens": 9, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": 4}}
    answer = fold(whole(body))
    assert answer.id.startswith("msg_")
    assert answer.model == "claude-x"
    assert answer.content == [
        {"type": "text", "text": "I look."},
        {"type": "tool_use", "id": "c0", "name": "Read", "input": {"path": "/a"}},
    ]
    assert answer.stop_reason == "tool_use"
    assert answer.usage == Usage(5, 3, cache_read_input_tokens=4)


def test_missing_ids_and_names() -> None:
    made = {"role": "assistant", "tool_calls": [{"function": {"arguments": A}}, {"function": {"name": "Read"}}, {}, 5]}
    blocks = content(whole(completion(made)))
    assert [block["name"] for block in blocks] == ["unknown", "Read"]
    assert all(str(block["id"]).startswith("toolu_") for block in blocks)


def test_hopeless_arguments_are_kept_for_the_client_to_refuse() -> None:
    assert content(whole(completion(calls("path=/a"))))[0]["input"] == {"_raw_arguments": "path=/a"}


def test_details_are_not_put_together() -> None:
    detail = {"type": "reasoning.text", "text": "h"}
    context = ReplyContext("openrouter", "m", wants_thinking=True)
    answered = content(whole(completion(said("a", reasoning_details=[detail, detail])), context))
    twice = content(whole(completion(said("a", reasoning_details=[{**detail, "text": "hh"}])), context))
    assert answered[0]["thinking"] == twice[0]["thinking"] == "hh"
    assert answered[0]["signature"] != twice[0]["signature"]


@pytest.mark.parametrize(
    ("body", "status", "kind", "message"),
    [
        (b"", 502, "api_error", "Malformed upstream response"),
        (b"<html>", 502, "api_error", "Malformed upstream response"),
        (b"[]", 502, "api_error", "Malformed upstream response"),
        (b"{}", 502, "api_error", "Malformed upstream response"),
        (b'{"choices":[]}', 502, "api_error", "Malformed upstream response"),
        (b'{"choices":null}', 502, "api_error", "Malformed upstream response"),
        (b'{"choices":[null]}', 502, "api_error", "Malformed upstream response"),
        (b"[" * 100_000, 502, "api_error", "Malformed upstream response"),
        (b'{"error":{"message":"Slow","code":429}}', 429, "rate_limit_error", "Slow"),
        (b'{"error":{"message":"Slow","code":429},"choices":[{"message":{}}]}', 429, "rate_limit_error", "Slow"),
        (b'{"error":"Oops"}', 500, "api_error", "Oops"),
        (b'{"object":"error","message":"Oops","code":400}', 400, "invalid_request_error", "Oops"),
        (b'{"choices":[{"message":{"content":"a"},"finish_reason":"error"}]}', 502, "api_error", "broke off"),
        (b'{"choices":[{"message":{},"finish_reason":"error","error":{"code":503,"message":"Busy"}}]}', 529,
         "overloaded_error", "Busy"),
    ],
)  # fmt: skip
def test_what_is_no_answer(body: bytes, status: int, kind: str, message: str) -> None:
    with pytest.raises(ApiError) as caught:
        OpenAIChat("test").decode(body, QUIET, PLAIN)
    assert (caught.value.status, caught.value.type) == (status, kind)
    assert message in caught.value.message


def test_http_errors() -> None:
    body = b'{"error":{"message":"No such model","type":"invalid_request_error","code":"model_not_found"}}'
    error = OpenAIChat("OpenAI").decode_error(404, {"x-request-id": "r1"}, body)
    assert (error.status, error.type, error.message) == (404, "not_found_error", "OpenAI: No such model")
    assert error.headers == ((b"x-upstream-request-id", b"r1"),)
