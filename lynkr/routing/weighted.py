"""The documented weighted score: thirteen dimensions from 0 to 100, each with its weight.

The documented values leave most of the range unused: what says nothing at all has about 9 points, and the hardest text
without tools some 50. So a dimension counts from the value that it has when there is nothing to it, and the sum is
stretched until that range is 0 to 100.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lynkr.routing.facts import Facts
from lynkr.routing.patterns import DOMAINS
from lynkr.routing.score import Contribution, Score, total
from lynkr.routing.standard import points_for

WEIGHTS = {
    "tokenCount": 0.08,
    "promptComplexity": 0.10,
    "technicalDepth": 0.10,
    "domainSpecificity": 0.07,
    "toolCount": 0.08,
    "toolComplexity": 0.10,
    "toolChainPotential": 0.07,
    "multiStepReasoning": 0.10,
    "codeGeneration": 0.08,
    "analysisDepth": 0.07,
    "conversationDepth": 0.05,
    "priorToolUsage": 0.05,
    "ambiguity": 0.05,
}

NOTHING = {
    "tokenCount": 10,
    "toolChainPotential": 20,
    "multiStepReasoning": 20,
    "codeGeneration": 20,
    "analysisDepth": 20,
    "conversationDepth": 10,
    "priorToolUsage": 10,
    "ambiguity": 20,
}
"""The value of a dimension where there is nothing to it, if that is not 0."""

STRETCH = 2.5
"""100 over the sum that the hardest text without tools reaches, less that of one with nothing to it."""

_TOKENS = ((10_000, 90), (5_000, 70), (2_000, 50), (500, 30), (0, 10))
_TOOLS = ((16, 100), (11, 80), (7, 60), (4, 40), (1, 20), (0, 0))
_MESSAGES = ((10, 70), (6, 50), (3, 30), (0, 10))
_TOOL_ROUNDS = ((6, 80), (3, 60), (1, 40), (0, 10))

_PER_TECHNICAL_WORD, _PER_DOMAIN = 15, 20

TOOL_WEIGHTS = {
    **dict.fromkeys(("Bash", "bash", "shell", "Task", "agent_task"), 0.9),
    **dict.fromkeys(("Write", "write_file"), 0.8),
    **dict.fromkeys(("Edit", "edit_file", "NotebookEdit"), 0.7),
    "WebSearch": 0.5,
    "WebFetch": 0.4,
    **dict.fromkeys(("Read", "read_file"), 0.3),
    **dict.fromkeys(("Glob", "Grep"), 0.2),
}
_OTHER_TOOL = 0.5

_SENTENCE_END = re.compile(r"[.!?]++")
_PLACE = re.compile(r"\bat \w{1,80}:\d|(?:^|\s)[\w./~-]{0,200}/[\w.-]{1,80}\.\w")
_SHORT = 50
_DETAIL = 60


def weighted_score(facts: Facts) -> Score:
    """The score of the user's last words, the tools beyond the client's own, and the conversation before."""
    contributions = []
    for name, (value, detail) in dimensions(facts).items():
        points = (value - NOTHING.get(name, 0)) * WEIGHTS[name] * STRETCH
        contributions.append(Contribution(name, points, detail[:_DETAIL]))
    return total(contributions)


def dimensions(facts: Facts) -> dict[str, tuple[float, str]]:
    """The documented value of each dimension, from 0 to 100, and what it comes from."""
    found = facts.found
    tools = facts.effective_tools
    technical = found.get("technical", [])
    domains = [domain for domain in DOMAINS if f"domain.{domain}" in found]
    return {
        "tokenCount": (points_for(facts.text_tokens, _TOKENS), f"{facts.text_tokens} tokens"),
        "promptComplexity": _sentences(facts.parts.prose),
        "technicalDepth": (min(100, _PER_TECHNICAL_WORD * len(technical)), ", ".join(technical)),
        "domainSpecificity": (min(100, _PER_DOMAIN * len(domains)), ", ".join(domains)),
        "toolCount": (points_for(len(tools), _TOOLS), f"{len(tools)} tools"),
        "toolComplexity": (_tool_complexity(tools), ", ".join(tools)),
        "toolChainPotential": _first(found, (("chain", 70),)),
        "multiStepReasoning": _first(found, (("reasoning.step_by_step", 80), ("reasoning.planning", 60))),
        "codeGeneration": _first(found, (("generation", 80),)),
        "analysisDepth": _first(found, (("reasoning.tradeoffs", 80), ("reasoning.analysis", 60))),
        "conversationDepth": (points_for(facts.messages, _MESSAGES), f"{facts.messages} messages"),
        "priorToolUsage": (points_for(facts.tool_rounds, _TOOL_ROUNDS), f"{facts.tool_rounds} rounds of tools before"),
        "ambiguity": _ambiguity(facts),
    }


def _first(found: Mapping[str, list[str]], families: tuple[tuple[str, int], ...]) -> tuple[float, str]:
    for family, value in families:
        if phrases := found.get(family):
            return value, ", ".join(phrases)
    return 20, ""


def _sentences(prose: str) -> tuple[float, str]:
    """By the mean length of the sentences."""
    sentences = sum(1 for piece in _SENTENCE_END.split(prose) if piece and not piece.isspace())
    mean = len(prose) / max(1, sentences)
    return min(100.0, mean / 2), f"{mean:.0f} characters a sentence"


def _tool_complexity(tools: Sequence[str]) -> float:
    return 100 * sum([TOOL_WEIGHTS.get(tool, _OTHER_TOOL) for tool in tools]) / len(tools) if tools else 0


def _ambiguity(facts: Facts) -> tuple[float, str]:
    if specifics := facts.found.get("specifics"):
        return 20, ", ".join(specifics)
    if facts.parts.pasted or _PLACE.search(facts.text):
        return 20, "a place is named"
    return (70, "short and without specifics") if facts.text_length < _SHORT else (40, "without specifics")
