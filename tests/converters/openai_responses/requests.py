"""Short ways to read what a conversation was rendered as."""

from __future__ import annotations

import json

from lynkr.converters.conversation import Conversation
from lynkr.converters.openai_responses import OpenAIResponses, ResponsesQuirks
from tests.converters.conversations import JsonObject

PLAIN = ResponsesQuirks()
REASONING = ResponsesQuirks(sampling=False, reasoning=True, efforts=("none", "low", "medium", "high", "xhigh"))
DIALECT = OpenAIResponses("OpenAI", "openai")


def rendered(of: Conversation, quirks: ResponsesQuirks = PLAIN, model: str = "m") -> JsonObject:
    body = json.loads(DIALECT.render(of, model, quirks).body)
    assert isinstance(body, dict)
    return body


def items_of(of: Conversation, quirks: ResponsesQuirks = PLAIN) -> list[JsonObject]:
    items = rendered(of, quirks)["input"]
    assert isinstance(items, list)
    return items


def text_part(text: str) -> JsonObject:
    return {"type": "input_text", "text": text}


def image_part(url: str = "data:image/png;base64,aGk=") -> JsonObject:
    return {"type": "input_image", "image_url": url}


def _message(role: str, kind: str, parts: tuple[str | JsonObject, ...]) -> JsonObject:
    content = [{"type": kind, "text": part} if isinstance(part, str) else part for part in parts]
    return {"type": "message", "role": role, "content": content}


def asked(*parts: str | JsonObject) -> JsonObject:
    """A message of the user's as the upstream sees it. A string stands for a part of text."""
    return _message("user", "input_text", parts)


def told(*parts: str | JsonObject) -> JsonObject:
    return _message("developer", "input_text", parts)


def said(*parts: str | JsonObject) -> JsonObject:
    return _message("assistant", "output_text", parts)


def call(id_: str, name: str = "Read", arguments: str = "{}") -> JsonObject:
    return {"type": "function_call", "call_id": id_, "name": name, "arguments": arguments}


def output(id_: str, value: object = "done") -> JsonObject:
    return {"type": "function_call_output", "call_id": id_, "output": value}


def thought(id_: str, encrypted: str | None = None) -> JsonObject:
    """A reasoning item on its way back."""
    return {"type": "reasoning", "id": id_, "summary": [], "encrypted_content": encrypted or f"e-{id_}"}
