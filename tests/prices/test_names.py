from __future__ import annotations

import time

import pytest

from lynkr.prices.names import ALIASES, LONGEST, beginnings, fold, spellings


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("gpt-4o", ["gpt-4o"]),
        ("GPT-4.1 ", ["gpt-4-1"]),
        ("databricks-claude-sonnet-4-5", ["databricks-claude-sonnet-4-5", "claude-sonnet-4-5"]),
        (
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            [
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "anthropic.claude-sonnet-4-5-20250929-v1:0",
                "claude-sonnet-4-5-20250929-v1:0",
                "claude-sonnet-4-5-20250929",
                "claude-sonnet-4-5",
            ],
        ),
        (
            "arn:aws:bedrock:us-east-1:1:inference-profile/eu.amazon.nova-lite-v1:0",
            [
                "arn:aws:bedrock:us-east-1:1:inference-profile/eu.amazon.nova-lite-v1:0",
                "eu.amazon.nova-lite-v1:0",
                "amazon.nova-lite-v1:0",
                "nova-lite-v1:0",
                "nova-lite",
            ],
        ),
        ("anthropic/claude-sonnet-4.5", ["anthropic/claude-sonnet-4-5", "claude-sonnet-4-5"]),
        ("azure/gpt-4o-2024-08-06", ["azure/gpt-4o-2024-08-06", "gpt-4o-2024-08-06", "gpt-4o"]),
        ("claude-opus-4@20250514", ["claude-opus-4@20250514", "claude-opus-4"]),
        (
            "claude-3-5-sonnet-v2@20241022",
            ["claude-3-5-sonnet-v2@20241022", "claude-3-5-sonnet-v2", "claude-3-5-sonnet"],
        ),
        ("claude-opus-4-0", ["claude-opus-4-0", "claude-opus-4"]),
        ("gemini-2.0-flash-001", ["gemini-2-0-flash-001", "gemini-2-0-flash"]),
        ("gpt-35-turbo", ["gpt-35-turbo", "gpt-3-5-turbo"]),
        ("claude-opus-4-6[1m]", ["claude-opus-4-6[1m]", "claude-opus-4-6"]),
        ("", [""]),
        ("/", ["/", ""]),
        ("databricks-", ["databricks-", ""]),
    ],
)
def test_spellings(name: str, found: list[str]) -> None:
    assert list(spellings(name)) == found


def test_aliases_are_as_names_are_looked_up_and_lead_to_no_other_alias() -> None:
    for name, meant in ALIASES.items():
        assert fold(name) == name
        assert fold(meant) == meant
        assert meant not in ALIASES


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("gpt-4o-audio-preview", ["gpt-4o-audio", "gpt-4o"]),
        ("kimi-k2-0905-fast", ["kimi-k2-0905", "kimi-k2"]),
        ("deepseek-r1:thinking", ["deepseek-r1", "deepseek"]),
        # One number more is another generation.
        ("claude-opus-5-7", ["claude"]),
        ("gpt-4-turbo", []),
        ("gpt-4ox", []),
        ("", []),
    ],
)
def test_beginnings(name: str, found: list[str]) -> None:
    assert list(beginnings(name)) == found


@pytest.mark.parametrize("text", ["/", "us.", "@", "-v1", ":0", "-001", "databricks-", "1.", "-latest", "[1m]", "-"])
def test_the_longest_names_take_no_time(text: str) -> None:
    name = (text * LONGEST)[:LONGEST]
    start = time.perf_counter()
    for spelling in spellings(name):
        list(beginnings(spelling))
    assert time.perf_counter() - start < 0.25
