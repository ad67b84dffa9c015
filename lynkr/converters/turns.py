"""Reads a conversation in turns, and finds out which result answers which tool call.

A turn is all messages of the assistant in a row, or all others in a row. The Messages API has tool results among the
blocks of the next user message, in any order; the OpenAI APIs want one for every call, directly after the calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lynkr.converters.conversation import Conversation, Message, TextBlock, ToolResultBlock, ToolUseBlock
from lynkr.converters.naming import digest, upstream_id
from lynkr.converters.readable import readable

NO_RESULT = "(no result)"
"""Answers a call to which the conversation has no result."""

NOTHING = "(no content)"
"""Stands for what is empty where an upstream wants something."""

# Changes with every conversation of Claude Code and would spoil every prompt cache.
_VOLATILE = "x-anthropic-billing-header:"


def system_blocks(conversation: Conversation) -> list[TextBlock]:
    """The blocks of the system prompt that say something, and the same in every conversation."""
    blocks = [block for block in conversation.system if block.text.strip()]
    return blocks[1:] if blocks and blocks[0].text.startswith(_VOLATILE) else blocks


def turns(conversation: Conversation) -> Iterator[tuple[bool, list[Message]]]:
    """The turns, each with whether it is the assistant's. Messages of which nothing is left are passed over."""
    telling = filter(_says_something, conversation.messages)
    for by_assistant, turn in groupby(telling, lambda message: message.role == "assistant"):
        yield by_assistant, list(turn)


def _says_something(message: Message) -> bool:
    """Whether anything of `message` is left for the upstream. An empty turn of the user's keeps its place."""
    return message.role == "user" or any(
        isinstance(block, ToolUseBlock) or readable(block).strip() for block in message.content
    )


@dataclass(slots=True)
class Call:
    """A tool call of the assistant's last turn, and its result once that is found."""

    client_id: str
    id: str
    result: ToolResultBlock | None = None


class OpenCalls:
    """The tool calls that the next turn has to answer, and the ids that the upstream knows them by.

    No id is given twice: not among the calls of one turn, or not at all where `unique` says so.
    """

    def __init__(self, *, unique: bool = False) -> None:
        self._unique = unique
        self._calls: list[Call] = []
        self._used_ids: set[str] = set()
        self._blank_ids = 0

    def add(self, block: ToolUseBlock) -> str:
        """Open a call. Returns the upstream's id of it."""
        if block.id:
            id_ = upstream_id(block.id)
        else:
            id_ = f"call_{self._blank_ids}"
            self._blank_ids += 1
        if id_ in self._used_ids:
            id_ = f"call_{digest(f'{id_} {len(self._used_ids)}', 32)}"
        self._used_ids.add(id_)
        self._calls.append(Call(block.id, id_))
        return id_

    def match(self, turn: list[Message]) -> set[int]:
        """Give each open call its result. Returns the identities of the results that belong to none.

        Clients send results in order of completion, and some lose or change ids. A result with an id that was never
        given belongs to the first call that has no other; one too many for an id belongs to no call.
        """
        waiting: dict[str, list[Call]] = {}
        for call in reversed(self._calls):
            waiting.setdefault(call.client_id, []).append(call)
        strays: list[ToolResultBlock] = []
        orphans: set[int] = set()
        for message in turn:
            if message.role != "user":
                continue
            for block in message.content:
                if not isinstance(block, ToolResultBlock):
                    continue
                calls = waiting.get(block.tool_use_id)
                if calls is None:
                    strays.append(block)
                elif calls:
                    calls.pop().result = block
                else:
                    orphans.add(id(block))
        unanswered = iter([call for call in self._calls if call.result is None])
        for block in strays:
            first = next(unanswered, None)
            if first is None:
                orphans.add(id(block))
            else:
                first.result = block
        return orphans

    def take(self) -> list[Call]:
        """The calls, in their order; none is open afterwards."""
        calls, self._calls = self._calls, []
        if not self._unique:
            self._used_ids = set()
        return calls
