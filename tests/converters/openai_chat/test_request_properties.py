"""Whatever a client sends, the vendor's API would take what it becomes."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.conversation import Conversation
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat
from tests.converters.conversations import JsonObject, conversation, image, text
from tests.support.strict_chat import chat_judge
from tests.support.upstream import Connection, Request

IDS = st.sampled_from(["t1", "t2", "t3", "", "functions.Read:0", "x" * 70, "a b"]) | st.text(max_size=5)
NAMES = st.sampled_from(["Read", "Write", "mcp__a__b", "a b", "n" * 70]) | st.text(min_size=1, max_size=5)
TEXTS = st.sampled_from(["", " ", "hello"]) | st.text(max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
OBJECTS = st.dictionaries(st.text(max_size=5), JSON, max_size=3)


def block(kind: str, **members: st.SearchStrategy[object]) -> st.SearchStrategy[JsonObject]:
    return st.fixed_dictionaries({"type": st.just(kind), **members})


TEXT_BLOCKS = st.builds(text, TEXTS)
IMAGES: st.SearchStrategy[JsonObject] = st.just(image()) | st.just(
    {"type": "image", "source": {"type": "url", "url": "https://x.test/i.png"}}
)
SOURCES: st.SearchStrategy[object] = (
    st.just({"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="})
    | st.just({"type": "url", "url": "https://x.test/a.pdf"})
    | st.builds(lambda data: {"type": "text", "data": data, "media_type": "text/plain"}, TEXTS)
    | st.builds(lambda inner: {"type": "content", "content": inner}, st.lists(TEXT_BLOCKS | IMAGES, max_size=2))
    | st.just({"type": "file", "file_id": "f"})
)
DOCUMENTS = block("document", source=SOURCES, title=st.none() | TEXTS, context=st.none() | TEXTS)
REFERENCES = block("tool_reference", tool_name=NAMES)
THINKING = block("thinking", thinking=TEXTS, signature=st.sampled_from(["", "EqQB", "lynkr1.x.e30"]))
REDACTED = block("redacted_thinking", data=st.just("x"))
UNKNOWN = block("server_tool_use", name=NAMES, input=JSON) | block("web_search_tool_result", content=JSON, title=JSON)
USES = block("tool_use", id=IDS, name=NAMES, input=OBJECTS)
INSIDE = TEXT_BLOCKS | IMAGES | DOCUMENTS | REFERENCES | UNKNOWN
RESULTS = block(
    "tool_result", tool_use_id=IDS, content=st.none() | TEXTS | st.lists(INSIDE, max_size=3), is_error=st.booleans()
)
BLOCKS = TEXT_BLOCKS | IMAGES | DOCUMENTS | REFERENCES | THINKING | REDACTED | UNKNOWN | USES | RESULTS
MESSAGES = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["user", "assistant", "assistant", "system"]),
        "content": TEXTS | st.lists(BLOCKS, max_size=5),
    }
)
SCHEMAS = st.none() | st.dictionaries(
    st.sampled_from(["type", "properties", "anyOf", "items", "$ref"]),
    st.sampled_from(["object", "array", {}, {"a": {"type": "array"}}, [{"type": "object"}], "#/properties/a"]),
    max_size=3,
)
TOOLS = st.fixed_dictionaries(
    {"name": NAMES, "input_schema": SCHEMAS, "description": st.none() | TEXTS},
    optional={"type": st.sampled_from([None, "custom", "bash_20250124"]), "strict": st.booleans()},
)
CHOICES = st.fixed_dictionaries(
    {"type": st.sampled_from(["auto", "any", "none", "tool"]), "name": NAMES},
    optional={"disable_parallel_tool_use": st.booleans()},
)
MEMBERS = st.fixed_dictionaries(
    {},
    optional={
        "system": TEXTS | st.lists(TEXT_BLOCKS, max_size=3),
        "tools": st.lists(TOOLS, max_size=4),
        "tool_choice": CHOICES,
        "stop_sequences": st.none() | st.lists(TEXTS, max_size=6),
        "temperature": st.floats(0, 2),
        "top_p": st.floats(0, 1),
        "top_k": st.integers(0, 100),
        "max_tokens": st.none() | st.integers(0, 200_000),
        "stream": st.booleans(),
        "thinking": st.sampled_from(
            [{"type": "enabled", "budget_tokens": 5000}, {"type": "adaptive"}, {"type": "disabled"}]
        ),
        "output_config": st.sampled_from(
            [{"effort": "max"}, {"effort": "low"}, {"format": {"type": "json_schema", "schema": {"type": "object"}}}]
        ),
        "metadata": st.sampled_from([{"user_id": "u"}, {"user_id": '{"session_id":"s"}'}, {}]),
    },
)
VENDOR = ChatQuirks(
    max_tokens_field="max_completion_tokens", max_output_tokens=16_384, prompt_cache_key=True, documents=True
)
REASONING = ChatQuirks(
    max_tokens_field="max_completion_tokens",
    sampling=False,
    reasoning_request="effort",
    efforts=("none", "low", "high"),
)
LOCAL = ChatQuirks(
    system_messages="first",
    text_parts=False,
    empty_content="empty",
    reasoning_replay="reasoning_content",
    prefill=True,
    ask_for_parallel_tool_calls=True,
)


def judged(body: bytes) -> bytes | None:
    """The refusal of a strict server, if it refuses."""
    headers = [("authorization", "Bearer k"), ("content-type", "application/json")]
    request = Request("POST", "/v1/chat/completions", headers, body, Connection(0), 0)
    reply = chat_judge(allow_reasoning_content=True)(request)
    assert reply is None or isinstance(reply.body, bytes)
    return reply.body if reply is not None else None  # type: ignore[return-value]  # bytes, as asserted


@settings(max_examples=300)
@given(
    st.lists(MESSAGES, min_size=1, max_size=6),
    MEMBERS,
    st.sampled_from([(VENDOR, "gpt-4o"), (REASONING, "gpt-5"), (LOCAL, "qwen"), (ChatQuirks(), "m")]),
)
def test_any_conversation_is_accepted(
    messages: list[JsonObject], members: JsonObject, target: tuple[ChatQuirks, str]
) -> None:
    quirks, model = target
    request = conversation(*messages, **members)
    made = OpenAIChat("test").render(request, model, quirks)
    assert judged(made.body) is None, made.body
    assert OpenAIChat("test").render(request, model, quirks) == made


@given(st.lists(MESSAGES, min_size=1, max_size=6))
def test_every_text_arrives(messages: list[JsonObject]) -> None:
    """No text of the user's, of the system's or of a tool's gets lost on the way."""
    body = OpenAIChat("test").render(conversation(*messages), "m", ChatQuirks(prefill=True)).body
    strings = set(_strings(json.loads(body)["messages"]))
    everything = "\n".join(strings)
    for message in Conversation.model_validate({"messages": messages}).messages:
        for entry in message.content:
            told = entry.model_dump().get("text")
            if isinstance(told, str) and told.strip():
                assert told in everything


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for item in inner for found in _strings(item)]
