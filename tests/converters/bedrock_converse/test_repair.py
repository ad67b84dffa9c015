"""What a refusal teaches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lynkr.converters.bedrock_converse import ConverseQuirks, converse
from lynkr.converters.bedrock_converse.repair import repaired
from lynkr.converters.errors import ApiError

# A model that takes everything.
ABLE = ConverseQuirks(
    tool_choices=frozenset({"any", "tool"}),
    result_status=True,
    cache_points=frozenset({"tools", "system", "messages"}),
    top_k=("top_k",),
    reasoning="effort",
    structured_output=True,
    prefill=True,
)

CASES: list[tuple[int, str, dict[str, object]]] = [
    (400, "The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that"
     " is lower than 4096.", {"max_output_tokens": 4096}),
    (400, "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try"
     " again.", {"tool_choices": frozenset({"tool"})}),
    (400, "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try"
     " again.", {"tool_choices": frozenset({"any"})}),
    (400, "This model doesn't support the toolConfig.toolChoice field.", {"tool_choices": frozenset()}),
    (400, "This model doesn't support tool use.", {"tools": False}),
    (400, "This model doesn't support system messages. Try again without a system message.", {"system": False}),
    (400, "This model doesn't support the stopSequences field. Remove stopSequences and try again.",
     {"max_stop_sequences": 0}),
    (400, "This model doesn't support the status field. Remove status and try again.", {"result_status": False}),
    (400, "This model doesn't support the image content block that you provided.", {"images": False}),
    (400, "This model doesn't support images.", {"images": False}),
    (400, "This model doesn't support documents.", {"documents": False}),
    (400, "messages.2.content: Conversation blocks and tool result blocks cannot be provided in the same turn.",
     {"mixed_turns": False}),
    (403, "Amazon Bedrock: You invoked an unsupported model or your request did not allow prompt caching. See the"
     " documentation for more information.", {"cache_points": frozenset()}),
    (400, "`temperature` and `top_p` cannot both be specified for this model. Please use only one.",
     {"both_samplings": False}),
    (400, "Malformed input request: #: extraneous key [top_k] is not permitted, please reformat your input.",
     {"top_k": ()}),
    (400, "Malformed input request: #: extraneous key [reasoning_effort] is not permitted.", {"reasoning": "none"}),
    (400, "The model doesn't support outputConfig.textFormat.", {"structured_output": False}),
    (400, "This model does not support assistant message prefill.", {"prefill": False}),
]  # fmt: skip


@pytest.mark.parametrize(("status", "message", "lesson"), CASES, ids=[case[1][:60] for case in CASES])
def test_lessons(status: int, message: str, lesson: dict[str, object]) -> None:
    error = ApiError(status, "invalid_request_error", message)
    better = repaired(ABLE, error)
    assert better == replace(ABLE, **lesson)  # type: ignore[arg-type]  # the members of some quirks
    assert repaired(better, error) is None


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "messages: at least one message is required"),
        (400, "This model doesn't support tool use in streaming mode."),
        (429, "This model doesn't support tool use."),
        (500, "prompt caching"),
    ],
)
def test_no_lesson(status: int, message: str) -> None:
    assert repaired(ABLE, ApiError(status, "api_error", message)) is None


def test_a_conversion_learns() -> None:
    model = converse("Amazon Bedrock", ABLE)
    learned = model.learn(ApiError(400, "invalid_request_error", "This model doesn't support tool use."))
    assert learned is not None
    assert learned.learn(ApiError(400, "invalid_request_error", "This model doesn't support tool use.")) is None
