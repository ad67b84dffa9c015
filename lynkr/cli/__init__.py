"""The command line. `lynkr` alone serves."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence

from lynkr.version import commit, version


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the process's exit code."""
    arguments = _parser().parse_args(argv)
    try:
        # Imported late, so that --help and --version need not wait for a server.
        from lynkr.cli.serve import serve
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return serve(arguments.env_file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lynkr",
        description="A self-hosted LLM gateway: Claude Code and other Anthropic-compatible clients on any provider.",
        epilog="Settings come from the environment and from .env; docs/configuration.md lists them all. "
        "Connect Claude Code with ANTHROPIC_BASE_URL=http://127.0.0.1:8081 and any ANTHROPIC_API_KEY.",
    )
    known = commit()
    parser.add_argument("--version", action="version", version=f"lynkr {version()}" + (f" ({known})" if known else ""))
    parser.add_argument("--env-file", metavar="FILE", help="read settings from FILE instead of .env")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    commands.add_parser("serve", help="answer requests (the default)", description="Answer requests until interrupted.")
    return parser


if __name__ == "__main__":
    sys.exit(main())
