"""What the words of a request say that are in no table: parts of words, weighed by bench/routing/fit.py."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from lynkr.routing.auto.part_weights import PART_WEIGHTS

MOST = 15.0
"""Points that wording can add or take: it helps where the tables know little, and does not outweigh them."""

_MOST_WORDS, _LONGEST = 60, 24

_SYLLABIC = "\u3040", "\ud7a4"
"""Kana, Han and Hangul: two characters of them say as much as four letters."""


def parts_of(word: str) -> list[str]:
    """The folded word as a whole and its pieces, with `^` and `$` for its beginning and end."""
    marked = f"^{word[:_LONGEST]}$"
    lengths = (2, 3) if _SYLLABIC[0] <= word[0] < _SYLLABIC[1] else (4, 5)
    pieces = [marked[at : at + length] for length in lengths for at in range(len(marked) - length + 1)]
    return pieces if len(marked) in lengths else [marked, *pieces]


def heard(words: Sequence[str]) -> list[str]:
    """The words that count: each once, and not all of a long text."""
    return list(dict.fromkeys(words[:_MOST_WORDS]))


def wording(words: Sequence[str]) -> float:
    """Points for the words that ask."""
    total, known = 0.0, 0
    for word in heard(words):
        points, count = _word(word)
        total += points
        known += count
    return max(-MOST, min(MOST, total / known**0.5)) if known else 0.0


@lru_cache(maxsize=10_000)
def _word(word: str) -> tuple[float, int]:
    """The weights of the known parts together, and how many they are."""
    weights = [weight for part in parts_of(word) if (weight := _weights().get(part)) is not None]
    return sum(weights), len(weights)


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in PART_WEIGHTS.splitlines():
        weight, *parts = line.split(" ")
        found.update(dict.fromkeys(parts, float(weight)))
    return found
