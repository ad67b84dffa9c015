"""The Messages API: POST /v1/messages and POST /v1/messages/count_tokens."""

from __future__ import annotations

from lynkr.converters.anthropic import ANTHROPIC, parse_request
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.turn import Turn
from lynkr.server.asgi import Request


async def messages(request: Request, gateway: Gateway) -> None:
    await gateway.respond(await _turn(request, gateway), request)


async def count_tokens(request: Request, gateway: Gateway) -> None:
    tokens = await gateway.count_tokens(await _turn(request, gateway))
    body = b'{"input_tokens":%d}' % tokens
    await request.respond(200, [(b"content-type", b"application/json; charset=utf-8")], body)


async def _turn(request: Request, gateway: Gateway) -> Turn:
    raw = await request.body(gateway.settings)
    return Turn(
        request_id=request.request_id,
        path=request.path,
        surface=ANTHROPIC,
        conversation=parse_request(raw),
        raw=raw,
        headers=request.text_headers(),
        key=request.key,
    )
