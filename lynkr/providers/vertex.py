"""Google: Gemini on AI Studio (an API key), Gemini and Claude on Vertex AI (a project and OAuth).

Sources: Gemini API reference, "Generating content"; Vertex AI documentation, "Deployments and endpoints" and "Use
Claude models".
"""

from __future__ import annotations

import re

from lynkr.converters.anthropic.betas import VERTEX_BETAS
from lynkr.converters.gemini import gemini, quirks_of
from lynkr.providers.base import Credentials, Headers, MessagesApi, Provider, Upstream, bearer, own_model
from lynkr.providers.google_auth import GoogleCredentials
from lynkr.settings import Settings, secret

_AI_STUDIO = "https://generativelanguage.googleapis.com/v1beta"

# Claude models have their date behind an @ there.
_DATED = re.compile(r"^(claude-.*)-(20\d{6})$")

_CLAUDE = MessagesApi(
    changes=lambda _model, _headers: {"model": None, "anthropic_version": b'"vertex-2023-10-16"'},
    forward=("anthropic-beta",),
    betas=VERTEX_BETAS,
)


def _project(settings: Settings) -> str | None:
    """The project, where Vertex AI is meant. A key alone means AI Studio."""
    if settings.vertex_project_id:
        return settings.vertex_project_id
    return None if _key(settings) else settings.google_cloud_project


def _key(settings: Settings) -> str | None:
    return secret(settings.vertex_api_key) or secret(settings.google_api_key)


def _model(settings: Settings, wish: str | None) -> str:
    if wish is not None and wish.startswith("claude") and not wish.startswith("claude-lynkr") and _project(settings):
        return _DATED.sub(r"\1@\2", wish)
    return own_model(wish, settings.vertex_model)


def _upstream(settings: Settings, model: str) -> Upstream:
    project = _project(settings)
    if project is None:
        base = (settings.vertex_endpoint or _AI_STUDIO).rstrip("/")
        headers: Headers = [("x-goog-api-key", _key(settings) or "")]
        return _gemini(f"{base}/models/{model}", model, headers, models_url=f"{base}/models")
    place = settings.vertex_region or settings.cloud_ml_region or "global"
    base = (settings.vertex_endpoint or _host(place)).rstrip("/")
    models = f"{base}/v1/projects/{project}/locations/{place}/publishers"
    # A token that was given goes as it is; the others come from `_credentials`.
    headers = bearer(secret(settings.vertex_access_token))
    if model.startswith("claude"):
        url = f"{models}/anthropic/models/{model}"
        return Upstream(url=f"{url}:rawPredict", stream_url=f"{url}:streamRawPredict", headers=headers, api=_CLAUDE)
    return _gemini(f"{models}/google/models/{model}", model, headers)


def _gemini(url: str, model: str, headers: Headers, models_url: str | None = None) -> Upstream:
    return Upstream(
        url=f"{url}:generateContent",
        stream_url=f"{url}:streamGenerateContent?alt=sse",
        headers=headers,
        api=gemini("Google", quirks_of(model)),
        models_url=models_url,
    )


def _host(region: str) -> str:
    if region == "global":
        return "https://aiplatform.googleapis.com"
    if region in ("us", "eu"):
        return f"https://aiplatform.{region}.rep.googleapis.com"
    return f"https://{region}-aiplatform.googleapis.com"


def _credentials(settings: Settings) -> Credentials | None:
    if _project(settings) is None or settings.vertex_access_token is not None:
        return None
    return GoogleCredentials(settings.google_application_credentials)


VERTEX = Provider(
    name="vertex",
    title="Google",
    label="google-vertex-ai",
    setup="MODEL_PROVIDER=vertex VERTEX_API_KEY=… (AI Studio), or VERTEX_PROJECT_ID=… (Vertex AI)",
    model=_model,
    timeout_ms=lambda settings: settings.vertex_timeout_ms,
    max_concurrent=lambda settings: settings.vertex_max_concurrent,
    upstream=_upstream,
    credentials=_credentials,
)
