"""Make dist/lynkr.pyz: lynkr and the locked packages for every supported Python and platform, in one pex file.

Run it as `scripts/build`, which sets up the packages this needs. The result depends on the commit only, not on the
folder, the time or the machine, with two exceptions: pex puts more files of its own in when the Python that builds is
3.11, and a machine that is none of the targets adds its own wheels.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyz_preamble
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms, sys_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.txt"
CACHE = ROOT / ".cache"

PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))


@dataclass(frozen=True)
class Platform:
    """One system that the file runs on; `tags` are its names in wheel file names, the best first."""

    system: str
    machine: str
    tags: tuple[str, ...]


def _glibc(machine: str) -> tuple[str, ...]:
    # 2.28 (2018) is what the newest wheels ask for, 2.17 what the oldest do. See PEP 600.
    return (*(f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1)), f"manylinux2014_{machine}")


PLATFORMS = (
    Platform("linux", "x86_64", _glibc("x86_64")),
    Platform("linux", "aarch64", _glibc("aarch64")),
    Platform("darwin", "arm64", tuple(mac_platforms((11, 0), "arm64"))),
)


# ---- what goes in -----------------------------------------------------------------------------------------------


def sources() -> list[Path]:
    """Return the files that decide what is built."""
    package = (path for path in (ROOT / "lynkr").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted([*package, LOCK, *(ROOT / name for name in ("pyproject.toml", "README.md", "LICENSE"))])


def git(*command: str) -> str | None:
    """Return what a git command prints, or None where there is no git or no repository."""
    try:
        done = subprocess.run(("git", *command), cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def current_commit() -> str | None:
    """Return the checked-out commit, with `+changes` if a source file differs from it."""
    commit = git("rev-parse", "HEAD")
    if commit is None:
        return None
    changed = git(
        "status", "--porcelain", "--", "lynkr", "pyproject.toml", "README.md", "LICENSE", "requirements", "scripts"
    )
    return commit + ("+changes" if changed else "")


def fingerprint(commit: str | None) -> str:
    """Return a hash of everything that decides the result's bytes."""
    digest = hashlib.sha256(f"{commit} {sys.version}".encode())
    for path in (*sources(), ROOT / "requirements" / "build.txt", *sorted((ROOT / "scripts").glob("*pyz*"))):
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


# ---- wheels -----------------------------------------------------------------------------------------------------


def run(command: Sequence[str | Path], cwd: Path = ROOT, **environment: str) -> None:
    """Run a command quietly; if it fails, show what it said and stop."""
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        raise SystemExit(f"{done.stdout}\nscripts/build: failed: {' '.join(map(str, command[:4]))} …")


def locked_requirements() -> dict[str, str]:
    """Return the lock's entries (pin and hashes) by package name."""
    entries = re.findall(r"^[a-z0-9].*(?:\n .*)*", LOCK.read_text(), re.MULTILINE)
    return {canonicalize_name(re.split(r"[=\s]", entry, maxsplit=1)[0]): entry for entry in entries}


def pip(action: str, requirements: list[str], wheels: Path, *options: str) -> None:
    """Fetch or build wheels of locked requirements, checked against the lock's hashes."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(requirements))
        file.flush()
        command = (sys.executable, "-m", "pip", action, "--quiet", "--disable-pip-version-check", "--no-deps")
        place = "--wheel-dir" if action == "wheel" else "--dest"
        run((*command, "--require-hashes", "-r", file.name, place, wheels, *options))


def download(requirements: list[str], wheels: Path, python: tuple[int, int], platform: Platform) -> None:
    """Fetch one target's wheels."""
    options = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", "{}.{}".format(*python)]
    pip("download", requirements, wheels, *options, *(f"--platform={tag}" for tag in platform.tags))


def targets() -> Iterator[tuple[tuple[int, int], Platform]]:
    """Yield what the file is made for."""
    for python in PYTHONS:
        for platform in PLATFORMS:
            yield python, platform


def wheel_tags(python: tuple[int, int], platform: Platform) -> list[Tag]:
    """Return the tags of the wheels that fit a target, the best first."""
    interpreter = "cp{}{}".format(*python)
    return [
        *cpython_tags(python, [interpreter], platform.tags),
        *compatible_tags(python, interpreter, platform.tags),
    ]


def is_target_here() -> bool:
    """Tell whether the Python that runs this is one that the file is made for."""
    here = set(sys_tags())
    return any(wheel_tags(*target)[0] in here for target in targets())


def fetch_wheels(wheels: Path) -> None:
    """Fill the folder with the locked wheels for all targets, and for this machine if it is not one of them."""
    print("Fetching the locked wheels", flush=True)
    wheels.mkdir(parents=True)
    locked = locked_requirements()
    first, *others = targets()
    download(list(locked.values()), wheels, *first)
    # The others differ in the compiled packages only.
    names = {parse_wheel_filename(path.name)[0] for path in wheels.glob("*.whl") if not path.stem.endswith("-any")}
    compiled = [locked[name] for name in sorted(names)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda target: download(compiled, wheels, *target), others))
    if not is_target_here():
        print(f"Fetching or building wheels for {sys.executable}", flush=True)
        pip("wheel", list(locked.values()), wheels)


def locked_wheels() -> Path:
    """Return the folder of wheels that belongs to the lock and the targets, filled once."""
    here = None if is_target_here() else next(sys_tags())
    key = hashlib.sha256(f"{LOCK.read_text()}{PYTHONS}{PLATFORMS}{here}".encode()).hexdigest()[:16]
    wheels = Path(os.environ.get("LYNKR_WHEELS", CACHE / "wheels")) / key
    if not wheels.exists():
        unfinished = wheels.with_suffix(f".{os.getpid()}")
        try:
            fetch_wheels(unfinished)
            unfinished.rename(wheels)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return wheels


def lynkr_wheel(folder: Path, commit: str | None) -> Path:
    """Build lynkr's own wheel from a copy of the sources that knows its commit."""
    tree = folder / "tree"
    for path in sources():
        copy = tree / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    if commit:
        (tree / "lynkr" / "commit.txt").write_text(f"{commit}\n")
    run((sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder), cwd=tree)
    return next(folder.glob("lynkr-*.whl"))


# ---- the file ---------------------------------------------------------------------------------------------------


def complete_platforms() -> Iterator[str]:
    """Yield what pex must know of each target to choose its wheels (marker values and wheel tags), as JSON."""
    for python, platform in targets():
        version = "{}.{}".format(*python)
        markers = {
            "implementation_name": "cpython",
            "os_name": "posix",
            "platform_machine": platform.machine,
            "platform_python_implementation": "CPython",
            "platform_system": platform.system.capitalize(),
            "python_full_version": f"{version}.0",
            "python_version": version,
            "sys_platform": platform.system,
        }
        tags = [str(tag) for tag in wheel_tags(python, platform)]
        yield json.dumps({"marker_environment": markers, "compatible_tags": tags})


def preamble() -> str:
    """Return the code that greets an unsupported Python."""
    pythons = ["CPython {}.{}".format(*python) for python in PYTHONS]
    platforms = [f"{platform.system} {platform.machine}" for platform in PLATFORMS]
    if not is_target_here():
        pythons = list(dict.fromkeys([*pythons, pyz_preamble.this_python]))
        platforms = list(dict.fromkeys([*platforms, pyz_preamble.this_platform]))
    text = (ROOT / "scripts" / "pyz_preamble.py").read_text()
    for name, values in (("PYTHONS", pythons), ("PLATFORMS", platforms)):
        text = re.sub(rf"^{name} = .*", f"{name} = {tuple(values)!r}", text, count=1, flags=re.MULTILINE)
    return text


def build(output: Path, commit: str | None) -> None:
    """Write the file."""
    # The time in the wheel's entries; 1980 is the oldest a zip file can say.
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or git("log", "-1", "--format=%ct") or "315532800"
    os.environ["SOURCE_DATE_EPOCH"] = epoch
    wheels = locked_wheels()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "preamble.py").write_text(preamble())
        options: list[str | Path] = [
            # sqlite-utils wants pip for a command of its own, which nobody has here.
            "lynkr", "--exclude", "pip", "--no-pypi",
            "--pre-resolved-dists", wheels, "--pre-resolved-dist", lynkr_wheel(folder, commit),
            *(option for platform in complete_platforms() for option in ("--complete-platform", platform)),
            *(() if is_target_here() else ("--python", sys.executable)),
        ]  # fmt: skip
        options += [
            # Unpacked once into a virtual environment under PEX_ROOT, run from there afterwards.
            "--venv", "--console-script", "lynkr", "--python-shebang", "/usr/bin/env python3",
            # Wheels go in as they are: quicker to build, and their hashes are the lock's.
            "--no-pre-install-wheels", "--preamble-file", folder / "preamble.py", "--check", "error",
            "--pex-root", CACHE / "pex", "--output-file", folder / "lynkr.pyz",
        ]  # fmt: skip
        run((sys.executable, "-m", "pex", *options), PEX_IGNORE_RCFILES="true")
        output.parent.mkdir(parents=True, exist_ok=True)
        # Into place in one step: a lynkr.pyz that is being started is never half a file.
        part = output.with_suffix(f".{os.getpid()}")
        shutil.copy(folder / "lynkr.pyz", part)
        part.replace(output)


def main() -> None:
    """Build unless what is there was built from the same sources."""
    parser = argparse.ArgumentParser(prog="scripts/build", description="Make dist/lynkr.pyz.")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "lynkr.pyz", help="the file to write")
    output: Path = parser.parse_args().output
    commit = current_commit()
    stamp, wanted = CACHE / f"{output.name}.built", f"{output} {fingerprint(commit)}"
    if output.exists() and stamp.exists() and stamp.read_text() == wanted:
        print(f"{output} is up to date")
        return
    print(f"Building {output} from {commit or 'an unknown commit'}", flush=True)
    build(output, commit)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB, sha256 {hashlib.sha256(output.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
