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
from tests.converters.openai_responses.answers import CURIOUS, DIALECT, QUIET, QUIRKS, decoded, end, stream, whole
from tests.converters.reading import JsonObject, check_order, joined
from tests.support import responses_answers as made

CONTEXTS: st.SearchStrategy[ReplyContext] = st.sampled_from([QUIET, CURIOUS])

# Answers that the vendor may give in either form

TEXTS = st.text(max_size=12) | st.sampled_from(["Hi", "\n\n", "Let me see."])
ARGUMENTS = st.dictionaries(st.text(max_size=3), st.text(max_size=4) | st.integers() | st.none(), max_size=2).map(
    json.dumps
)
KINDS = st.sampled_from(["message", "reasoning", "call"])
STATUSES = st.sampled_from(["completed", "incomplete"])


@st.composite
def outputs(draw: st.DrawFn) -> list[JsonObject]:
    items: list[JsonObject] = []
    for index, kind in enumerate(draw(st.lists(KINDS, max_size=5))):
        match kind:
            case "message":
                contents = st.builds(made.text_content, TEXTS) | st.builds(made.refusal_content, TEXTS)
                items.append(made.message_item(*draw(st.lists(contents, max_size=2)), id_=f"msg_{index}"))
            case "reasoning":
                summary = draw(st.lists(TEXTS, max_size=2))
                encrypted = draw(st.none() | st.just(f"gA{index}"))
                items.append(made.reasoning_item(*summary, encrypted=encrypted, id_=f"rs_{index}"))
            case _:
                items.append(made.call_item(f"call_{index}", "Read", draw(ARGUMENTS)))
    return items


@settings(max_examples=200)
@given(outputs(), STATUSES, CONTEXTS, st.data())
def test_both_forms_of_an_answer_mean_the_same(
    items: list[JsonObject], status: str, context: ReplyContext, data: st.DataObject
) -> None:
    final = made.response(status, items, None, incomplete_details={"reason": "content_filter"})
    queues = [made.item_events(index, item) for index, item in enumerate(items)]
    events: list[JsonObject] = []
    if data.draw(st.booleans()):
        # Side by side, as it is when several items are written at once. They begin in their order.
        begun = 0
        while any(queues):
            open_ = [queue for queue in queues[: begun + 1] if queue]
            chosen = data.draw(st.sampled_from(open_))
            begun = max(begun, queues.index(chosen) + 1)
            while begun < len(queues) and not any(queues[: begun + 1]):
                begun += 1
            events.append(chosen.pop(0))
    else:
        events = [event for queue in queues for event in queue]
    sent = stream(*made.start_events(), *events, made.end_event({**final, "output": []}))
    streamed, at_once = joined(decoded(sent, context)), joined(whole(final, context))
    assert list(map(repr, streamed)) == list(map(repr, at_once))


# Anything at all

SCALARS = st.sampled_from([None, True, 0, 1, -1, 1.5, "", "a", "\n", "{", "}", '{"a":1}', "i0", "i1", "message"])
KEYS = st.sampled_from(
    ["id", "type", "name", "arguments", "text", "content", "summary", "code", "message", "error", "call_id", "refusal"]
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
PIECES = st.sampled_from(["", "{", '{"a"', ":1}", "}", '{"a":1}', "{}", None, {"a": 1}, 5, " ", "hello", "\n"])
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(["message", "reasoning", "function_call", "function_call", "web_search_call", None])},
    optional={
        "id": st.sampled_from(["i0", "i1", "i2", None, 5]),
        "call_id": st.sampled_from(["c0", "c1", "", None, 5]),
        "name": st.sampled_from(["Read", "Write", "", None, 5]),
        "arguments": PIECES,
        "encrypted_content": st.sampled_from(["gA", "", None, 5]),
        "content": ANYTHING | st.lists(st.fixed_dictionaries({"type": st.just("output_text"), "text": PIECES})),
        "summary": ANYTHING | st.lists(st.fixed_dictionaries({"type": st.just("summary_text"), "text": PIECES})),
    },
)
RESPONSES = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["completed", "incomplete", "failed", "queued", "cancelled", None, 5]),
        "output": st.lists(ITEMS, max_size=3) | ANYTHING,
        "usage": ANYTHING | st.fixed_dictionaries({"input_tokens": SCALARS, "output_tokens": SCALARS}),
        "error": st.none() | st.none() | ANYTHING,
        "incomplete_details": ANYTHING,
    },
)
# What tells of items, and never of the answer's end.
TELLING = st.sampled_from(
    [
        "response.created",
        "response.output_item.added",
        "response.output_item.added",
        "response.output_item.done",
        "response.content_part.done",
        "response.output_text.delta",
        "response.output_text.done",
        "response.refusal.delta",
        "response.refusal.done",
        "response.reasoning_summary_text.delta",
        "response.reasoning_summary_text.done",
        "response.reasoning_text.delta",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.done",
        "response.of_tomorrow",
    ]
)
ENDS = st.sampled_from(["response.completed", "response.incomplete", "response.failed", "error", None, 5, "x"])


def events_of(kinds: st.SearchStrategy[object]) -> st.SearchStrategy[JsonObject]:
    return st.fixed_dictionaries(
        {"type": kinds},
        optional={
            "output_index": st.sampled_from([0, 1, 2, None, "0", True]),
            "item_id": st.sampled_from(["i0", "i1", None, 5]),
            "content_index": SCALARS,
            "summary_index": SCALARS,
            "item": ITEMS | ANYTHING,
            "part": ANYTHING,
            "delta": PIECES | ANYTHING,
            "text": PIECES,
            "refusal": PIECES,
            "arguments": PIECES,
            "name": SCALARS,
            "response": RESPONSES | ANYTHING,
            "error": ANYTHING,
            "message": SCALARS,
            "code": SCALARS,
        },
    )


@settings(max_examples=300)
@given(st.lists(events_of(TELLING | ENDS) | st.text(max_size=5), max_size=8), CONTEXTS)
def test_any_events(events: list[object], context: ReplyContext) -> None:
    decoded(stream(*events), context)


@settings(max_examples=300)
@given(st.lists(events_of(TELLING), max_size=8), CONTEXTS)
def test_any_items(events: list[object], context: ReplyContext) -> None:
    answer = decoded(stream(*events, end()), context)
    assert isinstance(answer[0], MessageStart)
    assert not any(isinstance(event, Failure) for event in answer)


@given(RESPONSES, CONTEXTS)
def test_any_response(response: JsonObject, context: ReplyContext) -> None:
    with suppress(ApiError):
        events = DIALECT.decode(json.dumps(response).encode(), context, QUIRKS)
        check_order(events)
        fold(events)


BYTES = st.sampled_from(
    [b"data: ", b"data:", b"\n", b"\r", b"\r\n", b"[DONE]", b": x", b"event: error\n", b"\xc3", b"{}"]
)


@given(st.lists(BYTES | st.binary(max_size=5) | events_of(TELLING | ENDS).map(stream)))
def test_any_bytes(pieces: list[bytes]) -> None:
    assert list(map(repr, joined(decoded(pieces)))) == list(map(repr, joined(decoded(b"".join(pieces)))))
