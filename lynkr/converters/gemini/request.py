"""Renders a conversation as the body of a generateContent request.

Sources: Gemini API reference, "Generating content" and "FunctionDeclaration"; Gemini API documentation, "Gemini
thinking", "Structured outputs" and "Safety settings".
"""

from __future__ import annotations

from lynkr.converters.conversation import Conversation, JsonObject, Tool
from lynkr.converters.dialect import Rendered
from lynkr.converters.effort import BUDGET_EFFORTS
from lynkr.converters.gemini.contents import render_contents
from lynkr.converters.gemini.naming import FunctionNames
from lynkr.converters.gemini.quirks import GeminiQuirks
from lynkr.converters.gemini.schema import openapi_schema
from lynkr.converters.gemini.tables import (
    BUDGET_OF_EFFORT,
    HARM_CATEGORIES,
    LEVEL_OF_EFFORT,
    LEVELS,
    MAX_STOP_SEQUENCES,
    MODES,
    SHORT_ANSWER,
)
from lynkr.converters.json_text import json_bytes
from lynkr.converters.openai_schema import tool_parameters

_JSON = "application/json"


def render(conversation: Conversation, quirks: GeminiQuirks) -> Rendered:
    """The request body. Equal arguments give equal bytes, and a longer conversation the same ones at the beginning of
    each of its members."""
    names = FunctionNames()
    body: JsonObject = {}
    tools = [_declaration(tool, names, quirks) for tool in conversation.tools if not tool.is_server_tool]
    system, contents = render_contents(conversation, quirks, names)
    if system:
        body["systemInstruction"] = {"parts": system}
    if tools:
        body["tools"] = [{"functionDeclarations": tools}]
        if config := _calling_config(conversation, names):
            body["toolConfig"] = {"functionCallingConfig": config}
    body["contents"] = contents
    if config := _generation_config(conversation, quirks, with_tools=bool(tools)):
        body["generationConfig"] = config
    if quirks.safety_threshold is not None:
        body["safetySettings"] = [
            {"category": category, "threshold": quirks.safety_threshold} for category in HARM_CATEGORIES
        ]
    return Rendered(json_bytes(body), names.renamed)


def _declaration(tool: Tool, names: FunctionNames, quirks: GeminiQuirks) -> JsonObject:
    declaration: JsonObject = {"name": names.upstream(tool.name)}
    if tool.description:
        declaration["description"] = tool.description
    parameters = tool_parameters(tool.input_schema)
    if not parameters["properties"] and not parameters.get("additionalProperties"):
        # The API refuses an object without properties, and takes none for a function without parameters.
        return declaration
    if quirks.json_schema:
        declaration["parametersJsonSchema"] = parameters
    elif "properties" in (cleaned := openapi_schema(parameters)):
        declaration["parameters"] = cleaned
    return declaration


def _calling_config(conversation: Conversation, names: FunctionNames) -> JsonObject:
    choice = conversation.tool_choice
    if choice is None:
        return {}
    config: JsonObject = {"mode": MODES[choice.type]}
    if choice.type == "tool":
        if not any(tool.name == choice.name and not tool.is_server_tool for tool in conversation.tools):
            return {}
        config["allowedFunctionNames"] = [names.upstream(choice.name or "")]
    return config


def _generation_config(conversation: Conversation, quirks: GeminiQuirks, *, with_tools: bool) -> JsonObject:
    config: JsonObject = {}
    if conversation.max_tokens:
        config["maxOutputTokens"] = min(conversation.max_tokens, quirks.max_output_tokens or conversation.max_tokens)
    if conversation.temperature is not None:
        config["temperature"] = conversation.temperature
    if conversation.top_p is not None:
        config["topP"] = conversation.top_p
    if conversation.top_k:
        config["topK"] = conversation.top_k
    if stop := [sequence for sequence in conversation.stop_sequences or () if sequence]:
        config["stopSequences"] = stop[:MAX_STOP_SEQUENCES]
    if thinking := _thinking_config(conversation, quirks):
        config["thinkingConfig"] = thinking
    if quirks.format_with_tools or not with_tools:
        config.update(_format(conversation, quirks))
    return config


def _format(conversation: Conversation, quirks: GeminiQuirks) -> JsonObject:
    wanted = conversation.output_config.format if conversation.output_config is not None else None
    if wanted is None or wanted.get("type") != "json_schema" or not isinstance(schema := wanted.get("schema"), dict):
        return {}
    if quirks.json_schema:
        return {"responseMimeType": _JSON, "responseJsonSchema": schema}
    return {"responseMimeType": _JSON, "responseSchema": openapi_schema(schema)}


def _thinking_config(conversation: Conversation, quirks: GeminiQuirks) -> JsonObject:
    if quirks.thinking == "none":
        return {}
    config: JsonObject = {"includeThoughts": True} if conversation.wants_thinking else {}
    if quirks.thinking == "budget":
        if (budget := _budget(conversation, quirks)) is not None:
            config["thinkingBudget"] = budget
    elif level := _level(conversation, quirks):
        config["thinkingLevel"] = level
    return config


def _avoids_thinking(conversation: Conversation) -> bool:
    """Whether the client wants no thinking, or has not asked for any and gives it no room."""
    thinking = conversation.thinking
    if thinking is not None:
        return thinking.type == "disabled"
    limit = conversation.max_tokens
    return _effort(conversation) is None and limit is not None and 0 < limit < SHORT_ANSWER


def _effort(conversation: Conversation) -> str | None:
    return conversation.output_config.effort if conversation.output_config is not None else None


def _budget(conversation: Conversation, quirks: GeminiQuirks) -> int | None:
    """The thinking budget in tokens: -1 leaves it to the model, None says nothing at all."""
    if _avoids_thinking(conversation):
        return 0 if quirks.can_stop_thinking else quirks.min_budget
    thinking, effort = conversation.thinking, _effort(conversation)
    if effort in LEVEL_OF_EFFORT:
        wanted = BUDGET_OF_EFFORT.get(effort, quirks.max_budget)
    elif thinking is not None and thinking.budget_tokens is not None:
        wanted = thinking.budget_tokens
    else:
        return -1 if thinking is not None else None
    return max(quirks.min_budget, min(wanted, quirks.max_budget))


def _level(conversation: Conversation, quirks: GeminiQuirks) -> str | None:
    """The thinking level that comes nearest to what the client wants, or None where it leaves that to the model."""
    if _avoids_thinking(conversation):
        return quirks.levels[0]
    thinking, effort = conversation.thinking, _effort(conversation)
    if effort not in LEVEL_OF_EFFORT:
        if thinking is None or thinking.budget_tokens is None:
            return None
        budget = thinking.budget_tokens
        effort = next((effort for limit, effort in BUDGET_EFFORTS if budget <= limit), "max")
    rank = LEVELS.index(LEVEL_OF_EFFORT[effort])
    known = [level for level in quirks.levels if LEVELS.index(level) <= rank]
    return known[-1] if known else quirks.levels[0]
