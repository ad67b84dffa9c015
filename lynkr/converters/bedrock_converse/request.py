"""Renders a conversation as the body of a Converse request. The model and the wish for a stream are in its address.

Sources: Amazon Bedrock API reference, "Converse"; Amazon Bedrock user guide, "Extended thinking" and "Adaptive
thinking" of Claude, "Inference request parameters"; Amazon Nova user guide, "Extended thinking".
"""

from __future__ import annotations

from lynkr.converters.bedrock_converse.content import add_cache_point
from lynkr.converters.bedrock_converse.messages import render_messages
from lynkr.converters.bedrock_converse.quirks import ConverseQuirks
from lynkr.converters.bedrock_converse.tables import (
    DEFAULT_EFFORT,
    DEFAULT_MAX_TOKENS,
    EFFORT_BUDGETS,
    MIN_THINKING_BUDGET,
)
from lynkr.converters.conversation import Conversation, JsonObject, Tool
from lynkr.converters.dialect import Rendered
from lynkr.converters.effort import effort_for
from lynkr.converters.json_text import json_bytes, json_text
from lynkr.converters.naming import ToolNames
from lynkr.converters.openai_schema import tool_parameters

_PLAIN_SCHEMA = ("type", "properties", "required", "$defs", "definitions")


def render(conversation: Conversation, quirks: ConverseQuirks) -> Rendered:
    """The request body. Equal arguments give equal bytes, and a longer conversation the same ones at the beginning."""
    names = ToolNames()
    body: JsonObject = {}
    system, messages, called = render_messages(conversation, quirks, names)
    fields = _reasoning(conversation, quirks)
    if quirks.tools and (tools := _tools(conversation, quirks, names, called)):
        body["toolConfig"] = tools
        choice = None if _thinks(fields) else _tool_choice(conversation, quirks, names)
        if choice is not None:
            tools["toolChoice"] = choice
    if system:
        body["system"] = system
    body["messages"] = messages
    body["inferenceConfig"] = _inference(conversation, quirks, thinks=_thinks(fields))
    if conversation.top_k is not None and quirks.top_k and not _thinks(fields):
        _put(fields, quirks.top_k, conversation.top_k)
    if fields:
        body["additionalModelRequestFields"] = fields
    if quirks.stop_sequence_path is not None and conversation.stop_sequences:
        body["additionalModelResponseFieldPaths"] = [quirks.stop_sequence_path]
    if quirks.structured_output:
        _output_format(body, conversation)
    if quirks.guardrail is not None:
        identifier, version = quirks.guardrail
        body["guardrailConfig"] = {"guardrailIdentifier": identifier, "guardrailVersion": version}
    return Rendered(json_bytes(body), names.renamed)


def _inference(conversation: Conversation, quirks: ConverseQuirks, *, thinks: bool) -> JsonObject:
    wanted = _max_tokens(conversation, quirks)
    config: JsonObject = {"maxTokens": wanted}
    temperature, top_p = conversation.temperature, conversation.top_p
    if thinks:
        # Claude takes neither while it thinks, but for what it would do anyway.
        temperature, top_p = None, top_p if top_p is not None and top_p >= 0.95 else None
    if temperature is not None:
        config["temperature"] = min(temperature, 1)
    if top_p is not None and (quirks.both_samplings or temperature is None):
        config["topP"] = top_p
    stop = [sequence for sequence in conversation.stop_sequences or () if sequence][: quirks.max_stop_sequences]
    if stop:
        config["stopSequences"] = stop
    return config


def _max_tokens(conversation: Conversation, quirks: ConverseQuirks) -> int:
    wanted = conversation.max_tokens or DEFAULT_MAX_TOKENS
    return min(wanted, quirks.max_output_tokens or wanted)


# Reasoning


def _reasoning(conversation: Conversation, quirks: ConverseQuirks) -> JsonObject:
    """What `additionalModelRequestFields` says of reasoning."""
    asked = conversation.thinking is not None and conversation.thinking.type in ("enabled", "adaptive")
    match quirks.reasoning:
        case "budget" if asked:
            return _budget(conversation, quirks)
        case "adaptive":
            return _adaptive(conversation, quirks, asked=asked)
        case "effort":
            effort = effort_for(conversation, quirks.efforts)
            return {"reasoning_effort": effort} if effort is not None else {}
        case "nova" if asked:
            effort = effort_for(conversation, quirks.efforts) or quirks.efforts[-1]
            return {"reasoningConfig": {"type": "enabled", "maxReasoningEffort": effort}}
        case _:
            return {}


def _budget(conversation: Conversation, quirks: ConverseQuirks) -> JsonObject:
    thinking = conversation.thinking
    budget = thinking.budget_tokens if thinking is not None else None
    if budget is None:
        effort = conversation.output_config.effort if conversation.output_config is not None else None
        budget = EFFORT_BUDGETS[effort if effort in EFFORT_BUDGETS else DEFAULT_EFFORT]
    # The budget is part of the limit on the output, and has to leave something of it.
    budget = min(budget, _max_tokens(conversation, quirks) - 1)
    if budget < MIN_THINKING_BUDGET:
        return {}
    return {"thinking": {"type": "enabled", "budget_tokens": budget}}


def _adaptive(conversation: Conversation, quirks: ConverseQuirks, *, asked: bool) -> JsonObject:
    fields: JsonObject = {}
    if asked:
        thinking: JsonObject = {"type": "adaptive"}
        if conversation.thinking is not None and conversation.thinking.display is not None:
            thinking["display"] = conversation.thinking.display
        fields["thinking"] = thinking
    if (effort := effort_for(conversation, quirks.efforts)) is not None:
        fields["output_config"] = {"effort": effort}
    return fields


def _thinks(fields: JsonObject) -> bool:
    """Whether Claude is to think, which excludes other parameters."""
    return "thinking" in fields


def _put(fields: JsonObject, path: tuple[str, ...], value: object) -> None:
    *parents, name = path
    for parent in parents:
        inner = fields.setdefault(parent, {})
        assert isinstance(inner, dict)
        fields = inner
    fields[name] = value


# Tools


def _tools(
    conversation: Conversation, quirks: ConverseQuirks, names: ToolNames, called: list[str]
) -> JsonObject | None:
    """`toolConfig` without the choice. Where earlier messages have calls, the tools called have to be there."""
    tools: list[JsonObject] = []
    offered: set[str] = set()
    # There is no choice "none": the tools are left out where that is allowed.
    if called or conversation.tool_choice is None or conversation.tool_choice.type != "none":
        for tool in conversation.tools:
            if not tool.is_server_tool and (name := names.upstream(tool.name)) not in offered:
                offered.add(name)
                tools.append(_tool(tool, name, quirks))
                if "tools" in quirks.cache_points:
                    add_cache_point(tools, (tool.model_extra or {}).get("cache_control"), quirks)
    if not tools:
        tools = [{"toolSpec": {"name": name, "inputSchema": {"json": tool_parameters(None)}}} for name in called]
    return {"tools": tools} if tools else None


def _tool(tool: Tool, name: str, quirks: ConverseQuirks) -> JsonObject:
    schema = tool_parameters(tool.input_schema)
    if quirks.plain_schemas:
        schema = {key: value for key, value in schema.items() if key in _PLAIN_SCHEMA}
    spec: JsonObject = {"name": name, "inputSchema": {"json": schema}}
    if tool.description and not tool.description.isspace():
        spec["description"] = tool.description
    return {"toolSpec": spec}


def _tool_choice(conversation: Conversation, quirks: ConverseQuirks, names: ToolNames) -> JsonObject | None:
    """The choice, where it is another than the default and the model takes it."""
    choice = conversation.tool_choice
    offered = [tool.name for tool in conversation.tools if not tool.is_server_tool]
    if choice is None or not offered:
        return None
    if choice.type == "tool" and choice.name in offered:
        if "tool" in quirks.tool_choices:
            return {"tool": {"name": names.upstream(choice.name)}}
        # The nearest that is left, if the tool is the only one.
        return {"any": {}} if "any" in quirks.tool_choices and len(offered) == 1 else None
    return {"any": {}} if choice.type == "any" and "any" in quirks.tool_choices else None


def _output_format(body: JsonObject, conversation: Conversation) -> None:
    wanted = conversation.output_config.format if conversation.output_config is not None else None
    if wanted is None or wanted.get("type") != "json_schema" or not isinstance(schema := wanted.get("schema"), dict):
        return
    described: JsonObject = {"name": "output", "schema": json_text(schema)}
    body["outputConfig"] = {"textFormat": {"type": "json_schema", "structure": {"jsonSchema": described}}}
