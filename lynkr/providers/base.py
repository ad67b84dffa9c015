"""What a provider is: data and a few pure functions. No provider does I/O; the gateway does it for all of them.

There is one class for each kind of upstream API, and one small file for each provider. `catalogue.py` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from lynkr.converters.conversation import Conversation
from lynkr.converters.events import Event
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.settings import Settings

Headers: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What all providers have.

    `model(settings, wish)` names the model to ask for when a client wishes for `wish`, which may be None.
    `timeout_ms(settings)` is the longest wait for the first byte of an answer, 0 for no limit.
    """

    name: str
    """As in MODEL_PROVIDER and in a tier's `provider:model`."""
    title: str
    """As in messages to people."""
    label: str
    """The kind of service, as discovery shows it."""
    local: bool
    """Whether it runs on the user's own machines: free, and slow to the first token."""
    setup: str
    """One line for somebody who has not configured it yet."""
    model: Callable[[Settings, str | None], str]
    timeout_ms: Callable[[Settings], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HTTPProvider(Provider):
    """A provider behind HTTP. `address(settings, model)` is the full URL to post to, `headers(settings)` what it needs
    beside the content type, credentials included."""

    address: Callable[[Settings, str], str]
    headers: Callable[[Settings], Headers]
    count_tokens_address: Callable[[Settings, str], str] | None = None
    """Where the upstream counts the tokens of a Messages request, if it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatProvider(HTTPProvider):
    """An upstream with the OpenAI Chat Completions API. `quirks(settings, model)` says how it differs from it."""

    quirks: Callable[[Settings, str], ChatQuirks]
    api: Literal["openai_chat"] = "openai_chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesProvider(HTTPProvider):
    """An upstream with the Anthropic Messages API. The client's headers named in `forward` go to it too."""

    forward: tuple[str, ...] = ("anthropic-version", "anthropic-beta")
    api: Literal["anthropic"] = "anthropic"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedProvider(Provider):
    """A provider inside this program: its answer is a function of the conversation."""

    answer: Callable[[Conversation, str], list[Event]]
    api: Literal["embedded"] = "embedded"


AnyProvider: TypeAlias = ChatProvider | MessagesProvider | EmbeddedProvider
Catalogue: TypeAlias = Mapping[str, AnyProvider]


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


# What clients send when they leave the choice to the gateway.
_NO_WISH = frozenset({"", "auto", "default"})


def own_model(wish: str | None, default: str) -> str:
    """The model for a client's wish at a provider that has none of Anthropic's models.

    A client made for Anthropic names one of its models whatever it runs on, so such a name is no wish.
    """
    if wish is None or wish in _NO_WISH or wish.startswith(("claude", "anthropic")):
        return default
    return wish
