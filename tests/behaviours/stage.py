"""A gateway with one provider configured, before an upstream that plays it, and a client that asks."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import httpx
import trio

from lynkr.converters.anthropic import ANTHROPIC, parse_request
from lynkr.converters.errors import ApiError
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.gateway.turn import Turn as ClientTurn
from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings import load
from tests.behaviours.api import Api, Failure, Stop
from tests.behaviours.apis.messages import Messages
from tests.behaviours.seen import Seen
from tests.behaviours.targets import Target
from tests.gateway.client import FakeClient
from tests.sdk.blocks import user
from tests.support.answer import Turn
from tests.support.sse_check import ERROR_TYPES, Checked, check_stream
from tests.support.upstream import Answer, Reply, Request, ScriptedUpstream

JSONObject = dict[str, object]

CLIENT_KEY = "sk-ant-the-client-s-own-key"
HEADERS: Mapping[str, str] = {
    "anthropic-version": "2023-06-01",
    "x-api-key": CLIENT_KEY,
    "user-agent": "claude-cli/2.1.330 (external, cli)",
    "x-claude-code-session-id": "8f1f1a6e-8d1c-4f0a-9f0e-0d7a6b9f3a11",
    "x-forwarded-for": "203.0.113.7",
    "cookie": "session=of-the-client",
}
HI: tuple[JSONObject, ...] = (user("hi"),)
HELLO = Turn(text="Hello from upstream")

Says: TypeAlias = Turn | Answer | Callable[[Seen], Turn]
"""What the upstream answers: a turn, the bytes, or a turn that depends on what it was asked."""


@dataclass
class Told:
    """What became of a request: what the upstream was asked, and what the client was answered."""

    status: int
    headers: dict[str, str]
    body: bytes
    checked: Checked
    """The answer as it is after the strictest of clients has read it."""
    requests: list[Request]
    api: Api
    seconds: float
    """How long it took, by the mock clock."""
    client: FakeClient

    @property
    def message(self) -> JSONObject:
        assert self.checked.error is None, f"an error instead of an answer: {self.checked.error}"
        assert self.checked.message is not None
        return self.checked.message

    @property
    def content(self) -> list[Any]:
        assert isinstance(self.message["content"], list)
        return self.message["content"]

    def blocks(self, kind: str) -> list[Any]:
        return [block for block in self.content if block["type"] == kind]

    @property
    def text(self) -> str:
        return "".join(block["text"] for block in self.blocks("text"))

    @property
    def calls(self) -> list[tuple[str, object]]:
        return [(block["name"], block["input"]) for block in self.blocks("tool_use")]

    @property
    def usage(self) -> dict[str, Any]:
        assert isinstance(self.message["usage"], dict)
        return self.message["usage"]

    @property
    def error(self) -> JSONObject:
        assert self.checked.error is not None, "an answer instead of an error"
        return self.checked.error

    @property
    def words(self) -> str:
        return str(self.error["message"])

    @property
    def request(self) -> Request:
        """The last one that the upstream has got."""
        return self.requests[-1]

    @property
    def seen(self) -> Seen:
        return self.api.read(self.request)


@dataclass
class Stage:
    target: Target
    streamed: bool
    upstream: ScriptedUpstream
    gate: Gateway
    statuses: list[int] = field(default_factory=list)
    """Of all answers to the client."""
    script: list[Says] = field(default_factory=list)
    last: Says | None = None
    """What the upstream says when the script is at its end."""

    @property
    def api(self) -> Api:
        return self.target.api

    def answer(self, turn: Turn, stop: Stop | None = None) -> Reply:
        return self.api.answer(turn, streamed=self.streamed, stop=stop)

    @property
    def speaks_messages(self) -> bool:
        """Whether the upstream speaks the client's own API, so that requests and answers pass through."""
        return isinstance(self.api, Messages)

    def error(self, failure: Failure) -> Reply:
        return self.api.error(failure)

    async def ask(
        self,
        *says: Says,
        messages: tuple[JSONObject, ...] = HI,
        headers: Mapping[str, str] | None = None,
        repeat: bool = False,
        unheard: bool = False,
        client: FakeClient | None = None,
        **members: object,
    ) -> Told:
        """Send a request, which the upstream answers with `says`, one for each time that it is asked.

        Without any it says HELLO. repeat: it says the last of them as often as it is asked. unheard: it is not asked at
        all. `members` are those of the request beside model, max_tokens, messages and stream, or in their place; one
        that is None is left out.
        """
        self.script = list(says) or [HELLO]
        self.last = self.script[-1] if repeat else None
        turn = self.turn(messages, headers, members)
        before, began, client = len(self.upstream.requests), trio.current_time(), client or FakeClient()
        await self.gate.respond(turn, client)
        assert client.status is not None
        self.statuses.append(client.status)
        assert unheard or not self.script, f"the upstream was not asked for {self.script}"
        assert client.complete, "the answer has no end"
        return Told(
            client.status,
            client.headers,
            client.body,
            _checked(client),
            self.upstream.requests[before:],
            self.api,
            trio.current_time() - began,
            client,
        )

    def turn(
        self, messages: tuple[JSONObject, ...], headers: Mapping[str, str] | None, members: dict[str, object]
    ) -> ClientTurn:
        # Room enough for an answer after some thinking, where models count that too.
        usual = {"model": self.target.asks, "max_tokens": 4096, "messages": messages, "stream": self.streamed}
        raw = json.dumps({key: value for key, value in {**usual, **members}.items() if value is not None}).encode()
        try:
            conversation = parse_request(raw)
        except ApiError as error:
            raise ValueError(f"no request: {error}") from None
        return ClientTurn("req_1", "/v1/messages", ANTHROPIC, conversation, raw, {**HEADERS, **(headers or {})})

    def reply(self, request: Request) -> Answer:
        """The script of the upstream."""
        says = self.script.pop(0) if self.script else self.last
        assert says is not None, "the upstream is asked once too often"
        if callable(says):
            says = says(self.api.read(request))
        if isinstance(says, Turn):
            # Some upstreams answer in one piece although the client wants a stream.
            return self.api.answer(says, streamed=self.api.streams(request))
        return says


@asynccontextmanager
async def stage(target: Target, streamed: bool, *, scheme: str = "http", **settings: str) -> AsyncIterator[Stage]:
    """scheme: `https` where the gateway is to take the upstream, which speaks no TLS, for a server that does."""
    made: list[Stage] = []
    async with ScriptedUpstream(lambda request: made[0].reply(request), check=target.judge) as upstream:
        real = Transport()
        transport: httpx.AsyncBaseTransport = real
        if target.own_address:
            transport = _InPlaceOfTheVendor(real, httpx.URL(upstream.url.replace("http", scheme, 1)))
        url = upstream.url.replace("http", scheme, 1)
        environment = {"MODEL_PROVIDER": target.provider, **target.settings(url), **settings}
        loaded = load(environment, None)
        gateway = Gateway(loaded, CATALOGUE, Shared(transport, loaded))
        made.append(Stage(target, streamed, upstream, gateway))
        try:
            yield made[0]
            assert real.active == 0, "an upstream connection is still in use"
        finally:
            await real.aclose()


class _InPlaceOfTheVendor(httpx.AsyncBaseTransport):
    """Sends to `stand_in` whatever was meant for the vendor."""

    def __init__(self, real: Transport, stand_in: httpx.URL) -> None:
        self._real = real
        self._stand_in = stand_in

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        stand_in = self._stand_in
        url = request.url.copy_with(scheme=stand_in.scheme, host=stand_in.host, port=stand_in.port)
        return await self._real.handle_async_request(
            httpx.Request(request.method, url, headers=request.headers, stream=request.stream)
        )


def _checked(client: FakeClient) -> Checked:
    """Read an answer as the strictest of clients does: every error is well formed too."""
    if client.headers["content-type"].startswith("text/event-stream"):
        assert client.status == 200
        return check_stream(client.body)
    assert int(client.headers["content-length"]) == len(client.body)
    value = json.loads(client.body)
    if client.status == 200:
        return check_stream(_as_stream(value))
    assert value["type"] == "error"
    assert value["error"]["type"] in ERROR_TYPES
    assert value["error"]["message"]
    assert client.headers["x-should-retry"] in ("true", "false")
    return Checked(None, value["error"])


_DELTAS = {"text": ("text_delta", "text"), "thinking": ("thinking_delta", "thinking")}


def _as_stream(message: Any) -> bytes:
    """The stream that makes up the message."""
    events: list[Any] = []
    begun = {**message, "content": [], "stop_reason": None, "stop_sequence": None}
    events.append({"type": "message_start", "message": begun})
    for index, block in enumerate(message["content"]):
        at: JSONObject = {"index": index}
        deltas: list[JSONObject] = []
        empty = dict(block)
        if block["type"] in _DELTAS:
            kind, name = _DELTAS[block["type"]]
            deltas.append({"type": kind, name: block[name]})
            empty[name] = ""
        if block["type"] == "thinking":
            deltas.append({"type": "signature_delta", "signature": block["signature"]})
            empty["signature"] = ""
        if block["type"] == "tool_use":
            deltas.append({"type": "input_json_delta", "partial_json": json.dumps(block["input"])})
            empty["input"] = {}
        events.append({"type": "content_block_start", **at, "content_block": empty})
        events += [{"type": "content_block_delta", **at, "delta": delta} for delta in deltas]
        events.append({"type": "content_block_stop", **at})
    ending = {key: message[key] for key in ("stop_reason", "stop_sequence")}
    events.append({"type": "message_delta", "delta": ending, "usage": message["usage"]})
    events.append({"type": "message_stop"})
    return b"".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in events)
