"""Renders the messages of a conversation.

The API wants the responses to all calls of a turn together, as many as there are calls, directly after them and with
nothing else among them: they are a content of their own, and what the user says besides is the next one. What a turn
becomes depends on nothing behind it, so that the beginning of a conversation is the same in every request and the
upstream's cache finds it.

Sources: Gemini API documentation, "Function calling" and "Thought Signatures"; the API's error messages.
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
from lynkr.converters.gemini.naming import FunctionNames
from lynkr.converters.gemini.parts import parts, text_part, tool_result
from lynkr.converters.gemini.quirks import GeminiQuirks
from lynkr.converters.gemini.signatures import PLACEHOLDER, Place, signature_in
from lynkr.converters.readable import readable
from lynkr.converters.turns import NO_RESULT, NOTHING, OpenCalls, system_blocks, turns

_REMINDER = "<system-reminder>\n{}\n</system-reminder>"


class Contents(NamedTuple):
    system: list[JsonObject]
    """The parts of the system instruction."""
    contents: list[JsonObject]


def render_contents(conversation: Conversation, quirks: GeminiQuirks, names: FunctionNames) -> Contents:
    """The contents of `conversation`, the first and the last of them the user's. `names` renames the tools."""
    renderer = _Renderer(quirks, names)
    renderer.head += [text_part(block.text) for block in system_blocks(conversation)]
    for by_model, turn in turns(conversation):
        if by_model:
            renderer.model(turn)
        else:
            renderer.others(turn)
    return renderer.finish()


class _Renderer:
    def __init__(self, quirks: GeminiQuirks, names: FunctionNames) -> None:
        self.head: list[JsonObject] = []
        self._quirks = quirks
        self._names = names
        self._contents: list[JsonObject] = []
        self._calls = OpenCalls()
        self._called: dict[str, str] = {}
        """The function's name of each open call, by the call's id."""
        self._model_spoke = False

    def finish(self) -> Contents:
        self._answer_calls()
        contents = self._contents
        if contents and contents[-1]["role"] == "model":
            # The API continues no answer that somebody else began.
            del contents[-1]
        if not contents:
            self._add("user", [text_part(NOTHING)])
        return Contents(self.head, contents)

    def model(self, turn: list[Message]) -> None:
        """One content for all that the model said in a row."""
        self._answer_calls()
        if not self._contents:
            self._add("user", [text_part(NOTHING)])
        said = _Said(self._quirks)
        for block in (block for message in turn for block in message.content):
            match block:
                case TextBlock(text=text):
                    if text and not text.isspace():
                        said.add(text_part(text), "text")
                case ToolUseBlock():
                    said.add(self._call(block), "call")
                case ThinkingBlock():
                    said.think(block)
                case RedactedThinkingBlock():
                    pass
                case _:
                    if (text := readable(block)) and not text.isspace():
                        said.add(text_part(text), "text")
        self._add("model", said.parts)
        self._model_spoke = True

    def others(self, turn: list[Message]) -> None:
        """The functions' responses, then what the user and the system said, in its order."""
        orphans = self._calls.match(turn)
        before = len(self._contents) + len(self.head)
        said = self._answer_calls()
        for message in turn:
            if message.role == "user":
                said += [part for block in message.content for part in self._user_parts(block, orphans)]
                continue
            told = [text for block in message.content if (text := readable(block)) and not text.isspace()]
            if not self._model_spoke:
                self.head += map(text_part, told)
            elif told:
                # The system instruction stands at the beginning, where a change would spoil the prompt's cache.
                said.append(text_part(_REMINDER.format("\n\n".join(told))))
        if said:
            self._add("user", said)
        elif len(self._contents) + len(self.head) == before:
            self._add("user", [text_part(NOTHING)])

    def _add(self, role: str, of: list[JsonObject]) -> None:
        if of:
            self._contents.append({"role": role, "parts": of})

    def _user_parts(self, block: Block, orphans: set[int]) -> list[JsonObject]:
        if not isinstance(block, ToolResultBlock):
            return parts(block, self._quirks)
        if id(block) not in orphans:
            return []
        result = tool_result(block, self._quirks)
        text = "".join(str(value) for value in result.response.values())
        return [text_part(f"[Result of a tool call]\n{text}"), *result.media, *result.attachments]

    def _call(self, block: ToolUseBlock) -> JsonObject:
        id_ = self._calls.add(block)
        name = self._called[id_] = self._names.upstream(block.name)
        call: JsonObject = {"id": id_, "name": name, "args": block.input}
        if not self._quirks.call_ids:
            del call["id"]
        return {"functionCall": call}

    def _answer_calls(self) -> list[JsonObject]:
        """The content with one response for each open call, in the order of the calls.

        Returns the parts of the results that it cannot hold.
        """
        responses: list[JsonObject] = []
        attached: list[JsonObject] = []
        for call in self._calls.take():
            name = self._called[call.id]
            response: JsonObject = {"id": call.id, "name": name, "response": {"output": NO_RESULT}}
            if not self._quirks.call_ids:
                del response["id"]
            if call.result is not None:
                response["response"], media, attachments = tool_result(call.result, self._quirks)
                if media:
                    response["parts"] = media
                if attachments:
                    attached += [text_part(f"[Attached to the result of the call of {name}]"), *attachments]
            responses.append({"functionResponse": response})
        self._add("user", responses)
        self._called = {}
        return attached


class _Said:
    """The parts of one turn of the model's, with the signatures in their places."""

    def __init__(self, quirks: GeminiQuirks) -> None:
        self.parts: list[JsonObject] = []
        self._replay = quirks.signatures in ("replay", "require")
        self._fill = quirks.signatures in ("require", "dummy")
        self._waiting: dict[Place, str] = {}
        self._used: set[str] = set()
        self._called = False

    def think(self, block: ThinkingBlock) -> None:
        signature = signature_in(block) if self._replay else None
        # A signature that was kept for several calls comes with each of them.
        if signature is None or signature.text in self._used:
            return
        self._used.add(signature.text)
        if signature.on == "thought":
            self.parts.append({"text": block.thinking, "thought": True, "thoughtSignature": signature.text})
        else:
            self._waiting[signature.on] = signature.text

    def add(self, part: JsonObject, place: Place) -> None:
        signature = self._waiting.pop(place, None)
        if place == "call":
            if signature is None and not self._called and self._fill:
                signature = PLACEHOLDER
            self._called = True
        if signature is not None:
            part["thoughtSignature"] = signature
        self.parts.append(part)
