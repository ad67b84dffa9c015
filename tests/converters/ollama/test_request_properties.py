"""Whatever a client sends, the server would take what it becomes."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.conversation import Conversation
from lynkr.converters.ollama import OllamaChat, OllamaQuirks
from lynkr.converters.ollama.schema import parameters
from tests.converters.conversations import JsonObject, conversation
from tests.converters.openai_chat.test_request_properties import MEMBERS, MESSAGES, TEXTS
from tests.support.requests import make_request
from tests.support.strict_ollama import ollama_judge

QUIRKS = st.builds(
    OllamaQuirks,
    think=st.sampled_from(["none", "bool", "level"]),
    num_ctx=st.sampled_from([None, 8_192]),
    keep_alive=st.sampled_from([None, "-1", "0", "24h"]),
    images=st.booleans(),
    prefill=st.booleans(),
)
# Keywords of schemas, with values that may be anything a careless author writes.
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [None, True, 1, "string", "#/$defs/a", "#/properties/a", ["string", "null"], [1], {}, []]
)
SCHEMAS = st.recursive(
    VALUES,
    lambda inner: (
        st.dictionaries(
            st.sampled_from(
                ["type", "description", "enum", "const", "required", "items", "$ref", "anyOf", "oneOf", "allOf"]
            ),
            inner | st.lists(inner, max_size=2),
            max_size=4,
        )
        | st.fixed_dictionaries({"properties": st.dictionaries(st.sampled_from("ab"), inner, max_size=2)})
    ),
    max_leaves=8,
)
TOP = st.dictionaries(st.sampled_from(["type", "required", "anyOf", "$ref", "description"]), SCHEMAS, max_size=3)
WHOLE = st.builds(
    lambda top, properties, definitions: {**top, "properties": properties, "$defs": definitions},
    TOP,
    st.dictionaries(st.sampled_from("ab"), SCHEMAS, max_size=2),
    st.dictionaries(st.sampled_from("ab"), SCHEMAS, max_size=2),
)


def judged(body: bytes, quirks: OllamaQuirks) -> bytes | None:
    """The refusal of a strict server, if it refuses."""
    able = ["tools", *(["thinking"] if quirks.think != "none" else []), *(["vision"] if quirks.images else [])]
    request = make_request(body, {"Content-Type": "application/json"}, target="/api/chat", json_body=False)
    reply = ollama_judge(capabilities=able, levels=quirks.think == "level")(request)
    assert reply is None or isinstance(reply.body, bytes)
    return reply.body if reply is not None else None  # type: ignore[return-value]  # bytes, as asserted


@settings(max_examples=300)
@given(st.lists(MESSAGES, min_size=1, max_size=6), MEMBERS, QUIRKS)
def test_any_conversation_is_accepted(messages: list[JsonObject], members: JsonObject, quirks: OllamaQuirks) -> None:
    request = conversation(*messages, **members)
    made = OllamaChat("test").render(request, "m", quirks)
    assert judged(made.body, quirks) is None, made.body
    assert OllamaChat("test").render(request, "m", quirks) == made


@settings(max_examples=300)
@given(WHOLE)
def test_any_schema_is_accepted(schema: JsonObject) -> None:
    tools = [{"name": "Read", "input_schema": schema}]
    made = OllamaChat("test").render(conversation(tools=tools), "m", OllamaQuirks())
    assert judged(made.body, OllamaQuirks()) is None, made.body
    # What it has become needs no more work.
    assert parameters(parameters(schema)) == parameters(schema)


@given(st.lists(MESSAGES, min_size=1, max_size=6))
def test_every_text_arrives(messages: list[JsonObject]) -> None:
    """No text of the user's, of the system's or of a tool's gets lost on the way."""
    body = json.loads(OllamaChat("test").render(conversation(*messages), "m", OllamaQuirks(prefill=True)).body)
    everything = "\n".join(str(message["content"]) for message in body["messages"])
    for message in Conversation.model_validate({"messages": messages}).messages:
        for entry in message.content:
            told = entry.model_dump().get("text")
            if isinstance(told, str) and told.strip():
                assert told in everything


@given(st.lists(MESSAGES, min_size=1, max_size=6), st.lists(MESSAGES, min_size=1, max_size=3), TEXTS)
def test_no_two_of_one_side_in_a_row(first: list[JsonObject], second: list[JsonObject], system: str) -> None:
    body = json.loads(OllamaChat("test").render(conversation(*first, *second, system=system), "m", OllamaQuirks()).body)
    roles = [message["role"] for message in body["messages"]]
    assert all(a != b or a == "tool" for a, b in pairwise(roles)), roles
