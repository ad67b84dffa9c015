"""Everything in a request but its contents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lynkr.converters.gemini import Gemini, GeminiQuirks, quirks_of
from tests.converters.conversations import JsonObject, conversation, result, system, tool, use, user
from tests.converters.gemini.requests import NEW, OLD, config_of, rendered, thinking_of

SCHEMA: JsonObject = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {"path": {"type": "string"}},
    "required": ["path"],
    "additionalProperties": False,
}


def test_literally() -> None:
    of = conversation(
        user("a"),
        system="S",
        tools=[tool("Read", description="Reads.", input_schema=SCHEMA), tool("Stop")],
        tool_choice={"type": "auto"},
        temperature=0.5,
        stream=True,
    )
    made = Gemini("test").render(of, NEW, GeminiQuirks(safety_threshold="BLOCK_NONE"))
    assert made.tool_names == {}
    assert made.body == (
        b'{"systemInstruction":{"parts":[{"text":"S"}]},'
        b'"tools":[{"functionDeclarations":[{"name":"Read","description":"Reads.","parametersJsonSchema":'
        b'{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",'
        b'"properties":{"path":{"type":"string"}},"required":["path"],"additionalProperties":false}},{"name":"Stop"}]}],'
        b'"toolConfig":{"functionCallingConfig":{"mode":"AUTO"}},'
        b'"contents":[{"role":"user","parts":[{"text":"a"}]}],'
        b'"generationConfig":{"maxOutputTokens":100,"temperature":0.5,"thinkingConfig":{"thinkingLevel":"LOW"}},'
        b'"safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"},'
        b'{"category":"HARM_CATEGORY_HATE_SPEECH","threshold":"BLOCK_NONE"},'
        b'{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","threshold":"BLOCK_NONE"},'
        b'{"category":"HARM_CATEGORY_DANGEROUS_CONTENT","threshold":"BLOCK_NONE"}]}'
    )


def test_only_what_was_said() -> None:
    body = rendered(conversation(max_tokens=None), GeminiQuirks(safety_threshold=None))
    assert body == {"contents": [{"role": "user", "parts": [{"text": "hi"}]}]}


# Tools


def declarations(of: object, quirks: GeminiQuirks | None = None, **more: object) -> object:
    tools = rendered(conversation(tools=[of], **more), quirks).get("tools")
    assert tools is None or isinstance(tools, list)
    return tools[0]["functionDeclarations"] if tools else None


@pytest.mark.parametrize(
    "schema",
    [None, {}, {"type": "object"}, {"type": "object", "properties": {}, "required": [], "additionalProperties": False}],
)
@pytest.mark.parametrize("json_schema", [True, False])
def test_a_function_without_parameters_has_no_schema(schema: JsonObject | None, json_schema: bool) -> None:
    quirks = GeminiQuirks(json_schema=json_schema)
    assert declarations({"name": "Stop", "input_schema": schema}, quirks) == [{"name": "Stop"}]


def test_parameters_of_any_name_are_kept() -> None:
    schema: JsonObject = {"type": "object", "additionalProperties": {"type": "string"}}
    assert declarations(tool(input_schema=schema)) == [
        {"name": "Read", "parametersJsonSchema": {**schema, "properties": {}}}
    ]
    assert declarations(tool(input_schema=schema), GeminiQuirks(json_schema=False)) == [{"name": "Read"}]


def test_the_root_is_an_object() -> None:
    a: JsonObject = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
    b: JsonObject = {"type": "object", "properties": {"b": {"type": "string"}}}
    assert declarations(tool(input_schema={"anyOf": [a, b]}), GeminiQuirks(json_schema=False)) == [
        {
            "name": "Read",
            "parameters": {"type": "OBJECT", "properties": {"a": {"type": "STRING"}, "b": {"type": "STRING"}}},
        }
    ]


def test_the_older_schema() -> None:
    assert declarations(tool(input_schema=SCHEMA), GeminiQuirks(json_schema=False)) == [
        {
            "name": "Read",
            "parameters": {"type": "OBJECT", "properties": {"path": {"type": "STRING"}}, "required": ["path"]},
        }
    ]


def test_a_tool_of_the_vendors_is_left_out() -> None:
    assert declarations({"name": "web_search", "type": "web_search_20250305"}) is None
    body = rendered(
        conversation(tools=[{"name": "bash", "type": "bash_20250124"}], tool_choice={"type": "tool", "name": "bash"})
    )
    assert "toolConfig" not in body


def test_a_name_that_is_not_legal_is_reversible() -> None:
    of = conversation(tools=[tool("a b")], tool_choice={"type": "tool", "name": "a b"})
    made = Gemini("test").render(of, NEW, GeminiQuirks())
    assert made.tool_names == {"a_b_c8687a08": "a b"}
    assert b'"allowedFunctionNames":["a_b_c8687a08"]' in made.body


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"type": "auto"}, {"mode": "AUTO"}),
        ({"type": "any"}, {"mode": "ANY"}),
        ({"type": "none"}, {"mode": "NONE"}),
        ({"type": "tool", "name": "Read"}, {"mode": "ANY", "allowedFunctionNames": ["Read"]}),
        ({"type": "tool", "name": "Write"}, None),
        (None, None),
    ],
)
def test_tool_choice(choice: JsonObject | None, expected: JsonObject | None) -> None:
    of = conversation(tools=[tool()], tool_choice=choice)
    config = rendered(of).get("toolConfig")
    assert config == (None if expected is None else {"functionCallingConfig": expected})
    assert "toolConfig" not in rendered(conversation(tool_choice=choice))


# Generation


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"temperature": 0, "top_p": 0.9, "top_k": 40}, {"temperature": 0, "topP": 0.9, "topK": 40}),
        ({"top_k": 0}, {}),
        ({"max_tokens": 5_000}, {"maxOutputTokens": 5_000}),
        ({"max_tokens": 0}, {}),
        ({"max_tokens": 200_000}, {"maxOutputTokens": 65_535}),
        ({"stop_sequences": ["a", "", "b", "c", "d", "e", "f"]}, {"stopSequences": ["a", "b", "c", "d", "e"]}),
        ({"stop_sequences": [""]}, {}),
        ({"stop_sequences": None}, {}),
        ({"metadata": {"user_id": "u"}, "stream": True}, {}),
    ],
)
def test_generation_config(members: JsonObject, expected: JsonObject) -> None:
    assert config_of(conversation(**{"max_tokens": None, **members})) == expected


def test_no_limit_of_the_answer_is_known() -> None:
    quirks = GeminiQuirks(max_output_tokens=None)
    assert config_of(conversation(max_tokens=200_000), quirks) == {"maxOutputTokens": 200_000}


def formatted(**more: object) -> JsonObject:
    return {"output_config": {"format": {"type": "json_schema", "schema": SCHEMA}}, "max_tokens": None, **more}


def test_format() -> None:
    assert config_of(conversation(**formatted())) == {
        "responseMimeType": "application/json",
        "responseJsonSchema": SCHEMA,
    }
    assert config_of(conversation(**formatted()), GeminiQuirks(json_schema=False)) == {
        "responseMimeType": "application/json",
        "responseSchema": {"type": "OBJECT", "properties": {"path": {"type": "STRING"}}, "required": ["path"]},
    }
    assert config_of(conversation(max_tokens=None, output_config={"format": {"type": "text"}})) == {}


def test_format_beside_tools() -> None:
    of = conversation(**formatted(tools=[tool()]))
    assert "responseMimeType" in config_of(of, model=NEW)
    assert "responseMimeType" not in config_of(of, model=OLD)
    assert "responseMimeType" in config_of(conversation(**formatted()), model=OLD)


# Thinking: members of the request, what becomes of them at a model with levels and at one with a budget.
LONG: JsonObject = {"max_tokens": 32_000}
THINKING: list[tuple[str, JsonObject, object, object]] = [
    ("nothing", LONG, None, None),
    ("nothing, and little room", {"max_tokens": 2_047}, {"thinkingLevel": "MINIMAL"}, {"thinkingBudget": 0}),
    ("nothing, and no limit", {"max_tokens": None}, None, None),
    ("disabled", {**LONG, "thinking": {"type": "disabled"}}, {"thinkingLevel": "MINIMAL"}, {"thinkingBudget": 0}),
    ("disabled with an effort", {**LONG, "thinking": {"type": "disabled"}, "output_config": {"effort": "high"}},
     {"thinkingLevel": "MINIMAL"}, {"thinkingBudget": 0}),
    ("adaptive", {**LONG, "thinking": {"type": "adaptive"}}, {"includeThoughts": True},
     {"includeThoughts": True, "thinkingBudget": -1}),
    ("adaptive, not shown", {**LONG, "thinking": {"type": "adaptive", "display": "omitted"}}, None,
     {"thinkingBudget": -1}),
    ("adaptive with an effort", {**LONG, "thinking": {"type": "adaptive"}, "output_config": {"effort": "medium"}},
     {"includeThoughts": True, "thinkingLevel": "MEDIUM"}, {"includeThoughts": True, "thinkingBudget": 8_192}),
    ("a small budget", {**LONG, "thinking": {"type": "enabled", "budget_tokens": 2_048}},
     {"includeThoughts": True, "thinkingLevel": "LOW"}, {"includeThoughts": True, "thinkingBudget": 2_048}),
    ("a budget", {**LONG, "thinking": {"type": "enabled", "budget_tokens": 2_049}},
     {"includeThoughts": True, "thinkingLevel": "MEDIUM"}, {"includeThoughts": True, "thinkingBudget": 2_049}),
    ("a large budget", {**LONG, "thinking": {"type": "enabled", "budget_tokens": 31_999}},
     {"includeThoughts": True, "thinkingLevel": "HIGH"}, {"includeThoughts": True, "thinkingBudget": 24_576}),
    ("an effort goes before a budget",
     {**LONG, "thinking": {"type": "enabled", "budget_tokens": 31_999}, "output_config": {"effort": "low"}},
     {"includeThoughts": True, "thinkingLevel": "LOW"}, {"includeThoughts": True, "thinkingBudget": 2_048}),
    ("only an effort", {**LONG, "output_config": {"effort": "max"}}, {"thinkingLevel": "HIGH"},
     {"thinkingBudget": 24_576}),
    ("an effort and little room", {"max_tokens": 100, "output_config": {"effort": "low"}}, {"thinkingLevel": "LOW"},
     {"thinkingBudget": 2_048}),
    ("an unknown effort", {**LONG, "output_config": {"effort": "utmost"}}, None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "levels", "budget"), [case[1:] for case in THINKING], ids=[case[0] for case in THINKING]
)
def test_thinking(members: JsonObject, levels: object, budget: object) -> None:
    of = conversation(**members)
    assert thinking_of(of, model="gemini-3-flash-preview") == levels
    assert thinking_of(of, model=OLD) == budget
    assert thinking_of(of, model="gemini-2.0-flash") is None


def test_the_nearest_level() -> None:
    medium = conversation(max_tokens=32_000, output_config={"effort": "medium"})
    assert thinking_of(medium, GeminiQuirks(levels=("LOW", "HIGH"))) == {"thinkingLevel": "LOW"}
    assert thinking_of(medium, GeminiQuirks(levels=("HIGH", "XHIGH"))) == {"thinkingLevel": "HIGH"}
    most = conversation(max_tokens=32_000, output_config={"effort": "xhigh"})
    assert thinking_of(most, GeminiQuirks(levels=("HIGH", "XHIGH"))) == {"thinkingLevel": "XHIGH"}


def test_a_model_that_always_thinks() -> None:
    off = conversation(max_tokens=32_000, thinking={"type": "disabled"})
    assert thinking_of(off, model="gemini-2.5-pro") == {"thinkingBudget": 128}
    assert thinking_of(off, model="gemini-3-pro-preview") == {"thinkingLevel": "LOW"}
    little = conversation(max_tokens=32_000, thinking={"type": "enabled", "budget_tokens": 64})
    assert thinking_of(little, model="gemini-2.5-pro") == {"includeThoughts": True, "thinkingBudget": 128}


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("gemini-2.0-flash-001", ("none", 8_192, "none", False)),
        ("gemini-1.5-pro", ("none", 8_192, "none", False)),
        ("gemma-3-27b-it", ("none", 8_192, "none", False)),
        ("gemini-2.5-pro", ("budget", 65_535, "replay", False)),
        ("gemini-2.5-flash-lite-preview-09-2025", ("budget", 65_535, "replay", True)),
        ("gemini-2.5-flash", ("budget", 65_535, "replay", True)),
        ("publishers/google/models/gemini-2.5-flash", ("budget", 65_535, "replay", True)),
        ("gemini-3-pro-preview", ("level", 65_535, "require", False)),
        ("models/gemini-3.1-pro", ("level", 65_535, "require", False)),
        ("gemini-flash-latest", ("level", 65_535, "require", False)),
        ("something-new", ("level", 65_535, "require", False)),
    ],
)
def test_what_is_known_of_models(model: str, expected: tuple[str, int, str, bool]) -> None:
    quirks = quirks_of(model)
    assert (quirks.thinking, quirks.max_output_tokens, quirks.signatures, quirks.can_stop_thinking) == expected
    assert ("MINIMAL" in quirks.levels) == ("flash" in model and quirks.thinking == "level")


def test_a_longer_conversation_has_the_same_beginning() -> None:
    """All that is before the contents stays where it is, and so do the contents themselves."""
    first: list[JsonObject] = [user("a"), {"role": "assistant", "content": [use("t1")]}, user([result("t1")])]
    more: list[JsonObject] = [{"role": "assistant", "content": "b"}, user("c"), system("later")]
    members: JsonObject = {"system": "S", "tools": [tool()]}
    before = Gemini("test").render(conversation(*first, **members), NEW, GeminiQuirks()).body
    after = Gemini("test").render(conversation(*first, *more, **members), NEW, GeminiQuirks()).body
    end = before.index(b'],"generationConfig"')
    assert after.startswith(before[:end] + b",")


def test_safety() -> None:
    assert "safetySettings" not in rendered(conversation(), replace(quirks_of(NEW), safety_threshold=None))
