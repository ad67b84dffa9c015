from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.clients.claude_code import CLAUDE, VERSION, ClaudeCode


@pytest.fixture
def claude_code(tmp_path: Path) -> ClaudeCode:
    if not CLAUDE.exists():
        pytest.skip("Claude Code is not installed: run scripts/fetch-clients")
    return ClaudeCode(tmp_path / "home")


@pytest.fixture(scope="session", autouse=True)
def _pinned_version() -> None:
    """What these tests expect was measured with one version of the client."""
    if CLAUDE.exists():
        version = subprocess.run([CLAUDE, "--version"], capture_output=True, check=True, text=True).stdout
        assert version.startswith(f"{VERSION} "), f"{CLAUDE} is {version}: remove .cache/clients and fetch again"
