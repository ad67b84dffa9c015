from __future__ import annotations

from bench.routing import quality
from bench.routing.data import Prompt, Tier


def prompt(text: str, tier: Tier, *accept: Tier) -> Prompt:
    return Prompt(id=text, lang="en", kind="x", tier=tier, accept=(tier, *accept), half="tune", text=text)


def test_distance_is_to_the_nearest_acceptable_tier() -> None:
    label = prompt("a", "MEDIUM", "COMPLEX")
    distances = [quality.Judged(label, 0.0, tier).distance for tier in quality.TIERS]
    assert distances == [-1, 0, 0, 1]


def test_a_router_by_length_gives_each_tier_its_share() -> None:
    known = [(prompt("a" * length, tier), ("a" * length,)) for length, tier in enumerate(quality.TIERS, start=1)]
    rate = quality.by_length(known)
    judged = quality.judge([*known, (prompt("", "SIMPLE"), ("a" * 1000,))], rate)
    assert judged[-1].tier == "REASONING"
    values = [one.value for one in judged]
    assert values == sorted(values)


def test_report_counts() -> None:
    judged = [
        quality.Judged(prompt("a", "SIMPLE"), 10.0, "SIMPLE"),
        quality.Judged(prompt("b", "COMPLEX"), 40.0, "MEDIUM"),
    ]
    text = quality.report("both", judged)
    assert text.startswith("both: 2 requests, 50.0% acceptable, 50.0% exact, 50.0% below, 0.0% above, rho +1.000")
    assert len(quality.missed(judged)) == 2
