from __future__ import annotations

import pytest

from lynkr.routing.decision import Target
from lynkr.routing.fallback import fallbacks, ladder
from lynkr.settings import TIERS

FOUR = {name: Target("openrouter", name.lower()) for name in TIERS}


@pytest.mark.parametrize(
    ("tier", "others"),
    [
        ("SIMPLE", ["medium", "complex", "reasoning"]),
        ("MEDIUM", ["complex", "reasoning", "simple"]),
        ("COMPLEX", ["reasoning", "medium", "simple"]),
        ("REASONING", ["complex", "medium", "simple"]),
    ],
)
def test_the_ladder_goes_up_and_then_down(tier: str, others: list[str]) -> None:
    assert [target.model for target in ladder(tier, FOUR)] == others


def test_nobody_is_asked_twice() -> None:
    a, b = Target("openai", "a"), Target("openai", "b")
    assert fallbacks(a, [b, a, b, Target("zai", "a")]) == (b, Target("zai", "a"))
