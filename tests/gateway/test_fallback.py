"""Fallback to another provider, against two scripted upstreams. tests/gateway/faults has the matrix of all faults."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import trio
import trio.lowlevel
from trio.testing import MockClock

from lynkr.gateway.breaker import State
from lynkr.gateway.gateway import Gateway
from tests.gateway.client import FakeClient, gateway, turn
from tests.support import chat_answers as chat
from tests.support.answer import Turn
from tests.support.upstream import Answer, Ending, Pause, Reply, ScriptedUpstream, sse_reply

HELLO = Turn(text="Hello")
IMAGE = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGk="}}
TRAIL = "openai:gpt-4o->moonshot:kimi-k2-turbo-preview"


@dataclass
class Stage:
    first: ScriptedUpstream
    second: ScriptedUpstream
    gateway: Gateway

    async def ask(self, *, stream: bool = False, **members: object) -> FakeClient:
        client = FakeClient()
        await self.gateway.respond(turn(stream, **members), client)
        return client


@asynccontextmanager
async def stage(first: Sequence[Answer], second: Sequence[Answer], **settings: str) -> AsyncIterator[Stage]:
    async with ScriptedUpstream(first) as one, ScriptedUpstream(second) as other:
        fallback = {"FALLBACK_PROVIDER": "moonshot", "MOONSHOT_API_KEY": "other", "MOONSHOT_ENDPOINT": other.url}
        async with gateway(one.url, **{**fallback, **settings}) as gate:
            yield Stage(one, other, gate)
            assert gate.running == 0


@pytest.mark.parametrize("stream", [False, True])
async def test_another_provider_answers_with_its_own_model(autojump_clock: MockClock, stream: bool) -> None:
    async with stage([chat.error_reply(500, "no")] * 4, [chat.answer(HELLO, streamed=stream)]) as on:
        client = await on.ask(stream=stream)
    assert client.status == 200
    assert (b"message_stop" if stream else b"Hello") in client.body
    assert client.headers["x-lynkr-provider"] == "moonshot"
    assert client.headers["x-lynkr-model"] == "kimi-k2-turbo-preview"
    assert client.headers["x-lynkr-fallback"] == TRAIL
    assert client.headers["x-lynkr-fallback-reason"] == "server_error"
    assert len(on.first.requests) == 4
    assert on.second.requests[0].json["model"] == "kimi-k2-turbo-preview"
    assert on.second.requests[0].header("authorization") == "Bearer other"


async def test_what_only_the_client_can_mend_is_not_asked_elsewhere() -> None:
    async with stage([chat.error_reply(400, "what is this")], []) as on:
        client = await on.ask()
    assert client.status == 400
    assert "x-lynkr-fallback" not in client.headers
    assert on.second.requests == []


async def test_a_wrong_key_falls_back_at_once(caplog: pytest.LogCaptureFixture) -> None:
    async with stage([chat.error_reply(401, "bad key")], [chat.answer(HELLO, streamed=False)]) as on:
        client = await on.ask()
    assert client.headers["x-lynkr-fallback-reason"] == "credentials"
    assert len(on.first.requests) == 1
    assert "openai:gpt-4o failed (credentials: " in caplog.text


async def test_the_first_error_is_the_clients_with_what_the_other_said(autojump_clock: MockClock) -> None:
    other: list[Answer] = [chat.error_reply(401, "bad key")]
    async with stage([chat.error_reply(503, "too busy")] * 4, other) as on:
        client = await on.ask()
    assert client.status == 529
    message = str(client.error["message"])
    assert message.startswith("too busy (fallback moonshot:kimi-k2-turbo-preview: ")
    assert "bad key" in message
    assert client.headers["x-lynkr-provider"] == "openai"
    assert client.headers["x-lynkr-fallback"] == TRAIL


async def test_the_first_provider_is_no_fallback_for_itself(autojump_clock: MockClock) -> None:
    """Also where the client has named another model than its setting does."""
    refused: list[Answer] = [chat.error_reply(500, "no")] * 8
    async with stage(refused, [], FALLBACK_PROVIDER="openai") as on:
        client = await on.ask(model="gpt-5-mini")
        assert len(on.first.requests) == 4
    assert client.status == 500
    assert "x-lynkr-fallback" not in client.headers


async def test_after_the_first_byte_nobody_else_is_asked() -> None:
    steps = chat.stream_steps(HELLO)
    async with stage([sse_reply(*steps[:3], Ending.CLOSE)], []) as on:
        client = await on.ask(stream=True)
    assert client.status == 200
    assert b"event: error" in client.body
    assert b"message_stop" not in client.body
    assert on.second.requests == []


async def test_pings_do_not_count_as_an_answer(autojump_clock: MockClock) -> None:
    late = Reply(503, body=b"{}", before=[Pause(60)])
    settings = {"API_RETRY_MAX_RETRIES": "0"}
    async with stage([late], [chat.answer(HELLO, streamed=True)], **settings) as on:
        client = await on.ask(stream=True)
    assert client.body.startswith(b"event: ping")
    # It is too late for a header.
    assert f": x-lynkr-fallback: {TRAIL} (overloaded)\n\n".encode() in client.body
    assert client.body.endswith(b'data: {"type":"message_stop"}\n\n')


async def test_a_fallback_that_reads_no_images_is_not_asked_for_one(autojump_clock: MockClock) -> None:
    async with stage([chat.error_reply(500, "no")] * 4, []) as on:
        client = await on.ask(messages=[{"role": "user", "content": [IMAGE]}])
    assert client.status == 500
    assert on.second.requests == []


async def test_an_open_circuit_falls_back_without_asking(autojump_clock: MockClock) -> None:
    settings = {"API_RETRY_MAX_RETRIES": "0", "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "2"}
    broken: list[Answer] = [chat.error_reply(500, "no")] * 2
    async with stage(broken, [chat.answer(HELLO, streamed=False)] * 3, **settings) as on:
        reasons = [(await on.ask()).headers["x-lynkr-fallback-reason"] for _ in range(3)]
        assert on.gateway.breakers["openai", "gpt-4o"].state is State.OPEN
    assert reasons == ["server_error", "server_error", "circuit_open"]


async def test_an_open_circuit_without_fallback_tells_when_to_come_back(autojump_clock: MockClock) -> None:
    settings = {
        "API_RETRY_MAX_RETRIES": "0",
        "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "1",
        "CIRCUIT_BREAKER_SUCCESS_THRESHOLD": "1",
        "FALLBACK_ENABLED": "false",
    }
    answers: list[Answer] = [chat.error_reply(500, "no"), chat.answer(HELLO, streamed=False)]
    async with stage(answers, [], **settings) as on:
        await on.ask()
        await trio.sleep(20)
        client = await on.ask()
        assert (client.status, client.headers["retry-after"]) == (503, "40")
        assert client.error["message"] == "OpenAI (gpt-4o) failed 1 times in a row; it is asked again in 40 s"
        await trio.sleep(40)
        assert (await on.ask()).status == 200
        assert on.gateway.breakers["openai", "gpt-4o"].state is State.CLOSED


async def test_a_probe_is_one_attempt(autojump_clock: MockClock) -> None:
    settings = {"CIRCUIT_BREAKER_FAILURE_THRESHOLD": "1", "FALLBACK_ENABLED": "false"}
    async with stage([chat.error_reply(500, "no")] * 5, [], **settings) as on:
        await on.ask()
        await trio.sleep(60)
        await on.ask()
        assert len(on.first.requests) == 5


async def test_with_an_empty_budget_nothing_is_repeated(autojump_clock: MockClock) -> None:
    settings = {
        "API_RETRY_BUDGET_PERCENT": "0",
        "API_RETRY_INITIAL_DELAY": "0",
        "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "0",
        "FALLBACK_ENABLED": "false",
    }
    async with stage([chat.error_reply(500, "no")] * 20, [], **settings) as on:
        for _ in range(10):
            await on.ask()
        # Three for each of the first three requests, and one more.
        assert len(on.first.requests) == 20


async def test_a_shutdown_ends_streams_with_an_error() -> None:
    steps = chat.stream_steps(HELLO)
    client = FakeClient()
    async with stage([sse_reply(*steps[:3], Ending.STALL)], []) as on, trio.open_nursery() as nursery:
        nursery.start_soon(on.gateway.respond, turn(stream=True), client)
        while not client.pieces:
            await trio.lowlevel.checkpoint()
        assert on.gateway.running == 1
        assert on.gateway.cut() == 1
    assert client.complete
    assert b'"message":"The server is shutting down"' in client.body


async def test_other_settings_share_what_is_known_and_what_runs(autojump_clock: MockClock) -> None:
    settings = {"API_RETRY_MAX_RETRIES": "0", "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "1"}
    async with stage([chat.error_reply(500, "no")], [chat.answer(HELLO, streamed=False)] * 2, **settings) as on:
        await on.ask()
        old = on.gateway
        on.gateway = old.with_settings(old.settings.model_copy(update={"moonshot_model": "kimi-latest"}))
        client = await on.ask()
        assert client.headers["x-lynkr-fallback"] == "openai:gpt-4o->moonshot:kimi-latest"
        assert client.headers["x-lynkr-fallback-reason"] == "circuit_open"
        assert old.breakers is on.gateway.breakers
