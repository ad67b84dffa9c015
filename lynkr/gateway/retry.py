"""When to ask an upstream again, and how long to wait before."""

from __future__ import annotations

import random
from dataclasses import dataclass

from lynkr.converters.errors import ApiError
from lynkr.settings import Settings


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

        Exponential backoff with full jitter, above the time that the upstream asked for.
        """
        if not error.retryable or retries >= self.max_retries:
            return None
        floor = error.retry_after or 0.0
        if floor > self.wait_cap:
            return None
        ceiling = min(self.max_delay, self.initial_delay * 2.0**retries)
        return floor + random.uniform(0.0, ceiling)
