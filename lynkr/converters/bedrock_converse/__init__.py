"""The Converse API of Amazon Bedrock as an upstream."""

from __future__ import annotations

from collections.abc import Mapping

from lynkr.converters.aws_errors import aws_error
from lynkr.converters.bedrock_converse.families import is_claude, quirks_of
from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.bedrock_converse.repair import repaired
from lynkr.converters.bedrock_converse.request import render
from lynkr.converters.bedrock_converse.response import decode
from lynkr.converters.bedrock_converse.stream import ConverseStreamDecoder
from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import BoundDialect, Conversion, Rendered, ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event

__all__ = ["BedrockConverse", "ConverseQuirks", "converse", "is_claude", "quirks_of"]


def converse(provider: str, quirks: ConverseQuirks) -> Conversion:
    """The API as a model with `quirks` takes it. `provider` is the name that errors show to people."""
    return BoundDialect(BedrockConverse(provider), quirks, repaired)


class BedrockConverse:
    """Satisfies `UpstreamDialect[ConverseQuirks]`. `provider` is the name that errors show to people."""

    def __init__(self, provider: str) -> None:
        self._provider = provider

    def render(
        self,
        conversation: Conversation,
        model: str,  # noqa: ARG002 - named by the address, not by the body
        quirks: ConverseQuirks,
    ) -> Rendered:
        return render(conversation, quirks)

    def stream_decoder(self, context: ReplyContext, quirks: ConverseQuirks) -> ConverseStreamDecoder:
        return ConverseStreamDecoder(context, quirks, self._provider)

    def decode(self, body: bytes, context: ReplyContext, quirks: ConverseQuirks) -> list[Event]:
        return decode(body, context, quirks, self._provider)

    def decode_error(self, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
        return aws_error(status, headers, body, provider=self._provider)
