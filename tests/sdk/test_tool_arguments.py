"""Arguments of a tool call that the model wrote badly.

Sent in one piece they can still be mended. In a stream they have gone out when it shows, and the SDK's helper says so.
"""

from __future__ import annotations

import pytest

from tests.converters.conversations import text
from tests.sdk.apis import COMPATIBLE, Said, chat_said, stage
from tests.sdk.blocks import HI, tool
from tests.sdk.calls import (
    STREAMED_WAYS,
    Ask,
    JSONObject,
    Params,
    async_client,
    async_create,
    async_helper,
    sync_create,
    sync_helper,
)
from tests.support import chat_answers as chat
from tests.support.answer import Call, Turn, Usage

PARAMS: Params = {"model": "claude-sonnet-4-6", "max_tokens": 1500, "messages": [HI], "tools": [tool()]}


def calling(arguments: str, reason: str | None = None) -> Said:
    return chat_said(Turn(text="I will.", calls=(Call("toolu_1", "Read", arguments=arguments),)), reason)


@pytest.mark.parametrize("ask", [sync_create, async_create])
@pytest.mark.parametrize(
    ("arguments", "becomes"),
    [
        ("", {}),
        ('{"path": "a",}', {"path": "a"}),
        ('{"path": "a"', {"path": "a"}),
        ('{"path": "a', {"path": "a"}),
        ('"{\\"path\\": \\"a\\"}"', {"path": "a"}),
        ('{"path": "a\nb"}', {"path": "a\nb"}),
        ("path=a", {"_raw_arguments": "path=a"}),
        ("[1]", {"_raw_arguments": "[1]"}),
    ],
)
async def test_in_one_piece(arguments: str, becomes: JSONObject, ask: Ask) -> None:
    async with stage(COMPATIBLE, lambda request: calling(arguments).reply(request)) as on:
        told = await ask(on.url, PARAMS)
    assert told.content == [
        text("I will."),
        {"type": "tool_use", "id": "toolu_1", "name": "Read", "input": becomes},
    ]
    assert told.message["stop_reason"] == "tool_use"


@pytest.mark.parametrize("ask", [sync_helper, async_helper])
async def test_in_a_stream_that_is_no_json(ask: Ask) -> None:
    async with stage(COMPATIBLE, lambda request: calling("path=a").reply(request)) as on:
        with pytest.raises(ValueError, match="Unable to parse tool parameter JSON from model"):
            await ask(on.url, PARAMS)


@pytest.mark.parametrize("ask", STREAMED_WAYS.values(), ids=STREAMED_WAYS)
async def test_in_a_stream_that_are_empty(ask: Ask) -> None:
    async with stage(COMPATIBLE, lambda request: calling("").reply(request)) as on:
        told = await ask(on.url, PARAMS)
    assert told.content[1]["input"] == {}
    assert told.message["stop_reason"] == "tool_use"


async def test_that_the_limit_cut_short_in_one_piece() -> None:
    """Half a call is none: a client would run it."""
    async with stage(COMPATIBLE, lambda request: calling('{"path": "a', "length").reply(request)) as on:
        told = await async_create(on.url, PARAMS)
    assert told.content == [text("I will.")]
    assert told.message["stop_reason"] == "max_tokens"


@pytest.mark.parametrize("ask", [sync_helper, async_helper])
async def test_that_the_limit_cut_short_in_a_stream(ask: Ask) -> None:
    async with stage(COMPATIBLE, lambda request: calling('{"path": "a', "length").reply(request)) as on:
        told = await ask(on.url, PARAMS)
    assert told.message["stop_reason"] == "max_tokens"


async def test_pieces_come_as_the_model_writes_them() -> None:
    pieces = ['{"pa', 'th": "', "a", '"}']
    said = [
        chat.role(),
        chat.call_start(0, "toolu_1", "Read"),
        *(chat.call_arguments(0, piece) for piece in pieces),
        chat.finish("tool_calls"),
        chat.usage_chunk(Usage()),
        chat.DONE,
    ]
    async with (
        stage(COMPATIBLE, lambda request: Said({}, said).reply(request)) as on,
        async_client(on.url) as sdk,
        sdk.messages.stream(**PARAMS) as stream,
    ):
        events = [event async for event in stream]
    inputs = [event for event in events if event.type == "input_json"]
    assert [event.partial_json for event in inputs] == pieces
    assert [event.snapshot for event in inputs] == [{}, {}, {}, {"path": "a"}]
