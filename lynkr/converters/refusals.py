"""Reads from a refusal what a server does not take.

A server that does not know a parameter refuses the whole request and names the parameter. The request is then sent once
more without it, and so are all later ones.

Sources of the wordings: OpenAI ("Unsupported parameter", "Unsupported value", "Unrecognized request argument supplied",
"Unknown parameter"), pydantic as vLLM, MLX and many others use it ("Extra inputs are not permitted"), Azure, Groq
("property … is unsupported") and Mistral.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lynkr.converters.errors import ApiError

_REFUSAL = re.compile(
    r"unsupported|not supported|does not support|unrecognized|unknown (?:parameter|field|argument|name)|not permitted"
    r"|not allowed|unexpected (?:keyword|field|argument|property)|additional propert",
    re.IGNORECASE,
)
_OUTPUT_LIMIT = re.compile(
    r"at most (\d+) (?:completion|output) tokens|max(?:imum)?[ _]output[ _]tokens[^\d]{0,20}(\d+)"
)


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for `refused_name`. The order matters where one name contains another."""
    return re.compile(r"(?<![a-z_])(" + "|".join(map(re.escape, names)) + r")(?![a-z_])")


def refused_name(error: ApiError, names: re.Pattern[str]) -> str | None:
    """Which of `names` the server complains of, or None where it complains of something else."""
    if error.status != 400 or not _REFUSAL.search(error.message):
        return None
    # The first name is the one complained of: a second is often the advice what to use instead.
    match = names.search(error.message)
    return None if match is None else match[1]


def output_limit(error: ApiError) -> int | None:
    """The most tokens of output that the server says its model has, where it was asked for more."""
    match = _OUTPUT_LIMIT.search(error.message) if error.status == 400 else None
    return None if match is None else int(match[1] or match[2])
