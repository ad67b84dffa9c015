from __future__ import annotations

import pytest

from lynkr.converters.errors import ApiError
from lynkr.converters.openai_responses import ResponsesQuirks, responses
from lynkr.converters.openai_responses.repair import repaired

ALL = ResponsesQuirks(reasoning=True)

# The refusal, and what it teaches.
CASES: list[tuple[str, str, object]] = [
    ("Unsupported parameter: 'temperature' is not supported with this model.", "sampling", False),
    ("Unsupported parameter: 'top_p' is not supported with this model.", "sampling", False),
    ("Unsupported parameter: 'reasoning.effort' is not supported with this model.", "reasoning", False),
    ("Unsupported parameter: 'reasoning.summary' is not supported with this model.", "summaries", False),
    ("Unknown parameter: 'reasoning'.", "reasoning", False),
    ("body.reasoning: Extra inputs are not permitted", "reasoning", False),
    (
        "Your organization must be verified to generate reasoning summaries. Please go to the settings.",
        "summaries",
        False,
    ),
    ("Encrypted content is not supported with this model.", "encrypted_reasoning", False),
    ("Unknown parameter: 'include'.", "encrypted_reasoning", False),
    ("Unknown parameter: 'input[3].encrypted_content'.", "encrypted_reasoning", False),
    ("Unknown parameter: 'parallel_tool_calls'.", "parallel_tool_calls", False),
    ("Unknown parameter: 'prompt_cache_key'.", "prompt_cache_key", False),
    ("property 'safety_identifier' is unsupported", "safety_identifier", False),
    ("Unsupported content type 'input_file'", "documents", False),
    ("This model supports at most 4096 output tokens, whereas you provided 128000.", "max_output_tokens", 4096),
]


def refusal(message: str, status: int = 400) -> ApiError:
    return ApiError(status, "invalid_request_error", message)


@pytest.mark.parametrize(("message", "quirk", "value"), CASES)
def test_a_refusal_teaches(message: str, quirk: str, value: object) -> None:
    better = repaired(ALL, refusal(message))
    assert better is not None
    assert getattr(better, quirk) == value
    assert repaired(better, refusal(message)) is None


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("Unknown parameter: 'temperature'.", 401),
        ("Your organization must be verified to generate reasoning summaries.", 403),
        ("This model supports at most 4096 output tokens.", 500),
        ("Invalid value: 'huge'. Supported values are: 'low' and 'high'.", 400),
        ("Unsupported value: 'x'. Those that are supported include 'y'.", 400),
        ("No tool output found for function call call_1.", 400),
    ],
)
def test_other_errors_teach_nothing(message: str, status: int) -> None:
    assert repaired(ALL, refusal(message, status)) is None


def test_the_conversion_learns() -> None:
    conversion = responses("OpenAI", "openai", ALL)
    assert conversion.learn(refusal("Oops")) is None
    better = conversion.learn(refusal("Unknown parameter: 'prompt_cache_key'."))
    assert better is not None
    assert better.learn(refusal("Unknown parameter: 'prompt_cache_key'.")) is None
