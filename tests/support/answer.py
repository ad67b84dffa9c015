"""What a model says in one turn, before it is put into the bytes of an API."""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Call:
    """A tool call. `arguments` overrides the JSON text of `input`, for models that write it badly."""

    id: str
    name: str
    input: dict[str, object] = field(default_factory=dict)
    arguments: str | None = None

    @property
    def json_text(self) -> str:
        return json.dumps(self.input) if self.arguments is None else self.arguments


@dataclass(frozen=True)
class Usage:
    """Tokens as the vendors bill them: `input` without what came from the cache, `output` with the reasoning."""

    input: int = 25
    cache_read: int = 0
    output: int = 12
    reasoning: int = 0


@dataclass(frozen=True)
class Turn:
    """One answer of a model: reasoning, then text, then tool calls; each may be absent."""

    text: str = ""
    reasoning: str = ""
    calls: tuple[Call, ...] = ()
    usage: Usage = Usage()


def pieces(text: str, count: int = 3) -> list[str]:
    """Cut a text into at most `count` non-empty pieces, as a stream would."""
    size = max(1, -(-len(text) // count))
    return [text[start : start + size] for start in range(0, len(text), size)]
