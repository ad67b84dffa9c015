"""Renders a conversation as the body of a Chat Completions request.

Sources: OpenAI API reference, "Create chat completion"; OpenRouter documentation, "Reasoning Tokens"; llama.cpp, README
of its HTTP server.
"""

from __future__ import annotations

from lynkr.converters.conversation import Conversation, JsonObject, Tool
from lynkr.converters.dialect import Rendered
from lynkr.converters.effort import effort_for
from lynkr.converters.identity import user_and_session
from lynkr.converters.json_text import json_bytes
from lynkr.converters.naming import ToolNames, digest
from lynkr.converters.openai_chat.messages import render_messages
from lynkr.converters.openai_chat.quirks import ChatQuirks
from lynkr.converters.openai_chat.tables import (
    DEFAULT_MAX_TOKENS,
    TOOL_CHOICES,
)
from lynkr.converters.openai_schema import is_strict, tool_parameters


def render(conversation: Conversation, model: str, quirks: ChatQuirks) -> Rendered:
    """The request body. Equal arguments give equal bytes, and a longer conversation the same ones at the beginning."""
    names = ToolNames()
    body: JsonObject = {}
    if quirks.send_model:
        body["model"] = model
    tools = [_tool(tool, names, quirks) for tool in conversation.tools if not tool.is_server_tool]
    if (
        quirks.tool_choices == "auto"
        and conversation.tool_choice is not None
        and conversation.tool_choice.type == "none"
    ):
        tools = []
    body["messages"], prefilled = render_messages(conversation, quirks, names)
    if tools:
        body["tools"] = tools
        _tool_choice(body, conversation, quirks, names)
    wanted = conversation.max_tokens or DEFAULT_MAX_TOKENS
    body[quirks.max_tokens_field] = min(wanted, quirks.max_output_tokens or wanted)
    if quirks.sampling:
        _sampling(body, conversation, quirks)
    _reasoning(body, conversation, quirks, prefilled=prefilled)
    _response_format(body, conversation)
    body.update(quirks.extra_body)
    if quirks.prompt_cache_key or quirks.session_id:
        _identity(body, conversation, quirks)
    if conversation.stream:
        body["stream"] = True
        if quirks.stream_options:
            body["stream_options"] = {"include_usage": True}
    if quirks.recover_tool_calls:
        offered = {names.upstream(tool.name): tool.name for tool in conversation.tools if not tool.is_server_tool}
        return Rendered(json_bytes(body), {**names.renamed, **offered})
    return Rendered(json_bytes(body), names.renamed)


def _tool(tool: Tool, names: ToolNames, quirks: ChatQuirks) -> JsonObject:
    function: JsonObject = {
        "name": names.upstream(tool.name),
        "description": tool.description or "",
        "parameters": tool_parameters(tool.input_schema),
    }
    if tool.strict and quirks.strict_tools:
        function["strict"] = True
    return {"type": "function", "function": function}


def _tool_choice(body: JsonObject, conversation: Conversation, quirks: ChatQuirks, names: ToolNames) -> None:
    choice = conversation.tool_choice
    parallel = True
    if choice is not None:
        parallel = not choice.disable_parallel_tool_use
        forced = choice.type in ("any", "tool")
        if quirks.tool_choices == "auto" or (
            forced and quirks.tool_choices == "not_forced_when_thinking" and _is_thinking(conversation)
        ):
            body["tool_choice"] = "auto"
        elif choice.type != "tool":
            body["tool_choice"] = TOOL_CHOICES[choice.type]
        elif any(tool.name == choice.name and not tool.is_server_tool for tool in conversation.tools):
            body["tool_choice"] = {"type": "function", "function": {"name": names.upstream(choice.name or "")}}
    if not parallel and quirks.parallel_tool_calls:
        body["parallel_tool_calls"] = False
    elif parallel and quirks.ask_for_parallel_tool_calls:
        body["parallel_tool_calls"] = True


def _sampling(body: JsonObject, conversation: Conversation, quirks: ChatQuirks) -> None:
    if conversation.temperature is not None:
        body["temperature"] = min(conversation.temperature, quirks.max_temperature)
    if conversation.top_p is not None:
        body["top_p"] = conversation.top_p
    if conversation.top_k is not None and quirks.top_k:
        body["top_k"] = conversation.top_k
    if stop := [sequence for sequence in conversation.stop_sequences or () if sequence]:
        body["stop"] = stop[: quirks.max_stop_sequences]


def _reasoning(body: JsonObject, conversation: Conversation, quirks: ChatQuirks, *, prefilled: bool) -> None:
    thinking = conversation.thinking.type if conversation.thinking is not None else None
    budget = conversation.thinking.budget_tokens if conversation.thinking is not None else None
    match quirks.reasoning_request:
        case "effort":
            if effort := effort_for(conversation, quirks.efforts):
                body["reasoning_effort"] = effort
        case "thinking":
            if thinking is not None:
                body["thinking"] = {"type": "disabled" if thinking == "disabled" else "enabled"}
        case "openrouter":
            explicit = conversation.output_config is not None and conversation.output_config.effort is not None
            if thinking == "enabled" and budget and not explicit:
                body["reasoning"] = {"max_tokens": budget}
            elif thinking != "disabled" and (effort := effort_for(conversation, quirks.efforts)):
                body["reasoning"] = {"effort": effort}
            elif thinking is not None:
                body["reasoning"] = {"enabled": thinking != "disabled"}
        case "chat_template":
            if prefilled:
                # llama.cpp refuses to continue an answer that might begin with reasoning.
                body["chat_template_kwargs"] = {"enable_thinking": False}
            elif thinking is not None:
                body["chat_template_kwargs"] = {"enable_thinking": thinking != "disabled"}
        case "none":
            pass


def _is_thinking(conversation: Conversation) -> bool:
    return conversation.thinking is not None and conversation.thinking.type != "disabled"


def _response_format(body: JsonObject, conversation: Conversation) -> None:
    wanted = conversation.output_config.format if conversation.output_config is not None else None
    if wanted is None or wanted.get("type") != "json_schema" or not isinstance(schema := wanted.get("schema"), dict):
        return
    # The vendor refuses a strict format whose schema leaves anything open.
    described: JsonObject = {"name": "output", "schema": schema, "strict": is_strict(schema)}
    body["response_format"] = {"type": "json_schema", "json_schema": described}


def _identity(body: JsonObject, conversation: Conversation, quirks: ChatQuirks) -> None:
    """Who asks, and in which session, as hashes: nobody upstream needs to know more."""
    user, session = user_and_session(conversation)
    if user is None:
        return
    body["user"] = digest(user, 64)
    if session:
        if quirks.prompt_cache_key:
            body["prompt_cache_key"] = digest(session, 32)
        if quirks.session_id:
            body["session_id"] = digest(session, 32)
