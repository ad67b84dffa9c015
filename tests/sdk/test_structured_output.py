"""Answers as JSON by a schema, with the SDK's own models of them."""

from __future__ import annotations

import pytest
import trio
from anthropic.types import ParsedMessage
from pydantic import BaseModel

from tests.sdk.apis import APIS, MESSAGES, Api, stage
from tests.sdk.blocks import HI
from tests.sdk.calls import Params, async_client, client
from tests.support.answer import Turn

PARAMS: Params = {"model": "claude-sonnet-4-6", "max_tokens": 1500, "messages": [HI]}


class City(BaseModel):
    name: str
    districts: list[str]
    people: int | None = None


SAID = Turn(text='{"name": "Köln", "districts": ["Deutz"], "people": null}')
KOELN = City(name="Köln", districts=["Deutz"])


@pytest.mark.parametrize("way", ["sync", "async", "sync helper", "async helper"])
@pytest.mark.parametrize("api", APIS.values(), ids=APIS)
async def test_parse(api: Api, way: str) -> None:
    async with stage(api, lambda request: api.answer(request, SAID)) as on:
        message = await parse(on.url, way)
        body = on.request.json
    assert message.parsed_output == KOELN
    if api is MESSAGES:
        schema = body["output_config"]["format"]["schema"]
    else:
        described = body["response_format"]["json_schema"]
        schema = described["schema"]
        # A field that may be left out is one that a strict format cannot have.
        assert described["strict"] is False
    assert schema["required"] == ["name", "districts"]


async def parse(url: str, way: str) -> ParsedMessage[City]:
    def whole() -> ParsedMessage[City]:
        with client(url) as sdk:
            return sdk.messages.parse(**PARAMS, output_format=City)

    def streamed() -> ParsedMessage[City]:
        with client(url) as sdk, sdk.messages.stream(**PARAMS, output_format=City) as stream:
            return stream.get_final_message()

    match way:
        case "sync":
            return await trio.to_thread.run_sync(whole)
        case "sync helper":
            return await trio.to_thread.run_sync(streamed)
    async with async_client(url) as sdk:
        if way == "async":
            return await sdk.messages.parse(**PARAMS, output_format=City)
        async with sdk.messages.stream(**PARAMS, output_format=City) as stream:
            return await stream.get_final_message()
