"""The router that one set of settings makes, with what is known of providers and models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from lynkr.prices.cheapest import Candidate, cheapest, expected
from lynkr.prices.model_info import ModelInfo
from lynkr.prices.registry import Registry
from lynkr.providers.base import Catalogue
from lynkr.routing.decision import Target
from lynkr.routing.facts import Facts
from lynkr.routing.router import Router, Rules
from lynkr.settings import Settings
from lynkr.settings.providers import NO_MODEL, parse_model


class HasRegistry(Protocol):
    """What knows models, and may know them better later."""

    @property
    def registry(self) -> Registry: ...


def make_router(settings: Settings, catalogue: Catalogue, prices: HasRegistry) -> Router:
    """`prices` is read whenever something is decided, so that a new list counts at once."""

    def static(wish: str | None) -> Target:
        provider = catalogue[settings.model_provider]
        return Target(provider.name, provider.model(settings, wish))

    def abilities(target: Target) -> ModelInfo:
        return prices.registry.lookup(*target)

    tiers = {tier: Target(settings.provider_of(model), model.model) for tier, model in settings.tiers.items()}
    last = None
    if settings.fallback is not None:
        provider = catalogue[settings.fallback]
        last = Target(provider.name, provider.model(settings, None))
    candidates = [Candidate(tier, target) for tier, target in tiers.items()]

    def cheaper(tier: str, facts: Facts, able: Callable[[Target], bool]) -> Target | None:
        found = cheapest(
            Candidate(tier, tiers[tier]),
            candidates,
            lambda target: abilities(target).price,
            able,
            expected(facts.tokens),
        )
        return found.target if found is not None else None

    return Router(
        _rules(settings), tiers, static, last, abilities, cheaper if settings.routing_cost_optimization else None
    )


def _rules(settings: Settings) -> Rules:
    suggestion = settings.suggestion_mode_model
    return Rules(
        mode="weighted" if settings.routing_weighted_scoring else settings.routing_mode,
        detect_agents=settings.routing_agentic_detection,
        guard_risks=settings.routing_risk_guard,
        sticky=settings.lynkr_sticky_sessions,
        fingerprint=settings.lynkr_session_fingerprint,
        tool_limits={
            "ollama": settings.ollama_max_tools_for_routing,
            "openrouter": settings.openrouter_max_tools_for_routing,
        },
        suggestion=_suggestion(settings, suggestion),
        silent_suggestion=suggestion == "none",
    )


def _suggestion(settings: Settings, text: str) -> Target | None:
    if text in NO_MODEL:
        return None
    provider, model = parse_model(text)
    return Target(provider or settings.model_provider, model)
