from __future__ import annotations

import pytest

from lynkr.gateway.suitability import unsuitable
from lynkr.prices.registry import Registry
from lynkr.routing.decision import Target
from lynkr.settings import load
from tests.gateway.client import turn

REGISTRY = Registry.of(load({"MODEL_PROVIDER": "echo", "OLLAMA_NUM_CTX": "8000"}, None))
IMAGE = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGk="}}
RESULT = {"type": "tool_result", "tool_use_id": "toolu_1", "content": [IMAGE]}
CALL = {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {}}
TOOL = {"name": "look", "input_schema": {"type": "object"}}


@pytest.mark.parametrize(
    ("target", "members", "why"),
    [
        (Target("deepseek", "deepseek-chat"), {}, None),
        (
            Target("deepseek", "deepseek-chat"),
            {"messages": [{"role": "user", "content": [IMAGE]}]},
            "it reads no images",
        ),
        (
            Target("zai", "GLM-4.7"),
            {
                "messages": [
                    {"role": "user", "content": "look"},
                    {"role": "assistant", "content": [CALL]},
                    {"role": "user", "content": [RESULT]},
                ]
            },
            "it reads no images",
        ),
        (Target("openai", "gpt-4o"), {"messages": [{"role": "user", "content": [IMAGE]}]}, None),
        (Target("vertex", "unheard-of"), {"messages": [{"role": "user", "content": [IMAGE]}], "tools": [TOOL]}, None),
        (Target("openai", "o1-mini"), {"tools": [TOOL]}, "it calls no tools"),
        (Target("openai", "gpt-4o"), {"tools": [TOOL]}, None),
        (Target("ollama", "qwen2.5-coder:7b"), {"messages": [{"role": "user", "content": "word " * 6000}]}, None),
    ],
)
async def test_what_is_known_against_a_target(target: Target, members: dict[str, object], why: str | None) -> None:
    assert await unsuitable(target, turn(stream=False, **members), REGISTRY) == why


async def test_what_does_not_fit_the_window() -> None:
    asked = turn(messages=[{"role": "user", "content": "word " * 9000}])
    why = await unsuitable(Target("ollama", "qwen2.5-coder:7b"), asked, REGISTRY)
    assert why is not None
    assert why.endswith("do not fit its window of 8000")
    assert await unsuitable(Target("openai", "gpt-4"), asked, REGISTRY) is not None
    assert await unsuitable(Target("openai", "gpt-4o"), asked, REGISTRY) is None
