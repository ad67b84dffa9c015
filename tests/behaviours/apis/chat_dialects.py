"""What single vendors do in their own way in Chat Completions.

Sources: Microsoft documentation, "Content filter streaming"; OpenRouter documentation, "Streaming"; DeepSeek API
documentation, "Context Caching"; Moonshot AI platform documentation, "Chat API".
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.behaviours.api import JSONObject
from tests.behaviours.apis.chat import Chat
from tests.support import chat_answers as chat
from tests.support.answer import Turn, Usage

_SAFE = {"hate": {"filtered": False, "severity": "safe"}, "jailbreak": {"filtered": False, "detected": False}}


@dataclass(frozen=True)
class AzureChat(Chat):
    """Tells first what its filters say of the prompt, in a chunk without choices."""

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        told = [{"prompt_index": 0, "content_filter_results": _SAFE}]
        first = {"id": "", "object": "", "created": 0, "model": "", "choices": [], "prompt_filter_results": told}
        return [chat.data(first), *super().steps(turn, reason)]


@dataclass(frozen=True)
class OpenRouterChat(Chat):
    """Sends comments until the model answers, and tells the price."""

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        return [b": OPENROUTER PROCESSING\n\n", *super().steps(turn, reason)]

    def usage(self, usage: Usage) -> JSONObject:
        return super().usage(usage) | {"cost": 0.00014, "is_byok": False}


@dataclass(frozen=True)
class DeepSeekChat(Chat):
    """Has names of its own for what came from the cache."""

    def usage(self, usage: Usage) -> JSONObject:
        counts = super().usage(usage)
        del counts["prompt_tokens_details"]
        return counts | {"prompt_cache_hit_tokens": usage.cache_read, "prompt_cache_miss_tokens": usage.input}


@dataclass(frozen=True)
class MoonshotChat(Chat):
    """Counts in the last choice, and the cache beside the others."""

    def usage(self, usage: Usage) -> JSONObject:
        counts = super().usage(usage)
        del counts["prompt_tokens_details"]
        return counts | {"cached_tokens": usage.cache_read}

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        *steps, finish, _, done = super().steps(turn, reason)
        value = json.loads(finish.removeprefix(b"data: "))
        value["choices"][0]["usage"] = self.usage(turn.usage)
        return [*steps, chat.data(value), done]
