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
        # Imported late, so that --help and --version need not wait for a server, nor `explain` either.
        if arguments.command == "explain":
            from lynkr.cli.explain import explain

            return explain(
                arguments.env_file,
                text=arguments.text,
                file=arguments.file,
                lines=arguments.jsonl,
                as_json=arguments.json,
                mode=arguments.mode,
            )
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
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    commands.add_parser("serve", help="answer requests (the default)", description="Answer requests until interrupted.")
    _add_explain(
        commands.add_parser(
            "explain",
            help="tell how a request would be routed, and why",
            description="Tell the tier, the score and the model that a request would get, and what makes them. Nobody "
            "is asked, and nothing is kept: each request is judged alone, without its session.",
            epilog="Tiers are judged where none are set too. docs/routing.md explains tiers and scores.",
        )
    )
    return parser


def _add_explain(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("text", nargs="?", metavar="TEXT", help="what a user would say")
    source.add_argument(
        "--file",
        metavar="FILE",
        help="a request's body as JSON: of Anthropic's Messages API, or of OpenAI's Chat Completions or Responses API. "
        "- is standard input",
    )
    source.add_argument(
        "--jsonl",
        action="store_true",
        help='read requests from standard input, a JSON object on each line: {"id", "text"} or {"id", "messages", '
        '"system", "tools"}. Write {"id", "tier", "score", "method"} for each, in order. For a line that cannot be '
        'read it is {"id", "error"}, and at the end the exit code is 1',
    )
    parser.add_argument("--json", action="store_true", help="write JSON, as POST /routing/analyze answers")
    parser.add_argument(
        "--mode", choices=("auto", "standard", "weighted"), help="judge in this mode whatever ROUTING_MODE says"
    )


if __name__ == "__main__":
    sys.exit(main())
