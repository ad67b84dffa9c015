"""The run: clients at work, and everything around them failing."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import trio

from chaos.client import Client
from chaos.dialects import CHAT, MESSAGES
from chaos.faults import Fault
from chaos.gateway import FIRST, VARIANTS, WRONG, Gateway, running
from chaos.ledger import Ledger, Story
from chaos.traffic import JSON, Request, request
from chaos.upstream import Upstream
from chaos.verdict import LEFT, RIGHT, Violation, verdict

FAULT_RATES = {"openai": 0.35, "azure-anthropic": 0.2}
"""Probability of a fault in an attempt, by upstream."""

_PATIENCE = 10.0
"""Seconds that the gateway has to give up what it holds when all is over."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: for how long (in seconds), with how many clients at once, and with which gateway."""

    seed: int
    seconds: float
    clients: int
    command: list[str]
    environment: Mapping[str, str]


@dataclass(slots=True)
class Result:
    """What came of it. Memory is (seconds, bytes), descriptors are (before, after), rows are those of the database."""

    ledger: Ledger
    seconds: float = 0.0
    memory: list[tuple[float, int]] = field(default_factory=list)
    descriptors: tuple[int, int] = (0, 0)
    most_at_once: dict[str, int] = field(default_factory=dict)
    exit_code: int | None = None
    rows: list[tuple[str, int]] = field(default_factory=list)
    log: list[dict[str, JSON]] = field(default_factory=list)


async def run(plan: Plan, directory: Path) -> Result:
    """Do it. Raises `BenchError` when the gateway cannot be started or ends by itself."""
    ledger = Ledger()
    openai, azure = (
        Upstream(name, dialect, plan.seed, FAULT_RATES[name], ledger)
        for name, dialect in (("openai", CHAT), ("azure-anthropic", MESSAGES))
    )
    result = Result(ledger)
    async with trio.open_nursery() as nursery:
        for upstream in (openai, azure):
            await nursery.start(upstream.run)
        ports = {upstream.name: upstream.port for upstream in (openai, azure)}
        with running(plan.command, ports, directory, plan.environment) as gateway:
            await _Run(plan, gateway, openai, azure, result).run()
        result.exit_code, result.rows, result.log = gateway.exit_code, gateway.rows(), gateway.log()
        nursery.cancel_scope.cancel()
    return result


class _Run:
    def __init__(self, plan: Plan, gateway: Gateway, openai: Upstream, azure: Upstream, result: Result) -> None:
        self._plan = plan
        self._gateway = gateway
        self._openai = openai
        self._azure = azure
        self._upstreams = (openai, azure)
        self._result = result
        self._ledger = result.ledger
        self._reloads = 0
        self._provider: str | None = FIRST["MODEL_PROVIDER"]
        """To whom requests go that begin now; None while that changes."""
        self._numbers = itertools.count()
        # Of requests that ask whether all is well; how many it takes is time's.
        self._other_numbers = itertools.count(900_000)

    async def run(self) -> None:
        before = await self._at_rest()
        began = trio.current_time()
        end = began + self._plan.seconds
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._watch, began)
            nursery.start_soon(self._disturb)
            async with trio.open_nursery() as clients:
                for _ in range(self._plan.clients):
                    clients.start_soon(self._client, end)
            nursery.cancel_scope.cancel()
        self._result.seconds = trio.current_time() - began
        self._result.most_at_once = {upstream.name: upstream.most for upstream in self._upstreams}
        await self._reload("as at the start")
        self._result.descriptors = before, await self._at_rest(before)

    async def _client(self, end: float) -> None:
        client = Client(self._gateway.port)
        while trio.current_time() < end:
            await self._ask(client, request(self._plan.seed, next(self._numbers)))
        await client.close()

    async def _ask(self, client: Client, wanted: Request) -> Story:
        story = self._ledger.begin(wanted)
        provider, reloads = self._provider, self._reloads
        answer = await client.ask(story)
        try:
            ending = verdict(story, answer)
        except Violation as violation:
            story.tell(f"the answer ends: {bytes(answer.body[-400:])!r}")
            self._ledger.violation(str(violation), story)
            ending = "violation"
        if ending != LEFT:
            self._ledger.statuses[answer.status] += 1
            if "request-id" in answer.headers:
                self._ledger.answered[answer.headers["request-id"]] = answer.status
        if provider is not None and provider == self._provider and reloads == self._reloads:
            headers = answer.headers
            asked = headers.get("x-lynkr-fallback", headers.get("x-lynkr-provider", provider))
            if not asked.startswith(provider):
                self._ledger.violation(f"{asked} was asked first, and not {provider}", story)
        self._ledger.end(story, ending)
        return story

    async def _watch(self, began: float) -> None:
        """Sample the memory. Raises `BenchError` when the gateway has ended."""
        while True:
            self._gateway.check()
            self._result.memory.append((trio.current_time() - began, self._gateway.rss_bytes()))
            await trio.sleep(0.25)

    async def _disturb(self) -> None:
        """Restart the upstreams, let them fail as a whole, and change the settings; one after the other, for ever."""
        chance = random.Random(f"{self._plan.seed} disturbances")
        while True:
            await trio.sleep(chance.uniform(0.3, 1.2))
            kind, pause = chance.choice(("restart", "storm", "reload")), chance.uniform(0.05, 0.8)
            upstream = chance.choice(self._upstreams)
            variant = chance.choice(list(VARIANTS))
            match kind:
                case "restart":
                    upstream.restart(pause)
                case "storm":
                    upstream.mood = chance.choice((Fault.OVERLOADED, Fault.SERVER_ERROR, Fault.RATE_LIMIT))
                    await trio.sleep(pause)
                    upstream.mood = None
                case _:
                    await self._reload(variant)
                    kind = f"settings {variant}"
            self._ledger.disturbances[kind] += 1

    async def _reload(self, name: str) -> None:
        """Give the gateway the settings that are called so, which it must take unless they are wrong."""
        before, self._provider = self._provider, None
        with trio.move_on_after(_PATIENCE) as patience:
            taken = await self._gateway.reload(VARIANTS[name])
        if patience.cancelled_caught:
            self._ledger.violation(f"the settings {name}: the gateway does not say whether it takes them")
        elif taken is (name == WRONG):
            self._ledger.violation(f"the settings {name}: {'taken' if taken else 'refused'}")
        self._provider = before if name == WRONG else VARIANTS[name]["MODEL_PROVIDER"]
        self._reloads += 1

    async def _at_rest(self, expected: int | None = None) -> int:
        """The gateway's open descriptors when it has nothing to do, and one idle connection to each upstream.

        expected: wait until there are no more than these.
        """
        rates = [upstream.rate for upstream in self._upstreams]
        for upstream in self._upstreams:
            upstream.rate, upstream.mood = 0.0, None
            upstream.restart(0.0)
        for upstream in self._upstreams:
            await upstream.up.wait()
        # Idle connections that were closed at the other end are found out with the next request only.
        await self._until_answered(self._openai)
        self._openai.mood = Fault.UNAVAILABLE
        await self._until_answered(self._azure)
        self._openai.mood = None
        for upstream, rate in zip(self._upstreams, rates, strict=True):
            upstream.rate = rate
        count = await self._descriptors(expected)
        for upstream in self._upstreams:
            if upstream.running:
                self._ledger.violation(f"{upstream.name} still has {upstream.running} requests when all is over")
        return count

    async def _descriptors(self, expected: int | None) -> int:
        """The number of them when it no longer changes, or when there are no more than `expected`."""
        counts = [self._gateway.descriptors()]
        with trio.move_on_after(_PATIENCE):
            while len(set(counts[-5:])) > 1 or len(counts) < 5 or (expected is not None and counts[-1] > expected):
                await trio.sleep(0.05)
                counts.append(self._gateway.descriptors())
        return counts[-1]

    async def _until_answered(self, upstream: Upstream) -> None:
        """Ask until `upstream` answers: its breaker may be open."""
        client = Client(self._gateway.port)
        story = None
        with trio.move_on_after(_PATIENCE) as patience:
            while story is None or story.ending != RIGHT or not story.attempts[upstream.name]:
                story = await self._ask(client, Request(next(self._other_numbers), alone=True))
                await trio.sleep(0.02)
        if patience.cancelled_caught:
            self._ledger.violation(f"no right answer from {upstream.name}, though nothing fails")
