"""Claude on Azure, and every other server with the Anthropic Messages API, api.anthropic.com among them.

Source: Microsoft documentation, "Claude in Microsoft Foundry"; Anthropic API reference, "Create a Message".
"""

from __future__ import annotations

from urllib.parse import urlsplit

from lynkr.providers.base import Headers, MessagesApi, Provider, Upstream, join_url, models_beside
from lynkr.settings import Settings, secret


def _is_azure(settings: Settings) -> bool:
    return (urlsplit(settings.azure_anthropic_endpoint or "").hostname or "").endswith(".azure.com")


def _upstream(settings: Settings, model: str) -> Upstream:
    path = "/anthropic/v1/messages" if _is_azure(settings) else "/v1/messages"
    url = join_url(settings.azure_anthropic_endpoint or "", path)
    return Upstream(
        url=url,
        headers=_headers(settings),
        api=MessagesApi(),
        count_tokens_url=join_url(url, "/messages/count_tokens"),
        # Azure lists no models.
        models_url=None if _is_azure(settings) else models_beside(url),
    )


def _headers(settings: Settings) -> Headers:
    headers: Headers = [("anthropic-version", settings.azure_anthropic_version)]
    if token := secret(settings.azure_anthropic_ad_token):
        return [*headers, ("authorization", f"Bearer {token}")]
    key = secret(settings.azure_anthropic_api_key) or ""
    return [*headers, ("api-key" if _is_azure(settings) else "x-api-key", key)]


def _model(settings: Settings, wish: str | None) -> str:
    # Deployments carry the models' names, so a Claude model that the client names is taken at its word.
    if wish is not None and wish.startswith("claude") and not wish.startswith("claude-lynkr"):
        return wish
    return settings.model_default or "claude-opus-4-5"


AZURE_ANTHROPIC = Provider(
    name="azure-anthropic",
    title="Azure Anthropic",
    label="azure-anthropic",
    setup="MODEL_PROVIDER=azure-anthropic AZURE_ANTHROPIC_ENDPOINT=https://… AZURE_ANTHROPIC_API_KEY=…",
    model=_model,
    timeout_ms=lambda settings: settings.azure_anthropic_timeout_ms,
    max_concurrent=lambda settings: settings.azure_anthropic_max_concurrent,
    upstream=_upstream,
)
