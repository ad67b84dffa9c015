"""What the words of the generateContent API mean in the canonical conversation, and the other way round.

Sources: Gemini API reference, "Generating content" (FinishReason, BlockReason, HarmCategory, FunctionCallingConfig) and
"Gemini thinking"; Vertex AI reference, "GenerateContentResponse".
"""

from __future__ import annotations

from lynkr.converters.events import StopReason

# finishReason -> stop reason. An answer with calls stops for them where it came to its end.
STOP_REASONS: dict[str, StopReason] = {
    "FINISH_REASON_UNSPECIFIED": "end_turn",
    "STOP": "end_turn",
    "MAX_TOKENS": "max_tokens",
    "SAFETY": "refusal",
    "RECITATION": "refusal",
    "LANGUAGE": "refusal",
    "BLOCKLIST": "refusal",
    "PROHIBITED_CONTENT": "refusal",
    "SPII": "refusal",
    "MODEL_ARMOR": "refusal",
    "IMAGE_SAFETY": "refusal",
    "IMAGE_PROHIBITED_CONTENT": "refusal",
    "IMAGE_RECITATION": "refusal",
    "IMAGE_OTHER": "refusal",
}

# finishReason of an answer that is none -> what happened, as a sentence about the provider goes on.
FAILURES: dict[str, str] = {
    "MALFORMED_FUNCTION_CALL": "wrote a tool call that cannot be read",
    "UNEXPECTED_TOOL_CALL": "called a tool although none was offered",
    "TOO_MANY_TOOL_CALLS": "called too many tools in a row",
    "MALFORMED_RESPONSE": "wrote an answer that cannot be read",
    "MISSING_THOUGHT_SIGNATURE": "found the conversation missing a thought_signature",
    "NO_IMAGE": "made no image",
    "OTHER": "broke off its answer for a reason that it does not name",
}

BUDGET_OF_EFFORT = {"minimal": 1_024, "low": 2_048, "medium": 8_192, "high": 24_576}
"""Thinking budget in tokens for an effort. Any higher effort gets all that the model allows."""

LEVELS = ("MINIMAL", "LOW", "MEDIUM", "HIGH", "XHIGH")
"""All thinking levels, from little to much."""

LEVEL_OF_EFFORT = {
    "minimal": "MINIMAL",
    "low": "LOW",
    "medium": "MEDIUM",
    "high": "HIGH",
    "xhigh": "XHIGH",
    "max": "XHIGH",
}

SHORT_ANSWER = 2_048
"""Limits of the answer's length below this leave no room for thinking, which counts towards them."""

MODES = {"auto": "AUTO", "any": "ANY", "tool": "ANY", "none": "NONE"}
"""The kind of a tool choice -> mode of calling functions."""

MAX_STOP_SEQUENCES = 5

HARM_CATEGORIES = (
    "HARM_CATEGORY_HARASSMENT",
    "HARM_CATEGORY_HATE_SPEECH",
    "HARM_CATEGORY_SEXUALLY_EXPLICIT",
    "HARM_CATEGORY_DANGEROUS_CONTENT",
)
"""The filters that a request may adjust."""

IMAGE_TYPES = frozenset({"image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"})
RESULT_TYPES = frozenset({"image/png", "image/jpeg", "image/webp", "application/pdf"})
"""What may stand inside a function's response."""

# End of an address -> media type, which the API wants to know before it looks.
TYPE_OF_SUFFIX = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".pdf": "application/pdf",
}
