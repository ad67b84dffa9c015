"""Short ways to read what a conversation was rendered as."""

from __future__ import annotations

import json

from lynkr.converters.conversation import Conversation
from lynkr.converters.openai_chat import ChatQuirks
from lynkr.converters.openai_chat.request import render
from tests.converters.conversations import JsonObject, assistant

PLAIN = ChatQuirks()


def rendered(of: Conversation, quirks: ChatQuirks = PLAIN, model: str = "m") -> JsonObject:
    body = json.loads(render(of, model, quirks).body)
    assert isinstance(body, dict)
    return body


def messages_of(of: Conversation, quirks: ChatQuirks = PLAIN) -> list[JsonObject]:
    messages = rendered(of, quirks)["messages"]
    assert isinstance(messages, list)
    return messages


def call(id_: str, name: str = "Read", arguments: str = "{}") -> JsonObject:
    """A tool call as the upstream sees it."""
    return {"id": id_, "type": "function", "function": {"name": name, "arguments": arguments}}


def calling(*ids: str, content: str | None = None) -> JsonObject:
    """The assistant's message with calls as the upstream sees it."""
    return {**assistant(content), "tool_calls": [call(id_) for id_ in ids]}


def answered(id_: str, content: str = "done") -> JsonObject:
    return {"role": "tool", "tool_call_id": id_, "content": content}


def image_part(url: str = "data:image/png;base64,aGk=") -> JsonObject:
    return {"type": "image_url", "image_url": {"url": url}}
