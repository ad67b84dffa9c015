"""How Ollama's models and installations differ from one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class OllamaQuirks:
    """The defaults fit any model: what one refuses is learned from its refusal."""

    think: Literal["none", "bool", "level"] = "bool"
    """What `think` may be: nothing at models that do not think, true and false at most that do, a level at gpt-oss."""
    num_ctx: int | None = None
    """The size of the model's context, prompt and answer together, in tokens. None leaves it to the server, whose own
    default may be no more than 4096. Ollama loads a model anew whenever the number changes, so it has to stay the same
    from one request to the next; `choose_num_ctx` helps to find it."""
    keep_alive: str | None = None
    """How long the model stays in memory afterwards: a duration such as `24h`, or seconds, of which negative ones are
    for ever."""
    images: bool = True
    """Whether the model sees images. It is told of them in words where it does not."""
    prefill: bool = False
    """Whether the model's template continues a trailing assistant message."""
