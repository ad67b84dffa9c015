"""Moonshot AI: the Kimi models.

Source: Moonshot AI platform documentation, "Chat API" and "Thinking models".
"""

from __future__ import annotations

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.settings import Settings, secret


def _quirks(model: str) -> ChatQuirks:
    if not model.startswith("kimi"):
        return ChatQuirks(max_temperature=1.0, strict_tools=False)
    third = model.startswith("kimi-k3")
    return ChatQuirks(
        # The Kimi models have sampling parameters of their own and refuse others.
        sampling=False,
        strict_tools=False,
        reasoning_request="effort" if third else "thinking" if model.startswith(("kimi-k2.5", "kimi-k2.6")) else "none",
        efforts=("low", "high", "max"),
        # In a tool loop the reasoning before the call has to come back.
        reasoning_replay="reasoning_content",
        tool_choices="not_forced_when_thinking",
    )


def _upstream(settings: Settings, model: str) -> Upstream:
    url = join_url(settings.moonshot_endpoint, "/v1/chat/completions")
    return Upstream(
        url=url,
        models_url=models_beside(url),
        headers=bearer(secret(settings.moonshot_api_key)),
        api=chat("Moonshot", _quirks(model)),
    )


MOONSHOT = Provider(
    name="moonshot",
    title="Moonshot",
    label="moonshot-ai",
    setup="MODEL_PROVIDER=moonshot MOONSHOT_API_KEY=sk-…",
    model=lambda settings, wish: own_model(wish, settings.moonshot_model),
    timeout_ms=lambda settings: settings.moonshot_timeout_ms,
    max_concurrent=lambda settings: settings.moonshot_max_concurrent,
    upstream=_upstream,
)
