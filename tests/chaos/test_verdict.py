"""What the verdict of a chaos run is of answers that are right, of honest errors, and of all that must not be."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest

from chaos.client import Answer
from chaos.dialects import MESSAGES
from chaos.faults import Fault, deal
from chaos.ledger import Story
from chaos.traffic import Request, numbers, request
from chaos.verdict import ERROR_EVENT, ERROR_STATUS, LEFT, RIGHT, Violation, verdict

STREAM = Request(7, calls=True, pieces=4)
WHOLE = Request(7, stream=False, calls=True, pieces=4)
EVENTS = MESSAGES.stream(STREAM)
PING = b'event: ping\ndata: {"type":"ping"}\n\n'
ERROR = b'event: error\ndata: {"type":"error","error":{"type":"api_error","message":"#000007; broke"}}\n\n'


def story(wanted: Request, *faults: Fault) -> Story:
    return Story(wanted, began=0.0, faults=list(faults))


def answer(body: bytes, *, status: int = 200, stream: bool = False, ended: str = "complete") -> Answer:
    kind = "text/event-stream; charset=utf-8" if stream else "application/json; charset=utf-8"
    headers = {"content-type": kind, "request-id": "req_1", "x-should-retry": "true"}
    return Answer(status, headers, bytearray(body), ended)


def error(kind: str, message: str = "#000007; no") -> bytes:
    return json.dumps({"type": "error", "error": {"type": kind, "message": message}}).encode()


@pytest.mark.parametrize(
    ("events", "ending"),
    [
        (EVENTS, RIGHT),
        ([PING, b": a remark\n\n", *EVENTS[:3], PING, *EVENTS[3:]], RIGHT),
        ([*EVENTS[:4], ERROR], ERROR_EVENT),
        ([PING, ERROR], ERROR_EVENT),
    ],
)
def test_streams_that_may_be(events: Sequence[bytes], ending: str) -> None:
    assert verdict(story(STREAM, Fault.CUT_RESET), answer(b"".join(events), stream=True)) == ending


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ([], "without an ending"),
        (EVENTS[:4], "without an ending"),
        ([*EVENTS[:4], *EVENTS[-3:]], "the text has"),
        ([*EVENTS[:3], EVENTS[2], *EVENTS[3:]], "the text has"),
        ([*EVENTS[:2], EVENTS[3], EVENTS[2], *EVENTS[4:]], "the text has"),
        ([*EVENTS, ERROR], "behind the end"),
        ([*EVENTS, EVENTS[-1]], "behind the end"),
        ([*EVENTS[:4], ERROR, EVENTS[-1]], "behind the end"),
        ([EVENTS[0], *EVENTS], "out of place"),
        (EVENTS[1:], "before the start"),
        ([*EVENTS[:3], b"data: {}\n\n", *EVENTS[3:]], "not an event"),
        ([*EVENTS[:3], b"event: ping\ndata: {\n\n", *EVENTS[3:]], "no JSON"),
        ([*EVENTS[:-1], EVENTS[-1].rstrip()], "within an event"),
        ([event.replace(b"tool_use", b"end_turn") if b"stop_reason" in event else event for event in EVENTS], "stop_"),
        ([event.replace(b"note", b"nota") for event in EVENTS], "calls"),
        ([event.replace(b"#000007;", b"#000008;") for event in EVENTS], "parts of another"),
        ([*EVENTS[:2], EVENTS[3], ERROR], "before the error"),
    ],
)
def test_streams_that_must_not_be(events: Sequence[bytes], why: str) -> None:
    with pytest.raises(Violation, match=why):
        verdict(story(STREAM, Fault.CUT_RESET), answer(b"".join(events), stream=True))


def test_whole_answers() -> None:
    right = MESSAGES.whole(WHOLE)
    assert verdict(story(WHOLE), answer(right)) == RIGHT
    for wrong in (right[:-1], right.replace(b"002 ", b"003 "), right.replace(b'"tool_use","stop', b'"end_turn","stop')):
        with pytest.raises(Violation):
            verdict(story(WHOLE), answer(wrong))


@pytest.mark.parametrize(
    ("status", "body", "faults"),
    [
        (429, error("rate_limit_error"), [Fault.RATE_LIMIT]),
        (400, error("invalid_request_error"), [Fault.BAD_REQUEST]),
        (502, error("api_error"), [Fault.EMPTY]),
        (503, error("overloaded_error", "circuit open"), []),
    ],
)
def test_errors_that_may_be(status: int, body: bytes, faults: Sequence[Fault]) -> None:
    assert verdict(story(STREAM, *faults), answer(body, status=status)) == ERROR_STATUS


@pytest.mark.parametrize(
    ("status", "body", "faults", "why"),
    [
        (500, error("api_error", "Internal error; the log has more"), [Fault.EMPTY], "own"),
        (502, error("api_error"), [], "nothing failed"),
        (429, error("rate_limit_error"), [Fault.EMPTY], "a limit"),
        (400, error("invalid_request_error"), [Fault.EMPTY], "refused"),
        (403, error("permission_error"), [Fault.EMPTY], "permission_error"),
        (529, error("api_error"), [Fault.EMPTY], "with status 529"),
        (502, b"<html>", [Fault.EMPTY], "no JSON"),
        (502, b'{"error":"no"}', [Fault.EMPTY], "form of an error"),
        (502, error("api_error", "#000009; no"), [Fault.EMPTY], "parts of another"),
    ],
)
def test_errors_that_must_not_be(status: int, body: bytes, faults: Sequence[Fault], why: str) -> None:
    with pytest.raises(Violation, match=why):
        verdict(story(STREAM, *faults), answer(body, status=status))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda found: found.headers.pop("request-id"), "request-id"),
        (lambda found: found.headers.update({"content-type": "application/json"}), "application/json"),
        (lambda found: setattr(found, "ended", "hangs"), "hangs"),
    ],
)
def test_answers_that_lack_something(change: Callable[[Answer], object], why: str) -> None:
    found = answer(b"".join(EVENTS), stream=True)
    change(found)
    with pytest.raises(Violation, match=why):
        verdict(story(STREAM), found)


def test_who_leaves_is_owed_nothing() -> None:
    assert verdict(story(STREAM), answer(b"", stream=True, ended="left")) == LEFT


def test_a_seed_decides_everything() -> None:
    assert [request(5, number) for number in range(50)] == [request(5, number) for number in range(50)]
    assert [request(5, number) for number in range(50)] != [request(6, number) for number in range(50)]
    dealt = [deal(5, number, "openai", 1, 0.5) for number in range(50)]
    assert dealt == [deal(5, number, "openai", 1, 0.5) for number in range(50)]
    assert dealt != [deal(5, number, "openai", 2, 0.5) for number in range(50)]


def test_every_part_of_a_request_is_marked() -> None:
    large = Request(41, big=True)
    assert large.is_whole(large.body())
    assert 100_000 < len(large.body()) < 110_000
    assert not large.is_whole(large.body().replace(b"#000041;", b"#000042;", 1))
    assert not large.is_whole(large.body()[:-200])
    assert numbers(large.body()) == {41}
