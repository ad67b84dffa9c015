"""How large a model's context has to be.

Source: Ollama documentation, "Context length" and "FAQ".
"""

from __future__ import annotations


def choose_num_ctx(
    prompt_tokens: int,
    output_tokens: int,
    *,
    context_length: int | None = None,
    loaded: int = 0,
    floor: int = 8_192,
    limit: int = 32_768,
) -> int:
    """The `num_ctx` for a prompt and an answer of this many tokens.

    Sizes are `floor` doubled as often as needed, because every other size would load the model anew. For the same
    reason the answer is not less than `loaded`, the size that the model is loaded with. It is not more than `limit`,
    which memory sets, or than `context_length`, which the model was made for.
    """
    size = floor
    while size < prompt_tokens + output_tokens:
        size *= 2
    return min(max(size, loaded), limit, limit if context_length is None else context_length)
