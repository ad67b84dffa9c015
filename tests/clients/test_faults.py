"""Whole runs of the real Claude Code CLI while something fails: an upstream, a stream midway, or the gateway itself.

The user must not notice: the run ends as it would have, every tool ran once with the arguments that the model gave, and
the client sent no more requests than the fault makes unavoidable. All settings of time are small, so that the gateway
gives up in tenths of a second where it takes a minute in life.
"""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import trio

from tests.clients.claude_code import RUN_LIMIT_S, ClaudeCode, Run
from tests.clients.scenarios import FILE, results_by_call
from tests.clients.upstreams import (
    RETRY_AFTER_S,
    UPSTREAM_KEY,
    Judge,
    anthropic_settings,
    openai_settings,
)
from tests.support import chat_answers, messages_answers
from tests.support.answer import Call, Turn
from tests.support.gateway import running_gateway
from tests.support.server_process import free_port
from tests.support.sse_check import check_stream
from tests.support.strict_chat import chat_judge
from tests.support.strict_messages import messages_judge
from tests.support.tap import Tap
from tests.support.upstream import Ending, Reply, Request, ScriptedUpstream, Step, json_reply, sse_reply

pytestmark = pytest.mark.client

QUICK = {"API_RETRY_INITIAL_DELAY": "20", "API_RETRY_MAX_DELAY": "100"}
DOWN_KEY = "sk-down-0123456789abcdef"
"""The key for a provider that is down, and no other's."""

RETRIES = 3
"""How often the gateway repeats a request by default."""


@dataclass(frozen=True)
class Api:
    """What an upstream speaks. `busy` and `overloaded` are its words for "not now"."""

    name: str
    settings: Callable[[ScriptedUpstream], Mapping[str, str]]
    answers: ModuleType
    judge: Judge
    busy: dict[str, object]
    overloaded: Reply

    def upstream(self, *plan: Turn | Reply) -> ScriptedUpstream:
        """Answers with the plan, one step per request; turns are streamed to who asks for a stream."""
        remaining = iter(plan)

        def script(request: Request) -> Reply:
            step = next(remaining)
            if isinstance(step, Reply):
                return step
            reply = self.answers.answer(step, streamed=request.json.get("stream", False))
            assert isinstance(reply, Reply)
            return reply

        return ScriptedUpstream(script, check=self.judge)

    def cut(self, turn: Turn, begun: bytes, *ending: Step) -> Reply:
        """A stream that breaks off behind the event that has `begun` in it."""
        steps: list[bytes] = self.answers.stream_steps(turn)
        last = next(index for index, step in enumerate(steps) if begun in step)
        return sse_reply(*steps[: last + 1], *ending)


CHAT = Api(
    "chat",
    openai_settings,
    chat_answers,
    chat_judge(UPSTREAM_KEY),
    chat_answers.error_object("Rate limit reached for requests per min.", "requests", code="rate_limit_exceeded"),
    chat_answers.error_reply(503, "The server is currently overloaded.", "service_unavailable_error"),
)
MESSAGES = Api(
    "messages",
    anthropic_settings,
    messages_answers,
    messages_judge(UPSTREAM_KEY),
    messages_answers.error_object("rate_limit_error", "This request would exceed your rate limit."),
    messages_answers.error_reply(529, "overloaded_error", "Overloaded"),
)

of_both_apis = pytest.mark.parametrize("api", [CHAT, MESSAGES], ids=lambda api: api.name)


def statuses(tap: Tap) -> list[int]:
    assert {exchange.path for exchange in tap.exchanges} == {"/v1/messages"}
    return [exchange.status for exchange in tap.exchanges]


class RunningClient:
    """The client at work beside the test."""

    def __init__(self, nursery: trio.Nursery, client: ClaudeCode, tap: Tap) -> None:
        self._nursery = nursery
        self._client = client
        self._tap = tap
        self._run: Run | None = None
        self._ended = trio.Event()

    def begin(self) -> None:
        self._nursery.start_soon(self._work)

    async def _work(self) -> None:
        self._run = await self._client.run("do it", self._tap.url)
        self._ended.set()

    async def ended(self) -> Run:
        """Wait for the end of the run."""
        await self._ended.wait()
        assert self._run is not None
        return self._run


@asynccontextmanager
async def running(client: ClaudeCode, tap: Tap, *, begin: bool = True) -> AsyncIterator[RunningClient]:
    with trio.fail_after(RUN_LIMIT_S):
        async with trio.open_nursery() as nursery:
            beside = RunningClient(nursery, client, tap)
            if begin:
                beside.begin()
            yield beside


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what another process does: only real time brings it further."""
    while not condition():  # noqa: ASYNC110 - there is no event to wait for
        await trio.sleep(0.02)


# The upstream says "not now".


@pytest.mark.parametrize("headers", [[("retry-after", str(RETRY_AFTER_S))], []], ids=["retry-after", "bare"])
@of_both_apis
async def test_rate_limits_are_waited_out(
    claude_code: ClaudeCode, api: Api, headers: Sequence[tuple[str, str]], tmp_path: Path
) -> None:
    busy = json_reply(api.busy, 429, headers)
    write, show, read, answer = FILE.turns(claude_code)
    async with (
        api.upstream(busy, write, show, busy, busy, read, answer) as upstream,
        running_gateway(tmp_path / "gateway", {**api.settings(upstream), **QUICK}) as gateway,
        Tap(gateway.port) as tap,
    ):
        run = await claude_code.run("do it", tap.url)
        FILE.verify(claude_code, run)
        assert statuses(tap) == [200] * 4
        assert run.retries == []
        refused, repeated = upstream.requests[:2]
        assert refused.body == repeated.body
        assert (repeated.arrived_at - refused.arrived_at >= RETRY_AFTER_S) is bool(headers)


@of_both_apis
async def test_an_overload_is_waited_out(claude_code: ClaudeCode, api: Api, tmp_path: Path) -> None:
    write, show, read, answer = FILE.turns(claude_code)
    plan: list[Turn | Reply] = [
        *[api.overloaded] * RETRIES,
        write,
        show,
        *[api.overloaded] * (RETRIES - 1),
        read,
        answer,
    ]
    async with (
        api.upstream(*plan) as upstream,
        running_gateway(tmp_path / "gateway", {**api.settings(upstream), **QUICK}) as gateway,
        Tap(gateway.port) as tap,
    ):
        run = await claude_code.run("do it", tap.url)
        FILE.verify(claude_code, run)
        assert statuses(tap) == [200] * 4
        assert run.retries == []
        assert len(upstream.requests) == len(plan)


@of_both_apis
async def test_an_overload_that_outlasts_the_gateway(claude_code: ClaudeCode, api: Api, tmp_path: Path) -> None:
    """The client is told so, waits longer than the gateway did, and asks again."""
    plan: list[Turn | Reply] = [*[api.overloaded] * (RETRIES + 2), *FILE.turns(claude_code)]
    async with (
        api.upstream(*plan) as upstream,
        running_gateway(tmp_path / "gateway", {**api.settings(upstream), **QUICK}) as gateway,
        Tap(gateway.port) as tap,
    ):
        run = await claude_code.run("do it", tap.url)
        FILE.verify(claude_code, run)
        assert statuses(tap) == [529] + [200] * 4
        assert [retry["error_status"] for retry in run.retries] == [529]
        assert len(upstream.requests) == len(plan)


# A provider is down, and there is another.

Down = Callable[[], AbstractAsyncContextManager[str]]


@asynccontextmanager
async def refusing() -> AsyncIterator[str]:
    """The address of a server that does not run."""
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{reserved.getsockname()[1]}"


@asynccontextmanager
async def failing() -> AsyncIterator[str]:
    """The address of a server that has nothing but errors."""
    broken = chat_answers.error_reply(500, "The server had an error while processing your request.", "server_error")
    async with ScriptedUpstream(lambda request: broken) as upstream:
        yield upstream.url


DOWN: Mapping[str, tuple[Down, list[str]]] = {
    "refusing": (refusing, ["unreachable"] * 4),
    "failing": (failing, ["server_error"] * 2 + ["circuit_open"] * 2),
}
"""How a provider is down, and why each turn fell back."""


def moonshot_settings(upstream: ScriptedUpstream) -> Mapping[str, str]:
    return {"MOONSHOT_ENDPOINT": f"{upstream.url}/v1/chat/completions", "MOONSHOT_API_KEY": UPSTREAM_KEY}


@pytest.mark.parametrize("down", DOWN)
@pytest.mark.parametrize("fallback", ["moonshot:kimi-k2-turbo-preview", "azure-anthropic:claude-opus-4-5"])
async def test_a_provider_is_down(claude_code: ClaudeCode, fallback: str, down: str, tmp_path: Path) -> None:
    """The other one answers, from the first turn on; the client does not notice."""
    provider = fallback.partition(":")[0]
    server, reasons = DOWN[down]
    api, settings = {"moonshot": (CHAT, moonshot_settings), "azure-anthropic": (MESSAGES, anthropic_settings)}[provider]
    async with (
        server() as address,
        api.upstream(*FILE.turns(claude_code)) as healthy,
        running_gateway(
            tmp_path / "gateway",
            {
                **settings(healthy),
                **QUICK,
                "MODEL_PROVIDER": "openai",
                "OPENAI_ENDPOINT": f"{address}/v1/chat/completions",
                "OPENAI_API_KEY": DOWN_KEY,
                "FALLBACK_PROVIDER": provider,
                "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "2",
            },
        ) as gateway,
        Tap(gateway.port) as tap,
    ):
        run = await claude_code.run("do it", tap.url)
        FILE.verify(claude_code, run)
        assert statuses(tap) == [200] * 4
        assert run.retries == []
        assert len(healthy.requests) == 4
        assert [exchange.header("x-lynkr-fallback-reason") for exchange in tap.exchanges] == reasons
        for exchange in tap.exchanges:
            assert exchange.header("x-lynkr-fallback") == f"openai:gpt-4o->{fallback}"
            assert exchange.header("x-lynkr-provider") == provider
        # The log is written by a thread of its own.
        await until(lambda: len(requests_in(gateway.log)) == 4)
        assert [line["fallbackReason"] for line in requests_in(gateway.log)] == reasons
        for line in requests_in(gateway.log):
            assert (line["provider"], line["fallback"]) == (provider, f"openai:gpt-4o->{fallback}")
        assert DOWN_KEY not in str([request.headers for request in healthy.requests])


def requests_in(log: str) -> list[dict[str, Any]]:
    """The lines about requests, as far as they are written."""
    lines = [json.loads(line) for line in log[: log.rfind("\n") + 1].splitlines()]
    return [line for line in lines if line["msg"] == "request"]


# An answer breaks off.

ENDINGS: Mapping[str, tuple[Step, ...]] = {"ended": (), "closed": (Ending.CLOSE,), "reset": (Ending.RESET,)}
"""`ended` is the quietest way: for HTTP the answer is complete, only the API's own last event is missing."""

SAID = "I run it."
# Half of the command would run by itself if anybody closed its quotes.
COMMAND = Call("toolu_01A", "Bash", {"command": f"echo begun >> ran; {'true; ' * 20}echo ended >> ran"})

CUTS: Mapping[str, tuple[Turn, bytes, bool]] = {
    "text": (Turn(text=SAID, calls=(COMMAND,)), SAID[:3].encode(), False),
    "call": (Turn(calls=(COMMAND,)), b"echo begun", False),
    "call after text": (Turn(text=SAID, calls=(COMMAND,)), b"echo begun", True),
}
"""A turn, the last of it that arrives, and whether the client streams when it asks again.

It does where a block was complete, and then tells the model to go on from there. Elsewhere it asks for the whole answer
in one piece. See clients.md 2.5.
"""


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("where", CUTS)
@of_both_apis
async def test_an_answer_breaks_off(claude_code: ClaudeCode, api: Api, where: str, ending: str, tmp_path: Path) -> None:
    """The client asks again, and no call is made whose arguments have not arrived in full."""
    turn, begun, streams_again = CUTS[where]
    arrived = trio.Event()
    cut = api.cut(turn, begun, arrived, *ENDINGS[ending])
    async with (
        api.upstream(cut, turn, Turn(text="It ran.")) as upstream,
        running_gateway(tmp_path / "gateway", {**api.settings(upstream), **QUICK}) as gateway,
        Tap(gateway.port) as tap,
        running(claude_code, tap) as client,
    ):
        await tap.wait_until(lambda: bool(tap.exchanges) and begun in tap.exchanges[0].body)
        arrived.set()
        run = await client.ended()
        assert run.text == "It ran."
        assert (claude_code.work / "ran").read_text() == "begun\nended\n"
        assert list(results_by_call(run)) == [COMMAND.id]
        assert len(upstream.requests) == 3
        assert statuses(tap) == [200] * 3
        assert [exchange.json["stream"] for exchange in tap.exchanges] == [True, streams_again, True]
        assert run.retries == []
        error = check_stream(tap.exchanges[0].body).error
        assert error is not None
        assert error["type"] == "api_error"


# The gateway is restarted.


async def test_a_restart_between_turns(claude_code: ClaudeCode, tmp_path: Path) -> None:
    """A new process takes over on the same port while the client runs a tool."""
    started, go_on = claude_code.work / "started", claude_code.work / "go-on"
    wait = f"touch {started}; until [ -e {go_on} ]; do sleep 0.05; done; echo waited"
    turns = [
        Turn(text="I wait.", calls=(Call("toolu_01A", "Bash", {"command": wait}),)),
        Turn(calls=(Call("toolu_01B", "Read", {"file_path": str(started)}),)),
        Turn(text="It is over."),
    ]
    port = free_port()
    async with (
        CHAT.upstream(*turns) as upstream,
        Tap(port) as tap,
        running(claude_code, tap, begin=False) as client,
    ):
        home, settings = tmp_path / "gateway", CHAT.settings(upstream)
        async with running_gateway(home, settings, port=port):
            client.begin()
            await until(started.exists)
        async with running_gateway(home, settings, port=port):
            go_on.touch()
            run = await client.ended()
    assert run.text == "It is over."
    assert results_by_call(run)["toolu_01A"]["content"] == "waited"
    assert statuses(tap) == [200] * 3
    assert run.retries == []
    assert len(upstream.requests) == 3


async def test_a_restart_in_the_middle_of_an_answer(claude_code: ClaudeCode, tmp_path: Path) -> None:
    """The stream is cut when the time to finish is over; the client asks the new process."""
    turn = Turn(text="The whole answer.")
    cut = CHAT.cut(turn, b"The ", Ending.STALL)
    port = free_port()
    async with (
        CHAT.upstream(cut, turn) as upstream,
        Tap(port) as tap,
        running(claude_code, tap, begin=False) as client,
    ):
        home, settings = tmp_path / "gateway", {**CHAT.settings(upstream), "GRACEFUL_SHUTDOWN_TIMEOUT": "100"}
        async with running_gateway(home, settings, port=port):
            client.begin()
            await tap.wait_until(lambda: bool(tap.exchanges) and b"The " in tap.exchanges[0].body)
        async with running_gateway(home, settings, port=port):
            run = await client.ended()
    assert run.text == "The whole answer."
    assert len(upstream.requests) == 2
    # A stream cannot begin anew, so the client asks for the answer in one piece.
    assert [exchange.json["stream"] for exchange in tap.exchanges] == [True, False]
    assert statuses(tap) == [200] * 2
    error = check_stream(tap.exchanges[0].body).error
    assert error is not None
    # Until the new process listens, the client is refused.
    assert len(run.retries) <= 3
