"""The documented standard score: points for size, tools, the kind of task, and what the text speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lynkr.routing.facts import Facts
from lynkr.routing.force import force
from lynkr.routing.patterns import CODE_POINTS, REASONING_POINTS, SCOPES, starts
from lynkr.routing.score import Contribution, Score, total

# (from this many on, points), the largest first
_TOKENS = ((8000, 20), (4000, 16), (2000, 12), (1000, 8), (500, 4), (0, 0))
_TOOLS = ((16, 20), (11, 16), (7, 12), (4, 8), (1, 4), (0, 0))
_CONVERSATION = ((11, 5), (6, 2), (0, 0))

_FORCED_LOCAL, _FORCED_CLOUD = 0, 25
_SIMPLE_QUESTION, _YES_NO, _TECHNICAL, _GENERAL = 3, 2, 10, 5
_SCOPE_POINTS = {"entire_codebase": 22, "from_scratch": 20, "new_implementation": 18, "refactoring": 16}

_MOST_CODE, _MOST_REASONING = 20, 15
_DETAIL = 60


def standard_score(facts: Facts) -> Score:
    """The score of the user's last words. Nothing else of the request counts but tools beyond the client's own and the
    number of messages."""
    tools = len(facts.effective_tools)
    return total(
        [
            Contribution("tokens", points_for(facts.text_tokens, _TOKENS), f"{facts.text_tokens} tokens"),
            Contribution("tools", points_for(tools, _TOOLS), f"{tools} tools"),
            _task(facts),
            *_families(facts, "code", CODE_POINTS, _MOST_CODE),
            *_families(facts, "reasoning", REASONING_POINTS, _MOST_REASONING),
            Contribution("conversation", points_for(facts.messages, _CONVERSATION), f"{facts.messages} messages"),
        ]
    )


def points_for(count: int, table: Sequence[tuple[int, float]]) -> float:
    """The points of the first row whose bound `count` reaches."""
    return next(points for least, points in table if count >= least)


def _task(facts: Facts) -> Contribution:
    reason, points, detail = task(facts)
    return Contribution(f"task.{reason}", points, detail[:_DETAIL])


def task(facts: Facts) -> tuple[str, float, str]:
    """The kind of task: its reason, its points, and what shows it. The first that applies.

    A question that can be answered by yes or no comes after the scope of what it is about: "should I rewrite the entire
    codebase" is no small one.
    """
    forced = force(facts)
    words, found = facts.plain_words, facts.found
    if forced is not None:
        reason, points = ("force_local", _FORCED_LOCAL) if forced.is_local else ("force_cloud", _FORCED_CLOUD)
        return reason, points, forced.matched
    technical = found.get("technical")
    if not technical and len(words) > 2 and starts("simple_question", words):
        return "simple_question", _SIMPLE_QUESTION, " ".join(words[:2])
    for scope in SCOPES:
        if phrases := found.get(f"task.{scope}"):
            return scope, _SCOPE_POINTS[scope], phrases[0]
    if len(words) > 2 and starts("yes_no_question", words):
        return "yes_no_question", _YES_NO, " ".join(words[:2])
    if technical:
        return "technical_content", _TECHNICAL, ", ".join(technical)
    return "general", _GENERAL, ""


def _families(facts: Facts, group: str, points: Mapping[str, int], most: int) -> list[Contribution]:
    """The families of a group that occur. Together they get no more than `most` points: the last get what is left."""
    found: list[Contribution] = []
    left = most
    for family, worth in points.items():
        if phrases := facts.found.get(f"{group}.{family}"):
            found.append(Contribution(f"{group}.{family}", min(worth, left), ", ".join(phrases)[:_DETAIL]))
            left -= min(worth, left)
    return found
