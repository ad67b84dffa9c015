"""Claude Code at a gateway that nobody has configured yet: what a newcomer sees first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lynkr.providers.echo import HINT
from tests.clients.claude_code import ClaudeCode
from tests.support.gateway import running_gateway

pytestmark = pytest.mark.client


async def test_the_users_words_come_back(claude_code: ClaudeCode, tmp_path: Path) -> None:
    async with running_gateway(tmp_path, {}) as gateway:
        run = await claude_code.run("hello there", gateway.base_url)
    assert run.text == f"You said: hello there\n\n{HINT}"


async def test_a_tool_is_called_that_writes_a_file(claude_code: ClaudeCode, tmp_path: Path) -> None:
    file = claude_code.work / "hello.txt"
    call = json.dumps({"file_path": str(file), "content": "hello"})
    async with running_gateway(tmp_path, {}) as gateway:
        run = await claude_code.run(f"call Write {call}", gateway.base_url)
    assert run.text.startswith("The tool answered: ")
    assert file.read_text() == "hello"
