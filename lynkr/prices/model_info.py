"""What there is to know of a model. None is what is not known: it is never free, and never a no."""

from __future__ import annotations

from typing import NamedTuple

from lynkr.converters.conversation import JsonObject


class LongPrompt(NamedTuple):
    """What all tokens of a request cost whose prompt, cached tokens included, is longer than `above` tokens."""

    above: int
    input: float | None = None
    output: float | None = None
    cache_read: float | None = None
    cache_write: float | None = None


class Price(NamedTuple):
    """In USD per million tokens. `input` is for what is neither read from nor written to the prompt cache."""

    input: float | None = None
    output: float | None = None
    cache_read: float | None = None
    cache_write: float | None = None
    long: LongPrompt | None = None

    @property
    def known(self) -> bool:
        return self.input is not None and self.output is not None

    @property
    def free(self) -> bool:
        return self.input == 0 and self.output == 0

    def filled(self, other: Price) -> Price:
        """The same with what only `other` knows, where it is the same price as far as both know. Else prices are never
        mixed: this one, or if it is not known, the other."""
        if not self.known:
            return other
        if self[:2] != other[:2]:
            return self
        return self._replace(
            cache_read=self.cache_read if self.cache_read is not None else other.cache_read,
            cache_write=self.cache_write if self.cache_write is not None else other.cache_write,
            long=self.long or other.long,
        )


UNKNOWN_PRICE = Price()
FREE = Price(0.0, 0.0, 0.0, 0.0)


class ModelInfo(NamedTuple):
    """`window` is how long a prompt may be, in tokens: prompt and answer together where the vendor sets no limit to
    prompts alone. `max_output` is in tokens too. `source` says who knows: "override", "litellm", "models.dev",
    "snapshot", "family" or "unknown"; of a model at home on the user's machine, only its abilities."""

    price: Price = UNKNOWN_PRICE
    window: int | None = None
    max_output: int | None = None
    images: bool | None = None
    tools: bool | None = None
    reasoning: bool | None = None
    source: str = "unknown"

    def filled(self, other: ModelInfo) -> ModelInfo:
        """The same with the abilities that only `other` knows. Its price does not count."""
        return self._replace(
            window=self.window if self.window is not None else other.window,
            max_output=self.max_output if self.max_output is not None else other.max_output,
            images=self.images if self.images is not None else other.images,
            tools=self.tools if self.tools is not None else other.tools,
            reasoning=self.reasoning if self.reasoning is not None else other.reasoning,
        )

    def as_json(self) -> JsonObject:
        """The body of GET /routing/models/MODEL. Prices are in USD per million tokens; null is not known."""
        long = self.price.long
        return {
            "input": self.price.input,
            "output": self.price.output,
            "cacheRead": self.price.cache_read,
            "cacheWrite": self.price.cache_write,
            "longPrompt": None if long is None else long._asdict(),
            "context": self.window,
            "maxOutput": self.max_output,
            "toolCall": self.tools,
            "vision": self.images,
            "reasoning": self.reasoning,
            "source": self.source,
        }


UNKNOWN = ModelInfo()
