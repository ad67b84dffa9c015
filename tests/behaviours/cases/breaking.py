"""What the network does to an answer."""

from __future__ import annotations

from dataclasses import replace

import trio
import trio.testing

from tests.behaviours.cases.failing import ATTEMPTS, settings_of, title
from tests.behaviours.listing import STREAMED, Mode, behaviour
from tests.behaviours.stage import HELLO, HI, Stage
from tests.gateway.client import FakeClient
from tests.support.upstream import Ending, Pause, Reply

WHOLE: tuple[Mode, ...] = ("whole",)


@behaviour(modes=STREAMED)
async def a_stream_that_is_reset_is_no_answer(on: Stage) -> None:
    """A stream that breaks ends in an error, or an agent would think that the model chose to stop."""
    # A reset overtakes what was just sent, so there is a pause before it.
    told = await on.ask(on.api.stream(*on.api.cut(HELLO), Pause(1), Ending.RESET))
    assert told.error["type"] == "api_error"
    assert b"text_delta" in told.body


@behaviour(modes=STREAMED)
async def a_stream_that_is_cut_is_no_answer(on: Stage) -> None:
    """A connection that is closed within a stream ends it in an error."""
    told = await on.ask(on.api.stream(*on.api.cut(HELLO), Pause(1), Ending.CLOSE))
    assert told.error["type"] == "api_error"
    assert b"text_delta" in told.body


@behaviour(modes=STREAMED)
async def a_stream_that_ends_early_is_no_answer(on: Stage) -> None:
    """A stream that ends well for HTTP, but before the answer is complete, ends in an error."""
    told = await on.ask(on.api.stream(*on.api.cut(HELLO)))
    assert told.error["type"] == "api_error"
    assert b"text_delta" in told.body


@behaviour(modes=STREAMED)
async def an_empty_stream_is_asked_for_again(on: Stage) -> None:
    """A stream that breaks before anything has come is asked for again."""
    told = await on.ask(on.api.stream(Ending.CLOSE), on.api.stream(), HELLO)
    assert told.text == "Hello from upstream"


@behaviour(modes=WHOLE)
async def an_answer_that_breaks_off_is_asked_for_again(on: Stage) -> None:
    """An answer in one piece that does not arrive whole is asked for again: the client has nothing of it yet."""
    answer = on.answer(HELLO)
    assert isinstance(answer.body, bytes)
    half = replace(answer, body=[answer.body[: len(answer.body) // 2], Pause(1), Ending.CLOSE])
    told = await on.ask(half, HELLO)
    assert told.text == "Hello from upstream"


@behaviour()
async def a_connection_that_breaks_is_made_again(on: Stage) -> None:
    """A connection that breaks before the answer begins is made again."""
    told = await on.ask(Reply(before=[Ending.RESET]), Reply(before=[Ending.CLOSE]), HELLO)
    assert told.text == "Hello from upstream"
    assert len(told.requests) == 3


@behaviour()
async def a_server_that_is_not_there_is_named(on: Stage) -> None:
    """A server that refuses connections is told by its name, with what to look at."""
    on.upstream.stop_listening()
    await trio.testing.wait_all_tasks_blocked()
    told = await on.ask(HELLO, unheard=True)
    assert told.status == 503
    assert told.error["type"] == "overloaded_error"
    assert f"{title(on)} at " in told.words
    assert "cannot be reached" in told.words
    assert any(name in told.words for name in settings_of(on, "address"))
    assert told.requests == []


@behaviour(scheme="https")
async def a_server_without_tls_is_named(on: Stage) -> None:
    """An address with https at a server that speaks no TLS is told by its name."""
    told = await on.ask(HELLO, unheard=True)
    assert told.status == 503
    assert f"{title(on)} at " in told.words
    assert told.requests == []
    # What it was told was not HTTP.
    on.upstream.problems.clear()


@behaviour()
async def silence_ends(on: Stage) -> None:
    """An upstream that never answers is given up, after it was asked again."""
    told = await on.ask(Reply(before=[Ending.STALL]), repeat=True)
    assert told.error["type"] == "timeout_error"
    assert title(on) in told.words
    assert len(told.requests) == ATTEMPTS


@behaviour(modes=STREAMED)
async def silence_within_a_stream_ends(on: Stage) -> None:
    """An upstream that falls silent in the middle of an answer is given up, while pings keep the client patient."""
    told = await on.ask(on.api.stream(*on.api.cut(HELLO), Ending.STALL))
    assert told.error["type"] == "timeout_error"
    assert b"text_delta" in told.body
    assert told.body.count(b"event: ping") >= 10
    assert 200 <= told.seconds <= 700


@behaviour(modes=STREAMED)
async def a_slow_stream_is_covered_by_pings(on: Stage) -> None:
    """An upstream may think for minutes: pings keep the client patient, and the answer is the same."""
    first, *rest = on.api.steps(HELLO, None)
    slow = on.api.stream(first, Pause(100), *rest)
    told = await on.ask(replace(slow, before=[Pause(50)]))
    assert told.text == "Hello from upstream"
    assert told.body.count(b"event: ping") >= 8


@behaviour()
async def a_client_that_leaves_ends_the_request(on: Stage) -> None:
    """Nobody pays for an answer that nobody waits for: the upstream's connection is closed at once."""
    client = FakeClient()
    on.script = [Reply(before=[Ending.STALL])]
    async with trio.open_nursery() as nursery:
        nursery.start_soon(on.gate.respond, on.turn(HI, None, {}), client)
        request = await on.upstream.wait_for_requests(1)
        client.leave.set()
    with trio.fail_after(1):
        await request.abandoned.wait()
        await on.upstream.wait_for_open_connections(0)
    assert not client.complete
