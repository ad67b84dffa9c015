"""Everything in a request beside the messages."""

from __future__ import annotations

import pytest

from lynkr.converters.bedrock_converse import BedrockConverse, ConverseQuirks
from tests.converters.bedrock_converse.requests import CACHED, EPHEMERAL, PLAIN, POINT, rendered, spec
from tests.converters.conversations import JsonObject, assistant, conversation, result, tool, use, user

BOTH = ConverseQuirks(tool_choices=frozenset({"any", "tool"}))
BUDGET = ConverseQuirks(reasoning="budget", top_k=("top_k",), tool_choices=frozenset({"any", "tool"}))
ADAPTIVE = ConverseQuirks(reasoning="adaptive", efforts=("low", "medium", "high", "max"))
NOVA = ConverseQuirks(reasoning="nova", efforts=("low", "medium"), top_k=("inferenceConfig", "topK"))
EFFORT = ConverseQuirks(reasoning="effort")

LIMIT: JsonObject = {"maxTokens": 100}
SERVER_TOOL = {"type": "web_search_20250305", "name": "web_search"}
SCHEMA: JsonObject = {"type": "object", "properties": {"a": {"type": "string"}}}
STOP: JsonObject = {"stop_sequences": ["a", "", "b", "c", "d", "e"]}


def inference(**more: object) -> JsonObject:
    return {"inferenceConfig": {**LIMIT, **more}}


def tools(*specs: JsonObject, **more: object) -> JsonObject:
    return {"toolConfig": {"tools": list(specs), **more}}


def thinks(budget: int) -> JsonObject:
    return {"additionalModelRequestFields": {"thinking": {"type": "enabled", "budget_tokens": budget}}}


def fields(**more: object) -> JsonObject:
    return {"additionalModelRequestFields": more}


# Members of the client's request, quirks, and the members of the upstream's beside the messages.
CASES: list[tuple[str, JsonObject, ConverseQuirks, JsonObject]] = [
    ("nothing", {}, PLAIN, {}),
    ("a stream is in the address", {"stream": True, "model": "x", "metadata": {"user_id": "u"}}, PLAIN, {}),
    # Limits and sampling
    ("no limit", {"max_tokens": None}, PLAIN, {"inferenceConfig": {"maxTokens": 16_384}}),
    ("zero", {"max_tokens": 0}, PLAIN, {"inferenceConfig": {"maxTokens": 16_384}}),
    ("more than the model has", {"max_tokens": 32_000}, ConverseQuirks(max_output_tokens=4_096),
     {"inferenceConfig": {"maxTokens": 4_096}}),
    ("sampling", {"temperature": 0, "top_p": 0.5, "top_k": 4}, PLAIN, inference(temperature=0, topP=0.5)),
    ("too hot", {"temperature": 1.5}, PLAIN, inference(temperature=1)),
    ("one of the two", {"temperature": 0.5, "top_p": 0.5}, ConverseQuirks(both_samplings=False),
     inference(temperature=0.5)),
    ("the other", {"top_p": 0.5}, ConverseQuirks(both_samplings=False), inference(topP=0.5)),
    ("top_k", {"top_k": 4}, ConverseQuirks(top_k=("top_k",)), fields(top_k=4)),
    ("top_k of Nova", {"top_k": 4}, NOVA, fields(inferenceConfig={"topK": 4})),
    ("stop", STOP, PLAIN, inference(stopSequences=["a", "b", "c", "d"])),
    ("no stop", STOP, ConverseQuirks(max_stop_sequences=0), {}),
    ("an empty stop", {"stop_sequences": [""]}, PLAIN, {}),
    ("which stop", {"stop_sequences": ["a"]}, ConverseQuirks(stop_sequence_path="/stop_sequence"),
     {**inference(stopSequences=["a"]), "additionalModelResponseFieldPaths": ["/stop_sequence"]}),
    ("which stop of none", {"stop_sequences": []}, ConverseQuirks(stop_sequence_path="/stop_sequence"), {}),
    # Tools
    ("a tool", {"tools": [tool(description="d", strict=True)]}, PLAIN, tools(spec(description="d"))),
    ("a blank description", {"tools": [tool(description=" ")]}, PLAIN, tools(spec())),
    ("no schema", {"tools": [{"name": "Read"}]}, PLAIN,
     tools(spec(inputSchema={"json": {"type": "object", "properties": {}, "required": []}}))),
    ("a schema", {"tools": [tool(input_schema={**SCHEMA, "additionalProperties": False})]}, PLAIN,
     tools(spec(inputSchema={"json": {**SCHEMA, "additionalProperties": False}}))),
    ("a plain schema", {"tools": [tool(input_schema={**SCHEMA, "$schema": "x", "additionalProperties": False})]},
     ConverseQuirks(plain_schemas=True), tools(spec(inputSchema={"json": SCHEMA}))),
    ("alternatives at the top", {"tools": [tool(input_schema={"anyOf": [SCHEMA]})]}, PLAIN,
     tools(spec(inputSchema={"json": SCHEMA}))),
    ("the same twice", {"tools": [tool(), tool()]}, PLAIN, tools(spec())),
    ("the vendor's own", {"tools": [SERVER_TOOL], "tool_choice": {"type": "any"}}, BOTH, {}),
    ("refused", {"tools": [tool()]}, ConverseQuirks(tools=False), {}),
    ("auto", {"tools": [tool()], "tool_choice": {"type": "auto"}}, BOTH, tools(spec())),
    ("any", {"tools": [tool()], "tool_choice": {"type": "any"}}, BOTH, tools(spec(), toolChoice={"any": {}})),
    ("any that is refused", {"tools": [tool()], "tool_choice": {"type": "any"}}, PLAIN, tools(spec())),
    ("one", {"tools": [tool()], "tool_choice": {"type": "tool", "name": "Read"}}, BOTH,
     tools(spec(), toolChoice={"tool": {"name": "Read"}})),
    ("the only one", {"tools": [tool()], "tool_choice": {"type": "tool", "name": "Read"}},
     ConverseQuirks(tool_choices=frozenset({"any"})), tools(spec(), toolChoice={"any": {}})),
    ("one of two", {"tools": [tool(), tool("Write")], "tool_choice": {"type": "tool", "name": "Read"}},
     ConverseQuirks(tool_choices=frozenset({"any"})), tools(spec(), spec("Write"))),
    ("one that is not there", {"tools": [tool()], "tool_choice": {"type": "tool", "name": "Write"}}, BOTH,
     tools(spec())),
    ("none", {"tools": [tool()], "tool_choice": {"type": "none"}}, BOTH, {}),
    ("marked", {"tools": [tool(cache_control=EPHEMERAL), tool("Write")]}, CACHED,
     tools(spec(), POINT, spec("Write"))),
    ("a mark that is refused", {"tools": [tool(cache_control=EPHEMERAL)]}, PLAIN, tools(spec())),
    # Reasoning
    ("not asked for", {"output_config": {"effort": "high"}}, BUDGET, {}),
    ("not known", {"thinking": {"type": "enabled", "budget_tokens": 2000}}, PLAIN, {}),
    ("a budget", {"max_tokens": 9000, "thinking": {"type": "enabled", "budget_tokens": 8000}}, BUDGET,
     {"inferenceConfig": {"maxTokens": 9000}, **thinks(8000)}),
    ("a budget beyond the limit", {"max_tokens": 9000, "thinking": {"type": "enabled", "budget_tokens": 31_999}},
     BUDGET, {"inferenceConfig": {"maxTokens": 9000}, **thinks(8999)}),
    ("no room for a budget", {"thinking": {"type": "enabled", "budget_tokens": 8000}}, BUDGET, {}),
    ("adaptive as a budget", {"max_tokens": 20_000, "thinking": {"type": "adaptive"}}, BUDGET,
     {"inferenceConfig": {"maxTokens": 20_000}, **thinks(16_384)}),
    ("an effort as a budget",
     {"max_tokens": 20_000, "thinking": {"type": "adaptive"}, "output_config": {"effort": "low"}}, BUDGET,
     {"inferenceConfig": {"maxTokens": 20_000}, **thinks(2_048)}),
    ("disabled", {"thinking": {"type": "disabled"}}, BUDGET, {}),
    ("what excludes thinking",
     {"max_tokens": 9000, "thinking": {"type": "enabled", "budget_tokens": 2000}, "temperature": 0.5, "top_p": 0.5,
      "top_k": 4, "tools": [tool()], "tool_choice": {"type": "any"}}, BUDGET,
     {"inferenceConfig": {"maxTokens": 9000}, **thinks(2000), **tools(spec())}),
    ("what does not", {"max_tokens": 9000, "thinking": {"type": "enabled", "budget_tokens": 2000}, "top_p": 0.95},
     BUDGET, {"inferenceConfig": {"maxTokens": 9000, "topP": 0.95}, **thinks(2000)}),
    ("adaptive", {"thinking": {"type": "adaptive", "display": "summarized"}, "output_config": {"effort": "xhigh"}},
     ADAPTIVE, fields(thinking={"type": "adaptive", "display": "summarized"}, output_config={"effort": "high"})),
    ("a budget as an effort", {"thinking": {"type": "enabled", "budget_tokens": 2000}}, ADAPTIVE,
     fields(thinking={"type": "adaptive"}, output_config={"effort": "low"})),
    ("an effort alone", {"output_config": {"effort": "max"}}, ADAPTIVE, fields(output_config={"effort": "max"})),
    ("disabled where nothing says so", {"thinking": {"type": "disabled"}}, ADAPTIVE, {}),
    ("Nova", {"thinking": {"type": "adaptive"}, "output_config": {"effort": "high"}}, NOVA,
     fields(reasoningConfig={"type": "enabled", "maxReasoningEffort": "medium"})),
    ("Nova, without an effort", {"thinking": {"type": "adaptive"}}, NOVA,
     fields(reasoningConfig={"type": "enabled", "maxReasoningEffort": "medium"})),
    ("Nova, not asked", {"output_config": {"effort": "high"}}, NOVA, {}),
    ("reasoning_effort", {"output_config": {"effort": "max"}}, EFFORT, fields(reasoning_effort="high")),
    ("reasoning_effort, left open", {"thinking": {"type": "adaptive"}}, EFFORT, {}),
    # The rest
    ("JSON", {"output_config": {"format": {"type": "json_schema", "schema": SCHEMA}}},
     ConverseQuirks(structured_output=True),
     {"outputConfig": {"textFormat": {"type": "json_schema", "structure": {"jsonSchema": {
         "name": "output", "schema": '{"type":"object","properties":{"a":{"type":"string"}}}'}}}}}),
    ("JSON that is refused", {"output_config": {"format": {"type": "json_schema", "schema": SCHEMA}}}, PLAIN, {}),
    ("a guardrail", {}, ConverseQuirks(guardrail=("abc123", "1")),
     {"guardrailConfig": {"guardrailIdentifier": "abc123", "guardrailVersion": "1"}}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "quirks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_members(members: JsonObject, quirks: ConverseQuirks, expected: JsonObject) -> None:
    body = rendered(conversation(**members), quirks)
    assert body.pop("messages")
    assert body == {"inferenceConfig": LIMIT, **expected}


CALLED = [user("a"), assistant([use("t1"), use("t2", "Write"), use("t3")]),
          user([result("t1"), result("t2"), result("t3")])]  # fmt: skip


def test_tools_that_were_called_and_are_offered_no_more() -> None:
    body = rendered(conversation(*CALLED))
    assert isinstance(config := body["toolConfig"], dict)
    assert [one["toolSpec"]["name"] for one in config["tools"]] == ["Read", "Write"]


def test_no_choice_keeps_the_tools_that_were_called() -> None:
    body = rendered(conversation(*CALLED, tools=[tool(), tool("Write")], tool_choice={"type": "none"}), BOTH)
    assert body["toolConfig"] == {"tools": [spec(), spec("Write")]}


def test_renamed_tools_are_known_to_the_answer() -> None:
    made = BedrockConverse("x").render(conversation(tools=[tool("a b")]), "m", PLAIN)
    assert made.tool_names == {"a_b_c8687a08": "a b"}
