"""Whatever a client sends, the vendor's API would take what it becomes."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.conversation import Conversation
from lynkr.converters.envelope import seal
from lynkr.converters.gemini import Gemini, GeminiQuirks, quirks_of
from tests.converters.conversations import JsonObject, conversation
from tests.converters.openai_chat.test_request_properties import MEMBERS, MESSAGES
from tests.support.strict import RefusalError
from tests.support.strict_gemini import check_body

PLACES = st.sampled_from(["call", "text", "thought", "elsewhere"])
SEALED = st.builds(
    lambda on, thinking: {
        "role": "assistant",
        "content": [
            {"type": "thinking", "thinking": thinking, "signature": seal("x", {"thoughtSignature": "c2ln", "on": on})},
            {"type": "text", "text": "a"},
            {"type": "tool_use", "id": "t1", "name": "Read", "input": {}},
        ],
    },
    PLACES,
    st.sampled_from(["", "hm"]),
)
MODELS = st.sampled_from(
    [
        "gemini-2.0-flash",
        "gemini-2.5-pro",
        "gemini-2.5-flash",
        "gemini-2.5-flash-lite",
        "gemini-3-pro-preview",
        "gemini-3-flash-preview",
        "gemini-3.1-pro-preview",
    ]
)


def refusal(body: bytes, model: str) -> str | None:
    try:
        check_body(json.loads(body), model)
    except RefusalError as error:
        return error.message
    return None


@settings(max_examples=300)
@given(st.lists(MESSAGES | SEALED, min_size=1, max_size=6), MEMBERS, MODELS, st.booleans(), st.booleans())
def test_any_conversation_is_accepted(
    messages: list[JsonObject], members: JsonObject, model: str, json_schema: bool, call_ids: bool
) -> None:
    quirks = replace(quirks_of(model), json_schema=json_schema, call_ids=call_ids)
    request = conversation(*messages, **unique_tools(members))
    made = Gemini("test").render(request, model, quirks)
    assert refusal(made.body, model) is None, made.body
    assert Gemini("test").render(request, model, quirks) == made


@given(st.lists(MESSAGES, min_size=1, max_size=6))
def test_every_text_arrives(messages: list[JsonObject]) -> None:
    """No text of the user's, of the system's or of a tool's gets lost on the way."""
    request = conversation(*messages, {"role": "user", "content": "end"})
    made = json.loads(Gemini("test").render(request, "m", GeminiQuirks()).body)
    everything = "\n".join(_strings([made["contents"], made.get("systemInstruction")]))
    for message in Conversation.model_validate({"messages": messages}).messages:
        for entry in message.content:
            told = entry.model_dump().get("text")
            if isinstance(told, str) and told.strip():
                assert told in everything


@given(st.lists(MESSAGES | SEALED, min_size=1, max_size=4), st.lists(MESSAGES | SEALED, min_size=1, max_size=2))
def test_the_beginning_stays(messages: list[JsonObject], more: list[JsonObject]) -> None:
    """What was sent before is sent again as it was, so that the vendor's cache finds it."""
    turn: list[JsonObject] = [{"role": "assistant", "content": "a"}, {"role": "user", "content": "b"}]
    first = [*messages, *turn]
    before = _contents(conversation(*first))
    after = _contents(conversation(*first, {"role": "assistant", "content": "c"}, *more))
    assert after[: len(before)] == before


def _contents(of: Conversation) -> list[object]:
    contents = json.loads(Gemini("test").render(of, "m", GeminiQuirks()).body)["contents"]
    assert isinstance(contents, list)
    return contents


def unique_tools(members: JsonObject) -> JsonObject:
    """The Messages API refuses two tools of one name, and so do we not have to care."""
    tools = members.get("tools")
    if not isinstance(tools, list):
        return members
    return {**members, "tools": list({tool["name"]: tool for tool in tools}.values())}


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for item in inner for found in _strings(item)]
