"""Learns from a refusal how a server differs from what we took it for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lynkr.converters.errors import ApiError
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.refusals import any_of, output_limit, refused_name

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
_NAMES = any_of(_WITHOUT)


def repaired(quirks: ChatQuirks, error: ApiError) -> ChatQuirks | None:
    """The quirks of a server that answered with `error`, or None where the error says nothing of a parameter."""
    if limit := output_limit(error):
        better = replace(quirks, max_output_tokens=limit)
    elif name := refused_name(error, _NAMES):
        better = _WITHOUT[name](quirks)
    else:
        return None
    return better if better != quirks else None
