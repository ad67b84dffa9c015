"""A request as an upstream got it, in words that no API owns."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

JSONObject = dict[str, object]


class Text(NamedTuple):
    text: str


class Image(NamedTuple):
    data: str
    """In base64, or the address where it is."""


class Document(NamedTuple):
    data: str


class Call(NamedTuple):
    id: str
    name: str
    input: object


class Result(NamedTuple):
    id: str
    text: str
    failed: bool


class Thought(NamedTuple):
    """Earlier reasoning. `token` is what the vendor made for itself, where there is such a thing."""

    text: str
    token: str


Part: TypeAlias = Text | Image | Document | Call | Result | Thought


class Offered(NamedTuple):
    """A tool."""

    description: str
    schema: object


@dataclass
class Seen:
    """`parts` are those of all messages after the system prompt, in order, each with the role that says it: user,
    assistant or system. What the request does not say is None or empty."""

    model: str
    stream: bool
    system: str = ""
    parts: list[tuple[str, Part]] = field(default_factory=list)
    tools: dict[str, Offered] = field(default_factory=dict)
    tool_choice: str = ""
    """auto, any, none, or the name of a tool."""
    parallel: bool | None = None
    max_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    stop: list[str] = field(default_factory=list)
    thinking: bool | None = None
    """Whether the model is to reason."""
    schema: object = None
    """What the answer has to fit."""
    marks: int = 0
    """How many places are marked for the prompt cache."""

    def say(self, role: str, *parts: Part) -> None:
        self.parts += [(role, part) for part in parts]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The texts with their roles. Neighbours of one role are one, and so are the calls between them none."""
        found: list[tuple[str, str]] = []
        for role, part in self.parts:
            if not isinstance(part, Text):
                continue
            if found and found[-1][0] == role:
                found[-1] = (role, f"{found[-1][1]}\n\n{part.text}")
            else:
                found.append((role, part.text))
        return found

    @property
    def all_text(self) -> str:
        """Every text there is, the system prompt and the results of tools among them."""
        told = [part.text for _, part in self.parts if isinstance(part, Text | Result)]
        return "\n".join([self.system, *told])

    @property
    def calls(self) -> list[Call]:
        return [part for _, part in self.parts if isinstance(part, Call)]

    @property
    def results(self) -> list[Result]:
        return [part for _, part in self.parts if isinstance(part, Result)]

    @property
    def images(self) -> list[str]:
        return [part.data for _, part in self.parts if isinstance(part, Image)]

    @property
    def documents(self) -> list[str]:
        return [part.data for _, part in self.parts if isinstance(part, Document)]

    @property
    def thoughts(self) -> list[Thought]:
        return [part for _, part in self.parts if isinstance(part, Thought)]


def media(url: str) -> str:
    """The data in a data URL, or the address."""
    return url.partition(";base64,")[2] if url.startswith("data:") else url


def members(raw: bytes) -> dict[str, str]:
    """The members of the object in `raw`, each with its JSON text exactly as it stands there."""
    text, decoder, found = raw.decode(), json.JSONDecoder(), {}
    at = text.index("{") + 1
    while text[at := _past(text, at, " \t\r\n,")] != "}":
        name, at = decoder.raw_decode(text, at)
        start = _past(text, at, " \t\r\n:")
        _, at = decoder.raw_decode(text, start)
        found[name] = text[start:at]
    return found


def _past(text: str, at: int, skipped: str) -> int:
    while text[at] in skipped:
        at += 1
    return at
