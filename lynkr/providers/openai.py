"""OpenAI, and every server that speaks its API: vLLM, MLX, LiteLLM, Groq, and so on.

Source: OpenAI API reference, "Chat Completions" and "Responses".
"""

from __future__ import annotations

from urllib.parse import urlsplit

from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.converters.openai_responses import ResponsesQuirks, responses
from lynkr.providers.base import Headers, Provider, Upstream, bearer, join_url, models_beside, own_model
from lynkr.providers.openai_models import chat_quirks, max_output_tokens, reasons, responses_quirks
from lynkr.settings import Settings, secret
from lynkr.settings.values import is_private_host


def _upstream(settings: Settings, model: str) -> Upstream:
    own = urlsplit(settings.openai_endpoint).hostname == "api.openai.com"
    if _wants_responses(settings, model, own=own):
        url = join_url(settings.openai_endpoint.removesuffix("/chat/completions"), "/v1/responses")
        # Whoever serves one of the vendor's reasoning models by this API hands its reasoning through.
        known = own or reasons(model)
        quirks = responses_quirks(model) if known else ResponsesQuirks(max_output_tokens=max_output_tokens(model))
        api = responses("OpenAI", "openai", quirks)
    else:
        url = join_url(settings.openai_endpoint.removesuffix("/responses"), "/v1/chat/completions")
        api = chat("OpenAI", chat_quirks(model) if own else _other_server(settings, model))
    return Upstream(url=url, models_url=models_beside(url), headers=_headers(settings), api=api)


def _wants_responses(settings: Settings, model: str, *, own: bool) -> bool:
    """The vendor's reasoning models keep their reasoning between tool calls in this API only."""
    if settings.openai_api != "auto":
        return settings.openai_api == "responses"
    path = urlsplit(settings.openai_endpoint).path.rstrip("/")
    if path.endswith("/responses"):
        return True
    named = path.endswith("/chat/completions") and "openai_endpoint" in settings.model_fields_set
    return own and reasons(model) and not named


def _headers(settings: Settings) -> Headers:
    headers = bearer(secret(settings.openai_api_key))
    if settings.openai_organization:
        headers.append(("openai-organization", settings.openai_organization))
    if settings.openai_project:
        headers.append(("openai-project", settings.openai_project))
    return headers


def _other_server(settings: Settings, model: str) -> ChatQuirks:
    """Nothing goes there that it may not know; what runs there may be an open model."""
    return ChatQuirks(
        max_output_tokens=max_output_tokens(model),
        top_k=is_private_host(settings.openai_endpoint),
        system_messages="first",
        lift_think_tags=True,
        recover_tool_calls=True,
    )


OPENAI = Provider(
    name="openai",
    title="OpenAI",
    label="openai",
    setup="MODEL_PROVIDER=openai OPENAI_API_KEY=… (and OPENAI_ENDPOINT=… for any other OpenAI-compatible server)",
    model=lambda settings, wish: own_model(wish, settings.openai_model),
    timeout_ms=lambda settings: settings.openai_timeout_ms,
    max_concurrent=lambda settings: settings.openai_max_concurrent,
    upstream=_upstream,
)
