"""Renders blocks as the parts of a content.

Sources: Gemini API reference, "Part"; Gemini API documentation, "File input methods", "Image understanding", "Document
understanding" and "Function calling" (multimodal function responses).
"""

from __future__ import annotations

from posixpath import splitext
from typing import NamedTuple
from urllib.parse import urlsplit

from lynkr.converters.conversation import (
    Base64Source,
    Block,
    ContentSource,
    DocumentBlock,
    ImageBlock,
    JsonObject,
    TextBlock,
    ToolResultBlock,
    UrlSource,
)
from lynkr.converters.gemini.quirks import GeminiQuirks
from lynkr.converters.gemini.tables import IMAGE_TYPES, RESULT_TYPES, TYPE_OF_SUFFIX
from lynkr.converters.readable import readable, readable_document

_PDF = "application/pdf"
_ATTACHED = "(The result is attached to the next message.)"


class Result(NamedTuple):
    """A tool's result in the API's words."""

    response: JsonObject
    media: list[JsonObject]
    """What stands inside the function's response beside it."""
    attachments: list[JsonObject]
    """What can stand in a message only."""


def text_part(text: str) -> JsonObject:
    return {"text": text}


def parts(block: Block, quirks: GeminiQuirks) -> list[JsonObject]:
    """The parts of one block of a user's message. Text that is blank is left out: the API refuses it."""
    match block:
        case TextBlock(text=text):
            return [text_part(text)] if text and not text.isspace() else []
        case ImageBlock(source=Base64Source(media_type=media_type, data=data)):
            if media_type in IMAGE_TYPES:
                return [_inline(media_type, data)]
            return [text_part(f"[Image of the type {media_type}, which cannot be passed on to this model.]")]
        case ImageBlock(source=UrlSource(url=url)) if quirks.file_urls:
            return [_by_address(url, "image/jpeg")]
        case DocumentBlock(source=Base64Source(media_type=media_type, data=data)) if media_type == _PDF:
            return [*_heading(block), _inline(media_type, data)]
        case DocumentBlock(source=UrlSource(url=url)) if quirks.file_urls:
            return [*_heading(block), _by_address(url, _PDF)]
        case DocumentBlock(source=ContentSource(content=blocks)):
            # May hold images, which text cannot.
            empty = block.model_copy(update={"source": ContentSource(type="content", content=[])})
            return [text_part(readable_document(empty)), *(part for inner in blocks for part in parts(inner, quirks))]
        case _:
            text = readable(block)
            return [text_part(text)] if text and not text.isspace() else []


def tool_result(block: ToolResultBlock, quirks: GeminiQuirks) -> Result:
    texts: list[str] = []
    media: list[JsonObject] = []
    attachments: list[JsonObject] = []
    for inner in block.content:
        if isinstance(inner, TextBlock):
            texts.append(inner.text)
            continue
        for part in parts(inner, quirks):
            inline = part.get("inlineData")
            if "text" in part:
                texts.append(str(part["text"]))
            elif quirks.media_in_results and isinstance(inline, dict) and inline["mimeType"] in RESULT_TYPES:
                media.append(part)
            else:
                attachments.append(part)
    text = "\n".join(texts) or (_ATTACHED if attachments else "")
    return Result({"error" if block.is_error else "output": text}, media, attachments)


def _inline(media_type: str, data: str) -> JsonObject:
    return {"inlineData": {"mimeType": media_type, "data": data}}


def _by_address(url: str, default: str) -> JsonObject:
    """The host wants to know the type; where the address does not tell, it is most likely `default`."""
    suffix = splitext(urlsplit(url).path)[1].lower()
    return {"fileData": {"mimeType": TYPE_OF_SUFFIX.get(suffix, default), "fileUri": url}}


def _heading(block: DocumentBlock) -> list[JsonObject]:
    lines = [line for line in (block.title and f"[Document: {block.title}]", block.context) if line]
    return [text_part("\n".join(lines))] if lines else []
