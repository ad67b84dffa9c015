"""Renders blocks as content blocks.

A content block is an object with one member that is named after its kind. A mark for the prompt cache is a block of its
own, after the one that it marks.

Source: Amazon Bedrock API reference, "ContentBlock", "DocumentBlock", "ToolResultBlock" and "CachePointBlock".
"""

from __future__ import annotations

import re

from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.bedrock_converse.tables import DOCUMENT_FORMATS, IMAGE_FORMATS
from lynkr.converters.conversation import (
    Base64Source,
    Block,
    ContentSource,
    DocumentBlock,
    ImageBlock,
    JsonObject,
    TextBlock,
    ToolResultBlock,
)
from lynkr.converters.readable import readable, readable_document
from lynkr.converters.turns import NOTHING

_ATTACHED = "(The result is attached after the results.)"
_WITH_DOCUMENT = "(A document is attached.)"

_ILLEGAL_IN_NAME = re.compile(r"[^A-Za-z0-9\s()\[\]-]+")
_MAX_NAME = 180


class DocumentNames:
    """The names of the documents in one request: each has to be another, and of few characters."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def name(self, title: str | None) -> str:
        plain = " ".join(_ILLEGAL_IN_NAME.sub(" ", title or "").split())[:_MAX_NAME].strip() or "document"
        name, count = plain, 1
        while name in self._used:
            count += 1
            name = f"{plain} ({count})"
        self._used.add(name)
        return name


def text_block(text: str) -> JsonObject:
    return {"text": text}


def is_text(block: JsonObject) -> bool:
    return "text" in block


def blocks(block: Block, quirks: ConverseQuirks, names: DocumentNames) -> list[JsonObject]:
    """What one block of a user's message becomes, without its mark for the cache. Blank text is refused, so it is left
    out."""
    match block:
        case TextBlock(text=text):
            return [text_block(text)] if text and not text.isspace() else []
        case ImageBlock(source=Base64Source(media_type=media_type, data=data)) if (
            quirks.images and media_type in IMAGE_FORMATS
        ):
            return [{"image": {"format": IMAGE_FORMATS[media_type], "source": {"bytes": data}}}]
        case DocumentBlock(source=Base64Source(media_type=media_type, data=data)) if (
            quirks.documents and media_type in DOCUMENT_FORMATS
        ):
            document = {
                "format": DOCUMENT_FORMATS[media_type],
                "name": names.name(block.title),
                "source": {"bytes": data},
            }
            heading = [text_block(block.context)] if block.context and not block.context.isspace() else []
            return [*heading, {"document": document}]
        case DocumentBlock(source=ContentSource(content=inner)):
            # May hold images, which text cannot.
            empty = block.model_copy(update={"source": ContentSource(type="content", content=[])})
            parts = [part for inside in inner for part in blocks(inside, quirks, names)]
            return [text_block(readable_document(empty)), *parts]
        case _:
            text = readable(block)
            return [text_block(text)] if text and not text.isspace() else []


def with_text(content: list[JsonObject]) -> list[JsonObject]:
    """`content` with the text that has to stand beside a document."""
    if any("document" in block for block in content) and not any(is_text(block) for block in content):
        return [*content, text_block(_WITH_DOCUMENT)]
    return content


def tool_result(
    block: ToolResultBlock, id_: str, quirks: ConverseQuirks, names: DocumentNames
) -> tuple[JsonObject, list[JsonObject]]:
    """The result, and what has to follow it because it cannot hold it."""
    content = [part for inner in block.content for part in blocks(inner, quirks, names)]
    attached: list[JsonObject] = []
    if not quirks.result_media:
        attached = [part for part in content if not is_text(part)]
        content = [part for part in content if is_text(part)]
    content = with_text(content) or [text_block(_ATTACHED if attached else NOTHING)]
    result: JsonObject = {"toolUseId": id_, "content": content}
    if block.is_error and quirks.result_status:
        result["status"] = "error"
    elif block.is_error:
        first = next(part for part in content if is_text(part))
        if str(first["text"])[:5].lower() != "error":
            first["text"] = f"Error: {first['text']}"
    return {"toolResult": result}, attached


def cache_point(cache_control: object, quirks: ConverseQuirks) -> JsonObject:
    """The mark that stands for `cache_control`."""
    point: JsonObject = {"type": "default"}
    if quirks.cache_ttl and isinstance(cache_control, dict) and (ttl := cache_control.get("ttl")) in ("5m", "1h"):
        point["ttl"] = ttl
    return {"cachePoint": point}


def add_cache_point(content: list[JsonObject], cache_control: object, quirks: ConverseQuirks) -> None:
    """Mark the end of `content`, where that has something and no mark yet."""
    if cache_control and content and "cachePoint" not in content[-1]:
        content.append(cache_point(cache_control, quirks))


def marked(block: Block) -> object:
    """The `cache_control` of a block, or of what it holds."""
    if isinstance(block, TextBlock):
        return block.cache_control
    found = (block.model_extra or {}).get("cache_control")
    if found or not isinstance(block, ToolResultBlock):
        return found
    return next((inside for inner in reversed(block.content) if (inside := marked(inner))), None)
