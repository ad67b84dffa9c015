"""Changes members of a JSON object and leaves every other byte as it is.

A request that goes to an upstream of the client's own dialect keeps the client's bytes: unknown fields survive, and
so do the prefixes by which an upstream finds its prompt cache.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*")
_decode = json.JSONDecoder(strict=False).raw_decode


class _Member(NamedTuple):
    key: str
    start: int
    value: int
    end: int


def edit_members(raw: bytes, changes: Mapping[str, bytes | None], *, drop_private: bool = False) -> bytes:
    """`raw`, a JSON object, with `changes` made to its top-level members.

    Each change gives the member's new value as JSON text, or None to remove it. A member that is not there is added
    at the end. Where a name stands twice, both are changed. With `drop_private`, members whose name begins with an
    underscore are removed: such names belong to no API.
    Raises `ValueError` when `raw` is not a JSON object.
    """
    text = raw.decode("utf-8")
    members, closing = _members(text)
    opening = text.index("{") + 1
    parts: list[str] = []
    end = opening
    for key, start, value, stop in members:
        # What stands before the first member that is kept is what stood before the first one.
        separator = text[end:start] if parts else text[opening : members[0].start]
        end = stop
        if key in changes:
            new = changes[key]
            if new is not None:
                parts.append(separator + text[start:value] + new.decode("utf-8"))
        elif not (drop_private and key.startswith("_")):
            parts.append(separator + text[start:stop])
    present = {member.key for member in members}
    for key, new in changes.items():
        if key not in present and new is not None:
            parts.append(("," if parts else "") + json.dumps(key) + ":" + new.decode("utf-8"))
    return (text[:opening] + "".join(parts) + text[closing:]).encode("utf-8")


def member(raw: bytes, name: str) -> bytes | None:
    """The JSON text of the top-level member `name`, or None where there is none. Raises `ValueError` as above."""
    text = raw.decode("utf-8")
    found = None
    for key, _, value, end in _members(text)[0]:
        if key == name:
            found = text[value:end].encode("utf-8")
    return found


def _members(text: str) -> tuple[list[_Member], int]:
    """The top-level members, and where the last of them ends."""
    position = _skip(text, 0)
    if text[position : position + 1] != "{":
        raise ValueError("not a JSON object")
    members: list[_Member] = []
    closing = position + 1
    position = _skip(text, closing)
    while text[position : position + 1] != "}":
        start = position
        key, position = _decode(text, start)
        position = _skip(text, position)
        if not isinstance(key, str) or text[position : position + 1] != ":":
            raise ValueError(f"not a member's name at {start}")
        value = _skip(text, position + 1)
        _, closing = _decode(text, value)
        members.append(_Member(key, start, value, closing))
        position = _skip(text, closing)
        if text[position : position + 1] == ",":
            position = _skip(text, position + 1)
        elif text[position : position + 1] != "}":
            raise ValueError(f"not the end of a member at {position}")
    return members, closing


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
