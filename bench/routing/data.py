"""Labelled requests: prompts and conversations, each with the tier that suits it. data/README.md says more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal, TypeAlias, TypeVar

from pydantic import ConfigDict, TypeAdapter

from lynkr.converters.conversation import JsonObject

Tier: TypeAlias = Literal["SIMPLE", "MEDIUM", "COMPLEX", "REASONING"]
Half: TypeAlias = Literal["tune", "validate"]

TIERS: tuple[Tier, ...] = ("SIMPLE", "MEDIUM", "COMPLEX", "REASONING")
HALVES: tuple[Half, ...] = ("tune", "validate")

FOLDER = Path(__file__).parent / "data"
PROMPTS = FOLDER / "prompts.jsonl"
CONVERSATIONS = FOLDER / "conversations.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """`tier` is the best one; `accept`, which includes it, those that no reasonable user would complain about."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: str
    lang: str  # ISO 639-1
    kind: str
    tier: Tier
    accept: tuple[Tier, ...]
    half: Half


Record = TypeVar("Record", bound=Label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt(Label):
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(Label):
    """The parts of a Messages API body that a router reads. The label is that of the turn that the body asks for."""

    messages: tuple[JsonObject, ...]
    system: str | tuple[JsonObject, ...] | None = None
    tools: tuple[JsonObject, ...] | None = None

    @property
    def body(self) -> JsonObject:
        parts: JsonObject = {"messages": self.messages}
        if self.system is not None:
            parts["system"] = self.system
        if self.tools is not None:
            parts["tools"] = self.tools
        return parts


def prompts(path: Path = PROMPTS) -> list[Prompt]:
    return _records(path, TypeAdapter(Prompt))


def conversations(path: Path = CONVERSATIONS) -> list[Conversation]:
    return _records(path, TypeAdapter(Conversation))


def of_half(records: Iterable[Record], half: Half) -> list[Record]:
    """Never look at the records of "validate" while tuning, only at the figures they give."""
    return [record for record in records if record.half == half]


def _records(path: Path, kind: TypeAdapter[Record]) -> list[Record]:
    """Raises ValueError with the file and line of a record that is not as it should be."""
    records: list[Record] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                records.append(kind.validate_json(line))
            except ValueError as error:
                raise ValueError(f"{path.name}:{number}: {error}") from error
    return records
