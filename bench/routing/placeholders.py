"""A router with four models that nobody asks, of which nothing is known."""

from __future__ import annotations

from collections.abc import Callable

from lynkr.prices.model_info import UNKNOWN, ModelInfo
from lynkr.routing.decision import Target
from lynkr.routing.router import Router, Rules
from lynkr.settings import TIERS

FOUR = {tier: Target("echo", tier.lower()) for tier in TIERS}

RULES = Rules(
    mode="auto",
    detect_agents=True,
    guard_risks=True,
    sticky=True,
    fingerprint=True,
    tool_limits={},
    suggestion=None,
    silent_suggestion=False,
)
"""Those of the default settings."""


def router(mode: str = "auto", abilities: Callable[[Target], ModelInfo] | None = None) -> Router:
    return Router(RULES._replace(mode=mode), FOUR, _static, None, abilities or _unknown)


def _static(_wish: str | None) -> Target:
    return FOUR["SIMPLE"]


def _unknown(_target: Target) -> ModelInfo:
    return UNKNOWN
