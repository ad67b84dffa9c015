from __future__ import annotations

import json
import time

import pytest

from lynkr.routing.requests import SIDE, request_of
from tests.converters.conversations import JsonObject, assistant, conversation, result, system, text, tool, use, user

TOOLS = [tool(), tool("Bash"), tool("Edit")]
CLAUDE = {"user-agent": "claude-cli/2.1.330 (external, cli)"}
THINKING = {"type": "adaptive", "display": "omitted"}
MAIN: JsonObject = {"tools": TOOLS, "thinking": THINKING}


def schema(*names: str) -> JsonObject:
    properties = {name: {"type": "string"} for name in names}
    return {"format": {"type": "json_schema", "schema": {"type": "object", "properties": properties}}}


def said(prompt: str, **members: object) -> tuple[tuple[JsonObject, ...], JsonObject]:
    return (user(prompt),), members


def class_of(name: str) -> dict[str, str]:
    return {**CLAUDE, "x-claude-code-request-class": name}


def codex(kind: str) -> dict[str, str]:
    return {"user-agent": "codex_exec/0.169.0", "x-codex-turn-metadata": json.dumps({"request_kind": kind})}


SEARCH = said(
    "Perform a web search for the query: trio 0.30",
    tools=[{"type": "web_search_20250305", "name": "web_search", "max_uses": 8}],
)
TASK = (user("make it work"), assistant([use("t1")]), user([result("t1")]))
COMPACT = "Write a detailed summary of the conversation so far. " + "Mind all files. " * 100 + "<summary>x</summary>"
BILLING = "x-anthropic-billing-header: cc_version=2.1.330.abc; cc_entrypoint=cli;"

REQUESTS: dict[str, tuple[tuple[tuple[JsonObject, ...], JsonObject], dict[str, str], str]] = {
    # What Claude Code says of itself.
    "hint: main": (said("hi", **MAIN), class_of("main"), "main"),
    "hint: subagent": (said("hi", **MAIN), class_of("subagent"), "subagent"),
    "hint: compaction": (said("hi", **MAIN), class_of("compaction"), "compaction"),
    "hint: auxiliary": (said("hi"), class_of("auxiliary"), "auxiliary"),
    "hint: auxiliary with tools": (said("hi", **MAIN), class_of("auxiliary"), "auxiliary"),
    "hint: auxiliary title": (said("hi", output_config=schema("title")), class_of("auxiliary"), "title"),
    "hint: auxiliary search": (SEARCH, class_of("auxiliary"), "web_search"),
    "hint: main with a schema": (said("hi", **MAIN, output_config=schema("a")), class_of("main"), "structured"),
    "hint: compaction header": (said("x", **MAIN), {"x-claude-code-compaction": "auto"}, "compaction"),
    "hint: coarse title": (said("x"), {"x-claude-1p-request-class": "summary-extraction"}, "title"),
    "hint: coarse subagent": (said("x", **MAIN), {"x-claude-1p-request-class": "blocking-subagent"}, "subagent"),
    "hint: coarse main may be a search": (SEARCH, {"x-claude-1p-request-class": "main"}, "web_search"),
    # Claude Code without hints.
    "main": (said("hi", **MAIN), CLAUDE, "main"),
    "main in a tool loop": ((TASK, MAIN), CLAUDE, "main"),
    "agent id": (said("hi", **MAIN), {**CLAUDE, "x-claude-code-agent-id": "a0123456789abcdef"}, "subagent"),
    "billing line": (
        said("hi", **MAIN, system=[text(f"{BILLING} cc_is_subagent=true"), text("You are a helper.")]),
        CLAUDE,
        "subagent",
    ),
    "billing line of a main turn": (said("hi", **MAIN, system=[text(BILLING)]), CLAUDE, "main"),
    "title": (said("hi", output_config=schema("title"), max_tokens=128000), CLAUDE, "title"),
    "title, 2.0": (
        (
            (user("hi"), assistant("{")),
            {"system": "Analyze if this message indicates a new conversation topic. Extract a title of 2 or 3 words."},
        ),
        CLAUDE,
        "title",
    ),
    "search": (SEARCH, CLAUDE, "web_search"),
    "compaction": (((*TASK, assistant("done"), user(COMPACT)), MAIN), CLAUDE, "compaction"),
    "suggestion": (said("[SUGGESTION MODE: Suggest what the user types next.]", **MAIN), CLAUDE, "suggestion"),
    "suggestion as a block": (((user([text("a"), text("[SUGGESTION MODE: x]")]),), MAIN), CLAUDE, "suggestion"),
    "count": (said("foo"), {**CLAUDE, "anthropic-beta": "claude-code-20250219,token-counting-2024-11-01"}, "count"),
    "warmup": (said("Warmup", **MAIN), CLAUDE, "warmup"),
    "quota": (said("quota", max_tokens=1), CLAUDE, "quota"),
    "schema's tool": (said("hi", tools=[*TOOLS, tool("StructuredOutput")]), CLAUDE, "structured"),
    "without tools": (said("What is this about?"), CLAUDE, "auxiliary"),
    # Others.
    "codex turn": (said("hi", tools=TOOLS), codex("turn"), "main"),
    "codex prewarm": (said("hi"), codex("prewarm"), "warmup"),
    "codex compaction": (said("hi", tools=TOOLS), codex("compaction"), "compaction"),
    "codex compaction's text": (said("You are performing a CONTEXT CHECKPOINT COMPACTION.\nx"), {}, "compaction"),
    "codex metadata broken": (said("hi", tools=TOOLS), {"x-codex-turn-metadata": "[{"}, "main"),
    "codex metadata of another kind": (said("hi", tools=TOOLS), {"x-codex-turn-metadata": "[1]"}, "main"),
    "opencode title": (
        ((user("Generate a title for this conversation:"), user("make it work")), {"system": "x"}),
        {"user-agent": "opencode/1.0"},
        "title",
    ),
    "opencode without tools": (said("make it work"), {"user-agent": "opencode/1.0"}, "auxiliary"),
    "title by system": (said("hi", system="You are a title generator. Answer with a title only."), {}, "title"),
    "title by a system message": (((system("You are a title generator."), user("hi")), {}), {}, "title"),
    "title by text": (said("Generate a concise, 3-5 word title that sums up the chat."), {}, "title"),
    "title by text, later": (
        ((user("a"), assistant("b"), user("Provide a short title for our conversation.")), {}),
        {},
        "title",
    ),
    "tags": (said("### Task:\nGenerate 1-3 tags.\n<chat_history>\nUSER: a\n</chat_history>"), {}, "auxiliary"),
    "schema": (said("hi", output_config=schema("name", "age")), {}, "structured"),
    # Turns that look a little like something else.
    "plain": (said("hi"), {}, "main"),
    "plain, unknown agent": (said("hi"), {"user-agent": "python-httpx/0.28"}, "main"),
    "titles of something else": (said("Write a title for my article on bees."), {}, "main"),
    "titles of something else by system": (said("bees", system="You write titles for articles."), {}, "main"),
    "summary by hand": (said("Write a summary of this conversation."), {}, "main"),
    "long text about summaries": (said("Explain the element <summary>. " * 100), {}, "main"),
    "search with other tools": (said("Perform a web search for the query: x", tools=TOOLS), {}, "main"),
    "one token with tools": (said("hi", max_tokens=1, tools=TOOLS), {}, "main"),
    "the word warmup": (said("Warmup exercises for runners", **MAIN), CLAUDE, "main"),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_kinds_are_told_apart(name: str) -> None:
    (messages, members), headers, kind = REQUESTS[name]
    request = request_of(conversation(*messages, **members), headers)
    assert request.kind == kind
    assert request.is_side == (kind in SIDE)
    assert request.is_side <= bool(request.mark)


def test_every_kind_has_a_row() -> None:
    kinds = {kind for _, _, kind in REQUESTS.values()}
    assert kinds == SIDE | {"main", "subagent", "structured"}


@pytest.mark.parametrize("piece", ["summary ", "generate title ", "<summary>", "title for this ", "### Task:", "a"])
def test_no_text_takes_long(piece: str) -> None:
    long = conversation(user(piece * (1_000_000 // len(piece))), system=piece * 1000)
    began = time.perf_counter()
    request_of(long, {})
    assert time.perf_counter() - began < 0.1
