from __future__ import annotations

from dataclasses import replace

import pytest

from lynkr.converters.errors import ApiError
from lynkr.converters.gemini import GeminiQuirks, gemini
from lynkr.converters.gemini.repair import repaired
from tests.converters.gemini.answers import decoded, stop, stream
from tests.converters.reading import failure_of

PLAIN = GeminiQuirks()

# What the API says, what is learnt from it.
CASES: list[tuple[str, GeminiQuirks]] = [
    ("Unable to submit request because it has a maxOutputTokens value of 65535 but the supported range is from 1"
     " (inclusive) to 8193 (exclusive). Update the value and try again.", replace(PLAIN, max_output_tokens=8_192)),
    ("Corrupted thought signature.", replace(PLAIN, signatures="dummy")),
    ("Thought signature is not valid", replace(PLAIN, signatures="dummy")),
    ('Invalid JSON payload received. Unknown name "parametersJsonSchema" at \'tools[0].function_declarations[0]\':'
     " Cannot find field.", replace(PLAIN, json_schema=False)),
    ("response_json_schema is not supported for this model", replace(PLAIN, json_schema=False)),
    ('Invalid JSON payload received. Unknown name "id" at \'contents[1].parts[0].function_call\': Cannot find field.',
     replace(PLAIN, call_ids=False)),
    ('Invalid JSON payload received. Unknown name "parts" at \'contents[2].parts[0].function_response\': Cannot find'
     " field.", replace(PLAIN, media_in_results=False)),
    ("Multimodal function response is not supported for this model.", replace(PLAIN, media_in_results=False)),
    ("Function calling with a response mime type: 'application/json' is unsupported",
     replace(PLAIN, format_with_tools=False)),
    ("Thinking level is not supported for this model.", replace(PLAIN, thinking="none")),
    ("The thinking budget (52428) is invalid.", replace(PLAIN, thinking="none")),
    ("Budget 0 is invalid. This model only works in thinking mode.", replace(PLAIN, thinking="none")),
    ("Unable to submit request because Thinking can't be disabled for this model.", replace(PLAIN, thinking="none")),
    ("Unable to submit request because thinking is not supported by this model.", replace(PLAIN, thinking="none")),
    ("User has requested a restricted HarmBlockThreshold setting BLOCK_NONE.", replace(PLAIN, safety_threshold=None)),
]  # fmt: skip


def refusal(message: str, status: int = 400) -> ApiError:
    return ApiError(status, "invalid_request_error", message)


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_lessons(message: str, expected: GeminiQuirks) -> None:
    assert repaired(PLAIN, refusal(message)) == expected
    assert repaired(expected, refusal(message)) is None
    assert repaired(PLAIN, refusal(message, 429)) is None


@pytest.mark.parametrize("message", ["", "contents is not specified", "API key not valid.", 'Unknown name "foo"'])
def test_other_errors_teach_nothing(message: str) -> None:
    assert repaired(PLAIN, refusal(message)) is None


OLDER = GeminiQuirks(signatures="replay")


@pytest.mark.parametrize(
    "message",
    [
        "Function call `Read` in the `2.` content block is missing a `thought_signature`.",
        "Function call is missing a thought_signature in functionCall parts. This is required for tools to work",
    ],
)
def test_an_older_model_that_wants_signatures(message: str) -> None:
    assert repaired(OLDER, refusal(message)) == replace(OLDER, signatures="require")
    assert repaired(PLAIN, refusal(message)) is None


def test_an_answer_that_ends_in_the_complaint() -> None:
    error = failure_of(decoded(stream(stop("MISSING_THOUGHT_SIGNATURE")))).error
    assert repaired(OLDER, error) == replace(OLDER, signatures="require")


def test_the_conversion_learns() -> None:
    conversion = gemini("Vertex AI", PLAIN)
    body = b'{"error":{"code":400,"message":"Corrupted thought signature.","status":"INVALID_ARGUMENT"}}'
    better = conversion.learn(conversion.decode_error(400, {}, body))
    assert better is not None
    assert better.learn(conversion.decode_error(400, {}, body)) is None
