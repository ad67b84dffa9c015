"""Answers in one piece."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.errors import ApiError
from lynkr.converters.gemini import Gemini
from tests.converters.gemini.answers import CURIOUS, PLAIN, QUIET, call, chunk, say, stop, text, thought, whole
from tests.converters.gemini.test_stream import CASES
from tests.converters.reading import JsonObject, end_of, outline


def test_one_piece() -> None:
    answer = chunk(thought("hm"), text("a"), call({"path": "/a"}, signature="c2ln"), finish="STOP")
    events = whole(answer, CURIOUS)
    assert outline(events) == [
        ("thinking", "hm"), ("text", "a"), ("thinking", ""), ("tool_use", "Read", '{"path":"/a"}')
    ]  # fmt: skip
    assert end_of(events).stop_reason == "tool_use"


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_list_of_chunks_is_read_like_a_stream(
    case: tuple[str, list[object], object, list[tuple[str, ...]], str],
) -> None:
    """That is what a stream is without `alt=sse`."""
    _, chunks, _, blocks, stop_reason = case
    flat = [item for chunk in chunks for item in (chunk if isinstance(chunk, list) else [chunk])]
    events = whole([item for item in flat if item != "[DONE]"], CURIOUS if case[2] is CURIOUS else QUIET)
    assert outline(events) == blocks
    assert end_of(events).stop_reason == stop_reason


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"5",
        b"null",
        b'"x"',
        b"<html>",
        b'{"candidates":[]}',
        b'{"error":null}',
        b"[" * 100_000,
    ],
)
def test_no_answer(body: bytes) -> None:
    with pytest.raises(ApiError) as caught:
        Gemini("test").decode(body, QUIET, PLAIN)
    assert caught.value.message == "Malformed upstream response from vertex"
    assert (caught.value.status, caught.value.retryable) == (502, True)


def refused(answer: JsonObject | list[JsonObject]) -> ApiError:
    with pytest.raises(ApiError) as caught:
        Gemini("test").decode(json.dumps(answer).encode(), QUIET, PLAIN)
    return caught.value


def test_failures() -> None:
    assert refused(stop()).message == "vertex answered nothing"
    assert refused(stop("MALFORMED_FUNCTION_CALL")).message == "vertex wrote a tool call that cannot be read"
    error: JsonObject = {"error": {"code": 429, "message": "Quota.", "status": "RESOURCE_EXHAUSTED"}}
    assert refused(error).type == "rate_limit_error"
    assert refused([say("a"), error, stop()]).type == "rate_limit_error"


def test_control_characters() -> None:
    body = json.dumps(chunk(text("a?b"), finish="STOP")).encode().replace(b"?", b"\n")
    assert outline(Gemini("test").decode(body, QUIET, PLAIN)) == [("text", "a\nb")]
