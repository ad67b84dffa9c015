"""The Containerfile, built for real. What this machine does not let a container do is skipped with its words."""

from __future__ import annotations

import os
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lynkr import __version__
from tests.packaging.conftest import Built
from tests.packaging.podman import Image, base_name, built_image
from tests.packaging.start import free_port, is_live

USER = 10001


@pytest.fixture(scope="module")
def image(pyz: Built) -> Iterator[Image]:
    with built_image() as built:
        yield built


def wait_until_live(port: int, process: subprocess.Popen[bytes] | None = None) -> None:
    deadline = time.monotonic() + 30
    while not is_live(port):
        assert time.monotonic() < deadline, "no answer"
        assert process is None or process.poll() is None, f"exit code {process.returncode}"
        time.sleep(0.05)


# ---- what the image says and holds -------------------------------------------------------------------------------


def test_it_says_how_it_wants_to_run(image: Image) -> None:
    assert image.config["User"] == f"{USER}:0"
    assert image.config["WorkingDir"] == "/data"
    assert image.config["Volumes"] == {"/data": {}}
    assert image.config["ExposedPorts"] == {"8081/tcp": {}}
    assert image.command == ["/opt/lynkr/bin/lynkr", "serve"]


def test_its_environment_is_an_address_and_no_secret(image: Image) -> None:
    environment = image.environment
    del environment["PATH"]
    assert environment == {"LYNKR_HOST": "0.0.0.0", "HOME": "/data"}


def test_it_has_a_health_check(image: Image) -> None:
    second = 1_000_000_000
    assert image.health["Interval"] == 30 * second
    assert image.health["Timeout"] == 10 * second
    assert image.health["StartPeriod"] == 40 * second
    assert image.health["Retries"] == 3


def test_the_program_is_roots_and_compiled_and_the_data_the_users(image: Image) -> None:
    program = image.root / "opt" / "lynkr"
    modules = [path for path in program.rglob("*.py") if "site-packages" in path.parts]
    assert len(modules) > 500
    for path in modules:
        status = path.stat()
        assert status.st_uid == 0
        assert not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH), path
        assert list(path.parent.glob(f"__pycache__/{path.stem}.*.pyc")), f"{path} is not compiled"
    data = (image.root / "data").stat()
    assert (data.st_uid, data.st_gid, stat.S_IMODE(data.st_mode)) == (USER, 0, 0o770)


def test_nothing_is_left_of_the_build(image: Image) -> None:
    left = {path.name for path in (image.root / "tmp").iterdir() if path.is_dir() or path.stat().st_size}
    assert left == set()
    assert not (image.root / "root" / ".cache").exists()


def test_lynkr_adds_little_to_its_base(image: Image) -> None:
    base = int(image.podman("image", "inspect", "--format", "{{.Size}}", base_name()).stdout)
    assert image.size - base < 95e6


# ---- its command, in its files, as its user, without a container ---------------------------------------------------


def inside(image: Image, *command: str, **environment: str) -> list[str]:
    """Return the command that runs another in the image's root, environment and folder, as its user."""
    values = [f"{name}={value}" for name, value in {**image.environment, **environment}.items()]
    # The folder is given to a shell of the image: env's own option for it is younger than some systems.
    enter = ["sh", "-c", 'cd "$0" && exec "$@"', str(image.config["WorkingDir"])]
    return [
        "chroot",
        f"--userspec={image.config['User']}",
        str(image.root),
        "/usr/bin/env",
        "-i",
        *values,
        *enter,
        *command,
    ]


def test_its_command_answers(image: Image) -> None:
    port = free_port()
    process = subprocess.Popen(
        inside(image, *image.command, PORT=str(port), LYNKR_API_KEYS="a-key-of-the-test"), stdout=subprocess.DEVNULL
    )
    try:
        wait_until_live(port, process)
        status = Path(f"/proc/{process.pid}/status").read_text()
        assert f"Uid:\t{USER}\t{USER}" in status
        check = image.health["Test"]
        assert isinstance(check, list)
        assert check[0] == "CMD"
        assert subprocess.run(inside(image, *check[1:], PORT=str(port)), check=False).returncode == 0
        closed = free_port()
        dead = subprocess.run(inside(image, *check[1:], PORT=str(closed)), stderr=subprocess.DEVNULL, check=False)
        assert dead.returncode != 0
    finally:
        process.terminate()
        assert process.wait(timeout=10) == 0


def test_its_command_does_not_start_without_keys(image: Image) -> None:
    done = subprocess.run(
        inside(image, *image.command, PORT=str(free_port())), capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    assert "LYNKR_API_KEYS" in done.stderr
    assert "Traceback" not in done.stderr


# ---- podman run -----------------------------------------------------------------------------------------------------


def test_podman_runs_it(image: Image) -> None:
    done = image.podman.run("--rm", image.name, "--version")
    assert done.stdout.startswith(f"lynkr {__version__}")


def test_podman_runs_it_with_nothing_to_write_to_but_data(image: Image) -> None:
    port = free_port()
    harden = ("--read-only", "--read-only-tmpfs=false", "--cap-drop=ALL", "--security-opt=no-new-privileges")
    settings = ("--env", f"PORT={port}", "--env", "LYNKR_API_KEYS=a-key-of-the-test")
    started = image.podman.run("--detach", *harden, *settings, "--volume", "lynkr-data:/data", image.name)
    container = started.stdout.strip()
    try:
        wait_until_live(port)
        assert image.podman("healthcheck", "run", container).returncode == 0
        assert image.podman("exec", container, "touch", "/data/kept").returncode == 0
        assert image.podman("exec", container, "touch", "/opt/lynkr/changed", check=False).returncode != 0
        image.podman("stop", "--time", "10", container)
        state = image.podman("inspect", "--format", "{{.State.ExitCode}}", container).stdout.strip()
        assert state == "0", image.podman("logs", container).stdout
    finally:
        image.podman("rm", "--force", "--time", "0", container, check=False)


def test_podman_runs_it_as_a_user_of_the_platforms_choice(image: Image) -> None:
    done = image.podman.run(
        "--rm", "--user", "23456:0", "--entrypoint", "touch", image.name, "/data/written", check=False
    )
    assert done.returncode == 0, done.stderr
    assert image.podman.run("--rm", "--user", "23456:0", image.name, "--version").returncode == 0


def test_podman_shows_why_it_does_not_start_without_keys(image: Image) -> None:
    done = image.podman.run("--rm", "--env", f"PORT={free_port()}", image.name, check=False)
    assert done.returncode == 2
    assert "LYNKR_API_KEYS" in done.stdout + done.stderr
    assert os.linesep + "Traceback" not in done.stdout + done.stderr
