"""Every form of a streamed answer."""

from __future__ import annotations

import pytest

from lynkr.converters.bedrock_converse import BedrockConverse, ConverseQuirks
from lynkr.converters.bedrock_converse.tables import FAILURES, STOP_REASONS
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.events import (
    BlockStart,
    BlockStop,
    Delta,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    Usage,
)
from tests.converters.bedrock_converse.answers import CURIOUS, NATIVE, PLAIN, QUIET, decoded
from tests.converters.reading import content, end_of, failure_of, joined, outline, splits
from tests.support.answer import Call, Turn
from tests.support.answer import Usage as Counts
from tests.support.converse_answers import (
    SIGNATURE,
    arguments,
    block_stop,
    call_start,
    delta,
    error_frame,
    message_start,
    message_stop,
    metadata,
    reasoning,
    redacted,
    signature,
    stream_steps,
    text,
)
from tests.support.event_stream import error, event, exception, frame

A = '{"path":"/a"}'
START = message_start()
END = message_stop("end_turn") + metadata(Counts())
USED = Usage(25, 12)


def test_events() -> None:
    stream = [START, text(0, "Hel"), text(0, "lo"), block_stop(0), message_stop("end_turn"), metadata(Counts(3, 2, 4))]
    events = decoded(b"".join(stream))
    assert isinstance(events[0], MessageStart)
    assert events[0].id.startswith("msg_")
    assert events[0].model == "claude-x"
    assert events[0].usage == Usage(7, estimated=True)
    assert events[1:] == [
        BlockStart(0, "text"),
        Delta(0, "text", "Hel"),
        Delta(0, "text", "lo"),
        BlockStop(0),
        MessageDelta("end_turn", None, Usage(3, 4, 2)),
        MessageStop(),
    ]


def test_the_end_waits_for_the_counts() -> None:
    decoder = BedrockConverse("x").stream_decoder(QUIET, PLAIN)
    assert decoder.feed(START + text(0, "a") + block_stop(0))
    assert not decoder.awaits_end
    assert decoder.feed(message_stop("end_turn")) == []
    assert decoder.awaits_end
    assert isinstance(decoder.feed(metadata(Counts()))[-1], MessageStop)
    assert not decoder.awaits_end


def test_text_comes_at_once() -> None:
    decoder = BedrockConverse("x").stream_decoder(QUIET, PLAIN)
    assert decoder.feed(START + text(0, "a"))[-1] == Delta(0, "text", "a")
    assert decoder.feed(text(0, "b")) == [Delta(0, "text", "b")]


# Blocks, and what they become for a client that wants to read reasoning.
CASES: list[tuple[str, list[bytes], list[tuple[str, ...]]]] = [
    ("nothing", [], [("text", "")]),
    ("text", [text(0, "a"), block_stop(0)], [("text", "a")]),
    ("empty text", [text(0, ""), block_stop(0)], [("text", "")]),
    ("blanks alone", [text(0, "\n"), block_stop(0)], [("text", "")]),
    ("blanks before a call",
     [text(0, "\n"), block_stop(0), call_start(1, "t1", "Read"), arguments(1, A), block_stop(1)],
     [("tool_use", "Read", A)]),
    ("two texts", [text(0, "a"), block_stop(0), text(1, "b"), block_stop(1)], [("text", "a"), ("text", "b")]),
    ("a call", [call_start(0, "t1", "Read"), arguments(0, ""), arguments(0, A[:5]), arguments(0, A[5:]), block_stop(0)],
     [("tool_use", "Read", A)]),
    ("a call without arguments", [call_start(0, "t1", "Read"), block_stop(0)], [("tool_use", "Read", "{}")]),
    ("two calls",
     [call_start(0, "t1", "Read"), arguments(0, A), block_stop(0), call_start(1, "t2", "Write"), block_stop(1)],
     [("tool_use", "Read", A), ("tool_use", "Write", "{}")]),
    ("calls side by side",
     [call_start(0, "t1", "Read"), call_start(1, "t2", "Write"), arguments(1, A[:5]), arguments(0, A[:4]),
      arguments(1, A[5:]), block_stop(1), arguments(0, A[4:]), block_stop(0)],
     [("tool_use", "Read", A), ("tool_use", "Write", A)]),
    ("text and a call", [text(0, "a"), block_stop(0), call_start(1, "t1", "Read"), arguments(1, A), block_stop(1)],
     [("text", "a"), ("tool_use", "Read", A)]),
    ("text after a call", [call_start(0, "t1", "Read"), arguments(0, A), block_stop(0), text(1, "a"), block_stop(1)],
     [("tool_use", "Read", A), ("text", "a")]),
    ("reasoning", [reasoning(0, "h"), reasoning(0, "m"), block_stop(0), text(1, "a"), block_stop(1)],
     [("thinking", "hm"), ("text", "a")]),
    ("reasoning and text under one number", [reasoning(0, "hm"), text(0, "a"), block_stop(0)],
     [("thinking", "hm"), ("text", "a")]),
    ("blocks that do not end", [reasoning(0, "hm"), text(1, "a"), call_start(2, "t1", "Read"), arguments(2, A)],
     [("thinking", "hm"), ("text", "a"), ("tool_use", "Read", A)]),
    ("a tool of the vendor's",
     [event("contentBlockStart", {"contentBlockIndex": 0, "start": {"toolUse": {
         "toolUseId": "s1", "name": "nova_grounding", "type": "server_tool_use"}}}),
      arguments(0, '{"query":"x"}'), block_stop(0),
      event("contentBlockStart", {"contentBlockIndex": 1, "start": {"toolResult": {"toolUseId": "s1"}}}),
      delta(1, {"toolResult": [{"text": "found"}]}), block_stop(1), text(2, "a"), block_stop(2)],
     [("text", "a")]),
    ("what we do not know",
     [event("future", {"a": 1}), delta(0, {"future": 1}), delta(0, {"citation": {"title": "x"}}), text(0, "a"),
      frame({":event-type": "initial-response", ":message-type": "event"}), block_stop(0)], [("text", "a")]),
    ("characters", [text(0, "зима ❄ 🏔"), block_stop(0)], [("text", "зима ❄ 🏔")]),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_blocks(steps: list[bytes], expected: list[tuple[str, ...]]) -> None:
    stream = START + b"".join(steps) + END
    events = decoded(stream, CURIOUS)
    assert outline(events) == expected
    calls = any(kind == "tool_use" for kind, *_ in expected)
    assert end_of(events) == MessageDelta("tool_use" if calls else "end_turn", None, USED)
    for pieces in splits(stream):
        assert joined(decoded(pieces, CURIOUS)) == joined(events)


@pytest.mark.parametrize("signed", [True, False])
def test_a_whole_turn_cut_anywhere(signed: bool) -> None:
    turn = Turn("Hello ❄", "Let me see", (Call("tooluse_1", "Read", {"path": "/a"}), Call("tooluse_2", "Write")))
    stream = b"".join(stream_steps(turn, signed=signed))
    quirks = NATIVE if signed else PLAIN
    events = decoded(stream, CURIOUS, quirks)
    assert content(events) == [
        {"type": "thinking", "thinking": "Let me see", "signature": SIGNATURE if signed else seal("bedrock", {})},
        {"type": "text", "text": "Hello ❄"},
        {"type": "tool_use", "id": "tooluse_1", "name": "Read", "input": {"path": "/a"}},
        {"type": "tool_use", "id": "tooluse_2", "name": "Write", "input": {}},
    ]
    for pieces in splits(stream):
        assert joined(decoded(pieces, CURIOUS, quirks)) == joined(events)


# Reasoning

HIDDEN = [reasoning(0, "hm"), signature(0, "sig"), block_stop(0), redacted(1, "aGk="), block_stop(1)]
REDACTED: dict[str, object] = {"type": "redacted_thinking", "data": "aGk="}
SAID: dict[str, object] = {"type": "text", "text": "a"}


def thought(thinking: str, signed: str) -> dict[str, object]:
    return {"type": "thinking", "thinking": thinking, "signature": signed}


REASONING: list[tuple[str, list[bytes], ReplyContext, ConverseQuirks, list[dict[str, object]]]] = [
    ("of a Claude", HIDDEN, CURIOUS, NATIVE, [thought("hm", "sig"), REDACTED, SAID]),
    ("of a Claude that was not to show it", HIDDEN, QUIET, NATIVE, [thought("hm", "sig"), REDACTED, SAID]),
    ("of another model", HIDDEN, CURIOUS, PLAIN, [thought("hm", seal("bedrock", {})), SAID]),
    ("that nobody wants to read", HIDDEN, QUIET, PLAIN, [SAID]),
    ("a signature alone", [signature(0, "sig"), block_stop(0)], CURIOUS, NATIVE, [thought("", "sig"), SAID]),
    ("a signature in pieces", [reasoning(0, "hm"), signature(0, "s"), signature(0, "ig"), block_stop(0)], CURIOUS,
     NATIVE, [thought("hm", "sig"), SAID]),
    ("between calls",
     [reasoning(0, "h"), signature(0, "1"), block_stop(0), reasoning(1, "m"), signature(1, "2"), block_stop(1)],
     CURIOUS, NATIVE, [thought("h", "1"), thought("m", "2"), SAID]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "context", "quirks", "expected"), [case[1:] for case in REASONING], ids=[case[0] for case in REASONING]
)
def test_reasoning(
    steps: list[bytes], context: ReplyContext, quirks: ConverseQuirks, expected: list[dict[str, object]]
) -> None:
    stream = START + b"".join(steps) + text(5, "a") + block_stop(5) + END
    events = decoded(stream, context, quirks)
    assert content(events) == expected
    for pieces in splits(stream):
        assert joined(decoded(pieces, context, quirks)) == joined(events)


def test_reasoning_is_the_answer_where_there_is_no_other() -> None:
    assert outline(decoded(START + reasoning(0, " hm ") + block_stop(0) + END)) == [("text", "hm")]


# Stop reasons


@pytest.mark.parametrize(("theirs", "ours"), STOP_REASONS.items())
def test_stop_reasons(theirs: str, ours: str) -> None:
    events = decoded(START + text(0, "a") + block_stop(0) + message_stop(theirs) + metadata(Counts()))
    assert end_of(events).stop_reason == ours


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("end_turn", "tool_use"),
        ("tool_use", "tool_use"),
        ("max_tokens", "tool_use"),
        ("tomorrow", "tool_use"),
        ("guardrail_intervened", "refusal"),
        ("content_filtered", "refusal"),
    ],
)
def test_stop_reasons_with_a_call(theirs: str, ours: str) -> None:
    call = call_start(0, "t1", "Read") + arguments(0, A) + block_stop(0)
    assert end_of(decoded(START + call + message_stop(theirs) + metadata(Counts()))).stop_reason == ours


def test_a_call_that_the_limit_cut() -> None:
    events = decoded(START + call_start(0, "t1", "Read") + arguments(0, '{"a') + message_stop("max_tokens"))
    assert end_of(events).stop_reason == "max_tokens"


def test_the_stop_sequence_that_was_found() -> None:
    events = decoded(START + text(0, "a") + message_stop("stop_sequence", stop_sequence="END") + metadata(Counts()))
    assert end_of(events) == MessageDelta("stop_sequence", "END", USED)
    events = decoded(START + text(0, "a") + message_stop("end_turn", stop_sequence="END") + metadata(Counts()))
    assert end_of(events).stop_sequence is None


@pytest.mark.parametrize("reason", FAILURES)
def test_answers_that_are_none(reason: str) -> None:
    failure = failure_of(decoded(START + text(0, "a") + message_stop(reason) + metadata(Counts())))
    assert (failure.error.status, failure.error.type, failure.error.retryable) == (502, "api_error", True)
    assert reason in failure.error.message


# Counts


def test_counts() -> None:
    usage = {
        "inputTokens": 3,
        "outputTokens": 4,
        "totalTokens": 19,
        "cacheReadInputTokens": 5,
        "cacheWriteInputTokens": 7,
        "cacheDetails": [{"ttl": "1h", "inputTokens": 7}],
    }
    events = decoded(START + text(0, "a") + message_stop("end_turn") + event("metadata", {"usage": usage}))
    assert end_of(events).usage == Usage(3, 4, 5, 7)


@pytest.mark.parametrize("usage", [{}, None, [], {"inputTokens": 0, "outputTokens": 0}, {"inputTokens": "x"}])
def test_counts_that_say_nothing(usage: object) -> None:
    events = decoded(START + text(0, "abcdefgh") + message_stop("end_turn") + event("metadata", {"usage": usage}))
    assert end_of(events).usage == Usage(7, 2, estimated=True)


def test_counts_that_do_not_come() -> None:
    events = decoded(START + text(0, "abcdefgh") + message_stop("end_turn"))
    assert end_of(events).usage == Usage(7, 2, estimated=True)


def test_counts_that_come_early() -> None:
    events = decoded(START + metadata(Counts()) + text(0, "a") + block_stop(0) + message_stop("end_turn"))
    assert end_of(events).usage == USED


# Names and ids


def test_renamed_tools_and_ids_that_a_client_may_not_see() -> None:
    context = ReplyContext(provider="bedrock", model="m", tool_names={"a_b_c8687a08": "a b"})
    events = decoded(START + call_start(0, "functions.Read:0", "a_b_c8687a08") + block_stop(0) + END, context)
    assert BlockStart(0, "tool_use", id="toolx_ZnVuY3Rpb25zLlJlYWQ6MA", name="a b") in events


def test_calls_without_ids_or_with_the_same() -> None:
    calls = [call_start(i, id_, "Read") + block_stop(i) for i, id_ in enumerate(["t1", "t1", ""])]
    ids = [block["id"] for block in content(decoded(START + b"".join(calls) + END))]
    assert ids[0] == "t1"
    assert len(set(ids)) == 3


# What goes wrong

ERRORS: list[tuple[str, bytes, int, str, bool, str]] = [
    ("throttled", error_frame(), 429, "rate_limit_error", True, "Too many requests, please wait."),
    ("unavailable", exception("serviceUnavailableException", "busy"), 529, "overloaded_error", True, "busy"),
    ("invalid", exception("validationException", "bad field"), 400, "invalid_request_error", False, "bad field"),
    ("too long", exception("validationException", "Input is too long for requested model."), 400,
     "invalid_request_error", False, "prompt is too long: Input is too long for requested model."),
    ("internal", exception("internalServerException", "oops"), 500, "api_error", True, "oops"),
    ("of the model", exception("modelStreamErrorException", "failed", originalStatusCode=500, originalMessage="why"),
     500, "api_error", True, "failed: why"),
    ("timeout", exception("modelTimeoutException", "slow"), 504, "timeout_error", True, "slow"),
    ("unknown", exception("tomorrowException", "new"), 500, "api_error", True, "new"),
    ("unmodelled", error("InternalFailure", "oops"), 500, "api_error", True, "oops"),
    ("no message", exception("throttlingException", ""), 429, "rate_limit_error", True, "throttlingException"),
    ("no JSON", frame({":message-type": "exception", ":exception-type": "throttlingException"}, b"slow"),
     429, "rate_limit_error", True, "slow"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "status", "kind", "retryable", "message"), [case[1:] for case in ERRORS], ids=[case[0] for case in ERRORS]
)
@pytest.mark.parametrize("before", [b"", START + text(0, "a")], ids=["first", "later"])
def test_errors(before: bytes, data: bytes, status: int, kind: str, retryable: bool, message: str) -> None:
    stream = before + data + text(0, "b") + END
    events = decoded(stream)
    error = failure_of(events).error
    assert (error.status, error.type, error.retryable, error.message) == (status, kind, retryable, message)
    for pieces in splits(stream):
        assert failure_of(decoded(pieces)).error.message == message


def test_a_stream_that_breaks_off() -> None:
    stream = START + text(0, "abc") + block_stop(0) + call_start(1, "t1", "Read") + arguments(1, A) + block_stop(1)
    for cut in range(len(stream) + 1):
        error = failure_of(decoded(stream[:cut])).error
        assert (error.status, error.code, error.retryable) == (502, "bad_upstream", True)
        assert error.message in (
            "Amazon Bedrock: the stream ended before the answer was complete",
            "Amazon Bedrock: the stream ended within a frame",
        )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<html><body>Bad gateway</body></html>", "the checksum of a frame's lengths is wrong"),
        (event("messageStop", {"stopReason": "end_turn"})[:-1] + b"x" + END, "the checksum of a frame is wrong"),
        (frame({":event-type": "messageStop", ":message-type": "event"}, b"{"), "an event of the stream is not JSON"),
        (event("messageStop", [1]), "an event of the stream is not JSON"),
    ],
)
def test_a_stream_that_is_none(data: bytes, problem: str) -> None:
    assert failure_of(decoded(START + text(0, "a") + data)).error.message == f"Amazon Bedrock: {problem}"


def test_nothing_follows_the_end() -> None:
    events = decoded(START + text(0, "a") + END + text(0, "b") + error_frame())
    assert outline(events) == [("text", "a")]
    assert not any(isinstance(event, Failure) for event in events)
