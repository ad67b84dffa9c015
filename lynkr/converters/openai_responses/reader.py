"""Reads the events of a Responses answer.

`EventReader` is the one place that knows what an answer looks like. A stream feeds it event by event; an answer in one
piece is the response that the last event of a stream holds.

An answer is a list of items, and each belongs to one block here. Servers tell what is in an item up to four times: in
pieces, at the end of a part, at the end of the item, at the end of the answer. The first telling counts.

Source: OpenAI API reference, "Streaming events" of the Responses API.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lynkr.converters.answer_state import AnswerState
from lynkr.converters.blocks import Blocks
from lynkr.converters.conversation import JsonObject
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.events import Event, Remember, StopReason
from lynkr.converters.openai_responses.errors import error_in_answer
from lynkr.converters.openai_responses.item import Item, Kind, arguments_of, arguments_text, kind_of, take_name
from lynkr.converters.openai_responses.reasoning import Sealed, payload, read_sealed
from lynkr.converters.openai_responses.tables import INCOMPLETE_REASONS
from lynkr.converters.openai_responses.usage import read_usage, says_something

_NOTHING: JsonObject = {}


class EventReader(AnswerState):
    """The state of one answer."""

    def __init__(self, context: ReplyContext, *, whole: bool = False) -> None:
        super().__init__(context)
        self._blocks = Blocks(context.provider, context.tool_names, whole=whole)
        self._items: list[Item] = []
        self._by_index: dict[int, Item] = {}
        self._by_id: dict[str, Item] = {}
        self._refused = False

    def read(self, kind: str, event: JsonObject, out: list[Event]) -> None:
        """Take the next event. Those of a `kind` that we do not know are passed over."""
        handler = _HANDLERS.get(kind)
        if handler is not None and not self.over:
            handler(self, event, out)

    def finish(self, response: JsonObject, status: object, out: list[Event]) -> None:
        """The answer has ended as `response` says, which is the whole of it."""
        if status not in ("completed", "incomplete"):
            self.fail(error_in_answer(response, self._context.provider), out)
            return
        listed = response.get("output")
        if not self._items and isinstance(listed, list):
            for index, item in enumerate(listed):
                if isinstance(item, dict):
                    self._item_done({"output_index": index, "item": item}, out)
        stop_reason: StopReason = "end_turn"
        if status == "incomplete":
            details = response.get("incomplete_details")
            reason = details.get("reason") if isinstance(details, dict) else None
            stop_reason = INCOMPLETE_REASONS.get(str(reason), "max_tokens")
        usage = response.get("usage")
        self._end(stop_reason, usage if isinstance(usage, dict) else _NOTHING, out)

    def _end(self, stop_reason: StopReason, usage: JsonObject, out: list[Event]) -> None:
        self.start(out)
        for item in self._items:
            if item.kind == "tool_use" and not item.ended and item.arguments and not item.parts:
                self._add_arguments(item, item.arguments, out)
        blocks = self._blocks
        blocks.finish(out, limit_reached=stop_reason != "end_turn")
        if not blocks.count:
            self._only_text(self._unsaid(), out)
        elif blocks.calls:
            self._remember(out)
        if blocks.calls and not blocks.cut:
            stop_reason = "tool_use"
        elif self._refused:
            stop_reason = "refusal"
        self._stop(out, stop_reason, usage=read_usage(usage) if says_something(usage) else None)

    def _unsaid(self) -> str:
        """The text of an answer without blocks. A model that only thought has said it all there."""
        thoughts = ["".join(item.hidden).strip() for item in self._items]
        blanks = [piece for item in self._items if item.block is not None for piece in item.block.pieces]
        return "\n\n".join(filter(None, thoughts)) or "".join(blanks)

    def _remember(self, out: list[Event]) -> None:
        """Report the reasoning that is to come back although the client gets none, each item with its call."""
        if self._context.wants_thinking:
            return
        kept: list[Sealed] = []
        waiting: list[Sealed] = []
        for item in self._items:
            if item.sealed is not None:
                waiting.append(item.sealed)
            elif item.kind == "tool_use" and item.block is not None and item.block.client_id:
                kept += [sealed._replace(call=item.block.client_id) for sealed in waiting]
                waiting = []
        if kept:
            out.append(Remember("", seal(self._context.provider, payload(kept))))

    # Items

    def _find(self, event: JsonObject, id_: object) -> Item | None:
        """The item that `event` is about. Some servers give every event a new id, others all items one index."""
        found = self._by_id.get(id_) if isinstance(id_, str) else None
        if found is None and isinstance(index := event.get("output_index"), int):
            found = self._by_index.get(index)
        return found

    def _begin(self, kind: Kind, event: JsonObject, id_: object, out: list[Event]) -> Item:
        self.start(out)
        shown = kind != "thinking" or self._context.wants_thinking
        item = Item(kind, self._blocks.begin(kind) if shown else None)
        self._items.append(item)
        if isinstance(index := event.get("output_index"), int):
            self._by_index[index] = item
        if isinstance(id_, str) and id_:
            self._by_id[id_] = item
        return item

    def _of_part(self, kind: Kind, event: JsonObject, out: list[Event]) -> Item | None:
        """The item that a part of it is told of. None where that is an item of another kind."""
        id_ = event.get("item_id")
        item = self._find(event, id_)
        if item is None:
            item = self._begin(kind, event, id_, out)
        return item if item.kind == kind and not item.ended else None

    def _of_item(self, event: JsonObject, out: list[Event], *, is_new: bool = False) -> tuple[Item, JsonObject] | None:
        """The item that is told of as a whole, and what is told. None where it is of no kind that we know."""
        told = event.get("item")
        if not isinstance(told, dict) or (kind := kind_of(told.get("type"))) is None:
            return None
        item = self._find(event, told.get("id"))
        if item is None or item.kind != kind or (is_new and item.ended):
            item = self._begin(kind, event, told.get("id"), out)
        return None if item.ended else (item, told)

    def _created(self, _: JsonObject, out: list[Event]) -> None:
        self.start(out)

    def _item_added(self, event: JsonObject, out: list[Event]) -> None:
        if (found := self._of_item(event, out, is_new=True)) is None:
            return
        item, told = found
        if item.kind == "tool_use":
            take_name(item, told)
            item.arguments = arguments_of(told)

    def _item_done(self, event: JsonObject, out: list[Event]) -> None:
        if (found := self._of_item(event, out)) is None:
            return
        item, told = found
        match item.kind:
            case "text":
                content = told.get("content")
                for index, part in enumerate(content if isinstance(content, list) else [content]):
                    self._tell_part(item, index, part, out)
            case "thinking":
                for source, parts in (("summary", told.get("summary")), ("text", told.get("content"))):
                    for index, part in enumerate(parts if isinstance(parts, list) else ()):
                        if isinstance(part, dict):
                            self._tell_reasoning(item, source, index, part.get("text"), out, last=True)
                item.sealed = read_sealed(told)
                if item.sealed is not None and item.block is not None:
                    item.block.payload = payload([item.sealed])
            case "tool_use":
                take_name(item, told)
                if not item.parts:
                    self._add_arguments(item, arguments_of(told) or item.arguments, out)
        item.ended = True
        if item.block is not None:
            self._blocks.end(item.block, out)

    # Text and refusals

    def _text_delta(self, event: JsonObject, out: list[Event]) -> None:
        if (item := self._of_part("text", event, out)) is not None:
            self._tell(item, event.get("content_index"), event.get("delta"), out)

    def _text_done(self, event: JsonObject, out: list[Event]) -> None:
        if (item := self._of_part("text", event, out)) is not None:
            self._tell(item, event.get("content_index"), event.get("text"), out, last=True)

    def _refusal_delta(self, event: JsonObject, out: list[Event]) -> None:
        self._refused = True
        self._text_delta(event, out)

    def _refusal_done(self, event: JsonObject, out: list[Event]) -> None:
        self._refused = True
        if (item := self._of_part("text", event, out)) is not None:
            self._tell(item, event.get("content_index"), event.get("refusal"), out, last=True)

    def _part_done(self, event: JsonObject, out: list[Event]) -> None:
        part = event.get("part")
        if not isinstance(part, dict) or part.get("type") not in ("output_text", "text", "refusal"):
            return
        if (item := self._of_part("text", event, out)) is not None:
            self._tell_part(item, event.get("content_index"), part, out)

    def _tell_part(self, item: Item, index: object, part: object, out: list[Event]) -> None:
        match part:
            case {"type": "refusal", "refusal": text}:
                self._refused = True
                self._tell(item, index, text, out, last=True)
            case {"text": text} | (str() as text):
                self._tell(item, index, text, out, last=True)

    def _tell(self, item: Item, part: object, text: object, out: list[Event], *, last: bool = False) -> None:
        """Text of a part. The `last` telling has all of it, and says something only if nobody else did."""
        if not text or not isinstance(text, str) or item.block is None:
            return
        key = part if isinstance(part, int) else 0
        if last and key in item.parts:
            return
        item.parts.add(key)
        self._characters += len(text)
        self._blocks.add(item.block, text, out)

    # Reasoning

    def _summary_delta(self, event: JsonObject, out: list[Event]) -> None:
        self._reasoning("summary", event, "summary_index", "delta", out)

    def _summary_done(self, event: JsonObject, out: list[Event]) -> None:
        self._reasoning("summary", event, "summary_index", "text", out, last=True)

    def _reasoning_delta(self, event: JsonObject, out: list[Event]) -> None:
        self._reasoning("text", event, "content_index", "delta", out)

    def _reasoning_done(self, event: JsonObject, out: list[Event]) -> None:
        self._reasoning("text", event, "content_index", "text", out, last=True)

    def _reasoning(
        self, source: str, event: JsonObject, index: str, member: str, out: list[Event], *, last: bool = False
    ) -> None:
        if (item := self._of_part("thinking", event, out)) is not None:
            self._tell_reasoning(item, source, event.get(index), event.get(member), out, last=last)

    def _tell_reasoning(
        self, item: Item, source: str, part: object, text: object, out: list[Event], *, last: bool = False
    ) -> None:
        if not text or not isinstance(text, str) or item.source not in ("", source):
            return
        item.source = source
        key = part if isinstance(part, int) else 0
        if key not in item.parts:
            if item.parts:
                # A summary has several parts, each a paragraph.
                text = f"\n\n{text}"
            item.parts.add(key)
        elif last:
            return
        self._characters += len(text)
        if item.block is not None:
            self._blocks.add(item.block, text, out)
        else:
            item.hidden.append(text)

    # Calls

    def _arguments_delta(self, event: JsonObject, out: list[Event]) -> None:
        if (item := self._of_part("tool_use", event, out)) is not None:
            self._add_arguments(item, arguments_text(event.get("delta")), out)

    def _arguments_done(self, event: JsonObject, out: list[Event]) -> None:
        if (item := self._of_part("tool_use", event, out)) is not None:
            take_name(item, event)
            if not item.parts:
                self._add_arguments(item, arguments_of(event), out)

    def _add_arguments(self, item: Item, text: str, out: list[Event]) -> None:
        if text and item.block is not None:
            item.parts.add(0)
            self._characters += len(text)
            self._blocks.add_arguments(item.block, text, out)

    # Ends

    def _completed(self, event: JsonObject, out: list[Event]) -> None:
        self.finish(_response(event), "completed", out)

    def _incomplete(self, event: JsonObject, out: list[Event]) -> None:
        self.finish(_response(event), "incomplete", out)

    def _failed(self, event: JsonObject, out: list[Event]) -> None:
        self.finish(_response(event), "failed", out)

    def _error(self, event: JsonObject, out: list[Event]) -> None:
        self.fail(error_in_answer(event, self._context.provider), out)


_HANDLERS: Mapping[str, Callable[[EventReader, JsonObject, list[Event]], None]] = {
    "response.created": EventReader._created,
    "response.queued": EventReader._created,
    "response.in_progress": EventReader._created,
    "response.output_item.added": EventReader._item_added,
    "response.output_item.done": EventReader._item_done,
    "response.content_part.done": EventReader._part_done,
    "response.output_text.delta": EventReader._text_delta,
    "response.output_text.done": EventReader._text_done,
    "response.refusal.delta": EventReader._refusal_delta,
    "response.refusal.done": EventReader._refusal_done,
    "response.reasoning_summary_text.delta": EventReader._summary_delta,
    "response.reasoning_summary_text.done": EventReader._summary_done,
    "response.reasoning_text.delta": EventReader._reasoning_delta,
    "response.reasoning_text.done": EventReader._reasoning_done,
    "response.function_call_arguments.delta": EventReader._arguments_delta,
    "response.function_call_arguments.done": EventReader._arguments_done,
    "response.completed": EventReader._completed,
    "response.incomplete": EventReader._incomplete,
    "response.failed": EventReader._failed,
    "error": EventReader._error,
}


def _response(event: JsonObject) -> JsonObject:
    response = event.get("response")
    return response if isinstance(response, dict) else _NOTHING
