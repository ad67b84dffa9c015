"""A gateway with one defect, for the chaos run to find: `python -m tests.chaos.sabotage DEFECT serve`."""

from __future__ import annotations

import itertools
import logging
import sys

from lynkr.cli import main
from lynkr.server.asgi import Request

_count = itertools.count(1)
_send_body = Request.send_body


async def _send_without_errors(self: Request, data: bytes, *, more: bool) -> None:
    await _send_body(self, b"" if b"event: error" in data else data, more=more)


class _Forgetful(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return next(_count) % 50 != 0


if __name__ == "__main__":
    match sys.argv.pop(1):
        case "ends broken streams as if complete":
            Request.send_body = _send_without_errors  # type: ignore[method-assign]
        case "loses records":
            logging.getLogger("lynkr.request").addFilter(_Forgetful())
        case defect:
            raise SystemExit(f"no such defect: {defect}")
    sys.exit(main())
