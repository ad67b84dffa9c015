"""A judge of OpenAI Chat Completions requests, as strict as the vendor's API about what it is sent.

Sources: OpenAI API reference, "Create chat completion", and the error messages that the API answers with. Servers that
are merely compatible accept more; who satisfies this judge satisfies them too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tests.support import chat_answers
from tests.support.strict import (
    JSONObject,
    RefusalError,
    is_int,
    is_number,
)
from tests.support.strict_chat_messages import check_messages
from tests.support.strict_chat_shapes import (
    expect_known,
    expect_list,
    expect_name,
    expect_object,
    expect_string,
    refuse,
)
from tests.support.strict_openai import check_headers, check_parameters, parsed_body
from tests.support.upstream import Reply, Request

REASONING_MODEL = re.compile(r"^(o\d|gpt-5|gpt-6|codex)(?!.*-chat)")
"""Models that reason before they answer; their sampling cannot be set."""

MAX_OUTPUT_TOKENS = {
    "gpt-4o": 16_384,
    "gpt-4o-mini": 16_384,
    "gpt-4.1": 32_768,
    "gpt-4.1-mini": 32_768,
    "gpt-5.1": 128_000,
}
"""The longest answer of some models, and so the most that may be asked for. Source: OpenAI documentation, "Models"."""

TOP_LEVEL = frozenset(
    {
        "audio",
        "frequency_penalty",
        "function_call",
        "functions",
        "logit_bias",
        "logprobs",
        "max_completion_tokens",
        "max_tokens",
        "messages",
        "metadata",
        "modalities",
        "model",
        "n",
        "parallel_tool_calls",
        "prediction",
        "presence_penalty",
        "prompt_cache_key",
        "prompt_cache_retention",
        "reasoning_effort",
        "response_format",
        "safety_identifier",
        "seed",
        "service_tier",
        "stop",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "user",
        "verbosity",
        "web_search_options",
    }
)

RANGES = {
    "temperature": (0, 2),
    "top_p": (0, 1),
    "frequency_penalty": (-2, 2),
    "presence_penalty": (-2, 2),
}
ENUMS = {
    "reasoning_effort": ("none", "minimal", "low", "medium", "high", "xhigh"),
    "verbosity": ("low", "medium", "high"),
    "service_tier": ("auto", "default", "flex", "scale", "priority"),
}
COUNTS = ("max_tokens", "max_completion_tokens", "n")
BOOLEANS = ("stream", "logprobs", "parallel_tool_calls", "store")
STRINGS = ("user", "safety_identifier", "prompt_cache_key", "prompt_cache_retention")
REASONING_REFUSES = ("temperature", "top_p", "stop", "logprobs", "presence_penalty", "frequency_penalty")


def chat_judge(
    api_key: str | None = None,
    *,
    allow_reasoning_content: bool = False,
    extra_keys: frozenset[str] = frozenset(),
    max_output_tokens: Mapping[str, int] = MAX_OUTPUT_TOKENS,
) -> Callable[[Request], Reply | None]:
    """A `check` for ScriptedUpstream.

    api_key: the only key that is accepted; None accepts any.
    allow_reasoning_content: accept `reasoning_content` on assistant messages, as DeepSeek, Moonshot and others do.
    extra_keys: top-level keys that the vendor does not know but this server takes.
    max_output_tokens: the longest answers of the server's models, by name; others have no limit.
    """

    def judge(request: Request) -> Reply | None:
        try:
            check_headers(request, api_key)
            body = parsed_body(request)
            _check(body, allow_reasoning_content, extra_keys)
            _output_limit(body, max_output_tokens)
        except RefusalError as refusal:
            return chat_answers.error_reply(
                refusal.status, refusal.message, refusal.error_type, refusal.param, refusal.code
            )
        return None

    return judge


def _check(body: JSONObject, allow_reasoning_content: bool, extra_keys: frozenset[str]) -> None:
    for key in body:
        if key not in TOP_LEVEL | extra_keys:
            refuse(f"Unrecognized request argument supplied: {key}")
    model = body.get("model")
    if not isinstance(model, str) or not model:
        refuse("you must provide a model parameter")
    _scalars(body)
    _combinations(body, bool(REASONING_MODEL.match(model)))
    _tools(body)
    _response_format(body)
    messages = body.get("messages")
    if messages is None:
        refuse("Missing required parameter: 'messages'.", "messages", "missing_required_parameter")
    check_messages(expect_list(messages, "messages", minimum=1), allow_reasoning_content)


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
    for key in COUNTS:
        value = body.get(key)
        if value is not None and (not isinstance(value, int) or not is_int(value) or value < 1):
            refuse(f"Invalid '{key}': expected an integer >= 1, but got {value!r}.", key, "integer_below_min_value")
    if body.get("seed") is not None and not is_int(body["seed"]):
        refuse("Invalid type for 'seed': expected an integer.", "seed", "invalid_type")
    for key in BOOLEANS:
        if body.get(key) is not None and not isinstance(body[key], bool):
            refuse(f"Invalid type for '{key}': expected a boolean.", key, "invalid_type")
    for key in STRINGS:
        if body.get(key) is not None:
            expect_string(body[key], key)
    for key in ("safety_identifier", "prompt_cache_key"):
        if len(str(body.get(key) or "")) > 64:
            refuse(f"Invalid '{key}': string too long.", key, "string_above_max_length")
    for key, values in ENUMS.items():
        if body.get(key) is not None and body[key] not in values:
            refuse(f"Invalid value: '{body[key]}'.", key, "invalid_value")
    stop = body.get("stop")
    if stop is not None and not isinstance(stop, str):
        for index, sequence in enumerate(expect_list(stop, "stop", minimum=1, maximum=4)):
            expect_string(sequence, f"stop[{index}]")
    metadata = body.get("metadata")
    if metadata is not None:
        for key, value in expect_object(metadata, "metadata").items():
            if not isinstance(value, str) or len(value) > 512 or len(key) > 64:
                refuse(f"Invalid type for 'metadata.{key}': expected a string.", f"metadata.{key}", "invalid_type")


def _output_limit(body: JSONObject, max_output_tokens: Mapping[str, int]) -> None:
    most = max_output_tokens.get(str(body["model"]))
    for key in ("max_tokens", "max_completion_tokens"):
        value = body.get(key)
        if most is not None and isinstance(value, int) and value > most:
            refuse(
                f"{key} is too large: {value}. This model supports at most {most} completion tokens, whereas you"
                f" provided {value}.",
                key,
                "invalid_value",
            )


def _combinations(body: JSONObject, reasons: bool) -> None:
    if body.get("max_tokens") is not None and body.get("max_completion_tokens") is not None:
        refuse(
            "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
            "max_tokens",
            "invalid_parameter_combination",
        )
    if body.get("stream_options") is not None:
        if not body.get("stream"):
            refuse("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options")
        options = expect_object(body["stream_options"], "stream_options")
        expect_known(options, {"include_usage", "include_obfuscation"}, "stream_options")
        if not isinstance(options.get("include_usage", False), bool):
            refuse("Invalid type for 'stream_options.include_usage': expected a boolean.", "stream_options")
    if body.get("top_logprobs") is not None and not body.get("logprobs"):
        refuse("The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.", "top_logprobs")
    if not reasons:
        if body.get("reasoning_effort") is not None:
            refuse("Unrecognized request argument supplied: reasoning_effort")
        return
    if body.get("max_tokens") is not None:
        refuse(
            "Unsupported parameter: 'max_tokens' is not supported with this model."
            " Use 'max_completion_tokens' instead.",
            "max_tokens",
            "unsupported_parameter",
        )
    for key in REASONING_REFUSES:
        if body.get(key) is not None and not (key in ("temperature", "top_p") and body[key] == 1):
            refuse(f"Unsupported parameter: '{key}' is not supported with this model.", key, "unsupported_parameter")


def _tools(body: JSONObject) -> None:
    tools = body.get("tools")
    if tools is None:
        for key in ("tool_choice", "parallel_tool_calls"):
            if body.get(key) is not None:
                refuse(
                    f"Invalid value for '{key}': '{key}' is only allowed when 'tools' are specified.",
                    key,
                )
        return
    tools = expect_list(tools, "tools", minimum=1, maximum=128)
    names = [_tool(tool, f"tools[{index}]") for index, tool in enumerate(tools)]
    choice = body.get("tool_choice")
    if choice is None or choice in ("auto", "none", "required"):
        return
    if not isinstance(choice, dict):
        refuse(f"Invalid value: '{choice}'. Supported values are: 'none', 'auto', and 'required'.", "tool_choice")
    expect_known(choice, {"type", "function"}, "tool_choice")
    name = expect_object(choice.get("function"), "tool_choice.function").get("name")
    if choice.get("type") != "function" or name not in names:
        refuse("Invalid value for 'tool_choice': the function was not found in 'tools'.", "tool_choice")


def _tool(tool: object, path: str) -> str:
    tool = expect_object(tool, path)
    expect_known(tool, {"type", "function"}, path)
    if tool.get("type") != "function":
        refuse(f"Invalid value: '{tool.get('type')}'. Supported values are: 'function'.", f"{path}.type")
    function = expect_object(tool.get("function"), f"{path}.function")
    expect_known(function, {"name", "description", "parameters", "strict"}, f"{path}.function")
    name = expect_name(function.get("name"), f"{path}.function.name")
    if function.get("description") is not None:
        expect_string(function["description"], f"{path}.function.description")
    if not isinstance(function.get("strict") or False, bool):
        refuse(f"Invalid type for '{path}.function.strict': expected a boolean.", path, "invalid_type")
    if "parameters" in function:
        check_parameters(
            name, expect_object(function["parameters"], f"{path}.function.parameters"), f"{path}.function.parameters"
        )
    return name


def _response_format(body: JSONObject) -> None:
    value = body.get("response_format")
    if value is None:
        return
    path = "response_format"
    kind = expect_object(value, path).get("type")
    if kind not in ("text", "json_object", "json_schema"):
        refuse(f"Invalid value: '{kind}'. Supported values are: 'json_object', 'json_schema', and 'text'.", path)
    assert isinstance(value, dict)
    expect_known(value, {"type", "json_schema"} if kind == "json_schema" else {"type"}, path)
    if kind == "json_object" and "json" not in str(body.get("messages")).lower():
        refuse("'messages' must contain the word 'json' in some form.", "messages")
    if kind != "json_schema":
        return
    schema = expect_object(value.get("json_schema"), f"{path}.json_schema")
    expect_known(schema, {"name", "description", "schema", "strict"}, f"{path}.json_schema")
    expect_name(schema.get("name"), f"{path}.json_schema.name")
    inner = expect_object(schema.get("schema"), f"{path}.json_schema.schema")
    if schema.get("strict") and inner.get("additionalProperties") is not False:
        refuse(
            f"Invalid schema for response_format '{schema['name']}': In context=(), 'additionalProperties' is required"
            " to be supplied and to be false.",
            path,
        )
