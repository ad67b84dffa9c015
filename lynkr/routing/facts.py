"""What routing goes by: a request's traits, found in one pass and without a copy of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lynkr.converters.conversation import (
    Base64Source,
    Block,
    ContentSource,
    Conversation,
    DocumentBlock,
    ImageBlock,
    JsonObject,
    Message,
    RedactedThinkingBlock,
    TextBlock,
    TextSource,
    ThinkingBlock,
    ToolResultBlock,
    ToolUseBlock,
)
from lynkr.routing.patterns import PHRASES
from lynkr.routing.phrases import tokens, words_only
from lynkr.routing.profiles import effective_tools, profile_of
from lynkr.routing.text import Parts, parts, shortened, users_words

_CHARACTERS_PER_TOKEN = 4
_IMAGE_TOKENS = 1500
"""Of a large one. To read each image's size takes too long here."""

_PAGE_TOKENS, _CHARACTERS_PER_PAGE = 2300, 66_000
"""Of a PDF in base64."""

_RECENT = 20
"""Messages before the user's last that are looked at for failures."""

_SAMPLE = 64

_PER_MEMBER = 14
"""Of a JSON object: the characters of a key of common length and of the marks around it."""

_FRAME_OF_SCHEMA, _PER_KEYWORD = 100, 24
_PARTS = frozenset({"items", "properties", "anyOf", "oneOf", "allOf", "enum", "additionalProperties"})
"""Keywords of a property's schema that hold more than a word."""

_MOST_VALUES = 400
"""Values of a JSON object that are looked at one by one."""


@dataclass(frozen=True)
class Facts:
    """A request's traits.

    Those that a score may go by are as they were when the user spoke last: the tool loop behind does not change them.
    """

    text: str
    """What the user said last, without notes of a harness: at most 8,000 characters. Empty if there is nothing."""
    text_length: int
    """Characters of that, before it was shortened."""
    earlier: tuple[str, ...]
    """What the user said before, the newest first: up to five messages."""
    messages: int
    """Messages without those that are only steps of tool loops."""
    tool_rounds: int
    """Messages with tool results up to the user's last."""
    answered: bool
    """Whether the model has said anything before."""
    proposal: str
    """What the model said last before the user spoke, shortened likewise: what a "yes" says yes to."""
    failed: int
    """Tool results that were errors, among the messages before the user spoke."""
    new_results: int
    """Tool results since the user spoke last; above 0 the model is in the middle of its work."""
    tokens: int
    """An estimate of all that has to fit the model's window: system, tools, and all kinds of content."""
    tools: tuple[str, ...]
    """The names of all tools."""
    effective_tools: tuple[str, ...]
    """The names of those that the client does not bring to every request."""
    images: bool
    """Whether there is an image anywhere in the conversation."""
    thinking: bool
    """Whether thinking is asked for. Many clients ask with every request, so it says nothing about the task."""
    client: str
    """The harness by its profile's name, or empty."""

    @cached_property
    def parts(self) -> Parts:
        """The text, apart from what is pasted into it."""
        return parts(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The words and ends of sentences of the prose, in lower case."""
        return tokens(self.parts.prose)

    @cached_property
    def found(self) -> Mapping[str, list[str]]:
        """The phrases of each family of `lynkr.routing.patterns` that occur in the prose."""
        return PHRASES.find(self.words)

    @cached_property
    def plain_words(self) -> list[str]:
        """The words of the prose without marks."""
        return words_only(self.words)

    @property
    def text_tokens(self) -> int:
        """An estimate for the user's last words alone."""
        return -(-self.text_length // _CHARACTERS_PER_TOKEN)


def facts_of(conversation: Conversation, headers: Mapping[str, str]) -> Facts:
    """The traits of a request. `headers` are the client's, with names in lower case."""
    messages = conversation.messages
    said = users_words(messages)
    last = said[0].place if said else -1
    count = rounds = new_results = 0
    answered = False
    failed = 0
    proposal: Message | None = None
    before = ""
    window = _Window()
    window.blocks(conversation.system)
    for place, message in enumerate(messages):
        window.blocks(message.content)
        role = message.role
        results, calls = _tool_steps(message)
        # Several messages of one role in a row are one: clients put their notes into some of their own.
        if place == last or (role != "system" and not results and not calls):
            count += role != before
            before = role
        elif role != "system":
            before = ""
        if place > last:
            new_results += results
            continue
        if role == "assistant":
            answered = True
            proposal = message
        if results:
            rounds += 1
            if place < last and place >= last - _RECENT:
                failed += sum([block.is_error is True for block in message.content if type(block) is ToolResultBlock])
    for tool in conversation.tools:
        window.characters += len(tool.name) + _length(tool.description or "")
        if tool.input_schema is not None:
            window.characters += _schema_length(tool.input_schema)
    names = tuple([tool.name for tool in conversation.tools])
    profile = profile_of(headers.get("user-agent", ""), names)
    thinking = conversation.thinking
    return Facts(
        text=said[0].text if said else "",
        text_length=said[0].length if said else 0,
        earlier=tuple([one.text for one in said[1:]]),
        messages=count,
        tool_rounds=rounds,
        answered=answered,
        proposal=_said_by_model(proposal),
        failed=failed,
        new_results=new_results,
        tokens=window.tokens,
        tools=names,
        effective_tools=effective_tools(profile, names),
        images=window.images > 0,
        thinking=thinking is not None and thinking.type in ("enabled", "adaptive"),
        client=profile.name if profile is not None else "",
    )


def _said_by_model(message: Message | None) -> str:
    if message is None:
        return ""
    return shortened("\n".join([block.text for block in message.content if type(block) is TextBlock]))


def _tool_steps(message: Message) -> tuple[int, int]:
    """How many tool results and tool calls a message has."""
    results = calls = 0
    for block in message.content:
        kind = block.type
        if kind == "tool_result":
            results += 1
        elif kind == "tool_use":
            calls += 1
    return results, calls


class _Window:
    """Gathers what goes into the model's window."""

    def __init__(self) -> None:
        self.characters = 0
        """In terms of English text: one of another script counts more."""
        self.fixed = 0
        self.images = 0

    @property
    def tokens(self) -> int:
        return -(-self.characters // _CHARACTERS_PER_TOKEN) + self.fixed

    def blocks(self, blocks: Iterable[Block]) -> None:
        # By exact type: to ask `isinstance` of a pydantic class takes several times as long.
        for block in blocks:
            if type(block) is TextBlock:
                self.characters += _length(block.text)
            elif type(block) is ToolResultBlock:
                self.blocks(block.content)
            elif type(block) is ToolUseBlock:
                self.characters += len(block.name) + _json_length(block.input)
            elif type(block) is ThinkingBlock:
                self.characters += _length(block.thinking)
            elif type(block) is ImageBlock:
                self.images += 1
                self.fixed += _IMAGE_TOKENS
            elif type(block) is RedactedThinkingBlock:
                self.characters += len(block.data) * 2 // 3
            elif type(block) is DocumentBlock:
                self.document(block)
            else:
                self.characters += _json_length(block.model_extra)

    def document(self, document: DocumentBlock) -> None:
        source = document.source
        if type(source) is TextSource:
            self.characters += _length(source.data)
        elif type(source) is ContentSource:
            self.blocks(source.content)
        elif type(source) is Base64Source:
            self.fixed += (1 + len(source.data) // _CHARACTERS_PER_PAGE) * _PAGE_TOKENS
        else:
            self.fixed += _PAGE_TOKENS


def _length(text: str) -> int:
    """The characters of a text, where one outside ASCII counts as its bytes in UTF-8: so many more tokens it takes.

    Of a long text outside ASCII, only samples are looked at.
    """
    length = len(text)
    if text.isascii():
        return length
    if length > 2 * _SAMPLE:
        middle = length // 2
        text = text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    return len(text.encode("utf-8", "surrogatepass")) * length // len(text)


def _schema_length(schema: JsonObject) -> int:
    """About how many characters a tool's schema has as JSON. Properties without parts are not walked through."""
    properties = schema.get("properties")
    if type(properties) is not dict:
        return _json_length(schema)
    length = _FRAME_OF_SCHEMA
    for name, value in properties.items():
        if type(value) is not dict or not _PARTS.isdisjoint(value):
            length += len(name) + _json_length(value)
            continue
        description = value.get("description")
        length += len(name) + _PER_KEYWORD * len(value) + (len(description) if type(description) is str else 0)
    return length


def _json_length(value: object) -> int:
    """About how many characters `value` has as JSON. Of a large object, only the first values are looked at."""
    length = 0
    values = [value]
    # The list grows while it is walked through.
    for item in islice(values, _MOST_VALUES):
        if type(item) is str:
            length += (len(item) if item.isascii() else _length(item)) + 3
        elif type(item) is dict:
            length += _PER_MEMBER * len(item)
            values += item.values()
        elif type(item) is list:
            values += item
        else:
            length += 5
    return length * max(len(values), _MOST_VALUES) // _MOST_VALUES
