"""The requests, and the one right answer to each.

Every text carries the number of its request, on the way up and down, so that a part that is lost, doubled or another
request's shows.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from typing import TypeAlias

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

MODEL = "claude-sonnet-4-5"
TOOL = "note"
BIG = 100_000
"""Characters of a large request."""

_MARK = re.compile(rb"#(\d{6});")


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a client.

    stream: whether the answer is a stream.
    big: 100 KB of an agent's history instead of one question.
    calls: whether tools are offered and the right answer calls one.
    pieces, piece_size: of the answer's text, in characters.
    leaves: seconds after an upstream has the request at which the client goes away, or None.
    slow: the client reads a little at a time.
    alone: on a connection of its own.
    """

    number: int
    stream: bool = True
    big: bool = False
    calls: bool = False
    pieces: int = 8
    piece_size: int = 40
    leaves: float | None = None
    slow: bool = False
    alone: bool = False

    @property
    def mark(self) -> str:
        return f"#{self.number:06};"

    @property
    def text(self) -> list[str]:
        """The right text, in pieces."""
        return [f"{self.mark}{index:03} ".ljust(self.piece_size, "é") for index in range(self.pieces)]

    @property
    def arguments(self) -> str:
        """The right arguments of the call, as JSON."""
        value = {"number": self.number, "said": [f'{self.mark} "{word}"\n' for word in ("one", "two", "three")]}
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @property
    def call_id(self) -> str:
        return f"toolu_{self.number:06}"

    @property
    def history(self) -> str:
        """What a large request has more than a small one."""
        line = f"{self.mark} the quick brown fox jumps over the lazy dog and looks back at it. "
        return line * (BIG // len(line))

    def body(self) -> bytes:
        """A request of the Messages API."""
        messages: list[JSON] = [{"role": "user", "content": f"{self.mark} Say this number again and again."}]
        if self.big:
            call: JSON = {"type": "tool_use", "id": f"toolu_h{self.number:06}", "name": TOOL, "input": {"number": 1}}
            result: JSON = {"type": "tool_result", "tool_use_id": f"toolu_h{self.number:06}", "content": self.history}
            messages += [{"role": "assistant", "content": [call]}, {"role": "user", "content": [result]}]
        value: dict[str, JSON] = {"model": MODEL, "max_tokens": 4096, "stream": self.stream, "messages": messages}
        if self.calls or self.big:
            schema: JSON = {"type": "object", "properties": {"number": {"type": "integer"}}, "required": ["number"]}
            value["tools"] = [{"name": TOOL, "description": "Note a number.", "input_schema": schema}]
        return json.dumps(value, separators=(",", ":")).encode()

    def is_whole(self, body: bytes) -> bool:
        """Whether a request that has reached an upstream, in whatever dialect, is this one and all of it."""
        return numbers(body) == {self.number} and (not self.big or self.history.encode() in body)

    def __str__(self) -> str:
        kinds = [
            "stream" if self.stream else "whole",
            *(["100 KB"] if self.big else []),
            *(["tools"] if self.calls else []),
            *(["slow reader"] if self.slow else []),
            *([f"leaves after {self.leaves * 1000:.0f} ms"] if self.leaves is not None else []),
        ]
        return f"request {self.number} ({', '.join(kinds)})"


def request(seed: int, number: int) -> Request:
    """Request `number` of a run."""
    chance = random.Random(f"{seed} request {number}")
    slow = chance.random() < 0.05
    return Request(
        number=number,
        stream=slow or chance.random() < 0.7,
        big=chance.random() < 0.2,
        calls=chance.random() < 0.3,
        pieces=60 if slow else chance.randint(1, 30),
        piece_size=1500 if slow else chance.choice((20, 40, 200)),
        leaves=chance.uniform(0.0, 0.15) if chance.random() < 0.08 else None,
        slow=slow,
        alone=chance.random() < 0.2,
    )


def numbers(data: bytes | bytearray) -> set[int]:
    """The numbers of all requests that have left a mark in `data`."""
    return {int(digits) for digits in _MARK.findall(data)}
