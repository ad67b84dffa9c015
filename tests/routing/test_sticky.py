"""Tiers that stay with a session, and what moves them."""

from __future__ import annotations

import pytest

from lynkr.routing.pins import Pin, Pins
from lynkr.routing.session import Session
from lynkr.settings import TIERS
from tests.converters.conversations import assistant, conversation, result, text, use, user
from tests.routing.routers import NAMED, RISKY, TEXTS, TTL, Desk, asked, looping, make_router


@pytest.mark.parametrize("tier", TIERS)
def test_a_tool_loop_stays_where_it_began(tier: str) -> None:
    desk = Desk()
    assert desk.tier(asked(TEXTS[tier]), NAMED) == tier
    for steps in range(1, 30):
        assert desk.tier(looping(TEXTS[tier], steps), NAMED) == tier


@pytest.mark.parametrize("said", ["yes", "ok do it", "now fix it", "What about the tests?"])
@pytest.mark.parametrize("tier", ["MEDIUM", "COMPLEX", "REASONING"])
def test_what_is_short_stays_with_the_task(tier: str, said: str) -> None:
    desk = Desk()
    desk.decide(asked(TEXTS[tier]), NAMED)
    decision = desk.decide(asked(TEXTS[tier], said), NAMED)
    assert (decision.tier, decision.method, decision.reason) == (tier, "sticky", "sticky")


@pytest.mark.parametrize(
    ("said", "tier", "method"),
    [
        (TEXTS["REASONING"], "REASONING", "force"),
        (RISKY, "COMPLEX", "risk"),
        (TEXTS["MEDIUM"], "MEDIUM", "tier_config"),
    ],
)
def test_a_harder_turn_raises_the_session(said: str, tier: str, method: str) -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["SIMPLE"]), NAMED)
    decision = desk.decide(asked(TEXTS["SIMPLE"], said), NAMED)
    assert (decision.tier, decision.method) == (tier, method)
    assert desk.tier(asked(TEXTS["SIMPLE"], said, "now the other one"), NAMED) == tier


EASY = "by the way, what is 15% of 89?"


def test_a_much_easier_task_moves_down_while_that_is_cheap() -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["REASONING"]), NAMED)
    decision = desk.decide(asked(TEXTS["REASONING"], EASY), NAMED)
    assert (decision.tier, decision.method) == ("SIMPLE", "tier_config")


def test_a_little_easier_task_does_not_move() -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["COMPLEX"]), NAMED)
    assert desk.tier(asked(TEXTS["COMPLEX"], TEXTS["MEDIUM"]), NAMED) == "COMPLEX"


def test_nothing_moves_down_with_much_in_the_cache() -> None:
    desk = Desk()
    system = "word " * 20_000
    desk.decide(asked(TEXTS["REASONING"], system=system), NAMED)
    assert desk.tier(asked(TEXTS["REASONING"], EASY, system=system), NAMED) == "REASONING"


def test_nothing_moves_down_in_a_tool_loop() -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["REASONING"]), NAMED)
    assert desk.tier(looping(EASY, before=(TEXTS["REASONING"],)), NAMED) == "REASONING"


def test_a_new_conversation_under_the_same_name_is_judged_anew() -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["REASONING"]), NAMED)
    assert desk.tier(asked(TEXTS["MEDIUM"]), NAMED) == "MEDIUM"
    assert desk.tier(asked(TEXTS["SIMPLE"]), NAMED) == "SIMPLE"


def test_a_summary_goes_on_with_the_task() -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["SIMPLE"], TEXTS["COMPLEX"]), NAMED)
    summary = "This session is being continued from a previous conversation that ran out of context. So far: …"
    assert desk.tier(conversation(user(summary)), NAMED) == "COMPLEX"
    assert desk.tier(conversation(user(summary), assistant([use("t1")]), user([result("t1")])), NAMED) == "COMPLEX"


def test_a_tier_is_forgotten_after_its_time() -> None:
    for passed, tier in ((TTL - 2, "COMPLEX"), (TTL, "SIMPLE")):
        desk = Desk()
        desk.decide(asked(TEXTS["COMPLEX"]), NAMED)
        desk.now += passed
        assert desk.tier(asked("And this, that, these and those there of it", "yes"), NAMED) == tier


def test_each_request_prolongs_it() -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["COMPLEX"]), NAMED)
    for _ in range(5):
        desk.now += TTL * 0.9
        assert desk.tier(asked(TEXTS["COMPLEX"], "yes"), NAMED) == "COMPLEX"


def test_keys_do_not_share_sessions() -> None:
    desk = Desk()
    desk.decide(asked("start", TEXTS["COMPLEX"]), NAMED, "alice")
    assert desk.tier(asked("start", "yes"), NAMED, "alice") == "COMPLEX"
    assert desk.tier(asked("start", "yes"), NAMED, "bob") == "SIMPLE"


@pytest.mark.parametrize("rule", ["sticky", "fingerprint"])
def test_sessions_can_be_turned_off(rule: str) -> None:
    desk = Desk(make_router(sticky=rule != "sticky", fingerprint=rule != "fingerprint"))
    desk.decide(asked("start", TEXTS["COMPLEX"]))
    assert desk.tier(asked("start", "yes")) == "SIMPLE"
    desk = Desk()
    desk.decide(asked("start", TEXTS["COMPLEX"]))
    assert desk.tier(asked("start", "yes")) == "COMPLEX"


BILLING = [text("x-anthropic-billing-header: cc_version=2.1.330.abc; cc_is_subagent=true"), text("You are a helper.")]


@pytest.mark.parametrize(
    ("headers", "members"),
    [
        ({"x-claude-code-agent-id": "a0123456789abcdef"}, {}),
        ({}, {"system": BILLING}),
        ({"x-claude-code-request-class": "subagent"}, {}),
    ],
)
def test_sub_agents_have_tiers_of_their_own(headers: dict[str, str], members: dict[str, object]) -> None:
    desk = Desk()
    desk.decide(asked(TEXTS["COMPLEX"]), NAMED)
    helpers = {**NAMED, **headers}
    first, other = "Find all callers of foo", "Find all callers of bar"
    decision = desk.decide(asked(first, **members), helpers)
    assert (decision.tier, decision.kind) == ("SIMPLE", "subagent")
    assert decision.session is not None
    assert decision.session.id == "one"
    assert desk.tier(looping(TEXTS["COMPLEX"]), NAMED) == "COMPLEX"
    assert desk.tier(asked(TEXTS["COMPLEX"], "yes"), NAMED) == "COMPLEX"
    desk.decide(asked(first, TEXTS["REASONING"], **members), helpers)
    assert desk.tier(asked(first, TEXTS["REASONING"], "yes", **members), helpers) == "REASONING"
    assert desk.tier(asked(TEXTS["COMPLEX"], "yes"), NAMED) == "COMPLEX"
    if "x-claude-code-agent-id" not in headers:
        assert desk.tier(asked(other, "yes", **members), helpers) == "SIMPLE"


# Trouble


def test_failures_raise_the_tier_once() -> None:
    desk = Desk()
    tiers = [desk.tier(looping(TEXTS["SIMPLE"], steps, is_error=True), NAMED) for steps in range(12)]
    assert tiers == ["SIMPLE"] * 4 + ["MEDIUM"] * 8


def test_the_raised_tier_stays_when_it_goes_better() -> None:
    desk = Desk()
    raised = desk.decide(looping(TEXTS["SIMPLE"], 4, is_error=True), NAMED)
    assert (raised.tier, raised.method, raised.reason) == ("MEDIUM", "sticky", "trouble.failures")
    assert desk.tier(looping(TEXTS["SIMPLE"], 5), NAMED) == "MEDIUM"


def test_it_is_raised_again_when_the_user_has_spoken() -> None:
    desk = Desk()
    assert desk.tier(looping(TEXTS["SIMPLE"], 4, is_error=True), NAMED) == "MEDIUM"
    before = (TEXTS["SIMPLE"],)
    assert desk.tier(asked(*before, "try again"), NAMED) == "MEDIUM"
    assert desk.tier(looping("try again", 3, before, is_error=True), NAMED) == "MEDIUM"
    assert desk.tier(looping("try again", 4, before, is_error=True), NAMED) == "COMPLEX"
    assert desk.tier(looping("try again", 5, before, is_error=True), NAMED) == "COMPLEX"


def test_there_is_nothing_above_the_highest() -> None:
    assert Desk().tier(looping(TEXTS["REASONING"], 8, is_error=True), NAMED) == "REASONING"


def test_a_stall_raises_the_tier() -> None:
    messages = [user(TEXTS["SIMPLE"])]
    for step in range(4):
        messages += [assistant([use(f"t{step}")]), user([result(f"t{step}")])]
    assert Desk().decide(conversation(*messages), NAMED).reason == "trouble.stall"


# Pins


def test_pins_forget_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lynkr.routing.pins.MAX_PINS", 3)
    pins = Pins(10)
    sessions = [Session(None, str(number), "") for number in range(4)]
    for session in (*sessions[:3], sessions[0], sessions[3]):
        pins.put(session, Pin("SIMPLE", 1, False, 0))
    assert [pins.get(session, 1) is not None for session in sessions] == [True, False, True, True]


def test_pins_forget_in_time() -> None:
    pins = Pins(10)
    session = Session(None, "a", "")
    pins.put(session, Pin("SIMPLE", 1, False, 5))
    assert pins.get(session, 14.9) is not None
    assert pins.get(session, 15) is None
    pins.ttl = 20
    assert pins.get(session, 15) is not None
