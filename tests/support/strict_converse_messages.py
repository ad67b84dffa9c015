"""The messages of a Converse request: their shapes, that they alternate, and that every call is answered in time.

Sources: Amazon Bedrock API reference, "Message", "ContentBlock", "DocumentBlock", "ToolResultBlock"; the messages of
the API's ValidationException.
"""

from __future__ import annotations

import re

from tests.support.strict import JSONObject
from tests.support.strict_converse_shapes import (
    blob,
    cache_point,
    constraint,
    known,
    list_of,
    name,
    object_of,
    one_of,
    refuse,
    string,
    tool_use_id,
)

KINDS = {
    "user": {"text", "image", "document", "toolResult", "cachePoint"},
    "assistant": {"text", "toolUse", "reasoningContent", "cachePoint"},
}
RESULT_KINDS = {"text", "json", "image", "document"}
IMAGE_FORMATS = ("png", "jpeg", "gif", "webp")
DOCUMENT_FORMATS = ("pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md")
DOCUMENT_NAME = re.compile(r"[A-Za-z0-9\s()\[\]-]+")


def check_messages(messages: list[object], tools: list[str] | None) -> None:
    """tools: the names in `toolConfig`; None where there is none."""
    open_calls: list[str] = []
    given: set[str] = set()
    documents: list[str] = []
    role: object = None
    for index, value in enumerate(messages):
        path = f"messages.{index}"
        message = object_of(value, path)
        known(message, {"role", "content"}, path)
        if message.get("role") not in ("user", "assistant"):
            constraint(f"{path}.role", "Member must satisfy enum value set: [user, assistant]")
        if message["role"] == role:
            refuse(
                f"A conversation must alternate between user and assistant roles. Make sure the conversation alternates"
                f" between user and assistant roles and try again ({path})."
            )
        if index == 0 and message["role"] != "user":
            refuse("A conversation must start with a user message. Try again with a conversation that starts so.")
        role = message["role"]
        content = [_block(block, str(role), f"{path}.content.{i}") for i, block in enumerate(_content(message, path))]
        _documents(content, documents, path)
        results = [str(object_of(inner, path)["toolUseId"]) for kind, inner in content if kind == "toolResult"]
        _answered(open_calls, results, path)
        leading = [kind for kind, _ in content if kind != "cachePoint"][: len(results)]
        if any(kind != "toolResult" for kind in leading):
            refuse(f"{path}: tool results must come before anything else.")
        open_calls = [str(object_of(inner, path)["toolUseId"]) for kind, inner in content if kind == "toolUse"]
        for id_ in open_calls:
            if id_ in given:
                refuse(f"{path}: `tool_use` ids must be unique.")
            given.add(id_)
        if (results or open_calls) and tools is None:
            refuse("The toolConfig field must be defined when using toolUse and toolResult content blocks.")
    _answered(open_calls, [], "the end")
    if not messages:
        refuse("A conversation must have at least one message.")
    _ending(object_of(messages[-1], "messages"))


def _ending(message: JSONObject) -> None:
    if message["role"] != "assistant":
        return
    content = list_of(message["content"], "content")
    last = object_of(content[-1], "content")
    if isinstance(text := last.get("text"), str) and text != text.rstrip():
        refuse("messages: final assistant content cannot end with trailing whitespace")


def _answered(open_calls: list[str], results: list[str], path: str) -> None:
    if len(results) > len(open_calls):
        refuse(
            f"The number of toolResult blocks at {path}.content exceeds the number of toolUse blocks of previous turn."
        )
    if sorted(results) != sorted(open_calls):
        refuse(f"Expected toolResult blocks at {path}.content for the following Ids: {', '.join(open_calls)}")


def _content(message: JSONObject, path: str) -> list[object]:
    content = list_of(message.get("content"), f"{path}.content")
    if not content:
        refuse(f"The content field in the Message object at {path} is empty. Add a ContentBlock object.")
    return content


def _block(value: object, role: str, path: str) -> tuple[str, object]:
    kind, inner = one_of(value, KINDS[role], path)
    match kind:
        case "text":
            string(inner, path, blank=False)
        case "image":
            _image(inner, f"{path}.image")
        case "document":
            _document(inner, f"{path}.document")
        case "cachePoint":
            if path.endswith(".0"):
                refuse(f"{path}: a cache point cannot come first.")
            cache_point(inner, f"{path}.cachePoint")
        case "toolUse":
            call = object_of(inner, path)
            known(call, {"toolUseId", "name", "input"}, path)
            tool_use_id(call.get("toolUseId"), f"{path}.toolUseId")
            name(call.get("name"), f"{path}.name")
            if not isinstance(call.get("input"), dict):
                refuse(
                    f"The format of the value at {path}.toolUse.input is invalid. Provide a json object for the field."
                )
        case "toolResult":
            _result(inner, f"{path}.toolResult")
        case "reasoningContent":
            _reasoning(inner, f"{path}.reasoningContent")
    return kind, inner


def _image(value: object, path: str) -> None:
    image = object_of(value, path)
    known(image, {"format", "source"}, path)
    if image.get("format") not in IMAGE_FORMATS:
        constraint(f"{path}.format", f"Member must satisfy enum value set: {IMAGE_FORMATS}")
    _, data = one_of(image.get("source"), {"bytes"}, f"{path}.source")
    blob(data, f"{path}.source.bytes")


def _document(value: object, path: str) -> None:
    document = object_of(value, path)
    known(document, {"format", "name", "source"}, path)
    if document.get("format") not in DOCUMENT_FORMATS:
        constraint(f"{path}.format", f"Member must satisfy enum value set: {DOCUMENT_FORMATS}")
    title = string(document.get("name"), f"{path}.name", minimum=1, maximum=200)
    if not DOCUMENT_NAME.fullmatch(title) or "  " in title:
        refuse(
            "The document file name can only contain alphanumeric characters, whitespace characters, hyphens,"
            " parentheses, and square brackets. The name can't contain more than one consecutive whitespace character."
        )
    _, data = one_of(document.get("source"), {"bytes"}, f"{path}.source")
    blob(data, f"{path}.source.bytes")


def _documents(content: list[tuple[str, object]], names: list[str], path: str) -> None:
    """That no two documents have the same name, and that none is without a text."""
    for kind, inner in content:
        if kind == "document":
            names.append(str(object_of(inner, path)["name"]))
    if any(kind == "document" for kind, _ in content) and not any(kind == "text" for kind, _ in content):
        refuse(f"{path}: A text block must be included when using documents.")
    if len(set(names)) < len(names):
        refuse("Your conversation contains duplicate document names. Use a different name for each document.")


def _result(value: object, path: str) -> None:
    result = object_of(value, path)
    known(result, {"toolUseId", "content", "status"}, path)
    tool_use_id(result.get("toolUseId"), f"{path}.toolUseId")
    if result.get("status", "success") not in ("success", "error"):
        constraint(f"{path}.status", "Member must satisfy enum value set: [success, error]")
    content = list_of(result.get("content"), f"{path}.content")
    if not content:
        refuse(f"The content field at {path} is empty.")
    kinds = []
    for index, block in enumerate(content):
        inside = f"{path}.content.{index}"
        kind, inner = one_of(block, RESULT_KINDS, inside)
        kinds.append(kind)
        if kind == "text":
            string(inner, inside, blank=False)
        elif kind == "image":
            _image(inner, f"{inside}.image")
        elif kind == "document":
            _document(inner, f"{inside}.document")
    if "document" in kinds and "text" not in kinds:
        refuse(f"{path}: A text block must be included when using documents.")


def _reasoning(value: object, path: str) -> None:
    kind, inner = one_of(value, {"reasoningText", "redactedContent"}, path)
    if kind == "redactedContent":
        blob(inner, path)
        return
    text = object_of(inner, path)
    known(text, {"text", "signature"}, path)
    string(text.get("text"), f"{path}.text")
    signature = string(text.get("signature", ""), f"{path}.signature")
    if not signature or signature.startswith("lynkr"):
        refuse(f"{path}: Invalid `signature` in `thinking` block")
