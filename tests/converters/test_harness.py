from __future__ import annotations

import time

import pytest

from lynkr.converters.harness import without_notes

TEXTS = {
    "": "",
    " hello ": "hello",
    "<system-reminder>be brief</system-reminder>\nhello": "hello",
    "a<system-reminder>x</system-reminder>b<command-name>/y</command-name>c": "abc",
    "<system-reminder><command-name>x</command-name></system-reminder>hello": "hello",
    "<system-reminder>x</command-name>hello": "<system-reminder>x</command-name>hello",
    "<system-reminder><command-name>x</command-name>hello": "<system-reminder>hello",
    "<b>hello</b>": "<b>hello</b>",
}


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_user_typed(text: str) -> None:
    assert without_notes(text) == TEXTS[text]


@pytest.mark.parametrize("part", ["<system-reminder>", "<system-reminder></command-name>", "</system-reminder>"])
def test_long_texts_take_no_longer_than_their_length(part: str) -> None:
    """A backtracking expression took 19 s for 136 KB of openings."""
    text = part * 50_000
    began = time.perf_counter()
    assert without_notes(text) == text
    assert time.perf_counter() - began < 2
