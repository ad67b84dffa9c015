"""What a client sets, and what it leaves alone."""

from __future__ import annotations

from tests.behaviours.listing import behaviour
from tests.behaviours.stage import Stage

USER_ID = "user_5f2d_account__session_0d9c7e3a-0b5e-4a52-9d0f-6f1d2c3b4a59"
ANSWER = {
    "type": "object",
    "properties": {"name": {"type": "string"}},
    "required": ["name"],
    "additionalProperties": False,
}


@behaviour()
async def temperature_is_sent(on: Stage) -> None:
    """A temperature counts."""
    told = await on.ask(temperature=0.4)
    assert told.seen.temperature == 0.4


@behaviour()
async def top_p_is_sent(on: Stage) -> None:
    """A top_p counts."""
    told = await on.ask(top_p=0.9)
    assert told.seen.top_p == 0.9


@behaviour()
async def top_k_is_sent(on: Stage) -> None:
    """A top_k counts."""
    told = await on.ask(top_k=40)
    assert told.seen.top_k == 40


@behaviour()
async def sampling_does_no_harm(on: Stage) -> None:
    """A model that samples as it likes does not refuse a client that asks for something else."""
    told = await on.ask(temperature=0.4, top_p=0.9, top_k=40)
    assert told.status == 200


@behaviour()
async def nothing_is_made_up(on: Stage) -> None:
    """What the client leaves alone stays the upstream's to decide."""
    told = await on.ask()
    seen = told.seen
    assert (seen.temperature, seen.top_p, seen.top_k, seen.stop, seen.thinking) == (None, None, None, [], None)
    assert (seen.tools, seen.tool_choice, seen.schema) == ({}, "", None)


@behaviour()
async def a_stop_sequence_is_sent(on: Stage) -> None:
    """The model stops where the client says."""
    told = await on.ask(stop_sequences=["END"])
    assert told.seen.stop == ["END"]


@behaviour()
async def many_stop_sequences_do_no_harm(on: Stage) -> None:
    """An upstream that takes a few stop sequences does not refuse a client that has many."""
    told = await on.ask(stop_sequences=[f"END{number}" for number in range(8)])
    assert told.status == 200
    assert told.seen.stop == [f"END{number}" for number in range(len(told.seen.stop))]


@behaviour()
async def a_limit_is_sent(on: Stage) -> None:
    """The answer is no longer than the client says."""
    told = await on.ask(max_tokens=3000)
    assert told.seen.max_tokens == 3000


@behaviour()
async def a_limit_may_be_too_high(on: Stage) -> None:
    """A client made for another model may ask for longer answers than this one can give."""
    told = await on.ask(max_tokens=250_000)
    assert told.status == 200
    assert told.seen.max_tokens is not None


@behaviour()
async def a_limit_may_be_missing(on: Stage) -> None:
    """A client may set no limit at all."""
    told = await on.ask(max_tokens=None)
    assert told.status == 200


@behaviour()
async def structured_output_is_asked_for(on: Stage) -> None:
    """A client that wants JSON by a schema gets it."""
    told = await on.ask(output_config={"format": {"type": "json_schema", "schema": ANSWER}})
    assert told.seen.schema == ANSWER


@behaviour()
async def structured_output_does_no_harm(on: Stage) -> None:
    """Where the upstream cannot promise a schema, the client still gets an answer."""
    told = await on.ask(output_config={"format": {"type": "json_schema", "schema": ANSWER}})
    assert told.text == "Hello from upstream"


@behaviour()
async def the_user_stays_unknown(on: Stage) -> None:
    """Who the user is, and which account pays, is nobody's business upstream."""
    told = await on.ask(metadata={"user_id": USER_ID})
    assert told.status == 200
    assert b"user_5f2d" not in told.request.body
    assert b"0d9c7e3a" not in told.request.body


@behaviour()
async def unknown_fields_do_no_harm(on: Stage) -> None:
    """A field that is newer than this gateway reaches an upstream that speaks the same API, and no other."""
    headers = {"anthropic-beta": "context-management-2025-06-27"}
    told = await on.ask(context_management={"edits": []}, headers=headers)
    assert told.status == 200
    assert ("context_management" in told.request.json) is on.speaks_messages


@behaviour()
async def private_fields_stay_here(on: Stage) -> None:
    """What programs in between put into a request for themselves goes no further."""
    told = await on.ask(_trace={"id": "geheim"}, __internal="geheim")
    assert told.status == 200
    assert b"geheim" not in told.request.body
