"""The gateway's process: its settings, reloads, memory, descriptors and log."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import trio

from bench.gateway import Gateway as Process
from bench.gateway import started
from chaos.traffic import JSON, MODEL

# A minute of life is a few seconds here: what waits for seconds in use waits for tenths.
_SETTINGS: Mapping[str, str] = {
    "OPENAI_ENDPOINT": "http://127.0.0.1:{openai}/v1/chat/completions",
    "OPENAI_API_KEY": "chaos-at-openai",
    "OPENAI_MAX_CONCURRENT": "12",
    "OPENAI_TIMEOUT_MS": "800",
    "AZURE_ANTHROPIC_ENDPOINT": "http://127.0.0.1:{azure-anthropic}/v1/messages",
    "AZURE_ANTHROPIC_API_KEY": "chaos-at-azure",
    "AZURE_ANTHROPIC_TIMEOUT_MS": "800",
    "MODEL_DEFAULT": MODEL,
    "STREAM_IDLE_TIMEOUT_MS": "600",
    "STREAM_HEADER_DELAY_MS": "120",
    "STREAM_PING_INTERVAL_MS": "100",
    "REQUEST_DEADLINE_MS": "8000",
    "API_RETRY_INITIAL_DELAY": "10",
    "API_RETRY_MAX_DELAY": "80",
    "API_RETRY_BUDGET_PERCENT": "50",
    "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "4",
    "CIRCUIT_BREAKER_TIMEOUT": "150",
    "GRACEFUL_SHUTDOWN_TIMEOUT": "5000",
    "LOG_FORMAT": "json",
}

FIRST: Mapping[str, str] = {"MODEL_PROVIDER": "openai", "FALLBACK_PROVIDER": "azure-anthropic"}
WRONG = "wrong"
VARIANTS: Mapping[str, Mapping[str, str]] = {
    "as at the start": FIRST,
    "the other way round": {"MODEL_PROVIDER": "azure-anthropic", "FALLBACK_PROVIDER": "openai"},
    "fewer at once": {**FIRST, "OPENAI_MAX_CONCURRENT": "6", "API_RETRY_MAX_RETRIES": "1"},
    WRONG: {"MODEL_PROVIDER": "azure-anthropic", "API_RETRY_MAX_RETRIES": "many"},
}
"""What the settings change to, the wrong ones to nothing."""

_RELOADED = b"the settings are reloaded"
_NOT_RELOADED = b"the settings are not reloaded"


class Gateway:
    """A gateway in front of upstreams on `ports`, by provider."""

    def __init__(self, process: Process, home: Path, log: Path, ports: Mapping[str, int]) -> None:
        self.port = process.port
        self._process = process
        self._home = home
        self._log = log
        self._ports = ports

    def rss_bytes(self) -> int:
        return self._process.rss_bytes()

    def descriptors(self) -> int:
        """How many files and sockets it has open."""
        return len(os.listdir(f"/proc/{self._process.pid}/fd"))

    @property
    def exit_code(self) -> int | None:
        """Of the process, when it has ended."""
        return self._process.exit_code

    def check(self) -> None:
        """Raise `BenchError` when it has ended."""
        self._process.check()

    async def reload(self, variant: Mapping[str, str]) -> bool:
        """Give it other settings, and wait until it has said whether it takes them."""
        said = self._log.stat().st_size
        _write_settings(self._home, self._ports, variant)
        os.kill(self._process.pid, signal.SIGHUP)
        while True:
            with self._log.open("rb") as log:
                log.seek(said)
                text = log.read()
            if _RELOADED in text or _NOT_RELOADED in text:
                return _RELOADED in text
            await trio.sleep(0.02)

    def rows(self) -> list[tuple[str, int]]:
        """Id and status of every request in its database, once it has ended."""
        with contextlib.closing(sqlite3.connect(self._home / "telemetry.db")) as database:
            return list(database.execute("select request_id, status from requests where path = '/v1/messages'"))

    def log(self) -> list[dict[str, JSON]]:
        """Everything that it has logged. What is no JSON is an error: the Python that runs it has said it."""
        return [_entry(line) for line in self._log.read_text().splitlines()]


@contextmanager
def running(
    command: list[str], ports: Mapping[str, int], directory: Path, environment: Mapping[str, str]
) -> Iterator[Gateway]:
    """Start a gateway below `directory` and wait until it answers; it ends with this block. Raises `BenchError`."""
    home, log = directory / "home", directory / "gateway.log"
    home.mkdir()
    _write_settings(home, ports, FIRST)
    with started("the gateway", command, environment, home, log) as process:
        yield Gateway(process, home, log, ports)


def _entry(line: str) -> dict[str, JSON]:
    try:
        entry: dict[str, JSON] = json.loads(line)
    except ValueError:
        return {"level": "error", "msg": line}
    return entry


def _write_settings(home: Path, ports: Mapping[str, int], variant: Mapping[str, str]) -> None:
    values = {name: value.format_map(ports) for name, value in _SETTINGS.items()}
    values |= variant
    unfinished = home / ".env.new"
    unfinished.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    unfinished.replace(home / ".env")
