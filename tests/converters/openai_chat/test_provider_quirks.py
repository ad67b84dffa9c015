"""Quirks that only some vendors have."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.anthropic import parse_request
from lynkr.converters.openai_chat import ChatQuirks, chat

TOOL = {"name": "Read", "input_schema": {"type": "object"}, "strict": True}


def rendered(quirks: ChatQuirks, **members: object) -> dict[str, object]:
    request = {"messages": [{"role": "user", "content": "hi"}], "tools": [TOOL], **members}
    body = json.loads(chat("x", quirks).render(parse_request(json.dumps(request).encode()), "m").body)
    assert isinstance(body, dict)
    return body


@pytest.mark.parametrize(
    ("quirks", "members", "choice"),
    [
        (ChatQuirks(), {"tool_choice": {"type": "any"}}, "required"),
        (ChatQuirks(tool_choices="auto"), {"tool_choice": {"type": "any"}}, "auto"),
        (ChatQuirks(tool_choices="auto"), {"tool_choice": {"type": "tool", "name": "Read"}}, "auto"),
        (ChatQuirks(tool_choices="not_forced_when_thinking"), {"tool_choice": {"type": "any"}}, "required"),
        (
            ChatQuirks(tool_choices="not_forced_when_thinking"),
            {"tool_choice": {"type": "any"}, "thinking": {"type": "adaptive"}},
            "auto",
        ),
        (
            ChatQuirks(tool_choices="not_forced_when_thinking"),
            {"tool_choice": {"type": "none"}, "thinking": {"type": "adaptive"}},
            "none",
        ),
    ],
)
def test_tool_choices(quirks: ChatQuirks, members: dict[str, object], choice: str) -> None:
    assert rendered(quirks, **members)["tool_choice"] == choice


def test_no_tools_where_none_shall_be_called_and_none_cannot_be_said() -> None:
    body = rendered(ChatQuirks(tool_choices="auto"), tool_choice={"type": "none"})
    assert "tools" not in body
    assert "tool_choice" not in body


def test_limits_and_extras() -> None:
    quirks = ChatQuirks(
        max_temperature=1.0, max_stop_sequences=1, strict_tools=False, extra_body=(("tool_stream", True),)
    )
    body = rendered(quirks, temperature=1.5, stop_sequences=["a", "b"])
    assert (body["temperature"], body["stop"], body["tool_stream"]) == (1.0, ["a"], True)
    assert "strict" not in json.dumps(body["tools"])


@pytest.mark.parametrize(
    ("thinking", "sent"),
    [
        (None, None),
        ({"type": "disabled"}, {"type": "disabled"}),
        ({"type": "adaptive"}, {"type": "enabled"}),
        ({"type": "enabled", "budget_tokens": 2000}, {"type": "enabled"}),
    ],
)
def test_thinking_as_an_object(thinking: object, sent: object) -> None:
    body = rendered(ChatQuirks(reasoning_request="thinking"), thinking=thinking)
    assert body.get("thinking") == sent
