"""Reads token counts. The vendor's `input_tokens` include what came from the prompt cache; ours do not.

Source: OpenAI API reference, the response object, `usage`.
"""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Usage
from lynkr.converters.token_counts import count, details


def says_something(usage: JsonObject) -> bool:
    """Whether there is a count in `usage`."""
    return any(count(usage.get(key)) for key in ("input_tokens", "output_tokens", "total_tokens"))


def read_usage(usage: JsonObject) -> Usage:
    given = count(usage.get("input_tokens"))
    input_details = details(usage.get("input_tokens_details"))
    cached, written = count(input_details.get("cached_tokens")), count(input_details.get("cache_write_tokens"))
    reasoning = details(usage.get("output_tokens_details")).get("reasoning_tokens")
    return Usage(
        input_tokens=max(0, given - cached - written),
        output_tokens=count(usage.get("output_tokens")) or max(0, count(usage.get("total_tokens")) - given),
        cache_read_input_tokens=cached,
        cache_creation_input_tokens=written,
        thinking_tokens=count(reasoning) if reasoning is not None else None,
    )
