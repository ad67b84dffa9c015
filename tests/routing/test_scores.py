"""The documented scores: the golden vectors, with the rule of the specification wherever the intent differs."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from lynkr.routing.agentic import agentic
from lynkr.routing.facts import Facts, facts_of
from lynkr.routing.patterns import CODE_POINTS, REASONING_POINTS
from lynkr.routing.score import Contribution, Score, tier_of, total
from lynkr.routing.standard import points_for, standard_score, task
from lynkr.routing.weighted import NOTHING, STRETCH, TOOL_WEIGHTS, WEIGHTS, dimensions, weighted_score
from tests.converters.conversations import JsonObject, assistant, conversation, result, tool, use, user

CC11 = "Task Bash Glob Grep Read Edit Write NotebookEdit WebFetch WebSearch TodoWrite"
LOOP = (user("Do it"), assistant([use("t1")]), user([result("t1")]))
WITH_RESULTS = (user([*(result(f"t{n}") for n in range(7)), {"type": "text", "text": "Do it"}]),)


def alternating(count: int) -> tuple[JsonObject, ...]:
    return tuple((user, assistant)[n % 2]("abc") for n in range(count))


class Golden(NamedTuple):
    """`weighted` is the sum of the documented values, before it is stretched; `old` what the old program had where the
    intent differs, with the rule that says so."""

    messages: str | tuple[JsonObject, ...]
    tools: str
    standard: float
    reason: str
    families: set[str]
    weighted: int
    agentic: tuple[float, str]
    old: dict[str, object] = {}  # noqa: RUF012 - nobody changes it


GOLDEN = {
    # D13: a greeting of any kind settles the tier, and "howdy" is one.
    "G1": Golden("Howdy!", "", 0, "force_local", set(), 12, (0, "SINGLE_SHOT"), {"reason": "greeting"}),
    "G2": Golden("What is the tallest mountain?", "", 3, "simple_question", set(), 13, (0, "SINGLE_SHOT")),
    # D15: a technical word counts 15 and not 30.
    "G3": Golden("What is a variable?", "", 10, "technical_content", set(), 14, (0, "SINGLE_SHOT"), {"weighted": 16}),
    "G4": Golden("Can I park here?", "", 2, "yes_no_question", set(), 13, (0, "SINGLE_SHOT")),
    "G5": Golden("Tell me a joke", "", 5, "general", set(), 12, (0, "SINGLE_SHOT")),
    # D15
    "G6": Golden("Explain this function", "", 10, "technical_content", set(), 12, (0, "SINGLE_SHOT"), {"weighted": 13}),
    # D15
    "G7": Golden(
        "Rewrite the parser module", "Read Edit", 20, "refactoring", set(), 21, (8, "SINGLE_SHOT"), {"weighted": 23}
    ),
    "G8": Golden("Create a new service", "Read Write Bash", 22, "new_implementation", set(), 26, (15, "SINGLE_SHOT")),
    "G9": Golden("Scaffold a CLI from scratch", "", 20, "from_scratch", set(), 13, (0, "SINGLE_SHOT")),
    "G10": Golden(
        "Document the entire codebase", "Read Grep Glob", 26, "entire_codebase", set(), 17, (0, "SINGLE_SHOT")
    ),
    "G11": Golden(
        "Investigate the race condition, plan a fix and compare options",
        "Read Grep Edit Bash",
        26,
        "general",
        {"code.concurrency", "reasoning.tradeoffs", "reasoning.analysis", "reasoning.planning"},
        30,
        (33, "TOOL_CHAIN"),
    ),
    # D15
    "G12": Golden(
        "Add a unit test for the login API and fix the injection bug in src/db.py:42",
        "Read Edit Bash",
        20,
        "technical_content",
        {"code.security", "code.testing"},
        22,
        (15, "SINGLE_SHOT"),
        {"weighted": 23},
    ),
    "G13": Golden(
        "First index the schema, then optimize each query, step 3 is rollback",
        "Read Edit Bash",
        15,
        "general",
        {"code.performance", "code.database"},
        26,
        (30, "TOOL_CHAIN"),
    ),
    # D18: the tools that a client brings to every request are none of the task's.
    "G14": Golden(
        "Thanks",
        CC11,
        0,
        "force_local",
        set(),
        12,
        (0, "SINGLE_SHOT"),
        {"standard": 16, "weighted": 24, "agentic": (50, "ITERATIVE")},
    ),
    # D18
    "G15": Golden(
        "Rename foo to bar",
        CC11,
        5,
        "general",
        set(),
        13,
        (0, "SINGLE_SHOT"),
        {"standard": 21, "weighted": 24, "agentic": (50, "ITERATIVE")},
    ),
    "G16": Golden(
        "Whatever it takes, make it work", "Bash Edit Write Task", 13, "general", set(), 25, (58, "AUTONOMOUS")
    ),
    "S1": Golden("ab " * 666 + "ab", "", 9, "general", set(), 22, (0, "SINGLE_SHOT")),
    "S2": Golden(("ab " * 11_000)[:32_000], "", 25, "general", set(), 25, (10, "SINGLE_SHOT")),
    "S3": Golden(alternating(6), "", 7, "general", set(), 14, (6, "SINGLE_SHOT")),
    "S4": Golden(alternating(11), "", 10, "general", set(), 15, (12, "SINGLE_SHOT")),
    # D11, D18: what is scored is "Do it", as it was before the tool loop began.
    "S5": Golden(
        LOOP,
        CC11,
        5,
        "general",
        set(),
        12,
        (0, "SINGLE_SHOT"),
        {"standard": 21, "weighted": 26, "agentic": (60, "AUTONOMOUS")},
    ),
    # D18: a tool loop is the work on a task and not its difficulty.
    "S6": Golden(WITH_RESULTS, "", 5, "general", set(), 13, (0, "SINGLE_SHOT"), {"agentic": (30, "ITERATIVE")}),
    "S7": Golden("abc", " ".join(f"tool_{n}" for n in range(16)), 25, "general", set(), 25, (25, "TOOL_CHAIN")),
}


def facts(messages: str | tuple[JsonObject, ...], tools: str = "") -> Facts:
    sent = (user(messages),) if isinstance(messages, str) else messages
    return facts_of(conversation(*sent, tools=[tool(name) for name in tools.split()]), {})


def points(score: Score) -> dict[str, float]:
    return {contribution.name: contribution.points for contribution in score.contributions}


@pytest.mark.parametrize("name", GOLDEN)
def test_standard(name: str) -> None:
    golden = GOLDEN[name]
    of = facts(golden.messages, golden.tools)
    score = standard_score(of)
    assert (score.value, task(of)[0]) == (golden.standard, golden.reason)
    assert {key for key in points(score) if key.startswith(("code.", "reasoning."))} == golden.families


@pytest.mark.parametrize("name", GOLDEN)
def test_weighted(name: str) -> None:
    golden = GOLDEN[name]
    of = facts(golden.messages, golden.tools)
    documented = sum(value * WEIGHTS[dimension] for dimension, (value, _) in dimensions(of).items())
    assert int(documented + 0.5) == golden.weighted
    nothing = sum(value * WEIGHTS[dimension] for dimension, value in NOTHING.items())
    assert weighted_score(of).value == pytest.approx((documented - nothing) * STRETCH)


@pytest.mark.parametrize("name", GOLDEN)
def test_agentic(name: str) -> None:
    golden = GOLDEN[name]
    found = agentic(facts(golden.messages, golden.tools))
    assert (found.score.value, found.type.name) == golden.agentic


@pytest.mark.parametrize("name", [name for name, golden in GOLDEN.items() if golden.old])
def test_the_intent_differs_where_it_is_said_to(name: str) -> None:
    golden = GOLDEN[name]
    assert all(getattr(golden, member) != old for member, old in golden.old.items())


# Standard


@pytest.mark.parametrize(
    ("text", "reason", "expected"),
    [
        ("hi", "force_local", 0),
        ("Do a security audit of it", "force_cloud", 25),
        ("What is a mountain?", "simple_question", 3),
        ("Is it raining?", "yes_no_question", 2),
        ("Document the whole repository", "entire_codebase", 22),
        ("Write it from scratch", "from_scratch", 20),
        ("Build a new feature", "new_implementation", 18),
        ("Migrate it", "refactoring", 16),
        ("Explain promises", "technical_content", 10),
        ("Tell me a story", "general", 5),
        # D14: the scope counts before the opener.
        ("Should I rewrite the entire codebase?", "entire_codebase", 22),
        ("Can I build a system of my own?", "new_implementation", 18),
        ("Should I migrate?", "refactoring", 16),
        ("Can I use async functions here?", "yes_no_question", 2),
    ],
)
def test_tasks(text: str, reason: str, expected: float) -> None:
    of = facts(text)
    assert task(of)[:2] == (reason, expected)
    assert points(standard_score(of)).get(f"task.{reason}", 0) == expected


@pytest.mark.parametrize(
    ("length", "expected"), [(1_996, 0), (2_000, 4), (4_000, 8), (8_000, 12), (16_000, 16), (32_000, 20), (10**6, 20)]
)
def test_tokens(length: int, expected: float) -> None:
    assert points(standard_score(facts("a" * length))).get("tokens", 0) == expected


@pytest.mark.parametrize(
    ("count", "expected"), [(0, 0), (1, 4), (3, 4), (4, 8), (6, 8), (7, 12), (10, 12), (11, 16), (15, 16), (16, 20)]
)
def test_tools(count: int, expected: float) -> None:
    tools = " ".join(f"tool_{n}" for n in range(count))
    assert points(standard_score(facts("abc", tools))).get("tools", 0) == expected


@pytest.mark.parametrize(("count", "expected"), [(5, 0), (6, 2), (10, 2), (11, 5), (99, 5)])
def test_conversations(count: int, expected: float) -> None:
    assert points_for(count, ((11, 5), (6, 2), (0, 0))) == expected
    messages = tuple((user, assistant)[(count - 1 - n) % 2]("abc") for n in range(count))
    assert points(standard_score(facts(messages))).get("conversation", 0) == expected


CODE_WORDS = "files 3 files, architecture, security, threads, caching, schemas, unit tests"
REASONING_WORDS = "step by step, trade-offs, analysis, plans, edge cases"


def test_families_have_their_points_and_a_limit() -> None:
    code = points(standard_score(facts(CODE_WORDS)))
    assert [code[f"code.{family}"] for family in CODE_POINTS if f"code.{family}" in code] == [5, 5, 4, 3, 3]
    reasoning = points(standard_score(facts(REASONING_WORDS)))
    assert [reasoning[f"reasoning.{family}"] for family in REASONING_POINTS if f"reasoning.{family}" in reasoning] == [
        *(4, 4, 3, 3, 1)
    ]


def test_the_standard_score_reaches_all_tiers() -> None:
    text = f"Rewrite the entire codebase: {CODE_WORDS}, {REASONING_WORDS}"
    texts = ["Tell me a story", "Migrate the schema step by step, weigh the options", text, text + " a" * 16_000]
    assert [tier_of(standard_score(facts(text)).value) for text in texts] == [
        "SIMPLE",
        "MEDIUM",
        "COMPLEX",
        "REASONING",
    ]


def test_what_is_pasted_says_nothing_about_the_task() -> None:
    code = "```\nclass Security: # authenticate, encrypt, migrate the entire codebase\n```"
    assert points(standard_score(facts(f"Say it in German:\n{code}"))) == {"task.general": 5}


# Weighted


def test_weights_are_the_documented_ones() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    groups = list(WEIGHTS.values())
    assert [sum(groups[a:b]) for a, b in ((0, 4), (4, 7), (7, 10), (10, 13))] == pytest.approx([0.35, 0.25, 0.25, 0.15])
    assert NOTHING.keys() <= WEIGHTS.keys()


VALUES: list[tuple[str, str, str, float]] = [
    # dimension, text, tools, value
    ("tokenCount", "a" * 1_996, "", 10),
    ("tokenCount", "a" * 2_000, "", 30),
    ("tokenCount", "a" * 8_000, "", 50),
    ("tokenCount", "a" * 20_000, "", 70),
    ("tokenCount", "a" * 40_000, "", 90),
    ("promptComplexity", "a" * 100, "", 50),
    ("promptComplexity", "a" * 49 + ". " + "a" * 49, "", 25),
    ("promptComplexity", "a" * 999, "", 100),
    ("technicalDepth", "nothing", "", 0),
    ("technicalDepth", "the API of this function, the API", "", 30),
    ("technicalDepth", "code function class method variable api database", "", 100),
    ("domainSpecificity", "jwt, pytorch, kafka, mysql, vue", "", 100),
    ("domainSpecificity", "jwt and CI/CD", "", 40),
    ("toolCount", "a", "x", 20),
    ("toolCount", "a", "x y z w", 40),
    ("toolComplexity", "a", "", 0),
    ("toolComplexity", "a", "Bash Read", 60),
    ("toolComplexity", "a", "other", 50),
    ("toolChainPotential", "a", "", 20),
    ("toolChainPotential", "first this, then that", "", 70),
    ("toolChainPotential", "go to step 3", "", 70),
    ("multiStepReasoning", "a", "", 20),
    ("multiStepReasoning", "a plan", "", 60),
    ("multiStepReasoning", "a plan, step by step", "", 80),
    ("codeGeneration", "write a new endpoint", "", 80),
    ("codeGeneration", "write a poem", "", 20),
    ("analysisDepth", "a", "", 20),
    ("analysisDepth", "investigate", "", 60),
    ("analysisDepth", "investigate the trade-offs", "", 80),
    ("conversationDepth", "a", "", 10),
    ("priorToolUsage", "a", "", 10),
    ("ambiguity", "fix it", "", 70),
    ("ambiguity", "fix it " * 10, "", 40),
    ("ambiguity", "fix the bug", "", 20),
    ("ambiguity", "it fails at parse:12", "", 20),
    ("ambiguity", "see src/a/b.py", "", 20),
]


@pytest.mark.parametrize(("dimension", "text", "tools", "value"), VALUES)
def test_dimensions(dimension: str, text: str, tools: str, value: float) -> None:
    assert dimensions(facts(text, tools))[dimension][0] == value


def test_every_dimension_has_a_row() -> None:
    assert {dimension for dimension, *_ in VALUES} == WEIGHTS.keys()


@pytest.mark.parametrize("name", TOOL_WEIGHTS)
def test_tool_weights(name: str) -> None:
    assert dimensions(facts("a", name))["toolComplexity"][0] == pytest.approx(100 * TOOL_WEIGHTS[name])


@pytest.mark.parametrize(("count", "value"), [(1, 10), (3, 30), (7, 50), (11, 70)])
def test_depth_of_the_conversation(count: int, value: float) -> None:
    assert dimensions(facts(alternating(count)))["conversationDepth"][0] == value


@pytest.mark.parametrize(("rounds", "value"), [(0, 10), (1, 40), (2, 40), (3, 60), (5, 60), (6, 80)])
def test_earlier_tool_use(rounds: int, value: float) -> None:
    messages = (user("a"), *((assistant([use("t")]), user([result("t")])) * rounds), assistant("done"), user("b"))
    assert dimensions(facts(messages))["priorToolUsage"][0] == value


def test_the_weighted_score_reaches_all_tiers_without_tools() -> None:
    """D15. The last is as hard as a text can say it."""
    texts = [
        "Tell me a joke",
        "Migrate the whole application to a microservice architecture and give me a plan for it",
        "Investigate why the database client of our Kafka workers fails under load, compare the options to fix it and "
        "plan the migration of the API",
        "Write a new service module that authenticates clients of the API against our Postgres database, analyze the "
        "trade-offs of each class, interface and async function step by step, then deploy it to Kubernetes with a "
        "pipeline of its own and a React component that shows the model's inference state",
    ]
    assert [tier_of(weighted_score(facts(text)).value) for text in texts] == [
        *("SIMPLE", "MEDIUM", "COMPLEX", "REASONING")
    ]


# Agentic


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("Work on your own", {"autonomous_pattern"}),
        ("Keep trying", {"iterative_pattern"}),
        ("Retry until it works", {"iterative_pattern"}),
        ("Fix it and run it again", {"iterative_pattern"}),
        ("After that, go home", {"tool_chain_pattern"}),
        ("Replace it everywhere", {"multi_file_work"}),
        ("How would you do it?", {"planning_required"}),
        ("Implement it and test it", {"implementation_with_testing"}),
        ("Implement it and make sure it is fast", {"implementation_with_testing"}),
        ("Write tests", {"implementation_with_testing"}),
        ("a" * 2001, {"long_prompt"}),
        # D19: common words alone say nothing, and say something beside a phrase.
        ("Solve this equation", set()),
        ("Debug this loop", set()),
        ("Wait until noon", set()),
        ("Check this code", set()),
        ("Write code", set()),
        ("Finally I am done", set()),
        ("Debug it across the codebase", {"multi_file_work", "iterative_pattern"}),
        ("Solve it, whatever it takes, and finally say so", {"autonomous_pattern", "tool_chain_pattern"}),
    ],
)
def test_signals(text: str, signals: set[str]) -> None:
    assert points(agentic(facts(text)).score).keys() == signals


@pytest.mark.parametrize(
    ("text", "tools", "kind", "is_agentic", "boost", "least"),
    [
        ("abc", "", "SINGLE_SHOT", False, 0, "SIMPLE"),
        # The documents, not the code: an agent's least tier holds from 25 points on.
        ("Keep trying", "", "TOOL_CHAIN", False, 0, "SIMPLE"),
        ("Keep trying on your own", "", "AUTONOMOUS", True, 35, "REASONING"),
        ("Keep trying", "Bash", "TOOL_CHAIN", True, 15, "MEDIUM"),
        ("Keep trying everywhere", "Bash", "ITERATIVE", True, 25, "COMPLEX"),
        ("Whatever it takes", "Bash Edit", "AUTONOMOUS", True, 35, "REASONING"),
    ],
)
def test_types(text: str, tools: str, kind: str, is_agentic: bool, boost: int, least: str) -> None:
    found = agentic(facts(text, tools))
    assert (found.type.name, found.is_agentic, found.boost, found.least_tier) == (kind, is_agentic, boost, least)
    assert found.confidence == min(1, found.score.value / 100)


# Results


@pytest.mark.parametrize(
    ("value", "tier"),
    [
        *((0, "SIMPLE"), (25, "SIMPLE"), (25.01, "MEDIUM"), (50, "MEDIUM"), (50.5, "COMPLEX"), (75, "COMPLEX")),
        *((75.1, "REASONING"), (100, "REASONING")),
    ],
)
def test_tiers(value: float, tier: str) -> None:
    assert tier_of(value) == tier


def test_totals() -> None:
    a, b, c = Contribution("a", 1, ""), Contribution("b", -70, ""), Contribution("c", 90, "")
    assert total([a, b, Contribution("d", 0, ""), c]) == (21, (c, b, a))
    assert total([c, c]).value == 100
    assert total([b]).value == 0
