"""The writer on real files: locked, damaged, full, gone, and whole again."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import trio

from lynkr.observe.record import RequestRecord
from lynkr.settings import load
from lynkr.store import database, records
from lynkr.store.database import RequestTable
from lynkr.store.errors import CorruptError, StoreError
from lynkr.store.records import QUEUE_LIMIT, RecordWriter, database_path
from tests.store.records import a_record, ids, rows

LOCKED = "degraded: another program has locked the database"


@pytest.fixture(autouse=True)
def _brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer's pauses, short."""
    monkeypatch.setattr(records, "GATHER_SECONDS", 0.01)
    monkeypatch.setattr(records, "RETRY_SECONDS", 0.02)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "telemetry.db"


@contextmanager
def writing(path: Path) -> Iterator[RecordWriter]:
    writer = RecordWriter(path)
    writer.start()
    try:
        yield writer
    finally:
        writer.close()


def until(happens: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    limit = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.002)


def put(writer: RecordWriter, *numbers: int) -> None:
    for number in numbers:
        writer.put(a_record(f"req_{number}"))


def settle(path: Path) -> None:
    """Bring into the file what is beside it, or there is nothing in it to be damaged."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another connection holds the write lock."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def test_what_is_put_is_in_the_file(path: Path) -> None:
    before = time.time()
    with writing(path) as writer:
        put(writer, *range(2000))
        until(lambda: writer.written == 2000)
        assert (writer.status, writer.dropped, writer.queued) == ("ok", 0, 0)
    assert ids(path) == [f"req_{number}" for number in range(2000)]
    assert before <= float(str(rows(path)[0]["time"])) <= time.time()


def test_close_writes_what_is_queued_also_what_was_put_before_the_start(path: Path) -> None:
    writer = RecordWriter(path)
    put(writer, *range(1200))
    assert writer.queued == 1200
    assert not path.exists()
    writer.close()
    assert (writer.written, writer.queued) == (1200, 0)
    assert len(rows(path)) == 1200
    writer.close()
    put(writer, 1)
    assert (writer.dropped, len(rows(path))) == (1, 1200)


def test_without_records_and_without_a_start_there_is_no_file(path: Path) -> None:
    RecordWriter(path).close()
    assert not path.exists()


def test_close_does_not_wait_for_a_lock(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.written == 1)
        with locked(path):
            put(writer, 2, 3)
            began = time.monotonic()
            writer.close()
            assert time.monotonic() - began < 3
            assert writer.queued == 2
    assert "2 request records were not written: the time was too short" in caplog.text


async def test_the_event_loop_does_not_wait_for_a_locked_database(path: Path) -> None:
    with writing(path) as writer:
        put(writer, -1)
        until(lambda: writer.written == 1)
        with locked(path):
            began = time.perf_counter()
            for number in range(QUEUE_LIMIT):
                put(writer, number)
                if number % 1000 == 0:
                    await trio.lowlevel.checkpoint()
            took = time.perf_counter() - began
            assert (writer.queued, writer.dropped) == (QUEUE_LIMIT, 0)
        # 10 µs each is what it takes at the most, records included, and a machine with other work may be slow. To wait
        # for the lock even once would take longer.
        assert took < database.BUSY_SECONDS
        until(lambda: writer.queued == 0)
        assert (writer.status, writer.written, writer.dropped) == ("ok", QUEUE_LIMIT + 1, 0)
    assert ids(path) == [f"req_{number}" for number in range(-1, QUEUE_LIMIT)]


def test_what_is_too_much_is_counted(path: Path) -> None:
    with writing(path) as writer:
        put(writer, -1)
        until(lambda: writer.written == 1)
        with locked(path):
            put(writer, *range(QUEUE_LIMIT + 50))
            assert (writer.queued, writer.dropped) == (QUEUE_LIMIT, 50)
            assert writer.status == "degraded: records come faster than they can be written"
        until(lambda: writer.queued == 0)
        assert (writer.written, writer.dropped) == (QUEUE_LIMIT + 1, 50)
        put(writer, QUEUE_LIMIT + 50)
    assert len(rows(path)) == QUEUE_LIMIT + 2


def test_a_lock_that_lasts_is_told_and_forgotten(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.02)
    caplog.set_level(logging.INFO)
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.written == 1)
        with locked(path):
            put(writer, 2)
            until(lambda: writer.status == LOCKED)
            put(writer, 3)
            time.sleep(0.2)
            assert (writer.status, writer.queued, writer.written) == (LOCKED, 2, 1)
        until(lambda: writer.status == "ok")
        until(lambda: writer.written == 3)
    assert ids(path) == ["req_1", "req_2", "req_3"]
    told = [entry.getMessage() for entry in caplog.records if entry.name == records.__name__]
    assert told == [
        f"request records cannot be written to {path}: another program has locked the database; requests go on, up to "
        f"{QUEUE_LIMIT} records wait",
        f"request records are written to {path} again",
    ]


def test_it_heals_without_a_request(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.02)
    RequestTable(path).close()
    with locked(path):
        writer = RecordWriter(path)
        writer.start()
        until(lambda: writer.status == LOCKED)
    until(lambda: writer.status == "ok")
    writer.close()


DAMAGE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("no database", lambda data: b"hello, I am a text file\n" * 1000),
    ("wrong header", lambda data: b"\x00" * 4096 + data[4096:]),
    ("cut off", lambda data: data[: len(data) // 2]),
    ("wrong pages", lambda data: data[:100] + b"\xff" * (len(data) - 100)),
]


@pytest.mark.parametrize("damage", [damage for _, damage in DAMAGE], ids=[name for name, _ in DAMAGE])
@pytest.mark.parametrize("running", [False, True])
def test_a_damaged_file_is_put_aside(
    path: Path, damage: Callable[[bytes], bytes], running: bool, caplog: pytest.LogCaptureFixture
) -> None:
    with writing(path) as writer:
        put(writer, *range(1000))
        until(lambda: writer.written == 1000)
        if not running:
            writer.close()
        else:
            settle(path)
        broken = damage(path.read_bytes())
        with path.open("r+b") as file:
            file.write(broken)
            file.truncate()
        if running:
            put(writer, 1000)
            until(lambda: writer.queued == 0)
            assert (writer.status, writer.written, writer.dropped) == ("ok", 1001, 0)
    if not running:
        with writing(path) as writer:
            put(writer, 1000)
            until(lambda: writer.written == 1)
            assert writer.status == "ok"
    (aside,) = [file for file in path.parent.glob("telemetry.db.corrupt-*") if not file.name.endswith(("-wal", "-shm"))]
    assert ids(path) == ["req_1000"]
    assert aside.stat().st_size == len(broken)
    assert f"it is now {aside.name}, and a new one is begun" in caplog.text


def test_files_that_are_damaged_again_and_again_do_not_fill_the_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"no database" * 1000)
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.written == 1)
        settle(path)
        path.write_bytes(b"no database" * 1000)
        put(writer, 2)
        until(lambda: writer.status == "degraded: the file is no SQLite database, once more")
        time.sleep(0.1)
        assert writer.queued == 1
        aside = {file.name.removesuffix("-wal").removesuffix("-shm") for file in path.parent.glob("*.corrupt-*")}
        assert len(aside) == 1
        # An hour later.
        monkeypatch.setattr(writer, "_move_at", 0.0)
        until(lambda: writer.status == "ok")
        until(lambda: writer.written == 2)
    assert ids(path) == ["req_2"]


def test_a_damaged_file_that_another_process_has_replaced_is_not_put_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert = RequestTable.insert
    damaged = True

    def insert_into_damage(self: RequestTable, batch: Sequence[tuple[float, RequestRecord]]) -> None:
        nonlocal damaged
        if damaged:
            damaged = False
            path.rename(path.with_name("put aside by another"))
            RequestTable(path).close()
            raise CorruptError("the database is damaged")
        insert(self, batch)

    monkeypatch.setattr(RequestTable, "insert", insert_into_damage)
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.written == 1)
    assert list(path.parent.glob("*.corrupt-*")) == []
    assert ids(path) == ["req_1"]


def test_a_damaged_file_that_cannot_be_moved_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"no database" * 1000)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as refusing:
        refusing.setattr(os, "rename", refuse)
        writer = RecordWriter(path)
        writer.start()
        put(writer, 1)
        until(lambda: writer.status != "ok")
        assert writer.status == (
            "degraded: the file is no SQLite database, and cannot be put aside "
            "(the database cannot be opened: Permission denied)"
        )
        assert path.read_bytes() == b"no database" * 1000
    until(lambda: writer.written == 1)
    writer.close()
    assert ids(path) == ["req_1"]


def test_a_directory_that_cannot_be_used(tmp_path: Path) -> None:
    obstacle = tmp_path / "obstacle"
    obstacle.write_text("a file, where a directory is needed")
    with writing(obstacle / "telemetry.db") as writer:
        put(writer, 1)
        until(lambda: writer.status != "ok")
        assert writer.status.startswith("degraded: the database cannot be opened: ")
        assert "obstacle" not in writer.status
        obstacle.unlink()
        until(lambda: writer.written == 1)
        assert writer.status == "ok"
    assert ids(obstacle / "telemetry.db") == ["req_1"]


def test_a_directory_in_place_of_the_file(path: Path) -> None:
    path.mkdir()
    with writing(path) as writer:
        until(lambda: writer.status == "degraded: the database cannot be opened: Is a directory")


@pytest.mark.parametrize("gone", ["file", "directory", "replaced"])
def test_a_file_that_vanishes_is_begun_anew(tmp_path: Path, gone: str, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "data" / "telemetry.db"
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.written == 1)
        for file in list(path.parent.iterdir()):
            if gone == "file" and file != path:
                continue
            file.rename(tmp_path / file.name)
        if gone == "directory":
            path.parent.rmdir()
        if gone == "replaced":
            path.touch()
        put(writer, 2)
        until(lambda: writer.written == 2)
        assert writer.status == "ok"
    assert ids(path) == ["req_2"]
    assert f"{path} is gone, a new one is begun" in caplog.text


def test_a_disk_that_is_full_and_then_not(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own limit of pages fails as a full disk does."""

    class Limited(RequestTable):
        def __init__(self, path: Path) -> None:
            super().__init__(path)
            self._db.execute("PRAGMA max_page_count=20")

    with monkeypatch.context() as full:
        full.setattr(database, "RequestTable", Limited)
        writer = RecordWriter(path)
        writer.start()
        put(writer, *range(3000))
        until(lambda: writer.status == "degraded: the disk is full")
        kept, waiting = writer.written, writer.queued
        assert kept + waiting == 3000
        assert len(rows(path)) == kept
    until(lambda: writer.written == 3000)
    assert (writer.status, writer.dropped) == ("ok", 0)
    writer.close()
    assert ids(path) == [f"req_{number}" for number in range(3000)]


FULL_DISK = """
import resource, sys, time
from pathlib import Path
from lynkr.observe.record import RequestRecord
from lynkr.store import records

records.RETRY_SECONDS = 0.02
def until(happens):
    limit = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < limit
        time.sleep(0.002)

writer = records.RecordWriter(Path(sys.argv[1]))
writer.start()
until(lambda: Path(sys.argv[1] + "-wal").exists())
time.sleep(0.2)
none, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
for number in range(5000):
    writer.put(RequestRecord(request_id=f"req_{number}", method="POST", path="/v1/messages"))
until(lambda: writer.status != "ok")
assert writer.status in ("degraded: the disk cannot be read or written", "degraded: the disk is full"), writer.status
assert writer.written + writer.queued == 5000
resource.setrlimit(resource.RLIMIT_FSIZE, (none, hard))
until(lambda: writer.written == 5000)
assert writer.status == "ok"
writer.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="limits are those of POSIX")
def test_writes_that_the_system_refuses(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert ids(path) == [f"req_{number}" for number in range(5000)]


def test_a_row_whose_arrival_is_uncertain_is_written_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    insert = RequestTable.insert
    failures = 3

    def insert_and_fail(self: RequestTable, batch: Sequence[tuple[float, RequestRecord]]) -> None:
        nonlocal failures
        insert(self, batch)
        if failures:
            failures -= 1
            raise StoreError("the disk cannot be read or written")

    monkeypatch.setattr(RequestTable, "insert", insert_and_fail)
    with writing(path) as writer:
        put(writer, *range(10))
        until(lambda: writer.written == 10)
    assert failures == 0
    assert ids(path) == [f"req_{number}" for number in range(10)]


def test_a_bug_costs_one_batch(path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    insert = RequestTable.insert

    def stumble(self: RequestTable, batch: Sequence[tuple[float, RequestRecord]]) -> None:
        if batch[0][1].request_id == "req_1":
            raise ValueError("a bug")
        insert(self, batch)

    monkeypatch.setattr(RequestTable, "insert", stumble)
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.dropped == 1)
        put(writer, 2)
        until(lambda: writer.written == 1)
        assert (writer.status, writer.queued, writer.dropped) == ("ok", 0, 1)
    assert ids(path) == ["req_2"]
    assert "ValueError: a bug" in caplog.text


def test_a_python_without_sqlite(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lynkr.store.database", None)
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.status.startswith("degraded: this Python has no SQLite: "))


def test_two_writers_share_a_file(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from lynkr.store.records import RecordWriter\n"
        "from lynkr.observe.record import RequestRecord\n"
        "writer = RecordWriter(Path(sys.argv[1])); writer.start()\n"
        "for number in range(3000):\n"
        "    writer.put(RequestRecord(request_id=f'{sys.argv[2]}_{number}', method='GET', path='/'))\n"
        "import time; limit = time.monotonic() + 20\n"
        "while writer.queued and time.monotonic() < limit: time.sleep(0.01)\n"
        "writer.close(); print(writer.written, writer.dropped)\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], stdout=subprocess.PIPE, text=True)
        for name in ("a", "b")
    ]
    with writing(path) as first, writing(path) as second:
        for number in range(3000):
            put(first, number)
            put(second, 3000 + number)
        until(lambda: first.queued == second.queued == 0)
        assert (first.written, second.written) == (3000, 3000)
        outputs = [process.communicate(timeout=60)[0] for process in processes]
    assert outputs == ["3000 0\n", "3000 0\n"]
    assert len(rows(path)) == 12_000


def test_old_rows_are_deleted_at_the_start_and_once_a_day(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = 86_400.0
    now = time.time()
    table = RequestTable(path)
    table.insert([(now - days * day, a_record(f"req_{days}")) for days in (200, 91, 89, 0)])
    table.close()
    with writing(path) as writer:
        put(writer, 1)
        until(lambda: writer.written == 1)
        assert ids(path) == ["req_89", "req_0", "req_1"]
        with monkeypatch.context() as later:
            later.setattr(time, "time", lambda: now + 2 * day)
            put(writer, 2)
            until(lambda: writer.written == 2)
            assert "req_89" in ids(path)
            # A day later.
            later.setattr(writer, "_prune_at", 0.0)
            put(writer, 3)
            until(lambda: writer.written == 3)
            until(lambda: ids(path) == ["req_0", "req_1", "req_2", "req_3"])


def test_starting_imports_no_sqlite() -> None:
    code = "import sys, lynkr.cli.serve; print({'sqlite3', 'sqlite_utils', 'prometheus_client'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ({"LYNKR_DATA_DIR": "/data"}, Path("/data/telemetry.db")),
        ({"LYNKR_DATA_DIR": "/data", "LYNKR_TELEMETRY_DB": "/tmp/a.db"}, Path("/tmp/a.db")),
        ({"LYNKR_TELEMETRY_DB": "~/a.db"}, Path.home() / "a.db"),
        ({"LYNKR_TELEMETRY_DB": "a.db"}, Path.cwd() / "a.db"),
        ({"LYNKR_TELEMETRY_DB": "off"}, None),
        ({"LYNKR_TELEMETRY_DB": "OFF"}, None),
    ],
)
def test_where_the_database_is(setting: dict[str, str], expected: Path | None) -> None:
    assert database_path(load(setting, None)) == expected
