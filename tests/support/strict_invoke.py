"""A judge of InvokeModel requests for Claude, as strict as Amazon Bedrock about what it is sent.

Source: Amazon Bedrock user guide, "Anthropic Claude Messages API", "Request and Response".
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tests.support import converse_answers
from tests.support.strict import RefusalError, parse
from tests.support.strict_bedrock import check_address, check_credentials, check_headers
from tests.support.strict_converse_shapes import list_of, object_of, refuse, string
from tests.support.strict_messages import messages_judge
from tests.support.upstream import Reply, Request

VERSION = "bedrock-2023-05-31"
BETAS = (
    "compact",
    "computer-use",
    "context-1m",
    "context-management",
    "dev-full-thinking",
    "effort",
    "fine-grained-tool-streaming",
    "interleaved-thinking",
    "output-128k",
    "thinking-display-updates",
    "thinking-token-count",
    "token-efficient-tools",
    "tool-examples",
    "tool-search-tool",
)


def invoke_judge(
    verify: Callable[[Request], bool] | None = None, *, api_key: str | None = None
) -> Callable[[Request], Reply | None]:
    """A `check` for ScriptedUpstream; its arguments are those of `converse_judge`."""

    def judge(request: Request) -> Reply | None:
        try:
            check_address(request, ("invoke", "invoke-with-response-stream"))
            check_headers(request)
            check_credentials(request, verify, api_key)
            check_invoke(request)
        except RefusalError as refusal:
            return converse_answers.error_reply(refusal.status, refusal.error_type, refusal.message)
        return None

    return judge


def check_invoke(request: Request) -> None:
    """Raises RefusalError where the body is no request for a Claude."""
    try:
        body = object_of(parse(request.body), "body")
    except ValueError as error:
        refuse(f"The request body is not valid JSON: {error}")
    if body.pop("anthropic_version", None) != VERSION:
        refuse("anthropic_version: Field required")
    betas = [string(beta, "anthropic_beta") for beta in list_of(body.pop("anthropic_beta", []), "anthropic_beta")]
    if not all(beta.startswith(BETAS) for beta in betas):
        refuse("invalid beta flag")
    for key in ("model", "stream"):
        if key in body:
            refuse(f"{key}: Extra inputs are not permitted")
    # The rest is a request of the Messages API, which has another name for one of the betas.
    if any(beta.startswith("tool-search-tool") for beta in betas):
        betas.append("advanced-tool-use-2025-11-20")
    named = {"content-type": "application/json", "x-api-key": "k", "anthropic-version": "2023-06-01"}
    headers = [*named.items(), *(("anthropic-beta", beta) for beta in betas)]
    raw = json.dumps({"model": "m", **body}).encode()
    reply = messages_judge()(replace(request, headers=headers, body=raw))
    if reply is not None:
        assert isinstance(reply.body, bytes)
        refuse(json.loads(reply.body)["error"]["message"], status=reply.status)
