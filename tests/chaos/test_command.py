"""scripts/chaos as a user runs it, for a few seconds: on the gateway itself, and on one with a defect."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def chaos(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "chaos", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=ROOT,
    )


def test_nothing_is_lost() -> None:
    done = chaos("--seconds", "4", "--clients", "8")
    assert done.returncode == 0, done.stdout + done.stderr
    figures = dict(line.split(None, 1) for line in done.stdout.splitlines())
    assert figures["violations"] == "0"
    assert int(re.sub(r"\D", "", figures["requests"].split()[0])) > 50
    for ending in ("right answer", "right error", "left"):
        assert ending in figures["endings"]


@pytest.mark.parametrize(
    ("defect", "found"),
    [
        ("ends broken streams as if complete", "the stream ends without an ending"),
        ("loses records", r"\d+ requests, and \d+ records of them"),
    ],
)
def test_a_defect_is_found(defect: str, found: str) -> None:
    command = shlex.join([sys.executable, "-m", "tests.chaos.sabotage", defect, "serve"])
    done = chaos("--seconds", "3", "--clients", "8", "--command", command)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(f"VIOLATION: .*{found}", done.stdout), done.stdout


def test_it_says_why_it_cannot() -> None:
    done = chaos("--command", "/no/such/gateway")
    assert done.returncode == 2
    assert "cannot be started" in done.stderr
    assert "Traceback" not in done.stderr
