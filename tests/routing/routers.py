"""Routers with four placeholder models, and texts that they send to each tier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lynkr.converters.conversation import Conversation
from lynkr.routing.decision import Decision, Target
from lynkr.routing.pins import Pins
from lynkr.routing.router import Cheaper, Router, Rules
from tests.converters.conversations import JsonObject, assistant, conversation, result, tool, use, user

FOUR = {
    "SIMPLE": Target("ollama", "small"),
    "MEDIUM": Target("openrouter", "middling"),
    "COMPLEX": Target("openai", "large"),
    "REASONING": Target("azure-anthropic", "largest"),
}
LAST = Target("moonshot", "last")

RULES = Rules(
    mode="standard",
    detect_agents=True,
    guard_risks=True,
    sticky=True,
    fingerprint=True,
    tool_limits={},
    suggestion=None,
    silent_suggestion=False,
)

TEXTS = {
    "SIMPLE": "Rename foo to bar",
    "MEDIUM": "Document the entire codebase and analyze the database schema, the cache and the API for performance",
    "COMPLEX": "Do a code review.",
    "REASONING": "Do a security audit of the login service.",
}
"""In the standard mode. Those of the upper two force it."""

RISKY = "Fix the bug in src/auth/login.py"

NAMED = {"x-session-id": "one"}
TTL = 100.0


class Able(NamedTuple):
    window: int | None = None
    images: bool | None = None
    tools: bool | None = None


def make_router(
    *,
    tiers: Mapping[str, Target] = FOUR,
    last: Target | None = None,
    able: Mapping[str, Able] | None = None,
    cheaper: Cheaper | None = None,
    **rules: object,
) -> Router:
    """`able` is by the models' names; nothing is known of the others."""

    def abilities(target: Target) -> Able:
        return (able or {}).get(target.model, Able())

    def static(wish: str | None) -> Target:
        return Target("echo", wish or "own")

    return Router(RULES._replace(**rules), tiers, static, last, abilities, cheaper)  # type: ignore[arg-type]  # as named


class Desk:
    """A router with the pins of one server."""

    def __init__(self, router: Router | None = None) -> None:
        self.router = router or make_router()
        self.pins = Pins(TTL)
        self.now = 0.0

    def decide(
        self, conversation: Conversation, headers: Mapping[str, str] | None = None, key: str | None = None
    ) -> Decision:
        self.now += 1
        return self.router.decide(conversation, headers or {}, key, self.pins, self.now)

    def tier(
        self, conversation: Conversation, headers: Mapping[str, str] | None = None, key: str | None = None
    ) -> str | None:
        return self.decide(conversation, headers, key).tier


def asked(*texts: str, **members: object) -> Conversation:
    """A conversation in which the user said these texts, and the model answered all but the last."""
    messages: list[JsonObject] = []
    for said in texts:
        messages += [user(said), assistant("All right.")]
    return conversation(*messages[:-1], **members)


def looping(said: str, steps: int = 1, before: tuple[str, ...] = (), **of_result: object) -> Conversation:
    """The same in the middle of the work on the last text, after `steps` calls of a tool, each another."""
    messages: list[JsonObject] = []
    for earlier in before:
        messages += [user(earlier), assistant("All right.")]
    messages.append(user(said))
    for step in range(steps):
        messages += [
            assistant([use(f"t{step}", path=f"{step}.py")]),
            user([result(f"t{step}", f"line {step}", **of_result)]),
        ]
    return conversation(*messages, tools=[tool()])
