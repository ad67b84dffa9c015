"""Rate limits: a token bucket for each client, and the headers that tell it how full its bucket is."""

from __future__ import annotations

import hashlib
import math
import time
from dataclasses import dataclass

import trio

from lynkr.converters.errors import ApiError
from lynkr.gateway.turn import RawHeaders
from lynkr.observe.metrics import Metrics
from lynkr.server.asgi import Request
from lynkr.settings import Settings

MOST_BUCKETS = 10_000
"""Buckets that are not full. When there are more, those that are nearest to it are taken for full."""

_SESSION_HEADERS = (b"x-session-id", b"x-claude-code-session-id", b"session_id", b"session-id")
_LONGEST_NAME = 128

_PATIENCE = 60.0
"""Seconds that a client may wait before it asks again by itself."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a client may still do. Times are in seconds; `wait` is 0 for a request that may pass."""

    limit: int
    remaining: int
    full_after: float
    wait: float

    def check(self) -> None:
        """Raise `ApiError` (429) when the request may not pass."""
        if self.wait:
            raise ApiError(
                429,
                "rate_limit_error",
                f"More than {self.limit} requests in RATE_LIMIT_WINDOW_MS; the next may come in"
                f" {math.ceil(self.wait)} s",
                code="rate_limit_exceeded",
                retryable=self.wait <= _PATIENCE,
                retry_after=self.wait,
            )

    def headers(self, *, anthropic: bool) -> RawHeaders:
        """Sources: Anthropic API reference, "Rate limits"; OpenAI API reference, "Rate limits in headers";
        draft-ietf-httpapi-ratelimit-headers-06."""
        limit, remaining = str(self.limit).encode(), str(self.remaining).encode()
        seconds = math.ceil(self.full_after)
        found = [
            (b"ratelimit-limit", limit),
            (b"ratelimit-remaining", remaining),
            (b"ratelimit-reset", str(seconds).encode()),
        ]
        if anthropic:
            return [
                *found,
                (b"anthropic-ratelimit-requests-limit", limit),
                (b"anthropic-ratelimit-requests-remaining", remaining),
                (b"anthropic-ratelimit-requests-reset", _point(time.time() + self.full_after)),
            ]
        return [
            *found,
            (b"x-ratelimit-limit-requests", limit),
            (b"x-ratelimit-remaining-requests", remaining),
            (b"x-ratelimit-reset-requests", _span(seconds)),
        ]


class RateLimit:
    """The buckets of all clients. Counts of tokens come in bursts, and have buckets of their own."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._metrics = metrics
        self._rules: tuple[int, int, str] | None = None
        self.use(settings)

    def use(self, settings: Settings) -> None:
        """Limit by these settings from now on. If they have changed, all buckets are full again."""
        rules = (settings.rate_limit_max, settings.rate_limit_window_ms, settings.rate_limit_key_by)
        self.enabled = settings.rate_limit_enabled
        self._key_by = settings.rate_limit_key_by
        if rules != self._rules:
            self._rules = rules
            self._buckets = Buckets(settings.rate_limit_max, settings.rate_limit_window_ms / 1000)
            self._counts = Buckets(settings.rate_limit_max, settings.rate_limit_window_ms / 1000)

    def take(self, request: Request) -> Allowance:
        """Take a request out of its client's bucket, if there is one left."""
        buckets = self._counts if request.path.endswith("/count_tokens") else self._buckets
        allowance = buckets.take(self._client(request))
        self._metrics.rate_limited += bool(allowance.wait)
        return allowance

    def _client(self, request: Request) -> str:
        if self._key_by == "key" and request.key is not None:
            return f"key {request.key}"
        address = request.scope["client"][0] if request.scope["client"] else ""
        session = None if self._key_by == "ip" else _session(request)
        if session is None:
            return f"ip {address}"
        return f"session {request.key} {session}" + (f" {address}" if self._key_by == "both" else "")


class Buckets:
    """Token buckets of one size, by name. A full one takes no memory.

    Of every other, all that is kept is when it will be full: it gains `limit` tokens in `window` seconds, evenly.
    """

    def __init__(self, limit: int, window: float) -> None:
        self._limit = limit
        self._interval = window / limit
        self._full_at: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._full_at)

    def take(self, name: str) -> Allowance:
        now = trio.current_time()
        full_at = max(self._full_at.get(name, now), now)
        # Rounded, or a token would be a billionth short when it is due.
        spent = round((full_at - now) / self._interval, 6)
        if (lacking := spent + 1 - self._limit) > 0:
            return Allowance(self._limit, 0, full_at - now, lacking * self._interval)
        full_at += self._interval
        self._full_at[name] = full_at
        if len(self._full_at) > MOST_BUCKETS:
            self._forget(now)
        return Allowance(self._limit, math.floor(self._limit - spent - 1), full_at - now, 0.0)

    def _forget(self, now: float) -> None:
        """Forget the full ones, and at least half of all: it takes a millisecond or more, and must not be needed for
        every request."""
        emptiest = sorted(self._full_at.items(), key=lambda item: item[1], reverse=True)[: MOST_BUCKETS // 2]
        self._full_at = {name: full_at for name, full_at in emptiest if full_at > now}


def _session(request: Request) -> str | None:
    for name in _SESSION_HEADERS:
        if session := request.headers.get(name):
            if len(session) > _LONGEST_NAME:
                return hashlib.sha256(session).hexdigest()
            return session.decode("latin-1")
    return None


def _point(moment: float) -> bytes:
    """RFC 3339, whole seconds, the next one."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(math.ceil(moment))).encode()


def _span(seconds: int) -> bytes:
    """`17s`, `6m0s`, `1h0m0s`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return b"%dh%dm%ds" % (hours, minutes, seconds)
    return b"%dm%ds" % (minutes, seconds) if minutes else b"%ds" % seconds
