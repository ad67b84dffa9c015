"""What has been decided since the start, for people: counters, and the last decisions."""

from __future__ import annotations

from collections import Counter, deque
from typing import NamedTuple

from lynkr.converters.conversation import JsonObject
from lynkr.routing.decision import Decision

_KEPT = 1000
_BINS = 10
_RANGES = (*[f"{low}-{low + 9}" for low in range(0, 90, 10)], "90-100")


class Routed:
    """Counts decisions that were made by tiers."""

    def __init__(self) -> None:
        self.total = 0
        self.last: deque[Entry] = deque(maxlen=_KEPT)
        self.by_provider: Counter[str] = Counter()
        self.by_tier: Counter[str] = Counter()
        self.by_method: Counter[str] = Counter()
        self.by_tier_and_method: Counter[tuple[str, str]] = Counter()
        self.by_reason: Counter[str] = Counter()
        self._scores = [0] * _BINS
        self._score_sum = 0.0
        self._elapsed_us = 0
        self._local = 0

    def note(self, decision: Decision, *, local: bool, at: float) -> None:
        """`local` tells whether the target runs on the user's own machines; `at` is in seconds since the epoch."""
        if decision.tier is None or decision.score is None:
            return
        self.total += 1
        self._local += local
        self.by_provider[decision.target.provider] += 1
        self.by_tier[decision.tier] += 1
        self.by_method[decision.method] += 1
        self.by_tier_and_method[decision.tier, decision.method] += 1
        if decision.reason is not None:
            self.by_reason[decision.reason] += 1
        self._scores[min(_BINS - 1, int(decision.score) // _BINS)] += 1
        self._score_sum += decision.score
        self._elapsed_us += decision.elapsed_us
        self.last.append(Entry(at, decision))

    def as_json(self) -> JsonObject:
        """The member `stats` of GET /routing/stats."""
        if not self.total:
            return {"message": "no decision recorded yet"}
        return {
            "total": self.total,
            "local": self._local,
            "cloud": self.total - self._local,
            "localPercent": round(100 * self._local / self.total),
            "avgComplexityScore": round(self._score_sum / self.total),
            "avgDecisionUs": round(self._elapsed_us / self.total),
            "byProvider": dict(self.by_provider),
            "byTier": dict(self.by_tier),
            "byMethod": dict(self.by_method),
            "byReason": dict(self.by_reason.most_common(50)),
            "scoreHistogram": dict(zip(_RANGES, self._scores, strict=True)),
        }


class Entry(NamedTuple):
    at: float
    decision: Decision
