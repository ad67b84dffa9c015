"""Every form of a streamed answer."""

from __future__ import annotations

import pytest

from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.events import (
    BlockStart,
    BlockStop,
    Delta,
    Event,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    Remember,
    Usage,
)
from lynkr.converters.gemini import Gemini, GeminiQuirks
from lynkr.converters.gemini.signatures import payload
from lynkr.converters.gemini.tables import FAILURES, STOP_REASONS
from tests.converters.gemini.answers import (
    CURIOUS,
    PLAIN,
    QUIET,
    call,
    chunk,
    decoded,
    say,
    stop,
    stream,
    text,
    thought,
)
from tests.converters.reading import content, end_of, failure_of, joined, outline, splits

A: JsonObject = {"path": "/a"}
READ_A = ("tool_use", "Read", '{"path":"/a"}')
BLOCKED = "The provider's filters blocked the"

# Chunks, context, blocks, stop reason.
CASES: list[tuple[str, list[object], ReplyContext, list[tuple[str, ...]], str]] = [
    # Text
    ("text", [say("Hel"), say("lo"), stop()], QUIET, [("text", "Hello")], "end_turn"),
    ("the reason with the last text", [say("a"), chunk(text("b"), finish="STOP")], QUIET, [("text", "ab")], "end_turn"),
    ("text after the reason", [chunk(text("a"), finish="STOP"), say("b")], QUIET, [("text", "ab")], "end_turn"),
    ("several parts", [chunk(text("a"), text("b")), stop()], QUIET, [("text", "ab")], "end_turn"),
    ("white space first", [say("\n"), say("\na"), say(" b"), stop()], QUIET, [("text", "\n\na b")], "end_turn"),
    ("a chunk without content", [say("a"), {"candidates": [{"finishReason": "STOP", "index": 0}]}], QUIET,
     [("text", "a")], "end_turn"),
    ("content without parts", [say("a"), {"candidates": [{"content": {"role": "model"}, "finishReason": "STOP"}]}],
     QUIET, [("text", "a")], "end_turn"),
    ("counts after the reason", [chunk(text("a"), finish="STOP"), {"usageMetadata": {"promptTokenCount": 5}}], QUIET,
     [("text", "a")], "end_turn"),
    ("an unknown reason", [chunk(text("a"), finish="TIRED")], QUIET, [("text", "a")], "end_turn"),
    ("the limit", [say("a"), stop("MAX_TOKENS")], QUIET, [("text", "a")], "max_tokens"),
    ("the limit before anything was said", [stop("MAX_TOKENS")], QUIET, [("text", "")], "max_tokens"),
    ("another server's end", [chunk(text("a"), finish="STOP"), "[DONE]"], QUIET, [("text", "a")], "end_turn"),
    ("other candidates are ignored",
     [{"candidates": [{"content": {"parts": [text("a")]}}, {"content": {"parts": [text("b")]}}]}, stop()], QUIET,
     [("text", "a")], "end_turn"),
    ("other parts are ignored",
     [chunk({"executableCode": {"code": "x"}}, {"inlineData": {"data": "aGk="}}, {}, "x", None, text("a")), stop()],
     QUIET, [("text", "a")], "end_turn"),
    ("strange members", [{"candidates": "x"}, {"candidates": [None]}, {"candidates": [{"content": "x"}]},
                         {"candidates": [{"content": {"parts": "x"}, "finishReason": 5}]}, {"usageMetadata": "x"},
                         chunk({"text": 5}, {"functionCall": "x"}), say("a"), stop()], QUIET, [("text", "a")],
     "end_turn"),
    ("a list of chunks", [[say("a"), say("b")], stop()], QUIET, [("text", "ab")], "end_turn"),
    # Thoughts
    ("thoughts", [chunk(thought("Let ")), chunk(thought("me")), say("Hi"), stop()], CURIOUS,
     [("thinking", "Let me"), ("text", "Hi")], "end_turn"),
    ("thoughts in one chunk with text", [chunk(thought("hm"), text("a")), stop()], CURIOUS,
     [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("thoughts are not shown", [chunk(thought("hm")), say("Hi"), stop()], QUIET, [("text", "Hi")], "end_turn"),
    ("thoughts are all there is", [chunk(thought("hm\n")), stop()], QUIET, [("text", "hm")], "end_turn"),
    ("thoughts are all there is, and wanted", [chunk(thought("hm")), stop()], CURIOUS, [("thinking", "hm")],
     "end_turn"),
    ("thoughts until the limit", [chunk(thought("hm")), stop("MAX_TOKENS")], CURIOUS, [("thinking", "hm")],
     "max_tokens"),
    ("thoughts between texts", [say("a"), chunk(thought("hm")), say("b"), stop()], CURIOUS,
     [("text", "a"), ("thinking", "hm"), ("text", "b")], "end_turn"),
    ("empty thoughts", [chunk(thought("")), say("a"), stop()], CURIOUS, [("text", "a")], "end_turn"),
    # Calls
    ("a call", [chunk(call(A), finish="STOP")], QUIET, [READ_A], "tool_use"),
    ("a call after a text", [say("a"), chunk(call(A)), stop()], QUIET, [("text", "a"), READ_A], "tool_use"),
    ("a call after white space", [say("\n"), chunk(call(A)), stop()], QUIET, [READ_A], "tool_use"),
    ("a call after thoughts", [chunk(thought("hm")), chunk(call(A)), stop()], CURIOUS, [("thinking", "hm"), READ_A],
     "tool_use"),
    ("calls in one chunk", [chunk(call(A), call({}, name="Write")), stop()], QUIET,
     [READ_A, ("tool_use", "Write", "{}")], "tool_use"),
    ("calls in several chunks", [chunk(call(A)), chunk(call({}, name="Write")), stop()], QUIET,
     [READ_A, ("tool_use", "Write", "{}")], "tool_use"),
    ("text between calls", [chunk(call(A)), say("b"), chunk(call(A)), stop()], QUIET, [READ_A, ("text", "b"), READ_A],
     "tool_use"),
    ("no arguments", [chunk(call()), stop()], QUIET, [("tool_use", "Read", "{}")], "tool_use"),
    ("arguments as text", [chunk(call('{"path": "/a"}')), stop()], QUIET, [READ_A], "tool_use"),
    ("arguments that are none", [chunk(call([1])), stop()], QUIET, [("tool_use", "Read", "{}")], "tool_use"),
    ("no name", [chunk(call(A, name=None)), stop()], QUIET, [("tool_use", "unknown", '{"path":"/a"}')], "tool_use"),
    ("the module before the name", [chunk(call(A, name="default_api:Read"), call(A, name="default_api.Read")), stop()],
     QUIET, [READ_A, READ_A], "tool_use"),
    ("only the module", [chunk(call(A, name="default_api.")), stop()], QUIET,
     [("tool_use", "default_api.", '{"path":"/a"}')], "tool_use"),
    ("a call and the limit", [chunk(call(A)), stop("MAX_TOKENS")], QUIET, [READ_A], "tool_use"),
    ("a call and a refusal", [chunk(call(A)), stop("SAFETY")], QUIET, [READ_A], "refusal"),
    # Refusals
    ("a refusal", [say("a"), stop("SAFETY")], QUIET, [("text", "a")], "refusal"),
    ("a refusal without a word", [{"candidates": [{"finishReason": "RECITATION"}]}], QUIET,
     [("text", f"{BLOCKED} answer (RECITATION).")], "refusal"),
    ("a refusal with its reason", [{"candidates": [{"finishReason": "SPII", "finishMessage": "Personal data."}]}],
     QUIET, [("text", "Personal data.")], "refusal"),
    ("a refusal while thinking", [chunk(thought("hm")), stop("SAFETY")], QUIET,
     [("text", f"{BLOCKED} answer (SAFETY).")], "refusal"),
    ("a blocked prompt", [{"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}], QUIET,
     [("text", f"{BLOCKED} request (PROHIBITED_CONTENT).")], "refusal"),
    ("a blocked prompt with its reason",
     [{"promptFeedback": {"blockReason": "OTHER", "blockReasonMessage": "No."}, "candidates": []}], QUIET,
     [("text", "No.")], "refusal"),
    ("feedback that blocks nothing", [{"promptFeedback": {"safetyRatings": []}}, say("a"), stop()], QUIET,
     [("text", "a")], "end_turn"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("chunks", "context", "blocks", "stop_reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_answers(chunks: list[object], context: ReplyContext, blocks: list[tuple[str, ...]], stop_reason: str) -> None:
    data = stream(*chunks)
    events = decoded(data, context)
    assert outline(events) == blocks
    end = end_of(events)
    assert (end.stop_reason, end.stop_sequence) == (stop_reason, None)
    for pieces in splits(data):
        assert joined(decoded(pieces, context)) == joined(events)


@pytest.mark.parametrize(("reason", "expected"), STOP_REASONS.items())
def test_every_reason(reason: str, expected: str) -> None:
    assert end_of(decoded(stream(say("a"), stop(reason)))).stop_reason == expected


def sealed(signature: str, on: str) -> str:
    return seal("vertex", {"thoughtSignature": signature, "on": on})


def test_exactly() -> None:
    usage = {"promptTokenCount": 20, "candidatesTokenCount": 4, "thoughtsTokenCount": 6, "cachedContentTokenCount": 5}
    data = stream(
        {**chunk(thought("hm")), "usageMetadata": {"promptTokenCount": 20}},
        chunk(text("é")),
        chunk(call(A, id_="c1", signature="c2ln"), call({}, name="a_b_1")),
        {**stop(), "usageMetadata": usage},
    )
    context = ReplyContext("vertex", "claude-x", wants_thinking=True, tool_names={"a_b_1": "a b"})
    final = Usage(15, 10, cache_read_input_tokens=5, thinking_tokens=6)
    expected: list[Event] = [
        MessageStart("", "claude-x", Usage(20, 0)),
        BlockStart(0, "thinking"),
        Delta(0, "thinking", "hm"),
        Delta(0, "signature", seal("vertex", {})),
        BlockStop(0),
        BlockStart(1, "text"),
        Delta(1, "text", "é"),
        BlockStop(1),
        BlockStart(2, "thinking"),
        Delta(2, "signature", sealed("c2ln", "call")),
        BlockStop(2),
        BlockStart(3, "tool_use", "c1", "Read"),
        Delta(3, "input_json", '{"path":"/a"}'),
        BlockStop(3),
        BlockStart(4, "tool_use", "toolu_", "a b"),
        Delta(4, "input_json", "{}"),
        BlockStop(4),
        Remember("", sealed("c2ln", "call")),
        MessageDelta("tool_use", None, final),
        MessageStop(),
    ]
    assert joined(decoded(data, context)) == expected
    for pieces in splits(data):
        assert joined(decoded(pieces, context)) == expected


def test_ids() -> None:
    same = decoded(stream(chunk(call(A, id_="c"), call(A, id_="c"), call(A, id_="a b"), call(A, id_=5)), stop()))
    ids = [event.id for event in same if isinstance(event, BlockStart)]
    assert ids[0] == "c"
    assert ids[2] == "toolx_YSBi"
    assert len(set(ids)) == 4
    assert ids[1].startswith("toolu_")
    assert ids[3].startswith("toolu_")


# Signatures


def blocks_of(*chunks: object, context: ReplyContext = CURIOUS, quirks: GeminiQuirks = PLAIN) -> list[JsonObject]:
    return content(decoded(stream(*chunks), context, quirks))


def remembered(*chunks: object, context: ReplyContext = QUIET, quirks: GeminiQuirks = PLAIN) -> list[Remember]:
    return [event for event in decoded(stream(*chunks), context, quirks) if isinstance(event, Remember)]


def thinking(text: str, signature: str) -> JsonObject:
    return {"type": "thinking", "thinking": text, "signature": signature}


def test_the_signature_of_a_call_is_on_the_thinking_before_it() -> None:
    first = blocks_of(chunk(thought("hm")), chunk(call(A, signature="c2ln")), stop())[0]
    assert first == thinking("hm", sealed("c2ln", "call"))


def test_the_signature_of_a_call_without_thinking_gets_a_block() -> None:
    first = blocks_of(chunk(call(A, signature="c2ln")), stop())[0]
    assert first == thinking("", sealed("c2ln", "call"))


def test_every_signature_of_a_call_is_kept() -> None:
    blocks = blocks_of(chunk(call(A, signature="b25l"), call(A, signature="dHdv")), stop())
    assert [block["signature"] for block in blocks if block["type"] == "thinking"] == [
        sealed("b25l", "call"),
        sealed("dHdv", "call"),
    ]


def test_the_signature_of_a_text() -> None:
    first = blocks_of(chunk(thought("hm")), chunk(text("a", "c2ln")), stop())[0]
    assert first == thinking("hm", sealed("c2ln", "text"))


def test_the_signature_after_a_text_has_nowhere_to_go() -> None:
    assert blocks_of(chunk(thought("hm")), say("a"), chunk(text("", "c2ln"), finish="STOP")) == [
        thinking("hm", seal("vertex", {})),
        {"type": "text", "text": "a"},
    ]


def test_the_signature_of_a_thought() -> None:
    first = blocks_of(chunk(thought("hm", "c2ln")), chunk(text("a")), stop())[0]
    assert first == thinking("hm", sealed("c2ln", "thought"))
    assert blocks_of(chunk(thought("", "c2ln")), say("a"), stop())[0] == thinking("", sealed("c2ln", "thought"))


def test_what_the_client_does_not_get_is_for_the_gateway_to_remember() -> None:
    chunks = [chunk(thought("hm")), chunk(call(A, signature="b25l"), call(A, signature="dHdv")), stop()]
    assert blocks_of(*chunks, context=QUIET)[0]["type"] == "tool_use"
    assert remembered(*chunks) == [Remember("hm", seal("vertex", payload("b25l", "call")))]
    # Some clients ask for thinking and drop it all the same.
    assert remembered(*chunks, context=CURIOUS) == [Remember("", seal("vertex", payload("b25l", "call")))]
    assert remembered(chunk(call(A)), stop()) == []
    assert remembered(chunk(text("a", "c2ln")), stop()) == []


def test_signatures_that_nobody_wants_back() -> None:
    quirks = GeminiQuirks(signatures="none")
    chunks = [chunk(call(A, signature="c2ln")), stop()]
    assert blocks_of(*chunks, quirks=quirks)[0]["type"] == "tool_use"
    assert remembered(*chunks, quirks=quirks) == []


def test_a_signature_that_is_none() -> None:
    assert blocks_of(chunk(call(A, signature=5)), stop())[0]["type"] == "tool_use"


# The end


def test_nothing_is_begun_before_something_is_said() -> None:
    """So that an answer of nothing can be asked for again."""
    decoder = Gemini("test").stream_decoder(QUIET, PLAIN)
    assert decoder.feed(stream({**say(""), "usageMetadata": {"promptTokenCount": 5}}, chunk(thought("hm")))) == []
    first = decoder.feed(stream(say("a")))
    assert isinstance(first[0], MessageStart)
    assert first[0].usage == Usage(5, 0)


def test_awaits_end() -> None:
    decoder = Gemini("test").stream_decoder(QUIET, PLAIN)
    decoder.feed(stream(say("a")))
    assert not decoder.awaits_end
    decoder.feed(stream(stop()))
    assert decoder.awaits_end
    decoder.close()
    assert not decoder.awaits_end


@pytest.mark.parametrize(("reason", "what"), FAILURES.items())
def test_every_reason_that_is_a_failure(reason: str, what: str) -> None:
    error = failure_of(decoded(stream(say("a"), stop(reason, finishMessage="Why.")))).error
    assert (error.status, error.type, error.code, error.retryable) == (502, "api_error", "bad_upstream", True)
    assert error.message == f"vertex {what} (Why.)"
    assert [type(event) for event in decoded(stream(chunk(finish=reason)))] == [Failure]


@pytest.mark.parametrize(
    "chunks", [[stop()], [say(" "), stop()], [chunk(finish="STOP")], [stop("FINISH_REASON_UNSPECIFIED")]]
)
def test_an_answer_of_nothing_is_a_failure(chunks: list[object]) -> None:
    (failure,) = decoded(stream(*chunks))
    assert isinstance(failure, Failure)
    assert failure.error.message == "vertex answered nothing"
    assert failure.error.retryable


@pytest.mark.parametrize("data", [b"", stream(say("a")), stream(say("a"), "[DONE]"), stream(chunk(call(A)))])
def test_a_stream_that_ends_early(data: bytes) -> None:
    error = failure_of(decoded(data)).error
    assert error.message == "vertex ended its stream before the answer was complete"
    assert error.retryable


def test_no_blank_line_at_the_end() -> None:
    assert outline(decoded(stream(say("a"), stop()).rstrip())) == [("text", "a")]


def test_what_is_no_answer() -> None:
    assert outline(decoded(stream("x", "5", say("a"), "[]", stop()))) == [("text", "a")]
    error = failure_of(decoded(stream(say("a"), "x", "5", "null", say("b"), stop()))).error
    assert error.message == "vertex sent what is no part of an answer"


OVERLOADED = {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}


@pytest.mark.parametrize("payload", [{"error": OVERLOADED}, [{"error": OVERLOADED}]])
def test_an_error_in_the_stream(payload: object) -> None:
    error = failure_of(decoded(stream(say("a"), payload, say("b"), stop()))).error
    assert (error.status, error.type, error.message) == (529, "overloaded_error", "The model is overloaded.")
