"""Decodes a streamed answer: server-sent events, each an event of the answer in JSON.

The event that ends the answer has the counts too, so there is nothing to wait for. Some servers send `[DONE]` after it;
an answer that was not complete before is not complete then.
"""

from __future__ import annotations

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.openai_responses.reader import EventReader
from lynkr.converters.sse_answer import SSEAnswerDecoder
from lynkr.wire.sse import ServerSentEvent


class ResponsesStreamDecoder(SSEAnswerDecoder):
    """Satisfies `StreamDecoder`."""

    def __init__(self, context: ReplyContext) -> None:
        self._reader = EventReader(context)
        super().__init__(self._reader)

    def _read(self, event: ServerSentEvent, value: object, out: list[Event]) -> bool:
        if isinstance(value, dict):
            # The name of the event says nothing that its type does not, where it has one.
            kind = value.get("type")
            if not isinstance(kind, str):
                kind = "error" if value.get("error") else event.event
            self._reader.read("error" if event.event == "error" else kind, value, out)
        elif event.event == "error":
            self._reader.read("error", {"error": {"message": event.data}}, out)
        else:
            return False
        return True
