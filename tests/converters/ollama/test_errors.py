"""What Ollama's errors become, and what is learned from them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from lynkr.converters.dialect import BoundDialect
from lynkr.converters.errors import ApiError
from lynkr.converters.ollama import OllamaChat, OllamaQuirks, ollama_chat
from lynkr.converters.ollama.repair import repaired

OVERFLOW = {
    "error": {
        "code": 400,
        "message": "request (8889 tokens) exceeds the available context size (4096 tokens), try increasing it",
        "type": "exceed_context_size_error",
        "n_prompt_tokens": 8889,
        "n_ctx": 4096,
    }
}
MEMORY = "model requires more system memory (9.4 GiB) than is available (7.1 GiB)"

# HTTP status, body; status, type, message, whether to try again.
CASES: list[tuple[str, int, object, int, str, str, bool]] = [
    ("no such model", 404, {"error": "model 'qwen3:8b' not found"}, 404, "not_found_error",
     "Ollama: model 'qwen3:8b' not found. Run `ollama pull qwen3:8b` where Ollama runs.", False),
    ("no such model, older", 404, {"error": 'model "hf.co/x/y:Q4" not found, try pulling it first'}, 404,
     "not_found_error",
     'Ollama: model "hf.co/x/y:Q4" not found, try pulling it first. Run `ollama pull hf.co/x/y:Q4` where Ollama runs.',
     False),
    ("another address", 404, b"404 page not found", 404, "not_found_error", "Ollama: 404 page not found", False),
    ("no tools", 400, {"error": "registry.ollama.ai/library/gemma:2b does not support tools"}, 400,
     "invalid_request_error", "registry.ollama.ai/library/gemma:2b does not support tools. Choose a model that can call"
     " tools; `ollama show` tells what a model can do.", False),
    ("no thinking", 400, {"error": '"gemma:2b" does not support thinking'}, 400, "invalid_request_error",
     '"gemma:2b" does not support thinking', False),
    ("no images", 500, {"error": "this model is missing data required for image input"}, 400, "invalid_request_error",
     "this model is missing data required for image input", False),
    ("too long", 400, {"error": json.dumps(OVERFLOW)}, 400, "invalid_request_error",
     "prompt is too long: 8889 tokens > 4096 maximum", False),
    ("too long, with a wrong status", 500, {"error": json.dumps(OVERFLOW)}, 400, "invalid_request_error",
     "prompt is too long: 8889 tokens > 4096 maximum", False),
    ("too long, without numbers", 400, {"error": "the prompt is longer than the context length currently available to"
                                                 " the model; shorten the prompt"}, 400, "invalid_request_error",
     "prompt is too long: the prompt is longer than the context length currently available to the model; shorten the"
     " prompt", False),
    ("input too long", 400, {"error": "the input length exceeds the context length"}, 400, "invalid_request_error",
     "prompt is too long: the input length exceeds the context length", False),
    ("not signed in", 401, {"error": "unauthorized", "signin_url": "https://ollama.com/connect?key=abc"}, 401,
     "authentication_error",
     "Ollama: unauthorized. Sign in with `ollama signin` where Ollama runs, or use an API key.", False),
    ("busy", 503, {"error": "server busy, please try again. maximum pending requests exceeded"}, 529,
     "overloaded_error", "server busy, please try again. maximum pending requests exceeded", True),
    ("memory", 500, {"error": MEMORY}, 500, "api_error", f"{MEMORY}. Choose a smaller model or a smaller context.",
     False),
    ("anything else", 500, {"error": "llama runner process has terminated: exit status 2"}, 500, "api_error",
     "llama runner process has terminated: exit status 2", True),
    ("a bad request", 400, {"error": "invalid duration"}, 400, "invalid_request_error", "invalid duration", False),
    ("a proxy's page", 502, b"<html><title>502 Bad Gateway</title></html>", 502, "api_error", "502 Bad Gateway", True),
    ("nothing", 500, b"", 500, "api_error", "HTTP 500 without a message", True),
    ("an object", 429, {"error": {"message": "slow down"}}, 429, "rate_limit_error", "slow down", True),
    ("an error of llama.cpp", 500, {"error": json.dumps({"error": {"code": 500, "message": "boom"}})}, 500, "api_error",
     "boom", True),
    ("JSON that is no error", 500, {"error": '{"a'}, 500, "api_error", '{"a', True),
    ("JSON without a message", 500, {"error": '{"a":1}'}, 500, "api_error", '{"a":1}', True),
    ("braces", 500, {"error": "model '{0}' not found"}, 404, "not_found_error",
     "Ollama: model '{0}' not found. Run `ollama pull {0}` where Ollama runs.", False),
    ("another member", 400, {"message": "no"}, 400, "invalid_request_error", "no", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("http_status", "body", "status", "kind", "message", "retryable"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_errors(http_status: int, body: object, status: int, kind: str, message: str, retryable: bool) -> None:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    error = OllamaChat("Ollama").decode_error(http_status, {}, data)
    assert (error.status, error.type, error.message) == (status, kind, message)
    assert error.retryable is retryable
    assert error.code == ("context_length_exceeded" if "too long" in message else None)


def test_headers() -> None:
    for sentence in ("too many requests", "server busy"):
        body = json.dumps({"error": sentence}).encode()
        error = OllamaChat("Ollama").decode_error(429, {"retry-after": "7", "x-request-id": "r"}, body)
        assert error.retry_after == 7
        assert error.headers == ((b"x-upstream-request-id", b"r"),)


PLAIN = OllamaQuirks(num_ctx=8192)
LEVEL = replace(PLAIN, think="level")

LESSONS: list[tuple[str, OllamaQuirks, str, OllamaQuirks | None]] = [
    ("no thinking", PLAIN, '"gemma:2b" does not support thinking', replace(PLAIN, think="none")),
    ("no thinking, known", replace(PLAIN, think="none"), '"gemma:2b" does not support thinking', None),
    ("no levels", LEVEL, 'think value "low" is not supported for this model', PLAIN),
    ("other levels", LEVEL, 'invalid think value: "low" (must be true or false)', PLAIN),
    ("no levels, known", PLAIN, 'think value "low" is not supported for this model', None),
    ("no images", PLAIN, "this model is missing data required for image input", replace(PLAIN, images=False)),
    ("no images, known", replace(PLAIN, images=False), "this model is missing data required for image input", None),
    ("no tools", PLAIN, "registry.ollama.ai/library/gemma:2b does not support tools", None),
    ("anything else", PLAIN, "invalid duration", None),
]


@pytest.mark.parametrize(
    ("quirks", "sentence", "better"), [case[1:] for case in LESSONS], ids=[case[0] for case in LESSONS]
)
def test_lessons(quirks: OllamaQuirks, sentence: str, better: OllamaQuirks | None) -> None:
    error = OllamaChat("Ollama").decode_error(400, {}, json.dumps({"error": sentence}).encode())
    assert repaired(quirks, error) == better
    learned = ollama_chat("Ollama", quirks).learn(error)
    assert (learned.quirks if isinstance(learned, BoundDialect) else learned) == better


def test_nothing_is_learned_from_a_server_in_trouble() -> None:
    assert repaired(PLAIN, ApiError(500, "api_error", "does not support thinking")) is None
