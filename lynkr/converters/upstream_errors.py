"""What an upstream's HTTP error means. Every provider's wording ends up in one `ApiError`.

Sources: the error pages of the Anthropic, OpenAI and OpenRouter API references; llama.cpp's server README.
"""

from __future__ import annotations

import email.utils
import json
import math
import re
import time
from collections.abc import Mapping
from html import unescape

from lynkr.converters.errors import ApiError, ErrorType

# Upstream status -> the status and type that the client sees, and whether the same request may succeed when sent again.
_STATUS: dict[int, tuple[int, ErrorType, bool]] = {
    400: (400, "invalid_request_error", False),
    401: (401, "authentication_error", False),
    402: (402, "billing_error", False),
    403: (403, "permission_error", False),
    404: (404, "not_found_error", False),
    405: (400, "invalid_request_error", False),
    408: (504, "timeout_error", True),
    409: (409, "invalid_request_error", True),
    413: (413, "request_too_large", False),
    415: (400, "invalid_request_error", False),
    422: (400, "invalid_request_error", False),
    424: (400, "invalid_request_error", False),
    429: (429, "rate_limit_error", True),
    500: (500, "api_error", True),
    502: (502, "api_error", True),
    503: (529, "overloaded_error", True),
    504: (504, "timeout_error", True),
    520: (502, "api_error", True),
    521: (502, "api_error", True),
    522: (504, "timeout_error", True),
    523: (502, "api_error", True),
    524: (504, "timeout_error", True),
    529: (529, "overloaded_error", True),
}

# Codes that say more than the status they come with: (status, type, whether it may succeed when sent again).
_CODES: dict[str, tuple[int, ErrorType, bool]] = {
    # Z.AI
    **dict.fromkeys(("1000", "1001", "1002", "1003", "1004"), (401, "authentication_error", False)),
    **dict.fromkeys(("1110", "1111", "1112", "1120", "1121"), (403, "permission_error", False)),
    "1113": (402, "billing_error", False),
    "1211": (404, "not_found_error", False),
    **dict.fromkeys(("1302", "1303", "1305", "1312"), (429, "rate_limit_error", True)),
    **dict.fromkeys(("1304", "1308", "1309", "1310"), (429, "rate_limit_error", False)),
    "1234": (500, "api_error", True),
    # Moonshot
    "invalid_authentication_error": (401, "authentication_error", False),
    "engine_overloaded_error": (529, "overloaded_error", True),
    "resource_not_found_error": (404, "not_found_error", False),
    # Databricks
    "REQUEST_LIMIT_EXCEEDED": (429, "rate_limit_error", True),
    "TEMPORARILY_UNAVAILABLE": (529, "overloaded_error", True),
}

# Codes and types of a 429 that no waiting cures: the account is empty.
_QUOTA_EXHAUSTED = frozenset({"insufficient_quota", "exceeded_current_quota_error", "billing_hard_limit_reached"})

_MAX_MESSAGE = 2000
"""Longest message that is passed on, in characters."""

_FORWARDED = ("anthropic-ratelimit-", "x-ratelimit-")
_REQUEST_ID_HEADERS = ("request-id", "x-request-id", "apim-request-id", "x-amzn-requestid", "x-generation-id")

# Ways to say that the prompt does not fit the model. Named groups: `prompt` tokens, `window` size, `output` tokens
# asked.
_OVERFLOW = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"prompt is too long: (?P<prompt>\d+) tokens > (?P<window>\d+)",
        r"maximum context length is (?P<window>\d+) tokens.{0,80}\((?P<prompt>\d+) (?:in the|of) .{0,40}?"
        r"(?P<output>\d+) in the (?:completion|output)",
        r"maximum context length is (?P<window>\d+) tokens.{0,40}requested (?P<output>\d+) output tokens.{0,40}"
        r"prompt contains (?:at least )?(?P<prompt>\d+)",
        r"maximum context length is (?P<window>\d+) tokens.{0,80}?(?:resulted in|requested)(?: about)? (?P<prompt>\d+)",
        r"limit of (?P<window>\d+) tokens\. your messages resulted in (?P<prompt>\d+)",
        r"input \((?P<prompt>\d+) tokens\) is longer than the model's context length \((?P<window>\d+)",
        r"prompt contains (?P<prompt>\d+) tokens.{0,60}model with (?P<window>\d+) maximum context length",
        r"maximum prompt length is (?P<window>\d+).{0,40}contains (?P<prompt>\d+)",
        r"exceeded model token limit: (?P<window>\d+) \(requested: (?P<prompt>\d+)",
        r"exceeded model token limit",
        r"input token count \(?(?P<prompt>\d+)\)? exceeds the maximum number of tokens allowed \(?(?P<window>\d+)",
        r"prompt \(length (?P<prompt>\d+)\) is longer than the maximum model length of (?P<window>\d+)",
        r"\(n_keep: (?P<prompt>\d+) ?>= ?n_ctx: (?P<window>\d+)\)",
        r"request \((?P<prompt>\d+) tokens\) exceeds the available context size \((?P<window>\d+)",
        r"exceeds the available context size",
        r"(?:greater|longer) than the context length",
        r"maximum context length",
        r"input is too long for requested model",
        r"context (?:window|length|limit) (?:is |was |has been )?exceeded",
        r"exceeds? the (?:model's )?(?:maximum )?context (?:window|length|limit)",
    )
)
_OVERFLOW_CODES = frozenset({"context_length_exceeded", "exceed_context_size_error", "1261"})
# The vendor's wording for a window that is too small for prompt and answer together: clients lower max_tokens then.
_OUTPUT_OVERFLOW = re.compile(r"exceed context limit: \d+ \+ \d+ > \d+")

_SECRETS = re.compile(
    r"(?i)(bearer\s+|[?&](?:key|sig|api[-_]key)=)[^\s&\"']+|\b(?:sk|dapi|pk|rk|gsk|xai)-[\w-]{8,}|\bAIza[\w-]{8,}"
    r"|\bAQ\.[\w-]{10,}"
)
# When a limit that is used up is whole again, as OpenAI writes it: 1s, 6m0s, 20ms.
_RESET = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?")
_LIMITED = ("requests", "tokens")
_TRY_AGAIN = re.compile(r"try again (?:in|after) (\d+(?:\.\d+)?) ?s", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def upstream_error(status: int, headers: Mapping[str, str], body: bytes, *, provider: str) -> ApiError:
    """The error reported by an upstream's answer with `status` of 400 or more. Header names are in lower case."""
    return error_from_json(status, error_body(body), provider=provider, headers=headers)


def error_body(body: bytes) -> object:
    """The JSON value of an error's body, or its text where it is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace")


def error_from_json(
    status: int, payload: object, *, provider: str, headers: Mapping[str, str] | None = None
) -> ApiError:
    """The same for an error that came as JSON (or as bare text), perhaps inside an answer with status 200."""
    headers = headers or {}
    message = redact(_message(payload)) or f"HTTP {status} without a message"
    code = _code(payload)
    our_status, kind, retryable = _CODES.get(code or "") or _STATUS.get(status, _by_class(status))
    if code in _QUOTA_EXHAUSTED:
        our_status, kind, retryable = 429 if status == 429 else 402, "billing_error", False
    elif our_status in (400, 413, 500) and (overflow := _context_overflow(message, code, payload)) is not None:
        our_status, kind, retryable = 400, "invalid_request_error", False
        message, code = overflow, "context_length_exceeded"
    waited = retry_after(headers)
    if our_status == 429 and not waited:
        waited = _limit_reset(headers) or _wait_in_words(message) or waited
    should_retry = headers.get("x-should-retry")
    if should_retry in ("true", "false"):
        retryable = should_retry == "true"
    if our_status in (401, 403, 404):
        message = f"{provider}: {message}"
    return ApiError(
        our_status,
        kind,
        message[:_MAX_MESSAGE],
        code=code,
        retry_after=waited,
        retryable=retryable,
        headers=forwarded_headers(headers),
    )


def status_of_code(code: object) -> int:
    """The HTTP status that an error inside a stream stands for. Upstreams put numbers or names there."""
    if isinstance(code, str) and code.isdecimal():
        code = int(code)
    if isinstance(code, int) and not isinstance(code, bool):
        return code if 400 <= code < 600 else 500
    return _STATUS_OF_NAME.get(str(code), 500)


_STATUS_OF_NAME = {
    "invalid_request_error": 400,
    "context_length_exceeded": 400,
    "exceed_context_size_error": 400,
    "authentication_error": 401,
    "invalid_api_key": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "model_not_found": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "rate_limit_exceeded": 429,
    "insufficient_quota": 429,
    "api_error": 500,
    "server_error": 500,
    "unavailable_error": 503,
    "overloaded_error": 529,
    "overloaded": 529,
    "engine_overloaded": 529,
    "timeout_error": 504,
    "timeout": 504,
}


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds until the upstream wants to be asked again, or None where it does not say. Never negative."""
    try:
        if (value := headers.get("retry-after-ms")) is not None:
            return _wait(float(value) / 1000)
        if (value := headers.get("retry-after")) is not None:
            return _wait(float(value))
    except ValueError:
        pass
    if (value := headers.get("retry-after")) is not None:
        try:
            return _wait(email.utils.parsedate_to_datetime(value).timestamp() - time.time())
        except ValueError:
            return None
    return None


def forwarded_headers(headers: Mapping[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    """The upstream's headers that its answer keeps on the way to the client."""
    forwarded = [
        (name.encode("latin-1"), value.encode("latin-1", "replace"))
        for name, value in headers.items()
        if name.startswith(_FORWARDED)
    ]
    for name in _REQUEST_ID_HEADERS:
        if name in headers:
            forwarded.append((b"x-upstream-request-id", headers[name].encode("latin-1", "replace")))
            break
    return tuple(forwarded)


def redact(text: str) -> str:
    """`text` without anything that looks like a credential."""
    return _SECRETS.sub(lambda match: (match.group(1) or "") + "***", text)


def _by_class(status: int) -> tuple[int, ErrorType, bool]:
    if status >= 500:
        return 500, "api_error", True
    return 400, "invalid_request_error", False


def _wait(seconds: float) -> float | None:
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _limit_reset(headers: Mapping[str, str]) -> float | None:
    """Seconds until the limit that is used up is whole again."""
    waits = [
        float(hours or 0) * 3600 + float(minutes or 0) * 60 + float(seconds or 0) + float(milliseconds or 0) / 1000
        for limited in _LIMITED
        if headers.get(f"x-ratelimit-remaining-{limited}") == "0"
        and (match := _RESET.fullmatch(headers.get(f"x-ratelimit-reset-{limited}", "?")))
        for hours, minutes, seconds, milliseconds in [match.groups()]
    ]
    return max(waits, default=None)


def _wait_in_words(message: str) -> float | None:
    match = _TRY_AGAIN.search(message)
    return float(match[1]) if match else None


def _message(payload: object) -> str:
    """The human-readable part of an error body, wherever the upstream put it."""
    if isinstance(payload, list) and payload:
        return _message(payload[0])
    if isinstance(payload, dict):
        error = payload.get("error")
        for candidate in (
            _behind(error),
            error.get("message") if isinstance(error, dict) else error,
            payload.get("message"),
            payload.get("Message"),
            _detail(payload.get("detail")),
            payload.get("error_description"),
            payload.get("msg"),
            _detail(payload.get("errors")),
        ):
            if isinstance(candidate, str) and candidate.strip():
                return candidate.strip()
        return json.dumps(payload)[:500]
    text = str(payload).strip()
    if "<html" in text[:1000].lower() or text[:9].lower().startswith("<!doctype"):
        title = _TITLE.search(text)
        text = unescape(_TAG.sub(" ", title.group(1) if title else text)).strip()
        text = " ".join(text.split())
    return text[:500]


def _behind(error: object) -> object:
    """What the server behind OpenRouter said: its own message only says that there was an error."""
    match error:
        case {"message": "Provider returned error", "metadata": {"raw": str(raw)}}:
            return _message(error_body(raw.encode("utf-8", "surrogatepass")))
        case _:
            return None


def _detail(value: object) -> object:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return value[0].get("msg") or value[0].get("message")
    return value


def _code(payload: object) -> str | None:
    if not isinstance(payload, dict):
        return None
    error = payload.get("error")
    if isinstance(error, dict):
        for key in ("code", "type"):
            if isinstance(error.get(key), str):
                return str(error[key])
    code = payload.get("error_code")
    return code if isinstance(code, str) else None


def _context_overflow(message: str, code: str | None, payload: object) -> str | None:
    """The vendor's wording of "the prompt does not fit", by which clients know to compact. None for other errors."""
    if _OUTPUT_OVERFLOW.search(message):
        return message
    match = next((found for pattern in _OVERFLOW if (found := pattern.search(message))), None)
    if match is None and code not in _OVERFLOW_CODES:
        return None
    groups = match.groupdict() if match is not None else {}
    prompt, window, output = groups.get("prompt"), groups.get("window"), groups.get("output")
    error = payload.get("error") if isinstance(payload, dict) else None
    if isinstance(error, dict):
        prompt, window = prompt or error.get("n_prompt_tokens"), window or error.get("n_ctx")
    if prompt and window and output and int(prompt) <= int(window):
        return f"input length and `max_tokens` exceed context limit: {prompt} + {output} > {window}"
    if prompt and window:
        return f"prompt is too long: {prompt} tokens > {window} maximum"
    return f"prompt is too long: {message}"
