"""What the words of the Converse API mean in the canonical conversation, and the other way round.

Source: Amazon Bedrock API reference, "Converse", "DocumentBlock", "ImageBlock".
"""

from __future__ import annotations

from lynkr.converters.events import StopReason

# stopReason -> stop reason. An answer with tool calls stops for them unless it was refused.
STOP_REASONS: dict[str, StopReason] = {
    "end_turn": "end_turn",
    "tool_use": "end_turn",
    "max_tokens": "max_tokens",
    "stop_sequence": "stop_sequence",
    "guardrail_intervened": "refusal",
    "content_filtered": "refusal",
    "model_context_window_exceeded": "model_context_window_exceeded",
}

# stopReason of an answer that is none.
FAILURES = {
    "malformed_model_output": "The model wrote what Bedrock cannot read",
    "malformed_tool_use": "The model wrote a tool call that Bedrock cannot read",
}

IMAGE_FORMATS = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/jpg": "jpeg",
    "image/gif": "gif",
    "image/webp": "webp",
}

DOCUMENT_FORMATS = {
    "application/pdf": "pdf",
    "text/csv": "csv",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/html": "html",
    "text/plain": "txt",
    "text/markdown": "md",
}

DEFAULT_MAX_TOKENS = 16_384
"""For a client that sets no limit of its own."""

MIN_THINKING_BUDGET = 1_024

# Effort -> thinking budget in tokens, for a Claude that knows no efforts.
EFFORT_BUDGETS = {"low": 2_048, "medium": 8_192, "high": 16_384, "xhigh": 24_576, "max": 31_999}
DEFAULT_EFFORT = "high"
