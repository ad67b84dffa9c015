"""Errors as the OpenAI APIs word them, and a form that readers of either dialect understand.

Source: OpenAI API reference, "Error codes".
"""

from __future__ import annotations

import json
from typing import Protocol

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError, ErrorType

# Type of the canonical error -> type in the OpenAI dialect.
_TYPE: dict[ErrorType, str] = {
    "invalid_request_error": "invalid_request_error",
    "authentication_error": "invalid_request_error",
    "billing_error": "insufficient_quota",
    "permission_error": "permission_error",
    "not_found_error": "invalid_request_error",
    "request_too_large": "invalid_request_error",
    "rate_limit_error": "rate_limit_error",
    "api_error": "server_error",
    "overloaded_error": "server_error",
    "timeout_error": "server_error",
}


class ErrorWriter(Protocol):
    def encode_error(self, error: ApiError, request_id: str) -> bytes: ...


class _OpenAI:
    def encode_error(self, error: ApiError, request_id: str) -> bytes:  # noqa: ARG002 - this API has it in a header
        return _json({"error": _members(error, _TYPE[error.type])})


class _Neutral:
    """For routes that belong to no API."""

    def encode_error(self, error: ApiError, request_id: str) -> bytes:
        return _json({"type": "error", "error": _members(error, error.type), "request_id": request_id})


def _members(error: ApiError, kind: str) -> JsonObject:
    return {"message": error.message, "type": kind, "param": error.param, "code": error.code}


def _json(value: JsonObject) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


OPENAI = _OpenAI()
NEUTRAL = _Neutral()
