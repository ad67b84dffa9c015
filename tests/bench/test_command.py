"""scripts/bench as a user runs it, on a gateway that only relays."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bench.programs import REPOSITORY
from tests.bench.conftest import processes_of

RELAY = f"{sys.executable} {Path(__file__).with_name('relay.py')}"
SHORT = ("--route", "passthrough", "--rounds", "1", "--seconds", "0.2")


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=REPOSITORY,
    )


def figures(file: Path, case: str, gateway: str) -> dict[str, Any]:
    cases = {entry["case"]["name"]: entry["gateways"] for entry in json.loads(file.read_text())["cases"]}
    found: dict[str, Any] = cases[case][gateway]
    assert found["errors"] == {}
    assert found["rss_after_bytes"] > 5_000_000
    # The relay opens a connection for every request: the count comes from the upstream itself.
    assert found["upstream_connections_opened"] == found["requests"]
    return found


def test_two_gateways_in_turn(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    done = bench("--command", RELAY, "--compare", RELAY, *SHORT, "--only", "json small c=1", "--json", str(file))
    assert done.returncode == 0, done.stderr
    assert "json small c=16  A / B" in done.stdout
    for gateway in "AB":
        for case in ("json small c=1", "json small c=16"):
            assert figures(file, case, gateway)["cpu_ms_per_request"]["median"] > 0.05


def test_streams(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    done = bench("--command", RELAY, *SHORT, "--only", "stream unpaced", "--json", str(file))
    assert done.returncode == 0, done.stderr
    found = figures(file, "stream unpaced", "lynkr")
    assert found["cpu_us_per_chunk"]["median"] > 1
    assert 0 < found["first_chunk_p50_ms"]["median"] <= found["first_chunk_p99_ms"]["median"]


def test_answers_that_are_cut_fail_the_run() -> None:
    cases = ("--only", "json small c=1", "--only", "stream unpaced")
    done = bench("--command", RELAY, *SHORT, *cases, "--env", "BREAK=1")
    assert done.returncode == 1
    assert re.search(r"json small c=1 .* \d+ json\n", done.stdout)
    assert re.search(r"stream unpaced .* \d+ short\n", done.stdout)
    assert "do not count" in done.stderr


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--check",), 1)])
def test_a_missed_mark(options: tuple[str, ...], code: int) -> None:
    case = ("--route", "convert", "--rounds", "1", "--seconds", "0.2", "--only", "json small c=16")
    done = bench("--command", RELAY, *case, "--env", "BURN=3", *options)
    assert done.returncode == code
    assert re.search(r"MISSED +json small c=16: \d+\.\d\d CPU ms/req, mark 1.60", done.stdout)


def test_when_it_is_ended_it_ends_what_it_started(tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    command = [
        sys.executable,
        "-m",
        "bench",
        "--command",
        RELAY,
        *SHORT,
        "--env",
        f"SEEN={seen}",
    ]
    with subprocess.Popen(
        command,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=REPOSITORY,
    ) as process:
        limit = time.monotonic() + 20
        while not seen.exists() and time.monotonic() < limit:
            time.sleep(0.01)
        assert processes_of(tmp_path)
        process.terminate()
    assert process.returncode == 128 + signal.SIGTERM
    assert processes_of(tmp_path) == []
    assert list(tmp_path.iterdir()) == [seen]


def test_a_gateway_that_dies_ends_the_run() -> None:
    done = bench("--command", RELAY, *SHORT, "--only", "json small c=1", "--env", "EXIT_AFTER=200")
    assert done.returncode == 2
    assert "the relay gives up" in done.stderr


def test_memory(tmp_path: Path) -> None:
    file = tmp_path / "memory.json"
    options = ("memory", "--route", "passthrough", "--command", RELAY, "--requests", "2500")
    done = bench(*options, "--json", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "after 2,500" in done.stdout
    assert json.loads(file.read_text())["rss"][-1][0] == 2500
    done = bench(*options, "--limit-mb", "-100")
    assert done.returncode == 1
    assert "MISSED" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--command", "/no/such/gateway"), "cannot be started"),
        (("--command", RELAY, "--only", "nothing"), "no case"),
        (("--command", RELAY, "--env", "X"), "KEY=VALUE"),
        (("memory", "--command", RELAY, "--requests", "100", "--route", "passthrough"), "more --requests"),
    ],
)
def test_it_says_why_it_cannot(arguments: tuple[str, ...], message: str) -> None:
    done = bench(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
