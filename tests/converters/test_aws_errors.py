"""What errors of Amazon Bedrock mean."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.aws_errors import aws_error

# Status, kind, message; and the status, the type, whether to try again, and a part of the message of ours.
CASES: list[tuple[int, str, str, int, str, bool, str]] = [
    (400, "ValidationException", "bad field", 400, "invalid_request_error", False, "bad field"),
    (400, "ValidationException", "Input is too long for requested model.", 400, "invalid_request_error", False,
     "prompt is too long: Input is too long for requested model."),
    (400, "ValidationException", "Too many input tokens. Max input tokens: 8192, request input token count: 11266 ",
     400, "invalid_request_error", False, "prompt is too long: 11266 tokens > 8192 maximum"),
    (400, "ValidationException", "Input Tokens Exceeded: Number of input tokens exceeds maximum length.", 400,
     "invalid_request_error", False, "prompt is too long: "),
    (400, "ValidationException", "The model returned the following errors: prompt is too long: 210000 tokens > 200000"
     " maximum", 400, "invalid_request_error", False, "prompt is too long: 210000 tokens > 200000 maximum"),
    (400, "ValidationException", "Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand"
     " throughput isn’t supported. Retry your request with the ID or ARN of an inference profile.", 400,
     "invalid_request_error", False, "Set AWS_BEDROCK_MODEL_ID to the model's inference profile"),
    (403, "UnrecognizedClientException", "The security token included in the request is invalid.", 401,
     "authentication_error", False, "Amazon Bedrock: The security token included in the request is invalid. Check"),
    (403, "ExpiredTokenException", "The security token included in the request is expired", 401,
     "authentication_error", False, "aws sso login"),
    (403, "InvalidSignatureException", "The request signature we calculated does not match", 401,
     "authentication_error", False, "Check the AWS secret key, and that the clock is right."),
    (403, "AccessDeniedException", "You don't have access to the model with the specified model ID.", 403,
     "permission_error", False, "Model access"),
    (404, "ResourceNotFoundException", "Could not resolve the foundation model", 404, "not_found_error", False,
     "Check the model id, and that the region has the model."),
    (429, "ThrottlingException", "Too many requests", 429, "rate_limit_error", True, "Too many requests"),
    (400, "ServiceQuotaExceededException", "quota", 429, "rate_limit_error", True, "quota"),
    (429, "ModelNotReadyException", "not ready", 529, "overloaded_error", True, "not ready"),
    (503, "ServiceUnavailableException", "busy", 529, "overloaded_error", True, "busy"),
    (424, "ModelErrorException", "the model failed", 500, "api_error", True, "the model failed"),
    (408, "ModelTimeoutException", "slow", 504, "timeout_error", True, "slow"),
    (500, "InternalServerException", "oops", 500, "api_error", True, "oops"),
    (418, "TomorrowException", "new", 400, "invalid_request_error", False, "new"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "kind", "message", "ours", "type_", "retryable", "said"), CASES, ids=[case[1] for case in CASES]
)
@pytest.mark.parametrize("form", ["{}", "{}:http://internal.amazon.com/coral/com.amazon.bedrock/", "com.amazon#{}"])
def test_kinds(
    form: str, status: int, kind: str, message: str, ours: int, type_: str, retryable: bool, said: str
) -> None:
    body = json.dumps({"message": message}).encode()
    error = aws_error(status, {"x-amzn-errortype": form.format(kind)}, body, provider="Amazon Bedrock")
    assert (error.status, error.type, error.retryable) == (ours, type_, retryable)
    assert said in error.message


@pytest.mark.parametrize(
    "body",
    [
        b'{"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"who?"}',
        b'{"__type":"UnrecognizedClientException","Message":"who?"}',
        b'{"code":"UnrecognizedClientException","message":"who?"}',
    ],
)
def test_kinds_in_the_body(body: bytes) -> None:
    error = aws_error(403, {}, body, provider="Amazon Bedrock")
    assert (error.status, error.message.partition("? ")[0]) == (401, "Amazon Bedrock: who")


@pytest.mark.parametrize(
    ("status", "body", "ours", "message"),
    [
        (403, b'{"Message":"User is not authorized"}', 403, "Amazon Bedrock: User is not authorized"),
        (503, b"<html><title>503 Busy</title></html>", 529, "503 Busy"),
        (500, b"", 500, "HTTP 500 without a message"),
        (502, b"{", 502, "{"),
    ],
)
def test_errors_without_a_kind(status: int, body: bytes, ours: int, message: str) -> None:
    error = aws_error(status, {}, body, provider="Amazon Bedrock")
    assert (error.status, error.message) == (ours, message)


def test_what_else_the_client_learns() -> None:
    headers = {"x-amzn-requestid": "a4b7", "retry-after": "3", "x-amzn-errortype": "ThrottlingException"}
    error = aws_error(429, headers, b'{"message":"slow down"}', provider="x")
    assert error.headers == ((b"x-upstream-request-id", b"a4b7"),)
    assert error.retry_after == 3
