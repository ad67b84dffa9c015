"""What outlives a change of the settings: connections, what is known of the upstreams, and the requests under way."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from lynkr.gateway.breaker import BreakerPolicy, Breakers
from lynkr.gateway.limiter import Limiter, Limits
from lynkr.gateway.prices import Prices, refreshes
from lynkr.gateway.retry import RetryBudget
from lynkr.gateway.thoughts import Thoughts
from lynkr.observe.recorder import Recorder
from lynkr.prices.cost import CostBook
from lynkr.providers.base import Provider
from lynkr.routing.pins import Pins
from lynkr.routing.stats import Routed
from lynkr.settings import Settings


class Shared:
    """Limits are those of the last settings that were given."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport, settings: Settings, recorder: Recorder | None = None
    ) -> None:
        self.transport = transport
        self.recorder = recorder or Recorder()
        self.thoughts = Thoughts()
        self.breakers = Breakers(BreakerPolicy.of(settings))
        self.pins = Pins(settings.lynkr_sticky_ttl_ms / 1000)
        self.prices = Prices(settings, transport, refresh=_refreshes(settings))
        self.costs = CostBook()
        self.routed = Routed()
        self.running: set[Callable[[], None]] = set()
        """For each request under way, what ends it with an error."""
        self._settings = settings
        self._limiters: dict[str, tuple[Limiter, Provider]] = {}
        self._budgets: dict[str, RetryBudget] = {}

    def change(self, settings: Settings) -> None:
        """Have the limits of other settings from now on."""
        self._settings = settings
        self.pins.ttl = settings.lynkr_sticky_ttl_ms / 1000
        self.prices.change(settings, refresh=_refreshes(settings))
        self.breakers.change(BreakerPolicy.of(settings))
        for limiter, provider in self._limiters.values():
            limiter.change(Limits.of(provider, settings))
        for budget in self._budgets.values():
            budget.percent = settings.api_retry_budget_percent

    def limiter(self, provider: Provider) -> Limiter:
        found = self._limiters.get(provider.name)
        if found is None:
            limiter = Limiter(provider.title, Limits.of(provider, self._settings))
            found = self._limiters[provider.name] = limiter, provider
        return found[0]

    def budget(self, provider: Provider) -> RetryBudget:
        budget = self._budgets.get(provider.name)
        if budget is None:
            budget = self._budgets[provider.name] = RetryBudget(self._settings.api_retry_budget_percent)
        return budget


def _refreshes(settings: Settings) -> bool:
    return refreshes(settings, routing=bool(settings.tiers))
