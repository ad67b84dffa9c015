"""OpenAI, and every server that speaks its Chat Completions API: vLLM, MLX, LiteLLM, Groq, and so on.

Source: OpenAI API reference, "Chat Completions"; OpenAI guide "Reasoning models".
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.providers.base import ChatProvider, Headers, bearer, join_url, own_model
from lynkr.settings import Settings, secret
from lynkr.settings.values import is_private_host

# Reasoning models: no sampling parameters, and an effort. The chat variants of GPT-5 are ordinary models.
_REASONING = re.compile(r"^(?:o[134]|gpt-[5-9]|codex)(?!.*-chat)")


def _address(settings: Settings, model: str) -> str:
    return join_url(settings.openai_endpoint, "/v1/chat/completions")


def _headers(settings: Settings) -> Headers:
    headers = bearer(secret(settings.openai_api_key))
    if settings.openai_organization:
        headers.append(("openai-organization", settings.openai_organization))
    if settings.openai_project:
        headers.append(("openai-project", settings.openai_project))
    return headers


def _quirks(settings: Settings, model: str) -> ChatQuirks:
    if urlsplit(settings.openai_endpoint).hostname == "api.openai.com":
        reasoning = _REASONING.match(model) is not None
        return ChatQuirks(
            max_tokens_field="max_completion_tokens",
            sampling=not reasoning,
            reasoning_request="effort" if reasoning else "none",
            prompt_cache_key=True,
            documents=True,
        )
    # Some other server. Nothing goes there that it may not know; servers of open models take top_k.
    return ChatQuirks(top_k=is_private_host(settings.openai_endpoint), lift_think_tags=True)


OPENAI = ChatProvider(
    name="openai",
    title="OpenAI",
    label="openai",
    local=False,
    setup="MODEL_PROVIDER=openai OPENAI_API_KEY=… (and OPENAI_ENDPOINT=… for any other OpenAI-compatible server)",
    model=lambda settings, wish: own_model(wish, settings.openai_model),
    timeout_ms=lambda settings: settings.openai_timeout_ms,
    address=_address,
    headers=_headers,
    quirks=_quirks,
)
