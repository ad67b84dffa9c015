"""Keeps the reasoning behind tool calls for as long as their results may come.

Some upstreams want the reasoning that led to a tool call back with the call's result. It travels in thinking blocks,
but a client that has not asked to see any gets none, and some clients drop them. So it is kept here by the ids of the
calls, and put back where it is missing.

Ids alone do not tell conversations apart: Kimi's first call of the tool Read is `functions.Read:0` in all of them. So
each conversation is asked about its own calls only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

import trio

from lynkr.converters.conversation import Block, Conversation, Message, ThinkingBlock, ToolUseBlock
from lynkr.converters.events import BlockStart, Delta, Event, MessageStop, Remember
from lynkr.converters.identity import first_words, user_and_session
from lynkr.gateway.turn import Turn

_MAX_BYTES = 64 * 1024 * 1024
_MAX_AGE = 6 * 3600.0
"""Seconds. A user may sleep over a question that a tool asks."""


class _Thought(NamedTuple):
    thinking: str
    signature: str
    at: float

    @property
    def size(self) -> int:
        # Python's own share of an entry is about as large as a short text.
        return len(self.thinking) + len(self.signature) + 500


class Thoughts:
    """One for all requests. The oldest go when it is full or they are old."""

    def __init__(self, max_bytes: int = _MAX_BYTES, max_age: float = _MAX_AGE) -> None:
        self._max_bytes = max_bytes
        self._max_age = max_age
        self._by_call: OrderedDict[tuple[bytes, str], _Thought] = OrderedDict()
        self._bytes = 0

    def reader(self, turn: Turn) -> AnswerReader:
        """What reads the answer to `turn` on its way to the client, and keeps what has to be kept of it."""
        return AnswerReader(self, turn)

    def keep(self, turn: Turn, calls: Sequence[str], thinking: str, signature: str) -> None:
        """Keep the reasoning that led to `calls` in the answer to `turn`."""
        origin = _origin(turn)
        for call in calls:
            self._put((origin, call), _Thought(thinking, signature, trio.current_time()))

    def restore(self, turn: Turn) -> Conversation:
        """The turn's conversation with the reasoning that the client left out."""
        conversation = turn.conversation
        if not self._by_call:
            return conversation
        self._forget_old()
        origin = _origin(turn)
        messages = [self._restored(message, origin) for message in conversation.messages]
        if all(new is old for new, old in zip(messages, conversation.messages, strict=True)):
            return conversation
        return conversation.model_copy(update={"messages": messages})

    def _restored(self, message: Message, origin: bytes) -> Message:
        if message.role != "assistant" or any(isinstance(block, ThinkingBlock) for block in message.content):
            return message
        calls = ((origin, block.id) for block in message.content if isinstance(block, ToolUseBlock))
        thought = next((self._by_call[call] for call in calls if call in self._by_call), None)
        if thought is None:
            return message
        block = ThinkingBlock(type="thinking", thinking=thought.thinking, signature=thought.signature)
        content: list[Block] = [block, *message.content]
        return message.model_copy(update={"content": content})

    def _put(self, call: tuple[bytes, str], thought: _Thought) -> None:
        if call in self._by_call:
            self._bytes -= self._by_call.pop(call).size
        self._by_call[call] = thought
        self._bytes += thought.size
        while self._bytes > self._max_bytes:
            self._drop_oldest()

    def _forget_old(self) -> None:
        oldest = trio.current_time() - self._max_age
        while self._by_call and next(iter(self._by_call.values())).at < oldest:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        self._bytes -= self._by_call.popitem(last=False)[1].size


class AnswerReader:
    """Is shown the events of one answer."""

    def __init__(self, thoughts: Thoughts, turn: Turn) -> None:
        self._thoughts = thoughts
        self._turn = turn
        self._calls: list[str] = []
        self._thinking: list[str] = []
        self._signature = ""
        self._remember: Remember | None = None

    def read(self, events: Sequence[Event]) -> None:
        for event in events:
            match event:
                case Delta(_, "thinking", text):
                    self._thinking.append(text)
                case Delta(_, "signature", text):
                    self._signature = text
                case BlockStart(kind="tool_use", id=call):
                    self._calls.append(call)
                case Remember():
                    self._remember = event
                case MessageStop():
                    self._end()
                case _:
                    pass

    def _end(self) -> None:
        if self._remember is not None:
            self._thoughts.keep(self._turn, self._calls, self._remember.thinking, self._remember.signature)
        elif self._signature:
            # The client has it, but some drop it.
            self._thoughts.keep(self._turn, self._calls, "".join(self._thinking), self._signature)


def _origin(turn: Turn) -> bytes:
    """What the requests of one conversation have in common: who asks, in which session, and the user's first words."""
    conversation = turn.conversation
    who = repr((turn.key, *user_and_session(conversation), first_words(conversation)))
    return sha256(who.encode("utf-8", "surrogatepass")).digest()
