"""The judge of decisions, and the clock. What they say of the router is for `scripts/bench` to tell."""

from __future__ import annotations

import pytest

from bench.routing.data import conversations, prompts
from bench.routing.evaluate import Outcome, by, decide, report, shares, wrong
from bench.routing.placeholders import FOUR, router
from bench.routing.timing import report as timed
from lynkr.routing.decision import Decision

LABEL = next(prompt for prompt in prompts() if prompt.accept == ("MEDIUM", "COMPLEX"))


def outcome(tier: str) -> Outcome:
    return Outcome(LABEL, Decision(target=FOUR[tier], method="tier_config", tier=tier))


@pytest.mark.parametrize(("tier", "distance"), [("SIMPLE", -1), ("MEDIUM", 0), ("COMPLEX", 0), ("REASONING", 1)])
def test_how_far_a_tier_is_from_what_is_acceptable(tier: str, distance: int) -> None:
    assert outcome(tier).distance == distance


def test_shares() -> None:
    some = [outcome(tier) for tier in ("SIMPLE", "MEDIUM", "COMPLEX", "REASONING")]
    assert shares(some) == (4, 0.5, 0.25, 0.25, 0.25)
    assert shares([]).acceptable == 0
    groups = by([*some, some[0]], lambda one: one.decision.tier or "")
    assert list(groups) == ["SIMPLE", "COMPLEX", "MEDIUM", "REASONING"]
    assert groups["SIMPLE"].under == 1


def test_every_record_can_be_decided() -> None:
    for records in (prompts(), conversations()):
        outcomes = decide(records, router("standard"))
        assert [one.label for one in outcomes] == records
        assert all(one.decision.tier in FOUR for one in outcomes)


def test_only_the_half_for_tuning_is_shown() -> None:
    assert {one.label.half for one in wrong(prompts(), router("standard"))} == {"tune"}
    kinds = {prompt.kind for prompt in prompts() if prompt.half == "validate"}
    hidden = kinds - {prompt.kind for prompt in prompts() if prompt.half == "tune"}
    lines = {line.split(" ")[0] for line in report("standard").splitlines()}
    assert hidden.isdisjoint(lines - {chat.kind for chat in conversations()})


def test_a_decision_is_timed() -> None:
    text, _ = timed("standard", runs=5)
    assert "agent, 100 KB" in text
