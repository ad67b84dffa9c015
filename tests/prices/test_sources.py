from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.prices.model_info import UNKNOWN_PRICE, LongPrompt, ModelInfo, Price
from lynkr.prices.sources import read_litellm, read_models_dev, read_rows, write_rows

LITELLM: dict[str, dict[str, Any]] = {
    "sample_spec": {
        "litellm_provider": "one of https://docs.litellm.ai/docs/providers",
        "max_tokens": "LEGACY",
        "mode": "x",
    },
    "gpt-5": {
        "litellm_provider": "openai",
        "mode": "responses",
        "input_cost_per_token": 1.25e-06,
        "output_cost_per_token": 1e-05,
        "cache_read_input_token_cost": 1.25e-07,
        "max_input_tokens": 272000,
        "max_output_tokens": 128000,
        "max_tokens": 128000,
        "supports_vision": True,
        "supports_function_calling": True,
        "supports_reasoning": True,
    },
    "azure/gpt-4o": {
        "litellm_provider": "azure",
        "mode": "chat",
        "input_cost_per_token": 2.5e-06,
        "output_cost_per_token": 1e-05,
        "max_tokens": 128000,
    },
    "claude-haiku-5-5": {
        "litellm_provider": "anthropic",
        "mode": "chat",
        "input_cost_per_token": 1e-07,
        "output_cost_per_token": 5e-07,
        "cache_creation_input_token_cost": 1.25e-07,
        "cache_read_input_token_cost": 1e-08,
        "input_cost_per_token_above_100k_tokens": 5e-07,
        "output_cost_per_token_above_100k_tokens": 2.5e-06,
        "cache_creation_input_token_cost_above_100k_tokens": 6.25e-07,
        "cache_read_input_token_cost_above_100k_tokens": 5e-08,
    },
    "vertex_ai/claude-opus-4@20250514": {
        "litellm_provider": "vertex_ai-anthropic_models",
        "mode": "chat",
        "input_cost_per_token": 1.5e-05,
        "output_cost_per_token": 7.5e-05,
    },
    "gemini/gemini-2.5-pro": {"litellm_provider": "gemini", "mode": "chat", "max_input_tokens": 1048576},
    "openrouter/anthropic/claude-sonnet-4.5": {
        "litellm_provider": "openrouter",
        "mode": "chat",
        "input_cost_per_token": 3e-06,
        "output_cost_per_token": 1.5e-05,
    },
    "us.anthropic.claude-sonnet-4-5-20250929-v1:0": {
        "litellm_provider": "bedrock_converse",
        "mode": "chat",
        "input_cost_per_token": 3.3e-06,
        "output_cost_per_token": 1.65e-05,
    },
    "dall-e-3": {"litellm_provider": "openai", "mode": "image_generation", "input_cost_per_token": 1.0},
    "without-output": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 1e-06},
}


def test_litellm() -> None:
    assert read_litellm(LITELLM) == {
        ("openai", "gpt-5"): ModelInfo(Price(1.25, 10, 0.125), 272000, 128000, True, True, True, "litellm"),
        ("azure-openai", "gpt-4o"): ModelInfo(Price(2.5, 10), 128000, source="litellm"),
        ("azure-anthropic", "claude-haiku-5-5"): ModelInfo(
            Price(0.1, 0.5, 0.01, 0.125, LongPrompt(100_000, 0.5, 2.5, 0.05, 0.625)), source="litellm"
        ),
        ("vertex", "claude-opus-4@20250514"): ModelInfo(Price(15, 75), source="litellm"),
        ("vertex", "gemini-2-5-pro"): ModelInfo(window=1048576, source="litellm"),
        ("openrouter", "anthropic/claude-sonnet-4-5"): ModelInfo(Price(3, 15), source="litellm"),
        ("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"): ModelInfo(Price(3.3, 16.5), source="litellm"),
        ("openai", "without-output"): ModelInfo(source="litellm"),
    }


MODELS_DEV: dict[str, Any] = {
    "anthropic": {
        "id": "anthropic",
        "models": {
            "claude-sonnet-4-5": {
                "id": "claude-sonnet-4-5",
                "reasoning": True,
                "tool_call": True,
                "modalities": {"input": ["text", "image", "pdf"], "output": ["text"]},
                "cost": {"input": 3, "output": 15, "cache_read": 0.3, "cache_write": 3.75},
                "limit": {"context": 200000, "output": 64000},
            }
        },
    },
    "google": {
        "models": {
            "gemini-2.5-pro": {
                "cost": {
                    "input": 1.25,
                    "output": 10,
                    "cache_read": 0.125,
                    "context_over_200k": {"input": 2.5, "output": 15, "cache_read": 0.25},
                },
                "limit": {"context": 1048576, "input": 1000000, "output": 65536},
            }
        }
    },
    "groq": {"models": {"llama": {"modalities": {"input": ["text"]}, "cost": {"input": 1}}}},
}


def test_models_dev() -> None:
    assert read_models_dev(MODELS_DEV) == {
        ("azure-anthropic", "claude-sonnet-4-5"): ModelInfo(
            Price(3, 15, 0.3, 3.75), 200000, 64000, True, True, True, "models.dev"
        ),
        ("vertex", "gemini-2-5-pro"): ModelInfo(
            Price(1.25, 10, 0.125, None, LongPrompt(200_000, 2.5, 15, 0.25)), 1000000, 65536, source="models.dev"
        ),
        ("groq", "llama"): ModelInfo(UNKNOWN_PRICE, images=False, source="models.dev"),
    }


LONG = {"input": 2, "output": 3, "cache_read": 0.2}


@pytest.mark.parametrize(
    ("members", "long"),
    [
        ({}, None),
        ({"context_over_200k": LONG}, LongPrompt(200_000, 2, 3, 0.2)),
        ({"context_over_200k": {"input": 2}}, None),
        ({"context_over_200k": 3}, None),
        (
            {"tiers": [{**LONG, "tier": {"type": "context", "size": 272_000}}], "context_over_200k": LONG},
            LongPrompt(272_000, 2, 3, 0.2),
        ),
        (
            {
                "tiers": [
                    3,
                    {"tier": {"type": "hour"}},
                    {**LONG, "tier": {"type": "context", "size": 500}},
                    {**LONG, "tier": {"type": "context", "size": 100}},
                    {"tier": {"type": "context", "size": 50}},
                    {**LONG, "tier": {"type": "context", "size": "x"}},
                ]
            },
            LongPrompt(100, 2, 3, 0.2),
        ),
        ({"tiers": "x"}, None),
    ],
)
def test_long_prompts_of_models_dev(members: dict[str, object], long: LongPrompt | None) -> None:
    data = {"openai": {"models": {"m": {"cost": {"input": 1, "output": 1, **members}}}}}
    assert read_models_dev(data)["openai", "m"].price == Price(1, 1, long=long)


@pytest.mark.parametrize(
    ("members", "long"),
    [
        ({"input_cost_per_token_above_200k_tokens": 2e-6, "output_cost_per_token_above_200k_tokens": None}, None),
        ({"input_cost_per_token_above_128k_tokens": None}, None),
        ({"input_cost_per_token_above_200k_tokens_priority": 2e-6}, None),
        (
            {
                "input_cost_per_token_above_128k_tokens": None,
                "input_cost_per_token_above_272k_tokens": 2e-6,
                "output_cost_per_token_above_272k_tokens": 3e-6,
            },
            LongPrompt(272_000, 2, 3),
        ),
    ],
)
def test_long_prompts_of_litellm(members: dict[str, object], long: LongPrompt | None) -> None:
    row = {"litellm_provider": "openai", "input_cost_per_token": 1e-6, "output_cost_per_token": 1e-6, **members}
    assert read_litellm({"m": row})["openai", "m"].price == Price(1, 1, long=long)


@pytest.mark.parametrize("value", [None, "3", True, -1, [], {}, float("nan"), float("inf"), 10**400, 1e30])
def test_what_is_no_price_is_unknown_and_not_free(value: object) -> None:
    row = {"litellm_provider": "openai", "input_cost_per_token": value, "output_cost_per_token": 1e-6}
    assert read_litellm({"m": row})["openai", "m"].price == UNKNOWN_PRICE
    cost = {"cost": {"input": value, "output": 1}}
    assert read_models_dev({"openai": {"models": {"m": cost}}})["openai", "m"].price == UNKNOWN_PRICE


def test_zero_is_a_price() -> None:
    row = {"litellm_provider": "zai", "input_cost_per_token": 0, "output_cost_per_token": 0.0}
    assert read_litellm({"zai/m": row})["zai", "m"].price == Price(0, 0)


def test_of_two_entries_for_a_model_the_first_gives_the_price() -> None:
    rows = {
        "gemini/g": {"litellm_provider": "gemini", "max_tokens": 5},
        "g": {
            "litellm_provider": "vertex_ai-language-models",
            "input_cost_per_token": 1e-6,
            "output_cost_per_token": 1e-6,
        },
        "vertex_ai/g": {"litellm_provider": "vertex_ai", "input_cost_per_token": 9e-6, "output_cost_per_token": 9e-6},
    }
    assert read_litellm(rows) == {("vertex", "g"): ModelInfo(Price(1, 1), 5, source="litellm")}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
FIELDS = sorted(
    {name for row in LITELLM.values() for name in row} | {"cost", "limit", "modalities", "models", "long", "input"}
)


@given(
    JSON,
    st.dictionaries(st.sampled_from(FIELDS), JSON),
    st.dictionaries(st.sampled_from(["cost", "limit", "modalities"]), JSON),
)
def test_no_list_breaks_the_readers(any_json: Any, litellm: Any, models_dev: Any) -> None:
    for data in (any_json, {"m": litellm}, {"openai": any_json}):
        read_litellm(data)
    for data in (any_json, {"p": any_json}, {"p": {"models": any_json}}, {"p": {"models": {"m": models_dev}}}):
        read_models_dev(data)
    for data in (any_json, {"p": any_json}, {"p": {"m": litellm}}):
        read_rows(data, "snapshot")


@pytest.mark.parametrize("bad", [None, 3, "x", [], {"litellm_provider": 3}, {"litellm_provider": "openai", "mode": []}])
def test_one_bad_entry_of_litellm_leaves_the_others(bad: object) -> None:
    assert ("openai", "gpt-5") in read_litellm({"bad": bad, **LITELLM})


@pytest.mark.parametrize("bad", [None, 3, {"models": None}, {"models": {"x": None}}, {"models": []}])
def test_one_bad_entry_of_models_dev_leaves_the_others(bad: object) -> None:
    assert ("vertex", "gemini-2-5-pro") in read_models_dev({"bad": bad, **MODELS_DEV})


def test_rows_survive_being_written_and_read() -> None:
    entries = {**read_models_dev(MODELS_DEV)}
    rows = json.loads(json.dumps(write_rows(entries)))
    assert read_rows(rows, "models.dev") == entries
    assert rows["azure-anthropic"]["claude-sonnet-4-5"]["cache_write"] == 3.75
