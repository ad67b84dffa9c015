"""Which languages' words to look for in a text, and the tables of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from lynkr.routing.auto.lexicon import Characters, Lexicon, folded

LATIN = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "hi_latin")
CYRILLIC = ("ru", "uk")
OTHERS = ("ko", "hi", "ar")
CHARACTERS = ("zh", "ja")
LANGUAGES = (*LATIN, *CYRILLIC, *OTHERS, *CHARACTERS)

_SCRIPTS = tuple(
    (language, re.compile(f"[{letters}]"))
    for language, letters in (("ko", "\uac00-\ud7af"), ("hi", "\u0900-\u097f"), ("ar", "\u0600-\u06ff"))
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґ]")
"""Letters that Russian has not. Folded, ї is і."""
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")

_NEARLY = 0.6
"""Languages with this part of the hits of the likeliest one are looked at too: a short text is hard to tell."""


@cache
def lexicon(language: str) -> Lexicon:
    return Lexicon(_table(language, "WORDS"))


@cache
def characters(language: str) -> Characters:
    return Characters(_table(language, "WORDS"))


def words_of(words: Sequence[str], text: str) -> Sequence[str]:
    """The languages of `words`, the likeliest first; none where nothing tells. `text` is folded.

    English is always among them: its terms are used in all others.
    """
    if not text.isascii():
        found = [language for language, letters in _SCRIPTS if letters.search(text)]
        if _CYRILLIC.search(text):
            found.append("uk" if _UKRAINIAN.search(text) else "ru")
        if found:
            return [*found, "en"]
    known = _stopwords(LATIN)
    counts: dict[str, int] = {}
    for word in words:
        for language in known.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return ()
    least = max(counts.values()) * _NEARLY
    likely = [language for language, count in counts.items() if count >= least]
    if len(likely) > 1:
        likely.sort(key=lambda language: (-counts[language], language))
    return likely if "en" in likely else [*likely, "en"]


def characters_of(text: str) -> str | None:
    """The language of the text that has no spaces, if it has such."""
    if text.isascii():
        return None
    if _KANA.search(text):
        return "ja"
    return "zh" if _HAN.search(text) else None


@cache
def _stopwords(among: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language in among:
        for word in set(folded(_table(language, "STOPWORDS")).split()):
            found.setdefault(word, []).append(language)
    return found


def _table(language: str, name: str) -> str:
    table = getattr(import_module(f"lynkr.routing.auto.words.{language}"), name)
    assert isinstance(table, str)
    return table
