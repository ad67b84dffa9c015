from __future__ import annotations

from pathlib import Path

import pytest

import lynkr
from lynkr import version


def test_version_is_the_packages() -> None:
    assert version.version() == lynkr.__version__


def test_a_checkout_knows_no_commit() -> None:
    assert version.commit() is None


def test_commit_is_what_the_build_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "commit.txt"
    file.write_text("0123abc+changes\n")
    monkeypatch.setattr(version, "_COMMIT_FILE", file)
    assert version.commit() == "0123abc+changes"
