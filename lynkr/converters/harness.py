"""What a harness adds to the user's words: notes to the model in elements of its own."""

from __future__ import annotations

import re

# Claude Code's: reminders, and what its slash commands and shell mode did.
_NOTES = (
    "system-reminder",
    "command-name",
    "command-message",
    "command-args",
    "command-contents",
    "local-command-caveat",
    "local-command-stdout",
    "local-command-stderr",
)
_OPENING = re.compile(f"<({'|'.join(_NOTES)})>")


def without_notes(text: str) -> str:
    """`text` without a harness's notes: what the user typed. Takes time in proportion to its length, whatever is in it.

    An element that is not closed is no note.
    """
    kept: list[str] = []
    position = 0
    unclosed: set[str] = set()
    for opening in _OPENING.finditer(text):
        name = opening[1]
        if opening.start() < position or name in unclosed:
            continue
        closing = f"</{name}>"
        end = text.find(closing, opening.end())
        if end < 0:
            unclosed.add(name)
            continue
        kept.append(text[position : opening.start()])
        position = end + len(closing)
    kept.append(text[position:])
    return "".join(kept).strip()
