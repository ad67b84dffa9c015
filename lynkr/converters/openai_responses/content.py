"""Renders blocks as content parts.

Source: OpenAI API reference, "Create a model response", `input`.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

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
from lynkr.converters.openai_responses.quirks import ResponsesQuirks
from lynkr.converters.readable import readable, readable_document
from lynkr.converters.turns import NOTHING

Parts: TypeAlias = list[JsonObject]

_ATTACHED = "(The result is attached to the next message.)"


def text_part(text: str) -> JsonObject:
    return {"type": "input_text", "text": text}


def parts(block: Block, quirks: ResponsesQuirks) -> Parts:
    """The parts that one block of a message becomes. Text that is blank is left out."""
    match block:
        case TextBlock(text=text):
            return [text_part(text)] if text and not text.isspace() else []
        case ImageBlock(source=Base64Source(media_type=media_type, data=data)):
            return [{"type": "input_image", "image_url": f"data:{media_type};base64,{data}"}]
        case ImageBlock(source=UrlSource(url=url)):
            return [{"type": "input_image", "image_url": url}]
        case DocumentBlock(source=Base64Source(media_type=media_type, data=data)) if quirks.documents:
            data_url = f"data:{media_type};base64,{data}"
            return [
                *_heading(block),
                {"type": "input_file", "filename": block.title or "document.pdf", "file_data": data_url},
            ]
        case DocumentBlock(source=UrlSource(url=url)) if quirks.documents:
            return [*_heading(block), {"type": "input_file", "file_url": url}]
        case DocumentBlock(source=ContentSource(content=blocks)):
            # May hold images, which text cannot.
            empty = block.model_copy(update={"source": ContentSource(type="content", content=[])})
            return [text_part(readable_document(empty)), *(part for inner in blocks for part in parts(inner, quirks))]
        case _:
            text = readable(block)
            return [text_part(text)] if text else []


def _heading(block: DocumentBlock) -> Parts:
    return [text_part(block.context)] if block.context else []


class Output(NamedTuple):
    value: str | Parts
    attachments: Parts
    """What `value` cannot hold."""


def output(block: ToolResultBlock, quirks: ResponsesQuirks) -> Output:
    """What a tool gave, as the output of its call: a string where that says everything."""
    all_parts: Parts = []
    for inner in block.content:
        # A tool's text is its own, blank or not.
        all_parts += [text_part(inner.text)] if isinstance(inner, TextBlock) else parts(inner, quirks)
    attachments = [part for part in all_parts if part["type"] != "input_text"]
    if attachments and quirks.result_parts:
        of = [part for part in all_parts if part["type"] != "input_text" or str(part["text"]).strip()]
        return Output([text_part("Error:"), *of] if block.is_error else of, [])
    text = "\n".join(str(part["text"]) for part in all_parts if part["type"] == "input_text")
    text = text or (_ATTACHED if attachments else NOTHING)
    if block.is_error and text[:5].lower() != "error":
        text = f"Error: {text}"
    return Output(text, attachments)
