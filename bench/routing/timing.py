"""How long a whole decision takes: kind, session, facts, score, pins and guards of an agent's request of 100 KB."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from itertools import cycle
from statistics import quantiles
from typing import NamedTuple

from bench import payloads
from bench.routing.placeholders import router
from lynkr.converters.anthropic import parse_request
from lynkr.converters.conversation import Conversation, TextBlock
from lynkr.prices.registry import Registry
from lynkr.routing.facts import facts_of
from lynkr.routing.judgement import judge
from lynkr.routing.pins import Pins
from lynkr.routing.requests import request_of
from lynkr.routing.session import session_of
from lynkr.routing.trouble import trouble

P50_US, P99_US = 200.0, 1000.0
"""The marks."""

RUNS = 5000
_WARM_UP = 200
_NEW = 300

HEADERS = {"user-agent": "claude-cli/2.1.330 (external, cli)", "x-claude-code-session-id": "5a2e"}


class Timing(NamedTuple):
    """In microseconds."""

    name: str
    p50: float
    p99: float
    longest: float

    def __str__(self) -> str:
        return f"{self.name:36}{self.p50:9.0f}{self.p99:9.0f}{self.longest:9.0f}"


def whole(mode: str = "auto", runs: int = RUNS) -> list[Timing]:
    """The decision for an agent's request whose words are new, for the next steps of its tool loop, and for a small one
    over and over."""
    registry = Registry()
    by = router(mode, lambda target: registry.lookup(*target))
    kept = Pins(1e9)

    def decider(requests: Iterable[Conversation]) -> Callable[[], object]:
        endless = cycle(requests)
        return lambda: by.decide(next(endless), HEADERS, None, kept, 0.0)

    # More than are remembered, so that each is new again when its turn comes.
    others = _others(parse_request(payloads.big(stream=True, directive="x")), _NEW)
    return [
        _measure("agent, 100 KB, new words", decider(others), runs),
        _measure("agent, 100 KB, in a tool loop", decider(others[:1]), runs),
        _measure("question, 1 KB", decider([parse_request(payloads.small(stream=True, directive="x"))]), runs),
    ]


def _others(request: Conversation, count: int) -> list[Conversation]:
    """The same request with other first words. All else is shared: the garbage collector would walk through it."""
    first, *rest = request.messages
    notes, words = first.content
    assert isinstance(words, TextBlock)
    others = []
    for number in range(count):
        said = words.model_copy(update={"text": f"{words.text} case {number}"})
        changed = first.model_copy(update={"content": [notes, said]})
        others.append(request.model_copy(update={"messages": [changed, *rest]}))
    return others


def parts(mode: str = "auto", runs: int = RUNS) -> list[Timing]:
    """Where the time of the agent's request goes."""
    request = parse_request(payloads.big(stream=True, directive="x"))
    unnamed = request.model_copy(update={"metadata": None})
    steps: dict[str, Callable[[], object]] = {
        "  kind": lambda: request_of(request, HEADERS),
        "  session": lambda: session_of(request, HEADERS, None, fingerprint=True),
        "  session by its fingerprint": lambda: session_of(unnamed, {}, None, fingerprint=True),
        "  facts": lambda: facts_of(request, HEADERS),
        "  facts and judgement": lambda: judge(facts_of(request, HEADERS), mode, detect_agents=True, guard_risks=True),
        "  trouble": lambda: trouble(request),
    }
    return [_measure(name, step, runs) for name, step in steps.items()]


def _measure(name: str, step: Callable[[], object], runs: int) -> Timing:
    for _ in range(_WARM_UP):
        step()
    gc.collect()
    times = []
    for _ in range(runs):
        began = time.perf_counter_ns()
        step()
        times.append((time.perf_counter_ns() - began) / 1000)
    cuts = quantiles(times, n=100)
    return Timing(name, cuts[49], cuts[98], max(times))


def report(mode: str = "auto", runs: int = RUNS) -> tuple[str, bool]:
    """The table, and whether the marks are reached."""
    decisions = whole(mode, runs)
    lines = [f"{'µs per decision':36}{'p50':>9}{'p99':>9}{'longest':>9}", *map(str, decisions)]
    lines += ["of the agent's request:", *map(str, parts(mode, runs))]
    reached = all(timing.p50 <= P50_US and timing.p99 <= P99_US for timing in decisions)
    verdict = "reached" if reached else "MISSED "
    lines += ["", f"{verdict}  a decision takes {P50_US:g} µs at most at p50 and {P99_US / 1000:g} ms at p99"]
    return "\n".join(lines), reached
