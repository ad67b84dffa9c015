from __future__ import annotations

import pytest

from lynkr.settings import SettingsError, load
from lynkr.settings.prices import PriceOverride


def parsed(text: str) -> tuple[PriceOverride, ...]:
    return load({"MODEL_PRICE_OVERRIDES": text}, None).model_price_overrides


def test_overrides() -> None:
    assert parsed("{}") == ()
    assert parsed('{"gpt-4o": {"input": 2, "output": 8}}') == (PriceOverride(None, "gpt-4o", 2, 8, 2, 2),)
    assert parsed('{" OpenAI : my:model ": {"input": 0, "output": 0, "cache_read": 0.5, "context": 9}}') == (
        PriceOverride("openai", "my:model", 0, 0, 0.5, 0, 9),
    )
    assert parsed('{"qwen2.5:7b": {"input": 1, "output": 1, "cache_write": 3}}') == (
        PriceOverride(None, "qwen2.5:7b", 1, 1, 1, 3),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("gpt-4o=3", "it is not JSON"),
        ("[1]", "it is not a JSON object"),
        ('{"": {"input": 1, "output": 1}}', "'' names no model"),
        ('{"openai:": {"input": 1, "output": 1}}', "'openai:' names no model"),
        ('{"m": 3}', "'m' is not an object"),
        ('{"m": {"input": 1}}', "'m' has no 'output'"),
        ('{"m": {"input": "1", "output": 1}}', "'input' of 'm' is not a number, 0 or more"),
        ('{"m": {"input": true, "output": 1}}', "'input' of 'm' is not a number, 0 or more"),
        ('{"m": {"input": -1, "output": 1}}', "'input' of 'm' is not a number, 0 or more"),
        ('{"m": {"input": NaN, "output": 1}}', "'input' of 'm' is not a number, 0 or more"),
        ('{"m": {"input": 1, "output": 1e999}}', "'output' of 'm' is not a number, 0 or more"),
        ('{"m": {"input": 1, "output": 1, "cache_read": null}}', "'cache_read' of 'm' is not a number, 0 or more"),
        ('{"m": {"input": 1, "output": 1, "context": 0.5}}', "'context' of 'm' is not a whole number, 1 or more"),
        ('{"m": {"input": 1, "output": 1, "contxt": 5}}', "'m' has an unknown 'contxt'"),
        ('{"m": {"output": 1}, "n": []}', "'m' has no 'input'; 'n' is not an object"),
    ],
)
def test_one_message_says_all_that_is_wrong(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load({"MODEL_PRICE_OVERRIDES": text}, None)
    assert told in str(caught.value)
    assert 'Accepted: JSON such as {"gpt-4o": {"input": 2.5' in str(caught.value)


def test_a_bad_address_is_told() -> None:
    with pytest.raises(SettingsError, match=r"MODEL_PRICES_MODELS_DEV_URL is 'models\.dev'"):
        load({"MODEL_PRICES_MODELS_DEV_URL": "models.dev"}, None)
