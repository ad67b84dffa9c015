"""The table of requests in real files."""

from __future__ import annotations

import dataclasses
import errno
import math
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from lynkr.observe.record import RequestRecord
from lynkr.store.database import COLUMNS, RequestTable, move_aside
from lynkr.store.errors import CorruptError, StoreError
from tests.store.records import a_record, rows

FULL = RequestRecord(
    request_id="req_1",
    method="POST",
    path="/v1/messages",
    key="alice",
    status=200,
    duration_ms=1234.5,
    ttft_ms=100.25,
    stream=True,
    provider="moonshot",
    model_asked="claude-opus-4-5",
    model_used="kimi-k2",
    input_tokens=1000,
    output_tokens=200,
    cache_read_tokens=5000,
    retries=2,
    kind="main",
    session="s-1",
    routing_method="tier_config",
    routing_reason="task.migrate",
    tier="COMPLEX",
    score=62.5,
    agent="ITERATIVE",
    cost_usd=0.0125,
    fallback="openai:gpt-4o->moonshot:kimi-k2",
    fallback_reason="overloaded",
    bytes_in=100_000,
    bytes_out=4000,
    error_type="api_error",
    error_message="messages.0: the words of a user",
)


@contextmanager
def table(path: Path) -> Iterator[RequestTable]:
    made = RequestTable(path)
    try:
        yield made
    finally:
        made.close()


def test_a_row_has_all_of_a_record_but_what_may_quote_its_content(tmp_path: Path) -> None:
    known = dataclasses.asdict(FULL)
    assert None not in known.values()
    with table(tmp_path / "a.db") as requests:
        requests.insert([(1000.5, FULL)])
    (row,) = rows(tmp_path / "a.db")
    assert known.pop("error_message") is not None
    assert row == {"time": 1000.5, **known}
    assert set(COLUMNS) == set(known)
    assert b"words of a user" not in (tmp_path / "a.db").read_bytes()


def test_what_is_not_known_is_null(tmp_path: Path) -> None:
    with table(tmp_path / "a.db") as requests:
        requests.insert([(1.0, a_record())])
    (row,) = rows(tmp_path / "a.db")
    assert {name for name, value in row.items() if value is not None} == {
        "request_id",
        "time",
        "method",
        "path",
        "status",
        "duration_ms",
        "retries",
    }


DOCS = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text()


def test_every_column_is_documented() -> None:
    _, _, after = DOCS.partition("| column | what |")
    cells = re.findall(r"^\| (`.*?) \|", after.partition("\n\n")[0], re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", " ".join(cells))) == sorted(["time", *COLUMNS])


def test_documented_questions_are_answered(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with table(path) as requests:
        requests.insert([(time.time(), FULL)])
    questions = re.findall(r"^    (SELECT .*?)\"", DOCS, re.MULTILINE | re.DOTALL)
    assert len(questions) == 2
    with closing(sqlite3.connect(path)) as connection:
        for question in questions:
            assert len(connection.execute(question).fetchall()) == 1


ODD: list[tuple[str, object, object]] = [
    ("path", "/" + "x" * 10_000, "/" + "x" * 499),
    ("model_asked", "a\ud800b", "a?b"),
    ("model_asked", "模型 \U0001f600", "模型 \U0001f600"),
    ("model_asked", "a\x00b'; DROP TABLE requests", "a\x00b'; DROP TABLE requests"),
    ("input_tokens", 10**30, 2**63 - 1),
    ("duration_ms", math.nan, None),
    ("duration_ms", math.inf, math.inf),
]


@pytest.mark.parametrize(("name", "value", "kept"), ODD)
def test_whatever_a_record_holds_can_be_kept(tmp_path: Path, name: str, value: object, kept: object) -> None:
    record = a_record()
    setattr(record, name, value)
    with table(tmp_path / "a.db") as requests:
        requests.insert([(1.0, record)])
    assert rows(tmp_path / "a.db")[0][name] == kept


def test_a_record_is_kept_once(tmp_path: Path) -> None:
    with table(tmp_path / "a.db") as requests:
        requests.insert([(1.0, a_record("req_1")), (2.0, a_record("req_2"))])
        requests.insert([(2.5, a_record("req_2")), (3.0, a_record("req_3"))])
    assert [(row["request_id"], row["time"]) for row in rows(tmp_path / "a.db")] == [
        ("req_1", 1.0),
        ("req_2", 2.0),
        ("req_3", 3.0),
    ]


def test_rows_before_a_time_are_deleted(tmp_path: Path) -> None:
    with table(tmp_path / "a.db") as requests:
        requests.insert([(float(second), a_record(f"req_{second}")) for second in range(5)])
        requests.delete_before(3.0)
    assert [row["time"] for row in rows(tmp_path / "a.db")] == [3.0, 4.0]


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_only_the_owner_reads_the_files(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.db"
    before = os.umask(0o022)
    try:
        with table(path) as requests:
            requests.insert([(1.0, a_record())])
            files = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert files == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_readers_do_not_lock_it(tmp_path: Path) -> None:
    with table(tmp_path / "a.db") as requests, closing(sqlite3.connect(tmp_path / "a.db")) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM requests").fetchone() == (0,)
        requests.insert([(1.0, a_record())])
        assert reader.execute("SELECT count(*) FROM requests").fetchone() == (0,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM requests").fetchone() == (1,)


@pytest.mark.parametrize(
    ("where", "searched"),
    [
        ("time > 1", "(time>?)"),
        ("time BETWEEN 1 AND 2", "(time>? AND time<?)"),
        ("provider = 'openai' AND time > 1", "(provider=? AND time>?)"),
        ("request_id = 'req_1'", "(request_id=?)"),
    ],
)
def test_questions_about_times_providers_and_ids_use_an_index(tmp_path: Path, where: str, searched: str) -> None:
    with table(tmp_path / "a.db"), closing(sqlite3.connect(tmp_path / "a.db")) as reader:
        plan = str(reader.execute(f"EXPLAIN QUERY PLAN SELECT * FROM requests WHERE {where}").fetchall())
    assert searched in plan


def test_a_database_of_before_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with table(path) as requests:
        requests.insert([(1.0, a_record("req_1"))])
    with closing(sqlite3.connect(path)) as connection, connection:
        # As a later version may have left it.
        connection.execute("ALTER TABLE requests ADD COLUMN mood TEXT")
    with table(path) as requests:
        requests.insert([(2.0, a_record("req_2"))])
    assert [row["request_id"] for row in rows(path)] == ["req_1", "req_2"]


def test_a_file_that_is_empty_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with table(tmp_path / "a.db") as requests:
        requests.insert([(1.0, a_record())])
    assert len(rows(tmp_path / "a.db")) == 1


def test_a_table_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE requests (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="already exists"):
        RequestTable(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("requests",)]
    assert len(path.read_bytes()) == len(before)


def test_a_failed_insert_leaves_nothing(tmp_path: Path) -> None:
    with table(tmp_path / "a.db") as requests:
        with closing(sqlite3.connect(tmp_path / "a.db")) as connection, connection:
            connection.execute(
                "CREATE TRIGGER no BEFORE INSERT ON requests WHEN new.request_id = 'req_3' "
                "BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        with pytest.raises(StoreError, match="the database cannot be used: no"):
            requests.insert([(1.0, a_record(f"req_{number}")) for number in range(5)])
        requests.insert([(1.0, a_record("req_9"))])
    assert [row["request_id"] for row in rows(tmp_path / "a.db")] == ["req_9"]


def failing(error: Exception) -> object:
    def connect(*_: object, **__: object) -> object:
        raise error

    return connect


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("SQLite's own words")
    error.sqlite_errorcode = code
    return error


# Codes as SQLite's documentation numbers them, extended ones among them.
ERRORS: list[tuple[Exception, type[StoreError], str]] = [
    (sqlite_error(5), StoreError, "another program has locked the database"),
    (sqlite_error(5 | 2 << 8), StoreError, "another program has locked the database"),
    (sqlite_error(6), StoreError, "another program has locked the database"),
    (sqlite_error(13), StoreError, "the disk is full"),
    (sqlite_error(8 | 4 << 8), StoreError, "the database may not be written to"),
    (sqlite_error(3), StoreError, "the database may not be opened"),
    (sqlite_error(14), StoreError, "the database cannot be opened"),
    (sqlite_error(10 | 3 << 8), StoreError, "the disk cannot be read or written"),
    (sqlite_error(11 | 1 << 8), CorruptError, "the database is damaged"),
    (sqlite_error(26), CorruptError, "the file is no SQLite database"),
    (sqlite_error(1), StoreError, "the database cannot be used: SQLite's own words"),
    (OSError(errno.ENOSPC, "No space left on device", "/home/alice/a.db"), StoreError, "No space left on device"),
    (OSError(errno.EROFS, "Read-only file system", "/home/alice/a.db"), StoreError, "Read-only file system"),
]


@pytest.mark.parametrize(("error", "kind", "words"), ERRORS)
def test_failures_are_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, kind: type[StoreError], words: str
) -> None:
    monkeypatch.setattr(sqlite3, "connect", failing(error))
    with pytest.raises(StoreError) as caught:
        RequestTable(tmp_path / "a.db")
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert "alice" not in str(caught.value)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: b"hello, I am a text file\n" * 1000, "no SQLite database"),
        (lambda data: b"\x00" * 4096 + data[4096:], "no SQLite database"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data[:100] + b"\xff" * (len(data) - 100), "damaged"),
    ],
)
def test_damage_is_seen_when_it_is_opened(tmp_path: Path, damage: object, words: str) -> None:
    path = tmp_path / "a.db"
    with table(path) as requests:
        requests.insert([(1.0, a_record(f"req_{number}")) for number in range(1000)])
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CorruptError, match=words):
        RequestTable(path)


def test_what_is_damaged_is_put_aside_with_all_its_files(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    moved = []
    for content in (b"first", b"second"):
        path.write_bytes(content)
        (tmp_path / "a.db-wal").write_bytes(b"wal of the " + content)
        moved.append(move_aside(path))
    assert {file.name for file in tmp_path.iterdir()} == {
        f"{new.name}{suffix}" for new in moved for suffix in ("", "-wal")
    }
    assert [new.read_bytes() for new in moved] == [b"first", b"second"]
    assert moved[0].name.startswith("a.db.corrupt-")


def test_it_notices_when_its_file_is_gone_or_another(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with table(path) as requests:
        assert requests.is_in_place()
        path.rename(tmp_path / "b.db")
        assert not requests.is_in_place()
        path.touch()
        assert not requests.is_in_place()
