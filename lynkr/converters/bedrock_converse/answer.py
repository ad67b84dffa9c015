"""Reads the events of a Converse answer.

`AnswerReader` is the one place that knows what an answer looks like. A stream feeds it event by event; an answer in one
piece is taken apart into the same events.

Source: Amazon Bedrock API reference, "ConverseStream" and "ConverseStreamOutput".
"""

from __future__ import annotations

from lynkr.converters.answer_state import AnswerState
from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.bedrock_converse.tables import FAILURES, STOP_REASONS
from lynkr.converters.blocks import Block, Blocks
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import bad_upstream
from lynkr.converters.events import BlockKind, Event, Usage
from lynkr.converters.token_counts import count, details


class AnswerReader(AnswerState):
    """The state of one answer."""

    def __init__(self, context: ReplyContext, quirks: ConverseQuirks, *, whole: bool = False) -> None:
        super().__init__(context)
        self.stop_reason: str | None = None
        """The upstream's, once the model has finished."""
        self._native = quirks.native_thinking
        self._blocks = Blocks(context.provider, context.tool_names, whole=whole)
        self._open: dict[int, Block] = {}
        """The blocks that have not ended, by the upstream's numbers."""
        self._hidden: list[str] = []
        """Reasoning that the client does not want to read."""
        self._stop_sequence: str | None = None
        self._usage: Usage | None = None
        self._counted = False
        """Whether the upstream has said what it counted, which is the last that it says."""

    def read(self, kind: str, payload: JsonObject, out: list[Event]) -> None:
        """Take the next event. One of a kind that we do not know means nothing."""
        if self.over:
            return
        match kind:
            case "contentBlockDelta":
                self.start(out, self._usage)
                self._delta(_index(payload), details(payload.get("delta")), out)
            case "contentBlockStart":
                self.start(out, self._usage)
                self._block_start(_index(payload), details(payload.get("start")))
            case "contentBlockStop":
                if (block := self._open.pop(_index(payload), None)) is not None:
                    self._blocks.end(block, out)
            case "messageStart":
                self.start(out, self._usage)
            case "messageStop":
                self._finish(payload)
            case "metadata":
                # Comes last, but nothing says that it has to.
                self._counted, self._usage = True, _usage(details(payload.get("usage")))
            case _:
                pass
        if self.stop_reason is not None and self._counted:
            self.end(out)

    def end(self, out: list[Event]) -> None:
        """The answer is complete."""
        if self.over:
            return
        if self.stop_reason in FAILURES:
            message = f"{FAILURES[self.stop_reason]} ({self.stop_reason})"
            self.fail(bad_upstream(message), out)
            return
        self.start(out, self._usage)
        stop_reason = STOP_REASONS.get(self.stop_reason or "", "end_turn")
        blocks = self._blocks
        blocks.finish(out, limit_reached=stop_reason == "max_tokens")
        if not blocks.count:
            # A model that only thought has said it all there.
            self._only_text("".join(self._hidden).strip(), out)
        if blocks.calls and not blocks.cut and stop_reason != "refusal":
            stop_reason = "tool_use"
        stop_sequence = self._stop_sequence if stop_reason == "stop_sequence" else None
        self._stop(out, stop_reason, stop_sequence, self._usage)

    def _finish(self, payload: JsonObject) -> None:
        stop_reason = payload.get("stopReason")
        self.stop_reason = stop_reason if isinstance(stop_reason, str) else "end_turn"
        found = details(payload.get("additionalModelResponseFields")).get("stop_sequence")
        self._stop_sequence = found if isinstance(found, str) and found else None

    # Blocks

    def _block_start(self, index: int, start: JsonObject) -> None:
        """Only tool calls are announced. One that the vendor runs itself is none of the client's."""
        call = details(start.get("toolUse"))
        if not call or call.get("type") == "server_tool_use":
            return
        id_, name = call.get("toolUseId"), call.get("name")
        block = self._block(index, "tool_use", id_ if isinstance(id_, str) else "")
        block.name = name if isinstance(name, str) else ""

    def _delta(self, index: int, delta: JsonObject, out: list[Event]) -> None:
        match delta:
            case {"text": str(text)}:
                self._add(index, "text", text, out)
            case {"toolUse": {"input": str(text)}}:
                call = self._open.get(index)
                if text and call is not None and call.kind == "tool_use":
                    self._characters += len(text)
                    self._blocks.add_arguments(call, text, out)
            case {"reasoningContent": {"text": str(text)}}:
                if self._native or self._context.wants_thinking:
                    self._add(index, "thinking", text, out)
                else:
                    self._characters += len(text)
                    self._hidden.append(text)
            case {"reasoningContent": {"signature": str(signature)}} if self._native:
                self._block(index, "thinking").signature += signature
            case {"reasoningContent": {"redactedContent": str(data)}} if self._native:
                self._block(index, "redacted_thinking").data += data
            case {"citation": _} | {"toolResult": _} | {"image": _}:
                pass

    def _add(self, index: int, kind: BlockKind, text: str, out: list[Event]) -> None:
        if text:
            self._characters += len(text)
            self._blocks.add(self._block(index, kind), text, out)

    def _block(self, index: int, kind: BlockKind, id_: str = "") -> Block:
        """The block of this number, or a new one where it has not begun or was of another kind."""
        block = self._open.get(index)
        if block is None or block.kind != kind or id_:
            if block is not None:
                block.may_close = True
            block = self._open[index] = self._blocks.begin(kind, id_)
        return block


def _index(payload: JsonObject) -> int:
    index = payload.get("contentBlockIndex")
    return index if isinstance(index, int) else 0


def _usage(counts: JsonObject) -> Usage | None:
    """The vendor counts as the Messages API does: what comes from the cache is not among the input."""
    if not any(count(counts.get(name)) for name in ("inputTokens", "outputTokens", "totalTokens")):
        return None
    return Usage(
        input_tokens=count(counts.get("inputTokens")),
        output_tokens=count(counts.get("outputTokens")),
        cache_read_input_tokens=count(counts.get("cacheReadInputTokens")),
        cache_creation_input_tokens=count(counts.get("cacheWriteInputTokens")),
    )
