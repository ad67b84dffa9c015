"""The routes under /routing: what would be decided, by which tiers, and what is known of models."""

from __future__ import annotations

from collections.abc import Mapping

from lynkr.converters.any_request import parse_any
from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError
from lynkr.gateway.gateway import Gateway
from lynkr.prices.model_info import UNKNOWN
from lynkr.routing.score import ranges
from lynkr.settings.providers import known_provider, parse_model

_TIERS = {
    "SIMPLE": "Greetings, short questions and confirmations",
    "MEDIUM": "Reading code, small edits and explanations",
    "COMPLEX": "Changes in many files, debugging and design",
    "REASONING": "Deep analysis, audits and novel problems",
}
_TRUE = frozenset({"1", "true", "yes", "on"})


def analyze(
    gateway: Gateway, raw: bytes, headers: Mapping[str, str], key: str | None, args: Mapping[str, str]
) -> JsonObject:
    """What would be decided for the request with this body. Raises `ApiError` (400)."""
    mode = "weighted" if args.get("weighted", "").lower() in _TRUE else None
    return {"status": "ok", **gateway.analyze(parse_any(raw), headers, key, mode=mode).as_json()}


def list_tiers(gateway: Gateway) -> JsonObject:
    tiers = gateway.router.tiers
    return {"status": "ok", "routed": bool(tiers), "tiers": {tier: _tier(gateway, tier) for tier in _TIERS}}


def _tier(gateway: Gateway, tier: str) -> JsonObject:
    target = gateway.router.tiers.get(tier)
    return {
        "description": _TIERS[tier],
        "range": list(ranges()[tier]),
        "priority": list(_TIERS).index(tier) + 1,
        "provider": target.provider if target is not None else None,
        "model": target.model if target is not None else None,
        "local": gateway.catalogue[target.provider].local if target is not None else None,
    }


def find_known_model(gateway: Gateway, name: str, provider: str | None) -> JsonObject:
    """What is known of a model: of `provider`, or of the one before its name, or wherever it costs the same. Raises
    `ApiError` (404) where nothing is."""
    try:
        prefix, model = parse_model(name) if provider is None else (known_provider(provider), name)
    except ValueError:
        prefix, model = None, name
    found = gateway.prices.registry.lookup(prefix or "", model)
    if found == UNKNOWN or (provider is not None and prefix is None):
        raise ApiError(404, "not_found_error", f"Nothing is known of a model {name!r}", code="model_not_found")
    return {"status": "ok", "provider": prefix, "model": model, **found.as_json()}
