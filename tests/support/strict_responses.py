"""A judge of OpenAI Responses requests, as strict as the vendor's API about what it is sent.

Sources: OpenAI API reference, "Create a model response", and the error messages that the API answers with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.support import responses_answers
from tests.support.strict import JSONObject, RefusalError, is_int, is_number
from tests.support.strict_chat import MAX_OUTPUT_TOKENS, REASONING_MODEL
from tests.support.strict_chat_shapes import (
    expect_known,
    expect_list,
    expect_name,
    expect_object,
    expect_string,
    refuse,
)
from tests.support.strict_openai import check_headers, check_parameters, parsed_body
from tests.support.strict_responses_items import check_items
from tests.support.upstream import Reply, Request

TOP_LEVEL = frozenset(
    {
        "background",
        "conversation",
        "include",
        "input",
        "instructions",
        "max_output_tokens",
        "max_tool_calls",
        "metadata",
        "model",
        "parallel_tool_calls",
        "previous_response_id",
        "prompt",
        "prompt_cache_key",
        "prompt_cache_retention",
        "reasoning",
        "safety_identifier",
        "service_tier",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "text",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "truncation",
        "user",
    }
)
RANGES = {"temperature": (0, 2), "top_p": (0, 1)}
BOOLEANS = ("background", "parallel_tool_calls", "store", "stream")
STRINGS = ("instructions", "prompt_cache_key", "safety_identifier", "user")
INCLUDABLE = (
    "file_search_call.results",
    "web_search_call.results",
    "web_search_call.action.sources",
    "message.input_image.image_url",
    "computer_call_output.output.image_url",
    "code_interpreter_call.outputs",
    "reasoning.encrypted_content",
    "message.output_text.logprobs",
)
EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
SUMMARIES = ("auto", "concise", "detailed")

MIN_OUTPUT_TOKENS = 16


def responses_judge(
    api_key: str | None = None,
    *,
    verified: bool = True,
    max_output_tokens: Mapping[str, int] = MAX_OUTPUT_TOKENS,
) -> Callable[[Request], Reply | None]:
    """A `check` for ScriptedUpstream.

    api_key: the only key that is accepted; None accepts any.
    verified: whether the organisation may have summaries of reasoning.
    max_output_tokens: the longest answers of the server's models, by name; others have no limit.
    """

    def judge(request: Request) -> Reply | None:
        try:
            check_headers(request, api_key)
            _check(parsed_body(request), verified, max_output_tokens)
        except RefusalError as refusal:
            return responses_answers.error_reply(
                refusal.status, refusal.message, refusal.error_type, refusal.param, refusal.code
            )
        return None

    return judge


def _check(body: JSONObject, verified: bool, max_output_tokens: Mapping[str, int]) -> None:
    for key in body:
        if key not in TOP_LEVEL:
            refuse(f"Unknown parameter: '{key}'.", key, "unknown_parameter")
    model = body.get("model")
    if not isinstance(model, str) or not model:
        refuse("Missing required parameter: 'model'.", "model", "missing_required_parameter")
    reasons = REASONING_MODEL.match(model) is not None
    _scalars(body)
    _max_output_tokens(body, max_output_tokens.get(model))
    _reasoning(body, reasons, verified)
    _tools(body)
    _text(body)
    given = body.get("input")
    if given is None:
        refuse("Missing required parameter: 'input'.", "input", "missing_required_parameter")
    if not isinstance(given, str):
        items = expect_list(given, "input", minimum=1)
        check_items(items, store=body.get("store") is not False, reasons=reasons)


def _scalars(body: JSONObject) -> None:
    for key, (low, high) in RANGES.items():
        value = body.get(key)
        if value is None:
            continue
        if not isinstance(value, int | float) or not is_number(value):
            refuse(f"Invalid type for '{key}': expected a decimal.", key, "invalid_type")
        if value > high:
            refuse(f"Invalid '{key}': decimal above maximum value.", key, "decimal_above_max_value")
        if value < low:
            refuse(f"Invalid '{key}': decimal below minimum value.", key, "decimal_below_min_value")
    for key in BOOLEANS:
        if body.get(key) is not None and not isinstance(body[key], bool):
            refuse(f"Invalid type for '{key}': expected a boolean.", key, "invalid_type")
    for key in STRINGS:
        if body.get(key) is not None:
            expect_string(body[key], key)
    for key in ("safety_identifier", "prompt_cache_key"):
        if len(str(body.get(key) or "")) > 64:
            refuse(f"Invalid '{key}': string too long.", key, "string_above_max_length")
    if body.get("stream_options") is not None and not body.get("stream"):
        refuse("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options")


def _max_output_tokens(body: JSONObject, most: int | None) -> None:
    key = "max_output_tokens"
    value = body.get(key)
    if value is None:
        return
    if not isinstance(value, int) or not is_int(value):
        refuse(f"Invalid type for '{key}': expected an integer.", key, "invalid_type")
    if value < MIN_OUTPUT_TOKENS:
        refuse(
            f"Invalid '{key}': integer below minimum value. Expected a value >= {MIN_OUTPUT_TOKENS}, but got {value}"
            " instead.",
            key,
            "integer_below_min_value",
        )
    if most is not None and value > most:
        refuse(
            f"Invalid '{key}': integer above maximum value. This model supports at most {most} output tokens, whereas"
            f" you provided {value}.",
            key,
            "integer_above_max_value",
        )


def _reasoning(body: JSONObject, reasons: bool, verified: bool) -> None:
    include = [] if body.get("include") is None else expect_list(body["include"], "include")
    for index, wanted in enumerate(include):
        if wanted not in INCLUDABLE:
            refuse(f"Invalid value: '{wanted}'.", f"include[{index}]", "invalid_value")
    reasoning = body.get("reasoning")
    if not reasons:
        if reasoning is not None:
            refuse(
                "Unsupported parameter: 'reasoning.effort' is not supported with this model.",
                "reasoning.effort",
                "unsupported_parameter",
            )
        if "reasoning.encrypted_content" in include:
            refuse("Encrypted content is not supported with this model.", "include")
        return
    for key in RANGES:
        if body.get(key) is not None and body[key] != 1:
            refuse(f"Unsupported parameter: '{key}' is not supported with this model.", key, "unsupported_parameter")
    if reasoning is None:
        return
    reasoning = expect_object(reasoning, "reasoning")
    expect_known(reasoning, {"effort", "summary", "generate_summary"}, "reasoning")
    for key, values in (("effort", EFFORTS), ("summary", SUMMARIES)):
        if reasoning.get(key) is not None and reasoning[key] not in values:
            refuse(f"Invalid value: '{reasoning[key]}'.", f"reasoning.{key}", "invalid_value")
    if reasoning.get("summary") is not None and not verified:
        refuse(
            "Your organization must be verified to generate reasoning summaries.",
            "reasoning.summary",
            "unsupported_value",
        )


def _tools(body: JSONObject) -> None:
    tools = [] if body.get("tools") is None else expect_list(body["tools"], "tools", maximum=128)
    names = [_tool(tool, f"tools[{index}]") for index, tool in enumerate(tools)]
    if len(set(names)) < len(names):
        refuse("Tool names must be unique.", "tools")
    choice = body.get("tool_choice")
    if choice is None or choice in ("auto", "none"):
        return
    if not tools:
        refuse("Tool choice 'required' must be specified with 'tools' parameter.", "tool_choice")
    if choice == "required":
        return
    if not isinstance(choice, dict):
        refuse(f"Invalid value: '{choice}'. Supported values are: 'none', 'auto', and 'required'.", "tool_choice")
    expect_known(choice, {"type", "name"}, "tool_choice")
    if choice.get("type") != "function" or choice.get("name") not in names:
        refuse(f"Tool choice 'function' not found in 'tools' parameter: {choice.get('name')}.", "tool_choice")


def _tool(tool: object, path: str) -> str:
    tool = expect_object(tool, path)
    if tool.get("type") != "function":
        refuse(f"Invalid value: '{tool.get('type')}'. Supported values are: 'function'.", f"{path}.type")
    if "name" not in tool:
        refuse(f"Missing required parameter: '{path}.name'.", f"{path}.name", "missing_required_parameter")
    expect_known(tool, {"type", "name", "description", "parameters", "strict"}, path)
    name = expect_name(tool["name"], f"{path}.name")
    if tool.get("description") is not None:
        expect_string(tool["description"], f"{path}.description")
    # This API takes a function for strict unless it is told otherwise.
    strict = tool.get("strict", True)
    if strict is not None and not isinstance(strict, bool):
        refuse(f"Invalid type for '{path}.strict': expected a boolean.", f"{path}.strict", "invalid_type")
    parameters = tool.get("parameters")
    if parameters is not None:
        schema = expect_object(parameters, f"{path}.parameters")
        check_parameters(name, schema, f"{path}.parameters")
        if strict:
            _strict(f"function '{name}'", schema, f"{path}.parameters", "invalid_function_parameters")
    return name


def _strict(what: str, schema: JSONObject, path: str, code: str) -> None:
    problem = None
    properties = schema.get("properties")
    required = schema.get("required")
    if schema.get("additionalProperties") is not False:
        problem = "'additionalProperties' is required to be supplied and to be false."
    elif isinstance(properties, dict) and set(properties) - set(required if isinstance(required, list) else []):
        problem = "'required' is required to be supplied and to be an array including every key in properties."
    if problem is not None:
        refuse(f"Invalid schema for {what}: In context=(), {problem}", path, code)


def _text(body: JSONObject) -> None:
    if body.get("text") is None:
        return
    text = expect_object(body["text"], "text")
    expect_known(text, {"format", "verbosity"}, "text")
    if text.get("format") is None:
        return
    path = "text.format"
    form = expect_object(text["format"], path)
    kind = form.get("type")
    if kind not in ("text", "json_object", "json_schema"):
        refuse(f"Invalid value: '{kind}'. Supported values are: 'json_object', 'json_schema', and 'text'.", path)
    if kind != "json_schema":
        expect_known(form, {"type"}, path)
        return
    expect_known(form, {"type", "name", "description", "schema", "strict"}, path)
    name = expect_name(form.get("name"), f"{path}.name")
    schema = expect_object(form.get("schema"), f"{path}.schema")
    if form.get("strict"):
        _strict(f"response_format '{name}'", schema, f"{path}.schema", "invalid_json_schema")
