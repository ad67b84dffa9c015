"""Build the Containerfile with podman, on a base image made here, in a store of its own that is thrown away."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.packaging.start import ROOT

# Debian 13 with its own Python 3.13 stands in for the base image, which only a registry could give.
SUITE = "trixie"
BASE_TAR = ROOT / ".cache" / f"container-base-{SUITE}.tar"

# From the most ordinary to what a machine inside a sandbox still allows: the default asks for more open files than such
# a machine may give, and crun does not run where cgroups v1 and v2 are mixed.
_LIMITS = ("--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024")
WAYS_TO_RUN: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ()),
    ((), _LIMITS),
    (("--runtime", "runc"), _LIMITS),
)


def base_tar() -> Path:
    """Return a root file system with Python; skips where it cannot be made. Kept for the next run."""
    if BASE_TAR.exists():
        return BASE_TAR
    if shutil.which("debootstrap") is None:
        pytest.skip("debootstrap is not installed, so there is no base image to build the Containerfile on")
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        command: list[str | Path] = [
            "debootstrap",
            "--variant=minbase",
            "--include=python3,ca-certificates",
            SUITE,
            tree,
        ]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            pytest.skip(f"debootstrap could not make a base image: {done.stdout.strip().splitlines()[-1]}")
        for needless in ("usr/share/doc", "usr/share/locale", "usr/share/man", "var/cache/apt", "var/lib/apt/lists"):
            shutil.rmtree(tree / needless, ignore_errors=True)
        BASE_TAR.parent.mkdir(exist_ok=True)
        part = BASE_TAR.with_suffix(".part")
        subprocess.run(["tar", "-C", tree, "-cf", part, "."], check=True)
        part.replace(BASE_TAR)
    return BASE_TAR


def base_name() -> str:
    """Return the name that the Containerfile gives its base image."""
    match = re.search(r"^FROM (\S+)$", (ROOT / "Containerfile").read_text(), re.MULTILINE)
    assert match
    return match[1]


@dataclass
class Podman:
    """podman on one store, and the ways in which `podman run` was refused."""

    store: Path
    driver: str = "overlay"
    refusals: list[str] = field(default_factory=list)
    way: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def __call__(self, *arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        runtime = self.way[0] if self.way else ()
        return self._podman(runtime, arguments, check=check)

    def _podman(
        self, runtime: tuple[str, ...], arguments: tuple[str | Path, ...], *, check: bool
    ) -> subprocess.CompletedProcess[str]:
        places = ("--root", self.store / "root", "--runroot", self.store / "run", "--storage-driver", self.driver)
        command = ["podman", *places, "--cgroup-manager", "cgroupfs", *runtime, *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        assert not check or done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
        return done

    def find_way_to_run(self, image: str) -> None:
        """Find out how this machine lets containers run, if at all."""
        for runtime, limits in WAYS_TO_RUN:
            done = self._podman(runtime, ("run", "--rm", "--network", "host", *limits, image, "--version"), check=False)
            if done.returncode == 0:
                self.way = runtime, limits
                return
            self.refusals.append(done.stderr.strip().splitlines()[-1])

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """`podman run` on the host's network, in the way that works here; skips where none does."""
        if self.way is None:
            pytest.skip(f"podman run is refused here: {'; '.join(dict.fromkeys(self.refusals))}")
        # No timer for the health check: that would need systemd. The tests call it.
        return self("run", "--network", "host", "--health-interval", "disable", *self.way[1], *arguments, check=check)


@dataclass(frozen=True)
class Image:
    name: str
    podman: Podman
    config: dict[str, object]
    health: dict[str, object]
    size: int
    root: Path
    """The image's files, mounted."""

    @property
    def environment(self) -> dict[str, str]:
        entries = self.config["Env"]
        assert isinstance(entries, list)
        return dict(entry.split("=", 1) for entry in entries)

    @property
    def command(self) -> list[str]:
        entrypoint, arguments = self.config["Entrypoint"], self.config["Cmd"]
        assert isinstance(entrypoint, list)
        assert isinstance(arguments, list)
        return [*entrypoint, *arguments]


@contextmanager
def built_image() -> Iterator[Image]:
    """Build and mount the image; skips where podman is missing or may not work."""
    if shutil.which("podman") is None:
        pytest.skip("podman is not installed, so the Containerfile was not built")
    if os.geteuid() != 0:
        pytest.skip("building the image on a base made by debootstrap needs root")
    # Short: the sockets in it have a limit of 108 bytes.
    store = Path(tempfile.mkdtemp(prefix="lynkr-"))
    podman = Podman(store)
    if podman("info", check=False).returncode:
        # Copies every layer for every container: slow, but asks nothing of the kernel.
        shutil.rmtree(store)
        podman = Podman(store, driver="vfs")
    try:
        podman("import", base_tar(), f"docker.io/library/{base_name()}")
        options = ("--format", "docker", "--isolation", "chroot", "--network", "host", "--pull=never", "--layers=false")
        podman("build", *options, "--tag", "lynkr", ".")
        (inspected,) = json.loads(podman("image", "inspect", "lynkr").stdout)
        root = Path(podman("image", "mount", "lynkr").stdout.strip())
        podman.find_way_to_run("lynkr")
        yield Image("lynkr", podman, inspected["Config"], inspected["Healthcheck"], inspected["Size"], root)
        podman("image", "unmount", "lynkr")
    finally:
        podman("rm", "--all", "--force", "--time", "0", check=False)
        shutil.rmtree(store, ignore_errors=True)
