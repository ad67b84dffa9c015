"""Errors that the user can mend say where to look."""

from __future__ import annotations

import pytest

from tests.gateway.client import FakeClient, gateway, turn
from tests.support import chat_answers as chat
from tests.support.upstream import Reply, ScriptedUpstream

CLOSED = "http://127.0.0.1:1"

# What is wrong, the settings, what the upstream answers -> status, parts of the message
CASES: list[tuple[str, dict[str, str], Reply | None, int, tuple[str, ...]]] = [
    (
        "Ollama is not there",
        {"MODEL_PROVIDER": "ollama", "OLLAMA_ENDPOINT": CLOSED},
        None,
        503,
        ("Ollama at 127.0.0.1:1 cannot be reached", "Is it running?", "Check OLLAMA_ENDPOINT."),
    ),
    (
        "a compatible server on this machine is not there",
        {"OPENAI_ENDPOINT": CLOSED},
        None,
        503,
        ("OpenAI at 127.0.0.1:1 cannot be reached", "Is it running?", "Check OPENAI_ENDPOINT."),
    ),
    (
        "an endpoint with a typo",
        {"OPENAI_ENDPOINT": "http://no-such-host.invalid/v1", "API_RETRY_MAX_RETRIES": "0"},
        None,
        503,
        ("OpenAI at no-such-host.invalid cannot be reached", "Check OPENAI_ENDPOINT."),
    ),
    (
        "a wrong key",
        {},
        chat.error_reply(401, "Incorrect API key provided: sk-abcdefgh12345678", code="invalid_api_key"),
        401,
        ("OpenAI: Incorrect API key provided: ***", "Check OPENAI_API_KEY."),
    ),
    (
        "a key without access",
        {"MODEL_PROVIDER": "moonshot", "MOONSHOT_API_KEY": "k"},
        chat.error_reply(403, "no access"),
        403,
        ("Moonshot: no access", "Check MOONSHOT_API_KEY.", "May they use kimi-k2-turbo-preview?"),
    ),
    (
        "a wrong model",
        {"OPENAI_MODEL": "gpt-99"},
        chat.error_reply(404, "The model does not exist", code="model_not_found"),
        404,
        ("The model does not exist", "model gpt-99, OpenAI at 127.0.0.1", "Check OPENAI_MODEL or OPENAI_ENDPOINT."),
    ),
    (
        "a model that was not pulled",
        {"MODEL_PROVIDER": "ollama", "OLLAMA_MODEL": "qwen3:8b"},
        Reply(404, [("content-type", "application/json")], b'{"error":"model \'qwen3:8b\' not found"}'),
        404,
        ("ollama pull qwen3:8b", "Check OLLAMA_MODEL or OLLAMA_ENDPOINT."),
    ),
    (
        "a token that has expired",
        {"MODEL_PROVIDER": "bedrock", "AWS_BEDROCK_API_KEY": "bedrock-api-key"},
        Reply(
            403,
            [("content-type", "application/json"), ("x-amzn-errortype", "ExpiredTokenException")],
            b'{"message":"The security token included in the request is expired"}',
        ),
        401,
        ("Amazon Bedrock: The security token included in the request is expired", "Check AWS_BEDROCK_API_KEY."),
    ),
    (
        "a region without the model",
        {"MODEL_PROVIDER": "bedrock", "AWS_BEDROCK_API_KEY": "bedrock-api-key"},
        Reply(
            400,
            [("content-type", "application/json"), ("x-amzn-errortype", "ValidationException")],
            b'{"message":"The provided model identifier is invalid."}',
        ),
        400,
        ("The provided model identifier is invalid", "region"),
    ),
    (
        "the address of a web site",
        {},
        Reply(200, [("content-type", "text/html")], b"<html>"),
        502,
        ("answered with a web page", "Check OPENAI_ENDPOINT."),
    ),
    (
        "an address that has moved",
        {},
        Reply(308, [("location", "https://new.example/v1?key=secret-key")]),
        502,
        ("redirects to https://new.example/v1?key=***", "Check OPENAI_ENDPOINT."),
    ),
]


@pytest.mark.parametrize(
    ("settings", "reply", "status", "parts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
@pytest.mark.parametrize("stream", [False, True])
async def test_an_error_says_what_to_do(
    settings: dict[str, str], reply: Reply | None, status: int, parts: tuple[str, ...], stream: bool
) -> None:
    client = FakeClient()
    async with ScriptedUpstream([reply] if reply is not None else []) as upstream:
        addresses = {f"{name}_ENDPOINT": upstream.url for name in ("OPENAI", "MOONSHOT", "OLLAMA", "AWS_BEDROCK")}
        async with gateway(upstream.url, **{**addresses, **settings}) as gate:
            await gate.respond(turn(stream), client)
    assert client.status == status
    message = str(client.error["message"])
    assert [part for part in parts if part not in message] == []
    assert "secret-key" not in message
