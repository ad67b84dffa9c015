"""Reads the events of a Converse answer.

`AnswerReader` is the one place that knows what an answer looks like. A stream feeds it event by event; an answer in one
piece is taken apart into the same events.

Source: Amazon Bedrock API reference, "ConverseStream" and "ConverseStreamOutput".
"""

from __future__ import annotations

from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.bedrock_converse.tables import FAILURES, STOP_REASONS
from lynkr.converters.blocks import Block, Blocks
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import (
    BlockKind,
    BlockStart,
    BlockStop,
    Delta,
    Event,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    Usage,
)
from lynkr.converters.ids import message_id
from lynkr.converters.token_counts import count, details, estimate_usage


class AnswerReader:
    """The state of one answer. Events are appended to the lists that are passed in; the last one is `MessageStop` or
    `Failure`, and `over` is set with it."""

    def __init__(self, context: ReplyContext, quirks: ConverseQuirks, *, whole: bool = False) -> None:
        self.over = False
        self.stop_reason: str | None = None
        """The upstream's, once the model has finished."""
        self._context = context
        self._native = quirks.native_thinking
        self._blocks = Blocks(context.provider, context.tool_names, whole=whole)
        self._open: dict[int, Block] = {}
        """The blocks that have not ended, by the upstream's numbers."""
        self._started = False
        self._hidden: list[str] = []
        """Reasoning that the client does not want to read."""
        self._stop_sequence: str | None = None
        self._usage: Usage | None = None
        self._counted = False
        """Whether the upstream has said what it counted, which is the last that it says."""
        self._characters = 0

    def read(self, kind: str, payload: JsonObject, out: list[Event]) -> None:
        """Take the next event. One of a kind that we do not know means nothing."""
        if self.over:
            return
        match kind:
            case "contentBlockDelta":
                self._start(out)
                self._delta(_index(payload), details(payload.get("delta")), out)
            case "contentBlockStart":
                self._start(out)
                self._block_start(_index(payload), details(payload.get("start")))
            case "contentBlockStop":
                if (block := self._open.pop(_index(payload), None)) is not None:
                    self._blocks.end(block, out)
            case "messageStart":
                self._start(out)
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
            self.fail(ApiError(502, "api_error", message, code="bad_upstream", retryable=True), out)
            return
        self._start(out)
        stop_reason = STOP_REASONS.get(self.stop_reason or "", "end_turn")
        blocks = self._blocks
        blocks.finish(out, limit_reached=stop_reason == "max_tokens")
        if not blocks.count:
            out.append(BlockStart(0, "text"))
            # A model that only thought has said it all there.
            if text := "".join(self._hidden).strip():
                out.append(Delta(0, "text", text))
            out.append(BlockStop(0))
        if blocks.calls and not blocks.cut and stop_reason != "refusal":
            stop_reason = "tool_use"
        stop_sequence = self._stop_sequence if stop_reason == "stop_sequence" else None
        out.append(MessageDelta(stop_reason, stop_sequence, self._final_usage()))
        out.append(MessageStop())
        self.over = True

    def fail(self, error: ApiError, out: list[Event]) -> None:
        """The answer breaks off."""
        if not self.over:
            self.over = True
            out.append(Failure(error))

    def _start(self, out: list[Event]) -> None:
        if not self._started:
            self._started = True
            usage = self._usage or Usage(input_tokens=self._context.input_tokens, estimated=True)
            out.append(MessageStart(message_id(), self._context.model, usage))

    def _final_usage(self) -> Usage:
        return self._usage or estimate_usage(self._context.input_tokens, self._characters)

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
