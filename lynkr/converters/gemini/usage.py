"""Reads token counts. The vendor's prompt includes what came from the cache, and its answer leaves out the thoughts.

Source: Gemini API reference, "UsageMetadata".
"""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Usage
from lynkr.converters.token_counts import count


def says_something(usage: JsonObject) -> bool:
    """Whether there is a count in `usage`."""
    return any(count(usage.get(key)) for key in ("promptTokenCount", "candidatesTokenCount", "totalTokenCount"))


def read_usage(usage: JsonObject) -> Usage:
    prompt = count(usage.get("promptTokenCount")) + count(usage.get("toolUsePromptTokenCount"))
    cached = count(usage.get("cachedContentTokenCount"))
    thoughts = usage.get("thoughtsTokenCount")
    answer = count(usage.get("candidatesTokenCount")) + count(thoughts)
    return Usage(
        input_tokens=max(0, prompt - cached),
        output_tokens=answer or max(0, count(usage.get("totalTokenCount")) - prompt),
        cache_read_input_tokens=cached,
        thinking_tokens=count(thoughts) if thoughts is not None else None,
    )
