"""Reads token counts. The vendor's `prompt_tokens` include what came from the prompt cache; ours do not.

Sources: API references of OpenAI, OpenRouter (cache_write_tokens), Moonshot (cached_tokens beside the others), DeepSeek
(prompt_cache_hit_tokens) and Databricks (Anthropic's names beside the vendor's).
"""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Usage
from lynkr.converters.token_counts import count, details


def says_something(usage: JsonObject) -> bool:
    """Whether there is a count in `usage`. Some servers send zeros before they know."""
    return any(count(usage.get(key)) for key in ("prompt_tokens", "completion_tokens", "total_tokens"))


def read_usage(usage: JsonObject) -> Usage:
    prompt = count(usage.get("prompt_tokens"))
    completion = count(usage.get("completion_tokens")) or max(0, count(usage.get("total_tokens")) - prompt)
    prompt_details = details(usage.get("prompt_tokens_details"))
    cached = (
        count(prompt_details.get("cached_tokens"))
        or count(usage.get("cached_tokens"))
        or count(usage.get("prompt_cache_hit_tokens"))
        or count(usage.get("cache_read_input_tokens"))
    )
    written = count(prompt_details.get("cache_write_tokens")) or count(usage.get("cache_creation_input_tokens"))
    if "cache_read_input_tokens" in usage and prompt < cached + written:
        # Anthropic's way of counting under the vendor's name.
        uncached = prompt
    else:
        uncached = max(0, prompt - cached - written)
    reasoning = details(usage.get("completion_tokens_details")).get("reasoning_tokens")
    return Usage(
        input_tokens=uncached,
        output_tokens=completion,
        cache_read_input_tokens=cached,
        cache_creation_input_tokens=written,
        thinking_tokens=count(reasoning) if reasoning is not None else None,
    )
