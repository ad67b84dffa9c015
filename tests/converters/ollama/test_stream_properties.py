"""Whatever an upstream sends, what comes out is an answer or a failure."""

from __future__ import annotations

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Failure
from lynkr.converters.fold import fold
from lynkr.converters.ollama import OllamaChat, OllamaQuirks
from tests.converters.ollama.answers import CURIOUS, QUIET, calls, decoded, done, part, say, stream, think, whole
from tests.converters.reading import JsonObject, check_order, joined

CONTEXTS: st.SearchStrategy[ReplyContext] = st.sampled_from([QUIET, CURIOUS])
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["Hi", "\n\n", "<think>hm</think>\n\nHi", "<think>", '<tool_call>{"name":"Read","arguments":{}}</tool_call>']
)
ARGUMENTS = st.dictionaries(st.text(max_size=3), st.text(max_size=4) | st.integers() | st.none(), max_size=2)
CALLS = st.lists(st.tuples(st.sampled_from(["Read", "W", "Else"]), ARGUMENTS), max_size=3)


def cut(data: st.DataObject, text: str) -> list[str]:
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=3)))
    return [text[a:b] for a, b in zip([0, *at], [*at, len(text)], strict=True)]


@settings(max_examples=200)
@given(TEXTS, TEXTS, CALLS, st.sampled_from(["stop", "length"]), CONTEXTS, st.data())
def test_both_forms_of_an_answer_mean_the_same(
    reasoning: str,
    text: str,
    used: list[tuple[str, JsonObject]],
    reason: str,
    context: ReplyContext,
    data: st.DataObject,
) -> None:
    made: list[JsonObject] = [
        {"id": f"c{n}", "function": {"index": n, "name": name, "arguments": sent}}
        for n, (name, sent) in enumerate(used)
    ]
    message: JsonObject = {"role": "assistant", "content": text, "thinking": reasoning, "tool_calls": made}
    lines: list[object] = [think(piece) for piece in cut(data, reasoning)]
    lines += [say(piece) for piece in cut(data, text)]
    lines += [calls(item) for item in made]
    streamed = fold(decoded(stream(*lines, done(reason)), context))
    at_once = fold(whole(done(reason, message), context))
    for answer in (streamed, at_once):
        for block in answer.content:
            if str(block.get("id")).startswith("toolu_"):
                # Made here, for a call in the text.
                block["id"] = "toolu_"
    assert streamed.content == at_once.content
    assert (streamed.stop_reason, streamed.usage) == (at_once.stop_reason, at_once.usage)


# Anything at all

SCALARS = st.sampled_from(
    [None, True, 0, 1, -1, 1.5, "", "a", "\n", "{", "}", '{"a":1}', "<think>", "</think>", "stop", "length"]
)
KEYS = st.sampled_from(["id", "function", "index", "name", "arguments", "content", "message", "error", "code"])
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
MADE = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["c1", "c2", "", None, 5]),
        "function": st.fixed_dictionaries(
            {}, optional={"name": st.sampled_from(["Read", "", None, 5]), "arguments": ANYTHING | ARGUMENTS}
        )
        | ANYTHING,
    },
)
MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "role": SCALARS,
        "content": ANYTHING | TEXTS,
        "thinking": ANYTHING | TEXTS,
        "tool_calls": st.lists(MADE, max_size=3) | ANYTHING,
    },
)
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "message": MESSAGES | ANYTHING,
        "done": st.sampled_from([False, False, True, None, 1]),
        "done_reason": SCALARS,
        "error": st.none() | st.none() | ANYTHING,
        "StatusCode": SCALARS | st.sampled_from([401, 429, 503]),
        "prompt_eval_count": SCALARS,
        "prompt_eval_cached_count": SCALARS,
        "eval_count": SCALARS,
    },
)


@settings(max_examples=300)
@given(st.lists(PARTS | st.text(max_size=5), max_size=8), CONTEXTS)
def test_any_lines(lines: list[object], context: ReplyContext) -> None:
    decoded(stream(*lines), context)


@given(st.lists(MESSAGES, max_size=8), st.sampled_from(["stop", "length", None, 5]), CONTEXTS)
def test_any_messages(messages: list[JsonObject], reason: object, context: ReplyContext) -> None:
    events = decoded(stream(*map(part, messages), done(reason)), context)
    assert not any(isinstance(event, Failure) for event in events)


@given(PARTS | ANYTHING, CONTEXTS)
def test_any_answer_in_one_piece(answer: object, context: ReplyContext) -> None:
    with suppress(ApiError):
        events = OllamaChat("test").decode(json.dumps(answer).encode(), context, OllamaQuirks())
        check_order(events)
        fold(events)


@given(st.sampled_from([200, 400, 404, 500]), PARTS | st.binary(max_size=20))
def test_any_error(status: int, body: object) -> None:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    error = OllamaChat("test").decode_error(status, {}, data)
    assert 400 <= error.status < 600
    assert error.message


BYTES = st.sampled_from([b"\n", b"\r\n", b"{", b"}", b"{}", b"\xc3", b'{"done":true}'])


@given(st.lists(BYTES | st.binary(max_size=5) | PARTS.map(lambda value: json.dumps(value).encode() + b"\n")))
def test_any_bytes(pieces: list[bytes]) -> None:
    assert list(map(repr, joined(decoded(pieces)))) == list(map(repr, joined(decoded(b"".join(pieces)))))
