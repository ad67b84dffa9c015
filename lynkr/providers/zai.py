"""Z.AI: the GLM models, by the Anthropic API or by the OpenAI one.

Source: Z.AI developer documentation, "Chat Completion" and "Claude Code".
"""

from __future__ import annotations

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import MessagesApi, Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.settings import Settings, secret

_CHAT = ChatQuirks(
    max_temperature=1.0,
    max_stop_sequences=1,
    tool_choices="auto",
    reasoning_request="thinking",
    reasoning_replay="reasoning_content",
    # Without it the arguments of a call come in one piece after minutes of silence.
    extra_body=(("tool_stream", True),),
)


def _model(settings: Settings, wish: str | None) -> str:
    # Clients made for Anthropic ask for its small model where a small one will do.
    if wish is not None and wish.startswith("claude") and "haiku" in wish:
        return "glm-4.5-air"
    return own_model(wish, settings.zai_model).lower()


def _upstream(settings: Settings, model: str) -> Upstream:
    key = secret(settings.zai_api_key) or ""
    endpoint = settings.zai_endpoint
    if endpoint.partition("?")[0].rstrip("/").endswith("/chat/completions"):
        return Upstream(url=endpoint, headers=bearer(key), api=chat("Z.AI", _CHAT), models_url=models_beside(endpoint))
    headers = [("x-api-key", key), ("anthropic-version", "2023-06-01")]
    return Upstream(url=join_url(endpoint, "/v1/messages"), headers=headers, api=MessagesApi())


ZAI = Provider(
    name="zai",
    title="Z.AI",
    label="zhipu-ai",
    setup="MODEL_PROVIDER=zai ZAI_API_KEY=…",
    model=_model,
    timeout_ms=lambda settings: settings.zai_timeout_ms,
    max_concurrent=lambda settings: settings.zai_max_concurrent,
    upstream=_upstream,
)
