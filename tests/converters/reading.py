"""Short ways to read the events that an answer becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lynkr.converters.events import (
    BlockStart,
    BlockStop,
    Delta,
    Event,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    Remember,
)
from lynkr.converters.fold import fold

JsonObject = dict[str, object]


def check_order(events: Sequence[Event]) -> None:
    """That the events are a whole answer: in order, blocks numbered and closed, deltas of their block's kind."""
    left = iter(events)
    opened: BlockStart | None = None
    deltas = {"text": {"text"}, "thinking": {"thinking", "signature"}, "tool_use": {"input_json"}}
    count, signed, ended = 0, False, False
    for position, event in enumerate(left):
        assert isinstance(event, Failure) or isinstance(event, MessageStart) == (position == 0)
        match event:
            case Failure():
                assert next(left, None) is None
                return
            case BlockStart():
                assert opened is None
                assert not ended
                assert event.index == count
                assert (event.id != "") == (event.name != "") == (event.kind == "tool_use")
                opened, signed, count = event, False, count + 1
            case Delta():
                assert opened is not None
                assert event.index == opened.index
                assert event.kind in deltas[opened.kind]
                assert event.text != ""
                assert not signed
                signed = event.kind == "signature"
            case BlockStop():
                assert opened is not None
                assert event.index == opened.index
                assert signed == (opened.kind == "thinking")
                opened = None
            case Remember():
                assert opened is None
                assert not ended
                assert event.signature != ""
            case MessageDelta():
                assert opened is None
                assert count > 0
                assert not ended
                ended = True
            case MessageStop():
                assert ended
                assert next(left, None) is None
                return
    raise AssertionError("the answer has no end")


def joined(events: Iterable[Event]) -> list[Event]:
    """The events with deltas in a row put together, and without what is random."""
    result: list[Event] = []
    for event in events:
        last = result[-1] if result else None
        if (
            isinstance(event, Delta)
            and isinstance(last, Delta)
            and (event.index, event.kind) == (last.index, last.kind)
        ):
            result[-1] = Delta(last.index, last.kind, last.text + event.text)
        elif isinstance(event, MessageStart):
            result.append(MessageStart("", event.model, event.usage))
        elif isinstance(event, BlockStart) and event.id.startswith("toolu_"):
            result.append(BlockStart(event.index, event.kind, "toolu_", event.name))
        else:
            result.append(event)
    return result


def content(events: Iterable[Event]) -> list[JsonObject]:
    return fold(events).content


def outline(events: Iterable[Event]) -> list[tuple[str, ...]]:
    """The blocks in short: (kind, text), or (tool_use, name, arguments)."""
    short: list[tuple[str, ...]] = []
    for event in joined(events):
        match event:
            case BlockStart(kind="tool_use", name=name):
                short.append(("tool_use", name, ""))
            case BlockStart(kind=kind):
                short.append((kind, ""))
            case Delta(kind="signature"):
                pass
            case Delta(text=text):
                short[-1] = (*short[-1][:-1], text)
            case _:
                pass
    return short


def end_of(events: Sequence[Event]) -> MessageDelta:
    end = events[-2]
    assert isinstance(end, MessageDelta)
    return end


def failure_of(events: Sequence[Event]) -> Failure:
    failure = events[-1]
    assert isinstance(failure, Failure)
    return failure


def splits(data: bytes) -> Iterator[list[bytes]]:
    """The stream byte by byte, and cut in two at every place."""
    yield [data[at : at + 1] for at in range(len(data))]
    for cut in range(1, len(data)):
        yield [data[:cut], data[cut:]]
