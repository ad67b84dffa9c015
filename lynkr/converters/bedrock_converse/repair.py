"""Learns from a refusal what a model does not take.

Source of the wordings: answers of the Converse API ("This model doesn't support the stopSequences field. Remove
stopSequences and try again.").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.errors import ApiError

_OUTPUT_LIMIT = re.compile(r"maximum tokens you requested exceeds the model limit of (\d+)")

_LESSONS: tuple[tuple[str, Callable[[ConverseQuirks], ConverseQuirks]], ...] = (
    (r"toolConfig\.toolChoice\.any", lambda quirks: replace(quirks, tool_choices=quirks.tool_choices - {"any"})),
    (r"toolConfig\.toolChoice\.tool", lambda quirks: replace(quirks, tool_choices=quirks.tool_choices - {"tool"})),
    (r"toolConfig\.toolChoice", lambda quirks: replace(quirks, tool_choices=frozenset())),
    (r"doesn't support tool use\b(?! in streaming)", lambda quirks: replace(quirks, tools=False)),
    (r"doesn't support system messages", lambda quirks: replace(quirks, system=False)),
    (r"doesn't support the stopSequences field", lambda quirks: replace(quirks, max_stop_sequences=0)),
    (r"doesn't support the (?:\S*\.)?status field", lambda quirks: replace(quirks, result_status=False)),
    (r"doesn't support (?:the )?images?\b", lambda quirks: replace(quirks, images=False)),
    (r"doesn't support (?:the )?documents?\b", lambda quirks: replace(quirks, documents=False)),
    (r"cannot be provided in the same turn", lambda quirks: replace(quirks, mixed_turns=False)),
    (r"prompt caching|cachePoint", lambda quirks: replace(quirks, cache_points=frozenset())),
    (r"temperature.{1,20}top_p.{1,20}cannot both be specified", lambda quirks: replace(quirks, both_samplings=False)),
    (r"outputConfig", lambda quirks: replace(quirks, structured_output=False)),
    (r"\btop_?k\b", lambda quirks: replace(quirks, top_k=())),
    (
        r"reasoning_effort|reasoningConfig|\bthinking\b.{0,40}(?:not supported|not permitted)",
        lambda quirks: replace(quirks, reasoning="none"),
    ),
    (r"prefill|must end with a user message", lambda quirks: replace(quirks, prefill=False)),
)
_PATTERNS = tuple((re.compile(wording, re.IGNORECASE), lesson) for wording, lesson in _LESSONS)


def repaired(quirks: ConverseQuirks, error: ApiError) -> ConverseQuirks | None:
    """The quirks of a model that answered with `error`, or None where the error says nothing of them."""
    # Prompt caching is refused as if it were forbidden.
    if error.status not in (400, 403):
        return None
    if match := _OUTPUT_LIMIT.search(error.message):
        better = replace(quirks, max_output_tokens=int(match[1]) or None)
    else:
        lesson = next((lesson for pattern, lesson in _PATTERNS if pattern.search(error.message)), None)
        if lesson is None:
            return None
        better = lesson(quirks)
    return better if better != quirks else None
