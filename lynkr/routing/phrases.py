"""Finds the phrases of many families in one pass over a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import Final

_CHOICE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")

_TOKEN = re.compile(r"\w++(?:'\w++)?|[.!?;]")
"""A word or the end of a sentence. What else stands between words makes no difference: "trade-off" is "trade off"."""

GAP: Final = "…"
"""In a phrase: up to `_MOST_BETWEEN` words of any kind, also across sentences."""

NUMBER: Final = "#"
"""In a phrase: a number."""

_MOST_BETWEEN = 20
_ENDS = frozenset(".!?;")


def surface_forms(pattern: str) -> list[str]:
    """All that a pattern stands for: `plan(s|ning)` and `weigh [the] options` are written out.

    `(a|b)` is a or b, `[a|b]` is a or b or nothing. They stand side by side and not inside each other.
    """
    pieces: list[list[str]] = []
    position = 0
    for choice in _CHOICE.finditer(pattern):
        pieces.append([pattern[position : choice.start()]])
        pieces.append(choice[1].split("|") if choice[1] is not None else [*choice[2].split("|"), ""])
        position = choice.end()
    pieces.append([pattern[position:]])
    forms = ["".join(form) for form in itertools.product(*pieces)]
    return list(dict.fromkeys([" ".join(form.split()) for form in forms]))


def tokens(text: str) -> list[str]:
    """The words and ends of sentences of `text`, in lower case."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def words_only(found: Iterable[str]) -> list[str]:
    """Of what `tokens` found, the words."""
    return [token for token in found if token not in _ENDS]


class _Node:
    """A place in the tree of all phrases: the words that may come next, and the families of phrases that end here."""

    __slots__ = ("families", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.families: list[str] = []


class Phrases:
    """The phrases of several families, ready to be looked for. Made once.

    A family is a name with patterns as `surface_forms` takes them. Words are compared whole, without regard to case,
    hyphens and white space; a phrase does not reach across the end of a sentence.
    """

    def __init__(self, families: Mapping[str, Iterable[str]]) -> None:
        self._root = _Node()
        for family, patterns in families.items():
            for pattern in patterns:
                for form in surface_forms(pattern):
                    self._add(family, form)

    def _add(self, family: str, form: str) -> None:
        node = self._root
        for part in form.split():
            for word in [part] if part in (GAP, NUMBER) else tokens(part):
                node = node.following.setdefault(word, _Node())
        if family not in node.families:
            node.families.append(family)

    def find(self, words: list[str]) -> dict[str, list[str]]:
        """For each family that occurs in `words`, which `tokens` made, its different phrases in order of occurrence.

        Takes time in proportion to the number of words.
        """
        found: dict[str, dict[str, None]] = {}
        starts = self._root.following
        numbers = starts.get(NUMBER)
        for at, word in enumerate(words):
            node = starts.get(word)
            if node is None:
                if numbers is None or not word.isdecimal():
                    continue
                node = numbers
            self._follow(node, words, at, at + 1, found)
        return {family: list(phrases) for family, phrases in found.items()}

    def _follow(self, node: _Node, words: list[str], start: int, at: int, found: dict[str, dict[str, None]]) -> None:
        """Note the families of phrases that begin at `start`, of which `node` is reached before `at`."""
        while True:
            for family in node.families:
                found.setdefault(family, {})[" ".join(words[start:at])] = None
            following = node.following
            if not following or at == len(words):
                return
            if (gap := following.get(GAP)) is not None:
                for last, behind in gap.following.items():
                    if last in words[at : at + _MOST_BETWEEN + 1]:
                        self._follow(behind, words, start, words.index(last, at) + 1, found)
            if (number := following.get(NUMBER)) is not None and words[at].isdecimal():
                self._follow(number, words, start, at + 1, found)
            step = following.get(words[at])
            if step is None:
                return
            node = step
            at += 1
