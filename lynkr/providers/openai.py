"""OpenAI, and every server that speaks its Chat Completions API: vLLM, MLX, LiteLLM, Groq, and so on.

Source: OpenAI API reference, "Chat Completions"; OpenAI guide "Reasoning models".
"""

from __future__ import annotations

import re
from typing import TypeVar
from urllib.parse import urlsplit

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import Headers, Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.settings import Settings, secret
from lynkr.settings.values import is_private_host

T = TypeVar("T")

# Reasoning models: no sampling parameters, and an effort. The chat variants of GPT-5 are ordinary models.
_REASONING = re.compile(r"^(?:o[134]|gpt-[5-9]|codex)(?!.*-chat)")

# Beginning of a reasoning model's name -> the efforts that it knows. The first match counts.
_EFFORTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("o", ("low", "medium", "high")),
    ("gpt-5-codex", ("low", "medium", "high")),
    ("gpt-5.1-codex-max", ("low", "medium", "high", "xhigh")),
    ("gpt-5.1-codex", ("low", "medium", "high")),
    ("gpt-5.1", ("none", "low", "medium", "high")),
    ("gpt-5.", ("none", "low", "medium", "high", "xhigh")),
    ("gpt-5", ("minimal", "low", "medium", "high")),
    ("", ("none", "low", "medium", "high", "xhigh")),
)

# Beginning of a model's name -> the most tokens of output that it may be asked for. The first match counts.
_MAX_OUTPUT: tuple[tuple[str, int | None], ...] = (
    ("gpt-3.5", 4_096),
    ("gpt-4-turbo", 4_096),
    ("gpt-4.1", 32_768),
    ("gpt-4o", 16_384),
    ("chatgpt-4o", 16_384),
    ("gpt-4", 8_192),
    ("gpt-5-chat", 16_384),
    ("gpt-5", 128_000),
    ("o1-mini", 65_536),
    ("o1-preview", 32_768),
    ("o", 100_000),
    ("", None),
)


def _upstream(settings: Settings, model: str) -> Upstream:
    url = join_url(settings.openai_endpoint, "/v1/chat/completions")
    return Upstream(
        url=url,
        models_url=models_beside(url),
        headers=_headers(settings),
        api=chat("OpenAI", _quirks(settings, model)),
    )


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
            max_output_tokens=_first(_MAX_OUTPUT, model),
            sampling=not reasoning,
            reasoning_request="effort" if reasoning else "none",
            efforts=_first(_EFFORTS, model),
            prompt_cache_key=True,
            documents=True,
        )
    # Some other server. Nothing goes there that it may not know; what runs there may be an open model.
    return ChatQuirks(
        max_output_tokens=_first(_MAX_OUTPUT, model),
        top_k=is_private_host(settings.openai_endpoint),
        system_messages="first",
        lift_think_tags=True,
        recover_tool_calls=True,
    )


def _first(table: tuple[tuple[str, T], ...], model: str) -> T:
    return next(value for beginning, value in table if model.startswith(beginning))


OPENAI = Provider(
    name="openai",
    title="OpenAI",
    label="openai",
    local=False,
    setup="MODEL_PROVIDER=openai OPENAI_API_KEY=… (and OPENAI_ENDPOINT=… for any other OpenAI-compatible server)",
    model=lambda settings, wish: own_model(wish, settings.openai_model),
    timeout_ms=lambda settings: settings.openai_timeout_ms,
    upstream=_upstream,
)
