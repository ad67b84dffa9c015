"""Everything in a request beside the messages."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.conversation import Conversation
from lynkr.converters.effort import EFFORTS
from lynkr.converters.openai_chat import ChatQuirks
from lynkr.converters.openai_chat.request import render
from tests.converters.conversations import JsonObject, assistant, conversation, result, text, tool, use, user
from tests.converters.openai_chat.requests import PLAIN, call, rendered

EFFORT = ChatQuirks(reasoning_request="effort")
OPENROUTER = ChatQuirks(reasoning_request="openrouter", efforts=("low", "medium", "high", "xhigh"))
LLAMACPP = ChatQuirks(reasoning_request="chat_template", prefill=True)

FUNCTION = {
    "type": "function",
    "function": {"name": "Read", "description": "", "parameters": {"type": "object", "properties": {}}},
}
SERVER_TOOL = {"type": "web_search_20250305", "name": "web_search", "max_uses": 5}
NAMED = {"type": "function", "function": {"name": "Read"}}

SCHEMA: JsonObject = {
    "type": "object",
    "properties": {"title": {"type": "string"}},
    "required": ["title"],
    "additionalProperties": False,
}


def formatted(schema: JsonObject, strict: bool) -> JsonObject:
    described = {"name": "output", "schema": schema, "strict": strict}
    return {"response_format": {"type": "json_schema", "json_schema": described}}


# Members of the client's request, quirks, and the members of the upstream's beside model, messages and max_tokens.
CASES: list[tuple[str, JsonObject, ChatQuirks, JsonObject]] = [
    ("nothing", {}, PLAIN, {}),
    # Streaming
    ("stream", {"stream": True}, PLAIN, {"stream": True, "stream_options": {"include_usage": True}}),
    ("stream without options", {"stream": True}, ChatQuirks(stream_options=False), {"stream": True}),
    ("no stream", {"stream": False}, PLAIN, {}),
    # Sampling
    ("sampling", {"temperature": 0.5, "top_p": 0.9, "top_k": 40}, PLAIN, {"temperature": 0.5, "top_p": 0.9}),
    ("top_k", {"top_k": 40}, ChatQuirks(top_k=True), {"top_k": 40}),
    ("zero", {"temperature": 0, "top_p": 0, "top_k": 0}, ChatQuirks(top_k=True),
     {"temperature": 0, "top_p": 0, "top_k": 0}),
    ("stop", {"stop_sequences": ["a", "b"]}, PLAIN, {"stop": ["a", "b"]}),
    ("the first four stop", {"stop_sequences": ["a", "", "b", "c", "d", "e"]}, PLAIN, {"stop": ["a", "b", "c", "d"]}),
    ("no stop", {"stop_sequences": []}, PLAIN, {}),
    ("a reasoning model takes none of them",
     {"temperature": 1, "top_p": 1, "top_k": 4, "stop_sequences": ["a"]}, ChatQuirks(sampling=False, top_k=True), {}),
    # Tools
    ("a tool", {"tools": [tool()]}, PLAIN, {"tools": [FUNCTION]}),
    ("no tools", {"tools": []}, PLAIN, {}),
    ("a custom tool", {"tools": [tool(type="custom")]}, PLAIN, {"tools": [FUNCTION]}),
    ("a tool found by search", {"tools": [tool(defer_loading=True)]}, PLAIN, {"tools": [FUNCTION]}),
    ("the vendor's tools are left out", {"tools": [SERVER_TOOL]}, PLAIN, {}),
    ("with its choice", {"tools": [SERVER_TOOL], "tool_choice": {"type": "any"}}, PLAIN, {}),
    ("a choice without tools", {"tool_choice": {"type": "auto", "disable_parallel_tool_use": True}}, PLAIN, {}),
    ("auto", {"tools": [tool()], "tool_choice": {"type": "auto"}}, PLAIN, {"tools": [FUNCTION], "tool_choice": "auto"}),
    ("any", {"tools": [tool()], "tool_choice": {"type": "any"}}, PLAIN,
     {"tools": [FUNCTION], "tool_choice": "required"}),
    ("none", {"tools": [tool()], "tool_choice": {"type": "none"}}, PLAIN, {"tools": [FUNCTION], "tool_choice": "none"}),
    ("one", {"tools": [tool()], "tool_choice": {"type": "tool", "name": "Read"}}, PLAIN,
     {"tools": [FUNCTION], "tool_choice": NAMED}),
    ("one that is not there", {"tools": [tool(), SERVER_TOOL], "tool_choice": {"type": "tool", "name": "web_search"}},
     PLAIN, {"tools": [FUNCTION]}),
    ("one at a time", {"tools": [tool()], "tool_choice": {"type": "auto", "disable_parallel_tool_use": True}}, PLAIN,
     {"tools": [FUNCTION], "tool_choice": "auto", "parallel_tool_calls": False}),
    ("one at a time where nobody understands it",
     {"tools": [tool()], "tool_choice": {"type": "auto", "disable_parallel_tool_use": True}},
     ChatQuirks(parallel_tool_calls=False), {"tools": [FUNCTION], "tool_choice": "auto"}),
    ("parallel calls asked for", {"tools": [tool()]}, ChatQuirks(ask_for_parallel_tool_calls=True),
     {"tools": [FUNCTION], "parallel_tool_calls": True}),
    ("and refused", {"tools": [tool()], "tool_choice": {"type": "any", "disable_parallel_tool_use": True}},
     ChatQuirks(ask_for_parallel_tool_calls=True),
     {"tools": [FUNCTION], "tool_choice": "required", "parallel_tool_calls": False}),
    # Reasoning: an effort
    ("not asked for", {"output_config": {"effort": "high"}, "thinking": {"type": "adaptive"}}, PLAIN, {}),
    ("effort", {"output_config": {"effort": "low"}}, EFFORT, {"reasoning_effort": "low"}),
    ("effort before budget",
     {"output_config": {"effort": "low"}, "thinking": {"type": "enabled", "budget_tokens": 20000}}, EFFORT,
     {"reasoning_effort": "low"}),
    ("2048", {"thinking": {"type": "enabled", "budget_tokens": 2048}}, EFFORT, {"reasoning_effort": "low"}),
    ("2049", {"thinking": {"type": "enabled", "budget_tokens": 2049}}, EFFORT, {"reasoning_effort": "medium"}),
    ("8192", {"thinking": {"type": "enabled", "budget_tokens": 8192}}, EFFORT, {"reasoning_effort": "medium"}),
    ("8193", {"thinking": {"type": "enabled", "budget_tokens": 8193}}, EFFORT, {"reasoning_effort": "high"}),
    ("24576", {"thinking": {"type": "enabled", "budget_tokens": 24576}}, EFFORT, {"reasoning_effort": "high"}),
    ("31999", {"thinking": {"type": "enabled", "budget_tokens": 31999}},
     ChatQuirks(reasoning_request="effort", efforts=("low", "high", "xhigh")), {"reasoning_effort": "xhigh"}),
    ("adaptive", {"thinking": {"type": "adaptive"}}, EFFORT, {}),
    ("disabled", {"thinking": {"type": "disabled"}, "output_config": {"effort": "high"}}, EFFORT, {}),
    ("disabled: none", {"thinking": {"type": "disabled"}},
     ChatQuirks(reasoning_request="effort", efforts=("none", "minimal", "low")), {"reasoning_effort": "none"}),
    ("disabled: minimal", {"thinking": {"type": "disabled"}},
     ChatQuirks(reasoning_request="effort", efforts=("minimal", "low")), {"reasoning_effort": "minimal"}),
    ("an effort of tomorrow", {"output_config": {"effort": "extreme"}}, EFFORT, {}),
    # Reasoning: OpenRouter
    ("openrouter: budget", {"thinking": {"type": "enabled", "budget_tokens": 5000}}, OPENROUTER,
     {"reasoning": {"max_tokens": 5000}}),
    ("openrouter: effort before budget",
     {"thinking": {"type": "enabled", "budget_tokens": 5000}, "output_config": {"effort": "max"}}, OPENROUTER,
     {"reasoning": {"effort": "xhigh"}}),
    ("openrouter: effort alone", {"output_config": {"effort": "low"}}, OPENROUTER, {"reasoning": {"effort": "low"}}),
    ("openrouter: adaptive", {"thinking": {"type": "adaptive"}}, OPENROUTER, {"reasoning": {"enabled": True}}),
    ("openrouter: enabled", {"thinking": {"type": "enabled"}}, OPENROUTER, {"reasoning": {"enabled": True}}),
    ("openrouter: disabled", {"thinking": {"type": "disabled"}, "output_config": {"effort": "low"}}, OPENROUTER,
     {"reasoning": {"enabled": False}}),
    # Reasoning: llama.cpp
    ("template: adaptive", {"thinking": {"type": "adaptive"}}, LLAMACPP,
     {"chat_template_kwargs": {"enable_thinking": True}}),
    ("template: disabled", {"thinking": {"type": "disabled"}}, LLAMACPP,
     {"chat_template_kwargs": {"enable_thinking": False}}),
    ("template: not said", {}, LLAMACPP, {}),
    # Format
    ("format", {"output_config": {"format": {"type": "json_schema", "schema": SCHEMA}}}, PLAIN,
     formatted(SCHEMA, True)),
    ("a lenient format", {"output_config": {"format": {"type": "json_schema", "schema": {"type": "object"}}}}, PLAIN,
     formatted({"type": "object"}, False)),
    ("an unknown format", {"output_config": {"format": {"type": "regex"}}}, PLAIN, {}),
    # What stays here
    ("unknown members", {"service_tier": "auto", "container": None, "context_management": {}, "mcp_servers": []}, PLAIN,
     {}),
    ("metadata", {"metadata": {"user_id": "u"}}, PLAIN, {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "quirks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_members(members: JsonObject, quirks: ChatQuirks, expected: JsonObject) -> None:
    body = rendered(conversation(**members), quirks)
    assert body.pop("model") == "m"
    assert body.pop("messages") == [user("hi")]
    assert body.pop("max_tokens") == 100
    assert body == expected


@pytest.mark.parametrize("known", [("low",), ("low", "medium", "high"), ("none", "minimal", "low", "high", "xhigh")])
@pytest.mark.parametrize("wanted", EFFORTS)
def test_an_effort_is_one_that_the_model_knows(wanted: str, known: tuple[str, ...]) -> None:
    quirks = ChatQuirks(reasoning_request="effort", efforts=known)
    effort = rendered(conversation(output_config={"effort": wanted}), quirks)["reasoning_effort"]
    assert effort in known
    assert effort not in ("none", "minimal")  # the client did not say that it wants no reasoning
    if wanted in known and wanted not in ("none", "minimal"):
        assert effort == wanted
    if wanted == "max":
        assert effort == known[-1]


def test_a_prefill_ends_llamacpps_thinking() -> None:
    body = rendered(conversation(user("a"), assistant("{"), thinking={"type": "adaptive"}), LLAMACPP)
    assert body["messages"] == [user("a"), assistant("{")]
    assert body["chat_template_kwargs"] == {"enable_thinking": False}


@pytest.mark.parametrize("asked", [None, 0])
def test_max_tokens_by_default(asked: int | None) -> None:
    body = Conversation.model_validate({"messages": [user("hi")], "max_tokens": asked})
    assert rendered(body)["max_tokens"] == 16384
    completion = rendered(body, ChatQuirks(max_tokens_field="max_completion_tokens"))
    assert completion["max_completion_tokens"] == 16384
    assert "max_tokens" not in completion


@pytest.mark.parametrize(("asked", "sent"), [(100, 100), (8192, 8192), (128_000, 8192), (None, 8192)])
def test_no_more_output_than_the_model_has(asked: int | None, sent: int) -> None:
    body = Conversation.model_validate({"messages": [user("hi")], "max_tokens": asked})
    assert rendered(body, ChatQuirks(max_output_tokens=8192))["max_tokens"] == sent


def test_no_model() -> None:
    assert "model" not in rendered(conversation(), ChatQuirks(send_model=False))


def test_strict_only_where_asked_for() -> None:
    tools = rendered(conversation(tools=[tool(strict=True), tool("B", strict=False)]))["tools"]
    assert isinstance(tools, list)
    assert [made["function"].get("strict") for made in tools] == [True, None]


def test_tool_names_are_made_legal_everywhere() -> None:
    odd, long = "mcp.files/read file", "mcp__" + "x" * 80
    names = ["mcp_files_read_file_e9417485", "mcp__" + "x" * 50 + "_6473cc20"]
    request = conversation(
        user("a"),
        assistant([use("t1", name=odd), use("t2", name="gone tool")]),
        user([result("t1"), result("t2")]),
        tools=[tool(odd), tool(long), tool("Read")],
        tool_choice={"type": "tool", "name": long},
    )
    made = render(request, "m", PLAIN)
    body = json.loads(made.body)
    assert [entry["function"]["name"] for entry in body["tools"]] == [*names, "Read"]
    assert body["tool_choice"]["function"]["name"] == names[1]
    history = [entry["function"]["name"] for entry in body["messages"][1]["tool_calls"]]
    assert history[0] == names[0]
    assert made.tool_names == {names[0]: odd, names[1]: long, history[1]: "gone tool"}


def test_all_tools_are_named_where_calls_may_come_as_text() -> None:
    made = render(
        conversation(tools=[tool("a b"), tool("Read"), SERVER_TOOL]), "m", ChatQuirks(recover_tool_calls=True)
    )
    assert sorted(made.tool_names.values()) == ["Read", "a b"]
    assert made.tool_names["Read"] == "Read"


CLAUDE_CODE = '{"device_id":"d","account_uuid":"","session_id":"5f0c0a3e-0000-4000-8000-000000000000"}'
OTHER_SESSION = '{"device_id":"d","account_uuid":"","session_id":"6f0c0a3e-0000-4000-8000-000000000000"}'
OLD = "user_abc_account__session_5f0c0a3e-0000-4000-8000-000000000000"


def identity(user_id: str, quirks: ChatQuirks) -> JsonObject:
    body = rendered(conversation(metadata={"user_id": user_id}), quirks)
    return {key: body[key] for key in ("user", "prompt_cache_key", "session_id") if key in body}


def test_identity_is_hashed() -> None:
    quirks = ChatQuirks(prompt_cache_key=True)
    one, other = identity(CLAUDE_CODE, quirks), identity(OTHER_SESSION, quirks)
    assert one["user"] == other["user"]
    assert one["prompt_cache_key"] != other["prompt_cache_key"]
    assert identity(OLD, quirks)["prompt_cache_key"] == one["prompt_cache_key"]
    assert identity(OLD, quirks)["user"] == identity("user_abc_account_", quirks)["user"]
    for value in one.values():
        assert isinstance(value, str)
        assert 0 < len(value) <= 64
        assert "5f0c" not in value[:4]
    assert "prompt_cache_key" not in identity("somebody", quirks)
    assert identity("{broken", quirks).keys() == {"user"}
    assert identity(CLAUDE_CODE, ChatQuirks(session_id=True)) == {
        "user": one["user"],
        "session_id": one["prompt_cache_key"],
    }
    assert identity("", quirks) == {}


def test_bytes() -> None:
    """The body as it goes out: compact, UTF-8, keys always in this order."""
    request = conversation(
        user("й\u2028"),
        assistant([text("b"), use("t1", b=1.5, a="й")]),
        user([result("t1")]),
        system="s",
        stream=True,
        tools=[tool()],
    )
    assert render(request, "gpt", PLAIN).body.decode() == (
        '{"model":"gpt","messages":[{"role":"system","content":"s"},{"role":"user","content":"й\u2028"},'
        '{"role":"assistant","content":"b","tool_calls":[{"id":"t1","type":"function","function":{"name":"Read",'
        '"arguments":"{\\"b\\":1.5,\\"a\\":\\"й\\"}"}}]},{"role":"tool","tool_call_id":"t1","content":"done"}],'
        '"tools":[{"type":"function","function":{"name":"Read","description":"",'
        '"parameters":{"type":"object","properties":{}}}}],"max_tokens":100,"stream":true,'
        '"stream_options":{"include_usage":true}}'
    )


def test_halves_of_surrogate_pairs() -> None:
    sent = Conversation.model_validate(
        {"messages": [user("a\ud800b"), assistant([use("t1", x="\ud83d\ude00 \udc00")]), user([result("t1")])]}
    )
    messages = rendered(sent)["messages"]
    assert isinstance(messages, list)
    assert messages[0] == user("a\ufffdb")
    assert messages[1]["tool_calls"] == [call("t1", arguments='{"x":"😀 \ufffd"}')]


def test_numbers_that_json_does_not_have() -> None:
    sent = Conversation.model_validate(
        {"messages": [user("a"), assistant([use("t1", x=float("nan"), y=10**30)]), user([result("t1")])]}
    )
    messages = rendered(sent)["messages"]
    assert isinstance(messages, list)
    assert messages[1]["tool_calls"] == [call("t1", arguments='{"x":null,"y":1000000000000000000000000000000}')]
