"""Renders the messages of a conversation.

They alternate between user and assistant, the first and the last one are the user's, and what answers the calls of one
message stands in the next, before anything else.

Source: Amazon Bedrock API reference, "Message"; Amazon Bedrock user guide, "Use a tool to complete an Amazon Bedrock
model response".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lynkr.converters.bedrock_converse.content import (
    DocumentNames,
    add_cache_point,
    blocks,
    is_text,
    marked,
    text_block,
    tool_result,
    with_text,
)
from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
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
from lynkr.converters.envelope import is_sealed
from lynkr.converters.naming import ToolNames, digest
from lynkr.converters.readable import readable
from lynkr.converters.turns import NO_RESULT, NOTHING, OpenCalls, system_blocks, turns

_LEGAL_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}").fullmatch


class Messages(NamedTuple):
    system: list[JsonObject]
    messages: list[JsonObject]
    called: list[str]
    """The upstream's names of the tools that were called, each once."""


def render_messages(conversation: Conversation, quirks: ConverseQuirks, names: ToolNames) -> Messages:
    """The system prompt and the messages of `conversation`. `names` renames the tools."""
    renderer = _Renderer(quirks, names)
    for block in system_blocks(conversation):
        renderer.add_to_head(block)
    for by_assistant, turn in turns(conversation):
        if by_assistant:
            renderer.assistant(turn)
        else:
            renderer.others(turn)
    return renderer.finish()


class _Renderer:
    def __init__(self, quirks: ConverseQuirks, names: ToolNames) -> None:
        self._quirks = quirks
        self._names = names
        self._head: list[JsonObject] = []
        """The system prompt."""
        self._messages: list[JsonObject] = []
        # Claude refuses an id that was given before anywhere in the conversation.
        self._calls = OpenCalls(unique=True)
        self._called: dict[str, None] = {}
        self._documents = DocumentNames()
        self._assistant_seen = False

    def add_to_head(self, block: TextBlock) -> None:
        self._head += blocks(block, self._quirks, self._documents)
        if "system" in self._quirks.cache_points:
            add_cache_point(self._head, block.cache_control, self._quirks)

    def finish(self) -> Messages:
        results, _ = self._results()
        if results:
            self._append("user", results)
        messages = self._messages
        if messages and messages[-1]["role"] == "assistant":
            self._end_with_assistant()
        if not messages:
            self._append("user", [text_block(NOTHING)])
        if messages[0]["role"] == "assistant":
            messages.insert(0, {"role": "user", "content": [text_block(NOTHING)]})
        if self._head and not self._quirks.system:
            first = messages[0]["content"]
            assert isinstance(first, list)
            first[:0] = [block for block in self._head if is_text(block)]
            self._head = []
        return Messages(self._head, messages, list(self._called))

    def _end_with_assistant(self) -> None:
        """The beginning of an answer, which the model is to continue: it must not end in blanks."""
        content = self._messages[-1]["content"]
        assert isinstance(content, list)
        last = content[-1]
        if not self._quirks.prefill:
            del self._messages[-1]
        elif is_text(last):
            content[-1] = text_block(str(last["text"]).rstrip())

    def assistant(self, turn: list[Message]) -> None:
        content: list[JsonObject] = []
        for block in (block for message in turn for block in message.content):
            content += self._assistant_blocks(block)
            self._mark(content, block)
        self._append("assistant", content)
        self._assistant_seen = True

    def _assistant_blocks(self, block: Block) -> list[JsonObject]:
        match block:
            case ToolUseBlock() if self._quirks.tools:
                return [self._call(block)]
            case ThinkingBlock(thinking=thinking, signature=signature):
                if not self._quirks.native_thinking or not signature or is_sealed(signature):
                    return []
                return [{"reasoningContent": {"reasoningText": {"text": thinking, "signature": signature}}}]
            case RedactedThinkingBlock(data=data):
                return [{"reasoningContent": {"redactedContent": data}}] if self._quirks.native_thinking else []
            case TextBlock():
                return blocks(block, self._quirks, self._documents)
            case _:
                text = readable(block)
                return [text_block(text)] if text and not text.isspace() else []

    def others(self, turn: list[Message]) -> None:
        orphans = self._calls.match(turn)
        results, attached = self._results()
        content = results + attached
        for message in turn:
            for block in message.content:
                if message.role == "user":
                    if isinstance(block, ToolResultBlock) and id(block) not in orphans:
                        continue
                    content += self._user_blocks(block)
                    self._mark(content, block)
                elif isinstance(block, TextBlock) and not self._assistant_seen:
                    self.add_to_head(block)
                elif text := readable(block).strip():
                    # What comes later stays in its place as a user's text, or it would spoil the prompt cache.
                    content.append(text_block(f"<system-reminder>\n{text}\n</system-reminder>"))
                    self._mark(content, block)
        if content or any(message.role == "user" for message in turn):
            self._append("user", with_text(content) or [text_block(NOTHING)])

    def _user_blocks(self, block: Block) -> list[JsonObject]:
        if not isinstance(block, ToolResultBlock):
            return blocks(block, self._quirks, self._documents)
        # A result without a call.
        parts = [part for inner in block.content for part in blocks(inner, self._quirks, self._documents)]
        return [text_block("[Result of a tool call]"), *parts]

    def _mark(self, content: list[JsonObject], block: Block) -> None:
        if "messages" in self._quirks.cache_points:
            add_cache_point(content, marked(block), self._quirks)

    def _append(self, role: str, content: list[JsonObject]) -> None:
        """Add a message. Where calls and results have to be alone, the rest becomes a message of its own, with one of
        the other side between them."""
        kinds = ("toolUse", "toolResult")
        special = [block for block in content if any(kind in block for kind in kinds)]
        rest = [block for block in content if not any(kind in block for kind in kinds)]
        if self._quirks.mixed_turns or not special or not rest:
            self._put(role, content)
        elif role == "user":
            self._put(role, special)
            self._put("assistant", [text_block(NOTHING)])
            self._put(role, rest)
        else:
            self._put(role, rest)
            self._put("user", [text_block(NOTHING)])
            self._put(role, special)

    def _put(self, role: str, content: list[JsonObject]) -> None:
        last = self._messages[-1] if self._messages else None
        if last is not None and last["role"] == role:
            before = last["content"]
            assert isinstance(before, list)
            before += content
        elif content:
            self._messages.append({"role": role, "content": content})

    # Tool calls and their results

    def _call(self, block: ToolUseBlock) -> JsonObject:
        name = self._names.upstream(block.name)
        self._called[name] = None
        return {"toolUse": {"toolUseId": _legal(self._calls.add(block)), "name": name, "input": block.input}}

    def _results(self) -> tuple[list[JsonObject], list[JsonObject]]:
        """The results of all open calls, in the order of the calls, and what has to follow them."""
        results: list[JsonObject] = []
        attached: list[JsonObject] = []
        for call in self._calls.take():
            id_ = _legal(call.id)
            if call.result is None:
                results.append({"toolResult": {"toolUseId": id_, "content": [text_block(NO_RESULT)]}})
                continue
            result, media = tool_result(call.result, id_, self._quirks, self._documents)
            results.append(result)
            self._mark(results, call.result)
            if media:
                attached += [text_block(f"[Attached to the result of the tool call {id_}]"), *media]
        return results, attached


def _legal(id_: str) -> str:
    return id_ if _LEGAL_ID(id_) else f"call_{digest(id_, 32)}"
