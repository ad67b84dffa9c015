"""Keeps the registry of models and prices up to date with the public lists, without anybody waiting for it."""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import httpx
import trio

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError
from lynkr.converters.json_text import json_bytes, parse
from lynkr.gateway.body import read_body
from lynkr.prices.registry import Registry
from lynkr.prices.sources import Entries, read_litellm, read_models_dev, read_rows, write_rows
from lynkr.settings import Settings
from lynkr.version import version

_log = logging.getLogger(__name__)

LIFETIME = 24 * 3600.0
"""Seconds for which a list is fresh."""

BACK_OFF = 300.0
"""Seconds after which a list that could not be had is asked for again."""

_PATIENCE = 15.0
"""Seconds that a list may take to come."""

_LARGEST = 64 * 1024 * 1024
"""How large a list or the file of them may be, in bytes."""

_LATEST = 1e11
"""The year 5138. A later time is none."""

FILE = "model-prices.json"
_VERSION = 1

_READERS: Mapping[str, Callable[[object], Entries]] = {"litellm": read_litellm, "models.dev": read_models_dev}
"""The lists, the one that is believed most first."""


class _List(NamedTuple):
    """`fetched` is in seconds since the epoch."""

    entries: Entries
    fetched: float


def refreshes(settings: Settings, *, routing: bool) -> bool:
    """Whether to fetch lists: as MODEL_PRICES_REFRESH says, or where it does not, if `routing` has use for them."""
    return routing if settings.model_prices_refresh is None else settings.model_prices_refresh


class Prices:
    """`registry` is what is known now: it is replaced, never changed.

    `run` is to run beside the server. Nothing that goes wrong in it reaches anybody but the log.
    """

    def __init__(
        self,
        settings: Settings,
        transport: httpx.AsyncBaseTransport,
        *,
        refresh: bool,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._refresh = refresh
        self._now = now
        self._file = settings.lynkr_data_dir / FILE
        self._urls = {"litellm": settings.model_prices_litellm_url, "models.dev": settings.model_prices_models_dev_url}
        self._lists: dict[str, _List] = {}
        self.registry = Registry.of(settings)

    def change(self, settings: Settings, *, refresh: bool) -> None:
        """Have the overrides and windows of other settings. Addresses and the file stay those of the start."""
        self._settings, self._refresh = settings, refresh
        self.registry = self._registry()

    async def run(self) -> None:
        """Read what was fetched last time, then fetch each list whenever it is too old. Never returns."""
        if self._refresh:
            _log.info("model prices are fetched once a day; MODEL_PRICES_REFRESH=false turns that off")
        await self._load()
        not_before = dict.fromkeys(_READERS, 0.0)
        while True:
            due = [name for name in _READERS if self._age_left(name) <= 0 and not_before[name] <= trio.current_time()]
            if self._refresh and due:
                await self._fetch_all(due)
                not_before |= dict.fromkeys(due, trio.current_time() + BACK_OFF)
            # In short naps: the clock may be set, and the settings may change.
            waits = [max(self._age_left(name), not_before[name] - trio.current_time()) for name in _READERS]
            await trio.sleep(min(*waits, BACK_OFF) if self._refresh else BACK_OFF)

    def status(self) -> JsonObject:
        """The body of GET /routing/models. Times are in milliseconds."""
        fetched = min((known.fetched for known in self._lists.values()), default=None)
        sizes = self.registry.sizes()
        return {
            "status": "ok",
            "totalModels": len(self.registry),
            "bySource": {name: sizes.get(name, 0) for name in (*_READERS, "snapshot")},
            "lastFetch": None if fetched is None else round(fetched * 1000),
            "cacheAge": None if fetched is None else round(max(0.0, self._now() - fetched) * 1000),
            "cacheTTL": round(LIFETIME * 1000),
            "refresh": self._refresh,
        }

    def _registry(self) -> Registry:
        return Registry.of(self._settings, *(self._lists[name].entries for name in _READERS if name in self._lists))

    def _age_left(self, name: str) -> float:
        """Seconds for which the list is still fresh."""
        known = self._lists.get(name)
        if known is None or known.fetched > self._now() + BACK_OFF:
            # One from the future was fetched by a clock that went wrong.
            return 0.0
        return known.fetched + LIFETIME - self._now()

    async def _load(self) -> None:
        self._lists = await trio.to_thread.run_sync(_read_file, self._file)
        if self._lists:
            self.registry = await trio.to_thread.run_sync(self._registry)

    async def _fetch_all(self, names: list[str]) -> None:
        async with trio.open_nursery() as nursery:
            for name in names:
                nursery.start_soon(self._fetch, name)
        if all(self._age_left(name) <= 0 for name in names):
            return
        self.registry = await trio.to_thread.run_sync(self._registry)
        try:
            await trio.to_thread.run_sync(_write_file, self._file, dict(self._lists))
        except OSError as error:
            _log.warning("model prices cannot be kept in %s: %s", self._file, error)

    async def _fetch(self, name: str) -> None:
        try:
            with trio.fail_after(_PATIENCE):
                text = await self._get(self._urls[name])
            entries = await trio.to_thread.run_sync(_read_list, name, text)
        except (httpx.HTTPError, httpx.InvalidURL, ApiError, _UnusableError, OSError) as error:
            _log.info("no model prices from %s: %s", name, str(error) or type(error).__name__)
        except trio.TooSlowError:
            _log.info("no model prices from %s within %g s", name, _PATIENCE)
        except Exception:
            _log.exception("model prices from %s could not be read", name)
        else:
            self._lists[name] = _List(entries, self._now())
            _log.info("prices and abilities of %d models from %s", len(entries), name)

    async def _get(self, url: str) -> bytes:
        headers = {"accept": "application/json", "accept-encoding": "gzip", "user-agent": f"lynkr/{version()}"}
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": {"connect": _PATIENCE}})
        response = await self._transport.handle_async_request(request)
        try:
            if response.status_code != 200:
                raise _UnusableError(f"HTTP status {response.status_code}")
            return await read_body(response, _LARGEST)
        finally:
            await response.aclose()


class _UnusableError(Exception):
    """What came is no list. The text says why."""


def _read_list(name: str, text: bytes) -> Entries:
    entries = _READERS[name](parse(text))
    if not any(info.price.known for info in entries.values()):
        raise _UnusableError("there is no price in it")
    return entries


def _read_file(path: Path) -> dict[str, _List]:
    """The lists in the file. One that is missing or broken has none."""
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        data = parse(path.read_bytes())
    except OSError:
        return {}
    if not isinstance(data, dict) or data.get("version") != _VERSION or not isinstance(data.get("lists"), dict):
        return {}
    lists = {}
    for name, kept in data["lists"].items():
        fetched = kept.get("fetched") if isinstance(kept, dict) else None
        if name not in _READERS or not isinstance(fetched, (int, float)) or not 0 <= fetched <= _LATEST:
            continue
        if entries := read_rows(kept.get("models"), name):
            lists[name] = _List(entries, float(fetched))
    return lists


def _write_file(path: Path, lists: dict[str, _List]) -> None:
    """Raises OSError. Nobody ever sees half a file."""
    body = json_bytes(
        {
            "version": _VERSION,
            "lists": {
                name: {"fetched": kept.fetched, "models": write_rows(kept.entries)} for name, kept in lists.items()
            },
        }
    )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
