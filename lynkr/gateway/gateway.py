"""The life of a request, from the decision where it goes to the record of how it ended.

Each request has one nursery. In it run the attempts at upstreams, the watch for a client that leaves, and for streams
the pings. Leaving it for whatever reason closes the upstream's socket, and nothing of the request runs on afterwards.
"""

from __future__ import annotations

import logging
import math

import httpx
import trio

from lynkr.converters.errors import ApiError, internal_error
from lynkr.converters.events import Event, MessageDelta
from lynkr.converters.fold import fold
from lynkr.gateway.attempt import Outcome, attempt
from lynkr.gateway.body import read_body
from lynkr.gateway.count import count_upstream, estimate
from lynkr.gateway.credentials import Authorizer
from lynkr.gateway.prepare import Endpoint, prepare, shown_model
from lynkr.gateway.reply import Reply
from lynkr.gateway.retry import RetryPolicy
from lynkr.gateway.thoughts import Thoughts
from lynkr.gateway.turn import Client, Turn
from lynkr.observe.log import RequestRecord, log_request
from lynkr.providers.base import Catalogue, EmbeddedProvider, Provider
from lynkr.routing.decision import Decision
from lynkr.settings import Settings

_log = logging.getLogger(__name__)

_MAX_LESSONS = 4
"""How often one request may be sent again because its upstream refused a parameter."""

_MAX_ENDPOINTS = 256
"""Models may be named by clients, so what is kept of them is bounded."""

_LIST_BODY = 16 * 1024 * 1024
"""How large a list of models may be, in bytes."""

CLIENT_CLOSED = 499
"""Status in the record of a request whose client did not wait for the end. No client ever sees it."""


class Gateway:
    """Answers turns. One for the whole program; of a request it keeps only the reasoning that upstreams want back."""

    def __init__(self, settings: Settings, catalogue: Catalogue, transport: httpx.AsyncBaseTransport) -> None:
        self.settings = settings
        self.catalogue = catalogue
        self._transport = transport
        self._retry = RetryPolicy.of(settings)
        self._deadline = _seconds(settings.request_deadline_ms)
        self._ping_interval = _seconds(settings.stream_ping_interval_ms)
        self._header_delay = _seconds(settings.stream_header_delay_ms)
        self._endpoints: dict[tuple[str, str], Endpoint] = {}
        self._thoughts = Thoughts()
        # A short one may be part of an innocent word.
        self._secrets = [secret for secret in settings.secrets() if len(secret) >= 8]
        self._authorizers: dict[str, Authorizer | None] = {}

    def decide(self, turn: Turn) -> Decision:
        """Where the turn goes."""
        provider = self.catalogue[self.settings.model_provider]
        return Decision(provider.name, provider.model(self.settings, turn.conversation.model), "static")

    async def count_tokens(self, turn: Turn) -> int:
        """The number of input tokens of `turn`."""
        began = trio.current_time()
        decision = self.decide(turn)
        record = _record(turn)
        record.provider, record.model_used = decision.provider, decision.model
        counted = None
        if isinstance(self.catalogue[decision.provider], Provider):
            endpoint = self._endpoint(decision.provider, decision.model)
            counted = await count_upstream(self._transport, endpoint, turn)
        record.input_tokens = counted if counted is not None else await estimate(turn)
        record.status, record.duration_ms = 200, (trio.current_time() - began) * 1000
        log_request(record)
        return record.input_tokens

    async def fetch(self, provider: Provider, url: str) -> tuple[int, bytes]:
        """Status and body of what the provider answers to a GET of `url`. Raises `httpx.TransportError`, `ApiError`."""
        endpoint = self._endpoint(provider.name, provider.model(self.settings, None))
        headers = endpoint.headers
        if endpoint.authorizer is not None:
            headers = headers + await endpoint.authorizer.headers(url, headers, b"")
        response = await self._transport.handle_async_request(httpx.Request("GET", url, headers=headers))
        try:
            return response.status_code, await read_body(response, _LIST_BODY)
        finally:
            await response.aclose()

    async def respond(self, turn: Turn, client: Client) -> None:
        """Answer `turn`: with an answer, or with an error in the client's dialect.

        Returns when the client has been answered or has gone. Raises only `trio.Cancelled`.
        """
        began = trio.current_time()
        reply = Reply(turn, client)
        outcome = Outcome()
        record = _record(turn)
        try:
            async with trio.open_nursery() as nursery:
                nursery.start_soon(_watch, client, reply, nursery.cancel_scope)
                if turn.stream:
                    nursery.start_soon(self._keep_alive, reply)
                await self._answer(turn, reply, record, outcome)
                nursery.cancel_scope.cancel()
        finally:
            now = trio.current_time()
            record.status = reply.status if reply.finished and reply.status is not None else CLIENT_CLOSED
            record.duration_ms = (now - began) * 1000
            record.ttft_ms = (reply.first_write - began) * 1000 if reply.first_write is not None else None
            record.bytes_out = reply.bytes_sent
            record.input_tokens = outcome.usage.input_tokens
            record.output_tokens = outcome.usage.output_tokens
            record.cache_read_tokens = outcome.usage.cache_read_input_tokens
            log_request(record)

    async def _answer(self, turn: Turn, reply: Reply, record: RequestRecord, outcome: Outcome) -> None:
        try:
            with trio.move_on_after(self._deadline) as deadline:
                await self._serve(turn, reply, record, outcome)
            if not deadline.cancelled_caught:
                return
            error = ApiError(504, "timeout_error", "The request took longer than REQUEST_DEADLINE_MS", code="timeout")
        except ApiError as raised:
            error = raised
        except Exception:
            _log.exception("request %s failed", turn.request_id)
            error = internal_error()
        self._mask(error)
        record.error_type, record.error_message = error.type, error.message
        if not reply.finished:
            await reply.fail(error)

    def _mask(self, error: ApiError) -> None:
        """Upstreams like to repeat the key that they refuse."""
        for secret in self._secrets:
            error.message = error.message.replace(secret, "***")
            if error.body is not None:
                error.body = error.body.replace(secret.encode("utf-8"), b"***")

    async def _serve(self, turn: Turn, reply: Reply, record: RequestRecord, outcome: Outcome) -> None:
        decision = self.decide(turn)
        record.provider, record.model_used = decision.provider, decision.model
        provider = self.catalogue[decision.provider]
        if isinstance(provider, EmbeddedProvider):
            await self._embedded(provider, decision, turn, reply, outcome)
            return
        endpoint = self._endpoint(decision.provider, decision.model)
        prepared = prepare(endpoint, turn, self.settings, self._thoughts)
        lessons = 0
        renewed = False
        while True:
            try:
                await attempt(self._transport, prepared, turn, reply, outcome=outcome)
            except ApiError as error:
                if reply.answering:
                    raise
                if lessons < _MAX_LESSONS and (better := endpoint.learn(error)) is not None:
                    _log.info("%s at %s: %s; asking without it from now on", endpoint.model, endpoint.url.host, error)
                    endpoint = self._endpoints[decision.provider, decision.model] = better
                    prepared = prepare(endpoint, turn, self.settings, self._thoughts)
                    lessons += 1
                    continue
                if error.status == 401 and not renewed and endpoint.authorizer and endpoint.authorizer.discard():
                    renewed = True
                    continue
                delay = self._retry.delay(error, record.retries)
                if delay is None:
                    raise
                _log.info(
                    "request %s: %s (%d), attempt %d in %.1f s",
                    turn.request_id,
                    error.message,
                    error.status,
                    record.retries + 2,
                    delay,
                )
            else:
                return
            record.retries += 1
            await trio.sleep(delay)

    async def _embedded(
        self, provider: EmbeddedProvider, decision: Decision, turn: Turn, reply: Reply, outcome: Outcome
    ) -> None:
        events = provider.answer(turn.conversation, shown_model(turn, decision.model, self.settings))
        reply.headers = [(b"x-lynkr-provider", provider.name.encode()), (b"x-lynkr-model", decision.model.encode())]
        _note(events, outcome)
        if not turn.stream:
            await reply.whole(turn.surface.encode_answer(fold(events)))
            return
        encoder = turn.surface.stream_encoder(turn.request_id)
        for event in events[:-1]:
            await reply.stream(encoder.encode([event]))
        await reply.stream(encoder.encode(events[-1:]), last=True)

    async def _keep_alive(self, reply: Reply) -> None:
        """Ping a silent stream.

        The first ping has a delay of its own: it promises status 200, and a later error has no status.
        """
        silence = self._header_delay
        while not reply.finished:
            wake = reply.last_write + (silence if not reply.answering else self._ping_interval)
            if wake > trio.current_time():
                await trio.sleep_until(wake)
                continue
            await reply.ping()
            silence = self._ping_interval

    def _endpoint(self, provider: str, model: str) -> Endpoint:
        endpoint = self._endpoints.get((provider, model))
        if endpoint is None:
            chosen = self.catalogue[provider]
            assert isinstance(chosen, Provider)
            if len(self._endpoints) >= _MAX_ENDPOINTS:
                self._endpoints.clear()
            endpoint = Endpoint.of(chosen, self.settings, model, self._authorizer(chosen))
            self._endpoints[provider, model] = endpoint
        return endpoint

    def _authorizer(self, provider: Provider) -> Authorizer | None:
        """The provider's credentials, one for all its models."""
        if provider.name not in self._authorizers:
            credentials = provider.credentials(self.settings)
            self._authorizers[provider.name] = None if credentials is None else Authorizer(credentials, provider.title)
        return self._authorizers[provider.name]


async def _watch(client: Client, reply: Reply, scope: trio.CancelScope) -> None:
    """End the request when its client goes away."""
    await client.disconnected()
    if not reply.finished:
        scope.cancel()


def _record(turn: Turn) -> RequestRecord:
    return RequestRecord(
        request_id=turn.request_id,
        method="POST",
        path=turn.path,
        key=turn.key,
        model_asked=turn.conversation.model,
        stream=turn.stream,
        bytes_in=len(turn.raw),
    )


def _note(events: list[Event], outcome: Outcome) -> None:
    for event in events:
        if isinstance(event, MessageDelta):
            outcome.usage, outcome.stop_reason = event.usage, event.stop_reason


def _seconds(milliseconds: int) -> float:
    return milliseconds / 1000 if milliseconds else math.inf
