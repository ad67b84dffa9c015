"""What answers cost, and what has been spent since the start."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TypeAlias

from lynkr.converters.conversation import JsonObject
from lynkr.converters.events import Usage
from lynkr.prices.model_info import LongPrompt, Price

MAX_SESSIONS = 10_000
MAX_MODELS = 1_000
"""Clients choose sessions and models, so what is kept of them is bounded."""
OTHERS = "other"
"""Under this name stand the models that came when there were `MAX_MODELS`."""

_MILLION = 1_000_000


def cost(usage: Usage, price: Price) -> float | None:
    """What an answer costs, in USD. None where a price that it takes is not known.

    Tokens written to a cache cost what the vendor asks for its shortest time to live.
    """
    read, written = usage.cache_read_input_tokens, usage.cache_creation_input_tokens
    rates: Price | LongPrompt = price
    if price.long is not None and usage.input_tokens + read + written > price.long.above:
        rates = price.long
    if rates.input is None or rates.output is None:
        return None
    total = usage.input_tokens * rates.input + usage.output_tokens * rates.output
    if read:
        if rates.cache_read is None:
            return None
        total += read * rates.cache_read
    if written:
        if rates.cache_write is None:
            return None
        total += written * rates.cache_write
    return total / _MILLION


@dataclass(slots=True)
class Spent:
    """`saved` is what the same tokens would have cost more at the model of comparison, less where it is negative.
    `unpriced` are the requests whose cost is not known; they count in nothing else but `requests`."""

    requests: int = 0
    unpriced: int = 0
    cost: float = 0.0
    saved: float = 0.0

    def add(self, cost: float | None, saved: float) -> None:
        self.requests += 1
        if cost is None:
            self.unpriced += 1
        else:
            self.cost += cost
            self.saved += saved

    def as_json(self) -> JsonObject:
        return {
            "cost": round(self.cost, 6),
            "savings": round(self.saved, 6),
            "requests": self.requests,
            "unpricedRequests": self.unpriced,
        }


_By: TypeAlias = dict[str, Spent]


@dataclass(slots=True)
class Spending:
    """A sum, and its parts."""

    total: Spent = field(default_factory=Spent)
    by_provider: _By = field(default_factory=dict)
    by_model: _By = field(default_factory=dict)
    by_tier: _By = field(default_factory=dict)

    def add(self, provider: str, model: str, tier: str | None, cost: float | None, saved: float) -> None:
        self.total.add(cost, saved)
        _part(self.by_provider, provider).add(cost, saved)
        if model not in self.by_model and len(self.by_model) >= MAX_MODELS:
            model = OTHERS
        _part(self.by_model, model).add(cost, saved)
        if tier is not None:
            _part(self.by_tier, tier).add(cost, saved)

    def as_json(self) -> JsonObject:
        return {
            "total": self.total.as_json(),
            "byProvider": _as_json(self.by_provider),
            "byModel": _as_json(self.by_model),
            "byTier": _as_json(self.by_tier),
        }


class CostBook:
    """What has been spent, in all and in each of the last `max_sessions` sessions. In memory only."""

    def __init__(self, *, max_sessions: int = MAX_SESSIONS) -> None:
        self.everything = Spending()
        self._sessions: OrderedDict[str, Spending] = OrderedDict()
        self._max_sessions = max_sessions

    def record(
        self,
        usage: Usage,
        price: Price,
        *,
        provider: str,
        model: str,
        tier: str | None = None,
        session: str | None = None,
        compared: Price | None = None,
    ) -> float | None:
        """Enter one answer of the provider's model, and return its cost.

        `compared` is the price of the model that would have answered without routing; None where there is none.
        """
        spent = cost(usage, price)
        otherwise = cost(usage, compared) if compared is not None and spent is not None else None
        saved = otherwise - spent if otherwise is not None and spent is not None else 0.0
        self.everything.add(provider, model, tier, spent, saved)
        if session is not None:
            self._session(session).add(provider, model, tier, spent, saved)
        return spent

    def session(self, session: str) -> Spending | None:
        """What a session has spent. None where nothing is known of it, or nothing any more."""
        return self._sessions.get(session)

    def as_json(self) -> JsonObject:
        """The body of GET /metrics/cost-optimization."""
        total = self.everything.total
        priced = total.requests - total.unpriced
        return {
            "status": "ok",
            "totalCost": round(total.cost, 6),
            "totalSavings": round(total.saved, 6),
            "requestCount": total.requests,
            "unpricedRequests": total.unpriced,
            "byProvider": _as_json(self.everything.by_provider),
            "byTier": _as_json(self.everything.by_tier),
            "byModel": _as_json(self.everything.by_model),
            "sessionCount": len(self._sessions),
            "avgCostPerRequest": f"{total.cost / priced:.6f}" if priced else "0",
            "totalCostFormatted": dollars(total.cost),
            "totalSavingsFormatted": dollars(total.saved),
        }

    def _session(self, session: str) -> Spending:
        found = self._sessions.get(session)
        if found is None:
            found = self._sessions[session] = Spending()
            if len(self._sessions) > self._max_sessions:
                self._sessions.popitem(last=False)
        else:
            self._sessions.move_to_end(session)
        return found


def dollars(amount: float) -> str:
    return f"-${-amount:.4f}" if amount < 0 else f"${amount:.4f}"


def _part(parts: _By, name: str) -> Spent:
    part = parts.get(name)
    if part is None:
        part = parts[name] = Spent()
    return part


def _as_json(parts: _By) -> JsonObject:
    return {name: part.as_json() for name, part in parts.items()}
