"""What is said, and by whom."""

from __future__ import annotations

from dataclasses import replace

from tests.behaviours.listing import STREAMED, behaviour
from tests.behaviours.stage import HELLO, Stage
from tests.converters.conversations import text
from tests.sdk.blocks import assistant, user
from tests.support.answer import Turn
from tests.support.upstream import Pause

JSONObject = dict[str, object]

ODD = 'Привет ❄ 🎉\u2028line\r\n\ttab "quotes" \\ </s> {"json": [1]}'


@behaviour()
async def text_is_read(on: Stage) -> None:
    """What the model says is what the client reads, every character of it."""
    told = await on.ask(Turn(text=ODD))
    assert told.status == 200
    assert told.text == ODD
    assert told.message["stop_reason"] == "end_turn"


@behaviour(modes=STREAMED)
async def text_comes_as_it_is_said(on: Stage) -> None:
    """Each piece of a stream goes out at once, and nothing waits for the end."""
    steps = [step for piece in on.api.steps(HELLO, None) for step in (piece, Pause(1))]
    told = await on.ask(on.api.stream(*steps))
    times = [time for time, piece in zip(told.client.times, told.client.pieces, strict=True) if b"text_delta" in piece]
    assert len(times) >= 3
    assert times[1] - times[0] >= 1
    assert times[2] - times[1] >= 1


@behaviour()
async def what_the_user_says_is_sent(on: Stage) -> None:
    """What the user says is what the model reads, every character of it."""
    told = await on.ask(messages=(user(ODD),))
    assert told.seen.texts == [("user", ODD)]
    assert told.seen.system == ""


@behaviour()
async def a_system_prompt_is_sent(on: Stage) -> None:
    """The system prompt stands where the upstream expects it, and not among the messages."""
    told = await on.ask(system="Be brief.")
    assert told.seen.system == "Be brief."
    assert told.seen.texts == [("user", "hi")]


@behaviour()
async def a_system_prompt_of_blocks_is_sent(on: Stage) -> None:
    """A system prompt may come in blocks, whose order is kept."""
    told = await on.ask(system=[text("Be brief."), text("Be kind."), text("Be right.")])
    system = told.seen.system
    assert 0 <= system.index("Be brief.") < system.index("Be kind.") < system.index("Be right.")


@behaviour()
async def a_later_system_message_is_sent(on: Stage) -> None:
    """An instruction in the middle of a conversation reaches the model, after what was said before it."""
    instruction: JSONObject = {"role": "system", "content": "Now be long."}
    said = (user("one"), assistant("two"), user("three"), instruction, user("four"))
    told = await on.ask(messages=said, system="Be brief.")
    assert told.seen.system == "Be brief."
    said_later = "\n".join(value for _, value in told.seen.texts)
    assert said_later.index("three") < said_later.index("Now be long.") < said_later.index("four")


@behaviour()
async def turns_keep_their_order(on: Stage) -> None:
    """Each turn is said by whom it was said, in its place."""
    said = (user("one"), assistant("two"), user("three"), assistant("four"), user("five"))
    told = await on.ask(messages=said)
    assert told.seen.texts == [
        ("user", "one"),
        ("assistant", "two"),
        ("user", "three"),
        ("assistant", "four"),
        ("user", "five"),
    ]


@behaviour()
async def neighbours_are_not_lost(on: Stage) -> None:
    """Two messages of one role in a row are both read, although some upstreams want roles to alternate."""
    said = (user("one"), user("two"), assistant("three"), assistant("four"), user("five"))
    told = await on.ask(messages=said)
    assert told.seen.texts == [("user", "one\n\ntwo"), ("assistant", "three\n\nfour"), ("user", "five")]


@behaviour()
async def a_begun_answer_is_no_obstacle(on: Stage) -> None:
    """A client may begin the answer itself, also where the upstream cannot go on with it."""
    told = await on.ask(Turn(text=" brown fox"), messages=(user("Write."), assistant("The quick")))
    assert told.text == " brown fox"
    assert told.seen.texts[0] == ("user", "Write.")


@behaviour()
async def blank_text_does_no_harm(on: Stage) -> None:
    """What says nothing is left out where an upstream would refuse it."""
    said = (user("one", text("  \n")), assistant(text("")), user("two"))
    told = await on.ask(messages=said, system=[text(""), text("Be brief.")])
    assert told.seen.system.strip() == "Be brief."
    assert "one" in told.seen.all_text
    assert "two" in told.seen.all_text


@behaviour()
async def what_the_vendors_tools_found_is_sent(on: Stage) -> None:
    """A conversation in which Anthropic's own tools have run goes on at any provider, and what they found is read."""
    search: JSONObject = {
        "type": "server_tool_use",
        "id": "srvtoolu_1",
        "name": "web_search",
        "input": {"query": "sky"},
    }
    page = {"type": "web_search_result", "title": "The sky", "url": "https://sky.example", "encrypted_content": "x"}
    found: JSONObject = {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": [page]}
    told = await on.ask(messages=(user("hi"), assistant(search, found, "It is blue."), user("Why?")))
    assert told.status == 200
    assert b"https://sky.example" in told.request.body
    assert "It is blue." in told.seen.all_text


@behaviour()
async def an_empty_answer_is_an_answer(on: Stage) -> None:
    """A model that has nothing to say says nothing, which is no error."""
    told = await on.ask(Turn(), repeat=True)
    assert told.status == 200
    assert told.text == ""
    assert told.message["stop_reason"] == "end_turn"


@behaviour()
async def an_answer_may_come_in_any_pieces(on: Stage) -> None:
    """The network may cut the upstream's bytes anywhere, also within a character."""
    answer = on.answer(Turn(text="ä🎉"))
    told = await on.ask(replace(answer, split=11))
    assert told.text == "ä🎉"
