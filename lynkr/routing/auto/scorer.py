"""The score of a request: what its traits are worth together, and what a follow-up inherits."""

from __future__ import annotations

from collections.abc import Sequence

from lynkr.routing.auto.traits import Reading, read
from lynkr.routing.auto.weights import BASE, WEIGHTS
from lynkr.routing.auto.wording import wording
from lynkr.routing.auto.words import signals
from lynkr.routing.score import HIGHEST, LOWEST, Contribution, Score

_MOST_EARLIER = 5

_BARE = 4
"""Words of a text that says next to nothing without what was said before it, whatever they are."""

_FOLLOW_UP = 12
"""Words of a text that points back to what was said before: longer ones say themselves what they want."""

_FEEDBACK = 25
"""Words of a text that begins as an answer to what was done: "no", "still wrong", "again"."""

_WORK = signals("easy.", "med.", "hard.", "top.")
_EASY = signals("easy.")
_SUBJECT = signals("dom.", "own", "whole", "bigthing", "stakes", "vague")
_EVIDENCE = frozenset(("evidence.code", "evidence.diff", "evidence.trace", "evidence.log"))

_SCALE = ((0.0, LOWEST), (28.0, 25.0), (50.0, 50.0), (83.0, 75.0), (112.0, HIGHEST))
"""Sums, and the scores they stand for: between two tiers a sum errs upwards, most of all below REASONING. Found on the
"tune" half of bench/routing/data/prompts.jsonl."""

_ANSWER = 6
"""Words of a text that can be an answer to what the model has proposed, and nothing else."""

_PROPOSAL = 0.9
"""Part of a proposal's score that a yes to it has: it is written in larger words than what is asked for."""

_DETAIL = 60
"""Characters of a contribution's words that are shown."""


def score(text: str, earlier: Sequence[str] = (), proposal: str = "") -> Score:
    """How hard `text`, the user's latest own words, is to answer well.

    `earlier` are what the user said before it, the newest first, of which five are looked at, and `proposal` is what
    the model said last. A follow-up such as "yes, do it" is as hard as what it follows; thanks are not.
    """
    reading = read(text)
    own = _sum(reading)
    if not (earlier or proposal) or not _follows(reading):
        return own
    inherited = _inherited(reading, own, earlier)
    value = _PROPOSAL * _sum(read(proposal)).value if proposal and reading.words <= _ANSWER else 0.0
    return inherited if value <= inherited.value else _moved(own, value, "proposal", proposal)


def _inherited(reading: Reading, own: Score, earlier: Sequence[str]) -> Score:
    """The score with what the user asked for before."""
    for before in earlier[:_MOST_EARLIER]:
        read_before = read(before)
        if _is_remark(read_before) or read_before.answers:
            continue
        inherited = _sum(read_before)
        if inherited.value <= own.value and not _is_bare(reading):
            return own
        return _moved(own, inherited.value, "follow_up", before)
    return own


def _moved(own: Score, value: float, name: str, text: str) -> Score:
    gap = Contribution(name, value - own.value, " ".join(text.split())[:_DETAIL])
    return Score(value, tuple(sorted((*own.contributions, gap), key=lambda one: -abs(one.points))))


def _sum(reading: Reading) -> Score:
    contributions = [
        Contribution(name, weight * amount, ", ".join(reading.found.get(name, ()))[:_DETAIL])
        for name, amount in reading.amounts.items()
        if (weight := WEIGHTS.get(name))
    ]
    if points := wording(reading.asked):
        contributions.append(Contribution("wording", points, ""))
    total = BASE + sum([one.points for one in contributions])
    value = _on_scale(total)
    contributions.append(Contribution("scale", value - total, "to the bounds of the tiers"))
    contributions.sort(key=lambda one: -abs(one.points))
    return Score(value, (Contribution("base", BASE, "any request"), *contributions))


def _on_scale(total: float) -> float:
    """`total` moved to where the tiers' bounds are, from 0 to 100."""
    low, low_value = _SCALE[0]
    for high, high_value in _SCALE[1:]:
        if total <= high:
            return max(LOWEST, low_value + (total - low) / (high - low) * (high_value - low_value))
        low, low_value = high, high_value
    return HIGHEST


def _asks(reading: Reading) -> bool:
    return not _WORK.isdisjoint(reading.amounts)


def _is_remark(reading: Reading) -> bool:
    """Whether it is small talk or a confirmation, and nothing else."""
    amounts = reading.amounts
    return not _asks(reading) and ("chat" in amounts or (reading.words <= _BARE and _SUBJECT.isdisjoint(amounts)))


def _is_bare(reading: Reading) -> bool:
    """Whether it says nothing by itself."""
    return reading.words <= _BARE and not _asks(reading) and _SUBJECT.isdisjoint(reading.amounts)


def _follows(reading: Reading) -> bool:
    """Whether the text goes on with what was said before, and does not say what it wants by itself."""
    amounts = reading.amounts
    if not reading.words or not _EVIDENCE.isdisjoint(amounts):
        return False
    if "chat" in amounts and not _asks(reading):
        return False
    if not _EASY.isdisjoint(amounts) or ("med.explain" in amounts and reading.words > _BARE):
        return False
    if _is_bare(reading):
        return True
    if reading.words <= _FOLLOW_UP and not amounts.keys().isdisjoint(("ack", "follow", "why")):
        return True
    return reading.words <= _FEEDBACK and reading.answers
