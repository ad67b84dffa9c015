"""Reasoning items on their way from one answer to the next request.

An upstream that keeps nothing wants its reasoning back, encrypted, before the tool calls that it led to. An item
travels in the signature of a thinking block: by itself in that of its own block, or together with the others of an
answer whose reasoning the client does not read. Then each names the call that it belongs to, by the client's id.

Source: OpenAI guide "Reasoning models", "Keeping reasoning items in context" and "Encrypted reasoning items".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lynkr.converters.conversation import JsonObject, ThinkingBlock
from lynkr.converters.envelope import unseal

_KEY = "reasoning"


class Sealed(NamedTuple):
    """A reasoning item. `call` is the tool call that it has to stand before, or "" where it stays in its place."""

    id: str
    encrypted_content: str
    call: str = ""

    @property
    def item(self) -> JsonObject:
        """The item as it goes back. The model reads what is encrypted, so the summary need not go with it."""
        id_: JsonObject = {"id": self.id} if self.id else {}
        return {"type": "reasoning", **id_, "summary": [], "encrypted_content": self.encrypted_content}


def read_sealed(item: JsonObject) -> Sealed | None:
    """What is to be kept of an output item. An item that is not encrypted means nothing without the upstream's store,
    and is not kept."""
    id_, encrypted = item.get("id"), item.get("encrypted_content")
    if not isinstance(encrypted, str) or not encrypted:
        return None
    return Sealed(id_ if isinstance(id_, str) else "", encrypted)


def payload(items: Iterable[Sealed]) -> JsonObject:
    """What the signature carries."""
    made: list[JsonObject] = []
    for item in items:
        members: JsonObject = {"id": item.id, "encrypted_content": item.encrypted_content}
        made.append({**members, "call": item.call} if item.call else members)
    return {_KEY: made} if made else {}


def unsealed(block: ThinkingBlock, provider: str) -> list[Sealed]:
    """The items in a thinking block that came from `provider`. Nobody else can read what is encrypted."""
    envelope = unseal(block.signature)
    if envelope is None or envelope.provider != provider:
        return []
    items = envelope.payload.get(_KEY)
    found = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and (sealed := read_sealed(item)) is not None:
            call = item.get("call")
            found.append(sealed._replace(call=call if isinstance(call, str) else ""))
    return found
