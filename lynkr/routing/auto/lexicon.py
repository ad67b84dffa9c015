"""The words of a language, ready to be looked up in one pass over a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Hit(NamedTuple):
    """`word` shows `signal`. `at` is its place: the number of the word, or of the character in texts without spaces."""

    signal: str
    word: str
    at: int


_TOKEN = re.compile(
    r"[^\s\x00-/:-@\[-`{-\x7f\x80-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\u060c\u061b\u061f\u0964\u0965]+"
)
"""A run of letters, marks and digits. Not \\w, which leaves out the vowel signs of Hindi."""

# Accents, the points of Arabic and Hindi that writers leave out, and letters that stand for one another.
_FOLDED: dict[int, str | None] = {
    **dict.fromkeys(range(0x300, 0x370)),
    **dict.fromkeys(range(0x64B, 0x656)),
    0x640: None,
    0x649: "ي",
    0x629: "ه",
    0x93C: None,
    0x901: "\u0902",
    ord("ı"): "i",
}
_ARTICLE = re.compile(r"(?<!\S)(?:[وفبك]?ال|لل)(?=\S\S)|(?<!\S)[وب](?=\S{4})")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def folded(text: str) -> str:
    """`text` in lower case, without accents and without the Arabic article."""
    text = text.lower()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_FOLDED))
    return _ARTICLE.sub("", text) if _ARABIC.search(text) else text


def tokens(folded_text: str) -> list[str]:
    return _TOKEN.findall(folded_text)


def entries(table: str) -> Iterator[tuple[str, str]]:
    """The signals and words of a table as in `lynkr.routing.auto.words`, folded."""
    signal = ""
    for line in folded(table).splitlines():
        if line[:1] not in ("", " "):
            signal, _, line = line.partition(":")
        for entry in line.split(","):
            if entry := entry.strip():
                yield signal, entry


_Signals = tuple[str, ...]


class _Phrases(NamedTuple):
    """Phrases with the same first word, by their second: what follows it, and what they show; the longest first."""

    exact: dict[str, list[tuple[tuple[str, ...], _Signals]]]
    stems: list[tuple[str, tuple[str, ...], _Signals]]


_NONE: _Signals = ()
_MOST_REMEMBERED, _LONGEST = 20_000, 40
"""Words of texts that are remembered, and characters of the longest: none in the tables is longer."""


class Lexicon:
    """A table of a language that separates its words."""

    def __init__(self, table: str) -> None:
        found: dict[tuple[str, ...], _Signals] = {}
        for signal, entry in entries(table):
            words = tuple(entry.split())
            found[words] = (*found.get(words, ()), signal)
        self._words = {words[0]: signals for words, signals in found.items() if len(words) == 1}
        for word, signals in self._words.items():
            # A word that is in the table with its endings and without shows both.
            if (stem := f"{word}*") in self._words:
                self._words[word] = (*signals, *self._words[stem])
        self._phrases: dict[str, list[tuple[tuple[str, ...], _Signals]]] = {}
        for words, signals in found.items():
            if len(words) > 1:
                self._phrases.setdefault(words[0], []).append((words[1:], signals))
        stems = [word for word in (*self._words, *self._phrases) if word.endswith("*")]
        self._lengths = sorted({len(stem) - 1 for stem in stems}, reverse=True)
        self._remembered: dict[str, tuple[_Signals, _Phrases | None]] = {}

    def find(self, words: Sequence[str]) -> list[Hit]:
        """What stands in `words`, in order. The longest phrase counts, and then not its parts."""
        hits: list[Hit] = []
        remembered = self._remembered
        last = len(words) - 1
        skip = 0
        for at, word in enumerate(words):
            if skip:
                skip -= 1
                continue
            known = remembered.get(word)
            if known is None:
                known = self._look_up(word)
            signals, phrases = known
            if phrases is not None and at < last:
                second = words[at + 1]
                if second in phrases.exact or phrases.stems:
                    skip, shown = _phrase(phrases, words, at)
                    if skip:
                        text = " ".join(words[at : at + skip + 1])
                        hits += [Hit(signal, text, at) for signal in shown]
                        continue
            if signals:
                hits += [Hit(signal, word, at) for signal in signals]
        return hits

    def _look_up(self, word: str) -> tuple[_Signals, _Phrases | None]:
        signals = self._words.get(word)
        phrases = list(self._phrases.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                stem = word[:length] + "*"
                if signals is None:
                    signals = self._words.get(stem)
                phrases += self._phrases.get(stem, ())
        known = (signals or _NONE, _by_second(phrases))
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        if len(word) <= _LONGEST:
            self._remembered[word] = known
        return known


def _by_second(phrases: list[tuple[tuple[str, ...], _Signals]]) -> _Phrases | None:
    if not phrases:
        return None
    sorted_phrases = _Phrases({}, [])
    for rest, signals in sorted(phrases, key=lambda phrase: -len(phrase[0])):
        if rest[0].endswith("*"):
            sorted_phrases.stems.append((rest[0][:-1], rest[1:], signals))
        else:
            sorted_phrases.exact.setdefault(rest[0], []).append((rest[1:], signals))
    return sorted_phrases


def _phrase(phrases: _Phrases, words: Sequence[str], at: int) -> tuple[int, _Signals]:
    """How many words after the one `at` belong to a phrase that begins there, and what it shows."""
    second = words[at + 1]
    for rest, signals in phrases.exact.get(second, ()):
        if _stands(words, at + 2, rest):
            return 1 + len(rest), signals
    for stem, rest, signals in phrases.stems:
        if second.startswith(stem) and _stands(words, at + 2, rest):
            return 1 + len(rest), signals
    return 0, _NONE


def _stands(words: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[at + offset]
        if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True


class Characters:
    """A table of a language that does not separate its words: they are found as parts of the text."""

    def __init__(self, table: str) -> None:
        found: dict[str, _Signals] = {}
        for signal, entry in entries(table):
            found[entry] = (*found.get(entry, ()), signal)
        self._by_first: dict[str, list[tuple[str, _Signals]]] = {}
        for entry in sorted(found, key=len, reverse=True):
            self._by_first.setdefault(entry[0], []).append((entry, found[entry]))

    def find(self, text: str) -> list[Hit]:
        """What stands in `text`, in order. Of what begins at the same place, the longest counts."""
        hits: list[Hit] = []
        by_first = self._by_first
        end = 0
        for at, first in enumerate(text):
            if at < end or first not in by_first:
                continue
            for entry, signals in by_first[first]:
                if text.startswith(entry, at):
                    hits += [Hit(signal, entry, at) for signal in signals]
                    end = at + len(entry)
                    break
        return hits
