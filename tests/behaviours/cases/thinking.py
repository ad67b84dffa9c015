"""Reasoning: asked for, shown, hidden, and on its way back."""

from __future__ import annotations

from dataclasses import replace

from lynkr.converters.envelope import seal
from tests.behaviours.listing import behaviour
from tests.behaviours.seen import Seen
from tests.behaviours.stage import Stage, Told, stage
from tests.behaviours.targets import TARGETS
from tests.converters.conversations import result, use
from tests.sdk.blocks import assistant, tool, user
from tests.support.answer import Call, Turn, Usage
from tests.support.messages_answers import SIGNATURE

JSONObject = dict[str, object]

ENABLED: JSONObject = {"type": "enabled", "budget_tokens": 2048}
TOOLS = [tool()]
THOUGHT = Turn(reasoning="Let me see.", text="So.", usage=Usage(output=40, reasoning=20))
CALLED = Turn(reasoning="Let me see.", calls=(Call("toolu_1", "Read", {"path": "a"}),))
REDACTED: JSONObject = {"type": "redacted_thinking", "data": "EmwKAhgBEgwCAwQ="}


def second_round(first: Told, *, without_thinking: bool = False) -> tuple[JSONObject, ...]:
    """The conversation with the result of the first call."""
    content = [block for block in first.content if not (without_thinking and block["type"] == "thinking")]
    (call,) = first.blocks("tool_use")
    return user("hi"), {"role": "assistant", "content": content}, user(result(call["id"], "A"))


def is_back(on: Stage, seen: Seen) -> bool:
    """Whether the upstream got what it wants of its reasoning, before the call."""
    first = next((index for index, (_, part) in enumerate(seen.parts) if part in seen.calls), len(seen.parts))
    before = [part for _, part in seen.parts[:first] if part in seen.thoughts]
    if on.api.token is not None:
        return any(thought.token == on.api.token for thought in seen.thoughts if thought in before)
    return any(thought.text == "Let me see." for thought in seen.thoughts if thought in before)


@behaviour()
async def thinking_can_be_asked_for(on: Stage) -> None:
    """A client that wants the model to think makes it think."""
    told = await on.ask(thinking=ENABLED)
    assert told.seen.thinking is True


@behaviour()
async def adaptive_thinking_is_taken(on: Stage) -> None:
    """The newest way to ask for thinking is understood, or does no harm."""
    told = await on.ask(THOUGHT, thinking={"type": "adaptive"})
    assert told.text == "So."
    assert told.seen.thinking is not False


@behaviour()
async def thinking_can_be_switched_off(on: Stage) -> None:
    """A client that wants no thinking gets as little as the model can do with."""
    told = await on.ask(thinking={"type": "disabled"})
    assert told.seen.thinking is False


@behaviour()
async def a_large_budget_does_no_harm(on: Stage) -> None:
    """A client may let the model think for longer than it can."""
    told = await on.ask(THOUGHT, thinking={"type": "enabled", "budget_tokens": 60_000}, max_tokens=100_000)
    assert told.text == "So."


@behaviour()
async def every_effort_is_taken(on: Stage) -> None:
    """An effort that the model does not know becomes the nearest that it does."""
    for effort in ("low", "medium", "high", "xhigh", "max"):
        told = await on.ask(output_config={"effort": effort})
        assert told.status == 200


@behaviour()
async def a_demanded_call_may_be_thought_about(on: Stage) -> None:
    """A client may ask for thinking and demand a call, which some models cannot do both."""
    told = await on.ask(CALLED, tools=TOOLS, thinking=ENABLED, tool_choice={"type": "any"})
    assert told.calls == [("Read", {"path": "a"})]


@behaviour()
async def sampling_and_thinking_do_no_harm(on: Stage) -> None:
    """A client may ask for thinking and set its sampling, which some models cannot do both."""
    told = await on.ask(THOUGHT, thinking=ENABLED, temperature=0.4, top_p=0.9, top_k=40)
    assert told.text == "So."


@behaviour()
async def thinking_is_shown(on: Stage) -> None:
    """A client that asked for thinking reads it, before the answer."""
    told = await on.ask(THOUGHT, thinking=ENABLED)
    assert [block["type"] for block in told.content if block["type"] != "thinking" or block["thinking"]] == [
        "thinking",
        "text",
    ]
    assert told.blocks("thinking")[0]["thinking"] == "Let me see."
    assert told.text == "So."


@behaviour()
async def thinking_stays_hidden(on: Stage) -> None:
    """A client that did not ask for thinking reads the answer only."""
    told = await on.ask(THOUGHT)
    assert not told.blocks("thinking")
    assert told.text == "So."


@behaviour()
async def thinking_goes_back(on: Stage) -> None:
    """In a tool loop, the reasoning before a call is there again when its result comes."""
    first = await on.ask(CALLED, tools=TOOLS, thinking=ENABLED)
    told = await on.ask(messages=second_round(first), tools=TOOLS, thinking=ENABLED)
    assert is_back(on, told.seen)


@behaviour()
async def hidden_thinking_goes_back(on: Stage) -> None:
    """It is there again also when the client has not asked to see any."""
    first = await on.ask(CALLED, tools=TOOLS)
    told = await on.ask(messages=second_round(first), tools=TOOLS)
    assert is_back(on, told.seen)


@behaviour()
async def dropped_thinking_goes_back(on: Stage) -> None:
    """It is there again also when the client has lost it."""
    first = await on.ask(CALLED, tools=TOOLS, thinking=ENABLED)
    told = await on.ask(messages=second_round(first, without_thinking=True), tools=TOOLS, thinking=ENABLED)
    assert is_back(on, told.seen)


@behaviour()
async def foreign_thinking_goes_nowhere(on: Stage) -> None:
    """What another provider made for itself is shown to no other, least of all to a real Claude as its own."""
    foreign = seal("another", {"reasoning_details": [{"type": "reasoning.encrypted", "data": "geheim"}]})
    block: JSONObject = {"type": "thinking", "thinking": "Their thought.", "signature": foreign}
    said = (user("Read a"), assistant(block, use("toolu_1", path="a")), user(result("toolu_1", "A")))
    told = await on.ask(messages=said, tools=TOOLS)
    assert b"lynkr1." not in told.request.body
    assert b"geheim" not in told.request.body
    assert told.seen.results[0].text == "A"
    if on.target.is_claude:
        assert not told.seen.thoughts


@behaviour()
async def thinking_of_claude_goes_to_claude_only(on: Stage) -> None:
    """Claude's signatures mean something to Claude alone, and there they are kept as they are."""
    block: JSONObject = {"type": "thinking", "thinking": "Hm.", "signature": SIGNATURE}
    said = (user("Read a"), assistant(block, REDACTED, use("toolu_1", path="a")), user(result("toolu_1", "A")))
    told = await on.ask(messages=said, tools=TOOLS)
    tokens = [thought.token for thought in told.seen.thoughts]
    if on.target.is_claude:
        assert tokens == [SIGNATURE, REDACTED["data"]]
    else:
        assert SIGNATURE.encode() not in told.request.body
        assert str(REDACTED["data"]).encode() not in told.request.body


@behaviour()
async def a_conversation_moves_here(on: Stage) -> None:
    """A conversation may begin at another provider and go on here, in the middle of a tool loop, with thinking on."""
    await _move_here(on, "azure-anthropic")
    await _move_here(on, "openrouter")


@behaviour()
async def a_conversation_without_thinking_moves_here(on: Stage) -> None:
    """The same from a provider whose model does not think."""
    await _move_here(on, "openai")


async def _move_here(on: Stage, name: str) -> None:
    if name == on.target.name:
        return
    async with stage(TARGETS[name], on.streamed) as other:
        called = replace(CALLED, reasoning="" if name == "openai" else CALLED.reasoning)
        first = await other.ask(called, tools=TOOLS, thinking=ENABLED)
    told = await on.ask(messages=second_round(first), tools=TOOLS, thinking=ENABLED)
    assert told.text == "Hello from upstream"
    assert [call.input for call in told.seen.calls] == [{"path": "a"}]
    assert [answer.text for answer in told.seen.results] == ["A"]
