"""Learns from a refusal how a server differs from what we took it for.

A server that does not know a parameter refuses the whole request and names the parameter. The request is then sent once
more without it, and so are all later ones.

Sources of the wordings: OpenAI ("Unsupported parameter", "Unsupported value", "Unrecognized request argument supplied",
"Unknown parameter"), pydantic as vLLM, MLX and many others use it ("Extra inputs are not permitted"), Azure, Groq
("property … is unsupported") and Mistral.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from lynkr.converters.errors import ApiError
from lynkr.converters.openai_chat.quirks import ChatQuirks

_REFUSAL = re.compile(
    r"unsupported|not supported|does not support|unrecognized|unknown (?:parameter|field|argument|name)|not permitted"
    r"|not allowed|unexpected (?:keyword|field|argument|property)|additional propert",
    re.IGNORECASE,
)
_OUTPUT_LIMIT = re.compile(
    r"at most (\d+) (?:completion|output) tokens|max(?:imum)?[ _]output[ _]tokens[^\d]{0,20}(\d+)"
)

# Parameter -> what it takes to leave it out. The order matters where one name contains another.
_WITHOUT: Mapping[str, Callable[[ChatQuirks], ChatQuirks]] = {
    "max_completion_tokens": lambda quirks: replace(quirks, max_tokens_field="max_tokens"),
    "max_tokens": lambda quirks: replace(quirks, max_tokens_field="max_completion_tokens"),
    "temperature": lambda quirks: replace(quirks, sampling=False),
    "top_p": lambda quirks: replace(quirks, sampling=False),
    "stop": lambda quirks: replace(quirks, sampling=False),
    "top_k": lambda quirks: replace(quirks, top_k=False),
    "stream_options": lambda quirks: replace(quirks, stream_options=False),
    "parallel_tool_calls": lambda quirks: replace(quirks, parallel_tool_calls=False, ask_for_parallel_tool_calls=False),
    "reasoning_effort": lambda quirks: replace(quirks, reasoning_request="none"),
    "chat_template_kwargs": lambda quirks: replace(quirks, reasoning_request="none"),
    "reasoning_content": lambda quirks: replace(quirks, reasoning_replay="none"),
    "reasoning_details": lambda quirks: replace(quirks, reasoning_replay="none"),
    "cache_control": lambda quirks: replace(quirks, cache_control=False),
    "prompt_cache_key": lambda quirks: replace(quirks, prompt_cache_key=False),
    "session_id": lambda quirks: replace(quirks, session_id=False),
}
_NAMES = re.compile(r"(?<![a-z_])(" + "|".join(_WITHOUT) + r")(?![a-z_])")


def repaired(quirks: ChatQuirks, error: ApiError) -> ChatQuirks | None:
    """The quirks of a server that answered with `error`, or None where the error says nothing of a parameter."""
    if error.status != 400:
        return None
    if match := _OUTPUT_LIMIT.search(error.message):
        limit = int(match[1] or match[2])
        return replace(quirks, max_output_tokens=limit) if 0 < limit != quirks.max_output_tokens else None
    if not _REFUSAL.search(error.message):
        return None
    # The first name is the one complained of: a second is often the advice what to use instead.
    match = _NAMES.search(error.message)
    if match is None:
        return None
    better = _WITHOUT[match[1]](quirks)
    return better if better != quirks else None
