"""A server as a process of its own: started in a given environment, awaited, stopped by its pid."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import trio

START_LIMIT_S = 60.0
STOP_LIMIT_S = 10.0


@dataclass
class ServerProcess:
    pid: int
    log_file: Path

    @property
    def log(self) -> str:
        """All that the server has printed so far."""
        return self.log_file.read_text(errors="replace")


@asynccontextmanager
async def running_server(
    command: Sequence[str], *, health_url: str, folder: Path, environment: Mapping[str, str]
) -> AsyncIterator[ServerProcess]:
    """Start a server and wait until `health_url` answers 200; SIGTERM at the end.

    folder: made, and its working directory; its output goes to `server.log` there.
    Raises AssertionError, with the log, when it does not start, ends by itself, or does not stop within 10 s.
    """
    process, server = _start(command, folder, environment)
    try:
        await _wait_until_healthy(process, server, health_url)
        yield server
        assert process.poll() is None, f"the server ended by itself with {process.returncode}:\n{server.log}"
    finally:
        with trio.CancelScope(shield=True):
            await trio.to_thread.run_sync(_stop, process)


def free_port() -> int:
    """A port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _start(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], ServerProcess]:
    folder.mkdir(parents=True, exist_ok=True)
    log_file = folder / "server.log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
    return process, ServerProcess(process.pid, log_file)


async def _wait_until_healthy(process: subprocess.Popen[bytes], server: ServerProcess, health_url: str) -> None:
    with trio.move_on_after(START_LIMIT_S):
        async with httpx.AsyncClient(trust_env=False) as client:
            while process.poll() is None:
                try:
                    if (await client.get(health_url)).status_code == 200:
                        return
                except httpx.TransportError:
                    pass
                # Another process: only real time brings it further.
                await trio.sleep(0.02)
    state = "is not healthy yet" if process.poll() is None else f"ended with {process.returncode}"
    raise AssertionError(f"the server {state}:\n{server.log}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise AssertionError(f"the server did not stop within {STOP_LIMIT_S} s of SIGTERM") from None
