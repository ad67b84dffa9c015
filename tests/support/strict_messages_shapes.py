"""The shapes that a Messages request is made of, refused in the words of the vendor's API."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NoReturn

from tests.support.strict import JSONObject, RefusalError


def refuse(message: str, *, status: int = 400, error_type: str = "invalid_request_error") -> NoReturn:
    raise RefusalError(status, message, error_type=error_type)


def expect_object(value: object, path: str) -> JSONObject:
    if not isinstance(value, dict):
        refuse(f"{path}: Input should be a valid dictionary")
    return value


def expect_list(value: object, path: str) -> list[object]:
    if not isinstance(value, list):
        refuse(f"{path}: Input should be a valid list")
    return value


def expect_string(value: object, path: str) -> str:
    if not isinstance(value, str):
        refuse(f"{path}: Input should be a valid string")
    return value


def expect_known(value: JSONObject, allowed: AbstractSet[str], path: str) -> None:
    for key in value:
        if key not in allowed:
            refuse(f"{path}.{key}: Extra inputs are not permitted")
