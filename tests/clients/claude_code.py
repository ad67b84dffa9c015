"""The real Claude Code CLI, run without a terminal in a home of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trio

from tests.support.gateway import ROOT

CLAUDE = ROOT / ".cache" / "clients" / "packages" / "claude_agent_sdk" / "_bundled" / "claude"
VERSION = "2.1.330"
"""The version that tests/clients/requirements.txt brings."""

API_KEY = "sk-client-0123456789abcdef"
"""What the client sends. It is the gateway's to see, and no upstream's."""

RUN_LIMIT_S = 90.0


@dataclass
class Run:
    """What the CLI printed, as `--output-format stream-json` has it: one JSON object per line."""

    exit_code: int
    lines: list[dict[str, Any]]
    stderr: str

    @property
    def result(self) -> dict[str, Any]:
        """The last line: how the run ended."""
        results = [line for line in self.lines if line["type"] == "result"]
        assert len(results) == 1, f"{len(results)} results; exit code {self.exit_code}; {self.stderr}"
        return results[0]

    @property
    def text(self) -> str:
        """The answer that the CLI shows at the end. Raises AssertionError when the run failed."""
        text = self.result["result"]
        assert (self.exit_code, self.result["is_error"]) == (0, False), f"{text}\n{self.stderr}"
        assert isinstance(text, str)
        return text

    def blocks(self, role: str, block_type: str) -> list[dict[str, Any]]:
        """All content blocks of a type that the CLI showed for a role (`assistant`, or `user` for tool results)."""
        return list(self._blocks(role, block_type))

    def _blocks(self, role: str, block_type: str) -> Iterator[dict[str, Any]]:
        for line in self.lines:
            if line["type"] == role:
                content = line["message"]["content"]
                yield from (block for block in content if isinstance(block, dict) and block["type"] == block_type)

    @property
    def retries(self) -> list[dict[str, Any]]:
        """Every time the client itself repeated a request."""
        return [line for line in self.lines if line.get("subtype") == "api_retry"]


class ClaudeCode:
    """A user's home with nothing in it but a folder `work`, where the CLI runs."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.work = home / "work"
        for folder in (self.work, home / "tmp"):
            folder.mkdir(parents=True)

    async def run(self, prompt: str, base_url: str) -> Run:
        """Ask the agent one thing, all tools allowed, and wait for its end. Cancelling kills it on the spot."""
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.home),
            "ANTHROPIC_BASE_URL": base_url,
            "ANTHROPIC_API_KEY": API_KEY,
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
            "CLAUDE_CODE_TMPDIR": str(self.home / "tmp"),
            "DISABLE_AUTOUPDATER": "1",
            # Lets --dangerously-skip-permissions run as root, as in a container.
            "IS_SANDBOX": "1",
            # Nothing listens on port 9: a request to any other host fails instead of leaving the machine.
            "HTTPS_PROXY": "http://127.0.0.1:9",
            "NO_PROXY": "127.0.0.1",
        }
        command = [
            str(CLAUDE),
            *("-p", prompt),
            "--dangerously-skip-permissions",
            *("--output-format", "stream-json", "--verbose"),
        ]
        with trio.fail_after(RUN_LIMIT_S):
            done: subprocess.CompletedProcess[bytes] = await trio.run_process(
                command,
                env=environment,
                cwd=self.work,
                capture_stdout=True,
                capture_stderr=True,
                check=False,
                deliver_cancel=_kill,
            )
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
        return Run(done.returncode, lines, done.stderr.decode(errors="replace"))


async def _kill(process: trio.Process) -> None:
    process.kill()
