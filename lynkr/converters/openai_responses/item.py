"""One item of a Responses answer while it is told of, and what is read from it.

Source: OpenAI API reference, the response object, `output`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from lynkr.converters.blocks import Block
from lynkr.converters.conversation import JsonObject
from lynkr.converters.json_text import json_text
from lynkr.converters.openai_responses.reasoning import Sealed
from lynkr.converters.openai_responses.tables import ITEMS

Kind: TypeAlias = Literal["text", "thinking", "tool_use"]


class Item:
    """An item of the answer. `block` is None for reasoning that the client does not read."""

    __slots__ = ("arguments", "block", "ended", "hidden", "kind", "parts", "sealed", "source")

    def __init__(self, kind: Kind, block: Block | None) -> None:
        self.kind = kind
        self.block = block
        self.ended = False
        self.parts: set[object] = set()
        """The parts of which something was told."""
        self.source = ""
        """Of reasoning, whether its summary or its text was told first: the other says the same again."""
        self.arguments = ""
        """Of a call, what was told when it began. Most servers have nothing to say then."""
        self.hidden: list[str] = []
        """Reasoning that the client does not read."""
        self.sealed: Sealed | None = None


def kind_of(of: object) -> Kind | None:
    return ITEMS.get(of) if isinstance(of, str) else None


def take_name(item: Item, told: JsonObject) -> None:
    """Take over the id and the name of a call as soon as they are told."""
    block = item.block
    if block is None:
        return
    id_, name = told.get("call_id"), told.get("name")
    if isinstance(id_, str):
        block.id = block.id or id_
    if isinstance(name, str):
        block.name = block.name or name


def arguments_of(told: JsonObject) -> str:
    return arguments_text(told.get("arguments"))


def arguments_text(value: object) -> str:
    """The JSON text of arguments. Some servers send them as the object that they are."""
    if isinstance(value, str):
        return value
    return "" if value is None else json_text(value)
