"""What is too much of a request, to the byte, the level and the status."""

from __future__ import annotations

import time

import pytest
import trio

from tests.server.hypercorn.support import Client
from tests.server.running import running, server
from tests.support.upstream import ScriptedUpstream, json_reply

MESSAGE = '{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"}]'
DEEPEST = 201
"""Levels of nesting that are read, the body itself included."""


def nested(levels: int, where: str, kind: str) -> bytes:
    """A request with something in it that ends so many levels deep."""
    inside = {"schema": 4, "input": 6, "unknown": 1}[where]
    deep = levels - inside
    value = "[" * deep + "]" * deep if kind == "list" else '{"a":' * (deep - 1) + "{}" + "}" * (deep - 1)
    if where == "schema":
        return f'{MESSAGE},"tools":[{{"name":"t","input_schema":{{"x":{value}}}}}]}}'.replace(
            '{"x"', '{"type":"object","x"'
        ).encode()
    if where == "input":
        call = f'{{"type":"tool_use","id":"a","name":"t","input":{{"x":{value}}}}}'
        result = '{"type":"tool_result","tool_use_id":"a","content":"x"}'
        turns = f'{{"role":"assistant","content":[{call}]}},{{"role":"user","content":[{result}]}}'
        return f"{MESSAGE[:-1]},{turns}]}}".encode()
    return f'{MESSAGE},"unknown":{value}}}'.encode()


def depth(body: bytes) -> int:
    deepest = level = 0
    for byte in body:
        level += (byte in b"[{") - (byte in b"]}")
        deepest = max(deepest, level)
    return deepest


OPENAI = {"MODEL_PROVIDER": "openai", "OPENAI_API_KEY": "k"}
# Settings of a provider, and the one that names its address: all the ways in which a request is converted.
UPSTREAMS: dict[str, tuple[dict[str, str], str]] = {
    "chat": ({**OPENAI, "OPENAI_API": "chat"}, "OPENAI_ENDPOINT"),
    "responses": ({**OPENAI, "OPENAI_API": "responses"}, "OPENAI_ENDPOINT"),
    "messages": ({"MODEL_PROVIDER": "azure-anthropic", "AZURE_ANTHROPIC_API_KEY": "k"}, "AZURE_ANTHROPIC_ENDPOINT"),
    "gemini": ({"MODEL_PROVIDER": "vertex", "VERTEX_API_KEY": "k"}, "VERTEX_ENDPOINT"),
    "ollama": ({"MODEL_PROVIDER": "ollama"}, "OLLAMA_ENDPOINT"),
}


@pytest.mark.parametrize("api", UPSTREAMS)
async def test_the_deepest_request_that_is_read_is_converted_too(api: str) -> None:
    settings, address = UPSTREAMS[api]
    async with (
        ScriptedUpstream(lambda request: json_reply({"error": {"message": "no"}}, 400)) as upstream,
        server(**settings, **{address: upstream.url}) as client,
    ):
        for where in ("schema", "input", "unknown"):
            for kind in ("list", "object"):
                body = nested(DEEPEST, where, kind)
                assert depth(body) == DEEPEST
                asked = len(upstream.requests)
                answer = await client.post("/v1/messages", content=body, headers={"content-type": "application/json"})
                assert answer.status_code == 400, (where, kind)
                assert answer.json()["error"]["message"] == "no"
                assert len(upstream.requests) > asked
                count = await client.post("/v1/messages/count_tokens", content=body)
                assert count.status_code == 200, (where, kind)


@pytest.mark.parametrize("path", ["/v1/messages", "/v1/messages/count_tokens"])
async def test_a_request_that_is_nested_deeper_is_refused(path: str) -> None:
    async with server() as client:
        for where in ("schema", "input", "unknown"):
            for kind in ("list", "object"):
                answer = await client.post(path, content=nested(DEEPEST, where, kind))
                assert answer.status_code == 200
                answer = await client.post(path, content=nested(DEEPEST + 1, where, kind))
                error = answer.json()["error"]
                assert (answer.status_code, error["type"]) == (400, "invalid_request_error")
                assert "recursion limit exceeded" in error["message"]


async def test_the_deepest_of_all_is_refused_as_fast() -> None:
    async with server() as client:
        began = time.perf_counter()
        answer = await client.post("/v1/messages", content=b'{"messages":' + b"[" * 30_000_000)
        assert answer.status_code == 400
        assert time.perf_counter() - began < 5


@pytest.mark.parametrize(("size", "status"), [(60_000, 200), (70_000, 431)])
async def test_header_fields(size: int, status: int) -> None:
    async with running() as at, await trio.open_tcp_stream("127.0.0.1", at.port) as stream:
        client = Client(stream)
        await client.send(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\nx-large: " + b"x" * size + b"\r\n\r\n")
        assert (await client.answer()).status == status
