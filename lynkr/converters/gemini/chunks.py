"""Reads the chunks of a generateContent answer.

`ChunkReader` is the one place that knows what an answer looks like: an answer in one piece has the form of a chunk.
Calls come whole. The answer has ended with its last chunk: there is no other mark, and the reason to finish may stand
in a chunk before it.

Sources: Gemini API reference, "GenerateContentResponse"; Gemini API documentation, "Gemini thinking" and "Thought
Signatures".
"""

from __future__ import annotations

from lynkr.converters.answer_state import AnswerState
from lynkr.converters.blocks import Block, Blocks
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.events import Event, Remember, Usage
from lynkr.converters.gemini.errors import error_in_answer
from lynkr.converters.gemini.quirks import GeminiQuirks
from lynkr.converters.gemini.signatures import payload
from lynkr.converters.gemini.tables import FAILURES, STOP_REASONS
from lynkr.converters.gemini.usage import read_usage, says_something
from lynkr.converters.json_repair import repair_object
from lynkr.converters.json_text import json_text

# Models sometimes put the name of the module before a function's, in which they were shown the functions.
_MODULE = ("default_api:", "default_api.")


class ChunkReader(AnswerState):
    """The state of one answer."""

    def __init__(self, context: ReplyContext, quirks: GeminiQuirks) -> None:
        super().__init__(context)
        self._finish_reason: str | None = None
        self._keeps_signatures = quirks.signatures in ("replay", "require")
        self._blocks = Blocks(context.provider, context.tool_names, whole=False)
        self._current: Block | None = None
        """The text or thinking that more may come for."""
        self._hidden: list[str] = []
        """Thoughts that the client does not want to read."""
        self._call_signature = ""
        """The first one that stands on a call."""
        self._finish_message = ""
        self._usage: JsonObject | None = None

    @property
    def finished(self) -> bool:
        """Whether the model has finished, so that the end of the stream completes the answer."""
        return self._finish_reason is not None

    def read(self, chunk: JsonObject, out: list[Event]) -> None:
        """Take the next chunk."""
        if chunk.get("error"):
            self.fail(error_in_answer(chunk, provider=self._context.provider), out)
            return
        usage = chunk.get("usageMetadata")
        if isinstance(usage, dict) and says_something(usage):
            self._usage = usage
        candidates = chunk.get("candidates")
        if isinstance(candidates, list) and candidates:
            if isinstance(candidate := candidates[0], dict):
                self._candidate(candidate, out)
            return
        feedback = chunk.get("promptFeedback")
        if isinstance(feedback, dict) and isinstance(reason := feedback.get("blockReason"), str):
            # The prompt was blocked, and nothing else comes.
            self._finish_reason = "SAFETY"
            message = feedback.get("blockReasonMessage")
            self._finish_message = message if isinstance(message, str) and message else _blocked("request", reason)

    def end(self, out: list[Event]) -> None:
        """The answer is complete."""
        if self.over:
            return
        reason = self._finish_reason or "FINISH_REASON_UNSPECIFIED"
        if (what := FAILURES.get(reason)) is not None:
            self.broken(f"{what} ({self._finish_message})" if self._finish_message else what, out)
            return
        stop_reason = STOP_REASONS.get(reason, "end_turn")
        blocks = self._blocks
        produced: list[Event] = []
        if self._current is not None:
            blocks.end(self._current, produced)
        blocks.finish(produced, limit_reached=False)
        if not blocks.count:
            text = "".join(self._hidden).strip()
            if stop_reason == "refusal":
                text = self._finish_message or _blocked("answer", reason)
            elif stop_reason == "end_turn" and not text:
                # The model has a habit of this, and mostly has something to say when it is asked again.
                self.broken("answered nothing", out)
                return
            self._only_text(text, produced)
        self._write(produced, out)
        if blocks.calls:
            if self._call_signature:
                sealed = seal(self._context.provider, payload(self._call_signature, "call"))
                out.append(Remember("".join(self._hidden), sealed))
            if stop_reason != "refusal":
                stop_reason = "tool_use"
        self._stop(out, stop_reason, usage=self._counted())

    def close(self, out: list[Event]) -> None:
        """The stream has ended."""
        if self.finished:
            self.end(out)
        else:
            super().close(out)

    def _write(self, produced: list[Event], out: list[Event]) -> None:
        """Begin the answer with its first block: until then, the upstream may be asked again."""
        if produced and not self._started:
            self.start(out, self._counted())
        out += produced

    # What a chunk holds

    def _candidate(self, candidate: JsonObject, out: list[Event]) -> None:
        content = candidate.get("content")
        parts = content.get("parts") if isinstance(content, dict) else None
        if isinstance(parts, list):
            produced: list[Event] = []
            for part in parts:
                if isinstance(part, dict):
                    self._part(part, produced)
            self._write(produced, out)
        if isinstance(reason := candidate.get("finishReason"), str) and reason:
            self._finish_reason = reason
        if isinstance(message := candidate.get("finishMessage"), str):
            self._finish_message = message

    def _part(self, part: JsonObject, out: list[Event]) -> None:
        signature = part.get("thoughtSignature")
        signature = signature if self._keeps_signatures and isinstance(signature, str) else ""
        if isinstance(call := part.get("functionCall"), dict):
            self._call(call, signature, out)
            return
        text = part.get("text")
        if not isinstance(text, str):
            return
        if part.get("thought"):
            self._thought(text, signature, out)
        else:
            if signature and (thinking := self._thinking()) is not None:
                thinking.payload = payload(signature, "text")
            if text:
                self._characters += len(text)
                self._blocks.add(self._in_block("text", out), text, out)

    def _thought(self, text: str, signature: str, out: list[Event]) -> None:
        self._characters += len(text)
        if not self._context.wants_thinking:
            self._hidden.append(text)
            return
        if not text and not signature:
            return
        thinking = self._thinking()
        if thinking is None:
            thinking = self._in_block("thinking", out)
        if signature:
            thinking.payload = payload(signature, "thought")
        if text:
            self._blocks.add(thinking, text, out)

    def _call(self, call: JsonObject, signature: str, out: list[Event]) -> None:
        if signature:
            self._call_signature = self._call_signature or signature
            if self._context.wants_thinking:
                # Reasoning that nobody may read, or whose block is closed already, gets a block for its signature.
                self._in_block("thinking", out).payload = payload(signature, "call")
        self._end_current(out)
        id_, name, args = call.get("id"), call.get("name"), call.get("args")
        block = self._blocks.begin_call(id_ if isinstance(id_, str) else "")
        block.name = _own_name(name) if isinstance(name, str) and name else "unknown"
        if isinstance(args, str):
            args = repair_object(args)
        arguments = json_text(args if isinstance(args, dict) else {})
        self._characters += len(arguments)
        self._blocks.add_arguments(block, arguments, out)
        self._blocks.end(block, out)

    # Blocks

    def _thinking(self) -> Block | None:
        """The thinking that is not closed yet."""
        return self._current if self._current is not None and self._current.kind == "thinking" else None

    def _in_block(self, kind: str, out: list[Event]) -> Block:
        """The block that a piece of this kind belongs to."""
        current = self._current
        if current is None or current.kind != kind:
            self._end_current(out)
            current = self._current = self._blocks.begin("text" if kind == "text" else "thinking")
        return current

    def _end_current(self, out: list[Event]) -> None:
        if self._current is not None:
            self._blocks.end(self._current, out)
            self._current = None

    def _counted(self) -> Usage | None:
        return None if self._usage is None else read_usage(self._usage)


def _own_name(name: str) -> str:
    for module in _MODULE:
        if name.startswith(module) and name != module:
            return name[len(module) :]
    return name


def _blocked(what: str, reason: str) -> str:
    return f"The provider's filters blocked the {what} ({reason})."
