"""Folds the events of an answer into the whole answer."""

from __future__ import annotations

import json
from collections.abc import Iterable

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Answer, BlockStart, Delta, Event, Failure, MessageDelta, MessageStart


def fold(events: Iterable[Event]) -> Answer:
    """The answer that `events` describe. Raises the `ApiError` of a `Failure` among them."""
    answer = Answer(id="", model="")
    texts: dict[str, list[str]] = {}
    opened: BlockStart | None = None
    for event in events:
        match event:
            case Delta():
                texts.setdefault(event.kind, []).append(event.text)
            case BlockStart():
                if opened is not None:
                    answer.content.append(_block(opened, texts))
                opened, texts = event, {}
            case MessageStart():
                answer.id, answer.model, answer.usage = event.id, event.model, event.usage
            case MessageDelta():
                answer.stop_reason, answer.stop_sequence = event.stop_reason, event.stop_sequence
                answer.usage = event.usage
            case Failure():
                raise event.error
            case _:
                pass
    if opened is not None:
        answer.content.append(_block(opened, texts))
    return answer


def _block(start: BlockStart, texts: dict[str, list[str]]) -> JsonObject:
    joined = {kind: "".join(parts) for kind, parts in texts.items()}
    match start.kind:
        case "text":
            return {"type": "text", "text": joined.get("text", "")}
        case "thinking":
            return {
                "type": "thinking",
                "thinking": joined.get("thinking", ""),
                "signature": joined.get("signature", ""),
            }
        case "redacted_thinking":
            return {"type": "redacted_thinking", "data": start.data}
        case "tool_use":
            arguments = _arguments(joined.get("input_json", ""))
            return {"type": "tool_use", "id": start.id, "name": start.name, "input": arguments}


def _arguments(text: str) -> JsonObject:
    """The input of a tool call. Text that is no JSON object is kept, so that the client's check of the input shows the
    model what it wrote instead of running the tool without arguments."""
    try:
        value = json.loads(text or "{}")
    except ValueError:
        value = None
    return value if isinstance(value, dict) else {"_raw_arguments": text}
