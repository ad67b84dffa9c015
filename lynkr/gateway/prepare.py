"""From a turn and the place it goes to, everything that an attempt needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import httpx
from httpx import ByteStream

from lynkr import __version__
from lynkr.converters import anthropic
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError
from lynkr.converters.events import MessageDelta, Usage
from lynkr.converters.fold import fold
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat, repaired
from lynkr.gateway.relay import ConvertingRelay, Relay
from lynkr.gateway.turn import Turn
from lynkr.providers.base import ChatProvider, HTTPProvider, MessagesProvider
from lynkr.settings import Settings

_USER_AGENT = f"lynkr/{__version__}"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where one model of one provider is served. Made once and kept."""

    provider: HTTPProvider
    model: str
    url: httpx.URL
    headers: list[tuple[str, str]]
    first_byte: float
    """Longest wait for the first byte of an answer, in seconds."""
    quirks: ChatQuirks | None
    """How a server with the Chat Completions API differs from it, as far as we know by now."""

    @classmethod
    def of(cls, provider: HTTPProvider, settings: Settings, model: str) -> Endpoint:
        headers = [
            ("content-type", "application/json"),
            ("user-agent", _USER_AGENT),
            ("accept", "*/*"),
            *provider.headers(settings),
        ]
        timeout_ms = provider.timeout_ms(settings)
        return cls(
            provider=provider,
            model=model,
            url=httpx.URL(provider.address(settings, model)),
            headers=headers,
            first_byte=timeout_ms / 1000 if timeout_ms else float("inf"),
            quirks=provider.quirks(settings, model) if isinstance(provider, ChatProvider) else None,
        )

    def learn(self, error: ApiError) -> Endpoint | None:
        """The endpoint as `error` shows it to be, or None where it teaches nothing."""
        better = repaired(self.quirks, error) if self.quirks is not None else None
        return None if better is None else replace(self, quirks=better)


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
    request: httpx.Request
    relay: Callable[[], Relay]
    whole: Callable[[bytes], Whole]
    replay: Callable[[bytes], Whole]
    error: Callable[[int, Mapping[str, str], bytes], ApiError]


def prepare(endpoint: Endpoint, turn: Turn, settings: Settings) -> Prepared:
    """Render the turn for the endpoint. Raises `ApiError` when the endpoint cannot serve it."""
    if isinstance(endpoint.provider, MessagesProvider):
        return _pass_through(endpoint, endpoint.provider, turn, settings)
    assert endpoint.quirks is not None
    return _convert(endpoint, endpoint.quirks, turn, settings)


def shown_model(turn: Turn, model: str, settings: Settings) -> str:
    """The model that the answer names."""
    return model if settings.response_model == "actual" else turn.conversation.model or model


def _convert(endpoint: Endpoint, quirks: ChatQuirks, turn: Turn, settings: Settings) -> Prepared:
    dialect = OpenAIChat(endpoint.provider.title)
    rendered = dialect.render(turn.conversation, endpoint.model, quirks)
    context = ReplyContext(
        provider=endpoint.provider.name,
        model=shown_model(turn, endpoint.model, settings),
        wants_thinking=turn.conversation.wants_thinking,
        # Four bytes a token is near enough for a number that the answer's end corrects.
        input_tokens=len(turn.raw) // 4,
        tool_names=rendered.tool_names,
    )

    def whole(body: bytes) -> Whole:
        answer = fold(dialect.decode(body, context, quirks))
        return Whole(turn.surface.encode_answer(answer), answer.usage, answer.stop_reason)

    def replay(body: bytes) -> Whole:
        events = dialect.decode(body, context, quirks)
        end = next(event for event in events if isinstance(event, MessageDelta))
        return Whole(turn.surface.stream_encoder(turn.request_id).encode(events), end.usage, end.stop_reason)

    return Prepared(
        endpoint=endpoint,
        request=httpx.Request("POST", endpoint.url, headers=endpoint.headers, stream=ByteStream(rendered.body)),
        relay=lambda: ConvertingRelay(
            dialect.stream_decoder(context, quirks), turn.surface.stream_encoder(turn.request_id)
        ),
        whole=whole,
        replay=replay,
        error=dialect.decode_error,
    )


def _pass_through(endpoint: Endpoint, provider: MessagesProvider, turn: Turn, settings: Settings) -> Prepared:
    shown = shown_model(turn, endpoint.model, settings)
    body = anthropic.edit_request(turn.raw, turn.conversation, endpoint.model)
    headers = forward_headers(endpoint, provider, turn)

    def whole(body: bytes) -> Whole:
        return Whole(*anthropic.edit_answer(body, shown))

    def replay(_: bytes) -> Whole:
        raise ApiError(
            502, "api_error", f"{provider.title} did not answer a streaming request with a stream", retryable=True
        )

    return Prepared(
        endpoint=endpoint,
        request=httpx.Request("POST", endpoint.url, headers=headers, stream=ByteStream(body)),
        relay=lambda: anthropic.MessagesPassThrough(shown, turn.request_id, provider=provider.title),
        whole=whole,
        replay=replay,
        error=partial(anthropic.decode_error, provider=provider.title),
    )


def forward_headers(endpoint: Endpoint, provider: MessagesProvider, turn: Turn) -> list[tuple[str, str]]:
    """The endpoint's headers, with those of the client's that the provider is to see in their place."""
    forwarded = {name: turn.headers[name] for name in provider.forward if name in turn.headers}
    return [(name, value) for name, value in endpoint.headers if name not in forwarded] + list(forwarded.items())
