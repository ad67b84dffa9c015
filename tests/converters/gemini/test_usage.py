from __future__ import annotations

import pytest

from lynkr.converters.events import MessageStart, Usage
from lynkr.converters.gemini.usage import read_usage
from tests.converters.gemini.answers import CURIOUS, call, chunk, decoded, say, stop, stream, thought
from tests.converters.reading import JsonObject, end_of

CASES: list[tuple[str, JsonObject, Usage]] = [
    ("plain", {"promptTokenCount": 100, "candidatesTokenCount": 20, "totalTokenCount": 120}, Usage(100, 20)),
    ("with thoughts", {"promptTokenCount": 100, "candidatesTokenCount": 20, "thoughtsTokenCount": 30},
     Usage(100, 50, thinking_tokens=30)),
    ("without thoughts", {"promptTokenCount": 100, "candidatesTokenCount": 20, "thoughtsTokenCount": 0},
     Usage(100, 20, thinking_tokens=0)),
    ("cached", {"promptTokenCount": 100, "cachedContentTokenCount": 60, "candidatesTokenCount": 20},
     Usage(40, 20, cache_read_input_tokens=60)),
    ("results of the vendor's tools", {"promptTokenCount": 100, "toolUsePromptTokenCount": 50,
                                       "candidatesTokenCount": 20}, Usage(150, 20)),
    ("only a total", {"promptTokenCount": 100, "totalTokenCount": 120}, Usage(100, 20)),
    ("nothing was said", {"promptTokenCount": 100, "totalTokenCount": 100}, Usage(100, 0)),
    ("more cached than there is", {"promptTokenCount": 10, "cachedContentTokenCount": 50, "candidatesTokenCount": 2},
     Usage(0, 2, cache_read_input_tokens=50)),
    ("no sensible numbers", {"promptTokenCount": -5, "candidatesTokenCount": "many", "totalTokenCount": True},
     Usage(0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("usage", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_read(usage: JsonObject, expected: Usage) -> None:
    assert read_usage(usage) == expected


FULL: JsonObject = {"promptTokenCount": 10, "candidatesTokenCount": 5}
EARLY: JsonObject = {"promptTokenCount": 10}


@pytest.mark.parametrize(
    "chunks",
    [
        [say("a"), {**stop(), "usageMetadata": FULL}],
        [{**say("a"), "usageMetadata": EARLY}, {**stop(), "usageMetadata": FULL}],
        [{**say("a"), "usageMetadata": FULL}, stop()],
        [say("a"), stop(), {"usageMetadata": FULL}],
        [{**say("a"), "usageMetadata": FULL}, {**stop(), "usageMetadata": {"promptTokenCount": 0}}],
        [{**say("a"), "usageMetadata": FULL}, {**stop(), "usageMetadata": None}],
    ],
)
def test_the_last_one_counts(chunks: list[object]) -> None:
    assert end_of(decoded(stream(*chunks))).usage == Usage(10, 5)


def test_the_start_has_what_is_known() -> None:
    first = decoded(stream({**say("a"), "usageMetadata": EARLY}, stop()))[0]
    assert isinstance(first, MessageStart)
    assert first.usage == Usage(10, 0)
    first = decoded(stream(say("a"), {**stop(), "usageMetadata": FULL}))[0]
    assert isinstance(first, MessageStart)
    assert first.usage == Usage(7, 0, estimated=True)


def test_an_estimate_counts_all_of_the_answer() -> None:
    chunks = [chunk(thought("x" * 10)), say("y" * 10), chunk(call({"a": 1})), stop()]
    assert end_of(decoded(stream(*chunks), CURIOUS)).usage == Usage(7, 7, estimated=True)
