"""The messages of a Chat Completions request: their shapes, and that every tool call is answered where it must be.

Source: OpenAI API reference, "Create chat completion", `messages`; the API's own error messages.
"""

from __future__ import annotations

import base64
import binascii
import re

from tests.support.strict import JSONObject
from tests.support.strict_chat_shapes import (
    expect_known,
    expect_list,
    expect_name,
    expect_object,
    expect_string,
    refuse,
)

MESSAGE_KEYS = {
    "system": {"role", "content", "name"},
    "developer": {"role", "content", "name"},
    "user": {"role", "content", "name"},
    "assistant": {"role", "content", "name", "refusal", "tool_calls", "audio", "function_call"},
    "tool": {"role", "content", "tool_call_id"},
}
PART_TYPES = {
    "system": ("text",),
    "developer": ("text",),
    "user": ("text", "image_url", "input_audio", "file"),
    "assistant": ("text", "refusal"),
    "tool": ("text",),
}
PART_KEYS = {
    "text": {"type", "text"},
    "refusal": {"type", "refusal"},
    "image_url": {"type", "image_url"},
    "input_audio": {"type", "input_audio"},
    "file": {"type", "file"},
}

TOOL_CALL_ID_LENGTH = 40
DATA_URL = re.compile(r"^data:image/(png|jpeg|jpg|gif|webp);base64,", re.IGNORECASE)


def check_messages(messages: list[object], allow_reasoning_content: bool) -> None:
    checked = [
        _message(message, allow_reasoning_content, f"messages[{index}]") for index, message in enumerate(messages)
    ]
    open_calls: list[str] = []
    for index, message in enumerate(checked):
        path = f"messages.[{index}].role"
        if message["role"] == "tool":
            if not open_calls:
                refuse(
                    "Invalid parameter: messages with role 'tool' must be a response to a preceeding message"
                    " with 'tool_calls'.",
                    path,
                )
            if message["tool_call_id"] not in open_calls:
                refuse(f"Invalid parameter: 'tool_call_id' of '{message['tool_call_id']}' not found.", path)
            open_calls.remove(str(message["tool_call_id"]))
            continue
        _answered(open_calls, path)
        open_calls = _call_ids(message, path)
    _answered(open_calls, f"messages.[{len(checked)}].role")


def _message(message: object, allow_reasoning_content: bool, path: str) -> JSONObject:
    message = expect_object(message, path)
    role = message.get("role")
    if role is None:
        refuse(f"Missing required parameter: '{path}.role'.", f"{path}.role", "missing_required_parameter")
    if not isinstance(role, str) or role not in MESSAGE_KEYS:
        refuse(
            f"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool',"
            " and 'developer'.",
            f"{path}.role",
            "invalid_value",
        )
    allowed = MESSAGE_KEYS[role]
    if role == "assistant" and allow_reasoning_content:
        allowed = allowed | {"reasoning_content"}
    expect_known(message, allowed, path)
    calls = message.get("tool_calls")
    if calls is not None:
        for index, call in enumerate(expect_list(calls, f"{path}.tool_calls", minimum=1)):
            _tool_call(call, f"{path}.tool_calls[{index}]")
    if role == "tool" and not isinstance(message.get("tool_call_id"), str):
        refuse(
            f"Missing required parameter: '{path}.tool_call_id'.",
            f"{path}.tool_call_id",
            "missing_required_parameter",
        )
    _content(message, role, path)
    return message


def _call_ids(message: JSONObject, path: str) -> list[str]:
    calls = message.get("tool_calls")
    ids = [str(call["id"]) for call in calls if isinstance(call, dict)] if isinstance(calls, list) else []
    for id_ in ids:
        if ids.count(id_) > 1:
            refuse(f"Duplicate value for 'tool_call_id' of '{id_}'.", path)
    return ids


def _answered(open_calls: list[str], path: str) -> None:
    if open_calls:
        refuse(
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each"
            f" 'tool_call_id'. The following tool_call_ids did not have response messages: {', '.join(open_calls)}",
            path,
        )


def _tool_call(call: object, path: str) -> None:
    call = expect_object(call, path)
    expect_known(call, {"id", "type", "function"}, path)
    for key in ("id", "type", "function"):
        if key not in call:
            refuse(f"Missing required parameter: '{path}.{key}'.", f"{path}.{key}", "missing_required_parameter")
    if not isinstance(call["id"], str) or not call["id"]:
        refuse(f"Invalid '{path}.id': empty string.", f"{path}.id", "empty_string")
    if len(call["id"]) > TOOL_CALL_ID_LENGTH:
        refuse(
            f"Invalid '{path}.id': string too long. Expected a string with maximum length {TOOL_CALL_ID_LENGTH}.",
            f"{path}.id",
            "string_above_max_length",
        )
    if call["type"] != "function":
        refuse(f"Invalid value: '{call['type']}'. Supported values are: 'function'.", f"{path}.type", "invalid_value")
    function = expect_object(call["function"], f"{path}.function")
    expect_known(function, {"name", "arguments"}, f"{path}.function")
    expect_name(function.get("name"), f"{path}.function.name")
    expect_string(function.get("arguments"), f"{path}.function.arguments")


def _content(message: JSONObject, role: str, path: str) -> None:
    content = message.get("content")
    if content is None:
        if role == "assistant" and (message.get("tool_calls") or message.get("refusal") or message.get("audio")):
            return
        refuse("Invalid value for 'content': expected a string, got null.", path.replace("[", ".[") + ".content")
    if isinstance(content, str):
        return
    if not isinstance(content, list):
        refuse(
            f"Invalid type for '{path}.content': expected one of a string or array of objects.",
            f"{path}.content",
            "invalid_type",
        )
    for index, part in enumerate(expect_list(content, f"{path}.content", minimum=1)):
        _part(part, role, f"{path}.content[{index}]")


def _part(part: object, role: str, path: str) -> None:
    part = expect_object(part, path)
    kind = part.get("type")
    supported = PART_TYPES[role]
    if not isinstance(kind, str) or kind not in supported:
        values = " and ".join(f"'{value}'" for value in supported)
        refuse(f"Invalid value: '{kind}'. Supported values are: {values}.", f"{path}.type", "invalid_value")
    expect_known(part, PART_KEYS[kind], path)
    if kind in ("text", "refusal"):
        expect_string(part.get(kind), f"{path}.{kind}")
    elif kind == "image_url":
        _image_url(part.get("image_url"), f"{path}.image_url")
    elif kind == "file":
        file = expect_object(part.get("file"), f"{path}.file")
        expect_known(file, {"filename", "file_data", "file_id"}, f"{path}.file")
        if not {"file_data", "file_id"} & file.keys():
            refuse(f"Missing required parameter: '{path}.file.file_id'.", path, "missing_required_parameter")


def _image_url(value: object, path: str) -> None:
    if isinstance(value, str):
        refuse(f"Invalid type for '{path}': expected an object, but got a string instead.", path, "invalid_type")
    image = expect_object(value, path)
    expect_known(image, {"url", "detail"}, path)
    url = expect_string(image.get("url"), f"{path}.url")
    if image.get("detail", "auto") not in ("auto", "low", "high"):
        refuse(f"Invalid value: '{image['detail']}'.", f"{path}.detail", "invalid_value")
    if url.startswith(("https://", "http://")):
        return
    data = DATA_URL.match(url)
    if data is None:
        refuse(
            f"Invalid '{path}.url'. Expected a valid URL or a base64-encoded data URL with an image MIME type.",
            f"{path}.url",
            "invalid_value",
        )
    try:
        base64.b64decode(url[data.end() :], validate=True)
    except binascii.Error:
        refuse("You uploaded an unsupported image: the data is not base64.", f"{path}.url", "invalid_image_format")
