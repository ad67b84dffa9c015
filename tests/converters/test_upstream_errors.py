from __future__ import annotations

import json
import time

import pytest

from lynkr.converters.upstream_errors import redact, retry_after, status_of_code, upstream_error

STATUSES: list[tuple[int, int, str, bool]] = [
    (400, 400, "invalid_request_error", False),
    (401, 401, "authentication_error", False),
    (402, 402, "billing_error", False),
    (403, 403, "permission_error", False),
    (404, 404, "not_found_error", False),
    (405, 400, "invalid_request_error", False),
    (408, 504, "timeout_error", True),
    (409, 409, "invalid_request_error", True),
    (413, 413, "request_too_large", False),
    (415, 400, "invalid_request_error", False),
    (418, 400, "invalid_request_error", False),
    (422, 400, "invalid_request_error", False),
    (424, 400, "invalid_request_error", False),
    (429, 429, "rate_limit_error", True),
    (500, 500, "api_error", True),
    (501, 500, "api_error", True),
    (502, 502, "api_error", True),
    (503, 529, "overloaded_error", True),
    (504, 504, "timeout_error", True),
    (520, 502, "api_error", True),
    (521, 502, "api_error", True),
    (522, 504, "timeout_error", True),
    (523, 502, "api_error", True),
    (524, 504, "timeout_error", True),
    (529, 529, "overloaded_error", True),
]


@pytest.mark.parametrize(("status", "ours", "kind", "retryable"), STATUSES)
def test_status(status: int, ours: int, kind: str, retryable: bool) -> None:
    error = upstream_error(status, {}, b'{"error":{"message":"no"}}', provider="OpenAI")
    assert (error.status, error.type, error.retryable) == (ours, kind, retryable)
    assert error.message.endswith("no")


MESSAGES: list[tuple[bytes, str]] = [
    (b'{"error":{"message":"a","type":"t","code":1}}', "a"),
    (b'{"error":"b"}', "b"),
    (b'{"message":"c"}', "c"),
    (b'{"Message":"d"}', "d"),
    (b'{"detail":"e"}', "e"),
    (b'{"detail":[{"loc":["body"],"msg":"f"}]}', "f"),
    (b'{"error_description":"g"}', "g"),
    (b'{"msg":"h"}', "h"),
    (b'{"errors":[{"message":"i"}]}', "i"),
    (b'[{"error":{"message":"j"}}]', "j"),
    (b"plain text", "plain text"),
    (b"<html><head><title>502 Bad &amp; Gateway</title></head><body>x</body></html>", "502 Bad & Gateway"),
    (b"<!DOCTYPE html><h1>Nothing</h1>", "Nothing"),
    (b"", "HTTP 500 without a message"),
    (b'{"unusual":1}', '{"unusual": 1}'),
    (b"\xff\xfe", "\ufffd\ufffd"),
    (b"[" * 100_000, "[" * 500),
]


@pytest.mark.parametrize(("body", "message"), MESSAGES, ids=[repr(case[0][:30]) for case in MESSAGES])
def test_message(body: bytes, message: str) -> None:
    assert upstream_error(500, {}, body, provider="OpenAI").message == message


OVERFLOWS: list[tuple[object, str]] = [
    ("prompt is too long: 210000 tokens > 200000 maximum", "prompt is too long: 210000 tokens > 200000 maximum"),
    (
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 130000 tokens. "
        "Please reduce the length of the messages.",
        "prompt is too long: 130000 tokens > 128000 maximum",
    ),
    (
        "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens (5000 in the messages, "
        "4000 in the completion). Please reduce",
        "input length and `max_tokens` exceed context limit: 5000 + 4000 > 8192",
    ),
    (
        "This endpoint's maximum context length is 32768 tokens. However, you requested about 40000 tokens (39000 of "
        "text input, 1000 in the output).",
        "prompt is too long: 39000 tokens > 32768 maximum",
    ),
    (
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        "prompt is too long: 1200000 tokens > 1048576 maximum",
    ),
    (
        "The decoder prompt (length 5000) is longer than the maximum model length of 4096.",
        "prompt is too long: 5000 tokens > 4096 maximum",
    ),
    (
        "The number of tokens to keep from the initial prompt is greater than the context length "
        "(n_keep: 10001>= n_ctx: 4096)",
        "prompt is too long: 10001 tokens > 4096 maximum",
    ),
    (
        {
            "code": 400,
            "message": "the request exceeds the available context size. try increasing it",
            "type": "exceed_context_size_error",
            "n_prompt_tokens": 70000,
            "n_ctx": 65536,
        },
        "prompt is too long: 70000 tokens > 65536 maximum",
    ),
    (
        {"message": "Too much.", "code": "context_length_exceeded"},
        "prompt is too long: Too much.",
    ),
    (
        "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length",
        "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length",
    ),
]


@pytest.mark.parametrize(("given", "message"), OVERFLOWS)
def test_context_overflow_reads_as_clients_know_it(given: object, message: str) -> None:
    error = given if isinstance(given, dict) else {"message": given}
    for status in (400, 500):
        found = upstream_error(status, {}, json.dumps({"error": error}).encode(), provider="llama.cpp")
        assert (found.status, found.type, found.code) == (400, "invalid_request_error", "context_length_exceeded")
        assert found.message == message
        assert not found.retryable


def test_an_ordinary_bad_request_is_no_overflow() -> None:
    error = upstream_error(400, {}, b'{"error":{"message":"tools: Extra inputs are not permitted"}}', provider="x")
    assert (error.message, error.code) == ("tools: Extra inputs are not permitted", None)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1s"}, 1.0),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s"}, 360.0),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "20ms"}, 0.02),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1h2m3.5s"}, 3723.5),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "soon"}, None),
        ({"x-ratelimit-remaining-tokens": "5", "x-ratelimit-reset-tokens": "6m0s"}, None),
        (
            {
                "x-ratelimit-remaining-requests": "0",
                "x-ratelimit-reset-requests": "2s",
                "x-ratelimit-remaining-tokens": "0",
                "x-ratelimit-reset-tokens": "7s",
            },
            7.0,
        ),
        ({"retry-after": "3", "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s"}, 3.0),
    ],
)
def test_a_limit_that_is_used_up_says_when_it_is_whole_again(headers: dict[str, str], seconds: float | None) -> None:
    assert upstream_error(429, headers, b"{}", provider="OpenAI").retry_after == seconds


def test_retry_after_as_a_date() -> None:
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 30))
    seconds = retry_after({"retry-after": date})
    assert seconds is not None
    assert 28 <= seconds <= 30


def test_an_empty_account_is_not_asked_again() -> None:
    body = b'{"error":{"message":"You exceeded your quota","type":"insufficient_quota","code":"insufficient_quota"}}'
    error = upstream_error(429, {}, body, provider="OpenAI")
    assert (error.status, error.type, error.retryable) == (429, "billing_error", False)


@pytest.mark.parametrize(("said", "status", "retryable"), [("false", 500, False), ("true", 400, True)])
def test_the_upstream_has_the_last_word_on_retries(said: str, status: int, retryable: bool) -> None:
    assert upstream_error(status, {"x-should-retry": said}, b"", provider="x").retryable is retryable


def test_headers_that_pass_on() -> None:
    headers = {"x-request-id": "r1", "x-ratelimit-remaining-tokens": "7", "set-cookie": "no", "server": "no"}
    error = upstream_error(429, headers, b"", provider="x")
    assert error.headers == ((b"x-ratelimit-remaining-tokens", b"7"), (b"x-upstream-request-id", b"r1"))
    assert upstream_error(429, {"x-request-id": "\u65e5"}, b"", provider="x").headers == (
        (b"x-upstream-request-id", b"?"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Incorrect API key provided: sk-proj-abcdefgh12345678",
        "Authorization: Bearer abc.def-ghi",
        "GET https://x/v1?key=AIzaSecret&alt=sse",
        "dapi-0123456789abcdef",
        "API key not valid: AIzaSecretSecret",
    ],
)
def test_credentials_are_not_repeated(text: str) -> None:
    shown = redact(text)
    assert "***" in shown
    for secret in ("abcdefgh12345678", "abc.def", "AIzaSecret", "0123456789"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (429, 429),
        ("503", 503),
        ("²", 500),
        (200, 500),
        (True, 500),
        (None, 500),
        ("overloaded_error", 529),
        ("rate_limit_exceeded", 429),
        ("something_new", 500),
    ],
)
def test_status_of_an_error_in_a_stream(code: object, status: int) -> None:
    assert status_of_code(code) == status


def test_long_messages_are_cut() -> None:
    assert len(upstream_error(400, {}, json.dumps({"message": "x" * 9000}).encode(), provider="x").message) == 2000


@pytest.mark.parametrize(
    ("status", "error", "expected"),
    [
        (429, {"code": "1113", "message": "no balance"}, (402, "billing_error", False)),
        (429, {"code": "1302", "message": "busy"}, (429, "rate_limit_error", True)),
        (429, {"code": "1308", "message": "plan used up"}, (429, "rate_limit_error", False)),
        (400, {"code": "1211", "message": "no such model"}, (404, "not_found_error", False)),
        (401, {"code": "1000", "message": "bad key"}, (401, "authentication_error", False)),
        (429, {"type": "engine_overloaded_error", "message": "busy"}, (529, "overloaded_error", True)),
        (403, {"type": "exceeded_current_quota_error", "message": "empty"}, (402, "billing_error", False)),
    ],
)
def test_codes_that_say_more_than_the_status(
    status: int, error: dict[str, str], expected: tuple[int, str, bool]
) -> None:
    found = upstream_error(status, {}, json.dumps({"error": error}).encode(), provider="x")
    assert (found.status, found.type, found.retryable) == expected


def test_a_code_beside_the_message() -> None:
    body = b'{"error_code":"TEMPORARILY_UNAVAILABLE","message":"starting"}'
    assert upstream_error(400, {}, body, provider="x").type == "overloaded_error"


def test_a_wait_in_words() -> None:
    body = b'{"error":{"message":"Rate limit reached, try again after 3 seconds","type":"rate_limit_reached_error"}}'
    assert upstream_error(429, {}, body, provider="Moonshot").retry_after == 3
