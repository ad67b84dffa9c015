"""Learns from a refusal what a model cannot do. The request is then sent once more without it, and so are all later
ones.

Source: Ollama, package server, `routes.go`.
"""

from __future__ import annotations

from dataclasses import replace

from lynkr.converters.errors import ApiError
from lynkr.converters.ollama.quirks import OllamaQuirks


def repaired(quirks: OllamaQuirks, error: ApiError) -> OllamaQuirks | None:
    """The quirks of a model for which the server answered with `error`, or None where the error teaches nothing."""
    if error.status != 400:
        return None
    text = error.message
    if "does not support thinking" in text:
        better = replace(quirks, think="none")
    elif "think value" in text:
        better = replace(quirks, think="bool")
    elif "required for image input" in text or "does not support image" in text:
        better = replace(quirks, images=False)
    else:
        return None
    return better if better != quirks else None
