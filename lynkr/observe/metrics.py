"""Counters of everything that ended, since the start.

Plain numbers in dictionaries, without locks: all are changed and read by the event loop's thread. `server/metrics.py`
shows them. Labels have few values: names of providers, statuses, types of errors. None is a text that a client chose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from lynkr.observe.record import RequestRecord

BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
"""Upper bounds in seconds, each within its bucket. What takes longer is in one more bucket."""

NOBODY = "none"
"""Stands for the provider where none was asked, as for a request that was refused."""


class Histogram:
    """How many durations were in which bucket."""

    __slots__ = ("counts", "total")

    def __init__(self) -> None:
        self.counts = [0] * (len(BUCKETS) + 1)
        self.total = 0.0
        """The sum of all, in seconds."""

    def observe(self, seconds: float) -> None:
        self.counts[bisect_left(BUCKETS, seconds)] += 1
        self.total += seconds


class Metrics:
    """The counters of one program. The keys of each dictionary are its labels."""

    def __init__(self) -> None:
        self.requests: defaultdict[tuple[str, int], int] = defaultdict(int)
        """By provider and status."""
        self.succeeded = 0
        """Requests that were answered in full."""
        self.errors: defaultdict[tuple[str, str], int] = defaultdict(int)
        """By provider and type. A stream that broke is one, although its status was 200."""
        self.durations: defaultdict[str, Histogram] = defaultdict(Histogram)
        """By provider, from the first byte of a request to the last of its answer. Counts of tokens are not in it."""
        self.first_tokens: defaultdict[str, Histogram] = defaultdict(Histogram)
        """By provider, of streams that did not fail."""
        self.input_tokens: defaultdict[str, int] = defaultdict(int)
        self.output_tokens: defaultdict[str, int] = defaultdict(int)
        self.cached_tokens: defaultdict[str, int] = defaultdict(int)
        """By provider. Cached ones are not among the input's."""
        self.retries: defaultdict[str, int] = defaultdict(int)
        """By provider."""
        self.fallbacks: defaultdict[tuple[str, str, str], int] = defaultdict(int)
        """By the provider that failed, the one asked in its place, and the reason."""
        self.shed: defaultdict[str, int] = defaultdict(int)
        """Requests refused to protect the server, by reason."""
        self.rate_limited = 0
        """Requests refused because their client had made too many."""
        self.streaming = 0
        """Streams under way."""

    def count(self, record: RequestRecord) -> None:
        """Count a request that has ended."""
        provider = record.provider or NOBODY
        self.requests[provider, record.status] += 1
        if record.error_type is not None:
            self.errors[provider, record.error_type] += 1
        elif record.status < 400:
            self.succeeded += 1
        if record.provider is None or record.output_tokens is None:
            # Nobody was asked for an answer.
            return
        self.durations[provider].observe(record.duration_ms / 1000)
        if record.stream and record.ttft_ms is not None and record.error_type is None:
            self.first_tokens[provider].observe(record.ttft_ms / 1000)
        self.input_tokens[provider] += record.input_tokens or 0
        self.output_tokens[provider] += record.output_tokens
        self.cached_tokens[provider] += record.cache_read_tokens or 0
