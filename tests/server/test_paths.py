from __future__ import annotations

import json

import pytest

from lynkr.converters.errors import ApiError
from lynkr.server.paths import canonical_path, dialect


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/", "/"),
        ("/v1/messages", "/v1/messages"),
        ("/v1/messages/", "/v1/messages"),
        ("//v1//messages", "/v1/messages"),
        ("/messages", "/v1/messages"),
        ("/messages/count_tokens", "/v1/messages/count_tokens"),
        ("/v1/v1/messages", "/v1/messages"),
        ("/anthropic/v1/messages/count_tokens", "/v1/messages/count_tokens"),
        ("/openai/v1/models", "/v1/models"),
        ("/models", "/v1/models"),
        ("/v1/models/a/b", "/v1/models/a/b"),
        ("/chat/completions", "/v1/chat/completions"),
        ("/health/live", "/health/live"),
        ("/v1", "/v1"),
    ],
)
def test_aliases(path: str, route: str) -> None:
    assert canonical_path(path) == route


@pytest.mark.parametrize(
    ("path", "headers", "shape"),
    [
        ("/v1/messages", {}, "anthropic"),
        ("/v1/messages/count_tokens", {}, "anthropic"),
        ("/v1/models", {}, "openai"),
        ("/v1/models", {b"anthropic-version": b"2023-06-01"}, "anthropic"),
        ("/v1/models", {b"x-api-key": b"k"}, "anthropic"),
        ("/v1/unknown", {}, "openai"),
        ("/v1/unknown", {b"anthropic-version": b"2023-06-01"}, "anthropic"),
        ("/unknown", {}, "neutral"),
    ],
)
def test_who_writes_the_errors(path: str, headers: dict[bytes, bytes], shape: str) -> None:
    error = ApiError(404, "not_found_error", "no", code="not_found")
    body = json.loads(dialect(path, headers).encode_error(error, "req_1"))
    openai = {"message": "no", "type": "invalid_request_error", "param": None, "code": "not_found"}
    assert (
        body
        == {
            "anthropic": {
                "type": "error",
                "error": {"type": "not_found_error", "message": "no"},
                "request_id": "req_1",
            },
            "openai": {"error": openai},
            "neutral": {"type": "error", "error": openai | {"type": "not_found_error"}, "request_id": "req_1"},
        }[shape]
    )
