"""What Ollama's errors mean: a sentence under `error`, with an HTTP status that is often 500, or 200.

Source: Ollama API reference, "Errors"; package server, `routes.go`, and package llm, for the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError
from lynkr.converters.json_text import parse
from lynkr.converters.upstream_errors import error_from_json, upstream_error


class _Meaning(NamedTuple):
    sentence: re.Pattern[str]
    status: int
    """What the error is, whatever status it came with."""
    hint: str = ""
    """What to do about it, with the groups of the sentence."""
    final: bool = False
    """Whether the same request would fail again although its status says otherwise."""


def _meaning(sentence: str, status: int, hint: str = "", *, final: bool = False) -> _Meaning:
    return _Meaning(re.compile(sentence, re.IGNORECASE), status, hint, final)


# The first sentence that is found counts.
_MEANINGS = (
    _meaning(r"model ['\"]?(?P<model>[^\s'\",]+)['\"]? not found", 404, "Run `ollama pull {model}` where Ollama runs."),
    _meaning(
        r"does not support tools",
        400,
        "Choose a model that can call tools; `ollama show` tells what a model can do.",
    ),
    _meaning(r"does not support|think value|missing data required for image input", 400),
    _meaning(r"longer than the context length|exceeds the (?:available )?context (?:length|size)", 400),
    _meaning(r"unauthorized", 401, "Sign in with `ollama signin` where Ollama runs, or use an API key."),
    _meaning(r"server busy|maximum pending requests", 503),
    _meaning(r"requires more system memory", 500, "Choose a smaller model or a smaller context.", final=True),
)

# Where a body says what its status should have been.
_STATUS_FIELDS = ("StatusCode", "status_code", "status")


def http_error(status: int, headers: Mapping[str, str], body: bytes, *, provider: str) -> ApiError:
    """The error that an answer with HTTP `status` of 400 or more reports. Header names are in lower case."""
    payload = parse(body)
    if not isinstance(payload, dict) or not payload.get("error"):
        return upstream_error(status, headers, body, provider=provider)
    return _error(status, headers, payload, provider)


def error_in_answer(payload: JsonObject, provider: str) -> ApiError:
    """The error that stands in an answer with HTTP status 200."""
    return _error(500, {}, payload, provider)


def _error(status: int, headers: Mapping[str, str], payload: JsonObject, provider: str) -> ApiError:
    for name in _STATUS_FIELDS:
        value = payload.get(name)
        if isinstance(value, int) and 400 <= value < 600:
            status = value
    inner = _unwrapped(payload["error"])
    text = inner.get("message") if isinstance(inner, dict) else inner
    for meaning in _MEANINGS:
        match = meaning.sentence.search(text) if isinstance(text, str) else None
        if match is None:
            continue
        sentence = f"{match.string.rstrip(' .')}. {meaning.hint.format(**match.groupdict())}" if meaning.hint else text
        error = error_from_json(meaning.status, {"error": sentence}, provider=provider, headers=headers)
        error.retryable = error.retryable and not meaning.final
        return error
    return error_from_json(status, {"error": inner}, provider=provider, headers=headers)


def _unwrapped(error: object) -> object:
    """The error of llama.cpp, whose JSON Ollama passes on as a string."""
    if not isinstance(error, str) or not error.startswith("{"):
        return error
    inner = parse(error)
    return inner.get("error") or error if isinstance(inner, dict) else error
