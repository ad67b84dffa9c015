from __future__ import annotations

import pytest

from lynkr.providers.base import join_url, own_model

URLS = [
    ("https://api.openai.com", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("https://api.openai.com/", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("https://api.openai.com/v1", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    ("https://api.openai.com/v1//", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"),
    (
        "https://api.openai.com/v1/chat/completions",
        "/v1/chat/completions",
        "https://api.openai.com/v1/chat/completions",
    ),
    ("http://h:8000/openai/v1", "/v1/chat/completions", "http://h:8000/openai/v1/chat/completions"),
    ("http://h/x?api-version=1", "/v1/chat/completions", "http://h/x/v1/chat/completions?api-version=1"),
    ("https://openrouter.ai", "/api/v1/chat/completions", "https://openrouter.ai/api/v1/chat/completions"),
    ("https://openrouter.ai/api", "/api/v1/chat/completions", "https://openrouter.ai/api/v1/chat/completions"),
    ("https://openrouter.ai/api/v1", "/api/v1/chat/completions", "https://openrouter.ai/api/v1/chat/completions"),
    ("http://127.0.0.1:1/v1/chat/completions", "/api/v1/chat/completions", "http://127.0.0.1:1/v1/chat/completions"),
    (
        "https://r.services.ai.azure.com",
        "/anthropic/v1/messages",
        "https://r.services.ai.azure.com/anthropic/v1/messages",
    ),
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
