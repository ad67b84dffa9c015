"""What is known of OpenAI's models, wherever they are served.

Sources: OpenAI API documentation, pages of the models; OpenAI guide "Reasoning models".
"""

from __future__ import annotations

import re
from typing import TypeVar

from lynkr.converters.openai_chat import ChatQuirks
from lynkr.converters.openai_responses import ResponsesQuirks

T = TypeVar("T")

# Reasoning models: no sampling parameters, and an effort. The chat variants of GPT-5 are ordinary models.
_REASONING = re.compile(r"^(?:o[134]|gpt-[5-9]|codex)(?!.*-chat)")

# Beginning of a reasoning model's name -> the efforts that it knows. The first match counts.
_EFFORTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("o", ("low", "medium", "high")),
    ("gpt-5-codex", ("low", "medium", "high")),
    ("gpt-5.1-codex-max", ("low", "medium", "high", "xhigh")),
    ("gpt-5.1-codex", ("low", "medium", "high")),
    ("gpt-5.1", ("none", "low", "medium", "high")),
    ("gpt-5.", ("none", "low", "medium", "high", "xhigh")),
    ("gpt-5", ("minimal", "low", "medium", "high")),
    ("", ("none", "low", "medium", "high", "xhigh")),
)

# Beginning of a model's name -> the most tokens of output that it may be asked for. The first match counts.
_MAX_OUTPUT: tuple[tuple[str, int | None], ...] = (
    ("gpt-3.5", 4_096),
    ("gpt-4-turbo", 4_096),
    ("gpt-4.1", 32_768),
    ("gpt-4o", 16_384),
    ("chatgpt-4o", 16_384),
    ("gpt-4", 8_192),
    ("gpt-5-chat", 16_384),
    ("gpt-5", 128_000),
    ("o1-mini", 65_536),
    ("o1-preview", 32_768),
    ("o", 100_000),
    ("", None),
)


def reasons(model: str) -> bool:
    """Whether `model` is one of the vendor's reasoning models."""
    return _REASONING.match(model) is not None


def max_output_tokens(model: str) -> int | None:
    return _first(_MAX_OUTPUT, model)


def chat_quirks(model: str) -> ChatQuirks:
    """Of the vendor's own Chat Completions API."""
    return ChatQuirks(
        max_tokens_field="max_completion_tokens",
        max_output_tokens=max_output_tokens(model),
        sampling=not reasons(model),
        reasoning_request="effort" if reasons(model) else "none",
        efforts=_first(_EFFORTS, model),
        prompt_cache_key=True,
        documents=True,
    )


def responses_quirks(model: str) -> ResponsesQuirks:
    """Of the vendor's own Responses API."""
    return ResponsesQuirks(
        max_output_tokens=max_output_tokens(model),
        sampling=not reasons(model),
        reasoning=reasons(model),
        efforts=_first(_EFFORTS, model),
    )


def _first(table: tuple[tuple[str, T], ...], model: str) -> T:
    return next(value for beginning, value in table if model.startswith(beginning))
