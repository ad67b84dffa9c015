"""Puts the schema of a tool's input into what Ollama reads of one.

The server parses a schema into a structure of its own, from which the model's template writes the tools. It refuses
the whole request where a member has another type than that structure, and what it does not know never reaches the
model. So what it knows under another name is renamed, and references are replaced by what they point at.

Source: Ollama, package api, `ToolFunction` and `ToolProperty`.
"""

from __future__ import annotations

from collections.abc import Callable

from lynkr.converters.conversation import JsonObject
from lynkr.converters.openai_schema import resolve, tool_parameters

_MAX_DEPTH = 16
_MAX_REFERENCES = 4
_MAX_SCHEMAS = 2_000
"""Schemas in one after its references are resolved. References can make a small schema grow beyond all bounds."""


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _anything(_: object) -> bool:
    return True


# Keyword -> whether the server can read a value. What it does not know it skips, so that may be anything.
_KNOWN: dict[str, Callable[[object], bool]] = {
    "type": lambda value: isinstance(value, str) or _are_texts(value),
    "description": lambda value: isinstance(value, str),
    "enum": lambda value: isinstance(value, list),
    "required": _are_texts,
    "properties": lambda value: isinstance(value, dict),
    "anyOf": lambda value: isinstance(value, list),
    "oneOf": lambda value: isinstance(value, list),
}

_MERGED = ("$ref", "allOf")


def parameters(schema: JsonObject | None) -> JsonObject:
    """`schema` as far as the server understands it."""
    made = dict(tool_parameters(schema))
    reader = _Reader(made)
    made["properties"] = reader.properties(made["properties"], depth=0)
    return {key: value for key, value in made.items() if _KNOWN.get(key, _anything)(value)}


class _Reader:
    def __init__(self, root: JsonObject) -> None:
        self._root = root
        self._left = _MAX_SCHEMAS

    def properties(self, value: object, depth: int) -> JsonObject:
        if not isinstance(value, dict):
            return {}
        return {name: self._property(schema, depth) for name, schema in value.items()}

    def _property(self, schema: object, depth: int) -> JsonObject:
        self._left -= 1
        if depth > _MAX_DEPTH or self._left < 0:
            return {}
        made: JsonObject = {}
        for key, value in self._merged(schema).items():
            if not _KNOWN.get(key, _anything)(value):
                continue
            match key:
                case "properties":
                    made[key] = self.properties(value, depth + 1)
                case "anyOf" | "oneOf" if isinstance(value, list):
                    made["anyOf"] = [self._property(variant, depth + 1) for variant in value]
                case "const":
                    made["enum"] = [value]
                case _:
                    made[key] = value
        return made

    def _merged(self, schema: object, references: int = 0) -> JsonObject:
        """`schema` with what it refers to, and what all of its parts say, in one object."""
        if not isinstance(schema, dict) or references > _MAX_REFERENCES:
            # A schema may be true or false.
            return {}
        if "$ref" not in schema and "allOf" not in schema:
            return schema
        parts = [resolve(schema, self._root)] if "$ref" in schema else []
        if isinstance(several := schema.get("allOf"), list):
            parts += several
        merged: JsonObject = {}
        for part in parts:
            merged.update(self._merged(part, references + 1))
        return {**merged, **{key: value for key, value in schema.items() if key not in _MERGED}}
