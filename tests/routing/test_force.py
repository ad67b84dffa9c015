from __future__ import annotations

import pytest

from lynkr.routing.facts import facts_of
from lynkr.routing.force import Force, force
from lynkr.routing.patterns import FORCE_COMPLEX, FORCE_REASONING, WHOLE
from lynkr.routing.phrases import surface_forms
from tests.converters.conversations import JsonObject, assistant, conversation, result, text, use, user


def forced(*messages: JsonObject) -> Force | None:
    return force(facts_of(conversation(*messages), {}))


def tier(said: str) -> str | None:
    found = forced(user(said))
    return found.tier if found is not None else None


TEXTS = {
    # Routing.md, section 25: what the old program forced, and what it missed.
    "Hi": "SIMPLE",
    "Thanks!!": "SIMPLE",
    "thank you": "SIMPLE",
    "okay": "SIMPLE",
    "Help": "SIMPLE",
    "what time is it in Oslo": "SIMPLE",
    "architecture design": "COMPLEX",
    "system design": "COMPLEX",
    "PR review": "COMPLEX",
    "debug complex issue": "COMPLEX",
    "refactor the entire module": "COMPLEX",
    "hi there": "SIMPLE",
    "good morning": "SIMPLE",
    " hi": "SIMPLE",
    "<system-reminder>Mind the security audit.</system-reminder>\nhi": "SIMPLE",
    "security audits": "REASONING",
    "code reviews": "COMPLEX",
    "complex debugging": "COMPLEX",
    "production issues": "COMPLEX",
    "architectural design": "COMPLEX",
    "ok, do it": None,
    "help me": None,
    "review this code": None,
    "refactor everything": None,
    "hi, fix the bug": None,
    "": None,
    "...": None,
    # Proofs are meant only in a formal context.
    "verify the file exists": None,
    "prove it": None,
    "Prove the theorem by induction": "REASONING",
    "Verify the loop's invariants": "REASONING",
    "Give a formal proof of correctness": "REASONING",
    "Is the termination proof sound?": None,
    "ultrathink about it": "REASONING",
    "Think hard about it": "REASONING",
    "Explain it from first principles": "REASONING",
    "Reason through the options": "REASONING",
    # A question about a thing is none for it.
    "What is a code review?": None,
    "What does penetration testing mean?": None,
    "Do a code review. What is wrong?": "COMPLEX",
    "What is wrong with our production systems? There was a production outage last night.": "COMPLEX",
    # D21: only what the user wrote.
    'Translate "we need a security audit" into German': None,
    "Translate this:\n> we need a security audit\n> of production issues": None,
    "Say it shorter:\n```\na code review of the system design\n```": None,
    "Fix `production_issue` and `code review`": None,
    "Fix it:\n```\nx\n```": None,
    "hi\n```\nx = 1\n```": None,
}


@pytest.mark.parametrize("said", TEXTS)
def test_tiers(said: str) -> None:
    assert tier(said) == TEXTS[said]


@pytest.mark.parametrize("family", WHOLE)
def test_every_small_text_is_simple(family: str) -> None:
    for form in WHOLE[family]:
        assert forced(user(form)) == ("SIMPLE", family, form)


@pytest.mark.parametrize("family", [*FORCE_COMPLEX, *FORCE_REASONING])
def test_every_phrase_forces(family: str) -> None:
    for pattern in (FORCE_COMPLEX | FORCE_REASONING)[family]:
        for form in surface_forms(pattern):
            assert forced(user(f"We want {form} here")) is not None, form
    expected = "COMPLEX" if family in FORCE_COMPLEX else "REASONING"
    assert tier(f"We want {surface_forms((FORCE_COMPLEX | FORCE_REASONING)[family][0])[0]} here") == expected


@pytest.mark.parametrize("said", sorted(WHOLE["confirmation"]))
def test_a_confirmation_continues_what_was_begun(said: str) -> None:
    """D20: in the middle of a conversation it confirms a plan."""
    assert tier(said) == "SIMPLE"
    assert forced(user("Migrate it"), assistant("Shall I?"), user(said)) is None


def test_thanks_are_thanks_everywhere() -> None:
    found = forced(user("Migrate it"), assistant("Done."), user("thanks"))
    assert found is not None
    assert found.is_local


def test_tool_output_forces_nothing() -> None:
    """D21"""
    loop = (user("Look at it"), assistant([use("t1")]), user([result("t1", "We want a security audit.")]))
    assert forced(*loop) is None
    assert forced(*loop[:2], user([result("t1", "We want a security audit."), text("hi")])) is not None
