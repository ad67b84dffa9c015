from __future__ import annotations

import json

import pytest

from lynkr.routing.decision import Decision, Method, Target
from lynkr.routing.stats import Routed

SMALL, LARGE = Target("ollama", "small"), Target("openai", "large")


def decision(
    target: Target = SMALL, tier: str = "SIMPLE", score: float = 10.0, method: Method = "tier_config", us: int = 100
) -> Decision:
    return Decision(
        target=target, method=method, tier=tier, score=score, reasons=("task.general", f"by.{method}"), elapsed_us=us
    )


def test_nothing_yet() -> None:
    assert Routed().as_json() == {"message": "no decision recorded yet"}


def test_what_no_tier_decided_does_not_count() -> None:
    routed = Routed()
    routed.note(Decision(target=SMALL, method="static"), local=True, at=0)
    assert routed.total == 0
    assert not routed.last


def test_decisions_add_up() -> None:
    routed = Routed()
    routed.note(decision(), local=True, at=1)
    routed.note(decision(score=20, us=200), local=True, at=2)
    routed.note(decision(LARGE, "REASONING", 100, "force", us=300), local=False, at=3)
    told = routed.as_json()
    json.dumps(told)
    histogram = told.pop("scoreHistogram")
    assert told == {
        "total": 3,
        "local": 2,
        "cloud": 1,
        "localPercent": 67,
        "avgComplexityScore": 43,
        "avgDecisionUs": 200,
        "byProvider": {"ollama": 2, "openai": 1},
        "byTier": {"SIMPLE": 2, "REASONING": 1},
        "byMethod": {"tier_config": 2, "force": 1},
        "byReason": {"by.tier_config": 2, "by.force": 1},
    }
    assert isinstance(histogram, dict)
    assert {key: count for key, count in histogram.items() if count} == {"10-19": 1, "20-29": 1, "90-100": 1}


@pytest.mark.parametrize(("score", "place"), [(0, 0), (9.9, 0), (10, 1), (25.5, 2), (99.9, 9), (100, 9)])
def test_every_score_has_a_place(score: float, place: int) -> None:
    routed = Routed()
    routed.note(decision(score=score), local=False, at=0)
    histogram = routed.as_json()["scoreHistogram"]
    assert isinstance(histogram, dict)
    assert list(histogram.values()).index(1) == place
    assert len(histogram) == 10


def test_the_last_thousand_are_kept() -> None:
    routed = Routed()
    for number in range(1001):
        routed.note(decision(us=number), local=False, at=number)
    assert routed.total == 1001
    assert len(routed.last) == 1000
    assert (routed.last[0].at, routed.last[-1].at) == (1, 1000)
    assert routed.last[-1].decision.elapsed_us == 1000
