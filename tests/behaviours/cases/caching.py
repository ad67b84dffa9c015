"""Prompt caches, which know a conversation by its beginning."""

from __future__ import annotations

from tests.behaviours.listing import behaviour
from tests.behaviours.seen import members
from tests.behaviours.stage import Stage, Told
from tests.converters.conversations import result, text, use
from tests.sdk.blocks import EPHEMERAL, assistant, tool, user
from tests.support.answer import Call, Turn

JSONObject = dict[str, object]

MARKED_SYSTEM = [text("Be brief."), text("Be right.", cache_control=EPHEMERAL)]
MARKED_TOOLS = [tool("Write"), tool(cache_control=EPHEMERAL)]
MARKED = (user(text("one", cache_control=EPHEMERAL)), assistant("two"), user("three"))


@behaviour()
async def cache_marks_do_no_harm(on: Stage) -> None:
    """Marks for the prompt cache reach no upstream that would not know them."""
    told = await on.ask(system=MARKED_SYSTEM, tools=MARKED_TOOLS, messages=MARKED)
    assert told.status == 200
    assert told.seen.texts == [("user", "one"), ("assistant", "two"), ("user", "three")]


@behaviour()
async def cache_marks_are_passed(on: Stage) -> None:
    """Marks for the prompt cache, in the system prompt and in messages, say the same to the upstream."""
    told = await on.ask(system=MARKED_SYSTEM, messages=MARKED)
    assert told.seen.marks == 2


@behaviour()
async def cache_marks_of_tools_are_passed(on: Stage) -> None:
    """A mark on a tool says the same to the upstream."""
    told = await on.ask(tools=MARKED_TOOLS)
    assert told.seen.marks == 1


@behaviour()
async def the_same_request_has_the_same_bytes(on: Stage) -> None:
    """Nothing in a request depends on the time, on chance or on what was asked before."""
    first, second = [await on.ask(system="Be brief.", tools=[tool(), tool("n" * 90)]) for _ in range(2)]
    assert first.request.body == second.request.body


@behaviour()
async def a_longer_conversation_begins_the_same(on: Stage) -> None:
    """The beginning of a conversation is the same in each of its requests, byte for byte, so caches find it."""
    said = (user("Read a"), assistant("I will.", use("toolu_1", path="a")), user(result("toolu_1", "A"), "Go on."))
    more = (assistant("Now b.", use("toolu_2", path="b")), user(result("toolu_2", "B", is_error=True)))
    last = (assistant("Done."), user("Thanks"))
    told = [
        await on.ask(messages=messages, system="Be brief.", tools=[tool()], tool_choice={"type": "auto"})
        for messages in (said, (*said, *more), (*said, *more, *last))
    ]
    _begins_like(on, told[0], told[1])
    _begins_like(on, told[1], told[2])


@behaviour()
async def reasoning_does_not_spoil_the_beginning(on: Stage) -> None:
    """The beginning is the same also in a tool loop whose reasoning goes back, and that the client reads."""
    await _reason_in_rounds(on, {"type": "enabled", "budget_tokens": 2048})


@behaviour()
async def hidden_reasoning_does_not_spoil_the_beginning(on: Stage) -> None:
    """The beginning is the same also in a tool loop whose reasoning goes back, and that the client does not read."""
    await _reason_in_rounds(on, None)


async def _reason_in_rounds(on: Stage, thinking: JSONObject | None) -> None:
    said: list[JSONObject] = [user("Read all")]
    told: list[Told] = []
    for name in "abc":
        turn = Turn(reasoning=f"On to {name}.", text="Next.", calls=(Call(f"toolu_{name}", "Read", {"path": name}),))
        told.append(await on.ask(turn, messages=tuple(said), tools=[tool()], thinking=thinking))
        (call,) = told[-1].blocks("tool_use")
        said += [{"role": "assistant", "content": told[-1].content}, user(result(call["id"], name))]
    _begins_like(on, told[0], told[1])
    _begins_like(on, told[1], told[2])


def _begins_like(on: Stage, shorter: Told, longer: Told) -> None:
    before, after = members(shorter.request.body), members(longer.request.body)
    assert {name: before.get(name) for name in on.api.prompt} == {name: after.get(name) for name in on.api.prompt}
    beginning = before[on.api.grows].removesuffix("]")
    assert after[on.api.grows].startswith(beginning)
    assert len(after[on.api.grows]) > len(before[on.api.grows])
