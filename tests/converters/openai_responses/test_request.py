"""Everything in a request beside the messages."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.conversation import Conversation
from lynkr.converters.effort import EFFORTS
from lynkr.converters.openai_responses import ResponsesQuirks
from tests.converters.conversations import JsonObject, assistant, conversation, result, text, tool, use, user
from tests.converters.openai_responses.requests import DIALECT, PLAIN, REASONING, asked, call, rendered

FUNCTION: JsonObject = {
    "type": "function",
    "name": "Read",
    "description": "",
    "parameters": {"type": "object", "properties": {}},
    "strict": False,
}
SERVER_TOOL = {"type": "web_search_20250305", "name": "web_search", "max_uses": 5}
ENCRYPTED: JsonObject = {"include": ["reasoning.encrypted_content"]}

SCHEMA: JsonObject = {
    "type": "object",
    "properties": {"title": {"type": "string"}},
    "required": ["title"],
    "additionalProperties": False,
}
OPEN: JsonObject = {"type": "object", "properties": {"title": {"type": "string"}}}


def formatted(schema: JsonObject, strict: bool) -> JsonObject:
    return {"text": {"format": {"type": "json_schema", "name": "output", "schema": schema, "strict": strict}}}


def reasoning(**members: object) -> JsonObject:
    return {"reasoning": members, **ENCRYPTED} if members else ENCRYPTED


# Members of the client's request, quirks, and the members of the upstream's beside model, input, max_output_tokens,
# store and prompt_cache_key.
CASES: list[tuple[str, JsonObject, ResponsesQuirks, JsonObject]] = [
    ("nothing", {}, PLAIN, {}),
    ("stream", {"stream": True}, PLAIN, {"stream": True}),
    ("no stream", {"stream": False}, PLAIN, {}),
    # Sampling
    ("sampling", {"temperature": 0.5, "top_p": 0.9}, PLAIN, {"temperature": 0.5, "top_p": 0.9}),
    ("zero", {"temperature": 0, "top_p": 0}, PLAIN, {"temperature": 0, "top_p": 0}),
    ("what this API does not have", {"top_k": 40, "stop_sequences": ["a"]}, PLAIN, {}),
    ("a reasoning model takes none of it", {"temperature": 1, "top_p": 1, "top_k": 4}, REASONING, ENCRYPTED),
    # Tools
    ("a tool", {"tools": [tool()]}, PLAIN, {"tools": [FUNCTION]}),
    ("no tools", {"tools": []}, PLAIN, {}),
    ("a custom tool", {"tools": [tool(type="custom", defer_loading=True)]}, PLAIN, {"tools": [FUNCTION]}),
    ("a tool with everything", {"tools": [tool(description="d", input_schema=OPEN, cache_control={"type": "x"})]},
     PLAIN, {"tools": [FUNCTION | {"description": "d", "parameters": OPEN}]}),
    ("a schema with alternatives", {"tools": [tool(input_schema={"anyOf": [OPEN]})]}, PLAIN,
     {"tools": [FUNCTION | {"parameters": OPEN}]}),
    ("a strict tool", {"tools": [tool(strict=True, input_schema=SCHEMA)]}, PLAIN,
     {"tools": [FUNCTION | {"parameters": SCHEMA, "strict": True}]}),
    ("a strict tool that is open", {"tools": [tool(strict=True, input_schema=OPEN)]}, PLAIN,
     {"tools": [FUNCTION | {"parameters": OPEN}]}),
    ("a closed tool that is not strict", {"tools": [tool(input_schema=SCHEMA)]}, PLAIN,
     {"tools": [FUNCTION | {"parameters": SCHEMA}]}),
    ("the vendor's tools are left out", {"tools": [SERVER_TOOL], "tool_choice": {"type": "any"}}, PLAIN, {}),
    ("a choice without tools", {"tool_choice": {"type": "auto", "disable_parallel_tool_use": True}}, PLAIN, {}),
    ("auto", {"tools": [tool()], "tool_choice": {"type": "auto"}}, PLAIN, {"tools": [FUNCTION], "tool_choice": "auto"}),
    ("any", {"tools": [tool()], "tool_choice": {"type": "any"}}, PLAIN,
     {"tools": [FUNCTION], "tool_choice": "required"}),
    ("none", {"tools": [tool()], "tool_choice": {"type": "none"}}, PLAIN, {"tools": [FUNCTION], "tool_choice": "none"}),
    ("one", {"tools": [tool()], "tool_choice": {"type": "tool", "name": "Read"}}, PLAIN,
     {"tools": [FUNCTION], "tool_choice": {"type": "function", "name": "Read"}}),
    ("one that is not there", {"tools": [tool(), SERVER_TOOL], "tool_choice": {"type": "tool", "name": "web_search"}},
     PLAIN, {"tools": [FUNCTION]}),
    ("one at a time", {"tools": [tool()], "tool_choice": {"type": "auto", "disable_parallel_tool_use": True}}, PLAIN,
     {"tools": [FUNCTION], "tool_choice": "auto", "parallel_tool_calls": False}),
    ("one at a time where nobody understands it",
     {"tools": [tool()], "tool_choice": {"type": "any", "disable_parallel_tool_use": True}},
     ResponsesQuirks(parallel_tool_calls=False), {"tools": [FUNCTION], "tool_choice": "required"}),
    # Reasoning
    ("not asked for", {"output_config": {"effort": "high"}, "thinking": {"type": "adaptive"}}, PLAIN, {}),
    ("nothing wanted", {}, REASONING, reasoning()),
    ("effort", {"output_config": {"effort": "low"}}, REASONING, reasoning(effort="low")),
    ("budget", {"thinking": {"type": "enabled", "budget_tokens": 8192}}, REASONING,
     reasoning(effort="medium", summary="auto")),
    ("effort before budget", {"thinking": {"type": "enabled", "budget_tokens": 8192},
                              "output_config": {"effort": "max"}}, REASONING,
     reasoning(effort="xhigh", summary="auto")),
    ("adaptive", {"thinking": {"type": "adaptive"}}, REASONING, reasoning(summary="auto")),
    ("adaptive, not shown", {"thinking": {"type": "adaptive", "display": "omitted"}}, REASONING, reasoning()),
    ("disabled", {"thinking": {"type": "disabled"}}, REASONING, reasoning(effort="none")),
    ("disabled where that cannot be", {"thinking": {"type": "disabled"}}, ResponsesQuirks(reasoning=True), reasoning()),
    ("no summaries", {"thinking": {"type": "enabled", "budget_tokens": 2000}},
     ResponsesQuirks(reasoning=True, summaries=False), reasoning(effort="low")),
    ("no encryption", {"thinking": {"type": "adaptive"}}, ResponsesQuirks(reasoning=True, encrypted_reasoning=False),
     {"reasoning": {"summary": "auto"}}),
    # Format
    ("format", {"output_config": {"format": {"type": "json_schema", "schema": SCHEMA}}}, PLAIN,
     formatted(SCHEMA, True)),
    ("a lenient format", {"output_config": {"format": {"type": "json_schema", "schema": OPEN}}}, PLAIN,
     formatted(OPEN, False)),
    ("an unknown format", {"output_config": {"format": {"type": "regex"}}}, PLAIN, {}),
    # What stays here
    ("unknown members", {"service_tier": "auto", "container": None, "context_management": {}, "mcp_servers": []}, PLAIN,
     {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "quirks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_members(members: JsonObject, quirks: ResponsesQuirks, expected: JsonObject) -> None:
    body = rendered(conversation(**members), quirks)
    assert body.pop("model") == "m"
    assert body.pop("input") == [asked("hi")]
    assert body.pop("max_output_tokens") == 100
    assert body.pop("store") is False
    assert isinstance(body.pop("prompt_cache_key"), str)
    assert body == expected


@pytest.mark.parametrize("known", [("low",), ("low", "medium", "high"), ("none", "minimal", "low", "high", "xhigh")])
@pytest.mark.parametrize("wanted", EFFORTS)
def test_an_effort_is_one_that_the_model_knows(wanted: str, known: tuple[str, ...]) -> None:
    body = rendered(conversation(output_config={"effort": wanted}), ResponsesQuirks(reasoning=True, efforts=known))
    assert isinstance(body["reasoning"], dict)
    assert body["reasoning"]["effort"] in known


@pytest.mark.parametrize(
    ("asked_for", "most", "sent"),
    [(100, None, 100), (None, None, 16384), (0, None, 16384), (1, None, 16), (15, 4096, 16), (128_000, 4096, 4096)],
)
def test_max_output_tokens(asked_for: int | None, most: int | None, sent: int) -> None:
    body = Conversation.model_validate({"messages": [user("hi")], "max_tokens": asked_for})
    assert rendered(body, ResponsesQuirks(max_output_tokens=most))["max_output_tokens"] == sent


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
    made = DIALECT.render(request, "m", PLAIN)
    body = json.loads(made.body)
    assert [entry["name"] for entry in body["tools"]] == [*names, "Read"]
    assert body["tool_choice"] == {"type": "function", "name": names[1]}
    history = [item["name"] for item in body["input"] if item["type"] == "function_call"]
    assert history[0] == names[0]
    assert made.tool_names == {names[0]: odd, names[1]: long, history[1]: "gone tool"}


CLAUDE_CODE = '{"device_id":"d","account_uuid":"","session_id":"5f0c0a3e-0000-4000-8000-000000000000"}'
OTHER_SESSION = '{"device_id":"d","account_uuid":"","session_id":"6f0c0a3e-0000-4000-8000-000000000000"}'
OLD = "user_abc_account__session_5f0c0a3e-0000-4000-8000-000000000000"


def identity(user_id: str | None, first: str = "hi", quirks: ResponsesQuirks = PLAIN) -> dict[str, str]:
    body = rendered(conversation(user(first), metadata={"user_id": user_id}), quirks)
    return {key: str(body[key]) for key in ("safety_identifier", "prompt_cache_key", "user") if key in body}


def test_identity_is_hashed() -> None:
    one, other = identity(CLAUDE_CODE), identity(OTHER_SESSION)
    assert one["safety_identifier"] == other["safety_identifier"]
    assert one["prompt_cache_key"] != other["prompt_cache_key"]
    assert identity(OLD)["prompt_cache_key"] == one["prompt_cache_key"]
    assert identity(CLAUDE_CODE, "something else") == one
    for value in one.values():
        assert 0 < len(value) <= 64
        assert "5f0c0a3e" not in value
    assert identity(CLAUDE_CODE, quirks=ResponsesQuirks(safety_identifier=False)).keys() == {"prompt_cache_key"}
    assert identity(CLAUDE_CODE, quirks=ResponsesQuirks(prompt_cache_key=False)).keys() == {"safety_identifier"}


def test_a_conversation_without_a_session_is_known_by_its_beginning() -> None:
    for nobody in ("somebody", "", None):
        key = identity(nobody)["prompt_cache_key"]
        assert key == identity(nobody)["prompt_cache_key"]
        assert key != identity(nobody, "something else")["prompt_cache_key"]
    longer = conversation(user("hi"), assistant("a"), user("b"))
    assert rendered(longer)["prompt_cache_key"] == rendered(conversation(user("hi")))["prompt_cache_key"]


def test_bytes() -> None:
    """The body as it goes out: compact, UTF-8, keys always in this order."""
    request = conversation(
        user("й\u2028"),
        assistant([text("b"), use("t1", b=1.5, a="й")]),
        user([result("t1")]),
        system="s",
        stream=True,
        tools=[tool()],
        thinking={"type": "adaptive"},
        metadata={"user_id": CLAUDE_CODE},
    )
    assert DIALECT.render(request, "gpt-5.1", REASONING).body.decode() == (
        '{"model":"gpt-5.1","instructions":"s","input":[{"type":"message","role":"user","content":[{"type":"input_text",'
        '"text":"й\u2028"}]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"b"}]},'
        '{"type":"function_call","call_id":"t1","name":"Read","arguments":"{\\"b\\":1.5,\\"a\\":\\"й\\"}"},'
        '{"type":"function_call_output","call_id":"t1","output":"done"}],'
        '"tools":[{"type":"function","name":"Read","description":"","parameters":{"type":"object","properties":{}},'
        '"strict":false}],"max_output_tokens":100,"reasoning":{"summary":"auto"},'
        '"include":["reasoning.encrypted_content"],"store":false,'
        '"safety_identifier":"61a4bcd599469fa9f1adcf552912ac9dc73654e6c0dd38187b87bcb6e1fd28b2",'
        '"prompt_cache_key":"52d30275104caa158fe3aae714cd418f","stream":true}'
    )


def test_halves_of_surrogate_pairs() -> None:
    sent = Conversation.model_validate(
        {"messages": [user("a\ud800b"), assistant([use("t1", x="\ud83d\ude00 \udc00")]), user([result("t1")])]}
    )
    items = rendered(sent)["input"]
    assert isinstance(items, list)
    assert items[:2] == [asked("a\ufffdb"), call("t1", arguments='{"x":"😀 \ufffd"}')]
