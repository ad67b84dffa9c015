"""How many requests a provider has at once, and the queue of those that wait for it."""

from __future__ import annotations

import math
from types import TracebackType
from typing import NamedTuple

import trio

from lynkr.converters.errors import ApiError
from lynkr.providers.base import Provider
from lynkr.settings import Settings

_RECOVERY = 10.0
"""Seconds after which a place that the provider has refused is tried again."""

_ASK_AGAIN = 5.0
"""Seconds after which a client that found the queue full may try again."""


class Limits(NamedTuple):
    """At most `concurrent` requests (0 is no limit); at most `queue` wait, each for at most `patience` seconds."""

    concurrent: int
    queue: int
    patience: float

    @classmethod
    def of(cls, provider: Provider, settings: Settings) -> Limits:
        return cls(
            provider.max_concurrent(settings), settings.upstream_queue_limit, settings.upstream_queue_timeout_ms / 1000
        )


class Limiter:
    """Slots of one provider, given in the order in which they were asked for."""

    def __init__(self, title: str, limits: Limits) -> None:
        self._title = title
        self._slots = trio.CapacityLimiter(math.inf)
        self.change(limits)

    def change(self, limits: Limits) -> None:
        """Have other limits from now on. Who has a slot keeps it."""
        self._limits = limits
        self._slots.total_tokens = limits.concurrent or math.inf
        self._recovers_at = math.inf

    @property
    def borrowed(self) -> int:
        """Requests that have a slot."""
        return int(self._slots.borrowed_tokens)

    @property
    def waiting(self) -> int:
        return self._slots.statistics().tasks_waiting

    def refused(self) -> None:
        """Say that the provider has refused a request, which has a slot still, for there being too many.

        Others may use the same account. There is one place less then, and one more every `_RECOVERY` seconds after;
        else the next in the queue would be refused too, and so on through all of it.
        """
        if self._limits.concurrent:
            self._slots.total_tokens = max(1, self.borrowed - 1)
            self._recovers_at = trio.current_time() + _RECOVERY

    def recover(self) -> None:
        """Try a refused place again if it is time."""
        now = trio.current_time()
        if now >= self._recovers_at:
            self._slots.total_tokens += 1
            whole = self._slots.total_tokens >= self._limits.concurrent
            self._recovers_at = math.inf if whole else now + _RECOVERY

    async def slot(self) -> Slot:
        """A slot, to be used as a context manager that gives it back.

        Raises `ApiError` (429) when the queue is full or the wait was too long. A free slot costs no checkpoint. When
        cancelled, nothing is held.
        """
        self.recover()
        slot = Slot(self, self._slots)
        try:
            self._slots.acquire_on_behalf_of_nowait(slot)
        except trio.WouldBlock:
            await self._wait(slot)
        return slot

    async def _wait(self, slot: Slot) -> None:
        if self.waiting >= self._limits.queue:
            raise self._refusal("more wait already than may (UPSTREAM_QUEUE_LIMIT)")
        patience = self._limits.patience
        with trio.move_on_after(patience):
            await self._slots.acquire_on_behalf_of(slot)
            return
        raise self._refusal(f"none was free for {patience:g} s (UPSTREAM_QUEUE_TIMEOUT_MS)")

    def _refusal(self, why: str) -> ApiError:
        limit = self._slots.total_tokens
        message = f"All {limit:g} places at {self._title} are taken, and {why}"
        return ApiError(
            429,
            "rate_limit_error",
            message,
            code="rate_limit_exceeded",
            retry_after=_ASK_AGAIN,
            retryable=True,
            reason="queue_full",
        )


class Slot:
    """One request at the provider, until the block that it manages is left."""

    __slots__ = ("_limiter", "_slots")

    def __init__(self, limiter: Limiter, slots: trio.CapacityLimiter) -> None:
        self._limiter = limiter
        self._slots = slots

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._slots.release_on_behalf_of(self)
        self._limiter.recover()
