"""Parses a Messages request."""

from __future__ import annotations

from pydantic import ValidationError

from lynkr.converters.conversation import Conversation
from lynkr.converters.errors import ApiError

_BLOCK_TAGS = frozenset(
    {
        "text",
        "image",
        "document",
        "tool_use",
        "tool_result",
        "tool_reference",
        "thinking",
        "redacted_thinking",
        "unknown",
    }
)
_SOURCE_TAGS = frozenset({"base64", "url", "text", "content", "unknown"})
_MAX_PROBLEMS = 5


def parse_request(raw: bytes) -> Conversation:
    """The conversation in the body of a Messages request. Raises `ApiError` (400) that names what is wrong where."""
    try:
        conversation = Conversation.model_validate_json(raw)
    except ValidationError as error:
        raise _bad_request(error) from None
    if conversation.model_extra and conversation.model_extra.get("thread") is not None:
        # The vendor's SDKs offer a server-side thread and repeat the request without it when they read this code.
        raise ApiError(
            400,
            "invalid_request_error",
            "thread: this gateway keeps no threads; send the whole conversation",
            details={"error_code": "thread_unsupported_request"},
        )
    return conversation


def _bad_request(error: ValidationError) -> ApiError:
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    first = problems[0]
    if first["type"] == "json_invalid":
        reason = first["msg"].removeprefix("Invalid JSON: ")
        return ApiError(
            400, "invalid_request_error", f"The request body is not valid JSON: {reason}", code="invalid_json"
        )
    if first["loc"] == ():
        return ApiError(400, "invalid_request_error", "The request body must be a JSON object", code="invalid_type")
    lines = [f"{_path(problem['loc'])}: {problem['msg']}" for problem in problems[:_MAX_PROBLEMS]]
    if len(problems) > _MAX_PROBLEMS:
        lines.append(f"and {len(problems) - _MAX_PROBLEMS} more")
    code = "missing_required_parameter" if first["type"] == "missing" else "invalid_type"
    return ApiError(400, "invalid_request_error", "; ".join(lines), code=code, param=_path(first["loc"]))


def _path(location: tuple[int | str, ...]) -> str:
    """`messages.0.content.1.text`: where a problem is, without the tags of the unions on the way."""
    path: list[str] = []
    previous: int | str = ""
    for step in location[:-1]:
        is_tag = (isinstance(previous, int) and step in _BLOCK_TAGS) or (previous == "source" and step in _SOURCE_TAGS)
        if not is_tag:
            path.append(str(step))
        previous = step
    return ".".join([*path, str(location[-1])])
