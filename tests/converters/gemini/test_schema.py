from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.gemini.schema import openapi_schema
from tests.support.strict_gemini import check_schema
from tests.support.strict_gemini_shapes import check_shape

JsonObject = dict[str, object]

S: JsonObject = {"type": "string"}
I: JsonObject = {"type": "integer"}  # noqa: E741 - short, as S is
SS: JsonObject = {"type": "STRING"}
II: JsonObject = {"type": "INTEGER"}
OPEN: JsonObject = {"type": "OBJECT"}


def has(value: object, **more: object) -> JsonObject:
    """An object schema with one property `a`."""
    return {"type": "object", "properties": {"a": value}, **more}


def made(value: object, **more: object) -> JsonObject:
    """The same in the API's words."""
    return {"type": "OBJECT", "properties": {"a": value}, **more}


# What is in the schema of a property, and what it becomes.
VALUES: list[tuple[str, object, JsonObject]] = [
    ("a type", S, SS),
    ("every type",
     {"anyOf": [{"type": kind} for kind in ("string", "integer", "number", "boolean", "array", "object")]},
     {"anyOf": [SS, II, {"type": "NUMBER"}, {"type": "BOOLEAN"}, {"type": "ARRAY", "items": SS}, OPEN]}),
    ("a type in capitals", {"type": "STRING"}, SS),
    ("anything", {}, SS),
    ("true", True, SS),
    ("an unknown type", {"type": "file"}, SS),
    ("what it is for", {**S, "title": "T", "description": "d"}, {**SS, "title": "T", "description": "d"}),
    ("limits of a string", {**S, "minLength": 1, "maxLength": 5, "pattern": "^a"},
     {**SS, "minLength": 1, "maxLength": 5, "pattern": "^a"}),
    ("limits of a number", {**I, "minimum": 1, "maximum": 2.5}, {**II, "minimum": 1, "maximum": 2.5}),
    ("limits that are excluded", {**I, "exclusiveMinimum": 0, "exclusiveMaximum": 9},
     {**II, "minimum": 0, "maximum": 9}),
    ("limits of both kinds", {**I, "minimum": 1, "exclusiveMinimum": 0}, {**II, "minimum": 1}),
    ("limits in the way of 2009", {**I, "minimum": 1, "exclusiveMinimum": True}, {**II, "minimum": 1}),
    ("limits of another type", {**S, "minimum": 1, "minItems": 1}, SS),
    ("limits that are none", {**S, "minLength": -1, "maxLength": "5", "pattern": 5}, SS),
    ("limits of a list", {"type": "array", "items": S, "minItems": 1, "maxItems": 2},
     {"type": "ARRAY", "items": SS, "minItems": 1, "maxItems": 2}),
    ("a format that is known", {**S, "format": "date-time"}, {**SS, "format": "date-time"}),
    ("a format that is not", {**S, "format": "uri"}, SS),
    ("a format of another type", {**I, "format": "date-time"}, II),
    ("a format of numbers", {"type": "number", "format": "double"}, {"type": "NUMBER", "format": "double"}),
    ("values", {**S, "enum": ["x", "y", "x", "", None, 5]}, {**SS, "enum": ["x", "y"]}),
    ("values without a type", {"enum": ["x"]}, {**SS, "enum": ["x"]}),
    ("values that are numbers", {**I, "enum": [1, 2]}, II),
    ("values that are numbers, without a type", {"enum": [1, 2]}, II),
    ("one value", {"const": "x"}, {**SS, "enum": ["x"]}),
    ("one value of another type", {"const": True}, {"type": "BOOLEAN"}),
    ("several constants", {"oneOf": [{"const": "x", "title": "X"}, {"const": "y"}]},
     {"anyOf": [{**SS, "title": "X", "enum": ["x"]}, {**SS, "enum": ["y"]}]}),
    ("one of", {"description": "d", "oneOf": [S, I]}, {"description": "d", "anyOf": [SS, II]}),
    ("any of one", {"description": "d", "anyOf": [S]}, {**SS, "description": "d"}),
    ("something or null", {"anyOf": [S, {"type": "null"}], "default": None}, {**SS, "nullable": True}),
    ("one of two, or null", {"anyOf": [S, I, {"const": None}]}, {"anyOf": [SS, II], "nullable": True}),
    ("alternatives of one type", {"type": "string", "anyOf": [{"minLength": 1}, {"pattern": "a"}]},
     {"anyOf": [{**SS, "minLength": 1}, {**SS, "pattern": "a"}]}),
    ("alternatives beside properties", has(S, anyOf=[{"required": ["a"]}, {"required": ["b"]}]), made(SS)),
    ("a type or null", {"type": ["string", "null"], "minLength": 1}, {**SS, "minLength": 1, "nullable": True}),
    ("two types", {"type": ["string", "integer"], "description": "d", "minimum": 1},
     {"description": "d", "anyOf": [SS, {**II, "minimum": 1}]}),
    ("null", {"type": "null"}, {**SS, "nullable": True}),
    ("null in the other dialect", {**S, "nullable": True}, {**SS, "nullable": True}),
    ("all of", {"allOf": [has(S, required=["a"]), {"properties": {"b": I}, "required": ["b"]}], "description": "d"},
     {"type": "OBJECT", "description": "d", "properties": {"a": SS, "b": II}, "required": ["a", "b"]}),
    ("all of one reference", {"allOf": [{"$ref": "#/$defs/X"}], "description": "d"}, {**II, "description": "d"}),
    ("a list of anything", {"type": "array"}, {"type": "ARRAY", "items": SS}),
    ("a list without a type", {"items": I}, {"type": "ARRAY", "items": II}),
    ("a tuple", {"type": "array", "prefixItems": [S, I]}, {"type": "ARRAY", "items": {"anyOf": [SS, II]}}),
    ("an object", has(S, required=["a", "b", 5], additionalProperties=False), made(SS, required=["a"])),
    ("an object without a type", {"properties": {"a": S}}, made(SS)),
    ("an object of anything", {"type": "object", "additionalProperties": S}, OPEN),
    ("an object without properties", {"type": "object", "properties": {}, "required": ["a"]}, OPEN),
    ("a property with a keyword's name", has(S, properties={"$ref": S, "enum": I}),
     {"type": "OBJECT", "properties": {"$ref": SS, "enum": II}}),
    ("a reference", {"$ref": "#/$defs/X"}, II),
    ("a reference in the older place", {"$ref": "#/definitions/a~1b"}, {"type": "BOOLEAN"}),
    ("a reference to a reference", {"$ref": "#/$defs/Y"}, II),
    ("a reference with a description", {"$ref": "#/$defs/X", "description": "d"}, {**II, "description": "d"}),
    ("a reference to nowhere", {"$ref": "#/$defs/Z"}, OPEN),
    ("a reference elsewhere", {"$ref": "https://x.test/schema"}, OPEN),
    ("a circle of references", {"$ref": "#/$defs/Circle"}, OPEN),
    ("a tree", {"$ref": "#/$defs/Tree"},
     {"type": "OBJECT", "properties": {"children": {"type": "ARRAY", "items": OPEN}}}),
]  # fmt: skip

DEFINITIONS: JsonObject = {
    "X": I,
    "Y": {"$ref": "#/$defs/X"},
    "Circle": {"$ref": "#/$defs/Circle"},
    "Tree": {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": "#/$defs/Tree"}}}},
}

UNKNOWN = (
    "$schema", "$id", "$comment", "$anchor", "additionalProperties", "patternProperties", "propertyNames",
    "unevaluatedProperties", "dependentSchemas", "dependentRequired", "if", "then", "else", "not", "contains",
    "contentEncoding", "contentMediaType", "examples", "default", "uniqueItems", "multipleOf", "readOnly", "deprecated",
)  # fmt: skip
"""Keywords of JSON Schema that the API refuses."""


@pytest.mark.parametrize(("value", "expected"), [case[1:] for case in VALUES], ids=[case[0] for case in VALUES])
def test_values(value: object, expected: JsonObject) -> None:
    schema = has(value, **{"$defs": DEFINITIONS, "definitions": {"a/b": {"type": "boolean"}}})
    before = json.dumps(schema)
    assert openapi_schema(schema) == made(expected)
    assert json.dumps(schema) == before


@pytest.mark.parametrize("keyword", UNKNOWN)
def test_keywords_that_the_api_does_not_know(keyword: str) -> None:
    assert openapi_schema(has({**S, keyword: {}}, **{keyword: {}})) == made(SS)


def test_references_cannot_blow_it_up() -> None:
    """Each definition has ten of the next one, ten levels deep."""
    definitions: JsonObject = {
        f"d{level}": {"properties": {str(index): {"$ref": f"#/$defs/d{level + 1}"} for index in range(10)}}
        for level in range(10)
    }
    schema = openapi_schema({"properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": definitions})
    assert len(json.dumps(schema)) < 1_000_000
    check_shape(schema, "Schema", "")


def test_depth_cannot_blow_it_up() -> None:
    schema: JsonObject = dict(S)
    for _ in range(150):
        schema = has(schema)
    check_schema(openapi_schema(schema), "")


KEYWORDS = (
    "type", "format", "enum", "const", "items", "prefixItems", "properties", "required", "anyOf", "oneOf", "allOf",
    "$ref", "minimum", "exclusiveMaximum", "minLength", "nullable", "description", "additionalProperties", "not",
)  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["string", "integer", "null", "object", "array", "enum", "#", "#/properties/a", "#/$defs/X", ""])
)
ANY = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KEYWORDS, "a"]), inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4).map(lambda schema: {"anyOf": [schema, S]})
    ),
    max_leaves=15,
)


@settings(max_examples=500)
@given(st.dictionaries(st.sampled_from([*KEYWORDS, "$defs"]), ANY, max_size=5))
def test_any_schema_becomes_one_that_the_api_takes(schema: JsonObject) -> None:
    cleaned = openapi_schema(schema)
    check_shape(cleaned, "Schema", "")
    check_schema(cleaned, "schema")
