"""How models and hosts that speak generateContent differ from its reference, and what is known of each model.

Sources: Gemini API documentation, "Gemini thinking", "Thought Signatures", "Gemini 3 Developer Guide", "Structured
outputs" and the page of each model; Vertex AI documentation, "Thinking".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class GeminiQuirks:
    """The defaults fit the newest models, on AI Studio and on Vertex AI."""

    max_output_tokens: int | None = 65_535
    """The most output that the model may be asked for."""
    thinking: Literal["none", "budget", "level"] = "level"
    """How the amount of thinking is set, if at all: `thinkingBudget` in tokens or `thinkingLevel`."""
    min_budget: int = 128
    max_budget: int = 32_768
    can_stop_thinking: bool = False
    """Whether a budget of 0 is allowed."""
    levels: tuple[str, ...] = ("LOW", "HIGH")
    """The levels that the model knows, from little to much."""
    signatures: Literal["none", "replay", "require", "dummy"] = "require"
    """What stands on the calls of earlier turns: no signature, the model's own where it is known, also a placeholder
    where it is not, or nothing but placeholders."""
    json_schema: bool = True
    """Whether schemas go as JSON Schema (`parametersJsonSchema`, `responseJsonSchema`). Otherwise they are put into the
    API's older subset of OpenAPI."""
    call_ids: bool = True
    """Whether calls and their responses may have an `id`."""
    media_in_results: bool = True
    """Whether a function's response may hold images and PDFs."""
    file_urls: bool = True
    """Whether the host fetches images and PDFs from any HTTPS address."""
    format_with_tools: bool = True
    """Whether the format of the answer may be asked for beside tools."""
    safety_threshold: str | None = "OFF"
    """From where on the vendor's adjustable filters block: a `HarmBlockThreshold`, or None for the vendor's default."""


_BEFORE_3: Literal["replay"] = "replay"

# Beginning of a model's name, without `models/` and the like -> its quirks. The first match counts.
_MODELS: tuple[tuple[str, GeminiQuirks], ...] = (
    (
        r"gemini-2\.5-flash-lite",
        GeminiQuirks(
            thinking="budget",
            min_budget=512,
            max_budget=24_576,
            can_stop_thinking=True,
            signatures=_BEFORE_3,
            media_in_results=False,
            format_with_tools=False,
        ),
    ),
    (
        r"gemini-2\.5-flash",
        GeminiQuirks(
            thinking="budget",
            min_budget=1,
            max_budget=24_576,
            can_stop_thinking=True,
            signatures=_BEFORE_3,
            media_in_results=False,
            format_with_tools=False,
        ),
    ),
    (
        r"gemini-2\.5",
        GeminiQuirks(thinking="budget", signatures=_BEFORE_3, media_in_results=False, format_with_tools=False),
    ),
    (
        r"gemini-[12]|gemma",
        GeminiQuirks(
            max_output_tokens=8_192,
            thinking="none",
            signatures="none",
            media_in_results=False,
            file_urls=False,
            format_with_tools=False,
        ),
    ),
    (r"gemini-3-pro", GeminiQuirks()),
    (r"gemini-.*flash", GeminiQuirks(levels=("MINIMAL", "LOW", "MEDIUM", "HIGH"))),
    (r"", GeminiQuirks(levels=("LOW", "MEDIUM", "HIGH"))),
)
_COMPILED = tuple((re.compile(pattern), quirks) for pattern, quirks in _MODELS)


def quirks_of(model: str) -> GeminiQuirks:
    """What is known of `model`. A name that is not known is taken for a new model."""
    name = model.rpartition("/")[2]
    return next(quirks for pattern, quirks in _COMPILED if pattern.match(name))
