"""What an error of the API means.

Errors are a `google.rpc.Status` in JSON, alone or in a list of one, as an answer with an HTTP status or as a piece of a
stream. Its details say how long to wait, and tell a key that is wrong from a request that is.

Sources: Gemini API documentation, "Troubleshooting guide"; Google API design guide, "Errors" (google.rpc.Status,
ErrorInfo, RetryInfo, QuotaFailure).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError
from lynkr.converters.upstream_errors import error_body, error_from_json

# google.rpc.Code -> HTTP status.
STATUS_OF_CODE = {
    "CANCELLED": 503,
    "UNKNOWN": 500,
    "INVALID_ARGUMENT": 400,
    "DEADLINE_EXCEEDED": 504,
    "NOT_FOUND": 404,
    "ALREADY_EXISTS": 409,
    "PERMISSION_DENIED": 403,
    "RESOURCE_EXHAUSTED": 429,
    "FAILED_PRECONDITION": 400,
    "ABORTED": 409,
    "OUT_OF_RANGE": 400,
    "UNIMPLEMENTED": 404,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
    "DATA_LOSS": 500,
    "UNAUTHENTICATED": 401,
}

# ErrorInfo.reason -> the HTTP status that says the same better than the one that it comes with.
STATUS_OF_REASON = {
    "API_KEY_INVALID": 401,
    "API_KEY_EXPIRED": 401,
    "ACCESS_TOKEN_EXPIRED": 401,
    "BILLING_DISABLED": 402,
}

_DURATION = re.compile(r"(\d+(?:\.\d+)?)s").fullmatch


def decode_error(status: int, headers: Mapping[str, str], body: bytes, *, provider: str) -> ApiError:
    """The error that an answer with HTTP `status` of 400 or more reports. Header names are in lower case."""
    return error_of(status, error_body(body), provider=provider, headers=headers)


def error_of(status: int, payload: object, *, provider: str, headers: Mapping[str, str] | None = None) -> ApiError:
    """The same for an error that is JSON already, or bare text."""
    if isinstance(payload, list) and payload:
        payload = payload[0]
    error = payload.get("error") if isinstance(payload, dict) else None
    details = _details(error)
    reasons = [reason for detail in details if isinstance(reason := detail.get("reason"), str)]
    status = next((STATUS_OF_REASON[reason] for reason in reasons if reason in STATUS_OF_REASON), status)
    made = error_from_json(status, payload, provider=provider, headers=headers)
    if made.retry_after is None:
        made.retry_after = next((wait for detail in details if (wait := _wait(detail)) is not None), None)
    if made.status == 429 and any(_is_daily(detail) for detail in details):
        # It may well name a wait of seconds, but there is nothing left for today.
        made.retryable = False
    return made


def error_in_answer(payload: JsonObject, *, provider: str) -> ApiError:
    """The error that stands in an answer with HTTP status 200."""
    error = payload.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    name = error.get("status") if isinstance(error, dict) else None
    if isinstance(code, int) and not isinstance(code, bool) and 400 <= code < 600:
        status = code
    else:
        status = STATUS_OF_CODE.get(name, 500) if isinstance(name, str) else 500
    return error_of(status, payload, provider=provider)


def _details(error: object) -> list[JsonObject]:
    details = error.get("details") if isinstance(error, dict) else None
    return [detail for detail in details if isinstance(detail, dict)] if isinstance(details, list) else []


def _wait(detail: JsonObject) -> float | None:
    delay = detail.get("retryDelay")
    match = _DURATION(delay) if isinstance(delay, str) else None
    return float(match[1]) if match else None


def _is_daily(detail: JsonObject) -> bool:
    violations = detail.get("violations")
    return isinstance(violations, list) and any(
        isinstance(violation, dict) and "PerDay" in str(violation.get("quotaId")) for violation in violations
    )
