from __future__ import annotations

import json

import pytest

from lynkr.converters.errors import ApiError
from lynkr.converters.gemini import Gemini
from lynkr.converters.gemini.errors import STATUS_OF_CODE, STATUS_OF_REASON, error_in_answer
from tests.converters.reading import JsonObject
from tests.support.gemini_answers import error_object


def decoded(status: int, payload: object, **headers: str) -> ApiError:
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return Gemini("Vertex AI").decode_error(status, {k.replace("_", "-"): v for k, v in headers.items()}, body)


# Name of the code, HTTP status of the answer, status and type that the client sees, whether it may be sent again.
CODES: list[tuple[str, int, int, str, bool]] = [
    ("INVALID_ARGUMENT", 400, 400, "invalid_request_error", False),
    ("FAILED_PRECONDITION", 400, 400, "invalid_request_error", False),
    ("UNAUTHENTICATED", 401, 401, "authentication_error", False),
    ("PERMISSION_DENIED", 403, 403, "permission_error", False),
    ("NOT_FOUND", 404, 404, "not_found_error", False),
    ("RESOURCE_EXHAUSTED", 429, 429, "rate_limit_error", True),
    ("INTERNAL", 500, 500, "api_error", True),
    ("UNAVAILABLE", 503, 529, "overloaded_error", True),
    ("DEADLINE_EXCEEDED", 504, 504, "timeout_error", True),
]


@pytest.mark.parametrize(("code", "upstream", "status", "kind", "retryable"), CODES, ids=[case[0] for case in CODES])
def test_codes(code: str, upstream: int, status: int, kind: str, retryable: bool) -> None:
    for payload in (error_object(upstream, "Why.", code), [error_object(upstream, "Why.", code)]):
        error = decoded(upstream, payload)
        assert (error.status, error.type, error.retryable) == (status, kind, retryable)
        assert error.message.endswith("Why.")
    in_stream = error_in_answer(error_object(upstream, "Why.", code), provider="vertex")
    assert (in_stream.status, in_stream.type, in_stream.retryable) == (status, kind, retryable)


@pytest.mark.parametrize("code", STATUS_OF_CODE)
def test_a_code_without_its_number(code: str) -> None:
    named = error_in_answer({"error": {"message": "Why.", "status": code}}, provider="vertex")
    numbered = error_in_answer({"error": {"message": "Why.", "code": STATUS_OF_CODE[code]}}, provider="vertex")
    assert (named.status, named.type) == (numbered.status, numbered.type)


@pytest.mark.parametrize("error", ["Why.", {"message": "Why.", "code": True}, {"message": "Why.", "status": 5}])
def test_an_error_in_an_answer_without_a_code(error: object) -> None:
    found = error_in_answer({"error": error}, provider="vertex")
    assert (found.status, found.message) == (500, "Why.")


@pytest.mark.parametrize(("reason", "status"), STATUS_OF_REASON.items())
def test_reasons(reason: str, status: int) -> None:
    error = decoded(400, error_object(400, "API key not valid.", "INVALID_ARGUMENT", reason=reason))
    assert error.status == status
    assert not error.retryable


def test_a_wrong_key() -> None:
    error = decoded(400, error_object(400, "API key not valid.", "INVALID_ARGUMENT", reason="API_KEY_INVALID"))
    assert (error.status, error.type) == (401, "authentication_error")
    assert error.message == "Vertex AI: API key not valid."


@pytest.mark.parametrize(
    ("delay", "expected"), [("37s", 37.0), ("3.5s", 3.5), ("0s", 0.0), ("37", None), ("soon", None), ("-1s", None)]
)
def test_retry_delay(delay: str, expected: float | None) -> None:
    payload = error_object(429, "Quota exceeded.", "RESOURCE_EXHAUSTED", retry_delay=delay)
    assert decoded(429, payload).retry_after == expected
    assert decoded(429, [payload]).retry_after == expected
    assert decoded(429, payload, retry_after="5").retry_after == 5.0


def test_a_quota_for_the_day() -> None:
    quota: JsonObject = {
        "@type": "type.googleapis.com/google.rpc.QuotaFailure",
        "violations": [{"quotaId": "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"}],
    }
    error: JsonObject = {"code": 429, "message": "Quota.", "status": "RESOURCE_EXHAUSTED", "details": [quota]}
    assert decoded(429, {"error": error}).retryable
    quota["violations"] = ["x", {"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]
    daily = decoded(429, {"error": error})
    assert (daily.status, daily.type, daily.retryable) == (429, "rate_limit_error", False)


def test_a_prompt_that_is_too_long() -> None:
    message = "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."
    error = decoded(400, error_object(400, message, "INVALID_ARGUMENT"))
    assert error.message == "prompt is too long: 1200000 tokens > 1048576 maximum"
    assert error.code == "context_length_exceeded"


@pytest.mark.parametrize("key", ["AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY", "AQ.Ab8RN6Kx2fGh"])
def test_keys_are_hidden(key: str) -> None:
    message = f"Permission denied: Consumer 'api_key:{key}' has been suspended."
    error = decoded(403, error_object(403, message, "PERMISSION_DENIED"))
    assert error.message == "Vertex AI: Permission denied: Consumer 'api_key:***' has been suspended."
    assert str(error) == error.message


@pytest.mark.parametrize("details", [None, "x", [], ["x"], [{}], [{"violations": 5, "retryDelay": 5, "reason": 5}]])
def test_details_of_any_form(details: object) -> None:
    error = decoded(429, {"error": {"code": 429, "message": "Quota.", "details": details}})
    assert (error.message, error.retry_after, error.retryable) == ("Quota.", None, True)


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"Bad gateway", b"<html><title>Bad gateway</title></html>"])
def test_what_is_no_status(body: bytes) -> None:
    error = decoded(502, body)
    assert (error.status, error.type, error.retryable) == (502, "api_error", True)
    assert error.message
