"""The gateway as a process of its own: the built file, or the tree's own code when building it would take too long."""

from __future__ import annotations

import functools
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.server_process import ServerProcess, free_port, running_server

ROOT = Path(__file__).parents[2]

TREE_COMMAND = (sys.executable, "-m", "lynkr")
"""The code of the working tree, as it is."""


def built_command() -> Sequence[str]:
    """The single file that users run; LYNKR_TEST_PYZ names another one."""
    file = Path(os.environ.get("LYNKR_TEST_PYZ", ROOT / "dist" / "lynkr.pyz"))
    assert file.exists(), f"{file} is not there: run scripts/build"
    return (sys.executable, str(file))


@functools.cache
def _unpacked() -> tempfile.TemporaryDirectory[str]:
    """Where the built file unpacks itself, once for a test run; old builds are not to pile up."""
    return tempfile.TemporaryDirectory(prefix="lynkr-tests-")


@dataclass
class Gateway:
    port: int
    process: ServerProcess

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All that the gateway has printed so far."""
        return self.process.log


@asynccontextmanager
async def running_gateway(
    home: Path, settings: Mapping[str, str], *, command: Sequence[str] | None = None, port: int | None = None
) -> AsyncIterator[Gateway]:
    """Start a gateway on 127.0.0.1, wait until it answers, and stop it with SIGTERM at the end.

    home: its home and working directory, so that no .env of the developer's is read. The environment holds PATH, HOME,
    PORT, where a built file unpacks itself, and the settings; nothing of the test run's own.
    command: what to run; the built file by default.
    port: where to listen; any free one by default.
    """
    port = free_port() if port is None else port
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PORT": str(port),
        "PEX_ROOT": _unpacked().name,
    }
    if command == TREE_COMMAND:
        environment["PYTHONPATH"] = str(ROOT)
    async with running_server(
        command or built_command(),
        health_url=f"http://127.0.0.1:{port}/health/live",
        folder=home,
        environment=environment | dict(settings),
    ) as process:
        yield Gateway(port, process)
