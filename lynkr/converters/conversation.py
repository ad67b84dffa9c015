"""The canonical conversation: a request of the Anthropic Messages API.

Every surface dialect is parsed into `Conversation` and every upstream dialect is rendered from it. The models keep
fields that they do not know, so that a newer client loses nothing on the way to an upstream that understands more
than we do.

Two shorthands of the API are undone here, so that the rest of the program sees one shape: a string where a list of
blocks may stand becomes a list with one text block, and absent content becomes an empty list.

Source: Anthropic API reference, "Create a Message".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

JsonObject: TypeAlias = dict[str, object]
"""A JSON object whose members are not looked at."""


class Part(BaseModel):
    """Common ground of all parts of a conversation: strict types, unknown fields kept."""

    model_config = ConfigDict(extra="allow", strict=True)


def _tag(known: frozenset[str]) -> Callable[[object], str]:
    """A discriminator by `type` that sends everything unknown to the tag "unknown"."""

    def tag(value: object) -> str:
        kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
        return kind if isinstance(kind, str) and kind in known else "unknown"

    return tag


def _as_blocks(value: object) -> object:
    if isinstance(value, str):
        return [{"type": "text", "text": value}]
    return [] if value is None else value


class Base64Source(Part):
    type: Literal["base64"]
    media_type: str
    data: str


class UrlSource(Part):
    type: Literal["url"]
    url: str


class TextSource(Part):
    type: Literal["text"]
    data: str
    media_type: str = "text/plain"


class ContentSource(Part):
    """A document given as blocks."""

    type: Literal["content"]
    content: Blocks


class UnknownSource(Part):
    """Any other source, such as `file`: meaningful to the vendor only."""

    type: str


Source: TypeAlias = Annotated[
    Annotated[Base64Source, Tag("base64")]
    | Annotated[UrlSource, Tag("url")]
    | Annotated[TextSource, Tag("text")]
    | Annotated[ContentSource, Tag("content")]
    | Annotated[UnknownSource, Tag("unknown")],
    Discriminator(_tag(frozenset({"base64", "url", "text", "content"}))),
]


class TextBlock(Part):
    type: Literal["text"]
    text: str
    cache_control: JsonObject | None = None


class ImageBlock(Part):
    type: Literal["image"]
    source: Source


class DocumentBlock(Part):
    type: Literal["document"]
    source: Source
    title: str | None = None
    context: str | None = None


class ToolUseBlock(Part):
    type: Literal["tool_use"]
    id: str
    name: str
    input: JsonObject


class ToolResultBlock(Part):
    type: Literal["tool_result"]
    tool_use_id: str
    content: Blocks = Field(default_factory=list)
    is_error: bool | None = None


class ToolReferenceBlock(Part):
    """Names a tool that a client-side tool search has found; it stands inside a tool result."""

    type: Literal["tool_reference"]
    tool_name: str


class ThinkingBlock(Part):
    type: Literal["thinking"]
    thinking: str
    signature: str = ""


class RedactedThinkingBlock(Part):
    type: Literal["redacted_thinking"]
    data: str


class UnknownBlock(Part):
    """A block that we have no model for: server tool blocks, search results, whatever comes next."""

    type: str


Block: TypeAlias = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[ImageBlock, Tag("image")]
    | Annotated[DocumentBlock, Tag("document")]
    | Annotated[ToolUseBlock, Tag("tool_use")]
    | Annotated[ToolResultBlock, Tag("tool_result")]
    | Annotated[ToolReferenceBlock, Tag("tool_reference")]
    | Annotated[ThinkingBlock, Tag("thinking")]
    | Annotated[RedactedThinkingBlock, Tag("redacted_thinking")]
    | Annotated[UnknownBlock, Tag("unknown")],
    Discriminator(
        _tag(
            frozenset(
                {
                    "text",
                    "image",
                    "document",
                    "tool_use",
                    "tool_result",
                    "tool_reference",
                    "thinking",
                    "redacted_thinking",
                }
            )
        )
    ),
]

Blocks: TypeAlias = Annotated[list[Block], BeforeValidator(_as_blocks)]
"""A list of blocks; a string or null is accepted and becomes a list."""

TextBlocks: TypeAlias = Annotated[list[TextBlock], BeforeValidator(_as_blocks)]
"""A list of text blocks; a string or null is accepted and becomes a list."""


class Message(Part):
    """One message. Clients may put a `system` message between the others: an instruction from there on."""

    role: Literal["user", "assistant", "system"]
    content: Blocks


class Tool(Part):
    """A tool of the client. One with a `type` other than "custom" is defined and maybe run by the vendor."""

    name: str
    type: str | None = None
    description: str | None = None
    input_schema: JsonObject | None = None
    strict: bool | None = None

    @property
    def is_server_tool(self) -> bool:
        return self.type not in (None, "custom")


class ToolChoice(Part):
    type: Literal["auto", "any", "tool", "none"]
    name: str | None = None
    disable_parallel_tool_use: bool | None = None


class Thinking(Part):
    """`type` is enabled, disabled or adaptive; `display` may ask that the text be left out."""

    type: str
    budget_tokens: int | None = None
    display: str | None = None


class OutputConfig(Part):
    """`effort` is low, medium, high, xhigh or max; `format` asks for JSON that fits a schema."""

    effort: str | None = None
    format: JsonObject | None = None


class Metadata(Part):
    user_id: str | None = None


class Conversation(Part):
    """A request of the Messages API.

    `model` and `max_tokens` may be absent, unlike at the vendor: the gateway knows a default for both.
    """

    model: Annotated[str, Field(min_length=1, max_length=256, pattern=r"^[^\x00-\x1f\x7f]+$")] | None = None
    messages: Annotated[list[Message], Field(min_length=1, max_length=100_000)]
    system: TextBlocks = Field(default_factory=list)
    max_tokens: Annotated[int, Field(ge=0)] | None = None
    tools: Annotated[list[Tool], Field(max_length=512)] = Field(default_factory=list)
    tool_choice: ToolChoice | None = None
    stop_sequences: list[str] | None = None
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    top_p: Annotated[float, Field(ge=0, le=1)] | None = None
    top_k: Annotated[int, Field(ge=0)] | None = None
    stream: bool | None = None
    thinking: Thinking | None = None
    output_config: OutputConfig | None = None
    metadata: Metadata | None = None

    @property
    def wants_thinking(self) -> bool:
        """Whether the client wants to read the model's reasoning."""
        thinking = self.thinking
        return thinking is not None and thinking.type in ("enabled", "adaptive") and thinking.display != "omitted"


for _model in (ContentSource, ToolResultBlock, Message, Conversation):
    _model.model_rebuild()
