"""From a client's request to the decision which model answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from lynkr.converters.conversation import Conversation
from lynkr.routing.decision import Decision, Method, Target
from lynkr.routing.facts import Facts, facts_of
from lynkr.routing.fallback import fallbacks, ladder
from lynkr.routing.judgement import Judgement, judge
from lynkr.routing.pins import Pin, Pins
from lynkr.routing.requests import Request, request_of
from lynkr.routing.session import Session, session_of
from lynkr.routing.trouble import trouble
from lynkr.settings import TIERS

_FILL = 0.85
"""How much of a model's window a prompt may take: the answer needs room, and the count is an estimate."""

_NEW = 2
"""Messages up to which a conversation is new."""

_CHEAP_TO_MOVE = 20_000
"""Tokens up to which a conversation may move down to a cheaper model: what the provider had cached is lost with it."""

_MOVES_DOWN = 2
"""Tiers by which a new task must be easier for that."""


class Abilities(Protocol):
    """What a model can take; None is not known, and counts as yes."""

    @property
    def window(self) -> int | None: ...
    @property
    def images(self) -> bool | None: ...
    @property
    def tools(self) -> bool | None: ...


class Rules(NamedTuple):
    """The settings as far as they concern routing. `tool_limits` are by provider; 0 and less is no limit."""

    mode: str
    detect_agents: bool
    guard_risks: bool
    sticky: bool
    fingerprint: bool
    tool_limits: Mapping[str, int]
    suggestion: Target | None
    """What answers suggestion mode, where that is set."""
    silent_suggestion: bool


class Cheaper(Protocol):
    """Finds a cheaper target for a tier among the tiers' own, or None."""

    def __call__(self, tier: str, facts: Facts, able: Callable[[Target], bool]) -> Target | None: ...


class Router:
    """Decides by four tiers, or where there are none, for the one model that `static` gives for the client's wish.

    `last` is asked when all else fails.
    """

    def __init__(
        self,
        rules: Rules,
        tiers: Mapping[str, Target],
        static: Callable[[str | None], Target],
        last: Target | None,
        abilities: Callable[[Target], Abilities],
        cheaper: Cheaper | None = None,
    ) -> None:
        self.rules = rules
        self.tiers = tiers
        self._static = static
        self._last = () if last is None else (last,)
        self._abilities = abilities
        self._cheaper = cheaper

    def decide(
        self, conversation: Conversation, headers: Mapping[str, str], key: str | None, pins: Pins, now: float
    ) -> Decision:
        """Where the request goes. `headers` are the client's in lower case, `key` names its key, `now` is in seconds.

        What is decided for a session is noted in `pins`.
        """
        rules = self.rules
        request = request_of(conversation, headers)
        session = session_of(conversation, headers, key, fingerprint=rules.fingerprint)
        if request.kind == "suggestion" and (rules.silent_suggestion or rules.suggestion is not None):
            target = rules.suggestion or self._static(conversation.model)
            return Decision(
                target=target,
                method="suggestion",
                fallbacks=fallbacks(target, self._last),
                kind=request.kind,
                session=session,
                silent=rules.silent_suggestion,
                reasons=(f"side.{request.kind}",),
            )
        if not self.tiers:
            target = self._static(conversation.model)
            others = fallbacks(target, self._last)
            return Decision(target=target, method="static", fallbacks=others, kind=request.kind, session=session)
        facts = facts_of(conversation, headers)
        if request.is_side:
            judgement = Judgement(tier="SIMPLE", score=0.0, method="side_request", reasons=(f"side.{request.kind}",))
        else:
            judgement = judge(facts, rules.mode, detect_agents=rules.detect_agents, guard_risks=rules.guard_risks)
            if session is not None and rules.sticky:
                judgement = self._settle(judgement, facts, conversation, session, pins, now)
        return self._decision(judgement, facts, request, session)

    def _settle(
        self, judgement: Judgement, facts: Facts, conversation: Conversation, session: Session, pins: Pins, now: float
    ) -> Judgement:
        """The judgement as the session's task bears it: a task keeps its tier, and may only rise."""
        pin = pins.get(session, now)
        raised = False
        if pin is not None and _holds(pin, judgement, facts):
            judgement = judgement.raised(pin.tier, "sticky", "sticky")
            raised = pin.raised and pin.messages == facts.messages
        if facts.new_results and not raised and (sign := trouble(conversation)) is not None:
            raised = True
            judgement = judgement.raised(_above(judgement.tier), "sticky", f"trouble.{sign}")
        pins.put(session, Pin(judgement.tier, facts.messages, raised, now))
        return judgement

    def _decision(self, judgement: Judgement, facts: Facts, request: Request, session: Session | None) -> Decision:
        tier = judgement.tier
        method: Method = judgement.method
        reasons = judgement.reasons
        for guard, forbids in (("tool_threshold", self._too_many_tools), ("guard", self._unable)):
            tier, why = self._climb(tier, facts, forbids)
            if why is not None:
                method = "tool_threshold" if guard == "tool_threshold" else "guard"
                reasons = (*reasons, f"guard.{why}")
        target = self.tiers[tier]
        if self._cheaper is not None and method in ("tier_config", "side_request"):
            found = self._cheaper(tier, facts, lambda one: self._unable(one, facts) is None)
            if found is not None:
                target, method, reasons = found, "cost_optimized", (*reasons, "cheaper")
        return Decision(
            target=target,
            method=method,
            fallbacks=fallbacks(target, (*ladder(tier, self.tiers), *self._last)),
            kind=request.kind,
            session=session,
            tier=tier,
            score=judgement.score,
            contributions=judgement.contributions,
            reasons=reasons,
            agent=judgement.agent,
            text_hash=judgement.text_hash,
        )

    def _climb(self, tier: str, facts: Facts, forbids: Callable[[Target, Facts], str | None]) -> tuple[str, str | None]:
        """The nearest tier, above first, that nothing forbids, and what forbids `tier` itself. Where all are forbidden
        it is `tier`: somebody has to answer."""
        why = forbids(self.tiers[tier], facts)
        if why is None:
            return tier, None
        place = TIERS.index(tier)
        for other in (*TIERS[place + 1 :], *reversed(TIERS[:place])):
            if forbids(self.tiers[other], facts) is None:
                return other, why
        return tier, None

    def _too_many_tools(self, target: Target, facts: Facts) -> str | None:
        limit = self.rules.tool_limits.get(target.provider, 0)
        return "tools" if 0 < limit < len(facts.effective_tools) else None

    def _unable(self, target: Target, facts: Facts) -> str | None:
        able = self._abilities(target)
        if able.window is not None and facts.tokens > _FILL * able.window:
            return "window"
        if facts.images and able.images is False:
            return "images"
        if facts.tools and able.tools is False:
            return "no_tools"
        return None


def _holds(pin: Pin, judgement: Judgement, facts: Facts) -> bool:
    """Whether the session's tier still holds for what is asked now."""
    if facts.new_results:
        return True
    if facts.messages <= _NEW < pin.messages:
        # Another conversation under the same name.
        return False
    easier = TIERS.index(pin.tier) - TIERS.index(judgement.tier) >= _MOVES_DOWN
    return not (easier and facts.tokens <= _CHEAP_TO_MOVE)


def _above(tier: str) -> str:
    return TIERS[min(TIERS.index(tier) + 1, len(TIERS) - 1)]
