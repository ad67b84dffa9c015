"""Puts the pieces of an answer into blocks.

Chat Completions has text, reasoning and any number of tool calls side by side, and may send pieces of them in any
order. The canonical answer has one block open at a time, and a closed one stays closed. So what belongs to another
block than the open one has to wait, until that is closed by what comes next or, where it is a tool call whose
arguments are incomplete, until they are complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from lynkr.converters.conversation import JsonObject
from lynkr.converters.envelope import seal
from lynkr.converters.events import BlockStart, BlockStop, Delta, DeltaKind, Event
from lynkr.converters.ids import tool_use_id
from lynkr.converters.json_repair import parse_object, repair_object
from lynkr.converters.json_text import json_text
from lynkr.converters.naming import client_id

_DELTAS: dict[str, DeltaKind] = {"text": "text", "thinking": "thinking", "tool_use": "input_json"}


class Block:
    """A block of the answer. `pieces` of text and thinking are kept only while the block waits, arguments always."""

    __slots__ = ("id", "index", "kind", "name", "pieces")

    def __init__(self, kind: Literal["text", "thinking", "tool_use"], id_: str = "") -> None:
        self.kind = kind
        self.id = id_
        self.name = ""
        self.pieces: list[str] = []
        self.index: int | None = None
        """Its place in the answer, once it was opened."""

    @property
    def is_ready(self) -> bool:
        """Whether it may be opened: of a tool call, the name has to be complete, and that shows with the arguments."""
        return self.kind != "tool_use" or (self.name != "" and len(self.pieces) > 0)

    @property
    def is_complete(self) -> bool:
        """Whether it may be closed although the answer goes on."""
        return self.kind != "tool_use" or (
            len(self.pieces) > 0
            and self.pieces[-1].rstrip().endswith("}")
            and parse_object("".join(self.pieces)) is not None
        )


class Blocks:
    """Writes events of blocks into the lists that it is given.

    With `whole`, nothing is written before the end: all of the answer is there already, and arguments can be repaired.
    """

    def __init__(self, provider: str, tool_names: Mapping[str, str], *, whole: bool) -> None:
        self.count = 0
        """How many blocks were opened."""
        self.calls = 0
        """How many of them are tool calls."""
        self.cut = False
        """Whether the limit on the answer's length cut a tool call short."""
        self.blank = ""
        """White space at the beginning of a text that has not come to anything."""
        self.details: list[JsonObject] = []
        """What the next signature has to carry: OpenRouter's `reasoning_details`."""
        self._provider = provider
        self._tool_names = tool_names
        self._whole = whole
        self._open: Block | None = None
        self._waiting: list[Block] = []
        self._ids: set[str] = set()

    def write(self, kind: Literal["text", "thinking"], text: str, out: list[Event]) -> None:
        """Add `text`, which is not empty, to the block of this kind that is last, or to a new one."""
        opened = self._open
        if opened is not None and opened.kind == kind and not self._waiting:
            out.append(Delta(opened.index or 0, kind, text))
            return
        if not self._waiting or self._waiting[-1].kind != kind:
            # No block for white space alone: models put some before a tool call.
            if kind == "thinking":
                text, self.blank = text.lstrip(), ""
            else:
                text = self.blank + text
                self.blank = text if text.isspace() else ""
            if not text or self.blank:
                return
            self._waiting.append(Block(kind))
        self._waiting[-1].pieces.append(text)
        self._advance(out)

    def begin_call(self, id_: str) -> Block:
        """A new tool call. `id_` is the upstream's, and may be empty."""
        self.blank = ""
        call = Block("tool_use", id_)
        self._waiting.append(call)
        return call

    def add_arguments(self, call: Block, piece: str, out: list[Event]) -> None:
        """Add a piece of the JSON text of the arguments."""
        pieces = call.pieces
        if pieces and piece.startswith("{") and pieces[-1].endswith("}") and call.is_complete:
            # Some servers repeat the arguments in the last chunk.
            return
        if call is self._open:
            pieces.append(piece)
            out.append(Delta(call.index or 0, "input_json", piece))
        elif call.index is None:
            pieces.append(piece)
        if self._waiting:
            self._advance(out)

    def finish(self, out: list[Event], *, limit_reached: bool) -> None:
        """Close the open block and write those that wait. `limit_reached`: the answer's length was limited."""
        self.cut = limit_reached and self._open is not None and not self._open.is_complete
        for block in self._waiting:
            if block.kind != "tool_use" or self._settle(block, limit_reached=limit_reached):
                self._start(block, out)
        self._waiting = []
        self._close(out)
        if self.details:
            self._start(Block("thinking"), out)
            self._close(out)

    def _settle(self, call: Block, *, limit_reached: bool) -> bool:
        """Whether a tool call that can still be changed is one. Its arguments are repaired."""
        text = "".join(call.pieces)
        if parse_object(text) is not None:
            return True
        if limit_reached:
            self.cut = True
            return False
        if not call.name and not text.strip():
            return False
        repaired = repair_object(text)
        call.pieces = [text if repaired is None else json_text(repaired)]
        return True

    def _advance(self, out: list[Event]) -> None:
        while not self._whole and self._waiting and self._waiting[0].is_ready:
            if self._open is not None and not self._open.is_complete:
                return
            self._start(self._waiting.pop(0), out)

    def _start(self, block: Block, out: list[Event]) -> None:
        self._close(out)
        if self.details and block.kind != "thinking":
            # Reasoning that nobody may read, or the signature of one that is closed. It has to come back all the same.
            self._start(Block("thinking"), out)
            self._close(out)
        block.index = self.count
        self.count += 1
        self._open = block
        if block.kind == "tool_use":
            self.calls += 1
            name = block.name or "unknown"
            out.append(BlockStart(block.index, "tool_use", id=self._id(block), name=self._tool_names.get(name, name)))
        else:
            out.append(BlockStart(block.index, block.kind))
        if text := "".join(block.pieces):
            out.append(Delta(block.index, _DELTAS[block.kind], text))

    def _close(self, out: list[Event]) -> None:
        block, self._open = self._open, None
        if block is None or block.index is None:
            return
        if block.kind == "thinking":
            payload: JsonObject = {"reasoning_details": self.details} if self.details else {}
            self.details = []
            out.append(Delta(block.index, "signature", seal(self._provider, payload)))
        elif block.kind == "tool_use" and not "".join(block.pieces).strip():
            # Clients parse the arguments, and no text is no object.
            out.append(Delta(block.index, "input_json", "{}"))
        out.append(BlockStop(block.index))

    def _id(self, call: Block) -> str:
        """An id that is legal for the client and that no other call of this answer has."""
        id_ = client_id(call.id) if call.id else tool_use_id()
        if id_ in self._ids:
            id_ = tool_use_id()
        self._ids.add(id_)
        return id_
