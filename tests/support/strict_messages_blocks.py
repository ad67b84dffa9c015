"""The content blocks of a Messages request, one by one. Their order among each other is `strict_messages_history`'s.

Source: Anthropic API documentation, "Messages", `messages[].content`.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Container
from dataclasses import dataclass, field

from tests.support.strict import JSONObject
from tests.support.strict_messages_shapes import expect_known, expect_list, expect_object, expect_string, refuse

ROLE_BLOCKS = {
    "user": {"text", "image", "document", "search_result", "tool_result", "container_upload"},
    "assistant": {"text", "thinking", "redacted_thinking", "tool_use", "server_tool_use"},
    "system": {"text"},
}
BLOCK_KEYS = {
    "text": {"type", "text", "cache_control", "citations"},
    "image": {"type", "source", "cache_control"},
    "document": {"type", "source", "title", "context", "citations", "cache_control"},
    "search_result": {"type", "source", "title", "content", "citations", "cache_control"},
    "tool_result": {"type", "tool_use_id", "content", "is_error", "cache_control"},
    "container_upload": {"type", "file_id", "cache_control"},
    "thinking": {"type", "thinking", "signature"},
    "redacted_thinking": {"type", "data"},
    "tool_use": {"type", "id", "name", "input", "caller", "cache_control"},
    "server_tool_use": {"type", "id", "name", "input", "caller", "cache_control"},
}
RESULT_BLOCKS = {"text", "image", "document", "search_result", "tool_reference"}
IMAGE_TYPES = ("image/jpeg", "image/png", "image/gif", "image/webp")
TOOL_ID = re.compile(r"^[a-zA-Z0-9_-]+$")

MAX_CACHE_MARKS = 4


@dataclass
class CacheMarks:
    """Counts cache_control over the whole request."""

    paths: list[str] = field(default_factory=list)
    ttls: list[str] = field(default_factory=list)

    def note(self, block: JSONObject, path: str) -> None:
        if block.get("cache_control") is None:
            return
        mark = expect_object(block["cache_control"], f"{path}.cache_control")
        expect_known(mark, {"type", "ttl", "scope"}, f"{path}.cache_control")
        if mark.get("type") != "ephemeral":
            refuse(f"{path}.cache_control.type: Input should be 'ephemeral'")
        ttl = mark.get("ttl", "5m")
        if ttl not in ("5m", "1h"):
            refuse(f"{path}.cache_control.ephemeral.ttl: Input should be '5m' or '1h'")
        if ttl == "1h" and "5m" in self.ttls:
            refuse(
                f"{path}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m'"
                " cache_control block."
            )
        self.paths.append(path)
        self.ttls.append(str(ttl))

    def check(self) -> None:
        if len(self.paths) > MAX_CACHE_MARKS:
            refuse(f"A maximum of 4 blocks with cache_control may be provided. Found {len(self.paths)}.")


def check_text_blocks(blocks: list[object], path: str, marks: CacheMarks) -> None:
    """The system prompt: text blocks only."""
    for index, block in enumerate(blocks):
        check_block(block, "system", f"{path}.{index}", marks, None)


def check_block(
    value: object, role: str, path: str, marks: CacheMarks, signatures: Container[str] | None
) -> JSONObject:
    block = expect_object(value, path)
    kind = block.get("type")
    if not isinstance(kind, str) or not (kind in ROLE_BLOCKS[role] or (role == "assistant" and _server_result(kind))):
        refuse(f"{path}: Input tag '{kind}' found using 'type' does not match any of the expected tags")
    if kind in BLOCK_KEYS:
        expect_known(block, BLOCK_KEYS[kind], f"{path}.{kind}")
    marks.note(block, path)
    if kind == "text":
        _text(block, path)
    elif kind == "image":
        _image(block, path)
    elif kind == "document":
        _document(block, path)
    elif kind == "tool_use":
        _tool_use(block, path)
    elif kind == "tool_result":
        _tool_result(block, path, marks)
    elif kind == "thinking":
        _thinking(block, path, signatures)
    elif kind == "redacted_thinking" and not expect_string(block.get("data"), f"{path}.redacted_thinking.data"):
        refuse(f"{path}: Invalid `data` in `redacted_thinking` block")
    return block


def _server_result(kind: str) -> bool:
    return kind.endswith("_tool_result") or kind.startswith("mcp_tool_")


def _text(block: JSONObject, path: str) -> None:
    text = expect_string(block.get("text"), f"{path}.text.text")
    if not text:
        if block.get("cache_control") is not None:
            refuse(f"{path}: cache_control cannot be set for empty text blocks")
        refuse(f"{path.partition('.')[0]}: text content blocks must be non-empty")
    if not text.strip():
        refuse(f"{path.partition('.')[0]}: text content blocks must contain non-whitespace text")


def _image(block: JSONObject, path: str) -> None:
    path += ".image.source"
    source = expect_object(block.get("source"), path)
    kind = source.get("type")
    if kind == "base64":
        expect_known(source, {"type", "media_type", "data"}, f"{path}.base64")
        if source.get("media_type") not in IMAGE_TYPES:
            refuse(f"{path}.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'")
        _base64(source.get("data"), f"{path}.base64.data")
    elif kind == "url":
        expect_known(source, {"type", "url"}, f"{path}.url")
        if not expect_string(source.get("url"), f"{path}.url.url").startswith("https://"):
            refuse(f"{path}.url.url: Only HTTPS URLs are supported.")
    elif kind != "file":
        refuse(f"{path}: Input tag '{kind}' found using 'type' does not match any of the expected tags")


def _document(block: JSONObject, path: str) -> None:
    path += ".document.source"
    source = expect_object(block.get("source"), path)
    kind = source.get("type")
    if kind == "base64":
        if source.get("media_type") != "application/pdf":
            refuse(f"{path}.base64.media_type: Input should be 'application/pdf'")
        _base64(source.get("data"), f"{path}.base64.data")
    elif kind == "text":
        if source.get("media_type") != "text/plain":
            refuse(f"{path}.text.media_type: Input should be 'text/plain'")
        expect_string(source.get("data"), f"{path}.text.data")
    elif kind not in ("url", "file", "content"):
        refuse(f"{path}: Input tag '{kind}' found using 'type' does not match any of the expected tags")


def _base64(value: object, path: str) -> None:
    data = expect_string(value, path)
    try:
        decoded = base64.b64decode(data, validate=True)
    except binascii.Error:
        refuse(f"{path}: invalid base64 data")
    if not decoded:
        refuse(f"{path}: data cannot be empty")


def _tool_use(block: JSONObject, path: str) -> None:
    path += ".tool_use"
    _tool_id(block.get("id"), f"{path}.id")
    name = expect_string(block.get("name"), f"{path}.name")
    if not 1 <= len(name) <= 200:
        refuse(f"{path}.name: String should have at least 1 character and at most 200 characters")
    expect_object(block.get("input"), f"{path}.input")


def _tool_result(block: JSONObject, path: str, marks: CacheMarks) -> None:
    path += ".tool_result"
    _tool_id(block.get("tool_use_id"), f"{path}.tool_use_id")
    if not isinstance(block.get("is_error", False), bool):
        refuse(f"{path}.is_error: Input should be a valid boolean")
    content = block.get("content")
    if content is None or isinstance(content, str):
        return
    for index, value in enumerate(expect_list(content, f"{path}.content")):
        inner_path = f"{path}.content.{index}"
        inner = expect_object(value, inner_path)
        kind = inner.get("type")
        if kind not in RESULT_BLOCKS:
            refuse(f"{inner_path}: Input tag '{kind}' found using 'type' does not match any of the expected tags")
        if kind == "tool_reference":
            expect_known(inner, {"type", "tool_name", "cache_control"}, f"{inner_path}.tool_reference")
            expect_string(inner.get("tool_name"), f"{inner_path}.tool_reference.tool_name")
        else:
            check_block(inner, "user", inner_path, marks, None)
        if block.get("is_error") and kind != "text":
            refuse(f'{path}.content: all content must be type "text" if `is_error` is true')


def _tool_id(value: object, path: str) -> None:
    if not TOOL_ID.match(expect_string(value, path)):
        refuse(f"{path}: String should match pattern '^[a-zA-Z0-9_-]+$'")


def _thinking(block: JSONObject, path: str, signatures: Container[str] | None) -> None:
    expect_string(block.get("thinking"), f"{path}.thinking.thinking")
    if "signature" not in block:
        refuse(f"{path}.thinking.signature: Field required")
    signature = expect_string(block["signature"], f"{path}.thinking.signature")
    # An envelope of the gateway's own must have been taken off before this API sees the conversation.
    forged = not signature or signature.startswith("lynkr1.")
    if forged or (signatures is not None and signature not in signatures):
        refuse(f"{path}: Invalid `signature` in `thinking` block")
