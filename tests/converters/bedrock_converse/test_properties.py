"""Whatever a client sends, the vendor's API would take it; whatever comes back is an answer or a failure."""

from __future__ import annotations

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.bedrock_converse import BedrockConverse, ConverseQuirks, quirks_of
from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.fold import fold
from tests.converters.bedrock_converse.answers import CURIOUS, NATIVE, PLAIN, QUIET, decoded
from tests.converters.conversations import JsonObject, conversation, image, text
from tests.converters.reading import check_order, joined
from tests.support.aws_oracle import problems
from tests.support.event_stream import event, exception
from tests.support.strict_converse import check

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


TEXT_BLOCKS: st.SearchStrategy[JsonObject] = st.builds(text, TEXTS)
IMAGES: st.SearchStrategy[JsonObject] = st.just(image()) | st.just(
    {"type": "image", "source": {"type": "url", "url": "https://x.test/i.png"}}
)
SOURCES: st.SearchStrategy[object] = (
    st.just({"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="})
    | st.just({"type": "base64", "media_type": "application/zip", "data": "UEs="})
    | st.builds(lambda data: {"type": "text", "data": data, "media_type": "text/plain"}, TEXTS)
    | st.builds(lambda inner: {"type": "content", "content": inner}, st.lists(TEXT_BLOCKS | IMAGES, max_size=2))
    | st.just({"type": "file", "file_id": "f"})
)
DOCUMENTS = block("document", source=SOURCES, title=st.none() | TEXTS, context=st.none() | TEXTS)
REFERENCES = block("tool_reference", tool_name=NAMES)
THINKING = block("thinking", thinking=TEXTS, signature=st.sampled_from(["", "EqQB", "lynkr1.x.e30"]))
REDACTED = block("redacted_thinking", data=st.just("aGk="))
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
CHOICES = st.fixed_dictionaries({"type": st.sampled_from(["auto", "any", "none", "tool"]), "name": NAMES})
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
        "thinking": st.sampled_from(
            [{"type": "enabled", "budget_tokens": 5000}, {"type": "adaptive"}, {"type": "disabled"}]
        ),
        "output_config": st.sampled_from(
            [{"effort": "max"}, {"effort": "low"}, {"format": {"type": "json_schema", "schema": {"type": "object"}}}]
        ),
    },
)
MODELS = st.sampled_from(
    [
        "anthropic.claude-v2:1",
        "anthropic.claude-sonnet-4-5-20250929-v1:0",
        "anthropic.claude-opus-4-6-v1",
        "amazon.nova-pro-v1:0",
        "amazon.nova-2-lite-v1:0",
        "amazon.titan-text-express-v1",
        "meta.llama3-3-70b-instruct-v1:0",
        "mistral.mistral-large-2407-v1:0",
        "cohere.command-r-v1:0",
        "openai.gpt-oss-20b-1:0",
        "minimax.minimax-m2",
    ]
)
MARKS = st.lists(st.sampled_from([None, {"type": "ephemeral"}, {"type": "ephemeral", "ttl": "1h"}]), max_size=8)


def mark(value: object, marks: list[object]) -> None:
    """Mark the first blocks found for the prompt cache, as far as there are marks; the vendor takes four."""
    if isinstance(value, list):
        for item in value:
            mark(item, marks)
    elif isinstance(value, dict) and marks:
        if value.get("type") not in (None, "thinking", "redacted_thinking") and (chosen := marks.pop()):
            value["cache_control"] = chosen
        mark(value.get("content"), marks)


@settings(max_examples=300)
@given(st.lists(MESSAGES, min_size=1, max_size=6), MEMBERS, MODELS, MARKS)
def test_any_conversation_is_accepted(
    messages: list[JsonObject], members: JsonObject, model: str, marks: list[object]
) -> None:
    # Copies: what hypothesis draws may be the same object twice.
    sent = json.loads(json.dumps({**members, "messages": messages}))
    mark([sent.get("system"), sent["messages"]], list(marks[:4]))
    request = conversation(*sent.pop("messages"), **sent)
    dialect, quirks = BedrockConverse("test"), quirks_of(model)
    made = dialect.render(request, model, quirks)
    check(made.body)
    assert problems(json.loads(made.body)) == ""
    assert dialect.render(request, model, quirks) == made


@given(st.lists(MESSAGES, min_size=1, max_size=6), MODELS)
def test_every_text_arrives(messages: list[JsonObject], model: str) -> None:
    """No text of the user's, of the system's or of a tool's gets lost on the way."""
    messages = [*messages, {"role": "user", "content": "the end"}]
    body = BedrockConverse("test").render(conversation(*messages), model, quirks_of(model)).body
    everything = "\n".join(_strings(json.loads(body)))
    for message in Conversation.model_validate({"messages": messages}).messages:
        for entry in message.content:
            told = entry.model_dump().get("text")
            if isinstance(told, str) and told.strip():
                assert told.strip() in everything


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for item in inner for found in _strings(item)]


# Answers

SCALARS = st.sampled_from([None, True, 0, 1, -1, 1.5, "", "a", "\n", "{", "}", '{"a":1}', "end_turn", "max_tokens"])
KEYS = st.sampled_from(["text", "toolUse", "input", "reasoningContent", "signature", "redactedContent", "name"])
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
PIECES = st.sampled_from(["", "{", '{"a"', ":1}", "}", '{"a":1}', "{}", " "])
DELTAS = (
    st.fixed_dictionaries({"text": TEXTS})
    | st.fixed_dictionaries({"toolUse": st.fixed_dictionaries({"input": PIECES})})
    | st.fixed_dictionaries(
        {
            "reasoningContent": st.fixed_dictionaries({"text": TEXTS})
            | st.fixed_dictionaries({"signature": TEXTS})
            | st.fixed_dictionaries({"redactedContent": TEXTS})
        }
    )
    | ANYTHING
)
STARTS = st.fixed_dictionaries(
    {"toolUse": st.fixed_dictionaries({"toolUseId": IDS | SCALARS, "name": st.sampled_from(["Read", "", None])})}
)
NUMBERS = st.sampled_from([0, 1, 2, None, "0"])
PAYLOADS = st.fixed_dictionaries(
    {},
    optional={
        "contentBlockIndex": NUMBERS,
        "delta": DELTAS,
        "start": STARTS | ANYTHING,
        "stopReason": st.sampled_from(["end_turn", "tool_use", "max_tokens", "malformed_tool_use", None, 5]),
        "additionalModelResponseFields": ANYTHING,
        "usage": st.fixed_dictionaries({"inputTokens": SCALARS, "outputTokens": SCALARS}) | ANYTHING,
    },
)
CONTENT_EVENTS = ["contentBlockStart", "contentBlockDelta", "contentBlockDelta", "contentBlockStop"]
KINDS = st.sampled_from(["messageStart", *CONTENT_EVENTS, *CONTENT_EVENTS, "messageStop", "metadata", "future"])
EVENTS = st.builds(event, KINDS, PAYLOADS | ANYTHING) | st.just(exception("throttlingException", "x"))
CONTEXTS: st.SearchStrategy[ReplyContext] = st.sampled_from([QUIET, CURIOUS])
QUIRKS = st.sampled_from([PLAIN, NATIVE])


@settings(max_examples=300)
@given(st.lists(EVENTS, max_size=10), CONTEXTS, QUIRKS)
def test_any_events(events: list[bytes], context: ReplyContext, quirks: ConverseQuirks) -> None:
    stream = b"".join(events)
    whole = joined(decoded(stream, context, quirks))
    by_byte = joined(decoded([stream[at : at + 1] for at in range(len(stream))], context, quirks))
    assert list(map(repr, by_byte))[:-1] == list(map(repr, whole))[:-1]


@given(st.lists(st.tuples(st.sampled_from(CONTENT_EVENTS), PAYLOADS), max_size=10), CONTEXTS, QUIRKS)
def test_any_blocks_make_an_answer(
    events: list[tuple[str, JsonObject]], context: ReplyContext, quirks: ConverseQuirks
) -> None:
    stream = [event(kind, payload) for kind, payload in events]
    fold(decoded([*stream, event("messageStop", {"stopReason": "end_turn"})], context, quirks))


CONTENTS = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXTS | ANYTHING,
        "toolUse": st.fixed_dictionaries({}, optional={"toolUseId": SCALARS, "name": SCALARS, "input": ANYTHING}),
        "reasoningContent": st.fixed_dictionaries({"reasoningText": ANYTHING}) | ANYTHING,
        "citationsContent": st.fixed_dictionaries({"content": ANYTHING}) | ANYTHING,
    },
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "output": st.fixed_dictionaries({"message": st.fixed_dictionaries({"content": st.lists(CONTENTS | ANYTHING)})}),
        "stopReason": SCALARS,
        "usage": ANYTHING,
    },
)


@given(ANSWERS, CONTEXTS, QUIRKS)
def test_any_answer(answer: JsonObject, context: ReplyContext, quirks: ConverseQuirks) -> None:
    with suppress(ApiError):
        events = BedrockConverse("test").decode(json.dumps(answer).encode(), context, quirks)
        check_order(events)
        fold(events)


@given(st.lists(EVENTS | st.binary(max_size=20)))
def test_any_bytes(pieces: list[bytes]) -> None:
    decoded(pieces)
