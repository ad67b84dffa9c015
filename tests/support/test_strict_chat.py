"""Every rule of the Chat Completions judge: what it lets through and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.support.requests import make_request
from tests.support.strict_chat import chat_judge

JSONObject = dict[str, object]

HEADERS = {"Content-Type": "application/json; charset=utf-8", "Authorization": "Bearer sk-1"}
USER: JSONObject = {"role": "user", "content": "hi"}
SCHEMA: JSONObject = {"type": "object", "properties": {"path": {"type": "string"}}}
TOOL: JSONObject = {"type": "function", "function": {"name": "Read", "description": "d", "parameters": SCHEMA}}
PNG = "iVBORw0KGgo="


def call(call_id: str = "call_1", **function: object) -> JSONObject:
    return {"id": call_id, "type": "function", "function": {"name": "Read", "arguments": "{}"} | function}


def calls(*ids: str, content: object = None) -> JSONObject:
    return {"role": "assistant", "content": content, "tool_calls": [call(id_) for id_ in ids]}


def result(call_id: str = "call_1", content: object = "ok") -> JSONObject:
    return {"role": "tool", "tool_call_id": call_id, "content": content}


def function(**fields: object) -> JSONObject:
    return {"tools": [{"type": "function", "function": {"name": "Read", "parameters": SCHEMA} | fields}]}


def parameters(schema: object) -> JSONObject:
    return function(parameters=schema)


def user(*parts: object) -> JSONObject:
    return {"messages": [{"role": "user", "content": list(parts)}]}


def image(url: object, **fields: object) -> JSONObject:
    return {"type": "image_url", "image_url": {"url": url, **fields}}


def messages(*values: object) -> JSONObject:
    return {"messages": list(values)}


TEXT: JSONObject = {"type": "text", "text": "a"}
REASONS: JSONObject = {"model": "gpt-5.1"}

ACCEPTED: dict[str, JSONObject] = {
    "plain": {},
    "stream": {"stream": True, "stream_options": {"include_usage": True}},
    "sampling": {"temperature": 0, "top_p": 1.0, "seed": 7, "n": 1, "frequency_penalty": -2, "presence_penalty": 2},
    "null means default": {
        "temperature": None,
        "stop": None,
        "tools": None,
        "max_tokens": None,
        "stream_options": None,
    },
    "max_tokens": {"max_tokens": 1},
    "max_completion_tokens": {"max_completion_tokens": 1},
    "all that the model can": {"max_tokens": 16384},
    "a limit that nobody knows": {"model": "qwen3", "max_tokens": 10**6},
    "one stop": {"stop": "x"},
    "four stops": {"stop": ["1", "2", "3", "4"]},
    "tools": {"tools": [TOOL], "tool_choice": "required", "parallel_tool_calls": False},
    "forced tool": {"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "Read"}}},
    "tool without parameters": {"tools": [{"type": "function", "function": {"name": "now"}}]},
    "array with items": parameters({"type": "object", "properties": {"a": {"type": "array", "items": {}}}}),
    "system and developer": messages(
        {"role": "system", "content": "s"}, {"role": "developer", "content": [TEXT]}, USER
    ),
    "system in the middle": messages(USER, {"role": "system", "content": "s"}),
    "one call": messages(USER, calls("call_1"), result()),
    "parallel calls in any order": messages(USER, calls("a", "b"), result("b"), result("a"), USER),
    "calls with text": messages(USER, calls("call_1", content="I read."), result(content=[TEXT])),
    "calls without content": messages(USER, {"role": "assistant", "tool_calls": [call()]}, result()),
    "two rounds": messages(USER, calls("a"), result("a"), calls("a"), result("a")),
    "image by URL": user(TEXT, image("https://example.com/a.png", detail="low")),
    "image data": user(image(f"data:image/png;base64,{PNG}")),
    "file": user({"type": "file", "file": {"filename": "a.pdf", "file_data": "data:application/pdf;base64,QQ=="}}),
    "json_object": {"response_format": {"type": "json_object"}, **messages({"role": "user", "content": "as JSON"})},
    "json_schema": {"response_format": {"type": "json_schema", "json_schema": {"name": "t", "schema": SCHEMA}}},
    "strict json_schema": {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "t", "strict": True, "schema": SCHEMA | {"additionalProperties": False}},
        }
    },
    "metadata": {"metadata": {"a": "b"}},
    "reasoning": REASONS | {"max_completion_tokens": 5, "reasoning_effort": "high", "temperature": 1},
    "chat variant of a reasoning name": {"model": "gpt-5-chat-latest", "temperature": 0.5, "max_tokens": 5},
}

REFUSED: dict[str, tuple[JSONObject, str, str | None, str | None]] = {
    # change to the plain body: message part, param, code
    "unknown key": ({"top_k": 5}, "Unrecognized request argument supplied: top_k", None, None),
    "Anthropic key": ({"stop_sequences": ["a"]}, "Unrecognized request argument supplied: stop_sequences", None, None),
    "no model": ({"model": None}, "you must provide a model parameter", None, None),
    "no messages": ({"messages": None}, "Missing required parameter", "messages", "missing_required_parameter"),
    "empty messages": (messages(), "empty array", "messages", "empty_array"),
    "messages not a list": ({"messages": "hi"}, "expected an array", "messages", "invalid_type"),
    "message not an object": (messages("hi"), "expected an object", "messages[0]", "invalid_type"),
    "message without role": (
        messages({"content": "a"}),
        "'messages[0].role'",
        "messages[0].role",
        "missing_required_parameter",
    ),
    "unknown role": (
        messages({"role": "model", "content": "a"}),
        "Invalid value: 'model'",
        "messages[0].role",
        "invalid_value",
    ),
    "unknown message key": (
        messages(USER | {"cache_control": {}}),
        "Unknown parameter: 'messages[0].cache_control'",
        "messages[0].cache_control",
        "unknown_parameter",
    ),
    "reasoning_content": (
        messages(USER, {"role": "assistant", "content": "a", "reasoning_content": "b"}),
        "Unknown parameter: 'messages[1].reasoning_content'",
        "messages[1].reasoning_content",
        "unknown_parameter",
    ),
    "null content": (messages({"role": "user", "content": None}), "got null", "messages.[0].content", None),
    "null content without calls": (
        messages(USER, {"role": "assistant", "content": None}),
        "got null",
        "messages.[1].content",
        None,
    ),
    "content is an object": (messages({"role": "user", "content": {}}), "Invalid type", None, "invalid_type"),
    "empty content list": (user(), "empty array", "messages[0].content", "empty_array"),
    "unknown part": (user({"type": "image"}), "Invalid value: 'image'", "messages[0].content[0].type", "invalid_value"),
    "unknown part key": (
        user(TEXT | {"cache_control": {}}),
        "Unknown parameter",
        "messages[0].content[0].cache_control",
        "unknown_parameter",
    ),
    "text part without text": (user({"type": "text"}), "expected a string", None, "invalid_type"),
    "image in a tool result": (
        messages(USER, calls("call_1"), result(content=[image(f"data:image/png;base64,{PNG}")])),
        "Invalid value: 'image_url'. Supported values are: 'text'",
        "messages[2].content[0].type",
        "invalid_value",
    ),
    "image in the system prompt": (
        messages({"role": "system", "content": [image("https://example.com/a.png")]}),
        "Supported values are: 'text'",
        None,
        "invalid_value",
    ),
    "image_url a string": (
        user({"type": "image_url", "image_url": "https://example.com/a.png"}),
        "expected an object, but got a string",
        None,
        "invalid_type",
    ),
    "image of another type": (user(image("data:image/bmp;base64,QQ==")), "Expected a valid URL", None, "invalid_value"),
    "image that is no base64": (user(image("data:image/png;base64,@@")), "not base64", None, "invalid_image_format"),
    "image detail": (user(image("https://a/b.png", detail="max")), "Invalid value: 'max'", None, "invalid_value"),
    "file without data": (user({"type": "file", "file": {"filename": "a"}}), "Missing required", None, None),
    "tool message first": (messages(result()), "must be a response", "messages.[0].role", None),
    "tool message after a user message": (messages(USER, result()), "must be a response", "messages.[1].role", None),
    "tool message for another call": (
        messages(USER, calls("a", "b"), result("a"), result("c"), result("b")),
        "'tool_call_id' of 'c' not found",
        "messages.[3].role",
        None,
    ),
    "tool message twice": (
        messages(USER, calls("a", "b"), result("a"), result("a"), result("b")),
        "'tool_call_id' of 'a' not found",
        "messages.[3].role",
        None,
    ),
    "user message between call and result": (
        messages(USER, calls("call_1"), USER, result()),
        "did not have response messages: call_1",
        "messages.[2].role",
        None,
    ),
    "call without result": (
        messages(USER, calls("a", "b"), result("a"), USER),
        "did not have response messages: b",
        "messages.[3].role",
        None,
    ),
    "call without result at the end": (
        messages(USER, calls("call_1")),
        "did not have response messages",
        "messages.[2].role",
        None,
    ),
    "tool message without id": (
        messages(USER, calls("call_1"), {"role": "tool", "content": "a"}),
        "'messages[2].tool_call_id'",
        None,
        "missing_required_parameter",
    ),
    "two calls of one id": (messages(USER, calls("a", "a"), result("a")), "Duplicate value", None, None),
    "empty list of calls": (
        messages(USER, {"role": "assistant", "content": "a", "tool_calls": []}),
        "empty array",
        "messages[1].tool_calls",
        "empty_array",
    ),
    "call id too long": (
        messages(USER, calls("c" * 41), result("c" * 41)),
        "too long",
        None,
        "string_above_max_length",
    ),
    "call without id": (messages(USER, calls("")), "empty string", "messages[1].tool_calls[0].id", "empty_string"),
    "call without type": (
        messages(USER, {"role": "assistant", "content": None, "tool_calls": [{"id": "a", "function": {}}]}),
        "'messages[1].tool_calls[0].type'",
        None,
        "missing_required_parameter",
    ),
    "call with an index": (
        messages(USER, {"role": "assistant", "content": None, "tool_calls": [call() | {"index": 0}]}, result()),
        "Unknown parameter",
        "messages[1].tool_calls[0].index",
        "unknown_parameter",
    ),
    "arguments an object": (
        messages(USER, {"role": "assistant", "content": None, "tool_calls": [call(arguments={})]}, result()),
        "expected a string",
        "messages[1].tool_calls[0].function.arguments",
        "invalid_type",
    ),
    "called name": (
        messages(USER, {"role": "assistant", "content": None, "tool_calls": [call(name="a.b")]}, result()),
        "does not match pattern",
        "messages[1].tool_calls[0].function.name",
        "invalid_value",
    ),
    "empty tools": ({"tools": []}, "empty array", "tools", "empty_array"),
    "129 tools": ({"tools": [TOOL] * 129}, "array too long", "tools", "array_above_max_length"),
    "Anthropic tool": ({"tools": [{"name": "Read", "input_schema": SCHEMA}]}, "Unknown parameter", None, None),
    "tool of another type": ({"tools": [TOOL | {"type": "custom"}]}, "Invalid value: 'custom'", "tools[0].type", None),
    "function name pattern": (
        function(name="mcp.read"),
        "does not match pattern",
        "tools[0].function.name",
        "invalid_value",
    ),
    "function name length": (function(name="a" * 65), "too long", "tools[0].function.name", "string_above_max_length"),
    "function key": (function(cache_control={}), "Unknown parameter", "tools[0].function.cache_control", None),
    "description": (function(description=1), "expected a string", "tools[0].function.description", "invalid_type"),
    "strict": (function(strict="yes"), "expected a boolean", None, "invalid_type"),
    "parameters without type": (parameters({}), 'type: "object"', None, "invalid_function_parameters"),
    "parameters without properties": (parameters({"type": "object"}), "missing properties", None, None),
    "parameters with anyOf": (parameters(SCHEMA | {"anyOf": []}), "top level", None, "invalid_function_parameters"),
    "array without items": (
        parameters({"type": "object", "properties": {"a": {"type": "array"}}}),
        "array schema missing items",
        "tools[0].function.parameters",
        "invalid_function_parameters",
    ),
    "tool_choice without tools": ({"tool_choice": "auto"}, "only allowed when 'tools'", "tool_choice", None),
    "parallel_tool_calls without tools": (
        {"parallel_tool_calls": True},
        "only allowed when 'tools'",
        "parallel_tool_calls",
        None,
    ),
    "Anthropic tool_choice": ({"tools": [TOOL], "tool_choice": {"type": "auto"}}, "tool_choice", None, None),
    "unknown tool_choice": ({"tools": [TOOL], "tool_choice": "any"}, "Invalid value: 'any'", "tool_choice", None),
    "tool_choice of an absent tool": (
        {"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "Write"}}},
        "not found",
        "tool_choice",
        None,
    ),
    "five stops": ({"stop": ["1", "2", "3", "4", "5"]}, "array too long", "stop", "array_above_max_length"),
    "empty stops": ({"stop": []}, "empty array", "stop", "empty_array"),
    "stop a number": ({"stop": [1]}, "expected a string", "stop[0]", "invalid_type"),
    "temperature above": ({"temperature": 2.1}, "above maximum", "temperature", "decimal_above_max_value"),
    "temperature below": ({"temperature": -0.1}, "below minimum", "temperature", "decimal_below_min_value"),
    "temperature a text": ({"temperature": "1"}, "expected a decimal", "temperature", "invalid_type"),
    "temperature a boolean": ({"temperature": True}, "expected a decimal", "temperature", "invalid_type"),
    "top_p": ({"top_p": 1.5}, "above maximum", "top_p", "decimal_above_max_value"),
    "max_tokens 0": ({"max_tokens": 0}, "expected an integer >= 1", "max_tokens", "integer_below_min_value"),
    "max_tokens a fraction": ({"max_tokens": 1.5}, "expected an integer", "max_tokens", "integer_below_min_value"),
    "more than the model can": (
        {"max_tokens": 16385},
        "max_tokens is too large: 16385. This model supports at most 16384 completion tokens",
        "max_tokens",
        "invalid_value",
    ),
    "more than the model can, by the newer name": (
        {"model": "gpt-4.1", "max_completion_tokens": 32769},
        "max_completion_tokens is too large: 32769.",
        "max_completion_tokens",
        "invalid_value",
    ),
    "both limits": (
        {"max_tokens": 1, "max_completion_tokens": 1},
        "at the same time",
        "max_tokens",
        "invalid_parameter_combination",
    ),
    "seed": ({"seed": "a"}, "expected an integer", "seed", "invalid_type"),
    "stream": ({"stream": "true"}, "expected a boolean", "stream", "invalid_type"),
    "stream_options without stream": (
        {"stream_options": {"include_usage": True}},
        "only allowed when 'stream'",
        "stream_options",
        None,
    ),
    "unknown stream option": (
        {"stream": True, "stream_options": {"usage": True}},
        "Unknown parameter",
        "stream_options.usage",
        None,
    ),
    "stream option's type": (
        {"stream": True, "stream_options": {"include_usage": 1}},
        "expected a boolean",
        None,
        None,
    ),
    "top_logprobs": ({"top_logprobs": 3}, "only allowed when 'logprobs'", "top_logprobs", None),
    "user": ({"user": 1}, "expected a string", "user", "invalid_type"),
    "prompt_cache_key": ({"prompt_cache_key": "a" * 65}, "too long", "prompt_cache_key", "string_above_max_length"),
    "service_tier": ({"service_tier": "standard_only"}, "Invalid value", "service_tier", "invalid_value"),
    "metadata": ({"metadata": {"a": 1}}, "expected a string", "metadata.a", "invalid_type"),
    "effort without reasoning": ({"reasoning_effort": "low"}, "Unrecognized request argument", None, None),
    "effort unknown": (REASONS | {"reasoning_effort": "max"}, "Invalid value: 'max'", "reasoning_effort", None),
    "reasoning with temperature": (
        REASONS | {"temperature": 0.5},
        "not supported",
        "temperature",
        "unsupported_parameter",
    ),
    "reasoning with top_p": (REASONS | {"top_p": 0.5}, "not supported", "top_p", "unsupported_parameter"),
    "reasoning with stop": (REASONS | {"stop": ["a"]}, "not supported", "stop", "unsupported_parameter"),
    "reasoning with max_tokens": (
        REASONS | {"max_tokens": 5},
        "Use 'max_completion_tokens'",
        "max_tokens",
        "unsupported_parameter",
    ),
    "response_format type": ({"response_format": {"type": "xml"}}, "Invalid value: 'xml'", "response_format", None),
    "json_object without the word": ({"response_format": {"type": "json_object"}}, "the word 'json'", "messages", None),
    "json_schema without name": (
        {"response_format": {"type": "json_schema", "json_schema": {"schema": SCHEMA}}},
        "expected a string",
        "response_format.json_schema.name",
        "invalid_type",
    ),
    "json_schema without schema": (
        {"response_format": {"type": "json_schema", "json_schema": {"name": "t"}}},
        "expected an object",
        "response_format.json_schema.schema",
        "invalid_type",
    ),
    "Anthropic format": (
        {"response_format": {"type": "json_schema", "schema": SCHEMA}},
        "Unknown parameter",
        "response_format.schema",
        "unknown_parameter",
    ),
    "strict schema": (
        {"response_format": {"type": "json_schema", "json_schema": {"name": "t", "strict": True, "schema": SCHEMA}}},
        "'additionalProperties' is required",
        "response_format",
        None,
    ),
}

HEADERS_REFUSED: dict[str, tuple[dict[str, str | None], int, str]] = {
    "no key": ({"Authorization": None}, 401, "didn't provide an API key"),
    "key of another kind": ({"Authorization": "Basic abc"}, 401, "didn't provide an API key"),
    "wrong key": ({"Authorization": "Bearer sk-2"}, 401, "Incorrect API key"),
    "no content type": ({"Content-Type": None}, 415, "content type"),
    "content type": ({"Content-Type": "text/plain"}, 415, "content type"),
    "Anthropic key": ({"x-api-key": "k"}, 400, "x-api-key"),
    "Anthropic version": ({"anthropic-version": "2023-06-01"}, 400, "anthropic-version"),
    "Anthropic beta": ({"Anthropic-Beta": "a"}, 400, "Anthropic-Beta"),
    "the client's session": ({"X-Claude-Code-Session-Id": "1"}, 400, "X-Claude-Code-Session-Id"),
    "our own": ({"X-Lynkr-Model": "m"}, 400, "X-Lynkr-Model"),
}


def plain(change: JSONObject) -> JSONObject:
    return {"model": "gpt-4o", "messages": [USER]} | change


@pytest.mark.parametrize("change", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(change: JSONObject) -> None:
    assert chat_judge("sk-1")(make_request(plain(change), HEADERS)) is None


@pytest.mark.parametrize(("change", "message", "param", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(change: JSONObject, message: str, param: str | None, code: str | None) -> None:
    reply = chat_judge("sk-1")(make_request(plain(change), HEADERS))
    assert reply is not None
    assert isinstance(reply.body, bytes)
    error = json.loads(reply.body)["error"]
    assert error.keys() == {"message", "type", "param", "code"}
    assert reply.status == 400
    assert error["type"] == "invalid_request_error"
    assert message in error["message"]
    if param is not None:
        assert error["param"] == param
    if code is not None:
        assert error["code"] == code


@pytest.mark.parametrize(("change", "status", "message"), HEADERS_REFUSED.values(), ids=HEADERS_REFUSED.keys())
def test_headers(change: dict[str, str | None], status: int, message: str) -> None:
    headers = {name: value for name, value in (HEADERS | change).items() if value is not None}
    reply = chat_judge("sk-1")(make_request(plain({}), headers))
    assert reply is not None
    assert isinstance(reply.body, bytes)
    assert reply.status == status
    assert message in json.loads(reply.body)["error"]["message"]


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b'{"model":"a","model":"b"}', b'{"model":NaN}', b'{"model":"\xff"}', b""]
)
def test_body_that_is_not_one_json_object(body: bytes) -> None:
    reply = chat_judge()(make_request(body, HEADERS, json_body=False))
    assert reply is not None
    assert reply.status == 400


def test_method() -> None:
    reply = chat_judge()(make_request({}, HEADERS, method="GET"))
    assert reply is not None
    assert reply.status == 405


def test_what_a_compatible_server_takes_in_addition() -> None:
    body = plain({"top_k": 5, **messages(USER, {"role": "assistant", "content": "a", "reasoning_content": "b"}, USER)})
    judge = chat_judge(allow_reasoning_content=True, extra_keys=frozenset({"top_k"}))
    assert judge(make_request(body, HEADERS)) is None
