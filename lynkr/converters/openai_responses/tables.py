"""What the words of the Responses API mean in the canonical conversation, and the other way round.

Source: OpenAI API reference, "Responses": the response object, its `error` and `incomplete_details`.
"""

from __future__ import annotations

from typing import Literal

from lynkr.converters.events import StopReason

# incomplete_details.reason -> stop reason. Any other is a limit too.
INCOMPLETE_REASONS: dict[str, StopReason] = {
    "max_output_tokens": "max_tokens",
    "max_tokens": "max_tokens",
    "content_filter": "refusal",
}

# error.code -> HTTP status, where the general table does not know the code. All are about what was sent.
ERROR_STATUS: dict[str, int] = dict.fromkeys(
    (
        "invalid_prompt",
        "content_filter",
        "bio_policy",
        "misalignment_policy_violation",
        "data_residency_mismatch",
        "invalid_image",
        "invalid_image_format",
        "invalid_base64_image",
        "invalid_image_url",
        "image_too_large",
        "image_too_small",
        "image_parse_error",
        "image_content_policy_violation",
        "invalid_image_mode",
        "image_file_too_large",
        "unsupported_image_media_type",
        "empty_image_file",
        "failed_to_download_image",
        "image_file_not_found",
    ),
    400,
) | {"server_is_overloaded": 503, "slow_down": 503, "vector_store_timeout": 504}

DEFAULT_MAX_TOKENS = 16_384
"""For a client that sets no limit of its own."""

MIN_MAX_TOKENS = 16
"""The least that may be asked for."""

TOOL_CHOICES = {"auto": "auto", "any": "required", "none": "none"}

# Kinds of output items -> kinds of blocks. Others are of the vendor's own tools, which nobody asked for.
ITEMS: dict[str, Literal["text", "thinking", "tool_use"]] = {
    "message": "text",
    "reasoning": "thinking",
    "function_call": "tool_use",
}
