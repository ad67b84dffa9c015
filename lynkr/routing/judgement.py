"""How hard a turn is, by what the user asks: the tier that it should go to, before anything else is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from lynkr.routing.agentic import agentic
from lynkr.routing.auto import score as auto_score
from lynkr.routing.decision import Method
from lynkr.routing.facts import Facts
from lynkr.routing.fallback import above
from lynkr.routing.force import force
from lynkr.routing.risk import risk
from lynkr.routing.score import Contribution, Score, tier_of
from lynkr.routing.standard import standard_score
from lynkr.routing.weighted import weighted_score
from lynkr.settings import TIERS

_FADING = 0.7
"""What a task's score keeps with each of the user's messages after it."""

_NO_REASONS = ("base", "wording", "scale")
"""Contributions that every request has."""

_FAILED = 2
"""Failed calls before the user spoke that say that the task is harder than it looks."""

_SHORT = 8
"""Words of a message that may belong to the task before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """As in `Decision`."""

    tier: str
    score: float
    method: Method
    contributions: tuple[Contribution, ...] = ()
    reasons: tuple[str, ...] = ()
    agent: str | None = None
    text_hash: str | None = None

    def raised(self, tier: str, method: Method, reason: str) -> Judgement:
        """The same, but at `tier` at least, which `reason` asks for."""
        if TIERS.index(tier) <= TIERS.index(self.tier):
            return self
        return replace(self, tier=tier, method=method, reasons=(*self.reasons, reason))


def judge(facts: Facts, mode: str, *, detect_agents: bool, guard_risks: bool) -> Judgement:
    """What the user's words ask for, by ROUTING_MODE `mode`."""
    text_hash = sha256(facts.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    forced = force(facts)
    if forced is not None and not forced.is_local:
        points = Contribution(f"force.{forced.pattern}", 100.0, forced.matched[:60])
        return Judgement(
            tier=forced.tier,
            score=100.0,
            method="force",
            contributions=(points,),
            reasons=(points.name,),
            text_hash=text_hash,
        )
    if forced is not None:
        reason = f"force.{forced.pattern}"
        return Judgement(tier="SIMPLE", score=0.0, method="force", reasons=(reason,), text_hash=text_hash)
    score = _MODES[mode](facts)
    value, contributions = score
    agent = None
    found = agentic(facts) if detect_agents else None
    if found is not None and found.is_agentic:
        agent = found.type.name
        if mode != "auto" and found.boost:
            value = min(100.0, value + found.boost)
            contributions = (*contributions, Contribution(f"agentic.{agent}", float(found.boost), ""))
    judgement = Judgement(
        tier=tier_of(value),
        score=value,
        method="tier_config",
        contributions=contributions,
        reasons=(next((one.name for one in contributions if one.name not in _NO_REASONS), "nothing_special"),),
        agent=agent,
        text_hash=text_hash,
    )
    if found is not None:
        judgement = judgement.raised(found.least_tier, "agentic", f"agentic.{agent}")
    if facts.failed >= _FAILED:
        # The user is back after it went wrong: what was tried was not enough.
        judgement = judgement.raised(above(judgement.tier), "tier_config", "trouble.before")
    if guard_risks and (area := risk(facts)) is not None:
        judgement = judgement.raised("COMPLEX", "risk", f"risk.{area}")
    return judgement


_remembered = lru_cache(maxsize=256)(auto_score)
"""Every step of a tool loop asks for the score of the same words."""


def _auto(facts: Facts) -> Score:
    return _remembered(facts.text, facts.earlier, facts.proposal)


def _with_earlier(score: Callable[[Facts], Score]) -> Callable[[Facts], Score]:
    """A short message may belong to the task before it, whose score then fades with every message."""

    def scored(facts: Facts) -> Score:
        best = score(facts)
        if len(facts.plain_words) > _SHORT:
            return best
        for age, text in enumerate(facts.earlier, 1):
            before = score(replace(facts, text=text, text_length=len(text), earlier=()))
            value = before.value * _FADING**age
            if value > best.value:
                best = Score(value, (Contribution("earlier", value, text[:60]), *before.contributions))
        return best

    return scored


_MODES: Mapping[str, Callable[[Facts], Score]] = {
    "auto": _auto,
    "standard": _with_earlier(standard_score),
    "weighted": _with_earlier(weighted_score),
}
