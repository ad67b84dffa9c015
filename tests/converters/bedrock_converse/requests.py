"""Short ways to read what a conversation was rendered as."""

from __future__ import annotations

import json

from lynkr.converters.bedrock_converse import BedrockConverse, ConverseQuirks
from lynkr.converters.conversation import Conversation
from tests.converters.conversations import JsonObject
from tests.support.strict_converse import check

PLAIN = ConverseQuirks()
CACHED = ConverseQuirks(cache_points=frozenset({"tools", "system", "messages"}), cache_ttl=True)
POINT: JsonObject = {"cachePoint": {"type": "default"}}
EPHEMERAL: JsonObject = {"type": "ephemeral"}


def rendered(of: Conversation, quirks: ConverseQuirks = PLAIN) -> JsonObject:
    """The body, which the vendor's API would take."""
    raw = BedrockConverse("Amazon Bedrock").render(of, "m", quirks).body
    check(raw)
    body = json.loads(raw)
    assert isinstance(body, dict)
    return body


def messages_of(of: Conversation, quirks: ConverseQuirks = PLAIN) -> object:
    return rendered(of, quirks)["messages"]


def says(*content: object) -> JsonObject:
    """A message of the user's as the upstream sees it. A string stands for its text."""
    return {"role": "user", "content": [{"text": part} if isinstance(part, str) else part for part in content]}


def answers(*content: object) -> JsonObject:
    return {**says(*content), "role": "assistant"}


def call(id_: str, name: str = "Read", **input_: object) -> JsonObject:
    return {"toolUse": {"toolUseId": id_, "name": name, "input": input_}}


def done(id_: str, *content: object, **more: object) -> JsonObject:
    parts = [{"text": part} if isinstance(part, str) else part for part in content or ("done",)]
    return {"toolResult": {"toolUseId": id_, "content": parts, **more}}


def spec(name: str = "Read", **more: object) -> JsonObject:
    return {"toolSpec": {"name": name, "inputSchema": {"json": {"type": "object", "properties": {}}}, **more}}


def picture(data: str = "aGk=", form: str = "png") -> JsonObject:
    return {"image": {"format": form, "source": {"bytes": data}}}


def pdf(name: str = "document", data: str = "JVBERi0=") -> JsonObject:
    return {"document": {"format": "pdf", "name": name, "source": {"bytes": data}}}
