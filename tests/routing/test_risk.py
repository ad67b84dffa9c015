from __future__ import annotations

import time

import pytest

from lynkr.routing.facts import facts_of
from lynkr.routing.risk import _AREA_OF, risk
from tests.converters.conversations import assistant, conversation, result, use, user


def area(said: str) -> str | None:
    return risk(facts_of(conversation(user(said)), {}))


@pytest.mark.parametrize("word", _AREA_OF)
def test_every_word_in_a_path(word: str) -> None:
    assert area(f"Fix the bug in src/{word}/handler.py") == _AREA_OF[word]
    assert area(f"Fix the bug in src/{word.capitalize()}Handler.java") == _AREA_OF[word]
    assert area(f"Fix the bug in `{word}_test.go`.") == _AREA_OF[word]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("add a retry to src/billing/charge.ts", "payment"),
        ("Remove the check in JWTUtils.java", "auth"),
        ("Remove the check in OAuth2Client.java", "auth"),
        ("update k8s/prod.yaml", "operations"),
        ("rotate the key in .env", "secrets"),
        ("add FOO to config/.env.production", "secrets"),
        ("add a job to .github/workflows/ci.yml", "operations"),
        ("drop the column in db/migrations/0042_users.sql", "data"),
        ("fix (src/auth/login.py), please", "auth"),
        # To look is no change.
        ("explain src/auth/login.py", None),
        ("what does k8s/prod.yaml do?", None),
        # No harm is done.
        ("fix the typo in src/auth/login.py", None),
        ("add a docstring to src/billing/charge.ts", None),
        # What a sentence speaks of.
        ("add a paragraph about authentication to the text", None),
        ("fix the author's name in authors.md", None),
        ("create an environment.yml", None),
        ("change the session token display in src/ui/Header.tsx", None),
        ("add a link to https://auth.example.com/login", None),
        ("update everything", None),
        ("", None),
    ],
)
def test_a_change_in_a_protected_place(said: str, found: str | None) -> None:
    assert area(said) == found


def test_only_what_the_user_says_now_counts() -> None:
    later = conversation(
        user("Fix the bug in src/auth/login.py"),
        assistant([use("t1", path="src/auth/login.py")]),
        user([result("t1", "Change src/billing/charge.ts")]),
        assistant("Done."),
        user("Now add a button to src/ui/Header.tsx"),
    )
    assert risk(facts_of(later, {})) is None


def test_what_is_pasted_does_not_count() -> None:
    assert area("Fix this:\n```\nsrc/auth/login.py\nsrc/billing/charge.ts\n```") is None


@pytest.mark.parametrize("piece", ["a", "a.", "-", "a/", "@", "A", ".env", "/ "])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    facts = facts_of(conversation(user("fix " + piece * (1_000_000 // len(piece)))), {})
    assert facts.plain_words
    began = time.perf_counter()
    risk(facts)
    assert time.perf_counter() - began < 0.05
