"""Credentials that are fetched: once for all who wait, again when the upstream refuses them."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import trio

from lynkr.gateway.credentials import Authorizer
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.providers.base import CredentialsError, Headers
from lynkr.providers.catalogue import CATALOGUE
from lynkr.providers.openai import OPENAI
from lynkr.settings import load
from tests.gateway.client import FakeClient, turn
from tests.support import chat_answers as chat
from tests.support.answer import Turn
from tests.support.upstream import Reply, Request, ScriptedUpstream


class Token:
    """A token that is `token-1`, then `token-2` …"""

    def __init__(self, problem: str | None = None) -> None:
        self.fetched = 0
        self.valid = False
        self.problem = problem

    def is_fresh(self) -> bool:
        return self.valid

    def refresh(self) -> None:
        time.sleep(0.02)
        if self.problem is not None:
            raise CredentialsError(self.problem)
        self.fetched += 1
        self.valid = True

    def headers(self, url: str, headers: Headers, body: bytes) -> Headers:
        assert body
        assert all(name != "authorization" for name, _ in headers)
        return [("authorization", f"Bearer token-{self.fetched}"), ("x-signed", url.rpartition("/")[2])]

    def discard(self) -> bool:
        self.valid = False
        return True


@asynccontextmanager
async def gateway(upstream: ScriptedUpstream, token: Token) -> AsyncIterator[Gateway]:
    settings = load({"MODEL_PROVIDER": "openai", "OPENAI_ENDPOINT": upstream.url}, None)
    provider = replace(OPENAI, credentials=lambda _settings: token)
    transport = Transport()
    yield Gateway(settings, {**CATALOGUE, "openai": provider}, Shared(transport, settings))
    await transport.aclose()


async def ask(upstream: ScriptedUpstream, token: Token) -> FakeClient:
    client = FakeClient()
    async with gateway(upstream, token) as gate:
        await gate.respond(turn(), client)
    return client


async def test_many_requests_fetch_once() -> None:
    token = Token()
    async with (
        ScriptedUpstream(lambda _: chat.answer(Turn(text="hi"), streamed=False)) as upstream,
        gateway(upstream, token) as gate,
        trio.open_nursery() as nursery,
    ):
        for _ in range(20):
            nursery.start_soon(gate.respond, turn(), FakeClient())
    assert token.fetched == 1
    assert {request.header("authorization") for request in upstream.requests} == {"Bearer token-1"}
    assert upstream.requests[0].header("x-signed") == "completions"


async def test_a_refused_token_is_fetched_again_once() -> None:
    def once(request: Request) -> Reply:
        if request.header("authorization") == "Bearer token-1":
            return chat.error_reply(401, "expired")
        return chat.answer(Turn(text="hi"), streamed=False)

    token = Token()
    async with ScriptedUpstream(once) as upstream:
        client = await ask(upstream, token)
    assert client.status == 200
    assert token.fetched == 2


async def test_a_token_that_is_refused_for_ever() -> None:
    token = Token()
    async with ScriptedUpstream(lambda _: chat.error_reply(401, "no")) as upstream:
        client = await ask(upstream, token)
    assert client.status == 401
    assert len(upstream.requests) == 2


async def test_credentials_that_cannot_be_had() -> None:
    token = Token("no key file; set OPENAI_KEY_FILE")
    async with ScriptedUpstream() as upstream:
        client = await ask(upstream, token)
    assert client.status == 401
    assert client.error["type"] == "authentication_error"
    assert client.error["message"] == "OpenAI: no key file; set OPENAI_KEY_FILE"


async def test_one_who_leaves_does_not_stop_the_others() -> None:
    token = Token()
    authorizer = Authorizer(token, "x")
    with pytest.raises(trio.TooSlowError), trio.fail_after(0.005):
        await authorizer.headers("http://x/y", [], b"body")
    assert await authorizer.headers("http://x/y", [], b"body")
