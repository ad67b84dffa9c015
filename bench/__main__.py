"""Measure lynkr, or any gateway that speaks Anthropic Messages, against a mock upstream on this machine.

Run ./scripts/build first, or name a --command. docs/benchmarks.md says what the figures mean.

  scripts/bench --quick                        20 seconds, to see that nothing broke
  scripts/bench                                the whole matrix, both routes
  scripts/bench --compare "python old.pyz serve"   two gateways in turn, with ratios
  scripts/bench memory                         20,000 requests: does memory stay flat?
  scripts/bench routing                        how long a decision takes
  scripts/bench routing-quality                how often it is right, on labelled requests
"""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from bench import cases, measure, memory, report
from bench.gateway import ROUTES, Gateway, default_command, gateway, parse_command
from bench.payloads import JSON
from bench.programs import BenchError, Programs, Upstream, build, upstream
from bench.routing import evaluate, quality, timing

FAILED, CANNOT = 1, 2


def main(argv: list[str]) -> int:
    options = arguments(argv)
    signal.signal(signal.SIGTERM, end)
    if options.what in OFFLINE:
        return OFFLINE[options.what](options)
    try:
        programs = build()
        with tempfile.TemporaryDirectory(prefix="lynkr-bench-") as name, upstream(programs) as server:
            run = run_memory if options.what == "memory" else run_matrix
            return run(options, programs, server, Path(name))
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return CANNOT
    except KeyboardInterrupt:
        return 130


def arguments(argv: list[str]) -> argparse.Namespace:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--command", metavar="WORDS", help="gateway to measure (default: python dist/lynkr.pyz serve)")
    common.add_argument("--env", metavar="KEY=VALUE", action="append", default=[], help="more environment for gateways")
    common.add_argument("--json", metavar="FILE", type=Path, help="also write every figure to FILE")

    parser = argparse.ArgumentParser(
        prog="scripts/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="what", required=True, metavar="{matrix,memory,routing,routing-quality}")
    matrix = commands.add_parser("matrix", parents=[common], help="the matrix of cases (default)")
    matrix.add_argument("--compare", metavar="WORDS", help="a second gateway, measured in alternation with the first")
    matrix.add_argument("--route", choices=[*ROUTES, "all"], help="convert: to OpenAI Chat; passthrough; default: all")
    matrix.add_argument("--only", metavar="TEXT", action="append", help="only cases whose name contains TEXT")
    matrix.add_argument("--list", action="store_true", help="print the names of the cases and stop")
    matrix.add_argument("--rounds", type=positive, metavar="N", help="rounds per case; medians are shown (default 3)")
    matrix.add_argument("--seconds", type=float, metavar="N", help="length of a round (default 2)")
    matrix.add_argument("--quick", action="store_true", help="one short round of the convert route without c=256")
    matrix.add_argument("--check", action="store_true", help="exit 1 when a mark of docs/benchmarks.md is missed")
    matrix.add_argument("--profile", metavar="FILE", type=Path, help="run the gateway under cProfile into FILE")
    long_run = commands.add_parser("memory", parents=[common], help="20,000 requests: memory must stay flat")
    long_run.add_argument("--route", choices=list(ROUTES), default="convert")
    long_run.add_argument("--requests", type=positive, default=20_000, metavar="N")
    long_run.add_argument("--limit-mb", type=float, default=8.0, metavar="N", help="growth that fails (default 8)")
    routing = commands.add_parser("routing", help="microseconds that a routing decision takes, and where they go")
    routing.add_argument("--mode", choices=["auto", "standard", "weighted"], default="auto", help="ROUTING_MODE")
    routing.add_argument("--runs", type=positive, default=timing.RUNS, metavar="N")
    labelled = commands.add_parser("routing-quality", help="acceptable tiers, under- and over-routing")
    labelled.add_argument("--half", choices=["tune", "validate"], help="only this half of the requests (default: each)")
    labelled.add_argument("--brief", action="store_true", help="no tables by language and kind")
    for parser_of in (routing, labelled):
        parser_of.add_argument("--check", action="store_true", help="exit 1 when a mark is missed")

    if not argv or argv[0] not in {"matrix", "memory", *OFFLINE, "-h", "--help"}:
        argv = ["matrix", *argv]
    return parser.parse_args(argv)


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def end(signum: int, _frame: FrameType | None) -> None:
    """Leave through every `finally`, so that what was started is ended."""
    raise SystemExit(128 + signum)


def environment(options: argparse.Namespace) -> dict[str, str]:
    pairs = [text.partition("=") for text in options.env]
    if not all(key and equals for key, equals, _ in pairs):
        raise BenchError("--env wants KEY=VALUE")
    return {key: value for key, _, value in pairs}


def command_of(text: str | None) -> list[str]:
    return parse_command(text) if text is not None else default_command()


def profiled(command: list[str], file: Path) -> list[str]:
    """The same Python program under cProfile, which writes when the program ends by itself on SIGTERM."""
    if "python" not in Path(command[0]).name or len(command) < 2:
        raise BenchError("--profile needs a command that begins with a Python")
    return [command[0], "-m", "cProfile", "-o", str(file.absolute()), *command[1:]]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run_matrix(options: argparse.Namespace, programs: Programs, server: Upstream, directory: Path) -> int:
    seconds = options.seconds or (0.7 if options.quick else 2.0)
    rounds = options.rounds or (1 if options.quick else 3)
    chosen = [
        case
        for case in cases.matrix(seconds=seconds, quick=options.quick)
        if not options.only or any(text in case.name for text in options.only)
    ]
    if options.list:
        print("\n".join(case.name for case in chosen))
        return 0
    if not chosen:
        raise BenchError("no case has such a name; --list shows them")
    commands = {"lynkr": command_of(options.command)}
    if options.compare is not None:
        commands = {"A": command_of(options.command), "B": command_of(options.compare)}
    if options.profile:
        first = next(iter(commands))
        commands[first] = profiled(commands[first], options.profile)
        say("bench: under cProfile the figures are inflated; read the profile, not them")
    extra = environment(options)
    machine = report.machine()
    print(" · ".join(f"{key} {value}" for key, value in machine.items()))
    for name, command in commands.items():
        print(f"{name}: {' '.join(command)}")

    names = list(commands)
    document: list[JSON] = []
    failed, missed = 0, 0
    route = options.route or ("convert" if options.quick else "all")
    for one in ROUTES if route == "all" else [route]:
        results = measure_route(one, commands, chosen, rounds, programs, server, directory, extra)
        print(f"\n== {one}: {rounds} rounds of {seconds:g} s\n\n{report.tables(results, names)}\n")
        for line in report.first_errors(results):
            print(f"error: {line}")
        if one == "convert":
            for reached, sentence in report.marks(results, names[0]):
                print(f"{'reached' if reached else 'MISSED '}  {sentence}")
                missed += not reached
        failed += report.failed(results)
        document += report.as_json(one, results)
    if options.json:
        taken = datetime.now(UTC).isoformat(timespec="seconds")
        text = json.dumps({"taken": taken, "machine": machine, "commands": commands, "cases": document}, indent=1)
        options.json.write_text(text + "\n")
    if failed:
        print(f"bench: {failed} requests failed: the figures of those cases do not count", file=sys.stderr)
    return FAILED if failed or (options.check and missed) else 0


def measure_route(
    route: str,
    commands: dict[str, list[str]],
    chosen: list[cases.Case],
    rounds: int,
    programs: Programs,
    server: Upstream,
    directory: Path,
    extra: dict[str, str],
) -> list[measure.Result]:
    home = directory / route
    home.mkdir()
    with contextlib.ExitStack() as stack:
        gateways: list[Gateway] = [
            stack.enter_context(gateway(name, command, route, server.port, home, extra))
            for name, command in commands.items()
        ]
        for running in gateways:
            measure.warm_up(running, chosen, programs, home)
        results = []
        for case in chosen:
            say(f"{route}: {case.name}")
            results.append(measure.measure(case, gateways, server, programs, home, rounds))
        return results


def run_routing(options: argparse.Namespace) -> int:
    text, reached = timing.report(options.mode, options.runs)
    print(text)
    return FAILED if options.check and not reached else 0


def run_memory(options: argparse.Namespace, programs: Programs, server: Upstream, directory: Path) -> int:
    command = command_of(options.command)
    with gateway("gateway", command, options.route, server.port, directory, environment(options)) as running:
        samples = memory.run(running, programs, directory, options.requests, say)
    try:
        growth = memory.growth(samples)
    except ValueError as error:
        raise BenchError(f"{error}: use more --requests") from None
    print(
        f"{options.route}: {growth.start / 1e6:.1f} MB after {growth.warm_up:,} requests, {growth.end / 1e6:.1f} MB "
        f"after {growth.requests:,}: {growth.bytes / 1e6:+.1f} MB, "
        f"{growth.slope_per_1000 / 1e3:+.1f} kB per 1,000 requests"
    )
    if options.json:
        options.json.write_text(json.dumps({"command": command, "route": options.route, "rss": samples}) + "\n")
    if growth.bytes > options.limit_mb * 1e6:
        print(f"MISSED   growth is above {options.limit_mb:g} MB")
        return FAILED
    return 0


def run_routing_quality(options: argparse.Namespace) -> int:
    by_length = quality.by_length(quality.cases("tune"))
    misses = []
    for half in [options.half] if options.half else quality.HALVES:
        judged = quality.judge(quality.cases(half), quality.by_words)
        print(quality.report(f"{half}, prompts", judged, details=not options.brief))
        misses += [f"{half}: {miss}" for miss in quality.missed(judged)]
        print(quality.report(f"{half}, length only", quality.judge(quality.cases(half), by_length), details=False))
        print()
    print(evaluate.report())
    for miss in misses:
        print(f"MISSED   {miss}")
    return FAILED if options.check and misses else 0


OFFLINE: dict[str, Callable[[argparse.Namespace], int]] = {
    "routing": run_routing,
    "routing-quality": run_routing_quality,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
