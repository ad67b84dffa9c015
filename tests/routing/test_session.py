from __future__ import annotations

import json

import pytest

from lynkr.converters.conversation import Conversation
from lynkr.routing.session import Session, session_of


def conversation(*, text: str = "hello", **members: object) -> Conversation:
    return Conversation.model_validate({"messages": [{"role": "user", "content": text}], **members})


def session(
    headers: dict[str, str], key: str | None = None, members: dict[str, object] | None = None
) -> Session | None:
    return session_of(conversation(**(members or {})), headers, key, fingerprint=False)  # type: ignore[arg-type]


OLD = "user_1_account__session_0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"


@pytest.mark.parametrize(
    ("headers", "members", "found"),
    [
        ({"x-session-id": "a", "x-claude-code-session-id": "b"}, {}, "a"),
        ({"x-claude-code-session-id": "b", "session_id": "c"}, {}, "b"),
        ({"session_id": "c"}, {"session_id": "x"}, "c"),
        ({"session-id": "d"}, {}, "d"),
        ({"x-claude-conversation-id": "e"}, {}, "e"),
        ({"anthropic-session-id": "f"}, {}, "f"),
        ({"x-session-id": ""}, {"sessionId": "g"}, "g"),
        ({}, {"conversation_id": "h"}, "h"),
        ({}, {"conversation": {"id": "i"}}, "i"),
        ({}, {"prompt_cache_key": "j"}, "j"),
        ({}, {"metadata": {"session_id": "k"}}, "k"),
        ({}, {"metadata": {"user_id": json.dumps({"device_id": "x", "session_id": "l"})}}, "l"),
        ({}, {"metadata": {"user_id": OLD}}, "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
        ({}, {"session_id": 5, "conversation": "x"}, None),
    ],
)
def test_where_a_session_is_named(headers: dict[str, str], members: dict[str, object], found: str | None) -> None:
    made = session(headers, None, members)
    assert (made and made.id) == found


@pytest.mark.parametrize("value", ["with space", "x" * 129, "näme", "a\nb", "{}"])
def test_what_is_no_plain_name_is_hashed(value: str) -> None:
    made = session({"x-session-id": value})
    assert made is not None
    assert len(made.id) == 32
    assert made != session({"x-session-id": value + "2"})


def test_keys_and_agents_have_sessions_of_their_own() -> None:
    headers = {"x-session-id": "a"}
    assert session(headers, "alice") != session(headers, "bob")
    assert session({**headers, "x-claude-code-agent-id": "a123"}) != session(headers)


def fingerprint(headers: dict[str, str] | None = None, **members: object) -> str:
    made = session_of(conversation(**members), headers or {}, None, fingerprint=True)  # type: ignore[arg-type]  # texts
    assert made is not None
    return made.id


def test_a_client_that_names_none_is_known_by_its_first_words() -> None:
    known = fingerprint()
    assert known.startswith("fp-")
    reminded = "<system-reminder>today is Monday</system-reminder>hello"
    assert fingerprint(text=reminded) == known
    billing = {"type": "text", "text": "x-anthropic-billing-header: cc_version=2.1.330.abc"}
    assert fingerprint(system=[billing]) == known
    assert fingerprint(text="good bye") != known
    assert fingerprint(system="another") != known
    assert fingerprint({"user-agent": "curl"}) != known
