"""What the strict judges of upstream requests share: the refusal, and reading JSON as a careful server does."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from tests.support.upstream import Request

JSONObject = dict[str, object]

OWN_HEADER = re.compile(r"(?i)^x-lynkr-")
"""What the gateway tells its clients; at an upstream it is a leak."""

CLIENT_HEADER = re.compile(r"(?i)^x-claude-")
"""What Claude Code tells the server it talks to; no business of another vendor."""


class RefusalError(Exception):
    """The vendor's API would answer with this status and these parts of its error object."""

    def __init__(
        self, status: int, message: str, *, error_type: str, param: str | None = None, code: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.error_type = error_type
        self.param = param
        self.code = code


def media_type(request: Request) -> str:
    return (request.header("content-type") or "").partition(";")[0].strip().lower()


def bearer_token(request: Request) -> str | None:
    scheme, _, token = (request.header("authorization") or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def parse(body: bytes) -> object:
    """Parse JSON as RFC 8259 has it: UTF-8, no NaN, no name twice in an object. Raises ValueError."""
    return json.loads(body.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant)


def _unique(pairs: list[tuple[str, object]]) -> JSONObject:
    value = dict(pairs)
    if len(value) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the name {next(n for n in names if names.count(n) > 1)!r} stands twice in one object")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
