"""Puts a JSON Schema into the API's older subset of OpenAPI.

The vendor refuses a whole request for one keyword that it does not know. So what comes out is made of known keywords
only, each with a value of the right type; what cannot be said is left out, and the schema accepts more than before.

Sources: Gemini API reference, "Schema"; Vertex AI reference, "Schema"; the API's error messages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from lynkr.converters.conversation import JsonObject

_TYPES = {
    "string": "STRING",
    "integer": "INTEGER",
    "number": "NUMBER",
    "boolean": "BOOLEAN",
    "array": "ARRAY",
    "object": "OBJECT",
}

# Formats that mean something to the API; it refuses some others.
_FORMATS = {
    "STRING": ("enum", "date-time"),
    "INTEGER": ("int32", "int64"),
    "NUMBER": ("float", "double"),
}

_MAX_DEPTH = 24
_MAX_SCHEMAS = 5_000
"""Schemas in one after its references are resolved. References can make a small schema grow beyond all bounds."""
_MAX_REFERENCES = 8


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# Keyword -> the API's keyword, whether its value is taken, and the types that it is for (none: all). An earlier line
# goes before a later one for the same keyword of the API.
_PLAIN: tuple[tuple[str, str, Callable[[object], bool], tuple[str, ...]], ...] = (
    ("title", "title", _is_text, ()),
    ("description", "description", _is_text, ()),
    ("pattern", "pattern", _is_text, ("STRING",)),
    ("minLength", "minLength", _is_count, ("STRING",)),
    ("maxLength", "maxLength", _is_count, ("STRING",)),
    ("minItems", "minItems", _is_count, ("ARRAY",)),
    ("maxItems", "maxItems", _is_count, ("ARRAY",)),
    ("minProperties", "minProperties", _is_count, ("OBJECT",)),
    ("maxProperties", "maxProperties", _is_count, ("OBJECT",)),
    ("minimum", "minimum", _is_number, ("INTEGER", "NUMBER")),
    ("exclusiveMinimum", "minimum", _is_number, ("INTEGER", "NUMBER")),
    ("maximum", "maximum", _is_number, ("INTEGER", "NUMBER")),
    ("exclusiveMaximum", "maximum", _is_number, ("INTEGER", "NUMBER")),
)

_TYPE_BY_KEYWORD = (
    ("properties", "OBJECT"),
    ("additionalProperties", "OBJECT"),
    ("items", "ARRAY"),
    ("prefixItems", "ARRAY"),
)
"""What a schema without a type is of, by the keywords that it has."""

_TYPE_OF_VALUE = {bool: "BOOLEAN", int: "INTEGER", float: "NUMBER", dict: "OBJECT", list: "ARRAY"}
"""The same by the values that it lists."""


def openapi_schema(schema: JsonObject) -> JsonObject:
    """`schema` in the API's words. It accepts whatever `schema` accepts, as far as the words can say it."""
    return _Cleaner(schema).clean(schema, 0, ())


class _Cleaner:
    def __init__(self, root: JsonObject) -> None:
        self._root = root
        self._left = _MAX_SCHEMAS

    def clean(self, schema: object, depth: int, within: tuple[str, ...]) -> JsonObject:
        """`within` has the references that `schema` is inside of: a circle ends in an object of any kind."""
        self._left -= 1
        if depth > _MAX_DEPTH or self._left < 0:
            return {"type": "OBJECT"}
        if not isinstance(schema, dict):
            return {"type": "STRING"}
        reference = schema.get("$ref")
        if isinstance(reference, str):
            if reference in within:
                return {"type": "OBJECT"}
            target = self._resolve(reference)
            within = (*within, reference)
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
            return self.clean(schema, depth + 1, within)
        if isinstance(parts := schema.get("allOf"), list):
            own = {key: value for key, value in schema.items() if key != "allOf"}
            return self.clean(reduce(_merge, map(self._dereferenced, parts), own), depth + 1, within)
        variants, nullable = _variants(schema)
        cleaned = [self.clean(variant, depth + 1, within) for variant in variants]
        if len(cleaned) == 1:
            only = _merge(cleaned[0], _described(schema))
        elif cleaned:
            only = {**_described(schema), "anyOf": cleaned}
        else:
            only = self._of_one_type(schema, depth, within)
        if nullable:
            only["nullable"] = True
        return only

    def _of_one_type(self, schema: JsonObject, depth: int, within: tuple[str, ...]) -> JsonObject:
        values = _values(schema)
        kind = _type(schema)
        made: JsonObject = {"type": kind}
        for keyword, word, takes, types in _PLAIN:
            value = schema.get(keyword)
            if value is not None and word not in made and takes(value) and (not types or kind in types):
                made[word] = value
        form = schema.get("format")
        if isinstance(form, str) and form in _FORMATS.get(kind, ()):
            made["format"] = form
        if kind == "STRING" and values:
            made["enum"] = values
        if kind == "ARRAY":
            made["items"] = self.clean(_items(schema), depth + 1, within)
        properties = schema.get("properties")
        if kind == "OBJECT" and isinstance(properties, dict) and properties:
            made["properties"] = {name: self.clean(value, depth + 1, within) for name, value in properties.items()}
            required = schema.get("required")
            if isinstance(required, list) and (
                known := [name for name in dict.fromkeys(filter(_is_text, required)) if name in properties]
            ):
                made["required"] = known
        return made

    def _dereferenced(self, schema: object) -> JsonObject:
        if not isinstance(schema, dict):
            return {}
        reference = schema.get("$ref")
        return {**self._resolve(reference), **schema, "$ref": None} if isinstance(reference, str) else schema

    def _resolve(self, reference: str) -> JsonObject:
        """What a reference inside the same document points at; an object of any kind where it points nowhere."""
        target: object = None
        for _ in range(_MAX_REFERENCES):
            if not reference.startswith("#"):
                break
            target = self._root
            for step in reference[1:].split("/")[1:]:
                target = target.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
            further = target.get("$ref") if isinstance(target, dict) else None
            if not isinstance(further, str):
                return target if isinstance(target, dict) else {"type": "object"}
            reference = further
        return {"type": "object"}


def _variants(schema: JsonObject) -> tuple[list[object], bool]:
    """The schemas of which one has to fit, none where `schema` is one itself, and whether null fits too."""
    nullable = schema.get("nullable") is True
    kinds = schema.get("type")
    for keyword in ("anyOf", "oneOf"):
        several = schema.get(keyword)
        # Beside properties, alternatives mostly say which of them belong together.
        if isinstance(several, list) and several and "properties" not in schema:
            others = [variant for variant in several if not _is_null(variant)]
            if isinstance(kinds, str):
                others = [{"type": kinds, **variant} if isinstance(variant, dict) else variant for variant in others]
            return others, nullable or len(others) < len(several)
    if isinstance(kinds, list):
        named = [kind for kind in kinds if isinstance(kind, str) and kind in _TYPES]
        nullable = nullable or "null" in kinds
        if len(named) == 1:
            return [{**schema, "type": named[0]}], nullable
        return [{**schema, "type": kind, "title": None, "description": None} for kind in named], nullable
    return [], nullable or _is_null(schema)


def _is_null(schema: object) -> bool:
    return isinstance(schema, dict) and (schema.get("type") == "null" or schema.get("const", "") is None)


def _type(schema: JsonObject) -> str:
    named = schema.get("type")
    if isinstance(named, str) and named.lower() in _TYPES:
        return _TYPES[named.lower()]
    by_keyword = (kind for keyword, kind in _TYPE_BY_KEYWORD if schema.get(keyword) is not None)
    by_value = (_TYPE_OF_VALUE[type(value)] for value in _listed(schema) if type(value) in _TYPE_OF_VALUE)
    return next(by_keyword, None) or next(by_value, "STRING")


def _items(schema: JsonObject) -> object:
    items = schema.get("items")
    return items if isinstance(items, dict) else {"anyOf": schema.get("prefixItems")}


def _listed(schema: JsonObject) -> list[object]:
    if "const" in schema:
        return [schema["const"]]
    values = schema.get("enum")
    return values if isinstance(values, list) else []


def _values(schema: JsonObject) -> list[str]:
    """The values that are allowed. The API knows them of strings only."""
    return list(dict.fromkeys(value for value in _listed(schema) if isinstance(value, str) and value))


def _described(schema: JsonObject) -> JsonObject:
    return {key: value for key in ("title", "description") if isinstance(value := schema.get(key), str)}


def _merge(one: JsonObject, other: JsonObject) -> JsonObject:
    """A schema for what fits both."""
    merged = {**one, **{key: value for key, value in other.items() if value is not None}}
    properties, more = one.get("properties"), other.get("properties")
    if isinstance(properties, dict) and isinstance(more, dict):
        merged["properties"] = {**properties, **more}
    first, second = one.get("required"), other.get("required")
    if isinstance(first, list) and isinstance(second, list):
        merged["required"] = [*first, *second]
    return merged
