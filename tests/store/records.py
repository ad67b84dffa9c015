"""Records to write, and a way to see what was written that is not the product's own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from lynkr.observe.record import RequestRecord


def a_record(request_id: str = "req_1") -> RequestRecord:
    return RequestRecord(request_id=request_id, method="POST", path="/v1/messages", status=200)


def rows(path: Path) -> list[dict[str, object]]:
    """What the table of requests holds, in the order of time."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM requests ORDER BY time, rowid")]


def ids(path: Path) -> list[object]:
    return [row["request_id"] for row in rows(path)]
