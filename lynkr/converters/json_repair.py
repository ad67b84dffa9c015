"""Reads the arguments of a tool call, also where a model has written them carelessly.

What is put right: nothing at all (an empty object), a string that holds the JSON text of an object, raw control
characters in strings, a comma before a closing bracket, and brackets, strings and members left open at the end.
Everything else is no object to us: guessing further could run a tool with arguments that nobody meant.
"""

from __future__ import annotations

import re

from lynkr.converters.conversation import JsonObject
from lynkr.converters.json_text import parse, parse_lenient

# What the scan has to stop at: whole strings, the start of an unclosed one, and the brackets and commas outside.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|"|[{}\[\],]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}
# The end of a string that was cut inside an escape.
_CUT_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?\Z")


def parse_object(text: str) -> JsonObject | None:
    """The object that `text` is as it stands, or None."""
    value = parse(text)
    return value if isinstance(value, dict) else None


def repair_object(text: str) -> JsonObject | None:
    """The object that `text` was meant to be, or None where that cannot be told."""
    value = _repair(text.strip())
    if isinstance(value, str):
        value = _repair(value.strip())
    return value if isinstance(value, dict) else None


def _repair(text: str) -> object:
    if text in ("", "null"):
        return {}
    value = parse_lenient(text)
    return _close(text) if value is None and text[0] in "{[" else value


def _close(text: str) -> object:
    """`text` parsed after its trailing commas were taken out and what was open at its end was closed."""
    kept: list[str] = []
    open_brackets: list[str] = []
    comma: int | None = None
    # How much is kept when the last member turns out to be a mere beginning.
    cut = 0
    end = 0
    for token in _TOKEN.finditer(text):
        between, found = text[end : token.start()], token.group()
        end = token.end()
        if comma is not None and (found not in "}]" or between.strip()):
            comma = None
        kept.append(between)
        match found:
            case "{" | "[":
                open_brackets.append(_CLOSING[found])
                kept.append(found)
                cut = len(kept)
            case "}" | "]":
                if not open_brackets or open_brackets.pop() != found:
                    return None
                if comma is not None:
                    kept[comma] = ""
                kept.append(found)
                if not open_brackets:
                    # Whatever follows a complete value was not part of it.
                    return parse_lenient("".join(kept))
                cut = len(kept)
            case ",":
                cut = len(kept)
                comma = len(kept)
                kept.append(found)
            case '"':
                kept.append(_unfinished_string(text[token.start() :]))
                end = len(text)
                break
            case _:
                kept.append(found)
    kept.append(text[end:])
    closing = "".join(reversed(open_brackets))
    whole = parse_lenient("".join(kept) + closing)
    return parse_lenient("".join(kept[:cut]) + closing) if whole is None else whole


def _unfinished_string(text: str) -> str:
    return _CUT_ESCAPE.sub(r"\1", text) + '"'
