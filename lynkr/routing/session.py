"""Which session a request belongs to: what the client says, or else what it began with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from lynkr.converters.conversation import Conversation
from lynkr.converters.identity import first_words, user_and_session
from lynkr.converters.turns import system_blocks

_HEADERS = (
    "x-session-id",
    "x-claude-code-session-id",
    "session_id",
    "session-id",
    "x-claude-session-id",
    "x-claude-session",
    "x-claude-conversation-id",
    "anthropic-session-id",
)
_MEMBERS = ("session_id", "sessionId", "conversation_id", "prompt_cache_key")
_PLAIN = re.compile(r"[A-Za-z0-9._:-]{1,128}")

_WORDS = 2000
_SYSTEM = 500
"""How many characters of the first words and of the system prompt make a fingerprint."""


class Session(NamedTuple):
    """`id` is as the client may see it. `key` is the client's: sessions of two keys are two, whatever they are called.

    `agent` tells sub-agents from the main thread of the session, and from one another; it is empty for the main thread.
    """

    key: str | None
    id: str
    agent: str


def session_of(
    conversation: Conversation, headers: Mapping[str, str], key: str | None, *, fingerprint: bool, helper: bool = False
) -> Session | None:
    """The session of a request; None where it names none and is not to be known by its `fingerprint`.

    The request of a `helper`, a sub-agent, that does not name itself is known by its first words.

    Header names are in lower case.
    """
    said = _said(conversation, headers)
    if said is not None:
        identity = said if _PLAIN.fullmatch(said) else _digest(said)
    elif fingerprint:
        identity = "fp-" + _digest(_fingerprint(conversation, headers))
    else:
        return None
    agent = headers.get("x-claude-code-agent-id", "")
    if helper and not agent:
        agent = _digest(first_words(conversation)[:_WORDS])
    return Session(key, identity, agent)


def _said(conversation: Conversation, headers: Mapping[str, str]) -> str | None:
    for name in _HEADERS:
        if value := headers.get(name):
            return value
    extra = conversation.model_extra or {}
    for name in _MEMBERS:
        if isinstance(value := extra.get(name), str) and value:
            return value
    match extra.get("conversation"):
        case {"id": str(value)} if value:
            return value
        case _:
            pass
    if conversation.metadata is not None:
        match (conversation.metadata.model_extra or {}).get("session_id"):
            case str(value) if value:
                return value
            case _:
                pass
    return user_and_session(conversation)[1]


def _fingerprint(conversation: Conversation, headers: Mapping[str, str]) -> str:
    system = "".join(block.text for block in system_blocks(conversation))
    return "\0".join((first_words(conversation)[:_WORDS], system[:_SYSTEM], headers.get("user-agent", "")))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
