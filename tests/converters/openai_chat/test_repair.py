from __future__ import annotations

import pytest

from lynkr.converters.errors import ApiError
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.openai_chat.repair import repaired

ALL = ChatQuirks(
    top_k=True,
    ask_for_parallel_tool_calls=True,
    cache_control=True,
    prompt_cache_key=True,
    session_id=True,
    reasoning_request="effort",
    reasoning_replay="reasoning_content",
)

CASES: list[tuple[str, str, object]] = [
    (
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        "max_tokens_field",
        "max_completion_tokens",
    ),
    ("Unsupported value: 'temperature' does not support 0.2 with this model. Only the default is.", "sampling", False),
    ("Unsupported parameter: 'top_p' is not supported with this model.", "sampling", False),
    ("Unsupported parameter: 'stop' is not supported with this model.", "sampling", False),
    ("Unrecognized request argument supplied: stream_options", "stream_options", False),
    ("Unrecognized request argument supplied: parallel_tool_calls", "ask_for_parallel_tool_calls", False),
    ("body.top_k: Extra inputs are not permitted", "top_k", False),
    ("Unknown parameter: 'messages[3].reasoning_content'.", "reasoning_replay", "none"),
    ("Unknown parameter: 'messages[0].content[0].cache_control'.", "cache_control", False),
    ("property 'prompt_cache_key' is unsupported", "prompt_cache_key", False),
    ("Unrecognized request argument supplied: reasoning_effort", "reasoning_request", "none"),
    ("session_id: unexpected field", "session_id", False),
    (
        "max_tokens is too large: 128000. This model supports at most 4096 completion tokens, whereas you gave 128000.",
        "max_output_tokens",
        4096,
    ),
]


def refusal(message: str, status: int = 400) -> ApiError:
    return ApiError(status, "invalid_request_error", message)


@pytest.mark.parametrize(("message", "quirk", "value"), CASES)
def test_a_refusal_teaches(message: str, quirk: str, value: object) -> None:
    better = repaired(ALL, refusal(message))
    assert better is not None
    assert getattr(better, quirk) == value
    assert repaired(better, refusal(message)) is None, "the same refusal twice is the end"


def test_the_other_name_of_the_limit() -> None:
    quirks = ChatQuirks(max_tokens_field="max_completion_tokens")
    better = repaired(quirks, refusal("Unrecognized request argument supplied: max_completion_tokens"))
    assert better == ChatQuirks()


@pytest.mark.parametrize(
    "error",
    [
        refusal("messages: text content blocks must be non-empty"),
        refusal("Unknown parameter: 'foo'."),
        refusal("temperature must be at most 2"),
        refusal("prompt is too long: 5 tokens > 4 maximum"),
        refusal("Unrecognized request argument supplied: top_k", status=500),
    ],
)
def test_other_errors_do_not(error: ApiError) -> None:
    assert repaired(ALL, error) is None
