"""How well whole decisions suit the labelled requests: `python -m bench.routing.evaluate [MODE] [all]` prints it.

What is judged is the tier that a request is sent to in the end, with all that goes before and after its score: side
requests, force, agents, risks. Nothing is known of a session, as for the first request after a start.

Without `all` the kinds are shown for the half that may be looked at only.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bench.routing.data import HALVES, TIERS, Conversation, Label, Prompt, conversations, of_half, prompts
from bench.routing.placeholders import router
from lynkr.converters.anthropic import parse_request
from lynkr.converters.json_text import json_bytes
from lynkr.routing.decision import Decision
from lynkr.routing.pins import Pins
from lynkr.routing.router import Router


class Outcome(NamedTuple):
    label: Label
    decision: Decision

    @property
    def distance(self) -> int:
        """Tiers above the highest acceptable one, or, negative, below the lowest."""
        places: list[str] = list(TIERS)
        place = places.index(self.decision.tier or "")
        accepted = [places.index(tier) for tier in self.label.accept]
        return min(0, place - min(accepted)) + max(0, place - max(accepted))


class Shares(NamedTuple):
    """Of `total` decisions, from 0 to 1: `under` and `over` are those for a tier below and above the acceptable ones,
    `exact` those for the best."""

    total: int
    acceptable: float
    exact: float
    under: float
    over: float

    def __str__(self) -> str:
        return f"{self.total:5}{self.acceptable:>11.1%}{self.exact:>8.1%}{self.under:>8.1%}{self.over:>8.1%}"


HEAD = f"{'all':>5}{'acceptable':>11}{'exact':>8}{'under':>8}{'over':>8}"


def decide(records: Iterable[Prompt | Conversation], by: Router | None = None) -> list[Outcome]:
    """The decision for each record, by the router of the default settings where no other is given."""
    by = by or router()
    return [Outcome(record, by.decide(parse_request(_body(record)), {}, None, Pins(1.0), 0.0)) for record in records]


def _body(record: Prompt | Conversation) -> bytes:
    if isinstance(record, Conversation):
        return json_bytes({"model": "any", "max_tokens": 1000, **record.body})
    return json_bytes({"model": "any", "max_tokens": 1000, "messages": [{"role": "user", "content": record.text}]})


def shares(outcomes: Sequence[Outcome]) -> Shares:
    """Of no outcomes, all shares are 0."""
    count = len(outcomes)
    of = max(1, count)
    return Shares(
        count,
        sum(one.distance == 0 for one in outcomes) / of,
        sum(one.decision.tier == one.label.tier for one in outcomes) / of,
        sum(one.distance < 0 for one in outcomes) / of,
        sum(one.distance > 0 for one in outcomes) / of,
    )


def by(outcomes: Iterable[Outcome], trait: Callable[[Outcome], str]) -> dict[str, Shares]:
    """The shares of each group, the largest group first."""
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault(trait(one), []).append(one)
    return {name: shares(some) for name, some in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))}


def report(mode: str = "auto", *, show_all: bool = False) -> str:
    """Tables of prompts and of conversations."""
    lines = [f"ROUTING_MODE={mode}", ""]
    chosen = router(mode)
    sets: tuple[tuple[str, list[Prompt] | list[Conversation]], ...] = (
        ("prompts", prompts()),
        ("conversations", conversations()),
    )
    for title, records in sets:
        outcomes = decide(records, chosen)
        lines += [f"{title:20}{HEAD}", f"{'all':20}{shares(outcomes)}"]
        lines += _lines(by(outcomes, lambda one: one.label.half))
        shown = outcomes if show_all else [one for one in outcomes if one.label.half == HALVES[0]]
        lines += ["", f"{'language':20}{HEAD}", *_lines(by(shown, lambda one: one.label.lang))]
        lines += ["", f"{'kind':20}{HEAD}", *_lines(by(shown, lambda one: one.label.kind))]
        lines += ["", f"{'method':20}{HEAD}", *_lines(by(shown, lambda one: one.decision.method))]
        lines += ["", f"{'best tier':20}" + "".join(f"{tier:>11}" for tier in TIERS)]
        counts = Counter((one.label.tier, one.decision.tier) for one in outcomes)
        lines += [f"{best:20}" + "".join(f"{counts[best, tier]:11}" for tier in TIERS) for best in TIERS]
        lines.append("")
    return "\n".join(lines)


def _lines(groups: dict[str, Shares]) -> list[str]:
    return [f"{name:20}{some}" for name, some in groups.items()]


def wrong(records: Sequence[Prompt | Conversation], by: Router | None = None) -> list[Outcome]:
    """What is not acceptable in the half that may be looked at."""
    return [one for one in decide(of_half(records, HALVES[0]), by) if one.distance]


if __name__ == "__main__":
    words = sys.argv[1:]
    modes = [word for word in words if word != "all"] or ["auto"]
    print("\n".join(report(mode, show_all="all" in words) for mode in modes))  # noqa: T201
