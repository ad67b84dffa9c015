from __future__ import annotations

import itertools
import time

import pytest

from lynkr.routing.patterns import (
    AGENTIC,
    AGENTIC_WEAK,
    CHAIN,
    CODE,
    CODE_POINTS,
    DOMAINS,
    FORCE_COMPLEX,
    FORCE_REASONING,
    FORMAL,
    GENERATION,
    PHRASES,
    PROOF,
    REASONING,
    REASONING_POINTS,
    SCOPES,
    SPECIFICS,
    STARTS,
    TECHNICAL,
    WHOLE,
    is_whole,
    starts,
)
from lynkr.routing.phrases import Phrases, surface_forms, tokens, words_only

FAMILIES: dict[str, tuple[str, ...]] = {
    "technical": TECHNICAL,
    **{f"code.{name}": patterns for name, patterns in CODE.items()},
    **{f"reasoning.{name}": patterns for name, patterns in REASONING.items()},
    **{f"task.{name}": patterns for name, patterns in SCOPES.items()},
    "generation": GENERATION,
    "chain": CHAIN,
    "specifics": SPECIFICS,
    **{f"domain.{name}": patterns for name, patterns in DOMAINS.items()},
    **{f"agentic.{name}": patterns for name, patterns in AGENTIC.items()},
    **{f"weak.{name}": patterns for name, patterns in AGENTIC_WEAK.items()},
    **{f"force.{name}": patterns for name, patterns in (FORCE_COMPLEX | FORCE_REASONING).items()},
    "proof": PROOF,
    "formal": FORMAL,
}


def found(text: str) -> dict[str, list[str]]:
    return PHRASES.find(tokens(text))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_surface_form_is_found(family: str) -> None:
    for pattern in FAMILIES[family]:
        for form in surface_forms(pattern):
            text = form.replace("#", "12").replace("…", "the other one and")
            for written in (text, text.upper(), f"Please: {text}.", text.replace(" ", "-"), text.replace(" ", "\n")):
                assert family in found(written), written


@pytest.mark.parametrize("family", FAMILIES)
def test_no_form_is_found_in_a_longer_word(family: str) -> None:
    for pattern in FAMILIES[family]:
        for form in surface_forms(pattern):
            assert family not in found(f"xq{form.replace(' ', 'xq')}xq"), form


def test_points_and_families_belong_together() -> None:
    assert CODE_POINTS.keys() == CODE.keys()
    assert REASONING_POINTS.keys() == REASONING.keys()
    assert AGENTIC_WEAK.keys() <= AGENTIC.keys()


# Routing.md, section 8: forms that the old expressions missed, one of each family and more.
MISSED = {
    "scalability": "code.architecture",
    "scalable": "code.architecture",
    "microservices": "code.architecture",
    "architectural": "code.architecture",
    "vulnerability": "code.security",
    "sanitize": "code.security",
    "encryption": "code.security",
    "authenticate": "code.security",
    "threads": "code.concurrency",
    "concurrency": "code.concurrency",
    "locking": "code.concurrency",
    "race conditions": "code.concurrency",
    "profiling": "code.performance",
    "profile": "code.performance",
    "optimization": "code.performance",
    "cached": "code.performance",
    "bottlenecks": "code.performance",
    "memory leaks": "code.performance",
    "query optimization": "code.database",
    "migrations": "code.database",
    "schemas": "code.database",
    "indexes": "code.database",
    "unit tests": "code.testing",
    "integration tests": "code.testing",
    "across the files": "code.multi_file",
    "trade-offs": "reasoning.tradeoffs",
    "compare the options": "reasoning.tradeoffs",
    "step-by-step": "reasoning.step_by_step",
    "evaluate": "reasoning.analysis",
    "diagnose": "reasoning.analysis",
    "analysis": "reasoning.analysis",
    "assessment": "reasoning.analysis",
    "auditing": "reasoning.analysis",
    "plans": "reasoning.planning",
    "strategies": "reasoning.planning",
    "edge cases": "reasoning.edge_cases",
    "exceptions": "reasoning.edge_cases",
    "fallbacks": "reasoning.edge_cases",
    "security audits": "force.security_audit",
    "code reviews": "force.code_review",
    "production issues": "force.production_incident",
    "complex debugging": "force.hard_debugging",
    "architectural design": "force.architecture_design",
}


@pytest.mark.parametrize("form", MISSED)
def test_what_the_old_expressions_missed(form: str) -> None:
    assert MISSED[form] in found(f"We want {form} here")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("authors of the lockets", "code.security"),
        ("the lockets", "code.concurrency"),
        ("step one. By step two", "reasoning.step_by_step"),
        ("is it? The system. Design is art", "force.architecture_design"),
        ("functional", "technical"),
        ("all. Files", "code.multi_file"),
        ("5 profiles", "code.multi_file"),
        ("plantation", "reasoning.planning"),
        ("fix this " + "x " * 40 + "again", "agentic.iterative"),
    ],
)
def test_what_is_not_meant(text: str, family: str) -> None:
    assert family not in found(text)


@pytest.mark.parametrize("family", WHOLE)
def test_whole_texts(family: str) -> None:
    for form in WHOLE[family]:
        assert is_whole(family, words_only(tokens(f" {form.upper()}! ")))
        assert not is_whole(family, words_only(tokens(f"{form} xq")))


@pytest.mark.parametrize("family", STARTS)
def test_beginnings(family: str) -> None:
    for start in STARTS[family]:
        assert starts(family, [*start, "xq"])
        assert not starts(family, ["xq", *start])


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("a", ["a"]),
        ("plan(s|ning|)", ["plans", "planning", "plan"]),
        ("weigh [the|our] option[s]", ["weigh the options", "weigh the option", "weigh our options"]),
        ("[a] b", ["a b", "b"]),
    ],
)
def test_surface_forms(pattern: str, forms: list[str]) -> None:
    assert surface_forms(pattern)[: len(forms)] == forms


def test_phrases() -> None:
    phrases = Phrases({"x": ("a b", "a", "# c"), "y": ("a … d",), "z": ("a b c",)})
    assert phrases.find(tokens("A-B c; 12 c. xq")) == {"x": ["a", "a b", "12 c"], "z": ["a b c"]}
    assert phrases.find(tokens("a e. d")) == {"x": ["a"], "y": ["a e . d"]}
    assert phrases.find([]) == {}


def test_a_curly_apostrophe_is_one_too() -> None:
    assert "reasoning.step_by_step" in found("Let’s reason about it")


@pytest.mark.parametrize("words", list(itertools.combinations(["first", "fix", "try", "all", "of", "the", "1"], 2)))
def test_time_grows_with_the_number_of_words(words: tuple[str, ...]) -> None:
    many = list(words) * 10_000
    began = time.perf_counter()
    PHRASES.find(many)
    assert time.perf_counter() - began < 0.3
