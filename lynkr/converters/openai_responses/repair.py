"""Learns from a refusal how a server differs from what we took it for.

Source of the wording about summaries: OpenAI ("Your organization must be verified to generate reasoning summaries").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from lynkr.converters.errors import ApiError
from lynkr.converters.openai_responses.quirks import ResponsesQuirks
from lynkr.converters.refusals import any_of, output_limit, refused_name

_UNVERIFIED = re.compile(r"must be verified.{0,60}reasoning summar", re.IGNORECASE | re.DOTALL)

# Parameter -> what it takes to leave it out. The order matters where one name contains another.
_WITHOUT: Mapping[str, Callable[[ResponsesQuirks], ResponsesQuirks]] = {
    "reasoning.summary": lambda quirks: replace(quirks, summaries=False),
    "reasoning.encrypted_content": lambda quirks: replace(quirks, encrypted_reasoning=False),
    "reasoning.effort": lambda quirks: replace(quirks, reasoning=False),
    "reasoning": lambda quirks: replace(quirks, reasoning=False),
    "encrypted_content": lambda quirks: replace(quirks, encrypted_reasoning=False),
    "Encrypted content": lambda quirks: replace(quirks, encrypted_reasoning=False),
    "'include'": lambda quirks: replace(quirks, encrypted_reasoning=False),
    "temperature": lambda quirks: replace(quirks, sampling=False),
    "top_p": lambda quirks: replace(quirks, sampling=False),
    "parallel_tool_calls": lambda quirks: replace(quirks, parallel_tool_calls=False),
    "prompt_cache_key": lambda quirks: replace(quirks, prompt_cache_key=False),
    "safety_identifier": lambda quirks: replace(quirks, safety_identifier=False),
    "input_file": lambda quirks: replace(quirks, documents=False),
}
_NAMES = any_of(_WITHOUT)


def repaired(quirks: ResponsesQuirks, error: ApiError) -> ResponsesQuirks | None:
    """The quirks of a server that answered with `error`, or None where the error says nothing of a parameter."""
    if limit := output_limit(error):
        better = replace(quirks, max_output_tokens=limit)
    elif error.status == 400 and _UNVERIFIED.search(error.message):
        better = replace(quirks, summaries=False)
    elif name := refused_name(error, _NAMES):
        better = _WITHOUT[name](quirks)
    else:
        return None
    return better if better != quirks else None
