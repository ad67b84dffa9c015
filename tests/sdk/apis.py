"""The two kinds of upstream that lynkr speaks to, each behind its strict judge."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.sdk.gateway import gateway
from tests.support import chat_answers, messages_answers
from tests.support.answer import Turn
from tests.support.strict_chat import chat_judge
from tests.support.strict_messages import messages_judge
from tests.support.upstream import Answer, Check, Reply, Request, Script, ScriptedUpstream, json_reply, sse_reply

JSONObject = dict[str, object]

UPSTREAM_KEY = "upstream-key"

NO_RETRIES = {"API_RETRY_MAX_RETRIES": "0"}


@dataclass(frozen=True)
class Said:
    """An upstream's answer in its own bytes, both ways of asking for it."""

    whole: JSONObject
    stream: list[bytes]

    def reply(self, request: Request, *, bytewise: bool = False) -> Reply:
        """What the upstream sends to `request`. bytewise: one byte of the body in each HTTP chunk."""
        reply = sse_reply(*self.stream) if request.json.get("stream") else json_reply(self.whole)
        return in_bytes(reply) if bytewise else reply


@dataclass(frozen=True)
class Api:
    """An API that upstreams have, and the provider by which lynkr reaches it."""

    name: str
    settings: Callable[[str], dict[str, str]]
    """For an upstream at an address."""
    judge: Check
    said: Callable[[Turn], Said]
    is_vendor: bool = False
    """Whether lynkr believes that it speaks to the vendor itself."""

    def answer(self, request: Request, turn: Turn) -> Reply:
        return self.said(turn).reply(request)


def chat_said(turn: Turn, reason: str | None = None) -> Said:
    return Said(chat_answers.completion(turn, reason), chat_answers.stream_steps(turn, reason))


def messages_said(turn: Turn, reason: str | None = None) -> Said:
    return Said(messages_answers.message(turn, reason), messages_answers.stream_steps(turn, reason))


def _openai(url: str) -> dict[str, str]:
    return {"MODEL_PROVIDER": "openai", "OPENAI_ENDPOINT": url, "OPENAI_API_KEY": UPSTREAM_KEY}


OPENAI = Api(
    name="openai",
    settings=lambda _: _openai("https://api.openai.com/v1"),
    judge=chat_judge(UPSTREAM_KEY),
    said=chat_said,
    is_vendor=True,
)
COMPATIBLE = Api(
    name="compatible",
    settings=_openai,
    # A server on a private address gets top_k, which most of those know.
    judge=chat_judge(UPSTREAM_KEY, extra_keys=frozenset({"top_k"})),
    said=chat_said,
)
MESSAGES = Api(
    name="messages",
    settings=lambda url: {
        "MODEL_PROVIDER": "azure-anthropic",
        "AZURE_ANTHROPIC_ENDPOINT": url,
        "AZURE_ANTHROPIC_API_KEY": UPSTREAM_KEY,
    },
    judge=messages_judge(UPSTREAM_KEY, signatures={messages_answers.SIGNATURE}),
    said=messages_said,
)
APIS = {api.name: api for api in (OPENAI, COMPATIBLE, MESSAGES)}


@dataclass(frozen=True)
class Stage:
    """A gateway, and the upstream that it speaks to."""

    url: str
    upstream: ScriptedUpstream

    @property
    def request(self) -> Request:
        """The only request that the upstream has got."""
        (request,) = self.upstream.requests
        return request


@asynccontextmanager
async def stage(api: Api, script: Script | Iterable[Answer], **settings: str) -> AsyncIterator[Stage]:
    """A gateway before an upstream that answers as `script` says and refuses what its API would refuse."""
    async with ScriptedUpstream(script, check=api.judge) as upstream:
        vendor = upstream.url if api.is_vendor else None
        async with gateway(vendor, **{**api.settings(upstream.url), **NO_RETRIES, **settings}) as url:
            yield Stage(url, upstream)


def in_bytes(reply: Reply) -> Reply:
    """The reply with one byte of its body in each HTTP chunk. Its waits and endings stay where they are."""
    steps = [reply.body] if isinstance(reply.body, bytes) else reply.body
    split = [
        piece
        for step in steps
        for piece in ([step[at : at + 1] for at in range(len(step))] if isinstance(step, bytes) else [step])
    ]
    return Reply(reply.status, reply.headers, split, reply.before)
