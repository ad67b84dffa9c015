"""What the user wrote, without what is pasted, quoted, or a name of something in code."""

from __future__ import annotations

import re
from typing import NamedTuple

from lynkr.routing.text import parts, unquoted

MOST, _HEAD = 1000, 650
"""Characters of the user's prose that are read: the beginning and the end of what is longer."""

_SINGLE_QUOTED = re.compile(r"['‘](?<!\w.)[^'’\n]{1,60}['’](?!\w)|「[^」\n]{1,60}」|„[^“”\n]{1,60}[“”]")
_IDENTIFIER = re.compile(r"[_.(\[](?<=\w.)[\w)]|:(?<=:.)|[A-Z](?<=[a-z].)|[/\\]\w")
"""Names in code, paths and addresses. What is rare comes first, so that a search is fast."""

_SPACE = re.compile(r"\s")
_CAMEL = re.compile(r"[a-z][A-Z]")
_NAMES = frozenset(
    ("javascript", "typescript", "github", "gitlab", "postgresql", "oauth", "oauth2", "graphql", "mysql", "mongodb")
) | frozenset(
    ("nosql", "websocket", "websockets", "clickhouse", "devops", "openapi", "dynamodb", "rabbitmq", "bigquery", "soc2")
)
"""Words that look like names in code."""


class Prose(NamedTuple):
    """`pasted` are the kinds of what stands beside: code, diff, trace, log, quote."""

    said: str
    pasted: tuple[str, ...]


def prose(text: str) -> Prose:
    own, pasted = parts(text)
    own = own if len(own) <= MOST else f"{own[:_HEAD]}\n{own[_HEAD - MOST :]}"
    said = _without_names(_SINGLE_QUOTED.sub(" '' ", unquoted(own)))
    return Prose(said, tuple(dict.fromkeys([paste.kind for paste in pasted])))


def _without_names(said: str) -> str:
    """`said` without paths, addresses and names of things in code, whose words mean nothing."""
    kept: list[str] = []
    end = 0
    for name in _IDENTIFIER.finditer(said):
        if name.start() < end:
            continue
        begin = max(said.rfind(" ", end, name.start()), said.rfind("\n", end, name.start()), end - 1) + 1
        after = _SPACE.search(said, name.end())
        stop = after.start() if after else len(said)
        kept.append(said[end:begin])
        chunk = said[begin:stop]
        # What ends the sentence stays.
        kept.append(chunk if _is_word(chunk) else "_" + chunk[-1] if chunk[-1] in ".?!,:;" else "_")
        end = stop
    return "".join((*kept, said[end:])) if end else said


def _is_word(chunk: str) -> bool:
    bare = chunk.strip(".,:;!?()[]\"'")
    if _CAMEL.search(bare):
        return bare.lower() in _NAMES
    if "_" in bare or "(" in bare or "[" in bare or "::" in bare:
        return False
    # "and/or" and "CI/CD", but not src/main.py, ./build or /etc.
    return bare.count("/") == 1 and all(piece.isalpha() for piece in bare.split("/"))
