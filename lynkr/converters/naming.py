"""Names and ids of tools that are legal on both sides.

Tool names: the vendor allows 64 letters, digits, underscores and hyphens; some clients use more (MCP servers). Such a
name is replaced by a shorter one that is made of it alone, so that it is the same in every request.

Tool call ids: the vendor allows 40 characters. Clients of the Messages API may expect letters, digits, underscores and
hyphens, at most 64. Kimi writes `functions.Read:0` and wants to read it back, so an id that is not legal for the client
travels in a form that can be undone.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from hashlib import sha256

_LEGAL_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch
_ILLEGAL = re.compile(r"[^A-Za-z0-9_-]+")
_LEGAL_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch
_LEGAL_UPSTREAM_ID = re.compile(r"[!-~]{1,40}").fullmatch

_WRAPPED = "toolx_"
_MAX_CLIENT_ID = 64


def digest(text: str, length: int) -> str:
    """The first `length` hexadecimal digits of a hash of `text`; at most 64."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


class ToolNames:
    """The upstream's names of the tools in one request. `renamed` has the client's name by the upstream's."""

    _legal = staticmethod(_LEGAL_NAME)
    """Whether the upstream takes a name."""

    def __init__(self) -> None:
        self.renamed: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def upstream(self, name: str) -> str:
        known = self._known.get(name)
        if known is None:
            known = name if self._legal(name) else self._rename(name)
            self._known[name] = known
        return known

    def _rename(self, name: str) -> str:
        short = self._shorter(_ILLEGAL.sub("_", name), digest(name, 8))
        self.renamed[short] = name
        return short

    def _shorter(self, name: str, mark: str) -> str:
        """A name that the upstream takes, from one of legal characters and the `mark` that tells it from others."""
        return f"{name[:55]}_{mark}"


def client_id(upstream: str) -> str:
    """The id that a client sees for a tool call that the upstream calls `upstream`."""
    if _LEGAL_CLIENT_ID(upstream):
        return upstream
    raw = upstream.encode("utf-8", "surrogatepass")
    wrapped = _WRAPPED + urlsafe_b64encode(raw).decode("ascii").rstrip("=")
    return wrapped if len(wrapped) <= _MAX_CLIENT_ID else f"toolu_{digest(upstream, 24)}"


def upstream_id(client: str) -> str:
    """The id that the upstream sees for a tool call that the client calls `client`, which is not empty."""
    if client.startswith(_WRAPPED):
        encoded = client[len(_WRAPPED) :]
        # Another program's id may begin like that too.
        with suppress(ValueError):
            client = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode("utf-8")
    return client if _LEGAL_UPSTREAM_ID(client) else f"call_{digest(client, 32)}"
