from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.packaging.start import ROOT, git, run, serving


@dataclass(frozen=True)
class Built:
    """A lynkr.pyz and the commit it was made from (None outside a repository)."""

    path: Path
    commit: str | None


@pytest.fixture(scope="session")
def pyz(tmp_path_factory: pytest.TempPathFactory) -> Built:
    commit = git("rev-parse", "HEAD")
    done = subprocess.run([ROOT / "scripts" / "build"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # A copy: what is tested stays the same when somebody builds in this checkout meanwhile.
    path = tmp_path_factory.mktemp("dist") / "lynkr.pyz"
    shutil.copy(ROOT / "dist" / "lynkr.pyz", path)
    return Built(path, commit)


@pytest.fixture(scope="session")
def warm(pyz: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user who has started lynkr.pyz before."""
    env = {"PEX_ROOT": str(tmp_path_factory.mktemp("pex"))}
    assert run(pyz.path, "--version", env=env).returncode == 0
    with serving([pyz.path], env=env):
        # Python has now written the bytecode of what a start imports.
        return env
