"""The long run: does the gateway's memory stay flat over thousands of requests?"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.cases import Case
from bench.gateway import Gateway
from bench.measure import drive
from bench.programs import BenchError, Programs

JSON_CASE = Case("memory json", "small", 16)
STREAM_CASE = Case("memory stream", "small", 16, stream=True, chunks=10, size=40)
BATCH = 250
WARM_UP_PART = 0.2


@dataclass(frozen=True, slots=True)
class Growth:
    """Resident bytes after `warm_up` requests and at the end (medians of several samples), and the line between."""

    warm_up: int
    requests: int
    start: float
    end: float
    slope_per_1000: float

    @property
    def bytes(self) -> float:
        return self.end - self.start


def growth(samples: list[tuple[int, int]]) -> Growth:
    """From (requests so far, resident bytes) in order, the first fifth being warm-up.

    Start and end are medians of up to five samples, so that one garbage collection does not decide. Raises ValueError
    with fewer than four samples after the warm-up.
    """
    warm_up = int(samples[-1][0] * WARM_UP_PART)
    counted = [(float(count), float(rss)) for count, rss in samples if count >= warm_up]
    if len(counted) < 4:
        raise ValueError("too few samples to see growth")
    edge = min(5, len(counted) // 2)
    slope = statistics.linear_regression(*zip(*counted, strict=True)).slope
    return Growth(
        warm_up,
        samples[-1][0],
        statistics.median(rss for _, rss in counted[:edge]),
        statistics.median(rss for _, rss in counted[-edge:]),
        slope * 1000,
    )


def run(
    gateway: Gateway, programs: Programs, directory: Path, requests: int, progress: Callable[[str], None]
) -> list[tuple[int, int]]:
    """Send `requests` in batches, JSON and streams in turn, and read the resident memory after each batch.

    Raises BenchError when a request fails: memory says nothing about work that was not done.
    """
    loads = [case.load(case.write_body(directory)) for case in (JSON_CASE, STREAM_CASE)]
    samples = [(0, gateway.rss_bytes())]
    while samples[-1][0] < requests:
        load = loads[len(samples) % len(loads)]
        batch = min(BATCH, requests - samples[-1][0])
        report = drive(replace(load, requests=batch), gateway, programs)
        if report.ok != report.requests:
            raise BenchError(f"{report.requests - report.ok} requests failed: {report.errors} {report.first_error}")
        samples.append((samples[-1][0] + report.requests, gateway.rss_bytes()))
        if len(samples) % 8 == 1:
            progress(f"{samples[-1][0]:>7,} requests  {samples[-1][1] / 1e6:7.1f} MB")
    return samples
