"""Every form of a streamed answer."""

from __future__ import annotations

import pytest

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal, unseal
from lynkr.converters.events import (
    BlockStart,
    BlockStop,
    Delta,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    Remember,
    Usage,
)
from lynkr.converters.openai_responses.tables import ERROR_STATUS, INCOMPLETE_REASONS
from tests.converters.openai_responses.answers import (
    CREATED,
    CURIOUS,
    DIALECT,
    QUIET,
    QUIRKS,
    added,
    argue,
    call,
    called,
    cut,
    decoded,
    done,
    end,
    event,
    said,
    say,
    stream,
    think,
    thought,
)
from tests.converters.reading import JsonObject, content, end_of, failure_of, joined, outline, splits
from tests.support import responses_answers
from tests.support.answer import Call, Turn
from tests.support.answer import Usage as Counts

A = '{"path":"/a"}'
B = '{"path":"/b"}'
MESSAGE = added(0, "message", content=[], role="assistant")


def reading_text(text: object, index: int = 0, part: int = 0) -> JsonObject:
    """Reasoning as it is, not its summary: open models have nothing to hide."""
    return event("reasoning_text.delta", output_index=index, item_id=f"i{index}", content_index=part, delta=text)


# Events, context, blocks, stop reason.
CASES: list[tuple[str, list[object], ReplyContext, list[tuple[str, ...]], str]] = [
    # Text
    ("text", [CREATED, MESSAGE, say("Hel"), say("lo"), said(0, "Hello"), end()], QUIET, [("text", "Hello")],
     "end_turn"),
    ("nothing", [CREATED, end()], QUIET, [("text", "")], "end_turn"),
    ("only the end", [end()], QUIET, [("text", "")], "end_turn"),
    ("an empty message", [MESSAGE, said(0), end()], QUIET, [("text", "")], "end_turn"),
    ("empty pieces", [MESSAGE, say(""), say("a"), say(None), say(5), end()], QUIET, [("text", "a")], "end_turn"),
    ("several messages", [say("a"), said(0, "a"), say("b", 1), said(1, "b"), end()], QUIET,
     [("text", "a"), ("text", "b")], "end_turn"),
    ("several parts", [say("a"), say("b", 0, 1), said(0, "a", "b"), end()], QUIET, [("text", "ab")], "end_turn"),
    ("two messages side by side", [MESSAGE, added(1, "message"), say("c", 1), say("a"), say("d", 1), say("b"),
                                   said(0, "ab"), said(1, "cd"), end()], QUIET, [("text", "ab"), ("text", "cd")],
     "end_turn"),
    ("white space only", [say("\n"), say(" "), end()], QUIET, [("text", "\n ")], "end_turn"),
    ("white space first", [say("\n"), say("\na"), say(" b"), end()], QUIET, [("text", "\n\na b")], "end_turn"),
    ("white space before a call", [say("\n\n"), said(0, "\n\n"), call(1), argue(A, 1), called(1, A), end()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("nobody says that the item begins", [say("a"), say("b"), end()], QUIET, [("text", "ab")], "end_turn"),
    ("only whole parts", [MESSAGE, event("output_text.done", output_index=0, content_index=0, text="a"),
                          event("content_part.done", output_index=0, content_index=0,
                                part={"type": "output_text", "text": "a"}), said(0, "a"), end()], QUIET,
     [("text", "a")], "end_turn"),
    ("only content parts", [MESSAGE, event("content_part.done", output_index=0, content_index=0,
                                           part={"type": "text", "text": "a"}),
                            event("content_part.done", output_index=0, content_index=1,
                                  part={"type": "reasoning_text", "text": "x"}), end()], QUIET, [("text", "a")],
     "end_turn"),
    ("only whole items", [said(0, "a", "b"), end()], QUIET, [("text", "ab")], "end_turn"),
    ("an item's text as a string", [done(0, "message", content="a"), end()], QUIET, [("text", "a")], "end_turn"),
    ("an item's parts as strings", [done(0, "message", content=["a", 5, {"x": 1}, "b"]), end()], QUIET,
     [("text", "ab")], "end_turn"),
    ("only the whole answer", [end(output=[{"type": "message", "content": [{"type": "output_text", "text": "a"}]}])],
     QUIET, [("text", "a")], "end_turn"),
    ("the answer says again what was said", [say("a"), said(0, "a"), end(output=[
        {"type": "message", "id": "x", "content": [{"type": "output_text", "text": "a"}]}])], QUIET, [("text", "a")],
     "end_turn"),
    ("a part that was half told", [say("a"), said(0, "a", "b"), end()], QUIET, [("text", "ab")], "end_turn"),
    ("text after its end", [said(0, "a"), say("b"), said(0, "ab"), end()], QUIET, [("text", "a")], "end_turn"),
    ("ids only", [{**say("a"), "output_index": None}, {**say("b"), "output_index": None}, end()], QUIET,
     [("text", "ab")], "end_turn"),
    ("indexes only", [{**say("a"), "item_id": None}, {**say("b", 1), "item_id": None}, {**say("c"), "item_id": None},
                      end()], QUIET, [("text", "ac"), ("text", "b")], "end_turn"),
    ("a new id in every event", [{**say("a"), "item_id": "x"}, {**say("b"), "item_id": "y"}, end()], QUIET,
     [("text", "ab")], "end_turn"),
    ("one index for all", [say("a"), said(0, "a"), {**call(1), "output_index": 0}, {**argue(A, 1), "output_index": 0},
                           {**called(1, A), "output_index": 0}, end()], QUIET,
     [("text", "a"), ("tool_use", "Read", A)], "tool_use"),
    ("refusal", [event("refusal.delta", output_index=0, content_index=0, delta="I can"),
                 event("refusal.delta", output_index=0, content_index=0, delta="not"),
                 event("refusal.done", output_index=0, content_index=0, refusal="I cannot"), end()], QUIET,
     [("text", "I cannot")], "refusal"),
    ("refusal in one piece", [event("refusal.done", output_index=0, content_index=0, refusal="No"), end()], QUIET,
     [("text", "No")], "refusal"),
    ("refusal in an item", [done(0, "message", content=[{"type": "refusal", "refusal": "No"}]), end()], QUIET,
     [("text", "No")], "refusal"),
    ("unknown events and items", [CREATED, event("output_text.annotation.added", annotation={}), {"type": "keepalive"},
                                  added(0, "web_search_call"), event("web_search_call.searching", output_index=0),
                                  done(0, "web_search_call"), say("a", 1), {}, {"type": 5}, end()], QUIET,
     [("text", "a")], "end_turn"),
    ("strange members", [event("output_item.added"), event("output_item.added", item=5),
                         event("output_item.done", item={"type": {}}), event("content_part.done", part="x"),
                         say("a"), event("completed", response="x")], QUIET, [("text", "a")], "end_turn"),
    ("text for another kind of item", [call(0), say("a"), argue(A), called(0, A), end()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    # Reasoning
    ("reasoning", [added(0, "reasoning"), think("Let "), think("me"), thought(0, "Let me"), say("Hi", 1), end()],
     CURIOUS, [("thinking", "Let me"), ("text", "Hi")], "end_turn"),
    ("reasoning of several paragraphs", [think("a"), think("b", 0, 1), think("c", 0, 1), thought(0, "a", "bc"),
                                         say("Hi", 1), end()], CURIOUS, [("thinking", "a\n\nbc"), ("text", "Hi")],
     "end_turn"),
    ("reasoning is not shown", [think("Let me"), thought(0, "Let me"), say("Hi", 1), end()], QUIET, [("text", "Hi")],
     "end_turn"),
    ("reasoning is all there is", [think("Let "), think("me\n"), thought(0), end()], QUIET, [("text", "Let me")],
     "end_turn"),
    ("reasoning is all there is, and wanted", [think("Let me"), thought(0), end()], CURIOUS, [("thinking", "Let me")],
     "end_turn"),
    ("two thoughts side by side are all there is", [added(0, "reasoning"), think("c", 1), think("a"), think("d", 1),
                                                    think("b"), thought(0), thought(1), end()], QUIET,
     [("text", "ab\n\ncd")], "end_turn"),
    ("only whole summaries", [event("reasoning_summary_text.done", output_index=0, summary_index=0, text="a"),
                              event("reasoning_summary_text.done", output_index=0, summary_index=1, text="b"),
                              thought(0, "a", "b"), say("Hi", 1), end()], CURIOUS,
     [("thinking", "a\n\nb"), ("text", "Hi")], "end_turn"),
    ("only whole reasoning items", [thought(0, "a", "b"), say("Hi", 1), end()], CURIOUS,
     [("thinking", "a\n\nb"), ("text", "Hi")], "end_turn"),
    ("reasoning as it is", [reading_text("h"), reading_text("m"), done(0, "reasoning", summary=[], content=[
        {"type": "reasoning_text", "text": "hm"}]), say("Hi", 1), end()], CURIOUS, [("thinking", "hm"), ("text", "Hi")],
     "end_turn"),
    ("reasoning as it is, whole", [event("reasoning_text.done", output_index=0, content_index=0, text="hm"),
                                   say("Hi", 1), done(0, "reasoning"), end()], CURIOUS,
     [("thinking", "hm"), ("text", "Hi")], "end_turn"),
    ("reasoning and its summary", [reading_text("hm"), think("Hm."), thought(0, "Hm."), say("Hi", 1), end()], CURIOUS,
     [("thinking", "hm"), ("text", "Hi")], "end_turn"),
    ("reasoning without text", [added(0, "reasoning", encrypted_content="gAA"), thought(0, encrypted="gAAAA"),
                                say("Hi", 1), end()], CURIOUS, [("thinking", ""), ("text", "Hi")], "end_turn"),
    ("reasoning without text, not shown", [thought(0, encrypted="gAAAA"), say("Hi", 1), end()], QUIET, [("text", "Hi")],
     "end_turn"),
    ("reasoning without anything", [added(0, "reasoning"), thought(0), say("Hi", 1), end()], CURIOUS, [("text", "Hi")],
     "end_turn"),
    ("blank reasoning", [think("\n"), thought(0), say("Hi", 1), end()], CURIOUS, [("text", "Hi")], "end_turn"),
    ("reasoning that ends after the text has begun", [think("h"), say("Hi", 1), think("m"), thought(0), end()], CURIOUS,
     [("thinking", "hm"), ("text", "Hi")], "end_turn"),
    ("reasoning between calls", [think("a"), thought(0), call(1), argue(A, 1), called(1, A), think("b", 2), thought(2),
                                 call(3), argue(B, 3), called(3, B), end()], CURIOUS,
     [("thinking", "a"), ("tool_use", "Read", A), ("thinking", "b"), ("tool_use", "Read", B)], "tool_use"),
    # Tool calls
    ("a call", [CREATED, call(0), argue('{"path"'), argue(':"/a"}'), called(0, A), end()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("text and a call", [say("I look."), said(0), call(1), argue(A, 1), called(1, A), end()], QUIET,
     [("text", "I look."), ("tool_use", "Read", A)], "tool_use"),
    ("a call and text", [call(0), argue(A), called(0, A), say("b", 1), end()], QUIET,
     [("tool_use", "Read", A), ("text", "b")], "tool_use"),
    ("two calls", [call(0), argue(A), called(0, A), call(1, "Write"), argue(B, 1), called(1, B), end()], QUIET,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("two calls, one within the other", [call(0), call(1, "Write"), argue('{"path"'), argue('{"path"', 1),
                                         argue(':"/a"}'), argue(':"/b"}', 1), called(1, B), called(0, A), end()], QUIET,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("two calls, the second first", [call(0), call(1, "Write"), argue(B, 1), called(1, B), argue(A), called(0, A),
                                     end()], QUIET, [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("text while the arguments are incomplete", [call(0), argue('{"path"'), say("a", 1), argue(':"/a"}'), say("b", 1),
                                                 end()], QUIET, [("tool_use", "Read", A), ("text", "ab")], "tool_use"),
    ("a text that nobody ends", [say("a"), call(1), argue(A, 1), called(1, A), end()], QUIET,
     [("text", "a"), ("tool_use", "Read", A)], "tool_use"),
    ("only whole arguments", [call(0), event("function_call_arguments.done", output_index=0, arguments=A),
                              called(0, A), end()], QUIET, [("tool_use", "Read", A)], "tool_use"),
    ("only whole calls", [called(0, A), called(1, B, "Write"), end()], QUIET,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("arguments when it begins", [added(0, "function_call", call_id="c", name="Read", arguments=A), end()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("arguments when it begins and after", [added(0, "function_call", call_id="c", name="Read", arguments=A), argue(A),
                                            called(0, A), end()], QUIET, [("tool_use", "Read", A)], "tool_use"),
    ("arguments when it begins and not at its end",
     [added(0, "function_call", call_id="c", name="Read", arguments=A), called(0, ""), end()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("no arguments", [call(0), called(0, ""), end()], QUIET, [("tool_use", "Read", "{}")], "tool_use"),
    ("no arguments, then some", [call(0), called(0, None), call(1, "Write"), argue(B, 1), called(1, B), end()], QUIET,
     [("tool_use", "Read", "{}"), ("tool_use", "Write", B)], "tool_use"),
    ("arguments as an object", [call(0), called(0, {"path": "/a"}), end()], QUIET, [("tool_use", "Read", A)],
     "tool_use"),
    ("nobody says that the call begins", [argue('{"path"'), argue(':"/a"}'), called(0, A), end()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("the name with the whole arguments", [argue(A), event("function_call_arguments.done", output_index=0,
                                                           name="Read", arguments=A), end()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("no name", [argue(A), end()], QUIET, [("tool_use", "unknown", A)], "tool_use"),
    ("nothing of a call", [added(0, "function_call"), say("a", 1), end()], QUIET, [("text", "a")], "end_turn"),
    ("a call that nobody ends", [call(0), argue(A), end()], QUIET, [("tool_use", "Read", A)], "tool_use"),
    ("arguments that are no JSON", [call(0), argue("{oops"), called(0, "{oops"), end()], QUIET,
     [("tool_use", "Read", "{oops")], "tool_use"),
    ("arguments that waited are repaired", [call(0), argue('{"a"'), call(1, "Write"), argue('{"path":"/b",', 1), end()],
     QUIET, [("tool_use", "Read", '{"a"'), ("tool_use", "Write", B)], "tool_use"),
    # Limits
    ("limit", [say("a"), said(0, "a"), cut("max_output_tokens")], QUIET, [("text", "a")], "max_tokens"),
    ("limit after a call", [call(0), argue(A), called(0, A), cut("max_output_tokens")], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("limit within a call", [call(0), argue('{"path'), cut("max_output_tokens")], QUIET,
     [("tool_use", "Read", '{"path')], "max_tokens"),
    ("limit within a call that waits", [call(0), argue('{"path"'), call(1), argue('{"pa', 1), argue(':"/a"}'),
                                        called(0, A), cut("max_output_tokens")], QUIET,
     [("tool_use", "Read", A), ("tool_use", "Read", '{"pa')], "max_tokens"),
    ("limit before the arguments", [say("a"), said(0), call(1), cut("max_output_tokens")], QUIET, [("text", "a")],
     "max_tokens"),
    ("limit within reasoning", [added(0, "reasoning"), think("hm"), cut("max_output_tokens")], QUIET, [("text", "hm")],
     "max_tokens"),
    ("filter", [say("a"), cut("content_filter")], QUIET, [("text", "a")], "refusal"),
    ("filter within a call", [call(0), argue('{"pa'), cut("content_filter")], QUIET, [("tool_use", "Read", '{"pa')],
     "refusal"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("events", "context", "blocks", "stop_reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_blocks(events: list[object], context: ReplyContext, blocks: list[tuple[str, ...]], stop_reason: str) -> None:
    data = stream(*events)
    answer = decoded(data, context)
    assert outline(answer) == blocks
    assert end_of(answer).stop_reason == stop_reason
    assert joined(decoded(stream(*events, named=False), context)) == joined(answer)
    for pieces in splits(data):
        assert joined(decoded(pieces, context)) == joined(answer)


TURN = Turn(
    text="I look at both.",
    reasoning="Two files, so two calls.",
    calls=(Call("call_1", "Read", {"path": "/a"}), Call("call_2", "Read", {"path": "/б"})),
    usage=Counts(input=25, cache_read=1024, output=40, reasoning=16),
)


def test_the_vendors_bytes() -> None:
    data = b"".join(responses_answers.stream_steps(TURN))
    events = joined(decoded(data, CURIOUS))
    assert events == [
        MessageStart("", "claude-x", Usage(input_tokens=7, estimated=True)),
        BlockStart(0, "thinking"),
        Delta(0, "thinking", "Two files, so two calls."),
        Delta(
            0,
            "signature",
            seal(
                "openai",
                {
                    "reasoning": [
                        {
                            "id": responses_answers.REASONING_ID,
                            "encrypted_content": responses_answers.ENCRYPTED,
                        }
                    ]
                },
            ),
        ),
        BlockStop(0),
        BlockStart(1, "text"),
        Delta(1, "text", "I look at both."),
        BlockStop(1),
        BlockStart(2, "tool_use", id="call_1", name="Read"),
        Delta(2, "input_json", '{"path": "/a"}'),
        BlockStop(2),
        BlockStart(3, "tool_use", id="call_2", name="Read"),
        Delta(3, "input_json", '{"path": "/\\u0431"}'),
        BlockStop(3),
        MessageDelta(
            "tool_use",
            None,
            Usage(input_tokens=25, output_tokens=40, cache_read_input_tokens=1024, thinking_tokens=16),
        ),
        MessageStop(),
    ]
    for pieces in splits(data):
        assert joined(decoded(pieces, CURIOUS)) == events


def test_events() -> None:
    """One answer, event by event: what is said goes out at once."""
    decoder = DIALECT.stream_decoder(CURIOUS, QUIRKS)

    def fed(*events: object) -> list[object]:
        return list(joined(decoder.feed(stream(*events))))

    assert fed(CREATED) == [MessageStart("", "claude-x", Usage(input_tokens=7, estimated=True))]
    assert fed(event("in_progress", response={})) == []
    assert fed(added(0, "reasoning", summary=[])) == []
    assert fed(think("Let")) == [BlockStart(0, "thinking"), Delta(0, "thinking", "Let")]
    assert fed(think(" me")) == [Delta(0, "thinking", " me")]
    assert fed(thought(0, "Let me", encrypted="gAAAA")) == []
    assert fed(added(1, "message", content=[])) == []
    assert fed(say("Hi", 1)) == [
        Delta(0, "signature", seal("openai", {"reasoning": [{"id": "i0", "encrypted_content": "gAAAA"}]})),
        BlockStop(0),
        BlockStart(1, "text"),
        Delta(1, "text", "Hi"),
    ]
    assert fed(said(1, "Hi")) == []
    assert fed(call(2)) == []
    assert fed(argue('{"a"', 2)) == [
        BlockStop(1),
        BlockStart(2, "tool_use", id="c2", name="Read"),
        Delta(2, "input_json", '{"a"'),
    ]
    assert fed(call(3, "Write"), argue("{", 3)) == []
    assert fed(argue(":1", 2)) == [Delta(2, "input_json", ":1")]
    assert fed(argue("}", 2)) == [
        Delta(2, "input_json", "}"),
        BlockStop(2),
        BlockStart(3, "tool_use", id="c3", name="Write"),
        Delta(3, "input_json", "{"),
    ]
    assert fed(called(2, '{"a":1}')) == []
    assert fed(argue("}", 3), called(3, "{}")) == [Delta(3, "input_json", "}")]
    assert not decoder.awaits_end
    assert fed(end(usage={"input_tokens": 10, "output_tokens": 5})) == [
        BlockStop(3),
        MessageDelta("tool_use", None, Usage(input_tokens=10, output_tokens=5)),
        MessageStop(),
    ]
    assert not decoder.awaits_end
    assert decoder.close() == []


@pytest.mark.parametrize(
    ("reason", "stop_reason"),
    [*INCOMPLETE_REASONS.items(), ("max_output_seconds", "max_tokens"), (None, "max_tokens")],
)
def test_why_an_answer_is_incomplete(reason: object, stop_reason: str) -> None:
    assert end_of(decoded(stream(say("a"), cut(reason)))).stop_reason == stop_reason


def test_an_incomplete_answer_without_details() -> None:
    incomplete = event("incomplete", response={"incomplete_details": None})
    assert end_of(decoded(stream(say("a"), incomplete))).stop_reason == "max_tokens"


def failed(**error: object) -> JsonObject:
    return event("failed", response={"status": "failed", "error": error})


# What ends a stream badly: events, status, type, part of the message.
FAILING: list[tuple[str, list[object], int, str, str]] = [
    ("the end is missing", [say("a")], 502, "api_error", "before the answer was complete"),
    ("nothing came", [], 502, "api_error", "before the answer was complete"),
    ("an open call", [call(0), argue('{"a')], 502, "api_error", "before the answer was complete"),
    ("only [DONE]", [say("a"), said(0, "a"), "[DONE]", end()], 502, "api_error", "before the answer was complete"),
    ("a last event cut in two", [say("a"), '{"type":"response.comp'], 502, "api_error", "before the answer"),
    ("failed", [say("a"), failed(code="server_error", message="Oops"), end()], 500, "api_error", "Oops"),
    ("failed at once", [CREATED, failed(code="rate_limit_exceeded", message="Slow"), end()], 429, "rate_limit_error",
     "Slow"),
    ("failed for the prompt", [failed(code="invalid_prompt", message="No")], 400, "invalid_request_error", "No"),
    ("failed for its length", [failed(code="context_length_exceeded", message="Your input exceeds the context window")],
     400, "invalid_request_error", "prompt is too long: Your input"),
    ("failed for too much to do", [failed(code="server_is_overloaded", message="Busy")], 529, "overloaded_error",
     "Busy"),
    ("failed for money", [failed(code="insufficient_quota", message="Pay")], 429, "billing_error", "Pay"),
    ("failed for nothing", [event("failed", response={"error": None}), end()], 502, "api_error", "broke off"),
    ("failed without a response", [event("failed"), end()], 502, "api_error", "broke off"),
    ("an error", [say("a"), {"type": "error", "code": "server_error", "message": "Oops", "param": None}, end()], 500,
     "api_error", "Oops"),
    ("an error first", [{"type": "error", "code": "rate_limit_exceeded", "message": "Slow"}, end()], 429,
     "rate_limit_error", "Slow"),
    ("an error without a code", [{"type": "error", "code": None, "message": "Oops"}, end()], 500, "api_error", "Oops"),
    ("an error within", [{"type": "error", "error": {"type": "invalid_request_error", "message": "No", "code": None}}],
     400, "invalid_request_error", "No"),
    ("an error of the other API", [{"error": {"message": "Slow", "code": 429}}], 429, "rate_limit_error", "Slow"),
    ("an error as text", [{"error": "Oops"}], 500, "api_error", "Oops"),
    ("an error without anything", [{"type": "error"}, end()], 502, "api_error", "broke off"),
    ("rubbish", ["{", "x", "5", end()], 502, "api_error", "no part of an answer"),
    ("too deep", ["[" * 100_000] * 3, 502, "api_error", "no part of an answer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("events", "status", "kind", "message"), [case[1:] for case in FAILING], ids=[case[0] for case in FAILING]
)
def test_failures(events: list[object], status: int, kind: str, message: str) -> None:
    answer = decoded(stream(*events))
    error = failure_of(answer).error
    assert (error.status, error.type) == (status, kind)
    assert message in error.message
    assert sum(isinstance(event, Failure) for event in answer) == 1


@pytest.mark.parametrize("code", sorted(ERROR_STATUS))
def test_error_codes(code: str) -> None:
    error = failure_of(decoded(stream(failed(code=code, message="Oops")))).error
    assert error.status == {400: 400, 503: 529, 504: 504}[ERROR_STATUS[code]]
    assert error.code == code


def test_an_error_event() -> None:
    for data in (b'{"error":{"message":"Oops"}}', b'{"message":"Oops"}', b"Oops"):
        error = failure_of(decoded(stream(say("a")) + b"event: error\ndata: " + data + b"\n\n")).error
        assert (error.status, error.message) == (500, "Oops")


def test_a_broken_stream_gives_no_partial_arguments_that_waited() -> None:
    events = decoded(stream(call(0), argue('{"a'), call(1), argue('{"b', 1)))
    assert outline(events) == [("tool_use", "Read", '{"a')]


def test_two_unreadable_events_in_a_row_are_skipped() -> None:
    events = decoded(stream(say("a"), "{", "x", say("b"), "{", "null", say("c"), end()))
    assert outline(events) == [("text", "abc")]


@pytest.mark.parametrize(
    "data",
    [
        b": hello\n\n" + stream(say("a")) + b": keepalive\n\n" + stream(end()),
        stream(say("a"), end()).replace(b"\n", b"\r\n"),
        stream(say("a"), end()).replace(b"\n", b"\r"),
        stream(say("a"), end()).replace(b": ", b":"),
        b"\xef\xbb\xbf" + stream(say("a"), end()),
        stream("", say("a"), " ", end()),
        stream(say("a"), end(), "[DONE]"),
        stream(say("a"), end())[:-2],
        stream(say("a"), end()) + stream(say("more"), end()),
        stream(say("a"), end(), "{"),
        b"event: ping\ndata: {}\n\n" + stream(say("a"), end()),
        # The name of the event alone
        stream({"output_index": 0, "delta": "a"}, {"response": {}})
        .replace(b"data", b"event: response.output_text.delta\ndata", 1)
        .replace(b'data: {"resp', b'event: response.completed\ndata: {"resp'),
    ],
)
def test_framing(data: bytes) -> None:
    for pieces in [[data], *splits(data)]:
        assert joined(decoded(pieces)) == [
            MessageStart("", "claude-x", Usage(input_tokens=7, estimated=True)),
            BlockStart(0, "text"),
            Delta(0, "text", "a"),
            BlockStop(0),
            MessageDelta("end_turn", None, Usage(input_tokens=7, output_tokens=1, estimated=True)),
            MessageStop(),
        ]


def test_characters_of_several_bytes() -> None:
    half = '{"type":"response.output_text.delta","output_index":0,"content_index":0,"item_id":"i0","delta":"%s"}'
    data = stream(say("зима ❄ 🏔"), half % "\\ud83d", half % "\\ude00", end())
    for pieces in splits(data):
        assert content(decoded(pieces)) == [{"type": "text", "text": "зима ❄ 🏔\ud83d\ude00"}]


# Ids and names


def ids(*events: object) -> list[str]:
    return [str(block["id"]) for block in content(decoded(stream(*events, end())))]


def test_ids_are_those_of_the_calls() -> None:
    assert ids(call(0, call_id="call_a-B9"), argue(A), called(0, A)) == ["call_a-B9"]
    assert ids(argue(A), called(0, A, call_id="call_late")) == ["call_late"]
    assert ids(call(0, call_id="functions.Read:0"), argue(A)) == ["toolx_ZnVuY3Rpb25zLlJlYWQ6MA"]


def test_ids_are_made_where_there_are_none() -> None:
    made = ids(argue(A), argue(B, 1), call(2, call_id="c"), argue(A, 2), call(3, call_id="c"), argue(B, 3))
    assert len(set(made)) == 4
    assert made[2] == "c"
    assert all(id_.startswith("toolu_") and len(id_) == 30 for id_ in (made[0], made[1], made[3]))


def test_names_are_translated_back() -> None:
    context = ReplyContext("openai", "m", tool_names={"a_b_123": "a b"})
    events = decoded(stream(call(0, "a_b_123"), argue(A), called(0, A), called(1, B, "c"), end()), context)
    assert outline(events) == [("tool_use", "a b", A), ("tool_use", "c", B)]


# Reasoning that has to come back


def carried(block: JsonObject) -> object:
    envelope = unseal(str(block["signature"]))
    assert envelope is not None
    assert envelope.provider == "openai"
    return envelope.payload


def test_signatures() -> None:
    events = decoded(
        stream(think("a"), thought(0, encrypted="E0"), thought(1, encrypted="E1"), think("c", 2), thought(2), end()),
        CURIOUS,
    )
    assert [carried(block) for block in content(events)] == [
        {"reasoning": [{"id": "i0", "encrypted_content": "E0"}]},
        {"reasoning": [{"id": "i1", "encrypted_content": "E1"}]},
        {},
    ]
    assert not any(isinstance(event, Remember) for event in events)


def remembered(*events: object) -> list[object]:
    """What is to be remembered, for a client that reads no reasoning."""
    payloads = []
    for found in decoded(stream(*events)):
        if isinstance(found, Remember):
            envelope = unseal(found.signature)
            assert envelope is not None
            assert envelope.provider == "openai"
            payloads.append(envelope.payload)
    return list(payloads)


def test_hidden_reasoning_is_remembered_by_its_call() -> None:
    assert remembered(
        think("hm"),
        thought(0, "hm", encrypted="E0"),
        say("a", 1),
        said(1),
        thought(2, encrypted="E2"),
        called(3, A),
        called(4, A),
        thought(5, encrypted="E5"),
        called(6, B, call_id="functions.Read:1"),
        thought(7, encrypted="E7"),
        end(),
    ) == [
        {
            "reasoning": [
                {"id": "i0", "encrypted_content": "E0", "call": "c3"},
                {"id": "i2", "encrypted_content": "E2", "call": "c3"},
                {"id": "i5", "encrypted_content": "E5", "call": "toolx_ZnVuY3Rpb25zLlJlYWQ6MQ"},
            ]
        }
    ]


@pytest.mark.parametrize(
    "events",
    [
        [thought(0, encrypted="E0"), say("a", 1), end()],
        [thought(0, "hm"), called(1, A), end()],
        [called(0, A), thought(1, encrypted="E1"), end()],
        [thought(0, encrypted="E0"), call(1), cut("max_output_tokens")],
        [thought(0, encrypted="E0"), called(1, A)],
    ],
    ids=["no call", "not encrypted", "no call after it", "a call that was dropped", "a broken stream"],
)
def test_nothing_to_remember(events: list[object]) -> None:
    assert remembered(*events) == []
