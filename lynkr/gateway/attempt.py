"""One attempt: the request goes to one upstream, and its answer to the client."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
import trio

from lynkr.converters.errors import ApiError, bad_upstream
from lynkr.converters.events import Usage
from lynkr.converters.upstream_errors import forwarded_headers
from lynkr.gateway.body import read_body
from lynkr.gateway.failures import network_error, place, redirected, web_page, with_advice
from lynkr.gateway.prepare import Prepared, Timeouts
from lynkr.gateway.reply import Reply
from lynkr.gateway.send import send
from lynkr.gateway.turn import Turn

_DRAIN = 0.5
"""Seconds to wait for the end of a body whose answer is complete, so that the connection can be used again."""

_END_GRACE = 5.0
"""Seconds that an upstream may take from a finished answer to the end of its stream."""

_ERROR_BODY = 65_536
"""How much of an error's body is read, in bytes."""

_ANSWER_BODY = 256 * 1024 * 1024
"""How large an answer in one piece may be, in bytes."""


_HELD = 64 * 1024 * 1024
"""How much of a stream may be held back while it makes no whole event, in bytes."""


@dataclass(slots=True)
class Outcome:
    """What became of the answer."""

    usage: Usage = field(default_factory=Usage)
    stop_reason: str | None = None


class _Patience:
    """How long an attempt waits for its upstream. `scope` is cancelled when that is over."""

    def __init__(self, timeouts: Timeouts) -> None:
        now = trio.current_time()
        self._idle = timeouts.idle
        self._end = now + timeouts.total
        self.scope = trio.CancelScope(deadline=min(now + timeouts.first_byte, self._end))

    def wait_for_client(self) -> None:
        # A client that reads slowly is no silence of the upstream's.
        self.scope.deadline = self._end

    def wait_for_more(self) -> None:
        self.scope.deadline = min(trio.current_time() + self._idle, self._end)


async def attempt(
    transport: httpx.AsyncBaseTransport, prepared: Prepared, turn: Turn, reply: Reply, *, outcome: Outcome
) -> None:
    """Send the request and relay the answer.

    Raises `ApiError` when there is no answer, or when it broke; `reply.answering` tells whether the client has part of
    it, and `reply.finished` whether it has the error too. `outcome` is filled as far as the answer went, whatever
    happens. The upstream's socket is closed, or back in the pool, when this returns or raises, cancellation included.
    """
    patience = _Patience(prepared.endpoint.timeouts)
    with patience.scope:
        async with _response(transport, prepared) as response:
            reply.upstream_headers = [*forwarded_headers(response.headers)]
            if not turn.stream:
                body = await read_body(response, _ANSWER_BODY)
                patience.wait_for_client()
                whole = prepared.whole(body)
                outcome.usage, outcome.stop_reason = whole.usage, whole.stop_reason
                await reply.whole(whole.body)
            elif response.headers.get("content-type", "").startswith("application/json"):
                whole = prepared.replay(await read_body(response, _ANSWER_BODY))
                patience.wait_for_client()
                outcome.usage, outcome.stop_reason = whole.usage, whole.stop_reason
                await reply.stream(whole.body, last=True)
            else:
                await _relay(response, prepared, reply, patience, outcome)
    if patience.scope.cancelled_caught:
        raise ApiError(
            504,
            "timeout_error",
            f"{place(prepared.endpoint)} {'fell silent' if reply.answering else 'did not answer in time'}",
            code="timeout",
            retryable=True,
        )


async def _relay(
    response: httpx.Response,
    prepared: Prepared,
    reply: Reply,
    patience: _Patience,
    outcome: Outcome,
) -> None:
    relay = prepared.relay()
    held = 0
    pieces = response.stream.__aiter__()  # type: ignore[union-attr]  # an asynchronous stream, as our transport gives it
    while True:
        if relay.awaits_end:
            data = None
            with trio.move_on_after(_END_GRACE):
                data = await anext(pieces, None)
        else:
            data = await anext(pieces, None)
        patience.wait_for_client()
        out = relay.feed(data) if data is not None else relay.close()
        outcome.usage, outcome.stop_reason = relay.usage, relay.stop_reason
        if out:
            held = 0
            await reply.stream(out, last=relay.finished or relay.failure is not None)
        elif data is not None and (held := held + len(data)) > _HELD:
            raise bad_upstream(f"{place(prepared.endpoint)} sent {held} bytes that make no whole event")
        if relay.failure is not None:
            raise relay.failure
        if relay.finished:
            break
        patience.wait_for_more()
    with trio.move_on_after(_DRAIN):
        async for _ in pieces:
            pass


@asynccontextmanager
async def _response(transport: httpx.AsyncBaseTransport, prepared: Prepared) -> AsyncIterator[httpx.Response]:
    """The upstream's answer with status 2xx. Raises `ApiError` for any other, and for every failure of the network."""
    try:
        response = await send(transport, prepared.endpoint, prepared.url, prepared.headers, prepared.body)
        try:
            if response.status_code >= 400:
                body = await read_body(response, _ERROR_BODY, truncate=True)
                raise with_advice(prepared.error(response.status_code, response.headers, body), prepared.endpoint)
            if response.status_code >= 300:
                raise redirected(response.headers.get("location", "nowhere"), prepared.endpoint)
            if response.headers.get("content-type", "").startswith("text/html"):
                raise web_page(prepared.endpoint)
            yield response
        finally:
            await response.aclose()
    except httpx.TransportError as error:
        raise network_error(error, prepared.endpoint) from error
