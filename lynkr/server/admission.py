"""Load shedding: model requests that this machine could not serve in time are refused before their body is read."""

from __future__ import annotations

import random

import trio

from lynkr.converters.errors import ApiError
from lynkr.observe.metrics import Metrics
from lynkr.settings import Settings

_LOOK_SECONDS = 0.25
"""How often the lag of the event loop is measured."""

_COME_BACK = (3.0, 8.0)
"""Seconds after which a refused client may come back, drawn for each, so that they do not all come at once."""


class Admission:
    """Decides whether another model request is let in.

    `active`: how many are under way, streams until they end. Who lets one in counts it. `lag`: how late the event loop
    is, in seconds, as long as `watch` runs. Refusals are counted in `metrics`.
    """

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self.active = 0
        self._metrics = metrics
        self.lag = 0.0
        self.use(settings)

    def use(self, settings: Settings) -> None:
        """Decide by these settings from now on."""
        self._enabled = settings.load_shedding_enabled
        self._most_active = settings.load_shedding_active_requests_threshold
        self._most_lag = settings.load_shedding_lag_ms / 1000

    def check(self, overloaded: int) -> None:
        """Raise `ApiError` when no more can be let in. `overloaded` is the status that its dialect has for that."""
        if not self._enabled:
            return
        if self.active >= self._most_active:
            reason, text = "active_requests", f"{self.active} requests are under way"
        elif self.lag > self._most_lag:
            reason, text = "event_loop", f"it is {self.lag:.1f} s late"
        else:
            return
        self._metrics.shed[reason] += 1
        raise ApiError(
            overloaded,
            "overloaded_error",
            f"The server is overloaded: {text}",
            code="overloaded",
            retryable=True,
            retry_after=random.uniform(*_COME_BACK),
        )

    async def watch(self) -> None:
        """Measure the lag of the event loop, for ever.

        One late wake-up may be a pause of the whole machine, or one long step: only two in a row are a lag. So it is
        gone half a second after its cause.
        """
        before = 0.0
        while True:
            due = trio.current_time() + _LOOK_SECONDS
            await trio.sleep_until(due)
            late = trio.current_time() - due
            self.lag = min(before, late)
            before = late

    def report(self) -> dict[str, object]:
        return {
            "enabled": self._enabled,
            "activeRequests": self.active,
            "totalShed": sum(self._metrics.shed.values()),
            "lagMs": round(self.lag * 1000, 1),
            "thresholds": {
                "activeRequestsThreshold": self._most_active,
                "lagMsThreshold": round(self._most_lag * 1000),
            },
        }
