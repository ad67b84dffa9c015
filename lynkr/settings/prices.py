"""Prices that the user knows better than any list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from lynkr.settings.providers import PROVIDERS
from lynkr.settings.values import Accepts, parser

_REQUIRED = ("input", "output")
_MOST = 1_000_000_000
_OPTIONAL = ("cache_read", "cache_write")


@dataclass(frozen=True, slots=True)
class PriceOverride:
    """What a model costs, in USD per million tokens, at one provider or, where that is None, at all of them."""

    provider: str | None
    model: str
    input: float
    output: float
    cache_read: float
    cache_write: float
    window: int | None = None
    """In tokens. None leaves it to what is known."""


def parse_price_overrides(text: str) -> tuple[PriceOverride, ...]:
    """`{"model": {"input": 3, "output": 15}}` and the like. Raises ValueError, which tells all that is wrong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(data, dict):
        raise ValueError("it is not a JSON object")
    problems = [problem for name, row in data.items() for problem in _problems(str(name), row)]
    if problems:
        raise ValueError("; ".join(problems))
    return tuple(_override(name, row) for name, row in data.items())


def _problems(name: str, row: object) -> list[str]:
    if not name.strip() or not _split(name)[1]:
        return [f"{name!r} names no model"]
    if not isinstance(row, dict):
        return [f"{name!r} is not an object"]
    found = [f"{name!r} has no {key!r}" for key in _REQUIRED if key not in row]
    for key, value in row.items():
        if key in (*_REQUIRED, *_OPTIONAL):
            if not _is_number(value):
                found.append(f"{key!r} of {name!r} is not a number, 0 or more")
        elif key == "context":
            if not _is_number(value) or value != int(value) or value < 1:
                found.append(f"'context' of {name!r} is not a whole number, 1 or more")
        else:
            found.append(f"{name!r} has an unknown {key!r}")
    return found


def _override(name: str, row: dict[str, float]) -> PriceOverride:
    provider, model = _split(name)
    return PriceOverride(
        provider,
        model,
        float(row["input"]),
        float(row["output"]),
        float(row.get("cache_read", row["input"])),
        float(row.get("cache_write", row["input"])),
        int(row["context"]) if "context" in row else None,
    )


def _split(name: str) -> tuple[str | None, str]:
    """The provider and the model of `provider:model`. Models have colons in their names too."""
    provider, colon, model = name.partition(":")
    provider = provider.strip().lower()
    return (provider, model.strip()) if colon and provider in PROVIDERS else (None, name.strip())


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= _MOST


PriceOverrides: TypeAlias = Annotated[
    tuple[PriceOverride, ...],
    parser(parse_price_overrides),
    Accepts(
        'JSON such as {"gpt-4o": {"input": 2.5, "output": 10, "cache_read": 1.25, "context": 128000}}, in USD per '
        'million tokens, by "model" or "provider:model"'
    ),
]
