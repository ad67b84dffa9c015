"""The arithmetic between runs and tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench import memory, report
from bench.cases import MARKS, Case, matrix
from bench.measure import Result, Run
from bench.programs import LoadReport, Times


def load_report(*, p50: float = 0.0, p99: float = 0.0, rate: float = 100.0, failed: int = 0) -> LoadReport:
    times = Times(count=1000, p50=p50, p99=p99)
    errors = {"short": failed} if failed else {}
    return LoadReport(
        1000,
        1000 - failed,
        2.0,
        rate,
        16,
        0,
        50_000,
        0,
        errors,
        {},
        "cut" if failed else "",
        times,
        times,
        times,
        times,
    )


def run(cpu_s: float, **options: float) -> Run:
    failed = int(options.pop("failed", 0))
    return Run(
        load_report(failed=failed, **options), load_report(p50=0.5, p99=1.0), cpu_s, 40_000_000, 41_000_000, 16, 0.0
    )


def result(case: str, **runs: list[Run]) -> Result:
    return Result(Case(case, "small", 16), runs)


def test_figures_of_one_run() -> None:
    one = run(2.5, p50=3.0, p99=9.0)
    assert one.cpu_ms_per_request == 2.5
    assert one.cpu_us_per_chunk == 50.0
    values = {figure.key: figure.value(one) for figure in report.JSON_FIGURES}
    assert values["added_p50_ms"] == 2.5
    assert values["added_p99_ms"] == 8.0
    assert values["direct_p50_ms"] == 0.5


def test_median_and_spread() -> None:
    three = result("json small c=16", lynkr=[run(1.0), run(3.0), run(2.0)])
    assert three.median("lynkr", lambda one: one.cpu_s) == 2.0
    assert three.spread("lynkr", lambda one: one.cpu_s) == 0.5


def test_the_ratio_is_first_over_second() -> None:
    both = result("json small c=16", A=[run(1.0, rate=200)], B=[run(2.0, rate=100)])
    lines = report.tables([both], ["A", "B"]).splitlines()
    assert lines[-1].split()[:8] == ["json", "small", "c=16", "A", "/", "B", "×2.00", "×0.50"]


def test_errors_are_shown_and_counted() -> None:
    bad = result("json small c=16", lynkr=[run(1.0, failed=3), run(1.0, failed=4)])
    assert bad.errors("lynkr") == {"short": 7}
    assert report.failed([bad]) == 7
    assert "7 short" in report.tables([bad], ["lynkr"])
    assert report.first_errors([bad]) == ["json small c=16 lynkr: cut"]


def test_failures_of_the_direct_run_count_too() -> None:
    one = replace(run(1.0), direct=load_report(failed=2))
    assert report.failed([result("json small c=16", lynkr=[one])]) == 2


@pytest.mark.parametrize(("cpu_s", "reached"), [(1.6, True), (1.7, False)])
def test_marks(cpu_s: float, reached: bool) -> None:
    [(verdict, sentence)] = report.marks([result("json small c=16", lynkr=[run(cpu_s)])], "lynkr")
    assert verdict is reached
    assert sentence.startswith("json small c=16")


@pytest.mark.parametrize(("rate", "reached"), [(60, True), (40, False)])
def test_collapse(rate: float, reached: bool) -> None:
    few = result("json big c=16", lynkr=[run(1.0, rate=100)])
    many = result("json big c=256", lynkr=[run(1.0, rate=rate)])
    assert report.marks([few, many], "lynkr")[-1][0] is reached


def test_every_mark_has_its_case() -> None:
    names = {case.name for case in matrix(seconds=1, quick=False)}
    assert {mark.case for mark in MARKS} <= names
    assert len(names) == 12
    assert {case.name for case in matrix(seconds=1, quick=True)} <= names


def test_every_case_is_bounded() -> None:
    for quick in (False, True):
        for case in matrix(seconds=1, quick=quick):
            assert case.requests > 0
            assert case.seconds > 0 or case.gap_ms * case.chunks * case.requests / case.connections < 10_000


def test_growth_ignores_warm_up_and_noise() -> None:
    samples = [(i * 100, 50_000_000 + min(i, 20) * 1_000_000 + (i % 3) * 100_000) for i in range(101)]
    flat = memory.growth(samples)
    assert abs(flat.bytes) <= 200_000
    assert abs(flat.slope_per_1000) < 100_000
    leak = memory.growth([(count, rss + count * 1000) for count, rss in samples])
    assert leak.bytes == pytest.approx(7_600_000, rel=0.05)
    assert leak.slope_per_1000 == pytest.approx(1_000_000, rel=0.05)


def test_growth_needs_samples() -> None:
    with pytest.raises(ValueError, match="too few"):
        memory.growth([(0, 1), (100, 1), (200, 1)])
