from __future__ import annotations

import math

import pytest

from lynkr.converters.events import Usage
from lynkr.prices.model_info import FREE, UNKNOWN_PRICE, Price
from lynkr.prices.switching import CACHE_TERMS, Switch, switch, warm_tokens
from lynkr.settings.providers import PROVIDERS

OPUS = ("azure-anthropic", Price(5, 25, 0.5, 6.25))
HAIKU = ("azure-anthropic", Price(1, 5, 0.1, 1.25))
MINI = ("openai", Price(0.25, 2))
LOCAL = ("ollama", FREE)
OTHER_LOCAL = ("lmstudio", FREE)


def test_break_even_is_what_the_first_turn_costs_more_over_what_each_turn_costs_less() -> None:
    warm = 100_000
    stay = 100_000 * 0.5 + 2000 * 5 + 800 * 25
    go = 100_000 * 0.1 + 2000 * 1 + 800 * 5
    found = switch(OPUS, HAIKU, warm)
    assert found.break_even == pytest.approx(102_000 * 1.25 / (stay - go))
    assert found == Switch(True, found.break_even)
    assert switch(OPUS, HAIKU, warm, remaining_turns=1).worth is False


def test_a_vendor_that_asks_nothing_for_writing_asks_for_reading() -> None:
    warm = 50_000
    stay = 50_000 * 0.1 + 2000 * 1 + 800 * 5
    go = 50_000 * 0.025 + 2000 * 0.25 + 800 * 2
    assert switch(HAIKU, MINI, warm).break_even == pytest.approx(52_000 * 0.25 / (stay - go))


@pytest.mark.parametrize(
    ("current", "target", "warm", "worth"),
    [
        (OPUS, HAIKU, 0, Switch(True, 0.0)),
        (HAIKU, OPUS, 0, Switch(False, math.inf)),
        (HAIKU, OPUS, 100_000, Switch(False, math.inf)),
        (OPUS, OPUS, 0, Switch(False, math.inf)),
        (OPUS, LOCAL, 100_000, Switch(True, 0.0)),
        (LOCAL, OPUS, 100_000, Switch(False, math.inf)),
        (LOCAL, OTHER_LOCAL, 16_000, Switch(True, 0.0)),
        (LOCAL, OTHER_LOCAL, 16_001, Switch(False, math.inf)),
        (OPUS, ("openai", UNKNOWN_PRICE), 0, Switch(False, math.inf)),
        (("openai", UNKNOWN_PRICE), LOCAL, 0, Switch(False, math.inf)),
        (OPUS, ("openai", Price(0)), 0, Switch(False, math.inf)),
    ],
)
def test_switches(current: tuple[str, Price], target: tuple[str, Price], warm: int, worth: Switch) -> None:
    assert switch(current, target, warm) == worth


def test_a_dear_cold_prompt_keeps_a_short_conversation_where_it_is() -> None:
    target = ("azure-anthropic", Price(4, 20, 0.4, 5))
    assert switch(OPUS, target, 150_000).worth is False
    assert switch(OPUS, target, 150_000, remaining_turns=100).worth is True


def test_what_is_warm() -> None:
    usage = Usage(10, 20, 300, 4000)
    assert warm_tokens("azure-anthropic", usage, 299) == 4300
    assert warm_tokens("azure-anthropic", usage, 300) == 0
    assert warm_tokens("openai", usage, 599) == 4300
    assert warm_tokens("ollama", usage, 1e9) == 4300


def test_every_provider_that_is_not_local_has_terms() -> None:
    assert set(CACHE_TERMS) == {name for name, setup in PROVIDERS.items() if not setup.local}
