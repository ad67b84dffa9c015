"""The two C programs: compiled on first use, started, and their reports as typed values."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent
REPOSITORY = SOURCES.parent
CACHE = REPOSITORY / ".cache" / "bench"
CFLAGS = ("-O2", "-std=gnu11", "-Wall", "-Wextra", "-Wno-unused-function")


class BenchError(Exception):
    """The benchmark cannot run or its figures would be worthless; the message says why."""


@dataclass(frozen=True, slots=True)
class Programs:
    """Paths of the compiled programs."""

    upstream: Path
    load: Path


def build(cache: Path = CACHE) -> Programs:
    """Compile what changed since the last time; `CC` names another compiler than cc.

    Raises BenchError when there is no compiler or a source does not compile.
    """
    compiler = shlex.split(os.environ.get("CC", "cc"))
    if shutil.which(compiler[0]) is None:
        raise BenchError(f"the benchmark needs a C compiler: {compiler[0]} was not found (set CC to name another)")
    return Programs(*(_compile(compiler, name, cache) for name in ("upstream", "load")))


def _compile(compiler: Sequence[str], name: str, cache: Path) -> Path:
    source = SOURCES / f"{name}.c"
    command = [*compiler, *CFLAGS]
    key = hashlib.sha256(repr(command).encode() + source.read_bytes() + (SOURCES / "net.h").read_bytes()).hexdigest()
    program = cache / f"{name}-{key[:16]}"
    if not program.exists():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = cache / f"{name}.{os.getpid()}"
        done = subprocess.run([*command, "-o", unfinished, source, "-lm"], capture_output=True, text=True, check=False)
        if done.returncode:
            raise BenchError(f"{source.name} does not compile:\n{done.stderr}")
        unfinished.replace(program)
    return program


class Upstream:
    """A running mock upstream."""

    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self._pid = pid

    def cpu_s(self) -> float:
        """User and system time so far."""
        return process_cpu_s(self._pid)

    def counters(self) -> dict[str, int]:
        """`connections` accepted so far, `open` now, `requests` answered, streams `cancelled` by the reader."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/bench/stats", timeout=5) as response:
            counters: dict[str, int] = json.load(response)
            return counters


@contextmanager
def upstream(programs: Programs, *options: str) -> Iterator[Upstream]:
    """Run the mock upstream on a free port; it ends with this block, or when this process is gone."""
    process = subprocess.Popen(
        [programs.upstream, "--until-eof", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        try:
            assert process.stdout is not None
            words = process.stdout.readline().split()
            if len(words) != 2 or words[0] != "listening":
                raise BenchError("the mock upstream did not start")
            yield Upstream(int(words[1]), process.pid)
        finally:
            process.terminate()


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds; percentiles are exact (nearest rank). All 0 when `count` is 0."""

    count: int = 0
    mean: float = 0.0
    p50: float = 0.0
    p90: float = 0.0
    p99: float = 0.0
    max: float = 0.0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What load.c printed; its head comment says what each error and time is."""

    requests: int
    ok: int
    wall_s: float
    requests_per_s: float
    connections_opened: int
    bytes_in: int
    chunks: int
    events: int
    errors: dict[str, int]
    statuses: dict[str, int]
    first_error: str
    latency_ms: Times
    first_event_ms: Times
    first_chunk_ms: Times
    chunk_late_ms: Times


@dataclass(frozen=True, slots=True)
class Load:
    """One run of the load generator; the fields are its options. At least one of `requests`, `seconds` is set."""

    body: Path
    path: str
    connections: int
    requests: int = 0
    seconds: float = 0.0
    stream: bool = False
    expect: int | None = None
    timeout_s: float = 30.0
    ramp_ms: int = 0
    headers: tuple[str, ...] = ()

    def command(self, program: Path, port: int) -> list[str]:
        options: list[str] = []
        for name, value in (
            ("port", port),
            ("path", self.path),
            ("body", self.body),
            ("connections", self.connections),
            ("requests", self.requests or None),
            ("seconds", self.seconds or None),
            ("expect", self.expect),
            ("timeout-s", self.timeout_s),
            ("ramp-ms", self.ramp_ms or None),
            *(("header", header) for header in self.headers),
        ):
            if value is not None:
                options += [f"--{name}", str(value)]
        return [str(program), *options, *(["--stream"] if self.stream else [])]

    def run(self, programs: Programs, port: int, limit_s: float = 600.0) -> LoadReport:
        """Run it against 127.0.0.1:`port`.

        Requests that fail are counted in the report, not raised. Raises BenchError when nothing could be measured: no
        connection, or not done after `limit_s`.
        """
        try:
            done = subprocess.run(
                self.command(programs.load, port), capture_output=True, text=True, check=False, timeout=limit_s
            )
        except subprocess.TimeoutExpired:
            raise BenchError(f"the load generator was not done after {limit_s:g} s") from None
        if done.returncode not in (0, 1):
            raise BenchError(f"the load generator stopped: {done.stderr.strip() or done.returncode}")
        return parse_report(done.stdout)


def parse_report(text: str) -> LoadReport:
    """The load generator's output as a value."""
    fields = json.loads(text)
    times = {name: Times(**fields.pop(name, {})) for name in TIMES}
    return LoadReport(**(fields | times))


TIMES = ("latency_ms", "first_event_ms", "first_chunk_ms", "chunk_late_ms")


def process_cpu_s(pid: int) -> float:
    """User and system time of a process and all its threads, in full resolution; 0 when it has ended.

    Linux gives every process a CPU clock whose number is made from its id (clock_getcpuclockid(3)).
    """
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return 0.0


def process_stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat behind the command's name, which may contain blanks; zeros when it has ended.

    [1] is the parent, [13:15] the ticks of user and system time of its ended children.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 15
