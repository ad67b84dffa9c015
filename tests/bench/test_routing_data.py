"""The labelled requests: well-formed, balanced, and without an easy way to guess."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.routing import balance, split
from bench.routing.data import HALVES, TIERS, Half, Label, conversations, of_half, prompts
from lynkr.converters.anthropic.request import parse_request
from lynkr.converters.conversation import Message, ToolResultBlock, ToolUseBlock

PROMPTS = prompts()
CONVERSATIONS = conversations()
RECORDS: list[Label] = [*PROMPTS, *CONVERSATIONS]


def test_there_are_enough() -> None:
    assert len(PROMPTS) >= 480
    assert len(CONVERSATIONS) >= 80


def test_ids_are_unique() -> None:
    counts = Counter(record.id for record in RECORDS)
    assert [name for name, count in counts.items() if count > 1] == []


def accepts_neighbours(record: Label) -> bool:
    places = [TIERS.index(tier) for tier in record.accept]
    return places == list(range(places[0], places[-1] + 1)) and len(places) <= 3


def test_the_tiers_that_are_accepted_are_neighbours_and_include_the_best() -> None:
    assert [record.id for record in RECORDS if record.tier not in record.accept] == []
    assert [record.id for record in RECORDS if not accepts_neighbours(record)] == []


def test_prompts_are_trimmed_text() -> None:
    assert [prompt.id for prompt in PROMPTS if not prompt.text or prompt.text != prompt.text.strip()] == []


def open_calls(messages: list[Message]) -> list[str]:
    """The ids of calls without a result in the very next message, and of results without a call."""
    astray: list[str] = []
    calls: set[str] = set()
    for message in messages:
        results = {block.tool_use_id for block in message.content if isinstance(block, ToolResultBlock)}
        astray += calls ^ results
        calls = {block.id for block in message.content if isinstance(block, ToolUseBlock)}
    return [*astray, *calls]


def test_conversations_are_messages_requests_that_wait_for_an_answer() -> None:
    for conversation in CONVERSATIONS:
        parsed = parse_request(json.dumps({"model": "m", "max_tokens": 1, **conversation.body}).encode())
        assert parsed.messages[-1].role != "assistant", conversation.id
        assert open_calls(parsed.messages) == [], conversation.id


def test_tiers_are_about_equally_often() -> None:
    for half in HALVES:
        counts = Counter(prompt.tier for prompt in of_half(PROMPTS, half))
        assert max(counts.values()) <= 1.25 * min(counts[tier] for tier in TIERS)


def test_there_are_many_languages_and_each_has_every_tier_in_each_half() -> None:
    languages = {prompt.lang for prompt in PROMPTS}
    assert len(languages) >= 12
    for half in HALVES:
        found = {(prompt.lang, prompt.tier) for prompt in of_half(PROMPTS, half)}
        assert found == {(lang, tier) for lang in languages for tier in TIERS}
    assert 0.40 <= sum(prompt.lang == "en" for prompt in PROMPTS) / len(PROMPTS) <= 0.50


def test_length_says_nothing_about_the_tier() -> None:
    for some in (PROMPTS, of_half(PROMPTS, "tune"), of_half(PROMPTS, "validate")):
        assert abs(balance.length_and_tier(some)) < 0.1


def test_every_tier_has_short_and_long_prompts() -> None:
    for tier in TIERS:
        lengths = sorted(len(prompt.text) for prompt in PROMPTS if prompt.tier == tier)
        assert lengths[len(lengths) // 4] < 60
        assert lengths[-len(lengths) // 10] > 180


def test_no_prompt_is_in_both_halves() -> None:
    texts = Counter(" ".join(prompt.text.casefold().split()) for prompt in PROMPTS)
    assert [text for text, count in texts.items() if count > 1] == []
    bodies = Counter(json.dumps(conversation.body, sort_keys=True) for conversation in CONVERSATIONS)
    assert max(bodies.values()) == 1


def test_halves_are_of_equal_size() -> None:
    for records in (PROMPTS, CONVERSATIONS):
        counts = Counter(record.half for record in records)
        assert abs(counts["tune"] - counts["validate"]) <= len(TIERS)


def test_equal_values_share_a_rank() -> None:
    assert balance.ranks([30, 10, 10, 20]) == [4.0, 1.5, 1.5, 3.0]


def lines(count: int, *, half: Half | None = None) -> list[split.Line]:
    known: split.Line = {} if half is None else {"half": half}
    return [{"tier": "SIMPLE", "lang": "en", "kind": "lookup", **known} for _ in range(count)]


def test_new_records_are_split_evenly() -> None:
    records = lines(7)
    split.fill(records)
    assert sorted(Counter(str(record["half"]) for record in records).values()) == [3, 4]


def test_a_record_keeps_its_half() -> None:
    records = [*lines(3, half="tune"), *lines(3)]
    split.fill(records)
    assert [record["half"] for record in records] == ["tune"] * 3 + ["validate"] * 3


def test_a_bad_record_is_named(tmp_path: Path) -> None:
    file = tmp_path / "prompts.jsonl"
    file.write_text('{"id":"x","lang":"en","kind":"k","tier":"HUGE","accept":[],"half":"tune","text":"t"}\n')
    with pytest.raises(ValueError, match=r"^prompts.jsonl:1: [\s\S]*tier"):
        prompts(file)
