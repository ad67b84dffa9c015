"""Texts that settle the tier by themselves, whatever the score says."""

from __future__ import annotations

from typing import NamedTuple

from lynkr.routing.facts import Facts
from lynkr.routing.patterns import FORCE_COMPLEX, FORCE_REASONING, PHRASES, is_whole, starts
from lynkr.routing.phrases import tokens
from lynkr.routing.text import unquoted


class Force(NamedTuple):
    """`tier` is SIMPLE, COMPLEX or REASONING, `pattern` the family that matched and `matched` what it matched."""

    tier: str
    pattern: str
    matched: str

    @property
    def is_local(self) -> bool:
        return self.tier == "SIMPLE"


_FAMILIES = (
    ("REASONING", tuple(FORCE_REASONING)),
    ("COMPLEX", tuple(FORCE_COMPLEX)),
)
_LONGEST_DEFINITION = 10
"""Words of a question about what something is."""


def force(facts: Facts) -> Force | None:
    """The tier that the user's last words demand, or None where a score has to find it.

    Only what the user wrote counts: tool output is none of it, and neither is what was pasted or put in quotation
    marks. A confirmation ("ok") is a task of its own only where nothing went before it.
    """
    words = facts.plain_words
    if not words:
        return None
    return _simple(facts, words) or _hard(facts, words)


def _simple(facts: Facts, words: list[str]) -> Force | None:
    if facts.parts.pasted:
        return None
    for family in ("greeting", "menu"):
        if is_whole(family, words):
            return Force("SIMPLE", family, " ".join(words))
    if not facts.answered and is_whole("confirmation", words):
        return Force("SIMPLE", "confirmation", " ".join(words))
    if starts("date", words):
        return Force("SIMPLE", "date", " ".join(words[:4]))
    return None


def _hard(facts: Facts, words: list[str]) -> Force | None:
    if not any(name.startswith("force.") or name == "proof" for name in facts.found):
        return None
    if len(words) <= _LONGEST_DEFINITION and starts("definition", words):
        return None
    found = PHRASES.find(tokens(unquoted(facts.parts.prose)))
    if "proof" in found and "formal" in found:
        return Force("REASONING", "formal_proof", found["formal"][0])
    for tier, families in _FAMILIES:
        for family in families:
            if phrases := found.get(f"force.{family}"):
                return Force(tier, family, phrases[0])
    return None
