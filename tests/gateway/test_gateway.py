"""The life of a request against a scripted upstream on a real socket, its time on a mock clock."""

from __future__ import annotations

import itertools
import json

import pytest
import trio
from trio.testing import MockClock

from tests.gateway.client import FakeClient, gateway, turn
from tests.support import chat_answers as chat
from tests.support.answer import Turn
from tests.support.upstream import Answer, Ending, Pause, Reply, Request, ScriptedUpstream, sse_reply

HELLO = Turn(text="Hello from upstream")


async def ask(upstream: ScriptedUpstream, *, stream: bool = False, **settings: str) -> FakeClient:
    client = FakeClient()
    async with gateway(upstream.url, **settings) as gate:
        await gate.respond(turn(stream), client)
    return client


@pytest.mark.parametrize("stream", [False, True])
async def test_an_answer(stream: bool) -> None:
    async with ScriptedUpstream([chat.answer(HELLO, streamed=stream)]) as upstream:
        client = await ask(upstream, stream=stream)
    assert client.status == 200
    assert client.complete
    assert client.headers["request-id"] == "req_1"
    assert client.headers["x-lynkr-provider"] == "openai"
    assert client.headers["x-lynkr-model"] == "gpt-4o"
    request = upstream.requests[0]
    assert request.path == "/v1/chat/completions"
    assert request.header("authorization") == "Bearer upstream-key"
    assert b"client-key" not in request.body
    assert "client-key" not in str(request.headers)
    assert request.header("anthropic-version") is None
    if stream:
        assert client.body.endswith(b'data: {"type":"message_stop"}\n\n')
    else:
        assert json.loads(client.body)["content"] == [{"type": "text", "text": "Hello from upstream"}]


async def test_each_upstream_chunk_goes_out_at_once(autojump_clock: MockClock) -> None:
    steps: list[bytes | Pause] = []
    for step in chat.stream_steps(HELLO):
        steps += [step, Pause(1)]
    async with ScriptedUpstream([sse_reply(*steps)]) as upstream:
        client = await ask(upstream, stream=True)
    # The start, three pieces of text, and the end: each a second after the one before it.
    gaps = [b - a for a, b in itertools.pairwise(client.times)]
    assert client.pieces[0].startswith(b"event: message_start")
    assert [round(gap) for gap in gaps[:3]] == [1, 1, 1]
    assert all(b"text_delta" in piece for piece in client.pieces[1:4])


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
async def test_passing_errors_are_tried_again(autojump_clock: MockClock, status: int, stream: bool) -> None:
    answers: list[Answer] = [chat.error_reply(status, "not now")] * 3
    async with ScriptedUpstream([*answers, chat.answer(HELLO, streamed=stream)]) as upstream:
        client = await ask(upstream, stream=stream)
    assert client.status == 200
    assert len(upstream.requests) == 4


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 413, 422])
async def test_lasting_errors_are_not(status: int) -> None:
    async with ScriptedUpstream([chat.error_reply(status, "never")]) as upstream:
        client = await ask(upstream)
    assert len(upstream.requests) == 1
    assert client.headers["x-should-retry"] == "false"
    assert "never" in str(client.error["message"])


async def test_after_the_last_attempt_the_error_is_the_upstreams(autojump_clock: MockClock) -> None:
    async with ScriptedUpstream([chat.error_reply(503, "too busy")] * 4) as upstream:
        client = await ask(upstream, stream=True)
    assert client.status == 529
    assert client.error == {"type": "overloaded_error", "message": "too busy"}
    assert client.headers["x-should-retry"] == "true"
    assert client.headers["content-type"].startswith("application/json")


async def test_retry_after_is_waited_for(autojump_clock: MockClock) -> None:
    refusal = chat.error_reply(429, "slow down", headers=[("retry-after", "7")])
    async with ScriptedUpstream([refusal, chat.answer(HELLO, streamed=False)]) as upstream:
        await ask(upstream)
    first, second = upstream.requests
    assert 7 <= second.arrived_at - first.arrived_at <= 8.1


async def test_a_long_retry_after_is_the_clients_to_wait_for() -> None:
    refusal = chat.error_reply(429, "slow down", headers=[("retry-after", "3600")])
    async with ScriptedUpstream([refusal]) as upstream:
        client = await ask(upstream)
    assert client.status == 429
    assert client.headers["retry-after"] == "3600"
    assert len(upstream.requests) == 1


async def test_backoff_grows(autojump_clock: MockClock) -> None:
    async with ScriptedUpstream([chat.error_reply(500, "no")] * 6) as upstream:
        await ask(upstream, API_RETRY_MAX_RETRIES="5")
    times = [request.arrived_at for request in upstream.requests]
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert len(gaps) == 5
    for retries, gap in enumerate(gaps):
        assert gap <= 2.0**retries + 0.1


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("ending", [Ending.RESET, Ending.CLOSE])
async def test_a_connection_that_breaks_before_the_answer(
    autojump_clock: MockClock, ending: Ending, stream: bool
) -> None:
    broken = Reply(before=[ending])
    async with ScriptedUpstream([broken, broken, chat.answer(HELLO, streamed=stream)]) as upstream:
        client = await ask(upstream, stream=stream)
    assert client.status == 200
    assert len(upstream.requests) == 3


@pytest.mark.parametrize("ending", [Ending.RESET, Ending.CLOSE])
async def test_a_stream_that_breaks_ends_in_an_error_event(autojump_clock: MockClock, ending: Ending) -> None:
    # A reset overtakes what was just sent, so there is a pause before it.
    broken = sse_reply(chat.role(), chat.text("Hel"), Pause(1), ending)
    async with ScriptedUpstream([broken]) as upstream:
        client = await ask(upstream, stream=True)
    assert client.status == 200
    assert client.complete
    assert b'"text":"Hel"' in client.body
    assert client.body.rpartition(b"event: ")[2].startswith(b'error\ndata: {"type":"error","error":{"type":"api_error"')
    assert b"message_stop" not in client.body
    assert len(upstream.requests) == 1


async def test_a_stream_that_ends_too_early_is_no_answer(autojump_clock: MockClock) -> None:
    short = sse_reply(chat.role(), chat.text("Hel"))
    async with ScriptedUpstream([short]) as upstream:
        client = await ask(upstream, stream=True)
    assert b"event: error" in client.body
    assert b"message_stop" not in client.body


async def test_a_server_that_is_not_there() -> None:
    async with ScriptedUpstream() as upstream:
        url = upstream.url
    client = FakeClient()
    async with gateway(url, MODEL_PROVIDER="llamacpp", LLAMACPP_ENDPOINT=url) as gate:
        await gate.respond(turn(stream=True), client)
    assert client.status == 503
    assert client.error["type"] == "overloaded_error"
    message = str(client.error["message"])
    assert "llama.cpp at 127.0.0.1:" in message
    assert "Is it running?" in message
    assert client.headers["x-should-retry"] == "false"


async def test_silence_before_the_answer(autojump_clock: MockClock) -> None:
    stalled = Reply(before=[Ending.STALL])
    async with ScriptedUpstream([stalled] * 2) as upstream:
        began = trio.current_time()
        client = await ask(upstream, OPENAI_TIMEOUT_MS="5000", API_RETRY_MAX_RETRIES="1")
        assert 10 <= trio.current_time() - began <= 11.2
    assert client.status == 504
    assert client.error["type"] == "timeout_error"
    assert len(upstream.requests) == 2


async def test_silence_inside_a_stream(autojump_clock: MockClock) -> None:
    stalled = sse_reply(chat.role(), chat.text("Hel"), Ending.STALL)
    async with ScriptedUpstream([stalled]) as upstream:
        began = trio.current_time()
        client = await ask(upstream, stream=True, STREAM_IDLE_TIMEOUT_MS="50000")
        assert 50 <= trio.current_time() - began <= 51
        with trio.fail_after(1):
            await upstream.requests[0].abandoned.wait()
    assert b'event: error\ndata: {"type":"error","error":{"type":"timeout_error"' in client.body
    assert client.body.count(b"event: ping") == 1 + 3


async def test_a_finished_answer_does_not_wait_for_the_end_of_the_stream(autojump_clock: MockClock) -> None:
    steps = chat.stream_steps(HELLO)
    assert b"[DONE]" in steps[-1]
    async with ScriptedUpstream([sse_reply(*steps[:-2], Ending.STALL)]) as upstream:
        began = trio.current_time()
        client = await ask(upstream, stream=True)
        assert 5 <= trio.current_time() - began <= 6
    assert client.body.endswith(b'data: {"type":"message_stop"}\n\n')


async def test_the_deadline_covers_all_attempts(autojump_clock: MockClock) -> None:
    async with ScriptedUpstream([Reply(before=[Ending.STALL])] * 9) as upstream:
        began = trio.current_time()
        client = await ask(upstream, OPENAI_TIMEOUT_MS="20000", REQUEST_DEADLINE_MS="30000")
        assert trio.current_time() - began == pytest.approx(30, abs=0.1)
    assert client.status == 504
    assert "REQUEST_DEADLINE_MS" in str(client.error["message"])


async def test_a_slow_upstream_is_covered_by_pings(autojump_clock: MockClock) -> None:
    slow = sse_reply(*chat.stream_steps(HELLO))
    async with ScriptedUpstream([Reply(slow.status, slow.headers, slow.body, before=[Pause(50)])]) as upstream:
        client = await ask(upstream, stream=True)
    assert client.status == 200
    # Nothing for ten seconds, so that an error could still have its status; then a ping every fifteen.
    assert client.pieces[:3] == [b'event: ping\ndata: {"type":"ping"}\n\n'] * 3
    assert [round(time - client.times[0]) for time in client.times[:4]] == [0, 15, 30, 40]


@pytest.mark.parametrize("delay", ["0", "60000"])
async def test_a_silent_answer_is_pinged_whatever_the_delay_of_the_first(autojump_clock: MockClock, delay: str) -> None:
    steps = chat.stream_steps(HELLO)
    async with ScriptedUpstream([sse_reply(*steps[:2], Pause(40), *steps[2:])]) as upstream:
        client = await ask(upstream, stream=True, STREAM_HEADER_DELAY_MS=delay, STREAM_PING_INTERVAL_MS="15000")
    # One stands behind the start of every answer.
    assert client.body.count(b"event: ping") == 3


async def test_no_ping_follows_the_end(autojump_clock: MockClock) -> None:
    """The client takes nothing from the first ping on until the answer waits and the next ping is overdue."""
    whole = sse_reply(b"".join(chat.stream_steps(HELLO)))
    client = FakeClient(gate=trio.Event())
    async with (
        ScriptedUpstream([Reply(whole.status, whole.headers, whole.body, before=[Pause(20)])]) as upstream,
        gateway(upstream.url) as gate,
        trio.open_nursery() as nursery,
    ):
        nursery.start_soon(gate.respond, turn(True), client)
        await trio.sleep(40)
        assert client.gate is not None
        client.gate.set()
    assert client.body.startswith(b"event: ping")
    assert client.body.endswith(b'data: {"type":"message_stop"}\n\n')


async def test_an_error_after_a_ping_is_an_event(autojump_clock: MockClock) -> None:
    refusal = chat.error_reply(400, "no such thing")
    async with ScriptedUpstream([Reply(refusal.status, refusal.headers, refusal.body, before=[Pause(12)])]) as upstream:
        client = await ask(upstream, stream=True)
    assert client.status == 200
    assert client.complete
    assert client.body.endswith(b'"message":"no such thing"},"request_id":"req_1"}\n\n')


async def test_retries_go_on_after_a_ping(autojump_clock: MockClock) -> None:
    refusal = chat.error_reply(503, "not yet")
    late = Reply(refusal.status, refusal.headers, refusal.body, before=[Pause(12)])
    async with ScriptedUpstream([late, chat.stream(HELLO)]) as upstream:
        client = await ask(upstream, stream=True)
    assert client.body.startswith(b"event: ping")
    assert client.body.endswith(b'data: {"type":"message_stop"}\n\n')


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(before=[Ending.STALL]), id="before the head"),
        pytest.param(sse_reply(Ending.STALL), id="after the head"),
        pytest.param(sse_reply(chat.role(), chat.text("Hel"), Ending.STALL), id="in the middle"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
async def test_a_client_that_leaves_closes_the_upstream(reply: Reply, stream: bool) -> None:
    client = FakeClient()
    async with ScriptedUpstream([reply]) as upstream, gateway(upstream.url) as gate:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(gate.respond, turn(stream), client)
            request = await upstream.wait_for_requests(1)
            await trio.testing.wait_all_tasks_blocked(0.02)
            client.leave.set()
        with trio.fail_after(1):
            await request.abandoned.wait()
            await upstream.wait_for_open_connections(0)
    assert not client.complete


async def test_a_client_that_leaves_ends_the_retries() -> None:
    client = FakeClient()
    async with (
        ScriptedUpstream([chat.error_reply(500, "no", headers=[("retry-after", "30")])]) as upstream,
        gateway(upstream.url) as gate,
        trio.open_nursery() as nursery,
    ):
        nursery.start_soon(gate.respond, turn(), client)
        await upstream.wait_for_requests(1)
        await trio.testing.wait_all_tasks_blocked(0.02)
        client.leave.set()
    assert len(upstream.requests) == 1


async def test_connections_are_used_again() -> None:
    async with ScriptedUpstream(
        lambda request: chat.answer(HELLO, streamed=request.json.get("stream") is True)
    ) as upstream:
        async with gateway(upstream.url) as gate:
            for stream in (True, False, True, False):
                client = FakeClient()
                await gate.respond(turn(stream), client)
                assert client.status == 200
        assert len(upstream.connections) == 1


async def test_a_refused_parameter_is_left_out_from_then_on() -> None:
    def old_server(request: Request) -> Reply:
        if "stream_options" in request.json:
            return chat.error_reply(400, "Unrecognized request argument supplied: stream_options")
        return chat.stream(HELLO)

    async with ScriptedUpstream(old_server) as upstream, gateway(upstream.url) as gate:
        for _ in range(2):
            client = FakeClient()
            await gate.respond(turn(stream=True), client)
            assert client.status == 200
    assert len(upstream.requests) == 3


async def test_a_server_that_refuses_everything_is_not_asked_for_ever() -> None:
    def contrary(request: Request) -> Reply:
        name = "max_tokens" if "max_tokens" in request.json else "max_completion_tokens"
        return chat.error_reply(400, f"Unsupported parameter: '{name}'")

    async with ScriptedUpstream(contrary) as upstream:
        client = await ask(upstream)
    assert client.status == 400
    assert len(upstream.requests) == 5


async def test_an_answer_in_one_piece_where_a_stream_was_asked_for() -> None:
    async with ScriptedUpstream([chat.answer(HELLO, streamed=False)]) as upstream:
        client = await ask(upstream, stream=True)
    assert client.headers["content-type"].startswith("text/event-stream")
    assert client.body.startswith(b"event: message_start")
    assert client.body.endswith(b'data: {"type":"message_stop"}\n\n')


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (b"garbage\r\n\r\n", 502),
        (Reply(body=b"not json", headers=[("content-type", "application/json")]), 502),
        (Reply(body=b"", headers=[("content-type", "application/json")]), 502),
        (Reply(body=b"<html>", headers=[("content-type", "text/html")]), 502),
        (Reply(301, [("location", "https://elsewhere.example/v1?key=geheim")]), 502),
    ],
)
async def test_what_is_no_answer(autojump_clock: MockClock, answer: Answer, status: int) -> None:
    async with ScriptedUpstream(lambda request: answer) as upstream:
        client = await ask(upstream)
    assert client.status == status
    assert client.error["type"] == "api_error"
    assert "geheim" not in str(client.error)


async def test_the_embedded_provider() -> None:
    async with gateway("http://127.0.0.1:9", MODEL_PROVIDER="echo") as gate:
        whole, streamed = FakeClient(), FakeClient()
        await gate.respond(turn(), whole)
        await gate.respond(turn(stream=True), streamed)
    answer = json.loads(whole.body)
    assert answer["content"][0]["text"].startswith("You said: hello")
    assert "MODEL_PROVIDER" in answer["content"][0]["text"]
    assert len(streamed.pieces) > 10
    assert streamed.body.endswith(b'data: {"type":"message_stop"}\n\n')


async def test_a_bug_is_an_internal_error(monkeypatch: pytest.MonkeyPatch) -> None:
    client = FakeClient()
    async with gateway("http://127.0.0.1:9", MODEL_PROVIDER="echo") as gate:
        monkeypatch.setattr(gate, "decide", lambda turn: 1 / 0)
        await gate.respond(turn(), client)
    assert client.status == 500
    assert client.error == {"type": "api_error", "message": "Internal error; the log has more"}


async def test_a_stream_that_makes_no_whole_event_is_not_held_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lynkr.gateway.attempt._HELD", 100_000)
    endless = sse_reply(*chat.stream_steps(HELLO)[:2], b"data: ", *[b"x" * 10_000] * 50)
    async with ScriptedUpstream([endless]) as upstream:
        client = await ask(upstream, stream=True)
    assert b"that make no whole event" in client.body
    assert client.complete
