"""Reads token counts. The vendor's prompt includes what came from the cache, and its answer leaves out the thoughts.

Source: Gemini API reference, "UsageMetadata".
"""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Usage

_CHARACTERS_PER_TOKEN = 4


def says_something(usage: JsonObject) -> bool:
    """Whether there is a count in `usage`."""
    return any(_count(usage.get(key)) for key in ("promptTokenCount", "candidatesTokenCount", "totalTokenCount"))


def read_usage(usage: JsonObject) -> Usage:
    prompt = _count(usage.get("promptTokenCount")) + _count(usage.get("toolUsePromptTokenCount"))
    cached = _count(usage.get("cachedContentTokenCount"))
    thoughts = usage.get("thoughtsTokenCount")
    answer = _count(usage.get("candidatesTokenCount")) + _count(thoughts)
    return Usage(
        input_tokens=max(0, prompt - cached),
        output_tokens=answer or max(0, _count(usage.get("totalTokenCount")) - prompt),
        cache_read_input_tokens=cached,
        thinking_tokens=_count(thoughts) if thoughts is not None else None,
    )


def estimate_usage(input_tokens: int, characters: int) -> Usage:
    """For an answer that came without counts: `input_tokens` as estimated before, and the length of the answer."""
    return Usage(input_tokens=input_tokens, output_tokens=-(-characters // _CHARACTERS_PER_TOKEN), estimated=True)


def _count(value: object) -> int:
    """`value` where it is a sensible number of tokens, else 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e15:
        return 0
    return int(value)
