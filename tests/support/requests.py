"""Requests made by hand, for testing the judges themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.support.upstream import Connection, Request


def make_request(
    body: object, headers: Mapping[str, str], *, target: str = "/", method: str = "POST", json_body: bool = True
) -> Request:
    """json_body: whether `body` is a value to serialise; else it is the bytes to send."""
    raw = json.dumps(body).encode() if json_body else body
    assert isinstance(raw, bytes)
    return Request(
        method=method,
        target=target,
        headers=list(headers.items()),
        body=raw,
        connection=Connection(opened_at=0.0),
        arrived_at=0.0,
    )
