"""Finds reasoning in an answer. Chat Completions has no place for it, so every server made one.

Sources: DeepSeek API ("reasoning_content"), vLLM ("Reasoning Outputs"), OpenRouter ("Reasoning Tokens"), Mistral
("thinking" content parts), Databricks ("reasoning" content parts).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from lynkr.converters.conversation import JsonObject

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


def details_text(details: list[object]) -> str:
    """The readable part of OpenRouter's `reasoning_details`."""
    texts = []
    for detail in details:
        if isinstance(detail, dict):
            text = detail.get("text") or detail.get("summary")
            if isinstance(text, str):
                texts.append(text)
    return "".join(texts)


def add_details(collected: list[JsonObject], details: list[object]) -> None:
    """Put together what OpenRouter streams in pieces: the whole has to go back as if it had come at once."""
    for detail in details:
        if not isinstance(detail, dict):
            continue
        last = collected[-1] if collected else None
        if last is None or not _continues(detail, last):
            collected.append(dict(detail))
            continue
        for key, value in detail.items():
            before = last.get(key)
            if key in ("text", "summary") and isinstance(before, str) and isinstance(value, str):
                last[key] = before + value
            elif value is not None:
                last[key] = value


def _continues(detail: JsonObject, last: JsonObject) -> bool:
    if detail.get("type") != last.get("type") or "data" in detail:
        return False
    return all(detail.get(key) is None or detail.get(key) == last.get(key) for key in ("index", "id"))
