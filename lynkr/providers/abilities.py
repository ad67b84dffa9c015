"""What models can take, as far as it is known: how much, whether images, whether tools.

Nothing is refused for want of knowledge: what is not known is None, and counts as a yes. The figures are those of the
vendors' lists of models.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lynkr.settings import Settings


class Abilities(NamedTuple):
    """`window` is in tokens, prompt and answer together. None is not known."""

    window: int | None = None
    images: bool | None = None
    tools: bool | None = None


_TEXT = False
"""For `images`: the model reads text only."""

# The first expression that is found in a model's name, in lower case, says what the model can do. A vendor's special
# models stand before its others.
_FAMILIES: tuple[tuple[re.Pattern[str], Abilities], ...] = tuple(
    (re.compile(pattern), Abilities(*abilities))
    for pattern, *abilities in (
        (r"claude-[12]\b|claude-instant", 100_000, _TEXT, False),
        (r"claude", 200_000, True, True),
        (r"gpt-oss", 131_072, _TEXT, True),
        (r"gpt-5", 400_000, True, True),
        (r"gpt-4\.1", 1_047_576, True, True),
        (r"gpt-4o|gpt-4-turbo", 128_000, True, True),
        (r"gpt-4-32k", 32_768, _TEXT, True),
        (r"gpt-4\b", 8_192, _TEXT, True),
        (r"gpt-3\.5|gpt-35", 16_385, _TEXT, True),
        (r"\bo1-(?:mini|preview)", 128_000, _TEXT, False),
        (r"\bo3-mini", 200_000, _TEXT, True),
        (r"\bo[134]\b", 200_000, True, True),
        (r"gemini-1\.5-pro", 2_097_152, True, True),
        (r"gemini", 1_048_576, True, True),
        (r"gemma", 8_192, None, False),
        (r"kimi-k2\.5|kimi-latest|moonshot-v1-.*vision", None, True, True),
        (r"kimi-k2-0711", 131_072, _TEXT, True),
        (r"kimi-k2", 262_144, _TEXT, True),
        (r"moonshot-v1-8k", 8_192, _TEXT, True),
        (r"moonshot-v1-32k", 32_768, _TEXT, True),
        (r"moonshot-v1-128k", 131_072, _TEXT, True),
        (r"glm-[\d.]+v", None, True, True),
        (r"glm-4\.5", 131_072, _TEXT, True),
        (r"glm-(?:4\.[67]|5)", 204_800, _TEXT, True),
        (r"deepseek-coder", 16_384, _TEXT, False),
        (r"deepseek-r1", 131_072, _TEXT, None),
        (r"deepseek", 131_072, _TEXT, True),
        (r"qwen[\d.]*-?vl", None, True, None),
        (r"qwen3-coder", 262_144, _TEXT, True),
        (r"qwen[\d.]*-coder", 32_768, _TEXT, True),
        (r"llama-?3\.2.*vision|llama-?4|llava", None, True, None),
        (r"llama-?2|codellama", 4_096, _TEXT, False),
        (r"llama-?3[._-][123]", 131_072, _TEXT, True),
        (r"nova-micro", 128_000, _TEXT, True),
        (r"nova-(?:lite|pro)", 300_000, True, True),
    )
)


def abilities(settings: Settings, provider: str, model: str) -> Abilities:
    """What the model can do at the provider."""
    name = model.lower()
    found = next((known for pattern, known in _FAMILIES if pattern.search(name)), Abilities())
    if provider == "ollama" and settings.ollama_num_ctx:
        # The server cuts off what does not fit in there, whatever the model could take.
        return found._replace(window=settings.ollama_num_ctx)
    return found
