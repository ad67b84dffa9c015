"""Errors that come inside an answer with HTTP status 200.

Source: OpenAI API reference, "Streaming events" of the Responses API: `error` and `response.failed`.
"""

from __future__ import annotations

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError, bad_upstream
from lynkr.converters.openai_responses.tables import ERROR_STATUS
from lynkr.converters.upstream_errors import error_from_json, status_of_code


def error_in_answer(holder: JsonObject, provider: str) -> ApiError:
    """The error of an `error` event, which may hold it or be it, or of a response that has failed."""
    error = holder.get("error")
    if error is None and isinstance(holder.get("message"), str):
        error = {key: holder.get(key) for key in ("code", "message", "param")}
    if not error:
        return bad_upstream(f"{provider} broke off its answer")
    codes = [error.get("code"), error.get("type")] if isinstance(error, dict) else []
    known = [status for code in codes if code is not None and (status := _status(code)) != 500]
    return error_from_json(known[0] if known else 500, {"error": error}, provider=provider)


def _status(code: object) -> int:
    status = ERROR_STATUS.get(code) if isinstance(code, str) else None
    return status_of_code(code) if status is None else status
