"""requirements/*.txt: what `scripts/lock` wrote still fits pyproject.toml and installs the same everywhere."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.start import ROOT

LOCKS = ("build", "dev", "runtime")


def locked(name: str) -> dict[str, Requirement]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    entries = re.findall(r"^([a-z0-9].*?) \\$", text, re.MULTILINE)
    requirements = [Requirement(entry) for entry in entries]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def asked(name: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    lists = {
        "runtime": project["project"]["dependencies"],
        "build": groups["build"],
        "dev": [entry for entry in groups["dev"] if isinstance(entry, str)],
    }
    return [Requirement(entry) for entry in lists[name]]


def version(requirement: Requirement) -> str:
    (pin,) = requirement.specifier
    assert pin.operator == "=="
    return pin.version


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(entries) == len(locked(name)) > 5
    assert all("--hash=sha256:" in entry for entry in entries)
    assert all(version(requirement) for requirement in locked(name).values())


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_place(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert not re.search(r"://|index-url|find-links|(^|\s)/", text)


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_fits_pyproject(name: str) -> None:
    packages = locked(name)
    for requirement in asked(name):
        package = packages.get(canonicalize_name(requirement.name))
        assert package is not None, f"{requirement} is not locked: run scripts/lock"
        assert requirement.specifier.contains(version(package)), f"{package} is not {requirement}: run scripts/lock"


def test_dev_contains_the_others() -> None:
    dev = {name: version(requirement) for name, requirement in locked("dev").items()}
    for other in ("build", "runtime"):
        assert {name: version(requirement) for name, requirement in locked(other).items()}.items() <= dev.items()


def test_what_runs_does_not_depend_on_the_python_version() -> None:
    # lynkr.pyz fetches one set of wheels for all Pythons, and pip judges markers by the Python that it runs on.
    markers = [str(requirement.marker) for requirement in locked("runtime").values() if requirement.marker]
    # What kind of system it is, and that it is CPython, is the same for all targets.
    assert [marker for marker in markers if "python_version" in marker or "python_full_version" in marker] == []
