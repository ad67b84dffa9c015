"""Every fault of an upstream: what the client gets, who is asked how often, what is remembered, and that nothing stays.

Faults × answers in one piece, streams, and streams that have begun with a ping × fallbacks × upstreams whose answers
are converted and passed through.
"""

from __future__ import annotations

import enum
import json
import os
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import trio
import trustme
from _pytest.mark import ParameterSet
from trio.testing import MockClock

from lynkr.gateway.breaker import State
from tests.gateway.client import FakeClient, turn
from tests.gateway.faults.apis import ANSWER, APIS, FALLBACK_MODEL, OPENAI, Api, fallback_answer
from tests.gateway.faults.apis import FALLBACK as MOONSHOT
from tests.gateway.faults.stage import FALLBACK, UPSTREAM, Fallback, Names, Stage, closed_port, deaf_port, staged
from tests.gateway.faults.table import ATTEMPTS, FAULTS, Blame, Fault, Network
from tests.gateway.serving import Peer, serving
from tests.support import chat_answers as chat
from tests.support.sse_check import check_stream
from tests.support.upstream import Ending, ScriptedUpstream, sse_reply

BACKOFF = 1 + 2 + 4
"""The longest that three repetitions wait, in seconds."""


class Mode(enum.Enum):
    WHOLE = "whole"
    STREAM = "stream"
    PINGED = "pinged stream"
    """The status has gone out with a ping before the fault."""

    @property
    def streamed(self) -> bool:
        return self is not Mode.WHOLE


@dataclass(frozen=True)
class Cell:
    fault: Fault
    api: Api
    mode: Mode
    fallback: Fallback

    def __str__(self) -> str:
        return "-".join((self.fault.name, self.mode.value, self.fallback.value, self.api.provider)).replace(" ", "_")

    @property
    def falls_back(self) -> bool:
        return self.fallback is not Fallback.NONE and self.fault.reason is not None

    @property
    def recovers(self) -> bool:
        return self.falls_back and self.fallback is Fallback.HEALTHY


def cells() -> list[ParameterSet]:
    return [
        pytest.param(cell, id=str(cell))
        for fault in FAULTS
        for mode in Mode
        if mode.streamed in fault.streams
        for fallback in Fallback
        for api in APIS
        for cell in [Cell(fault, api, mode, fallback)]
    ]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def untrusted() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(UPSTREAM).configure_cert(context)
    return context


@asynccontextmanager
async def addressed(network: Network, upstream: ScriptedUpstream, tls: ssl.SSLContext) -> AsyncIterator[str]:
    """The address at which there is what the network has."""
    match network:
        case Network.SERVER | Network.UNKNOWN:
            yield f"http://{UPSTREAM}:{upstream.port}"
        case Network.REFUSING | Network.REFUSING_HERE:
            with closed_port() as port:
                yield f"http://{UPSTREAM if network is Network.REFUSING else 'localhost'}:{port}"
        case Network.DEAF:
            with deaf_port() as port:
                yield f"http://{UPSTREAM}:{port}"
        case Network.UNTRUSTED:
            async with serving(Peer.wait_for_close, tls) as server:
                yield f"https://{UPSTREAM}:{server.port}"


@asynccontextmanager
async def staged_cell(cell: Cell, tls: ssl.SSLContext, scratch: Path, **more: str) -> AsyncIterator[Stage]:
    fault, api, streamed = cell.fault, cell.api, cell.mode.streamed
    names = Names()
    if fault.network is Network.UNKNOWN:
        names.unknown.add(UPSTREAM)
    with closed_port() as closed:
        async with (
            ScriptedUpstream(lambda _: fault.answer(api, streamed)) as upstream,
            ScriptedUpstream(lambda _: fallback_answer(streamed)) as fallback,
            addressed(fault.network, upstream, tls) as url,
        ):
            port = closed if cell.fallback is Fallback.DOWN else fallback.port
            settings = {
                "MODEL_PROVIDER": api.provider,
                api.endpoint: url,
                "OPENAI_API_KEY": "upstream-key",
                "AZURE_ANTHROPIC_API_KEY": "upstream-key",
                "MOONSHOT_ENDPOINT": f"http://{FALLBACK}:{port}",
                "MOONSHOT_API_KEY": "fallback-key",
                "STREAM_HEADER_DELAY_MS": "3600000",
                **more,
            }
            if cell.fallback is not Fallback.NONE:
                settings["FALLBACK_PROVIDER"] = MOONSHOT
            if cell.mode is Mode.PINGED:
                settings["STREAM_HEADER_DELAY_MS"] = "1"
                names.delay = 0.01
            async with staged(settings, scratch, upstream, fallback, names=names) as stage:
                yield stage


@pytest.mark.parametrize("cell", cells())
async def test_a_fault(cell: Cell, untrusted: ssl.SSLContext, tmp_path: Path, autojump_clock: MockClock) -> None:
    client = FakeClient()
    async with staged_cell(cell, untrusted, tmp_path) as stage:
        began = trio.current_time()
        await stage.gate.respond(turn(cell.mode.streamed), client)
        seconds = trio.current_time() - began
        await stage.check_nothing_hangs()
        check_client(cell, client)
        check_attempts(cell, stage)
        check_record(cell, client, stage)
        check_breakers(cell, stage)
    least = cell.fault.seconds
    most = least + BACKOFF * (2 if cell.fault.status == 429 else 1) + (BACKOFF if cell.falls_back else 0) + 0.1
    assert least <= seconds <= most


def check_client(cell: Cell, client: FakeClient) -> None:
    fault = cell.fault
    assert client.complete
    assert client.headers["request-id"] == "req_1"
    if cell.recovers:
        check_answer(cell, client)
    elif fault.begun or cell.mode is Mode.PINGED:
        check_event(cell, client)
    else:
        check_error(cell, client)


def check_answer(cell: Cell, client: FakeClient) -> None:
    """The fallback's answer, and who gave it."""
    assert client.status == 200
    if cell.mode.streamed:
        checked = check_stream(client.body)
        assert checked.error is None
        assert checked.text == "Hello from the fallback"
    else:
        assert json.loads(client.body)["content"] == [{"type": "text", "text": "Hello from the fallback"}]
    if cell.mode is Mode.PINGED:
        # The headers have gone out before anybody knew.
        assert client.headers["x-lynkr-provider"] == cell.api.provider
        assert "x-lynkr-fallback" not in client.headers
        check_remark(cell, client)
        return
    assert client.headers["x-lynkr-provider"] == MOONSHOT
    assert client.headers["x-lynkr-model"] == FALLBACK_MODEL
    assert client.headers["x-lynkr-fallback"] == trail(cell)
    assert client.headers["x-lynkr-fallback-reason"] == cell.fault.reason


def check_remark(cell: Cell, client: FakeClient) -> None:
    """What the headers could not say is in a comment."""
    remark = f": x-lynkr-fallback: {trail(cell)} ({cell.fault.reason})\n\n".encode()
    assert client.body.count(remark) == int(cell.falls_back and cell.mode is Mode.PINGED)


def check_event(cell: Cell, client: FakeClient) -> None:
    """An error as the last event of a stream."""
    fault = cell.fault
    assert client.status == 200
    assert client.headers["content-type"].startswith("text/event-stream")
    # What passes through is not read.
    checked = check_stream(client.body.replace(cell.api.garbage, b""))
    assert checked.error is not None
    assert checked.error["type"] == fault.kind
    check_message(cell, str(checked.error["message"]))
    assert b"message_stop" not in client.body
    assert (checked.message is not None) == fault.begun
    if fault.begun:
        assert checked.text == "Hel"
    check_remark(cell, client)


def check_error(cell: Cell, client: FakeClient) -> None:
    """An error as the status of the response."""
    fault = cell.fault
    assert client.status == fault.status_at(cell.api)
    assert client.headers["content-type"].startswith("application/json")
    assert client.error["type"] == fault.kind
    check_message(cell, str(client.error["message"]))
    assert client.headers["x-should-retry"] == fault.should_retry
    soon = "5" if client.status == 503 and fault.should_retry == "true" else None
    assert client.headers.get("retry-after") == fault.headers.get("retry-after", soon)
    assert client.headers["x-lynkr-provider"] == cell.api.provider
    assert client.headers["x-lynkr-model"] == cell.api.model
    assert client.headers.get("x-lynkr-fallback") == (trail(cell) if cell.falls_back else None)
    assert client.headers.get("x-lynkr-fallback-reason") == (fault.reason if cell.falls_back else None)


def check_message(cell: Cell, message: str) -> None:
    """In the words of the first upstream, and then of the fallback."""
    first, _, last = message.partition(f" (fallback {MOONSHOT}:{FALLBACK_MODEL}: ")
    assert cell.fault.words_at(cell.api) in first
    assert ("Moonshot at fallback.example" in last) == cell.falls_back
    assert "upstream-key" not in message


def check_attempts(cell: Cell, stage: Stage) -> None:
    fault = cell.fault
    upstream, fallback = stage.upstreams
    if fault.network is Network.SERVER:
        assert len(upstream.requests) == fault.attempts
    else:
        assert stage.names.lookups[UPSTREAM] + stage.names.lookups["localhost"] == fault.attempts
    if cell.fallback is Fallback.DOWN:
        assert stage.names.lookups[FALLBACK] == (ATTEMPTS if cell.falls_back else 0)
    else:
        assert len(fallback.requests) == int(cell.recovers)


def check_record(cell: Cell, client: FakeClient, stage: Stage) -> None:
    fault = cell.fault
    (record,) = stage.records.all
    assert record.status == client.status
    assert record.stream is cell.mode.streamed
    assert record.model_asked == "claude-opus-5-5"
    assert record.bytes_out == len(client.body)
    again_there = ATTEMPTS - 1 if cell.falls_back and not cell.recovers else 0
    assert record.retries == fault.attempts - 1 + again_there
    assert sum(stage.gate.recorder.metrics.retries.values()) == record.retries
    if cell.recovers:
        assert (record.provider, record.model_used) == (MOONSHOT, FALLBACK_MODEL)
        assert record.error_type is None
        assert (record.input_tokens, record.output_tokens) == (20, 10)
    else:
        assert (record.provider, record.model_used) == (cell.api.provider, cell.api.model)
        assert record.error_type == fault.kind
        assert fault.words_at(cell.api) in str(record.error_message)
    assert record.fallback == (trail(cell) if cell.falls_back else None)
    assert record.fallback_reason == (fault.reason if cell.falls_back else None)
    assert (record.ttft_ms is None) == (not cell.mode.streamed or not (cell.recovers or fault.begun))


def check_breakers(cell: Cell, stage: Stage) -> None:
    """Each upstream has been judged once, whatever the number of attempts."""
    first = stage.gate.breakers[cell.api.provider, cell.api.model]
    assert first.state is State.CLOSED
    assert (first.failures, first.failed, first.succeeded) == {
        Blame.FAILED: (1, 1, 0),
        Blame.WELL: (0, 0, 1),
        Blame.NOTHING: (0, 0, 0),
    }[cell.fault.blame]
    second = stage.gate.breakers.get((MOONSHOT, FALLBACK_MODEL))
    judged = None if second is None else (second.failures, second.failed, second.succeeded)
    assert judged == (None if not cell.falls_back else (0, 0, 1) if cell.recovers else (1, 1, 0))


def trail(cell: Cell) -> str:
    return f"{cell.api.target}->{MOONSHOT}:{FALLBACK_MODEL}"


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.provider)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "_"))
async def test_a_fault_of_a_probe(
    fault: Fault, api: Api, untrusted: ssl.SSLContext, tmp_path: Path, autojump_clock: MockClock
) -> None:
    """A probe is one attempt, and whatever comes of it, the next one may follow."""
    cell = Cell(fault, api, Mode.STREAM if True in fault.streams else Mode.WHOLE, Fallback.NONE)
    async with staged_cell(cell, untrusted, tmp_path, CIRCUIT_BREAKER_FAILURE_THRESHOLD="1") as stage:
        breaker = stage.shared.breakers.of(api.provider, api.model, api.title)
        with breaker.call() as call:
            call.fail()
        await trio.sleep(60)
        assert breaker.state is State.HALF_OPEN
        await stage.gate.respond(turn(cell.mode.streamed), FakeClient())
        await stage.check_nothing_hangs()
        assert stage.records.all[0].retries == 0
        assert (breaker.state, breaker.successes) == {
            Blame.FAILED: (State.OPEN, 0),
            Blame.WELL: (State.HALF_OPEN, 1),
            Blame.NOTHING: (State.HALF_OPEN, 0),
        }[fault.blame]


async def test_a_fallback_that_breaks_off(tmp_path: Path, autojump_clock: MockClock) -> None:
    """It has begun to answer, so its error is the client's."""
    client = FakeClient()
    async with (
        ScriptedUpstream([OPENAI.error(401, "authentication_error", "no", ())]) as upstream,
        ScriptedUpstream([sse_reply(*OPENAI.start, Ending.CLOSE)]) as fallback,
    ):
        settings = {
            "MODEL_PROVIDER": "openai",
            "OPENAI_ENDPOINT": f"http://{UPSTREAM}:{upstream.port}",
            "OPENAI_API_KEY": "upstream-key",
            "MOONSHOT_ENDPOINT": f"http://{FALLBACK}:{fallback.port}",
            "MOONSHOT_API_KEY": "fallback-key",
            "FALLBACK_PROVIDER": MOONSHOT,
        }
        async with staged(settings, tmp_path, upstream, fallback) as stage:
            await stage.gate.respond(turn(True), client)
            await stage.check_nothing_hangs()
            (record,) = stage.records.all
            breakers = {key: breaker.failures for key, breaker in stage.gate.breakers.items()}
    assert client.headers["x-lynkr-provider"] == MOONSHOT
    assert client.headers["x-lynkr-fallback"] == f"{OPENAI.target}->{MOONSHOT}:{FALLBACK_MODEL}"
    checked = check_stream(client.body)
    assert checked.text == "Hel"
    assert checked.error is not None
    assert checked.error["type"] == "api_error"
    assert "Moonshot at fallback.example" in str(checked.error["message"])
    assert len(fallback.requests) == 1
    assert (record.provider, record.error_type, record.retries) == (MOONSHOT, "api_error", 0)
    assert breakers == {("openai", "gpt-4o"): 0, (MOONSHOT, FALLBACK_MODEL): 1}


async def test_one_garbage_frame_is_passed_over(tmp_path: Path, autojump_clock: MockClock) -> None:
    client = FakeClient()
    first, *rest = chat.stream_steps(ANSWER)
    async with ScriptedUpstream([sse_reply(first, OPENAI.garbage, *rest)]) as upstream:
        settings = {
            "MODEL_PROVIDER": "openai",
            "OPENAI_ENDPOINT": f"http://{UPSTREAM}:{upstream.port}",
            "OPENAI_API_KEY": "upstream-key",
        }
        async with staged(settings, tmp_path, upstream) as stage:
            await stage.gate.respond(turn(True), client)
    checked = check_stream(client.body)
    assert checked.error is None
    assert checked.text == ANSWER.text
