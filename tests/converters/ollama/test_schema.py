"""What the schema of a tool becomes."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.ollama.schema import parameters
from tests.converters.conversations import JsonObject


def of(**properties: object) -> JsonObject:
    return {"type": "object", "properties": properties}


TEXT: JsonObject = {"type": "string"}

CASES: list[tuple[str, JsonObject | None, JsonObject]] = [
    ("nothing", None, {"type": "object", "properties": {}, "required": []}),
    ("no type", {"properties": {"a": TEXT}}, of(a=TEXT)),
    ("what is right stays",
     {**of(a={"type": ["string", "null"], "enum": ["x", None], "description": "d", "default": "x", "format": "uri"}),
      "required": ["a"], "additionalProperties": False, "$defs": {"x": TEXT}},
     {**of(a={"type": ["string", "null"], "enum": ["x", None], "description": "d", "default": "x", "format": "uri"}),
      "required": ["a"], "additionalProperties": False, "$defs": {"x": TEXT}}),
    ("nested", of(a=of(b={"type": "array", "items": {"type": "integer"}})),
     of(a=of(b={"type": "array", "items": {"type": "integer"}}))),
    ("true", of(a=True, b=False), of(a={}, b={})),
    ("members of wrong types",
     of(a={"type": {"x": 1}, "description": 5, "enum": "x", "required": "x", "properties": [], "anyOf": {}, "title": 1},
        b={"type": [1], "required": [1], "description": None}), of(a={"title": 1}, b={})),
    ("required that is none", {**of(a=TEXT), "required": True}, of(a=TEXT)),
    ("a reference", {**of(a={"$ref": "#/$defs/x", "description": "d"}), "$defs": {"x": {**TEXT, "description": "e"}}},
     {**of(a={"type": "string", "description": "d"}), "$defs": {"x": {**TEXT, "description": "e"}}}),
    ("a reference inside", {**of(a=of(b={"$ref": "#/$defs/x"})), "$defs": {"x": {"const": 1}}},
     {**of(a=of(b={"enum": [1]})), "$defs": {"x": {"const": 1}}}),
    ("a reference to nothing", of(a={"$ref": "#/$defs/x", "title": "t"}, b={"$ref": "https://x.test/a.json"}),
     of(a={"title": "t"}, b={})),
    ("oneOf", of(a={"oneOf": [TEXT, {"const": 1}, True]}), of(a={"anyOf": [TEXT, {"enum": [1]}, {}]})),
    ("anyOf with references", {**of(a={"anyOf": [{"$ref": "#/$defs/x"}, {"type": "null"}]}), "$defs": {"x": TEXT}},
     {**of(a={"anyOf": [TEXT, {"type": "null"}]}), "$defs": {"x": TEXT}}),
    ("allOf", {**of(a={"allOf": [{"$ref": "#/$defs/x"}, {"title": "t"}], "description": "d"}), "$defs": {"x": TEXT}},
     {**of(a={"type": "string", "title": "t", "description": "d"}), "$defs": {"x": TEXT}}),
    ("const", of(a={"const": "x"}), of(a={"enum": ["x"]})),
    ("alternatives at the top", {"anyOf": [of(a=TEXT), of(b=True)]}, of(a=TEXT, b={})),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_parameters(schema: JsonObject | None, expected: JsonObject) -> None:
    before = json.dumps(schema)
    assert parameters(schema) == expected
    assert json.dumps(schema) == before


def test_a_schema_that_refers_to_itself() -> None:
    tree = {"type": "object", "properties": {"left": {"$ref": "#/$defs/tree"}, "right": {"$ref": "#/$defs/tree"}}}
    made = json.dumps(parameters({**of(root={"$ref": "#/$defs/tree"}), "$defs": {"tree": tree}}))
    assert len(made) < 1_000_000
    made = json.dumps(parameters({**of(a={"$ref": "#/$defs/x"}), "$defs": {"x": {"$ref": "#/$defs/x"}}})["properties"])
    assert made == '{"a": {}}'
    itself = {"allOf": [{"$ref": "#/$defs/x"}, {"$ref": "#/$defs/x"}], "title": "t"}
    assert parameters({**of(a=itself), "$defs": {"x": itself}})["properties"] == {"a": {"title": "t"}}
