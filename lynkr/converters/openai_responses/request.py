"""Renders a conversation as the body of a Responses request.

Source: OpenAI API reference, "Create a model response".
"""

from __future__ import annotations

from lynkr.converters.conversation import Conversation, JsonObject, Tool
from lynkr.converters.dialect import Rendered
from lynkr.converters.effort import effort_for
from lynkr.converters.identity import user_and_session
from lynkr.converters.json_text import json_bytes, json_text
from lynkr.converters.naming import ToolNames, digest
from lynkr.converters.openai_responses.items import render_items
from lynkr.converters.openai_responses.quirks import ResponsesQuirks
from lynkr.converters.openai_responses.tables import DEFAULT_MAX_TOKENS, MIN_MAX_TOKENS, TOOL_CHOICES
from lynkr.converters.openai_schema import is_strict, tool_parameters
from lynkr.converters.turns import system_blocks


def render(conversation: Conversation, model: str, quirks: ResponsesQuirks, provider: str) -> Rendered:
    """The request body. Equal arguments give equal bytes, and a longer conversation the same ones at the beginning.

    Nothing is stored upstream: what it needs of earlier answers comes with each request. `stop_sequences` and `top_k`
    have no counterpart in this API.
    """
    names = ToolNames()
    body: JsonObject = {"model": model}
    if instructions := "\n\n".join(block.text for block in system_blocks(conversation)):
        body["instructions"] = instructions
    tools = [_tool(tool, names) for tool in conversation.tools if not tool.is_server_tool]
    items = body["input"] = render_items(conversation, quirks, names, provider)
    if tools:
        body["tools"] = tools
        _tool_choice(body, conversation, quirks, names)
    wanted = conversation.max_tokens or DEFAULT_MAX_TOKENS
    body["max_output_tokens"] = max(MIN_MAX_TOKENS, min(wanted, quirks.max_output_tokens or wanted))
    if quirks.sampling:
        _sampling(body, conversation)
    if quirks.reasoning:
        _reasoning(body, conversation, quirks)
    _text_format(body, conversation)
    body["store"] = False
    _identity(body, conversation, quirks, items)
    if conversation.stream:
        body["stream"] = True
    return Rendered(json_bytes(body), names.renamed)


def _tool(tool: Tool, names: ToolNames) -> JsonObject:
    parameters = tool_parameters(tool.input_schema)
    return {
        "type": "function",
        "name": names.upstream(tool.name),
        "description": tool.description or "",
        "parameters": parameters,
        # Strict unless told otherwise, and a strict schema that leaves anything open is refused.
        "strict": tool.strict is True and is_strict(parameters),
    }


def _tool_choice(body: JsonObject, conversation: Conversation, quirks: ResponsesQuirks, names: ToolNames) -> None:
    choice = conversation.tool_choice
    if choice is None:
        return
    if choice.type != "tool":
        body["tool_choice"] = TOOL_CHOICES[choice.type]
    elif any(tool.name == choice.name and not tool.is_server_tool for tool in conversation.tools):
        body["tool_choice"] = {"type": "function", "name": names.upstream(choice.name or "")}
    if choice.disable_parallel_tool_use and quirks.parallel_tool_calls:
        body["parallel_tool_calls"] = False


def _sampling(body: JsonObject, conversation: Conversation) -> None:
    if conversation.temperature is not None:
        body["temperature"] = conversation.temperature
    if conversation.top_p is not None:
        body["top_p"] = conversation.top_p


def _reasoning(body: JsonObject, conversation: Conversation, quirks: ResponsesQuirks) -> None:
    wanted: JsonObject = {}
    if effort := effort_for(conversation, quirks.efforts):
        wanted["effort"] = effort
    if conversation.wants_thinking and quirks.summaries:
        wanted["summary"] = "auto"
    if wanted:
        body["reasoning"] = wanted
    if quirks.encrypted_reasoning:
        body["include"] = ["reasoning.encrypted_content"]


def _text_format(body: JsonObject, conversation: Conversation) -> None:
    wanted = conversation.output_config.format if conversation.output_config is not None else None
    if wanted is None or wanted.get("type") != "json_schema" or not isinstance(schema := wanted.get("schema"), dict):
        return
    body["text"] = {"format": {"type": "json_schema", "name": "output", "schema": schema, "strict": is_strict(schema)}}


def _identity(body: JsonObject, conversation: Conversation, quirks: ResponsesQuirks, items: list[JsonObject]) -> None:
    """Who asks, and in which session, as hashes: nobody upstream needs to know more.

    Where no session is named, a conversation is told from others by how it begins.
    """
    user, session = user_and_session(conversation)
    if user is not None and quirks.safety_identifier:
        body["safety_identifier"] = digest(user, 64)
    if quirks.prompt_cache_key:
        body["prompt_cache_key"] = digest(session or json_text(items[0]), 32)
