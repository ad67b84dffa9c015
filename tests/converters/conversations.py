"""Short ways to write a conversation."""

from __future__ import annotations

import json

from lynkr.converters.conversation import Conversation

JsonObject = dict[str, object]


def conversation(*messages: JsonObject, **members: object) -> Conversation:
    """A request as a client sends it. Without messages, it has one short one."""
    body = {"max_tokens": 100, "messages": list(messages) or [user("hi")], **members}
    return Conversation.model_validate_json(json.dumps(body))


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


def image(data: str = "aGk=", media_type: str = "image/png") -> JsonObject:
    return {"type": "image", "source": {"type": "base64", "media_type": media_type, "data": data}}
