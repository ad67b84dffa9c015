"""Decodes a streamed answer: frames of the event stream, each an event in JSON or an error."""

from __future__ import annotations

from lynkr.converters.aws_errors import broken_stream, frame_error
from lynkr.converters.bedrock_converse.answer import AnswerReader
from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.json_text import parse
from lynkr.wire.aws_event_stream import EventStreamFrames, Frame


class ConverseStreamDecoder:
    """Satisfies `StreamDecoder`. `title` is the provider's name in errors."""

    def __init__(self, context: ReplyContext, quirks: ConverseQuirks, title: str) -> None:
        self._title = title
        self._frames = EventStreamFrames()
        self._reader = AnswerReader(context, quirks)

    @property
    def awaits_end(self) -> bool:
        """Whether the model has finished and only the counts are missing."""
        return self._reader.stop_reason is not None and not self._reader.over

    def feed(self, data: bytes) -> list[Event]:
        out: list[Event] = []
        for frame in self._frames.feed(data):
            self._take(frame, out)
        if self._frames.broken is not None:
            self._broken(self._frames.broken, out)
        return out

    def close(self) -> list[Event]:
        out: list[Event] = []
        self._frames.close()
        if self._reader.stop_reason is not None:
            self._reader.end(out)
        else:
            self._broken(self._frames.broken or "the stream ended before the answer was complete", out)
        return out

    def _take(self, frame: Frame, out: list[Event]) -> None:
        if (error := frame_error(frame, provider=self._title)) is not None:
            self._reader.fail(error, out)
            return
        payload = parse(frame.payload)
        if isinstance(payload, dict):
            self._reader.read(str(frame.headers.get(":event-type")), payload, out)
        elif frame.payload:
            self._broken("an event of the stream is not JSON", out)

    def _broken(self, what: str, out: list[Event]) -> None:
        self._reader.fail(broken_stream(what, provider=self._title), out)
