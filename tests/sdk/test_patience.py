"""Who asks again, how long anybody waits, and what happens when somebody gives up. All time is the mock clock's."""

from __future__ import annotations

from typing import Any

import anthropic
import httpx2
import pytest
import trio
from trio.testing import MockClock

from tests.sdk.apis import APIS, COMPATIBLE, MESSAGES, Api, Stage, stage
from tests.sdk.blocks import HI
from tests.sdk.calls import Params, async_client, async_create, async_helper
from tests.support import chat_answers as chat
from tests.support import messages_answers as vendor
from tests.support.answer import Turn
from tests.support.upstream import Ending, Pause, Reply, Request, Step, sse_reply

PARAMS: Params = {"model": "claude-sonnet-4-6", "max_tokens": 1500, "messages": [HI]}
TURN = Turn(text="Hello")
RETRIES = {"API_RETRY_MAX_RETRIES": "3", "API_RETRY_INITIAL_DELAY": "100"}

apis = pytest.mark.parametrize("api", APIS.values(), ids=APIS)


def failure(api: Api, status: int, *headers: tuple[str, str]) -> Reply:
    if api is MESSAGES:
        kind = "rate_limit_error" if status == 429 else "invalid_request_error" if status == 400 else "api_error"
        return vendor.error_reply(status, kind, "no", headers)
    return chat.error_reply(status, "no", headers=headers)


def after(api: Api, *failures: Reply) -> Any:
    """A script: these, then an answer."""
    remaining = iter(failures)
    return lambda request: next(remaining, None) or api.answer(request, TURN)


async def ask(on: Stage, *, retries: int = 0, streamed: bool = True) -> tuple[anthropic.types.Message, int]:
    """The answer, and how many requests it took the client."""
    requests: list[httpx2.Request] = []

    async def count(request: httpx2.Request) -> None:
        requests.append(request)

    async with async_client(on.url, max_retries=retries) as sdk:
        sdk._client.event_hooks["request"].append(count)
        if not streamed:
            return await sdk.messages.create(**PARAMS), len(requests)
        async with sdk.messages.stream(**PARAMS) as stream:
            return await stream.get_final_message(), len(requests)


@pytest.mark.parametrize("streamed", [False, True], ids=["whole", "streamed"])
@apis
async def test_the_gateway_asks_again(api: Api, streamed: bool, autojump_clock: MockClock) -> None:
    failures = (failure(api, 429, ("retry-after", "7")), failure(api, 500), failure(api, 503))
    async with stage(api, after(api, *failures), **RETRIES) as on:
        began = trio.current_time()
        message, requests = await ask(on, retries=2, streamed=streamed)
        assert 7 <= trio.current_time() - began < 9
        assert len(on.upstream.requests) == 4
    assert message.stop_reason == "end_turn"
    assert requests == 1


@apis
async def test_the_sdk_asks_again(api: Api, autojump_clock: MockClock) -> None:
    failures = (failure(api, 429, ("retry-after", "7")), failure(api, 500))
    async with stage(api, after(api, *failures)) as on:
        began = trio.current_time()
        message, requests = await ask(on, retries=2)
        assert 7 <= trio.current_time() - began < 10
        assert len(on.upstream.requests) == 3
    assert message.stop_reason == "end_turn"
    assert requests == 3


@apis
async def test_nobody_asks_again_for_what_is_wrong(api: Api, autojump_clock: MockClock) -> None:
    async with stage(api, [failure(api, 400)], **RETRIES) as on:
        with pytest.raises(anthropic.BadRequestError):
            await ask(on, retries=2)
        await trio.sleep(100)
        assert len(on.upstream.requests) == 1


async def test_nobody_asks_again_when_the_account_is_empty(autojump_clock: MockClock) -> None:
    empty = chat.error_reply(429, "You exceeded your current quota.", code="insufficient_quota")
    async with stage(COMPATIBLE, [empty], **RETRIES) as on:
        with pytest.raises(anthropic.RateLimitError):
            await ask(on, retries=2)
        await trio.sleep(100)
        assert len(on.upstream.requests) == 1


@apis
async def test_a_wait_that_is_too_long_is_the_clients(api: Api, autojump_clock: MockClock) -> None:
    async with stage(api, [failure(api, 429, ("retry-after", "3600"))], **RETRIES) as on:
        began = trio.current_time()
        with pytest.raises(anthropic.RateLimitError) as caught:
            await ask(on)
        assert trio.current_time() - began < 1
        await trio.sleep(4000)
        assert len(on.upstream.requests) == 1
    assert caught.value.response.headers["retry-after"] == "3600"


@apis
async def test_a_stream_that_broke_before_it_began_is_asked_for_again(api: Api, autojump_clock: MockClock) -> None:
    async with stage(api, after(api, sse_reply(), sse_reply(Ending.CLOSE)), **RETRIES) as on:
        _, requests = await ask(on)
        assert len(on.upstream.requests) == 3
    assert requests == 1


FIRST_BYTES: dict[str, list[Step]] = {
    "openai": [chat.role(), chat.text("Hel")],
    "compatible": [chat.role(), chat.text("Hel")],
    "messages": [*vendor.stream_steps(TURN)[:4]],
}


@apis
async def test_nobody_asks_again_after_the_first_byte(api: Api, autojump_clock: MockClock) -> None:
    async with stage(api, [sse_reply(*FIRST_BYTES[api.name])], **RETRIES) as on:
        with pytest.raises(anthropic.APIStatusError) as caught:
            await ask(on, retries=2)
        await trio.sleep(100)
        assert len(on.upstream.requests) == 1
    assert caught.value.type == "api_error"


def patience(api: Api) -> str:
    return "AZURE_ANTHROPIC_TIMEOUT_MS" if api is MESSAGES else "OPENAI_TIMEOUT_MS"


@pytest.mark.parametrize("streamed", [False, True], ids=["whole", "streamed"])
@apis
async def test_an_upstream_that_does_not_answer(api: Api, streamed: bool, autojump_clock: MockClock) -> None:
    silent = Reply(before=[Ending.STALL])
    async with stage(api, [silent], **{patience(api): "5000"}) as on:
        began = trio.current_time()
        with pytest.raises(anthropic.GatewayTimeoutError) as caught:
            await ask(on, streamed=streamed)
        assert trio.current_time() - began == pytest.approx(5, abs=1)
        await on.request.abandoned.wait()
    assert caught.value.type == "timeout_error"


@apis
async def test_an_upstream_that_does_not_answer_after_a_ping(api: Api, autojump_clock: MockClock) -> None:
    """The ping that kept the client waiting has promised a status."""
    async with stage(api, [Reply(before=[Ending.STALL])], **{patience(api): "25000"}) as on:
        with pytest.raises(anthropic.APIStatusError) as caught:
            await ask(on)
    assert caught.value.status_code == 200
    assert caught.value.type == "timeout_error"


@apis
async def test_an_upstream_that_falls_silent(api: Api, autojump_clock: MockClock) -> None:
    steps = [*FIRST_BYTES[api.name], Ending.STALL]
    async with stage(api, [sse_reply(*steps)], STREAM_IDLE_TIMEOUT_MS="50000") as on:
        began = trio.current_time()
        with pytest.raises(anthropic.APIStatusError) as caught:
            await ask(on)
        assert trio.current_time() - began == pytest.approx(50, abs=1)
        await on.request.abandoned.wait()
    assert caught.value.type == "timeout_error"


@apis
async def test_a_request_that_takes_too_long(api: Api, autojump_clock: MockClock) -> None:
    talk: list[Step] = [Pause(10), b": still here\n\n"]
    async with stage(api, [sse_reply(*FIRST_BYTES[api.name], *talk * 10)], REQUEST_DEADLINE_MS="60000") as on:
        began = trio.current_time()
        with pytest.raises(anthropic.APIStatusError) as caught:
            await ask(on)
        assert trio.current_time() - began == pytest.approx(60, abs=1)
    assert caught.value.type == "timeout_error"


@apis
async def test_pings_keep_the_sdk_waiting(api: Api, autojump_clock: MockClock) -> None:
    """It gives up after 20 seconds without a byte; the upstream needs minutes to begin, and to go on."""

    def slowly(request: Request) -> Reply:
        steps = api.said(TURN).stream
        return sse_reply(Pause(120), *steps[:4], Pause(120), *steps[4:])

    async with stage(api, slowly) as on:
        message, requests = await ask(on)
    assert message.to_dict()["content"] == [{"type": "text", "text": "Hello"}]
    assert requests == 1


@apis
async def test_an_sdk_that_gives_up_closes_the_upstream(api: Api, autojump_clock: MockClock) -> None:
    async with stage(api, [Reply(before=[Ending.STALL])]) as on, async_client(on.url) as sdk:
        began = trio.current_time()
        with pytest.raises(anthropic.APITimeoutError):
            await sdk.messages.create(**PARAMS, timeout=3)
        await on.request.abandoned.wait()
        assert trio.current_time() - began < 4


@apis
async def test_a_stream_that_is_not_read_to_its_end_closes_the_upstream(api: Api) -> None:
    steps = [*FIRST_BYTES[api.name], Ending.STALL]
    async with stage(api, [sse_reply(*steps)]) as on, async_client(on.url) as sdk:
        async with sdk.messages.stream(**PARAMS) as stream:
            event = await anext(stream)
            assert event.type == "message_start"
        with trio.fail_after(1):
            await on.request.abandoned.wait()


async def test_no_server_at_all() -> None:
    async with stage(COMPATIBLE, []) as on:
        on.upstream.stop_listening()
        await trio.testing.wait_all_tasks_blocked()
        for ask_ in (async_create, async_helper):
            with pytest.raises(anthropic.InternalServerError, match="cannot be reached") as caught:
                await ask_(on.url, PARAMS)
            assert caught.value.type == "overloaded_error"
