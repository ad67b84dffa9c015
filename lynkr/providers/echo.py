"""The embedded provider: it repeats what it was told, offline and at once.

It is there so that a first start answers something, and so that a client's set-up can be tried without any account. It
says which provider to configure. Told to `call NAME {"some": "input"}`, it calls that tool of the client's.
"""

from __future__ import annotations

import hashlib
import json
import re

from lynkr.converters.conversation import Conversation, Message, TextBlock, ToolResultBlock
from lynkr.converters.events import (
    BlockStart,
    BlockStop,
    Delta,
    Event,
    MessageDelta,
    MessageStart,
    MessageStop,
    Usage,
)
from lynkr.converters.harness import without_notes
from lynkr.converters.ids import message_id
from lynkr.providers.base import EmbeddedProvider

_CALL = re.compile(r"\bcall ([A-Za-z0-9_-]{1,64})\s*(?=\{)")
_WORD = re.compile(r"\s*\S+|\s+$")
_MAX_ECHO = 2000

HINT = (
    "This is lynkr's embedded echo provider: no model is configured yet. Set MODEL_PROVIDER in the environment or in "
    ".env, for example MODEL_PROVIDER=openai with OPENAI_API_KEY, and start lynkr again. "
    "docs/configuration.md lists every provider and setting."
)


def _answer(conversation: Conversation, model: str) -> list[Event]:
    # Behind what the user said, Claude Code puts instructions in a message of the system's.
    last = next((message for message in reversed(conversation.messages) if message.role == "user"), None)
    if last is None:
        return _text(conversation, model, HINT)
    results = [block for block in last.content if isinstance(block, ToolResultBlock)]
    said = _said(last)
    if results:
        return _text(conversation, model, f"The tool answered: {_result_text(results[-1])[:_MAX_ECHO]}")
    if call := _call(conversation, said):
        return _tool_use(conversation, model, *call)
    return _text(conversation, model, f"You said: {said[:_MAX_ECHO]}\n\n{HINT}")


def _said(message: Message) -> str:
    texts = (without_notes(block.text) for block in message.content if isinstance(block, TextBlock))
    return "\n".join(text for text in texts if text)


def _result_text(result: ToolResultBlock) -> str:
    return "\n".join(block.text for block in result.content if isinstance(block, TextBlock))


def _call(conversation: Conversation, said: str) -> tuple[str, dict[str, object]] | None:
    """The tool call that the user asks for, if it names one of the client's tools and an input in JSON."""
    match = _CALL.search(said)
    if match is None or match.group(1) not in {tool.name for tool in conversation.tools}:
        return None
    try:
        value, _ = json.JSONDecoder().raw_decode(said, match.end())
    except ValueError:
        return None
    return (match.group(1), value) if isinstance(value, dict) else None


def _text(conversation: Conversation, model: str, text: str) -> list[Event]:
    words: list[Event] = [Delta(0, "text", word) for word in _WORD.findall(text)]
    return _message(conversation, model, [BlockStart(0, "text"), *words, BlockStop(0)], "end_turn")


def _tool_use(conversation: Conversation, model: str, name: str, value: dict[str, object]) -> list[Event]:
    text = json.dumps(value, ensure_ascii=False)
    # Unique in the conversation, which grows between two calls.
    call = f"{len(conversation.messages)}:{name}:{text}".encode("utf-8", "backslashreplace")
    start = BlockStart(0, "tool_use", id="toolu_" + hashlib.sha256(call).hexdigest()[:24], name=name)
    return _message(conversation, model, [start, Delta(0, "input_json", text), BlockStop(0)], "tool_use")


def _message(conversation: Conversation, model: str, blocks: list[Event], stop_reason: str) -> list[Event]:
    said = sum(len(_said(message)) for message in conversation.messages)
    produced = sum(len(event.text) for event in blocks if isinstance(event, Delta))
    usage = Usage(input_tokens=said // 4 + 1, output_tokens=produced // 4 + 1, estimated=True)
    end: list[Event] = [MessageDelta(stop_reason, None, usage), MessageStop()]
    return [MessageStart(message_id(), model, Usage(input_tokens=usage.input_tokens)), *blocks, *end]


ECHO = EmbeddedProvider(
    name="echo",
    title="the embedded echo",
    label="echo",
    setup="MODEL_PROVIDER=echo",
    model=lambda settings, wish: "echo",
    answer=_answer,
)
