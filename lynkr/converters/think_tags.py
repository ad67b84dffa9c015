"""Finds the reasoning that a model writes into its text: a <think> element at the beginning."""

from __future__ import annotations

from typing import Literal, NamedTuple

_OPENING = "<think>"
_CLOSING = "</think>"


class Said(NamedTuple):
    reasoning: str
    text: str


_NOTHING = Said("", "")


class ThinkTags:
    """Takes a leading <think> element out of a text that comes in pieces.

    Tags anywhere else are part of the text. `settled` is set once the rest of the text needs no more looking at.
    """

    def __init__(self) -> None:
        self.settled = False
        self._where: Literal["before", "inside", "after"] = "before"
        self._held = ""

    def feed(self, text: str) -> Said:
        text = self._held + text
        self._held = ""
        match self._where:
            case "before":
                begin = text.lstrip()
                if begin.startswith(_OPENING):
                    self._where = "inside"
                    return self.feed(begin[len(_OPENING) :])
                if _OPENING.startswith(begin):
                    self._held = text
                    return _NOTHING
                self.settled = True
                return Said("", text)
            case "inside":
                reasoning, closing, rest = text.partition(_CLOSING)
                if closing:
                    self._where = "after"
                    return Said(reasoning, self.feed(rest).text)
                held = next(length for length in range(len(_CLOSING) - 1, -1, -1) if text.endswith(_CLOSING[:length]))
                self._held = text[len(text) - held :]
                return Said(text[: len(text) - held], "")
            case "after":
                # The blank lines between the element and the text belong to neither.
                text = text.lstrip()
                self.settled = text != ""
                return Said("", text)

    def close(self) -> Said:
        """What was held back, at the end of the text."""
        held, self._held = self._held, ""
        return Said(held, "") if self._where == "inside" else Said("", held)
