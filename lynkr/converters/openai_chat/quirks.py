"""How servers that speak Chat Completions differ from its reference. A provider states its own; the rest is shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ReasoningRequest: TypeAlias = Literal["none", "effort", "thinking", "openrouter", "chat_template"]
ToolChoices: TypeAlias = Literal["all", "not_forced_when_thinking", "auto"]
ReasoningReplay: TypeAlias = Literal["none", "reasoning_content", "reasoning_details"]


@dataclass(frozen=True, slots=True)
class ChatQuirks:
    """The defaults fit a server that follows the API of 2024 and knows nothing newer."""

    send_model: bool = True
    """False where the server serves one model and wants none named."""
    max_tokens_field: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    max_output_tokens: int | None = None
    """The most output that the model may be asked for. Clients made for other models ask for more than many have."""
    sampling: bool = True
    """False for reasoning models, which refuse temperature, top_p and stop."""
    max_temperature: float = 2.0
    max_stop_sequences: int = 4
    top_k: bool = False
    stream_options: bool = True
    """Whether `stream_options.include_usage` is understood."""
    parallel_tool_calls: bool = True
    """Whether `parallel_tool_calls` is understood; it is sent only to switch parallel calls off."""
    tool_choices: ToolChoices = "all"
    """Which tool choices are taken. "none" can always be had by offering no tools."""
    strict_tools: bool = True
    """Whether a tool may be `strict`."""
    extra_body: tuple[tuple[str, object], ...] = ()
    """Members that every request has."""
    ask_for_parallel_tool_calls: bool = False
    """Whether parallel calls have to be switched on. llama.cpp allows one call at a time unless told otherwise."""
    cache_control: bool = False
    """Keep `cache_control`, for servers that pass it on to a model that knows it."""
    prompt_cache_key: bool = False
    """Send a stable key for the conversation's prompt cache, and a hashed user id."""
    session_id: bool = False
    """The same under OpenRouter's name, `session_id`."""
    reasoning_request: ReasoningRequest = "none"
    """How to ask for reasoning: not at all, by `reasoning_effort`, by a `thinking` object as at Moonshot and Z.AI, by
    OpenRouter's `reasoning` object, or by llama.cpp's `chat_template_kwargs.enable_thinking`."""
    efforts: tuple[str, ...] = ("low", "medium", "high")
    """The efforts that the model knows, from little to much."""
    reasoning_replay: ReasoningReplay = "none"
    """How earlier reasoning goes back with the assistant's message."""
    empty_content: Literal["null", "empty"] = "null"
    """What stands as content of an assistant message that has only tool calls."""
    text_parts: bool = True
    """False where several texts of one message have to be one string."""
    system_messages: Literal["anywhere", "first"] = "anywhere"
    """Where a system message may stand. The chat templates of many open models take one at the beginning only."""
    lift_think_tags: bool = False
    """Whether reasoning may come as a leading <think> element in the text."""
    recover_tool_calls: bool = False
    """Whether a model may write tool calls into its text. `Rendered.tool_names` then names every tool that is offered,
    renamed or not, because only those are recovered."""
    prefill: bool = False
    """Whether a trailing assistant message is continued rather than refused or answered."""
    documents: bool = False
    """Whether `file` parts with PDF data are understood."""
