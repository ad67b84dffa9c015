"""One request, told in three APIs, reads the same."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.anthropic import parse_request
from lynkr.converters.any_request import parse_any
from lynkr.converters.conversation import Conversation, JsonObject
from lynkr.converters.errors import ApiError
from lynkr.routing.facts import facts_of
from lynkr.routing.requests import request_of

SCHEMA = {"type": "object", "properties": {"path": {"type": "string"}}}

MESSAGES: JsonObject = {
    "model": "m",
    "max_tokens": 100,
    "system": "Be brief.",
    "messages": [
        {"role": "user", "content": [{"type": "text", "text": "read the file"}]},
        {
            "role": "assistant",
            "content": [
                {"type": "text", "text": "well"},
                {"type": "tool_use", "id": "c1", "name": "Read", "input": {"path": "a"}},
            ],
        },
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "c1", "content": "it is empty"}]},
        {"role": "user", "content": "then fill it"},
    ],
    "tools": [{"name": "Read", "description": "Reads.", "input_schema": SCHEMA}],
}
CHAT: JsonObject = {
    "model": "m",
    "max_completion_tokens": 100,
    "messages": [
        {"role": "developer", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "read the file"}]},
        {
            "role": "assistant",
            "content": "well",
            "tool_calls": [
                {"id": "c1", "type": "function", "function": {"name": "Read", "arguments": '{"path": "a"}'}}
            ],
        },
        {"role": "tool", "tool_call_id": "c1", "content": "it is empty"},
        {"role": "user", "content": "then fill it"},
    ],
    "tools": [{"type": "function", "function": {"name": "Read", "description": "Reads.", "parameters": SCHEMA}}],
}
RESPONSES: JsonObject = {
    "model": "m",
    "max_output_tokens": 100,
    "instructions": "Be brief.",
    "input": [
        {"role": "user", "content": [{"type": "input_text", "text": "read the file"}]},
        {"type": "reasoning", "id": "r1", "summary": [], "encrypted_content": "x"},
        {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "well"}]},
        {"type": "function_call", "call_id": "c1", "name": "Read", "arguments": '{"path": "a"}'},
        {"type": "function_call_output", "call_id": "c1", "output": "it is empty"},
        {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "then fill it"}]},
    ],
    "tools": [{"type": "function", "name": "Read", "description": "Reads.", "parameters": SCHEMA}],
}


def read(body: object) -> Conversation:
    return parse_any(json.dumps(body).encode())


@pytest.mark.parametrize("body", [CHAT, RESPONSES], ids=["chat", "responses"])
def test_the_same_request(body: JsonObject) -> None:
    found, expected = read(body), read(MESSAGES)
    assert facts_of(found, {}) == facts_of(expected, {})
    assert found.tools == expected.tools
    assert found.max_tokens == expected.max_tokens
    blocks = [block for message in found.messages if message.role != "system" for block in message.content]
    assert blocks == [block for message in expected.messages for block in message.content]


def test_a_messages_request_is_read_as_by_its_route() -> None:
    body = {**MESSAGES, "thinking": {"type": "adaptive"}, "metadata": {"user_id": "u"}, "unknown": [1]}
    assert read(body) == parse_request(json.dumps(body).encode())


@pytest.mark.parametrize(
    "body",
    [
        {"input": "hello", "instructions": "Be brief."},
        {"messages": [{"role": "developer", "content": "Be brief."}, {"role": "user", "content": "hello"}]},
    ],
)
def test_short_forms(body: JsonObject) -> None:
    assert facts_of(read(body), {}).text == "hello"


PICTURE = "data:image/png;base64,AAAA"


@pytest.mark.parametrize(
    "body",
    [
        {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": PICTURE}}]}]},
        {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": PICTURE}]}]},
    ],
)
def test_images(body: JsonObject) -> None:
    assert facts_of(read(body), {}).images


@pytest.mark.parametrize(
    "body",
    [
        {"messages": [{"role": "user", "content": "x"}], "response_format": {"json_schema": {"schema": SCHEMA}}},
        {"input": "x", "text": {"format": {"type": "json_schema", "schema": SCHEMA}}},
    ],
)
def test_answers_that_fit_a_schema(body: JsonObject) -> None:
    assert request_of(read(body), {}).kind == "structured"


def test_tools_of_the_vendors() -> None:
    found = read({"input": "x", "tools": [{"type": "web_search_preview"}, {"type": "custom", "name": "apply_patch"}]})
    assert [(tool.name, tool.type) for tool in found.tools] == [
        ("web_search_preview", "web_search_preview"),
        ("apply_patch", "custom"),
    ]


BAD: list[tuple[bytes, str]] = [
    (b"", "not valid JSON"),
    (b"[]", "must be a JSON object"),
    (b"{}", "messages: Field required"),
    (b'{"input": 7}', "messages: List should have at least 1 item"),
    (b'{"input": [{"role": "robot", "content": "x"}]}', "messages.0.role"),
    (b'{"input": [{"role": ["user"], "content": "x"}]}', "messages.0.role"),
    (b'{"messages": [{"role": "tool"}], "tools": [{"function": 7}]}', "tool_use_id"),
    (b'{"messages": [{"role": [], "content": [{"type": []}]}]}', "messages.0.role"),
]


@pytest.mark.parametrize(("raw", "problem"), BAD)
def test_what_is_no_request(raw: bytes, problem: str) -> None:
    with pytest.raises(ApiError, match=problem) as caught:
        parse_any(raw)
    assert caught.value.status == 400
