"""Reasoning that goes back to the upstream though the client never saw it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import trio
from trio.testing import MockClock

from lynkr.converters.conversation import Conversation, Metadata, ThinkingBlock
from lynkr.gateway.thoughts import Thoughts
from lynkr.gateway.turn import Turn
from tests.gateway.client import FakeClient, gateway, turn
from tests.support import chat_answers as chat
from tests.support.answer import Call
from tests.support.answer import Turn as Answer
from tests.support.upstream import ScriptedUpstream

TOOLS = [{"name": "Read", "input_schema": {"type": "object", "properties": {}}}]


def after_call(*calls: str, thinking: bool = False, said: str = "go") -> Turn:
    content: list[dict[str, object]] = [{"type": "tool_use", "id": call, "name": "Read", "input": {}} for call in calls]
    if thinking:
        content.insert(0, {"type": "thinking", "thinking": "the client's", "signature": "s"})
    results = [{"type": "tool_result", "tool_use_id": call, "content": "x"} for call in calls]
    messages = [
        {"role": "user", "content": said},
        {"role": "assistant", "content": content},
        {"role": "user", "content": results},
    ]
    return turn(messages=messages)


def in_session(session: str) -> Conversation:
    user_id = json.dumps({"device_id": "d", "session_id": session})
    return after_call("functions.Read:0").conversation.model_copy(update={"metadata": Metadata(user_id=user_id)})


BEGINNING = turn(messages=[{"role": "user", "content": "go"}])


def thinking_in(conversation: Conversation) -> list[str]:
    return [
        block.thinking
        for message in conversation.messages
        for block in message.content
        if isinstance(block, ThinkingBlock)
    ]


async def test_what_was_left_out_is_put_back_before_the_calls() -> None:
    thoughts = Thoughts()
    thoughts.keep(BEGINNING, ["a", "b"], "because", "lynkr1.x.e30")
    restored = thoughts.restore(after_call("b"))
    first = restored.messages[1].content[0]
    assert isinstance(first, ThinkingBlock)
    assert (first.thinking, first.signature) == ("because", "lynkr1.x.e30")
    assert thinking_in(thoughts.restore(after_call("unknown"))) == []
    assert thinking_in(thoughts.restore(after_call("a", thinking=True))) == ["the client's"]
    untouched = after_call("unknown")
    assert thoughts.restore(untouched) is untouched.conversation


OTHERS = {
    "another conversation": after_call("functions.Read:0", said="stop"),
    "another session": replace(after_call("functions.Read:0"), conversation=in_session("b")),
    "another client": replace(after_call("functions.Read:0"), key="b"),
}


@pytest.mark.parametrize("other", OTHERS)
async def test_conversations_with_the_same_ids_are_kept_apart(other: str) -> None:
    """Kimi numbers the calls of each conversation."""
    thoughts = Thoughts()
    thoughts.keep(BEGINNING, ["functions.Read:0"], "because", "s")
    assert thinking_in(thoughts.restore(OTHERS[other])) == []
    thoughts.keep(OTHERS[other], ["functions.Read:0"], "for another reason", "s")
    assert thinking_in(thoughts.restore(after_call("functions.Read:0"))) == ["because"]
    assert thinking_in(thoughts.restore(OTHERS[other])) == ["for another reason"]


async def test_a_harness_may_change_its_notes() -> None:
    thoughts = Thoughts()
    thoughts.keep(BEGINNING, ["a"], "because", "s")
    reminded = after_call("a", said="<system-reminder>3 files were changed</system-reminder>\ngo")
    assert thinking_in(thoughts.restore(reminded)) == ["because"]


async def test_it_is_forgotten_with_time(autojump_clock: MockClock) -> None:
    thoughts = Thoughts(max_age=60)
    thoughts.keep(BEGINNING, ["a"], "because", "s")
    await trio.sleep(59)
    assert thinking_in(thoughts.restore(after_call("a"))) == ["because"]
    await trio.sleep(2)
    assert thinking_in(thoughts.restore(after_call("a"))) == []


async def test_the_oldest_go_when_it_is_full() -> None:
    thoughts = Thoughts(max_bytes=10_000)
    for number in range(20):
        thoughts.keep(BEGINNING, [f"call-{number}"], "x" * 1000, "s")
    kept = [number for number in range(20) if thinking_in(thoughts.restore(after_call(f"call-{number}")))]
    assert kept == [14, 15, 16, 17, 18, 19]


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("shown", [True, False])
async def test_an_upstream_gets_its_reasoning_back(stream: bool, shown: bool) -> None:
    """Whether the client was shown it and dropped it, or never saw it."""
    thinking = {"type": "adaptive" if shown else "disabled"}
    called = Answer(reasoning="I must look", calls=(Call("call_1", "Read", {}),))
    answers = [chat.answer(called, streamed=stream), chat.answer(Answer(text="done"), streamed=stream)]
    async with (
        ScriptedUpstream(answers) as upstream,
        gateway(upstream.url, MODEL_PROVIDER="deepseek", DEEPSEEK_API_KEY="k", DEEPSEEK_ENDPOINT=upstream.url) as gate,
    ):
        client = FakeClient()
        await gate.respond(turn(stream, tools=TOOLS, thinking=thinking), client)
        assert (b'"thinking"' in client.body) is shown
        messages = [
            {"role": "user", "content": "hello"},
            {"role": "assistant", "content": [{"type": "tool_use", "id": "call_1", "name": "Read", "input": {}}]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "call_1", "content": "x"}]},
        ]
        await gate.respond(turn(stream, tools=TOOLS, messages=messages), FakeClient())
    assert upstream.requests[1].json["messages"][1]["reasoning_content"] == "I must look"
