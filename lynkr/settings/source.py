"""Where settings come from: the environment, and one .env file under it."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NAMED = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,63})\s*[=:]")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Given:
    """The value of a variable, without blanks around it, and where it was found, in words."""

    value: str
    where: str
    in_file: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a .env file; `number` counts from 1. Without a name it is not understood, and begins with `text`."""

    number: int
    name: str | None
    value: str
    text: str = ""


class DotenvError(Exception):
    """A .env file cannot be read. The text says why."""


def find_dotenv(environ: Mapping[str, str], env_file: Path | None = None) -> Path | None:
    """The .env file to read: `env_file`, else $LYNKR_ENV_FILE, else ./.env, else ~/.lynkr/.env, else none.

    A file that was named is returned whether it exists or not, so that reading it can say that it does not.
    """
    if env_file is not None:
        return env_file
    home = (environ.get("HOME") or environ.get("USERPROFILE") or "").strip()
    if named := environ.get("LYNKR_ENV_FILE", "").strip():
        return Path(home, named[2:]) if home and named.startswith("~/") else Path(named)
    candidates = [Path(".env"), *([Path(home, ".lynkr", ".env")] if home else [])]
    # No is_file(): password managers offer the file as a named pipe.
    return next((path for path in candidates if os.path.exists(path) and not os.path.isdir(path)), None)


def read_dotenv(path: Path) -> list[Line]:
    """The lines of the file at `path` that mean something. Raises `DotenvError` when it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DotenvError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise DotenvError(f"{path} is not UTF-8 text") from None
    return list(parse_dotenv(text))


def parse_dotenv(text: str) -> Iterator[Line]:
    """`NAME=value` lines as Docker, Node's and Python's dotenv read them: `export`, quotes and comments are understood.

    Nothing is interpolated: keys have dollar signs in them.
    """
    # Imported late: most starts read no file.
    from dotenv.parser import parse_stream

    for binding in parse_stream(io.StringIO(text, newline="")):
        # A binding begins with the blank lines before it.
        line = binding.original.string.lstrip()
        blank = binding.original.string[: len(binding.original.string) - len(line)]
        number = binding.original.line + len(_LINE_END.findall(blank))
        name = binding.key
        if name is not None and binding.value is not None and _NAME.fullmatch(name):
            yield Line(number, name, binding.value)
        elif binding.error or name is not None:
            # Of a line that is not understood, anything but a name may belong to a secret.
            beginning = _NAMED.match(line)
            yield Line(number, None, "", beginning[1] if beginning else "")


@dataclass(frozen=True, slots=True)
class Source:
    """All variables that are set, and what is wrong with the file that they come from."""

    given: Mapping[str, Given]
    problems: tuple[str, ...]


def read(environ: Mapping[str, str], dotenv: Path | None) -> Source:
    """Read the file `dotenv` and put the environment above it. A variable that is empty counts as not set."""
    given: dict[str, Given] = {}
    problems: list[str] = []
    try:
        lines = read_dotenv(dotenv) if dotenv is not None else []
    except DotenvError as error:
        lines, problems = [], [str(error)]
    for line in lines:
        if line.name is None:
            beginning = f", which begins with {line.text!r}," if line.text else ""
            problems.append(f"line {line.number} of {dotenv}{beginning} is not NAME=value")
        elif value := line.value.strip():
            given[line.name] = Given(value, f"{dotenv} line {line.number}", in_file=True)
    for name, text in environ.items():
        if value := text.strip():
            given[name] = Given(value, "environment", in_file=False)
    return Source(given, tuple(problems))
