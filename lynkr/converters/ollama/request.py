"""Renders a conversation as the body of a request.

Source: Ollama API reference, "Chat"; documentation, "Thinking", "Structured outputs" and "Modelfile" (`PARAMETER`).
"""

from __future__ import annotations

import re

from lynkr.converters.conversation import Conversation, JsonObject, Tool
from lynkr.converters.dialect import Rendered
from lynkr.converters.effort import effort_for
from lynkr.converters.json_text import json_bytes
from lynkr.converters.naming import ToolNames
from lynkr.converters.ollama.messages import render_messages
from lynkr.converters.ollama.quirks import OllamaQuirks
from lynkr.converters.ollama.schema import parameters
from lynkr.converters.ollama.tables import (
    DEFAULT_MAX_TOKENS,
    MIN_THINKING_TOKENS,
    ONE_CALL_HINT,
    THINK_LEVELS,
    TOOL_CHOICE_HINTS,
)

_is_number = re.compile(r"[+-]?\d+").fullmatch


def render(conversation: Conversation, model: str, quirks: OllamaQuirks) -> Rendered:
    """The request body. Equal arguments give equal bytes, and a longer conversation the same ones at the beginning."""
    names = ToolNames()
    tools = _offered(conversation)
    body: JsonObject = {"model": model}
    body["messages"] = render_messages(conversation, quirks, names, _hint(conversation, tools, names))
    if tools:
        body["tools"] = [_tool(tool, names) for tool in tools]
    body["stream"] = bool(conversation.stream)
    # Ollama would cut the beginning off a prompt that does not fit, and off the context when an answer fills it.
    body["truncate"] = False
    body["shift"] = False
    think = _think(conversation, quirks)
    if think is not None:
        body["think"] = think
    if (schema := _format(conversation)) is not None:
        body["format"] = schema
    if quirks.keep_alive:
        body["keep_alive"] = int(quirks.keep_alive) if _is_number(quirks.keep_alive) else quirks.keep_alive
    body["options"] = _options(conversation, quirks, thinks=bool(think))
    return Rendered(json_bytes(body), {names.upstream(tool.name): tool.name for tool in tools})


def _offered(conversation: Conversation) -> list[Tool]:
    choice = conversation.tool_choice
    if choice is not None and choice.type == "none":
        return []
    return [tool for tool in conversation.tools if not tool.is_server_tool]


def _tool(tool: Tool, names: ToolNames) -> JsonObject:
    function: JsonObject = {
        "name": names.upstream(tool.name),
        "description": tool.description or "",
        "parameters": parameters(tool.input_schema),
    }
    return {"type": "function", "function": function}


def _hint(conversation: Conversation, tools: list[Tool], names: ToolNames) -> str:
    """What the model is told of the client's tool choice."""
    choice = conversation.tool_choice
    if choice is None or not tools:
        return ""
    hints: list[str] = []
    if choice.type != "tool" or any(tool.name == choice.name for tool in tools):
        hints.append(TOOL_CHOICE_HINTS.get(choice.type, "").format(name=names.upstream(choice.name or "")))
    if choice.disable_parallel_tool_use:
        hints.append(ONE_CALL_HINT)
    return " ".join(filter(None, hints))


def _think(conversation: Conversation, quirks: OllamaQuirks) -> bool | str | None:
    """What `think` is to be; None leaves it to the server, by whose default the models think that can."""
    thinking = conversation.thinking.type if conversation.thinking is not None else None
    # Who sets so small a limit, for a title or as a probe, has no room for thoughts in mind.
    if thinking is None and conversation.max_tokens is not None and conversation.max_tokens < MIN_THINKING_TOKENS:
        thinking = "disabled"
    match quirks.think:
        case "bool":
            return None if thinking is None else thinking != "disabled"
        case "level":
            if thinking == "disabled":
                # These models cannot but think.
                return THINK_LEVELS[0]
            return effort_for(conversation, THINK_LEVELS) or (None if thinking is None else True)
        case "none":
            return None


def _format(conversation: Conversation) -> JsonObject | None:
    wanted = conversation.output_config.format if conversation.output_config is not None else None
    if wanted is None or wanted.get("type") != "json_schema":
        return None
    schema = wanted.get("schema")
    return schema if isinstance(schema, dict) else None


def _options(conversation: Conversation, quirks: OllamaQuirks, *, thinks: bool) -> JsonObject:
    limit = conversation.max_tokens or DEFAULT_MAX_TOKENS
    options: JsonObject = {"num_predict": max(limit, MIN_THINKING_TOKENS) if thinks else limit}
    if quirks.num_ctx is not None:
        options["num_ctx"] = quirks.num_ctx
    if conversation.temperature is not None:
        options["temperature"] = conversation.temperature
    if conversation.top_p is not None:
        options["top_p"] = conversation.top_p
    if conversation.top_k is not None:
        options["top_k"] = conversation.top_k
    if stop := [sequence for sequence in conversation.stop_sequences or () if sequence]:
        options["stop"] = stop
    return options
