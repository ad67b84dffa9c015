"""The file with one row about each ended request.

Importing this takes as long as a tenth of a second, so the thread that writes does it.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path

from sqlite_utils import Database

from lynkr.observe.record import RequestRecord
from lynkr.store.errors import CorruptError, StoreError
from lynkr.store.migrations import migrations

BUSY_SECONDS = 5.0
"""How long to wait for a lock that another connection holds."""

COLUMNS = (
    "request_id",
    "method",
    "path",
    "key",
    "status",
    "duration_ms",
    "ttft_ms",
    "stream",
    "provider",
    "model_asked",
    "model_used",
    "input_tokens",
    "output_tokens",
    "cache_read_tokens",
    "retries",
    "kind",
    "session",
    "routing_method",
    "routing_reason",
    "tier",
    "score",
    "agent",
    "cost_usd",
    "fallback",
    "fallback_reason",
    "bytes_in",
    "bytes_out",
    "error_type",
)
"""What is kept of a record. Messages of errors are not: upstreams quote requests in them."""

_LONGEST_TEXT = 500
"""Characters. Clients choose paths and names of models."""

_LARGEST_INTEGER = 2**63 - 1

_NO_DATABASE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

# Primary result codes. See https://www.sqlite.org/rescode.html.
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has locked the database",
    sqlite3.SQLITE_LOCKED: "another program has locked the database",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the database may not be written to",
    sqlite3.SQLITE_PERM: "the database may not be opened",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    sqlite3.SQLITE_CORRUPT: "the database is damaged",
    sqlite3.SQLITE_NOTADB: "the file is no SQLite database",
}

_values = attrgetter(*COLUMNS)


class RequestTable:
    """The table `requests` in the file at `path`, which is made if it is not there.

    All methods raise `StoreError`, and have changed nothing then. Used by the thread that made it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with _explained():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite gives its other files the mode of this one.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            self._identity = _identity(path)
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
        try:
            with _explained():
                self._db = Database(connection, execute_plugins=False)
                self._db.enable_wal()
                # In WAL mode a power cut may cost the last rows, but not the database.
                self._db.execute("PRAGMA synchronous=NORMAL")
                with self._transaction():
                    migrations.apply(self._db)
        except BaseException:
            connection.close()
            raise

    def insert(self, records: Sequence[tuple[float, RequestRecord]]) -> None:
        """Add records, each with the Unix time at which it ended. One whose id is there already is left out."""
        rows: list[Sequence[object]] = [("time", *COLUMNS)]
        rows += [(ended, *map(_storable, _values(record))) for ended, record in records]
        with _explained(), self._transaction():
            self._db.table("requests").insert_all(rows, ignore=True, batch_size=len(rows))

    def delete_before(self, limit: float) -> None:
        """Remove the rows of requests that ended before `limit`, in Unix time."""
        with _explained(), self._transaction():
            self._db.table("requests").delete_where("time < ?", [limit])

    def is_in_place(self) -> bool:
        """Whether the path still leads to this file. One that was deleted or replaced takes rows that nobody finds."""
        try:
            return _identity(self._path) == self._identity
        except OSError:
            return False

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        # Not sqlite-utils' own way to begin: one that reads before it writes fails at once if another connection has
        # written between the two.
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.commit()
        except BaseException:
            self._db.rollback()
            raise


def move_aside(path: Path) -> Path:
    """Rename a damaged database and the files beside it that belong to it. Returns its new path.

    Raises `StoreError`.
    """
    name = f"{path.name}.corrupt-{time.strftime('%Y%m%dT%H%M%S')}"
    new = path.with_name(name)
    for number in itertools.count(2):
        if not new.exists():
            break
        new = path.with_name(f"{name}-{number}")
    with _explained():
        for suffix in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                os.rename(f"{path}{suffix}", f"{new}{suffix}")
    return new


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _storable(value: object) -> object:
    if isinstance(value, str):
        text = value[:_LONGEST_TEXT]
        return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    return min(value, _LARGEST_INTEGER) if isinstance(value, int) else value


@contextmanager
def _explained() -> Iterator[None]:
    """Turns what SQLite and the system say into `StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        reason = _REASONS.get(code) or f"the database cannot be used: {error}"
        raise (CorruptError if code in _NO_DATABASE else StoreError)(reason) from error
    except OSError as error:
        raise StoreError(f"the database cannot be opened: {error.strerror or type(error).__name__}") from error
