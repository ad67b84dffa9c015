"""Reads lists of models: LiteLLM's, models.dev's, and our own snapshot and cache.

Each reader gives what it understands and leaves out the rest: the lists are other people's, and change without notice.

Sources: model_prices_and_context_window.json of BerriAI/litellm (its entry "sample_spec"), and the schema of
https://models.dev/api.json.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lynkr.converters.conversation import JsonObject
from lynkr.converters.json_text import parse
from lynkr.prices.model_info import UNKNOWN_PRICE, LongPrompt, ModelInfo, Price
from lynkr.prices.names import fold

Entries: TypeAlias = dict[tuple[str, str], ModelInfo]
"""By provider and folded name. Providers that are none of ours stand under the list's own name for them."""

# The lists' names for our providers. Azure and Google serve Claude and Gemini at the vendors' own prices.
PROVIDERS: Mapping[str, str] = {
    "anthropic": "azure-anthropic",
    "azure": "azure-openai",
    "azure_text": "azure-openai",
    "amazon-bedrock": "bedrock",
    "bedrock_converse": "bedrock",
    "gemini": "vertex",
    "google": "vertex",
    "google-vertex": "vertex",
    "google-vertex-anthropic": "vertex",
    "moonshotai": "moonshot",
    "text-completion-openai": "openai",
}

_MODES = frozenset({"chat", "completion", "responses", "embedding"})
_MOST = 1_000_000.0
"""USD per million tokens. More is a mistake in the list."""
_LARGEST = 1_000_000_000
_LONG = re.compile(r"input_cost_per_token_above_(\d{1,6})k_tokens")


def read_litellm(data: object) -> Entries:
    """The list of LiteLLM: USD per token, by names with the provider before them."""
    entries: Entries = {}
    for name, row in _objects(data):
        provider, mode = row.get("litellm_provider"), row.get("mode", "chat")
        if not isinstance(provider, str) or not isinstance(mode, str) or mode not in _MODES:
            continue
        home = _home("vertex" if provider.startswith("vertex_ai") else provider)
        before, slash, rest = name.partition("/")
        if slash and (before == provider or _home(before) == home or (before == "vertex_ai" and home == "vertex")):
            name = rest
        info = ModelInfo(
            price=_litellm_price(row),
            window=_tokens(row.get("max_input_tokens")) or _tokens(row.get("max_tokens")),
            max_output=_tokens(row.get("max_output_tokens")),
            images=_flag(row.get("supports_vision")),
            tools=_flag(row.get("supports_function_calling")),
            reasoning=_flag(row.get("supports_reasoning")),
            source="litellm",
        )
        _add(entries, home, name, info)
    return entries


def _litellm_price(row: JsonObject) -> Price:
    price = Price(
        _per_token(row.get("input_cost_per_token")),
        _per_token(row.get("output_cost_per_token")),
        _per_token(row.get("cache_read_input_token_cost")),
        _per_token(row.get("cache_creation_input_token_cost")),
    )
    if not price.known:
        return UNKNOWN_PRICE
    for limit in sorted(int(match[1]) for key in row if (match := _LONG.fullmatch(key))):
        above = f"_above_{limit}k_tokens"
        long = LongPrompt(
            limit * 1000,
            _per_token(row.get("input_cost_per_token" + above)),
            _per_token(row.get("output_cost_per_token" + above)),
            _per_token(row.get("cache_read_input_token_cost" + above)),
            _per_token(row.get("cache_creation_input_token_cost" + above)),
        )
        # Half a price, or one that is null, is none.
        if long.input is not None and long.output is not None:
            return price._replace(long=long)
    return price


def read_models_dev(data: object) -> Entries:
    """The list of models.dev: USD per million tokens, by provider and model."""
    entries: Entries = {}
    for provider, listed in _objects(data):
        for name, row in _objects(listed.get("models")):
            cost, limit = _object(row.get("cost")), _object(row.get("limit"))
            inputs = _object(row.get("modalities")).get("input")
            info = ModelInfo(
                price=_models_dev_price(cost),
                window=_tokens(limit.get("input")) or _tokens(limit.get("context")),
                max_output=_tokens(limit.get("output")),
                images="image" in inputs if isinstance(inputs, list) else None,
                tools=_flag(row.get("tool_call")),
                reasoning=_flag(row.get("reasoning")),
                source="models.dev",
            )
            _add(entries, _home(provider), name, info)
    return entries


def _models_dev_price(cost: JsonObject) -> Price:
    price = _rates(cost)
    if not price.known:
        return UNKNOWN_PRICE
    return price._replace(long=min(_models_dev_tiers(cost), key=_above, default=None))


def _above(long: LongPrompt) -> int:
    return long.above


def _models_dev_tiers(cost: JsonObject) -> Iterator[LongPrompt]:
    """What long prompts cost. Where there are `tiers`, `context_over_200k` says the same less exactly."""
    listed = cost.get("tiers")
    tiers = [(_object(row.get("tier")), row) for row in map(_object, listed if isinstance(listed, list) else ())]
    sizes = [(_tokens(tier.get("size")), row) for tier, row in tiers if tier.get("type") == "context"]
    for size, row in sizes or [(200_000, _object(cost.get("context_over_200k")))]:
        rates = _rates(row)
        if size is not None and rates.known:
            yield LongPrompt(size, *rates[:4])


def _rates(cost: JsonObject) -> Price:
    return Price(
        _dollars(cost.get("input")),
        _dollars(cost.get("output")),
        _dollars(cost.get("cache_read")),
        _dollars(cost.get("cache_write")),
    )


def read_rows(data: object, source: str) -> Entries:
    """Our own form: by provider and model, objects with the fields of `Price` and `ModelInfo` that are known, and
    `long` with those of `LongPrompt`."""
    entries: Entries = {}
    for provider, models in _objects(data):
        for name, row in _objects(models):
            price = _rates(row)
            long, above = _object(row.get("long")), None
            if long and (above := _tokens(long.get("above"))):
                price = price._replace(long=LongPrompt(above, *_rates(long)[:4]))
            _add(entries, _home(provider), name, read_abilities(row, source)._replace(price=price))
    return entries


def read_abilities(row: JsonObject, source: str) -> ModelInfo:
    """What `row`, of our own form, says beside the price."""
    return ModelInfo(
        window=_tokens(row.get("window")),
        max_output=_tokens(row.get("max_output")),
        images=_flag(row.get("images")),
        tools=_flag(row.get("tools")),
        reasoning=_flag(row.get("reasoning")),
        source=source,
    )


def write_rows(entries: Entries) -> dict[str, dict[str, JsonObject]]:
    """`entries` in our own form."""
    rows: dict[str, dict[str, JsonObject]] = {}
    for (provider, name), info in entries.items():
        row: JsonObject = _known(info.price._asdict())
        if info.price.long is not None:
            row["long"] = _known(info.price.long._asdict())
        abilities = info._asdict()
        del abilities["price"], abilities["source"]
        rows.setdefault(provider, {})[name] = row | _known(abilities)
    return rows


def read_text(text: bytes) -> object:
    """The list in `text`, None where it is no JSON."""
    return parse(text)


def _add(entries: Entries, home: str, name: str, info: ModelInfo) -> None:
    """Add the entry. Of two for the same model the first stays, and learns what only the second knows."""
    key = home, fold(name)
    first = entries.get(key)
    entries[key] = info if first is None else first.filled(info)._replace(price=first.price.filled(info.price))


def _home(provider: str) -> str:
    return PROVIDERS.get(provider, provider)


def _objects(data: object) -> Iterator[tuple[str, JsonObject]]:
    """The members of `data` that are objects."""
    if isinstance(data, dict):
        for name, row in data.items():
            if isinstance(name, str) and isinstance(row, dict):
                yield name, row


def _object(value: object) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _known(fields: Mapping[str, object]) -> JsonObject:
    return {name: value for name, value in fields.items() if value is not None and not isinstance(value, tuple)}


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _dollars(value: object) -> float | None:
    number = _number(value)
    return number if number is not None and number <= _MOST else None


def _per_token(value: object) -> float | None:
    number = _number(value)
    # Rounded, so that 3e-06 is 3 and not 2.9999999999999996.
    return _dollars(round(number * 1_000_000, 6)) if number is not None else None


def _tokens(value: object) -> int | None:
    number = _number(value)
    return int(number) if number is not None and 1 <= number <= _LARGEST else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
