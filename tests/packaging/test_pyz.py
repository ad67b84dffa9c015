"""dist/lynkr.pyz as its users meet it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from lynkr import __version__
from tests.packaging.conftest import Built
from tests.packaging.start import ROOT, is_live, run, serving


def test_version_names_the_release_and_the_commit(pyz: Built, warm: dict[str, str]) -> None:
    done = run(pyz.path, "--version", env=warm)
    assert done.returncode == 0
    known = rf" \({pyz.commit}(\+changes)?\)" if pyz.commit else ""
    assert re.fullmatch(rf"lynkr {re.escape(__version__)}{known}\n", done.stdout), done


def test_help(pyz: Built, warm: dict[str, str]) -> None:
    done = run(pyz.path, "--help", env=warm)
    assert done.returncode == 0
    assert "serve" in done.stdout
    assert "--version" in done.stdout


def test_an_unknown_command_is_refused(pyz: Built, warm: dict[str, str]) -> None:
    done = run(pyz.path, "srve", env=warm)
    assert done.returncode == 2
    assert "srve" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_start_answers_within_a_second(pyz: Built, warm: dict[str, str]) -> None:
    seconds: list[float] = []
    # The best of a few: what is measured is this program, not what else the machine is doing.
    while len(seconds) < 3 or (min(seconds) > 1 and len(seconds) < 10):
        with serving([pyz.path], env=warm) as lynkr:
            seconds.append(lynkr.seconds)
    assert min(seconds) <= 1, seconds


def test_eight_first_starts_at_once_all_answer(pyz: Built, tmp_path: Path) -> None:
    env = {"PEX_ROOT": str(tmp_path / "pex")}

    def start(_: int) -> bool:
        with serving([pyz.path], env=env, timeout=240) as lynkr:
            return is_live(lynkr.port)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(start, range(8)))
    # What they left behind is whole.
    assert start(8)


def test_the_users_own_modules_do_not_shadow_the_packaged_ones(
    pyz: Built, warm: dict[str, str], tmp_path: Path
) -> None:
    for name in ("trio", "json", "httpx"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')\n")
    with serving([pyz.path], env={**warm, "PYTHONPATH": str(tmp_path)}, cwd=tmp_path) as lynkr:
        assert is_live(lynkr.port)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 15, 0)])
def test_an_unsupported_python_is_told_so_in_one_line(pyz: Built, tmp_path: Path, version: tuple[int, ...]) -> None:
    # The interpreter is a supported one that says it is another: the first thing the file looks at.
    code = f"import runpy, sys; sys.version_info = {version}; runpy.run_path(sys.argv[1], run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code, pyz.path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "CPython 3.11" in line
    assert "This is CPython {}.{}".format(*version) in line


def pythons() -> dict[str, str]:
    """Return the Pythons that lynkr.pyz supports and this machine has, by version."""
    homes = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/*/bin")
    path = os.pathsep.join([*map(str, homes), os.environ["PATH"]])
    found = {version: shutil.which(f"python{version}", path=path) for version in ("3.11", "3.12", "3.13", "3.14")}
    return {version: python for version, python in found.items() if python}


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_one_file_runs_on_every_supported_python(pyz: Built, tmp_path: Path, version: str) -> None:
    python = pythons().get(version)
    if python is None:
        pytest.skip(f"there is no Python {version} here to run lynkr.pyz on")
    # Loads every compiled package that lynkr uses.
    code = (
        "import httptools, httptools.parser.parser, markupsafe._speedups, pydantic_core, lynkr, sys; print(sys.version)"
    )
    done = run(pyz.path, "-c", code, env={"PEX_ROOT": str(tmp_path), "PEX_INTERPRETER": "1"}, python=python)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{version}.")


def test_the_packages_inside_are_the_locked_ones_for_every_target(pyz: Built) -> None:
    with zipfile.ZipFile(pyz.path) as file:
        inside: dict[str, str] = json.loads(file.read("PEX-INFO"))["distributions"]
        for name, digest in inside.items():
            assert hashlib.sha256(file.read(f".deps/{name}")).hexdigest() == digest
    locked = set(re.findall(r"sha256:([0-9a-f]{64})", (ROOT / "requirements" / "runtime.txt").read_text()))
    assert {name for name, digest in inside.items() if digest not in locked} == {
        f"lynkr-{__version__}-py3-none-any.whl"
    }
    targets = {
        (python, platform)
        for name in inside
        if (
            match := re.fullmatch(
                r"pydantic_core-.*-(cp3\d+)-\1-(macosx|manylinux).*?(x86_64|aarch64|arm64)\.whl", name
            )
        )
        for python, platform in [(match[1], f"{match[2]} {match[3]}")]
    }
    assert targets >= {
        (python, platform)
        for python in ("cp311", "cp312", "cp313", "cp314")
        for platform in ("manylinux x86_64", "manylinux aarch64", "macosx arm64")
    }


def test_it_stays_small(pyz: Built) -> None:
    # Half of it are AWS's and Google's own libraries for credentials.
    assert pyz.path.stat().st_size < 75e6


# ---- building it -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Clone:
    """A clone of this repository's commit, built with the packages that are installed here."""

    root: Path
    umask: int = 0o022

    def build(self) -> str:
        """Return what the build said."""
        done = subprocess.run(
            [ROOT / ".venv" / "bin" / "python", self.root / "scripts" / "build_pyz.py"],
            env={**os.environ, "LYNKR_WHEELS": str(ROOT / ".cache" / "wheels")},
            umask=self.umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def digest(self) -> str:
        return hashlib.sha256((self.root / "dist" / "lynkr.pyz").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def clones(pyz: Built, tmp_path_factory: pytest.TempPathFactory) -> list[Clone]:
    if pyz.commit is None:
        pytest.skip("this is not a git repository, so there is no commit to build")
    folder = tmp_path_factory.mktemp("clones")
    made = [Clone(folder / "here"), Clone(folder / "some where" / "else", umask=0o077)]
    for clone in made:
        subprocess.run(["git", "clone", "--quiet", ROOT, clone.root], check=True)
        subprocess.run(["git", "checkout", "--quiet", pyz.commit], cwd=clone.root, check=True)
        assert pyz.commit in clone.build()
    return made


def test_the_same_commit_gives_the_same_bytes_anywhere(clones: list[Clone]) -> None:
    assert clones[0].digest() == clones[1].digest()


def test_only_a_change_is_built_again(clones: list[Clone]) -> None:
    clone = clones[0]
    before = clone.digest()
    assert "is up to date" in clone.build()
    with (clone.root / "lynkr" / "version.py").open("a") as file:
        file.write("# a change\n")
    assert "+changes" in clone.build()
    assert clone.digest() != before
