"""Run a case in rounds: directly against the upstream, then through each gateway, taking turns."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.cases import Case
from bench.gateway import Gateway
from bench.programs import Load, LoadReport, Programs, Upstream

# A gateway's first requests import, compile and connect; a case's first requests find cold caches. Connections and
# seconds for each kind of request.
WARM_UP = ((16, 0.7), (64, 0.2))
CASE_WARM_UP_S = 0.3
DIRECT_S = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """One gateway in one round of one case.

    `other_cpus`: how many CPUs were busy with something else than this benchmark. What it shows above 0.1 or so is a
    neighbour, and a reason to measure again.
    """

    report: LoadReport
    direct: LoadReport
    cpu_s: float
    rss_before: int
    rss_after: int
    upstream_connections: int
    other_cpus: float

    @property
    def cpu_ms_per_request(self) -> float:
        return self.cpu_s * 1e3 / max(self.report.requests, 1)

    @property
    def cpu_us_per_chunk(self) -> float:
        """The whole CPU time over the answers' chunks: a stream's request and head are in it."""
        return self.cpu_s * 1e6 / max(self.report.chunks, 1)


@dataclass(frozen=True, slots=True)
class Result:
    """A case, and for each gateway's name its rounds."""

    case: Case
    runs: dict[str, list[Run]]

    def median(self, gateway: str, figure: Callable[[Run], float]) -> float:
        return statistics.median(figure(run) for run in self.runs[gateway])

    def spread(self, gateway: str, figure: Callable[[Run], float]) -> float:
        """Half the distance between the highest and the lowest round, as a part of the median; 0 for one round."""
        values = [figure(run) for run in self.runs[gateway]]
        median = statistics.median(values)
        return (max(values) - min(values)) / 2 / median if median else 0.0

    def errors(self, gateway: str) -> dict[str, int]:
        total: dict[str, int] = {}
        for run in self.runs[gateway]:
            for name, count in run.report.errors.items():
                total[name] = total.get(name, 0) + count
        return total


def drive(load: Load, gateway: Gateway, programs: Programs) -> LoadReport:
    """Run `load` against the gateway. Raises BenchError when nothing can be measured or the gateway has ended."""
    try:
        return load.run(programs, gateway.port)
    finally:
        # Says more than a connection that was refused.
        gateway.check()


def warm_up(gateway: Gateway, cases: Iterable[Case], programs: Programs, directory: Path) -> None:
    """Send unmeasured requests of both bodies, streamed and not, before the first case."""
    kinds = {(case.body, case.stream): replace(case, name="warm up", gap_ms=0) for case in cases}
    for case in kinds.values():
        load = replace(case.load(case.write_body(directory)), requests=0, ramp_ms=0)
        for connections, seconds in WARM_UP:
            drive(replace(load, connections=connections, seconds=seconds), gateway, programs)


def measure(
    case: Case,
    gateways: Sequence[Gateway],
    upstream: Upstream,
    programs: Programs,
    directory: Path,
    rounds: int,
) -> Result:
    """Run `case` `rounds` times through every gateway; who goes first changes from round to round.

    Requests that fail are in the runs' reports. Raises BenchError when a gateway ends or nothing can be measured.
    """
    body = case.write_body(directory)
    load = case.load(body)
    direct_load = _shorter(load)
    runs: dict[str, list[Run]] = {gateway.name: [] for gateway in gateways}
    if not case.gap_ms:
        for gateway in gateways:
            drive(replace(load, seconds=CASE_WARM_UP_S), gateway, programs)
    for number in range(rounds):
        direct = direct_load.run(programs, upstream.port)
        for gateway in gateways if number % 2 == 0 else reversed(gateways):
            runs[gateway.name].append(_run(load, gateway, upstream, programs, direct))
    return Result(case, runs)


def _run(load: Load, gateway: Gateway, upstream: Upstream, programs: Programs, direct: LoadReport) -> Run:
    connections = upstream.counters()["connections"]
    rss_before = gateway.rss_bytes()
    begun, busy, ours, cpu = time.monotonic(), _machine_busy_s(), _own_cpu_s(upstream), gateway.cpu_s()
    report = drive(load, gateway, programs)
    cpu = gateway.cpu_s() - cpu
    others = _machine_busy_s() - busy - (_own_cpu_s(upstream) - ours) - cpu
    wall = time.monotonic() - begun
    rss_after = gateway.rss_bytes()
    # Reading the counters takes a connection too.
    opened = upstream.counters()["connections"] - connections - 1
    return Run(report, direct, cpu, rss_before, rss_after, opened, max(others, 0.0) / wall)


def _machine_busy_s() -> float:
    """Time that all CPUs of the machine were not idle; what a hypervisor took away (steal) counts as busy."""
    fields = Path("/proc/stat").read_text().splitlines()[0].split()[1:9]
    idle, iowait = fields[3:5]
    return (sum(map(int, fields)) - int(idle) - int(iowait)) / os.sysconf("SC_CLK_TCK")


def _own_cpu_s(upstream: Upstream) -> float:
    """CPU time of the upstream, of this process, and of the load generators that have ended."""
    return upstream.cpu_s() + sum(os.times()[:4])


def _shorter(load: Load) -> Load:
    """The direct run: the upstream is fast and steady, so less is enough; every connection still gets its request."""
    if load.seconds:
        return replace(load, seconds=min(load.seconds, DIRECT_S))
    return replace(load, requests=min(load.requests, load.connections))
