"""Ollama's own API, `/api/chat`, as an upstream."""

from __future__ import annotations

from collections.abc import Mapping

from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import BoundDialect, Conversion, Rendered, ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event
from lynkr.converters.ollama.context import choose_num_ctx
from lynkr.converters.ollama.errors import http_error
from lynkr.converters.ollama.quirks import OllamaQuirks
from lynkr.converters.ollama.repair import repaired
from lynkr.converters.ollama.request import render
from lynkr.converters.ollama.stream import OllamaStreamDecoder, decode

__all__ = ["OllamaChat", "OllamaQuirks", "choose_num_ctx", "ollama_chat"]


def ollama_chat(provider: str, quirks: OllamaQuirks) -> Conversion:
    """The API as a server with `quirks` speaks it. `provider` is the name that errors show to people."""
    return BoundDialect(OllamaChat(provider), quirks, repaired)


class OllamaChat:
    """Satisfies `UpstreamDialect[OllamaQuirks]`. `provider` is the name that errors show to people."""

    def __init__(self, provider: str) -> None:
        self._provider = provider

    def render(self, conversation: Conversation, model: str, quirks: OllamaQuirks) -> Rendered:
        return render(conversation, model, quirks)

    def stream_decoder(self, context: ReplyContext, quirks: OllamaQuirks) -> OllamaStreamDecoder:  # noqa: ARG002
        return OllamaStreamDecoder(context)

    def decode(self, body: bytes, context: ReplyContext, quirks: OllamaQuirks) -> list[Event]:  # noqa: ARG002
        return decode(body, context)

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        return http_error(status, headers, body, provider=self._provider)
