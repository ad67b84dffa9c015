"""The upstreams of the fault matrix: one whose answers are converted, and one whose answers pass through.

Each says the same things in its own bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.support import chat_answers as chat
from tests.support import messages_answers as messages
from tests.support.answer import Turn, Usage
from tests.support.upstream import Reply

ANSWER = Turn(text="Hello from upstream", usage=Usage(input=25, output=12))

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Api:
    """`error` is a refusal with a status, and `error_event` one inside a stream; both say `type` and `message`.

    `start` is the beginning of a stream, up to some text. `garbage` is an event of it that nobody can read.
    `keeps_errors`: whether the client sees the upstream's status and words as they are.
    """

    provider: str
    model: str
    title: str
    endpoint: str
    answer: Callable[[bool], Reply]
    error: Callable[[int, str, str, Headers], Reply]
    error_event: Callable[[str], bytes]
    start: tuple[bytes, ...]
    garbage: bytes
    whole: bytes
    keeps_errors: bool

    @property
    def target(self) -> str:
        return f"{self.provider}:{self.model}"


OPENAI = Api(
    provider="openai",
    model="gpt-4o",
    title="OpenAI",
    endpoint="OPENAI_ENDPOINT",
    answer=lambda streamed: chat.answer(ANSWER, streamed=streamed),
    error=lambda status, kind, message, headers: chat.error_reply(status, message, kind, headers=headers),
    error_event=chat.error_chunk,
    start=(chat.role(), chat.text("Hel")),
    garbage=b'data: {"choices":[{"delta":{"content":"l\n\n',
    whole=json.dumps(chat.completion(ANSWER)).encode(),
    keeps_errors=False,
)

AZURE_ANTHROPIC = Api(
    provider="azure-anthropic",
    model="claude-opus-5-5",
    title="Azure Anthropic",
    endpoint="AZURE_ANTHROPIC_ENDPOINT",
    answer=lambda streamed: messages.answer(ANSWER, streamed=streamed),
    error=lambda status, kind, message, headers: messages.error_reply(status, kind, message, headers=headers),
    error_event=lambda message: messages.error_event("api_error", message),
    start=(
        messages.message_start(ANSWER.usage),
        messages.block_start(0, {"type": "text", "text": ""}),
        messages.block_delta(0, {"type": "text_delta", "text": "Hel"}),
    ),
    garbage=b'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"te\n\n',
    whole=json.dumps(messages.message(ANSWER)).encode(),
    keeps_errors=True,
)

APIS = (OPENAI, AZURE_ANTHROPIC)

FALLBACK = "moonshot"
FALLBACK_MODEL = "kimi-k2-turbo-preview"


def fallback_answer(streamed: bool) -> Reply:
    return chat.answer(Turn(text="Hello from the fallback", usage=Usage(input=20, output=10)), streamed=streamed)
