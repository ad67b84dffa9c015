"""Short ways to decode an answer."""

from __future__ import annotations

import json
from collections.abc import Iterable

from lynkr.converters.bedrock_converse import BedrockConverse, ConverseQuirks
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event
from tests.converters.reading import JsonObject, check_order

PLAIN = ConverseQuirks()
NATIVE = ConverseQuirks(native_thinking=True)
"""A Claude."""
QUIET = ReplyContext(provider="bedrock", model="claude-x", input_tokens=7)
"""For a client that does not want to read reasoning."""
CURIOUS = ReplyContext(provider="bedrock", model="claude-x", input_tokens=7, wants_thinking=True)


def decoded(
    pieces: bytes | Iterable[bytes], context: ReplyContext = QUIET, quirks: ConverseQuirks = PLAIN
) -> list[Event]:
    """All events of a stream, which are in order."""
    decoder = BedrockConverse("Amazon Bedrock").stream_decoder(context, quirks)
    events: list[Event] = []
    for piece in [pieces] if isinstance(pieces, bytes) else pieces:
        events += decoder.feed(piece)
    events += decoder.close()
    assert decoder.feed(b"") == decoder.close() == []
    check_order(events)
    return events


def whole(answer: JsonObject, context: ReplyContext = QUIET, quirks: ConverseQuirks = PLAIN) -> list[Event]:
    """All events of an answer in one piece, which are in order."""
    events = BedrockConverse("Amazon Bedrock").decode(json.dumps(answer).encode(), context, quirks)
    check_order(events)
    return events
