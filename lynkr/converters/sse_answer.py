"""Decodes a streamed answer that comes as server-sent events, each with a JSON value."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol

from lynkr.converters.events import Event
from lynkr.converters.json_text import parse_lenient
from lynkr.wire.sse import ServerSentEvent, SSEDecoder

_MAX_UNREADABLE = 3
"""How many events in a row may be no part of an answer."""


class AnswerReader(Protocol):
    """What knows the answers of an API."""

    @property
    def over(self) -> bool:
        """Whether the answer has ended, in whatever way."""
        ...

    @property
    def finished(self) -> bool:
        """Whether the model has finished, so that the end of the stream completes the answer."""
        ...

    def close(self, out: list[Event]) -> None:
        """The stream has ended."""
        ...

    def broken(self, what: str, out: list[Event]) -> None:
        """The upstream did `what` instead of answering."""
        ...


class SSEAnswerDecoder(ABC):
    """Satisfies `StreamDecoder`. An API adds how it reads the value of an event."""

    def __init__(self, reader: AnswerReader) -> None:
        self._answer = reader
        self._sse = SSEDecoder()
        self._unreadable = 0

    @property
    def awaits_end(self) -> bool:
        """Whether the model has finished and only counts and the end are missing."""
        return self._answer.finished and not self._answer.over

    def feed(self, data: bytes) -> list[Event]:
        out: list[Event] = []
        for event in self._sse.feed(data):
            self._take(event, out)
        return out

    def close(self) -> list[Event]:
        out: list[Event] = []
        for event in self._sse.close():
            self._take(event, out)
        self._answer.close(out)
        return out

    @abstractmethod
    def _read(self, event: ServerSentEvent, value: object, out: list[Event]) -> bool:
        """Read an event with its `value`, None where its data is no JSON. False where it is no part of an answer."""

    def _done(self, out: list[Event]) -> None:
        """The stream said `[DONE]`."""
        self._answer.close(out)

    def _take(self, event: ServerSentEvent, out: list[Event]) -> None:
        data = event.data
        if self._answer.over or not data or data.isspace():
            return
        if data.startswith("[DONE]"):
            self._done(out)
        elif self._read(event, parse_lenient(data), out):
            self._unreadable = 0
        else:
            self._unreadable += 1
            if self._unreadable == _MAX_UNREADABLE:
                self._answer.broken("sent what is no part of an answer", out)
