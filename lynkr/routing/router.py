"""From a client's request to the decision which model answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from typing import NamedTuple, Protocol

from lynkr.converters.conversation import Conversation
from lynkr.routing.decision import Decision, Method, Target
from lynkr.routing.facts import Facts, facts_of
from lynkr.routing.fallback import above, fallbacks, ladder
from lynkr.routing.judgement import Judgement, judge
from lynkr.routing.pins import Pin, Pins
from lynkr.routing.requests import Request, request_of
from lynkr.routing.session import Session, session_of
from lynkr.routing.trouble import trouble
from lynkr.settings import TIERS

_FILL = 0.85
"""How much of a model's window a prompt may take: the answer needs room, and the count is an estimate."""

_CHEAP_TO_MOVE = 20_000
"""Tokens up to which a conversation may move down to a cheaper model: what the provider had cached is lost with it."""

_BARE = 4
"""Words of a message that is no task of its own: "yes", "now fix it"."""

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

    def in_mode(self, mode: str) -> Router:
        """The same in another ROUTING_MODE."""
        other = copy(self)
        other.rules = self.rules._replace(mode=mode)
        return other

    def tiered(self) -> Router:
        """The same, with tiers that lead nowhere where there are none: then only the tier of its decisions counts."""
        if self.tiers:
            return self
        other = copy(self)
        other.tiers = {tier: Target("", tier) for tier in TIERS}
        # What it knows are prices of targets.
        other._cheaper = None
        return other

    def decide(
        self, conversation: Conversation, headers: Mapping[str, str], key: str | None, pins: Pins, now: float
    ) -> Decision:
        """Where the request goes. `headers` are the client's in lower case, `key` names its key, `now` is in seconds.

        What is decided for a session is noted in `pins`.
        """
        rules = self.rules
        if not self.tiers and rules.suggestion is None and not rules.silent_suggestion:
            # Nothing to decide. A session is known only if the client names it.
            target = self._static(conversation.model)
            return Decision(
                target=target,
                method="static",
                fallbacks=fallbacks(target, self._last),
                session=session_of(conversation, headers, key, fingerprint=False),
            )
        request = request_of(conversation, headers)
        session = session_of(
            conversation, headers, key, fingerprint=rules.fingerprint, helper=request.kind == "subagent"
        )
        if request.kind == "suggestion" and (rules.silent_suggestion or rules.suggestion is not None):
            target = rules.suggestion or self._static(conversation.model)
            return Decision(
                target=target,
                method="suggestion",
                fallbacks=fallbacks(target, (*self.tiers.values(), *self._last)),
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
            judgement = judgement.raised(above(judgement.tier), "sticky", f"trouble.{sign}")
        pins.put(session, Pin(judgement.tier, facts.messages, raised, now))
        return judgement

    def _decision(self, judgement: Judgement, facts: Facts, request: Request, session: Session | None) -> Decision:
        tier = judgement.tier
        method: Method = judgement.method
        reasons = judgement.reasons
        if (other := self._for_so_many_tools(tier, facts)) != tier:
            tier, method, reasons = other, "tool_threshold", (*reasons, "guard.tools")
        other, why = self._able(tier, facts)
        if why is not None:
            tier, method, reasons = other, "guard", (*reasons, f"guard.{why}")
        target = self.tiers[tier]
        if self._cheaper is not None and method in ("tier_config", "side_request"):
            found = self._cheaper(tier, facts, lambda one: self._unable(one, facts) is None)
            if found is not None:
                target, method, reasons = found, "cost_optimized", (*reasons, "cheaper")
        return Decision(
            target=target,
            method=method,
            fallbacks=fallbacks(target, (self.tiers[tier], *ladder(tier, self.tiers), *self._last)),
            kind=request.kind,
            session=session,
            tier=tier,
            score=judgement.score,
            contributions=judgement.contributions,
            reasons=reasons,
            agent=judgement.agent,
            text_hash=judgement.text_hash,
        )

    def _for_so_many_tools(self, tier: str, facts: Facts) -> str:
        """`tier`, or if its provider is not to have so many tools, the next one above whose provider is; `tier` all the
        same where there is none."""
        tools = len(facts.effective_tools)
        for name in TIERS[TIERS.index(tier) :]:
            limit = self.rules.tool_limits.get(self.tiers[name].provider, 0)
            if limit <= 0 or tools <= limit:
                return name
        return tier

    def _able(self, tier: str, facts: Facts) -> tuple[str, str | None]:
        """The nearest tier, above first, whose model can take the request, and what that of `tier` cannot take.

        Where none can it is `tier`, or for what is too long the one with the largest window: somebody has to answer.
        """
        why = self._unable(self.tiers[tier], facts)
        if why is None:
            return tier, None
        place = TIERS.index(tier)
        largest, size = tier, self._abilities(self.tiers[tier]).window or 0
        for other in (*TIERS[place + 1 :], *reversed(TIERS[:place])):
            lack = self._unable(self.tiers[other], facts)
            if lack is None:
                return other, why
            window = self._abilities(self.tiers[other]).window or 0
            if why == lack == "window" and window > size:
                largest, size = other, window
        return largest, why if largest != tier else None

    def _unable(self, target: Target, facts: Facts) -> str | None:
        """What the model cannot take. `window` is all that is wrong with it where it is told."""
        able = self._abilities(target)
        if facts.images and able.images is False:
            return "images"
        if facts.tools and able.tools is False:
            return "no_tools"
        if able.window is not None and facts.tokens > _FILL * able.window:
            return "window"
        return None


def _holds(pin: Pin, judgement: Judgement, facts: Facts) -> bool:
    """Whether the session's tier still holds for what is asked now."""
    if facts.new_results or not facts.text:
        # In the middle of its work, or it goes on with it from a summary.
        return True
    if not facts.answered:
        # Another conversation under the same name.
        return False
    easier = TIERS.index(pin.tier) - TIERS.index(judgement.tier) >= _MOVES_DOWN
    of_its_own = judgement.method == "force" or len(facts.plain_words) > _BARE
    return not (easier and of_its_own and facts.tokens <= _CHEAP_TO_MOVE)
