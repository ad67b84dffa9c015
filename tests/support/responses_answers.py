"""Answers of an OpenAI Responses API, byte for byte as the vendor sends them.

Source: OpenAI API reference, "Responses" (the response object and its streaming events).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.support.answer import Turn, Usage, pieces
from tests.support.chat_answers import error_object
from tests.support.upstream import Reply, Step, json_reply, sse_reply

JSONObject = dict[str, object]

ID = "resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b"
CREATED = 1741476542
MODEL = "gpt-5.1-2025-11-13"
REASONING_ID = "rs_6876cf02e0bc8192b74af0fb64b715ff06fa2fcced15a5ac"
ENCRYPTED = "gAAAAABoISQ24OyVRYbkYfukdJoqdzWT-3uiErKInHDC-lgAaXeky44N77j7aibc2elHISjAvX7OmUwMU1r7NgaiHSVWL5BtWgXVBp4"

REQUEST_ID = ("x-request-id", "req_5c1f0d6c8e0b4b7f")


def frame(event: JSONObject) -> bytes:
    """One server-sent event, named by its type."""
    data = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    return f"event: {event['type']}\ndata: {data}\n\n".encode()


def frames(events: Sequence[JSONObject]) -> list[bytes]:
    """The events as the vendor numbers them."""
    return [frame({"type": event["type"], "sequence_number": number, **event}) for number, event in enumerate(events)]


# Items


def text_content(text: str) -> JSONObject:
    return {"type": "output_text", "annotations": [], "logprobs": [], "text": text}


def refusal_content(text: str) -> JSONObject:
    return {"type": "refusal", "refusal": text}


def message_item(*content: JSONObject, id_: str = "msg_67ccd2bf17f0819081ff3bb2cf6508e60bb6a6b452d3795b") -> JSONObject:
    return {"id": id_, "type": "message", "status": "completed", "content": list(content), "role": "assistant"}


def call_item(call_id: str, name: str, arguments: str, *, id_: str | None = None) -> JSONObject:
    return {
        "id": id_ or f"fc_{call_id}",
        "type": "function_call",
        "status": "completed",
        "arguments": arguments,
        "call_id": call_id,
        "name": name,
    }


def reasoning_item(*summary: str, encrypted: str | None = ENCRYPTED, id_: str = REASONING_ID) -> JSONObject:
    """A reasoning item. Without `encrypted`, it means something only to an upstream that has stored it."""
    item: JSONObject = {
        "id": id_,
        "type": "reasoning",
        "summary": [{"type": "summary_text", "text": text} for text in summary],
    }
    return item if encrypted is None else {**item, "encrypted_content": encrypted}


def items_of(turn: Turn, *, summaries: bool = True, encrypted: bool = True) -> list[JSONObject]:
    """The output of a turn. Where there is reasoning, `summaries` and `encrypted` say what was asked for of it."""
    items: list[JSONObject] = []
    if turn.reasoning:
        items.append(
            reasoning_item(*([turn.reasoning] if summaries else []), encrypted=ENCRYPTED if encrypted else None)
        )
    if turn.text:
        items.append(message_item(text_content(turn.text)))
    return items + [call_item(call.id, call.name, call.json_text) for call in turn.calls]


# The response


def usage_object(usage: Usage) -> JSONObject:
    given = usage.input + usage.cache_read
    return {
        "input_tokens": given,
        "input_tokens_details": {"cached_tokens": usage.cache_read, "cache_write_tokens": 0},
        "output_tokens": usage.output,
        "output_tokens_details": {"reasoning_tokens": usage.reasoning},
        "total_tokens": given + usage.output,
    }


def response(
    status: str, output: Sequence[JSONObject] = (), usage: Usage | None = None, **members: object
) -> JSONObject:
    """The response object. `members` are put in, or in the place of others."""
    return {
        "id": ID,
        "object": "response",
        "created_at": CREATED,
        "status": status,
        "background": False,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "max_output_tokens": None,
        "model": MODEL,
        "output": list(output),
        "parallel_tool_calls": True,
        "previous_response_id": None,
        "reasoning": {"effort": "medium", "summary": None},
        "service_tier": "default",
        "store": False,
        "temperature": 1.0,
        "text": {"format": {"type": "text"}, "verbosity": "medium"},
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "truncation": "disabled",
        "usage": None if usage is None else usage_object(usage),
        "user": None,
        "metadata": {},
        **members,
    }


def completed(turn: Turn, *, summaries: bool = True, encrypted: bool = True) -> JSONObject:
    """The JSON of an answer that is not streamed."""
    return response("completed", items_of(turn, summaries=summaries, encrypted=encrypted), turn.usage)


def incomplete(turn: Turn, reason: str = "max_output_tokens") -> JSONObject:
    return response("incomplete", items_of(turn), turn.usage, incomplete_details={"reason": reason})


# Events


def item_events(index: int, item: JSONObject) -> list[JSONObject]:
    """All events of one item, its texts and arguments in pieces."""
    at: JSONObject = {"item_id": item["id"], "output_index": index}
    match item["type"]:
        case "message":
            begun, inner = {**item, "status": "in_progress", "content": []}, _message_events(item, at)
        case "reasoning":
            begun, inner = {**item, "summary": []}, _reasoning_events(item, at)
        case _:
            begun, inner = {**item, "status": "in_progress", "arguments": ""}, _call_events(item, at)
    return [
        {"type": "response.output_item.added", "output_index": index, "item": begun},
        *inner,
        {"type": "response.output_item.done", "output_index": index, "item": item},
    ]


def _message_events(item: JSONObject, at: JSONObject) -> list[JSONObject]:
    content = item["content"]
    assert isinstance(content, list)
    events: list[JSONObject] = []
    for index, part in enumerate(content):
        place = {**at, "content_index": index}
        member = "refusal" if part["type"] == "refusal" else "text"
        kind = "response.refusal" if part["type"] == "refusal" else "response.output_text"
        more: JSONObject = {} if member == "refusal" else {"logprobs": []}
        events.append({"type": "response.content_part.added", **place, "part": {**part, member: ""}})
        events += [{"type": f"{kind}.delta", **place, "delta": piece, **more} for piece in pieces(part[member])]
        events.append({"type": f"{kind}.done", **place, member: part[member], **more})
        events.append({"type": "response.content_part.done", **place, "part": part})
    return events


def _reasoning_events(item: JSONObject, at: JSONObject) -> list[JSONObject]:
    summary = item["summary"]
    assert isinstance(summary, list)
    events: list[JSONObject] = []
    for index, part in enumerate(summary):
        place = {**at, "summary_index": index}
        kind = "response.reasoning_summary_text"
        events.append({"type": "response.reasoning_summary_part.added", **place, "part": {**part, "text": ""}})
        events += [{"type": f"{kind}.delta", **place, "delta": piece} for piece in pieces(part["text"])]
        events.append({"type": f"{kind}.done", **place, "text": part["text"]})
        events.append({"type": "response.reasoning_summary_part.done", **place, "part": part})
    return events


def _call_events(item: JSONObject, at: JSONObject) -> list[JSONObject]:
    kind, arguments = "response.function_call_arguments", str(item["arguments"])
    return [
        *({"type": f"{kind}.delta", **at, "delta": piece} for piece in pieces(arguments)),
        {"type": f"{kind}.done", **at, "arguments": arguments},
    ]


def start_events() -> list[JSONObject]:
    return [
        {"type": "response.created", "response": response("in_progress")},
        {"type": "response.in_progress", "response": response("in_progress")},
    ]


def end_event(final: JSONObject) -> JSONObject:
    return {"type": f"response.{final['status']}", "response": final}


def events_of(final: JSONObject) -> list[JSONObject]:
    """All events of a stream that ends with the response `final`."""
    output = final["output"]
    assert isinstance(output, list)
    inner = [event for index, item in enumerate(output) for event in item_events(index, item)]
    return [*start_events(), *inner, end_event(final)]


def stream_steps(turn: Turn, *, summaries: bool = True, encrypted: bool = True) -> list[bytes]:
    return frames(events_of(completed(turn, summaries=summaries, encrypted=encrypted)))


def stream(turn: Turn, *, before: Sequence[Step] = (), summaries: bool = True, encrypted: bool = True) -> Reply:
    return sse_reply(*before, *stream_steps(turn, summaries=summaries, encrypted=encrypted), headers=[REQUEST_ID])


def answer(turn: Turn, *, streamed: bool, summaries: bool = True, encrypted: bool = True) -> Reply:
    if streamed:
        return stream(turn, summaries=summaries, encrypted=encrypted)
    return json_reply(completed(turn, summaries=summaries, encrypted=encrypted))


# Errors


def failed(message: str = "The model failed to generate a response.", code: str = "server_error") -> JSONObject:
    return response("failed", error={"code": code, "message": message})


def error_event(
    message: str = "The server had an error while processing your request.", code: str | None = "server_error"
) -> JSONObject:
    """An error after the headers have gone out."""
    return {"type": "error", "code": code, "message": message, "param": None}


def error_reply(
    status: int,
    message: str,
    error_type: str = "invalid_request_error",
    param: str | None = None,
    code: str | None = None,
    headers: Sequence[tuple[str, str]] = (),
) -> Reply:
    return json_reply(error_object(message, error_type, param, code), status, headers)
