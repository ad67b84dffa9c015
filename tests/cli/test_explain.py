"""`lynkr explain` as a program, and as a function."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lynkr.cli import main
from tests.cli.test_serve import COMMAND, environment

TIERED = {
    "TIER_SIMPLE": "ollama:qwen3:8b",
    "TIER_MEDIUM": "openai:gpt-4.1-mini",
    "TIER_COMPLEX": "openai:gpt-4.1",
    "TIER_REASONING": "openai:o3",
    "OPENAI_API_KEY": "sk-12345678",
}
HARD = "Prove the correctness of this lock-free queue in TLA+"


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.environ", environment(tmp_path))
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["explain", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def with_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def set_tiers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in TIERED.items():
        monkeypatch.setenv(name, value)


def test_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    set_tiers(monkeypatch)
    assert (
        run(capsys, "--mode", "standard", "Refactor the login module")
        == """\
tier     SIMPLE
score    16.0 of 100
method   tier_config
target   ollama:qwen3:8b
reasons  task.refactoring
kind     main
agent    none

name              points  found
task.refactoring   +16.0  refactor
"""
    )


def test_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    set_tiers(monkeypatch)
    found = json.loads(run(capsys, "--json", "thanks"))
    assert (found["tier"], found["score"], found["method"]) == ("SIMPLE", 0, "force")
    assert found["reasons"] == ["force.greeting"]
    assert found["target"] == {"provider": "ollama", "model": "qwen3:8b"}
    assert [target["model"] for target in found["fallbacks"]] == ["gpt-4.1-mini", "gpt-4.1", "o3"]
    assert found["routed"] is True
    assert found["request"]["text"] == "thanks"


def test_without_tiers(capsys: pytest.CaptureFixture[str]) -> None:
    assert "target   static, echo:echo: no tiers are set\n" in run(capsys, HARD)
    found = json.loads(run(capsys, "--json", HARD))
    assert (found["tier"], found["method"], found["routed"]) == ("REASONING", "force", False)
    assert found["target"] == {"provider": "echo", "model": "echo"}
    assert found["fallbacks"] == []


@pytest.mark.parametrize("name", ["ROUTING_MODE", "--mode"])
def test_modes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    text = "Tell me a joke"
    scores = []
    for mode in ("standard", "weighted"):
        if name == "ROUTING_MODE":
            monkeypatch.setenv(name, mode)
            scores.append(json.loads(run(capsys, "--json", text))["score"])
        else:
            monkeypatch.setenv("ROUTING_MODE", "standard" if mode == "weighted" else "weighted")
            scores.append(json.loads(run(capsys, "--json", "--mode", mode, text))["score"])
    assert scores == [5, 8]


BODIES: dict[str, object] = {
    "messages": {"messages": [{"role": "user", "content": [{"type": "text", "text": HARD}]}], "system": "Be brief."},
    "chat": {"messages": [{"role": "developer", "content": "Be brief."}, {"role": "user", "content": HARD}]},
    "responses": {"instructions": "Be brief.", "input": HARD},
}


@pytest.mark.parametrize("api", BODIES)
def test_a_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, api: str) -> None:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(BODIES[api]))
    found = json.loads(run(capsys, "--json", "--file", str(path)))
    assert (found["tier"], found["request"]["text"]) == ("REASONING", HARD)
    with_stdin(monkeypatch, path.read_bytes())
    assert json.loads(run(capsys, "--json", "--file", "-")) == found


def test_a_side_request(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "request.json"
    path.write_text(json.dumps({"messages": [{"role": "user", "content": "count"}], "max_tokens": 1}))
    found = json.loads(run(capsys, "--json", "--file", str(path)))
    assert (found["tier"], found["method"], found["kind"]) == ("SIMPLE", "side_request", "quota")


def test_nobody_answers(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUGGESTION_MODE_MODEL", "none")
    assert "target   nobody: the answer is empty\n" in run(capsys, "[SUGGESTION MODE: next prompt]")


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "No such file or directory"), (b"{", "The request body is not valid JSON"), (b"{}", "messages: Field")],
)
def test_a_file_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "request.json"
    if content is not None:
        path.write_bytes(content)
    assert main(["explain", "--file", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{path}: {told}")


def test_settings_that_are_wrong(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTING_MODE", "clever")
    assert main(["explain", "hello"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "ROUTING_MODE is 'clever'" in err


def test_nothing_to_explain(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["hello", "--jsonl"], ["--jsonl", "--file", "x"]):
        with pytest.raises(SystemExit) as ended:
            main(["explain", *arguments])
        assert ended.value.code == 2
        assert "usage: lynkr explain" in capsys.readouterr().err


def test_lines(capfdbinary: pytest.CaptureFixture[bytes], nowhere: Path) -> None:
    lines = [
        b'{"id": "a", "text": "thanks"}',
        b"",
        b'{"id": 7, "messages": [{"role": "user", "content": "%s"}], "system": "x", "tools": [{"name": "Read"}]}'
        % HARD.encode(),
        b"nonsense",
        b"\xff\xfe",
        b'["a"]',
        b'{"id": "b"}',
        b'{"id": "c", "text": 7}',
        b'{"id": "d", "text": "ok"}',
    ]
    done = subprocess.run(
        [*COMMAND, "explain", "--jsonl"],
        input=b"\n".join(lines),
        capture_output=True,
        cwd=nowhere,
        env=environment(nowhere),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[:2] == [
        {"id": "a", "tier": "SIMPLE", "score": 0, "method": "force"},
        {"id": 7, "tier": "REASONING", "score": 100, "method": "force"},
    ]
    assert [(one["id"], sorted(one)) for one in found[2:7]] == [
        (name, ["error", "id"]) for name in (None, None, None, "b", "c")
    ]
    assert found[7] == {"id": "d", "tier": "SIMPLE", "score": 0, "method": "force"}
    assert len(found) == 8


def test_a_thousand_prompts(nowhere: Path) -> None:
    text = "explain why the parser fails on nested lists, and rewrite it with tests for module {}"
    texts = [text.format(number)[number % 70 :] for number in range(1000)]
    lines = "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts))
    began = time.monotonic()
    done = subprocess.run(
        [*COMMAND, "explain", "--jsonl"],
        input=lines,
        capture_output=True,
        text=True,
        cwd=nowhere,
        env=environment(nowhere),
        timeout=60,
    )
    elapsed = time.monotonic() - began
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in found] == list(range(1000))
    assert all(sorted(one) == ["id", "method", "score", "tier"] for one in found)
    # It takes one second on an idle machine.
    assert elapsed < 15


def test_a_line_is_answered_before_the_next_comes(nowhere: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "explain", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=nowhere,
        env=environment(nowhere),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(b'{"id": %d, "text": "thanks"}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(20) == 0


def test_nobody_reads_on(nowhere: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "explain", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=nowhere,
        env=environment(nowhere),
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate(b'{"id": 1, "text": "thanks"}\n' * 10, timeout=20)
        assert (process.returncode, err) == (0, b"")


def test_it_imports_nothing_that_a_server_needs(nowhere: Path) -> None:
    script = "import sys; from lynkr.cli import main; main(['explain', 'hi']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=nowhere,
        env=environment(nowhere),
        timeout=60,
    )
    assert done.returncode == 0
    heavy = {"trio", "httpx", "quart", "hypercorn", "prometheus_client", "google.auth", "botocore", "sqlite3"}
    assert heavy.isdisjoint(done.stderr.split())


def test_the_examples_of_the_documentation() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "scripts/routing-docs", "--check"], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
