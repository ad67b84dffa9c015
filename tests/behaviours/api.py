"""What an adapter knows of one upstream API: how its answers look, and what its requests mean.

An adapter is the only place that knows the API. A new one has `whole`, `steps`, `read`, `mid_stream_error` and
`error_as_answer`, a few tables, and nothing else.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from tests.behaviours.seen import Seen
from tests.support.answer import Turn, Usage
from tests.support.upstream import Reply, Request, Step, json_reply, sse_reply

JSONObject = dict[str, object]

Stop: TypeAlias = Literal["end_turn", "max_tokens", "refusal", "stop_sequence", "model_context_window_exceeded"]
"""Why an answer ends, by the client's words. That there are tool calls shows in the turn."""

STOP_SEQUENCE = "END"
"""The one that was found, where the stop is one."""

Failure: TypeAlias = Literal[
    "bad_request",
    "overflow",
    "unauthenticated",
    "no_credit",
    "forbidden",
    "not_found",
    "timeout",
    "too_large",
    "rate_limit",
    "quota",
    "internal",
    "unavailable",
    "overloaded",
    "blocked",
]

RETRY_AFTER = 7
"""What `rate_limit` asks for, in seconds."""

OVERFLOWN = (9000, 8192)
"""The tokens of the prompt and of the window in `overflow`, where the API tells."""

# Failures that some APIs have no words for: a proxy in front of them has.
_OF_A_PROXY: Mapping[Failure, tuple[int, str]] = {
    "no_credit": (402, "Payment Required"),
    "forbidden": (403, "Forbidden"),
    "timeout": (408, "Request Timeout"),
    "too_large": (413, "Request Entity Too Large"),
    "rate_limit": (429, "Too Many Requests"),
    "unavailable": (503, "Service Unavailable"),
    "overloaded": (529, "Overloaded"),
}


class Unsayable(AssertionError):  # noqa: N818 - it is no error of ours
    """The API has no words for something that a behaviour is about."""


@dataclass(frozen=True)
class Counts(Usage):
    """`cache_write` is in none of the others."""

    cache_write: int = 0


def written(usage: Usage) -> int:
    return usage.cache_write if isinstance(usage, Counts) else 0


class Api(ABC):
    stops: Mapping[Stop, str]
    """The API's words for why an answer ends."""
    errors: Mapping[Failure, Reply]
    """The API's words for what goes wrong."""
    prompt: ClassVar[tuple[str, ...]]
    """The members of a request that make up the prompt and stay the same within a conversation."""
    grows: ClassVar[str] = "messages"
    """The member that grows with it."""
    token: str | None = None
    """What stands in a returned `Thought`; None where it is the reasoning's own text."""
    odd_id: str = "call_1"
    """The oddest id that the API's models give to a tool call."""
    writes_arguments: bool = True
    """Whether the model's arguments come as it wrote them, right or wrong. Other APIs parse them first."""

    @abstractmethod
    def whole(self, turn: Turn, reason: str | None) -> JSONObject:
        """The JSON of an answer in one piece. `reason` is one of the words in `stops`, None the usual one."""

    @abstractmethod
    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        """The pieces of a streamed answer."""

    @abstractmethod
    def mid_stream_error(self) -> bytes:
        """The piece of a stream that says that the upstream is overloaded."""

    @abstractmethod
    def error_as_answer(self) -> Reply:
        """An error in place of an answer in one piece, with HTTP status 200."""

    @abstractmethod
    def read(self, request: Request) -> Seen: ...

    def streams(self, request: Request) -> bool:
        return request.json.get("stream") is True

    def stream(self, *steps: Step) -> Reply:
        return sse_reply(*steps)

    def word(self, stop: Stop | None) -> str | None:
        if stop is None or stop in self.stops:
            return None if stop is None else self.stops[stop]
        raise Unsayable(f"this API has no answer that ends by {stop}")

    def answer(self, turn: Turn, *, streamed: bool, stop: Stop | None = None) -> Reply:
        reason = self.word(stop)
        return self.stream(*self.steps(turn, reason)) if streamed else json_reply(self.whole(turn, reason))

    def cut(self, turn: Turn) -> list[bytes]:
        """The first half of a stream: some of the text, and not its end."""
        steps = self.steps(turn, None)
        return steps[: (len(steps) + 1) // 2]

    def blocked(self, *, streamed: bool) -> Reply:
        """What comes when a filter stops the request itself."""
        return self.error("blocked")

    def error(self, failure: Failure) -> Reply:
        if failure in self.errors:
            return self.errors[failure]
        if failure not in _OF_A_PROXY:
            raise Unsayable(f"this API has no error for {failure}")
        status, text = _OF_A_PROXY[failure]
        headers = [("content-type", "text/plain")]
        if failure == "rate_limit":
            headers.append(("retry-after", str(RETRY_AFTER)))
        return Reply(status, headers, text.encode())
