"""The OpenAI Chat Completions API as an upstream."""

from __future__ import annotations

from collections.abc import Mapping

from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import BoundDialect, Conversion, Rendered, ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.openai_chat.repair import repaired
from lynkr.converters.openai_chat.request import render
from lynkr.converters.openai_chat.response import decode
from lynkr.converters.openai_chat.stream import ChatStreamDecoder
from lynkr.converters.upstream_errors import upstream_error

__all__ = ["ChatQuirks", "OpenAIChat", "chat"]


def chat(provider: str, quirks: ChatQuirks) -> Conversion:
    """The API as a server with `quirks` speaks it. `provider` is the name that errors show to people."""
    return BoundDialect(OpenAIChat(provider), quirks, repaired)


class OpenAIChat:
    """Satisfies `UpstreamDialect[ChatQuirks]`. `provider` is the name that errors show to people."""

    def __init__(self, provider: str) -> None:
        self._provider = provider

    def render(self, conversation: Conversation, model: str, quirks: ChatQuirks) -> Rendered:
        return render(conversation, model, quirks)

    def stream_decoder(self, context: ReplyContext, quirks: ChatQuirks) -> ChatStreamDecoder:
        return ChatStreamDecoder(context, quirks)

    def decode(self, body: bytes, context: ReplyContext, quirks: ChatQuirks) -> list[Event]:
        return decode(body, context, quirks)

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        return upstream_error(status, headers, body, provider=self._provider)
