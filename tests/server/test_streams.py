"""Streams from upstream to client, over real sockets on both sides."""

from __future__ import annotations

import json

import httpx
import pytest
import trio

from tests.server.running import server
from tests.support import chat_answers as chat
from tests.support import messages_answers as anthropic
from tests.support.answer import Call, Turn, Usage
from tests.support.sse_check import check_stream
from tests.support.upstream import Ending, Reply, Request, ScriptedUpstream, sse_reply

CHUNKS = 50


def chat_settings(upstream: ScriptedUpstream) -> dict[str, str]:
    return {"MODEL_PROVIDER": "openai", "OPENAI_ENDPOINT": upstream.url, "OPENAI_API_KEY": "upstream-key"}


def messages_settings(upstream: ScriptedUpstream) -> dict[str, str]:
    return {
        "MODEL_PROVIDER": "azure-anthropic",
        "AZURE_ANTHROPIC_ENDPOINT": upstream.url,
        "AZURE_ANTHROPIC_API_KEY": "upstream-key",
    }


def prompt(text: str) -> dict[str, object]:
    return {
        "model": "claude-opus-5-5",
        "max_tokens": 1000,
        "stream": True,
        "messages": [{"role": "user", "content": text}],
    }


def words(name: str) -> list[str]:
    return [f"{name}:{number} " for number in range(CHUNKS)]


def chat_stream(request: Request) -> Reply:
    name = request.json["messages"][-1]["content"]
    return sse_reply(
        chat.role(),
        *map(chat.text, words(name)),
        chat.finish("stop"),
        chat.usage_chunk(Usage(input=1, output=CHUNKS)),
        chat.DONE,
    )


async def test_200_concurrent_streams_are_all_exact() -> None:
    async def read(client: httpx.AsyncClient, name: str) -> None:
        async with client.stream("POST", "/v1/messages", json=prompt(name)) as response:
            assert response.status_code == 200
            body = b"".join([piece async for piece in response.aiter_raw()])
        assert check_stream(body).content == [{"type": "text", "text": "".join(words(name))}]

    async with (
        ScriptedUpstream(chat_stream) as upstream,
        server(**chat_settings(upstream)) as client,
    ):
        client = httpx.AsyncClient(base_url=client.base_url, timeout=60, limits=httpx.Limits(max_connections=None))
        async with client, trio.open_nursery() as nursery:
            for number in range(200):
                nursery.start_soon(read, client, f"stream-{number}")
        assert len(upstream.requests) == 200


@pytest.mark.parametrize("api", ["chat", "messages"])
async def test_a_client_that_disconnects_closes_the_upstream_within_a_second(api: str) -> None:
    steps: dict[str, list[bytes | Ending]] = {
        "chat": [chat.role(), chat.text("Hel"), Ending.STALL],
        "messages": [*anthropic.stream_steps(Turn(text="Hello"))[:3], Ending.STALL],
    }
    settings = {"chat": chat_settings, "messages": messages_settings}[api]
    body = json.dumps(prompt("hello")).encode()
    head = b"POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: %d\r\n\r\n" % len(body)
    async with ScriptedUpstream([sse_reply(*steps[api])]) as upstream, server(**settings(upstream)) as client:
        async with await trio.open_tcp_stream("127.0.0.1", client.base_url.port or 0) as stream:
            await stream.send_all(head + body)
            received = b""
            while b"content_block_start" not in received:
                received += await stream.receive_some()
        with trio.fail_after(1):
            await upstream.requests[0].abandoned.wait()
            await upstream.wait_for_open_connections(0)


async def test_a_client_that_disconnects_while_it_waits_closes_the_upstream_too() -> None:
    async with (
        ScriptedUpstream([sse_reply(Ending.STALL)]) as upstream,
        server(**chat_settings(upstream)) as client,
        trio.open_nursery() as nursery,
    ):

        async def give_up() -> None:
            with pytest.raises(httpx.ReadTimeout):
                await client.post("/v1/messages", json={**prompt("hello"), "stream": False}, timeout=0.2)

        nursery.start_soon(give_up)
        request = await upstream.wait_for_requests(1)
        with trio.fail_after(1.2):
            await request.abandoned.wait()


@pytest.mark.parametrize("ending", [Ending.RESET, Ending.CLOSE])
async def test_an_upstream_that_breaks_ends_in_an_error_on_the_wire(ending: Ending) -> None:
    gate = trio.Event()
    broken = sse_reply(chat.role(), chat.text("Hel"), gate, ending)
    async with ScriptedUpstream([broken]) as upstream, server(**chat_settings(upstream)) as client:
        async with client.stream("POST", "/v1/messages", json=prompt("hello")) as response:
            pieces = []
            async for piece in response.aiter_raw():
                pieces.append(piece)
                gate.set()
        checked = check_stream(b"".join(pieces))
    assert checked.error is not None
    assert checked.error["type"] == "api_error"


async def test_bytes_split_one_at_a_time_on_both_sides_of_the_gateway() -> None:
    turn = Turn(
        text="Зима ❄ und Schnee",
        reasoning="let me see",
        calls=(Call("call_1", "Read", {"file_path": "ö"}), Call("call_2", "Read", {"file_path": "b"})),
    )
    request = prompt("hello") | {
        "thinking": {"type": "enabled", "budget_tokens": 2000},
        "tools": [{"name": "Read", "input_schema": {"type": "object", "properties": {}}}],
    }
    async with (
        ScriptedUpstream([chat.stream(turn), chat.stream(turn)], split=1) as upstream,
        server(**chat_settings(upstream)) as client,
    ):
        response = await client.post("/v1/messages", json=request)
        checked = check_stream(response.content)
    content = checked.content
    assert [block["type"] for block in content] == ["thinking", "text", "tool_use", "tool_use"]
    assert content[1]["text"] == turn.text
    assert [block["input"] for block in content[2:]] == [{"file_path": "ö"}, {"file_path": "b"}]
    assert checked.message is not None
    assert checked.message["stop_reason"] == "tool_use"
