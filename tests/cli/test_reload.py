"""SIGHUP: what a running server takes over, and what it keeps."""

from __future__ import annotations

import os
import pty
import signal
from pathlib import Path

import httpx
import pytest
import trio

from lynkr.cli.reload import Reload
from lynkr.cli.signals import Stop
from lynkr.settings import load_with_remarks
from tests.cli.test_serve import COMMAND, HELLO, entry, environment, messages, serving
from tests.server.running import running
from tests.support import chat_answers as chat
from tests.support.answer import Turn
from tests.support.sse_check import check_stream
from tests.support.upstream import ScriptedUpstream, json_reply, sse_reply

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")


async def ask(client: httpx.AsyncClient, **headers: str) -> tuple[int, str]:
    response = await client.post("/v1/messages", json=HELLO, headers=headers)
    return response.status_code, response.text


async def test_new_requests_have_the_new_settings_and_running_ones_keep_theirs(tmp_path: Path) -> None:
    gate = trio.Event()
    slow = sse_reply(chat.role(), chat.text("one"), gate, chat.text("two"), chat.finish("stop"), chat.DONE)
    file = tmp_path / ".env"
    async with (
        ScriptedUpstream([slow]) as first,
        ScriptedUpstream([chat.stream(Turn(text="three")), json_reply({"data": []})]) as second,
    ):
        file.write_text(f"OPENAI_ENDPOINT={first.url}\nOPENAI_API_KEY=first-key-1\nPORT=0\n")
        async with (
            serving(tmp_path) as (process, address, log),
            httpx.AsyncClient(base_url=address, trust_env=False) as client,
            client.stream("POST", "/v1/messages", json=HELLO) as response,
        ):
            assert (await client.get("/metrics/load-shedding")).status_code == 200, "all is loaded"
            pieces = response.aiter_text()
            assert "message_start" in await anext(pieces)

            file.write_text(
                f"OPENAI_ENDPOINT={second.url}\nOPENAI_API_KEY=second-key-2\nOPENAI_MODEL=gpt-new\n"
                "LYNKR_API_KEYS=alice:alices-own-key\nLYNKR_TELEMETRY_DB=elsewhere.db\n"
            )
            process.send_signal(signal.SIGHUP)
            told = await entry(log, "reloaded")
            assert told.endswith("changed: OPENAI_API_KEY, OPENAI_ENDPOINT, OPENAI_MODEL, LYNKR_API_KEYS")
            assert (await entry(log, "restart")).endswith("LYNKR_TELEMETRY_DB")

            assert (await ask(client))[0] == 401
            key = {"x-api-key": "alices-own-key"}
            status, text = await ask(client, **key)
            assert status == 200
            assert check_stream(text.encode()).content == [{"type": "text", "text": "three"}]
            providers = (await client.get("/v1/providers", headers=key)).json()["data"]
            assert [one["base_url"] for one in providers] == [second.url]

            gate.set()
            rest = "".join([piece async for piece in pieces])
            assert "two" in rest
            assert "message_stop" in rest
            assert process.poll() is None
        assert second.requests[0].header("authorization") == "Bearer second-key-2"
        assert second.requests[0].json["model"] == "gpt-new"
    assert "second-key-2" not in log.read_text()
    assert "Traceback" not in log.read_text()


async def test_wrong_settings_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("LYNKR_API_KEYS=alices-own-key\n")
    async with serving(tmp_path) as (process, address, log), httpx.AsyncClient(base_url=address) as client:
        file.write_text("MODEL_PROVIDER=openia\nLOG_LEVEL=loud\n")
        process.send_signal(signal.SIGHUP)
        await entry(log, "the settings are not reloaded")
        assert "MODEL_PROVIDER is 'openia' (.env line 1)" in await entry(log, "openia")
        await entry(log, "LOG_LEVEL is 'loud'")
        assert (await ask(client))[0] == 401
        assert (await ask(client, **{"x-api-key": "alices-own-key"}))[0] == 200

        file.write_text("LOG_LEVEL=warn\n")
        process.send_signal(signal.SIGHUP)
        with trio.fail_after(10):
            while (await ask(client))[0] != 200:
                pass  # asking takes its time
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    assert not any("stop" in message for message in messages(log)), "at this level there is nothing to say"


async def test_an_environment_is_that_of_the_start_and_nothing_may_change(tmp_path: Path) -> None:
    async with serving(tmp_path, LOG_LEVEL="debug") as (process, _, log):
        for _ in range(2):
            process.send_signal(signal.SIGHUP)
            assert (await entry(log, "reloaded")).endswith("changed: none")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_a_server_that_others_reach_keeps_asking_for_a_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "lynkr.cli.reload")
    environ = {"MODEL_PROVIDER": "echo", "LYNKR_HOST": "0.0.0.0", "LYNKR_API_KEYS": "alices-own-key"}
    async with running(**environ) as server:
        # As good as new, but until a restart the address is what it was.
        reload = Reload(
            lambda: load_with_remarks({}, None),
            server.front.gateway.settings,
            server.front,
            server.limits,
            Stop(server.front, server.limits),
        )
        await reload.once()
        assert (await ask(server.client))[0] == 401
        assert "until a restart LYNKR_HOST is '0.0.0.0'" in caplog.text
        assert "not reloaded" in caplog.text


async def test_limits_follow() -> None:
    environ = {"GRACEFUL_SHUTDOWN_TIMEOUT": "5000", "CLIENT_STALL_TIMEOUT_MS": "7000", "RATE_LIMIT_ENABLED": "true"}
    async with running() as server:
        await server.front.load()
        stop = Stop(server.front, server.limits)
        settings = server.front.gateway.settings
        reload = Reload(lambda: load_with_remarks(environ, None), settings, server.front, server.limits, stop)
        assert (await server.client.get("/health/ready")).status_code == 200
        await reload.once()
        assert (server.limits.graceful_timeout, server.limits.stall_timeout) == (5, 7)
        response = await server.client.post("/v1/messages", json=HELLO)
        assert response.headers["ratelimit-remaining"] == "99"
        assert (await server.client.get("/health/ready")).status_code == 200


async def test_a_failure_in_the_middle_does_not_end_the_server(caplog: pytest.LogCaptureFixture) -> None:
    async with running() as server:

        def read() -> None:
            raise RuntimeError("a bug")

        stop = Stop(server.front, server.limits)
        settings = server.front.gateway.settings
        await Reload(read, settings, server.front, server.limits, stop).once()  # type: ignore[arg-type]  # fails anyway
        assert (await ask(server.client))[0] == 200
    assert "not reloaded" in caplog.text


# Makes the terminal at its standard input its own, and then is lynkr.
_ON_A_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


async def test_a_terminal_that_is_closed_takes_the_server_with_it(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = await trio.lowlevel.open_process(
            [COMMAND[0], "-c", _ON_A_TERMINAL, *COMMAND],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdin=theirs,
            stdout=out,
            stderr=out,
        )
    os.close(theirs)
    try:
        await entry(log, "listens on")
        process.send_signal(signal.SIGHUP)
        await entry(log, "reloaded")
        os.close(ours)
        with trio.fail_after(10):
            assert await process.wait() == 0
    finally:
        process.kill()
        await process.wait()
    assert messages(log)[-1] == "stopped; all requests were finished"
