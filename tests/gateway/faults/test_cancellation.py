"""A request is cancelled at every point at which it waits, and nothing of it is left.

`Steps` counts the steps of its tasks. A run is repeated with the cancellation after its first step, after its second,
and so on, until one ends before it is cancelled.
"""

from __future__ import annotations

import enum
import itertools
import json
import ssl
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
import trio
import trustme
from _pytest.mark import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st
from trio.testing import MockClock

from lynkr.gateway.breaker import State
from lynkr.gateway.turn import Turn
from lynkr.providers.base import Catalogue, Headers
from lynkr.providers.catalogue import CATALOGUE
from lynkr.providers.openai import OPENAI
from tests.gateway.client import FakeClient, turn
from tests.gateway.faults.apis import fallback_answer
from tests.gateway.faults.stage import FALLBACK, UPSTREAM, Stage, staged
from tests.gateway.serving import Peer, serving
from tests.support import chat_answers as chat
from tests.support.answer import Turn as Answered
from tests.support.sse_check import check_stream
from tests.support.upstream import Answer, Pause, Reply, Request, ScriptedUpstream, sse_reply

TEXT = "Hello from upstream"
TEXTS = (TEXT, "Hello from the fallback")


class Way(enum.Enum):
    SCOPE = "the server cancels it"
    LEAVE = "the client leaves"
    CUT = "the server stops"


class Steps(trio.abc.Instrument):
    """Runs `act` after step number `at` of the tasks that belong to a request. `reached` tells whether it came to that.

    A task belongs to a request when it is the one in which `root` was called, or was started by one that belongs.
    """

    def __init__(self, at: int, act: Callable[[], object]) -> None:
        self._at = at
        self._act = act
        self._root: trio.lowlevel.Task | None = None
        self.taken = 0

    @property
    def reached(self) -> bool:
        return self.taken >= self._at

    @contextmanager
    def root(self) -> Iterator[None]:
        self._root = trio.lowlevel.current_task()
        trio.lowlevel.add_instrument(self)
        try:
            yield
        finally:
            trio.lowlevel.remove_instrument(self)

    def after_task_step(self, task: trio.lowlevel.Task) -> None:
        if self._belongs(task):
            self.taken += 1
            if self.taken == self._at:
                self._act()

    def _belongs(self, task: trio.lowlevel.Task | None) -> bool:
        while task is not None and task is not self._root:
            task = None if task.parent_nursery is None else task.parent_nursery.parent_task
        return task is not None


@dataclass
class CutClient(FakeClient):
    """Takes `seconds` for everything that it is sent. As at the server, a write that is cancelled cuts the connection,
    and what is sent afterwards is dropped."""

    seconds: float = 0.0
    cut: bool = False

    async def send_body(self, data: bytes, *, more: bool) -> None:
        if self.cut:
            return
        try:
            if self.seconds:
                await trio.sleep(self.seconds)
            await trio.lowlevel.checkpoint_if_cancelled()
        except trio.Cancelled:
            self.cut = True
            raise
        with trio.CancelScope(shield=True):
            # As a socket does: what has been sent has been sent.
            await super().send_body(data, more=more)


class Token:
    """Credentials that are fetched in a thread."""

    def __init__(self) -> None:
        self._fresh = False

    def is_fresh(self) -> bool:
        return self._fresh

    def refresh(self) -> None:
        self._fresh = True

    def headers(self, url: str, headers: Headers, body: bytes) -> Headers:
        return [("authorization", "Bearer token")]

    def discard(self) -> bool:
        self._fresh = False
        return True


async def nothing(_: Stage) -> None:
    pass


async def open_the_breaker(stage: Stage) -> None:
    """Fail once, and wait until a probe may pass."""
    client = FakeClient()
    await stage.gate.respond(turn(), client)
    assert client.status == 500
    await trio.sleep(60)
    assert [breaker.state for breaker in stage.gate.breakers.values()] == [State.HALF_OPEN]


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A request and what it meets: `answers` one after the other, the last again and again.

    `before` comes first, and then so many `others` whose requests have reached the upstream. `timed`: whether the clock
    is a mock; it must not be where a thread works. `ends_well`: there is an answer, and no error. `tls`: the upstream
    is behind TLS. `failures`: how many the breakers may count, none of which is the cancellation.
    """

    name: str
    answers: Sequence[Answer | Callable[[Request], Answer]]
    streamed: bool = True
    settings: dict[str, str] = field(default_factory=dict)
    before: Callable[[Stage], Awaitable[None]] = nothing
    others: int = 0
    client_seconds: float = 0.0
    catalogue: Callable[[], Catalogue] = lambda: CATALOGUE
    timed: bool = True
    ends_well: bool = True
    tls: bool = False
    failures: int = 0


def answer(streamed: bool) -> Reply:
    return chat.answer(Answered(text=TEXT), streamed=streamed)


def delayed(seconds: float, streamed: bool) -> Reply:
    return replace(answer(streamed), before=[Pause(seconds)])


def without_stream_options(request: Request) -> Answer:
    if "stream_options" in request.json:
        return chat.error_reply(400, "Unrecognized request argument supplied: stream_options")
    return answer(True)


def slowly() -> Reply:
    steps: list[bytes | Pause] = []
    for step in chat.stream_steps(Answered(text=TEXT)):
        steps += [step, Pause(1)]
    return sse_reply(*steps)


def with_token() -> Catalogue:
    token = Token()
    return {**CATALOGUE, "openai": replace(OPENAI, credentials=lambda _: token)}


SCENARIOS = (
    Scenario(name="a stream", answers=[slowly()]),
    Scenario(name="a silent stream with pings", answers=[delayed(50, True)]),
    Scenario(name="a stream over TLS", answers=[answer(True)], tls=True),
    Scenario(name="an answer in one piece", answers=[answer(False)], streamed=False),
    Scenario(
        name="a repetition",
        answers=[
            chat.error_reply(429, "slow down", headers=[("retry-after", "2")]),
            chat.error_reply(503, "not yet"),
            answer(True),
        ],
    ),
    Scenario(
        name="the queue",
        answers=[delayed(5, True), answer(True)],
        settings={"OPENAI_MAX_CONCURRENT": "1"},
        others=1,
    ),
    Scenario(
        name="a fallback",
        answers=[chat.error_reply(500, "no")],
        settings={"FALLBACK_PROVIDER": "moonshot", "API_RETRY_MAX_RETRIES": "1"},
        failures=1,
    ),
    Scenario(
        name="a fallback after a ping",
        answers=[replace(chat.error_reply(500, "no"), before=[Pause(20)])],
        settings={"FALLBACK_PROVIDER": "moonshot", "API_RETRY_MAX_RETRIES": "0"},
        failures=1,
    ),
    Scenario(name="a lesson", answers=[without_stream_options]),
    Scenario(
        name="a probe",
        answers=[chat.error_reply(500, "no"), answer(True)],
        settings={"CIRCUIT_BREAKER_FAILURE_THRESHOLD": "1", "API_RETRY_MAX_RETRIES": "0"},
        before=open_the_breaker,
        failures=1,
    ),
    Scenario(name="a slow client", answers=[answer(True)], client_seconds=1.0),
    Scenario(
        name="an error for a slow client", answers=[chat.error_reply(400, "no")], client_seconds=1.0, ends_well=False
    ),
    Scenario(name="credentials", answers=[answer(True)], catalogue=with_token, timed=False),
    Scenario(
        name="credentials that are refused once",
        answers=[chat.error_reply(401, "expired"), answer(False)],
        streamed=False,
        catalogue=with_token,
        timed=False,
    ),
)


class Script:
    """Answers as a scenario says, and after `calm` all is well."""

    def __init__(self, scenario: Scenario) -> None:
        self._answers = iter(scenario.answers)
        self._last = scenario.answers[-1]
        self.calm = False

    def __call__(self, request: Request) -> Answer:
        if self.calm:
            return answer(request.json.get("stream") is True)
        chosen = next(self._answers, self._last)
        return chosen(request) if callable(chosen) else chosen


@cache
def authority() -> trustme.CA:
    return trustme.CA()


@asynccontextmanager
async def addressed(upstream: ScriptedUpstream, *, tls: bool) -> AsyncIterator[str]:
    """The upstream's address."""
    if not tls:
        yield f"http://{UPSTREAM}:{upstream.port}"
        return

    async def copy(source: trio.abc.Stream, target: trio.abc.Stream, scope: trio.CancelScope) -> None:
        with suppress(trio.BrokenResourceError):
            while data := await source.receive_some(65_536):
                await target.send_all(data)
        scope.cancel()

    async def relay(peer: Peer) -> None:
        behind = await trio.open_tcp_stream("127.0.0.1", upstream.port)
        async with behind, trio.open_nursery() as nursery:
            nursery.start_soon(copy, peer.stream, behind, nursery.cancel_scope)
            nursery.start_soon(copy, behind, peer.stream, nursery.cancel_scope)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(UPSTREAM).configure_cert(context)
    async with serving(relay, context) as server:
        yield f"https://{UPSTREAM}:{server.port}"


@asynccontextmanager
async def staged_scenario(scenario: Scenario, script: Script, scratch: str) -> AsyncIterator[Stage]:
    async with (
        ScriptedUpstream(script) as upstream,
        ScriptedUpstream(lambda _: fallback_answer(True)) as fallback,
        addressed(upstream, tls=scenario.tls) as url,
    ):
        environment = {
            "MODEL_PROVIDER": "openai",
            "OPENAI_ENDPOINT": url,
            "OPENAI_API_KEY": "upstream-key",
            "MOONSHOT_ENDPOINT": f"http://{FALLBACK}:{fallback.port}",
            "MOONSHOT_API_KEY": "fallback-key",
            **scenario.settings,
        }
        async with staged(environment, Path(scratch), upstream, fallback, catalogue=scenario.catalogue()) as stage:
            yield stage


async def respond(stage: Stage, asked: Turn, client: FakeClient, way: Way, at: int) -> bool:
    """Answer, but be cancelled after step `at`. Returns whether it came to that."""
    scope = trio.CancelScope()
    acts: dict[Way, Callable[[], object]] = {
        Way.SCOPE: scope.cancel,
        Way.LEAVE: client.leave.set,
        Way.CUT: stage.gate.cut,
    }
    steps = Steps(at, acts[way])
    with steps.root(), scope:
        await stage.gate.respond(asked, client)
    return steps.reached


async def run(scenario: Scenario, way: Way, at: int) -> bool:
    """One run that is cancelled after step `at`. Returns whether it came to that."""
    script = Script(scenario)
    with tempfile.TemporaryDirectory() as scratch:
        async with staged_scenario(scenario, script, scratch) as stage:
            await scenario.before(stage)
            stage.records.all.clear()
            others = [CutClient() for _ in range(scenario.others)]
            client = CutClient(seconds=scenario.client_seconds)
            async with trio.open_nursery() as nursery:
                for number, other in enumerate(others, 1):
                    nursery.start_soon(stage.gate.respond, turn(True), other)
                    await stage.upstreams[0].wait_for_requests(number)
                reached = await respond(
                    stage, replace(turn(scenario.streamed), request_id="cancelled"), client, way, at
                )
                check_record(stage, client)
            stage.check_nothing_is_held()
            for other in others:
                check_answer(other, cut=way is Way.CUT)
            if way is Way.CUT:
                # A client that does not read cannot be told.
                assert client.complete or scenario.client_seconds
                if client.complete and scenario.ends_well:
                    check_answer(client, cut=True)
            assert len(stage.records.all) == 1 + len(others)
            assert sum(breaker.failed for breaker in stage.gate.breakers.values()) <= scenario.failures
            await stage.check_nothing_hangs()
            # Nothing is out of step: the next one is answered right.
            script.calm = True
            for streamed in (True, False):
                following = FakeClient()
                await stage.gate.respond(turn(streamed), following)
                check_answer(following)
    return reached


def check_answer(client: FakeClient, *, cut: bool = False) -> None:
    """It has the whole answer, or if `cut` perhaps an error."""
    assert client.complete
    if client.headers["content-type"].startswith("text/event-stream"):
        checked = check_stream(client.body)
        assert checked.error is None or (cut and checked.error["type"] == "overloaded_error")
        assert checked.error is not None or checked.text in TEXTS
    elif client.status == 200:
        assert json.loads(client.body)["content"] == [{"type": "text", "text": TEXT}]
    else:
        assert cut
        assert client.error["type"] == "overloaded_error"


def check_record(stage: Stage, client: FakeClient) -> None:
    """There is one already, and it says what has become of the request."""
    (record,) = [record for record in stage.records.all if record.request_id == "cancelled"]
    assert record.status == client.status if client.complete else record.status in (client.status, 499)


def runs() -> list[ParameterSet]:
    return [
        pytest.param(
            scenario,
            way,
            id=f"{scenario.name}-{way.name}".replace(" ", "_"),
        )
        for scenario in SCENARIOS
        for way in Way
    ]


@pytest.mark.parametrize(("scenario", "way"), runs())
def test_cancelled_at_every_step(scenario: Scenario, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if scenario.tls:
        trusted = tmp_path / "authority.pem"
        trusted.write_bytes(authority().cert_pem.bytes())
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    for at in itertools.count(1):
        clock = MockClock(autojump_threshold=0) if scenario.timed else None
        try:
            reached = trio.run(run, scenario, way, at, clock=clock)
        except BaseException as error:
            error.add_note(f"cancelled after step {at}")
            raise
        if not reached:
            break
    assert at > 10, "it has taken no step"


# Where in its own steps each of some requests is cancelled, and how. Not at all where that is past its last.
SCHEDULES = st.lists(
    st.tuples(st.sampled_from([Way.SCOPE, Way.LEAVE]), st.integers(1, 70), st.booleans()), min_size=2, max_size=6
)


@given(SCHEDULES)
@settings(derandomize=True, deadline=None, max_examples=80)
def test_many_are_cancelled_at_any_step(schedule: list[tuple[Way, int, bool]]) -> None:
    trio.run(run_many, schedule, clock=MockClock(autojump_threshold=0))


async def run_many(schedule: list[tuple[Way, int, bool]]) -> None:
    """Two at a time are asked of an upstream that refuses two of five."""
    numbers = itertools.count()

    def moody(request: Request) -> Answer:
        match next(numbers) % 5:
            case 1:
                return chat.error_reply(429, "slow down", headers=[("retry-after", "1")])
            case 3:
                return chat.error_reply(500, "no")
            case _:
                return delayed(1, request.json.get("stream") is True)

    scenario = Scenario(name="many", answers=[moody], settings={"OPENAI_MAX_CONCURRENT": "2"})
    script = Script(scenario)
    with tempfile.TemporaryDirectory() as scratch:
        async with staged_scenario(scenario, script, scratch) as stage:
            clients = [FakeClient() for _ in schedule]
            cancelled = [False for _ in schedule]

            async def ask(number: int) -> None:
                way, at, streamed = schedule[number]
                asked = replace(turn(streamed), request_id=f"req_{number}")
                cancelled[number] = await respond(stage, asked, clients[number], way, at)

            async with trio.open_nursery() as nursery:
                for number in range(len(schedule)):
                    nursery.start_soon(ask, number)
            stage.check_nothing_is_held()
            assert sorted(record.request_id for record in stage.records.all) == [
                f"req_{number}" for number in range(len(schedule))
            ]
            for client, was_cancelled in zip(clients, cancelled, strict=True):
                if not was_cancelled:
                    check_answer(client)
            await stage.check_nothing_hangs()
            script.calm = True
            following = FakeClient()
            await stage.gate.respond(turn(True), following)
            check_answer(following)
