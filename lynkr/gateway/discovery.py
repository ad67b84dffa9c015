"""What the configured providers offer, and whether they answer: asked of them, and kept for a while."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import httpx
import trio

from lynkr.converters.errors import ApiError
from lynkr.converters.json_text import parse
from lynkr.converters.upstream_errors import redact
from lynkr.gateway.gateway import Gateway
from lynkr.providers.base import Provider
from lynkr.settings.providers import PROVIDERS

_PATIENCE = 3.0
"""Seconds that a provider may take to list its models."""
_MODELS_AGE = 300.0
_FAILURE_AGE = 30.0
"""Seconds for which an answer, or the lack of one, is good."""
_MAX_MODELS = 1000


class Listing(NamedTuple):
    """What a provider said when it was asked for its models. `problem` is "" when all is well."""

    models: tuple[str, ...]
    problem: str
    latency_ms: float
    asked_at: float

    def is_fresh(self) -> bool:
        return trio.current_time() - self.asked_at < (_FAILURE_AGE if self.problem else _MODELS_AGE)


@dataclass(frozen=True, slots=True)
class ProviderStatus:
    """A configured provider as it was found to be. `healthy` is None where it has nothing to ask it for."""

    provider: Provider
    base_url: str
    models: tuple[str, ...]
    healthy: bool | None
    problem: str
    latency_ms: float | None


class Discovery:
    """Asks providers for their models. Each is asked once at a time, and not again while the answer is fresh."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._listings: dict[str, Listing] = {}
        self._locks: dict[str, trio.Lock] = {}

    def configured(self) -> list[Provider]:
        """The providers that the settings name credentials or an address for, the one in use first."""
        settings = self._gateway.settings
        names = [settings.model_provider]
        names += [name for name, setup in PROVIDERS.items() if settings.model_fields_set.intersection(setup.signs)]
        chosen = (self._gateway.catalogue.get(name) for name in dict.fromkeys(names))
        return [provider for provider in chosen if isinstance(provider, Provider)]

    async def statuses(self) -> list[ProviderStatus]:
        """All configured providers, asked at the same time."""
        providers = self.configured()
        found: dict[str, ProviderStatus] = {}

        async def ask(provider: Provider) -> None:
            found[provider.name] = await self.status(provider)

        async with trio.open_nursery() as nursery:
            for provider in providers:
                nursery.start_soon(ask, provider)
        return [found[provider.name] for provider in providers]

    async def status(self, provider: Provider) -> ProviderStatus:
        settings = self._gateway.settings
        model = provider.model(settings, None)
        upstream = provider.upstream(settings, model)
        url = httpx.URL(upstream.url)
        listing = None if upstream.models_url is None else await self._listing(provider, upstream.models_url)
        return ProviderStatus(
            provider=provider,
            base_url=f"{url.scheme}://{url.netloc.decode('ascii')}",
            models=tuple(dict.fromkeys((model, *(listing.models if listing is not None else ())))),
            healthy=None if listing is None else not listing.problem,
            problem="" if listing is None else listing.problem,
            latency_ms=None if listing is None else listing.latency_ms,
        )

    async def _listing(self, provider: Provider, url: str) -> Listing:
        async with self._locks.setdefault(provider.name, trio.Lock()):
            known = self._listings.get(provider.name)
            if known is None or not known.is_fresh():
                known = self._listings[provider.name] = await self._ask(provider, url)
            return known

    async def _ask(self, provider: Provider, url: str) -> Listing:
        began = trio.current_time()
        models: tuple[str, ...] = ()
        problem = f"no answer within {_PATIENCE:g} s"
        with trio.move_on_after(_PATIENCE):
            try:
                status, body = await self._gateway.fetch(provider, url)
                models = _names(body) if status == 200 else ()
                problem = "" if status == 200 else f"HTTP {status}"
            except httpx.TransportError as error:
                problem = redact(str(error))
            except ApiError as error:
                problem = error.message
        return Listing(models, problem, (trio.current_time() - began) * 1000, trio.current_time())


def _names(body: bytes) -> tuple[str, ...]:
    """The ids in a list of models: OpenAI and Anthropic say `data` and `id`, Google and Ollama `models` and `name`,
    Databricks `endpoints` and `name`."""
    payload = parse(body)
    if isinstance(payload, dict):
        payload = next((payload[key] for key in ("data", "models", "endpoints") if payload.get(key)), None)
    if not isinstance(payload, list):
        return ()
    names = (
        entry.get("id") or entry.get("name") or entry.get("model") if isinstance(entry, dict) else entry
        for entry in payload[:_MAX_MODELS]
    )
    return tuple(name.removeprefix("models/") for name in names if isinstance(name, str))
