"""The names under which a model may be known. Providers put regions and vendors before a name, and dates behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 256
"""A longer name is no model's. Clients choose names, and looking for one takes time in proportion to its length."""

SHORTEST_PREFIX = 6
"""Shorter beginnings of names say too little: "gpt-4" is also that of gpt-4.1."""

# What stands before the name of a model that has the same price without it.
_BEFORE = (
    "databricks-",
    "azure/",
    "bedrock/",
    # Regions of Amazon Bedrock's inference profiles.
    "us.",
    "us-gov.",
    "eu.",
    "apac.",
    "jp.",
    "au.",
    "ca.",
    "global.",
    # Amazon Bedrock's vendors.
    "amazon.",
    "anthropic.",
    "cohere.",
    "deepseek.",
    "google.",
    "meta.",
    "minimax.",
    "mistral.",
    "moonshot.",
    "moonshotai.",
    "openai.",
    "qwen.",
    "xai.",
    "zai.",
)

# A date, a version, and what Claude Code adds to ask for the long window.
_BEHIND = re.compile(
    r"(?:-20\d{6}|-20\d\d-\d\d-\d\d|@[^@]*|-v\d+(?::\d+)?|-\d:\d|:\d+|-00\d|-latest|\[1m\])$",
)

# As `fold` makes them. Vendors' other names for a model, and names that leave a part out.
ALIASES = {
    "claude-opus-4-0": "claude-opus-4",
    "claude-sonnet-4-0": "claude-sonnet-4",
    "gemini-3-flash": "gemini-3-flash-preview",
    "gemini-3-pro": "gemini-3-pro-preview",
    "gemini-3-1-pro": "gemini-3-1-pro-preview",
    "gpt-35-turbo": "gpt-3-5-turbo",
    "gpt-35-turbo-16k": "gpt-3-5-turbo",
    "gpt-3-5-turbo-0125": "gpt-3-5-turbo",
    "gpt-4-0613": "gpt-4",
    "gpt-4-1106-preview": "gpt-4-turbo",
    "gpt-4-0125-preview": "gpt-4-turbo",
    "gpt-4-turbo-preview": "gpt-4-turbo",
    "gpt-5-chat": "gpt-5",
    "gpt-5-1-chat": "gpt-5-1",
    "gpt-5-2-chat": "gpt-5-2",
    "kimi-k2": "kimi-k2-0711-preview",
    "kimi-k2-0905": "kimi-k2-0905-preview",
    "kimi-k2-turbo": "kimi-k2-turbo-preview",
    "kimi-k2p5-preview": "kimi-k2-5",
}

_VERSION_DOT = re.compile(r"(?<=\d)\.(?=\d)")
# Behind a whole name: a separator, and not one more number of the version.
_REST = re.compile(r"[-:@/\[](?!\d{1,2}(?!\d))")


def fold(name: str) -> str:
    """`name` in lower case, with the dots of its version as hyphens: some providers write them so, some so."""
    return _VERSION_DOT.sub("-", name.strip().lower())


def spellings(name: str) -> Iterator[str]:
    """`name` as it is, then with less and less before it and behind it, each as `fold` makes it."""
    name = fold(name)
    yield name
    while (shorter := _without_beginning(name)) != name:
        name = shorter
        yield name
    yield from _alias(name)
    while (shorter := _BEHIND.sub("", name)) != name:
        name = shorter
        yield name
        yield from _alias(name)


def beginnings(name: str) -> Iterator[str]:
    """What a folded `name` begins with that may be a model's whole name, the longest first."""
    for end in range(len(name) - 1, SHORTEST_PREFIX - 1, -1):
        if _REST.match(name, end):
            yield name[:end]


def _without_beginning(name: str) -> str:
    for beginning in _BEFORE:
        if name.startswith(beginning):
            return name[len(beginning) :]
    return name.rpartition("/")[2]


def _alias(name: str) -> Iterator[str]:
    if name in ALIASES:
        yield ALIASES[name]
