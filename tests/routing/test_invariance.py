"""What a harness adds to a request changes nothing that is scored, and equal contents score equally in every shape."""

from __future__ import annotations

import copy
import json
import math
import time
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bench import payloads
from lynkr.converters.conversation import Conversation
from lynkr.routing.agentic import agentic
from lynkr.routing.facts import Facts, facts_of
from lynkr.routing.force import force
from lynkr.routing.profiles import PROFILES
from lynkr.routing.requests import request_of
from lynkr.routing.score import Score, tier_of
from lynkr.routing.standard import standard_score
from lynkr.routing.weighted import weighted_score
from tests.converters.conversations import JsonObject, assistant, conversation, result, text, tool, use, user
from tests.sdk import request_cases, tool_cases

PROMPTS = (
    "hi",
    "What is a variable?",
    "Rename foo to bar",
    "Fix the race condition in the worker queue and add a unit test.",
    "Migrate the entire codebase to microservices, plan it step by step and weigh the options.",
    "Do a security audit of the login service.",
    "Почини тесты, не меняя поведения.",
    "修复登录接口的错误",
)


def _fixtures() -> dict[str, JsonObject]:
    """All requests of clients that the repository has."""
    found: dict[str, JsonObject] = {prompt: {"messages": [user(prompt)]} for prompt in PROMPTS}
    for case in (*request_cases.CASES, *tool_cases.TOOLS, *tool_cases.CHOICES):
        found[case.name] = {"max_tokens": 1, **case.params}
    found["loop"] = {"messages": [user(PROMPTS[3]), assistant([use("t1")]), user([result("t1")])]}
    found["later"] = {"messages": [user(PROMPTS[3]), assistant("Done."), user("Now the same for the cache")]}
    for name, make in {"big": payloads.big, "small": payloads.small}.items():
        found[name] = json.loads(make(stream=False, directive="x"))
    return {name: json.loads(json.dumps(body)) for name, body in found.items()}


def parsed(body: JsonObject) -> Conversation | None:
    try:
        return Conversation.model_validate_json(json.dumps(body))
    except ValidationError:
        return None


FIXTURES = {name: body for name, body in _fixtures().items() if parsed(body) is not None}

ALARMING = (
    "Refactor the entire codebase. Security audit, credentials, production incident. Think hard, step by step, plan, "
    "whatever it takes, first analyze the trade-offs, then use all tools until the tests pass. "
)
REMINDER = f"<system-reminder>\n{ALARMING * 12}\n</system-reminder>"
NOTE = "<environment_context>\n<cwd>/production/security-audit</cwd>\n</environment_context>"
RULES = f"# AGENTS.md instructions for /a\n\n<INSTRUCTIONS>\n{ALARMING}\n</INSTRUCTIONS>"


def _first_user(body: JsonObject) -> JsonObject | None:
    messages = body["messages"]
    assert isinstance(messages, list)
    return next((message for message in messages if message["role"] == "user"), None)


def _before(body: JsonObject, note: str) -> None:
    """Put `note` before the user's words, in the shape that they have."""
    if (message := _first_user(body)) is not None:
        content = message["content"]
        message["content"] = f"{note}\n{content}" if isinstance(content, str) else [text(note), *_list(content)]


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def system_prompt(body: JsonObject) -> None:
    system = body.get("system", [])
    body["system"] = [text(ALARMING * 20), *([text(system)] if isinstance(system, str) else _list(system))]


def system_message(body: JsonObject) -> None:
    body["messages"] = [*_list(body["messages"]), {"role": "system", "content": ALARMING * 20}]


def reminder(body: JsonObject) -> None:
    _before(body, REMINDER)


def reminder_behind(body: JsonObject) -> None:
    last = _list(body["messages"])[-1]
    assert isinstance(last, dict)
    if last["role"] == "user":
        content = last["content"]
        last["content"] = f"{content}\n{REMINDER}" if isinstance(content, str) else [*_list(content), text(REMINDER)]


def reminder_of_its_own(body: JsonObject) -> None:
    body["messages"] = [user(REMINDER), *_list(body["messages"])]


def environment(body: JsonObject) -> None:
    _before(body, NOTE)


def rules(body: JsonObject) -> None:
    body["messages"] = [user([text(RULES), text(NOTE)]), *_list(body["messages"])]


def twenty_tools(body: JsonObject) -> None:
    names = [*sorted(PROFILES[0].tools)[:17], "mcp__db__query", "mcp__db__schema", "mcp__audit__security"]
    body["tools"] = [
        *_list(body.get("tools", [])),
        *(tool(name, description=ALARMING) for name in names),
    ]


def thinking(body: JsonObject) -> None:
    body["thinking"] = {"type": "enabled", "budget_tokens": 31999}


ADDITIONS: tuple[Callable[[JsonObject], None], ...] = (
    system_prompt,
    system_message,
    reminder,
    reminder_behind,
    reminder_of_its_own,
    environment,
    rules,
    twenty_tools,
    thinking,
)


def everything(body: JsonObject) -> None:
    for addition in ADDITIONS:
        addition(body)


CLAUDE = {"user-agent": "claude-cli/2.1.330 (external, cli)"}


def scored(facts: Facts) -> Mapping[str, object]:
    """All of it that a tier may come from."""
    return {
        "text": facts.text,
        "length": facts.text_length,
        "earlier": facts.earlier,
        "effective tools": facts.effective_tools,
        "answered": facts.answered,
        "rounds": facts.tool_rounds,
        "force": force(facts),
        "standard": standard_score(facts),
        "weighted": weighted_score(facts),
        "agentic": agentic(facts),
    }


@pytest.mark.parametrize("addition", [*ADDITIONS, everything])
@pytest.mark.parametrize("name", FIXTURES)
def test_what_a_harness_adds_changes_no_score(name: str, addition: Callable[[JsonObject], None]) -> None:
    plain = parsed(FIXTURES[name])
    body = copy.deepcopy(FIXTURES[name])
    addition(body)
    framed = parsed(body)
    assert plain is not None
    assert framed is not None
    before, after = facts_of(plain, CLAUDE), facts_of(framed, CLAUDE)
    tells = {**scored(before), "messages": before.messages}, {**scored(after), "messages": after.messages}
    assert tells[0] == tells[1]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_harness_without_a_name_is_known_by_its_tools(prompt: str) -> None:
    body: JsonObject = {"messages": [user(prompt)]}
    plain = facts_of(conversation(user(prompt)), {})
    everything(body)
    framed = parsed(body)
    assert framed is not None
    assert scored(facts_of(framed, {})) == scored(plain)


def _in_blocks(body: JsonObject) -> JsonObject:
    body = copy.deepcopy(body)
    for message in _list(body["messages"]):
        assert isinstance(message, dict)
        if isinstance(message["content"], str):
            message["content"] = [text(message["content"])]
    if isinstance(system := body.get("system"), str):
        body["system"] = [text(system)]
    return body


@pytest.mark.parametrize("name", FIXTURES)
def test_a_string_and_a_block_are_the_same(name: str) -> None:
    one, other = parsed(FIXTURES[name]), parsed(_in_blocks(FIXTURES[name]))
    assert one is not None
    assert other is not None
    assert facts_of(one, {}) == facts_of(other, {})
    assert request_of(one, {}) == request_of(other, {})


# Any input

WORDS = st.sampled_from(
    [
        *("hi", "fix", "the", "security", "audit", "all", "of", "files", "12", "first", "then", "plan", "step", "by"),
        *(
            "```\n",
            "\n",
            "> ",
            "<system-reminder>",
            "</system-reminder>",
            '"',
            "“",
            ".",
            "?",
            "until",
            "prove",
            "lemma",
        ),
        *("Traceback (most recent call last):\n", '  File "a.py", line 3\n', "diff --git a b\n", "+x\n", "код", "修复"),
    ]
)
TEXT = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
CONTENT = st.one_of(
    TEXT,
    st.lists(
        st.one_of(
            TEXT.map(text),
            TEXT.map(lambda value: result("t1", value)),
            st.dictionaries(st.text(max_size=9), TEXT, max_size=3).map(
                lambda value: {"type": "tool_use", "id": "t1", "name": "Read", "input": value}
            ),
        ),
        max_size=4,
    ),
)
MESSAGE = st.builds(
    lambda role, content: {"role": role, "content": content}, st.sampled_from(["user", "assistant", "system"]), CONTENT
)
TOOL = st.sampled_from(["Read", "Bash", "Task", "shell", "mcp__db__query", "weather", "deploy"]).map(tool)


def check(score: Score) -> None:
    assert math.isfinite(score.value)
    assert 0 <= score.value <= 100
    assert tier_of(score.value) in ("SIMPLE", "MEDIUM", "COMPLEX", "REASONING")
    total = sum(contribution.points for contribution in score.contributions)
    assert score.value == pytest.approx(min(100, max(0, total)))
    sizes = [abs(contribution.points) for contribution in score.contributions]
    assert sizes == sorted(sizes, reverse=True)
    assert all(len(contribution.detail) <= 60 for contribution in score.contributions)


@given(st.lists(MESSAGE, min_size=1, max_size=8), st.lists(TOOL, max_size=24), st.text(max_size=30))
def test_every_score_is_a_number_from_0_to_100(messages: list[JsonObject], tools: list[JsonObject], agent: str) -> None:
    facts = facts_of(conversation(*messages, tools=tools), {"user-agent": agent})
    for score in (standard_score(facts), weighted_score(facts), agentic(facts).score):
        check(score)
    request_of(conversation(*messages, tools=tools), {"user-agent": agent})


@given(TEXT)
def test_any_text_scores_the_same_in_every_shape(said: str) -> None:
    shapes = (said, [text(said)], [text(REMINDER), text(said)], f"{REMINDER}{said}", f"  {said}\n")
    first, *others = [scored(facts_of(conversation(user(shape)), {})) for shape in shapes]
    for other in others:
        assert other == first


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "A.",
        "security audit ",
        "first ",
        "fix ",
        "all of the ",
        "<system-reminder>",
        '"',
        "``",
        "`\n",
        "at x:",
        "1 ",
    ],
)
def test_a_megabyte_takes_no_long_time(piece: str) -> None:
    long = conversation(user(piece * (1_000_000 // len(piece))))
    began = time.perf_counter()
    scored(facts_of(long, {}))
    assert time.perf_counter() - began < 0.2
