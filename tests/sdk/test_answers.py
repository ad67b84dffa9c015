"""Everything that an upstream may answer reads in the vendor's SDK as an answer of the vendor's."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from tests.sdk.answer_cases import ANY, CASES, SHAPES, Case
from tests.sdk.apis import MESSAGES, Api, stage
from tests.sdk.blocks import HI
from tests.sdk.calls import (
    WAYS,
    Ask,
    JSONObject,
    Params,
    Told,
    async_create,
    async_events,
    async_helper,
    sync_create,
    sync_helper,
)
from tests.support import messages_answers as vendor
from tests.support.answer import Turn

MODEL = "claude-sonnet-4-6"


def name(case: Case) -> str:
    return f"{case.api.name}: {case.name}"


def arguments(**params: object) -> Params:
    return {"model": MODEL, "max_tokens": 1500, "messages": [HI], **params}


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("case", CASES, ids=name)
async def test_answer(case: Case, ask: Ask) -> None:
    async with stage(case.api, lambda request: case.said.reply(request)) as on:
        check(case, await ask(on.url, arguments(**case.params)))


@pytest.mark.parametrize("ask", [sync_helper, async_events])
@pytest.mark.parametrize("case", SHAPES, ids=name)
async def test_answer_that_comes_one_byte_at_a_time(case: Case, ask: Ask) -> None:
    async with stage(case.api, lambda request: case.said.reply(request, bytewise=True)) as on:
        check(case, await ask(on.url, arguments(**case.params)))


@pytest.mark.parametrize("ask", [sync_create, async_create, sync_helper, async_helper])
async def test_an_empty_answer_of_the_vendor_stays_empty(ask: Ask) -> None:
    """It gives one when a tool's result left nothing to say. The Chat Completions form of it is among the cases."""
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, Turn())) as on:
        told = await ask(on.url, arguments())
    assert told.content == []
    assert told.message["stop_reason"] == "end_turn"


def check(case: Case, told: Told) -> None:
    expected = case.expected
    content = list(readable(case.api, told.content))
    for block, wanted in zip(content, expected.content, strict=False):
        if wanted.get("id") == ANY:
            assert re.fullmatch(r"toolu_[0-9A-Za-z]{20,}", str(block["id"]))
            block["id"] = ANY
    assert content == expected.content
    assert told.message["stop_reason"] == expected.stop_reason
    assert told.message["stop_sequence"] == expected.stop_sequence
    assert told.message["model"] == MODEL
    assert re.fullmatch(r"msg_\w+", str(told.message["id"]))
    assert {key: told.usage.get(key) for key in expected.usage} == expected.usage
    assert all(isinstance(told.usage[key], int) for key in ("input_tokens", "output_tokens"))


def readable(api: Api, content: Iterable[JSONObject]) -> Iterable[JSONObject]:
    """The blocks without what only the API's own server reads, which is checked here."""
    for block in content:
        block = {key: value for key, value in block.items() if key not in ("citations", "caller") or value}
        if block["type"] == "thinking":
            signature = str(block.pop("signature"))
            assert signature == vendor.SIGNATURE if api is MESSAGES else signature.startswith("lynkr1.openai.")
        yield block
