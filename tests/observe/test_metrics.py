"""What ended requests are counted as."""

from __future__ import annotations

import logging

import pytest

from lynkr.observe.metrics import BUCKETS, Histogram, Metrics
from lynkr.observe.record import RequestRecord
from lynkr.observe.recorder import Recorder


def an_answer(**known: object) -> RequestRecord:
    record = RequestRecord(
        request_id="req_1",
        method="POST",
        path="/v1/messages",
        status=200,
        duration_ms=1500.0,
        ttft_ms=300.0,
        stream=True,
        provider="openai",
        model_asked="claude-opus-4-5",
        model_used="gpt-4o",
        input_tokens=1000,
        output_tokens=200,
        cache_read_tokens=5000,
    )
    for name, value in known.items():
        setattr(record, name, value)
    return record


def counted(*records: RequestRecord) -> Metrics:
    metrics = Metrics()
    for record in records:
        metrics.count(record)
    return metrics


def bucket(histogram: Histogram) -> float | None:
    """The upper bound of the one bucket with something in it; None is the last, which has no bound."""
    assert sum(histogram.counts) == 1
    return (*BUCKETS, None)[histogram.counts.index(1)]


def test_an_answer() -> None:
    metrics = counted(an_answer(), an_answer(), an_answer(provider="zai", input_tokens=1))
    assert metrics.requests == {("openai", 200): 2, ("zai", 200): 1}
    assert metrics.errors == {}
    assert metrics.succeeded == 3
    assert metrics.input_tokens == {"openai": 2000, "zai": 1}
    assert metrics.output_tokens == {"openai": 400, "zai": 200}
    assert metrics.cached_tokens == {"openai": 10_000, "zai": 5000}
    assert bucket(metrics.durations["zai"]) == 2.0
    assert bucket(metrics.first_tokens["zai"]) == 0.5
    assert metrics.durations["openai"].total == 3.0


def test_an_error() -> None:
    metrics = counted(an_answer(status=529, error_type="overloaded_error", output_tokens=0, input_tokens=0))
    assert metrics.requests == {("openai", 529): 1}
    assert metrics.errors == {("openai", "overloaded_error"): 1}
    assert metrics.succeeded == 0
    assert bucket(metrics.durations["openai"]) == 2.0
    # The first byte was an error's, not a token's.
    assert metrics.first_tokens == {}


def test_a_stream_that_broke_is_an_error_whatever_its_status() -> None:
    metrics = counted(an_answer(error_type="api_error"))
    assert metrics.requests == {("openai", 200): 1}
    assert metrics.errors == {("openai", "api_error"): 1}
    assert metrics.succeeded == 0
    assert metrics.output_tokens == {"openai": 200}


def test_a_client_that_left_is_neither() -> None:
    metrics = counted(an_answer(status=499))
    assert metrics.requests == {("openai", 499): 1}
    assert (metrics.succeeded, metrics.errors) == (0, {})
    assert metrics.output_tokens == {"openai": 200}


def test_a_refusal_has_no_provider() -> None:
    refused = RequestRecord(request_id="r", method="POST", path="/x", status=401, error_type="authentication_error")
    metrics = counted(refused)
    assert metrics.requests == {("none", 401): 1}
    assert metrics.errors == {("none", "authentication_error"): 1}
    assert metrics.durations == {}


def test_a_count_of_tokens_is_no_use_of_them() -> None:
    metrics = counted(an_answer(output_tokens=None, cache_read_tokens=None, ttft_ms=None))
    assert metrics.requests == {("openai", 200): 1}
    assert metrics.input_tokens == metrics.output_tokens == {}
    assert metrics.durations == {}


def test_an_answer_in_one_piece_has_no_first_token() -> None:
    assert counted(an_answer(stream=False)).first_tokens == {}


@pytest.mark.parametrize(
    ("seconds", "bound"), [(0.0, 0.1), (0.1, 0.1), (0.1001, 0.25), (2.0, 2.0), (300.0, 300.0), (300.1, None)]
)
def test_buckets_hold_their_upper_bounds(seconds: float, bound: float | None) -> None:
    histogram = Histogram()
    histogram.observe(seconds)
    assert bucket(histogram) == bound


class Sink:
    """Keeps records in a list."""

    status = "degraded: the disk is full"
    written = dropped = queued = 0

    def __init__(self) -> None:
        self.records: list[RequestRecord] = []

    def put(self, record: RequestRecord) -> None:
        self.records.append(record)


def test_a_record_is_logged_counted_and_kept(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "lynkr.request")
    sink, record = Sink(), an_answer()
    recorder = Recorder(sink)
    recorder.record(record)
    assert [entry.msg for entry in caplog.records] == [record]
    assert recorder.metrics.succeeded == 1
    assert sink.records == [record]
    assert recorder.status == "degraded: the disk is full"


def test_without_a_database_it_is_logged_and_counted() -> None:
    recorder = Recorder()
    recorder.record(an_answer())
    assert recorder.metrics.succeeded == 1
    assert recorder.status == "off"
