from __future__ import annotations

import pytest

from lynkr.converters.ollama import choose_num_ctx


@pytest.mark.parametrize(
    ("prompt", "output", "expected"),
    [
        (0, 0, 8_192),
        (8_000, 192, 8_192),
        (8_000, 193, 16_384),
        (16_384, 0, 16_384),
        (16_384, 1, 32_768),
        (30_000, 32_000, 32_768),
        (10**9, 0, 32_768),
    ],
)
def test_sizes(prompt: int, output: int, expected: int) -> None:
    assert choose_num_ctx(prompt, output) == expected


def test_not_more_than_the_model_has() -> None:
    assert choose_num_ctx(20_000, 0, context_length=131_072) == 32_768
    assert choose_num_ctx(20_000, 0, context_length=20_480) == 20_480
    assert choose_num_ctx(10, 10, context_length=2_048) == 2_048


def test_not_less_than_it_is_loaded_with() -> None:
    assert choose_num_ctx(10, 10, loaded=16_384) == 16_384
    assert choose_num_ctx(20_000, 0, loaded=16_384) == 32_768
    assert choose_num_ctx(10, 10, loaded=65_536) == 32_768


def test_other_bounds() -> None:
    assert choose_num_ctx(10, 10, floor=4_096) == 4_096
    assert choose_num_ctx(100_000, 10_000, limit=131_072) == 131_072
    assert choose_num_ctx(50_000, 10, limit=40_000) == 40_000
    assert choose_num_ctx(10, 10, limit=4_096) == 4_096


def test_a_growing_conversation_changes_the_size_seldom() -> None:
    size = 0
    sizes = {size := choose_num_ctx(tokens, 1_000, loaded=size) for tokens in range(0, 200_000, 500)}
    assert sizes == {8_192, 16_384, 32_768}
