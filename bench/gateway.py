"""The gateway under test: a process group of ours, whose CPU time and memory are read from /proc."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.programs import REPOSITORY, BenchError, process_cpu_s, process_stat

# What a gateway may inherit. Nothing else: a variable of the caller's must not change what is measured.
INHERITED = ("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "PEX_ROOT", "XDG_CACHE_HOME", "LD_LIBRARY_PATH")

# How a gateway reaches the mock upstream; {port} is the upstream's port. The routes are named after what the gateway
# does with an Anthropic Messages request.
ROUTES: Mapping[str, Mapping[str, str]] = {
    "convert": {
        "MODEL_PROVIDER": "openai",
        "OPENAI_ENDPOINT": "http://127.0.0.1:{port}/v1/chat/completions",
        "OPENAI_API_KEY": "bench",
        "OPENAI_MODEL": "gpt-4o",
    },
    "passthrough": {
        "MODEL_PROVIDER": "azure-anthropic",
        "AZURE_ANTHROPIC_ENDPOINT": "http://127.0.0.1:{port}/v1/messages",
        "AZURE_ANTHROPIC_API_KEY": "bench",
    },
}

START_LIMIT_S = 60.0
STOP_LIMIT_S = 10.0
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def default_command() -> list[str]:
    """The built single file with this Python. Raises BenchError when it was not built."""
    built = REPOSITORY / "dist" / "lynkr.pyz"
    if not built.exists():
        raise BenchError("dist/lynkr.pyz is not there: run ./scripts/build first, or name a --command")
    return [sys.executable, str(built), "serve"]


def parse_command(text: str) -> list[str]:
    """Split a command as a shell would and make the files it names absolute: it will run in an empty directory.

    Raises BenchError for an empty command or unbalanced quotes.
    """
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise BenchError(f"the command {text!r} cannot be read: {error}") from None
    if not words:
        raise BenchError("the command is empty")
    return [str(Path(word).absolute()) if "/" in word and Path(word).exists() else word for word in words]


class Gateway:
    """A running gateway; `port` is where it answers."""

    def __init__(self, name: str, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
        self.name = name
        self.port = port
        self._process = process
        self._log = log

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """Of the process, when it has ended."""
        return self._process.poll()

    def cpu_s(self) -> float:
        """User and system time of the process and its descendants so far; those that have ended in 10 ms steps."""
        tree = self._tree()
        ended = sum(sum(map(int, process_stat(pid)[13:15])) for pid in tree) / TICKS
        return ended + sum(map(process_cpu_s, tree))

    def rss_bytes(self) -> int:
        """Resident memory of the process and its descendants; pages they share count once for each."""
        total = 0
        for pid in self._tree():
            try:
                total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
            except OSError:
                continue
        return total

    def check(self) -> None:
        """Raise BenchError, with the end of its log, when the gateway has ended."""
        if self._process.poll() is not None:
            raise BenchError(
                f"{self.name} ended with code {self._process.returncode}; its log ends:\n{self._log_end()}"
            )

    def wait_until_live(self) -> None:
        """Return when GET /health/live answers 200. Raises BenchError when it does not within START_LIMIT_S."""
        limit = time.monotonic() + START_LIMIT_S
        while time.monotonic() < limit:
            self.check()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/live", timeout=2) as response:
                    if response.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise BenchError(f"{self.name} was not live after {START_LIMIT_S:g} s; its log ends:\n{self._log_end()}")

    def stop(self) -> None:
        """End the process group: politely, then by force what is left of it."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(self._process.pid, number)
                self._process.wait(STOP_LIMIT_S)
        # Children that were killed just now may take a moment to go; in a container nobody may collect them.
        limit = time.monotonic() + 1
        with contextlib.suppress(ProcessLookupError):
            while time.monotonic() < limit:
                os.killpg(self._process.pid, 0)
                time.sleep(0.01)

    def _tree(self) -> list[int]:
        parents = {
            int(entry.name): int(process_stat(int(entry.name))[1])
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit()
        }
        tree = [self._process.pid]
        for pid in tree:
            tree += [child for child, parent in parents.items() if parent == pid]
        return tree

    def _log_end(self) -> str:
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-20:])


@contextmanager
def gateway(
    name: str, command: list[str], route: str, upstream_port: int, directory: Path, extra: Mapping[str, str]
) -> Iterator[Gateway]:
    """Start `command` in an empty directory below `directory`, configured for `route`, and wait until it is live.

    `extra` are more environment variables. The gateway's log is `directory`/NAME.log. It ends with this block.
    """
    home = directory / name
    home.mkdir()
    settings = {key: value.format(port=upstream_port) for key, value in ROUTES[route].items()}
    settings |= {"LOG_LEVEL": "info"} | dict(extra)
    with started(name, command, settings, home, directory / f"{name}.log") as running:
        yield running


@contextmanager
def started(name: str, command: list[str], settings: Mapping[str, str], home: Path, log: Path) -> Iterator[Gateway]:
    """Start `command` in the directory `home` with `settings` for its environment, and wait until it is live.

    It listens on a free port, and ends with this block.
    """
    port = _free_port()
    environment = {key: os.environ[key] for key in INHERITED if key in os.environ}
    environment |= {"PORT": str(port), "LYNKR_DATA_DIR": str(home)}
    if "-m" in command:
        # A module is looked for where the caller stands; a built file must not see those sources.
        environment["PYTHONPATH"] = str(Path.cwd())
    environment |= settings
    with log.open("wb") as output:
        try:
            process = subprocess.Popen(
                command, cwd=home, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise BenchError(f"{name} cannot be started: {error}") from None
    running = Gateway(name, port, process, log)
    try:
        running.wait_until_live()
        yield running
    finally:
        running.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
