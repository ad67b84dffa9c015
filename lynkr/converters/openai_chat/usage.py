"""Reads token counts. The vendor's `prompt_tokens` include what came from the prompt cache; ours do not.

Sources: API references of OpenAI, OpenRouter (cache_write_tokens), Moonshot (cached_tokens beside the others), DeepSeek
(prompt_cache_hit_tokens) and Databricks (Anthropic's names beside the vendor's).
"""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Usage

_CHARACTERS_PER_TOKEN = 4


def says_something(usage: JsonObject) -> bool:
    """Whether there is a count in `usage`. Some servers send zeros before they know."""
    return any(_count(usage.get(key)) for key in ("prompt_tokens", "completion_tokens", "total_tokens"))


def read_usage(usage: JsonObject) -> Usage:
    prompt = _count(usage.get("prompt_tokens"))
    completion = _count(usage.get("completion_tokens")) or max(0, _count(usage.get("total_tokens")) - prompt)
    details = _object(usage.get("prompt_tokens_details"))
    cached = (
        _count(details.get("cached_tokens"))
        or _count(usage.get("cached_tokens"))
        or _count(usage.get("prompt_cache_hit_tokens"))
        or _count(usage.get("cache_read_input_tokens"))
    )
    written = _count(details.get("cache_write_tokens")) or _count(usage.get("cache_creation_input_tokens"))
    if "cache_read_input_tokens" in usage and prompt < cached + written:
        # Anthropic's way of counting under the vendor's name.
        uncached = prompt
    else:
        uncached = max(0, prompt - cached - written)
    reasoning = _object(usage.get("completion_tokens_details")).get("reasoning_tokens")
    return Usage(
        input_tokens=uncached,
        output_tokens=completion,
        cache_read_input_tokens=cached,
        cache_creation_input_tokens=written,
        thinking_tokens=_count(reasoning) if reasoning is not None else None,
    )


def estimate_usage(input_tokens: int, characters: int) -> Usage:
    """For an upstream that does not count: `input_tokens` as estimated before, and the length of the answer."""
    return Usage(input_tokens=input_tokens, output_tokens=-(-characters // _CHARACTERS_PER_TOKEN), estimated=True)


def _object(value: object) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _count(value: object) -> int:
    """`value` where it is a sensible number of tokens, else 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e15:
        return 0
    return int(value)
