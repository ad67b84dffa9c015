from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _let_the_sdk_leave_its_generators() -> Iterator[None]:
    """The asynchronous SDK leaves the generators of a stream that raised to the garbage collector: trio reports it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Async generator '(anthropic|httpx2|httpcore2)", ResourceWarning)
        yield
