"""DeepSeek.

Source: DeepSeek API documentation, "Create Chat Completion" and "Thinking Mode".
"""

from __future__ import annotations

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.settings import Settings, secret

_QUIRKS = ChatQuirks(max_output_tokens=65_536, strict_tools=False, reasoning_replay="reasoning_content")


def _upstream(settings: Settings, model: str) -> Upstream:
    url = join_url(settings.deepseek_endpoint, "/v1/chat/completions")
    return Upstream(
        url=url,
        models_url=models_beside(url),
        headers=bearer(secret(settings.deepseek_api_key)),
        api=chat("DeepSeek", _QUIRKS),
    )


DEEPSEEK = Provider(
    name="deepseek",
    title="DeepSeek",
    label="deepseek",
    setup="MODEL_PROVIDER=deepseek DEEPSEEK_API_KEY=sk-…",
    model=lambda settings, wish: own_model(wish, settings.deepseek_model),
    timeout_ms=lambda settings: settings.deepseek_timeout_ms,
    max_concurrent=lambda settings: settings.deepseek_max_concurrent,
    upstream=_upstream,
)
