"""Counts the tokens of a request: the upstream does if it can, and an estimate stands in where it cannot."""

from __future__ import annotations

import httpx
import trio

from lynkr.converters import anthropic
from lynkr.converters.errors import ApiError
from lynkr.converters.json_text import parse
from lynkr.converters.tokens import estimate_conversation
from lynkr.gateway.body import read_body
from lynkr.gateway.prepare import Endpoint, forward_headers
from lynkr.gateway.send import send
from lynkr.gateway.turn import Turn
from lynkr.providers.base import MessagesApi, name_model

_PATIENCE = 3.0
"""Seconds that an upstream may take to count. Clients ask for counts in bursts and show nothing meanwhile."""

_ANSWER_BODY = 65_536
"""How large its answer may be, in bytes."""

_LARGE = 32_768
"""Bodies above this many bytes are estimated in a thread."""


async def count_upstream(transport: httpx.AsyncBaseTransport, endpoint: Endpoint, turn: Turn) -> int | None:
    """The upstream's count of the turn's tokens, or None where it cannot or does not count in time."""
    if endpoint.count_tokens_url is None:
        return None
    api = endpoint.api
    headers = forward_headers(endpoint, api, turn) if isinstance(api, MessagesApi) else endpoint.headers
    body = anthropic.edit_request(turn.raw, turn.conversation, name_model(endpoint.model, turn.headers))
    with trio.move_on_after(_PATIENCE):
        try:
            response = await send(transport, endpoint, endpoint.count_tokens_url, headers, body)
            try:
                answer = await read_body(response, _ANSWER_BODY)
            finally:
                await response.aclose()
        except (httpx.TransportError, ApiError):
            return None
        return _tokens(answer) if response.status_code == 200 else None
    return None


async def estimate(turn: Turn) -> int:
    """Our own estimate of the turn's tokens."""
    if len(turn.raw) <= _LARGE:
        return estimate_conversation(turn.conversation)
    return await trio.to_thread.run_sync(estimate_conversation, turn.conversation)


def _tokens(answer: bytes) -> int | None:
    payload = parse(answer)
    tokens = payload.get("input_tokens") if isinstance(payload, dict) else None
    return int(tokens) if isinstance(tokens, int) else None
