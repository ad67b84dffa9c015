"""Short ways to read what a conversation was rendered as."""

from __future__ import annotations

import json

from lynkr.converters.conversation import Conversation
from lynkr.converters.ollama import OllamaQuirks
from lynkr.converters.ollama.request import render
from tests.converters.conversations import JsonObject, assistant

PLAIN = OllamaQuirks()


def rendered(of: Conversation, quirks: OllamaQuirks = PLAIN) -> JsonObject:
    body = json.loads(render(of, "m", quirks).body)
    assert isinstance(body, dict)
    return body


def messages_of(of: Conversation, quirks: OllamaQuirks = PLAIN) -> list[JsonObject]:
    messages = rendered(of, quirks)["messages"]
    assert isinstance(messages, list)
    return messages


def call(id_: str, index: int = 0, name: str = "Read", **arguments: object) -> JsonObject:
    """A tool call as the upstream sees it."""
    return {"id": id_, "function": {"index": index, "name": name, "arguments": arguments}}


def calling(*ids: str, content: str = "") -> JsonObject:
    """The assistant's message with calls as the upstream sees it."""
    return {**assistant(content), "tool_calls": [call(id_, index) for index, id_ in enumerate(ids)]}


def answered(id_: str, content: str = "done", name: str = "Read") -> JsonObject:
    return {"role": "tool", "tool_name": name, "tool_call_id": id_, "content": content}


def seeing(content: str, *images: str) -> JsonObject:
    return {"role": "user", "content": content, "images": list(images or ("aGk=",))}


def reminder(text: str) -> str:
    return f"<system-reminder>\n{text}\n</system-reminder>"
