"""Why an answer ends, and what it cost."""

from __future__ import annotations

from tests.behaviours.api import STOP_SEQUENCE, Counts
from tests.behaviours.listing import behaviour
from tests.behaviours.stage import Stage
from tests.support.answer import Call, Turn

SAID = Turn(text="Once upon")


@behaviour()
async def a_limit_shows(on: Stage) -> None:
    """A client learns that an answer was cut at max_tokens, and keeps what there is."""
    told = await on.ask(on.answer(SAID, stop="max_tokens"))
    assert told.message["stop_reason"] == "max_tokens"
    assert told.text == "Once upon"


@behaviour()
async def a_refusal_shows(on: Stage) -> None:
    """A client learns that a filter has stopped the answer: it is neither complete nor an error."""
    told = await on.ask(on.answer(SAID, stop="refusal"))
    assert told.message["stop_reason"] == "refusal"
    assert told.text == "Once upon"


@behaviour()
async def a_stop_sequence_shows(on: Stage) -> None:
    """A client learns which of its stop sequences has ended the answer."""
    told = await on.ask(on.answer(SAID, stop="stop_sequence"), stop_sequences=[STOP_SEQUENCE])
    assert told.message["stop_reason"] == "stop_sequence"
    assert told.message["stop_sequence"] == STOP_SEQUENCE


@behaviour()
async def a_full_window_shows(on: Stage) -> None:
    """A client learns that the context window was full before the answer had ended."""
    told = await on.ask(on.answer(SAID, stop="model_context_window_exceeded"))
    assert told.message["stop_reason"] == "model_context_window_exceeded"


@behaviour()
async def tokens_are_counted(on: Stage) -> None:
    """The counts are the upstream's."""
    told = await on.ask(Turn(text="Hi", usage=Counts(input=100, output=30)))
    assert told.usage["input_tokens"] == 100
    assert told.usage["output_tokens"] == 30
    assert not told.usage.get("cache_read_input_tokens")


@behaviour()
async def tokens_of_calls_are_counted(on: Stage) -> None:
    """The counts are the upstream's also when the answer is a call."""
    told = await on.ask(Turn(calls=(Call("toolu_1", "Read"),), usage=Counts(input=100, output=30)))
    assert told.usage["input_tokens"] == 100
    assert told.usage["output_tokens"] == 30


@behaviour()
async def tokens_from_the_cache_are_counted(on: Stage) -> None:
    """What was read from the prompt cache is counted by itself, and not as input."""
    told = await on.ask(Turn(text="Hi", usage=Counts(input=100, cache_read=2000, output=30)))
    assert told.usage["input_tokens"] == 100
    assert told.usage["cache_read_input_tokens"] == 2000
    assert told.usage["output_tokens"] == 30


@behaviour()
async def tokens_into_the_cache_are_counted(on: Stage) -> None:
    """What was written into the prompt cache is counted by itself, and not as input."""
    told = await on.ask(Turn(text="Hi", usage=Counts(input=100, cache_read=2000, cache_write=500, output=30)))
    assert told.usage["input_tokens"] == 100
    assert told.usage["cache_read_input_tokens"] == 2000
    assert told.usage["cache_creation_input_tokens"] == 500


@behaviour()
async def tokens_of_reasoning_are_counted(on: Stage) -> None:
    """What was spent on reasoning is part of the output, and shown by itself."""
    told = await on.ask(Turn(text="Hi", usage=Counts(output=40, reasoning=25)))
    assert told.usage["output_tokens"] == 40
    assert told.usage.get("output_tokens_details") == {"thinking_tokens": 25}
