"""Finds what is known of a provider's model, by a ladder of names from the most to the least exact.

For a price the first name that is known decides, and no other: what that entry does not say stays unknown. Abilities
that it does not tell are taken from the next ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from lynkr.prices.model_info import FREE, UNKNOWN, ModelInfo, Price
from lynkr.prices.names import LONGEST, beginnings, fold, spellings
from lynkr.prices.sources import Entries, read_abilities, read_rows, read_text
from lynkr.settings import Settings, is_private_host
from lynkr.settings.prices import PriceOverride
from lynkr.settings.providers import PROVIDERS

# The providers that sell models of their own making, as the lists call them.
MAKERS = frozenset(
    """
    alibaba azure-anthropic cohere cohere_chat dashscope deepseek llama meta_llama minimax mistral moonshot openai
    vertex xai zai
    """.split()  # noqa: SIM905
)

_REMEMBERED = 1024
"""Names may be chosen by clients, so what is kept of them is bounded."""


class Snapshot(NamedTuple):
    """What comes with this version. `families` tell abilities by what stands in a name; the first that fits counts."""

    entries: Entries
    families: tuple[tuple[re.Pattern[str], ModelInfo], ...]


@cache
def snapshot() -> Snapshot:
    data = read_text(Path(__file__).with_name("snapshot.json").read_bytes())
    assert isinstance(data, dict)
    families = ((re.compile(row.pop("name")), read_abilities(row, "family")) for row in data["families"])
    return Snapshot(read_rows(data["models"], "snapshot"), tuple(families))


class Registry:
    """`entries` are searched first, in the order given, then the snapshot that comes with lynkr.

    Models of the providers in `free` cost nothing. `windows` are of servers that cut off what does not fit into the
    window that they were given, whatever the model could take.
    """

    def __init__(
        self,
        *entries: Entries,
        overrides: Iterable[PriceOverride] = (),
        free: Iterable[str] = (),
        windows: Mapping[str, int] | None = None,
    ) -> None:
        self._entries = _merged([*entries, snapshot().entries])
        self._bare = _unambiguous(self._entries)
        self._overrides = {(override.provider, fold(override.model)): override for override in overrides}
        self._free = frozenset(free)
        self._windows = dict(windows or {})
        self._found: dict[tuple[str, str], ModelInfo] = {}

    @classmethod
    def of(cls, settings: Settings, *entries: Entries) -> Registry:
        windows = {"ollama": settings.ollama_num_ctx} if settings.ollama_num_ctx else {}
        return cls(*entries, overrides=settings.model_price_overrides, free=free_providers(settings), windows=windows)

    def lookup(self, provider: str, model: str) -> ModelInfo:
        """What is known of the model at the provider. Never fails; what is not known is None."""
        key = provider, model
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[key] = self._find(provider, model)
        return found

    def sizes(self) -> dict[str, int]:
        """How many models each source knows, those left out that a source before it knows."""
        return dict(Counter(info.source for info in self._entries.values()))

    def __len__(self) -> int:
        return len(self._entries)

    def _find(self, provider: str, model: str) -> ModelInfo:
        if len(model) > LONGEST:
            return UNKNOWN._replace(price=FREE) if provider in self._free else UNKNOWN
        names = list(spellings(model))
        known = self._known(provider, names)
        info = next(known, UNKNOWN)
        for other in chain(known, _families(model.strip().lower())):
            info = other if info is UNKNOWN else info.filled(other)
        if provider in self._free or (provider == "openrouter" and names[0].endswith(":free")):
            info = info._replace(price=FREE)
        if override := self._override(provider, names):
            price = Price(override.input, override.output, override.cache_read, override.cache_write)
            info = info._replace(price=price, window=override.window or info.window, source="override")
        if provider in self._windows:
            info = info._replace(window=self._windows[provider])
        return info

    def _known(self, provider: str, names: list[str]) -> Iterator[ModelInfo]:
        """The entries for these names. Only where there is none, that of the longest name which one begins with."""
        found = False
        for name in dict.fromkeys(names):
            if info := self._entry(provider, name):
                found = True
                yield info
        if not found:
            entries = (self._entry(provider, name) for name in beginnings(names[-1]))
            yield from islice((info for info in entries if info), 1)

    def _entry(self, provider: str, name: str) -> ModelInfo | None:
        return self._entries.get((provider, name)) or self._bare.get(name)

    def _override(self, provider: str, names: list[str]) -> PriceOverride | None:
        for name in names:
            for key in ((provider, name), (None, name)):
                if key in self._overrides:
                    return self._overrides[key]
        return None


def free_providers(settings: Settings) -> list[str]:
    """The providers on the user's own machines, which nobody bills for."""
    return [
        name
        for name, setup in PROVIDERS.items()
        if setup.local or (setup.free_at and is_private_host(getattr(settings, setup.free_at)))
    ]


def _families(name: str) -> Iterator[ModelInfo]:
    for pattern, info in snapshot().families:
        if pattern.search(name):
            yield info
            return


def _merged(sources: list[Entries]) -> Entries:
    """All entries. Of one that several sources have, the first that knows the price gives it."""
    merged: Entries = {}
    for entries in sources:
        for key, info in entries.items():
            first = merged.get(key)
            merged[key] = info if first is None else first.filled(info)._replace(price=first.price.filled(info.price))
    return merged


def _unambiguous(entries: Entries) -> dict[str, ModelInfo]:
    """The entries whose name means one price wherever it is known: at its maker, or if no maker knows it, at all that
    sell it.

    Names with a slash are resellers' own. A price of nothing is that of a subscription, which says nothing about the
    price elsewhere.
    """
    made: dict[str, list[ModelInfo]] = {}
    sold: dict[str, list[ModelInfo]] = {}
    for (provider, name), info in entries.items():
        if "/" not in name and not info.price.free:
            (made if provider in MAKERS else sold).setdefault(name, []).append(info)
    bare: dict[str, ModelInfo] = {}
    for name, infos in {**sold, **made}.items():
        priced = [info for info in infos if info.price.known]
        if len({info.price[:2] for info in priced}) <= 1:
            bare[name] = (priced or infos)[0]
    return bare
