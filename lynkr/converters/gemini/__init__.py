"""The Gemini generateContent API as an upstream, on AI Studio and on Vertex AI."""

from __future__ import annotations

from collections.abc import Mapping

from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import BoundDialect, Conversion, Rendered, ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event
from lynkr.converters.gemini.errors import decode_error
from lynkr.converters.gemini.quirks import GeminiQuirks, quirks_of
from lynkr.converters.gemini.repair import repaired
from lynkr.converters.gemini.request import render
from lynkr.converters.gemini.response import decode
from lynkr.converters.gemini.stream import GeminiStreamDecoder

__all__ = ["Gemini", "GeminiQuirks", "gemini", "quirks_of"]


def gemini(provider: str, quirks: GeminiQuirks) -> Conversion:
    """The API as a server with `quirks` speaks it. `provider` is the name that errors show to people."""
    return BoundDialect(Gemini(provider), quirks, repaired)


class Gemini:
    """Satisfies `UpstreamDialect[GeminiQuirks]`. `provider` is the name that errors show to people.

    The model and whether to stream stand in the address, not in the body.
    """

    def __init__(self, provider: str) -> None:
        self._provider = provider

    def render(self, conversation: Conversation, model: str, quirks: GeminiQuirks) -> Rendered:  # noqa: ARG002
        return render(conversation, quirks)

    def stream_decoder(self, context: ReplyContext, quirks: GeminiQuirks) -> GeminiStreamDecoder:
        return GeminiStreamDecoder(context, quirks)

    def decode(self, body: bytes, context: ReplyContext, quirks: GeminiQuirks) -> list[Event]:
        return decode(body, context, quirks)

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        return decode_error(status, headers, body, provider=self._provider)
