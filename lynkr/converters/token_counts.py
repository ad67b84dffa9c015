"""Reads token counts from what a server reports, whatever it puts there."""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Usage

_CHARACTERS_PER_TOKEN = 4


def estimate_usage(input_tokens: int, characters: int) -> Usage:
    """For an upstream that does not count: `input_tokens` as estimated before, and the length of the answer."""
    return Usage(input_tokens=input_tokens, output_tokens=-(-characters // _CHARACTERS_PER_TOKEN), estimated=True)


def details(value: object) -> JsonObject:
    """`value` where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def count(value: object) -> int:
    """`value` where it is a sensible number of tokens, else 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e15:
        return 0
    return int(value)
