"""OpenRouter: many vendors' models behind one Chat Completions API.

Source: OpenRouter documentation, "API Reference", "Reasoning Tokens" and "Prompt Caching".
"""

from __future__ import annotations

import re

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.settings import Settings, secret

# Vendors whose models take explicit cache markers.
_CACHE_CONTROL = ("anthropic/", "google/", "qwen/")
# claude-sonnet-4-5, perhaps with a date, is anthropic/claude-sonnet-4.5 there.
_CLAUDE = re.compile(r"^(claude-[a-z]+-\d+)(?:-(\d{1,2}))?(?:-\d{8})?$")


def _model(settings: Settings, wish: str | None) -> str:
    model = own_model(wish, settings.openrouter_model)
    if match := _CLAUDE.match(model):
        version, minor = match.groups()
        return f"anthropic/{version}.{minor}" if minor else f"anthropic/{version}"
    return model


def _upstream(settings: Settings, model: str) -> Upstream:
    quirks = ChatQuirks(
        top_k=True,
        cache_control=model.startswith(_CACHE_CONTROL),
        session_id=True,
        reasoning_request="openrouter",
        efforts=("none", "minimal", "low", "medium", "high", "xhigh"),
        reasoning_replay="reasoning_details",
        documents=True,
        prefill=True,
    )
    url = join_url(settings.openrouter_endpoint, "/api/v1/chat/completions")
    return Upstream(
        url=url,
        models_url=models_beside(url),
        headers=[
            *bearer(secret(settings.openrouter_api_key)),
            ("http-referer", settings.openrouter_site_url),
            ("x-title", settings.openrouter_app_name),
        ],
        api=chat("OpenRouter", quirks),
    )


OPENROUTER = Provider(
    name="openrouter",
    title="OpenRouter",
    label="openrouter",
    setup="MODEL_PROVIDER=openrouter OPENROUTER_API_KEY=sk-or-v1-…",
    model=_model,
    timeout_ms=lambda settings: settings.openrouter_timeout_ms,
    max_concurrent=lambda settings: settings.openrouter_max_concurrent,
    upstream=_upstream,
)
