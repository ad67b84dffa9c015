from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
import trio

from tests.support.server_process import free_port, running_server

SERVER = """
import http.server, sys
handler = http.server.SimpleHTTPRequestHandler
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
"""


async def test_runs_in_its_folder_and_environment_and_stops(tmp_path: Path) -> None:
    port = free_port()
    folder = tmp_path / "new"
    code = "import os; print('has', sorted(os.environ), os.getcwd(), flush=True)" + SERVER
    async with running_server(
        [sys.executable, "-c", code, str(port)],
        health_url=f"http://127.0.0.1:{port}/",
        folder=folder,
        environment={"ONLY": "this", "LC_CTYPE": "C.UTF-8"},
    ) as server:
        assert f"has ['LC_CTYPE', 'ONLY'] {folder}" in server.log
        os.kill(server.pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(server.pid, 0)


async def test_a_server_that_does_not_start_shows_its_log(tmp_path: Path) -> None:
    code = "import sys; sys.exit('no such provider')"
    with pytest.raises(AssertionError, match=r"ended with 1:\nno such provider"):
        async with running_server(
            [sys.executable, "-c", code], health_url="http://127.0.0.1:9/", folder=tmp_path, environment={}
        ):
            pass


async def test_a_server_that_ends_by_itself_fails_the_test(tmp_path: Path) -> None:
    port = free_port()
    with pytest.raises(AssertionError, match="ended by itself with -9"):  # noqa: PT012
        async with running_server(
            [sys.executable, "-c", SERVER, str(port)],
            health_url=f"http://127.0.0.1:{port}/",
            folder=tmp_path,
            environment={},
        ) as server:
            os.kill(server.pid, signal.SIGKILL)
            await trio.to_thread.run_sync(os.waitid, os.P_PID, server.pid, os.WEXITED | os.WNOWAIT)
