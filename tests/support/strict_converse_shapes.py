"""The shapes that a Converse request is made of, refused in the words of the vendor's API."""

from __future__ import annotations

import base64
import binascii
import re
from typing import NoReturn

from tests.support.strict import JSONObject, RefusalError, is_int

NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
TOOL_USE_ID = re.compile(r"[a-zA-Z0-9_.:-]{1,64}")


def refuse(message: str, *, kind: str = "ValidationException", status: int = 400) -> NoReturn:
    raise RefusalError(status, message, error_type=kind)


def constraint(path: str, what: str) -> NoReturn:
    refuse(f"1 validation error detected: Value at '{path}' failed to satisfy constraint: {what}")


def object_of(value: object, path: str) -> JSONObject:
    if not isinstance(value, dict):
        constraint(path, "Member must be a structure")
    return value


def list_of(value: object, path: str, *, minimum: int = 0, maximum: int | None = None) -> list[object]:
    if not isinstance(value, list):
        constraint(path, "Member must be a list")
    if len(value) < minimum:
        constraint(path, f"Member must have length greater than or equal to {minimum}")
    if maximum is not None and len(value) > maximum:
        constraint(path, f"Member must have length less than or equal to {maximum}")
    return value


def string(value: object, path: str, *, minimum: int = 0, maximum: int | None = None, blank: bool = True) -> str:
    if not isinstance(value, str):
        constraint(path, "Member must be a string")
    if len(value) < minimum:
        constraint(path, f"Member must have length greater than or equal to {minimum}")
    if maximum is not None and len(value) > maximum:
        constraint(path, f"Member must have length less than or equal to {maximum}")
    if not blank and not value.strip():
        refuse(
            f"The text field in the ContentBlock object at {path} is blank. Add text to the text field, and try again."
        )
    return value


def integer(value: object, path: str) -> int:
    if not isinstance(value, int) or not is_int(value):
        constraint(path, "Member must be an integer")
    return value


def known(value: JSONObject, allowed: set[str], path: str) -> None:
    for key in value:
        if key not in allowed:
            refuse(f"The field {path}.{key} is not part of the model.", kind="SerializationException")


def one_of(value: object, kinds: set[str], path: str) -> tuple[str, object]:
    """The one member of a union."""
    union = object_of(value, path)
    known(union, kinds, path)
    if len(union) != 1:
        refuse(f"Unions must have exactly one member set: {path}", kind="SerializationException")
    return next(iter(union.items()))


def name(value: object, path: str) -> str:
    found = string(value, path)
    if not NAME.fullmatch(found):
        constraint(path, "Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+ and 1 to 64 long")
    return found


def tool_use_id(value: object, path: str) -> str:
    found = string(value, path)
    if not TOOL_USE_ID.fullmatch(found):
        constraint(path, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.:-]+ and 1 to 64 long")
    return found


def blob(value: object, path: str) -> None:
    try:
        data = base64.b64decode(string(value, path), validate=True)
    except (binascii.Error, ValueError):
        refuse(f"{path}: the value is not base64", kind="SerializationException")
    if not data:
        constraint(path, "Member must have length greater than or equal to 1")


def cache_point(value: object, path: str) -> None:
    point = object_of(value, path)
    known(point, {"type", "ttl"}, path)
    if point.get("type") != "default":
        constraint(f"{path}.type", "Member must satisfy enum value set: [default]")
    if point.get("ttl", "5m") not in ("5m", "1h"):
        constraint(f"{path}.ttl", "Member must satisfy enum value set: [5m, 1h]")
