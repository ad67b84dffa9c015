"""Whole runs of the real Claude Code CLI: against the vendor's API (scripted), and through the gateway.

Direct runs come first: they measure how many requests the client sends to the vendor itself. Through the gateway it
must send as many, and the gateway must send each of them upstream once.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import trio

from tests.clients.claude_code import API_KEY, ClaudeCode
from tests.clients.scenarios import ALL, PARALLEL, PLAIN, RATE_LIMITED, THINKING, Scenario
from tests.clients.upstreams import (
    RETRY_AFTER_S,
    UPSTREAM_KEY,
    anthropic_settings,
    chat_upstream,
    messages_upstream,
    openai_settings,
)
from tests.support import chat_answers, messages_answers
from tests.support.answer import Turn
from tests.support.gateway import running_gateway
from tests.support.sse_check import check_stream
from tests.support.strict_chat import MAX_OUTPUT_TOKENS
from tests.support.tap import Tap
from tests.support.upstream import Ending, ScriptedUpstream, sse_reply

pytestmark = pytest.mark.client

TURNS = {"plain": 1, "file": 4, "parallel": 2, "thinking": 2, "image": 3, "tool_search": 2, "rate_limited": 2}
"""How many requests a run takes when nothing goes wrong."""


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)
async def test_direct(claude_code: ClaudeCode, scenario: Scenario) -> None:
    turns = scenario.turns(claude_code)
    async with messages_upstream(turns, scenario.rate_limited, api_key=API_KEY) as upstream:
        run = await claude_code.run("do it", upstream.url)
        scenario.verify(claude_code, run)
        assert len(upstream.requests) == TURNS[scenario.name] + len(scenario.rate_limited)
        assert {request.target for request in upstream.requests} == {"/v1/messages?beta=true"}
        assert len(run.retries) == len(scenario.rate_limited)


@pytest.mark.parametrize("api", ["chat", "messages"])
@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)
async def test_through_the_gateway(claude_code: ClaudeCode, scenario: Scenario, api: str, tmp_path: Path) -> None:
    make_upstream = {"chat": chat_upstream, "messages": messages_upstream}[api]
    settings = {"chat": openai_settings, "messages": anthropic_settings}[api]
    turns = scenario.turns(claude_code)
    async with (
        make_upstream(turns, scenario.rate_limited, api_key=UPSTREAM_KEY) as upstream,
        running_gateway(tmp_path / "gateway", settings(upstream)) as gateway,
        Tap(gateway.port) as tap,
    ):
        run = await claude_code.run("do it", tap.url)
        scenario.verify(claude_code, run)

        sent = [exchange for exchange in tap.exchanges if exchange.path == "/v1/messages"]
        assert len(sent) == len(tap.exchanges) == TURNS[scenario.name], gateway.log
        assert len(upstream.requests) == TURNS[scenario.name] + len(scenario.rate_limited)
        assert run.retries == []
        for exchange in sent:
            assert exchange.json["stream"] is True
            assert (exchange.status, exchange.complete) == (200, True)
            assert exchange.header("content-type") == "text/event-stream; charset=utf-8"
            assert check_stream(exchange.body).error is None
        for secret in (API_KEY, UPSTREAM_KEY):
            assert secret not in gateway.log
        assert all(API_KEY not in str(request.headers) for request in upstream.requests)


async def test_the_gateway_waits_as_long_as_the_upstream_says(claude_code: ClaudeCode, tmp_path: Path) -> None:
    turns = RATE_LIMITED.turns(claude_code)
    async with (
        chat_upstream(turns, RATE_LIMITED.rate_limited, api_key=UPSTREAM_KEY) as upstream,
        running_gateway(tmp_path / "gateway", openai_settings(upstream)) as gateway,
    ):
        RATE_LIMITED.verify(claude_code, await claude_code.run("do it", gateway.base_url))
        refused, repeated = upstream.requests[1:]
        assert refused.body == repeated.body
        assert RETRY_AFTER_S <= repeated.arrived_at - refused.arrived_at < RETRY_AFTER_S + 5


async def test_reasoning_of_another_vendor_is_not_sent_back_as_thinking(
    claude_code: ClaudeCode, tmp_path: Path
) -> None:
    """The client returns the thinking with our signature; a Chat Completions upstream has no place for it."""
    turns = THINKING.turns(claude_code)
    async with (
        chat_upstream(turns, (), api_key=UPSTREAM_KEY) as upstream,
        running_gateway(tmp_path / "gateway", openai_settings(upstream)) as gateway,
        Tap(gateway.port) as tap,
    ):
        THINKING.verify(claude_code, await claude_code.run("do it", tap.url))
        (assistant,) = [message for message in tap.exchanges[1].json["messages"] if message["role"] == "assistant"]
        assert assistant["content"][0]["type"] == "thinking"
        assert assistant["content"][0]["signature"]
        (sent,) = [message for message in upstream.requests[1].json["messages"] if message["role"] == "assistant"]
        assert "A file is wanted" not in str(sent)


async def test_a_known_model_that_writes_less_than_the_client_allows(claude_code: ClaudeCode, tmp_path: Path) -> None:
    """The client asks for up to 128000 tokens, whatever the model behind the gateway can."""
    async with (
        chat_upstream(PLAIN.turns(claude_code), (), api_key=UPSTREAM_KEY) as upstream,
        running_gateway(tmp_path / "gateway", {**openai_settings(upstream), "OPENAI_MODEL": "gpt-4o"}) as gateway,
    ):
        PLAIN.verify(claude_code, await claude_code.run("do it", gateway.base_url))
        assert [request.json["max_tokens"] for request in upstream.requests] == [MAX_OUTPUT_TOKENS["gpt-4o"]]


async def test_an_unknown_model_that_writes_less_than_the_client_allows(
    claude_code: ClaudeCode, tmp_path: Path
) -> None:
    """The upstream's refusal names the limit: the gateway keeps to it from then on, and the client does not notice."""
    turns = PARALLEL.turns(claude_code)
    async with (
        chat_upstream(turns, (), api_key=UPSTREAM_KEY, max_output_tokens={"qwen3-coder": 65_536}) as upstream,
        running_gateway(tmp_path / "gateway", openai_settings(upstream)) as gateway,
        Tap(gateway.port) as tap,
    ):
        PARALLEL.verify(claude_code, await claude_code.run("do it", tap.url))
        assert len(tap.exchanges) == 2
        assert [request.json["max_tokens"] for request in upstream.requests] == [128_000, 65_536, 65_536]
        (refusal,) = upstream.problems
        assert "max_tokens is too large" in refusal
        upstream.problems.clear()


@pytest.mark.parametrize("api", ["chat", "messages"])
async def test_the_upstream_is_let_go_when_the_client_dies(claude_code: ClaudeCode, api: str, tmp_path: Path) -> None:
    answers: ModuleType = {"chat": chat_answers, "messages": messages_answers}[api]
    settings = {"chat": openai_settings, "messages": anthropic_settings}[api]
    begin = answers.stream_steps(Turn(text="The whole answer."))[:4]
    async with (
        ScriptedUpstream([sse_reply(*begin, Ending.STALL)]) as upstream,
        running_gateway(tmp_path / "gateway", settings(upstream)) as gateway,
        trio.open_nursery() as nursery,
    ):
        nursery.start_soon(claude_code.run, "do it", gateway.base_url)
        request = await upstream.wait_for_requests(1)
        assert not request.abandoned.is_set()
        nursery.cancel_scope.cancel()
        with trio.CancelScope(shield=True), trio.fail_after(1):
            await request.abandoned.wait()
            await upstream.wait_for_open_connections(0)
