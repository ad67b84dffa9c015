"""OpenAI's models on Azure, by each of the addresses that Azure has for them.

Source: Microsoft documentation, "Azure OpenAI in Microsoft Foundry Models REST API" and "v1 API".
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from lynkr.converters.dialect import Conversion
from lynkr.converters.openai_chat import chat
from lynkr.converters.openai_responses import responses
from lynkr.providers.base import Headers, Provider, Upstream, bearer, own_model
from lynkr.providers.openai_models import chat_quirks, reasons, responses_quirks
from lynkr.settings import Settings, secret

_DEPLOYMENT = re.compile(r"^(.*/openai/deployments/)[^/]+(?:/chat/completions)?$")
_OLD_VERSION = "2024-10-21"
"""The newest version of the API before v1 that is no preview."""


def _upstream(settings: Settings, model: str) -> Upstream:
    url = _address(settings, model)
    path = urlsplit(url).path
    api: Conversion
    if path.endswith("/responses"):
        api = responses("Azure OpenAI", "azure-openai", responses_quirks(model))
    else:
        api = chat("Azure OpenAI", chat_quirks(model))
    return Upstream(url=url, headers=_headers(settings, path), api=api)


def _address(settings: Settings, model: str) -> str:
    """The address for `model`, which is a deployment's name, from any form of AZURE_OPENAI_ENDPOINT."""
    base, _, query = (settings.azure_openai_endpoint or "").partition("?")
    base = base.rstrip("/")
    host_and_path = base.partition("://")[2]
    version = settings.azure_openai_api_version
    if match := _DEPLOYMENT.match(base):
        url = f"{match[1]}{quote(model, safe='')}/chat/completions"
        return f"{url}?{query or f'api-version={version or _OLD_VERSION}'}"
    if base.endswith(("/chat/completions", "/responses")):
        return f"{base}?{query}" if query else base
    if base.endswith("/models"):
        return f"{base}/chat/completions?{query or f'api-version={version or _OLD_VERSION}'}"
    if "/" not in host_and_path and version:
        return f"{base}/openai/deployments/{quote(model, safe='')}/chat/completions?api-version={version}"
    if "/" not in host_and_path:
        base += "/openai/v1"
    elif base.endswith("/openai"):
        base += "/v1"
    use_responses = settings.openai_api == "responses" or (settings.openai_api == "auto" and reasons(model))
    url = f"{base}/responses" if use_responses else f"{base}/chat/completions"
    return f"{url}?{query}" if query else url


def _headers(settings: Settings, path: str) -> Headers:
    if token := secret(settings.azure_openai_ad_token):
        return bearer(token)
    key = secret(settings.azure_openai_api_key) or ""
    # The models of other vendors, at an address of their own, take it as a token.
    return bearer(key) if path.startswith("/models") else [("api-key", key)]


AZURE_OPENAI = Provider(
    name="azure-openai",
    title="Azure OpenAI",
    label="azure-openai",
    setup="MODEL_PROVIDER=azure-openai AZURE_OPENAI_ENDPOINT=https://… AZURE_OPENAI_API_KEY=…",
    model=lambda settings, wish: own_model(wish, settings.azure_openai_deployment),
    timeout_ms=lambda settings: settings.azure_openai_timeout_ms,
    max_concurrent=lambda settings: settings.azure_openai_max_concurrent,
    upstream=_upstream,
)
