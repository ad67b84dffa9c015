from __future__ import annotations

import pytest

from lynkr.converters.events import MessageStart, Usage
from lynkr.converters.openai_chat.usage import read_usage
from tests.converters.openai_chat.answers import CURIOUS, call, counted, decoded, delta, say, stop, stream, think
from tests.converters.reading import JsonObject, end_of

CASES: list[tuple[str, JsonObject, Usage]] = [
    ("the vendor's", {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120,
                      "prompt_tokens_details": {"cached_tokens": 80},
                      "completion_tokens_details": {"reasoning_tokens": 12}},
     Usage(20, 20, cache_read_input_tokens=80, thinking_tokens=12)),
    ("plain", {"prompt_tokens": 100, "completion_tokens": 20}, Usage(100, 20)),
    ("null details", {"prompt_tokens": 100, "completion_tokens": 20, "prompt_tokens_details": None,
                      "completion_tokens_details": None}, Usage(100, 20)),
    ("no reasoning", {"prompt_tokens": 1, "completion_tokens": 2, "completion_tokens_details": {"reasoning_tokens": 0}},
     Usage(1, 2, thinking_tokens=0)),
    ("written to the cache", {"prompt_tokens": 100, "completion_tokens": 20,
                              "prompt_tokens_details": {"cached_tokens": 50, "cache_write_tokens": 30}},
     Usage(20, 20, cache_read_input_tokens=50, cache_creation_input_tokens=30)),
    ("moonshot", {"prompt_tokens": 100, "completion_tokens": 20, "cached_tokens": 60},
     Usage(40, 20, cache_read_input_tokens=60)),
    ("deepseek", {"prompt_tokens": 100, "completion_tokens": 20, "prompt_cache_hit_tokens": 70,
                  "prompt_cache_miss_tokens": 30}, Usage(30, 20, cache_read_input_tokens=70)),
    ("databricks", {"prompt_tokens": 100, "completion_tokens": 20, "cache_read_input_tokens": 60,
                    "cache_creation_input_tokens": 30},
     Usage(10, 20, cache_read_input_tokens=60, cache_creation_input_tokens=30)),
    ("databricks, counting otherwise", {"prompt_tokens": 10, "completion_tokens": 20, "cache_read_input_tokens": 60,
                                        "cache_creation_input_tokens": 30},
     Usage(10, 20, cache_read_input_tokens=60, cache_creation_input_tokens=30)),
    ("only a total", {"prompt_tokens": 100, "total_tokens": 120}, Usage(100, 20)),
    ("more cached than there is", {"prompt_tokens": 10, "completion_tokens": 2,
                                   "prompt_tokens_details": {"cached_tokens": 50}},
     Usage(0, 2, cache_read_input_tokens=50)),
    ("numbers with a point", {"prompt_tokens": 10.0, "completion_tokens": 2.0}, Usage(10, 2)),
    ("no sensible numbers", {"prompt_tokens": -5, "completion_tokens": "many", "total_tokens": 1e300}, Usage(0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("usage", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_read(usage: JsonObject, expected: Usage) -> None:
    assert read_usage(usage) == expected


FULL: JsonObject = {"prompt_tokens": 10, "completion_tokens": 5}
EARLY: JsonObject = {"prompt_tokens": 10, "completion_tokens": 1}


@pytest.mark.parametrize(
    "chunks",
    [
        [say("a"), stop(), counted(**FULL)],
        [say("a"), {**stop(), "usage": FULL}],
        [say("a"), {**stop(), "x_groq": {"usage": FULL}}],
        [say("a"), stop(usage=FULL)],
        [{**say("a"), "usage": EARLY}, {**stop(), "usage": FULL}],
        [{**say("a"), "usage": FULL}, {**stop(), "usage": None}],
        [say("a"), stop(), counted(**FULL), counted(prompt_tokens=0, completion_tokens=0, total_tokens=0)],
    ],
)
def test_where_it_stands(chunks: list[object]) -> None:
    assert end_of(decoded(stream(*chunks))).usage == Usage(10, 5)


def test_the_start_has_what_is_known() -> None:
    first = decoded(stream({**say("a"), "usage": EARLY}, stop()))[0]
    assert isinstance(first, MessageStart)
    assert first.usage == Usage(10, 1)
    first = decoded(stream(say("a"), stop(), counted(**FULL)))[0]
    assert isinstance(first, MessageStart)
    assert first.usage == Usage(7, 0, estimated=True)


def test_an_estimate_counts_all_of_the_answer() -> None:
    events = decoded(stream(think("x" * 10), say("y" * 10), call("{" + " " * 9, id_="c", name="R"), stop()), CURIOUS)
    assert end_of(events).usage == Usage(7, 8, estimated=True)
    assert end_of(decoded(stream(delta({"content": ""}), stop()))).usage == Usage(7, 0, estimated=True)
