"""A client of the gateway without a socket, and a gateway in front of a scripted upstream."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import trio

from lynkr.converters.anthropic import ANTHROPIC, parse_request
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.gateway.turn import RawHeaders, Turn
from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings import load

HELLO = {"model": "claude-opus-5-5", "max_tokens": 100, "messages": [{"role": "user", "content": "hello"}]}


@dataclass
class FakeClient:
    """Notes what it is sent, and when. `leave` plays its disconnect, `gate` that it does not read."""

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    pieces: list[bytes] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    complete: bool = False
    leave: trio.Event = field(default_factory=trio.Event)
    gate: trio.Event | None = None

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)

    @property
    def error(self) -> dict[str, object]:
        error = json.loads(self.body)["error"]
        assert isinstance(error, dict)
        return error

    async def send_head(self, status: int, headers: RawHeaders) -> None:
        assert self.status is None, "two heads"
        self.status = status
        self.headers = {name.decode(): value.decode() for name, value in headers}

    async def send_body(self, data: bytes, *, more: bool) -> None:
        assert self.status is not None, "a body before the head"
        assert not self.complete, "a body after the end"
        if self.gate is not None:
            await self.gate.wait()
        await trio.lowlevel.checkpoint()
        self.pieces.append(data)
        self.times.append(trio.current_time())
        self.complete = not more

    async def disconnected(self) -> None:
        await self.leave.wait()


@asynccontextmanager
async def gateway(url: str, **settings: str) -> AsyncIterator[Gateway]:
    """A gateway whose provider openai (or azure-anthropic, as `settings` say) is at `url`."""
    environment = {
        "MODEL_PROVIDER": "openai",
        "OPENAI_ENDPOINT": url,
        "OPENAI_API_KEY": "upstream-key",
        "AZURE_ANTHROPIC_ENDPOINT": url,
        "AZURE_ANTHROPIC_API_KEY": "upstream-key",
        **settings,
    }
    transport = Transport()
    loaded = load(environment, None)
    yield Gateway(loaded, CATALOGUE, Shared(transport, loaded))
    assert transport.active == 0, "an upstream connection is still in use"
    await transport.aclose()


def turn(stream: bool = False, **members: object) -> Turn:
    raw = json.dumps({**HELLO, "stream": stream, **members}).encode()
    return Turn(
        request_id="req_1",
        path="/v1/messages",
        surface=ANTHROPIC,
        conversation=parse_request(raw),
        raw=raw,
        headers={"anthropic-version": "2023-06-01", "x-api-key": "client-key"},
    )
