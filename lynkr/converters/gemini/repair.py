"""Learns from a refusal how a model or a host differs from what we took it for.

The request is then sent once more the other way, and so are all later ones.

Sources of the wordings: error messages of the Gemini API and of Vertex AI, as reported in their issue trackers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lynkr.converters.errors import ApiError
from lynkr.converters.gemini.quirks import GeminiQuirks

_OUTPUT_LIMIT = re.compile(
    r"max_?output_?tokens.{0,120}?\(inclusive\) to (\d+) \(exclusive\)", re.IGNORECASE | re.DOTALL
)


def _without_signatures(quirks: GeminiQuirks) -> GeminiQuirks:
    return replace(quirks, signatures="dummy")


def _with_placeholders(quirks: GeminiQuirks) -> GeminiQuirks:
    return replace(quirks, signatures="require") if quirks.signatures in ("none", "replay") else quirks


# What the message says -> what it takes to do without. The first that is found counts.
_LESSONS: tuple[tuple[str, Callable[[GeminiQuirks], GeminiQuirks]], ...] = (
    (r"missing a `?thought_?signature", _with_placeholders),
    (r"(?:corrupted|invalid|not valid).{0,40}thought.?signature|thought.?signature.{0,40}(?:not valid|invalid)",
     _without_signatures),
    (r"(?:parameters|response)_?json_?schema", lambda quirks: replace(quirks, json_schema=False)),
    (r"unknown name \"id\"", lambda quirks: replace(quirks, call_ids=False)),
    (r"unknown name \"parts\"|multimodal function response", lambda quirks: replace(quirks, media_in_results=False)),
    (r"function calling with a response mime type", lambda quirks: replace(quirks, format_with_tools=False)),
    (r"thinking.?level", lambda quirks: replace(quirks, thinking="none")),
    (r"thinking.?budget|budget \d+ is invalid|thinking can'?t be disabled|thinking is not (?:supported|enabled)"
     r"|thinking.?config|does not support thinking", lambda quirks: replace(quirks, thinking="none")),
    (r"HARM_CATEGORY|safety_?setting|HarmBlockThreshold", lambda quirks: replace(quirks, safety_threshold=None)),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), lesson) for pattern, lesson in _LESSONS)


def repaired(quirks: GeminiQuirks, error: ApiError) -> GeminiQuirks | None:
    """The quirks of a server that answered with `error`, or None where the error teaches nothing."""
    if error.status not in (400, 502):
        # 502 is that of an answer which ended in the same complaint.
        return None
    if match := _OUTPUT_LIMIT.search(error.message):
        better = replace(quirks, max_output_tokens=int(match[1]) - 1)
    else:
        lesson = next((lesson for pattern, lesson in _COMPILED if pattern.search(error.message)), None)
        if lesson is None:
            return None
        better = lesson(quirks)
    return better if better != quirks else None
