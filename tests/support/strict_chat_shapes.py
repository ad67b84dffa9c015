"""The shapes that requests of the OpenAI APIs are made of, refused in the words of the vendor's API."""

from __future__ import annotations

import re
from typing import NoReturn

from tests.support.strict import JSONObject, RefusalError

NAME = re.compile(r"^[a-zA-Z0-9_-]{1,64}$")


def refuse(message: str, param: str | None = None, code: str | None = None, *, status: int = 400) -> NoReturn:
    raise RefusalError(status, message, error_type="invalid_request_error", param=param, code=code)


def expect_object(value: object, path: str) -> JSONObject:
    if not isinstance(value, dict):
        refuse(f"Invalid type for '{path}': expected an object, but got {value!r}.", path, "invalid_type")
    return value


def expect_list(value: object, path: str, *, minimum: int = 0, maximum: int | None = None) -> list[object]:
    if not isinstance(value, list):
        refuse(f"Invalid type for '{path}': expected an array, but got {value!r}.", path, "invalid_type")
    if len(value) < minimum:
        refuse(
            f"Invalid '{path}': empty array. Expected an array with minimum length {minimum}, but got an empty array"
            " instead.",
            path,
            "empty_array",
        )
    if maximum is not None and len(value) > maximum:
        refuse(
            f"Invalid '{path}': array too long. Expected an array with maximum length {maximum}, but got an array with"
            f" length {len(value)} instead.",
            path,
            "array_above_max_length",
        )
    return value


def expect_string(value: object, path: str) -> str:
    if not isinstance(value, str):
        refuse(f"Invalid type for '{path}': expected a string, but got {value!r}.", path, "invalid_type")
    return value


def expect_name(value: object, path: str) -> str:
    name = expect_string(value, path)
    if len(name) > 64:
        refuse(
            f"Invalid '{path}': string too long. Expected a string with maximum length 64.",
            path,
            "string_above_max_length",
        )
    if not NAME.match(name):
        refuse(
            f"Invalid '{path}': string does not match pattern. Expected a string that matches the pattern"
            " '^[a-zA-Z0-9_-]+$'.",
            path,
            "invalid_value",
        )
    return name


def expect_known(value: JSONObject, allowed: set[str], path: str) -> None:
    for key in value:
        if key not in allowed:
            refuse(f"Unknown parameter: '{path}.{key}'.", f"{path}.{key}", "unknown_parameter")
