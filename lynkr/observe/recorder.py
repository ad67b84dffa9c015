"""Where every request goes when it has ended: into the log, the counters and the database."""

from __future__ import annotations

from typing import Protocol

from lynkr.observe.log import log_request
from lynkr.observe.metrics import Metrics
from lynkr.observe.record import RequestRecord


class RecordSink(Protocol):
    """Something that keeps records, such as `lynkr.store.records.RecordWriter`."""

    def put(self, record: RequestRecord) -> None:
        """Take a record. Never waits and never fails."""

    @property
    def status(self) -> str:
        """`ok`, or `degraded: ` and why."""

    @property
    def written(self) -> int:
        """Records that are kept."""

    @property
    def dropped(self) -> int:
        """Records that are lost."""

    @property
    def queued(self) -> int:
        """Records that wait to be kept."""


class Recorder:
    """The one way by which ended requests are noted. `sink` is None where no records are kept."""

    def __init__(self, sink: RecordSink | None = None) -> None:
        self.metrics = Metrics()
        self.sink = sink

    @property
    def status(self) -> str:
        """How the keeping of records goes: `ok`, `off`, or `degraded: ` and why."""
        return "off" if self.sink is None else self.sink.status

    def record(self, record: RequestRecord) -> None:
        """Note a request that has ended. `record` must not be changed afterwards."""
        log_request(record)
        self.metrics.count(record)
        if self.sink is not None:
            self.sink.put(record)
