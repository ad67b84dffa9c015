"""Which lynkr this is."""

from __future__ import annotations

from pathlib import Path

from lynkr import __version__

# scripts/build_pyz.py writes this file into the package it builds; a checkout has none.
_COMMIT_FILE = Path(__file__).with_name("commit.txt")


def version() -> str:
    """Return the release, such as `0.1.0`."""
    return __version__


def commit() -> str | None:
    """Return the commit this lynkr was built from: 40 hex digits, and `+changes` behind them if files differed from it.

    None when run from a checkout, or when built without git.
    """
    try:
        return _COMMIT_FILE.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
