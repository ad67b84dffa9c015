"""Tables for people and JSON for later comparison."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.cases import COLLAPSE, MARKS
from bench.measure import Result, Run
from bench.payloads import JSON

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A column: its title, its value in one run, and whether a smaller value is better."""

    key: str
    title: str
    value: Callable[[Run], float]
    digits: int
    spread: bool = False


OTHERS = Figure("other_cpus", "other CPUs", lambda run: run.other_cpus, 1)
JSON_FIGURES = (
    Figure("requests_per_s", "req/s", lambda run: run.report.requests_per_s, 0),
    Figure("cpu_ms_per_request", "CPU ms/req", lambda run: run.cpu_ms_per_request, 2, spread=True),
    Figure("added_p50_ms", "added p50 ms", lambda run: run.report.latency_ms.p50 - run.direct.latency_ms.p50, 2),
    Figure("added_p99_ms", "added p99 ms", lambda run: run.report.latency_ms.p99 - run.direct.latency_ms.p99, 2),
    Figure("direct_p50_ms", "direct p50", lambda run: run.direct.latency_ms.p50, 2),
    Figure("direct_p99_ms", "direct p99", lambda run: run.direct.latency_ms.p99, 2),
    OTHERS,
)
STREAM_FIGURES = (
    Figure(
        "chunks_per_s", "chunks/s", lambda run: run.report.chunks / run.report.wall_s if run.report.wall_s else 0, 0
    ),
    Figure("cpu_us_per_chunk", "CPU µs/chunk", lambda run: run.cpu_us_per_chunk, 0, spread=True),
    Figure("first_chunk_p50_ms", "first p50 ms", lambda run: run.report.first_chunk_ms.p50, 1),
    Figure("first_chunk_p99_ms", "first p99 ms", lambda run: run.report.first_chunk_ms.p99, 1),
    Figure("direct_first_chunk_p50_ms", "direct p50", lambda run: run.direct.first_chunk_ms.p50, 1),
    Figure("chunk_late_p50_ms", "late p50 ms", lambda run: run.report.chunk_late_ms.p50, 2),
    Figure("chunk_late_p99_ms", "late p99 ms", lambda run: run.report.chunk_late_ms.p99, 2),
    Figure("direct_chunk_late_p99_ms", "direct p99", lambda run: run.direct.chunk_late_ms.p99, 2),
    OTHERS,
)


def figures(result: Result) -> tuple[Figure, ...]:
    return STREAM_FIGURES if result.case.stream else JSON_FIGURES


def tables(results: Sequence[Result], names: Sequence[str]) -> str:
    """One table for JSON answers and one for streams; with two gateways a line each and their ratio below."""
    parts = []
    for title, stream in (("JSON answers", False), ("Streams", True)):
        rows = [row for result in results if result.case.stream is stream for row in _rows(result, names)]
        if rows:
            columns = STREAM_FIGURES if stream else JSON_FIGURES
            head = [title, *(figure.title for figure in columns), "RSS MB", "errors"]
            parts.append(_align([head, *rows]))
    return "\n\n".join(parts)


def _rows(result: Result, names: Sequence[str]) -> Iterable[list[str]]:
    several = len(names) > 1
    for name in names:
        runs = result.runs[name]
        row = [f"{result.case.name}  {name}" if several else result.case.name]
        for figure in figures(result):
            text = f"{result.median(name, figure.value):,.{figure.digits}f}"
            if figure.spread and len(runs) > 1:
                text += f" ±{result.spread(name, figure.value):.0%}"
            row.append(text)
        row.append(f"{runs[0].rss_before / MB:.0f}→{runs[-1].rss_after / MB:.0f}")
        row.append(", ".join(f"{count} {error}" for error, count in result.errors(name).items()) or "-")
        yield row
    if several:
        ratios = [f"{result.case.name}  {names[0]} / {names[1]}"]
        for figure in figures(result):
            if figure.key.startswith("direct") or figure is OTHERS:
                ratios.append("")
                continue
            first, second = (result.median(name, figure.value) for name in names)
            ratios.append(f"×{first / second:.2f}" if second else "-")
        yield [*ratios, "", ""]


def _align(rows: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
    lines.insert(1, "-" * len(lines[0]))
    return "\n".join(line.rstrip() for line in lines)


def marks(results: Sequence[Result], name: str) -> list[tuple[bool, str]]:
    """For each mark whose cases were run: whether gateway `name` reached it, and a sentence."""
    by_name = {result.case.name: result for result in results}
    verdicts = []
    for mark in MARKS:
        if mark.case in by_name:
            value = by_name[mark.case].median(name, lambda run: run.cpu_ms_per_request)
            verdicts.append((value <= mark.cpu_ms, f"{mark.case}: {value:.2f} CPU ms/req, mark {mark.cpu_ms:.2f}"))
    for body in ("small", "big"):
        few, many = by_name.get(f"json {body} c=16"), by_name.get(f"json {body} c=256")
        if few and many:
            part = _rate(many, name) / max(_rate(few, name), 1e-9)
            verdicts.append((part >= COLLAPSE, f"json {body}: c=256 does {part:.0%} of c=16, mark {COLLAPSE:.0%}"))
    return verdicts


def _rate(result: Result, name: str) -> float:
    return result.median(name, lambda run: run.report.requests_per_s)


def failed(results: Iterable[Result]) -> int:
    """How many measured requests, direct ones included, were not answered as expected."""
    return sum(
        run.report.requests - run.report.ok + run.direct.requests - run.direct.ok
        for result in results
        for runs in result.runs.values()
        for run in runs
    )


def first_errors(results: Iterable[Result]) -> list[str]:
    """The beginning of the first bad answer of every case that has one."""
    lines = []
    for result in results:
        for name, runs in result.runs.items():
            texts = [text for run in runs for text in (run.report.first_error, run.direct.first_error) if text]
            lines += [f"{result.case.name} {name}: {text}" for text in texts[:1]]
    return lines


def machine() -> dict[str, JSON]:
    """What the figures were taken on."""
    model = "unknown"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return {
        "cpu": model,
        "cpus": len(os.sched_getaffinity(0)),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "load_average": os.getloadavg()[0],
    }


def as_json(route: str, results: Sequence[Result]) -> list[JSON]:
    """Every figure of every case, with the values of the single rounds."""
    return [
        {
            "route": route,
            "case": asdict(result.case),
            "gateways": {
                name: {
                    **{
                        figure.key: {
                            "median": statistics.median(values := [figure.value(run) for run in runs]),
                            "rounds": values,
                        }
                        for figure in figures(result)
                    },
                    "latency_ms": [asdict(run.report.latency_ms) for run in runs],
                    "requests": [run.report.requests for run in runs],
                    "errors": result.errors(name),
                    "rss_before_bytes": runs[0].rss_before,
                    "rss_after_bytes": runs[-1].rss_after,
                    "upstream_connections_opened": [run.upstream_connections for run in runs],
                }
                for name, runs in result.runs.items()
            },
        }
        for result in results
    ]
