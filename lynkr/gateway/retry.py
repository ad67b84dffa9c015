"""When to ask an upstream again, and how long to wait before."""

from __future__ import annotations

import random
from dataclasses import dataclass

import trio

from lynkr.converters.errors import ApiError
from lynkr.settings import Settings

_RESERVE = 10.0
_PER_SECOND = 1.0


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """All times in seconds. `wait_cap` is the longest wait that an upstream may ask of us."""

    max_retries: int
    initial_delay: float
    max_delay: float
    wait_cap: float

    @classmethod
    def of(cls, settings: Settings) -> RetryPolicy:
        return cls(
            max_retries=settings.api_retry_max_retries,
            initial_delay=settings.api_retry_initial_delay / 1000,
            max_delay=settings.api_retry_max_delay / 1000,
            wait_cap=settings.api_retry_after_cap_ms / 1000,
        )

    def delay(self, error: ApiError, retries: int) -> float | None:
        """Seconds to wait before the next attempt when `retries` were made, or None when there shall be none.

        Exponential backoff with full jitter, above the time that the upstream asked for. Where it refuses for the
        rate and does not say how long, the backoff is twice as long: it is not broken, and asking costs it something.
        """
        if not error.retryable or retries >= self.max_retries:
            return None
        floor = error.retry_after or 0.0
        if floor > self.wait_cap:
            return None
        scale = 2.0 if error.status == 429 and error.retry_after is None else 1.0
        ceiling = scale * min(self.max_delay, self.initial_delay * 2.0**retries)
        return floor + random.uniform(0.0, ceiling)


class RetryBudget:
    """The repetitions that one provider gets: a bucket that requests fill by a fraction each and time by one a second.

    While few requests fail it is always full. When all fail, it lets through little more than the requests themselves:
    an outage is not multiplied.
    """

    def __init__(self, percent: int) -> None:
        self.percent = percent
        self._tokens = _RESERVE
        self._filled_at = trio.current_time()

    def deposit(self) -> None:
        """Note a request."""
        self._tokens = min(_RESERVE, self._tokens + self.percent / 100)

    def withdraw(self) -> bool:
        """Take a repetition, if there is one."""
        now = trio.current_time()
        self._tokens = min(_RESERVE, self._tokens + (now - self._filled_at) * _PER_SECOND)
        self._filled_at = now
        if self._tokens < 1.0:
            return False
        self._tokens -= 1.0
        return True
