"""GET /v1/models: one list that clients of the OpenAI and the Anthropic API read alike."""

from __future__ import annotations

from collections.abc import Mapping

from lynkr.converters.errors import ApiError
from lynkr.gateway.discovery import Discovery

# Stable, so that clients which compare lists see no change: the gateway does not know when a model was made.
_CREATED = 1_767_225_600
_CREATED_AT = "2026-01-01T00:00:00Z"

_ANTHROPIC_LIMIT = 20
_MAX_LIMIT = 1000

# Claude Code shows only models whose id begins so.
_ALIASES = ("claude-lynkr-auto", "auto")


async def list_models(discovery: Discovery, args: Mapping[str, str], *, anthropic: bool) -> dict[str, object]:
    """The page of the list that `args` (limit, after_id, before_id) ask for. Raises `ApiError` for a bad limit."""
    models = await _models(discovery)
    ids = [model["id"] for model in models]
    limit = _limit(args.get("limit"), _ANTHROPIC_LIMIT if anthropic else _MAX_LIMIT)
    start, end = 0, len(models)
    if args.get("after_id") in ids:
        start = ids.index(args["after_id"]) + 1
    if args.get("before_id") in ids:
        end = ids.index(args["before_id"])
        start = max(start, end - limit)
    page = models[start : min(end, start + limit)]
    return {
        "object": "list",
        "data": page,
        "has_more": start + len(page) < end,
        "first_id": page[0]["id"] if page else None,
        "last_id": page[-1]["id"] if page else None,
    }


async def find_model(discovery: Discovery, name: str) -> dict[str, object]:
    """The list's element with that id. Raises `ApiError` (404) when there is none."""
    for model in await _models(discovery):
        if model["id"] == name:
            return model
    raise ApiError(404, "not_found_error", f"There is no model {name!r}", code="model_not_found", param="model")


async def _models(discovery: Discovery) -> list[dict[str, object]]:
    """The aliases, then what the provider in use is configured for, then what it lists besides."""
    providers = discovery.configured()
    if not providers:
        return [_model(name, "echo", "echo", "the embedded echo") for name in (*_ALIASES, "echo")]
    status = await discovery.status(providers[0])
    provider, configured = status.provider, status.models[0]
    names = dict.fromkeys((*_ALIASES, *status.models))
    return [_model(name, configured if name in _ALIASES else name, provider.name, provider.title) for name in names]


def _model(name: str, model: str, provider: str, title: str) -> dict[str, object]:
    return {
        "id": name,
        "object": "model",
        "type": "model",
        "created": _CREATED,
        "created_at": _CREATED_AT,
        "owned_by": provider,
        "lifecycle": "active",
        "display_name": name if name == model else f"{model} ({title})",
        "lynkr": {"provider": provider, "model": model},
    }


def _limit(text: str | None, default: int) -> int:
    if text is None:
        return default
    if not text.isdecimal() or not 1 <= int(text) <= _MAX_LIMIT:
        raise ApiError(400, "invalid_request_error", f"limit: a number from 1 to {_MAX_LIMIT}", param="limit")
    return int(text)
