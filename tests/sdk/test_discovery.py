"""Counting tokens and listing models."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anthropic
import pytest
import trio
from anthropic.types import ModelInfo

from tests.converters.conversations import result, text
from tests.sdk.apis import APIS, COMPATIBLE, MESSAGES, Api, stage
from tests.sdk.blocks import LOOP, image, tool, user
from tests.sdk.calls import Params, async_client, client
from tests.sdk.gateway import gateway
from tests.support import messages_answers as vendor
from tests.support.upstream import Reply, Request, ScriptedUpstream, json_reply

MODEL = "claude-sonnet-4-6"
QUESTION: Params = {"model": MODEL, "messages": [user("How long is a piece of string? " * 20)]}


async def count(url: str, params: Params, *, way: str = "async") -> int:
    def ask() -> int:
        with client(url) as sdk:
            return sdk.messages.count_tokens(**params).input_tokens

    if way == "sync":
        return await trio.to_thread.run_sync(ask)
    async with async_client(url) as sdk:
        if way == "beta":
            return (await sdk.beta.messages.count_tokens(**params)).input_tokens
        return (await sdk.messages.count_tokens(**params)).input_tokens


@pytest.mark.parametrize("way", ["sync", "async", "beta"])
async def test_the_vendor_counts(way: str) -> None:
    async with stage(MESSAGES, [json_reply({"input_tokens": 1234})]) as on:
        assert await count(on.url, {**QUESTION, "tools": [tool()], "system": "Be brief."}, way=way) == 1234
        assert on.request.path == "/v1/messages/count_tokens"
        assert on.request.json == {**QUESTION, "tools": [tool()], "system": "Be brief."}


@pytest.mark.parametrize(
    "answer",
    [
        vendor.error_reply(404, "not_found_error", "no counting here"),
        vendor.error_reply(529, "overloaded_error", "Overloaded"),
        Reply(body=b"hello"),
        b"",
    ],
    ids=["404", "529", "no JSON", "nothing"],
)
async def test_lynkr_counts_where_the_vendor_does_not(answer: Reply | bytes) -> None:
    async with stage(MESSAGES, [answer]) as on:
        assert 100 < await count(on.url, QUESTION) < 300


@pytest.mark.parametrize("way", ["sync", "async", "beta"])
async def test_lynkr_counts_for_others(way: str) -> None:
    async with stage(COMPATIBLE, []) as on:
        assert 100 < await count(on.url, QUESTION, way=way) < 300
        assert on.upstream.requests == []


@pytest.mark.parametrize(
    "more",
    [
        {"system": "Be brief. " * 50},
        {"system": [text("Be brief. " * 50)]},
        {"tools": [tool(description="Read a file. " * 50)]},
        {"messages": [user("How long is a piece of string? " * 20, image())]},
        {"messages": [*QUESTION["messages"], *LOOP, user(result("toolu_1", "A" * 500), result("toolu_2", "B" * 500))]},
    ],
    ids=["system", "system blocks", "tools", "an image", "results"],
)
async def test_everything_counts(more: Params) -> None:
    async with stage(COMPATIBLE, []) as on:
        assert await count(on.url, QUESTION | more) > await count(on.url, QUESTION) + 50


async def test_a_count_of_what_is_no_request_is_refused() -> None:
    async with stage(COMPATIBLE, []) as on:
        with pytest.raises(anthropic.BadRequestError) as caught:
            await count(on.url, {"model": MODEL, "messages": []})
    assert caught.value.type == "invalid_request_error"
    assert "messages" in str(caught.value.api_message)


LISTED = ("gpt-4o", "claude-opus-4-5", "Qwen/Qwen3-Coder")


def listing(request: Request) -> Reply:
    """An upstream that tells which models it has. Both APIs have this list in common."""
    assert (request.method, request.path) == ("GET", "/v1/models")
    return json_reply({"object": "list", "data": [{"id": name, "object": "model"} for name in LISTED]})


@asynccontextmanager
async def listing_stage(api: Api, **settings: str) -> AsyncIterator[str]:
    async with ScriptedUpstream(listing) as upstream:
        vendor_url = upstream.url if api.is_vendor else None
        async with gateway(vendor_url, **{**api.settings(upstream.url), **settings}) as url:
            yield url


def sync_list(url: str, limit: int) -> list[ModelInfo]:
    # The SDK's newest fields are looked for below.
    with client(url, _strict_response_validation=False) as sdk:
        return list(sdk.models.list(limit=limit))


async def async_list(url: str, limit: int) -> list[ModelInfo]:
    async with async_client(url, _strict_response_validation=False) as sdk:
        return [model async for model in sdk.models.list(limit=limit)]


@pytest.mark.parametrize("limit", [1, 2, 1000])
@pytest.mark.parametrize("api", APIS.values(), ids=APIS)
async def test_models(api: Api, limit: int) -> None:
    """The SDK asks for page after page."""
    async with listing_stage(api) as url:
        models = await trio.to_thread.run_sync(sync_list, url, limit)
        assert await async_list(url, limit) == models
    ids = [model.id for model in models]
    assert len(set(ids)) == len(ids)
    assert set(ids) >= set(LISTED)
    for model in models:
        assert model.type == "model"
        assert model.display_name
        assert model.created_at.year >= 2025


async def test_the_models_of_an_upstream_that_lists_none() -> None:
    async with stage(COMPATIBLE, [], OPENAI_MODEL="my-model") as on:
        models = await async_list(on.url, 1000)
        on.upstream.problems.clear()
    assert "my-model" in [model.id for model in models]


async def test_models_have_every_field_that_the_sdk_requires() -> None:
    async with listing_stage(COMPATIBLE) as url, async_client(url) as sdk:
        assert {model.lifecycle async for model in sdk.models.list()} == {"active"}


@pytest.mark.parametrize("name", LISTED)
async def test_one_model(name: str) -> None:
    async with listing_stage(COMPATIBLE) as url, async_client(url, _strict_response_validation=False) as sdk:
        model = await sdk.models.retrieve(name)
        assert (model.id, model.type) == (name, "model")
        with pytest.raises(anthropic.NotFoundError) as caught:
            await sdk.models.retrieve("nothing/of/the/kind")
    assert caught.value.type == "not_found_error"
    assert caught.value.request_id


async def test_a_limit_that_is_none() -> None:
    async with listing_stage(COMPATIBLE) as url, async_client(url) as sdk:
        with pytest.raises(anthropic.BadRequestError, match="limit"):
            await sdk.models.list(limit=5000)
