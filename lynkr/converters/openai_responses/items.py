"""Renders the messages of a conversation as input items.

What a turn becomes depends on nothing behind it, so that the beginning of a conversation is the same in every request
and the upstream's prompt cache finds it.

Source: OpenAI API reference, "Create a model response", `input`; OpenAI guide "Reasoning models".
"""

from __future__ import annotations

from lynkr.converters.conversation import (
    Block,
    Conversation,
    JsonObject,
    Message,
    RedactedThinkingBlock,
    TextBlock,
    ThinkingBlock,
    ToolResultBlock,
    ToolUseBlock,
)
from lynkr.converters.json_text import json_text
from lynkr.converters.naming import ToolNames
from lynkr.converters.openai_responses.content import Parts, output, parts, text_part
from lynkr.converters.openai_responses.quirks import ResponsesQuirks
from lynkr.converters.openai_responses.reasoning import Sealed, unsealed
from lynkr.converters.readable import readable
from lynkr.converters.turns import NO_RESULT, NOTHING, OpenCalls, turns


def render_items(
    conversation: Conversation, quirks: ResponsesQuirks, names: ToolNames, provider: str
) -> list[JsonObject]:
    """The input items, at least one of them not a developer's. Reasoning goes back to the `provider` it came from."""
    renderer = _Renderer(quirks, names, provider)
    for by_assistant, turn in turns(conversation):
        if by_assistant:
            renderer.assistant(turn)
        else:
            renderer.others(turn)
    return renderer.finish()


def _message(role: str, content: Parts) -> JsonObject:
    return {"type": "message", "role": role, "content": content}


class _Renderer:
    def __init__(self, quirks: ResponsesQuirks, names: ToolNames, provider: str) -> None:
        self._quirks = quirks
        self._names = names
        self._provider = provider
        self._items: list[JsonObject] = []
        # A call's id stands for it in the whole input here.
        self._calls = OpenCalls(unique=True)
        self._replayed: set[str] = set()
        """What was encrypted in the reasoning that is in the input already."""
        self._prefill: int | None = None
        """Where the assistant's last turn begins, if nothing follows it. This API does not continue an answer."""

    def finish(self) -> list[JsonObject]:
        self._answer_calls()
        if self._prefill is not None:
            del self._items[self._prefill :]
        if all(item.get("role") == "developer" for item in self._items):
            self._items.append(_message("user", [text_part(NOTHING)]))
        return self._items

    def assistant(self, turn: list[Message]) -> None:
        """What the assistant said in a row, in its order, each reasoning item before what it led to."""
        self._answer_calls()
        self._prefill = len(self._items)
        before_next: list[Sealed] = []
        before_call: dict[str, list[Sealed]] = {}
        said: Parts | None = None
        for block in (block for message in turn for block in message.content):
            match block:
                case ThinkingBlock():
                    for sealed in self._reasoning(block):
                        if sealed.call:
                            before_call.setdefault(sealed.call, []).append(sealed)
                        else:
                            before_next.append(sealed)
                            said = None
                case RedactedThinkingBlock():
                    pass
                case ToolUseBlock():
                    self._items += [sealed.item for sealed in before_next + before_call.pop(block.id, [])]
                    before_next, said = [], None
                    self._items.append(self._call(block))
                case _:
                    text = block.text if isinstance(block, TextBlock) else readable(block)
                    if not text.strip():
                        continue
                    if said is None:
                        self._items += [sealed.item for sealed in before_next]
                        before_next, said = [], []
                        self._items.append(_message("assistant", said))
                    said.append({"type": "output_text", "text": text})

    def others(self, turn: list[Message]) -> None:
        """The outputs of the calls, then what the user and the system said, in its order."""
        self._prefill = None
        before = len(self._items)
        orphans = self._calls.match(turn)
        attachments = self._answer_calls()
        segments: list[tuple[str, Parts]] = [("user", attachments)] if attachments else []
        for message in turn:
            if message.role == "user":
                role, said = "user", [part for block in message.content for part in self._user_parts(block, orphans)]
            else:
                role, said = "developer", [part for block in message.content for part in _system_parts(block)]
            if segments and segments[-1][0] == role:
                segments[-1][1].extend(said)
            elif said:
                segments.append((role, said))
        self._items += [_message(role, said) for role, said in segments]
        if len(self._items) == before:
            self._items.append(_message("user", [text_part(NOTHING)]))

    def _user_parts(self, block: Block, orphans: set[int]) -> Parts:
        if not isinstance(block, ToolResultBlock):
            return parts(block, self._quirks)
        if id(block) not in orphans:
            return []
        value, attachments = output(block, self._quirks)
        if isinstance(value, str):
            return [text_part(f"[Result of a tool call]\n{value}"), *attachments]
        return [text_part("[Result of a tool call]"), *value]

    def _call(self, block: ToolUseBlock) -> JsonObject:
        self._prefill = None
        return {
            "type": "function_call",
            "call_id": self._calls.add(block),
            "name": self._names.upstream(block.name),
            "arguments": json_text(block.input),
        }

    def _answer_calls(self) -> Parts:
        """One output for each open call, in the order of the calls.

        Returns the parts of the results that outputs cannot hold.
        """
        attached: Parts = []
        for call in self._calls.take():
            value: str | Parts = NO_RESULT
            if call.result is not None:
                value, attachments = output(call.result, self._quirks)
                if attachments:
                    attached += [text_part(f"[Attached to the result of the tool call {call.id}]"), *attachments]
            self._items.append({"type": "function_call_output", "call_id": call.id, "output": value})
        return attached

    def _reasoning(self, block: ThinkingBlock) -> list[Sealed]:
        """What `block` carries that is not in the input yet: the upstream refuses an item that stands there twice."""
        if not self._quirks.reasoning or not self._quirks.encrypted_reasoning:
            return []
        new = []
        for sealed in unsealed(block, self._provider):
            if sealed.encrypted_content not in self._replayed:
                self._replayed.add(sealed.encrypted_content)
                new.append(sealed)
        return new


def _system_parts(block: Block) -> Parts:
    """Instructions are text."""
    text = block.text if isinstance(block, TextBlock) else readable(block)
    return [text_part(text)] if text.strip() else []
