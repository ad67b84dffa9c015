"""Makes a list of behaviours out of functions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tests.behaviours.stage import Stage

Mode: TypeAlias = Literal["whole", "streamed"]
BOTH: tuple[Mode, ...] = ("whole", "streamed")
STREAMED: tuple[Mode, ...] = ("streamed",)

Check: TypeAlias = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True)
class Behaviour:
    """Something that users rely on, whatever the provider. `check` raises AssertionError where it is not so."""

    name: str
    check: Check
    modes: tuple[Mode, ...]
    """Some are about streams alone."""
    settings: Mapping[str, str]
    """Of the gateway, beside those of the provider."""
    scheme: str

    @property
    def promise(self) -> str:
        return (self.check.__doc__ or "").strip()


BEHAVIOURS: dict[str, Behaviour] = {}


def behaviour(
    *, modes: tuple[Mode, ...] = BOTH, settings: Mapping[str, str] | None = None, scheme: str = "http"
) -> Callable[[Check], Check]:
    """Put a function on the list, under its own name."""

    def enlist(check: Check) -> Check:
        name = getattr(check, "__name__", "")
        assert name not in BEHAVIOURS, f"two behaviours are called {name}"
        BEHAVIOURS[name] = Behaviour(name, check, modes, settings or {}, scheme)
        return check

    return enlist
