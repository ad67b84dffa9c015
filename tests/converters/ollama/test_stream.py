"""What the lines of an answer become, whole and cut anywhere."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import unseal
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Delta, MessageStart, Remember, Usage
from lynkr.converters.fold import fold
from lynkr.converters.ollama import OllamaChat, OllamaQuirks
from tests.converters.ollama.answers import CURIOUS, QUIET, call, calls, decoded, done, part, say, stream, think, whole
from tests.converters.reading import JsonObject, content, end_of, failure_of, joined, outline, splits

A = '{"path":"/a"}'
B = '{"path":"/b"}'
ARGUMENTS_A = {"path": "/a"}
ARGUMENTS_B = {"path": "/b"}
WRITTEN = '<tool_call>{"name": "Read", "arguments": {"path": "/a"}}</tool_call>'

# Lines, context, blocks, stop reason.
CASES: list[tuple[str, list[object], ReplyContext, list[tuple[str, ...]], str]] = [
    ("text", [say("Hel"), say("lo зима"), done()], QUIET, [("text", "Hello зима")], "end_turn"),
    ("text in the last line", [say("a"), done(message={"role": "assistant", "content": "b"})], QUIET, [("text", "ab")],
     "end_turn"),
    ("the limit", [say("a"), done("length")], QUIET, [("text", "a")], "max_tokens"),
    ("another reason", [say("a"), done("unload")], QUIET, [("text", "a")], "end_turn"),
    ("no reason", [say("a"), done(None)], QUIET, [("text", "a")], "end_turn"),
    ("nothing", [done()], QUIET, [("text", "")], "end_turn"),
    ("only white space", [say("\n\n"), done()], QUIET, [("text", "\n\n")], "end_turn"),
    ("lines that say nothing", ["", " ", {}, {"status": "loading"}, say("a"), part({}), say(None), done()], QUIET,
     [("text", "a")], "end_turn"),
    ("strange members", [say(5), think({}), calls(None, 5, {"function": "x"}), {"message": "x"}, say("a"), done()],
     QUIET, [("text", "a")], "end_turn"),
    ("after the end", [say("a"), done(), say("b"), {"error": "x"}], QUIET, [("text", "a")], "end_turn"),
    ("a line or two that are no objects", [say("a"), "x", "[]", say("b"), "y", "1", done()], QUIET, [("text", "ab")],
     "end_turn"),
    ("raw control characters", ['{"message":{"role":"assistant","content":"a\tb"}}', done()], QUIET, [("text", "a\tb")],
     "end_turn"),
    # Reasoning
    ("reasoning", [think("Let "), think("me"), say("Hi"), done()], CURIOUS, [("thinking", "Let me"), ("text", "Hi")],
     "end_turn"),
    ("reasoning is not shown", [think("Let me"), say("Hi"), done()], QUIET, [("text", "Hi")], "end_turn"),
    ("reasoning is all there is", [think("Let "), think("me\n"), done()], QUIET, [("text", "Let me")], "end_turn"),
    ("reasoning up to the limit", [think("Let me"), done("length")], CURIOUS, [("thinking", "Let me")], "max_tokens"),
    ("reasoning and text in one line", [part({"thinking": "hm", "content": "a"}), done()], CURIOUS,
     [("thinking", "hm"), ("text", "a")], "end_turn"),
    ("reasoning between texts", [say("a"), think("hm"), say("b"), done()], CURIOUS,
     [("text", "a"), ("thinking", "hm"), ("text", "b")], "end_turn"),
    ("tags", [*map(say, ("\n", "<", "thi", "nk>", "h", "m</th", "ink>", "\n\nHi")), done()], CURIOUS,
     [("thinking", "hm"), ("text", "Hi")], "end_turn"),
    ("tags, not shown", [say("<think>hm</think>"), say("Hi"), done()], QUIET, [("text", "Hi")], "end_turn"),
    ("a tag later", [say("Use <think>hm</think>"), done()], CURIOUS, [("text", "Use <think>hm</think>")], "end_turn"),
    # Tool calls
    ("a call", [call(ARGUMENTS_A), done()], QUIET, [("tool_use", "Read", A)], "tool_use"),
    ("all of it", [think("hm"), say("I look."), call(ARGUMENTS_A), done()], CURIOUS,
     [("thinking", "hm"), ("text", "I look."), ("tool_use", "Read", A)], "tool_use"),
    ("a call in the last line", [done(message={"tool_calls": [{"function": {"name": "Read", "arguments": {}}}]})],
     QUIET, [("tool_use", "Read", "{}")], "tool_use"),
    ("calls in two lines", [call(ARGUMENTS_A), call(ARGUMENTS_B, "W", "c2"), done()], QUIET,
     [("tool_use", "Read", A), ("tool_use", "mcp.w", B)], "tool_use"),
    ("calls in one line", [calls(*({"id": id_, "function": {"index": n, "name": "Read", "arguments": {"n": n}}}
                                   for n, id_ in enumerate("ab"))), done()], QUIET,
     [("tool_use", "Read", '{"n":0}'), ("tool_use", "Read", '{"n":1}')], "tool_use"),
    ("calls without ids", [call({}, id_=None), call({}, id_=None), done()], QUIET, [("tool_use", "Read", "{}")] * 2,
     "tool_use"),
    ("calls with one id", [call({}), call({}), done()], QUIET, [("tool_use", "Read", "{}")] * 2, "tool_use"),
    ("text after a call", [call(ARGUMENTS_A), say("Done."), done()], QUIET,
     [("tool_use", "Read", A), ("text", "Done.")], "tool_use"),
    ("white space before a call", [say("\n"), call(ARGUMENTS_A), done()], QUIET, [("tool_use", "Read", A)], "tool_use"),
    ("a call and the limit", [call(ARGUMENTS_A), done("length")], QUIET, [("tool_use", "Read", A)], "tool_use"),
    ("a tool that was not offered", [call({}, "Else"), done()], QUIET, [("tool_use", "Else", "{}")], "tool_use"),
    ("no arguments", [call(None), done()], QUIET, [("tool_use", "Read", "{}")], "tool_use"),
    ("arguments as text", [call(A), call('{"path": "/b",}', id_="c2"), call("", id_="c3"), done()], QUIET,
     [("tool_use", "Read", A), ("tool_use", "Read", B), ("tool_use", "Read", "{}")], "tool_use"),
    ("arguments that are none", [call("look there"), say("a"), done()], QUIET,
     [("tool_use", "Read", "look there"), ("text", "a")], "tool_use"),
    ("a call without a name", [call(ARGUMENTS_A, None), done()], QUIET, [("tool_use", "unknown", A)], "tool_use"),
    ("a call without anything", [say("a"), calls({"id": "c1", "function": {}}), done()], QUIET, [("text", "a")],
     "end_turn"),
    # Tool calls in the text
    ("a written call", [say("<tool_"), say(WRITTEN[6:]), done()], QUIET, [("tool_use", "Read", A)], "tool_use"),
    ("a written call after reasoning and text", [say("<think>hm</think>\nI look.\n"), say(WRITTEN), done()], CURIOUS,
     [("thinking", "hm"), ("text", "I look.\n"), ("tool_use", "Read", A)], "tool_use"),
    ("a written call as bare JSON", [say('{"name": "Read", "parameters": {"path": "/a"}}'), done()], QUIET,
     [("tool_use", "Read", A)], "tool_use"),
    ("a written call beside a real one", [say(WRITTEN), call(ARGUMENTS_A), done()], QUIET, [("tool_use", "Read", A)],
     "tool_use"),
    ("a call of what was not offered", [say(WRITTEN.replace("Read", "Else")), done()], QUIET,
     [("text", WRITTEN.replace("Read", "Else"))], "end_turn"),
    ("a written call in code", [say(f"```\n{WRITTEN}\n```"), done()], QUIET, [("text", f"```\n{WRITTEN}\n```")],
     "end_turn"),
    ("a written call where no tools are", [say(WRITTEN), done()], ReplyContext("ollama", "m"), [("text", WRITTEN)],
     "end_turn"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "context", "blocks", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_streams(lines: list[object], context: ReplyContext, blocks: list[tuple[str, ...]], reason: str) -> None:
    data = stream(*lines)
    events = decoded(data, context)
    assert outline(events) == blocks
    end = end_of(events)
    assert (end.stop_reason, end.stop_sequence) == (reason, None)
    assert end.usage == Usage(input_tokens=9, output_tokens=4)
    whole_of = joined(events)
    for pieces in splits(data):
        assert joined(decoded(pieces, context)) == whole_of


def test_each_line_is_passed_on_at_once() -> None:
    decoder = OllamaChat("test").stream_decoder(QUIET, OllamaQuirks())
    start = decoder.feed(stream(part({"role": "assistant", "content": ""})))
    assert start == [MessageStart(start[0].id, "claude-x", Usage(input_tokens=7, estimated=True))]  # type: ignore[union-attr]  # a MessageStart, as compared
    assert decoder.feed(stream(say("a")))[-1] == Delta(0, "text", "a")
    assert decoder.feed(stream(say("b"))) == [Delta(0, "text", "b")]
    assert len(decoder.feed(stream(call(ARGUMENTS_A)))) == 3
    assert len(decoder.feed(stream(call("no object", id_="c2")))) == 3
    assert decoder.feed(stream(say("c")))[-1] == Delta(3, "text", "c")
    assert len(decoder.feed(stream(done()))) == 3


def test_ids_of_calls() -> None:
    blocks = content(decoded(stream(call({}, id_="call_x1"), call({}, id_=None), call({}, id_="call_x1"), done())))
    assert blocks[0]["id"] == "call_x1"
    assert str(blocks[1]["id"]).startswith("toolu_")
    assert str(blocks[2]["id"]).startswith("toolu_")


def test_reasoning_is_signed() -> None:
    block = content(decoded(stream(think("hm"), say("a"), done()), CURIOUS))[0]
    assert block["thinking"] == "hm"
    assert unseal(str(block["signature"])) == ("ollama", {})


def test_reasoning_that_a_later_request_needs_is_remembered() -> None:
    remembered = [event for event in decoded(stream(think("hm"), call({}), done())) if isinstance(event, Remember)]
    assert [event.thinking for event in remembered] == ["hm"]
    assert not any(isinstance(event, Remember) for event in decoded(stream(think("hm"), say("a"), done())))
    assert not any(isinstance(event, Remember) for event in decoded(stream(think("hm"), call({}), done()), CURIOUS))


USAGE: list[tuple[str, dict[str, object], Usage]] = [
    ("both", {"prompt_eval_count": 26, "eval_count": 282}, Usage(26, 282)),
    ("with what was read from the cache",
     {"prompt_eval_count": 26, "prompt_eval_cached_count": 20, "eval_count": 2}, Usage(6, 2, 20)),
    ("a cache that is too large",
     {"prompt_eval_count": 26, "prompt_eval_cached_count": 30, "eval_count": 2}, Usage(0, 2, 26)),
    ("a prompt that was in the cache", {"eval_count": 2}, Usage(0, 2, 7, estimated=True)),
    ("nothing written", {"prompt_eval_count": 26}, Usage(26, 0)),
    ("none", {"total_duration": 5}, Usage(7, 1, estimated=True)),
    ("nonsense", {"prompt_eval_count": -1, "eval_count": "4"}, Usage(7, 1, estimated=True)),
]  # fmt: skip


@pytest.mark.parametrize(("counts", "usage"), [case[1:] for case in USAGE], ids=[case[0] for case in USAGE])
def test_usage(counts: dict[str, object], usage: Usage) -> None:
    assert end_of(decoded(stream(say("abcd"), done("stop", None, **counts)))).usage == usage
    assert end_of(whole(done("stop", {"content": "abcd"}, **counts))).usage == usage


# Streams that are no answer: lines, status, type, message, whether to try again.
FAILURES: list[tuple[str, list[object], int, str, str, bool]] = [
    ("nothing", [], 502, "api_error", "ollama ended its stream before the answer was complete", True),
    ("cut", [say("a")], 502, "api_error", "ollama ended its stream before the answer was complete", True),
    ("cut in a line", [say("a"), '{"model'], 502, "api_error", "ollama ended its stream before the answer was complete",
     True),
    ("cut after a call", [call(ARGUMENTS_A)], 502, "api_error",
     "ollama ended its stream before the answer was complete", True),
    ("no JSON", [say("a"), "<html>", "<body>", "</html>"], 502, "api_error", "ollama sent what is no part of an answer",
     True),
    ("an error", [say("a"), {"error": "model runner has unexpectedly stopped"}], 500, "api_error",
     "model runner has unexpectedly stopped", True),
    ("an error at once", [{"error": "model 'm' not found"}], 404, "not_found_error",
     "ollama: model 'm' not found. Run `ollama pull m` where Ollama runs.", False),
    ("an error with a status", [{"error": "slow down", "StatusCode": 429}], 429, "rate_limit_error", "slow down", True),
    ("an error with a status that is none", [{"error": "boom", "status": 200}], 500, "api_error", "boom", True),
    ("an error as an object", [{"error": {"message": "slow down"}, "status_code": 503}], 529, "overloaded_error",
     "slow down", True),
    ("an error beside a message", [{**say("a"), "error": "boom"}], 500, "api_error", "boom", True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "status", "kind", "message", "retryable"),
    [case[1:] for case in FAILURES],
    ids=[case[0] for case in FAILURES],
)
def test_failures(lines: list[object], status: int, kind: str, message: str, retryable: bool) -> None:
    data = stream(*lines)
    for pieces in [[data], *splits(data)]:
        error = failure_of(decoded(pieces)).error
        assert (error.status, error.type, error.message) == (status, kind, message)
        assert error.retryable is retryable


def test_bytes_that_are_no_characters() -> None:
    assert outline(decoded(stream(say("a?b"), done()).replace(b"?", b"\xff"))) == [("text", "a\ufffdb")]


def test_a_stream_without_a_last_line_feed() -> None:
    assert outline(decoded(stream(say("a"), done()).rstrip())) == [("text", "a")]


def test_a_stream_that_is_answered_with_one_object() -> None:
    """Proxies do that. An error is one, and an answer is one."""
    body = json.dumps({"error": "upstream is down"}).encode()
    assert failure_of(decoded(body)).error.message == "upstream is down"
    assert outline(decoded(json.dumps(done(message={"content": "a"})).encode())) == [("text", "a")]


# Answers in one piece

WHOLE_MESSAGE: JsonObject = {
    "role": "assistant",
    "content": "I look.",
    "thinking": "hm",
    "tool_calls": [
        {"id": "c1", "function": {"index": 0, "name": "Read", "arguments": {"path": "/a"}}},
        {"id": "c2", "function": {"index": 1, "name": "W", "arguments": {}}},
    ],
}


def test_an_answer_in_one_piece() -> None:
    events = whole(done(message=WHOLE_MESSAGE), CURIOUS)
    assert outline(events) == [
        ("thinking", "hm"),
        ("text", "I look."),
        ("tool_use", "Read", A),
        ("tool_use", "mcp.w", "{}"),
    ]
    answer = fold(events)
    assert (answer.model, answer.stop_reason, answer.usage) == ("claude-x", "tool_use", Usage(9, 4))


@pytest.mark.parametrize("body", [b"", b"x", b"[]", b"{}", b'{"message":{"content":"a"}}', b"[" * 100_000])
def test_what_is_no_answer(body: bytes) -> None:
    with pytest.raises(ApiError, match="Malformed upstream response from ollama") as caught:
        OllamaChat("test").decode(body, QUIET, OllamaQuirks())
    assert (caught.value.status, caught.value.type, caught.value.retryable) == (502, "api_error", True)


def test_an_error_with_status_200() -> None:
    body = json.dumps({"StatusCode": 401, "Status": "401 Unauthorized", "error": "unauthorized"}).encode()
    with pytest.raises(ApiError, match="ollama signin") as caught:
        OllamaChat("test").decode(body, QUIET, OllamaQuirks())
    assert (caught.value.status, caught.value.type) == (401, "authentication_error")
