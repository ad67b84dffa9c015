"""The life of a request, from the decision where it goes to the record of how it ended.

Each request has one nursery. In it run the attempts at upstreams, the watch for a client that leaves, and for streams
the pings. Leaving it for whatever reason closes the upstream's socket, and nothing of the request runs on afterwards.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import httpx
import trio

from lynkr.converters.conversation import Conversation
from lynkr.converters.errors import ApiError, internal_error, shutting_down
from lynkr.gateway.attempt import Outcome
from lynkr.gateway.body import read_body
from lynkr.gateway.breaker import Breaker
from lynkr.gateway.count import count_upstream, estimate
from lynkr.gateway.dispatch import Dispatch
from lynkr.gateway.endpoints import Endpoints
from lynkr.gateway.prices import Prices
from lynkr.gateway.reply import Reply
from lynkr.gateway.retry import RetryPolicy
from lynkr.gateway.routes import make_router
from lynkr.gateway.send import send
from lynkr.gateway.shared import Shared
from lynkr.gateway.turn import Client, Turn
from lynkr.observe.masking import SHORTEST
from lynkr.observe.record import RequestRecord
from lynkr.observe.recorder import Recorder
from lynkr.prices.cost import CostBook
from lynkr.providers.base import Catalogue, Provider
from lynkr.routing.analysis import Analysis, analyze
from lynkr.routing.decision import Decision
from lynkr.routing.pins import Pins
from lynkr.routing.stats import Routed
from lynkr.settings import Settings

_log = logging.getLogger(__name__)

_LIST_BODY = 16 * 1024 * 1024
"""How large a list of models may be, in bytes."""

CLIENT_CLOSED = 499
"""Status in the record of a request whose client did not wait for the end. No client ever sees it."""


class Gateway:
    """Answers turns as one set of settings wants it.

    What outlives the settings is in `shared`; `with_settings` makes a gateway that shares it.
    """

    def __init__(self, settings: Settings, catalogue: Catalogue, shared: Shared) -> None:
        self.settings = settings
        self.catalogue = catalogue
        self._shared = shared
        self._endpoints = Endpoints(settings)
        self._retry = RetryPolicy.of(settings)
        self.router = make_router(settings, catalogue, shared.prices)
        self._deadline = _seconds(settings.request_deadline_ms)
        self._ping_interval = _seconds(settings.stream_ping_interval_ms)
        self._header_delay = _seconds(settings.stream_header_delay_ms)
        # A short one may be part of an innocent word.
        self._secrets = [secret for secret in settings.secrets() if len(secret) >= SHORTEST]

    def with_settings(self, settings: Settings) -> Gateway:
        """A gateway with other settings for the requests to come. Those under way go on as they began."""
        self._shared.change(settings)
        return Gateway(settings, self.catalogue, self._shared)

    @property
    def running(self) -> int:
        """Requests under way."""
        return len(self._shared.running)

    @property
    def recorder(self) -> Recorder:
        """Takes the record of each request that has ended."""
        return self._shared.recorder

    @property
    def breakers(self) -> Mapping[tuple[str, str], Breaker]:
        """The circuit breakers, by provider and model."""
        return self._shared.breakers.all

    @property
    def routed(self) -> Routed:
        """What has been decided."""
        return self._shared.routed

    @property
    def costs(self) -> CostBook:
        """What has been spent."""
        return self._shared.costs

    @property
    def prices(self) -> Prices:
        """What is known of models."""
        return self._shared.prices

    def cut(self) -> int:
        """End all requests under way with an error in the client's dialect. Returns how many there were."""
        running = list(self._shared.running)
        for end in running:
            end()
        return len(running)

    def decide(self, turn: Turn) -> Decision:
        """Where the turn goes, noted for its session and in the statistics."""
        shared = self._shared
        began = time.perf_counter_ns()
        decision = self.router.decide(turn.conversation, turn.headers, turn.key, shared.pins, trio.current_time())
        decision = replace(decision, elapsed_us=(time.perf_counter_ns() - began) // 1000)
        shared.routed.note(decision, local=self.catalogue[decision.target.provider].local, at=time.time())
        return decision

    def analyze(
        self, conversation: Conversation, headers: Mapping[str, str], key: str | None, *, mode: str | None = None
    ) -> Analysis:
        """What would be decided for such a turn now, if need be in another ROUTING_MODE. It leaves nothing behind."""
        router = self.router if mode is None else self.router.in_mode(mode)
        return analyze(router, conversation, headers, key, self._shared.pins, trio.current_time())

    async def count_tokens(self, turn: Turn) -> int:
        """The number of input tokens of `turn`."""
        began = trio.current_time()
        # Counting is no step of a task, so it leaves nothing behind.
        pins = Pins(0.0)
        decision = self.router.decide(turn.conversation, turn.headers, turn.key, pins, began)
        record = _record(turn)
        record.provider, record.model_used = decision.target
        counted = None
        if isinstance(provider := self.catalogue[decision.target.provider], Provider):
            endpoint = self._endpoints.of(provider, decision.target.model)
            counted = await count_upstream(self._shared.transport, endpoint, turn)
        record.input_tokens = counted if counted is not None else await estimate(turn)
        record.status, record.duration_ms = 200, (trio.current_time() - began) * 1000
        self.recorder.record(record)
        return record.input_tokens

    async def fetch(self, provider: Provider, url: str) -> tuple[int, bytes]:
        """Status and body of what the provider answers to a GET of `url`. Raises `httpx.TransportError`, `ApiError`."""
        endpoint = self._endpoints.of(provider, provider.model(self.settings, None))
        response = await send(self._shared.transport, endpoint, httpx.URL(url), endpoint.headers, method="GET")
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
        metrics = self.recorder.metrics
        metrics.streaming += turn.stream
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
            self._add_up(record, outcome)
            metrics.streaming -= turn.stream
            self.recorder.record(record)

    def _add_up(self, record: RequestRecord, outcome: Outcome) -> None:
        """Enter what the answer cost."""
        usage = outcome.usage
        if record.provider is None or record.model_used is None or not (usage.input_tokens or usage.output_tokens):
            return
        registry = self._shared.prices.registry
        strongest = self.router.tiers.get("REASONING")
        record.cost_usd = self._shared.costs.record(
            usage,
            registry.lookup(record.provider, record.model_used).price,
            provider=record.provider,
            model=record.model_used,
            tier=record.tier,
            session=record.session,
            compared=registry.lookup(*strongest).price if strongest is not None else None,
        )

    async def _answer(self, turn: Turn, reply: Reply, record: RequestRecord, outcome: Outcome) -> None:
        limit = trio.CancelScope(deadline=trio.current_time() + self._deadline)
        end = partial(reply.interrupt, limit.cancel)
        self._shared.running.add(end)
        error = None
        try:
            with limit:
                await self._dispatch(turn, reply, record, outcome)
        except ApiError as raised:
            error = raised
        except Exception:
            _log.exception("request %s failed", turn.request_id)
            error = internal_error()
        finally:
            self._shared.running.discard(end)
        if limit.cancelled_caught and not reply.finished:
            error = _too_late() if trio.current_time() >= limit.deadline else shutting_down()
        if error is None:
            return
        self._mask(error)
        record.error_type, record.error_message = error.type, error.message
        if not reply.finished:
            await reply.fail(error)

    async def _dispatch(self, turn: Turn, reply: Reply, record: RequestRecord, outcome: Outcome) -> None:
        dispatch = Dispatch(
            turn,
            reply,
            record,
            outcome,
            settings=self.settings,
            catalogue=self.catalogue,
            endpoints=self._endpoints,
            retry=self._retry,
            shared=self._shared,
        )
        decision = self.decide(turn)
        _note(decision, record)
        await dispatch.run(decision)

    def _mask(self, error: ApiError) -> None:
        """Upstreams like to repeat the key that they refuse."""
        for secret in self._secrets:
            error.message = error.message.replace(secret, "***")
            if error.body is not None:
                error.body = error.body.replace(secret.encode("utf-8"), b"***")

    async def _keep_alive(self, reply: Reply) -> None:
        """Ping a silent stream.

        The first ping has a delay of its own: it promises status 200, and a later error has no status.
        """
        silence = self._header_delay
        while not reply.finished:
            wake = reply.last_write + (silence if not reply.answering else self._ping_interval)
            if wake > trio.current_time():
                # The answer may begin meanwhile, and then its pings come at another pace.
                await trio.sleep_until(min(wake, trio.current_time() + self._ping_interval))
                continue
            await reply.ping()
            silence = self._ping_interval


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


def _too_late() -> ApiError:
    return ApiError(504, "timeout_error", "The request took longer than REQUEST_DEADLINE_MS", code="timeout")


def _note(decision: Decision, record: RequestRecord) -> None:
    record.kind = decision.kind
    record.session = decision.session.id if decision.session is not None else None
    record.routing_method, record.routing_reason = decision.method, decision.reason
    record.tier, record.score, record.agent = decision.tier, decision.score, decision.agent


def _seconds(milliseconds: int) -> float:
    return milliseconds / 1000 if milliseconds else math.inf
