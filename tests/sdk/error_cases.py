"""The errors of upstreams, and what a client has to read.

Sources: the pages "Errors" of the Anthropic API documentation and "Error codes" of the OpenAI API reference; for the
messages, the servers that they name.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

import anthropic

from tests.sdk.apis import COMPATIBLE, MESSAGES, Api
from tests.support import chat_answers as chat
from tests.support import messages_answers as vendor
from tests.support.upstream import Reply, json_reply

HTML = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"


@dataclass(frozen=True)
class Case:
    """An answer with an HTTP error.

    raised: what the SDK raises; `kind` is the error's type in the body, `message` a part of its message.
    headers: headers of the gateway's answer, beside its request id.
    """

    api: Api
    name: str
    reply: Reply
    raised: type[anthropic.APIStatusError]
    status: int
    kind: str
    message: str
    retry: bool = False
    """Whether the SDK is told that it may ask again."""
    headers: dict[str, str] = field(default_factory=dict)


def chat_case(
    status: int,
    message: str,
    raised: type[anthropic.APIStatusError],
    becomes: int,
    kind: str,
    *,
    code: str | None = None,
    retry: bool = False,
    headers: Sequence[tuple[str, str]] = (),
    passed: dict[str, str] | None = None,
) -> Case:
    name = f"{status} {message}"
    reply = chat.error_reply(status, message, code=code, headers=[("x-request-id", "req_upstream"), *headers])
    passed = {"x-upstream-request-id": "req_upstream"} | (passed or {})
    return Case(COMPATIBLE, name, reply, raised, becomes, kind, message, retry, passed)


def vendor_case(
    status: int,
    kind: str,
    message: str,
    raised: type[anthropic.APIStatusError],
    *,
    retry: bool = False,
    headers: Sequence[tuple[str, str]] = (),
    passed: dict[str, str] | None = None,
) -> Case:
    passed = {"x-upstream-request-id": vendor.REQUEST_ID} | (passed or {})
    reply = vendor.error_reply(status, kind, message, headers)
    return Case(MESSAGES, f"{status} {kind}", reply, raised, status, kind, message, retry, passed)


CHAT = (
    chat_case(400, "Invalid value: 'x'.", anthropic.BadRequestError, 400, "invalid_request_error"),
    chat_case(422, "body: field required", anthropic.BadRequestError, 400, "invalid_request_error"),
    chat_case(
        401,
        "Incorrect API key provided.",
        anthropic.AuthenticationError,
        401,
        "authentication_error",
        code="invalid_api_key",
    ),
    chat_case(402, "Insufficient credits.", anthropic.PaymentRequiredError, 402, "billing_error"),
    chat_case(403, "Country not supported.", anthropic.PermissionDeniedError, 403, "permission_error"),
    chat_case(
        404, "The model `x` does not exist.", anthropic.NotFoundError, 404, "not_found_error", code="model_not_found"
    ),
    chat_case(408, "Timed out.", anthropic.GatewayTimeoutError, 504, "timeout_error", retry=True),
    chat_case(409, "Conflict.", anthropic.ConflictError, 409, "invalid_request_error", retry=True),
    chat_case(413, "Payload too large.", anthropic.ContentTooLargeError, 413, "request_too_large"),
    chat_case(
        429,
        "Rate limit reached.",
        anthropic.RateLimitError,
        429,
        "rate_limit_error",
        code="rate_limit_exceeded",
        retry=True,
        headers=[("retry-after", "7"), ("x-ratelimit-remaining-requests", "0")],
        passed={"retry-after": "7", "x-ratelimit-remaining-requests": "0"},
    ),
    chat_case(
        429,
        "Slow down, in milliseconds.",
        anthropic.RateLimitError,
        429,
        "rate_limit_error",
        retry=True,
        headers=[("retry-after-ms", "1500")],
        passed={"retry-after": "2"},
    ),
    chat_case(
        429,
        "You exceeded your current quota.",
        anthropic.RateLimitError,
        429,
        "billing_error",
        code="insufficient_quota",
    ),
    chat_case(500, "The server had an error.", anthropic.InternalServerError, 500, "api_error", retry=True),
    chat_case(503, "That model is overloaded.", anthropic.OverloadedError, 529, "overloaded_error", retry=True),
    chat_case(504, "Too slow.", anthropic.GatewayTimeoutError, 504, "timeout_error", retry=True),
    chat_case(529, "Overloaded.", anthropic.OverloadedError, 529, "overloaded_error", retry=True),
    Case(
        COMPATIBLE,
        "502 as a web page",
        Reply(502, [("content-type", "text/html")], HTML.encode()),
        anthropic.InternalServerError,
        502,
        "api_error",
        "502 Bad Gateway",
        retry=True,
    ),
    Case(
        COMPATIBLE,
        "500 as text",
        Reply(500, [("content-type", "text/plain")], b"oops: sk-0123456789abcdef"),
        anthropic.InternalServerError,
        500,
        "api_error",
        "oops: ***",
        retry=True,
    ),
    Case(
        COMPATIBLE,
        "500 and nothing",
        Reply(500),
        anthropic.InternalServerError,
        500,
        "api_error",
        "HTTP 500 without a message",
        retry=True,
    ),
    Case(
        COMPATIBLE,
        "200 with an error in it (OpenRouter)",
        json_reply({"error": {"message": "Provider overloaded", "code": 503}}),
        anthropic.OverloadedError,
        529,
        "overloaded_error",
        "Provider overloaded",
        retry=True,
    ),
    Case(
        COMPATIBLE,
        "200 as a web page",
        Reply(200, [("content-type", "text/html")], HTML.encode()),
        anthropic.InternalServerError,
        502,
        "api_error",
        "is the address right?",
    ),
    Case(
        COMPATIBLE,
        "200 without an answer",
        json_reply({"id": "1", "object": "chat.completion", "choices": []}),
        anthropic.InternalServerError,
        502,
        "api_error",
        "Malformed upstream response",
        retry=True,
    ),
    Case(
        COMPATIBLE,
        "a redirect",
        Reply(307, [("location", "https://elsewhere.example/v1")]),
        anthropic.InternalServerError,
        502,
        "api_error",
        "redirects to https://elsewhere.example/v1",
    ),
)

VENDOR = (
    vendor_case(400, "invalid_request_error", "max_tokens: 5 > 4, which is the maximum", anthropic.BadRequestError),
    vendor_case(400, "invalid_request_error", "prompt is too long: 9 tokens > 8 maximum", anthropic.BadRequestError),
    vendor_case(401, "authentication_error", "invalid x-api-key", anthropic.AuthenticationError),
    vendor_case(402, "billing_error", "credit balance", anthropic.PaymentRequiredError),
    vendor_case(403, "permission_error", "no access", anthropic.PermissionDeniedError),
    vendor_case(404, "not_found_error", "model: x", anthropic.NotFoundError),
    vendor_case(413, "request_too_large", "Request exceeds the maximum size", anthropic.ContentTooLargeError),
    vendor_case(
        429,
        "rate_limit_error",
        "Number of requests",
        anthropic.RateLimitError,
        retry=True,
        headers=[("retry-after", "7"), ("anthropic-ratelimit-requests-remaining", "0")],
        passed={"retry-after": "7", "anthropic-ratelimit-requests-remaining": "0"},
    ),
    vendor_case(
        429,
        "rate_limit_error",
        "Not even later",
        anthropic.RateLimitError,
        headers=[("x-should-retry", "false")],
    ),
    vendor_case(500, "api_error", "Internal server error", anthropic.InternalServerError, retry=True),
    vendor_case(503, "overloaded_error", "Unavailable", anthropic.ServiceUnavailableError, retry=True),
    vendor_case(504, "timeout_error", "Timed out", anthropic.GatewayTimeoutError, retry=True),
    vendor_case(529, "overloaded_error", "Overloaded", anthropic.OverloadedError, retry=True),
    Case(
        MESSAGES,
        "502 as a web page",
        Reply(502, [("content-type", "text/html")], HTML.encode()),
        anthropic.InternalServerError,
        502,
        "api_error",
        "502 Bad Gateway",
        retry=True,
    ),
    Case(
        MESSAGES,
        "404 in the words of Azure",
        json_reply({"error": {"code": "DeploymentNotFound", "message": "The deployment does not exist."}}, 404),
        anthropic.NotFoundError,
        404,
        "not_found_error",
        "The deployment does not exist.",
    ),
    Case(
        MESSAGES,
        "200 as a web page",
        Reply(200, [("content-type", "text/html")], HTML.encode()),
        anthropic.InternalServerError,
        502,
        "api_error",
        "is the address right?",
    ),
    Case(
        MESSAGES,
        "200 that is no message",
        json_reply({"hello": "world"}),
        anthropic.InternalServerError,
        502,
        "api_error",
        "",
        retry=True,
    ),
)

CASES = (*CHAT, *VENDOR)

TOO_LONG = "prompt is too long: 9000 tokens > 8192 maximum"
TOO_MUCH = "input length and `max_tokens` exceed context limit: 8000 + 500 > 8192"


@dataclass(frozen=True)
class Overflow:
    """A conversation that does not fit: clients shorten it when they read it in the vendor's words."""

    server: str
    error: dict[str, object]
    becomes: str
    status: int = 400


OVERFLOWS = (
    Overflow(
        "OpenAI",
        {
            "message": "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000"
            " tokens. Please reduce the length of the messages.",
            "type": "invalid_request_error",
            "param": "messages",
            "code": "context_length_exceeded",
        },
        TOO_LONG,
    ),
    Overflow(
        "OpenAI's reasoning models",
        {
            "message": "Input tokens exceed the configured limit of 8192 tokens. Your messages resulted in 9000 tokens."
            " Please reduce the length of the messages.",
            "type": "invalid_request_error",
            "param": "messages",
            "code": "context_length_exceeded",
        },
        TOO_LONG,
    ),
    Overflow(
        "OpenAI without numbers",
        {
            "message": "Your input exceeds the context window of this model. Please adjust your input and try again.",
            "type": "invalid_request_error",
            "code": "context_length_exceeded",
        },
        "prompt is too long: Your input exceeds the context window of this model.",
    ),
    Overflow(
        "DeepSeek, and vLLM of old",
        {
            "message": "This model's maximum context length is 8192 tokens. However, you requested 9500 tokens (9000 in"
            " the messages, 500 in the completion). Please reduce the length of the messages or completion.",
            "type": "BadRequestError",
            "code": 400,
        },
        TOO_LONG,
    ),
    Overflow(
        "vLLM of old, answer included",
        {
            "message": "This model's maximum context length is 8192 tokens. However, you requested 8500 tokens (8000 in"
            " the messages, 500 in the completion). Please reduce the length of the messages or completion.",
            "type": "BadRequestError",
            "code": 400,
        },
        TOO_MUCH,
    ),
    Overflow(
        "vLLM",
        {
            "message": "This model's maximum context length is 8192 tokens. However, you requested 500 output tokens"
            " and your prompt contains at least 9000 input tokens, for a total of at least 9500 tokens. Please reduce"
            " the length of the input prompt or the number of requested output tokens.",
            "type": "BadRequestError",
            "param": "input_tokens",
            "code": 400,
        },
        TOO_LONG,
    ),
    Overflow(
        "vLLM, answer included",
        {
            "message": "This model's maximum context length is 8192 tokens. However, you requested 500 output tokens"
            " and your prompt contains 8000 input tokens, for a total of 8500 tokens. Please reduce the length of the"
            " input prompt or the number of requested output tokens.",
            "type": "BadRequestError",
            "param": "input_tokens",
            "code": 400,
        },
        TOO_MUCH,
    ),
    Overflow(
        "OpenRouter",
        {
            "message": "This endpoint's maximum context length is 8192 tokens. However, you requested about 9500 tokens"
            " (9000 of text input, 500 in the output). Please reduce the length of either one.",
            "code": 400,
        },
        TOO_LONG,
    ),
    Overflow(
        "OpenRouter, for the server behind it",
        {
            "message": "Provider returned error",
            "code": 400,
            "metadata": {
                "provider_name": "Nvidia",
                "raw": json.dumps(
                    {
                        "error": {
                            "message": "This model's maximum context length is 8192 tokens. However, your messages"
                            " resulted in 9000 tokens. Please reduce the length of the messages.",
                            "type": "Bad Request",
                            "code": 400,
                        }
                    }
                ),
            },
        },
        TOO_LONG,
    ),
    Overflow(
        "llama.cpp",
        {
            "message": "request (9000 tokens) exceeds the available context size (8192 tokens), try increasing it",
            "type": "exceed_context_size_error",
            "code": 400,
            "n_prompt_tokens": 9000,
            "n_ctx": 8192,
        },
        TOO_LONG,
    ),
    Overflow(
        "LM Studio",
        {
            "message": "The number of tokens to keep from the initial prompt is greater than the context length"
            " (n_keep: 9000>= n_ctx: 8192). Try to load the model with a larger context length",
        },
        TOO_LONG,
    ),
    Overflow(
        "SGLang",
        {
            "message": "The input (9000 tokens) is longer than the model's context length (8192 tokens).",
            "type": "BadRequestError",
            "code": 400,
        },
        TOO_LONG,
    ),
    Overflow(
        "Mistral",
        {
            "message": "Prompt contains 9000 tokens and 0 draft tokens, too large for model with 8192 maximum context"
            " length",
            "type": "invalid_request_prompt",
            "code": "3051",
        },
        TOO_LONG,
    ),
    Overflow(
        "xAI",
        {"message": "This model's maximum prompt length is 8192 but the request contains 9000 tokens."},
        TOO_LONG,
    ),
    Overflow(
        "Moonshot",
        {
            "message": "Invalid request: Your request exceeded model token limit: 8192 (requested: 9000)",
            "type": "invalid_request_error",
        },
        TOO_LONG,
    ),
    Overflow(
        "Groq",
        {
            "message": "Please reduce the length of the messages or completion.",
            "type": "invalid_request_error",
            "code": "context_length_exceeded",
        },
        "prompt is too long: Please reduce the length of the messages or completion.",
    ),
)
