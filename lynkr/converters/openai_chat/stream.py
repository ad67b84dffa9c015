"""Decodes a streamed answer: server-sent events, each a chunk in JSON, `[DONE]` at the end."""

from __future__ import annotations

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from lynkr.converters.openai_chat.chunks import ChunkReader, error_in_answer
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.sse_answer import SSEAnswerDecoder
from lynkr.wire.sse import ServerSentEvent


class ChatStreamDecoder(SSEAnswerDecoder):
    """Satisfies `StreamDecoder`."""

    def __init__(self, context: ReplyContext, quirks: ChatQuirks) -> None:
        self._provider = context.provider
        self._reader = ChunkReader(context, quirks)
        super().__init__(self._reader)

    def _read(self, event: ServerSentEvent, value: object, out: list[Event]) -> bool:
        if event.event == "error":
            payload = value if isinstance(value, dict) else {"error": {"message": event.data}}
            self._reader.fail(error_in_answer(payload, self._provider), out)
        elif isinstance(value, dict):
            self._reader.read(value, out)
        else:
            return False
        return True

    def _done(self, out: list[Event]) -> None:
        # Some servers give no reason to finish.
        self._reader.end(out)
