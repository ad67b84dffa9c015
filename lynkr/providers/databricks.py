"""Databricks model serving: Claude by the Anthropic API, all other models by the OpenAI one.

Source: Databricks documentation, "Foundation model REST API reference", "Query a chat model" and "Authorize
service principal access with OAuth".
"""

from __future__ import annotations

import re
import time

from lynkr.converters.dialect import Conversion
from lynkr.converters.openai_chat import ChatQuirks, chat
from lynkr.providers.base import (
    Credentials,
    CredentialsError,
    Headers,
    MessagesApi,
    Provider,
    Upstream,
    bearer,
    own_model,
)
from lynkr.settings import Settings, secret

_CLAUDE = re.compile(r"^(claude-[a-z]+-\d+(?:-\d{1,2})?)(?:-\d{8})?$")
_EARLY = 300.0
"""Seconds before its expiry at which a token is fetched anew."""


def _model(settings: Settings, wish: str | None) -> str:
    """Claude models go by their own names with a prefix there."""
    if wish is not None and (match := _CLAUDE.match(wish)):
        return f"databricks-{match[1]}"
    return own_model(wish, settings.databricks_model)


def _upstream(settings: Settings, model: str) -> Upstream:
    base = (settings.databricks_api_base or "").rstrip("/")
    headers = bearer(secret(settings.databricks_api_key))
    api: MessagesApi | Conversion = chat(
        "Databricks",
        ChatQuirks(cache_control="claude" in model, reasoning_request="effort" if "gpt" in model else "none"),
    )
    path = "/serving-endpoints/chat/completions"
    if settings.databricks_endpoint_path:
        path = settings.databricks_endpoint_path
    elif "claude" in model:
        path, api = settings.databricks_anthropic_path, MessagesApi()
        headers.append(("anthropic-version", "2023-06-01"))
    return Upstream(
        url=f"{base}/{path.lstrip('/')}",
        headers=headers,
        api=api,
        models_url=f"{base}/api/2.0/serving-endpoints",
    )


class ServicePrincipal:
    """OAuth for machines: an id and a secret for a token of about an hour."""

    def __init__(self, base: str, client_id: str, client_secret: str) -> None:
        self._url = f"{base.rstrip('/')}/oidc/v1/token"
        self._auth = (client_id, client_secret)
        self._token = ""
        self._expires = 0.0

    def is_fresh(self) -> bool:
        return time.time() < self._expires - _EARLY

    def refresh(self) -> None:
        # Late, since commands that only read the settings know all providers too.
        import httpx

        form = {"grant_type": "client_credentials", "scope": "all-apis"}
        try:
            answer = httpx.post(self._url, auth=self._auth, data=form, timeout=30)
        except httpx.TransportError as error:
            raise CredentialsError(f"no token from {httpx.URL(self._url).host}: {error}") from None
        if answer.status_code != 200:
            raise CredentialsError(
                f"no token (HTTP {answer.status_code}); check DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET"
            )
        payload = answer.json()
        self._token = str(payload["access_token"])
        self._expires = time.time() + float(payload.get("expires_in", 3600))

    def headers(self, url: str, headers: Headers, body: bytes) -> Headers:
        return bearer(self._token)

    def discard(self) -> bool:
        self._expires = 0.0
        return True


def _credentials(settings: Settings) -> Credentials | None:
    client_secret = secret(settings.databricks_client_secret)
    if settings.databricks_api_key is not None or not (settings.databricks_client_id and client_secret):
        return None
    return ServicePrincipal(settings.databricks_api_base or "", settings.databricks_client_id, client_secret)


DATABRICKS = Provider(
    name="databricks",
    title="Databricks",
    label="databricks",
    setup="MODEL_PROVIDER=databricks DATABRICKS_API_BASE=https://… DATABRICKS_API_KEY=dapi…",
    model=_model,
    timeout_ms=lambda settings: settings.databricks_timeout_ms,
    max_concurrent=lambda settings: settings.databricks_max_concurrent,
    upstream=_upstream,
    credentials=_credentials,
)
