"""The canonical answer: what a model says, as a sequence of events.

The events are those of the Anthropic Messages stream, reduced to what carries meaning. They are plain objects with
slots because a stream makes thousands of them. Order, as `Answer` and every encoder rely on it:

    MessageStart, then for each block BlockStart, any number of Delta, BlockStop (indexes 0, 1, 2 …, one block open at
    a time), then MessageDelta, MessageStop.

A `Failure` may stand anywhere instead of the rest, and nothing follows it.

Source: Anthropic API reference, "Streaming Messages".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError

BlockKind: TypeAlias = Literal["text", "thinking", "tool_use", "redacted_thinking"]
DeltaKind: TypeAlias = Literal["text", "thinking", "signature", "input_json"]
StopReason: TypeAlias = str
"""end_turn, max_tokens, stop_sequence, tool_use, pause_turn, refusal or model_context_window_exceeded."""


@dataclass(slots=True)
class Usage:
    """Tokens of one answer. `input_tokens` leaves out what was read from or written to the prompt cache."""

    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_input_tokens: int = 0
    cache_creation_input_tokens: int = 0
    thinking_tokens: int | None = None
    """The part of `output_tokens` spent on reasoning, where the upstream says so."""
    estimated: bool = False
    """Whether the numbers are our own estimate because the upstream sent none."""


@dataclass(slots=True)
class MessageStart:
    id: str
    model: str
    usage: Usage


@dataclass(slots=True)
class BlockStart:
    """Opens block `index`. `id` and `name` are those of a tool call, `data` that of redacted thinking."""

    index: int
    kind: BlockKind
    id: str = ""
    name: str = ""
    data: str = ""


@dataclass(slots=True)
class Delta:
    """More of block `index`: text, thinking, its signature, or a piece of the JSON text of a tool's input."""

    index: int
    kind: DeltaKind
    text: str


@dataclass(slots=True)
class BlockStop:
    index: int


@dataclass(slots=True)
class Remember:
    """Reasoning behind the answer's tool calls that the upstream will want back and the client does not get.

    It stands before `MessageDelta`, and means nothing to a client: it is for the gateway, which puts a thinking block
    with this text and signature before the calls when they come back without one.
    """

    thinking: str
    signature: str


@dataclass(slots=True)
class MessageDelta:
    """The end of the answer. `usage` is complete."""

    stop_reason: StopReason
    stop_sequence: str | None
    usage: Usage


@dataclass(slots=True)
class MessageStop:
    pass


@dataclass(slots=True)
class Failure:
    """The upstream broke off, or reported an error in the stream."""

    error: ApiError


Event: TypeAlias = MessageStart | BlockStart | Delta | BlockStop | Remember | MessageDelta | MessageStop | Failure


def unless_failed(events: list[Event]) -> list[Event]:
    """`events` of an answer. Raises the `ApiError` of a `Failure` at their end."""
    if isinstance(events[-1], Failure):
        raise events[-1].error
    return events


@dataclass(slots=True)
class Answer:
    """A whole answer: the fold of its events. `content` holds blocks in their JSON form."""

    id: str
    model: str
    content: list[JsonObject] = field(default_factory=list)
    stop_reason: StopReason = "end_turn"
    stop_sequence: str | None = None
    usage: Usage = field(default_factory=Usage)
