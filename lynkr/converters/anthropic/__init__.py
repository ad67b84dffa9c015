"""The Anthropic Messages API: as a surface, and passed through to upstreams that speak it."""

from lynkr.converters.anthropic.encode import ANTHROPIC
from lynkr.converters.anthropic.passthrough import (
    MessagesPassThrough,
    decode_error,
    edit_answer,
    edit_request,
    required_changes,
)
from lynkr.converters.anthropic.request import parse_request

__all__ = [
    "ANTHROPIC",
    "MessagesPassThrough",
    "decode_error",
    "edit_answer",
    "edit_request",
    "parse_request",
    "required_changes",
]
