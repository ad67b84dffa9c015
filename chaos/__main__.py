"""Let everything around a gateway fail for a while, and see that every request has one right ending.

Mixed traffic goes through a real gateway to two upstreams on this machine, which fail in all the ways that upstreams
have; they are restarted, the gateway's settings change, clients leave. Ten minutes of that are one here: what waits for
seconds in use waits for tenths. Exit code 1 and the stories of the requests tell of what must not be.

  scripts/chaos                      a minute
  scripts/chaos --seconds 600        ten
  scripts/chaos --seed 7             other faults; the same seed deals the same
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

import trio

from bench.gateway import parse_command
from bench.programs import REPOSITORY, BenchError
from chaos.report import check, figures
from chaos.run import Plan, run

FAILED, CANNOT = 1, 2


def main(argv: list[str]) -> int:
    options = arguments(argv)
    signal.signal(signal.SIGTERM, end)
    command, environment = [sys.executable, "-m", "lynkr", "serve"], {"PYTHONPATH": str(REPOSITORY)}
    try:
        if options.command is not None:
            command, environment = parse_command(options.command), {}
        plan = Plan(options.seed, options.seconds, options.clients, command, environment)
        with tempfile.TemporaryDirectory(prefix="lynkr-chaos-") as name:
            result = trio.run(run, plan, Path(name))
    except BaseExceptionGroup as group:
        # What ends the run comes out of the nurseries in groups.
        reason = only(group)
        if isinstance(reason, BenchError):
            print(f"chaos: {reason}", file=sys.stderr)
            return CANNOT
        if isinstance(reason, SystemExit | KeyboardInterrupt):
            raise reason from None
        raise
    check(result, options.limit_mb)
    print(figures(result))
    for told in result.ledger.told:
        print(f"\nVIOLATION: {told}")
    return FAILED if result.ledger.violations else 0


def arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/chaos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60.0, metavar="N", help="how long (default 60)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="what is dealt (default 1)")
    parser.add_argument("--clients", type=int, default=16, metavar="N", help="clients at once (default 16)")
    parser.add_argument("--command", metavar="WORDS", help="gateway to run (default: the code of this repository)")
    parser.add_argument("--limit-mb", type=float, default=16.0, metavar="N", help="growth that fails (default 16)")
    return parser.parse_args(argv)


def only(error: BaseException) -> BaseException:
    """The one exception in a group."""
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]
    return error


def end(signum: int, _frame: FrameType | None) -> None:
    """Leave through every `finally`, so that what was started is ended."""
    raise SystemExit(128 + signum)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
