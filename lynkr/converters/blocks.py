"""Puts the pieces of an answer into blocks.

The OpenAI APIs have text, reasoning and any number of tool calls side by side, and may send pieces of them in any
order. The canonical answer has one block open at a time, and a closed one stays closed. So what belongs to another
block than the open one has to wait, until that is closed by what comes next or, where more of it may come, until it is
complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from lynkr.converters.conversation import JsonObject
from lynkr.converters.envelope import seal
from lynkr.converters.events import BlockKind, BlockStart, BlockStop, Delta, DeltaKind, Event
from lynkr.converters.ids import tool_use_id
from lynkr.converters.json_repair import parse_object, repair_object
from lynkr.converters.json_text import json_text
from lynkr.converters.naming import client_id

_DELTAS: dict[str, DeltaKind] = {"text": "text", "thinking": "thinking", "tool_use": "input_json"}


class Block:
    """A block of the answer. `pieces` of text and thinking are kept only while the block waits, arguments always.

    `may_close`: whether it may be closed although the answer goes on. A tool call may be once its arguments are
    complete, whatever is said here.
    """

    __slots__ = ("client_id", "data", "id", "index", "kind", "may_close", "name", "payload", "pieces", "signature")

    def __init__(self, kind: BlockKind, id_: str = "", *, may_close: bool) -> None:
        self.kind = kind
        self.id = id_
        """The upstream's id of a tool call."""
        self.client_id = ""
        """The id that the client sees, once the block was opened."""
        self.name = ""
        self.pieces: list[str] = []
        self.payload: JsonObject = {}
        """What the signature has to carry."""
        self.signature = ""
        """The signature of the Messages API's own vendor, where it is behind the upstream: nothing is sealed then."""
        self.data = ""
        """Redacted thinking, which comes at once."""
        self.index: int | None = None
        """Its place in the answer, once it was opened."""
        self.may_close = may_close

    @property
    def is_ready(self) -> bool:
        """Whether it may be opened: of a tool call, the name has to be complete, and that shows with the arguments.

        No block is opened for white space alone: models put some before a tool call.
        """
        if self.kind == "tool_use":
            return self.name != "" and (len(self.pieces) > 0 or self.may_close)
        if self.kind == "redacted_thinking":
            return self.data != "" and self.may_close
        return (
            self.signature != "" or len(self.payload) > 0 or any(piece and not piece.isspace() for piece in self.pieces)
        )

    @property
    def is_complete(self) -> bool:
        return self.may_close or (
            self.kind == "tool_use"
            and len(self.pieces) > 0
            and self.pieces[-1].rstrip().endswith("}")
            and parse_object("".join(self.pieces)) is not None
        )

    @property
    def is_void(self) -> bool:
        """Whether it has come to nothing."""
        return self.may_close and self.kind != "tool_use" and not self.is_ready


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
        self.payload: JsonObject = {}
        """What the next signature has to carry, whichever block it is of."""
        self._provider = provider
        self._tool_names = tool_names
        self._whole = whole
        self._open: Block | None = None
        self._waiting: list[Block] = []
        self._ids: set[str] = set()

    # Where text and reasoning come as one stream each

    def write(self, kind: Literal["text", "thinking"], text: str, out: list[Event]) -> None:
        """Add `text`, which is not empty, to the block of this kind that is last, or to a new one."""
        opened = self._open
        if opened is not None and opened.kind == kind and not self._waiting:
            out.append(Delta(opened.index or 0, kind, text))
            return
        if not self._waiting or self._waiting[-1].kind != kind:
            if kind == "thinking":
                text, self.blank = text.lstrip(), ""
            else:
                text = self.blank + text
                self.blank = text if text.isspace() else ""
            if not text or self.blank:
                return
            self._waiting.append(Block(kind, may_close=True))
        self._waiting[-1].pieces.append(text)
        self._advance(out)

    def begin_call(self, id_: str) -> Block:
        """A new tool call. `id_` is the upstream's, and may be empty."""
        self.blank = ""
        return self.begin("tool_use", id_)

    # Where each block is begun, added to and ended

    def begin(self, kind: BlockKind, id_: str = "") -> Block:
        """A new block, which has its place from now on and is opened when something comes for it."""
        block = Block(kind, id_, may_close=False)
        self._waiting.append(block)
        return block

    def add(self, block: Block, text: str, out: list[Event]) -> None:
        """Add `text` to a block of text or thinking."""
        if block is self._open:
            out.append(Delta(block.index or 0, _DELTAS[block.kind], text))
        elif block.index is None:
            block.pieces.append(text)
            self._advance(out)

    def end(self, block: Block, out: list[Event]) -> None:
        """Say that no more comes for `block`."""
        block.may_close = True
        self._advance(out)

    # Where they end

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
            if self._settle(block, limit_reached=limit_reached) if block.kind == "tool_use" else block.is_ready:
                self._start(block, out)
        self._waiting = []
        self._close(out)
        self._sign(out)

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
        while not self._whole and self._waiting:
            first = self._waiting[0]
            if first.is_ready:
                if self._open is not None and not self._open.is_complete:
                    return
                self._start(first, out)
            elif not first.is_void:
                return
            del self._waiting[0]

    def _start(self, block: Block, out: list[Event]) -> None:
        self._close(out)
        if block.kind != "thinking":
            self._sign(out)
        block.index = self.count
        self.count += 1
        self._open = block
        if block.kind == "tool_use":
            self.calls += 1
            name = block.name or "unknown"
            block.client_id = self._id(block)
            out.append(BlockStart(block.index, "tool_use", id=block.client_id, name=self._tool_names.get(name, name)))
        else:
            out.append(BlockStart(block.index, block.kind, data=block.data))
        if text := "".join(block.pieces):
            out.append(Delta(block.index, _DELTAS[block.kind], text))

    def _sign(self, out: list[Event]) -> None:
        """A block of its own for reasoning that nobody may read, and for the signature of one that is closed: it has to
        come back all the same."""
        if self.payload:
            self._start(Block("thinking", may_close=True), out)
            self._close(out)

    def _close(self, out: list[Event]) -> None:
        block, self._open = self._open, None
        if block is None or block.index is None:
            return
        if block.kind == "thinking":
            payload = {**self.payload, **block.payload}
            self.payload = {}
            out.append(Delta(block.index, "signature", block.signature or seal(self._provider, payload)))
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
