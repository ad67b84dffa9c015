"""Tools: offered, called, answered."""

from __future__ import annotations

from dataclasses import replace

from tests.behaviours.api import Unsayable
from tests.behaviours.listing import Mode, behaviour
from tests.behaviours.seen import Seen, Text
from tests.behaviours.stage import Stage, Told
from tests.converters.conversations import result, text, use
from tests.sdk.blocks import PNG, SCHEMA, assistant, image, tool, user
from tests.support.answer import Call, Turn

JSONObject = dict[str, object]

WHOLE: tuple[Mode, ...] = ("whole",)

TOOLS = [tool(), tool("Write")]
READ_A = Call("toolu_1", "Read", {"path": "a"})
READ_B = Call("toolu_2", "Read", {"path": "b"})
TWO_CALLS = (user("Read a and b"), assistant("I will.", use("toolu_1", path="a"), use("toolu_2", path="b")))


def answered(seen: Seen) -> list[tuple[object, str]]:
    """The input of each call, with the result that answers it."""
    results = {result.id: result.text for result in seen.results}
    assert len(results) == len(seen.results) == len(seen.calls)
    return [(call.input, results[call.id]) for call in seen.calls]


# Offered


@behaviour()
async def tools_are_offered(on: Stage) -> None:
    """A tool of the client's reaches the model with its name, its description and its parameters."""
    told = await on.ask(tools=TOOLS)
    assert list(told.seen.tools) == ["Read", "Write"]
    offered = told.seen.tools["Read"]
    assert offered.description == "Read a file"
    assert isinstance(offered.schema, dict)
    assert {key: offered.schema.get(key) for key in ("properties", "required")} == {
        "properties": SCHEMA["properties"],
        "required": SCHEMA["required"],
    }


@behaviour()
async def schemas_of_all_kinds_are_taken(on: Stage) -> None:
    """A tool's parameters may use all of JSON Schema; what an upstream does not know of it is no reason to refuse."""
    schema: JSONObject = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "additionalProperties": False,
        "$defs": {"place": {"type": "object", "properties": {"line": {"type": "integer", "exclusiveMinimum": 0}}}},
        "properties": {
            "place": {"$ref": "#/$defs/place"},
            "either": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "one": {"oneOf": [{"type": "string", "format": "uri"}, {"type": "integer"}]},
            "kind": {"const": "file"},
            "unit": {"type": "string", "enum": ["a", "b"], "default": "a"},
            "maybe": {"type": ["string", "null"]},
            "list": {"type": "array", "items": {"type": "string", "pattern": "^a+$"}, "minItems": 1},
            "map": {"type": "object", "patternProperties": {"^x": {"type": "string"}}},
        },
        "required": ["place"],
    }
    bare: JSONObject = {"name": "Bare", "input_schema": {"type": "object"}}
    told = await on.ask(tools=[tool(input_schema=schema), bare])
    assert list(told.seen.tools) == ["Read", "Bare"]
    assert "place" in str(told.seen.tools["Read"].schema)


@behaviour()
async def a_long_tool_name_comes_back(on: Stage) -> None:
    """A tool's name may be longer than the upstream allows. The client never sees another."""
    name = "mcp__server__" + "n" * 100
    told = await on.ask(
        lambda seen: Turn(calls=(Call("toolu_1", next(iter(seen.tools)), {"path": "a"}),)), tools=[tool(name)]
    )
    assert told.calls == [(name, {"path": "a"})]


@behaviour()
async def tools_of_the_vendor_do_no_harm(on: Stage) -> None:
    """A tool that only Anthropic can run does not keep the client's own from being offered."""
    told = await on.ask(tools=[{"type": "web_search_20250305", "name": "web_search"}, tool()])
    assert told.status == 200
    assert "Read" in told.seen.tools


# Which to call


@behaviour()
async def the_choice_may_be_the_models(on: Stage) -> None:
    """tool_choice auto: the model calls a tool or not, as it likes."""
    told = await on.ask(tools=TOOLS, tool_choice={"type": "auto"})
    assert told.seen.tool_choice in ("auto", "")
    assert len(told.seen.tools) == 2


@behaviour()
async def a_call_can_be_demanded(on: Stage) -> None:
    """tool_choice any: the model has to call a tool."""
    told = await on.ask(Turn(calls=(READ_A,)), tools=TOOLS, tool_choice={"type": "any"})
    assert told.seen.tool_choice == "any"


@behaviour()
async def a_tool_can_be_demanded(on: Stage) -> None:
    """tool_choice tool: the model has to call that one."""
    call = Call("toolu_1", "Write", {"path": "a"})
    told = await on.ask(Turn(calls=(call,)), tools=TOOLS, tool_choice={"type": "tool", "name": "Write"})
    assert told.seen.tool_choice == "Write"


@behaviour()
async def calls_can_be_forbidden(on: Stage) -> None:
    """tool_choice none: the model may call no tool, though the conversation has calls."""
    said = (*TWO_CALLS, user(result("toolu_1"), result("toolu_2")))
    told = await on.ask(messages=said, tools=TOOLS, tool_choice={"type": "none"})
    assert told.seen.tool_choice == "none" or not told.seen.tools
    assert len(answered(told.seen)) == 2


@behaviour()
async def one_call_at_a_time_can_be_demanded(on: Stage) -> None:
    """disable_parallel_tool_use: the model calls one tool at a time."""
    told = await on.ask(tools=TOOLS, tool_choice={"type": "auto", "disable_parallel_tool_use": True})
    assert told.seen.parallel is False


# Called


@behaviour()
async def a_call_is_read(on: Stage) -> None:
    """A call reaches the client with its name and its input, and the answer stops for it."""
    given: JSONObject = {"path": 'ä/🎉 "b"', "deep": [1, {"n": None}]}
    told = await on.ask(Turn(calls=(Call("toolu_1", "Read", given),)), tools=TOOLS)
    assert told.calls == [("Read", given)]
    assert told.message["stop_reason"] == "tool_use"


@behaviour()
async def text_and_parallel_calls_are_read(on: Stage) -> None:
    """A model may say something and call several tools at once; they come in their order."""
    calls = (READ_A, Call("toolu_2", "Write", {"path": "b"}), Call("toolu_3", "Read", {"path": "b"}))
    told = await on.ask(Turn(text="I will.", calls=calls), tools=TOOLS)
    assert told.text == "I will."
    assert told.calls == [("Read", {"path": "a"}), ("Write", {"path": "b"}), ("Read", {"path": "b"})]
    assert len({block["id"] for block in told.blocks("tool_use")}) == 3
    assert told.message["stop_reason"] == "tool_use"


@behaviour()
async def calls_may_come_in_any_pieces(on: Stage) -> None:
    """The network may cut a call's arguments anywhere, also within a character."""
    answer = on.answer(Turn(calls=(Call("toolu_1", "Read", {"path": "ä🎉\\n"}), READ_B)))
    told = await on.ask(replace(answer, split=11), tools=TOOLS)
    assert told.calls == [("Read", {"path": "ä🎉\\n"}), ("Read", {"path": "b"})]


@behaviour()
async def a_call_may_be_without_arguments(on: Stage) -> None:
    """A call of a tool without parameters has an empty object as its input, also where the model wrote nothing."""
    told = await on.ask(Turn(calls=(Call("toolu_1", "Read", arguments=""),)), tools=TOOLS)
    assert told.calls == [("Read", {})]


@behaviour(modes=WHOLE)
async def badly_written_arguments_are_repaired(on: Stage) -> None:
    """Arguments that are nearly JSON are read as what they mean."""
    if not on.api.writes_arguments:
        raise Unsayable("the upstream parses the arguments itself")
    told = await on.ask(Turn(calls=(Call("toolu_1", "Read", {"path": "a"}, arguments='{"path": "a",'),)), tools=TOOLS)
    assert told.calls == [("Read", {"path": "a"})]


@behaviour()
async def a_call_that_was_cut_off_is_not_passed_off_as_one(on: Stage) -> None:
    """A call whose arguments the limit cut short is no reason to run a tool: the answer ends by max_tokens."""
    if not on.api.writes_arguments:
        raise Unsayable("the upstream parses the arguments itself")
    cut = Turn(text="I will.", calls=(Call("toolu_1", "Write", {}, arguments='{"path": "a", "text": "Once'),))
    told = await on.ask(on.answer(cut, stop="max_tokens"), tools=TOOLS)
    assert told.message["stop_reason"] == "max_tokens"
    assert told.text == "I will."


# Answered


@behaviour()
async def results_reach_their_calls(on: Stage) -> None:
    """In a tool loop of several rounds, each result is read as that of its call."""
    said = (
        user("Read a"),
        assistant("I will.", use("toolu_1", path="a")),
        user(result("toolu_1", "A")),
        assistant(use("toolu_2", "Write", path="b")),
        user(result("toolu_2", [text("B"), text("BB")])),
        assistant("Both."),
        user("Thanks"),
    )
    told = await on.ask(messages=said, tools=TOOLS)
    seen = told.seen
    assert [call.name for call in seen.calls] == ["Read", "Write"]
    (first, second) = answered(seen)
    assert first == ({"path": "a"}, "A")
    assert second[0] == {"path": "b"}
    assert second[1].split() == ["B", "BB"]
    said_in_all = [part.text for _, part in seen.parts if isinstance(part, Text)]
    assert said_in_all == ["Read a", "I will.", "Both.", "Thanks"]


@behaviour()
async def results_may_come_in_any_order(on: Stage) -> None:
    """Clients send results in order of completion, not of the calls."""
    told = await on.ask(messages=(*TWO_CALLS, user(result("toolu_2", "B"), result("toolu_1", "A"))), tools=TOOLS)
    assert sorted(answered(told.seen), key=str) == [({"path": "a"}, "A"), ({"path": "b"}, "B")]


@behaviour()
async def results_may_come_in_two_messages(on: Stage) -> None:
    """Clients may send each result in a message of its own."""
    said = (*TWO_CALLS, user(result("toolu_1", "A")), user(result("toolu_2", "B")))
    told = await on.ask(messages=said, tools=TOOLS)
    assert answered(told.seen) == [({"path": "a"}, "A"), ({"path": "b"}, "B")]


@behaviour()
async def text_after_results_is_sent(on: Stage) -> None:
    """What the user says along with results is read after them."""
    told = await on.ask(messages=(*TWO_CALLS, user(result("toolu_1"), result("toolu_2"), "Go on.")), tools=TOOLS)
    assert len(answered(told.seen)) == 2
    assert told.seen.texts[-1] == ("user", "Go on.")


@behaviour()
async def a_result_may_be_missing(on: Stage) -> None:
    """A call without a result, as after an interruption, does not make the conversation unusable."""
    told = await on.ask(messages=(*TWO_CALLS, user(result("toolu_2", "B"), "Never mind a.")), tools=TOOLS)
    (first, second) = answered(told.seen)
    assert second == ({"path": "b"}, "B")
    assert "no result" in first[1]


@behaviour()
async def a_result_may_be_an_error(on: Stage) -> None:
    """The model learns that a tool has failed."""
    said = (user("Read a"), assistant(use("toolu_1", path="a")), user(result("toolu_1", "not there", is_error=True)))
    told = await on.ask(messages=said, tools=TOOLS)
    (only,) = told.seen.results
    assert only.failed
    assert "not there" in only.text


@behaviour()
async def a_result_may_be_empty(on: Stage) -> None:
    """A tool may return nothing."""
    said = (
        *TWO_CALLS,
        user({"type": "tool_result", "tool_use_id": "toolu_1"}, result("toolu_2", [])),
    )
    told = await on.ask(messages=said, tools=TOOLS)
    assert len(answered(told.seen)) == 2


@behaviour()
async def a_result_may_hold_an_image(on: Stage) -> None:
    """What a tool shows, the model sees."""
    said = (user("Look"), assistant(use("toolu_1", path="a")), user(result("toolu_1", [text("Here:"), image()])))
    told = await on.ask(messages=said, tools=TOOLS)
    assert "Here:" in told.seen.results[0].text
    assert told.seen.images == [PNG]


@behaviour()
async def ids_survive_the_loop(on: Stage) -> None:
    """An upstream may name its calls as it likes: it gets its own names back, and clients see legal ones."""
    first = await on.ask(Turn(calls=(Call(on.api.odd_id, "Read", {"path": "a"}),)), tools=TOOLS)
    told = await _second_round(on, first)
    assert [call.id for call in told.seen.calls] == [on.api.odd_id]
    assert [result.id for result in told.seen.results] == [on.api.odd_id]


async def _second_round(on: Stage, first: Told) -> Told:
    (call,) = first.blocks("tool_use")
    called: JSONObject = {"role": "assistant", "content": first.content}
    said = (user("hi"), called, user(result(call["id"], "A")))
    return await on.ask(messages=said, tools=TOOLS)
