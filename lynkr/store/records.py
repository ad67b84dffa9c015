"""The writer of request records.

Whoever has a record only puts it into a queue. A thread takes from there what has gathered and writes it in one
transaction. While the database cannot be written, records wait in the queue, which is bounded; what does not fit is
counted. The thread tries again until it succeeds. Requests never wait for any of this.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from lynkr.observe.record import RequestRecord
from lynkr.settings import Settings
from lynkr.store.errors import CorruptError, StoreError

if TYPE_CHECKING:
    from lynkr.store.database import RequestTable

_log = logging.getLogger(__name__)

QUEUE_LIMIT = 10_000
"""Records that may wait, about 10 MB."""

BATCH = 500
"""Rows of one transaction."""

GATHER_SECONDS = 0.2
"""After the first record the thread waits this long for more: one wake-up and one transaction for all of them."""

RETRY_SECONDS = 1.0
"""Pause after a failure."""

RETENTION_DAYS = 90
"""Rows of requests that are longer ago are deleted, at the start and then once a day."""

_PRUNE_SECONDS = 24 * 3600.0

_MOVE_SECONDS = 3600.0
"""Of databases that are damaged again and again, one in this time is put aside: they must not fill the disk."""

_PATIENCE_SECONDS = 2.0
"""How long `close` waits for what is queued to be written."""


def database_path(settings: Settings) -> Path | None:
    """Where the database is, or None if there shall be none."""
    text = settings.lynkr_telemetry_db
    if text is None:
        return settings.lynkr_data_dir / "telemetry.db"
    return None if text.lower() == "off" else Path(os.path.abspath(os.path.expanduser(text)))


class RecordWriter:
    """Writes records into the database at `path`, in a thread of its own between `start` and `close`.

    `put` is called by one thread only. The figures may be read by any.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._queue: SimpleQueue[tuple[float, RequestRecord] | None] = SimpleQueue()
        self._batch: list[tuple[float, RequestRecord]] = []
        """What the thread has taken from the queue and not written yet."""
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._table: RequestTable | None = None
        self._trouble: str | None = None
        self._prune_at = self._move_at = time.monotonic()
        # Each is changed by one thread: the first two by the one that puts, the others by the one that writes.
        self._taken = self._refused = 0
        self._written = self._spoilt = 0

    @property
    def status(self) -> str:
        """`ok`, or `degraded: ` and why."""
        if self._trouble is not None:
            return f"degraded: {self._trouble}"
        # The disk hangs without an error, or is too slow.
        return "ok" if self.queued < QUEUE_LIMIT else "degraded: records come faster than they can be written"

    @property
    def written(self) -> int:
        """Records that are in the database."""
        return self._written

    @property
    def dropped(self) -> int:
        """Records that are lost."""
        return self._refused + self._spoilt

    @property
    def queued(self) -> int:
        """Records that wait to be written."""
        return self._taken - self._written - self._spoilt

    def put(self, record: RequestRecord) -> None:
        """Have `record` written, or count it where too many wait. Never waits and never fails.

        `record` must not be changed afterwards: it is read in another thread.
        """
        if self._taken - self._written - self._spoilt < QUEUE_LIMIT and not self._closing.is_set():
            self._taken += 1
            self._queue.put((time.time(), record))
        else:
            self._refused += 1

    def start(self) -> None:
        """Open the database, in the thread. What was put before is written too."""
        self._thread = threading.Thread(target=self._run, name="lynkr-records", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Write what is queued, for two seconds at most, and end the thread. A second time this does nothing."""
        if self._closing.is_set():
            return
        if self._thread is None and self.queued:
            self.start()
        self._closing.set()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join(_PATIENCE_SECONDS)
        if lost := self.queued:
            _log.warning("%d request records were not written: %s", lost, self._trouble or "the time was too short")

    def _run(self) -> None:
        while True:
            try:
                self._write()
            except CorruptError as error:
                self._replace(error)
            except StoreError as error:
                self._degrade(str(error))
            except Exception:
                # A bug of ours. It may lie in the records, so they are given up.
                _log.exception("request records cannot be written")
                self._spoilt += len(self._batch)
                self._batch = []
                self._degrade("an internal error; the log has more")
            else:
                self._recover()
            if self._closing.is_set() and (self._trouble is not None or not self.queued):
                break
            if self._trouble is not None:
                self._closing.wait(RETRY_SECONDS)
            self._fill()
        self._close_table()

    def _fill(self) -> None:
        """Take the next batch. Waits for a record if there is none and nothing else to be done."""
        if not self._batch and self._trouble is None:
            self._take()
            self._closing.wait(GATHER_SECONDS)
        while len(self._batch) < BATCH and not self._queue.empty():
            self._take()

    def _take(self) -> None:
        if (item := self._queue.get()) is not None:
            self._batch.append(item)

    def _write(self) -> None:
        """Bring what is taken into the database. Raises `StoreError`, and has written nothing then."""
        table = self._opened()
        if self._batch:
            table.insert(self._batch)
            self._written += len(self._batch)
            self._batch = []
        if (now := time.monotonic()) >= self._prune_at:
            table.delete_before(time.time() - RETENTION_DAYS * 86_400)
            self._prune_at = now + _PRUNE_SECONDS

    def _opened(self) -> RequestTable:
        if self._table is not None and not self._table.is_in_place():
            _log.warning("%s is gone, a new one is begun", self._path)
            self._close_table()
        if self._table is None:
            try:
                from lynkr.store.database import RequestTable
            except ImportError as error:
                raise StoreError(f"this Python has no SQLite: {error}") from error
            self._table = RequestTable(self._path)
        return self._table

    def _replace(self, error: CorruptError) -> None:
        """Put the damaged database aside, so that a new one is begun."""
        from lynkr.store.database import move_aside

        replaced = self._table is not None and not self._table.is_in_place()
        self._close_table()
        now = time.monotonic()
        if replaced:
            # Another process that writes here was faster.
            return
        if now < self._move_at:
            self._degrade(f"{error}, once more")
            return
        try:
            aside = move_aside(self._path)
        except StoreError as refused:
            self._degrade(f"{error}, and cannot be put aside ({refused})")
            return
        self._move_at = now + _MOVE_SECONDS
        _log.warning("%s: %s; it is now %s, and a new one is begun", self._path, error, aside.name)

    def _degrade(self, reason: str) -> None:
        self._close_table()
        if reason != self._trouble:
            _log.warning(
                "request records cannot be written to %s: %s; requests go on, up to %d records wait",
                self._path,
                reason,
                QUEUE_LIMIT,
            )
        self._trouble = reason

    def _recover(self) -> None:
        if self._trouble is not None:
            self._trouble = None
            _log.info("request records are written to %s again", self._path)

    def _close_table(self) -> None:
        table, self._table = self._table, None
        if table is not None:
            try:
                table.close()
            except Exception:
                _log.exception("closing %s failed", self._path)
