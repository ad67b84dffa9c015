"""The command line: `lynkr serve` is the default command."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the process's exit code."""
    del argv
    print("not built yet", file=sys.stderr)
    return 1
