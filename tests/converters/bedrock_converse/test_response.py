"""Answers in one piece."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.bedrock_converse import BedrockConverse, ConverseQuirks
from lynkr.converters.bedrock_converse.tables import FAILURES
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.errors import ApiError
from lynkr.converters.events import MessageStart, Usage
from lynkr.converters.fold import fold
from tests.converters.bedrock_converse.answers import CURIOUS, NATIVE, PLAIN, QUIET, decoded, whole
from tests.converters.reading import JsonObject, content, end_of
from tests.support.answer import Call, Turn
from tests.support.answer import Usage as Counts
from tests.support.converse_answers import response, stream_steps

TURNS = [
    Turn("Hello"),
    Turn("Hello", "Let me see"),
    Turn("", "", (Call("t1", "Read", {"path": "/a"}),)),
    Turn("Hello", "Let me see", (Call("t1", "Read", {"path": "/a"}), Call("t2", "Write")), Counts(3, 4, 5)),
    Turn(),
]


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("context", [QUIET, CURIOUS], ids=["quiet", "curious"])
@pytest.mark.parametrize("quirks", [PLAIN, NATIVE], ids=["plain", "native"])
def test_both_forms_of_an_answer_mean_the_same(turn: Turn, context: ReplyContext, quirks: ConverseQuirks) -> None:
    signed = quirks.native_thinking
    streamed = fold(decoded(b"".join(stream_steps(turn, signed=signed)), context, quirks))
    at_once = fold(whole(response(turn, signed=signed), context, quirks))
    assert at_once.content == streamed.content
    assert (at_once.stop_reason, at_once.usage) == (streamed.stop_reason, streamed.usage)


def answered(*blocks: object, reason: str = "end_turn", **more: object) -> JsonObject:
    message = {"role": "assistant", "content": list(blocks)}
    return {"output": {"message": message}, "stopReason": reason, **more}


def said(thinking: str, signature: str) -> JsonObject:
    return {"reasoningContent": {"reasoningText": {"text": thinking, "signature": signature}}}


CASES: list[tuple[str, JsonObject, ConverseQuirks, list[JsonObject]]] = [
    ("nothing", answered(), PLAIN, [{"type": "text", "text": ""}]),
    ("citations", answered({"citationsContent": {"content": [{"text": "a"}, {"text": "b"}], "citations": []}}), PLAIN,
     [{"type": "text", "text": "ab"}]),
    ("native reasoning", answered(said("hm", "sig"), {"text": "a"}), NATIVE,
     [{"type": "thinking", "thinking": "hm", "signature": "sig"}, {"type": "text", "text": "a"}]),
    ("other reasoning", answered({"reasoningContent": {"reasoningText": {"text": "hm"}}}, {"text": "a"}), PLAIN,
     [{"type": "thinking", "thinking": "hm", "signature": seal("bedrock", {})}, {"type": "text", "text": "a"}]),
    ("redacted", answered({"reasoningContent": {"redactedContent": "aGk="}}, {"text": "a"}), NATIVE,
     [{"type": "redacted_thinking", "data": "aGk="}, {"type": "text", "text": "a"}]),
    ("what we do not know", answered({"future": 1}, 5, {"text": 6}, {"toolUse": 7}, {"text": "a"}), PLAIN,
     [{"type": "text", "text": "a"}]),
    ("a call whose input is text", answered({"toolUse": {"toolUseId": "t1", "name": "Read", "input": '{"a":1}'}}),
     PLAIN, [{"type": "tool_use", "id": "t1", "name": "Read", "input": {"a": 1}}]),
    ("a call without input", answered({"toolUse": {"toolUseId": "t1", "name": "Read"}}), PLAIN,
     [{"type": "tool_use", "id": "t1", "name": "Read", "input": {}}]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "quirks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_content(answer: JsonObject, quirks: ConverseQuirks, expected: list[JsonObject]) -> None:
    assert content(whole(answer, CURIOUS, quirks)) == expected


def test_counts_stand_at_the_start_already() -> None:
    usage = {"inputTokens": 3, "outputTokens": 4, "totalTokens": 7, "cacheWriteInputTokens": 5}
    events = whole(answered({"text": "a"}, usage=usage))
    assert isinstance(events[0], MessageStart)
    assert events[0].usage == end_of(events).usage == Usage(3, 4, 0, 5)


def test_the_stop_sequence_that_was_found() -> None:
    answer = answered({"text": "a"}, reason="stop_sequence", additionalModelResponseFields={"stop_sequence": "END"})
    assert (end_of(whole(answer)).stop_reason, end_of(whole(answer)).stop_sequence) == ("stop_sequence", "END")


def test_a_call_that_the_limit_cut_is_left_out() -> None:
    call = {"toolUse": {"toolUseId": "t1", "name": "Read", "input": '{"a'}}
    events = whole(answered({"text": "a"}, call, reason="max_tokens"))
    assert content(events) == [{"type": "text", "text": "a"}]
    assert end_of(events).stop_reason == "max_tokens"


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"{}", b'{"output":null}', b'{"output":{"message":{}}}', b'{"message":"x"}', b"[" * 10_000],
)
def test_what_is_no_answer(body: bytes) -> None:
    with pytest.raises(ApiError) as caught:
        BedrockConverse("Amazon Bedrock").decode(body, QUIET, PLAIN)
    assert (caught.value.status, caught.value.retryable) == (502, True)
    assert caught.value.message == "Malformed upstream response from Amazon Bedrock"


@pytest.mark.parametrize("reason", FAILURES)
def test_answers_that_are_none(reason: str) -> None:
    with pytest.raises(ApiError, match=reason):
        BedrockConverse("x").decode(json.dumps(answered({"text": "a"}, reason=reason)).encode(), QUIET, PLAIN)
