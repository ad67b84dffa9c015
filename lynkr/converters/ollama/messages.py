"""Renders the messages of a conversation.

A tool result is a message of its own here, and images stand beside a message's text. Templates write all system
messages at the beginning, wherever they stood; so what the system says after the model has spoken becomes a text of
the user's, or it would change the beginning of the prompt, which Ollama keeps from one request to the next.

Source: Ollama API reference, "Chat"; documentation, "Tool calling", "Thinking" and "Vision".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lynkr.converters.conversation import (
    Base64Source,
    Block,
    ContentSource,
    Conversation,
    DocumentBlock,
    ImageBlock,
    JsonObject,
    Message,
    TextBlock,
    ThinkingBlock,
    ToolResultBlock,
    ToolUseBlock,
)
from lynkr.converters.naming import ToolNames
from lynkr.converters.ollama.quirks import OllamaQuirks
from lynkr.converters.readable import readable, readable_document
from lynkr.converters.turns import NO_RESULT, NOTHING, OpenCalls, system_blocks, turns

_ATTACHED = "(The result is attached to the next message.)"


def render_messages(
    conversation: Conversation, quirks: OllamaQuirks, names: ToolNames, hint: str = ""
) -> list[JsonObject]:
    """The messages of `conversation`, at least one of them not the system's. `names` renames the tools, and `hint` is
    told to the model last."""
    renderer = _Renderer(quirks, names)
    renderer.head += [block.text for block in system_blocks(conversation)]
    for by_assistant, turn in turns(conversation):
        if by_assistant:
            renderer.assistant(turn)
        else:
            renderer.others(turn)
    return renderer.finish(hint)


@dataclass(slots=True)
class _Said:
    """What one message says."""

    texts: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    """In base64."""

    def add(self, other: _Said) -> None:
        self.texts += other.texts
        self.images += other.images

    def message(self) -> JsonObject:
        message: JsonObject = {"role": "user", "content": "\n\n".join(self.texts)}
        if self.images:
            message["images"] = self.images
        return message


class _Renderer:
    def __init__(self, quirks: OllamaQuirks, names: ToolNames) -> None:
        self.head: list[str] = []
        """The texts of the system message."""
        self._quirks = quirks
        self._names = names
        self._messages: list[JsonObject] = []
        self._calls = OpenCalls()
        self._tool_names: dict[str, str] = {}
        """The name of the tool that each open call is of."""
        self._assistant_seen = False

    def finish(self, hint: str) -> list[JsonObject]:
        self._answer_calls()
        messages = self._messages
        if messages and messages[-1]["role"] == "assistant" and not self._quirks.prefill:
            del messages[-1]
        if not messages:
            messages.append({"role": "user", "content": NOTHING})
        if hint:
            self._remind(hint)
        if self.head:
            messages.insert(0, {"role": "system", "content": "\n\n".join(self.head)})
        return messages

    def assistant(self, turn: list[Message]) -> None:
        """One message for all that the assistant said in a row."""
        texts: list[str] = []
        thinking: list[str] = []
        calls: list[JsonObject] = []
        for block in (block for message in turn for block in message.content):
            match block:
                case ToolUseBlock():
                    calls.append(self._call(block, len(calls)))
                case ThinkingBlock():
                    thinking.append(block.thinking)
                case _:
                    texts.append(readable(block))
        message: JsonObject = {"role": "assistant", "content": _joined(texts)}
        if thought := _joined(thinking):
            message["thinking"] = thought
        if calls:
            message["tool_calls"] = calls
        self._messages.append(message)
        self._assistant_seen = True

    def others(self, turn: list[Message]) -> None:
        """The tool messages, then one for what the user and the system said, in its order."""
        orphans = self._calls.match(turn)
        before = len(self._messages) + len(self.head)
        said = self._answer_calls()
        for message in turn:
            if message.role == "user":
                for block in message.content:
                    said.add(self._user(block, orphans))
                continue
            text = _joined([readable(block) for block in message.content])
            if self._assistant_seen:
                said.texts.append(_reminder(text))
            else:
                self.head.append(text)
        if said.texts or said.images:
            self._messages.append(said.message())
        if len(self._messages) + len(self.head) == before:
            self._messages.append({"role": "user", "content": NOTHING})

    def _user(self, block: Block, orphans: set[int]) -> _Said:
        if not isinstance(block, ToolResultBlock):
            return self._content(block)
        if id(block) not in orphans:
            return _Said()
        text, images = self._result(block)
        return _Said([f"[Result of a tool call]\n{text}"], images)

    def _content(self, block: Block) -> _Said:
        match block:
            case ImageBlock(source=Base64Source(data=data)) if self._quirks.images:
                return _Said(images=[data])
            case DocumentBlock(source=ContentSource(content=blocks)):
                # May hold images, which text cannot.
                said = _Said([readable_document(_emptied(block))])
                for inner in blocks:
                    said.add(self._content(inner))
                return said
            case _:
                text = readable(block)
                return _Said([text] if text.strip() else [])

    def _remind(self, text: str) -> None:
        last = self._messages[-1]
        match last["role"]:
            case "user":
                self._messages[-1] = {**last, "content": _joined([str(last["content"]), _reminder(text)])}
            case "tool":
                self._messages.append({"role": "user", "content": _reminder(text)})
            case _:
                # The model is to go on with what it has begun.
                pass

    # Tool calls and their results

    def _call(self, block: ToolUseBlock, index: int) -> JsonObject:
        id_, name = self._calls.add(block), self._names.upstream(block.name)
        self._tool_names[id_] = name
        return {"id": id_, "function": {"index": index, "name": name, "arguments": block.input}}

    def _answer_calls(self) -> _Said:
        """One tool message for each open call, in the order of the calls: some templates go by it.

        Returns the images of the results, because few templates know any in a tool message.
        """
        attached = _Said()
        for call in self._calls.take():
            content = NO_RESULT
            if call.result is not None:
                content, images = self._result(call.result)
                if images:
                    attached.add(_Said([f"[Attached to the result of the tool call {call.id}]"], images))
            self._messages.append(
                {
                    "role": "tool",
                    "tool_name": self._tool_names.pop(call.id),
                    "tool_call_id": call.id,
                    "content": content,
                }
            )
        return attached

    def _result(self, block: ToolResultBlock) -> tuple[str, list[str]]:
        """The text of a tool's result, and its images."""
        said = _Said()
        for inner in block.content:
            said.add(_Said([inner.text]) if isinstance(inner, TextBlock) else self._content(inner))
        text = "\n".join(said.texts) or (_ATTACHED if said.images else NOTHING)
        if block.is_error and text[:5].lower() != "error":
            text = f"Error: {text}"
        return text, said.images


def _emptied(block: DocumentBlock) -> DocumentBlock:
    return block.model_copy(update={"source": ContentSource(type="content", content=[])})


def _joined(texts: list[str]) -> str:
    return "\n\n".join(text for text in texts if text.strip())


def _reminder(text: str) -> str:
    return f"<system-reminder>\n{text}\n</system-reminder>"
