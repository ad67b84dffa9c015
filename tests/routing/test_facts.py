from __future__ import annotations

import json
import time

import pytest

from bench import payloads
from lynkr.converters.conversation import Conversation
from lynkr.converters.tokens import estimate_conversation
from lynkr.routing.facts import Facts, facts_of
from lynkr.routing.profiles import PROFILES, effective_tools, profile_of
from tests.converters.conversations import (
    JsonObject,
    assistant,
    conversation,
    image,
    result,
    system,
    text,
    tool,
    use,
    user,
)

CLAUDE = {"user-agent": "claude-cli/2.1.330 (external, cli)"}
LOOP = (user("make it work"), assistant([text("I look."), use("t1"), use("t2")]), user([result("t1"), result("t2")]))


def facts(*messages: JsonObject, headers: dict[str, str] | None = None, **members: object) -> Facts:
    return facts_of(conversation(*messages, **members), headers or {})


def test_a_first_question() -> None:
    found = facts(user("make it work"))
    assert (found.text, found.text_length, found.text_tokens, found.earlier) == ("make it work", 12, 3, ())
    assert (found.messages, found.tool_rounds, found.answered, found.new_results) == (1, 0, False, 0)
    assert (found.tools, found.effective_tools, found.images, found.thinking, found.client) == (
        (),
        (),
        False,
        False,
        "",
    )


def test_nothing_said() -> None:
    found = facts(user([result("t1")]), assistant("done"))
    assert (found.text, found.messages, found.new_results, found.answered) == ("", 1, 1, False)


def test_a_tool_loop_changes_nothing_that_is_scored() -> None:
    loop = facts(*LOOP, assistant([use("t3")]), user([result("t3")]))
    assert loop.new_results == 3
    first = facts(LOOP[0])
    for trait in ("text", "earlier", "messages", "tool_rounds", "answered", "words", "found"):
        assert getattr(loop, trait) == getattr(first, trait), trait


def test_loops_that_are_over_are_counted() -> None:
    found = facts(*LOOP, assistant("Done."), user("Now test it."))
    assert (found.messages, found.tool_rounds, found.answered, found.new_results) == (3, 1, True, 0)
    assert found.earlier == ("make it work",)


def test_instructions_between_are_no_messages() -> None:
    assert facts(user("a"), system("x" * 10_000), assistant("b"), user("c")).messages == 3


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ((user([text("a"), image()]),), True),
        ((user([image()]), assistant("b"), user("c")), True),
        ((*LOOP[:2], user([result("t1", [image()])])), True),
        (LOOP, False),
    ],
)
def test_images_are_seen_everywhere(messages: tuple[JsonObject, ...], expected: bool) -> None:
    assert facts(*messages).images is expected


@pytest.mark.parametrize(
    ("thinking", "expected"),
    [
        ({"type": "enabled", "budget_tokens": 31999}, True),
        ({"type": "adaptive", "display": "omitted"}, True),
        ({"type": "disabled"}, False),
    ],
)
def test_thinking_that_is_asked_for(thinking: object, expected: bool) -> None:
    assert facts(user("a"), thinking=thinking).thinking is expected


CC11 = ["Task", "Bash", "Glob", "Grep", "Read", "Edit", "Write", "NotebookEdit", "WebFetch", "WebSearch", "TodoWrite"]
CC_21 = [
    "Agent",
    "Bash",
    "Edit",
    "ListAgents",
    "Read",
    "ReportFindings",
    "ScheduleWakeup",
    "Skill",
    "ToolSearch",
    "Workflow",
    "Write",
]
CODEX = [
    "exec_command",
    "write_stdin",
    "request_user_input",
    "view_image",
    "get_goal",
    "create_goal",
    "update_goal",
    "web_search",
]
OPENCODE = ["bash", "edit", "glob", "grep", "read", "skill", "task", "todowrite", "write"]
UNKNOWN = [f"tool_{n}" for n in range(16)]


@pytest.mark.parametrize(
    ("agent", "tools", "client", "effective"),
    [
        ("", [], "", []),
        ("", ["Read", "Edit"], "", ["Read", "Edit"]),
        ("", ["Read", "Grep", "Edit", "Bash"], "", ["Read", "Grep", "Edit", "Bash"]),
        ("", UNKNOWN, "", UNKNOWN),
        ("", CC11, "claude-code", []),
        ("", CC_21, "claude-code", []),
        ("", [*CC11, "deploy"], "claude-code", ["deploy"]),
        ("", [*CC11, *UNKNOWN], "claude-code", UNKNOWN),
        ("", CODEX, "codex", []),
        ("", OPENCODE, "opencode", []),
        ("", [*CC11[:5], *CODEX[:4], *OPENCODE[:4]], "", []),
        ("claude-cli/2.1.330 (external, sdk-cli)", ["Bash", "Edit", "Read"], "claude-code", []),
        ("claude-cli/2.1.330", [*CC_21, "mcp__db__query"], "claude-code", []),
        ("", ["mcp__db__query"], "", ["mcp__db__query"]),
        ("codex_exec/0.169.0 (Linux)", ["shell", "lint"], "codex", ["lint"]),
        ("Cursor/1.0", ["read_file"], "cursor", []),
        ("goose/1.9", ["shell"], "goose", []),
        ("OpenCode/1.0", OPENCODE, "opencode", []),
        ("python-httpx/0.28", ["Bash"], "", ["Bash"]),
    ],
)
def test_a_clients_own_tools_do_not_count(agent: str, tools: list[str], client: str, effective: list[str]) -> None:
    found = facts(user("a"), tools=[tool(name) for name in tools], headers={"user-agent": agent})
    assert (found.client, list(found.effective_tools), list(found.tools)) == (client, effective, tools)


@pytest.mark.parametrize(
    "profile", [profile for profile in PROFILES if profile.tools], ids=lambda profile: profile.name
)
def test_every_profile_is_known_by_its_tools_and_by_its_agent(profile: object) -> None:
    assert profile in PROFILES
    for known in PROFILES:
        if known is profile:
            assert profile_of("", known.tools) == known
            assert effective_tools(known, [*known.tools, "more"]) == ("more",)
            assert all(profile_of(f"X {agent.upper()}/1.0", ()) == known for agent in known.agents)


@pytest.mark.parametrize(
    "of",
    [
        payloads.big(stream=False, directive="x"),
        payloads.small(stream=False, directive="x"),
        json.dumps({"messages": [user("Сделай так, чтобы тесты снова проходили. " * 100)]}).encode(),
        json.dumps({"messages": [user("让所有测试再次通过并解释原因。" * 100)]}).encode(),
        json.dumps({"messages": [user([image()])]}).encode(),
        json.dumps({"messages": [user("a")], "tools": [tool(d, description="Find it. " * 50) for d in "abc"]}).encode(),
        json.dumps({"messages": [assistant([use("t1", content="def f(x):\n    return x\n" * 500)])]}).encode(),
        json.dumps({"messages": [assistant([use("t1", items=["one of many"] * 5000)])]}).encode(),
    ],
)
def test_the_estimate_is_near_the_careful_one(of: bytes) -> None:
    parsed = Conversation.model_validate_json(of)
    careful = estimate_conversation(parsed)
    assert 0.6 * careful - 400 <= facts_of(parsed, {}).tokens <= 2.2 * careful + 20


def test_all_kinds_of_content_count_for_the_window() -> None:
    parts: list[JsonObject] = [
        {"type": "thinking", "thinking": "x" * 4000, "signature": "s"},
        {"type": "redacted_thinking", "data": "x" * 6000},
        {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {"query": "x" * 4000}},
        {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x" * 4000}},
        {"type": "document", "source": {"type": "content", "content": "x" * 4000}},
        {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "x" * 4000}},
        {"type": "document", "source": {"type": "url", "url": "https://example.com"}},
        use("t1", content="x" * 4000),
        result("t1", "x" * 4000),
        image(),
        text("x" * 4000),
    ]
    for part in parts:
        assert facts(user([part])).tokens >= 1000, part["type"]
    assert facts(user("a"), system="x" * 4000).tokens >= 1000
    assert facts(user("a"), tools=[tool(description="x" * 4000)]).tokens >= 1000


@pytest.mark.parametrize(
    "piece", ["a ", "<system-reminder>", "é", "```\n", "security audit ", '"', "1 ", "\n", "at x(", "<"]
)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    long = conversation(user(piece * (1_000_000 // len(piece))))
    began = time.perf_counter()
    assert facts_of(long, {}).found is not None
    assert time.perf_counter() - began < 0.15
