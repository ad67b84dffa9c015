"""What the words of Ollama's API mean in the canonical conversation, and the other way round.

Source: Ollama API reference, "Chat".
"""

from __future__ import annotations

from lynkr.converters.events import StopReason

# done_reason -> stop reason; any other is the end of the turn. An answer with tool calls stops for them.
STOP_REASONS: dict[str, StopReason] = {"stop": "end_turn", "length": "max_tokens"}

THINK_LEVELS = ("low", "medium", "high")

DEFAULT_MAX_TOKENS = 16_384
"""For a client that sets no limit of its own: Ollama has none, and small models can go on without end."""

MIN_THINKING_TOKENS = 1_536
"""What a model that thinks is given at least: thoughts count as output, and below this there may come no answer."""

# tool_choice -> what the model is told, since the API can force nothing.
TOOL_CHOICE_HINTS = {
    "any": "Answer by calling one of the tools.",
    "tool": "Answer by calling the tool {name}.",
}
ONE_CALL_HINT = "Call one tool at most."
