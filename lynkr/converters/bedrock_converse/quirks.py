"""How the models behind the Converse API differ in what they take of it. `families.py` says which differs how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

CachePlace: TypeAlias = Literal["tools", "system", "messages"]
ReasoningRequest: TypeAlias = Literal["none", "budget", "adaptive", "effort", "nova"]


@dataclass(frozen=True, slots=True)
class ConverseQuirks:
    """The defaults fit a model that nothing is known of."""

    max_output_tokens: int | None = None
    """The most output that the model may be asked for."""
    system: bool = True
    """False where a system prompt is refused: it stands before the first text of the user's then."""
    tools: bool = True
    """False where tools are refused: earlier calls and results are told as text then."""
    stream_tools: bool = True
    """False where ConverseStream refuses tools and Converse takes them."""
    tool_choices: frozenset[str] = frozenset()
    """The forms of `toolChoice` beside auto that are taken: any, tool."""
    plain_schemas: bool = False
    """Whether a tool's schema may have nothing but type, properties and required at its top."""
    result_status: bool = False
    """Whether a tool result may say that it is an error. It says so in its text otherwise."""
    result_media: bool = False
    """Whether a tool result may hold images and documents. They follow the results otherwise."""
    mixed_turns: bool = True
    """False where tool calls and results have to be alone in their messages."""
    images: bool = True
    documents: bool = True
    cache_points: frozenset[CachePlace] = frozenset()
    """Where marks for the prompt cache are taken."""
    cache_ttl: bool = False
    """Whether such a mark may say how long the cache is kept."""
    top_k: tuple[str, ...] = ()
    """The path of top_k within `additionalModelRequestFields`; empty where the model has none."""
    both_samplings: bool = True
    """False where temperature and topP exclude each other."""
    max_stop_sequences: int = 4
    """0 where there may be none."""
    stop_sequence_path: str | None = None
    """JSON pointer to the stop sequence that was found, within the model's own answer."""
    reasoning: ReasoningRequest = "none"
    """How to ask for reasoning: not at all, Claude's `thinking` with a budget or adaptive with an effort,
    `reasoning_effort`, or Nova's `reasoningConfig`."""
    efforts: tuple[str, ...] = ("low", "medium", "high")
    """The efforts that the model knows, from little to much."""
    native_thinking: bool = False
    """Whether reasoning comes with the signatures of the Messages API's vendor, and goes back with them."""
    structured_output: bool = False
    """Whether `outputConfig` is taken."""
    prefill: bool = False
    """Whether a trailing assistant message is continued rather than refused."""
    guardrail: tuple[str, str] | None = None
    """Identifier and version of a guardrail of the user's."""
