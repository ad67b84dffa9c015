from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.programs import Programs, Upstream, build, upstream


@pytest.fixture(scope="session")
def programs() -> Programs:
    return build()


@pytest.fixture
def mock(programs: Programs) -> Iterator[Upstream]:
    """A mock upstream of the test's own."""
    with upstream(programs) as running:
        yield running


def stamp(number: int, age_ms: float = 0.0) -> str:
    """A stamp as bench/net.h describes it, sent `age_ms` ago."""
    return f"#{number:06}@{time.monotonic_ns() - int(age_ms * 1e6):019};"


def processes_of(directory: Path) -> list[int]:
    """Live processes whose working directory is below `directory`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                cwd = os.readlink(entry / "cwd")
            except OSError:
                continue
            if cwd.startswith(str(directory)):
                found.append(int(entry.name))
    return found
