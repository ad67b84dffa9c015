from __future__ import annotations

import time
from pathlib import Path

import pytest

from lynkr.prices.model_info import FREE, UNKNOWN, UNKNOWN_PRICE, ModelInfo, Price
from lynkr.prices.registry import Registry, snapshot
from lynkr.prices.sources import Entries
from lynkr.settings import load
from lynkr.settings.providers import PROVIDERS

BUNDLED = Registry.of(load({}, None))


def price(registry: Registry, provider: str, model: str) -> tuple[float | None, float | None]:
    return registry.lookup(provider, model).price[:2]


# What is known at the least, of the names that users give.


@pytest.mark.parametrize(
    ("provider", "model", "known"),
    [
        ("azure-anthropic", "claude-opus-5-5", (4, 20)),
        ("azure-anthropic", "claude-sonnet-4-5-20250929", (3, 15)),
        ("azure-anthropic", "claude-sonnet-4-20250514", (3, 15)),
        ("azure-anthropic", "claude-3-5-haiku-latest", (0.8, 4)),
        ("azure-anthropic", "claude-opus-4-6[1m]", (5, 25)),
        ("databricks", "databricks-claude-opus-4-6", (5, 25)),
        ("databricks", "databricks-claude-haiku-4-5", (1, 5)),
        ("databricks", "databricks-claude-3-7-sonnet", (3, 15)),
        ("databricks", "databricks-gemini-2-5-pro", (1.25, 10)),
        ("bedrock", "anthropic.claude-3-5-sonnet-20241022-v2:0", (3, 15)),
        ("bedrock", "global.anthropic.claude-opus-4-5-20251101-v1:0", (5, 25)),
        ("bedrock", "us.amazon.nova-pro-v1:0", (0.8, 3.2)),
        ("bedrock", "us.meta.llama3-3-70b-instruct-v1:0", (0.72, 0.72)),
        ("openai", "gpt-4o", (2.5, 10)),
        ("openai", "gpt-4o-2024-08-06", (2.5, 10)),
        ("openai", "gpt-4o-2024-05-13", (5, 15)),
        ("openai", "gpt-4o-audio-preview", (2.5, 10)),
        ("openai", "gpt-5-mini", (0.25, 2)),
        ("openai", "o1-2024-12-17", (15, 60)),
        ("azure-openai", "gpt-35-turbo", (0.5, 1.5)),
        ("azure-openai", "GPT-4o", (2.5, 10)),
        ("openrouter", "anthropic/claude-sonnet-4.5", (3, 15)),
        ("openrouter", "anthropic/claude-3.7-sonnet:thinking", (3, 15)),
        ("openrouter", "google/gemini-2.5-flash", (0.3, 2.5)),
        ("openrouter", "openai/gpt-4o-mini", (0.15, 0.6)),
        ("openrouter", "deepseek/deepseek-r1:free", (0, 0)),
        ("moonshot", "kimi-k2-turbo-preview", (1.15, 8)),
        ("moonshot", "kimi-k2.5", (0.6, 3)),
        ("zai", "GLM-4.7", (0.6, 2.2)),
        ("vertex", "claude-sonnet-4-5@20250929", (3, 15)),
        ("vertex", "gemini-2.5-flash", (0.3, 2.5)),
        ("ollama", "qwen2.5-coder:7b", (0, 0)),
        ("ollama", "gpt-4o", (0, 0)),
        ("lmstudio", "default", (0, 0)),
        ("llamacpp", "", (0, 0)),
        # Unknown is never free, and never another generation's price.
        ("openai", "gpt-9", (None, None)),
        ("openai", "gpt-4.5-preview", (None, None)),
        ("azure-anthropic", "claude-opus-5-7", (None, None)),
        ("azure-openai", "my-deployment", (None, None)),
        ("moonshot", "kimi-k2.9", (None, None)),
        ("deepseek", "deepseek-chat", (None, None)),
        ("openai", "", (None, None)),
        ("nowhere", "x" * 100_000, (None, None)),
        ("ollama", "x" * 100_000, (0, 0)),
    ],
)
def test_prices_of_the_snapshot(provider: str, model: str, known: tuple[float | None, float | None]) -> None:
    assert price(BUNDLED, provider, model) == known


def test_every_entry_is_found_by_its_name_and_has_sane_figures() -> None:
    for (provider, name), info in snapshot().entries.items():
        assert BUNDLED.lookup(provider, name).price == info.price
        cost = info.price
        assert (cost.input is None) == (cost.output is None), name
        if cost.input is not None and cost.output is not None:
            assert cost.output >= cost.input, name
            assert cost.cache_read is None or cost.cache_read <= cost.input, name
            assert cost.cache_write is None or cost.cache_write >= cost.input, name
            if cost.long is not None:
                assert cost.long.input is not None, name
                assert cost.long.input > cost.input, name
        assert info.max_output is None or info.window is None or info.max_output <= info.window, name


def test_every_vendor_of_the_snapshot_has_its_sources_told() -> None:
    text = (Path(__file__).parents[2] / "lynkr" / "prices" / "README.md").read_text()
    for provider in {provider for provider, _ in snapshot().entries}:
        assert f"| `{provider}` |" in text


# Abilities by families of names


@pytest.mark.parametrize(
    ("provider", "model", "window", "images", "tools"),
    [
        ("azure-openai", "our-gpt-4o-deployment", 128_000, True, True),
        ("openai", "o1-mini", 128_000, False, False),
        ("openai", "gpt-4", 8_192, False, True),
        ("lmstudio", "qwen2.5-coder-7b", 32_768, False, True),
        ("lmstudio", "llama3.2-vision:11b", None, True, None),
        ("llamacpp", "codellama-13b", 4_096, False, False),
        ("deepseek", "deepseek-chat", 131_072, False, True),
        ("azure-anthropic", "claude-2.1", 100_000, False, False),
        ("azure-anthropic", "claude-unheard-of", None, True, True),
        ("moonshot", "kimi-k2-0905-preview", 262_144, False, True),
        ("openai", "unheard-of", None, None, None),
        ("ollama", "llama2:7b", 32_768, False, False),
        ("ollama", "unheard-of", 32_768, None, None),
    ],
)
def test_abilities(provider: str, model: str, window: int | None, images: bool | None, tools: bool | None) -> None:
    info = BUNDLED.lookup(provider, model)
    assert (info.window, info.images, info.tools) == (window, images, tools)


def test_ollamas_window_is_the_one_it_was_given() -> None:
    assert Registry.of(load({"OLLAMA_NUM_CTX": "8000"}, None)).lookup("ollama", "gpt-oss:20b").window == 8000
    assert Registry.of(load({"OLLAMA_NUM_CTX": "0"}, None)).lookup("ollama", "gpt-oss:20b").window == 131_072


# The ladder, on entries of our own


def info(price: float) -> ModelInfo:
    return ModelInfo(Price(price, price), source="litellm")


LISTED: Entries = {
    ("openai", "alpha-large"): info(1.0),
    ("reseller", "alpha-large"): info(5.0),
    ("one", "beta-large"): info(2.0),
    ("two", "beta-large"): info(2.0),
    ("one", "gamma-large"): info(2.0),
    ("two", "gamma-large"): info(3.0),
    ("plan", "delta-large"): info(0.0),
    ("one", "delta-large"): info(4.0),
    ("openrouter", "maker/epsilon-large"): info(6.0),
    ("openai", "alpha-large-2025-01-01"): ModelInfo(window=5, source="litellm"),
}


@pytest.mark.parametrize(
    ("provider", "model", "known"),
    [
        ("reseller", "alpha-large", 5.0),
        ("elsewhere", "alpha-large", 1.0),
        ("elsewhere", "beta-large", 2.0),
        ("elsewhere", "gamma-large", None),
        ("two", "gamma-large", 3.0),
        ("elsewhere", "delta-large", 4.0),
        ("openrouter", "maker/epsilon-large", 6.0),
        ("elsewhere", "epsilon-large", None),
        ("openai", "alpha-large-new", 1.0),
        ("openai", "alpha-larger", None),
        ("openai", "alpha", None),
        # It is known, and its price is not.
        ("openai", "alpha-large-2025-01-01", None),
        ("openai", "alpha-large-2025-02-02", 1.0),
    ],
)
def test_the_ladder(provider: str, model: str, known: float | None) -> None:
    assert Registry(LISTED).lookup(provider, model).price.input == known


def test_a_list_beats_the_snapshot_and_an_entry_is_filled_from_it() -> None:
    listed: Entries = {("openai", "gpt-4o"): info(7.0), ("openai", "gpt-5"): ModelInfo(window=9, source="litellm")}
    registry = Registry(listed)
    assert registry.lookup("openai", "gpt-4o")[:4] == (Price(7.0, 7.0), 128_000, 16_384, True)
    assert registry.lookup("openai", "gpt-5").window == 9
    assert price(registry, "openai", "gpt-5") == (1.25, 10)
    assert registry.sizes()["litellm"] == 2


def test_what_a_list_does_not_say_of_a_price_is_taken_from_the_same_price_only() -> None:
    same: Entries = {("openai", "gpt-4o"): ModelInfo(Price(2.5, 10), source="litellm")}
    other: Entries = {("openai", "gpt-4o"): ModelInfo(Price(2.4, 10), source="litellm")}
    assert Registry(same).lookup("openai", "gpt-4o").price == Price(2.5, 10, 1.25)
    assert Registry(other).lookup("openai", "gpt-4o").price == Price(2.4, 10)


def test_overrides_win_everywhere() -> None:
    settings = load(
        {
            "MODEL_PRICE_OVERRIDES": '{"gpt-4o": {"input": 1, "output": 2, "context": 5000},'
            ' "claude-sonnet-4-5": {"input": 2, "output": 9, "cache_read": 0.1, "cache_write": 3},'
            ' "openrouter:vendor/m": {"input": 3, "output": 4}, "my:model": {"input": 8, "output": 8},'
            ' "ollama:big": {"input": 1, "output": 1}}'
        },
        None,
    )
    registry = Registry.of(settings)
    found = registry.lookup("openai", "gpt-4o-2024-08-06")
    assert found.price == Price(1, 2, 1, 1)
    assert (found.window, found.images, found.source) == (5000, True, "override")
    assert registry.lookup("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0").price == Price(2, 9, 0.1, 3)
    assert price(registry, "openrouter", "vendor/m") == (3, 4)
    assert price(registry, "openai", "vendor/m") == (None, None)
    assert price(registry, "openai", "my:model") == (8, 8)
    assert price(registry, "ollama", "big") == (1, 1)
    assert price(registry, "openai", "gpt-4o-mini") == (0.15, 0.6)


def test_a_server_of_ones_own_is_free() -> None:
    settings = load({"OPENAI_ENDPOINT": "http://10.0.0.5:8000/v1"}, None)
    assert Registry.of(settings).lookup("openai", "gpt-4o").price == FREE
    assert {name for name, setup in PROVIDERS.items() if setup.local} == {"echo", "ollama", "llamacpp", "lmstudio"}


def test_what_is_unknown_is_unknown() -> None:
    assert Registry().lookup("openai", "never-heard-of-it") == UNKNOWN
    assert UNKNOWN.price == UNKNOWN_PRICE
    assert not UNKNOWN_PRICE.known
    assert not UNKNOWN_PRICE.free


def test_what_is_known_as_json() -> None:
    assert BUNDLED.lookup("azure-anthropic", "claude-haiku-5-5").as_json() == {
        "input": 0.1,
        "output": 0.5,
        "cacheRead": 0.01,
        "cacheWrite": 0.125,
        "longPrompt": {"above": 100_000, "input": 0.5, "output": 2.5, "cache_read": 0.05, "cache_write": 0.625},
        "context": 1_000_000,
        "maxOutput": 128_000,
        "toolCall": True,
        "vision": True,
        "reasoning": True,
        "source": "snapshot",
    }
    assert set(UNKNOWN.as_json().values()) == {None, "unknown"}


def test_lookups_are_fast_and_what_is_remembered_is_bounded() -> None:
    registry = Registry(LISTED)
    start = time.perf_counter()
    for number in range(3000):
        registry.lookup("openai", f"us.anthropic.claude-name-{number}-v1:0")
    assert time.perf_counter() - start < 3
    assert len(registry._found) <= 1024
