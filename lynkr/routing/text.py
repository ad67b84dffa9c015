"""The user's own words in a request, and what is only pasted into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lynkr.converters.conversation import Message, TextBlock
from lynkr.converters.harness import without_notes

MOST = 8_000
"""Characters of a text that are looked at. What is asked stands at the beginning or at the end of a longer one."""

_HEAD = MOST * 3 // 4
_MOST_LINE = 400


class Said(NamedTuple):
    """A message with words of the user's. `text` is at most `MOST` characters of them, `length` how many there are."""

    text: str
    length: int
    place: int
    """The message's index in the conversation."""


class Pasted(NamedTuple):
    """`kind` is code, diff, trace, log or quote."""

    kind: str
    text: str


class Parts(NamedTuple):
    prose: str
    pasted: tuple[Pasted, ...]


def users_words(messages: Sequence[Message], most: int = 6) -> list[Said]:
    """The last messages with words of the user's, at most `most`, the newest first.

    Messages that only bring tool results or notes of a harness are passed over, and so is what a client puts between
    as `system`. A string and a list with one text block give the same; texts of several blocks are lines.
    """
    found: list[Said] = []
    for index in range(len(messages) - 1, -1, -1):
        message = messages[index]
        if message.role != "user":
            continue
        # A block is looked at by itself, since a note that is not closed in it does not go on in the next.
        cleaned = [without_notes(block.text) for block in message.content if type(block) is TextBlock]
        text = "\n".join(filter(None, cleaned))
        if text:
            found.append(Said(shortened(text), len(text), index))
            if len(found) == most:
                break
    return found


def shortened(text: str) -> str:
    """`text`, or the beginning and the end of one that is longer than `MOST`."""
    return text if len(text) <= MOST else f"{text[:_HEAD]}\n{text[_HEAD + 1 - MOST :]}"


_FENCE = re.compile(r"[ \t]{0,8}(```|~~~)")

_LINE = re.compile(
    r"""
    (?P<diff>diff\ --git\ |---\ [ab]/|\+\+\+\ [ab]/|@@\ -\d|Index:\ \S+$)
    |(?P<trace>
        Traceback\ \(most\ recent
        |\s++at\ \S.*:\d
        |\s*+at\ \S.*\)$
        |\s+File\ "[^"]{1,300}",\ line\ \d
        |(?:Uncaught\ |Caused\ by:\ |Exception\ in\ thread\ |Unhandled\ |thread\ ')\S
        |(?:[A-Za-z_][\w.$]{0,80})?(?:Error|Exception)(?:\ \[\w+\])?:\s
        |panic:\ |goroutine\ \d|fatal:\ |npm\ (?:ERR|error)|error(?:\[\w+\]|\ TS\d+):\ |FAILED\ \S+::
        |\s*\d+:\s+0x[0-9a-f]+|\s*\#\d+\s+0x[0-9a-f]+
        |\S{1,200}:\d+(?::\d+)?:\ (?:fatal\ )?(?:error|warning|note|undefined)
    )
    |(?P<log>
        \[?\d{4}-\d\d-\d\d[T\ ]\d\d:\d\d
        |\[?\d\d:\d\d:\d\d[\].,\ ]
        |\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL)\b[\]:\ ]
        |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\ +\d+\ \d\d:\d\d
        |\d{1,3}(?:\.\d{1,3}){3}\ \S+\ \S+\ \[
    )
    |(?P<quote>>\ ?\S|>$)
    |(?P<code>
        .*[;{}]\s*$
        |\s*(?:def|class|func|fn|function|public|private|static|const|let|var|import|from|package|use|\#include)\b
            .*[:(){}=;"'>]\s*$
        |\s*(?:@\w|//|/\*|</?\w++[^<>]*+>\s*$)
        |(?:\ {4}|\t).*[=(){}\[\];]
    )
    """,
    re.VERBOSE,
)
"""What a line looks like that nobody typed. The first that matches counts."""

_GOES_ON = {"diff": ("+", "-", " ", "@", "\\", "index ", "new file", "deleted file"), "trace": (" ", "\t")}
"""How the lines begin that belong to the one before them."""

_LEAST_CODE = 2
"""Lines of code without a fence that make it code: one may be a sentence that ends with a brace."""


def parts(text: str) -> Parts:
    """What the user wrote, and what is pasted into it: fenced and bare code, diffs, traces, logs and quotes.

    Goes by lines. Of a text longer than `MOST`, only that much is looked at.
    """
    text = shortened(text)
    if "\n" not in text:
        # The commonest case by far. Whatever a single line looks like, it is all that the user wrote.
        return Parts(text, ())
    runs: list[tuple[str, list[str]]] = []
    kind = ""
    fence = ""
    for line in text.split("\n"):
        if fence:
            runs[-1][1].append(line)
            if line.strip() == fence:
                fence, kind = "", ""
            continue
        if match := _FENCE.match(line):
            fence = match[1]
            runs.append(("code", [line]))
            continue
        if not line.startswith(_GOES_ON.get(kind, ())):
            kind = _kind(line)
        if runs and runs[-1][0] == kind and not (kind == "code" and _FENCE.match(runs[-1][1][0])):
            runs[-1][1].append(line)
        else:
            runs.append((kind, [line]))
    prose: list[str] = []
    pasted: list[Pasted] = []
    for kind, lines in runs:
        if not kind or (kind == "code" and len(lines) < _LEAST_CODE and not _FENCE.match(lines[0])):
            prose += lines
        else:
            pasted.append(Pasted(kind, "\n".join(lines)))
    return Parts("\n".join(prose).strip(), tuple(pasted))


def _kind(line: str) -> str:
    """The kind of what `line` is pasted from, or nothing."""
    match = _LINE.match(line[:_MOST_LINE])
    return (match.lastgroup or "") if match is not None else ""


_QUOTED = re.compile(r'"[^"\n]{1,300}+"|“[^“”\n]{1,300}+”|«[^«»\n]{1,300}+»|`[^`\n]{1,300}+`')


def unquoted(prose: str) -> str:
    """`prose` without what stands between quotation marks: words that are talked about and not meant."""
    return _QUOTED.sub('""', prose)
