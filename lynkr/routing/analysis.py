"""A decision with all that it came from, to be looked at: nothing is noted, and nobody is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from lynkr.converters.conversation import Conversation, JsonObject
from lynkr.routing.decision import Decision, Target
from lynkr.routing.facts import Facts, facts_of
from lynkr.routing.pins import Pins, Unchanging
from lynkr.routing.router import Router

_SHOWN = 200
"""Characters of the user's words that are shown."""


class Analysis(NamedTuple):
    """`decision` is the one that the request would get. Where no tiers are set, `routed` is False: then its target is
    what answers everything, and the rest is as it would be with tiers."""

    decision: Decision
    routed: bool
    facts: Facts

    def as_json(self) -> JsonObject:
        """The body of POST /routing/analyze."""
        decision, facts = self.decision, self.facts
        return {
            "tier": decision.tier,
            "score": None if decision.score is None else round(decision.score, 2),
            "method": decision.method,
            "reason": decision.reason,
            "reasons": list(decision.reasons),
            "routed": self.routed,
            "target": _target(decision.target),
            "fallbacks": [_target(target) for target in decision.fallbacks],
            "silent": decision.silent,
            "kind": decision.kind,
            "agent": decision.agent,
            "session": decision.session.id if decision.session is not None else None,
            "contributions": [
                {"name": one.name, "points": round(one.points, 2), "detail": one.detail}
                for one in decision.contributions
            ],
            "textHash": decision.text_hash,
            "request": {
                "text": facts.text[:_SHOWN],
                "textLength": facts.text_length,
                "tokens": facts.tokens,
                "messages": facts.messages,
                "newResults": facts.new_results,
                "tools": len(facts.tools),
                "effectiveTools": len(facts.effective_tools),
                "images": facts.images,
                "client": facts.client or None,
            },
        }


def analyze(
    router: Router, conversation: Conversation, headers: Mapping[str, str], key: str | None, pins: Pins, now: float
) -> Analysis:
    """What `router.decide` would say with the same arguments, and why. `pins` stay as they are."""
    pins = Unchanging(pins)
    decision = router.decide(conversation, headers, key, pins, now)
    if decision.method == "static":
        judged = router.tiered().decide(conversation, headers, key, pins, now)
        decision = replace(judged, target=decision.target, fallbacks=decision.fallbacks)
    return Analysis(decision, bool(router.tiers), facts_of(conversation, headers))


def _target(target: Target) -> JsonObject:
    return {"provider": target.provider, "model": target.model}
