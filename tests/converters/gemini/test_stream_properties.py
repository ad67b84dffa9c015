"""Whatever the upstream sends, the client gets a whole answer or an error."""

from __future__ import annotations

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import unseal
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Failure
from lynkr.converters.fold import fold
from lynkr.converters.gemini import Gemini, GeminiQuirks
from tests.converters.conversations import JsonObject, conversation, result, text, user
from tests.converters.gemini import answers
from tests.converters.gemini.answers import CURIOUS, PLAIN, QUIET, chunk, decoded, stop, stream
from tests.converters.gemini.requests import contents_of
from tests.converters.openai_chat.test_request_properties import JSON, OBJECTS
from tests.converters.reading import check_order, end_of, joined

CONTEXTS = st.sampled_from([QUIET, CURIOUS])
QUIRKS = st.sampled_from([PLAIN, GeminiQuirks(signatures="none")])

SIGNATURES = st.sampled_from([None, None, "c2lnMQ==", "c2lnMg=="])
TEXTS = st.sampled_from(["", " ", "\n", "a", "<think>"]) | st.text(max_size=5)
PARTS: st.SearchStrategy[JsonObject] = (
    st.builds(answers.text, TEXTS, SIGNATURES)
    | st.builds(answers.thought, TEXTS, SIGNATURES)
    | st.builds(answers.call, OBJECTS, id_=st.none() | TEXTS, signature=SIGNATURES)
)
PIECES = st.lists(PARTS, max_size=3).map(lambda parts: chunk(*parts))

ANY_PARTS = st.dictionaries(
    st.sampled_from(["text", "thought", "thoughtSignature", "functionCall", "inlineData"]),
    JSON | st.dictionaries(st.sampled_from(["id", "name", "args"]), JSON, max_size=3),
    max_size=3,
)
CANDIDATES = st.dictionaries(
    st.sampled_from(["content", "finishReason", "finishMessage", "index"]),
    JSON
    | st.sampled_from(["STOP", "MAX_TOKENS", "SAFETY", "OTHER"])
    | st.fixed_dictionaries({"parts": st.lists(ANY_PARTS, max_size=3)}),
    max_size=3,
)
CHUNKS = st.fixed_dictionaries(
    {},
    optional={
        "candidates": st.lists(CANDIDATES | JSON, max_size=2) | JSON,
        "promptFeedback": JSON | st.fixed_dictionaries({"blockReason": JSON, "blockReasonMessage": JSON}),
        "usageMetadata": JSON | st.fixed_dictionaries({"promptTokenCount": JSON, "candidatesTokenCount": JSON}),
        "error": st.none() | st.none() | JSON,
    },
)


@settings(max_examples=300)
@given(st.lists(CHUNKS | JSON, max_size=6), CONTEXTS, QUIRKS)
def test_any_chunks(chunks: list[object], context: ReplyContext, quirks: GeminiQuirks) -> None:
    decoded(stream(*(json.dumps(chunk) for chunk in chunks)), context, quirks)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=6), st.sampled_from(["STOP", "MAX_TOKENS", "SAFETY"]), CONTEXTS, QUIRKS)
def test_any_parts(chunks: list[JsonObject], finish: str, context: ReplyContext, quirks: GeminiQuirks) -> None:
    events = decoded(stream(*chunks, stop(finish)), context, quirks)
    if isinstance(events[0], Failure):
        assert finish == "STOP"
        return
    assert end_of(events).stop_reason in ("end_turn", "max_tokens", "refusal", "tool_use")
    whole = answers.whole([*chunks, stop(finish)], context, quirks)
    assert list(map(repr, joined(whole))) == list(map(repr, joined(events)))


@settings(max_examples=200)
@given(st.lists(PARTS, min_size=1, max_size=5))
def test_the_signatures_of_calls_come_back(parts: list[JsonObject]) -> None:
    """A client that keeps thinking blocks brings every call's signature back to its call."""
    events = decoded(stream(chunk(*parts), stop()), CURIOUS)
    if isinstance(events[0], Failure):
        return
    blocks = fold(events).content
    results = [result(str(block["id"])) for block in blocks if block["type"] == "tool_use"]
    of = conversation(user("a"), {"role": "assistant", "content": blocks}, user([*results, text("z")]))
    contents = contents_of(of, GeminiQuirks(signatures="replay"))
    returned = contents[1]["parts"] if len(contents) > 1 else []
    assert isinstance(returned, list)
    sent = [part.get("thoughtSignature") for part in parts if "functionCall" in part]
    back = [part.get("thoughtSignature") for part in returned if "functionCall" in part]
    first = [signature if signature not in sent[:index] else None for index, signature in enumerate(sent)]
    used = {part["thoughtSignature"] for part in parts if "thoughtSignature" in part and "functionCall" not in part}
    assert len(back) == len(sent)
    for received, expected in zip(back, first, strict=True):
        # One that also stands on a text or a thought may have gone there.
        assert received == expected or expected in used


@given(CHUNKS, CONTEXTS, QUIRKS)
def test_any_answer_in_one_piece(answer: JsonObject, context: ReplyContext, quirks: GeminiQuirks) -> None:
    with suppress(ApiError):
        events = Gemini("test").decode(json.dumps(answer).encode(), context, quirks)
        check_order(events)
        fold(events)


BYTES = st.sampled_from([b"data: ", b"data:", b"\n", b"\r", b"\r\n", b"[DONE]", b": x", b"\xc3", b"{}", b"[]"])


@given(
    st.lists(BYTES | st.binary(max_size=5) | CHUNKS.map(lambda chunk: b"data: " + json.dumps(chunk).encode() + b"\n\n"))
)
def test_any_bytes(pieces: list[bytes]) -> None:
    assert list(map(repr, joined(decoded(pieces)))) == list(map(repr, joined(decoded(b"".join(pieces)))))


@given(st.lists(PIECES, max_size=4))
def test_every_signature_is_ours(chunks: list[JsonObject]) -> None:
    events = decoded(stream(*chunks, stop("MAX_TOKENS")), CURIOUS)
    for block in fold(events).content:
        if block["type"] == "thinking":
            assert unseal(str(block["signature"])) is not None


@given(st.integers(400, 599), JSON | st.fixed_dictionaries({"error": JSON | st.dictionaries(
    st.sampled_from(["code", "message", "status", "details"]), JSON, max_size=4)}))  # fmt: skip
def test_any_error(status: int, payload: object) -> None:
    error = Gemini("test").decode_error(status, {}, json.dumps(payload).encode())
    assert 400 <= error.status < 600
    assert error.message
