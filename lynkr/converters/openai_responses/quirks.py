"""How servers and models that speak the Responses API differ from its reference."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResponsesQuirks:
    """The defaults fit a model of the vendor's that does not reason."""

    max_output_tokens: int | None = None
    """The most output that the model may be asked for. Clients made for other models ask for more than many have."""
    sampling: bool = True
    """False for reasoning models, which refuse temperature and top_p."""
    reasoning: bool = False
    """Whether the model reasons. Others refuse `reasoning`, and have nothing to encrypt."""
    efforts: tuple[str, ...] = ("low", "medium", "high")
    """The efforts that the model knows, from little to much."""
    summaries: bool = True
    """Whether a summary of the reasoning may be asked for. The vendor gives it to verified organisations only."""
    encrypted_reasoning: bool = True
    """Whether reasoning can be had encrypted, to be sent back with the next request."""
    parallel_tool_calls: bool = True
    """Whether `parallel_tool_calls` is understood; it is sent only to switch parallel calls off."""
    prompt_cache_key: bool = True
    """Whether a stable key for the conversation's prompt cache is understood."""
    safety_identifier: bool = True
    """Whether a hashed user id is understood."""
    documents: bool = True
    """Whether `input_file` parts are understood."""
    result_parts: bool = True
    """Whether the output of a call may have parts, and so hold images. Where not, they go into the next message."""
