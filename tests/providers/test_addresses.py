from __future__ import annotations

import pytest

from lynkr.providers.base import is_private_host, join_url, own_model

URLS = [
    ("https://api.openai.com", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("https://api.openai.com/", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("https://api.openai.com/v1", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("https://api.openai.com/v1//", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("https://api.openai.com/v1/chat/completions", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("http://h:8000/openai/v1", "/v1/chat/completions", "http://h:8000/openai/v1/chat/completions"),
    ("http://h/x?api-version=1", "/v1/chat/completions", "http://h/x/v1/chat/completions?api-version=1"),
    ("https://openrouter.ai", "/api/v1/chat/completions", "https://openrouter.ai/api/v1/chat/completions"),
    ("https://openrouter.ai/api", "/api/v1/chat/completions", "https://openrouter.ai/api/v1/chat/completions"),
    ("https://openrouter.ai/api/v1", "/api/v1/chat/completions", "https://openrouter.ai/api/v1/chat/completions"),
    ("http://127.0.0.1:1/v1/chat/completions", "/api/v1/chat/completions", "http://127.0.0.1:1/v1/chat/completions"),
    ("https://r.services.ai.azure.com", "/anthropic/v1/messages", "https://r.services.ai.azure.com/anthropic/v1/messages"),
    (
        "https://r.services.ai.azure.com/anthropic",
        "/anthropic/v1/messages",
        "https://r.services.ai.azure.com/anthropic/v1/messages",
    ),
    ("http://v1", "/v1/messages", "http://v1/v1/messages"),
]


@pytest.mark.parametrize(("endpoint", "path", "url"), URLS)
def test_every_form_of_an_endpoint_gives_the_same_address(endpoint: str, path: str, url: str) -> None:
    assert join_url(endpoint, path) == url


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://localhost:8000/v1", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:8000", True),
        ("http://192.168.1.5/v1", True),
        ("http://10.0.0.1", True),
        ("http://gpu-box:8000", True),
        ("http://host.containers.internal", True),
        ("http://mac.local", True),
        ("https://api.openai.com/v1", False),
        ("http://8.8.8.8", False),
        ("http://[2606:4700::1]", False),
    ],
)
def test_private_hosts(url: str, private: bool) -> None:
    assert is_private_host(url) is private


@pytest.mark.parametrize(
    ("wish", "model"),
    [
        (None, "default-model"),
        ("auto", "default-model"),
        ("claude-opus-5-5", "default-model"),
        ("claude-lynkr-auto", "default-model"),
        ("anthropic/claude", "default-model"),
        ("gpt-5", "gpt-5"),
        ("qwen3:8b", "qwen3:8b"),
    ],
)
def test_only_a_model_that_the_provider_can_have_is_a_wish(wish: str | None, model: str) -> None:
    assert own_model(wish, "default-model") == model
