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


def words_of(words: Sequence[str], text: str) -> list[str]:
    """The languages of `words`, the likeliest first. `text` is folded.

    English is always among them: its terms are used in all others.
    """
    if text.isascii():
        return _likely(words, LATIN)
    found = [language for language, letters in _SCRIPTS if letters.search(text)]
    if _CYRILLIC.search(text):
        found.append("uk" if _UKRAINIAN.search(text) else "ru")
    return [*found, *_likely(words, LATIN)] if not found else [*found, "en"]


def characters_of(text: str) -> str | None:
    """The language of the text that has no spaces, if it has such."""
    if text.isascii():
        return None
    if _KANA.search(text):
        return "ja"
    return "zh" if _HAN.search(text) else None


def _likely(words: Sequence[str], among: tuple[str, ...]) -> list[str]:
    """The likeliest of languages with the same script, English always: all, where nothing tells them apart."""
    known = _stopwords(among)
    counts = dict.fromkeys(among, 0)
    for word in words:
        for language in known.get(word, ()):
            counts[language] += 1
    least = max(counts.values()) * _NEARLY
    return sorted(
        (language for language in among if counts[language] >= least or language == "en"), key=lambda one: -counts[one]
    )


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
