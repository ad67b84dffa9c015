"""Reads the objects that an answer is made of. An answer in one piece is one such object.

Source: Ollama API reference, "Chat" and "Usage"; documentation, "Streaming".
"""

from __future__ import annotations

from lynkr.converters.answer_writer import AnswerWriter
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event, Usage
from lynkr.converters.json_repair import repair_object
from lynkr.converters.json_text import json_text
from lynkr.converters.ollama.errors import error_in_answer
from lynkr.converters.ollama.tables import STOP_REASONS
from lynkr.converters.token_counts import count


class AnswerReader:
    """The state of one answer. Events are appended to the lists that are passed in."""

    def __init__(self, context: ReplyContext) -> None:
        self._context = context
        self._answer = AnswerWriter(context, lift_think_tags=True, recover_tool_calls=True, replays=True)

    @property
    def over(self) -> bool:
        return self._answer.over

    def read(self, part: JsonObject, out: list[Event]) -> None:
        """Take the next object."""
        if part.get("error"):
            self._answer.fail(error_in_answer(part, self._context.provider), out)
            return
        message = part.get("message")
        if isinstance(message, dict):
            self._answer.start(out)
            self._message(message, out)
        if part.get("done"):
            stop_reason = STOP_REASONS.get(str(part.get("done_reason")), "end_turn")
            self._answer.end(out, stop_reason, usage=self._usage(part))

    def broken(self, what: str, out: list[Event]) -> None:
        """The upstream did `what` instead of answering."""
        self._answer.broken(what, out)

    def close(self, out: list[Event]) -> None:
        """The stream has ended."""
        self._answer.close(out)

    def _message(self, message: JsonObject, out: list[Event]) -> None:
        thinking, content, calls = message.get("thinking"), message.get("content"), message.get("tool_calls")
        if isinstance(thinking, str):
            self._answer.reasoning(thinking, out)
        if isinstance(content, str) and content:
            self._answer.content(content, out)
        for call in calls if isinstance(calls, list) else ():
            if isinstance(call, dict) and isinstance(function := call.get("function"), dict):
                self._call(call.get("id"), function, out)

    def _call(self, id_: object, function: JsonObject, out: list[Event]) -> None:
        """A tool call, which always comes as a whole."""
        name, arguments = function.get("name"), function.get("arguments")
        if not name and not arguments:
            return
        call = self._answer.begin_call(id_ if isinstance(id_, str) else "", out)
        call.name = name if isinstance(name, str) else ""
        self._answer.add_arguments(call, _arguments(arguments), out)
        self._answer.end_call(call, out)

    def _usage(self, part: JsonObject) -> Usage | None:
        """The counts, or None where there are none. Servers before 0.33 leave out what was read from the cache, and
        the prompt's count where that was all of it."""
        output = count(part.get("eval_count"))
        prompt, cached = count(part.get("prompt_eval_count")), count(part.get("prompt_eval_cached_count"))
        if prompt:
            return Usage(
                input_tokens=max(0, prompt - cached),
                output_tokens=output,
                cache_read_input_tokens=min(cached, prompt),
            )
        if output:
            return Usage(output_tokens=output, cache_read_input_tokens=self._context.input_tokens, estimated=True)
        return None


def _arguments(value: object) -> str:
    """The JSON text of a call's arguments: an object by the API's reference, its text at some servers."""
    if value is None:
        return "{}"
    if isinstance(value, str):
        repaired = repair_object(value)
        return value if repaired is None else json_text(repaired)
    return json_text(value)
