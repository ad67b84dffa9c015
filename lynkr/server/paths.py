"""Which route a path means, and which dialect its errors speak."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lynkr.converters.anthropic import ANTHROPIC
from lynkr.converters.openai_errors import NEUTRAL, OPENAI, ErrorWriter

_SLASHES = re.compile(r"/{2,}")
# Roots that also answer without /v1, the most common mistake in setting up a client.
_BARE = ("/messages", "/models", "/chat/completions", "/responses", "/embeddings")
_PREFIXES = ("/openai/v1/", "/anthropic/v1/", "/v1/v1/")


def canonical_path(path: str) -> str:
    """The name of the route that `path` means: one slash at a time, none at the end, one /v1."""
    path = _SLASHES.sub("/", path)
    for prefix in _PREFIXES:
        if path.startswith(prefix):
            path = "/v1/" + path[len(prefix) :]
    if len(path) > 1:
        path = path.removesuffix("/")
    return "/v1" + path if path.startswith(_BARE) else path


def dialect(path: str, headers: Mapping[bytes, bytes]) -> ErrorWriter:
    """Who writes the errors of a route. The path decides; where it serves both, the request's headers do."""
    if path.startswith("/v1/messages"):
        return ANTHROPIC
    if b"anthropic-version" in headers:
        return ANTHROPIC
    if path.startswith("/v1/models"):
        return ANTHROPIC if b"x-api-key" in headers else OPENAI
    return OPENAI if path.startswith("/v1/") else NEUTRAL
