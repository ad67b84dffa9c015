"""GET /metrics and GET /metrics/circuit-breakers: the counters of `observe/metrics.py`, for Prometheus and as JSON.

The routes run in the event loop's thread, which alone changes the counters.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import trio
from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from lynkr.gateway.breaker import Breaker, State
from lynkr.gateway.gateway import Gateway
from lynkr.observe.metrics import BUCKETS, Histogram, Metrics

_MAX_BREAKERS = 100
"""Clients may name models, so what is shown of them is bounded. Those that are not closed come first."""

_LONGEST_MODEL = 200


class Exposition:
    """What Prometheus reads of a gateway."""

    def __init__(self, gateway: Gateway) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(_Counters(gateway))
        # Memory, CPU time and open files, where the system has /proc.
        ProcessCollector(registry=self._registry)

    def render(self, accept: str) -> tuple[bytes, str]:
        """The text in the format that an Accept header asks for, and its content type."""
        encode, content_type = choose_encoder(accept)
        return encode(self._registry), content_type


def summary(metrics: Metrics) -> dict[str, object]:
    """The little that earlier versions showed. A request whose client left is neither success nor error."""
    return {
        "requestsTotal": sum(metrics.requests.values()),
        "responses": {"success": metrics.succeeded, "error": sum(metrics.errors.values())},
        "streamingSessions": metrics.streaming,
        "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def circuit_breakers(breakers: Mapping[tuple[str, str], Breaker]) -> list[dict[str, object]]:
    """All breakers. Times are Unix time in milliseconds, and None where there is none."""
    # Breakers have trio's time, which begins anywhere.
    epoch = time.time() - trio.current_time()
    return [
        {
            "name": f"{provider}:{model}",
            "provider": provider,
            "model": model,
            "state": (state := breaker.state).value,
            "failureCount": breaker.failures,
            "successCount": breaker.successes,
            "nextAttempt": _milliseconds(epoch + breaker.retry_at) if state is State.OPEN else None,
            "lastStateChange": None if breaker.last_change is None else _milliseconds(epoch + breaker.last_change),
            "stats": {
                "totalRequests": breaker.passed + breaker.rejected,
                "totalFailures": breaker.failed,
                "totalSuccesses": breaker.succeeded,
                "totalRejected": breaker.rejected,
            },
        }
        for (provider, model), breaker in breakers.items()
    ]


class _Counters(Collector):
    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def collect(self) -> Iterator[Metric]:
        recorder = self._gateway.recorder
        metrics = recorder.metrics
        yield _counter(
            "lynkr_requests",
            "Requests that have ended, by their last status.",
            ("provider", "status"),
            metrics.requests.items(),
        )
        yield _histogram(
            "lynkr_request_duration_seconds", "From a request's arrival to the end of its answer.", metrics.durations
        )
        yield _histogram(
            "lynkr_time_to_first_token_seconds",
            "From a request's arrival to the first byte of its stream.",
            metrics.first_tokens,
        )
        yield _counter(
            "lynkr_errors",
            "Requests that ended in an error, broken streams too.",
            ("provider", "type"),
            metrics.errors.items(),
        )
        for name, told, tokens in (
            ("lynkr_tokens_input", "Tokens of requests, without cached ones.", metrics.input_tokens),
            ("lynkr_tokens_output", "Tokens of answers.", metrics.output_tokens),
            ("lynkr_tokens_cached", "Tokens of requests that providers read from their caches.", metrics.cached_tokens),
            ("lynkr_retries", "Repeated attempts.", metrics.retries),
        ):
            yield _counter(name, told, ("provider",), _single(tokens))
        yield _counter(
            "lynkr_fallbacks",
            "Requests that another provider was asked to answer.",
            ("from", "to", "reason"),
            metrics.fallbacks.items(),
        )
        yield _counter(
            "lynkr_routed",
            "Requests whose model was chosen by tiers.",
            ("tier", "method"),
            self._gateway.routed.by_tier_and_method.items(),
        )
        yield _counter(
            "lynkr_cost_usd",
            "What answers cost, as far as prices are known.",
            ("provider",),
            (((provider,), spent.cost) for provider, spent in self._gateway.costs.everything.by_provider.items()),
        )
        yield _breaker_states(self._gateway.breakers)
        yield GaugeMetricFamily("lynkr_active_requests", "Model requests under way.", self._gateway.running)
        yield GaugeMetricFamily("lynkr_active_streams", "Streams among them.", metrics.streaming)
        yield _counter("lynkr_shed", "Requests refused to protect the server.", ("reason",), _single(metrics.shed))
        yield CounterMetricFamily(
            "lynkr_rate_limited", "Requests refused because their client made too many.", metrics.rate_limited
        )
        if (sink := recorder.sink) is not None:
            yield CounterMetricFamily("lynkr_telemetry_written", "Records in the database.", sink.written)
            yield CounterMetricFamily("lynkr_telemetry_dropped", "Records that are lost.", sink.dropped)
            yield GaugeMetricFamily("lynkr_telemetry_queued", "Records that wait to be written.", sink.queued)


def _counter(name: str, told: str, labels: tuple[str, ...], counts: Iterable[tuple[Sequence[object], float]]) -> Metric:
    family = CounterMetricFamily(name, told, labels=labels)
    for values, count in counts:
        family.add_metric([str(value) for value in values], count)
    return family


def _single(counts: Mapping[str, int]) -> Iterator[tuple[Sequence[object], int]]:
    return (((label,), count) for label, count in counts.items())


def _histogram(name: str, told: str, histograms: Mapping[str, Histogram]) -> Metric:
    family = HistogramMetricFamily(name, told, labels=("provider",))
    for provider, histogram in histograms.items():
        buckets: list[tuple[str, float]] = []
        total = 0
        for bound, count in zip((*map(str, BUCKETS), "+Inf"), histogram.counts, strict=True):
            total += count
            buckets.append((bound, total))
        family.add_metric([provider], buckets, histogram.total)
    return family


def _breaker_states(breakers: Mapping[tuple[str, str], Breaker]) -> Metric:
    family = GaugeMetricFamily(
        "lynkr_circuit_breaker_state", "1 for the state that it is in.", labels=("provider", "model", "state")
    )
    for (provider, model), breaker in _shown(breakers):
        for state in State:
            family.add_metric([provider, model, state.value], float(state is breaker.state))
    return family


def _shown(breakers: Mapping[tuple[str, str], Breaker]) -> Iterable[tuple[tuple[str, str], Breaker]]:
    able = [item for item in breakers.items() if len(model := item[0][1]) <= _LONGEST_MODEL and model.isprintable()]
    able.sort(key=lambda item: (item[1].state is State.CLOSED, -item[1].passed))
    return able[:_MAX_BREAKERS]


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
