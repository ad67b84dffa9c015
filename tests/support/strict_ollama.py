"""A judge of requests to Ollama's `/api/chat`, as strict as the server about types, and stricter about the rest.

The server skips members that it does not know, and tool messages that answer no call. Here they are refused: they can
only be mistakes.

Source: Ollama, package api, `ChatRequest` and what it is made of; package server, `routes.go`, for the sentences.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Collection
from typing import NoReturn

from tests.support import ollama_answers
from tests.support.strict import (
    CLIENT_HEADER,
    OWN_HEADER,
    JSONObject,
    RefusalError,
    bearer_token,
    is_int,
    is_number,
    media_type,
    parse,
)
from tests.support.upstream import Reply, Request

TOP_LEVEL = {
    "model",
    "messages",
    "stream",
    "format",
    "keep_alive",
    "tools",
    "options",
    "think",
    "truncate",
    "shift",
    "logprobs",
    "top_logprobs",
}
MESSAGE_KEYS = {
    "system": {"role", "content"},
    "user": {"role", "content", "images"},
    "assistant": {"role", "content", "thinking", "tool_calls"},
    "tool": {"role", "content", "tool_name", "tool_call_id"},
}
INTEGERS = {"num_ctx", "num_predict", "num_keep", "num_batch", "num_gpu", "num_thread", "seed", "top_k"}
FLOATS = {"temperature", "top_p", "min_p", "typical_p", "repeat_penalty", "presence_penalty", "frequency_penalty"}
LEVELS = ("high", "medium", "low")

# Go's notation of a duration.
DURATION = re.compile(r"[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)")

ALL = frozenset({"tools", "thinking", "vision"})
"""What a model can do, by the names of `/api/show`."""

FORBIDDEN_HEADERS = ("x-api-key", "anthropic-version", "anthropic-beta", "cookie")


def ollama_judge(
    api_key: str | None = None,
    *,
    models: Collection[str] | None = None,
    capabilities: Collection[str] = ALL,
    levels: bool = True,
) -> Callable[[Request], Reply | None]:
    """A `check` for ScriptedUpstream.

    api_key: the key of the hosted service; None is a server of one's own, which takes no notice of keys.
    models: those that have been pulled; None has them all.
    capabilities: what every model can do.
    levels: whether the models know levels of thinking.
    """

    def judge(request: Request) -> Reply | None:
        try:
            _headers(request, api_key)
            body = _parsed(request)
            _check(body)
            _able(body, models, capabilities, levels)
        except RefusalError as refusal:
            return ollama_answers.error_reply(refusal.status, refusal.message)
        return None

    return judge


def refuse(message: str, status: int = 400) -> NoReturn:
    raise RefusalError(status, message, error_type="")


def _type(value: object, path: str, expected: str) -> NoReturn:
    kinds: dict[type, str] = {str: "string", bool: "bool", dict: "object", list: "array", type(None): "null"}
    kind = kinds.get(type(value), "number")
    refuse(f"json: cannot unmarshal {kind} into Go struct field {path} of type {expected}")


def _object(value: object, path: str, known: set[str] | None = None) -> JSONObject:
    if not isinstance(value, dict):
        _type(value, path, "object")
    for key in value:
        if known is not None and key not in known:
            refuse(f"unknown member {path}.{key}")
    return value


def _list(value: object, path: str) -> list[object]:
    if not isinstance(value, list):
        _type(value, path, "[]object")
    return value


def _string(value: object, path: str) -> str:
    if not isinstance(value, str):
        _type(value, path, "string")
    return value


def _headers(request: Request, api_key: str | None) -> None:
    if request.path != "/api/chat":
        refuse("404 page not found", 404)
    if request.method != "POST":
        refuse("405 method not allowed", 405)
    if api_key is not None and bearer_token(request) != api_key:
        refuse("unauthorized", 401)
    if media_type(request) != "application/json":
        refuse("the content type is not application/json")
    for name, _ in request.headers:
        if name.lower() in FORBIDDEN_HEADERS or OWN_HEADER.match(name) or CLIENT_HEADER.match(name):
            refuse(f"the header {name} is none of this API's")


def _parsed(request: Request) -> JSONObject:
    if not request.body:
        refuse("missing request body")
    try:
        body = parse(request.body)
    except ValueError as error:
        refuse(f"invalid character in the body: {error}")
    return _object(body, "ChatRequest", TOP_LEVEL)


def _check(body: JSONObject) -> None:
    if not body.get("model") or not isinstance(body["model"], str):
        refuse("model is required")
    messages = _list(body.get("messages"), "ChatRequest.messages")
    if not messages:
        refuse("no messages: this would only load the model")
    _messages(messages)
    for index, tool in enumerate(_list(body.get("tools", []), "ChatRequest.tools")):
        _tool(tool, f"ChatRequest.tools[{index}]")
    for key in ("stream", "truncate", "shift", "logprobs"):
        if not isinstance(body.get(key, False), bool):
            _type(body[key], f"ChatRequest.{key}", "bool")
    think = body.get("think")
    if isinstance(think, str) and think not in LEVELS:
        refuse(f'invalid think value: "{think}" (must be "high", "medium", "low", true, or false)')
    if not isinstance(think, str | bool | None):
        refuse('think must be a boolean or string ("high", "medium", "low", true, or false)')
    if body.get("format") not in (None, "", "json") and not isinstance(body["format"], dict):
        refuse(f'invalid format: {body["format"]!r}; expected "json" or a valid JSON Schema object')
    _keep_alive(body.get("keep_alive"))
    _options(_object(body.get("options", {}), "ChatRequest.options"))


def _keep_alive(value: object) -> None:
    if isinstance(value, str):
        if not DURATION.fullmatch(value):
            refuse(f'time: invalid duration "{value}"')
    elif value is not None and not is_number(value):
        refuse(f"unsupported duration type: '{type(value).__name__}'")


def _options(options: JSONObject) -> None:
    for key, value in options.items():
        if key in INTEGERS:
            if not is_int(value):
                refuse(f'option "{key}" must be of type integer')
        elif key in FLOATS:
            if not is_number(value):
                refuse(f'option "{key}" must be of type float32')
        elif key == "stop":
            if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
                refuse('option "stop" must be of an array of strings')
        else:
            refuse(f'invalid option provided: "{key}"')


def _messages(messages: list[object]) -> None:
    open_calls: dict[str, str] = {}
    for index, value in enumerate(messages):
        path = f"ChatRequest.messages[{index}]"
        message = _object(value, path)
        role = message.get("role")
        if not isinstance(role, str) or role not in MESSAGE_KEYS:
            refuse(f'invalid role: {role!r}, must be one of ["system", "user", "assistant", "tool"]')
        _object(value, path, MESSAGE_KEYS[role])
        _string(message.get("content"), f"{path}.content")
        _string(message.get("thinking", ""), f"{path}.thinking")
        for image in _list(message.get("images", []), f"{path}.images"):
            _image(_string(image, f"{path}.images"))
        if role == "system" and index:
            refuse("a template would move this system message to the beginning")
        if role == "tool":
            _answers(message, open_calls, path)
            continue
        if open_calls:
            refuse(f"{path}: no result for the calls {', '.join(open_calls)}")
        for call in _list(message.get("tool_calls", []), f"{path}.tool_calls"):
            id_, name = _call(call, f"{path}.tool_calls")
            if id_ in open_calls:
                refuse(f"{path}: the id {id_} is given twice")
            open_calls[id_] = name
    if open_calls:
        refuse(f"no result for the calls {', '.join(open_calls)}")


def _image(data: str) -> None:
    try:
        base64.b64decode(data.replace("\r", "").replace("\n", ""), validate=True)
    except binascii.Error:
        refuse("illegal base64 data at input byte 0")


def _call(value: object, path: str) -> tuple[str, str]:
    call = _object(value, path, {"id", "function"})
    id_ = _string(call.get("id"), f"{path}.id")
    function = _object(call.get("function"), f"{path}.function", {"index", "name", "arguments"})
    if not is_int(function.get("index", 0)):
        _type(function["index"], f"{path}.function.index", "int")
    _object(function.get("arguments"), f"{path}.function.arguments")
    return id_, _string(function.get("name"), f"{path}.function.name")


def _answers(message: JSONObject, open_calls: dict[str, str], path: str) -> None:
    id_ = _string(message.get("tool_call_id"), f"{path}.tool_call_id")
    name = _string(message.get("tool_name"), f"{path}.tool_name")
    if open_calls.pop(id_, None) != name:
        refuse(f"{path}: a result of {name} with the id {id_}, which answers no call")


def _tool(value: object, path: str) -> None:
    tool = _object(value, path, {"type", "function"})
    if tool.get("type") != "function":
        refuse(f"{path}: a tool is of type function")
    function = _object(tool.get("function"), f"{path}.function", {"name", "description", "parameters"})
    if not _string(function.get("name"), f"{path}.function.name"):
        refuse(f"{path}: a tool has a name")
    _string(function.get("description", ""), f"{path}.function.description")
    schema = _object(function.get("parameters"), f"{path}.function.parameters")
    if schema.get("type") != "object":
        refuse(f"{path}: the parameters of a tool are of type object")
    if "properties" not in schema:
        refuse(f"{path}: a template looks at the properties")
    _property(schema, f"{path}.function.parameters")


def _property(value: object, path: str) -> None:
    schema = _object(value, path)
    if "$ref" in schema or "oneOf" in schema or "allOf" in schema or "const" in schema:
        refuse(f"{path}: the server would leave something out here")
    for name, inner in _object(schema.get("properties", {}), f"{path}.properties").items():
        _property(inner, f"{path}.properties.{name}")
    for inner in _list(schema.get("anyOf", []), f"{path}.anyOf"):
        _property(inner, f"{path}.anyOf")
    kind = schema.get("type", "")
    for item in kind if isinstance(kind, list) else [kind]:
        _string(item, f"{path}.type")
    _string(schema.get("description", ""), f"{path}.description")
    _list(schema.get("enum", []), f"{path}.enum")
    for item in _list(schema.get("required", []), f"{path}.required"):
        _string(item, f"{path}.required")


def _able(body: JSONObject, models: Collection[str] | None, capabilities: Collection[str], levels: bool) -> None:
    model = body["model"]
    if models is not None and model not in models:
        refuse(f"model '{model}' not found", 404)
    if body.get("tools") and "tools" not in capabilities:
        refuse(f"registry.ollama.ai/library/{model} does not support tools")
    if body.get("think") and "thinking" not in capabilities:
        refuse(f'"{model}" does not support thinking')
    if isinstance(body.get("think"), str) and not levels:
        refuse(f'think value "{body["think"]}" is not supported for this model')
    messages = body["messages"]
    assert isinstance(messages, list)
    if "vision" not in capabilities and any(message.get("images") for message in messages):
        refuse("this model is missing data required for image input", 500)
