"""The counters as Prometheus reads them, breakers as JSON, and what health says of both."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import trio
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse
from quart import Quart

from lynkr.gateway.breaker import Breaker, BreakerPolicy, Breakers
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.observe.record import RequestRecord
from lynkr.observe.recorder import Recorder
from lynkr.providers.catalogue import CATALOGUE
from lynkr.server.admission import Admission
from lynkr.server.cold import make_app
from lynkr.settings import load
from lynkr.store.database import COLUMNS
from tests.server.running import server
from tests.support import chat_answers as chat
from tests.support.answer import Usage
from tests.support.upstream import ScriptedUpstream, json_reply, sse_reply

HELLO = {"model": "m", "max_tokens": 10, "messages": [{"role": "user", "content": "hello"}]}
USAGE = {"prompt_tokens": 30, "completion_tokens": 7, "prompt_tokens_details": {"cached_tokens": 10}}
ANSWER = {"choices": [{"message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}], "usage": USAGE}

DOCS = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text()

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def samples(text: str, reader: Callable[[str], object] = parse) -> Samples:
    """Every sample by its name and labels. Each is there once."""
    families = reader(text)
    found: Samples = {}
    for family in families:  # type: ignore[attr-defined]  # parsers are not typed
        assert family.documentation
        for sample in family.samples:
            key = (sample.name, frozenset(sample.labels.items()))
            assert key not in found
            found[key] = sample.value
    return found


async def scrape(client: httpx.AsyncClient) -> Callable[..., float]:
    """A function that gives one sample, 0 for one that is not there."""
    response = await client.get("/metrics")
    assert response.status_code == 200
    found = samples(response.text)

    def sample(name: str, **labels: str) -> float:
        return found.get((name, frozenset(labels.items())), 0.0)

    return sample


def openai(upstream: ScriptedUpstream, **settings: str) -> dict[str, str]:
    return {"MODEL_PROVIDER": "openai", "OPENAI_ENDPOINT": upstream.url, "API_RETRY_INITIAL_DELAY": "1", **settings}


async def test_requests_tokens_and_durations() -> None:
    stream = sse_reply(chat.role(), chat.text("hi"), chat.finish("stop"), chat.usage_chunk(Usage(20, 10, 7)), chat.DONE)
    async with ScriptedUpstream([json_reply(ANSWER), stream]) as upstream, server(**openai(upstream)) as client:
        assert (await client.post("/v1/messages", json=HELLO)).status_code == 200
        assert (await client.post("/v1/messages", json={**HELLO, "stream": True})).status_code == 200
        sample = await scrape(client)
    assert sample("lynkr_requests_total", provider="openai", status="200") == 2
    assert sample("lynkr_tokens_input_total", provider="openai") == 40
    assert sample("lynkr_tokens_cached_total", provider="openai") == 20
    assert sample("lynkr_tokens_output_total", provider="openai") == 14
    for name, count in (("lynkr_request_duration_seconds", 2), ("lynkr_time_to_first_token_seconds", 1)):
        assert sample(f"{name}_count", provider="openai") == count
        assert sample(f"{name}_bucket", provider="openai", le="+Inf") == count
        assert sample(f"{name}_bucket", provider="openai", le="300.0") == count
        assert 0 < sample(f"{name}_sum", provider="openai") < 10
    assert sample("lynkr_active_requests") == sample("lynkr_active_streams") == 0


async def test_errors_retries_and_fallbacks() -> None:
    async with (
        ScriptedUpstream(lambda _: json_reply({"error": {"message": "no"}}, status=503)) as broken,
        ScriptedUpstream(lambda _: json_reply(ANSWER)) as whole,
    ):
        settings = openai(
            broken,
            API_RETRY_MAX_RETRIES="2",
            FALLBACK_PROVIDER="deepseek",
            DEEPSEEK_ENDPOINT=whole.url,
            DEEPSEEK_API_KEY="k-12345678",
        )
        async with server(**settings) as client:
            assert (await client.post("/v1/messages", json=HELLO)).status_code == 200
            sample = await scrape(client)
            assert sample("lynkr_requests_total", provider="deepseek", status="200") == 1
            assert sample("lynkr_retries_total", provider="openai") == 2
            assert sample("lynkr_fallbacks_total", **{"from": "openai", "to": "deepseek", "reason": "overloaded"}) == 1
        async with server(**openai(broken, API_RETRY_MAX_RETRIES="0")) as client:
            assert (await client.post("/v1/messages", json=HELLO)).status_code == 529
            assert (await client.post("/v1/messages", content=b"{")).status_code == 400
            sample = await scrape(client)
            assert sample("lynkr_requests_total", provider="openai", status="529") == 1
            assert sample("lynkr_errors_total", provider="openai", type="overloaded_error") == 1
            assert sample("lynkr_requests_total", provider="none", status="400") == 1
            assert sample("lynkr_errors_total", provider="none", type="invalid_request_error") == 1
            summary = (await client.get("/metrics", headers={"accept": "application/json, text/plain, */*"})).json()
            assert summary["requestsTotal"] == 2
            assert summary["responses"] == {"success": 0, "error": 2}


async def test_what_is_under_way() -> None:
    hold = trio.Event()
    reply = sse_reply(chat.role(), chat.text("hi"), hold, chat.finish("stop"), chat.DONE)
    async with ScriptedUpstream([reply]) as upstream, server(**openai(upstream)) as client:
        async with client.stream("POST", "/v1/messages", json={**HELLO, "stream": True}) as response:
            pieces = response.aiter_bytes()
            assert b"message_start" in await anext(pieces)
            sample = await scrape(client)
            assert (sample("lynkr_active_requests"), sample("lynkr_active_streams")) == (1, 1)
            summary = (await client.get("/metrics", headers={"accept": "application/json"})).json()
            assert (summary["requestsTotal"], summary["streamingSessions"]) == (0, 1)
            hold.set()
            async for _ in pieces:
                pass
        sample = await scrape(client)
        assert (sample("lynkr_active_requests"), sample("lynkr_active_streams")) == (0, 0)


FORMATS = [
    ("/metrics", "*/*", "text/plain; version=0.0.4; charset=utf-8"),
    ("/metrics", "text/html,application/xhtml+xml,*/*;q=0.8", "text/plain; version=0.0.4; charset=utf-8"),
    ("/metrics", "text/plain;version=0.0.4;q=0.3,*/*;q=0.1", "text/plain; version=0.0.4; charset=utf-8"),
    ("/metrics", "application/openmetrics-text;version=1.0.0", "application/openmetrics-text; version=1.0.0"),
    ("/metrics", "application/json", "application/json"),
    ("/metrics/prometheus", "*/*", "text/plain; version=0.0.4; charset=utf-8"),
    ("/metrics/prometheus", "application/json", "text/plain; version=0.0.4; charset=utf-8"),
]


@pytest.mark.parametrize(("path", "accept", "content_type"), FORMATS)
async def test_formats(path: str, accept: str, content_type: str) -> None:
    async with server() as client:
        await client.post("/v1/messages", json=HELLO)
        response = await client.get(path, headers={"accept": accept})
    assert response.headers["content-type"].startswith(content_type)
    if "json" in content_type:
        assert set(response.json()) == {"requestsTotal", "responses", "streamingSessions", "timestamp"}
        assert response.json()["responses"] == {"success": 1, "error": 0}
    else:
        found = samples(response.text, parse_openmetrics if "openmetrics" in content_type else parse)
        assert found["lynkr_requests_total", frozenset({("provider", "echo"), ("status", "200")})] == 1
        assert response.text.endswith("\n")


async def test_keys_are_asked_for() -> None:
    async with server(LYNKR_API_KEYS="alice:first-key-1") as client:
        for path in ("/metrics", "/metrics/prometheus", "/metrics/circuit-breakers"):
            assert (await client.get(path)).status_code == 401, path
            assert (await client.get(path, headers={"x-api-key": "first-key-1"})).status_code == 200, path


# A gateway in a state that the test makes


class Sink:
    status = "ok"
    written, dropped, queued = 12, 3, 2

    def put(self, record: RequestRecord) -> None:
        pass


class Stage(Gateway):
    """A gateway with breakers of the test's own."""

    def __init__(self, recorder: Recorder, **settings: str) -> None:
        environment = {"OPENAI_API_KEY": "k-12345678", "OPENAI_ENDPOINT": "http://127.0.0.1:1", **settings}
        loaded = load({"MODEL_PROVIDER": "openai", **environment}, None)
        super().__init__(loaded, CATALOGUE, Shared(Transport(), loaded, recorder))
        self.made = Breakers(BreakerPolicy(failure_threshold=2, success_threshold=2, open_seconds=60.0))

    @property
    def breakers(self) -> dict[tuple[str, str], Breaker]:
        return self.made.all

    def breaker(self, provider: str, model: str) -> Breaker:
        return self.made.of(provider, model, provider)


def app_of(gateway: Gateway) -> Quart:
    return make_app(gateway, Admission(gateway.settings, gateway.recorder.metrics))


def fail(breaker: Breaker, times: int = 2) -> None:
    for _ in range(times):
        with breaker.call() as call:
            call.fail()


@asynccontextmanager
async def client_of(app: Quart) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:  # type: ignore[arg-type]
        yield client


async def test_the_rest_of_the_counters() -> None:
    recorder = Recorder(Sink())
    recorder.metrics.shed["event_loop"] += 4
    recorder.metrics.rate_limited += 5
    async with client_of(app_of(Stage(recorder))) as client:
        sample = await scrape(client)
    assert sample("lynkr_shed_total", reason="event_loop") == 4
    assert sample("lynkr_rate_limited_total") == 5
    assert sample("lynkr_telemetry_written_total") == 12
    assert sample("lynkr_telemetry_dropped_total") == 3
    assert sample("lynkr_telemetry_queued") == 2


async def test_every_metric_is_documented() -> None:
    async with client_of(app_of(Stage(Recorder(Sink())))) as client:
        text = (await client.get("/metrics")).text
    shown = {family.name + ("_total" if family.type == "counter" else "") for family in parse(text)}
    documented = set(re.findall(r"^\| `(\w+)`", DOCS, re.MULTILINE)) - {*COLUMNS, "time", "method"}
    own = {name for name in shown if name.startswith("lynkr_")}
    assert {*own, "process_resident_memory_bytes"} == documented


async def test_memory_is_that_of_this_process() -> None:
    async with client_of(app_of(Stage(Recorder()))) as client:
        assert 1e7 < (await scrape(client))("process_resident_memory_bytes") < 4e9


async def test_breakers() -> None:
    gateway = Stage(Recorder())
    fail(gateway.breaker("openai", "gpt-4o"))
    gateway.breaker("zai", "GLM-4.7")
    async with client_of(app_of(gateway)) as client:
        sample = await scrape(client)
        listed = (await client.get("/metrics/circuit-breakers")).json()
    for state, value in (("OPEN", 1), ("CLOSED", 0), ("HALF_OPEN", 0)):
        assert sample("lynkr_circuit_breaker_state", provider="openai", model="gpt-4o", state=state) == value
    assert sample("lynkr_circuit_breaker_state", provider="zai", model="GLM-4.7", state="CLOSED") == 1
    now = time.time() * 1000
    opened, closed = listed
    assert now - 10_000 < opened.pop("lastStateChange") <= now + 1
    assert now + 50_000 < opened.pop("nextAttempt") <= now + 60_001
    assert opened == {
        "name": "openai:gpt-4o",
        "provider": "openai",
        "model": "gpt-4o",
        "state": "OPEN",
        "failureCount": 2,
        "successCount": 0,
        "stats": {"totalRequests": 2, "totalFailures": 2, "totalSuccesses": 0, "totalRejected": 0},
    }
    assert closed["state"] == "CLOSED"
    assert (closed["nextAttempt"], closed["lastStateChange"]) == (None, None)


async def test_models_that_clients_make_up_do_not_flood_the_metrics() -> None:
    gateway = Stage(Recorder())
    for number in range(500):
        gateway.breaker("openai", f"made-up-{number}")
    for model in ('a"} 1\nfake_total 7', "a\ud800", "x" * 201, "\x00"):
        fail(gateway.breaker("openai", model))
    fail(gateway.breaker("openai", "broken"))
    async with client_of(app_of(gateway)) as client:
        text = (await client.get("/metrics")).text
    models = {dict(labels)["model"] for name, labels in samples(text) if name == "lynkr_circuit_breaker_state"}
    assert len(models) == 100
    assert "broken" in models
    assert "fake_total" not in text


async def test_health_shows_open_circuits() -> None:
    gateway = Stage(Recorder(), ZAI_API_KEY="k-12345678")
    async with client_of(app_of(gateway)) as client:

        async def health(name: str) -> tuple[str, str]:
            listed = (await client.get("/v1/health/providers")).json()["providers"]
            (found,) = (one for one in listed if one["name"] == name)
            assert (await client.get(f"/v1/health/providers/{name}")).json()["circuit_state"] == found["circuit_state"]
            return found["status"], found["circuit_state"]

        fail(gateway.breaker("zai", "GLM-4.7"), times=1)
        assert await health("zai") == ("unknown", "CLOSED")
        fail(gateway.breaker("zai", "GLM-4.7"), times=1)
        gateway.breaker("zai", "GLM-5")
        assert await health("zai") == ("degraded", "OPEN")
        # Nobody listens there, which is worse.
        fail(gateway.breaker("openai", "gpt-4o"))
        assert await health("openai") == ("unhealthy", "OPEN")
        gateway.breaker("zai", "GLM-4.7").retry_at = trio.current_time()
        assert await health("zai") == ("degraded", "HALF_OPEN")


async def test_health_is_degraded_without_records_and_still_ready() -> None:
    sink = Sink()
    async with client_of(app_of(Stage(Recorder(sink)))) as client:
        assert (await client.get("/health/ready")).json()["checks"] == {"records": "ok"}
        sink.status = "degraded: the disk is full"
        for path in ("/health/ready", "/health", "/v1/health"):
            response = await client.get(path)
            assert response.status_code == 200
            assert response.json()["status"] == "degraded"
            assert response.json()["checks"] == {"records": "degraded: the disk is full"}
            assert response.json()["provider"] == "openai"
    async with client_of(app_of(Stage(Recorder()))) as client:
        ready = (await client.get("/health/ready")).json()
        assert (ready["status"], ready["checks"]) == ("ready", {"records": "off"})
