"""Claude Code on a real llama.cpp server through the gateway: nothing in between is scripted but the model's words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.clients.claude_code import ClaudeCode
from tests.support import llama
from tests.support.gateway import running_gateway
from tests.support.sse_check import check_stream
from tests.support.tap import Tap

pytestmark = [pytest.mark.client, pytest.mark.llama]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not llama.installed():
        pytest.skip("llama.cpp is not installed: run scripts/fetch-clients")
    file = tmp_path_factory.mktemp("model") / "scripted.gguf"
    llama.make_model(file)
    return file


@asynccontextmanager
async def gateway_before_llama(model: Path, folder: Path) -> AsyncIterator[Tap]:
    settings = {"MODEL_PROVIDER": "llamacpp"}
    async with (
        llama.running_llama(model, folder / "llama") as url,
        running_gateway(folder / "gateway", settings | {"LLAMACPP_ENDPOINT": url}) as gateway,
        Tap(gateway.port) as tap,
    ):
        yield tap
        for exchange in tap.exchanges:
            assert (exchange.method, exchange.path, exchange.json["stream"]) == ("POST", "/v1/messages", True)
            assert (exchange.status, exchange.complete) == (200, True), gateway.log
            assert check_stream(exchange.body).error is None


async def test_a_tool_loop_on_the_server_itself(claude_code: ClaudeCode, model: Path, tmp_path: Path) -> None:
    """Without the gateway: llama.cpp speaks Messages too. Measures how many requests a run takes."""
    async with llama.running_llama(model, tmp_path / "llama") as url, Tap(int(url.rpartition(":")[2])) as tap:
        run = await claude_code.run("write llama.txt", tap.url)
        assert run.text == "The file has been written, said llama.cpp."
        assert (claude_code.work / "llama.txt").read_text() == "from-llama\n"
        assert len(tap.exchanges) == 2


async def test_a_plain_answer(claude_code: ClaudeCode, model: Path, tmp_path: Path) -> None:
    async with gateway_before_llama(model, tmp_path) as tap:
        run = await claude_code.run("say hello", tap.url)
        assert run.text == "Hello from the tiny llama: snow ❄ falls token by token."
        (exchange,) = tap.exchanges
        # It came in pieces, as the model made it.
        assert exchange.body.count(b"text_delta") > 3
        usage = run.result["usage"]
        assert usage["input_tokens"] + usage["cache_read_input_tokens"] > 5_000
        assert usage["output_tokens"] >= 10


async def test_a_tool_loop_that_writes_a_file(claude_code: ClaudeCode, model: Path, tmp_path: Path) -> None:
    async with gateway_before_llama(model, tmp_path) as tap:
        run = await claude_code.run("write llama.txt", tap.url)
        assert run.text == "The file has been written, said llama.cpp."
        assert (claude_code.work / "llama.txt").read_text() == "from-llama\n"
        assert len(tap.exchanges) == 2


async def test_thinking(claude_code: ClaudeCode, model: Path, tmp_path: Path) -> None:
    async with gateway_before_llama(model, tmp_path) as tap:
        run = await claude_code.run("how many snowflakes?", tap.url)
        assert run.text.strip() == "There are forty-two!"
        (thought,) = run.blocks("assistant", "thinking")
        assert thought["thinking"].strip() == "Let me count them."
        assert len(tap.exchanges) == 1
