"""The Messages API on both sides: what arrives upstream is what the client sent."""

from __future__ import annotations

import json
from functools import partial

import anthropic
import pytest
import trio

from bench import payloads
from lynkr.converters.anthropic import ANTHROPIC, parse_request
from lynkr.gateway.turn import Turn
from tests.gateway.client import FakeClient, gateway
from tests.support import messages_answers
from tests.support.answer import Turn as Answered
from tests.support.upstream import Request, ScriptedUpstream, json_reply


def turn_of(raw: bytes, **headers: str) -> Turn:
    return Turn(
        request_id="req_1",
        path="/v1/messages",
        surface=ANTHROPIC,
        conversation=parse_request(raw),
        raw=raw,
        headers={"anthropic-version": "2023-06-01", **headers},
    )


async def sent(raw: bytes, betas: str = "future-beta-2027-01-01,other", **settings: str) -> Request:
    """What arrives upstream when a client sends `raw`."""
    answer = messages_answers.answer(Answered(text="hi"), streamed=bool(json.loads(raw).get("stream")))
    client = FakeClient()
    async with ScriptedUpstream([answer]) as upstream:
        places = {"VERTEX_ENDPOINT": upstream.url, "AWS_BEDROCK_ENDPOINT": upstream.url}
        async with gateway(upstream.url, **{"MODEL_PROVIDER": "azure-anthropic", **places, **settings}) as gate:
            await gate.respond(turn_of(raw, **{"anthropic-beta": betas}), client)
    assert client.status == 200
    return upstream.requests[0]


async def test_an_agents_request_arrives_byte_for_byte_but_for_the_named_edits() -> None:
    future = {"a": [1.50, {"b": None}], "text": "é❄"}
    raw = payloads.big(stream=True, directive="")
    assert len(raw) > 95_000
    raw = raw.replace(b"{", b'{ "future_feature" : %s,\n\t"_ours":1,  ' % json.dumps(future).encode(), 1)
    request = await sent(raw)
    # The model is the same here, so the one edit is the member that is ours.
    assert request.body == raw.replace(b',\n\t"_ours":1', b"", 1)
    assert request.header("anthropic-beta") == "future-beta-2027-01-01,other"


HELLO = {"max_tokens": 100, "messages": [{"role": "user", "content": "hello"}], "model": "claude-sonnet-4-5@20250929"}


@pytest.mark.parametrize("stream", [False, True])
async def test_claude_on_vertex_is_asked_as_the_vendors_client_asks(stream: bool) -> None:
    project = {"VERTEX_PROJECT_ID": "my-project", "VERTEX_REGION": "us-east5", "VERTEX_ACCESS_TOKEN": "token-123"}
    ours = await sent(json.dumps({**HELLO, "stream": stream}).encode(), MODEL_PROVIDER="vertex", **project)
    assert ours.header("anthropic-beta") is None
    answer = messages_answers.answer(Answered(text="hi"), streamed=stream)
    async with ScriptedUpstream([answer]) as upstream:
        client = anthropic.AnthropicVertex(
            base_url=f"{upstream.url}/v1", project_id="my-project", region="us-east5", access_token="token-123"
        )
        with client:
            create = partial(client.messages.create, stream=stream, **HELLO)
            answered = await trio.to_thread.run_sync(create)
            if stream:
                await trio.to_thread.run_sync(list, answered)
    theirs = upstream.requests[0]
    assert ours.path == theirs.path
    assert ours.header("authorization") == theirs.header("authorization")
    fields = {**ours.json, "stream": stream}, {**theirs.json, "stream": stream}
    assert fields[0].pop("anthropic_version")
    assert fields[1].pop("anthropic_version")
    assert fields[0] == fields[1]


async def test_claude_on_vertex_is_told_of_no_beta_that_it_refuses() -> None:
    project = {"VERTEX_PROJECT_ID": "my-project", "VERTEX_ACCESS_TOKEN": "token-123"}
    raw = json.dumps({**HELLO, "stream": False}).encode()
    betas = "advanced-tool-use-2025-11-20, future-beta-2027-01-01,web-search-2025-03-05"
    request = await sent(raw, betas, MODEL_PROVIDER="vertex", **project)
    assert request.header("anthropic-beta") == "tool-search-tool-2025-10-19,web-search-2025-03-05"


async def test_claude_on_bedrock_gets_no_header_of_the_vendors() -> None:
    raw = json.dumps({**HELLO, "stream": False}).encode()
    answer = json_reply(messages_answers.message(Answered(text="hi")))
    client = FakeClient()
    async with ScriptedUpstream([answer]) as upstream:
        settings = {"AWS_BEDROCK_API_KEY": "key-12345678", "AWS_BEDROCK_ENDPOINT": upstream.url}
        model = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
        async with gateway(upstream.url, MODEL_PROVIDER="bedrock", AWS_BEDROCK_MODEL_ID=model, **settings) as gate:
            await gate.respond(turn_of(raw, **{"anthropic-beta": "effort-2025-11-24,unknown"}), client)
    assert client.status == 200
    request = upstream.requests[0]
    assert request.target == "/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/invoke"
    assert request.header("anthropic-version") is None
    assert request.json == {
        "max_tokens": 100,
        "messages": HELLO["messages"],
        "anthropic_version": "bedrock-2023-05-31",
        "anthropic_beta": ["effort-2025-11-24"],
    }
