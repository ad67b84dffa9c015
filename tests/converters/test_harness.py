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
    '<system-reminder kind="x">be brief</system-reminder>hello': "hello",
    "<task-notification>done</task-notification>": "",
    "<bash-input>ls</bash-input><bash-stdout>a</bash-stdout>": "",
    "<environment_context>\n<cwd>/a</cwd>\n</environment_context>": "",
    "<user_instructions>Use tabs.</user_instructions>\n\nhello": "hello",
    "# AGENTS.md instructions for /a\n\n<INSTRUCTIONS>\nUse tabs.\n</INSTRUCTIONS>": "",
    "# AGENTS.md instructions for /a\n\n<INSTRUCTIONS>\nUse tabs.\n</INSTRUCTIONS>\nhello": "hello",
    "# AGENTS.md is where the rules are": "# AGENTS.md is where the rules are",
    "# Context from my IDE setup:\n\n## Open tabs:\n- a.py\n\n## My request for Codex:\nhello": "hello",
    "<turn-context>x</turn-context>hello": "hello",
    "<additional_data>a.py</additional_data>\n<user_query>\nhello\n</user_query>": "hello",
    "<rules>Use tabs.</rules><user_query>one</user_query><more/><user_query>two</user_query>": "one\ntwo",
    "<user_query>hello": "<user_query>hello",
    "<context>x</context><userRequest>hello</userRequest>": "hello",
    "<environment_details>x</environment_details>hello": "hello",
    "[Lynkr] MEDIUM → gpt\nhello\n  [Lynkr] again": "hello",
    "[Request interrupted by user]": "",
    "[Request interrupted by user for tool use]\nhello": "hello",
    "[SYSTEM NOTIFICATION - not from the user]\nA task ended.": "",
    "<conversation>\nuser: hi\n</conversation>": "",
    "<session>x</session>": "",
    "This session is being continued from a previous conversation that ran out of context. Summary: x": "",
    "<system-reminder>x</system-reminder>\n<session>x</session>": "",
}


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_user_typed(text: str) -> None:
    assert without_notes(text) == TEXTS[text]


@pytest.mark.parametrize(
    "part",
    [
        "<system-reminder>",
        "<system-reminder></command-name>",
        "</system-reminder>",
        "<system-reminder ",
        "<user_query>",
        "<user_query><userRequest>",
    ],
)
def test_long_texts_take_no_longer_than_their_length(part: str) -> None:
    """A backtracking expression took 19 s for 136 KB of openings."""
    text = part * 50_000
    began = time.perf_counter()
    assert without_notes(text) == text.strip()
    assert time.perf_counter() - began < 2
