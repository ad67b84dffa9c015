from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.openai_schema import is_strict, tool_parameters

JsonObject = dict[str, object]

EMPTY: JsonObject = {"type": "object", "properties": {}}
A: JsonObject = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
B: JsonObject = {"type": "object", "properties": {"b": {"type": "integer"}}, "required": ["b"]}
BOTH = {"a": {"type": "string"}, "b": {"type": "integer"}}

PARAMETERS: list[tuple[str, JsonObject | None, JsonObject]] = [
    ("nothing", None, {**EMPTY, "required": []}),
    ("an empty schema", {}, {**EMPTY, "required": []}),
    ("no properties", {"type": "object"}, EMPTY),
    ("null properties", {"type": "object", "properties": None}, EMPTY),
    ("no type", {"properties": BOTH}, {"type": "object", "properties": BOTH}),
    ("several types", {"type": ["object", "null"]}, EMPTY),
    ("as it should be", A, A),
    ("other members stay", {**A, "$schema": "x", "title": "T"}, {**A, "$schema": "x", "title": "T"}),
    ("anyOf", {"anyOf": [A, B]}, {"type": "object", "properties": BOTH}),
    ("oneOf", {"type": "object", "oneOf": [A, {**B, "required": ["b", "a"]}]},
     {"type": "object", "properties": BOTH, "required": ["a"]}),
    ("allOf", {"allOf": [A, B]}, {"type": "object", "properties": BOTH, "required": ["a", "b"]}),
    ("anyOf beside properties", {**A, "anyOf": [{"required": ["b"]}, B]},
     {"type": "object", "properties": BOTH, "required": ["a", "b"]}),
    ("enum and not", {**A, "enum": [{}], "not": {}}, A),
    ("a reference", {"$ref": "#/definitions/X", "definitions": {"X": A}},
     {"definitions": {"X": A}, **A}),
    ("a reference in anyOf", {"anyOf": [{"$ref": "#/$defs/a~1b"}, B], "$defs": {"a/b": A}},
     {"$defs": {"a/b": A}, "type": "object", "properties": BOTH}),
    ("a circle", {"$ref": "#/$defs/X", "$defs": {"X": {"$ref": "#/$defs/X"}}},
     {"$defs": {"X": {"$ref": "#/$defs/X"}}, **EMPTY}),
    ("a reference to nowhere", {"$ref": "#/$defs/X"}, EMPTY),
    ("a reference elsewhere", {"$ref": "https://x.test/schema"}, EMPTY),
    ("an array without items", {"type": "object", "properties": {"a": {"type": "array"}}},
     {"type": "object", "properties": {"a": {"type": "array", "items": {}}}}),
    ("an array deep inside",
     {"type": "object", "properties": {"a": {"type": "array", "items": {"anyOf": [{"type": ["array", "null"]}]}}}},
     {"type": "object", "properties": {"a": {"type": "array", "items": {"anyOf": [
         {"type": ["array", "null"], "items": {}}]}}}}),
    ("an array in a definition", {**EMPTY, "$defs": {"X": {"type": "array"}}},
     {**EMPTY, "$defs": {"X": {"type": "array", "items": {}}}}),
    ("a tuple", {"type": "object", "properties": {"a": {"type": "array", "prefixItems": [{"type": "string"}]}}},
     {"type": "object", "properties": {"a": {"type": "array", "prefixItems": [{"type": "string"}]}}}),
    ("booleans as schemas", {"type": "object", "properties": {"a": True}, "additionalProperties": False},
     {"type": "object", "properties": {"a": True}, "additionalProperties": False}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "expected"), [case[1:] for case in PARAMETERS], ids=[case[0] for case in PARAMETERS]
)
def test_tool_parameters(schema: JsonObject | None, expected: JsonObject) -> None:
    before = json.dumps(schema)
    assert tool_parameters(schema) == expected
    assert json.dumps(schema) == before


def test_a_good_schema_is_not_copied() -> None:
    assert tool_parameters(A) is A


CLOSED: JsonObject = {**A, "additionalProperties": False}

STRICT: list[tuple[object, bool]] = [
    (CLOSED, True),
    (A, False),
    ({**CLOSED, "required": []}, False),
    ({**CLOSED, "required": "a"}, False),
    ({"type": "object", "additionalProperties": False}, True),
    ({"type": "array", "items": A}, False),
    ({"type": "array", "items": CLOSED}, True),
    ({**CLOSED, "$defs": {"X": A}}, False),
    ({"anyOf": [CLOSED, A]}, False),
    ({"type": "object", "properties": {"a": A}, "required": ["a"], "additionalProperties": False}, False),
]


@pytest.mark.parametrize(("schema", "expected"), STRICT)
def test_is_strict(schema: object, expected: bool) -> None:
    assert is_strict(schema) is expected


KEYS = st.sampled_from(["type", "properties", "items", "anyOf", "allOf", "$ref", "$defs", "required", "enum", "a"])
LEAVES = st.sampled_from(["object", "array", "string", "#/$defs/a", "#/properties", "#/", True, None, 1])
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))


@given(st.dictionaries(KEYS, ANYTHING))
def test_any_schema_becomes_an_acceptable_one(schema: JsonObject) -> None:
    made = tool_parameters(schema)
    assert made["type"] == "object"
    assert isinstance(made["properties"], dict)
    assert not {"anyOf", "oneOf", "allOf", "enum", "not", "$ref"} & made.keys()
    is_strict(schema)
