"""Whatever an upstream sends, what comes out is an answer or a failure."""

from __future__ import annotations

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Failure, MessageStart
from lynkr.converters.fold import fold
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat
from tests.converters.openai_chat.answers import CURIOUS, QUIET, counted, decoded, delta, stop, stream, whole
from tests.converters.reading import JsonObject, check_order, joined

CONTEXTS: st.SearchStrategy[ReplyContext] = st.sampled_from([QUIET, CURIOUS])
QUIRKS = st.sampled_from([ChatQuirks(), ChatQuirks(lift_think_tags=True), ChatQuirks(recover_tool_calls=True)])

# Answers that a server may give in either form

TEXTS = st.text(max_size=12) | st.sampled_from(["Hi", "\n\n", "<think>hm</think>\n\nHi", "<think>", "Use <think>"])
ARGUMENTS = st.dictionaries(st.text(max_size=3), st.text(max_size=4) | st.integers() | st.none(), max_size=2).map(
    json.dumps
)
CALLS = st.lists(st.tuples(st.sampled_from(["Read", "Write"]), ARGUMENTS | st.just("")), max_size=3)
FINISHES = st.sampled_from(["stop", "tool_calls", "content_filter"])


def cut(data: st.DataObject, text: str) -> list[str]:
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=3)))
    return [text[a:b] for a, b in zip([0, *at], [*at, len(text)], strict=True)]


@settings(max_examples=200)
@given(TEXTS, TEXTS, CALLS, FINISHES, CONTEXTS, st.booleans(), st.data())
def test_both_forms_of_an_answer_mean_the_same(
    reasoning: str,
    text: str,
    calls: list[tuple[str, str]],
    finish: str,
    context: ReplyContext,
    tags: bool,
    data: st.DataObject,
) -> None:
    quirks = ChatQuirks(lift_think_tags=tags)
    usage: JsonObject = {"prompt_tokens": 9, "completion_tokens": 4}
    made = [{"id": f"c{n}", "function": {"name": name, "arguments": sent}} for n, (name, sent) in enumerate(calls)]
    message = {"role": "assistant", "content": text, "reasoning_content": reasoning, "tool_calls": made}
    choices = [{"index": 0, "message": message, "finish_reason": finish}]

    chunks: list[object] = [delta({"role": "assistant", "content": ""})]
    chunks += [delta({"reasoning_content": piece}) for piece in cut(data, reasoning)]
    chunks += [delta({"content": piece}) for piece in cut(data, text)]
    fragments: list[list[object]] = []
    for index, (name, sent) in enumerate(calls):
        first = {"index": index, "id": f"c{index}", "function": {"name": name, "arguments": ""}}
        rest = [{"index": index, "function": {"arguments": piece}} for piece in cut(data, sent)]
        fragments.append([delta({"tool_calls": [fragment]}) for fragment in [first, *rest]])
    if data.draw(st.booleans()):
        # In any order, as servers do that write several calls at once.
        while any(fragments):
            chosen = data.draw(st.sampled_from([queue for queue in fragments if queue]))
            chunks.append(chosen.pop(0))
    else:
        chunks += [fragment for queue in fragments for fragment in queue]
    events = decoded(stream(*chunks, stop(finish), counted(**usage)), context, quirks)
    streamed, at_once = fold(events), fold(whole({"choices": choices, "usage": usage}, context, quirks))
    for answer in (streamed, at_once):
        # Calls may begin in another order than that of their numbers.
        answer.content.sort(key=lambda block: str(block["id"]) if block["type"] == "tool_use" else "")
    assert streamed.content == at_once.content
    assert (streamed.stop_reason, streamed.usage) == (at_once.stop_reason, at_once.usage)


# Anything at all

SCALARS = st.sampled_from(
    [None, True, 0, 1, -1, 1.5, "", "a", "\n", "{", "}", '{"a":1}', "<think>", "</think>", "stop", "length"]
)
KEYS = st.sampled_from(
    [
        "index",
        "id",
        "type",
        "function",
        "name",
        "arguments",
        "text",
        "content",
        "thinking",
        "summary",
        "code",
        "message",
    ]
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
FRAGMENTS = st.fixed_dictionaries(
    {},
    optional={
        "index": st.sampled_from([0, 1, 2, None, "0"]),
        "id": st.sampled_from(["c1", "c2", "", None, 5]),
        "function": st.fixed_dictionaries(
            {},
            optional={
                "name": st.sampled_from(["Read", "Re", "ad", "", None, 5]),
                "arguments": st.sampled_from(["", "{", '{"a"', ":1}", "}", '{"a":1}', "{}", None, {"a": 1}, 5, " "]),
            },
        )
        | ANYTHING,
    },
)
DELTAS = st.fixed_dictionaries(
    {},
    optional={
        "content": ANYTHING | st.text(max_size=5),
        "reasoning_content": ANYTHING,
        "reasoning": SCALARS,
        "reasoning_details": st.lists(ANYTHING, max_size=3),
        "refusal": SCALARS,
        "tool_calls": st.lists(FRAGMENTS, max_size=3) | ANYTHING,
        "function_call": ANYTHING,
    },
)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "delta": DELTAS | ANYTHING,
        "message": DELTAS | ANYTHING,
        "finish_reason": SCALARS,
        "stop_reason": SCALARS,
        "usage": ANYTHING,
        "index": SCALARS,
    },
)
CHUNKS = st.fixed_dictionaries(
    {},
    optional={
        "id": SCALARS,
        "choices": st.lists(CHOICES | ANYTHING, max_size=2) | ANYTHING,
        "usage": ANYTHING | st.fixed_dictionaries({"prompt_tokens": SCALARS, "completion_tokens": SCALARS}),
        "error": st.none() | st.none() | ANYTHING,
        "object": SCALARS | st.just("error"),
        "x_groq": ANYTHING,
    },
)


@settings(max_examples=300)
@given(st.lists(CHUNKS | st.text(max_size=5), max_size=8), st.booleans(), CONTEXTS, QUIRKS)
def test_any_chunks(chunks: list[object], end: bool, context: ReplyContext, quirks: ChatQuirks) -> None:
    decoded(stream(*chunks, end=end), context, quirks)


@given(st.lists(DELTAS, max_size=8), st.sampled_from(["stop", "length", None]), CONTEXTS, QUIRKS)
def test_any_deltas(deltas: list[JsonObject], finish: str | None, context: ReplyContext, quirks: ChatQuirks) -> None:
    chunks = [*(delta(value) for value in deltas), delta({}, finish)]
    events = decoded(stream(*chunks), context, quirks)
    assert isinstance(events[0], MessageStart)
    assert not any(isinstance(event, Failure) for event in events)


@given(CHUNKS, CONTEXTS, QUIRKS)
def test_any_completion(completion: JsonObject, context: ReplyContext, quirks: ChatQuirks) -> None:
    body = json.dumps(completion).encode()
    with suppress(ApiError):
        events = OpenAIChat("test").decode(body, context, quirks)
        check_order(events)
        fold(events)


BYTES = st.sampled_from(
    [b"data: ", b"data:", b"\n", b"\r", b"\r\n", b"[DONE]", b": x", b"event: error\n", b"\xc3", b"{}"]
)


@given(
    st.lists(BYTES | st.binary(max_size=5) | CHUNKS.map(lambda chunk: b"data: " + json.dumps(chunk).encode() + b"\n\n"))
)
def test_any_bytes(pieces: list[bytes]) -> None:
    assert list(map(repr, joined(decoded(pieces)))) == list(map(repr, joined(decoded(b"".join(pieces)))))
