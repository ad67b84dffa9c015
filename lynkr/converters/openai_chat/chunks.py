"""Reads the chunks of a Chat Completions answer.

`ChunkReader` is the one place that knows what an answer looks like. A stream feeds it chunk by chunk; an answer in one
piece is turned into a single chunk.

Sources: OpenAI API reference, "The chat completion chunk object"; and the API references of the servers named below.
"""

from __future__ import annotations

from lynkr.converters.answer_writer import AnswerWriter
from lynkr.converters.blocks import Block
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError, bad_upstream
from lynkr.converters.events import Event, Usage
from lynkr.converters.json_text import json_text
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.openai_chat.reasoning import add_details, details_text
from lynkr.converters.openai_chat.tables import FAILURES, STOP_REASONS, STOP_SEQUENCE_FIELDS
from lynkr.converters.openai_chat.usage import read_usage, says_something
from lynkr.converters.upstream_errors import error_from_json, status_of_code

_NOTHING: JsonObject = {}


class ChunkReader:
    """The state of one answer. Events are appended to the lists that are passed in; the last one is `MessageStop` or
    `Failure`, and `over` is set with it."""

    def __init__(self, context: ReplyContext, quirks: ChatQuirks, *, whole: bool = False) -> None:
        self._finish_reason: str | None = None
        self._context = context
        self._whole = whole
        self._replays = quirks.reasoning_replay != "none"
        self._answer = AnswerWriter(
            context,
            lift_think_tags=quirks.lift_think_tags,
            recover_tool_calls=quirks.recover_tool_calls,
            replays=self._replays,
            whole=whole,
        )
        self._hidden_details: list[JsonObject] = []
        self._calls: dict[int, Block] = {}
        self._last_call = -1
        self._refused = False
        self._stop_sequence: str | None = None
        self._usage: Usage | None = None

    @property
    def over(self) -> bool:
        return self._answer.over

    @property
    def finished(self) -> bool:
        """Whether the model has finished, so that the end of the stream completes the answer."""
        return self._finish_reason is not None

    def read(self, chunk: JsonObject, out: list[Event]) -> None:
        """Take the next chunk."""
        groq = chunk.get("x_groq")
        groq = groq if isinstance(groq, dict) else _NOTHING
        if chunk.get("error") or groq.get("error") or chunk.get("object") == "error":
            self._error(chunk if chunk.get("error") else groq or chunk, out)
            return
        choices = chunk.get("choices")
        if usage := chunk.get("usage") or groq.get("usage"):
            self._keep_usage(usage)
        if choices or usage or chunk.get("id"):
            self._answer.start(out, self._usage)
        if not isinstance(choices, list) or not choices or not isinstance(choice := choices[0], dict):
            return
        if usage := choice.get("usage"):
            # Moonshot
            self._keep_usage(usage)
        delta = choice.get("delta")
        if delta and isinstance(delta, dict):
            self._delta(delta, out)
        if finish_reason := choice.get("finish_reason"):
            self._finish(finish_reason, choice)
            if choice.get("error"):
                # OpenRouter
                self._error(choice, out)

    def end(self, out: list[Event]) -> None:
        """The answer is complete."""
        if self.over:
            return
        if self._finish_reason in FAILURES:
            self.fail(bad_upstream("The upstream broke off its answer"), out)
            return
        stop_reason = "refusal" if self._refused else STOP_REASONS.get(self._finish_reason or "stop", "end_turn")
        self._answer.end(out, stop_reason, stop_sequence=self._stop_sequence, usage=self._usage)

    def fail(self, error: ApiError, out: list[Event]) -> None:
        """The answer breaks off."""
        self._answer.fail(error, out)

    def broken(self, what: str, out: list[Event]) -> None:
        """The upstream did `what` instead of answering."""
        self._answer.broken(what, out)

    def close(self, out: list[Event]) -> None:
        """The stream has ended."""
        if self.finished:
            self.end(out)
        else:
            self._answer.close(out)

    # What a chunk holds

    def _delta(self, delta: JsonObject, out: list[Event]) -> None:
        details = delta.get("reasoning_details")
        # Servers that send the reasoning under several names send the same text under each.
        reasoning = delta.get("reasoning_content") or delta.get("reasoning")
        if details and isinstance(details, list):
            reasoning = reasoning or details_text(details)
            if self._context.wants_thinking:
                self._keep_details(details)
            elif self._replays:
                add_details(self._hidden_details, details)
                if self._hidden_details:
                    self._answer.hidden_payload = {"reasoning_details": self._hidden_details}
        if reasoning and isinstance(reasoning, str):
            self._answer.reasoning(reasoning, out)
        if content := delta.get("content"):
            if isinstance(content, str):
                self._answer.content(content, out)
            else:
                self._parts(content, out)
        refusal = delta.get("refusal")
        if refusal and isinstance(refusal, str):
            self._refused = True
            self._answer.text(refusal, out)
        if calls := delta.get("tool_calls"):
            for call in calls if isinstance(calls, list) else [calls]:
                if isinstance(call, dict):
                    self._call(call, out)
        elif function := delta.get("function_call"):
            # The vendor's older form
            self._call({"index": 0, "function": function}, out)

    def _keep_details(self, details: list[object]) -> None:
        """OpenRouter's `reasoning_details` have to come back as they were."""
        before = self._answer.payload.get("reasoning_details")
        kept = before if isinstance(before, list) else []
        if self._whole:
            kept += details
        else:
            add_details(kept, details)
        if kept:
            self._answer.payload = {"reasoning_details": kept}

    def _parts(self, parts: object, out: list[Event]) -> None:
        """Content as a list of parts (Mistral, Databricks)."""
        for part in parts if isinstance(parts, list) else [parts]:
            match part:
                case str(text):
                    self._answer.content(text, out)
                case {"type": "thinking", "thinking": inner} | {"type": "reasoning", "summary": inner}:
                    self._answer.reasoning(_plain(inner), out)
                case {"type": "refusal", "refusal": str(text)}:
                    self._refused = True
                    self._answer.text(text, out)
                case {"text": str(text)}:
                    self._answer.content(text, out)

    def _call(self, fragment: JsonObject, out: list[Event]) -> None:
        function = fragment.get("function")
        function = function if isinstance(function, dict) else {}
        id_, name, arguments = fragment.get("id"), function.get("name"), function.get("arguments")
        id_ = id_ if isinstance(id_, str) else ""
        name = name if isinstance(name, str) else ""
        text = arguments if isinstance(arguments, str) else json_text(arguments) if arguments is not None else ""
        index = self._index(fragment.get("index"), id_)
        call = self._calls.get(index)
        if call is None or _is_another(call, id_, name, text):
            call = self._calls[index] = self._answer.begin_call(id_, out)
        self._last_call = index
        call.id = call.id or id_
        if name and name != call.name and not (call.name and call.pieces):
            call.name += name
        if text:
            self._answer.add_arguments(call, text, out)

    def _index(self, index: object, id_: str) -> int:
        """Which call a fragment belongs to, also where the server does not say so."""
        if isinstance(index, int) and not isinstance(index, bool):
            return index
        if not self._calls or not id_:
            return max(self._last_call, 0)
        known = next((number for number, call in self._calls.items() if call.id == id_), None)
        return max(self._calls) + 1 if known is None else known

    def _finish(self, finish_reason: object, choice: JsonObject) -> None:
        self._finish_reason = finish_reason if isinstance(finish_reason, str) else "stop"
        for field in STOP_SEQUENCE_FIELDS:
            matched = choice.get(field)
            # Other servers put a word for the reason there.
            if isinstance(matched, str) and matched and matched not in STOP_REASONS:
                self._stop_sequence = matched

    def _error(self, payload: JsonObject, out: list[Event]) -> None:
        self.fail(error_in_answer(payload, self._context.provider), out)

    def _keep_usage(self, usage: object) -> None:
        """The last one is final; some servers send one with every chunk."""
        if isinstance(usage, dict) and says_something(usage):
            self._usage = read_usage(usage)


def error_in_answer(payload: JsonObject, provider: str) -> ApiError:
    """The error that stands in an answer with HTTP status 200."""
    error = payload.get("error") or payload
    codes = [error.get(key) for key in ("code", "status", "type")] if isinstance(error, dict) else []
    known = [status for code in codes if code is not None and (status := status_of_code(code)) != 500]
    return error_from_json(known[0] if known else 500, payload, provider=provider)


def _is_another(call: Block, id_: str, name: str, arguments: str) -> bool:
    """Whether a fragment with the index of `call` begins another call: some servers give all of them the same."""
    if not name:
        return False
    if id_ and call.id:
        return id_ != call.id
    if not call.name or not call.pieces:
        return False
    return name != call.name or (call.is_complete and arguments not in ("", "".join(call.pieces)))


def _plain(value: object) -> str:
    """The text in a part that holds text or further parts."""
    match value:
        case str():
            return value
        case list():
            return "".join(_plain(item) for item in value)
        case {"text": inner}:
            return _plain(inner)
        case _:
            return ""
