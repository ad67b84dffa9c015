"""Ollama, by its own API.

Source: Ollama documentation, "API Reference".
"""

from __future__ import annotations

from lynkr.converters.ollama import OllamaQuirks, ollama_chat
from lynkr.providers.base import Provider, Upstream, bearer, join_url, own_model
from lynkr.settings import Settings, secret


def _upstream(settings: Settings, model: str) -> Upstream:
    # Some have the address of its OpenAI-compatible API at hand.
    base = settings.ollama_endpoint.rstrip("/").removesuffix("/v1")
    quirks = OllamaQuirks(
        think="level" if model.startswith("gpt-oss") else "bool",
        num_ctx=settings.ollama_num_ctx or None,
        keep_alive=settings.ollama_keep_alive,
    )
    url = join_url(base, "/api/chat")
    return Upstream(
        url=url,
        headers=bearer(secret(settings.ollama_api_key)),
        api=ollama_chat("Ollama", quirks),
        models_url=url.removesuffix("/chat") + "/tags",
    )


OLLAMA = Provider(
    name="ollama",
    title="Ollama",
    label="ollama",
    setup="MODEL_PROVIDER=ollama OLLAMA_ENDPOINT=http://localhost:11434 OLLAMA_MODEL=… (a model that was pulled)",
    model=lambda settings, wish: own_model(wish, settings.ollama_model),
    timeout_ms=lambda settings: settings.ollama_timeout_ms,
    max_concurrent=lambda settings: settings.ollama_max_concurrent,
    upstream=_upstream,
)
