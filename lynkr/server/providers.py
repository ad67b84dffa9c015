"""GET /v1/providers and GET /v1/health/providers: which providers are configured, and how they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lynkr.converters.errors import ApiError
from lynkr.gateway.breaker import Breaker, State
from lynkr.gateway.discovery import Discovery, ProviderStatus

Breakers: TypeAlias = Mapping[tuple[str, str], Breaker]
"""By provider and model."""

_STATUS = {True: "healthy", False: "unhealthy", None: "unknown"}
_ORDER = ("healthy", "unknown", "degraded", "unhealthy")


async def list_providers(discovery: Discovery, primary: str) -> dict[str, object]:
    return {
        "object": "list",
        "data": [_provider(status, primary) for status in await discovery.statuses()],
        "primary": primary,
    }


async def find_provider(discovery: Discovery, name: str, primary: str) -> dict[str, object]:
    """One of them. Raises `ApiError` (404) for one that is not configured."""
    status = await _find(discovery, name)
    return {**_provider(status, primary), "models": [{"id": model, "name": model} for model in status.models]}


async def list_health(discovery: Discovery, breakers: Breakers) -> dict[str, object]:
    """The healthy ones first."""
    found = [_health(status, breakers) for status in await discovery.statuses()]
    return {"object": "health_summary", "providers": sorted(found, key=lambda health: _ORDER.index(health["status"]))}


async def find_health(discovery: Discovery, name: str, breakers: Breakers) -> dict[str, object]:
    return _health(await _find(discovery, name), breakers)


async def _find(discovery: Discovery, name: str) -> ProviderStatus:
    provider = next((provider for provider in discovery.configured() if provider.name == name.lower()), None)
    if provider is None:
        raise ApiError(404, "not_found_error", f"The provider {name!r} is not configured", code="not_found")
    return await discovery.status(provider)


def _provider(status: ProviderStatus, primary: str) -> dict[str, object]:
    return {
        "name": status.provider.name,
        "type": status.provider.label,
        "base_url": status.base_url,
        "models": list(status.models),
        "active": status.healthy is not False,
        "is_primary": status.provider.name == primary,
    }


def _health(status: ProviderStatus, breakers: Breakers) -> dict[str, object]:
    circuit = _circuit(status.provider.name, breakers)
    shown = _STATUS[status.healthy]
    return {
        "name": status.provider.name,
        # Its models are not asked, or with care, whatever it says of itself.
        "status": "degraded" if circuit is not State.CLOSED and shown != "unhealthy" else shown,
        "problem": status.problem or None,
        "latency_ms": None if status.latency_ms is None else round(status.latency_ms, 1),
        "circuit_state": circuit.value,
    }


def _circuit(provider: str, breakers: Breakers) -> State:
    """The worst state that a breaker of the provider is in."""
    states = {breaker.state for (name, _), breaker in breakers.items() if name == provider}
    return next((state for state in (State.OPEN, State.HALF_OPEN) if state in states), State.CLOSED)
