"""What the gateway asks of an upstream dialect: render a request, decode an answer.

A dialect is pure. It is fed the upstream's bytes as they come off the socket, cut anywhere, and gives canonical events.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar

from lynkr.converters.conversation import Conversation
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event


@dataclass(frozen=True, slots=True)
class Rendered:
    """A request body for the upstream, and what is needed to read the answer to it."""

    body: bytes
    tool_names: Mapping[str, str] = field(default_factory=dict)
    """The client's name of each tool that had to be renamed for the upstream, by the upstream's name."""


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What a decoder has to know of the request whose answer it reads."""

    provider: str
    model: str
    """The model that the answer names: by default the one that the client asked for."""
    wants_thinking: bool = False
    input_tokens: int = 0
    """An estimate, reported until the upstream gives its own count."""
    tool_names: Mapping[str, str] = field(default_factory=dict)


class StreamDecoder(Protocol):
    """Turns the bytes of one streamed answer into events.

    Errors in the stream become a `Failure` event, which is the last one; a decoder never raises for what the upstream
    sent.
    """

    @property
    def awaits_end(self) -> bool:
        """Whether the model has finished and only counts and the end of the stream may still come."""
        ...

    def feed(self, data: bytes) -> list[Event]:
        """Take the next bytes. An empty list means that nothing is complete yet."""
        ...

    def close(self) -> list[Event]:
        """Say that the upstream has ended its stream. An answer that was not complete ends in a `Failure`."""
        ...


Quirks = TypeVar("Quirks")
Quirks_contra = TypeVar("Quirks_contra", contravariant=True)


class UpstreamDialect(Protocol[Quirks_contra]):
    """One upstream API. `quirks` says how the server at hand differs from the API's reference."""

    def render(self, conversation: Conversation, model: str, quirks: Quirks_contra) -> Rendered:
        """The request body for `model`. Raises `ApiError` when the upstream cannot serve the conversation."""
        ...

    def stream_decoder(self, context: ReplyContext, quirks: Quirks_contra) -> StreamDecoder: ...

    def decode(self, body: bytes, context: ReplyContext, quirks: Quirks_contra) -> list[Event]:
        """The events of an answer that came in one piece. Raises `ApiError` when it is not one."""
        ...

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        """The error that an answer with HTTP `status` of 400 or more reports. Header names are in lower case."""
        ...


class Conversion(Protocol):
    """A dialect as one server speaks it: with its quirks, as far as they are known."""

    def render(self, conversation: Conversation, model: str) -> Rendered: ...

    def stream_decoder(self, context: ReplyContext) -> StreamDecoder: ...

    def decode(self, body: bytes, context: ReplyContext) -> list[Event]: ...

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError: ...

    def learn(self, error: ApiError) -> Conversion | None:
        """The same with what `error` teaches of the server, or None where it teaches nothing."""
        ...


@dataclass(frozen=True, slots=True)
class BoundDialect(Generic[Quirks]):
    """A dialect and quirks as one `Conversion`. `lesson` finds better quirks in an error."""

    dialect: UpstreamDialect[Quirks]
    quirks: Quirks
    lesson: Callable[[Quirks, ApiError], Quirks | None] = lambda _quirks, _error: None

    def render(self, conversation: Conversation, model: str) -> Rendered:
        return self.dialect.render(conversation, model, self.quirks)

    def stream_decoder(self, context: ReplyContext) -> StreamDecoder:
        return self.dialect.stream_decoder(context, self.quirks)

    def decode(self, body: bytes, context: ReplyContext) -> list[Event]:
        return self.dialect.decode(body, context, self.quirks)

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        return self.dialect.decode_error(status, headers, body)

    def learn(self, error: ApiError) -> Conversion | None:
        better = self.lesson(self.quirks, error)
        return None if better is None else replace(self, quirks=better)
