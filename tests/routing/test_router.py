"""From a request to its decision. What a score is made of is tested in test_scores.py."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.conversation import Conversation
from lynkr.routing.decision import Target
from lynkr.routing.facts import Facts
from lynkr.routing.pins import Pin
from lynkr.routing.profiles import PROFILES
from lynkr.routing.requests import SIDE, request_of
from lynkr.routing.session import Session
from lynkr.settings import TIERS
from tests.converters.conversations import JsonObject, assistant, conversation, image, text, tool, user
from tests.routing.routers import FOUR, LAST, NAMED, RISKY, TEXTS, Able, Desk, asked, looping, make_router
from tests.routing.test_invariance import ADDITIONS, CLAUDE, FIXTURES, MESSAGE, TOOL, everything, parsed
from tests.routing.test_requests import REQUESTS

AUTONOMOUS = (
    "Keep going on your own until all tests pass, whatever it takes, across the entire codebase. "
    "First plan, then implement and test it."
)
SUGGESTION = conversation(user("[SUGGESTION MODE: Suggest what the user types next.]"))


# Modes


def test_without_tiers_all_go_to_one_model() -> None:
    decision = Desk(make_router(tiers={}, last=LAST)).decide(asked(TEXTS["REASONING"], model="claude-x"), NAMED)
    assert (decision.target, decision.method) == (Target("echo", "claude-x"), "static")
    assert decision.fallbacks == (LAST,)
    assert decision.session == Session(None, "one", "")
    assert (decision.tier, decision.score, decision.reason, decision.contributions) == (None, None, None, ())


@pytest.mark.parametrize("mode", ["auto", "standard", "weighted"])
def test_each_mode_decides_for_one_of_the_four(mode: str) -> None:
    for said in TEXTS.values():
        decision = Desk(make_router(mode=mode)).decide(asked(said))
        assert decision.tier is not None
        assert decision.target == FOUR[decision.tier]


def test_the_mode_is_the_one_that_was_asked_for() -> None:
    scores = {
        mode: Desk(make_router(mode=mode)).decide(asked(TEXTS["MEDIUM"])).score for mode in ("standard", "weighted")
    }
    assert len(set(scores.values())) == 2


@pytest.mark.parametrize("tier", TIERS)
def test_a_text_goes_to_its_tiers_model(tier: str) -> None:
    decision = Desk(make_router(last=LAST)).decide(asked(TEXTS[tier]))
    assert (decision.tier, decision.target) == (tier, FOUR[tier])
    assert decision.method == ("force" if tier in ("COMPLEX", "REASONING") else "tier_config")
    assert decision.fallbacks[-1] == LAST
    assert decision.kind == "main"
    assert decision.reasons
    assert decision.score is not None


def test_a_score_is_explained() -> None:
    decision = Desk().decide(asked(TEXTS["MEDIUM"]))
    assert decision.reason == decision.contributions[0].name == "task.entire_codebase"
    assert decision.score == sum(contribution.points for contribution in decision.contributions)


def test_a_force_says_what_forced() -> None:
    decision = Desk().decide(asked(TEXTS["REASONING"]))
    assert (decision.score, decision.reason) == (100, "force.security_audit")
    assert decision.contributions[0].detail == "security audit"
    decision = Desk().decide(asked("hi"))
    assert (decision.tier, decision.method, decision.score, decision.reason) == ("SIMPLE", "force", 0, "force.greeting")


def test_nothing_asked_is_simple() -> None:
    decision = Desk().decide(conversation(user("<system-reminder>x</system-reminder>")))
    assert (decision.tier, decision.method) == ("SIMPLE", "tier_config")


# Agents and risks


def test_work_that_needs_an_agent_has_a_least_tier() -> None:
    decision = Desk().decide(asked(AUTONOMOUS))
    assert (decision.tier, decision.method) == ("REASONING", "agentic")
    assert (decision.agent, decision.reason) == ("AUTONOMOUS", "agentic.AUTONOMOUS")


def test_a_score_gets_the_agents_points() -> None:
    with_agents, without = (
        Desk().decide(asked(AUTONOMOUS)),
        Desk(make_router(detect_agents=False)).decide(asked(AUTONOMOUS)),
    )
    assert with_agents.score is not None
    assert without.score is not None
    assert with_agents.score == min(100, without.score + 35)
    assert (without.agent, without.method) == (None, "tier_config")


def test_a_risky_change_goes_to_complex_at_least() -> None:
    decision = Desk().decide(asked(RISKY))
    assert (decision.tier, decision.method, decision.reason) == ("COMPLEX", "risk", "risk.auth")
    assert Desk(make_router(guard_risks=False)).tier(asked(RISKY)) == "SIMPLE"


def test_a_risk_lowers_nothing() -> None:
    decision = Desk().decide(asked(f"{AUTONOMOUS} {RISKY}"))
    assert (decision.tier, decision.method) == ("REASONING", "agentic")


# Side requests


SIDES = {name: one for name, one in REQUESTS.items() if one[2] in SIDE}


def test_all_kinds_of_side_requests_are_here() -> None:
    assert {kind for _, _, kind in SIDES.values()} == SIDE


@pytest.mark.parametrize("name", SIDES)
def test_a_side_request_is_simple_and_leaves_no_trace(name: str) -> None:
    (messages, members), headers, kind = SIDES[name]
    desk = Desk()
    named = {**headers, **NAMED}
    session = Session(None, "one", headers.get("x-claude-code-agent-id", ""))
    pin = Pin("REASONING", 5, False, 0.0)
    desk.pins.put(session, pin)
    decision = desk.decide(conversation(*messages, **members), named)
    assert (decision.kind, decision.tier, decision.target) == (kind, "SIMPLE", FOUR["SIMPLE"])
    assert (decision.method, decision.reason) == ("side_request", f"side.{kind}")
    assert desk.pins.get(session, desk.now) == pin


@pytest.mark.parametrize("name", SIDES)
def test_a_side_request_makes_no_session(name: str) -> None:
    (messages, members), headers, _ = SIDES[name]
    desk = Desk()
    decision = desk.decide(conversation(*messages, **members), {**headers, **NAMED})
    assert decision.session is not None
    assert desk.pins.get(decision.session, desk.now) is None


def test_a_compaction_goes_where_it_fits() -> None:
    said = "word " * 20_000
    compaction = conversation(user(said), assistant("ok"), user("Go on"))
    desk = Desk(make_router(able={"small": Able(window=20_000), "middling": Able(window=25_000)}))
    decision = desk.decide(compaction, {"x-claude-code-compaction": "auto"})
    assert (decision.kind, decision.tier, decision.method) == ("compaction", "COMPLEX", "guard")
    assert decision.reasons == ("side.compaction", "guard.window")


# Suggestions


def test_a_suggestion_is_a_side_request_unless_something_else_is_set() -> None:
    assert Desk().decide(SUGGESTION).method == "side_request"


@pytest.mark.parametrize("tiers", [FOUR, {}])
def test_a_suggestion_may_be_nothing(tiers: Mapping[str, Target]) -> None:
    decision = Desk(make_router(tiers=tiers, silent_suggestion=True)).decide(SUGGESTION)
    assert (decision.silent, decision.method, decision.kind) == (True, "suggestion", "suggestion")


@pytest.mark.parametrize("tiers", [FOUR, {}])
def test_a_suggestion_may_have_its_own_model(tiers: Mapping[str, Target]) -> None:
    own = Target("zai", "tiny")
    decision = Desk(make_router(tiers=tiers, suggestion=own, last=LAST)).decide(SUGGESTION)
    assert (decision.target, decision.method, decision.silent) == (own, "suggestion", False)
    assert decision.fallbacks == (*tiers.values(), LAST)


def test_only_suggestions_are_silent() -> None:
    assert not Desk(make_router(silent_suggestion=True)).decide(asked("hi")).silent


# Guards


@pytest.mark.parametrize(
    ("said", "able", "tier"),
    [
        # 100 tokens and some; 85 % of a window may be filled.
        ("SIMPLE", {"small": 200}, "SIMPLE"),
        ("SIMPLE", {"small": 100}, "MEDIUM"),
        ("SIMPLE", {"small": 100, "middling": 100}, "COMPLEX"),
        ("SIMPLE", {"small": 100, "middling": 100, "large": 100}, "REASONING"),
        ("COMPLEX", {"large": 100, "largest": 100}, "MEDIUM"),
        ("COMPLEX", {"large": 100, "largest": 100, "middling": 100}, "SIMPLE"),
        ("REASONING", {"largest": 100}, "COMPLEX"),
        # Nobody: the largest.
        ("SIMPLE", {"small": 60, "middling": 80, "large": 100, "largest": 90}, "COMPLEX"),
        ("SIMPLE", {"small": 100, "middling": 100, "large": 100, "largest": 100}, "SIMPLE"),
    ],
)
def test_what_is_too_long_goes_where_it_fits(said: str, able: dict[str, int], tier: str) -> None:
    desk = Desk(make_router(able={model: Able(window=window) for model, window in able.items()}))
    decision = desk.decide(asked(TEXTS[said], system="x" * 420))
    assert (decision.tier, decision.target) == (tier, FOUR[tier])
    if tier != said:
        assert (decision.method, decision.reason) == ("guard", "guard.window")
    else:
        assert decision.method != "guard"


def test_85_percent_of_a_window_may_be_filled() -> None:
    request = asked(TEXTS["SIMPLE"], system="x" * 40_000)
    filled: list[Facts] = []

    def note(tier: str, facts: Facts, able: Callable[[Target], bool]) -> None:
        filled.append(facts)

    Desk(make_router(cheaper=note)).decide(request)
    tokens = filled[0].tokens
    for window, tier in ((tokens * 100 // 85 + 1, "SIMPLE"), (tokens * 100 // 85 - 1, "MEDIUM")):
        assert Desk(make_router(able={"small": Able(window=window)})).tier(request) == tier


PICTURE = conversation(user([text(TEXTS["SIMPLE"]), image()]))
TOOLS = asked(TEXTS["SIMPLE"], tools=[tool()])


@pytest.mark.parametrize(
    ("request_", "lacking", "why"),
    [(PICTURE, Able(images=False), "images"), (TOOLS, Able(tools=False), "no_tools")],
)
def test_a_model_that_cannot_take_it_is_passed_over(request_: Conversation, lacking: Able, why: str) -> None:
    one = Desk(make_router(able={"small": lacking, "middling": lacking}))
    decision = one.decide(request_)
    assert (decision.tier, decision.method, decision.reason) == ("COMPLEX", "guard", f"guard.{why}")
    assert one.decide(asked(TEXTS["SIMPLE"])).tier == "SIMPLE"
    nobody = Desk(make_router(able={target.model: lacking for target in FOUR.values()})).decide(request_)
    assert (nobody.tier, nobody.method) == ("SIMPLE", "tier_config")


def test_what_is_not_known_is_no_reason() -> None:
    request = conversation(user([text(TEXTS["SIMPLE"] + "x" * 1_000_000), image()]), tools=[tool()])
    assert Desk().decide(request).method != "guard"


def test_a_guard_moves_no_session() -> None:
    desk = Desk(make_router(able={"small": Able(images=False)}))
    assert desk.tier(conversation(user([text(TEXTS["SIMPLE"]), image()])), NAMED) == "MEDIUM"
    assert desk.tier(asked(TEXTS["SIMPLE"], "yes"), NAMED) == "SIMPLE"


# Tools


LIMITS = {"ollama": 3, "openrouter": 5}
EXTRA = [tool(f"extra_{number}") for number in range(9)]


@pytest.mark.parametrize(("count", "tier"), [(3, "SIMPLE"), (4, "MEDIUM"), (5, "MEDIUM"), (6, "COMPLEX")])
def test_many_tools_go_to_the_next_provider_that_may_have_them(count: int, tier: str) -> None:
    desk = Desk(make_router(detect_agents=False, tool_limits=LIMITS))
    decision = desk.decide(asked("Is it so?", tools=EXTRA[:count]))
    assert decision.tier == tier
    if tier == "SIMPLE":
        assert decision.method == "tier_config"
    else:
        assert (decision.method, decision.reason) == ("tool_threshold", "guard.tools")


def test_the_tools_of_a_harness_do_not_count() -> None:
    own = [tool(name) for name in sorted(PROFILES[0].tools)]
    desk = Desk(make_router(detect_agents=False, tool_limits=LIMITS))
    assert desk.tier(asked("Is it so?", tools=own), CLAUDE) == "SIMPLE"
    assert desk.tier(asked("Is it so?", tools=[*own, *EXTRA[:4]]), CLAUDE) == "MEDIUM"


def test_nothing_goes_down_for_its_tools() -> None:
    tiers = dict(zip(TIERS, reversed(FOUR.values()), strict=True))
    assert (
        Desk(make_router(tiers=tiers, tool_limits=LIMITS)).tier(asked(TEXTS["REASONING"], tools=EXTRA)) == "REASONING"
    )


@pytest.mark.parametrize("limit", [0, -1])
def test_no_limit(limit: int) -> None:
    desk = Desk(make_router(detect_agents=False, tool_limits={"ollama": limit}))
    assert desk.decide(asked("hi", tools=EXTRA)).tier == "SIMPLE"


# Costs


def to_largest(tier: str, facts: Facts, able: Callable[[Target], bool]) -> Target | None:
    target = FOUR["REASONING"]
    return target if able(target) else None


def test_a_cheaper_model_answers_what_was_scored() -> None:
    decision = Desk(make_router(cheaper=to_largest, last=LAST)).decide(asked(TEXTS["SIMPLE"]))
    assert (decision.target, decision.tier) == (FOUR["REASONING"], "SIMPLE")
    assert (decision.method, decision.reason) == ("cost_optimized", "cheaper")
    # The tier's own model is next.
    assert decision.fallbacks == (FOUR["SIMPLE"], FOUR["MEDIUM"], FOUR["COMPLEX"], LAST)


def test_a_cheaper_model_answers_side_requests() -> None:
    assert Desk(make_router(cheaper=to_largest)).decide(SUGGESTION).method == "cost_optimized"


@pytest.mark.parametrize("said", [TEXTS["COMPLEX"], "hi", RISKY, AUTONOMOUS])
def test_what_was_not_scored_keeps_its_model(said: str) -> None:
    assert Desk(make_router(cheaper=to_largest)).decide(asked(said)).method in ("force", "risk", "agentic")


def test_a_cheaper_model_has_to_be_able() -> None:
    desk = Desk(make_router(cheaper=to_largest, able={"largest": Able(tools=False)}))
    assert desk.decide(asked(TEXTS["SIMPLE"], tools=[tool()])).target == FOUR["SIMPLE"]


# Fallbacks


@pytest.mark.parametrize(
    ("tier", "others"),
    [
        ("SIMPLE", ["MEDIUM", "COMPLEX", "REASONING"]),
        ("MEDIUM", ["COMPLEX", "REASONING", "SIMPLE"]),
        ("COMPLEX", ["REASONING", "MEDIUM", "SIMPLE"]),
        ("REASONING", ["COMPLEX", "MEDIUM", "SIMPLE"]),
    ],
)
def test_the_other_tiers_and_then_the_last_are_asked(tier: str, others: list[str]) -> None:
    decision = Desk(make_router(last=LAST)).decide(asked(TEXTS[tier]))
    assert decision.fallbacks == (*[FOUR[name] for name in others], LAST)


def test_nobody_is_asked_twice() -> None:
    two = {**FOUR, "MEDIUM": FOUR["SIMPLE"], "REASONING": FOUR["COMPLEX"]}
    desk = Desk(make_router(tiers=two, last=FOUR["COMPLEX"]))
    assert desk.decide(asked(TEXTS["SIMPLE"])).fallbacks == (FOUR["COMPLEX"],)
    assert Desk(make_router(tiers={}, last=Target("echo", "own"))).decide(asked("hi")).fallbacks == ()


# What is told of the text


def test_the_hash_is_that_of_the_users_last_words() -> None:
    def hashed(request: Conversation) -> str | None:
        return Desk().decide(request).text_hash

    one = hashed(asked("Rename foo to bar"))
    assert one is not None
    assert len(one) == 16
    assert hashed(conversation(user([text("<system-reminder>x</system-reminder>"), text("Rename foo to bar")]))) == one
    assert hashed(looping("Rename foo to bar", 3)) == one
    assert hashed(asked("hi", "Rename foo to bar")) == one
    assert hashed(asked("Rename foo to baz")) != one


# Any request


@pytest.mark.parametrize("mode", ["standard", "weighted"])
@pytest.mark.parametrize("addition", [*ADDITIONS, everything])
@pytest.mark.parametrize("name", FIXTURES)
def test_what_a_harness_adds_changes_no_tier(name: str, addition: Callable[[JsonObject], None], mode: str) -> None:
    plain, body = parsed(FIXTURES[name]), copy.deepcopy(FIXTURES[name])
    addition(body)
    framed = parsed(body)
    assert plain is not None
    assert framed is not None
    router = make_router(mode=mode, tool_limits=LIMITS)
    before, after = Desk(router).decide(plain, CLAUDE), Desk(router).decide(framed, CLAUDE)
    if not request_of(framed, CLAUDE).is_side and not request_of(plain, CLAUDE).is_side:
        assert (before.tier, before.score, before.reasons) == (after.tier, after.score, after.reasons)


HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "user-agent": st.sampled_from(["claude-cli/2", "codex_exec", "opencode/1", "curl"]),
        "x-session-id": st.sampled_from(["a", "b"]),
        "x-claude-code-agent-id": st.just("a1"),
        "x-claude-code-request-class": st.sampled_from(["main", "subagent", "compaction", "auxiliary", "x"]),
        "x-codex-turn-metadata": st.text(max_size=20),
    },
)
ABLE = st.builds(
    Able,
    st.one_of(st.none(), st.integers(1, 500)),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, False]),
)


@given(
    st.lists(st.tuples(st.lists(MESSAGE, min_size=1, max_size=8), st.lists(TOOL, max_size=9), HEADERS), max_size=4),
    st.sampled_from(["auto", "standard", "weighted"]),
    st.fixed_dictionaries({target.model: ABLE for target in FOUR.values()}),
)
def test_any_conversation_goes_to_one_of_the_four(
    requests: list[tuple[list[JsonObject], list[JsonObject], dict[str, str]]], mode: str, able: dict[str, Able]
) -> None:
    desk = Desk(make_router(mode=mode, able=able, last=LAST, cheaper=to_largest, tool_limits=LIMITS))
    for messages, tools, headers in requests:
        decision = desk.decide(conversation(*messages, tools=tools), headers)
        assert decision.tier in TIERS
        assert decision.target in FOUR.values()
        assert decision.score is not None
        assert 0 <= decision.score <= 100
        asked_all = (decision.target, *decision.fallbacks)
        assert sorted(asked_all) == sorted({*FOUR.values(), LAST})
        json.dumps([decision.reasons, decision.contributions])
