"""Whole runs of the real Claude Code CLI through the gateway, on an upstream of each of the further wire formats.

How many requests a run takes, tests/clients/test_claude_code.py measures at the vendor's own API.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.clients.claude_code import API_KEY, ClaudeCode, Run
from tests.clients.scenarios import FILE, PARALLEL, Scenario
from tests.clients.upstreams import UPSTREAM_KEY
from tests.clients.wire_formats import ALL, GEMINI, OLLAMA, RESPONSES, WireFormat
from tests.support.answer import Turn
from tests.support.gateway import running_gateway
from tests.support.sse_check import check_stream
from tests.support.tap import Tap

pytestmark = pytest.mark.client


def _thoughtful_turns(client: ClaudeCode) -> Sequence[Turn]:
    """The longest loop of tools, with a thought before each of them and before the end."""
    return [replace(turn, reasoning=f"Thought {index}.") for index, turn in enumerate(FILE.turns(client))]


def _verify_thoughtful(client: ClaudeCode, run: Run) -> None:
    FILE.verify(client, run)
    # A block without text carries what the vendor wants back with the tool call behind it.
    shown = [block["thinking"] for block in run.blocks("assistant", "thinking") if block["thinking"]]
    assert shown == ["Thought 0.", "Thought 1.", "Thought 2.", "Thought 3."]


def _verify_hidden(client: ClaudeCode, run: Run) -> None:
    FILE.verify(client, run)
    assert run.blocks("assistant", "thinking") == []


THOUGHTFUL = Scenario("thoughtful", _thoughtful_turns, _verify_thoughtful)
HIDDEN = Scenario("hidden", _thoughtful_turns, _verify_hidden)


async def run_through(wire_format: WireFormat, scenario: Scenario, client: ClaudeCode, folder: Path) -> list[list[str]]:
    """Run the scenario and check all that holds for every run. Returns the tokens that each request brought back."""
    turns = scenario.turns(client)
    async with (
        wire_format.upstream(turns) as upstream,
        running_gateway(folder / "gateway", wire_format.settings(upstream.url)) as gateway,
        Tap(gateway.port) as tap,
    ):
        run = await client.run("do it", tap.url)
        scenario.verify(client, run)

        assert run.retries == []
        assert len(tap.exchanges) == len(upstream.requests) == len(turns), gateway.log
        for exchange in tap.exchanges:
            assert (exchange.path, exchange.json["stream"]) == ("/v1/messages", True)
            assert (exchange.status, exchange.complete) == (200, True)
            assert exchange.header("content-type") == "text/event-stream; charset=utf-8"
            assert check_stream(exchange.body).error is None
        for secret in (API_KEY, UPSTREAM_KEY):
            assert secret not in gateway.log
        assert all(API_KEY not in str(request.headers) for request in upstream.requests)
        return [wire_format.returned(request) for request in upstream.requests]


@pytest.mark.parametrize("scenario", [FILE, PARALLEL, THOUGHTFUL], ids=lambda scenario: scenario.name)
@pytest.mark.parametrize("wire_format", ALL, ids=lambda wire_format: wire_format.name)
async def test_through_the_gateway(
    claude_code: ClaudeCode, wire_format: WireFormat, scenario: Scenario, tmp_path: Path
) -> None:
    turns = scenario.turns(claude_code)
    returned = await run_through(wire_format, scenario, claude_code, tmp_path)
    assert returned == [wire_format.expected(turns[:index]) for index in range(len(turns))]


@pytest.mark.parametrize("wire_format", [RESPONSES, GEMINI, OLLAMA], ids=lambda wire_format: wire_format.name)
async def test_reasoning_comes_back_that_the_client_never_saw(
    claude_code: ClaudeCode, wire_format: WireFormat, tmp_path: Path
) -> None:
    """Told not to think, the client asks for no thinking and gets none; the upstream wants its own back even so."""
    _disable_thinking(claude_code)
    turns = HIDDEN.turns(claude_code)
    returned = await run_through(wire_format, HIDDEN, claude_code, tmp_path)
    assert returned == [wire_format.expected(turns[:index]) for index in range(len(turns))]
    assert returned[-1]


def _disable_thinking(client: ClaudeCode) -> None:
    settings = client.home / ".claude" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"env": {"CLAUDE_CODE_DISABLE_THINKING": "1"}}))
