"""Renders blocks as the content of a message.

Source: OpenAI API reference, "Create chat completion", content parts; OpenRouter documentation, "Prompt Caching".
"""

from __future__ import annotations

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
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.readable import readable, readable_document
from lynkr.converters.turns import NOTHING

_ATTACHED = "(The result is attached to the next message.)"


def text_part(text: str, cache_control: JsonObject | None = None) -> JsonObject:
    part: JsonObject = {"type": "text", "text": text}
    if cache_control is not None:
        part["cache_control"] = cache_control
    return part


def parts(block: Block, quirks: ChatQuirks) -> list[JsonObject]:
    """The content parts of one block of a user's message. Text that is blank is left out."""
    match block:
        case TextBlock(text=text):
            if not text or text.isspace():
                return []
            return [text_part(text, block.cache_control if quirks.cache_control else None)]
        case ImageBlock(source=Base64Source(media_type=media_type, data=data)):
            return [{"type": "image_url", "image_url": {"url": f"data:{media_type};base64,{data}"}}]
        case ImageBlock(source=UrlSource(url=url)):
            return [{"type": "image_url", "image_url": {"url": url}}]
        case DocumentBlock(source=Base64Source(media_type=media_type, data=data)) if quirks.documents:
            file = {"filename": block.title or "document.pdf", "file_data": f"data:{media_type};base64,{data}"}
            heading = [text_part(block.context)] if block.context else []
            return [*heading, {"type": "file", "file": file}]
        case DocumentBlock(source=ContentSource(content=blocks)):
            # May hold images, which text cannot.
            empty = block.model_copy(update={"source": ContentSource(type="content", content=[])})
            return [text_part(readable_document(empty)), *(part for inner in blocks for part in parts(inner, quirks))]
        case _:
            text = readable(block)
            return [text_part(text)] if text else []


def user_content(of: list[JsonObject], quirks: ChatQuirks) -> str | list[JsonObject]:
    """The content that `of`, which is not empty, makes: a string where that says everything."""
    if len(of) == 1 and len(of[0]) == 2 and of[0]["type"] == "text":
        return str(of[0]["text"])
    if not quirks.text_parts and all(part["type"] == "text" for part in of):
        return joined(of)
    return of


def system_content(of: list[JsonObject]) -> str | list[JsonObject]:
    """The content of a system message: one string, unless a part is marked for the cache."""
    if any("cache_control" in part for part in of):
        return of
    return joined(of)


def joined(of: list[JsonObject]) -> str:
    return "\n\n".join(str(part["text"]) for part in of)


def tool_result(block: ToolResultBlock, quirks: ChatQuirks) -> tuple[str, list[JsonObject]]:
    """The text of a tool's result, and what a tool message cannot hold: images and files."""
    texts: list[str] = []
    attachments: list[JsonObject] = []
    for inner in block.content:
        if isinstance(inner, TextBlock):
            texts.append(inner.text)
            continue
        for part in parts(inner, quirks):
            if part["type"] == "text":
                texts.append(str(part["text"]))
            else:
                attachments.append(part)
    text = "\n".join(texts) or (_ATTACHED if attachments else NOTHING)
    if block.is_error and text[:5].lower() != "error":
        text = f"Error: {text}"
    return text, attachments
