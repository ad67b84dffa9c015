"""The input items of a Responses request: their shapes, and that calls, outputs and reasoning stand where they must.

Source: OpenAI API reference, "Create a model response", `input`; the API's own error messages.
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

ITEM_KEYS = {
    "message": {"type", "role", "content", "id", "status", "phase"},
    "function_call": {"type", "id", "call_id", "name", "arguments", "status"},
    "function_call_output": {"type", "id", "call_id", "output", "status"},
    "reasoning": {"type", "id", "summary", "content", "encrypted_content", "status"},
}
ROLES = ("user", "assistant", "system", "developer")
PART_TYPES = {
    "user": ("input_text", "input_image", "input_file"),
    "system": ("input_text",),
    "developer": ("input_text",),
    "assistant": ("output_text", "refusal"),
    "output": ("input_text", "input_image", "input_file"),
}
PART_KEYS = {
    "input_text": {"type", "text"},
    "output_text": {"type", "text", "annotations", "logprobs"},
    "refusal": {"type", "refusal"},
    "input_image": {"type", "image_url", "file_id", "detail"},
    "input_file": {"type", "filename", "file_data", "file_id", "file_url", "detail"},
}
CALL_ID_LENGTH = 64
IMAGE_DATA = re.compile(r"^data:image/(png|jpeg|jpg|gif|webp);base64,", re.IGNORECASE)
FILE_DATA = re.compile(r"^data:[\w.+-]+/[\w.+-]+;base64,")


def check_items(items: list[object], *, store: bool, reasons: bool) -> None:
    """store: whether the upstream keeps its answers, so that reasoning need not be encrypted.
    reasons: whether the model takes reasoning items."""
    checked = [_item(item, f"input[{index}]") for index, item in enumerate(items)]
    open_calls: list[str] = []
    seen: set[str] = set()
    reasoning: set[str] = set()
    for index, item in enumerate(checked):
        path = f"input[{index}]"
        kind = item.get("type", "message")
        if kind == "function_call":
            call_id = str(item["call_id"])
            if call_id in seen:
                refuse(f"Duplicate function call with call_id {call_id}.", "input")
            seen.add(call_id)
            open_calls.append(call_id)
        elif kind == "function_call_output":
            if item["call_id"] not in open_calls:
                refuse(f"No tool call found for function call output with call_id {item['call_id']}.", "input")
            open_calls.remove(str(item["call_id"]))
        elif kind == "message" and open_calls and item["role"] != "assistant":
            refuse(f"No tool output found for function call {open_calls[0]}.", "input")
        elif kind == "reasoning":
            _reasoning(item, path, store=store, reasons=reasons)
            identity = str(item.get("id") or item.get("encrypted_content"))
            if identity in reasoning:
                refuse(f"Duplicate item found with id {identity}. Remove duplicate items from your input.", "input")
            reasoning.add(identity)
            following = checked[index + 1] if index + 1 < len(checked) else {}
            if not (following.get("type") in ("reasoning", "function_call") or following.get("role") == "assistant"):
                refuse(
                    f"Item '{item.get('id')}' of type 'reasoning' was provided without its required following item.",
                    "input",
                )
    if open_calls:
        refuse(f"No tool output found for function call {open_calls[0]}.", "input")


def _item(item: object, path: str) -> JSONObject:
    item = expect_object(item, path)
    kind = item.get("type", "message")
    if not isinstance(kind, str) or kind not in ITEM_KEYS:
        refuse(f"Invalid value: '{kind}'. Supported values are: {', '.join(ITEM_KEYS)}.", f"{path}.type")
    expect_known(item, ITEM_KEYS[kind], path)
    match kind:
        case "message":
            _message(item, path)
        case "function_call":
            _call_id(item, path)
            expect_name(item.get("name"), f"{path}.name")
            expect_string(item.get("arguments"), f"{path}.arguments")
        case "function_call_output":
            _call_id(item, path)
            output = item.get("output")
            if output is None:
                refuse(f"Missing required parameter: '{path}.output'.", f"{path}.output", "missing_required_parameter")
            if not isinstance(output, str):
                _parts(output, "output", f"{path}.output")
    return item


def _message(item: JSONObject, path: str) -> None:
    role = item.get("role")
    if not isinstance(role, str) or role not in ROLES:
        refuse(f"Invalid value: '{role}'. Supported values are: {', '.join(ROLES)}.", f"{path}.role", "invalid_value")
    content = item.get("content")
    if content is None:
        refuse(f"Missing required parameter: '{path}.content'.", f"{path}.content", "missing_required_parameter")
    if not isinstance(content, str):
        _parts(content, role, f"{path}.content")


def _call_id(item: JSONObject, path: str) -> None:
    path = f"{path}.call_id"
    if "call_id" not in item:
        refuse(f"Missing required parameter: '{path}'.", path, "missing_required_parameter")
    call_id = expect_string(item["call_id"], path)
    if not call_id:
        refuse(f"Invalid '{path}': empty string.", path, "empty_string")
    if len(call_id) > CALL_ID_LENGTH:
        refuse(
            f"Invalid '{path}': string too long. Expected a string with maximum length {CALL_ID_LENGTH}.",
            path,
            "string_above_max_length",
        )


def _reasoning(item: JSONObject, path: str, *, store: bool, reasons: bool) -> None:
    if not reasons:
        refuse("Reasoning input items can only be provided to a reasoning or computer use model.", "input")
    if "summary" not in item:
        refuse(f"Missing required parameter: '{path}.summary'.", f"{path}.summary", "missing_required_parameter")
    for index, part in enumerate(expect_list(item["summary"], f"{path}.summary")):
        part = expect_object(part, f"{path}.summary[{index}]")
        expect_known(part, {"type", "text"}, f"{path}.summary[{index}]")
        if part.get("type") != "summary_text":
            refuse(f"Invalid value: '{part.get('type')}'.", f"{path}.summary[{index}].type", "invalid_value")
    if not store and not item.get("encrypted_content"):
        refuse(
            f"Item with id '{item.get('id')}' not found. Items are not persisted when `store` is set to false.",
            "input",
            status=404,
        )
    identity = item.get("id")
    if identity is not None and not str(identity).startswith("rs_"):
        refuse(f"Invalid '{path}.id': '{identity}'. Expected an ID that begins with 'rs'.", f"{path}.id")


def _parts(parts: object, role: str, path: str) -> None:
    for index, part in enumerate(expect_list(parts, path, minimum=1)):
        _part(part, role, f"{path}[{index}]")


def _part(part: object, role: str, path: str) -> None:
    part = expect_object(part, path)
    kind, supported = part.get("type"), PART_TYPES[role]
    if not isinstance(kind, str) or kind not in supported:
        values = " and ".join(f"'{value}'" for value in supported)
        refuse(f"Invalid value: '{kind}'. Supported values are: {values}.", path, "invalid_value")
    expect_known(part, PART_KEYS[kind], path)
    match kind:
        case "input_text" | "output_text":
            expect_string(part.get("text"), f"{path}.text")
        case "refusal":
            expect_string(part.get("refusal"), f"{path}.refusal")
        case "input_image":
            _image(part, path)
        case "input_file":
            _file(part, path)


def _image(part: JSONObject, path: str) -> None:
    if isinstance(part.get("file_id"), str):
        return
    url = expect_string(part.get("image_url"), f"{path}.image_url")
    if url.startswith(("https://", "http://")):
        return
    _data(url, IMAGE_DATA, f"{path}.image_url", "a base64-encoded data URL with an image MIME type")


def _file(part: JSONObject, path: str) -> None:
    given = {"file_data", "file_id", "file_url"} & part.keys()
    if len(given) != 1:
        refuse("Provide one of 'file_data', 'file_id' and 'file_url'.", path, "missing_required_parameter")
    if "file_url" in part:
        expect_string(part["file_url"], f"{path}.file_url")
    if "file_data" in part:
        expect_string(part.get("filename"), f"{path}.filename")
        _data(expect_string(part["file_data"], f"{path}.file_data"), FILE_DATA, f"{path}.file_data", "a data URL")


def _data(url: str, pattern: re.Pattern[str], path: str, expected: str) -> None:
    match = pattern.match(url)
    if match is None:
        refuse(f"Invalid '{path}'. Expected {expected}.", path, "invalid_value")
    try:
        base64.b64decode(url[match.end() :], validate=True)
    except binascii.Error:
        refuse(f"Invalid '{path}'. The data is not base64.", path, "invalid_value")
