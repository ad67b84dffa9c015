"""Short ways to write a conversation and to read what it was rendered as."""

from __future__ import annotations

import json

from lynkr.converters.conversation import Conversation
from lynkr.converters.openai_chat import ChatQuirks
from lynkr.converters.openai_chat.request import render

JsonObject = dict[str, object]

PLAIN = ChatQuirks()


def conversation(*messages: JsonObject, **members: object) -> Conversation:
    """A request as a client sends it. Without messages, it has one short one."""
    body = {"max_tokens": 100, "messages": list(messages) or [user("hi")], **members}
    return Conversation.model_validate_json(json.dumps(body))


def rendered(of: Conversation, quirks: ChatQuirks = PLAIN, model: str = "m") -> JsonObject:
    body = json.loads(render(of, model, quirks).body)
    assert isinstance(body, dict)
    return body


def messages_of(of: Conversation, quirks: ChatQuirks = PLAIN) -> list[JsonObject]:
    messages = rendered(of, quirks)["messages"]
    assert isinstance(messages, list)
    return messages


def user(content: object) -> JsonObject:
    return {"role": "user", "content": content}


def assistant(content: object) -> JsonObject:
    return {"role": "assistant", "content": content}


def system(content: object) -> JsonObject:
    return {"role": "system", "content": content}


def text(value: str, **more: object) -> JsonObject:
    return {"type": "text", "text": value, **more}


def use(id_: str, name: str = "Read", **input_: object) -> JsonObject:
    return {"type": "tool_use", "id": id_, "name": name, "input": input_}


def result(id_: str, content: object = "done", **more: object) -> JsonObject:
    return {"type": "tool_result", "tool_use_id": id_, "content": content, **more}


def reference(name: str) -> JsonObject:
    return {"type": "tool_reference", "tool_name": name}


def tool(name: str = "Read", **more: object) -> JsonObject:
    return {"name": name, "input_schema": {"type": "object", "properties": {}}, **more}


def call(id_: str, name: str = "Read", arguments: str = "{}") -> JsonObject:
    """A tool call as the upstream sees it."""
    return {"id": id_, "type": "function", "function": {"name": name, "arguments": arguments}}


def calling(*ids: str, content: str | None = None) -> JsonObject:
    """The assistant's message with calls as the upstream sees it."""
    return {**assistant(content), "tool_calls": [call(id_) for id_ in ids]}


def answered(id_: str, content: str = "done") -> JsonObject:
    return {"role": "tool", "tool_call_id": id_, "content": content}


def image(data: str = "aGk=", media_type: str = "image/png") -> JsonObject:
    return {"type": "image", "source": {"type": "base64", "media_type": media_type, "data": data}}


def image_part(url: str = "data:image/png;base64,aGk=") -> JsonObject:
    return {"type": "image_url", "image_url": {"url": url}}
