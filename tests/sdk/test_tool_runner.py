"""The SDK's own tool loop. It begins with a thread kept by the server, which lynkr refuses in the way that it knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anthropic
import httpx2
import pytest
import trio
from anthropic import beta_async_tool, beta_tool
from anthropic.types import ThreadUnsupportedRequestError
from anthropic.types.beta import BetaMessage, BetaTextBlock

from tests.sdk.apis import APIS, MESSAGES, Api, stage
from tests.sdk.calls import async_client, client
from tests.support.answer import Call, Turn
from tests.support.upstream import Reply, Request

PARAMS: dict[str, Any] = {
    "model": "claude-sonnet-4-6",
    "max_tokens": 1500,
    "messages": [{"role": "user", "content": "Compare a and b"}],
}
BOTH = Turn(text="I will.", calls=(Call("call_1", "read", {"path": "a"}), Call("call_2", "read", {"path": "b"})))
BROKEN = Turn(calls=(Call("call_3", "read", {"path": "c"}),))
DONE = Turn(text="They are equal.")


def script(api: Api) -> Callable[[Request], Reply]:
    turns = iter((BOTH, BROKEN, DONE))
    return lambda request: api.answer(request, next(turns))


def content_of(path: str) -> str:
    if path == "c":
        raise ValueError("there is no c")
    return path.upper()


@beta_tool
def read(path: str) -> str:
    """Read a file.

    Args:
        path: Where it is.
    """
    return content_of(path)


@beta_async_tool(name="read")
async def read_async(path: str) -> str:
    """Read a file.

    Args:
        path: Where it is.
    """
    return content_of(path)


def finished(message: BetaMessage) -> None:
    (block,) = message.content
    assert isinstance(block, BetaTextBlock)
    assert block.text == "They are equal."
    assert message.stop_reason == "end_turn"


def check(api: Api, upstream: list[Request], client_requests: list[dict[str, Any]]) -> None:
    """One request for each turn upstream; the client's first is refused and repeated without the thread."""
    assert len(upstream) == 3
    assert len(client_requests) == 4
    assert client_requests[0]["thread"] == {"type": "create"}
    assert all("thread" not in body for body in client_requests[1:])
    bodies = [request.json for request in upstream]
    assert all(body["tools"] and "thread" not in body for body in bodies)
    assert [len(body["messages"]) for body in bodies] == ([1, 3, 5] if api is MESSAGES else [1, 4, 6])
    last = bodies[-1]["messages"][-1]
    if api is MESSAGES:
        (result,) = last["content"]
        assert (result["tool_use_id"], result["is_error"]) == ("call_3", True)
        assert "there is no c" in str(result["content"])
    else:
        assert last["tool_call_id"] == "call_3"
        assert last["content"].startswith("Error: ")
        assert "there is no c" in last["content"]
        assert [message["content"] for message in bodies[1]["messages"][2:]] == ["A", "B"]


def keep(requests: list[dict[str, Any]]) -> Callable[[httpx2.Request], None]:
    """A hook that reads the bodies of a client's requests."""
    return lambda request: requests.append(httpx2.Response(200, content=request.read()).json())


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize("api", APIS.values(), ids=APIS)
async def test_sync_tool_runner(api: Api, stream: bool) -> None:
    requests: list[dict[str, Any]] = []

    def run(url: str) -> BetaMessage:
        with client(url) as sdk:
            sdk._client.event_hooks["request"].append(keep(requests))
            if not stream:
                message: BetaMessage = sdk.beta.messages.tool_runner(**PARAMS, tools=[read]).until_done()
                return message
            for reply in sdk.beta.messages.tool_runner(**PARAMS, tools=[read], stream=True):
                message = reply.get_final_message()
            return message

    async with stage(api, script(api)) as on:
        finished(await trio.to_thread.run_sync(run, on.url))
        check(api, on.upstream.requests, requests)


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize("api", APIS.values(), ids=APIS)
async def test_async_tool_runner(api: Api, stream: bool) -> None:
    requests: list[dict[str, Any]] = []

    async def hook(request: httpx2.Request) -> None:
        keep(requests)(request)

    async with stage(api, script(api)) as on, async_client(on.url) as sdk:
        sdk._client.event_hooks["request"].append(hook)
        if stream:
            async for reply in sdk.beta.messages.tool_runner(**PARAMS, tools=[read_async], stream=True):
                message = await reply.get_final_message()
        else:
            message = await sdk.beta.messages.tool_runner(**PARAMS, tools=[read_async]).until_done()
        finished(message)
        check(api, on.upstream.requests, requests)


@pytest.mark.parametrize("api", APIS.values(), ids=APIS)
async def test_a_thread_that_has_to_be_one_is_refused(api: Api) -> None:
    async with stage(api, []) as on, async_client(on.url) as sdk:
        thread = sdk.beta.messages.thread(model="claude-sonnet-4-6", max_tokens=1500)
        with pytest.raises(anthropic.BadRequestError) as caught:
            await thread.send({"role": "user", "content": "hi"})
        assert on.upstream.requests == []
    assert caught.value.error_code == "thread_unsupported_request"
    assert type(caught.value) is ThreadUnsupportedRequestError
