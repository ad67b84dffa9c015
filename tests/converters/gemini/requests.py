"""Short ways to read what a conversation was rendered as."""

from __future__ import annotations

import json
from typing import cast

from lynkr.converters.conversation import Conversation
from lynkr.converters.gemini import Gemini, GeminiQuirks, quirks_of
from tests.converters.conversations import JsonObject

NEW = "gemini-3-pro-preview"
OLD = "gemini-2.5-flash"

OLDER = GeminiQuirks(thinking="budget", signatures="replay", media_in_results=False, format_with_tools=False)


def rendered(of: Conversation, quirks: GeminiQuirks | None = None, model: str = NEW) -> JsonObject:
    made = Gemini("test").render(of, model, quirks_of(model) if quirks is None else quirks)
    return cast(JsonObject, json.loads(made.body))


def contents_of(of: Conversation, quirks: GeminiQuirks | None = None, model: str = NEW) -> list[JsonObject]:
    return cast(list[JsonObject], rendered(of, quirks, model)["contents"])


def config_of(of: Conversation, quirks: GeminiQuirks | None = None, model: str = NEW) -> JsonObject:
    return cast(JsonObject, rendered(of, quirks, model).get("generationConfig") or {})


def thinking_of(of: Conversation, quirks: GeminiQuirks | None = None, model: str = NEW) -> object:
    return config_of(of, quirks, model).get("thinkingConfig")


def user_parts(*parts: JsonObject) -> JsonObject:
    return {"role": "user", "parts": list(parts)}


def said(text: str) -> JsonObject:
    return user_parts({"text": text})


def model_parts(*parts: JsonObject) -> JsonObject:
    return {"role": "model", "parts": list(parts)}


def call_part(id_: str, name: str = "Read", signature: str | None = None, **args: object) -> JsonObject:
    part: JsonObject = {"functionCall": {"id": id_, "name": name, "args": args}}
    return {**part, "thoughtSignature": signature} if signature else part


def response_part(id_: str, output: str = "done", name: str = "Read", **more: object) -> JsonObject:
    return {"functionResponse": {"id": id_, "name": name, "response": {"output": output}, **more}}


def inline(media_type: str = "image/png", data: str = "aGk=") -> JsonObject:
    return {"inlineData": {"mimeType": media_type, "data": data}}
