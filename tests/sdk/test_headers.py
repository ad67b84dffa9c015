"""What stands beside the bodies: keys, ids, versions, addresses."""

from __future__ import annotations

import re
from typing import Any

import anthropic
import pytest
import trio

from tests.sdk.apis import APIS, COMPATIBLE, MESSAGES, Api, stage
from tests.sdk.blocks import HI
from tests.sdk.calls import CLIENT_KEY, WAYS, Ask, Params, async_client, async_create, client
from tests.support import messages_answers as vendor
from tests.support.answer import Turn
from tests.support.upstream import Reply, json_reply

PARAMS: Params = {"model": "claude-sonnet-4-6", "max_tokens": 1500, "messages": [HI]}
TURN = Turn(text="Hello")

apis = pytest.mark.parametrize("api", APIS.values(), ids=APIS)


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
@apis
async def test_an_answer_says_where_it_is_from(api: Api, ask: Ask) -> None:
    async with stage(api, lambda request: api.answer(request, TURN)) as on:
        headers = (await ask(on.url, PARAMS)).headers
    assert re.fullmatch(r"req_\w+", headers["request-id"])
    provider, model = ("azure-anthropic", "claude-sonnet-4-6") if api is MESSAGES else ("openai", "gpt-4o")
    assert headers["x-lynkr-provider"] == provider
    assert headers["x-lynkr-model"] == model
    kind = "application/json" if "create" in ask.__name__ else "text/event-stream"
    assert headers["content-type"].startswith(kind)


@pytest.mark.parametrize("way", ["messages", "stream"])
async def test_the_sdk_knows_the_request_id(way: str) -> None:
    async with stage(COMPATIBLE, lambda request: COMPATIBLE.answer(request, TURN)) as on, async_client(on.url) as sdk:
        if way == "messages":
            found = (await sdk.messages.create(**PARAMS))._request_id
        else:
            async with sdk.messages.stream(**PARAMS) as stream:
                found = stream.request_id
                await stream.until_done()
    assert re.fullmatch(r"req_\w+", found or "")


async def test_what_the_vendor_says_of_limits_reaches_the_client() -> None:
    said = [("request-id", vendor.REQUEST_ID), ("anthropic-ratelimit-requests-remaining", "41"), ("set-cookie", "a=b")]
    async with stage(MESSAGES, [json_reply(vendor.message(TURN), headers=said)]) as on:
        headers = (await async_create(on.url, PARAMS)).headers
    assert headers["x-upstream-request-id"] == vendor.REQUEST_ID
    assert headers["anthropic-ratelimit-requests-remaining"] == "41"
    assert "set-cookie" not in headers


@apis
async def test_betas_go_to_the_vendor_only(api: Api) -> None:
    """The judge of a Chat Completions upstream refuses them."""
    async with stage(api, lambda request: api.answer(request, TURN)) as on, async_client(on.url) as sdk:
        await sdk.beta.messages.create(**PARAMS, betas=["one-2026-01-01", "two-2026-01-01"])
        async with sdk.beta.messages.stream(**PARAMS, betas=["one-2026-01-01"]) as stream:
            message = await stream.get_final_message()
        assert message.stop_reason == "end_turn"
        whole, streamed = on.upstream.requests
    if api is MESSAGES:
        assert whole.header("anthropic-beta") == "one-2026-01-01,two-2026-01-01"
        assert streamed.header("anthropic-beta") == "one-2026-01-01"
        assert whole.header("anthropic-version") == anthropic._constants.ANTHROPIC_API_VERSION


@pytest.mark.parametrize("path", ["/", "/anthropic", "/anthropic/", "/v1"])
async def test_addresses(path: str) -> None:
    async with stage(COMPATIBLE, lambda request: COMPATIBLE.answer(request, TURN)) as on:
        assert (await async_create(on.url + path, PARAMS)).content


KEYS: dict[str, dict[str, Any]] = {
    "api key": {"api_key": CLIENT_KEY},
    "auth token": {"api_key": None, "auth_token": CLIENT_KEY},
    "x-api-key": {"api_key": "other", "default_headers": {"x-api-key": CLIENT_KEY}},
}


@pytest.mark.parametrize("options", KEYS.values(), ids=KEYS)
@apis
async def test_keys(api: Api, options: dict[str, Any]) -> None:
    """No judge takes any key but the upstream's."""

    def ask(url: str) -> str | None:
        with client(url, **options) as sdk:
            return sdk.messages.create(**PARAMS).stop_reason

    async with stage(api, lambda request: api.answer(request, TURN), LYNKR_API_KEYS=CLIENT_KEY) as on:
        assert await trio.to_thread.run_sync(ask, on.url) == "end_turn"
        async with async_client(on.url, **options) as sdk:
            assert (await sdk.messages.create(**PARAMS)).stop_reason == "end_turn"
        assert all(CLIENT_KEY not in str(request.headers) for request in on.upstream.requests)


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
async def test_a_wrong_key(ask: Ask) -> None:
    async with stage(COMPATIBLE, [], LYNKR_API_KEYS="another-key") as on:
        with pytest.raises(anthropic.AuthenticationError) as caught:
            await ask(on.url, PARAMS)
        assert on.upstream.requests == []
    assert caught.value.type == "authentication_error"
    assert caught.value.request_id is not None
    assert caught.value.response.headers["x-should-retry"] == "false"


WRONG: dict[str, tuple[Params, str]] = {
    "no messages": ({"messages": []}, "messages"),
    "a role": ({"messages": [{"role": "robot", "content": "hi"}]}, r"messages\.0\.role"),
    "a type": ({"messages": [{"role": "user", "content": 5}]}, r"messages\.0\.content"),
    "a block": (
        {"messages": [{"role": "user", "content": [{"type": "text", "txt": "hi"}]}]},
        r"messages\.0\.content\.0\.text",
    ),
    "max_tokens": ({"max_tokens": "many"}, "max_tokens"),
    "temperature": ({"extra_body": {"temperature": 3}}, "temperature"),
    "tool choice": ({"tool_choice": {"type": "maybe"}}, r"tool_choice\.type"),
}


@pytest.mark.parametrize(("params", "where"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
async def test_a_request_that_is_wrong(ask: Ask, params: Params, where: str) -> None:
    async with stage(COMPATIBLE, []) as on:
        with pytest.raises(anthropic.BadRequestError, match=where) as caught:
            await ask(on.url, PARAMS | params)
        assert on.upstream.requests == []
    assert caught.value.type == "invalid_request_error"
    assert caught.value.request_id


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
async def test_a_request_that_is_too_large(ask: Ask) -> None:
    huge = {"messages": [{"role": "user", "content": "x" * 200_000}]}
    async with stage(COMPATIBLE, [], REQUEST_JSON_LIMIT="100kb") as on:
        with pytest.raises(anthropic.ContentTooLargeError) as caught:
            await ask(on.url, PARAMS | huge)
    assert "request_too_large" in str(caught.value.body)


async def test_a_path_that_is_none() -> None:
    async with stage(COMPATIBLE, []) as on, async_client(on.url) as sdk:
        with pytest.raises(anthropic.NotFoundError) as caught:
            await sdk.messages.batches.list()
    assert caught.value.type == "not_found_error"


async def test_an_answer_of_many_kilobytes() -> None:
    turn = Turn(text="Zeile ❄\n" * 20_000)
    async with stage(MESSAGES, lambda request: Reply(body=MESSAGES.answer(request, turn).body)) as on:
        told = await async_create(on.url, PARAMS)
    assert told.content == [{"type": "text", "text": turn.text}]
