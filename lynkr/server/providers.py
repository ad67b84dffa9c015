"""GET /v1/providers and GET /v1/health/providers: which providers are configured, and how they are."""

from __future__ import annotations

from lynkr.converters.errors import ApiError
from lynkr.gateway.discovery import Discovery, ProviderStatus

_STATUS = {True: "healthy", False: "unhealthy", None: "unknown"}


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


async def list_health(discovery: Discovery) -> dict[str, object]:
    """The healthy ones first."""
    statuses = sorted(await discovery.statuses(), key=lambda status: status.healthy is False)
    return {"object": "health_summary", "providers": [_health(status) for status in statuses]}


async def find_health(discovery: Discovery, name: str) -> dict[str, object]:
    return _health(await _find(discovery, name))


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


def _health(status: ProviderStatus) -> dict[str, object]:
    return {
        "name": status.provider.name,
        "status": _STATUS[status.healthy],
        "problem": status.problem or None,
        "latency_ms": None if status.latency_ms is None else round(status.latency_ms, 1),
    }
