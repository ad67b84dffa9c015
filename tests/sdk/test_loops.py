"""Several turns: what the SDK read goes back as it is, and the upstream gets what it said before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.converters.conversations import result, text
from tests.sdk.apis import APIS, COMPATIBLE, MESSAGES, OPENAI, Api, stage
from tests.sdk.blocks import answers, assistant, call, calls, says, tool, user
from tests.sdk.calls import WAYS, Ask, JSONObject, Params, async_client, async_create, async_helper
from tests.support import messages_answers as vendor
from tests.support.answer import Call, Turn
from tests.support.upstream import Request

MODEL = "claude-sonnet-4-6"
READ = Turn(
    reasoning="Both files.",
    text="I will read both.",
    calls=(Call("call_1", "Read", {"path": "ä"}), Call("call_2", "Read", {"path": "b"})),
)
DONE = Turn(reasoning="Now I know.", text="They are equal.")
THINKING: Params = {"thinking": {"type": "enabled", "budget_tokens": 1024}}


def arguments(messages: list[JSONObject]) -> Params:
    return {"model": MODEL, "max_tokens": 1500, "tools": [tool()], "messages": messages, **THINKING}


def script(api: Api) -> Callable[[Request], Any]:
    """Calls of tools until there are results."""
    return lambda request: api.answer(request, DONE if len(request.json["messages"]) > 1 else READ)


def chat_history() -> list[JSONObject]:
    """What a Chat Completions upstream gets in the second turn. Nobody there wants the reasoning back."""
    return [
        says("user", "Compare a and b"),
        calls(call("call_1", '{"path":"ä"}'), call("call_2", '{"path":"b"}'), content="I will read both."),
        answers("call_1", "A"),
        answers("call_2", "B"),
    ]


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("api", APIS.values(), ids=APIS)
async def test_tool_loop(api: Api, ask: Ask) -> None:
    messages = [user("Compare a and b")]
    async with stage(api, script(api)) as on:
        told = await ask(on.url, arguments(messages))
        messages += [assistant(*told.content), user(result("call_2", "B"), result("call_1", "A"))]
        told = await ask(on.url, arguments(messages))
        second = on.upstream.requests[1].json
    assert told.content[-1] == {"type": "text", "text": "They are equal."}
    assert told.message["stop_reason"] == "end_turn"
    if api is MESSAGES:
        assert second["messages"] == messages
        assert second["messages"][1]["content"][0]["signature"] == vendor.SIGNATURE
    else:
        assert second["messages"] == chat_history()


@pytest.mark.parametrize("api", APIS.values(), ids=APIS)
async def test_tool_loop_with_the_objects_of_the_sdk(api: Api) -> None:
    """As its users do it: the content goes back as it was read, with all fields that the SDK adds."""
    history: list[Any] = [{"role": "user", "content": "Compare a and b"}]
    async with stage(api, script(api)) as on, async_client(on.url) as sdk:
        async with sdk.messages.stream(**arguments(history)) as stream:
            first = await stream.get_final_message()
        results = [
            {"type": "tool_result", "tool_use_id": block.id, "content": "A" if block.input == {"path": "ä"} else "B"}
            for block in first.content
            if block.type == "tool_use"
        ]
        history += [{"role": "assistant", "content": first.content}, {"role": "user", "content": results}]
        second = await sdk.messages.create(**arguments(history))
        assert second.stop_reason == "end_turn"
        if api is not MESSAGES:
            assert on.upstream.requests[1].json["messages"] == chat_history()


async def sealed_history(messages: list[JSONObject]) -> list[JSONObject]:
    """`messages` and the answer of a Chat Completions upstream, which has reasoning that this gateway has signed."""
    async with stage(COMPATIBLE, lambda request: COMPATIBLE.answer(request, READ)) as on:
        told = await async_helper(on.url, arguments(messages))
    assert str(told.content[0]["signature"]).startswith("lynkr1.")
    return [*messages, assistant(*told.content), user(result("call_1", [text("A")]), result("call_2", [text("B")]))]


async def test_reasoning_of_others_never_reaches_the_vendor() -> None:
    """The gateway was given another upstream in the middle of a conversation, and thinking was switched off with it."""
    history = await sealed_history([user(text("Compare a and b"))])
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, DONE)) as on:
        await async_create(on.url, {**arguments(history), "thinking": {"type": "adaptive"}})
        sent = on.request.json["messages"]
        assert b"lynkr1." not in on.request.body
    content: Any = history[1]["content"]
    assert sent == [history[0], assistant(*content[1:]), history[2]]


async def test_reasoning_of_others_in_a_loop_that_goes_on_thinking() -> None:
    history = await sealed_history([user("Compare a and b")])
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, DONE)) as on:
        try:
            await async_create(on.url, arguments(history))
        finally:
            on.upstream.problems.clear()


async def test_a_result_without_text_beside_reasoning_of_others() -> None:
    """Many a command prints nothing."""
    history = await sealed_history([user(text("Compare a and b"))])
    history[-1] = user(result("call_1", ""), result("call_2", "B"))
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, DONE)) as on:
        try:
            await async_create(on.url, {**arguments(history), "thinking": {"type": "adaptive"}})
        finally:
            on.upstream.problems.clear()


async def test_a_turn_that_was_only_reasoning_of_others() -> None:
    async with stage(COMPATIBLE, lambda request: COMPATIBLE.answer(request, Turn(reasoning="Hm."))) as on:
        told = await async_helper(on.url, arguments([user(text("Think"))]))
    history = [user(text("Think")), assistant(*told.content), user(text("And?"))]
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, DONE)) as on:
        await async_create(on.url, arguments(history))
        assert on.request.json["messages"] == [user(text("Think")), user(text("And?"))]


@pytest.mark.parametrize("api", [OPENAI, COMPATIBLE], ids=lambda api: api.name)
async def test_thinking_of_the_vendor_reaches_nobody_else(api: Api) -> None:
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, READ)) as on:
        told = await async_helper(on.url, arguments([user("Compare a and b")]))
    history = [
        user("Compare a and b"),
        assistant(*told.content, {"type": "redacted_thinking", "data": "RRRR"}),
        user(result("call_1", "A"), result("call_2", "B")),
    ]
    async with stage(api, lambda request: api.answer(request, DONE)) as on:
        await async_create(on.url, arguments(history))
        assert on.request.json["messages"] == chat_history()
        assert vendor.SIGNATURE.encode() not in on.request.body


@pytest.mark.parametrize("id_", ["functions.Read:0", "a/b|c", "x" * 64, "ü"])
async def test_ids_that_clients_do_not_take_come_back_to_the_upstream(id_: str) -> None:
    said = Turn(calls=(Call(id_, "Read", {"path": "a"}),))
    async with stage(COMPATIBLE, lambda request: COMPATIBLE.answer(request, said)) as on:
        told = await async_helper(on.url, arguments([user("Read a")]))
        history = [user("Read a"), assistant(*told.content), user(result(str(told.content[0]["id"]), "A"))]
        await async_helper(on.url, arguments(history))
        sent = on.upstream.requests[1].json["messages"]
    assert sent[1]["tool_calls"][0]["id"] == sent[2]["tool_call_id"]
    if id_ == "functions.Read:0":
        assert sent[2]["tool_call_id"] == id_
