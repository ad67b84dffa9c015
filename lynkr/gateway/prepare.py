"""From a turn and the place it goes to, everything that an attempt needs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import httpx

from lynkr import __version__
from lynkr.converters import anthropic
from lynkr.converters.anthropic.betas import known_betas
from lynkr.converters.dialect import Conversion, ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event, MessageDelta, Usage
from lynkr.converters.fold import fold
from lynkr.gateway.credentials import Authorizer
from lynkr.gateway.relay import ConvertingRelay, Relay
from lynkr.gateway.thoughts import Thoughts
from lynkr.gateway.turn import Turn
from lynkr.providers.base import MessagesApi, Provider
from lynkr.settings import Settings

_HEADERS = [("content-type", "application/json"), ("user-agent", f"lynkr/{__version__}"), ("accept", "*/*")]
_BETA = "anthropic-beta"


@dataclass(frozen=True, slots=True)
class Timeouts:
    """The longest waits of one attempt, in seconds; infinite where there is no limit."""

    connect: float
    first_byte: float
    """For the first byte of a streamed answer, or for the whole of another."""
    idle: float
    """Between two pieces of a stream."""
    total: float

    @classmethod
    def of(cls, provider: Provider, settings: Settings) -> Timeouts:
        first_byte = provider.timeout_ms(settings)
        return cls(
            connect=settings.upstream_connect_timeout_ms.seconds(provider.name),
            first_byte=first_byte / 1000 if first_byte else math.inf,
            idle=settings.stream_idle_timeout_ms.seconds(provider.name),
            total=settings.upstream_total_timeout_ms.seconds(provider.name),
        )


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where one model of one provider is served, ready for use. Made once and kept."""

    provider: Provider
    model: str
    url: httpx.URL
    stream_url: httpx.URL
    headers: list[tuple[str, str]]
    api: MessagesApi | Conversion
    authorizer: Authorizer | None
    count_tokens_url: httpx.URL | None
    timeouts: Timeouts

    @classmethod
    def of(cls, provider: Provider, settings: Settings, model: str, authorizer: Authorizer | None) -> Endpoint:
        upstream = provider.upstream(settings, model)
        return cls(
            provider=provider,
            model=model,
            url=httpx.URL(upstream.url),
            stream_url=httpx.URL(upstream.stream_url or upstream.url),
            headers=[*_HEADERS, *upstream.headers],
            api=upstream.api,
            authorizer=authorizer,
            count_tokens_url=httpx.URL(upstream.count_tokens_url) if upstream.count_tokens_url else None,
            timeouts=Timeouts.of(provider, settings),
        )

    def learn(self, error: ApiError) -> Endpoint | None:
        """The endpoint as `error` shows it to be, or None where it teaches nothing."""
        if isinstance(self.api, MessagesApi) or (better := self.api.learn(error)) is None:
            return None
        return replace(self, api=better)


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer in one piece, worded for the client."""

    body: bytes
    usage: Usage
    stop_reason: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """`relay` makes a fresh stream converter for each attempt, `whole` converts an answer in one piece, `replay` one
    that came in one piece where a stream was asked for; `error` reads an error."""

    endpoint: Endpoint
    url: httpx.URL
    headers: list[tuple[str, str]]
    body: bytes
    relay: Callable[[], Relay]
    whole: Callable[[bytes], Whole]
    replay: Callable[[bytes], Whole]
    error: Callable[[int, Mapping[str, str], bytes], ApiError]


def prepare(endpoint: Endpoint, turn: Turn, settings: Settings, thoughts: Thoughts) -> Prepared:
    """Render the turn for the endpoint. Raises `ApiError` when the endpoint cannot serve it."""
    if isinstance(endpoint.api, MessagesApi):
        return _pass_through(endpoint, endpoint.api, turn, settings)
    return _convert(endpoint, endpoint.api, turn, settings, thoughts)


def shown_model(turn: Turn, model: str, settings: Settings) -> str:
    """The model that the answer names."""
    return model if settings.response_model == "actual" else turn.conversation.model or model


def _convert(endpoint: Endpoint, api: Conversion, turn: Turn, settings: Settings, thoughts: Thoughts) -> Prepared:
    rendered = api.render(thoughts.restore(turn), endpoint.model)
    context = ReplyContext(
        provider=endpoint.provider.name,
        model=shown_model(turn, endpoint.model, settings),
        wants_thinking=turn.conversation.wants_thinking,
        # Four bytes a token is near enough for a number that the answer's end corrects.
        input_tokens=len(turn.raw) // 4,
        tool_names=rendered.tool_names,
    )

    def decoded(body: bytes) -> list[Event]:
        events = api.decode(body, context)
        thoughts.reader(turn).read(events)
        return events

    def whole(body: bytes) -> Whole:
        answer = fold(decoded(body))
        return Whole(turn.surface.encode_answer(answer), answer.usage, answer.stop_reason)

    def replay(body: bytes) -> Whole:
        events = decoded(body)
        end = next(event for event in events if isinstance(event, MessageDelta))
        return Whole(turn.surface.stream_encoder(turn.request_id).encode(events), end.usage, end.stop_reason)

    return Prepared(
        endpoint=endpoint,
        url=endpoint.stream_url if turn.stream else endpoint.url,
        headers=endpoint.headers,
        body=rendered.body,
        relay=lambda: ConvertingRelay(
            api.stream_decoder(context), turn.surface.stream_encoder(turn.request_id), thoughts.reader(turn)
        ),
        whole=whole,
        replay=replay,
        error=api.decode_error,
    )


def _pass_through(endpoint: Endpoint, api: MessagesApi, turn: Turn, settings: Settings) -> Prepared:
    title = endpoint.provider.title
    shown = shown_model(turn, endpoint.model, settings)
    changes = {**anthropic.required_changes(turn.conversation), **api.changes(endpoint.model, turn.headers)}
    body = anthropic.edit_request(turn.raw, turn.conversation, changes)

    def whole(body: bytes) -> Whole:
        return Whole(*anthropic.edit_answer(body, shown))

    def replay(_: bytes) -> Whole:
        raise ApiError(502, "api_error", f"{title} did not answer a streaming request with a stream", retryable=True)

    return Prepared(
        endpoint=endpoint,
        url=endpoint.stream_url if turn.stream else endpoint.url,
        headers=forward_headers(endpoint, api, turn),
        body=body,
        relay=lambda: api.relay(shown, turn.request_id, provider=title),
        whole=whole,
        replay=replay,
        error=partial(api.error, provider=title),
    )


def forward_headers(endpoint: Endpoint, api: MessagesApi, turn: Turn) -> list[tuple[str, str]]:
    """The endpoint's headers, with those of the client's that the upstream is to see in their place."""
    forwarded = {name: turn.headers[name] for name in api.forward if name in turn.headers}
    if api.betas is not None and (named := forwarded.pop(_BETA, None)) and (betas := known_betas(named, api.betas)):
        forwarded[_BETA] = ",".join(betas)
    return [(name, value) for name, value in endpoint.headers if name not in forwarded] + list(forwarded.items())
