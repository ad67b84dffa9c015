"""`lynkr serve` as a program: how it starts, refuses to start, and ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import trio

from tests.support import chat_answers as chat
from tests.support.upstream import Pause, ScriptedUpstream, json_reply, sse_reply

HELLO = {"stream": True, "messages": [{"role": "user", "content": "hello"}]}
COMMAND = [sys.executable, "-m", "lynkr"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": root, "PORT": "0", **settings}


@asynccontextmanager
async def serving(folder: Path, **settings: str) -> AsyncIterator[tuple[trio.Process, str, Path]]:
    """The process, its address, and the file with its log."""
    log = folder / "log"
    with log.open("wb") as out:
        process = await trio.lowlevel.open_process(
            COMMAND, cwd=folder, env=environment(folder, **settings), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        listens = await entry(log, "listens on")
        yield process, listens.rpartition(" ")[2], log
    finally:
        process.kill()
        await process.wait()


def messages(log: Path) -> list[str]:
    """Those of the entries that are complete."""
    return [json.loads(line)["msg"] for line in log.read_text().split("\n")[:-1] if line.startswith("{")]


async def entry(log: Path, part: str) -> str:
    """The first log entry with `part` in it, once it is there."""
    with trio.fail_after(20):
        while True:
            for message in messages(log):
                if part in message:
                    return message
            await trio.sleep(0.02)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            COMMAND, cwd=tmp_path, env=environment(tmp_path, PORT=str(port)), capture_output=True, text=True, timeout=30
        )
    assert done.returncode == 2
    assert done.stderr.startswith(f"cannot listen on 127.0.0.1 port {port}: [Errno ")
    assert len(done.stderr.splitlines()) == 1


def test_settings_of_a_file_that_are_wrong(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MODEL_PROVIDER=openia\nPORT=abc\n")
    env = environment(tmp_path)
    del env["PORT"]
    done = subprocess.run(COMMAND, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=30)
    assert done.returncode == 2
    assert "MODEL_PROVIDER is 'openia' (.env line 1)" in done.stderr
    assert "PORT is 'abc' (.env line 2)" in done.stderr
    assert "Traceback" not in done.stderr


async def test_a_file_that_can_be_read_only_once(tmp_path: Path) -> None:
    """As a password manager offers it."""
    pipe = tmp_path / ".env"
    os.mkfifo(pipe)
    script = f"open({str(pipe)!r}, 'w').write('LYNKR_API_KEYS=alices-own-key')"
    writer = await trio.lowlevel.open_process([sys.executable, "-c", script])
    try:
        async with serving(tmp_path) as (_, url, _), httpx.AsyncClient(base_url=url) as client:
            assert (await client.post("/v1/messages", json=HELLO)).status_code == 401
    finally:
        writer.kill()
        await writer.wait()


@pytest.mark.parametrize(
    ("settings", "key"), [({}, "ANTHROPIC_API_KEY=any claude"), ({"LYNKR_API_KEYS": "a:key-123456"}, "LYNKR_API_KEYS")]
)
async def test_it_says_how_to_connect(tmp_path: Path, settings: dict[str, str], key: str) -> None:
    async with serving(tmp_path, **settings) as (_, address, log):
        told = await entry(log, "Claude Code:")
    assert f"ANTHROPIC_BASE_URL={address} " in told
    assert told.endswith(key)


TIERED = {
    "TIER_SIMPLE": "ollama:qwen3:8b",
    "TIER_MEDIUM": "openai:gpt-4.1-mini",
    "TIER_COMPLEX": "openai:gpt-4.1",
    "TIER_REASONING": "openai:o3",
    "OPENAI_API_KEY": "sk-12345678",
}


async def test_it_says_which_model_each_tier_has(tmp_path: Path) -> None:
    async with serving(tmp_path, MODEL_PRICES_REFRESH="false", **TIERED) as (_, _, log):
        await entry(log, "Claude Code:")
    told = messages(log)
    assert [text for text in told if " requests: " in text] == [
        "SIMPLE requests: Ollama, model: qwen3:8b",
        "MEDIUM requests: OpenAI, model: gpt-4.1-mini",
        "COMPLEX requests: OpenAI, model: gpt-4.1",
        "REASONING requests: OpenAI, model: o3",
    ]
    assert not any(text.startswith("provider:") for text in told)


async def test_prices_are_fetched_beside_the_server(tmp_path: Path) -> None:
    prices = {
        "maker-1": {
            "litellm_provider": "openai",
            "mode": "chat",
            "input_cost_per_token": 2e-6,
            "output_cost_per_token": 8e-6,
        }
    }
    async with ScriptedUpstream(lambda _: json_reply(prices)) as lists:
        settings = {
            "MODEL_PRICES_LITELLM_URL": f"{lists.url}/a",
            "MODEL_PRICES_MODELS_DEV_URL": f"{lists.url}/b",
            **TIERED,
        }
        async with (
            serving(tmp_path, **settings) as (process, address, log),
            httpx.AsyncClient(base_url=address, trust_env=False) as client,
        ):
            await entry(log, "from litellm")
            found = (await client.get("/routing/models/openai:maker-1")).json()
            process.send_signal(signal.SIGTERM)
            with trio.fail_after(10):
                assert await process.wait() == 0
    assert (found["input"], found["output"], found["source"]) == (2, 8, "litellm")


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
async def test_one_signal_ends_an_idle_server(tmp_path: Path, sent: signal.Signals) -> None:
    async with serving(tmp_path) as (process, _, log):
        process.send_signal(sent)
        with trio.fail_after(10):
            assert await process.wait() == 0
    assert messages(log)[-1] == "stopped; all requests were finished"
    assert "Traceback" not in log.read_text()


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
async def test_a_stream_that_takes_too_long_ends_in_an_error(tmp_path: Path) -> None:
    forever = sse_reply(chat.role(), chat.text("one"), Pause(60))
    async with (
        ScriptedUpstream([forever]) as upstream,
        serving(tmp_path, OPENAI_ENDPOINT=upstream.url, GRACEFUL_SHUTDOWN_TIMEOUT="300") as (process, address, log),
        httpx.AsyncClient(base_url=address, trust_env=False) as client,
        client.stream("POST", "/v1/messages", json=HELLO) as response,
    ):
        pieces = response.aiter_bytes()
        assert b"message_start" in await anext(pieces)
        process.send_signal(signal.SIGTERM)
        assert b"overloaded_error" in b"".join([piece async for piece in pieces])
        with trio.fail_after(10):
            assert await process.wait() == 1
    assert messages(log)[-1] == "stopped; 1 request was cut after 0.3 s"
    assert "Traceback" not in log.read_text()


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
async def test_a_stream_that_ends_in_time_is_whole(tmp_path: Path) -> None:
    gate = trio.Event()
    reply = sse_reply(chat.role(), chat.text("one"), gate, chat.finish("stop"), chat.DONE)
    async with (
        ScriptedUpstream([reply]) as upstream,
        serving(tmp_path, OPENAI_ENDPOINT=upstream.url) as (process, address, log),
        httpx.AsyncClient(base_url=address, trust_env=False) as client,
        client.stream("POST", "/v1/messages", json=HELLO) as response,
    ):
        pieces = response.aiter_bytes()
        assert b"message_start" in await anext(pieces)
        process.send_signal(signal.SIGTERM)
        await entry(log, "stopping")
        gate.set()
        assert b"message_stop" in b"".join([piece async for piece in pieces])
        with trio.fail_after(10):
            assert await process.wait() == 0
    assert messages(log)[-1] == "stopped; all requests were finished"


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
@pytest.mark.parametrize(("second", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
async def test_a_second_signal_does_not_wait_for_a_stream(tmp_path: Path, second: signal.Signals, code: int) -> None:
    forever = sse_reply(chat.role(), chat.text("one"), Pause(60))
    async with (
        ScriptedUpstream([forever]) as upstream,
        serving(tmp_path, OPENAI_ENDPOINT=upstream.url) as (process, address, log),
        httpx.AsyncClient(base_url=address, trust_env=False) as client,
        client.stream("POST", "/v1/messages", json=HELLO) as response,
    ):
        pieces = response.aiter_bytes()
        assert b"message_start" in await anext(pieces)
        process.send_signal(signal.SIGINT)
        await entry(log, "stopping")
        assert process.poll() is None
        began = time.monotonic()
        process.send_signal(second)
        with trio.fail_after(10):
            assert await process.wait() == code
        assert time.monotonic() - began < 2
        with pytest.raises(httpx.RemoteProtocolError):
            [piece async for piece in pieces]
    assert messages(log)[-1] == "stopped; 1 request was cut at once"
    assert "Traceback" not in log.read_text()
