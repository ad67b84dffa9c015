"""The sentences of a text: what each shows, and whether it asks for something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lynkr.routing.auto.languages import LATIN, characters, characters_of, lexicon, words_of
from lynkr.routing.auto.lexicon import Hit, folded, tokens
from lynkr.routing.auto.words import signals as signals_of

_MOST = 40
"""Sentences of a text: the rest is one."""

_MOST_HEADING, _LONGEST_HEADING = 30, 240
"""Words, and characters, of the paragraph that says what is to be done with the others, such as "translate this:"."""

DEFINITION = 14
"""Words of a question after a term: longer ones are about more than what a word means."""

_REMARK = 8
"""Words of a sentence without any task that can be no more than an addition, such as "only the number please"."""

_ENDS = 3
"""Sentences at each end in which a task at the beginning is an order. What is asked stands at one end; between, there
may be a log that does not look like one."""

_TASKS = signals_of("easy.", "med.", "hard.", "top.", "codething")
"""What can be asked for. A thing in the place of the verb, such as "regex for dates", is asked for too."""

_HARD = signals_of("hard.", "top.")
_EASY = signals_of("easy.")
_OPENING = frozenset(("easy.lookup", "easy.define"))
_ABOUT_TEXT = frozenset(("easy.language", "easy.format"))

_WEIGHTY = frozenset(("hard.flaky", "vague", "top.cause", "stakes"))
"""Signals of a sentence that asks for more than a definition, an edit or an explanation, whatever its verb is."""

_MORE_ELSE = frozenset(
    ("own", "whole", "med.compare", "med.explain", "med.fix", "top.judge", "top.derive", "top.prove")
)
_MORE = {
    "easy.edit": _MORE_ELSE - {"med.fix"},
    "easy.language": frozenset(("whole", "bigthing")),
    "easy.format": frozenset(("whole", "med.explain", "med.write")),
}
"""Signals beside which an easy task is no longer trivial: "replace it everywhere", "which one is better?" """

_VERB_LAST = frozenset(("ko", "tr", "hi", "hi_latin"))

_ASKED = frozenset("?؟")
_LOGGED = re.compile(r"\s*(?:\[|\d+(?![.)\d])|[\w-]+:|\|)")
"""How a line begins that is rather pasted than said."""

_END = re.compile(r"[.!?;:。！？；؟।](?=\s|$)|[。！？；]|\n")
_DIGIT = re.compile(r"\d")


class Sentence(NamedTuple):
    hits: Sequence[Hit]
    words: int
    tokens: Sequence[str]
    asks: bool
    """Whether it wants something: it is a question, begins with a task, or says "please"."""
    kind: str
    """What it asks for: something "trivial" with one right result, to "explain" a matter, one "step", more ("open"), or
    nothing by itself ("remark")."""


def sentences(said: str) -> list[Sentence]:
    text = folded(_instruction(said))
    language = characters_of(text)
    pieces = [(piece, tokens(piece)) for piece in _pieces(text)]
    main: Sequence[str] = ()
    last = len(pieces) - _ENDS
    found = []
    for number, (piece, words) in enumerate(pieces):
        if words or not piece.isspace():
            languages = words_of(words, piece) or main
            if not languages:
                languages = main = words_of([word for _, some in pieces for word in some], text) or LATIN
            verb_last = language == "ja" or languages[0] in _VERB_LAST
            hits, count = _hits(piece, words, language, languages)
            found.append(_sentence(piece, words, hits, count, number < _ENDS or number >= last, verb_last))
    return found


def _pieces(text: str) -> list[str]:
    """The sentences of `text`, each with what ends it."""
    pieces: list[str] = []
    begin = 0
    for end in _END.finditer(text):
        if end.end() - begin > 1 and len(pieces) < _MOST:
            pieces.append(text[begin : end.end()])
            begin = end.end()
    if begin < len(text):
        pieces.append(text[begin:])
    return pieces


def _sentence(piece: str, words: Sequence[str], hits: list[Hit], count: int, at_end: bool, verb_last: bool) -> Sentence:
    signals = {hit.signal for hit in hits}
    question = not _ASKED.isdisjoint(piece[-3:])
    spaced = " " in piece.strip()
    if not question and not verb_last and spaced and not signals.isdisjoint(_OPENING):
        # "who", "which" and "what" ask at the beginning only; further on they join clauses.
        hits = [hit for hit in hits if hit.signal not in _OPENING or hit.at < 3]
        signals = {hit.signal for hit in hits}
    if "easy.arith" in signals and (count > DEFINITION or not _DIGIT.search(piece)):
        hits = [hit for hit in hits if hit.signal != "easy.arith"]
        signals.discard("easy.arith")
    tasks = [hit for hit in hits if hit.signal in _TASKS]
    if tasks and tasks[0].signal not in _EASY and not signals.isdisjoint(_EASY):
        # "Write a script that renames my photos" asks for the script.
        hits = [hit for hit in hits if hit.signal not in _EASY]
    asks = question or "request" in signals
    if not asks and tasks and at_end and not _LOGGED.match(piece) and not ("chat" in signals and count <= _REMARK):
        asks = tasks[0].at < 4 or (verb_last and tasks[-1].at + (0 if spaced else len(tasks[-1].word)) >= count - 3)
    return Sentence(hits, count, words, asks, _kind(tasks[0].signal if tasks else "", signals, count))


def _kind(first: str, signals: set[str], count: int) -> str:
    """What a sentence with these signals asks for, of which `first` is the first task."""
    weighty = not signals.isdisjoint(_WEIGHTY)
    if first == "easy.define" and count <= _REMARK:
        # "What does SLA mean?"
        weighty = not signals.isdisjoint(_WEIGHTY - {"stakes"})
    hard = weighty or not signals.isdisjoint(_HARD)
    if not first or (count <= 3 and "follow" in signals and first in _OPENING):
        return "open" if hard or count > _REMARK else "remark"
    easy = first in _EASY and not weighty and (count <= DEFINITION or not hard)
    if easy and signals.isdisjoint(_MORE.get(first, _MORE_ELSE)):
        return "trivial"
    if first in ("med.explain", "med.howto") and not weighty and "own" not in signals:
        return "explain"
    return "open" if hard else "step"


def _instruction(said: str) -> str:
    """Of `said`, what says to translate, shorten or format the rest, or all of it."""
    paragraphs = [paragraph for paragraph in said.split("\n\n") if paragraph.strip()]
    for paragraph in (paragraphs[0], paragraphs[-1]) if len(paragraphs) > 1 else ():
        if _is_about_text(paragraph):
            return paragraph
    ends = [end for end in (said.find(":"), said.find("："), said.find("\n")) if end > 0]
    if ends and _is_about_text(head := said[: min(ends)]):
        return head
    return said


def _is_about_text(said: str) -> bool:
    if len(said) > _LONGEST_HEADING:
        return False
    text = folded(said)
    words = tokens(text)
    hits, count = _hits(text, words, characters_of(text), words_of(words, text) or LATIN)
    first = next((hit.signal for hit in hits if hit.signal in _TASKS), "")
    return count <= _MOST_HEADING and first in _ABOUT_TEXT


def _hits(
    text: str, words: Sequence[str], characters_language: str | None, languages: Sequence[str]
) -> tuple[list[Hit], int]:
    """What the words of the folded `text` show, in order, and how many words there are."""
    if characters_language is not None:
        hits = characters(characters_language).find(text)
        hits += [hit for hit in lexicon("en").find(words) if hit.word.isascii()]
        # A word of these languages has about two characters.
        return hits, max(len(words), len(text) // 2)
    hits = lexicon(languages[0]).find(words)
    for language in languages[1:]:
        # A word means what it means in the likelier language.
        taken = {hit.at for hit in hits}
        hits += [hit for hit in lexicon(language).find(words) if hit.at not in taken]
    hits.sort(key=lambda hit: hit.at)
    return hits, len(words)
