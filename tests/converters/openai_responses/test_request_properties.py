"""Whatever a client sends, the vendor's API would take what it becomes."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.conversation import Conversation
from lynkr.converters.envelope import seal
from lynkr.converters.openai_responses import ResponsesQuirks
from tests.converters.conversations import JsonObject, assistant, conversation, user
from tests.converters.openai_chat.test_request_properties import BLOCKS, IDS, MEMBERS, TEXTS
from tests.converters.openai_responses.requests import DIALECT, PLAIN
from tests.support.strict_responses import responses_judge
from tests.support.upstream import Connection, Request

SEALED = st.builds(
    lambda number, call: {"id": f"rs_{number}", "encrypted_content": f"gA{number}", "call": call},
    st.integers(0, 3),
    st.just("") | IDS,
)
THINKING = st.builds(
    lambda text, items, provider: {
        "type": "thinking",
        "thinking": text,
        "signature": seal(provider, {"reasoning": items}),
    },
    TEXTS,
    st.lists(SEALED, max_size=2),
    st.sampled_from(["openai", "openai", "azure-openai"]),
)
MESSAGES = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["user", "assistant", "assistant", "system"]),
        "content": TEXTS | st.lists(BLOCKS | THINKING, max_size=5),
    }
)
REASONING = ResponsesQuirks(sampling=False, reasoning=True, efforts=("none", "low", "high", "xhigh"))
LIMITED = ResponsesQuirks(max_output_tokens=4096, result_parts=False, documents=False)


def judged(body: bytes) -> bytes | None:
    """The refusal of a strict server, if it refuses."""
    headers = [("authorization", "Bearer k"), ("content-type", "application/json")]
    request = Request("POST", "/v1/responses", headers, body, Connection(0), 0)
    reply = responses_judge(max_output_tokens={})(request)
    assert reply is None or isinstance(reply.body, bytes)
    return reply.body if reply is not None else None  # type: ignore[return-value]  # bytes, as asserted


@settings(max_examples=300)
@given(
    st.lists(MESSAGES, min_size=1, max_size=6),
    MEMBERS,
    st.sampled_from([(PLAIN, "gpt-4o"), (REASONING, "gpt-5.1"), (LIMITED, "gpt-4o")]),
)
def test_any_conversation_is_accepted(
    messages: list[JsonObject], members: JsonObject, target: tuple[ResponsesQuirks, str]
) -> None:
    quirks, model = target
    tools = members.get("tools")
    if isinstance(tools, list):
        # Two tools of one name are the client's mistake.
        members = {**members, "tools": list({tool["name"]: tool for tool in tools}.values())}
    request = conversation(*messages, **members)
    made = DIALECT.render(request, model, quirks)
    assert judged(made.body) is None, made.body
    assert DIALECT.render(request, model, quirks) == made


@given(st.lists(MESSAGES, min_size=1, max_size=6))
def test_every_text_arrives(messages: list[JsonObject]) -> None:
    """No text of the user's, of the system's or of a tool's gets lost on the way. Only a prefill has no place."""
    closed = [*messages, user("end")]
    body = DIALECT.render(conversation(*closed), "m", PLAIN).body
    everything = "\n".join(_strings(json.loads(body)["input"]))
    for message in Conversation.model_validate({"messages": messages}).messages:
        for entry in message.content:
            told = entry.model_dump().get("text")
            if isinstance(told, str) and told.strip():
                assert told in everything


@settings(max_examples=200)
@given(st.lists(MESSAGES, min_size=1, max_size=6), st.integers(1, 6))
def test_the_beginning_stays_the_same(messages: list[JsonObject], length: int) -> None:
    """Up to the last answer, a request has the items that every longer one has."""
    begun = [*messages[:length], user("a")]
    longer = [*begun, assistant("ok"), user("b"), *messages[length:]]
    before = json.loads(DIALECT.render(conversation(*begun), "m", REASONING).body)["input"]
    after = json.loads(DIALECT.render(conversation(*longer), "m", REASONING).body)["input"]
    assert after[: len(before)] == before


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for item in inner for found in _strings(item)]
