"""Amazon Bedrock: Claude in its own API, all other models by Converse.

Source: Amazon Bedrock API reference, "Converse", "InvokeModel"; Amazon Bedrock user guide, "API keys".
"""

from __future__ import annotations

from urllib.parse import quote

from lynkr.converters.anthropic.bedrock import InvokeModelPassThrough, request_changes
from lynkr.converters.aws_errors import aws_error
from lynkr.converters.bedrock_converse import converse, is_claude, quirks_of
from lynkr.providers.aws import AwsCredentials, AwsKeys
from lynkr.providers.base import Credentials, MessagesApi, Provider, Upstream, bearer, own_model
from lynkr.settings import Settings, secret

_CLAUDE = MessagesApi(changes=request_changes, forward=(), relay=InvokeModelPassThrough, error=aws_error)


def _api_key(settings: Settings) -> str | None:
    return secret(settings.aws_bedrock_api_key) or secret(settings.aws_bearer_token_bedrock)


def _region(settings: Settings) -> str:
    return settings.aws_bedrock_region or settings.aws_region or "us-east-1"


def _upstream(settings: Settings, model: str) -> Upstream:
    base = (settings.aws_bedrock_endpoint or f"https://bedrock-runtime.{_region(settings)}.amazonaws.com").rstrip("/")
    # Ids of models and profiles have colons in them, and ARNs slashes too.
    url = f"{base}/model/{quote(model, safe='')}"
    headers = bearer(_api_key(settings))
    if is_claude(model):
        return Upstream(
            url=f"{url}/invoke", stream_url=f"{url}/invoke-with-response-stream", headers=headers, api=_CLAUDE
        )
    quirks = quirks_of(model)
    return Upstream(
        url=f"{url}/converse",
        # Some models refuse tools in a stream. Their answer comes in one piece, and goes to the client as a stream.
        stream_url=f"{url}/converse-stream" if quirks.stream_tools else None,
        headers=headers,
        api=converse("Bedrock", quirks),
    )


def _credentials(settings: Settings) -> Credentials | None:
    if _api_key(settings) is not None:
        return None
    keys = None
    if settings.aws_access_key_id and (secret_key := secret(settings.aws_secret_access_key)):
        keys = AwsKeys(settings.aws_access_key_id, secret_key, secret(settings.aws_session_token))
    return AwsCredentials(_region(settings), keys=keys, profile=settings.aws_profile)


BEDROCK = Provider(
    name="bedrock",
    title="Amazon Bedrock",
    label="aws-bedrock",
    setup="MODEL_PROVIDER=bedrock AWS_BEDROCK_API_KEY=… AWS_BEDROCK_REGION=… AWS_BEDROCK_MODEL_ID=…",
    model=lambda settings, wish: own_model(wish, settings.aws_bedrock_model_id),
    timeout_ms=lambda settings: settings.aws_bedrock_timeout_ms,
    max_concurrent=lambda settings: settings.aws_bedrock_max_concurrent,
    upstream=_upstream,
    credentials=_credentials,
)
