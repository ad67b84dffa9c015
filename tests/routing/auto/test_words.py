"""The tables of words, row by row."""

from __future__ import annotations

from importlib import import_module

import pytest

from lynkr.routing.auto.languages import CHARACTERS, LANGUAGES, LATIN, characters, lexicon
from lynkr.routing.auto.lexicon import Lexicon, entries, folded, tokens
from lynkr.routing.auto.weights import WEIGHTS
from lynkr.routing.auto.wording import parts_of, wording
from lynkr.routing.auto.words import SIGNALS


def table(language: str) -> str:
    words = import_module(f"lynkr.routing.auto.words.{language}").WORDS
    assert isinstance(words, str)
    return words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_found_as_what_it_says(language: str) -> None:
    for signal, entry in entries(table(language)):
        text = entry.replace("*", "")
        if language in CHARACTERS:
            found = characters(language).find(text)
        else:
            assert tokens(text) == text.split(), entry
            found = lexicon(language).find(text.split())
        shown = {hit.signal for hit in found if hit.at == 0}
        assert signal in shown, (signal, entry, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_signal_is_known(language: str) -> None:
    assert {signal for signal, _ in entries(table(language))} <= set(SIGNALS)


@pytest.mark.parametrize("language", LATIN)
def test_languages_with_one_script_have_words_to_be_known_by(language: str) -> None:
    words = import_module(f"lynkr.routing.auto.words.{language}").STOPWORDS.split()
    assert len(words) >= 30


def test_what_shows_hard_work_never_subtracts() -> None:
    for name, weight in WEIGHTS.items():
        if name.startswith(("hard.", "top.", "dom.", "evidence.", "together.")):
            assert weight >= 0, name


def test_inflections_and_accents() -> None:
    words = Lexicon("x: optimi*, root cause*, memory leak*\ny: root")
    assert [hit.signal for hit in words.find(["optimisation"])] == ["x"]
    assert [hit.word for hit in words.find(["root", "causes"])] == ["root causes"]
    assert [hit.signal for hit in words.find(["root", "of"])] == ["y"]
    assert folded("Überprüfe İstanbul") == "uberprufe istanbul"
    assert folded("والنظام") == "نظام"


def test_parts_of_words() -> None:
    assert parts_of("abc") == ["^abc", "abc$", "^abc$"]
    assert "设计" in parts_of("设计")
    assert wording([]) == 0.0
