"""A streamed answer between two dialects: upstream bytes in, client bytes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lynkr.converters.dialect import StreamDecoder
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event, Failure, MessageDelta, MessageStart, MessageStop, Usage
from lynkr.converters.surface import StreamEncoder
from lynkr.gateway.thoughts import AnswerReader


class Relay(Protocol):
    """`started` is set once a part of the answer has come, `finished` with its end, `failure` when it broke.

    A failure before the start gives no bytes; after it, the bytes end in the client's form of the error.
    """

    started: bool
    finished: bool
    failure: ApiError | None
    usage: Usage
    stop_reason: str | None

    @property
    def awaits_end(self) -> bool:
        """Whether the answer is all there but for its end, so that `close` ends it well."""
        ...

    def feed(self, data: bytes) -> bytes: ...

    def close(self) -> bytes:
        """Say that the upstream has ended its stream."""
        ...


class ConvertingRelay:
    """Decodes the upstream's dialect and encodes the client's."""

    def __init__(self, decoder: StreamDecoder, encoder: StreamEncoder, thoughts: AnswerReader) -> None:
        self._decoder = decoder
        self._encoder = encoder
        self._thoughts = thoughts
        self.started = False
        self.finished = False
        self.failure: ApiError | None = None
        self.usage = Usage()
        self.stop_reason: str | None = None

    @property
    def awaits_end(self) -> bool:
        return self._decoder.awaits_end

    def feed(self, data: bytes) -> bytes:
        return self._encode(self._decoder.feed(data))

    def close(self) -> bytes:
        return self._encode(self._decoder.close())

    def _encode(self, events: Sequence[Event]) -> bytes:
        if not events:
            return b""
        had_started = self.started
        match events[0]:
            case MessageStart(usage=usage):
                self.started, self.usage = True, usage
        self._thoughts.read(events)
        match events[-1]:
            case MessageStop():
                self.finished = True
                for event in events:
                    if isinstance(event, MessageDelta):
                        self.usage, self.stop_reason = event.usage, event.stop_reason
            case Failure(error):
                self.failure = error
                if not had_started:
                    return b""
        return self._encoder.encode(events)
