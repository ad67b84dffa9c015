"""The figures of a run, and what was wrong with it as a whole."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping

from chaos.run import Result
from chaos.traffic import JSON
from chaos.verdict import LEFT

MB = 1_000_000

_LONG = 30.0
"""Seconds after which memory has to be flat."""


def growth(result: Result) -> tuple[float, float]:
    """Median memory in the first and in the last third of the run, in bytes."""
    third = result.seconds / 3
    first = [rss for when, rss in result.memory if when < third]
    last = [rss for when, rss in result.memory if when >= 2 * third]
    return statistics.median(first), statistics.median(last)


def check(result: Result, limit_mb: float) -> None:
    """Note what must not be when all is over: lost records, memory that has grown, descriptors that stay open."""
    ledger = result.ledger
    records = Counter(str(record["requestId"]) for record in _records(result))
    if records.total() != ledger.sent:
        ledger.violation(f"{ledger.sent} requests, and {records.total()} records of them")
    if doubled := [name for name, count in records.items() if count > 1]:
        ledger.violation(f"{len(doubled)} requests have more than one record: {doubled[:3]}")
    statuses = {str(record["requestId"]): record["status"] for record in _records(result)}
    for name, status in ledger.answered.items():
        if statuses.get(name) != status:
            ledger.violation(f"{name} was answered with {status}; its record says {statuses.get(name)}")
    first, last = growth(result)
    # In a short run the gateway is still filling its caches.
    if result.seconds > _LONG and last - first > limit_mb * MB:
        ledger.violation(f"memory has grown by {(last - first) / MB:.1f} MB")
    for line in result.log:
        if line["level"] == "error" and line["msg"] != "request":
            ledger.violation(f"the log has an error: {line}")
    if result.exit_code != 0:
        ledger.violation(f"the gateway ended with {result.exit_code}, though nothing was under way any more")
    before, after = result.descriptors
    if after > before:
        ledger.violation(f"{after} descriptors are open, and {before} were before")


def figures(result: Result) -> str:
    """Everything that was counted."""
    ledger, records = result.ledger, list(_records(result))
    first, last = growth(result)
    left = sum(record["status"] == 499 for record in records)
    rows = {
        "requests": f"{ledger.sent:,} in {result.seconds:.0f} s",
        "endings": _counts(ledger.endings),
        "statuses": _counts(ledger.statuses),
        "upstreams dealt": _counts({fault.value: count for fault, count in ledger.dealt.items()}),
        "most at once": _counts(result.most_at_once),
        "disturbances": _counts(ledger.disturbances),
        "repetitions": f"{sum(_number(record.get('retries')) for record in records):,}",
        "fallbacks": _counts(Counter(str(record["fallbackReason"]) for record in records if "fallback" in record)),
        "breakers": f"opened {_logged(result, 'lynkr.gateway.breaker', 'warn'):,} times",
        "records": f"{len(records):,}, of which {left:,} say that the client left (and {ledger.endings[LEFT]:,} did)",
        "memory": f"{first / MB:.1f} MB in the first third, {last / MB:.1f} MB in the last: {(last - first) / MB:+.1f}",
        "descriptors": "{} before, {} after".format(*result.descriptors),
        "violations": f"{ledger.violations}",
    }
    return "\n".join(f"{name:16} {value}" for name, value in rows.items())


def _records(result: Result) -> Iterable[dict[str, JSON]]:
    return (line for line in result.log if line["msg"] == "request" and line["path"] == "/v1/messages")


def _logged(result: Result, logger: str, level: str) -> int:
    return sum(line.get("logger") == logger and line["level"] == level for line in result.log)


def _number(value: JSON) -> int:
    return value if isinstance(value, int) else 0


def _counts(counts: Mapping[str, int] | Mapping[int, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda item: -item[1])) or "none"
