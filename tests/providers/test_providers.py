"""Address, credentials and model of each provider, as its settings give them."""

from __future__ import annotations

import json

import pytest

from lynkr.converters.conversation import Conversation
from lynkr.providers.base import MessagesApi, Provider, Upstream
from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings import load

BASE = {
    "openai": {"OPENAI_API_KEY": "key-12345678"},
    "openrouter": {"OPENROUTER_API_KEY": "key-12345678"},
    "llamacpp": {"LLAMACPP_ENDPOINT": "http://localhost:8080"},
    "lmstudio": {"LMSTUDIO_ENDPOINT": "http://localhost:1234", "LMSTUDIO_API_KEY": "key-12345678"},
    "azure-anthropic": {
        "AZURE_ANTHROPIC_ENDPOINT": "https://api.anthropic.com",
        "AZURE_ANTHROPIC_API_KEY": "key-12345678",
    },
    "databricks": {"DATABRICKS_API_BASE": "https://adb-1.2.azuredatabricks.net/", "DATABRICKS_API_KEY": "key-12345678"},
    "moonshot": {"MOONSHOT_API_KEY": "key-12345678"},
    "zai": {"ZAI_API_KEY": "key-12345678"},
    "deepseek": {"DEEPSEEK_API_KEY": "key-12345678"},
    "vertex": {"VERTEX_API_KEY": "key-12345678"},
    "ollama": {"OLLAMA_MODEL": "qwen3:8b"},
    "bedrock": {"AWS_BEDROCK_API_KEY": "key-12345678"},
    "azure-openai": {
        "AZURE_OPENAI_ENDPOINT": "https://r.openai.azure.com",
        "AZURE_OPENAI_API_KEY": "key-12345678",
    },
}


def upstream(name: str, wish: str | None = None, **settings: str) -> tuple[str, Upstream]:
    """The model that answers a wish, and where it is served."""
    loaded = load({"MODEL_PROVIDER": name, **BASE[name], **settings}, None)
    provider = CATALOGUE[name]
    assert isinstance(provider, Provider)
    model = provider.model(loaded, wish)
    return model, provider.upstream(loaded, model)


# provider, wish, further settings -> model, URL, whether it is the Messages API
CASES: list[tuple[str, str | None, dict[str, str], str, str, bool]] = [
    ("openai", "claude-opus-5-5", {}, "gpt-4o", "https://api.openai.com/v1/chat/completions", False),
    ("openai", "gpt-5", {}, "gpt-5", "https://api.openai.com/v1/responses", False),
    ("openai", None, {"OPENAI_MODEL": "o3"}, "o3", "https://api.openai.com/v1/responses", False),
    ("openai", "o3", {"OPENAI_API": "chat"}, "o3", "https://api.openai.com/v1/chat/completions", False),
    (
        "openai",
        "gpt-5",
        {"OPENAI_ENDPOINT": "https://api.openai.com/v1/chat/completions"},
        "gpt-5",
        "https://api.openai.com/v1/chat/completions",
        False,
    ),
    (
        "openai",
        None,
        {"OPENAI_ENDPOINT": "http://localhost:8000/v1/responses"},
        "gpt-4o",
        "http://localhost:8000/v1/responses",
        False,
    ),
    (
        "openrouter",
        "claude-opus-5-5",
        {},
        "openai/gpt-4o-mini",
        "https://openrouter.ai/api/v1/chat/completions",
        False,
    ),
    (
        "openrouter",
        None,
        {"OPENROUTER_MODEL": "claude-sonnet-4-5-20250929"},
        "anthropic/claude-sonnet-4.5",
        "https://openrouter.ai/api/v1/chat/completions",
        False,
    ),
    ("llamacpp", "claude-opus-5-5", {}, "default", "http://localhost:8080/v1/chat/completions", False),
    ("lmstudio", "qwen3", {}, "qwen3", "http://localhost:1234/v1/chat/completions", False),
    ("azure-anthropic", "claude-opus-5-5", {}, "claude-opus-5-5", "https://api.anthropic.com/v1/messages", True),
    ("azure-anthropic", "gpt-5", {}, "claude-opus-4-5", "https://api.anthropic.com/v1/messages", True),
    (
        "azure-anthropic",
        "claude-lynkr-auto",
        {"MODEL_DEFAULT": "d"},
        "d",
        "https://api.anthropic.com/v1/messages",
        True,
    ),
    (
        "azure-anthropic",
        None,
        {"AZURE_ANTHROPIC_ENDPOINT": "https://r.services.ai.azure.com"},
        "claude-opus-4-5",
        "https://r.services.ai.azure.com/anthropic/v1/messages",
        True,
    ),
    (
        "databricks",
        "claude-sonnet-4-5-20250929",
        {},
        "databricks-claude-sonnet-4-5",
        "https://adb-1.2.azuredatabricks.net/serving-endpoints/anthropic/v1/messages",
        True,
    ),
    (
        "databricks",
        "databricks-gpt-5",
        {},
        "databricks-gpt-5",
        "https://adb-1.2.azuredatabricks.net/serving-endpoints/chat/completions",
        False,
    ),
    (
        "databricks",
        None,
        {"DATABRICKS_ENDPOINT_PATH": "/serving-endpoints/mine/invocations"},
        "databricks-claude-sonnet-4-5",
        "https://adb-1.2.azuredatabricks.net/serving-endpoints/mine/invocations",
        False,
    ),
    (
        "moonshot",
        "claude-opus-5-5",
        {},
        "kimi-k2-turbo-preview",
        "https://api.moonshot.ai/v1/chat/completions",
        False,
    ),
    ("zai", "claude-opus-5-5", {}, "glm-4.7", "https://api.z.ai/api/anthropic/v1/messages", True),
    ("zai", "claude-haiku-4-5", {}, "glm-4.5-air", "https://api.z.ai/api/anthropic/v1/messages", True),
    (
        "zai",
        None,
        {"ZAI_ENDPOINT": "https://api.z.ai/api/paas/v4/chat/completions", "ZAI_MODEL": "GLM-5"},
        "glm-5",
        "https://api.z.ai/api/paas/v4/chat/completions",
        False,
    ),
    ("deepseek", "claude-opus-5-5", {}, "deepseek-chat", "https://api.deepseek.com/v1/chat/completions", False),
    (
        "bedrock",
        "claude-opus-5-5",
        {"AWS_BEDROCK_MODEL_ID": "us.amazon.nova-pro-v1:0", "AWS_REGION": "eu-west-1"},
        "us.amazon.nova-pro-v1:0",
        "https://bedrock-runtime.eu-west-1.amazonaws.com/model/us.amazon.nova-pro-v1%3A0/converse",
        False,
    ),
    (
        "bedrock",
        None,
        {"AWS_BEDROCK_MODEL_ID": "us.anthropic.claude-sonnet-4-5-20250929-v1:0"},
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/invoke",
        True,
    ),
    ("ollama", "claude-opus-5-5", {}, "qwen3:8b", "http://localhost:11434/api/chat", False),
    (
        "ollama",
        "llama3.2",
        {"OLLAMA_ENDPOINT": "http://box:11434/v1/"},
        "llama3.2",
        "http://box:11434/api/chat",
        False,
    ),
    (
        "vertex",
        "claude-opus-5-5",
        {},
        "gemini-2.5-flash",
        "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent",
        False,
    ),
    (
        "vertex",
        "gemini-3-pro",
        {"VERTEX_PROJECT_ID": "p", "VERTEX_REGION": "europe-west4"},
        "gemini-3-pro",
        "https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/europe-west4/publishers/google/models/"
        "gemini-3-pro:generateContent",
        False,
    ),
    (
        "vertex",
        "claude-sonnet-4-5-20250929",
        {"VERTEX_PROJECT_ID": "p"},
        "claude-sonnet-4-5@20250929",
        "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic/models/"
        "claude-sonnet-4-5@20250929:rawPredict",
        True,
    ),
]


@pytest.mark.parametrize(("name", "wish", "settings", "model", "url", "is_messages"), CASES)
def test_model_and_address(
    name: str, wish: str | None, settings: dict[str, str], model: str, url: str, is_messages: bool
) -> None:
    chosen, where = upstream(name, wish, **settings)
    assert (chosen, where.url) == (model, url)
    assert isinstance(where.api, MessagesApi) is is_messages


KEYS: list[tuple[str, str | None, dict[str, str], tuple[str, str]]] = [
    ("openai", None, {}, ("authorization", "Bearer key-12345678")),
    ("openrouter", None, {}, ("authorization", "Bearer key-12345678")),
    ("lmstudio", None, {}, ("authorization", "Bearer key-12345678")),
    ("azure-anthropic", None, {}, ("x-api-key", "key-12345678")),
    (
        "azure-anthropic",
        None,
        {"AZURE_ANTHROPIC_ENDPOINT": "https://r.services.ai.azure.com"},
        ("api-key", "key-12345678"),
    ),
    ("azure-anthropic", None, {"AZURE_ANTHROPIC_AD_TOKEN": "token-123"}, ("authorization", "Bearer token-123")),
    ("databricks", "claude-opus-4-5", {}, ("authorization", "Bearer key-12345678")),
    ("moonshot", None, {}, ("authorization", "Bearer key-12345678")),
    ("zai", None, {}, ("x-api-key", "key-12345678")),
    ("zai", None, {"ZAI_ENDPOINT": "https://x/chat/completions"}, ("authorization", "Bearer key-12345678")),
    ("deepseek", None, {}, ("authorization", "Bearer key-12345678")),
    ("bedrock", None, {}, ("authorization", "Bearer key-12345678")),
    ("azure-openai", None, {}, ("api-key", "key-12345678")),
    (
        "azure-openai",
        None,
        {"AZURE_OPENAI_ENDPOINT": "https://r.services.ai.azure.com/models"},
        ("authorization", "Bearer key-12345678"),
    ),
    ("azure-openai", None, {"AZURE_OPENAI_AD_TOKEN": "token-123"}, ("authorization", "Bearer token-123")),
    ("vertex", None, {}, ("x-goog-api-key", "key-12345678")),
    (
        "vertex",
        None,
        {"VERTEX_PROJECT_ID": "p", "VERTEX_ACCESS_TOKEN": "token-123"},
        ("authorization", "Bearer token-123"),
    ),
]


@pytest.mark.parametrize(("name", "wish", "settings", "header"), KEYS)
def test_the_key_goes_where_it_belongs(
    name: str, wish: str | None, settings: dict[str, str], header: tuple[str, str]
) -> None:
    _, where = upstream(name, wish, **settings)
    assert [
        pair for pair in where.headers if pair[0] in ("authorization", "x-api-key", "api-key", "x-goog-api-key")
    ] == [header]
    assert "key-12345678" not in where.url


# AZURE_OPENAI_ENDPOINT, further settings, model -> address
AZURE = "https://r.openai.azure.com"
FOUNDRY = "https://r.services.ai.azure.com"
AZURE_ADDRESSES: list[tuple[str, dict[str, str], str, str]] = [
    (AZURE, {}, "gpt-4o", f"{AZURE}/openai/v1/chat/completions"),
    (f"{AZURE}/", {}, "gpt-5", f"{AZURE}/openai/v1/responses"),
    (AZURE, {"OPENAI_API": "chat"}, "gpt-5", f"{AZURE}/openai/v1/chat/completions"),
    (
        AZURE,
        {"AZURE_OPENAI_API_VERSION": "2025-01-01"},
        "d",
        f"{AZURE}/openai/deployments/d/chat/completions?api-version=2025-01-01",
    ),
    (
        f"{AZURE}/openai/deployments/x",
        {},
        "d/e",
        f"{AZURE}/openai/deployments/d%2Fe/chat/completions?api-version=2024-10-21",
    ),
    (
        f"{AZURE}/openai/deployments/x/chat/completions?api-version=2024-06-01",
        {},
        "d",
        f"{AZURE}/openai/deployments/d/chat/completions?api-version=2024-06-01",
    ),
    (f"{AZURE}/openai/responses?api-version=preview", {}, "d", f"{AZURE}/openai/responses?api-version=preview"),
    (f"{AZURE}/openai/v1/", {}, "d", f"{AZURE}/openai/v1/chat/completions"),
    (f"{AZURE}/openai/v1/responses", {}, "gpt-4o", f"{AZURE}/openai/v1/responses"),
    (f"{AZURE}/openai", {}, "gpt-4o", f"{AZURE}/openai/v1/chat/completions"),
    (
        f"{FOUNDRY}/models/chat/completions?api-version=2024-05-01-preview",
        {},
        "d",
        f"{FOUNDRY}/models/chat/completions?api-version=2024-05-01-preview",
    ),
    (f"{FOUNDRY}/api/projects/p/openai/v1", {}, "gpt-4o", f"{FOUNDRY}/api/projects/p/openai/v1/chat/completions"),
]


@pytest.mark.parametrize(("endpoint", "settings", "model", "url"), AZURE_ADDRESSES)
def test_every_form_of_an_azure_endpoint(endpoint: str, settings: dict[str, str], model: str, url: str) -> None:
    _, where = upstream("azure-openai", model, AZURE_OPENAI_ENDPOINT=endpoint, **settings)
    assert where.url == url
    assert where.models_url is None


@pytest.mark.parametrize(("model", "asked"), [("gpt-5.1", True), ("gpt-4o", False), ("Qwen/Qwen3-8B", False)])
def test_reasoning_is_asked_for_wherever_openai_s_models_are_served(model: str, asked: bool) -> None:
    """A proxy's address says nothing of what is behind it, the model's name does."""
    _, where = upstream("openai", None, OPENAI_ENDPOINT="http://localhost:4000/v1/responses", OPENAI_MODEL=model)
    assert not isinstance(where.api, MessagesApi)
    conversation = Conversation.model_validate(
        {"messages": [{"role": "user", "content": "hi"}], "thinking": {"type": "adaptive"}}
    )
    body = json.loads(where.api.render(conversation, model).body)
    assert ("include" in body, "reasoning" in body) == (asked, asked)


def test_every_provider_is_tested_here() -> None:
    assert set(BASE) | {"echo"} == set(CATALOGUE)
