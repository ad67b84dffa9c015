"""How many input tokens a request has, estimated: for upstreams that can't count, and for decisions before the call.

Text is counted by `estimate_text`. What the vendor adds around it (roles, the frame of a tool call, the instructions
that come with tools) is added as fixed amounts.
"""

from __future__ import annotations

import binascii
import math
import re
from collections.abc import Iterable

from lynkr.converters.conversation import (
    Base64Source,
    Block,
    ContentSource,
    Conversation,
    DocumentBlock,
    ImageBlock,
    Message,
    RedactedThinkingBlock,
    TextBlock,
    TextSource,
    ThinkingBlock,
    Tool,
    ToolReferenceBlock,
    ToolResultBlock,
    ToolUseBlock,
)
from lynkr.converters.image_size import image_size
from lynkr.converters.json_text import json_text
from lynkr.converters.text_tokens import estimate_text

__all__ = ["estimate_conversation", "estimate_image", "estimate_image_data", "estimate_text"]

_PER_MESSAGE = 4
"""Role and separators. Source: OpenAI cookbook, "How to count tokens with tiktoken"."""

_PER_CALL = 8
"""What frames a tool call, a tool result or a tool's definition besides its texts."""

_WITH_TOOLS = 346
"""The instructions that come with tools. Source: Anthropic documentation, "Tool use", pricing table."""

_IMAGE_UNKNOWN = 1500
"""An image whose size can't be seen: a large one."""

_IMAGE_EDGE, _IMAGE_MOST, _PIXELS_PER_TOKEN = 1568, 1600, 750
"""Larger images are scaled down to fit both limits. Source: Anthropic documentation, "Vision"."""

_PER_PAGE = 2300
"""A page of a PDF goes in as text and as picture. Source: Anthropic documentation, "PDF support", which says 7,000
tokens for three pages."""

_BYTES_PER_PAGE, _MOST_PAGES = 50_000, 100
"""For a PDF that hides its pages in compressed objects. The vendor takes no more than 100 pages."""

_PDF_PAGE = re.compile(rb"/Type\s{0,8}/Page(?![a-zA-Z])")


def estimate_image(width: int, height: int) -> int:
    """The tokens of an image of this many pixels."""
    scale = min(1.0, _IMAGE_EDGE / max(width, height, 1))
    tokens = math.ceil(width * scale * height * scale / _PIXELS_PER_TOKEN)
    return max(1, min(tokens, _IMAGE_MOST))


def estimate_image_data(data_base64: str) -> int:
    """The tokens of a PNG, JPEG, GIF or WebP image; 1500 if its size can't be read."""
    size = image_size(data_base64)
    return _IMAGE_UNKNOWN if size is None else estimate_image(size.width, size.height)


def estimate_conversation(conversation: Conversation) -> int:
    """The input tokens of the request: system, messages, tools, and the schema asked of the answer.

    Thinking counts in the last turn of the assistant only, as the vendor leaves out what was thought before.
    """
    count = _Count()
    count.blocks(conversation.system)
    thinking_from = _last_turn(conversation.messages)
    for index, message in enumerate(conversation.messages):
        count.fixed += _PER_MESSAGE
        count.blocks(message.content, thinking=index >= thinking_from)
    if conversation.tools:
        count.fixed += _WITH_TOOLS
        for tool in conversation.tools:
            count.tool(tool)
    if conversation.output_config is not None and conversation.output_config.format is not None:
        count.texts.append(json_text(conversation.output_config.format))
    return count.total()


def _last_turn(messages: list[Message]) -> int:
    """Where the assistant's last turn begins: after the user's last message that brings no tool results."""
    for index in range(len(messages) - 1, -1, -1):
        message = messages[index]
        if message.role == "user" and not any(isinstance(block, ToolResultBlock) for block in message.content):
            return index
    return 0


class _Count:
    """Gathers texts, which are counted in one go because they share most of their words, and fixed amounts."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.fixed = 0

    def total(self) -> int:
        return self.fixed + estimate_text("\n".join(self.texts))

    def tool(self, tool: Tool) -> None:
        self.fixed += _PER_CALL
        if tool.is_server_tool:
            self.texts.append(json_text(tool.model_dump(exclude_none=True)))
            return
        self.texts += [tool.name, tool.description or ""]
        if tool.input_schema is not None:
            self.texts.append(json_text(tool.input_schema))

    def blocks(self, blocks: Iterable[Block], thinking: bool = False) -> None:
        for block in blocks:
            self.block(block, thinking)

    def block(self, block: Block, thinking: bool) -> None:
        match block:
            case TextBlock():
                self.texts.append(block.text)
            case ToolUseBlock():
                self.fixed += _PER_CALL
                self.texts += [block.name, json_text(block.input)]
            case ToolResultBlock():
                self.fixed += _PER_CALL
                self.blocks(block.content)
            case ImageBlock():
                source = block.source
                self.fixed += estimate_image_data(source.data) if isinstance(source, Base64Source) else _IMAGE_UNKNOWN
            case DocumentBlock():
                self.document(block)
            case ThinkingBlock():
                if thinking:
                    self.texts.append(block.thinking)
            case RedactedThinkingBlock():
                if thinking:
                    # Encrypted and then base64: four characters of text are five or six of these.
                    self.fixed += len(block.data) // 6
            case ToolReferenceBlock():
                self.texts.append(block.tool_name)
            case _:
                self.texts.append(json_text(block.model_dump(exclude_none=True)))

    def document(self, document: DocumentBlock) -> None:
        self.texts += [document.title or "", document.context or ""]
        match document.source:
            case TextSource(data=data):
                self.texts.append(data)
            case ContentSource(content=content):
                self.blocks(content)
            case Base64Source(data=data):
                self.fixed += _pdf_pages(data) * _PER_PAGE
            case _:
                self.fixed += _PER_PAGE


def _pdf_pages(data_base64: str) -> int:
    try:
        pdf = binascii.a2b_base64(data_base64)
    except ValueError:
        return 1
    return len(_PDF_PAGE.findall(pdf)) or min(max(1, len(pdf) // _BYTES_PER_PAGE), _MOST_PAGES)
