"""What the words of the Chat Completions API mean in the canonical conversation, and the other way round.

Sources: API references of OpenAI, OpenRouter, Z.AI, vLLM and SGLang.
"""

from __future__ import annotations

from lynkr.converters.events import StopReason

# finish_reason -> stop reason. An answer with tool calls stops for them, whatever is said here.
STOP_REASONS: dict[str, StopReason] = {
    "stop": "end_turn",
    "eos": "end_turn",
    "end_turn": "end_turn",
    "stop_sequence": "end_turn",
    # Said of an answer without any call.
    "tool_calls": "end_turn",
    "tool_use": "end_turn",
    "function_call": "end_turn",
    "length": "max_tokens",
    "max_tokens": "max_tokens",
    "max_output_tokens": "max_tokens",
    "content_filter": "refusal",
    "safety": "refusal",
    "sensitive": "refusal",
    "refusal": "refusal",
    "model_context_window_exceeded": "model_context_window_exceeded",
}

# finish_reason of an answer that is none.
FAILURES = frozenset({"error", "network_error", "abort"})

# Where a choice names the stop sequence that ended it (vLLM, SGLang, llama.cpp).
STOP_SEQUENCE_FIELDS = ("stop_reason", "matched_stop", "stopping_word")

DEFAULT_MAX_TOKENS = 16_384
"""For a client that sets no limit of its own."""

TOOL_CHOICES = {"auto": "auto", "any": "required", "none": "none"}
