"""Reads a request of any of the three APIs that clients speak, as far as it matters what is asked.

For looking at requests, not for answering them: what only the upstream needs is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lynkr.converters.anthropic.request import parse_request
from lynkr.converters.conversation import Conversation, JsonObject
from lynkr.converters.json_text import json_bytes, parse

# Tuples, since what is looked for in them may be of any type.
_CHAT_ROLES = ("developer", "tool", "function")
_TEXTS = ("text", "input_text", "output_text", "refusal")
_IMAGES = ("image_url", "input_image")
_CHAT_PARTS = (*_IMAGES, "refusal", "input_audio", "file")
_LIMITS = ("max_tokens", "max_completion_tokens", "max_output_tokens")
_KEPT = ("model", "stream", "metadata", "prompt_cache_key", "conversation", "session_id")


def parse_any(raw: bytes) -> Conversation:
    """The conversation in the body of an Anthropic Messages, OpenAI Chat Completions or OpenAI Responses request.

    A Messages request is read just as its route does. Raises `ApiError` (400).
    """
    body = parse(raw)
    if isinstance(body, dict):
        if "input" in body and "messages" not in body:
            raw = json_bytes(_converted(body, _turns(body["input"])))
        elif _is_chat(body):
            raw = json_bytes(_converted(body, _turns(body["messages"])))
    return parse_request(raw)


def _is_chat(body: JsonObject) -> bool:
    """Whether something in the body is a Chat Completions request's and could be no Messages request's."""
    return (
        any("function" in tool for tool in _objects(body.get("tools")))
        or "response_format" in body
        or any(
            message.get("role") in _CHAT_ROLES
            or "tool_calls" in message
            or any(part.get("type") in _CHAT_PARTS for part in _objects(message.get("content")))
            for message in _objects(body.get("messages"))
        )
    )


def _converted(body: JsonObject, messages: list[JsonObject]) -> JsonObject:
    found: JsonObject = {name: body[name] for name in _KEPT if name in body}
    found["messages"] = messages
    if isinstance(instructions := body.get("instructions"), str):
        found["system"] = instructions
    limit = next((body[name] for name in _LIMITS if isinstance(body.get(name), int)), None)
    if limit is not None:
        found["max_tokens"] = limit
    found["tools"] = [_tool(tool) for tool in _objects(body.get("tools"))]
    if (schema := _schema(body)) is not None:
        found["output_config"] = {"format": {"type": "json_schema", "schema": schema}}
    return found


def _turns(items: object) -> list[JsonObject]:
    """The messages in `messages` or `input`."""
    if isinstance(items, str):
        return [{"role": "user", "content": items}]
    found: list[JsonObject] = []
    before = ""
    for item in _objects(items):
        for kind, role, content in _turn(item):
            # What one Messages request has in one message comes in several here.
            if kind == before and kind != "said":
                last = found[-1]["content"]
                assert isinstance(last, list)
                last += content
            else:
                found.append({"role": role, "content": content})
            before = kind
    return found


def _turn(item: JsonObject) -> Iterator[tuple[str, object, list[JsonObject]]]:
    """Whether it is "said", "answered" or a "result", with the role and the content of a message; nothing for items
    that are none."""
    role = item.get("role")
    match item.get("type"):
        case "function_call" | "custom_tool_call":
            yield "answered", "assistant", [_call(item.get("call_id"), item)]
            return
        case "function_call_output" | "custom_tool_call_output":
            yield "result", "user", [_result(item.get("call_id"), item.get("output"))]
            return
        case None | "message":
            pass
        case _:
            # Reasoning, or what the vendor's own tools did.
            return
    if role in ("tool", "function"):
        yield "result", "user", [_result(item.get("tool_call_id", item.get("name")), item.get("content"))]
        return
    content = _parts(item.get("content"))
    calls = [_call(call.get("id"), call.get("function")) for call in _objects(item.get("tool_calls"))]
    kind = "answered" if role == "assistant" else "said"
    yield kind, "system" if role == "developer" else role, [*content, *calls]


def _parts(content: object) -> list[JsonObject]:
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    found: list[JsonObject] = []
    for part in _objects(content):
        kind = part.get("type")
        if kind in _TEXTS:
            found.append({"type": "text", "text": part.get("text", part.get("refusal", ""))})
        elif kind in _IMAGES:
            # Where it is does not matter here.
            found.append({"type": "image", "source": {"type": "url", "url": ""}})
        else:
            found.append(part)
    return found


def _call(id_: object, function: object) -> JsonObject:
    members = function if isinstance(function, dict) else {}
    written = members.get("arguments", members.get("input"))
    value = parse(written) if isinstance(written, str) else written
    arguments = value if isinstance(value, dict) else {"input": written}
    return {"type": "tool_use", "id": id_, "name": members.get("name"), "input": arguments}


def _result(id_: object, content: object) -> JsonObject:
    return {"type": "tool_result", "tool_use_id": id_, "content": _parts(content)}


def _tool(tool: JsonObject) -> JsonObject:
    function = tool.get("function")
    members = function if isinstance(function, dict) else tool
    if (kind := tool.get("type")) not in ("function", None):
        return {"type": kind, "name": members.get("name", kind)}
    return {
        "name": members.get("name"),
        "description": members.get("description"),
        "input_schema": members.get("parameters"),
    }


def _schema(body: JsonObject) -> JsonObject | None:
    """The JSON schema that the answer has to fit."""
    match body:
        case {"response_format": {"json_schema": {"schema": dict(schema)}}} | {
            "text": {"format": {"schema": dict(schema)}}
        }:
            return schema
        case _:
            return None


def _objects(value: object) -> Iterable[JsonObject]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
