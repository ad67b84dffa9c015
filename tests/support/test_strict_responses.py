"""Every rule of the Responses judge: what it lets through and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.support.requests import make_request
from tests.support.strict_responses import responses_judge

JSONObject = dict[str, object]

HEADERS = {"Content-Type": "application/json; charset=utf-8", "Authorization": "Bearer sk-1"}
SCHEMA: JSONObject = {"type": "object", "properties": {"path": {"type": "string"}}}
STRICT: JSONObject = SCHEMA | {"required": ["path"], "additionalProperties": False}
TOOL: JSONObject = {"type": "function", "name": "Read", "description": "d", "parameters": SCHEMA, "strict": False}
TEXT: JSONObject = {"type": "input_text", "text": "a"}
USER: JSONObject = {"type": "message", "role": "user", "content": [TEXT]}
SAID: JSONObject = {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "a"}]}
REASONING: JSONObject = {"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "gAAA"}
REASONS: JSONObject = {"model": "gpt-5.1", "store": False}
PNG = "iVBORw0KGgo="


def items(*values: object) -> JSONObject:
    return {"input": list(values)}


def call(call_id: str = "call_1", **members: object) -> JSONObject:
    return {"type": "function_call", "call_id": call_id, "name": "Read", "arguments": "{}", **members}


def result(call_id: str = "call_1", output: object = "ok") -> JSONObject:
    return {"type": "function_call_output", "call_id": call_id, "output": output}


def user(*parts: object) -> JSONObject:
    return items({"role": "user", "content": list(parts)})


def tool(**members: object) -> JSONObject:
    return {"tools": [TOOL | members]}


def without(value: JSONObject, key: str) -> JSONObject:
    return {name: member for name, member in value.items() if name != key}


def formatted(schema: JSONObject, **members: object) -> JSONObject:
    return {"text": {"format": {"type": "json_schema", "name": "t", "schema": schema, **members}}}


ACCEPTED: dict[str, JSONObject] = {
    "plain": {},
    "input as a string": {"input": "hi"},
    "instructions": {"instructions": "s"},
    "stream": {"stream": True, "stream_options": {"include_obfuscation": False}},
    "sampling": {"temperature": 2, "top_p": 0},
    "null means default": {"temperature": None, "tools": None, "max_output_tokens": None, "text": None},
    "the shortest answer": {"max_output_tokens": 16},
    "the longest answer": {"max_output_tokens": 16384},
    "tools": {"tools": [TOOL], "tool_choice": "required", "parallel_tool_calls": False},
    "forced tool": {"tools": [TOOL], "tool_choice": {"type": "function", "name": "Read"}},
    "tool choice without tools": {"tool_choice": "none"},
    "strict tool": tool(strict=True, parameters=STRICT),
    "strict because nobody said otherwise": {"tools": [without(TOOL | {"parameters": STRICT}, "strict")]},
    "messages": items({"role": "developer", "content": "s"}, USER, SAID, USER),
    "a call": items(USER, call(), result()),
    "parallel calls in any order": items(USER, call("a"), call("b"), result("b"), result("a"), USER),
    "text between calls": items(USER, call("a"), SAID, call("b"), result("a"), result("b")),
    "a result of parts": items(USER, call(), result(output=[TEXT, {"type": "input_image", "image_url": "https://x"}])),
    "image data": user({"type": "input_image", "image_url": f"data:image/png;base64,{PNG}", "detail": "auto"}),
    "file data": user({"type": "input_file", "filename": "a.pdf", "file_data": "data:application/pdf;base64,QQ=="}),
    "file by URL": user({"type": "input_file", "file_url": "https://x.test/a.pdf"}),
    "reasoning model": REASONS | {"reasoning": {"effort": "high", "summary": "auto"}, "temperature": 1},
    "encrypted reasoning": REASONS | {"include": ["reasoning.encrypted_content"]},
    "reasoning before a call": REASONS | items(USER, REASONING, call(), result()),
    "reasoning before text": REASONS | items(USER, REASONING, SAID, USER),
    "stored reasoning": {"model": "gpt-5.1", **items(USER, without(REASONING, "encrypted_content"), call(), result())},
    "json_schema": formatted(SCHEMA),
    "strict json_schema": formatted(STRICT, strict=True),
    "json_object": {"text": {"format": {"type": "json_object"}, "verbosity": "low"}},
    "identity": {"safety_identifier": "u" * 64, "prompt_cache_key": "s" * 64},
}

REFUSED: dict[str, tuple[JSONObject, str, str | None]] = {
    # change to the plain body: message part, param
    "unknown key": ({"top_k": 5}, "Unknown parameter: 'top_k'", "top_k"),
    "the other API's messages": ({"messages": []}, "Unknown parameter", "messages"),
    "the other API's limit": ({"max_tokens": 5}, "Unknown parameter", "max_tokens"),
    "stop": ({"stop": ["a"]}, "Unknown parameter", "stop"),
    "no model": ({"model": None}, "Missing required parameter", "model"),
    "no input": ({"input": None}, "Missing required parameter", "input"),
    "empty input": (items(), "empty array", "input"),
    "input of another type": ({"input": 5}, "expected an array", "input"),
    "item of another type": (items("hi"), "expected an object", "input[0]"),
    "unknown item": (items({"type": "tool_result"}), "Invalid value: 'tool_result'", "input[0].type"),
    "unknown member": (items(USER | {"cache_control": {}}), "'input[0].cache_control'", "input[0].cache_control"),
    "unknown role": (items({"role": "tool", "content": "a"}), "Invalid value: 'tool'", "input[0].role"),
    "no content": (items({"role": "user"}), "Missing required parameter", "input[0].content"),
    "no parts": (user(), "empty array", "input[0].content"),
    "the other API's text": (user({"type": "text", "text": "a"}), "Invalid value: 'text'", "input[0].content[0]"),
    "the other API's image": (user({"type": "image_url"}), "Invalid value: 'image_url'", "input[0].content[0]"),
    "the user's words in the assistant's mouth": (
        items({"role": "assistant", "content": [TEXT]}),
        "Invalid value: 'input_text'",
        "input[0].content[0]",
    ),
    "an image of the system's": (
        items({"role": "developer", "content": [{"type": "input_image", "image_url": "https://x"}]}),
        "Invalid value: 'input_image'",
        "input[0].content[0]",
    ),
    "unknown member of a part": (
        user(TEXT | {"cache_control": {}}),
        "cache_control",
        "input[0].content[0].cache_control",
    ),
    "text of another type": (
        user({"type": "input_text", "text": None}),
        "expected a string",
        "input[0].content[0].text",
    ),
    "image as an object": (
        user({"type": "input_image", "image_url": {"url": "https://x"}}),
        "expected a string",
        "input[0].content[0].image_url",
    ),
    "image of another type": (
        user({"type": "input_image", "image_url": "data:image/tiff;base64,QQ=="}),
        "image MIME type",
        "input[0].content[0].image_url",
    ),
    "image that is no base64": (
        user({"type": "input_image", "image_url": "data:image/png;base64,%%%"}),
        "not base64",
        "input[0].content[0].image_url",
    ),
    "file without a name": (
        user({"type": "input_file", "file_data": "data:application/pdf;base64,QQ=="}),
        "expected a string",
        "input[0].content[0].filename",
    ),
    "file without data": (user({"type": "input_file", "filename": "a"}), "Provide one of", "input[0].content[0]"),
    "call without an id": (items(without(call(), "call_id")), "'input[0].call_id'", "input[0].call_id"),
    "call with an empty id": (items(call("")), "empty string", "input[0].call_id"),
    "call with a long id": (items(call("x" * 65)), "string too long", "input[0].call_id"),
    "call with an odd name": (items(call(name="a b")), "does not match pattern", "input[0].name"),
    "arguments as an object": (items(call(arguments={})), "expected a string", "input[0].arguments"),
    "no output": (items(call(), without(result(), "output")), "'input[1].output'", "input[1].output"),
    "empty output parts": (items(call(), result(output=[])), "empty array", "input[1].output"),
    "unanswered call": (items(USER, call()), "No tool output found for function call call_1", "input"),
    "call answered too late": (items(USER, call(), USER, result()), "No tool output found", "input"),
    "two calls, one answer": (items(call("a"), call("b"), result("b")), "function call a", "input"),
    "answer without a call": (items(USER, result()), "No tool call found", "input"),
    "answered twice": (items(call(), result(), result()), "No tool call found", "input"),
    "an id given twice": (items(call(), result(), call(), result()), "Duplicate function call", "input"),
    "reasoning for another model": (items(USER, REASONING, call(), result()), "reasoning or computer use", "input"),
    "reasoning at the end": (REASONS | items(USER, REASONING), "required following item", "input"),
    "reasoning before a user": (REASONS | items(REASONING, USER), "required following item", "input"),
    "reasoning twice": (REASONS | items(REASONING, SAID, REASONING, SAID), "Duplicate item", "input"),
    "reasoning without a summary": (
        REASONS | items(without(REASONING, "summary"), SAID),
        "'input[0].summary'",
        "input[0].summary",
    ),
    "reasoning with an odd summary": (
        REASONS | items(REASONING | {"summary": [{"type": "text", "text": "a"}]}, SAID),
        "Invalid value: 'text'",
        "input[0].summary[0].type",
    ),
    "reasoning with an odd id": (REASONS | items(REASONING | {"id": "x"}, SAID), "begins with 'rs'", "input[0].id"),
    "sampling a reasoning model": (
        REASONS | {"temperature": 0.5},
        "Unsupported parameter: 'temperature'",
        "temperature",
    ),
    "effort of another model": ({"reasoning": {"effort": "low"}}, "Unsupported parameter", "reasoning.effort"),
    "encryption for another model": ({"include": ["reasoning.encrypted_content"]}, "Encrypted content", "include"),
    "unknown effort": (REASONS | {"reasoning": {"effort": "huge"}}, "Invalid value: 'huge'", "reasoning.effort"),
    "unknown summary": (REASONS | {"reasoning": {"summary": "long"}}, "Invalid value: 'long'", "reasoning.summary"),
    "unknown include": ({"include": ["x"]}, "Invalid value: 'x'", "include[0]"),
    "temperature too high": ({"temperature": 2.1}, "above maximum", "temperature"),
    "top_p too low": ({"top_p": -1}, "below minimum", "top_p"),
    "temperature of another type": ({"temperature": "1"}, "expected a decimal", "temperature"),
    "stream of another type": ({"stream": 1}, "expected a boolean", "stream"),
    "instructions of another type": ({"instructions": [TEXT]}, "expected a string", "instructions"),
    "long cache key": ({"prompt_cache_key": "x" * 65}, "string too long", "prompt_cache_key"),
    "stream options without a stream": ({"stream_options": {}}, "only allowed when 'stream'", "stream_options"),
    "answer too short": ({"max_output_tokens": 15}, "below minimum value. Expected a value >= 16", "max_output_tokens"),
    "answer too long": ({"max_output_tokens": 16385}, "at most 16384 output tokens", "max_output_tokens"),
    "limit of another type": ({"max_output_tokens": 20.5}, "expected an integer", "max_output_tokens"),
    "the other API's tool": ({"tools": [{"type": "function", "function": TOOL}]}, "'tools[0].name'", "tools[0].name"),
    "unknown tool": ({"tools": [{"type": "custom", "name": "a"}]}, "Invalid value: 'custom'", "tools[0].type"),
    "tool with an odd name": (tool(name="a.b"), "does not match pattern", "tools[0].name"),
    "unknown member of a tool": (tool(cache_control={}), "cache_control", "tools[0].cache_control"),
    "two tools of one name": ({"tools": [TOOL, TOOL]}, "must be unique", "tools"),
    "tool that is no object": (
        tool(parameters={"type": "array"}),
        "Invalid schema for function",
        "tools[0].parameters",
    ),
    "tool without properties": (tool(parameters={"type": "object"}), "missing properties", "tools[0].parameters"),
    "tool that is strict unasked": (
        {"tools": [without(TOOL, "strict")]},
        "additionalProperties",
        "tools[0].parameters",
    ),
    "strict tool with optional members": (
        tool(strict=True, parameters=without(STRICT, "required")),
        "'required' is required",
        "tools[0].parameters",
    ),
    "strict of another type": (tool(strict="yes"), "expected a boolean", "tools[0].strict"),
    "required without tools": ({"tool_choice": "required"}, "must be specified with 'tools'", "tool_choice"),
    "unknown tool choice": ({"tools": [TOOL], "tool_choice": "any"}, "Invalid value: 'any'", "tool_choice"),
    "choice of a missing tool": (
        {"tools": [TOOL], "tool_choice": {"type": "function", "name": "Write"}},
        "not found in 'tools'",
        "tool_choice",
    ),
    "the other API's choice": (
        {"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "Read"}}},
        "tool_choice.function",
        "tool_choice.function",
    ),
    "the other API's format": (
        {"text": {"format": {"type": "json_schema", "json_schema": {}}}},
        "text.format.json_schema",
        "text.format.json_schema",
    ),
    "format without a name": (
        {"text": {"format": {"type": "json_schema", "schema": SCHEMA}}},
        "expected a string",
        "text.format.name",
    ),
    "strict format that is open": (formatted(SCHEMA, strict=True), "additionalProperties", "text.format.schema"),
    "unknown format": ({"text": {"format": {"type": "xml"}}}, "Invalid value: 'xml'", "text.format"),
}


def body(change: JSONObject) -> JSONObject:
    return {"model": "gpt-4o", "input": [USER], **change}


@pytest.mark.parametrize("change", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(change: JSONObject) -> None:
    assert responses_judge("sk-1")(make_request(body(change), HEADERS, target="/v1/responses")) is None


@pytest.mark.parametrize(("change", "message", "param"), REFUSED.values(), ids=REFUSED)
def test_refused(change: JSONObject, message: str, param: str | None) -> None:
    reply = responses_judge("sk-1")(make_request(body(change), HEADERS, target="/v1/responses"))
    assert reply is not None
    assert reply.status == 400
    assert isinstance(reply.body, bytes)
    error = json.loads(reply.body)["error"]
    assert error["type"] == "invalid_request_error"
    assert message in error["message"]
    assert error["param"] == param


def test_reasoning_that_nobody_has_stored() -> None:
    change = REASONS | items(USER, without(REASONING, "encrypted_content"), call(), result())
    reply = responses_judge()(make_request(body(change), HEADERS))
    assert reply is not None
    assert reply.status == 404
    assert isinstance(reply.body, bytes)
    assert b"not persisted" in reply.body


def test_summaries_for_an_organisation_that_is_not_verified() -> None:
    change = REASONS | {"reasoning": {"summary": "auto"}}
    reply = responses_judge(verified=False)(make_request(body(change), HEADERS))
    assert reply is not None
    assert isinstance(reply.body, bytes)
    assert b"must be verified" in reply.body


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "application/json"}, 401),
        (HEADERS | {"Authorization": "Bearer sk-2"}, 401),
        (HEADERS | {"Content-Type": "text/plain"}, 415),
        (HEADERS | {"anthropic-version": "2023-06-01"}, 400),
        (HEADERS | {"x-lynkr-provider": "openai"}, 400),
    ],
)
def test_headers(headers: dict[str, str], status: int) -> None:
    reply = responses_judge("sk-1")(make_request(body({}), headers))
    assert reply is not None
    assert reply.status == status


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"model":"a","model":"b"}', b'{"temperature":NaN}'])
def test_bodies_that_are_no_object(data: bytes) -> None:
    reply = responses_judge()(make_request(data, HEADERS, json_body=False))
    assert reply is not None
    assert reply.status == 400
