"""Changes members of a JSON object and leaves every other byte as it is.

A request that goes to an upstream of the client's own dialect keeps the client's bytes: unknown fields survive, and so do the
prefixes by which an upstream finds its prompt cache.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*")
_scan_value = json.JSONDecoder(strict=False).scan_once
_scan_string = json.decoder.scanstring


class _Member(NamedTuple):
    key: str
    start: int
    value: int
    end: int


def edit_members(raw: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """`raw`, a JSON object, with `changes` made to its top-level members.

    Each change gives the member's new value as JSON text, or None to remove it. A member that is not there is added at the end.
    Members whose name begins with an underscore are removed: such names are ours and no API's. Where a name stands twice, both
    are changed.
    Raises `ValueError` when `raw` is not a JSON object.
    """
    text = raw.decode("utf-8")
    members, closing = _members(text)
    parts: list[str] = []
    end = text.index("{") + 1
    head = text[:end]
    for key, start, value, stop in members:
        separator, end = text[end:start], stop
        if key in changes:
            new = changes[key]
            if new is None:
                continue
            member = text[start:value] + new.decode("utf-8")
        elif key.startswith("_"):
            continue
        else:
            member = text[start:stop]
        parts.append((separator if parts else separator.lstrip(", \t\n\r")) + member)
    present = {member.key for member in members}
    for key, new in changes.items():
        if key not in present and new is not None:
            parts.append(("," if parts else "") + json.dumps(key) + ":" + new.decode("utf-8"))
    return (head + "".join(parts) + text[closing:]).encode("utf-8")


def _members(text: str) -> tuple[list[_Member], int]:
    """The top-level members, and where the space before the closing brace begins."""
    position = _skip(text, 0)
    if text[position : position + 1] != "{":
        raise ValueError("not a JSON object")
    members: list[_Member] = []
    position = _skip(text, position + 1)
    closing = position
    while text[position : position + 1] != "}":
        start = position
        if text[start : start + 1] != '"':
            raise ValueError(f"a member's name is missing at {start}")
        key, position = _scan_string(text, start + 1, False)
        position = _skip(text, position)
        if text[position : position + 1] != ":":
            raise ValueError(f"a colon is missing at {position}")
        value = _skip(text, position + 1)
        try:
            _, end = _scan_value(text, value)
        except StopIteration as stop:
            raise ValueError(f"a value is missing at {stop.value}") from None
        members.append(_Member(key, start, value, end))
        closing = end
        position = _skip(text, end)
        if text[position : position + 1] == ",":
            position = _skip(text, position + 1)
        elif text[position : position + 1] != "}":
            raise ValueError(f"a comma is missing at {position}")
    return members, closing


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
