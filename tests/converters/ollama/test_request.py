"""What the members of a request become, beside its messages."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.ollama import OllamaChat, OllamaQuirks
from lynkr.converters.ollama.request import render
from tests.converters.conversations import JsonObject, conversation, tool, use, user
from tests.converters.ollama.requests import PLAIN, rendered

LEVEL = OllamaQuirks(think="level")
NEVER = OllamaQuirks(think="none")
SCHEMA: JsonObject = {"type": "object", "properties": {"path": {"type": "string"}}}

ENABLED: JsonObject = {"type": "enabled", "budget_tokens": 5000}
ADAPTIVE: JsonObject = {"type": "adaptive"}
DISABLED: JsonObject = {"type": "disabled"}


def test_the_whole_body() -> None:
    assert rendered(conversation(user("hi"), max_tokens=4096, system="s")) == {
        "model": "m",
        "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "hi"}],
        "stream": False,
        "truncate": False,
        "shift": False,
        "options": {"num_predict": 4096},
    }


@pytest.mark.parametrize(("sent", "expected"), [(True, True), (False, False), (None, False)])
def test_stream_is_always_said(sent: object, expected: bool) -> None:
    """The server streams by default."""
    assert rendered(conversation(stream=sent))["stream"] is expected


# The client's members, and `options` beside num_predict.
OPTIONS: list[tuple[str, JsonObject, JsonObject]] = [
    ("nothing", {}, {}),
    ("temperature", {"temperature": 0}, {"temperature": 0}),
    ("top_p", {"top_p": 0.9}, {"top_p": 0.9}),
    ("top_k", {"top_k": 40}, {"top_k": 40}),
    ("stop", {"stop_sequences": ["a", "", "b", "c", "d", "e"]}, {"stop": ["a", "b", "c", "d", "e"]}),
    ("no stop", {"stop_sequences": [""]}, {}),
    ("no seed", {"seed": 1, "metadata": {"user_id": "u"}}, {}),
]


@pytest.mark.parametrize(("sent", "expected"), [case[1:] for case in OPTIONS], ids=[case[0] for case in OPTIONS])
def test_options(sent: JsonObject, expected: JsonObject) -> None:
    assert rendered(conversation(max_tokens=2000, **sent))["options"] == {"num_predict": 2000, **expected}


def test_no_limit() -> None:
    assert rendered(conversation(max_tokens=None))["options"] == {"num_predict": 16_384}


def test_num_ctx() -> None:
    options = rendered(conversation(), OllamaQuirks(num_ctx=16_384))["options"]
    assert options == {"num_predict": 100, "num_ctx": 16_384}


KEEP_ALIVE = [
    (None, None),
    ("", None),
    ("24h", "24h"),
    ("300", 300),
    ("-1", -1),
    ("0", 0),
    ("-1m", "-1m"),
    ("1.5h", "1.5h"),
]


@pytest.mark.parametrize(("quirk", "expected"), KEEP_ALIVE)
def test_keep_alive(quirk: str | None, expected: object) -> None:
    assert rendered(conversation(), OllamaQuirks(keep_alive=quirk)).get("keep_alive") == expected


# The quirks, what the client asks for, `think`, and num_predict.
THINK: list[tuple[str, OllamaQuirks, JsonObject, object, int]] = [
    ("enabled", PLAIN, {"thinking": ENABLED, "max_tokens": 9000}, True, 9000),
    ("enabled, with a small limit", PLAIN, {"thinking": ENABLED, "max_tokens": 100}, True, 1536),
    ("adaptive", PLAIN, {"thinking": ADAPTIVE, "max_tokens": 1536}, True, 1536),
    ("disabled", PLAIN, {"thinking": DISABLED, "max_tokens": 100}, False, 100),
    ("not said", PLAIN, {"max_tokens": 1536}, None, 1536),
    ("not said, no limit", PLAIN, {"max_tokens": None}, None, 16_384),
    ("no room for thoughts", PLAIN, {"max_tokens": 1535}, False, 1535),
    ("an effort alone", PLAIN, {"output_config": {"effort": "high"}, "max_tokens": 9000}, None, 9000),
    ("level: enabled", LEVEL, {"thinking": ENABLED, "max_tokens": 9000}, "medium", 9000),
    ("level: much", LEVEL, {"thinking": {**ENABLED, "budget_tokens": 50_000}, "max_tokens": 9000}, "high", 9000),
    ("level: adaptive", LEVEL, {"thinking": ADAPTIVE, "max_tokens": 9000}, True, 9000),
    ("level: an effort", LEVEL, {"output_config": {"effort": "max"}, "max_tokens": 9000}, "high", 9000),
    ("level: an effort goes before a budget", LEVEL,
     {"thinking": ENABLED, "output_config": {"effort": "low"}, "max_tokens": 100}, "low", 1536),
    ("level: disabled", LEVEL, {"thinking": DISABLED, "max_tokens": 100}, "low", 1536),
    ("level: no room for thoughts", LEVEL, {"max_tokens": 100}, "low", 1536),
    ("level: not said", LEVEL, {"max_tokens": 9000}, None, 9000),
    ("never", NEVER, {"thinking": ENABLED, "max_tokens": 100}, None, 100),
    ("never: disabled", NEVER, {"thinking": DISABLED, "max_tokens": 100}, None, 100),
]  # fmt: skip


@pytest.mark.parametrize(
    ("quirks", "sent", "think", "limit"), [case[1:] for case in THINK], ids=[case[0] for case in THINK]
)
def test_think(quirks: OllamaQuirks, sent: JsonObject, think: object, limit: int) -> None:
    body = rendered(conversation(**sent), quirks)
    assert body.get("think") == think
    assert type(body.get("think")) is type(think)
    assert body["options"] == {"num_predict": limit}


def test_format() -> None:
    wanted = {"type": "json_schema", "schema": SCHEMA}
    assert rendered(conversation(output_config={"format": wanted}))["format"] == SCHEMA
    for other in ({"type": "text"}, {"type": "json_schema"}, {"type": "json_schema", "schema": None}):
        assert "format" not in rendered(conversation(output_config={"format": other}))


def test_tools() -> None:
    tools = [
        tool(description="d", input_schema=SCHEMA, strict=True, cache_control={"type": "ephemeral"}),
        {"name": "now"},
        {"type": "bash_20250124", "name": "bash"},
    ]
    assert rendered(conversation(tools=tools))["tools"] == [
        {"type": "function", "function": {"name": "Read", "description": "d", "parameters": SCHEMA}},
        {
            "type": "function",
            "function": {
                "name": "now",
                "description": "",
                "parameters": {"type": "object", "properties": {}, "required": []},
            },
        },
    ]


def test_tools_are_renamed_everywhere() -> None:
    asked = conversation(user("a"), {"role": "assistant", "content": [use("t1", "a b")]}, tools=[tool("a b")])
    made = render(asked, "m", PLAIN)
    body = json.loads(made.body)
    assert body["tools"][0]["function"]["name"] == "a_b_c8687a08"
    assert body["messages"][1]["tool_calls"][0]["function"]["name"] == "a_b_c8687a08"
    assert body["messages"][2]["tool_name"] == "a_b_c8687a08"
    assert made.tool_names == {"a_b_c8687a08": "a b"}


def test_the_tools_that_may_be_called_are_named() -> None:
    tools = [tool(), tool("Write"), {"type": "bash_20250124", "name": "bash"}]
    assert render(conversation(tools=tools), "m", PLAIN).tool_names == {"Read": "Read", "Write": "Write"}
    assert render(conversation(), "m", PLAIN).tool_names == {}


def test_no_tools() -> None:
    made = render(conversation(tools=[tool()], tool_choice={"type": "none"}), "m", PLAIN)
    assert "tools" not in json.loads(made.body)
    assert made.tool_names == {}
    assert "tools" not in rendered(conversation(tools=[{"type": "bash_20250124", "name": "bash"}]))


def test_equal_requests_are_equal_bytes() -> None:
    asked = conversation(user("зима"), tools=[tool("a b"), tool()], thinking=ENABLED)
    assert OllamaChat("Ollama").render(asked, "m", PLAIN) == OllamaChat("Ollama").render(asked, "m", PLAIN)
    assert "зима".encode() in render(asked, "m", PLAIN).body
