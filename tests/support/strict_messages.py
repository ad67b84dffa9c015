"""A judge of Anthropic Messages requests, as strict as the vendor's API about what it is sent.

Sources: Anthropic API documentation ("Messages", "Tool use", "Extended thinking", "Prompt caching", "Beta headers") and
the error messages that the API answers with. Fields that a beta brings are accepted when its header is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from tests.support import messages_answers
from tests.support.strict import (
    OWN_HEADER,
    JSONObject,
    RefusalError,
    bearer_token,
    is_int,
    is_number,
    media_type,
    parse,
)
from tests.support.strict_messages_blocks import CacheMarks, check_text_blocks
from tests.support.strict_messages_history import check_history
from tests.support.strict_messages_shapes import expect_known, expect_list, expect_object, expect_string, refuse
from tests.support.upstream import Reply, Request

TOP_LEVEL = frozenset(
    {
        "cache_control",
        "container",
        "inference_geo",
        "max_tokens",
        "messages",
        "metadata",
        "model",
        "output_config",
        "service_tier",
        "stop_sequences",
        "stream",
        "system",
        "temperature",
        "thinking",
        "tool_choice",
        "tools",
        "top_k",
        "top_p",
    }
)
BETA_KEYS = {
    "context_management": "context-management-",
    "mcp_servers": "mcp-client-",
    "thread": "message-threads-",
}
"""Keys that are unknown without a beta, and how the beta's name begins."""

COUNT_ONLY = frozenset({"messages", "model", "system", "tools", "tool_choice", "thinking", "output_config"})
"""What count_tokens takes, besides the keys of betas."""

TOOL_KEYS = {
    "name",
    "description",
    "input_schema",
    "type",
    "cache_control",
    "strict",
    "eager_input_streaming",
    "input_examples",
    "allowed_callers",
}
TOOL_BETA_KEYS = {"defer_loading": "advanced-tool-use-"}
TOOL_NAME = re.compile(r"^[a-zA-Z0-9_-]{1,128}$")
SERVER_TOOL = re.compile(r"^[a-z_]+_\d{8}$")

EFFORTS = ("low", "medium", "high", "xhigh", "max")
MIN_THINKING_BUDGET = 1024


def messages_judge(
    api_key: str | None = None, *, signatures: Container[str] | None = None
) -> Callable[[Request], Reply | None]:
    """A `check` for ScriptedUpstream, for /v1/messages and /v1/messages/count_tokens.

    api_key: the only key that is accepted; None accepts any.
    signatures: the signatures of thinking that this vendor has made; None believes every one that could be native.
    """

    def judge(request: Request) -> Reply | None:
        try:
            _headers(request, api_key)
            betas = [beta.strip() for beta in (request.header("anthropic-beta") or "").split(",")]
            body = _parsed(request)
            _check(body, betas, signatures, counting=request.path.endswith("/count_tokens"))
        except RefusalError as refusal:
            return messages_answers.error_reply(refusal.status, refusal.error_type, refusal.message)
        return None

    return judge


def _headers(request: Request, api_key: str | None) -> None:
    if request.method != "POST":
        refuse("Method Not Allowed", status=405)
    keys = [key for key in (request.header("x-api-key"), bearer_token(request)) if key]
    if not keys:
        refuse("x-api-key header is required", status=401, error_type="authentication_error")
    if len(keys) > 1:
        refuse("only one of x-api-key and Authorization may be sent", status=401, error_type="authentication_error")
    if api_key is not None and keys != [api_key]:
        refuse("invalid x-api-key", status=401, error_type="authentication_error")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", request.header("anthropic-version") or ""):
        refuse("anthropic-version: header is required")
    if media_type(request) != "application/json":
        refuse("Content-Type: must be application/json", status=415)
    for name, _ in request.headers:
        if OWN_HEADER.match(name) or name.lower() == "cookie":
            refuse(f"the header {name} is none of this API's")


def _parsed(request: Request) -> JSONObject:
    try:
        body = parse(request.body)
    except ValueError as error:
        refuse(f"The request body is not valid JSON: {error}")
    return expect_object(body, "body")


def _check(body: JSONObject, betas: list[str], signatures: Container[str] | None, *, counting: bool) -> None:
    known = COUNT_ONLY if counting else TOP_LEVEL
    for key in body:
        prefix = BETA_KEYS.get(key)
        if key not in known and (prefix is None or not any(beta.startswith(prefix) for beta in betas)):
            refuse(f"{key}: Extra inputs are not permitted")
    for key in ("model", "messages") if counting else ("model", "max_tokens", "messages"):
        if key not in body:
            refuse(f"{key}: Field required")
    if not expect_string(body["model"], "model"):
        refuse("model: String should have at least 1 character")
    if not counting:
        _scalars(body)
    marks = CacheMarks()
    _tools(body, betas, marks)
    _thinking(body, betas, counting)
    _output_config(body.get("output_config"))
    system = body.get("system")
    if system is not None and not isinstance(system, str):
        check_text_blocks(expect_list(system, "system"), "system", marks)
    thinks = isinstance(body.get("thinking"), dict) and body["thinking"] != {"type": "disabled"}
    budgeted = thinks and expect_object(body["thinking"], "thinking").get("type") == "enabled"
    check_history(
        expect_list(body["messages"], "messages"), marks, signatures=signatures, thinking_budget=bool(budgeted)
    )
    marks.check()


def _scalars(body: JSONObject) -> None:
    max_tokens = body["max_tokens"]
    if not isinstance(max_tokens, int) or not is_int(max_tokens):
        refuse("max_tokens: Input should be a valid integer")
    if max_tokens < 1:
        refuse("max_tokens: Input should be greater than or equal to 1")
    for key in ("temperature", "top_p"):
        value = body.get(key)
        if value is None:
            continue
        if not isinstance(value, int | float) or not is_number(value):
            refuse(f"{key}: Input should be a valid number")
        if not 0 <= value <= 1:
            refuse(f"{key}: range: 0..1")
    top_k = body.get("top_k")
    if top_k is not None and (not isinstance(top_k, int) or not is_int(top_k) or top_k < 0):
        refuse("top_k: Input should be a valid integer greater than or equal to 0")
    if not isinstance(body.get("stream") or False, bool):
        refuse("stream: Input should be a valid boolean")
    for index, sequence in enumerate(expect_list(body.get("stop_sequences") or [], "stop_sequences")):
        if not expect_string(sequence, f"stop_sequences.{index}").strip():
            refuse("stop_sequences: each stop sequence must contain non-whitespace")
    metadata = expect_object(body.get("metadata") or {}, "metadata")
    expect_known(metadata, {"user_id"}, "metadata")
    if metadata.get("user_id") is not None:
        expect_string(metadata["user_id"], "metadata.user_id")
    if body.get("service_tier") not in (None, "auto", "standard_only"):
        refuse("service_tier: Input should be 'auto' or 'standard_only'")


def _thinking(body: JSONObject, betas: list[str], counting: bool) -> None:
    if body.get("thinking") is None:
        return
    thinking = expect_object(body["thinking"], "thinking")
    kind = thinking.get("type")
    if kind not in ("enabled", "disabled", "adaptive"):
        refuse(f"thinking: Input tag '{kind}' found using 'type' does not match any of the expected tags")
    if kind == "disabled":
        expect_known(thinking, {"type"}, "thinking.disabled")
        return
    expect_known(thinking, {"type", "budget_tokens", "display"}, f"thinking.{kind}")
    updates = any(beta.startswith("thinking-display-updates-") for beta in betas)
    if thinking.get("display") not in (None, "summarized", "omitted", *(["updates"] if updates else [])):
        refuse(f"thinking.{kind}.display: Input should be 'summarized' or 'omitted'")
    if kind == "enabled":
        budget = thinking.get("budget_tokens")
        if not isinstance(budget, int) or not is_int(budget):
            refuse("thinking.enabled.budget_tokens: Field required")
        if budget < MIN_THINKING_BUDGET:
            refuse("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024")
        max_tokens = body.get("max_tokens")
        if not counting and isinstance(max_tokens, int) and max_tokens <= budget:
            refuse("`max_tokens` must be greater than `thinking.budget_tokens`.")
    if body.get("temperature") not in (None, 1):
        refuse("`temperature` may only be set to 1 when thinking is enabled.")
    if body.get("top_k") is not None:
        refuse("`top_k` must be unset when thinking is enabled.")
    top_p = body.get("top_p")
    if isinstance(top_p, int | float) and top_p < 0.95:
        refuse("`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled.")
    choice = body.get("tool_choice")
    if isinstance(choice, dict) and choice.get("type") in ("any", "tool"):
        refuse("Thinking may not be enabled when tool_choice forces tool use.")


def _output_config(value: object) -> None:
    if value is None:
        return
    config = expect_object(value, "output_config")
    expect_known(config, {"effort", "format", "task_budget"}, "output_config")
    if config.get("effort") not in (None, *EFFORTS):
        refuse(f"output_config.effort: Input should be one of {', '.join(EFFORTS)}")
    if config.get("format") is not None:
        shape = expect_object(config["format"], "output_config.format")
        expect_known(shape, {"type", "schema"}, "output_config.format")
        if shape.get("type") != "json_schema":
            refuse("output_config.format.type: Input should be 'json_schema'")
        expect_object(shape.get("schema"), "output_config.format.schema")


def _tools(body: JSONObject, betas: list[str], marks: CacheMarks) -> None:
    tools = expect_list(body.get("tools") or [], "tools")
    names = [_tool(tool, betas, f"tools.{index}", marks) for index, tool in enumerate(tools)]
    if len(set(names)) != len(names):
        refuse("tools: Tool names must be unique.")
    if body.get("tool_choice") is None:
        return
    if not names:
        refuse("tool_choice: may only be specified while providing tools")
    choice = expect_object(body["tool_choice"], "tool_choice")
    kind = choice.get("type")
    keys = {
        "auto": {"type", "disable_parallel_tool_use"},
        "any": {"type", "disable_parallel_tool_use"},
        "tool": {"type", "disable_parallel_tool_use", "name"},
        "none": {"type"},
    }
    if not isinstance(kind, str) or kind not in keys:
        refuse(f"tool_choice: Input tag '{kind}' found using 'type' does not match any of the expected tags")
    expect_known(choice, keys[kind], f"tool_choice.{kind}")
    if kind == "tool" and choice.get("name") not in names:
        refuse(f"Tool '{choice.get('name')}' not found in provided tools")


def _tool(value: object, betas: list[str], path: str, marks: CacheMarks) -> str:
    tool = expect_object(value, path)
    marks.note(tool, path)
    kind = tool.get("type", "custom")
    if kind != "custom":
        if not isinstance(kind, str) or not SERVER_TOOL.match(kind):
            refuse(f"{path}: Input tag '{kind}' found using 'type' does not match any of the expected tags")
        return expect_string(tool.get("name"), f"{path}.{kind}.name")
    path += ".custom"
    betas_keys = {key for key, prefix in TOOL_BETA_KEYS.items() if any(beta.startswith(prefix) for beta in betas)}
    expect_known(tool, TOOL_KEYS | betas_keys, path)
    name = expect_string(tool.get("name"), f"{path}.name")
    if not TOOL_NAME.match(name):
        refuse(f"{path}.name: String should match pattern '^[a-zA-Z0-9_-]{{1,128}}$'")
    if tool.get("description") is not None:
        expect_string(tool["description"], f"{path}.description")
    if "input_schema" not in tool:
        refuse(f"{path}.input_schema: Field required")
    schema = expect_object(tool["input_schema"], f"{path}.input_schema")
    if schema.get("type") != "object":
        refuse(f"{path}.input_schema.type: Input should be 'object'")
    if {"oneOf", "anyOf", "allOf"} & schema.keys():
        refuse(f"{path}.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level")
    return name
