"""Which model differs how, by its id.

Ids are the vendor's name, a dot and the model's name; an inference profile has a region in front, an ARN a path. The
ARN of an application inference profile or of a provisioned model says nothing of the model.

Sources: Amazon Bedrock user guide, "Supported models and model features", "Prompt caching for faster model inference"
and "Inference request parameters and response fields"; Amazon Nova user guide, "Tool use", "Extended thinking" and
"Prompt caching"; Amazon Bedrock API reference, "ToolChoice" and "ToolResultBlock".
"""

from __future__ import annotations

import re
from dataclasses import replace

from lynkr.converters.bedrock_converse.quirks import ConverseQuirks

_ALL = frozenset({"any", "tool"})

_CLAUDE_2 = ConverseQuirks(
    max_output_tokens=4_096,
    tools=False,
    images=False,
    top_k=("top_k",),
    max_stop_sequences=100,
    stop_sequence_path="/stop_sequence",
    native_thinking=True,
    prefill=True,
)
_CLAUDE_3 = replace(_CLAUDE_2, tools=True, images=True, tool_choices=_ALL, result_status=True, result_media=True)
_CLAUDE_CACHED = replace(_CLAUDE_3, max_output_tokens=8_192, cache_points=frozenset({"tools", "system", "messages"}))
_CLAUDE_4 = replace(_CLAUDE_CACHED, max_output_tokens=64_000, reasoning="budget")
_CLAUDE_45 = replace(_CLAUDE_4, cache_ttl=True, both_samplings=False, structured_output=True)
_CLAUDE = replace(
    _CLAUDE_45,
    max_output_tokens=128_000,
    reasoning="adaptive",
    efforts=("low", "medium", "high", "max"),
    prefill=False,
)

_NOVA = ConverseQuirks(
    max_output_tokens=10_000,
    tool_choices=_ALL,
    plain_schemas=True,
    result_status=True,
    result_media=True,
    cache_points=frozenset({"system", "messages"}),
    top_k=("inferenceConfig", "topK"),
)
_NOVA_2 = replace(
    _NOVA,
    max_output_tokens=64_000,
    reasoning="nova",
    # With the highest effort, a limit on the output is refused.
    efforts=("low", "medium"),
)
_TEXT_ONLY = ConverseQuirks(images=False)
_OLD = ConverseQuirks(system=False, tools=False, images=False)
_LLAMA = ConverseQuirks(
    max_output_tokens=8_192, images=False, stream_tools=False, mixed_turns=False, max_stop_sequences=0
)
_MISTRAL = ConverseQuirks(
    max_output_tokens=8_192, images=False, stream_tools=False, mixed_turns=False, top_k=("top_k",)
)

# Part of the id -> quirks. The first match counts.
_FAMILIES: tuple[tuple[str, ConverseQuirks], ...] = (
    (r"anthropic\.claude-(?:instant|v?[12])", _CLAUDE_2),
    (r"anthropic\.claude-3-5-haiku", replace(_CLAUDE_CACHED, images=False)),
    (r"anthropic\.claude-3-5-sonnet-20241022", _CLAUDE_CACHED),
    (r"anthropic\.claude-3-5-", replace(_CLAUDE_3, max_output_tokens=8_192)),
    (r"anthropic\.claude-3-7-", _CLAUDE_4),
    (r"anthropic\.claude-3-", _CLAUDE_3),
    (r"anthropic\.claude-opus-4(?:-1)?-2", replace(_CLAUDE_4, max_output_tokens=32_000)),
    (r"anthropic\.claude-\w+-4-2", _CLAUDE_4),
    (r"anthropic\.claude-\w+-4-5", _CLAUDE_45),
    (r"anthropic\.claude", _CLAUDE),
    (r"amazon\.nova-micro", replace(_NOVA, images=False, documents=False, result_media=False)),
    (r"amazon\.nova-2", _NOVA_2),
    (r"amazon\.nova", _NOVA),
    (r"amazon\.titan-text-premier", replace(_OLD, max_output_tokens=3_072, documents=False)),
    (r"amazon\.titan-text-lite", replace(_OLD, max_output_tokens=4_096)),
    (r"amazon\.titan", replace(_OLD, max_output_tokens=8_192)),
    (r"meta\.llama[23]-\d+b", replace(_LLAMA, max_output_tokens=2_048, tools=False)),
    (r"meta\.llama3-2-[13]b", replace(_LLAMA, tools=False)),
    (r"meta\.llama3-2-", replace(_LLAMA, images=True)),
    (r"meta\.llama[12]", replace(_LLAMA, max_output_tokens=2_048, tools=False)),
    (r"meta\.llama3", _LLAMA),
    (r"meta\.llama", replace(_LLAMA, images=True)),
    (r"mistral\.mistral-7b", replace(_MISTRAL, system=False, tools=False)),
    (r"mistral\.mixtral", replace(_MISTRAL, max_output_tokens=4_096, system=False, tools=False)),
    (r"mistral\.mistral-small-2402", replace(_MISTRAL, documents=False)),
    (r"mistral\.mistral-large-240", replace(_MISTRAL, tool_choices=frozenset({"any"}))),
    (r"mistral\.pixtral", replace(_MISTRAL, images=True, documents=False)),
    (r"cohere\.command-r", replace(_TEXT_ONLY, max_output_tokens=4_096, top_k=("k",), stream_tools=False)),
    (r"cohere\.command", replace(_OLD, max_output_tokens=4_096, top_k=("k",))),
    (r"ai21\.jamba-instruct", replace(_TEXT_ONLY, max_output_tokens=4_096, tools=False, documents=False)),
    (r"ai21\.jamba", replace(_TEXT_ONLY, max_output_tokens=4_096)),
    (r"ai21\.j2", replace(_OLD, max_output_tokens=8_191, documents=False)),
    (r"deepseek\.r1", replace(_TEXT_ONLY, max_output_tokens=32_768, tools=False)),
    (r"deepseek\.", replace(_TEXT_ONLY, stream_tools=False)),
    (r"openai\.gpt-oss", replace(_TEXT_ONLY, tool_choices=_ALL, reasoning="effort", max_stop_sequences=0)),
    (r"qwen\.qwen3-vl", ConverseQuirks(max_stop_sequences=0)),
    (r"qwen\.", replace(_TEXT_ONLY, max_stop_sequences=0)),
    (r"writer\.palmyra", replace(_TEXT_ONLY, max_output_tokens=8_192, stream_tools=False)),
)
_PATTERNS = tuple((re.compile(rf"(?:^|[./]){part}"), quirks) for part, quirks in _FAMILIES)

_UNKNOWN = ConverseQuirks()


def quirks_of(model: str) -> ConverseQuirks:
    """The quirks of the model with this id, inference profile or ARN."""
    return next((quirks for pattern, quirks in _PATTERNS if pattern.search(model)), _UNKNOWN)


_CLAUDE_ID = re.compile(r"(?:^|[./])anthropic\.claude")


def is_claude(model: str) -> bool:
    """Whether the id is that of a Claude. Those also speak the Messages API, through InvokeModel."""
    return _CLAUDE_ID.search(model) is not None
