"""Circuit breakers: a model that fails again and again is not asked for a while.

What counts is whole requests, their repetitions included. See Nygard, "Release It!", and docs/fallback.md.
"""

from __future__ import annotations

import enum
import logging
import math
from dataclasses import dataclass
from types import TracebackType

import trio

from lynkr.converters.errors import ApiError
from lynkr.settings import Settings

_log = logging.getLogger(__name__)

_MAX_BREAKERS = 1024
"""Models may be named by clients, so what is kept of them is bounded."""


class State(enum.Enum):
    CLOSED = "CLOSED"
    """All requests pass."""
    OPEN = "OPEN"
    """None does."""
    HALF_OPEN = "HALF_OPEN"
    """One at a time passes, to see how it goes."""


@dataclass(frozen=True, slots=True)
class BreakerPolicy:
    failure_threshold: int
    """Failed requests in a row that open the breaker; 0 is never."""
    success_threshold: int
    """Probes in a row that must succeed to close it."""
    open_seconds: float

    @classmethod
    def of(cls, settings: Settings) -> BreakerPolicy:
        return cls(
            failure_threshold=settings.circuit_breaker_failure_threshold,
            success_threshold=settings.circuit_breaker_success_threshold,
            open_seconds=settings.circuit_breaker_timeout / 1000,
        )


class Breaker:
    """The breaker of one model of one provider.

    closed → open after `failure_threshold` failures in a row → half-open when `open_seconds` are over → closed after
    `success_threshold` successes in a row, or open again with the first failure. Nothing here waits.
    """

    def __init__(self, name: str, policy: BreakerPolicy) -> None:
        self.name = name
        self.policy = policy
        self.failures = 0
        self.successes = 0
        self.passed = 0
        self.failed = 0
        self.succeeded = 0
        self.rejected = 0
        self.last_change: float | None = None
        """When the state last changed, in trio's time."""
        self.retry_at = -math.inf
        """When an open breaker lets a probe through, in trio's time."""
        self._open = False
        self._probing = False

    @property
    def state(self) -> State:
        if not self._open:
            return State.CLOSED
        return State.OPEN if trio.current_time() < self.retry_at else State.HALF_OPEN

    @property
    def used(self) -> bool:
        """Whether there is something to remember."""
        return self._open or self.failures > 0

    def refuses(self) -> bool:
        """Whether a request would be refused now."""
        match self.state:
            case State.CLOSED:
                return False
            case State.OPEN:
                return True
            case State.HALF_OPEN:
                return self._probing

    def call(self) -> Call:
        """A request that passes. Raises `ApiError` (503, with the time to wait) for one that does not."""
        if self.refuses():
            raise self.refusal()
        self.passed += 1
        probe = self._open
        self._probing = self._probing or probe
        return Call(self, probe=probe)

    def refusal(self) -> ApiError:
        """The error of a request that may not pass."""
        self.rejected += 1
        wait = max(self.retry_at - trio.current_time(), 1.0)
        message = f"{self.name} failed {self.failures} times in a row; it is asked again in {math.ceil(wait)} s"
        return ApiError(
            503,
            "overloaded_error",
            message,
            code="service_unavailable",
            retry_after=wait,
            retryable=True,
            reason="circuit_open",
        )

    def end(self, call: Call) -> None:
        """Take the verdict of a call that is over."""
        if call.probe:
            self._probing = False
        if call.success is None:
            return
        if call.success:
            self.succeeded += 1
            self._note_success(call)
        else:
            self.failed += 1
            self._note_failure(call)

    def _note_success(self, call: Call) -> None:
        if not self._open:
            self.failures = 0
        elif call.probe:
            self.successes += 1
            if self.successes >= self.policy.success_threshold:
                self._open = False
                self.failures = 0
                self.last_change = trio.current_time()
                _log.info("%s answers again: circuit closed", self.name)

    def _note_failure(self, call: Call) -> None:
        if self._open and not call.probe:
            # It was under way when others opened the breaker.
            return
        self.failures += 1
        if call.probe or 0 < self.policy.failure_threshold <= self.failures:
            now = trio.current_time()
            self._open = True
            self.successes = 0
            self.retry_at = now + min(call.cool_down or math.inf, self.policy.open_seconds)
            self.last_change = now
            _log.warning(
                "%s failed %d times in a row: circuit open for %.0f s", self.name, self.failures, self.retry_at - now
            )


class Breakers:
    """The breakers of all models, each made when it is first asked for."""

    def __init__(self, policy: BreakerPolicy) -> None:
        self.all: dict[tuple[str, str], Breaker] = {}
        self._policy = policy

    def of(self, provider: str, model: str, title: str) -> Breaker:
        """The breaker of a model. `title` is the provider's name for people."""
        breaker = self.all.get((provider, model))
        if breaker is None:
            if len(self.all) >= _MAX_BREAKERS:
                self.all = {key: kept for key, kept in self.all.items() if kept.used}
            breaker = self.all[provider, model] = Breaker(f"{title} ({model})", self._policy)
        return breaker

    def change(self, policy: BreakerPolicy) -> None:
        """Have another policy from now on."""
        self._policy = policy
        for breaker in self.all.values():
            breaker.policy = policy


class Call:
    """One request that a breaker let through. A context manager; the verdict is given before it ends.

    Without a verdict (the client left, or the request was wrong) the breaker learns nothing.
    """

    def __init__(self, breaker: Breaker, *, probe: bool) -> None:
        self._breaker = breaker
        self.probe = probe
        self.success: bool | None = None
        self.cool_down: float | None = None

    def succeed(self) -> None:
        self.success = True

    def fail(self, cool_down: float | None = None) -> None:
        """`cool_down` is the wait in seconds that the upstream asked for."""
        self.success = False
        self.cool_down = cool_down

    def __enter__(self) -> Call:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._breaker.end(self)
