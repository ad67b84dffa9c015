"""Makes the schema of a tool's input one that the OpenAI APIs take.

The vendor wants an object at the top, with properties and without alternatives there, and items for every array. The
Messages API wants none of that, and neither do the tools of MCP servers. What is already so is passed on as it is.

Source: OpenAI guides "Function calling" and "Structured Outputs", and the API's error messages.
"""

from __future__ import annotations

from operator import is_not

from lynkr.converters.conversation import JsonObject

_ALTERNATIVES = ("allOf", "anyOf", "oneOf")
_NOT_AT_ROOT = frozenset({*_ALTERNATIVES, "enum", "not", "$ref"})

# Keywords whose value is a schema, a list of schemas, or schemas by name.
_SCHEMA = ("items", "additionalProperties")
_LIST = ("anyOf", "oneOf", "allOf", "prefixItems")
_MAP = ("properties", "$defs", "definitions")

# Types that have no parts; most schemas inside another are of these.
_SCALAR = ("string", "integer", "number", "boolean", "null")

_MAX_REFERENCES = 8


def tool_parameters(schema: JsonObject | None) -> JsonObject:
    """`schema`, or one that accepts whatever it accepts."""
    if not schema:
        return {"type": "object", "properties": {}, "required": []}
    if not _NOT_AT_ROOT.isdisjoint(schema):
        schema = _without_alternatives(schema)
    if schema.get("type") != "object" or not isinstance(schema.get("properties"), dict):
        properties = schema.get("properties")
        schema = {**schema, "type": "object", "properties": properties if isinstance(properties, dict) else {}}
    return _with_items(schema)


def is_strict(schema: object) -> bool:
    """Whether every object in `schema` lists all its properties as required and allows no others.

    The vendor refuses `strict` for any other schema.
    """
    if not isinstance(schema, dict):
        return True
    properties = schema.get("properties")
    if schema.get("type") == "object" or isinstance(properties, dict):
        required = schema.get("required", [])
        if schema.get("additionalProperties") is not False or not isinstance(required, list):
            return False
        if isinstance(properties, dict) and not properties.keys() <= {name for name in required if type(name) is str}:
            return False
    return all(is_strict(child) for child in _children(schema))


def _children(schema: JsonObject) -> list[object]:
    children = [schema.get(key) for key in _SCHEMA]
    for key in _LIST:
        if isinstance(several := schema.get(key), list):
            children.extend(several)
    for key in _MAP:
        if isinstance(named := schema.get(key), dict):
            children.extend(named.values())
    return children


def _without_alternatives(schema: JsonObject) -> JsonObject:
    """`schema` with the properties of all alternatives at its top in one object."""
    merged = {key: value for key, value in schema.items() if key not in _NOT_AT_ROOT}
    properties = dict(_properties(schema))
    required = _required(schema)
    for key in _ALTERNATIVES:
        variants = schema.get(key)
        if not isinstance(variants, list) or not variants:
            continue
        variants = [resolve(variant, schema) for variant in variants]
        for variant in variants:
            for name, value in _properties(variant).items():
                properties.setdefault(name, value)
        # What some alternative requires is required only if all of them do.
        needed = [_required(variant) for variant in variants]
        every = key == "allOf"
        required += [name for names in needed for name in names if every or all(name in other for other in needed)]
    if "$ref" in schema:
        target = resolve(schema, schema)
        properties = {**_properties(target), **properties}
        required += _required(target)
    merged["properties"] = properties
    if required:
        merged["required"] = list(dict.fromkeys(required))
    return merged


def _properties(schema: object) -> JsonObject:
    properties = schema.get("properties") if isinstance(schema, dict) else None
    return properties if isinstance(properties, dict) else {}


def _required(schema: object) -> list[str]:
    required = schema.get("required") if isinstance(schema, dict) else None
    return [name for name in required if isinstance(name, str)] if isinstance(required, list) else []


def resolve(schema: object, root: JsonObject) -> object:
    """What a reference inside the same document points at."""
    for _ in range(_MAX_REFERENCES):
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        schema = root
        for step in reference[2:].split("/"):
            schema = schema.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(schema, dict) else None
    return schema


def _with_items(schema: JsonObject) -> JsonObject:
    """`schema` with empty items for each array that has none. The same object where there is nothing to add."""
    kind = schema.get("type")
    if kind in _SCALAR:
        return schema
    changed: JsonObject = {}
    for key in _SCHEMA:
        if isinstance(child := schema.get(key), dict) and (new := _with_items(child)) is not child:
            changed[key] = new
    for key in _LIST:
        if isinstance(several := schema.get(key), list):
            list_of = [_with_items(child) if isinstance(child, dict) else child for child in several]
            if any(map(is_not, list_of, several)):
                changed[key] = list_of
    for key in _MAP:
        if isinstance(named := schema.get(key), dict):
            by_name = {name: _with_items(child) if isinstance(child, dict) else child for name, child in named.items()}
            if any(map(is_not, by_name.values(), named.values())):
                changed[key] = by_name
    is_array = kind == "array" or (isinstance(kind, list) and "array" in kind)
    if is_array and "items" not in schema and "prefixItems" not in schema:
        changed["items"] = {}
    return {**schema, **changed} if changed else schema
