from __future__ import annotations

import json

import pytest

from lynkr.converters.anthropic import parse_request
from lynkr.converters.conversation import (
    ImageBlock,
    TextBlock,
    ThinkingBlock,
    ToolReferenceBlock,
    ToolResultBlock,
    UnknownBlock,
)
from lynkr.converters.errors import ApiError

HELLO = {"role": "user", "content": "hello"}


def parse(**members: object) -> object:
    return parse_request(json.dumps({"messages": [HELLO], **members}).encode())


def refuse(raw: bytes) -> ApiError:
    with pytest.raises(ApiError) as caught:
        parse_request(raw)
    error = caught.value
    assert (error.status, error.type, error.retryable) == (400, "invalid_request_error", False)
    return error


def test_strings_and_blocks_are_the_same() -> None:
    short = parse_request(b'{"system":"s","messages":[{"role":"user","content":"u"}]}')
    long = parse_request(
        b'{"system":[{"type":"text","text":"s"}],"messages":[{"role":"user","content":[{"type":"text","text":"u"}]}]}'
    )
    assert short == long


def test_what_clients_send_is_kept() -> None:
    conversation = parse_request(
        json.dumps(
            {
                "model": "claude-opus-5-5",
                "max_tokens": 128000,
                "system": [{"type": "text", "text": "s", "cache_control": {"type": "ephemeral"}}],
                "messages": [
                    HELLO,
                    {"role": "system", "content": [], "output_config": {"effort": "medium"}},
                    {
                        "role": "assistant",
                        "content": [
                            {"type": "thinking", "thinking": "t", "signature": "x"},
                            {"type": "tool_use", "id": "t1", "name": "Read", "input": {"a": 1}},
                            {"type": "server_tool_use", "id": "s1", "name": "web_search", "input": {}},
                        ],
                    },
                    {
                        "role": "user",
                        "content": [
                            {"type": "tool_result", "tool_use_id": "t1"},
                            {
                                "type": "tool_result",
                                "tool_use_id": "t2",
                                "is_error": True,
                                "content": [{"type": "tool_reference", "tool_name": "X"}],
                            },
                            {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AA=="}},
                        ],
                    },
                ],
                "tools": [{"name": "Read", "input_schema": {"type": "object"}, "defer_loading": True}],
                "context_management": {"edits": []},
                "thinking": {"type": "adaptive", "display": "updates"},
                "stream": True,
            }
        ).encode()
    )
    assert conversation.model_extra == {"context_management": {"edits": []}}
    assert conversation.tools[0].model_extra == {"defer_loading": True}
    assert conversation.messages[1].content == []
    thinking, _, server_tool = conversation.messages[2].content
    assert isinstance(thinking, ThinkingBlock)
    assert isinstance(server_tool, UnknownBlock)
    first, second, image = conversation.messages[3].content
    assert isinstance(first, ToolResultBlock)
    assert first.content == []
    assert isinstance(second, ToolResultBlock)
    assert isinstance(second.content[0], ToolReferenceBlock)
    assert isinstance(image, ImageBlock)
    assert isinstance(conversation.system[0], TextBlock)
    assert conversation.wants_thinking


@pytest.mark.parametrize(
    ("thinking", "wanted"),
    [
        (None, False),
        ({"type": "disabled"}, False),
        ({"type": "enabled", "budget_tokens": 2000}, True),
        ({"type": "adaptive"}, True),
        ({"type": "adaptive", "display": "omitted"}, False),
        ({"type": "something-new"}, False),
    ],
)
def test_who_wants_to_read_the_thinking(thinking: object, wanted: bool) -> None:
    conversation = parse_request(json.dumps({"messages": [HELLO], "thinking": thinking}).encode())
    assert conversation.wants_thinking is wanted


BAD: list[tuple[object, str]] = [
    ({}, "messages: Field required"),
    ({"messages": []}, "messages: List should have at least 1 item"),
    ({"messages": "hello"}, "messages: Input should be a valid array"),
    (
        {"messages": [{"role": "robot", "content": "x"}]},
        "messages.0.role: Input should be 'user', 'assistant' or 'system'",
    ),
    ({"messages": [{"content": "x"}]}, "messages.0.role: Field required"),
    ({"messages": [{"role": "user"}]}, "messages.0.content: Field required"),
    ({"messages": [{"role": "user", "content": 5}]}, "messages.0.content: Input should be a valid"),
    ({"messages": [{"role": "user", "content": [{"type": "text"}]}]}, "messages.0.content.0.text: Field required"),
    ({"messages": [{"role": "user", "content": [{"text": "x"}]}]}, "messages.0.content.0.type: Field required"),
    (
        {"messages": [{"role": "user", "content": [{"type": "image", "source": {"type": "base64"}}]}]},
        "messages.0.content.0.source.media_type: Field required",
    ),
    (
        {"messages": [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": [1]}]}]},
        "messages.0.content.0.content.0",
    ),
    (
        {"messages": [{"role": "assistant", "content": [{"type": "tool_use", "id": "t", "name": "n", "input": "{}"}]}]},
        "messages.0.content.0.input: Input should be an object",
    ),
    ({"messages": [HELLO], "system": 5}, "system: Input should be a valid"),
    ({"messages": [HELLO], "system": [{"type": "text"}]}, "system.0.text: Field required"),
    ({"messages": [HELLO], "max_tokens": "5"}, "max_tokens: Input should be a valid integer"),
    ({"messages": [HELLO], "max_tokens": -1}, "max_tokens: Input should be greater than or equal to 0"),
    ({"messages": [HELLO], "stream": "yes"}, "stream: Input should be a valid boolean"),
    ({"messages": [HELLO], "temperature": 3}, "temperature: Input should be less than or equal to 2"),
    ({"messages": [HELLO], "tools": [{"description": "x"}]}, "tools.0.name: Field required"),
    ({"messages": [HELLO], "tool_choice": {"type": "some"}}, "tool_choice.type: Input should be 'auto', 'any'"),
    ({"messages": [HELLO], "model": ""}, "model: String should have at least 1 character"),
    ({"messages": [HELLO], "metadata": {"user_id": 5}}, "metadata.user_id: Input should be a valid string"),
    ([], "The request body must be a JSON object"),
    (None, "The request body must be a JSON object"),
]


@pytest.mark.parametrize(("body", "message"), BAD)
def test_what_is_wrong_is_named(body: object, message: str) -> None:
    assert message in refuse(json.dumps(body).encode()).message


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"hello", b'{"messages":[}', b"\xff\xfe", b'{"messages":"\xff"}', b"[" * 100_000, b'{"a":' * 100_000],
)
def test_what_is_no_json_is_refused(raw: bytes) -> None:
    error = refuse(raw)
    assert error.message.startswith("The request body is not valid JSON: ")
    assert error.code == "invalid_json"


def test_many_problems_make_a_short_message() -> None:
    error = refuse(json.dumps({"messages": [{"role": "robot", "content": "x"}] * 50}).encode())
    assert error.message.count(";") == 5
    assert error.message.endswith("; and 45 more")
    assert error.param == "messages.0.role"


def test_threads_are_refused_so_that_sdks_repeat_without() -> None:
    error = refuse(json.dumps({"messages": [HELLO], "thread": {"type": "create"}}).encode())
    assert error.details == {"error_code": "thread_unsupported_request"}
