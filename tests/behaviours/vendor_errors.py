"""What some vendors say of errors in words or with codes of their own, in the frame of a shared API.

Sources: documentation of Databricks ("Foundation model REST API reference"), llama.cpp (README of its HTTP server),
Moonshot AI ("Error codes"), Z.AI ("Error codes"), OpenRouter ("Errors") and Microsoft ("Azure OpenAI REST API").
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.behaviours.api import RETRY_AFTER, Failure
from tests.behaviours.apis.chat import ERRORS
from tests.support import chat_answers as chat
from tests.support.upstream import Reply, json_reply


def _databricks(status: int, code: str, message: str, headers: list[tuple[str, str]] | None = None) -> Reply:
    return json_reply({"error_code": code, "message": message}, status, headers or [])


DATABRICKS: Mapping[Failure, Reply] = {
    **ERRORS,
    "bad_request": _databricks(400, "BAD_REQUEST", "top_q: unknown field"),
    "unauthenticated": json_reply({"error_code": 401, "message": "Invalid access token."}, 401),
    "forbidden": _databricks(403, "PERMISSION_DENIED", "You do not have permission to query this endpoint."),
    "not_found": _databricks(404, "RESOURCE_DOES_NOT_EXIST", "The endpoint does not exist."),
    "rate_limit": _databricks(
        429, "REQUEST_LIMIT_EXCEEDED", "Exceeded the rate limit.", [("retry-after", str(RETRY_AFTER))]
    ),
    "unavailable": _databricks(503, "TEMPORARILY_UNAVAILABLE", "The endpoint is scaling up."),
}

LLAMACPP: Mapping[Failure, Reply] = {
    **ERRORS,
    "overflow": json_reply(
        {
            "error": {
                "code": 400,
                "message": "request (9000 tokens) exceeds the available context size (8192 tokens), try increasing it",
                "type": "exceed_context_size_error",
                "n_prompt_tokens": 9000,
                "n_ctx": 8192,
            }
        },
        400,
    ),
    "unauthenticated": chat.error_reply(401, "Invalid API Key", "authentication_error"),
    "overloaded": json_reply({"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}}, 503),
}

LMSTUDIO: Mapping[Failure, Reply] = {
    **ERRORS,
    "overflow": json_reply(
        {
            "error": "The number of tokens to keep from the initial prompt is greater than the context length"
            " (n_keep: 9000>= n_ctx: 8192). Try to load the model with a larger context length"
        },
        400,
    ),
}

MOONSHOT: Mapping[Failure, Reply] = {
    **ERRORS,
    "overflow": chat.error_reply(
        400, "Invalid request: Your request exceeded model token limit: 8192 (requested: 9000)"
    ),
    "unauthenticated": chat.error_reply(401, "Invalid Authentication", "invalid_authentication_error"),
    "quota": chat.error_reply(429, "Your account is suspended.", "exceeded_current_quota_error"),
    "rate_limit": chat.error_reply(
        429,
        "Your account reached max organization concurrency: 3, please try again after 7 seconds",
        "rate_limit_reached_error",
    ),
    "overloaded": chat.error_reply(
        429, "The engine is currently overloaded, please try again later", "engine_overloaded_error"
    ),
}


def _zai(status: int, code: str, message: str, headers: list[tuple[str, str]] | None = None) -> Reply:
    return json_reply({"error": {"code": code, "message": message}}, status, headers or [])


ZAI: Mapping[Failure, Reply] = {
    "bad_request": _zai(400, "1210", "Incorrect API call parameter."),
    "overflow": _zai(400, "1261", "Prompt exceeds max length"),
    "unauthenticated": _zai(401, "1001", "Header not received Authorization parameter."),
    "no_credit": _zai(429, "1113", "Insufficient balance or no resource package."),
    "forbidden": _zai(403, "1121", "Account is locked."),
    "not_found": _zai(400, "1211", "Unknown Model, please check the model code."),
    "blocked": _zai(400, "1301", "System detected potentially unsafe or sensitive content."),
    "rate_limit": _zai(429, "1302", "High concurrency usage of this API.", [("retry-after", str(RETRY_AFTER))]),
    "quota": _zai(429, "1304", "Daily call limit for this API reached."),
    "internal": _zai(500, "1234", "Network error."),
    "overloaded": _zai(429, "1305", "The API has triggered rate limiting. The model is busy."),
}

OPENROUTER: Mapping[Failure, Reply] = {
    **ERRORS,
    "overflow": json_reply(
        {
            "error": {
                "message": "This endpoint's maximum context length is 8192 tokens. However, you requested about 9500"
                " tokens (9000 of text input, 500 in the output). Please reduce the length of either one.",
                "code": 400,
            }
        },
        400,
    ),
    "unauthenticated": json_reply({"error": {"message": "No auth credentials found", "code": 401}}, 401),
    "no_credit": json_reply({"error": {"message": "Insufficient credits", "code": 402}}, 402),
    "overloaded": json_reply({"error": {"message": "No instances available", "code": 503}}, 503),
}

AZURE: Mapping[Failure, Reply] = {
    **ERRORS,
    "unauthenticated": json_reply(
        {"error": {"code": "401", "message": "Access denied due to invalid subscription key or wrong API endpoint."}},
        401,
    ),
    "not_found": json_reply(
        {"error": {"code": "DeploymentNotFound", "message": "The API deployment does not exist."}}, 404
    ),
}
