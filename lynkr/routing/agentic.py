"""How far a task needs an agent: whether it is one answer, a chain of tools, a loop, or work on its own."""

from __future__ import annotations

from typing import NamedTuple

from lynkr.routing.facts import Facts
from lynkr.routing.patterns import AGENTIC
from lynkr.routing.score import Contribution, Score, total


class AgentType(NamedTuple):
    """`boost` is added to a request's score, `tier` is the least that it is routed to."""

    name: str
    boost: int
    tier: str


SINGLE_SHOT = AgentType("SINGLE_SHOT", 0, "SIMPLE")
TOOL_CHAIN = AgentType("TOOL_CHAIN", 15, "MEDIUM")
ITERATIVE = AgentType("ITERATIVE", 25, "COMPLEX")
AUTONOMOUS = AgentType("AUTONOMOUS", 35, "REASONING")


class Agentic(NamedTuple):
    """`score` explains `type`. A type has its effects only where `is_agentic`."""

    type: AgentType
    score: Score

    @property
    def is_agentic(self) -> bool:
        return self.score.value >= _AGENTIC

    @property
    def boost(self) -> int:
        """Points for the request's score."""
        return self.type.boost if self.is_agentic else 0

    @property
    def least_tier(self) -> str:
        return self.type.tier if self.is_agentic else SINGLE_SHOT.tier

    @property
    def confidence(self) -> float:
        return self.score.value / 100


_AGENTIC = 25

# (more than this many, name, points), the largest first
_TOOLS = (
    (10, "very_high_tool_count", 25),
    (5, "high_tool_count", 15),
    (3, "moderate_tool_count", 8),
)
_AGENTIC_TOOLS = (
    (3, "many_agentic_tools", 25),
    (1, "has_agentic_tools", 15),
    (0, "single_agentic_tool", 8),
)
_MESSAGES = (
    (15, "very_deep_conversation", 20),
    (8, "deep_conversation", 12),
    (4, "ongoing_conversation", 6),
)
_LENGTH = ((2000, "long_prompt", 10),)

AGENTIC_TOOLS = frozenset(
    {
        *("Bash", "bash", "shell", "execute", "run_command"),
        *("Write", "write_file", "fs_write", "create_file"),
        *("Edit", "edit_file", "fs_edit", "edit_patch", "str_replace_editor"),
        *("Task", "agent_task", "spawn_agent", "delegate"),
        *("Git", "git_commit", "git_push", "git_create_branch"),
        *("Test", "run_tests", "pytest", "jest"),
        *("NotebookEdit", "notebook_edit"),
    }
)

# A signal of the text needs a phrase of each of these families.
_CONTENT = (
    ("autonomous_pattern", 25, ("autonomous",)),
    ("iterative_pattern", 20, ("iterative",)),
    ("tool_chain_pattern", 15, ("tool_chain",)),
    ("multi_file_work", 15, ("multi_file",)),
    ("planning_required", 10, ("planning",)),
    ("implementation_with_testing", 15, ("implementation", "testing")),
)

_WORK = frozenset({"autonomous", "iterative", "tool_chain", "multi_file"})
_BESIDE = {
    "autonomous": _WORK - {"autonomous"},
    "iterative": _WORK - {"iterative"},
    "tool_chain": _WORK - {"tool_chain"},
    "implementation": frozenset({"testing"}),
    "testing": frozenset({"implementation"}),
}
"""The families of which a phrase has to be there too for a common word to count: "debug this loop" is no loop."""

_DETAIL = 60


def agentic(facts: Facts) -> Agentic:
    """What the user's last words and the tools brought for them say.

    Tool results say nothing here: a client's tool loop is the work on a task and not its difficulty. Nor do the tools
    that a client brings to every request.
    """
    tools = [name for name in facts.effective_tools if name in AGENTIC_TOOLS]
    score = total(
        [
            *_counted(len(facts.effective_tools), _TOOLS, "{} tools"),
            *_counted(len(tools), _AGENTIC_TOOLS, ", ".join(tools)),
            *_content(facts),
            *_counted(facts.messages, _MESSAGES, "{} messages"),
            *_counted(facts.text_length, _LENGTH, "{} characters"),
        ]
    )
    return Agentic(_type(score), score)


def _counted(count: int, table: tuple[tuple[int, str, int], ...], detail: str) -> list[Contribution]:
    """The first row whose bound `count` is above."""
    for bound, name, points in table:
        if count > bound:
            return [Contribution(name, points, detail.format(count)[:_DETAIL])]
    return []


def _content(facts: Facts) -> list[Contribution]:
    found = facts.found
    phrases = {family: found[f"agentic.{family}"] for family in AGENTIC if f"agentic.{family}" in found}
    weak = {
        family: found[f"weak.{family}"]
        for family, beside in _BESIDE.items()
        if f"weak.{family}" in found and not beside.isdisjoint(phrases)
    }
    said = weak | phrases
    return [
        Contribution(name, points, ", ".join([phrase for family in families for phrase in said[family]])[:_DETAIL])
        for name, points, families in _CONTENT
        if all(family in said for family in families)
    ]


def _type(score: Score) -> AgentType:
    names = {contribution.name for contribution in score.contributions}
    value = score.value
    if value >= 60 or ("autonomous_pattern" in names and value >= 40):
        return AUTONOMOUS
    if value >= 40:
        return ITERATIVE
    if value >= 20 or "many_agentic_tools" in names:
        return TOOL_CHAIN
    return SINGLE_SHOT
