"""The figures of a run, and what was wrong with it as a whole."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from chaos.run import Result
from chaos.traffic import JSON
from chaos.verdict import LEFT

MB = 1_000_000

_WARM_UP = 0.2
"""The part of a run in which memory is not looked at."""

_LONG = 30.0
"""Seconds after which memory has to be flat."""


def growth(result: Result) -> tuple[float, float]:
    """Median memory in the first and in the last third of the run after its warm-up, in bytes."""
    warm, third = _WARM_UP * result.seconds, (1 - _WARM_UP) * result.seconds / 3
    first = [rss for when, rss in result.memory if warm <= when < warm + third]
    last = [rss for when, rss in result.memory if when >= warm + 2 * third]
    return statistics.median(first), statistics.median(last)


def check(result: Result, limit_mb: float) -> None:
    """Note what must not be when all is over: lost records, memory that has grown, descriptors that stay open."""
    ledger = result.ledger
    logged = [(str(line["requestId"]), line["status"]) for line in _records(result)]
    _check_records(result, "the log", logged)
    _check_records(result, "the database", result.rows)
    first, last = growth(result)
    # In a short run the gateway is still filling its caches.
    if result.seconds > _LONG and last - first > limit_mb * MB:
        ledger.violation(f"memory has grown by {(last - first) / MB:.1f} MB")
    for line in result.log:
        # That wrong settings are refused is logged as an error, and is none.
        expected = line["msg"] == "request" or (line.get("logger") == "lynkr.cli.reload" and "err" not in line)
        if line["level"] == "error" and not expected:
            ledger.violation(f"the log has an error: {line}")
    if result.exit_code != 0:
        ledger.violation(f"the gateway ended with {result.exit_code}, though nothing was under way any more")
    before, after = result.descriptors
    if after > before:
        ledger.violation(f"{after} descriptors are open, and {before} were before")


def _check_records(result: Result, place: str, records: Sequence[tuple[str, JSON]]) -> None:
    """Note requests that have no record in `place`, or more than one, or one that says something else."""
    ledger = result.ledger
    if len(records) != ledger.sent:
        ledger.violation(f"{ledger.sent} requests, and {len(records)} records of them in {place}")
    statuses = dict(records)
    if len(statuses) < len(records):
        ledger.violation(f"{len(records) - len(statuses)} requests have more than one record in {place}")
    for name, status in ledger.answered.items():
        if statuses.get(name) != status:
            ledger.violation(f"{name} was answered with {status}; {place} says {statuses.get(name)}")


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
        "records": f"{len(records):,} in the log, {len(result.rows):,} in the database",
        "left": f"{ledger.endings[LEFT]:,} clients, of which {left:,} before their answer was sent",
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
