"""What a provider is: data and a few pure functions. No provider does I/O; the gateway does it for all of them.

Each provider is a small file; `catalogue.py` lists them. What a provider needs beyond its address and credentials is
which API it speaks, and how its server differs from that API's reference.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias
from urllib.parse import urlsplit

from lynkr.converters.anthropic import MessagesPassThrough, decode_error
from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import Conversion
from lynkr.converters.errors import ApiError
from lynkr.converters.events import Event
from lynkr.settings import Settings
from lynkr.settings.providers import PROVIDERS

Headers: TypeAlias = list[tuple[str, str]]


class ErrorReader(Protocol):
    def __call__(self, status: int, headers: Mapping[str, str], body: bytes, *, provider: str) -> ApiError: ...


Changes: TypeAlias = Mapping[str, bytes | None]
"""Members of a request and their new value as JSON text, None to leave them out."""


def name_model(model: str, _headers: Mapping[str, str]) -> Changes:
    return {"model": json.dumps(model, ensure_ascii=False).encode("utf-8")}


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesApi:
    """The Anthropic Messages API. A client that speaks it is passed through, with its headers in `forward`.

    `changes(model, headers)` says what is changed in its request, by the model to ask for and the client's headers;
    `relay` passes a stream on, and `error` reads an error.
    """

    changes: Callable[[str, Mapping[str, str]], Changes] = name_model
    forward: tuple[str, ...] = ("anthropic-version", "anthropic-beta")
    betas: frozenset[str] | None = None
    """The betas that `anthropic-beta` may name. None where it may name any."""
    relay: type[MessagesPassThrough] = MessagesPassThrough
    error: ErrorReader = decode_error


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """Where one model is served. `headers` are what it needs beside the content type, credentials included."""

    url: str
    stream_url: str | None = None
    """Where to ask for a stream, if not at `url`."""
    headers: Headers
    api: MessagesApi | Conversion
    count_tokens_url: str | None = None
    """Where the upstream counts the tokens of a Messages request, if it can."""
    models_url: str | None = None
    """Where it lists its models, at no cost."""


class CredentialsError(Exception):
    """Credentials cannot be had. The text says why and what to do, and holds no secret."""


class Credentials(Protocol):
    """Credentials that are fetched, or that sign each request. Only `refresh` blocks, and it runs in a thread."""

    def is_fresh(self) -> bool:
        """Whether they are good for some minutes more."""
        ...

    def refresh(self) -> None:
        """Fetch them. Raises `CredentialsError`."""
        ...

    def headers(self, url: str, headers: Headers, body: bytes) -> Headers:
        """What a POST of `body` to `url` needs beside `headers`."""
        ...

    def discard(self) -> bool:
        """Count them as expired. False where fetching them anew would give the same."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _AnyProvider:
    name: str
    """As in MODEL_PROVIDER."""
    title: str
    """As in messages to people."""
    label: str
    """The kind of service, as discovery shows it."""
    setup: str
    """One line for somebody who has not configured it yet."""
    model: Callable[[Settings, str | None], str]
    """The model to ask for when a client wishes for one, or for none."""

    @property
    def local(self) -> bool:
        """Whether it runs on the user's own machines: free, and slow to the first token."""
        return PROVIDERS[self.name].local


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider(_AnyProvider):
    """A provider behind HTTP."""

    timeout_ms: Callable[[Settings], int]
    """Longest wait for the first byte of an answer; 0 is no limit."""
    max_concurrent: Callable[[Settings], int]
    """How many requests may be under way at once; 0 is no limit."""
    upstream: Callable[[Settings, str], Upstream]
    """Where a model is served."""
    credentials: Callable[[Settings], Credentials | None] = lambda _settings: None
    """Credentials beyond a key in a header, where the settings ask for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedProvider(_AnyProvider):
    """A provider inside this program: its answer is a function of the conversation."""

    answer: Callable[[Conversation, str], list[Event]]


Catalogue: TypeAlias = Mapping[str, Provider | EmbeddedProvider]


def bearer(key: str | None) -> Headers:
    return [("authorization", f"Bearer {key}")] if key else []


def join_url(endpoint: str, path: str) -> str:
    """`endpoint` completed to end in `path` (`/v1/chat/completions`).

    People give the host, the host with `/v1`, or the full address, with or without a slash at the end; all of them
    mean the same. What is already there is not repeated. A query stays where it was.
    """
    base, separator, query = endpoint.partition("?")
    base = base.rstrip("/")
    steps = path.strip("/").split("/")
    last = urlsplit(base).path.rpartition("/")[2]
    missing = steps[steps.index(last) + 1 :] if last in steps else steps
    return "/".join([base, *missing]) + separator + query


def models_beside(url: str) -> str:
    """Where a server that answers at `url` lists its models."""
    base = url.partition("?")[0]
    for ending in ("/chat/completions", "/responses", "/messages"):
        base = base.removesuffix(ending)
    return base + "/models"


# What clients send when they leave the choice to the gateway.
_NO_WISH = frozenset({"", "auto", "default"})


def own_model(wish: str | None, default: str) -> str:
    """The model for a client's wish at a provider that has none of Anthropic's models.

    A client made for Anthropic names one of its models whatever it runs on, so such a name is no wish.
    """
    if wish is None or wish in _NO_WISH or wish.startswith(("claude", "anthropic")):
        return default
    return wish
