"""The program and its database: requests go on whatever becomes of it."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
import trio

from tests.cli.test_serve import HELLO, entry, serving
from tests.store.records import rows

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")


async def until(happens: Callable[[], Awaitable[bool]]) -> None:
    with trio.fail_after(20):
        while not await happens():  # noqa: ASYNC110 - it happens in another process
            await trio.sleep(0.02)


def put_aside(database: Path) -> list[bytes]:
    return [file.read_bytes() for file in database.parent.glob(f"{database.name}.corrupt-*")]


async def ask(client: httpx.AsyncClient, times: int) -> None:
    for _ in range(times):
        response = await client.post("/v1/messages", json=HELLO)
        assert response.status_code == 200
        assert "message_stop" in response.text


async def records(client: httpx.AsyncClient) -> tuple[str, str]:
    """What readiness says: in one word, and of the records."""
    response = await client.get("/health/ready")
    assert response.status_code == 200
    ready = response.json()
    return ready["status"], ready["checks"]["records"]


async def counter(client: httpx.AsyncClient, name: str) -> int:
    (line,) = [line for line in (await client.get("/metrics")).text.splitlines() if line.startswith(f"{name} ")]
    return int(float(line.split()[1]))


async def end(process: trio.Process) -> None:
    process.send_signal(signal.SIGTERM)
    with trio.fail_after(10):
        assert await process.wait() == 0


async def test_every_request_is_in_the_database_when_the_program_has_ended(tmp_path: Path) -> None:
    async with serving(tmp_path) as (process, address, log), httpx.AsyncClient(base_url=address) as client:
        await ask(client, 3)
        await client.post("/v1/messages", content=b"no JSON")
        await client.post("/v1/messages/count_tokens", json=HELLO)
        await end(process)
    found = rows(tmp_path / ".lynkr" / "telemetry.db")
    assert [(row["status"], row["provider"]) for row in found] == [(200, "echo")] * 3 + [(400, None), (200, "echo")]
    # The last connection tidies up.
    assert [file.name for file in (tmp_path / ".lynkr").iterdir()] == ["telemetry.db"]
    assert "Traceback" not in log.read_text()


async def test_a_damaged_database_is_replaced(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    database.write_bytes(b"no database" * 1000)
    async with (
        serving(tmp_path, LYNKR_TELEMETRY_DB=str(database)) as (process, address, log),
        httpx.AsyncClient(base_url=address) as client,
    ):
        await ask(client, 3)
        assert (await entry(log, "no SQLite database")).endswith("and a new one is begun")

        async def kept() -> bool:
            return await counter(client, "lynkr_telemetry_written_total") == 3

        await until(kept)
        assert await records(client) == ("ready", "ok")
        assert await counter(client, "lynkr_telemetry_dropped_total") == 0
        await end(process)
    assert len(rows(database)) == 3
    assert put_aside(database) == [b"no database" * 1000]


async def test_a_database_that_cannot_be_made_degrades_health_until_it_can(tmp_path: Path) -> None:
    obstacle = tmp_path / "obstacle"
    obstacle.touch()
    async with (
        serving(tmp_path, LYNKR_DATA_DIR=str(obstacle)) as (process, address, log),
        httpx.AsyncClient(base_url=address) as client,
    ):
        await ask(client, 3)
        assert "requests go on" in await entry(log, "request records cannot be written")
        status, reason = await records(client)
        assert status == "degraded"
        assert reason.startswith("degraded: the database cannot be opened: ")
        await ask(client, 3)
        assert await counter(client, "lynkr_telemetry_queued") == 6
        assert await counter(client, 'lynkr_requests_total{provider="echo",status="200"}') == 6
        obstacle.unlink()
        await entry(log, "request records are written")
        assert await records(client) == ("ready", "ok")
        assert await counter(client, "lynkr_telemetry_written_total") == 6
        await end(process)
    assert len(rows(obstacle / "telemetry.db")) == 6


async def test_a_lock_delays_neither_answers_nor_the_end(tmp_path: Path) -> None:
    async with serving(tmp_path) as (process, address, log), httpx.AsyncClient(base_url=address) as client:
        await ask(client, 1)

        async def kept() -> bool:
            return await counter(client, "lynkr_telemetry_written_total") == 1

        await until(kept)
        with closing(sqlite3.connect(tmp_path / ".lynkr" / "telemetry.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with trio.fail_after(4):
                await ask(client, 20)
            await end(process)
            other.execute("ROLLBACK")
    assert "20 request records were not written" in log.read_text()


async def test_without_a_database(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, LYNKR_TELEMETRY_DB="off") as (process, address, _),
        httpx.AsyncClient(base_url=address) as client,
    ):
        await ask(client, 1)
        assert await records(client) == ("ready", "off")
        assert "lynkr_telemetry" not in (await client.get("/metrics")).text
        await end(process)
    assert not (tmp_path / ".lynkr").exists()
