"""Start the built lynkr as a user would: as a command, in an empty folder, with an environment of its own."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def git(*command: str, cwd: Path = ROOT) -> str | None:
    done = subprocess.run(["git", *command], cwd=cwd, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return a plain user's environment: nothing of this machine's settings reaches lynkr but where programs are."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": tempfile.gettempdir(), **extra}


def run(
    pyz: Path, *arguments: str, env: Mapping[str, str], python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run lynkr.pyz to its end."""
    return subprocess.run(
        [python, pyz, *arguments], env=environment(env), capture_output=True, text=True, timeout=120, check=False
    )


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def is_live(port: int) -> bool:
    """Ask GET /health/live once."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@dataclass(frozen=True)
class Serving:
    """A lynkr that has answered; `seconds` is the time from the command to that answer."""

    port: int
    seconds: float
    process: subprocess.Popen[bytes]


@contextlib.contextmanager
def serving(
    command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path | None = None, timeout: float = 120
) -> Iterator[Serving]:
    """Start `python COMMAND`, wait for its first answer, end it by SIGTERM."""
    port = free_port()
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            env=environment({"LYNKR_DATA_DIR": empty, **env, "PORT": str(port)}),
            cwd=cwd or empty,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            while not is_live(port):
                if process.poll() is not None or time.perf_counter() > started + timeout:
                    output.seek(0)
                    raise AssertionError(f"no answer, exit code {process.poll()}:\n{output.read().decode()}")
                time.sleep(0.005)
            yield Serving(port, time.perf_counter() - started, process)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
