"""The request bodies: one of 1 KB and one of about 100 KB, as an agent such as Claude Code sends it.

Everything is generated from a fixed seed by a generator of our own, so a body has the same bytes on every Python and
figures taken months apart were taken with the same requests. The text has what makes real bodies slow to parse: line
ends, quotes, backslashes and characters outside ASCII.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"

MODEL = "claude-sonnet-4-5-20250929"
SMALL_SIZE = 1024
EPHEMERAL: JSON = {"type": "ephemeral"}

WHO = "the caller|the agent|a reviewer|this function|the session|the parser|each worker|the user|the test|a handler"
WHAT = "reads|checks|rewrites|lists|keeps|opens|compares|returns|waits for|writes down"
WHOM = (
    'the file named in `path`|every changed line|the "draft" marker|its own lock|one record at a time|the café\'s menu|'
    "the pattern `\\d+\\s*$`|the answer before the next step|a table of 12 rows|the naïve estimate"
)
TAIL = (
    "before anything else happens|unless it was asked not to|and says why in one line|even when the list is empty|"
    "— never the other way round|so that nothing is lost on a restart|if the directory exists|"
    "with a limit of 2,000 lines"
)
NOUNS = "record|token|window|cursor|bucket|header|ticket|branch|folder|margin|signal|vector"

TOOLS: tuple[tuple[str, str, tuple[tuple[str, str, bool], ...]], ...] = (
    ("Bash", "Run a shell command.", (("command", "string", True), ("timeout", "number", False))),
    (
        "BashOutput",
        "Read what a background command printed.",
        (("bash_id", "string", True), ("filter", "string", False)),
    ),
    ("KillShell", "End a background command.", (("shell_id", "string", True),)),
    ("Read", "Read a file.", (("file_path", "string", True), ("offset", "number", False), ("limit", "number", False))),
    ("Write", "Write a file.", (("file_path", "string", True), ("content", "string", True))),
    (
        "Edit",
        "Replace text in a file.",
        (("file_path", "string", True), ("old_string", "string", True), ("new_string", "string", True)),
    ),
    ("MultiEdit", "Replace several texts in a file.", (("file_path", "string", True), ("edits", "edits", True))),
    ("NotebookEdit", "Change a notebook's cell.", (("notebook_path", "string", True), ("new_source", "string", True))),
    ("Glob", "Find files by name.", (("pattern", "string", True), ("path", "string", False))),
    ("Grep", "Search in files.", (("pattern", "string", True), ("path", "string", False), ("mode", "mode", False))),
    ("LS", "List a directory.", (("path", "string", True), ("ignore", "strings", False))),
    ("Task", "Start a helper.", (("description", "string", True), ("prompt", "string", True))),
    ("TodoWrite", "Keep the list of steps.", (("todos", "todos", True),)),
    ("WebFetch", "Read a page.", (("url", "string", True), ("prompt", "string", True))),
    ("WebSearch", "Search the web.", (("query", "string", True), ("allowed_domains", "strings", False))),
    ("ExitPlanMode", "Show the plan.", (("plan", "string", True),)),
    ("AskUserQuestion", "Ask the user.", (("questions", "edits", True),)),
    ("mcp__tracker__list_issues", "List issues.", (("project", "string", True), ("labels", "strings", False))),
    ("mcp__tracker__comment", "Comment on an issue.", (("number", "number", True), ("body", "string", True))),
    ("mcp__db__query", "Run a read-only query.", (("sql", "string", True), ("mode", "mode", False))),
)


class Text:
    """Words in a fixed order: a 64-bit linear congruential generator over the lists above."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, n: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % n

    def pick(self, words: str) -> str:
        choices = words.split("|")
        return choices[self.below(len(choices))]

    def sentence(self) -> str:
        text = f"{self.pick(WHO)} {self.pick(WHAT)} {self.pick(WHOM)} {self.pick(TAIL)}."
        return text[0].upper() + text[1:]

    def prose(self, size: int) -> str:
        """Lines of a manual, at least `size` characters."""
        lines: list[str] = []
        while sum(map(len, lines)) < size:
            bullet = self.pick("|- |- |  - |# |")
            lines.append(bullet + " ".join(self.sentence() for _ in range(1 + self.below(3))))
        return "\n".join(lines)

    def code(self, size: int, numbered: bool) -> str:
        """Python functions, at least `size` characters; with line numbers as a file reading tool shows them."""
        lines: list[str] = []
        while sum(map(len, lines)) < size:
            noun, other, n = self.pick(NOUNS), self.pick(NOUNS), self.below(90) + 10
            lines += [
                f"def {noun}_{n}({other}s: list[str], *, limit: int = {n}) -> dict[str, int]:",
                f'    """{self.sentence()}"""',
                "    counts: dict[str, int] = {}",
                f"    for {other} in {other}s[:limit]:",
                f'        key = {other}.strip("\\t\\n").replace(\'"\', "\'") or "∅"',
                f"        counts[key] = counts.get(key, 0) + {self.below(9)}  # {self.sentence()}",
                f'    return {{f"{noun}:{{name}}": n for name, n in counts.items() if n > {self.below(5)}}}',
                "",
            ]
        return "\n".join(f"{i:6}→{line}" for i, line in enumerate(lines, 1)) if numbered else "\n".join(lines)


def small(*, stream: bool, directive: str) -> bytes:
    """A plain question of exactly 1,024 bytes; `directive` tells the mock upstream how to answer (upstream.c)."""

    def body(question: str) -> bytes:
        return _dump(
            {
                "model": MODEL,
                "max_tokens": 1024,
                "system": "You are a careful assistant. Answer in short sentences.",
                "messages": [{"role": "user", "content": f"{question} (bench:{directive})"}],
                "stream": stream,
            }
        )

    text = Text(1).prose(SMALL_SIZE)
    # Cut at the encoded size: quotes, line ends and accents take more bytes than characters.
    length = next(n for n in range(len(text), 0, -1) if len(body(text[:n])) <= SMALL_SIZE)
    return body(text[:length] + "." * (SMALL_SIZE - len(body(text[:length]))))


def big(*, stream: bool, directive: str) -> bytes:
    """An agent's request in the middle of its work, about 100 KB.

    Three system blocks, 20 tools with JSON schemas, and a history of ten turns with one to three parallel tool calls
    each and their results; cache marks where an agent puts them.
    """
    text = Text(2)
    return _dump(
        {
            "model": MODEL,
            "messages": _history(text, directive),
            "system": [
                {"type": "text", "text": "You are an agent that works in a repository on the user's machine."},
                {"type": "text", "text": text.prose(12_000), "cache_control": EPHEMERAL},
                {"type": "text", "text": text.prose(3_000), "cache_control": EPHEMERAL},
            ],
            "tools": [_tool(text, *tool) for tool in TOOLS],
            "metadata": {"user_id": "user_6f1d0c_account__session_5a2e"},
            "max_tokens": 32000,
            "temperature": 1,
            "stream": stream,
        }
    )


def _history(text: Text, directive: str) -> list[JSON]:
    messages: list[JSON] = [
        {
            "role": "user",
            "content": [
                {"type": "text", "text": f"<system-reminder>\n{text.prose(2_500)}\n</system-reminder>"},
                {"type": "text", "text": f"Make the counts right and add a test. (bench:{directive})"},
            ],
        }
    ]
    call = 0
    for turn in range(10):
        uses: list[JSON] = []
        results: list[JSON] = []
        for _ in range(1 + turn % 3):
            call += 1
            identifier = f"toolu_{call:024}"
            name, arguments, result = _call(text, call)
            uses.append({"type": "tool_use", "id": identifier, "name": name, "input": arguments})
            results.append({"type": "tool_result", "tool_use_id": identifier, "content": result})
        if turn == 9:
            last = results[-1]
            assert isinstance(last, dict)
            results[-1] = {**last, "cache_control": EPHEMERAL}
        messages.append({"role": "assistant", "content": [{"type": "text", "text": text.sentence()}, *uses]})
        messages.append({"role": "user", "content": results})
    return messages


def _call(text: Text, number: int) -> tuple[str, JSON, JSON]:
    """A tool call: the tool's name, its arguments, and what it returned."""
    path = f"/home/user/project/src/{text.pick(NOUNS)}/{text.pick(NOUNS)}.py"
    match number % 4:
        case 0:
            old, new = text.code(400, numbered=False), text.code(450, numbered=False)
            return "Edit", {"file_path": path, "old_string": old, "new_string": new}, f"The file {path} was changed."
        case 1:
            return "Read", {"file_path": path, "limit": 2000}, text.code(3_000, numbered=True)
        case 2:
            command = f'grep -rn "{text.pick(NOUNS)}" --include="*.py" . | head -50'
            return "Bash", {"command": command}, [{"type": "text", "text": text.prose(700)}]
        case _:
            return "Grep", {"pattern": f"def {text.pick(NOUNS)}_\\d+", "path": path}, text.code(1_200, numbered=True)


def _tool(text: Text, name: str, summary: str, parameters: tuple[tuple[str, str, bool], ...]) -> JSON:
    properties: dict[str, JSON] = {}
    for parameter, kind, _ in parameters:
        schema = _schema(text, kind)
        properties[parameter] = {**schema, "description": text.sentence()}
    return {
        "name": name,
        "description": f"{summary}\n\n{text.prose(1_250)}",
        "input_schema": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "object",
            "properties": properties,
            "required": [parameter for parameter, _, required in parameters if required],
            "additionalProperties": False,
        },
    }


def _schema(text: Text, kind: str) -> dict[str, JSON]:
    match kind:
        case "strings":
            return {"type": "array", "items": {"type": "string"}}
        case "mode":
            return {"type": "string", "enum": ["content", "files_with_matches", "count"], "default": "content"}
        case "edits" | "todos":
            fields: dict[str, JSON] = {
                field: {"type": "string", "minLength": 1, "description": text.sentence()}
                for field in (("content", "activeForm") if kind == "todos" else ("old_string", "new_string"))
            }
            fields["status" if kind == "todos" else "scope"] = {
                "type": "string",
                "enum": ["pending", "all", "completed"],
            }
            items: dict[str, JSON] = {
                "type": "object",
                "properties": fields,
                "required": list(fields),
                "additionalProperties": False,
            }
            return {"type": "array", "minItems": 1, "items": items}
        case _:
            return {"type": kind}


def _dump(body: JSON) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
