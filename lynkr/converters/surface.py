"""What the gateway asks of a surface dialect: word an answer or an error for the client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lynkr.converters.errors import ApiError
from lynkr.converters.events import Answer, Event


class Surface(Protocol):
    """One API as clients see it. A surface is stateless; what a stream has to remember is in its encoder."""

    name: str
    ping: bytes
    """What keeps a silent stream alive."""

    def stream_encoder(self, request_id: str) -> StreamEncoder: ...

    def encode_answer(self, answer: Answer) -> bytes: ...

    def encode_error(self, error: ApiError, request_id: str) -> bytes:
        """The body of an answer with an error status."""
        ...

    def encode_stream_error(self, error: ApiError, request_id: str) -> bytes:
        """The end of a stream that broke: never a clean one."""
        ...


class StreamEncoder(Protocol):
    def encode(self, events: Sequence[Event]) -> bytes:
        """The bytes of the next events. A `Failure` among them is encoded as the stream's end."""
        ...
