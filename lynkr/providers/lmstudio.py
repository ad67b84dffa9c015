"""LM Studio's local server.

Source: LM Studio documentation, "OpenAI-compatible endpoints".
"""

from __future__ import annotations

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.settings import Settings, secret


def _upstream(settings: Settings, model: str) -> Upstream:
    quirks = ChatQuirks(
        # Without a name the server answers with whatever model is loaded.
        send_model=model != "default",
        top_k=True,
        system_messages="first",
        reasoning_replay="reasoning_content",
        empty_content="empty",
        lift_think_tags=True,
        recover_tool_calls=True,
    )
    url = join_url(settings.lmstudio_endpoint, "/v1/chat/completions")
    return Upstream(
        url=url,
        models_url=models_beside(url),
        headers=bearer(secret(settings.lmstudio_api_key)),
        api=chat("LM Studio", quirks),
    )


LMSTUDIO = Provider(
    name="lmstudio",
    title="LM Studio",
    label="lm-studio",
    setup="MODEL_PROVIDER=lmstudio LMSTUDIO_ENDPOINT=http://localhost:1234 (LM Studio with its server switched on)",
    model=lambda settings, wish: own_model(wish, settings.lmstudio_model),
    timeout_ms=lambda settings: settings.lmstudio_timeout_ms,
    max_concurrent=lambda settings: settings.lmstudio_max_concurrent,
    upstream=_upstream,
)
