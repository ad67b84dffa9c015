"""The canonical error: what went wrong, before any dialect words it.

Source of the types: Anthropic API reference, "Errors".
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ErrorType: TypeAlias = Literal[
    "invalid_request_error",
    "authentication_error",
    "billing_error",
    "permission_error",
    "not_found_error",
    "request_too_large",
    "rate_limit_error",
    "api_error",
    "overloaded_error",
    "timeout_error",
]

Reason: TypeAlias = Literal["unreachable", "not_running", "bad_answer", "circuit_open", "queue_full"]


class ApiError(Exception):
    """An error as a client is to see it.

    `status` is the HTTP status, `message` is safe to show. `code` is the finer reason of the OpenAI dialect where one
    is known ("context_length_exceeded", "insufficient_quota" …). `retry_after` is in seconds. `retryable` says
    whether the same request may succeed at the same upstream when it is sent again. `headers` are those of the
    upstream that pass on to the client, and `body` is the upstream's own body where the client speaks its dialect and
    shall read it unchanged. `reason` is set where it was not the upstream that told of the failure.
    """

    def __init__(
        self,
        status: int,
        type: ErrorType,  # noqa: A002 - the name that the API gives it
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        retry_after: float | None = None,
        retryable: bool = False,
        headers: tuple[tuple[bytes, bytes], ...] = (),
        details: dict[str, object] | None = None,
        body: bytes | None = None,
        reason: Reason | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.type = type
        self.message = message
        self.code = code
        self.param = param
        self.retry_after = retry_after
        self.retryable = retryable
        self.headers = headers
        self.details = details
        self.body = body
        self.reason = reason

    def __repr__(self) -> str:
        return f"ApiError({self.status}, {self.type!r}, {self.message!r})"


def bad_upstream(message: str, *, retryable: bool = True) -> ApiError:
    """The error of an upstream that has answered, but not as its API says."""
    return ApiError(502, "api_error", message, code="bad_upstream", retryable=retryable, reason="bad_answer")


def malformed_answer(provider: str) -> ApiError:
    """The error of an answer in one piece that is none."""
    return bad_upstream(f"Malformed upstream response from {provider}")


def internal_error() -> ApiError:
    """The error of a bug of ours."""
    return ApiError(500, "api_error", "Internal error; the log has more", code="internal_error", retryable=True)


def shutting_down() -> ApiError:
    """The error of a request that comes while the server stops, or that did not end in time before."""
    message = "The server is shutting down"
    return ApiError(503, "overloaded_error", message, code="service_unavailable", retryable=True, retry_after=5.0)
