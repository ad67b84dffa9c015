"""Which model is known by which ids."""

from __future__ import annotations

import pytest

from lynkr.converters.bedrock_converse import ConverseQuirks, is_claude, quirks_of

ARN = "arn:aws:bedrock:us-east-1:123456789012"

# Id, and some of what is known of the model.
CASES: list[tuple[str, dict[str, object]]] = [
    ("anthropic.claude-v2:1", {"tools": False, "images": False, "native_thinking": True}),
    ("anthropic.claude-instant-v1", {"tools": False}),
    ("anthropic.claude-3-haiku-20240307-v1:0", {"tools": True, "cache_points": frozenset(), "reasoning": "none"}),
    ("anthropic.claude-3-opus-20240229-v1:0", {"max_output_tokens": 4_096, "images": True}),
    ("anthropic.claude-3-5-sonnet-20240620-v1:0", {"max_output_tokens": 8_192, "cache_points": frozenset()}),
    ("us.anthropic.claude-3-5-sonnet-20241022-v2:0", {"cache_points": frozenset({"tools", "system", "messages"})}),
    ("anthropic.claude-3-5-haiku-20241022-v1:0", {"images": False, "reasoning": "none"}),
    ("anthropic.claude-3-7-sonnet-20250219-v1:0", {"reasoning": "budget", "both_samplings": True}),
    ("us.anthropic.claude-opus-4-20250514-v1:0", {"reasoning": "budget", "max_output_tokens": 32_000}),
    ("us.anthropic.claude-opus-4-1-20250805-v1:0", {"reasoning": "budget", "max_output_tokens": 32_000}),
    ("apac.anthropic.claude-sonnet-4-20250514-v1:0", {"reasoning": "budget", "cache_ttl": False}),
    ("global.anthropic.claude-sonnet-4-5-20250929-v1:0", {"reasoning": "budget", "both_samplings": False}),
    ("eu.anthropic.claude-haiku-4-5-20251001-v1:0", {"reasoning": "budget", "cache_ttl": True}),
    ("global.anthropic.claude-opus-4-6-v1", {"reasoning": "adaptive", "prefill": False}),
    ("us.anthropic.claude-sonnet-5", {"reasoning": "adaptive"}),
    (f"{ARN}:inference-profile/us.anthropic.claude-opus-4-6-v1", {"reasoning": "adaptive"}),
    ("amazon.nova-micro-v1:0", {"images": False, "tool_choices": frozenset({"any", "tool"}), "plain_schemas": True}),
    ("us.amazon.nova-pro-v1:0", {"images": True, "cache_points": frozenset({"system", "messages"})}),
    ("global.amazon.nova-2-lite-v1:0", {"reasoning": "nova", "max_output_tokens": 64_000}),
    ("amazon.titan-text-premier-v1:0", {"system": False, "tools": False, "documents": False}),
    ("amazon.titan-text-express-v1", {"system": False, "max_output_tokens": 8_192}),
    ("meta.llama3-70b-instruct-v1:0", {"tools": False, "max_output_tokens": 2_048}),
    ("meta.llama3-1-70b-instruct-v1:0", {"tools": True, "stream_tools": False, "mixed_turns": False}),
    ("us.meta.llama3-2-3b-instruct-v1:0", {"tools": False}),
    ("us.meta.llama3-2-90b-instruct-v1:0", {"tools": True, "images": True}),
    ("us.meta.llama3-3-70b-instruct-v1:0", {"tools": True, "images": False}),
    ("us.meta.llama4-maverick-17b-instruct-v1:0", {"tools": True, "images": True, "stream_tools": False}),
    ("mistral.mistral-7b-instruct-v0:2", {"tools": False, "system": False}),
    ("mistral.mistral-large-2407-v1:0", {"tool_choices": frozenset({"any"}), "stream_tools": False}),
    ("us.mistral.pixtral-large-2502-v1:0", {"images": True}),
    ("cohere.command-r-plus-v1:0", {"top_k": ("k",), "tools": True}),
    ("cohere.command-text-v14", {"tools": False, "system": False}),
    ("ai21.jamba-1-5-large-v1:0", {"tools": True, "max_output_tokens": 4_096}),
    ("us.deepseek.r1-v1:0", {"tools": False}),
    ("deepseek.v3-v1:0", {"tools": True}),
    ("openai.gpt-oss-120b-1:0", {"reasoning": "effort", "max_stop_sequences": 0}),
    ("qwen.qwen3-coder-480b-a35b-v1:0", {"images": False, "max_stop_sequences": 0}),
    ("us.writer.palmyra-x5-v1:0", {"stream_tools": False}),
]


@pytest.mark.parametrize(("model", "known"), CASES, ids=[case[0] for case in CASES])
def test_families(model: str, known: dict[str, object]) -> None:
    quirks = quirks_of(model)
    assert {name: getattr(quirks, name) for name in known} == known
    assert is_claude(model) == quirks.native_thinking == ("anthropic" in model)


@pytest.mark.parametrize(
    "model", ["", "minimax.minimax-m2", f"{ARN}:application-inference-profile/abc", "x-amazon.nova"]
)
def test_models_that_nothing_is_known_of(model: str) -> None:
    assert quirks_of(model) == ConverseQuirks()
    assert not is_claude(model)
