"""Renders the messages of a conversation.

The two APIs differ most in where tool results stand: blocks of the next user message there, messages of their own
here, which must answer every call and directly follow the assistant's message. So the conversation is read in turns.
What a turn becomes depends on nothing behind it, so that the beginning of a conversation is the same in every request
and an upstream's prompt cache finds it.

Source: OpenAI API reference, "Create chat completion", `messages`.
"""

from __future__ import annotations

from typing import NamedTuple

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
from lynkr.converters.envelope import unseal
from lynkr.converters.json_text import json_text
from lynkr.converters.naming import ToolNames
from lynkr.converters.openai_chat.content import (
    joined,
    parts,
    system_content,
    text_part,
    tool_result,
    user_content,
)
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.readable import readable
from lynkr.converters.turns import NO_RESULT, NOTHING, OpenCalls, system_blocks, turns


class Messages(NamedTuple):
    messages: list[JsonObject]
    prefilled: bool
    """Whether the last one is the beginning of the answer, which the model is to continue."""


def render_messages(conversation: Conversation, quirks: ChatQuirks, names: ToolNames) -> Messages:
    """The messages of `conversation`, at least one of them not the system's. `names` renames the tools."""
    renderer = _Renderer(quirks, names)
    for block in system_blocks(conversation):
        renderer.head += parts(block, quirks)
    for by_assistant, turn in turns(conversation):
        if by_assistant:
            renderer.assistant(turn)
        else:
            renderer.others(turn)
    return renderer.finish()


class _Renderer:
    def __init__(self, quirks: ChatQuirks, names: ToolNames) -> None:
        self.head: list[JsonObject] = []
        """The parts of the system message at the beginning."""
        self._quirks = quirks
        self._names = names
        self._messages: list[JsonObject] = []
        self._calls = OpenCalls()
        self._assistant_seen = False

    def finish(self) -> Messages:
        self._answer_calls()
        messages = self._messages
        prefilled = bool(messages) and messages[-1]["role"] == "assistant"
        if prefilled and not self._quirks.prefill:
            del messages[-1]
            prefilled = False
        if all(message["role"] == "system" for message in messages):
            messages.append({"role": "user", "content": NOTHING})
        if self.head:
            messages.insert(0, {"role": "system", "content": system_content(self.head)})
        return Messages(messages, prefilled)

    def assistant(self, turn: list[Message]) -> None:
        """One message for all that the assistant said in a row."""
        self._answer_calls()
        texts: list[str] = []
        calls: list[JsonObject] = []
        thinking: list[ThinkingBlock] = []
        cache_control: object = None
        for block in (block for message in turn for block in message.content):
            match block:
                case TextBlock(text=text):
                    if text and not text.isspace():
                        texts.append(text)
                        cache_control = block.cache_control or cache_control
                case ToolUseBlock():
                    calls.append(self._call(block))
                    cache_control = _extra(block, "cache_control") or cache_control
                case ThinkingBlock():
                    thinking.append(block)
                case RedactedThinkingBlock():
                    pass
                case _:
                    texts.append(readable(block))
        empty = None if calls and self._quirks.empty_content == "null" else ""
        message: JsonObject = {"role": "assistant", "content": "\n\n".join(texts) or empty}
        if thinking:
            self._replay(thinking, message)
        if calls:
            message["tool_calls"] = calls
        if cache_control and self._quirks.cache_control:
            message["cache_control"] = cache_control
        self._messages.append(message)
        self._assistant_seen = True

    def others(self, turn: list[Message]) -> None:
        """The tool messages, then what the user and the system said, in its order."""
        orphans = self._calls.match(turn)
        before = len(self._messages) + len(self.head)
        attachments = self._answer_calls()
        segments: list[tuple[str, list[JsonObject]]] = [("user", attachments)] if attachments else []
        for message in turn:
            role: str = message.role
            if role == "user":
                said = [part for block in message.content for part in self._user_parts(block, orphans)]
            else:
                said = [part for block in message.content for part in self._system_parts(block)]
                if self._belongs_to_head(segments):
                    self.head += said
                    continue
                if self._quirks.system_messages == "first":
                    role, said = "user", [text_part(f"<system-reminder>\n{joined(said)}\n</system-reminder>")]
            if segments and segments[-1][0] == role:
                segments[-1][1].extend(said)
            elif said:
                segments.append((role, said))
        for role, of in segments:
            content = user_content(of, self._quirks) if role == "user" else system_content(of)
            self._messages.append({"role": role, "content": content})
        if len(self._messages) + len(self.head) == before:
            self._messages.append({"role": "user", "content": NOTHING})

    def _belongs_to_head(self, segments: list[tuple[str, list[JsonObject]]]) -> bool:
        """Whether a system message at this place is part of the one at the beginning."""
        if self._quirks.system_messages == "first":
            # What comes later stays in its place as a user's text, or it would spoil the prompt cache.
            return not self._assistant_seen
        return not self._messages and not segments

    def _user_parts(self, block: Block, orphans: set[int]) -> list[JsonObject]:
        if not isinstance(block, ToolResultBlock):
            return parts(block, self._quirks)
        if id(block) not in orphans:
            return []
        text, attachments = tool_result(block, self._quirks)
        return [text_part(f"[Result of a tool call]\n{text}"), *attachments]

    def _system_parts(self, block: Block) -> list[JsonObject]:
        if isinstance(block, TextBlock):
            return parts(block, self._quirks)
        text = readable(block)
        return [text_part(text)] if text else []

    # Tool calls and their results

    def _call(self, block: ToolUseBlock) -> JsonObject:
        id_ = self._calls.add(block)
        function = {"name": self._names.upstream(block.name), "arguments": json_text(block.input)}
        return {"id": id_, "type": "function", "function": function}

    def _answer_calls(self) -> list[JsonObject]:
        """One tool message for each open call, in the order of the calls: some chat templates go by it.

        Returns the parts of the results that tool messages cannot hold.
        """
        attached: list[JsonObject] = []
        for call in self._calls.take():
            message: JsonObject = {"role": "tool", "tool_call_id": call.id, "content": NO_RESULT}
            if call.result is not None:
                message["content"], attachments = tool_result(call.result, self._quirks)
                if attachments:
                    attached += [text_part(f"[Attached to the result of the tool call {call.id}]"), *attachments]
                if self._quirks.cache_control and (cache_control := _extra(call.result, "cache_control")):
                    # OpenRouter takes it on the message here, not on a part.
                    message["cache_control"] = cache_control
            self._messages.append(message)
        return attached

    # Reasoning

    def _replay(self, thinking: list[ThinkingBlock], message: JsonObject) -> None:
        """Put earlier reasoning into the assistant's `message` as the upstream wants it back."""
        match self._quirks.reasoning_replay:
            case "reasoning_content":
                if text := "\n".join(block.thinking for block in thinking if block.thinking):
                    message["reasoning_content"] = text
            case "reasoning_details":
                details: list[object] = []
                for block in thinking:
                    envelope = unseal(block.signature)
                    sealed = envelope.payload.get("reasoning_details") if envelope is not None else None
                    if isinstance(sealed, list):
                        details += sealed
                if details:
                    message["reasoning_details"] = details
            case "none":
                pass


def _extra(block: Block, name: str) -> object:
    """A member of `block` that its model does not know."""
    return (block.model_extra or {}).get(name)
