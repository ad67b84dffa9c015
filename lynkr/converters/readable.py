"""Says as text what another API has no place for: blocks of the vendor's own tools, documents, references."""

from __future__ import annotations

from lynkr.converters.conversation import (
    Block,
    ContentSource,
    DocumentBlock,
    ImageBlock,
    JsonObject,
    RedactedThinkingBlock,
    TextBlock,
    TextSource,
    ThinkingBlock,
    ToolReferenceBlock,
    ToolResultBlock,
    ToolUseBlock,
    UrlSource,
)
from lynkr.converters.json_text import json_text

# Members of results that are text for people: those of code execution.
_PLAIN = ("stdout", "stderr")

# Members that say what a block is about.
_HEADS = ("title", "source", "url", "file_id")


def readable(block: Block) -> str:
    """`block` as text for a model. Empty where it says nothing to a model of another vendor."""
    match block:
        case TextBlock():
            return block.text
        case ThinkingBlock() | RedactedThinkingBlock():
            return ""
        case ToolReferenceBlock():
            return f"Tool found: {block.tool_name}"
        case ToolUseBlock():
            return f"[Call of the tool {block.name}: {json_text(block.input)}]"
        case ToolResultBlock():
            return orphan_result(block)
        case DocumentBlock():
            return readable_document(block)
        case ImageBlock():
            return f"[Image: {block.source.url}]" if isinstance(block.source, UrlSource) else "[Image]"
        case _:
            return _unknown(block.type, block.model_extra or {})


def readable_document(block: DocumentBlock) -> str:
    """The text of a document under a line that names it. Of one that has no text, the line says so."""
    name = f"Document: {block.title}" if block.title else "Document"
    match block.source:
        case TextSource(data=text):
            pass
        case ContentSource(content=blocks):
            text = joined_text(blocks)
        case UrlSource(url=url):
            return f"[{name}, at {url}]"
        case _:
            return f"[{name}. Its content is in a format that cannot be passed on to this model.]"
    return "\n".join(line for line in (f"[{name}]", block.context, text) if line)


def orphan_result(block: ToolResultBlock) -> str:
    """A tool result whose call is not in the conversation."""
    return f"[Result of a tool call]\n{joined_text(block.content)}"


def joined_text(blocks: list[Block]) -> str:
    return "\n".join(text for block in blocks if (text := readable(block)))


def _unknown(kind: str, members: JsonObject) -> str:
    """Server tool calls, their results, search results, and what the API may get later."""
    name = members.get("name")
    if kind.endswith("tool_use"):
        return f"[Call of the tool {name}: {json_text(members.get('input'))}]"
    head = [value for key in _HEADS if isinstance(value := members.get(key), str)]
    label = f"[{kind.replace('_', ' ').capitalize()}{': ' if head else ''}{', '.join(head)}]"
    return "\n".join([label, *_texts(members.get("content")), *_texts(members.get("text"))])


def _texts(value: object) -> list[str]:
    """The readable parts of a result's content. What only the vendor can read is left out."""
    match value:
        case str():
            return [value] if value else []
        case list():
            return [text for item in value for text in _texts(item)]
        case {"type": "text", "text": str(text)}:
            return [text]
        case {"title": str(title), "url": str(url)}:
            return [f"{title}: {url}"]
        case {"error_code": str(code)}:
            return [f"Error: {code}"]
        case dict():
            plain = [f"{key}: {found}" for key in _PLAIN if isinstance(found := value.get(key), str) and found]
            return plain + _texts(value.get("content"))
        case _:
            return []
