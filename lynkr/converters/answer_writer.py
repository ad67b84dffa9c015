"""Writes an answer in which text, reasoning and tool calls come side by side, each as one stream.

What a model may hide in its text is found here: reasoning in a leading <think> element, and tool calls in a notation of
the model's own.
"""

from __future__ import annotations

from lynkr.converters.answer_state import AnswerState
from lynkr.converters.blocks import Block, Blocks
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.events import Event, Remember, StopReason, Usage
from lynkr.converters.think_tags import ThinkTags
from lynkr.converters.written_calls import WrittenCalls


class AnswerWriter(AnswerState):
    """Writes what is said into blocks.

    `recover_tool_calls`: whether tools that `context` names may be called in the text. `replays`: whether the upstream
    wants the reasoning behind tool calls back. `whole`: all of the answer is there already.
    """

    def __init__(
        self,
        context: ReplyContext,
        *,
        lift_think_tags: bool,
        recover_tool_calls: bool,
        replays: bool,
        whole: bool = False,
    ) -> None:
        super().__init__(context)
        self.hidden_payload: JsonObject = {}
        """What the signature of reasoning has to carry that the client does not want to read."""
        self._blocks = Blocks(context.provider, context.tool_names, whole=whole)
        self._think_tags = ThinkTags() if lift_think_tags else None
        self._written_calls = WrittenCalls(context.tool_names) if recover_tool_calls and context.tool_names else None
        self._replays = replays
        self._hidden: list[str] = []
        """Reasoning that the client does not want to read."""
        self._has_calls = False

    @property
    def payload(self) -> JsonObject:
        """What the next signature has to carry."""
        return self._blocks.payload

    @payload.setter
    def payload(self, payload: JsonObject) -> None:
        self._blocks.payload = payload

    def content(self, text: str, out: list[Event]) -> None:
        """Text that may hold reasoning and tool calls."""
        tags = self._think_tags
        if tags is None or tags.settled:
            self._said(text, out)
            return
        reasoning, text = tags.feed(text)
        self.reasoning(reasoning, out)
        self._said(text, out)

    def text(self, text: str, out: list[Event]) -> None:
        """Text that is nothing else."""
        if text:
            self._characters += len(text)
            self._blocks.write("text", text, out)

    def reasoning(self, text: str, out: list[Event]) -> None:
        if text:
            self._characters += len(text)
            if self._context.wants_thinking:
                self._blocks.write("thinking", text, out)
            else:
                self._hidden.append(text)

    def begin_call(self, id_: str, out: list[Event]) -> Block:
        """A new tool call. `id_` is the upstream's, and may be empty; its name is set by the caller."""
        self._end_text(out, with_calls=True)
        self._has_calls = True
        return self._blocks.begin_call(id_)

    def add_arguments(self, call: Block, text: str, out: list[Event]) -> None:
        self._characters += len(text)
        self._blocks.add_arguments(call, text, out)

    def end_call(self, call: Block, out: list[Event]) -> None:
        """Say that no more comes for `call`, where that does not show in its arguments."""
        self._blocks.end(call, out)

    def end(
        self,
        out: list[Event],
        stop_reason: StopReason,
        *,
        stop_sequence: str | None = None,
        usage: Usage | None = None,
    ) -> None:
        """The answer is complete. `stop_sequence` is the one that ended it, where the upstream says so."""
        if self.over:
            return
        self.start(out, usage)
        if self._think_tags is not None:
            reasoning, text = self._think_tags.close()
            self.reasoning(reasoning, out)
            self._said(text, out)
        self._end_text(out, with_calls=self._has_calls)
        blocks = self._blocks
        blocks.finish(out, limit_reached=stop_reason == "max_tokens")
        if not blocks.count:
            # A model that only thought has said it all there.
            self._only_text("".join(self._hidden).strip() or blocks.blank, out)
        elif blocks.calls and self._replays and (self._hidden or self.hidden_payload):
            out.append(Remember("".join(self._hidden), seal(self._context.provider, self.hidden_payload)))
        if blocks.calls and not blocks.cut:
            stop_reason, stop_sequence = "tool_use", None
        elif stop_reason == "end_turn" and stop_sequence is not None:
            stop_reason = "stop_sequence"
        else:
            stop_sequence = None
        self._stop(out, stop_reason, stop_sequence, usage)

    def _said(self, text: str, out: list[Event]) -> None:
        """Text that may hold tool calls."""
        self.text(text if self._written_calls is None else self._written_calls.feed(text), out)

    def _end_text(self, out: list[Event], *, with_calls: bool) -> None:
        """Write what was held back because it looked like a tool call. `with_calls`: the answer has real ones too."""
        if self._written_calls is None:
            return
        for segment in self._written_calls.close():
            if isinstance(segment, str):
                self.text(segment, out)
            elif not with_calls:
                # Beside real calls, a written one only says the same again.
                call = self._blocks.begin_call("")
                call.name = segment.name
                self.add_arguments(call, segment.arguments, out)
