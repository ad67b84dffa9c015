"""A real llama.cpp server with the scripted model, both from the packages of scripts/fetch-clients."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.gateway import ROOT
from tests.support.server_process import free_port, running_server

PACKAGES = ROOT / ".cache" / "clients" / "packages"
"""These stay out of the environment of the test run itself: they are only on the path of the two programs below."""

MODEL = "scripted"
"""The name that the server gives its model."""


def installed() -> bool:
    return (PACKAGES / "xllamacpp").exists()


def make_model(file: Path) -> None:
    """Write the model file; takes about 2 s."""
    program = Path(__file__).with_name("scripted_gguf.py")
    subprocess.run([sys.executable, program, file], env=_environment(), check=True, capture_output=True)


@asynccontextmanager
async def running_llama(model: Path, folder: Path) -> AsyncIterator[str]:
    """Serve a model file, and give the server's URL."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, str(Path(__file__).with_name("llama_server.py")), str(model), str(port)]
    async with running_server(command, health_url=f"{url}/health", folder=folder, environment=_environment()):
        yield url


def _environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(PACKAGES)}
