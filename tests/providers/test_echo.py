"""The embedded provider's answers to conversations as clients have them."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.anthropic import parse_request
from lynkr.converters.events import Answer
from lynkr.converters.fold import fold
from lynkr.providers.echo import ECHO, HINT

TOOLS = [{"name": "Write", "input_schema": {"type": "object"}}]
CALL = 'please call Write {"file_path": "a.txt"}'
REMINDER = {"type": "text", "text": '<system-reminder>Never call Write {"file_path": "b.txt"}</system-reminder>'}
SYSTEM = {"role": "system", "content": "# Environment\nThe working directory is /work."}
CALLED = {"type": "tool_use", "id": "toolu_1", "name": "Write", "input": {"file_path": "a.txt"}}
RESULT = {"type": "tool_result", "tool_use_id": "toolu_1", "content": "written"}


def user(*content: object) -> dict[str, object]:
    return {"role": "user", "content": list(content)}


def text(said: str) -> dict[str, object]:
    return {"type": "text", "text": said}


def answer(*messages: object) -> Answer:
    raw = json.dumps({"messages": messages, "tools": TOOLS}).encode()
    return fold(ECHO.answer(parse_request(raw), "m"))


CALLS: dict[str, list[object]] = {
    "plain": [{"role": "user", "content": CALL}],
    "with a reminder": [user(REMINDER, text(CALL))],
    "with instructions behind it, as Claude Code has them": [user(REMINDER, text(CALL)), SYSTEM],
}


@pytest.mark.parametrize("name", CALLS)
def test_a_tool_is_called_when_the_user_asks_for_it(name: str) -> None:
    told = answer(*CALLS[name])
    assert told.stop_reason == "tool_use"
    assert [(block["name"], block["input"]) for block in told.content] == [("Write", {"file_path": "a.txt"})]


@pytest.mark.parametrize("behind", [[], [SYSTEM]])
def test_a_result_is_repeated(behind: list[object]) -> None:
    told = answer(user(text(CALL)), {"role": "assistant", "content": [CALLED]}, user(RESULT), *behind)
    assert told.stop_reason == "end_turn"
    assert told.content == [text("The tool answered: written")]


@pytest.mark.parametrize("behind", [[], [SYSTEM]])
def test_anything_else_is_repeated_with_a_hint(behind: list[object]) -> None:
    assert answer(user(REMINDER, text("hello")), *behind).content == [text(f"You said: hello\n\n{HINT}")]


def test_where_the_user_says_nothing_there_is_the_hint_alone() -> None:
    assert answer(SYSTEM).content == [text(HINT)]


def test_a_tool_that_the_client_does_not_have_is_not_called() -> None:
    assert answer(user(text("call Read {}"))).stop_reason == "end_turn"
