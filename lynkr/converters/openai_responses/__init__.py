"""The OpenAI Responses API as an upstream."""

from __future__ import annotations

from collections.abc import Mapping

from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import BoundDialect, Conversion, Rendered, ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event
from lynkr.converters.openai_responses.quirks import ResponsesQuirks
from lynkr.converters.openai_responses.repair import repaired
from lynkr.converters.openai_responses.request import render
from lynkr.converters.openai_responses.response import decode
from lynkr.converters.openai_responses.stream import ResponsesStreamDecoder
from lynkr.converters.upstream_errors import upstream_error

__all__ = ["OpenAIResponses", "ResponsesQuirks", "responses"]


def responses(provider: str, name: str, quirks: ResponsesQuirks) -> Conversion:
    """The API as a server with `quirks` speaks it. `provider` is the name that errors show to people, and `name` the
    one that `ReplyContext` has: reasoning goes back only to the provider that it came from."""
    return BoundDialect(OpenAIResponses(provider, name), quirks, repaired)


class OpenAIResponses:
    """Satisfies `UpstreamDialect[ResponsesQuirks]`."""

    def __init__(self, provider: str, name: str) -> None:
        self._provider = provider
        self._name = name

    def render(self, conversation: Conversation, model: str, quirks: ResponsesQuirks) -> Rendered:
        return render(conversation, model, quirks, self._name)

    def stream_decoder(
        self,
        context: ReplyContext,
        quirks: ResponsesQuirks,  # noqa: ARG002 - answers do not differ
    ) -> ResponsesStreamDecoder:
        return ResponsesStreamDecoder(context)

    def decode(
        self,
        body: bytes,
        context: ReplyContext,
        quirks: ResponsesQuirks,  # noqa: ARG002 - answers do not differ
    ) -> list[Event]:
        return decode(body, context)

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        return upstream_error(status, headers, body, provider=self._provider)
