"""What is started, what it inherits, what is counted, and that nothing is left behind."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from bench.gateway import Gateway, default_command, gateway, parse_command
from bench.programs import BenchError
from tests.bench.conftest import processes_of

RELAY = str(Path(__file__).with_name("relay.py"))


def test_it_starts_with_a_clean_environment_in_an_empty_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIER_SIMPLE", "openai:other")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    seen_file = tmp_path / "seen.json"
    extra = {"SEEN": str(seen_file), "LOG_LEVEL": "debug"}
    with gateway("g", [sys.executable, RELAY], "passthrough", 4321, tmp_path, extra) as running:
        seen = json.loads(seen_file.read_text())
        assert processes_of(tmp_path)
        assert seen["environment"]["PORT"] == str(running.port)
    assert seen["files"] == []
    assert seen["directory"] == str(tmp_path / "g")
    assert seen["environment"]["AZURE_ANTHROPIC_ENDPOINT"] == "http://127.0.0.1:4321/v1/messages"
    assert seen["environment"]["LOG_LEVEL"] == "debug"
    assert not seen["environment"].keys() & {"TIER_SIMPLE", "PYTHONPATH", "OPENAI_API_KEY"}
    assert processes_of(tmp_path) == []


def test_time_and_memory_of_children_count(tmp_path: Path) -> None:
    figures: list[tuple[float, int]] = []
    for name, extra in (("alone", {}), ("parent", {"CHILD": "1"})):
        with gateway(name, [sys.executable, RELAY], "passthrough", 1, tmp_path, extra) as running:
            figures.append((running.cpu_s(), running.rss_bytes()))
    (cpu, rss), (cpu_with_child, rss_with_child) = figures
    assert cpu_with_child - cpu >= 0.25
    assert rss_with_child - rss >= 50_000_000
    assert processes_of(tmp_path) == []


def test_a_gateway_that_ends_says_why(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('no such provider'); raise SystemExit(7)"]
    with (
        pytest.raises(BenchError, match=r"(?s)g ended with code 7.*no such provider"),
        gateway("g", command, "convert", 1, tmp_path, {}),
    ):
        pytest.fail("it was not live")


def test_a_gateway_that_ignores_sigterm_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.gateway.STOP_LIMIT_S", 0.2)
    program = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); exec(open({RELAY!r}).read())"
    begun = time.monotonic()
    with gateway("g", [sys.executable, "-c", program], "passthrough", 1, tmp_path, {}):
        assert processes_of(tmp_path)
    assert time.monotonic() - begun < 20
    assert processes_of(tmp_path) == []


def test_a_command_that_does_not_exist(tmp_path: Path) -> None:
    with (
        pytest.raises(BenchError, match="cannot be started"),
        gateway("g", ["/no/such/program"], "convert", 1, tmp_path, {}),
    ):
        pytest.fail("it was started")


def test_commands_survive_the_change_of_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "old.pyz").touch()
    monkeypatch.chdir(tmp_path)
    assert parse_command("python dist/old.pyz serve 'a b'") == [
        "python",
        str(tmp_path / "dist" / "old.pyz"),
        "serve",
        "a b",
    ]
    for text in ("", "a 'b"):
        with pytest.raises(BenchError):
            parse_command(text)


def test_without_a_build_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.gateway.REPOSITORY", tmp_path)
    with pytest.raises(BenchError, match=r"\./scripts/build"):
        default_command()


def test_the_check_notices_the_end(tmp_path: Path) -> None:
    with gateway("g", [sys.executable, RELAY], "passthrough", 1, tmp_path, {}) as running:
        assert isinstance(running, Gateway)
        running.check()
        for pid in processes_of(tmp_path):
            os.kill(pid, 9)
        running.stop()
        with pytest.raises(BenchError, match="ended with code -9"):
            running.check()
