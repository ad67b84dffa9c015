"""Names of functions that both of the vendor's hosts take.

They want a letter or an underscore first and at most 64 characters. Dots and colons are legal on one host only, and a
client's name rarely has them.

Source: Gemini API and Vertex AI references, "FunctionDeclaration".
"""

from __future__ import annotations

import re

from lynkr.converters.naming import digest

_LEGAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}").fullmatch
_ILLEGAL = re.compile(r"[^A-Za-z0-9_-]+")


class FunctionNames:
    """The upstream's names of the tools in one request. `renamed` has the client's name by the upstream's."""

    def __init__(self) -> None:
        self.renamed: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def upstream(self, name: str) -> str:
        known = self._known.get(name)
        if known is None:
            known = name if _LEGAL(name) else self._rename(name)
            self._known[name] = known
        return known

    def _rename(self, name: str) -> str:
        short = f"{_ILLEGAL.sub('_', name)[:54]}_{digest(name, 8)}"
        if not _LEGAL(short):
            short = f"_{short}"
        self.renamed[short] = name
        return short
