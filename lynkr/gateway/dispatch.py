"""A request on its way to an answer: attempt after attempt at one target, and target after target.

Until a byte of an answer has gone to the client anything may be tried; after it nothing may.
"""

from __future__ import annotations

import logging

import trio

from lynkr.converters.errors import ApiError
from lynkr.converters.events import BlockStart, BlockStop, Event, MessageDelta, MessageStart, MessageStop, Usage
from lynkr.converters.fold import fold
from lynkr.converters.ids import message_id
from lynkr.gateway.attempt import Outcome, attempt
from lynkr.gateway.breaker import Breaker, Call, State
from lynkr.gateway.endpoints import Endpoints
from lynkr.gateway.prepare import Prepared, prepare, shown_model
from lynkr.gateway.reply import Reply
from lynkr.gateway.retry import RetryPolicy
from lynkr.gateway.shared import Shared
from lynkr.gateway.suitability import unsuitable
from lynkr.gateway.turn import RawHeaders, Turn
from lynkr.gateway.verdict import Blame, verdict
from lynkr.observe.record import RequestRecord
from lynkr.providers.base import Catalogue, EmbeddedProvider, Provider
from lynkr.routing.decision import Decision, Target
from lynkr.settings import Settings

_log = logging.getLogger(__name__)

_MAX_LESSONS = 4
"""How often one request may be sent again because its upstream refused a parameter."""


class Dispatch:
    """The dispatch of one turn. `record` and `outcome` are filled as far as it gets, whatever happens."""

    def __init__(
        self,
        turn: Turn,
        reply: Reply,
        record: RequestRecord,
        outcome: Outcome,
        *,
        settings: Settings,
        catalogue: Catalogue,
        endpoints: Endpoints,
        retry: RetryPolicy,
        shared: Shared,
    ) -> None:
        self._turn = turn
        self._reply = reply
        self._record = record
        self._outcome = outcome
        self._settings = settings
        self._catalogue = catalogue
        self._endpoints = endpoints
        self._retry = retry
        self._shared = shared
        self._decision: Decision
        self._trail: list[Target] = []
        self._reasons: list[str] = []

    async def run(self, decision: Decision) -> None:
        """Answer the turn from the decision's target, or from the first of its fallbacks that can.

        Raises `ApiError` when there is no answer or it broke: the target's own, with what the others said behind it.
        """
        self._decision = decision
        if decision.silent:
            self._show(decision.target)
            await self._send(_empty_answer(shown_model(self._turn, decision.target.model, self._settings)))
            return
        try:
            await self._ask(decision.target)
            return
        except ApiError as error:
            if self._reply.answering or not verdict(error).falls_back:
                raise
            first = latest = error
        said = ""
        for target in decision.fallbacks:
            if (why := await unsuitable(target, self._turn, self._shared.prices.registry)) is not None:
                _log.warning("request %s cannot fall back to %s: %s", self._turn.request_id, target, why)
                continue
            reason = verdict(latest).reason
            self._reasons.append(reason)
            self._shared.recorder.metrics.fallbacks[self._trail[-1].provider, target.provider, reason] += 1
            # Never silently: another provider costs other money, and sees what is said.
            _log.warning(
                "request %s: %s failed (%s: %s), falling back to %s",
                self._turn.request_id,
                self._trail[-1],
                reason,
                latest.message,
                target,
            )
            await self._reply.remark(b"x-lynkr-fallback", _visible(f"{_arrows([*self._trail, target])} ({reason})"))
            try:
                await self._ask(target)
                return
            except ApiError as error:
                if self._reply.answering:
                    raise
                latest = error
                said += f" (fallback {target}: {error.message})"
        self._show(decision.target)
        if said:
            first.message += said
            first.body = None
        raise first

    async def _ask(self, target: Target) -> None:
        """Answer from `target`. Raises `ApiError`."""
        self._trail.append(target)
        self._show(target)
        provider = self._catalogue[target.provider]
        if isinstance(provider, EmbeddedProvider):
            await self._embedded(provider, target)
            return
        prepared = self._prepare(provider, target)
        breaker = self._shared.breakers.of(target.provider, target.model, provider.title)
        with breaker.call() as call:
            try:
                await self._attempts(provider, prepared, breaker, call)
            except ApiError as error:
                _judge(call, error)
                raise
            call.succeed()

    async def _attempts(self, provider: Provider, prepared: Prepared, breaker: Breaker, call: Call) -> None:
        limiter, budget = self._shared.limiter(provider), self._shared.budget(provider)
        budget.deposit()
        lessons = retries = 0
        renewed = False
        while True:
            with await limiter.slot():
                if not call.probe and breaker.state is not State.CLOSED:
                    # Others have found out meanwhile that it is of no use.
                    raise breaker.refusal()
                try:
                    await attempt(self._shared.transport, prepared, self._turn, self._reply, outcome=self._outcome)
                    return
                except ApiError as error:
                    if self._reply.answering:
                        raise
                    failure = error
                    if error.status == 429:
                        limiter.refused()
            endpoint = prepared.endpoint
            if lessons < _MAX_LESSONS and (better := endpoint.learn(failure)) is not None:
                lessons += 1
                _log.info("%s at %s: %s; asking without it from now on", endpoint.model, endpoint.url.host, failure)
                self._endpoints.replace(better)
                prepared = self._prepare(provider, Target(provider.name, endpoint.model))
                continue
            if failure.status == 401 and not renewed and endpoint.authorizer and endpoint.authorizer.discard():
                renewed = True
                continue
            delay = self._retry.delay(failure, retries)
            if delay is None or call.probe or not budget.withdraw():
                raise failure
            retries += 1
            self._record.retries += 1
            self._shared.recorder.metrics.retries[provider.name] += 1
            _log.info(
                "request %s: %s (%d), attempt %d in %.1f s",
                self._turn.request_id,
                failure.message,
                failure.status,
                retries + 1,
                delay,
            )
            await trio.sleep(delay)

    def _prepare(self, provider: Provider, target: Target) -> Prepared:
        endpoint = self._endpoints.of(provider, target.model)
        return prepare(endpoint, self._turn, self._settings, self._shared.thoughts)

    async def _embedded(self, provider: EmbeddedProvider, target: Target) -> None:
        turn = self._turn
        await self._send(provider.answer(turn.conversation, shown_model(turn, target.model, self._settings)))

    async def _send(self, events: list[Event]) -> None:
        """Answer with events that are all there."""
        turn, reply = self._turn, self._reply
        for event in events:
            if isinstance(event, MessageDelta):
                self._outcome.usage, self._outcome.stop_reason = event.usage, event.stop_reason
        if not turn.stream:
            await reply.whole(turn.surface.encode_answer(fold(events)))
            return
        encoder = turn.surface.stream_encoder(turn.request_id)
        for event in events[:-1]:
            await reply.stream(encoder.encode([event]))
        await reply.stream(encoder.encode(events[-1:]), last=True)

    def _show(self, target: Target) -> None:
        """Name `target`, and how it came to it, in the headers and the record."""
        self._record.provider, self._record.model_used = target
        headers = [
            (b"x-lynkr-provider", target.provider.encode()),
            (b"x-lynkr-model", _visible(target.model)),
            *_explanation(self._decision),
        ]
        if self._reasons:
            self._record.fallback = _arrows(self._trail)
            self._record.fallback_reason = ",".join(self._reasons)
            headers += [
                (b"x-lynkr-fallback", _visible(self._record.fallback)),
                (b"x-lynkr-fallback-reason", self._record.fallback_reason.encode()),
            ]
        self._reply.headers = headers


def _empty_answer(model: str) -> list[Event]:
    return [
        MessageStart(message_id(), model, Usage()),
        BlockStart(0, "text"),
        BlockStop(0),
        MessageDelta("end_turn", None, Usage()),
        MessageStop(),
    ]


def _explanation(decision: Decision) -> RawHeaders:
    """The headers that say why."""
    headers: RawHeaders = [(b"x-lynkr-routing-method", decision.method.encode())]
    if decision.session is not None:
        headers.append((b"x-lynkr-session", decision.session.id.encode()))
    if decision.reason is not None:
        headers.append((b"x-lynkr-routing-reason", _visible(decision.reason)))
    if decision.tier is not None and decision.score is not None:
        headers.append((b"x-lynkr-tier", decision.tier.encode()))
        headers.append((b"x-lynkr-complexity-score", b"%d" % round(decision.score)))
    if decision.agent is not None:
        headers.append((b"x-lynkr-agentic", decision.agent.encode()))
    if decision.method == "cost_optimized":
        headers.append((b"x-lynkr-cost-optimized", b"true"))
    return headers


def _judge(call: Call, error: ApiError) -> None:
    match verdict(error).blame:
        case Blame.FAILED:
            call.fail(error.retry_after if error.status == 429 else None)
        case Blame.WELL:
            call.succeed()
        case Blame.NOBODY:
            pass


def _arrows(trail: list[Target]) -> str:
    return "->".join(map(str, trail))


def _visible(text: str) -> bytes:
    # A client may have named the model, and a header takes only visible characters.
    return text.encode("unicode_escape").strip()
