"""Whether a cheaper model pays although it must read the conversation anew.

A provider keeps the beginning of a prompt for some minutes and asks a fraction for it. Another model has nothing kept:
its first turn pays for the whole prompt, and only the turns after it are cheaper. This is for changes that are made to
save money; one that is made for a better answer asks nobody.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from lynkr.converters.events import Usage
from lynkr.prices.model_info import Price

NEW_TOKENS = 2_000
OUTPUT_TOKENS = 800
REMAINING_TURNS = 10.0
"""What is expected of a conversation of which nothing is known: tokens in and out for each turn, and turns to come."""

LOCAL_HOLD = 16_000
"""A longer prompt is not read anew from one local model by another: it costs nothing, and takes minutes."""


class CacheTerms(NamedTuple):
    """`read` and `write` as multiples of the price of input; `ttl` in seconds. A `write` of 0 is no extra charge."""

    read: float
    write: float
    ttl: float


_MINUTE = 60.0
CACHE_TERMS: Mapping[str, CacheTerms] = {
    "azure-anthropic": CacheTerms(0.1, 1.25, 5 * _MINUTE),
    "bedrock": CacheTerms(0.1, 1.25, 5 * _MINUTE),
    "databricks": CacheTerms(0.1, 1.25, 5 * _MINUTE),
    "openai": CacheTerms(0.1, 0.0, 10 * _MINUTE),
    "azure-openai": CacheTerms(0.1, 0.0, 10 * _MINUTE),
    "vertex": CacheTerms(0.1, 0.0, 5 * _MINUTE),
    "zai": CacheTerms(0.1, 0.0, 5 * _MINUTE),
    "moonshot": CacheTerms(0.1, 0.0, 5 * _MINUTE),
    "openrouter": CacheTerms(0.1, 0.0, 5 * _MINUTE),
    "deepseek": CacheTerms(0.02, 0.0, 5 * _MINUTE),
}
"""Usual terms, for estimates where the price list is silent. Bills never use them."""


class Switch(NamedTuple):
    """`break_even` is the number of turns after which the change has paid for itself: 0 is at once, infinity never."""

    worth: bool
    break_even: float


def warm_tokens(provider: str, usage: Usage, age: float) -> int:
    """How many tokens of the prompt the provider still keeps, `age` seconds after an answer with `usage`."""
    terms = CACHE_TERMS.get(provider)
    if terms is not None and age >= terms.ttl:
        return 0
    return usage.cache_read_input_tokens + usage.cache_creation_input_tokens


def switch(
    current: tuple[str, Price],
    target: tuple[str, Price],
    warm: int,
    *,
    new_tokens: int = NEW_TOKENS,
    output_tokens: int = OUTPUT_TOKENS,
    remaining_turns: float = REMAINING_TURNS,
) -> Switch:
    """Whether the change from one model to another pays. Each is given by its provider and its price; `warm` is what
    the current one's provider keeps of the prompt, in tokens.

    A change from a price that is not known, or to one, never pays.
    """
    stay_rates, go_rates = _rates(*current), _rates(*target)
    if stay_rates is None or go_rates is None:
        return Switch(False, math.inf)
    if stay_rates.output == go_rates.output == stay_rates.new == go_rates.new == 0:
        return Switch(warm <= LOCAL_HOLD, 0.0 if warm <= LOCAL_HOLD else math.inf)
    stay = stay_rates.turn(warm, new_tokens, output_tokens)
    go = go_rates.turn(warm, new_tokens, output_tokens)
    if go >= stay:
        return Switch(False, math.inf)
    once = (warm + new_tokens) * go_rates.cold if warm else 0.0
    break_even = once / (stay - go)
    return Switch(break_even <= remaining_turns, break_even)


class _Rates(NamedTuple):
    warm: float
    new: float
    cold: float
    output: float

    def turn(self, warm: int, new: int, output: int) -> float:
        return warm * self.warm + new * self.new + output * self.output


def _rates(provider: str, price: Price) -> _Rates | None:
    if price.input is None or price.output is None:
        return None
    terms = CACHE_TERMS.get(provider)
    read = price.cache_read
    if read is None:
        read = price.input * terms.read if terms is not None else price.input
    write = price.cache_write
    if write is None:
        write = price.input * terms.write if terms is not None else price.input
    # Where writing costs nothing extra, a prompt that is read for the first time still costs what input costs.
    return _Rates(read, price.input, max(write, price.input), price.output)
