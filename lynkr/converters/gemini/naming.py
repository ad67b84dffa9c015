"""Names of functions that both of the vendor's hosts take.

They want a letter or an underscore first and at most 64 characters. Dots and colons are legal on one host only, and a
client's name rarely has them.

Source: Gemini API and Vertex AI references, "FunctionDeclaration".
"""

from __future__ import annotations

import re

from lynkr.converters.naming import ToolNames

_LEGAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}").fullmatch


class FunctionNames(ToolNames):
    """The upstream's names of the tools in one request. `renamed` has the client's name by the upstream's."""

    _legal = staticmethod(_LEGAL)

    def _shorter(self, name: str, mark: str) -> str:
        short = f"{name[:54]}_{mark}"
        return short if _LEGAL(short) else f"_{short}"
