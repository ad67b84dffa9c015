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
    Usage,
)
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat
from lynkr.converters.openai_chat.tables import FAILURES, STOP_REASONS
from tests.converters.openai_chat.answers import (
    CURIOUS,
    DONE,
    PLAIN,
    QUIET,
    call,
    counted,
    decoded,
    delta,
    say,
    stop,
    stream,
    think,
)
from tests.converters.reading import JsonObject, content, end_of, failure_of, joined, outline, splits

THINK_TAGS = ChatQuirks(lift_think_tags=True)
ROLE = delta({"role": "assistant", "content": ""})
A = '{"path":"/a"}'
B = '{"path":"/b"}'

# Chunks, context, quirks, blocks, stop reason.
CASES: list[tuple[str, list[object], ReplyContext, ChatQuirks, list[tuple[str, ...]], str]] = [
    # Text
    ("text", [ROLE, say("Hel"), say("lo"), stop()], QUIET, PLAIN, [("text", "Hello")], "end_turn"),
    ("nothing", [ROLE, stop()], QUIET, PLAIN, [("text", "")], "end_turn"),
    ("only the end", [], QUIET, PLAIN, [("text", "")], "end_turn"),
    ("null delta", [delta(None), say("a"), delta(None, "stop")], QUIET, PLAIN, [("text", "a")], "end_turn"),
    ("null content", [delta({"role": "assistant", "content": None}), say("a"), stop()], QUIET, PLAIN, [("text", "a")],
     "end_turn"),
    ("white space only", [say("\n"), say(" "), stop()], QUIET, PLAIN, [("text", "\n ")], "end_turn"),
    ("white space first", [say("\n"), say("\na"), say(" b"), stop()], QUIET, PLAIN, [("text", "\n\na b")], "end_turn"),
    ("no finish reason", [say("a")], QUIET, PLAIN, [("text", "a")], "end_turn"),
    ("finish reason with the last text", [say("a"), delta({"content": "b"}, "stop")], QUIET, PLAIN, [("text", "ab")],
     "end_turn"),
    ("content as parts", [say([{"type": "text", "text": "a"}, "b", {"type": "x"}]), say({"type": "text", "text": "c"}),
                          stop()], QUIET, PLAIN, [("text", "abc")], "end_turn"),
    ("content filter results first", [{"id": "", "choices": [], "prompt_filter_results": []}, say("a"), stop()], QUIET,
     PLAIN, [("text", "a")], "end_turn"),
    ("refusal", [delta({"refusal": "I can"}), delta({"refusal": "not"}), stop()], QUIET, PLAIN, [("text", "I cannot")],
     "refusal"),
    ("refusal as a part", [say([{"type": "refusal", "refusal": "No"}]), stop()], QUIET, PLAIN, [("text", "No")],
     "refusal"),
    ("other choices are ignored", [{"id": "x", "choices": [
        {"index": 0, "delta": {"content": "a"}}, {"index": 1, "delta": {"content": "b"}}]}, stop()], QUIET, PLAIN,
     [("text", "a")], "end_turn"),
    ("strange members",
     [{"id": 1, "choices": "x"}, {"id": 2, "choices": [None]}, {"id": 3, "choices": [{"delta": "x"}]},
      say(5), delta({"tool_calls": "x", "reasoning_content": 4}), say("a"), stop()], QUIET, PLAIN,
     [("text", "a")], "end_turn"),
    # Reasoning
    ("reasoning", [think("Let "), think("me"), say("Hi"), stop()], CURIOUS, PLAIN,
     [("thinking", "Let me"), ("text", "Hi")], "end_turn"),
    ("reasoning is not shown", [think("Let me"), say("Hi"), stop()], QUIET, PLAIN, [("text", "Hi")], "end_turn"),
    ("reasoning is all there is", [think("Let "), think("me\n"), say("\n"), stop()], QUIET, PLAIN,
     [("text", "Let me")], "end_turn"),
    ("reasoning is all there is, and wanted", [think("Let me"), stop()], CURIOUS, PLAIN, [("thinking", "Let me")],
     "end_turn"),
    ("reasoning before a call", [think("hm"), call(A, id_="1", name="Read"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("reasoning under another name", [delta({"reasoning": "hm"}), say("a"), stop()], CURIOUS, PLAIN,
     [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("reasoning under both names", [delta({"reasoning": "hm", "reasoning_content": "hm"}), say("a"), stop()], CURIOUS,
     PLAIN, [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("reasoning in details", [delta({"reasoning_details": [{"type": "reasoning.text", "text": "h"},
                                                           {"type": "reasoning.summary", "summary": "m"}]}),
                              say("a"), stop()], CURIOUS, PLAIN, [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("reasoning in details too", [delta({"reasoning": "hm", "reasoning_details": [
        {"type": "reasoning.text", "text": "hm"}]}), say("a"), stop()], CURIOUS, PLAIN,
     [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("reasoning as a part", [say([{"type": "thinking", "thinking": [{"type": "text", "text": "h"}]}]),
                             say([{"type": "reasoning", "summary": [{"type": "summary_text", "text": "m"}]}]),
                             say([{"type": "text", "text": "a"}]), stop()], CURIOUS, PLAIN,
     [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("reasoning in one chunk with text", [delta({"reasoning_content": "hm", "content": "a"}), stop()], CURIOUS, PLAIN,
     [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("blank reasoning", [think("\n"), think("\n"), say("a"), stop()], CURIOUS, PLAIN, [("text", "a")], "end_turn"),
    ("reasoning between texts", [say("a"), think("hm"), say("b"), stop()], CURIOUS, PLAIN,
     [("text", "a"), ("thinking", "hm"), ("text", "b")], "end_turn"),
    # <think>
    ("tags", [say("<think>\nhm\n</think>\n\nHi"), stop()], CURIOUS, THINK_TAGS, [("thinking", "hm\n"), ("text", "Hi")],
     "end_turn"),
    ("tags in pieces",
     [*map(say, ("\n", "<", "thi", "nk>", "h", "m<", "/b></th", "ink>", "\n", "\nHi")), stop()], CURIOUS, THINK_TAGS,
     [("thinking", "hm</b>"), ("text", "Hi")], "end_turn"),
    ("tags, not shown", [say("<think>hm</think>"), say("Hi"), stop()], QUIET, THINK_TAGS, [("text", "Hi")], "end_turn"),
    ("tags around all", [say("<think>hm"), say("</think>"), stop()], QUIET, THINK_TAGS, [("text", "hm")], "end_turn"),
    ("tags left open", [say("<think>h"), say("m</thi"), stop("length")], CURIOUS, THINK_TAGS, [("thinking", "hm</thi")],
     "max_tokens"),
    ("tags with nothing in them", [say("<think>\n\n</think>\n\n"), say("Hi"), stop()], CURIOUS, THINK_TAGS,
     [("text", "Hi")], "end_turn"),
    ("tags before a call", [say("<think>hm</think>\n"), call(A, id_="1", name="Read"), stop()], CURIOUS, THINK_TAGS,
     [("thinking", "hm"), ("tool_use", "Read", A)], "tool_use"),
    ("a tag later", [say("Use "), say("<think>hm</think>"), stop()], CURIOUS, THINK_TAGS,
     [("text", "Use <think>hm</think>")], "end_turn"),
    ("a second element", [say("<think>hm</think>a<think>b</think>"), stop()], CURIOUS, THINK_TAGS,
     [("thinking", "hm"), ("text", "a<think>b</think>")], "end_turn"),
    ("a tag in code", [say("```\n<think>hm</think>\n```"), stop()], CURIOUS, THINK_TAGS,
     [("text", "```\n<think>hm</think>\n```")], "end_turn"),
    ("almost a tag", [say("<thi"), say("s>"), stop()], CURIOUS, THINK_TAGS, [("text", "<this>")], "end_turn"),
    ("the beginning of a tag", [say(" <thi"), stop()], CURIOUS, THINK_TAGS, [("text", " <thi")], "end_turn"),
    ("tags that nobody expects", [say("<think>hm</think>Hi"), stop()], CURIOUS, PLAIN,
     [("text", "<think>hm</think>Hi")], "end_turn"),
    # Tool calls
    ("a call", [ROLE, call("", id_="c1", name="Read"), call('{"path"'), call(':"/a"}'), stop("tool_calls")], QUIET,
     PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("text and a call", [say("I look.\n\n"), call(A, id_="c1", name="Read"), stop("tool_calls")], QUIET, PLAIN,
     [("text", "I look.\n\n"), ("tool_use", "Read", A)], "tool_use"),
    ("white space before a call", [say("\n\n"), call(A, id_="c1", name="Read"), say("a"), stop("tool_calls")], QUIET,
     PLAIN, [("tool_use", "Read", A), ("text", "a")], "tool_use"),
    ("two calls", [call("", id_="c1", name="Read"), call(A), call("", index=1, id_="c2", name="Write"),
                   call(B, index=1), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("two calls, one within the other",
     [call("", id_="c1", name="Read"), call("", index=1, id_="c2", name="Write"), call('{"path"'),
      call('{"path"', index=1), call(':"/a"}'), call(':"/b"}', index=1), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("two calls, the second first",
     [call("", id_="c1", name="Read"), call(B, index=1, id_="c2", name="Write"), call(A), stop("tool_calls")], QUIET,
     PLAIN, [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("three calls at once", [delta({"tool_calls": [
        {"index": index, "id": f"c{index}", "function": {"name": "Read", "arguments": A}} for index in range(3)]}),
        stop("tool_calls")], QUIET, PLAIN, [("tool_use", "Read", A)] * 3, "tool_use"),
    ("text while the arguments are incomplete",
     [call('{"path"', id_="c1", name="Read"), say("a"), call(':"/a"}'), say("b"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("text", "ab")], "tool_use"),
    ("no arguments", [call(id_="c1", name="Read"), stop("tool_calls")], QUIET, PLAIN, [("tool_use", "Read", "{}")],
     "tool_use"),
    ("empty arguments",
     [call("", id_="c1", name="Read"), call("", index=1, id_="c2", name="Write"), stop("tool_calls")],
     QUIET, PLAIN, [("tool_use", "Read", "{}"), ("tool_use", "Write", "{}")], "tool_use"),
    ("no arguments, then some", [call("", id_="c1", name="Read"), call(B, index=1, id_="c2", name="Write"),
                                 stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", "{}"), ("tool_use", "Write", B)], "tool_use"),
    ("arguments as an object", [call({"path": "/a"}, id_="c1", name="Read"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("arguments repeated", [call("", id_="c1", name="Read"), call('{"path"'), call(':"/a"}'), call(A),
                            stop("tool_calls")], QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("all repeated", [call(A, id_="c1", name="Read"), call(A, id_="c1", name="Read"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("repeated without an id", [call(A, name="Read"), call(A, name="Read"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("name and id in every chunk", [call('{"path"', id_="c1", name="Read"), call(':"/a"}', id_="c1", name="Read"),
                                    stop("tool_calls")], QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("name in pieces", [call("", id_="c1", name="Re"), call("", name="ad"), call(A), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("name after the id", [call(id_="c1"), call("", name="Read"), call(A), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("name after the arguments", [call('{"path"', id_="c1"), call(':"/a"}', name="Read"), stop("tool_calls")], QUIET,
     PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("no name", [call(A, id_="c1"), stop("tool_calls")], QUIET, PLAIN, [("tool_use", "unknown", A)], "tool_use"),
    ("neither name nor arguments", [say("a"), call(id_="c1"), stop("tool_calls")], QUIET, PLAIN, [("text", "a")],
     "end_turn"),
    ("no index, whole calls", [call(A, index=None, id_="c1", name="Read"), call(B, index=None, id_="c2", name="Write"),
                               stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("no index, in pieces", [call("", index=None, id_="c1", name="Read"), call('{"path"', index=None),
                             call(':"/a"}', index=None), call(B, index=None, id_="c2", name="Write"),
                             stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("no index, id in every piece", [call('{"path"', index=None, id_="c1", name="Read"),
                                     call(':"/a"}', index=None, id_="c1"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("neither index nor id", [call(A, index=None, name="Read"), call(B, index=None, name="Read"), stop("tool_calls")],
     QUIET, PLAIN, [("tool_use", "Read", A), ("tool_use", "Read", B)], "tool_use"),
    ("one index for all", [call(A, id_="c1", name="Read"), call(B, id_="c2", name="Read"), stop("tool_calls")], QUIET,
     PLAIN, [("tool_use", "Read", A), ("tool_use", "Read", B)], "tool_use"),
    ("one index and no ids", [call(A, name="Read"), call(B, name="Write"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("another name for a call that waits",
     [call('{"path"', id_="c1", name="Read"), call('{"path"', index=1, id_="c2", name="Write"),
      call(':"/b"}', index=1, id_="c2", name="Edit"), call(':"/a"}'), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("more for a call that is closed",
     [call(A, id_="c1", name="Read"), call(B, index=1, id_="c2", name="Write"), call("\n"), stop("tool_calls")], QUIET,
     PLAIN, [("tool_use", "Read", A), ("tool_use", "Write", B)], "tool_use"),
    ("finish reason stop", [call(A, id_="c1", name="Read"), stop("stop")], QUIET, PLAIN, [("tool_use", "Read", A)],
     "tool_use"),
    ("finish reason without calls", [say("a"), stop("tool_calls")], QUIET, PLAIN, [("text", "a")], "end_turn"),
    ("no finish reason, but a call", [call(A, id_="c1", name="Read")], QUIET, PLAIN, [("tool_use", "Read", A)],
     "tool_use"),
    ("the vendor's older form", [delta({"function_call": {"name": "Read", "arguments": ""}}),
                                 delta({"function_call": {"arguments": A}}), stop("function_call")], QUIET, PLAIN,
     [("tool_use", "Read", A)], "tool_use"),
    ("a single call without a list", [delta({"tool_calls": {"id": "c1", "function": {"name": "Read", "arguments": A}}}),
                                      stop()], QUIET, PLAIN, [("tool_use", "Read", A)], "tool_use"),
    ("arguments that are no JSON", [call("", id_="c1", name="Read"), call("{oops"), stop("tool_calls")], QUIET, PLAIN,
     [("tool_use", "Read", "{oops")], "tool_use"),
    ("arguments that waited are repaired", [call("", id_="c1", name="Read"),
                                            call('{"path":"/b",', index=1, id_="c2", name="Write"), stop("tool_calls")],
     QUIET, PLAIN, [("tool_use", "Read", "{}"), ("tool_use", "Write", B)], "tool_use"),
    # The limit
    ("limit", [say("a"), stop("length")], QUIET, PLAIN, [("text", "a")], "max_tokens"),
    ("limit after a call", [call(A, id_="c1", name="Read"), stop("length")], QUIET, PLAIN, [("tool_use", "Read", A)],
     "tool_use"),
    ("limit within a call", [call('{"path', id_="c1", name="Read"), stop("length")], QUIET, PLAIN,
     [("tool_use", "Read", '{"path')], "max_tokens"),
    ("limit within a call that waits", [call("", id_="c1", name="Read"), call('{"pa', index=1, id_="c2", name="Write"),
                                        call(A), stop("length")], QUIET, PLAIN,
     [("tool_use", "Read", A), ("tool_use", "Write", '{"pa')], "max_tokens"),
    ("limit within a call that never began", [say("a"), call("", id_="c1", name="Read"), stop("length")], QUIET, PLAIN,
     [("text", "a")], "max_tokens"),
    ("limit within two calls", [call('{"pa', id_="c1", name="Read"), call('{"pa', index=1, id_="c2", name="Write"),
                                stop("length")], QUIET, PLAIN, [("tool_use", "Read", '{"pa')], "max_tokens"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("chunks", "context", "quirks", "blocks", "stop_reason"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_blocks(
    chunks: list[object],
    context: ReplyContext,
    quirks: ChatQuirks,
    blocks: list[tuple[str, ...]],
    stop_reason: str,
) -> None:
    data = stream(*chunks)
    events = decoded(data, context, quirks)
    assert outline(events) == blocks
    assert end_of(events).stop_reason == stop_reason
    for pieces in splits(data):
        assert joined(decoded(pieces, context, quirks)) == joined(events)


def test_events() -> None:
    """One answer, event by event: what is said goes out at once."""
    decoder = OpenAIChat("test").stream_decoder(CURIOUS, PLAIN)

    def fed(*chunks: object) -> list[object]:
        return list(joined(decoder.feed(stream(*chunks, end=False))))

    assert fed(ROLE) == [MessageStart("", "claude-x", Usage(input_tokens=7, estimated=True))]
    assert fed(think("Let")) == [BlockStart(0, "thinking"), Delta(0, "thinking", "Let")]
    assert fed(think(" me")) == [Delta(0, "thinking", " me")]
    assert fed(say("Hi")) == [
        Delta(0, "signature", seal("openai", {})),
        BlockStop(0),
        BlockStart(1, "text"),
        Delta(1, "text", "Hi"),
    ]
    assert fed(call("", id_="c1", name="Read")) == []
    assert fed(call('{"a"')) == [
        BlockStop(1),
        BlockStart(2, "tool_use", id="c1", name="Read"),
        Delta(2, "input_json", '{"a"'),
    ]
    assert fed(call(":1}")) == [Delta(2, "input_json", ":1}")]
    assert fed(call("{}", index=1, id_="c2", name="Write")) == [
        BlockStop(2),
        BlockStart(3, "tool_use", id="c2", name="Write"),
        Delta(3, "input_json", "{}"),
    ]
    assert not decoder.awaits_end
    assert fed(stop("tool_calls")) == []
    assert decoder.awaits_end
    assert fed(counted(prompt_tokens=10, completion_tokens=5)) == []
    assert fed(DONE) == [
        BlockStop(3),
        MessageDelta("tool_use", None, Usage(input_tokens=10, output_tokens=5)),
        MessageStop(),
    ]
    assert not decoder.awaits_end
    assert decoder.close() == []


@pytest.mark.parametrize(("finish", "stop_reason"), STOP_REASONS.items())
def test_finish_reasons(finish: str, stop_reason: str) -> None:
    assert end_of(decoded(stream(say("a"), stop(finish)))).stop_reason == stop_reason
    with_call = decoded(stream(call(A, id_="c1", name="Read"), stop(finish)))
    assert end_of(with_call).stop_reason == "tool_use"


def test_an_unknown_finish_reason_is_an_end() -> None:
    assert end_of(decoded(stream(say("a"), stop("because")))).stop_reason == "end_turn"


@pytest.mark.parametrize("finish", sorted(FAILURES))
def test_finish_reasons_that_are_failures(finish: str) -> None:
    error = failure_of(decoded(stream(say("a"), stop(finish)))).error
    assert (error.status, error.type, error.retryable) == (502, "api_error", True)


@pytest.mark.parametrize("field", ["stop_reason", "matched_stop", "stopping_word"])
def test_stop_sequences(field: str) -> None:
    end = end_of(decoded(stream(say("a"), delta({}, "stop", **{field: "###"}))))
    assert (end.stop_reason, end.stop_sequence) == ("stop_sequence", "###")
    for other in (None, 151645, "", "stop", "end_turn"):
        end = end_of(decoded(stream(say("a"), delta({}, "stop", **{field: other}))))
        assert (end.stop_reason, end.stop_sequence) == ("end_turn", None)
    end = end_of(decoded(stream(call(A, id_="c1", name="Read"), delta({}, "stop", **{field: "###"}))))
    assert (end.stop_reason, end.stop_sequence) == ("tool_use", None)
    end = end_of(decoded(stream(say("a"), delta({}, "length", **{field: "###"}))))
    assert (end.stop_reason, end.stop_sequence) == ("max_tokens", None)


# What ends a stream badly: chunks, whether [DONE] follows, status, type, part of the message.
FAILING: list[tuple[str, list[object], bool, int, str, str]] = [
    ("the end is missing", [say("a")], False, 502, "api_error", "before the answer was complete"),
    ("nothing came", [], False, 502, "api_error", "before the answer was complete"),
    ("an open call", [call('{"a', id_="c1", name="Read")], False, 502, "api_error", "before the answer was complete"),
    ("a last chunk cut in two", [say("a"), '{"choices":[{"del'], False, 502, "api_error", "before the answer"),
    ("an error", [say("a"), {"error": {"message": "Oops", "type": "server_error", "code": None}}], True, 500,
     "api_error", "Oops"),
    ("an error first", [{"error": {"message": "Oops", "type": "server_error"}}], True, 500, "api_error", "Oops"),
    ("an error as text", [{"error": "Oops"}], True, 500, "api_error", "Oops"),
    ("too many requests", [{"error": {"message": "Slow", "code": 429}}], True, 429, "rate_limit_error", "Slow"),
    ("too many requests by name", [{"error": {"message": "Slow", "type": "rate_limit_error", "code": "x"}}], True, 429,
     "rate_limit_error", "Slow"),
    ("too much to do", [{"error": {"message": "Busy", "code": 503}}], True, 529, "overloaded_error", "Busy"),
    ("no provider", [{"id": "g", "error": {"message": "Bad", "code": 502}, "choices": [
        {"delta": {"content": ""}, "finish_reason": "error"}]}], True, 502, "api_error", "Bad"),
    ("an error of the choice", [delta({"content": ""}, "error", error={"code": 429, "message": "Slow"})], True, 429,
     "rate_limit_error", "Slow"),
    ("the prompt is too long", [{"error": {"message": "x", "type": "exceed_context_size_error", "code": 400,
                                           "n_prompt_tokens": 9000, "n_ctx": 4096}}], True, 400,
     "invalid_request_error", "prompt is too long: 9000 tokens > 4096 maximum"),
    ("an error object", [{"object": "error", "message": "Oops", "code": 404}], True, 404, "not_found_error", "Oops"),
    ("groq's error", [say("a"), {"x_groq": {"error": "Oops"}, "choices": []}], True, 500, "api_error", "Oops"),
    ("rubbish", ["{", "x", "5"], True, 502, "api_error", "no part of an answer"),
    ("too deep", ["[" * 100_000] * 3, True, 502, "api_error", "no part of an answer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("chunks", "end", "status", "kind", "message"), [case[1:] for case in FAILING], ids=[case[0] for case in FAILING]
)
def test_failures(chunks: list[object], end: bool, status: int, kind: str, message: str) -> None:
    events = decoded(stream(*chunks, say("more"), end=end) if end else stream(*chunks, end=False))
    error = failure_of(events).error
    assert (error.status, error.type) == (status, kind)
    assert message in error.message
    assert sum(isinstance(event, Failure) for event in events) == 1


def test_an_error_event() -> None:
    for data in (b'{"error":{"message":"Oops"}}', b'{"message":"Oops"}', b"Oops"):
        error = failure_of(decoded(stream(say("a"), end=False) + b"event: error\ndata: " + data + b"\n\n")).error
        assert (error.status, error.message) == (500, "Oops")


def test_a_broken_stream_gives_no_partial_arguments_that_waited() -> None:
    events = decoded(
        stream(call('{"a', id_="c1", name="Read"), call('{"b', index=1, id_="c2", name="Write"), end=False)
    )
    assert outline(events) == [("tool_use", "Read", '{"a')]


def test_two_unreadable_chunks_in_a_row_are_skipped() -> None:
    events = decoded(stream(say("a"), "{", "x", say("b"), "{", "null", say("c"), stop()))
    assert outline(events) == [("text", "abc")]


@pytest.mark.parametrize(
    "data",
    [
        b": hello\n\n" + stream(say("a"), end=False) + b": OPENROUTER PROCESSING\n\n" + stream(stop()),
        stream(say("a"), stop()).replace(b"\n", b"\r\n"),
        stream(say("a"), stop()).replace(b"\n", b"\r"),
        stream(say("a"), stop()).replace(b"data: ", b"data:"),
        stream(say("a"), stop()).replace(b'"choices"', b'\ndata: "choices"'),
        b"\xef\xbb\xbf" + stream(say("a"), stop()),
        stream("", say("a"), " ", stop()),
        stream(say("a"), stop(), end=False),
        stream(say("a"), stop(), end=False)[:-2],
        stream(say("a"), stop())[:-1],
        stream(say("a"), stop()) + stream(say("more"), stop()),
        stream(say("a"), stop(), "{"),
        b"id: 1\nevent: message\nretry: 5\n" + stream(say("a"), stop()),
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
    def half(escape: str) -> str:
        return f'{{"id":"x","choices":[{{"delta":{{"content":"{escape}"}}}}]}}'

    data = stream(say("зима ❄ 🏔"), half("\\ud83d"), half("\\ude00"), stop())
    for pieces in splits(data):
        assert content(decoded(pieces)) == [{"type": "text", "text": "зима ❄ 🏔\ud83d\ude00"}]


def test_raw_control_characters_in_strings() -> None:
    assert outline(decoded(b'data: {"id":"x","choices":[{"delta":{"content":"a\tb"}}]}\n\ndata: [DONE]\n\n')) == [
        ("text", "a\tb")
    ]


# Ids


def ids(*chunks: object) -> list[str]:
    return [str(block["id"]) for block in content(decoded(stream(*chunks, stop("tool_calls"))))]


def test_ids_are_kept_where_they_are_legal() -> None:
    assert ids(call(A, id_="call_a-B9", name="Read")) == ["call_a-B9"]


def test_ids_are_made_where_there_are_none() -> None:
    made = ids(call(A, name="Read"), call(A, index=1, id_="", name="Read"), call(A, index=2, id_=5, name="Read"))
    assert len(set(made)) == 3
    assert all(id_.startswith("toolu_") and len(id_) == 30 for id_ in made)


def test_an_id_that_comes_later() -> None:
    assert ids(call("", name="Read"), call(A, id_="c1")) == ["c1"]


def test_equal_ids_are_made_different() -> None:
    first, second = ids(call(A, id_="c1", name="Read"), call(B, index=1, id_="c1", name="Read"))
    assert first == "c1"
    assert second.startswith("toolu_")


def test_odd_ids_are_legal_for_the_client() -> None:
    assert ids(call(A, id_="functions.Read:0", name="Read")) == ["toolx_ZnVuY3Rpb25zLlJlYWQ6MA"]


def test_names_are_translated_back() -> None:
    context = ReplyContext("openai", "m", tool_names={"a_b_123": "a b"})
    events = decoded(stream(call(A, id_="1", name="a_b_123"), call(A, index=1, id_="2", name="c"), stop()), context)
    assert outline(events) == [("tool_use", "a b", A), ("tool_use", "c", A)]


# Signatures


def signatures(*chunks: object) -> list[object]:
    """What the signature of each thinking block carries; None for other blocks."""
    context = ReplyContext("openrouter", "m", wants_thinking=True)
    found: list[object] = []
    for block in content(decoded(stream(*chunks), context)):
        envelope = unseal(str(block["signature"])) if block["type"] == "thinking" else None
        assert envelope is None or envelope.provider == "openrouter"
        found.append(envelope.payload if envelope is not None else None)
    return found


def details(*of: JsonObject, **members: object) -> JsonObject:
    return delta({"reasoning_details": list(of), **members})


def test_a_signature_is_never_empty() -> None:
    assert signatures(think("hm"), say("a"), stop()) == [{}, None]


def test_details_are_put_together() -> None:
    text = {"type": "reasoning.text", "format": "anthropic-claude-v1", "index": 0}
    encrypted = {"type": "reasoning.encrypted", "data": "Zm9v", "index": 1}
    assert signatures(
        details({**text, "text": "Let ", "signature": None}, reasoning="Let "),
        details({**text, "text": "me"}, reasoning="me"),
        details({**text, "signature": "EqQB"}),
        details(encrypted),
        details(encrypted),
        details({"type": "reasoning.summary", "summary": "S", "index": 3}),
        details({"type": "reasoning.summary", "summary": "T", "index": 3}),
        details({"type": "reasoning.summary", "summary": "U", "index": 4}),
        say("a"),
        stop(),
    ) == [
        {
            "reasoning_details": [
                {**text, "text": "Let me", "signature": "EqQB"},
                encrypted,
                encrypted,
                {"type": "reasoning.summary", "summary": "ST", "index": 3},
                {"type": "reasoning.summary", "summary": "U", "index": 4},
            ]
        },
        None,
    ]


ENCRYPTED: JsonObject = {"type": "reasoning.encrypted", "data": "Zm9v", "index": 0}


def test_details_without_text_have_a_block_of_their_own() -> None:
    assert signatures(details(ENCRYPTED), say("a"), stop()) == [{"reasoning_details": [ENCRYPTED]}, None]
    assert signatures(details(ENCRYPTED), stop()) == [{"reasoning_details": [ENCRYPTED]}]


def test_details_after_the_text() -> None:
    assert signatures(think("hm"), say("a"), details(ENCRYPTED), say("b"), stop()) == [
        {},
        None,
        {"reasoning_details": [ENCRYPTED]},
    ]


def test_details_that_come_with_a_call() -> None:
    chunk = delta(
        {"reasoning_details": [ENCRYPTED], "tool_calls": [{"id": "1", "function": {"name": "R", "arguments": A}}]}
    )
    assert signatures(say("a"), chunk, stop()) == [None, {"reasoning_details": [ENCRYPTED]}, None]


def test_details_that_nobody_wants() -> None:
    assert outline(decoded(stream(details(ENCRYPTED), say("a"), stop()))) == [("text", "a")]
