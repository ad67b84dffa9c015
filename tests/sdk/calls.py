"""The ways to ask for an answer with the vendor's SDK.

Each reads strictly: what the SDK's own models do not allow is an error, also in a stream, and a stream has to keep the
protocol as `sse_check` has it.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import httpx2
import trio
from anthropic import Anthropic, AsyncAnthropic
from anthropic.lib.streaming import ParsedMessageStreamEvent
from anthropic.types import Message, RawMessageStreamEvent

from tests.support.sse_check import check_stream

JSONObject = dict[str, object]

Params: TypeAlias = dict[str, Any]
"""Arguments of `messages.create`. The SDK types each of them; the tests also send what only newer or older versions
know."""

CLIENT_KEY = "client-key"
TIMEOUT = 20

# Loading the certificates takes longer than a test, and nothing here speaks TLS.
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass
class Told:
    """What the SDK made of an answer."""

    message: JSONObject
    headers: httpx2.Headers
    texts: list[str] = field(default_factory=list)
    """The pieces of text in the order in which a stream gave them."""

    @property
    def content(self) -> list[JSONObject]:
        content = self.message["content"]
        assert isinstance(content, list)
        return content

    @property
    def usage(self) -> JSONObject:
        usage = self.message["usage"]
        assert isinstance(usage, dict)
        return usage


Ask: TypeAlias = Callable[[str, Params], Awaitable[Told]]
"""Asks the gateway at an address."""


@contextmanager
def client(url: str, **options: Any) -> Iterator[Anthropic]:
    """A client without retries; `options` are those of `Anthropic`."""
    with (
        httpx2.Client(verify=_NO_CERTIFICATES, trust_env=False, timeout=TIMEOUT) as http,
        Anthropic(**{**_options(url), "http_client": http, **options}) as sdk,
    ):
        yield sdk


@asynccontextmanager
async def async_client(url: str, **options: Any) -> AsyncIterator[AsyncAnthropic]:
    async with (
        httpx2.AsyncClient(verify=_NO_CERTIFICATES, trust_env=False, timeout=TIMEOUT) as http,
        AsyncAnthropic(**{**_options(url), "http_client": http, **options}) as sdk,
    ):
        yield sdk


def _options(url: str) -> dict[str, Any]:
    return {"base_url": url, "api_key": CLIENT_KEY, "max_retries": 0, "_strict_response_validation": True}


# The six ways


async def sync_create(url: str, params: Params) -> Told:
    def ask() -> Told:
        with client(url) as sdk:
            response = sdk.messages.with_raw_response.create(**params)
            return _whole(response.parse(), response.headers)

    return await trio.to_thread.run_sync(ask)


async def async_create(url: str, params: Params) -> Told:
    async with async_client(url) as sdk:
        response = await sdk.messages.with_raw_response.create(**params)
        return _whole(await response.parse(), response.headers)


async def sync_events(url: str, params: Params) -> Told:
    def ask() -> Told:
        with client(url) as sdk, sdk.messages.create(**params, stream=True) as stream:
            return _streamed(list(stream), stream.response.headers)

    return await trio.to_thread.run_sync(ask)


async def async_events(url: str, params: Params) -> Told:
    async with async_client(url) as sdk, await sdk.messages.create(**params, stream=True) as stream:
        return _streamed([event async for event in stream], stream.response.headers)


async def sync_helper(url: str, params: Params) -> Told:
    def ask() -> Told:
        with client(url) as sdk, sdk.messages.stream(**params) as stream:
            events = list(stream)
            return _helped(events, stream.get_final_message(), stream.response.headers)

    return await trio.to_thread.run_sync(ask)


async def async_helper(url: str, params: Params) -> Told:
    async with async_client(url) as sdk, sdk.messages.stream(**params) as stream:
        events = [event async for event in stream]
        return _helped(events, await stream.get_final_message(), stream.response.headers)


WAYS: dict[str, Ask] = {
    "sync create": sync_create,
    "sync events": sync_events,
    "sync helper": sync_helper,
    "async create": async_create,
    "async events": async_events,
    "async helper": async_helper,
}
STREAMED_WAYS = {name: ask for name, ask in WAYS.items() if not name.endswith("create")}


def _whole(message: Message, headers: httpx2.Headers) -> Told:
    return Told(message.to_dict(mode="json"), headers)


def _streamed(events: list[RawMessageStreamEvent], headers: httpx2.Headers) -> Told:
    frames = b"".join(
        b"event: %b\ndata: %b\n\n" % (event.type.encode(), json.dumps(event.to_dict(mode="json")).encode())
        for event in events
    )
    message = check_stream(frames).message
    assert message is not None
    texts = [
        event.delta.text for event in events if event.type == "content_block_delta" and event.delta.type == "text_delta"
    ]
    return Told(message, headers, texts)


def _helped(events: list[ParsedMessageStreamEvent[None]], final: Message, headers: httpx2.Headers) -> Told:
    texts = []
    inputs: dict[int, object] = {}
    index = -1
    for event in events:
        match event.type:
            case "content_block_start":
                index = event.index
            case "text":
                texts.append(event.text)
            case "input_json":
                inputs[index] = event.snapshot
            case "content_block_stop":
                assert event.content_block == final.content[event.index]
            case "message_stop":
                assert event.message == final
    assert events[-1].type == "message_stop"
    assert "".join(texts) == "".join(block.text for block in final.content if block.type == "text")
    for index, snapshot in inputs.items():
        block = final.content[index]
        assert block.type in ("tool_use", "server_tool_use")
        assert snapshot == block.input
    return Told(final.to_dict(mode="json"), headers, texts)
