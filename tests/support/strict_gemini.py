"""A judge of generateContent requests, as strict as the vendor's APIs about what they are sent.

It knows the rules of AI Studio and of Vertex AI, and refuses what either of them does.

Sources: Gemini API reference and documentation ("Generating content", "Function calling", "Gemini thinking",
"Structured outputs"); Vertex AI reference; the APIs' own error messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast
from urllib.parse import parse_qsl

from tests.support import gemini_answers
from tests.support.strict import (
    CLIENT_HEADER,
    OWN_HEADER,
    JSONObject,
    RefusalError,
    bearer_token,
    media_type,
    parse,
)
from tests.support.strict_gemini_contents import check_contents, check_part, parts_of
from tests.support.strict_gemini_shapes import FUNCTION_NAME, check_shape, refuse
from tests.support.upstream import Reply, Request

PATH = re.compile(
    r"^/(?:v1|v1beta|v1beta1)/(?:models|(?:projects/[^/]+/locations/[^/]+/)?publishers/google/models)/"
    r"(?P<model>[a-z0-9.-]+):(?P<method>generateContent|streamGenerateContent)$"
)
FORBIDDEN_HEADERS = ("x-api-key", "api-key", "anthropic-version", "anthropic-beta", "cookie")

# Beginning of a model's name -> least and most thinking budget, whether it may be 0.
BUDGETS = {
    "gemini-2.5-flash-lite": (512, 24_576, True),
    "gemini-2.5-flash": (1, 24_576, True),
    "gemini-2.5-pro": (128, 32_768, False),
}
# Beginning of a model's name -> thinking levels. The first match counts.
THINKING_LEVELS = {
    "gemini-3-pro": ("LOW", "HIGH"),
    "gemini-3-flash": ("MINIMAL", "LOW", "MEDIUM", "HIGH"),
    "gemini-3": ("LOW", "MEDIUM", "HIGH"),
}
MOST_OUTPUT = {"gemini-2.0": 8_192, "gemini-2.5": 65_536, "gemini-3": 65_536}
RANGES = {"temperature": (0, 2), "topP": (0, 1), "maxOutputTokens": (1, 65_536)}
FORMATS = {"STRING": ("enum", "date-time"), "INTEGER": ("int32", "int64"), "NUMBER": ("float", "double")}


def gemini_judge(api_key: str | None = None, *, token: str | None = None) -> Callable[[Request], Reply | None]:
    """A `check` for ScriptedUpstream.

    api_key: the only key that is accepted, as AI Studio does; None accepts any.
    token: the only access token that is accepted, as Vertex AI does, where there is no key.
    """

    def judge(request: Request) -> Reply | None:
        try:
            model = _head(request, api_key, token)
            check_body(_parsed(request), model)
        except RefusalError as refusal:
            reason = "API_KEY_INVALID" if refusal.code == "API_KEY_INVALID" else None
            return gemini_answers.error_reply(refusal.status, refusal.message, refusal.error_type, reason=reason)
        return None

    return judge


def check_body(body: JSONObject, model: str) -> None:
    """Raises RefusalError where `model` would not take the body."""
    check_shape(body, "Request", "")
    third = model.startswith("gemini-3")
    contents = cast(list[JSONObject], body.get("contents") or [])
    check_contents(contents, signatures=third, media_in_results=third)
    system = body.get("systemInstruction")
    if isinstance(system, dict):
        if not parts_of(system) or not all("text" in part for part in parts_of(system)):
            refuse("* GenerateContentRequest.system_instruction.parts: must be text, and not empty")
        for index, part in enumerate(parts_of(system)):
            check_part(part, f"GenerateContentRequest.system_instruction.parts[{index}]")
    names = _tools(cast(list[JSONObject], body.get("tools") or []))
    _tool_config(cast(JSONObject, body.get("toolConfig") or {}), names)
    config = cast(JSONObject, body.get("generationConfig") or {})
    _generation_config(config, model)
    _format(config, with_tools=bool(names) and not third)
    settings = cast(list[JSONObject], body.get("safetySettings") or [])
    if len({setting.get("category") for setting in settings}) != len(settings):
        refuse("* GenerateContentRequest.safety_settings: only one setting for each category")


def _head(request: Request, api_key: str | None, token: str | None) -> str:
    """Check everything but the body. Returns the model."""
    path, _, query = request.target.partition("?")
    match = PATH.match(path)
    if match is None:
        refuse("Requested entity was not found.", status=404, code="NOT_FOUND")
    if request.method != "POST":
        refuse("Method not allowed.", status=405)
    expected = [("alt", "sse")] if match["method"] == "streamGenerateContent" else []
    if parse_qsl(query) != expected:
        refuse(f"The query of {match['method']} has to be {expected}: a key in an address ends up in logs.")
    _credentials(request, api_key, token)
    if media_type(request) != "application/json":
        refuse("Unsupported content type: expected application/json.")
    for name, _value in request.headers:
        if name.lower() in FORBIDDEN_HEADERS or OWN_HEADER.match(name) or CLIENT_HEADER.match(name):
            refuse(f"The header {name} is none of this API's.")
    return match["model"]


def _credentials(request: Request, api_key: str | None, token: str | None) -> None:
    sent_key, sent_token = request.header("x-goog-api-key"), bearer_token(request)
    if token is not None:
        if sent_key is not None or sent_token != token:
            refuse("Request had invalid authentication credentials.", status=401, code="UNAUTHENTICATED")
        return
    if request.header("authorization") is not None:
        refuse("Expected an API key and nothing else.", status=401, code="UNAUTHENTICATED")
    if not sent_key:
        refuse("Method doesn't allow unregistered callers.", status=403, code="PERMISSION_DENIED")
    if api_key is not None and sent_key != api_key:
        raise RefusalError(
            400,
            "API key not valid. Please pass a valid API key.",
            error_type="INVALID_ARGUMENT",
            code="API_KEY_INVALID",
        )


def _parsed(request: Request) -> JSONObject:
    try:
        body = parse(request.body)
    except ValueError as error:
        refuse(f"Invalid JSON payload received. {error}")
    if not isinstance(body, dict):
        refuse("Invalid JSON payload received. Root element must be a message.")
    return body


def _tools(tools: list[JSONObject]) -> list[str]:
    names: list[str] = []
    for tool in tools:
        declarations = cast(list[JSONObject], tool.get("functionDeclarations") or [])
        if not declarations:
            refuse("* GenerateContentRequest.tools[0].function_declarations: must not be empty")
        names += [_declaration(declaration) for declaration in declarations]
    if len(set(names)) != len(names):
        refuse("Duplicate function declaration found.")
    if len(names) > 512:
        refuse("At most 512 function declarations can be specified.")
    return names


def _declaration(declaration: JSONObject) -> str:
    name = str(declaration.get("name", ""))
    if not FUNCTION_NAME.match(name):
        refuse(
            "* GenerateContentRequest.tools[0].function_declarations[0].name: Invalid function name. Must start with a"
            " letter or an underscore."
        )
    if "parameters" in declaration and "parametersJsonSchema" in declaration:
        refuse("parameters and parameters_json_schema must not both be set.")
    if isinstance(schema := declaration.get("parameters"), dict):
        if schema.get("type") != "OBJECT":
            refuse(f"{name} functionDeclaration parameters schema should be of type OBJECT.")
        check_schema(schema, f"{name}.parameters")
    if isinstance(schema := declaration.get("parametersJsonSchema"), dict) and schema.get("type") != "object":
        refuse(f"{name} functionDeclaration parameters_json_schema should be of type object.")
    return name


def check_schema(schema: JSONObject, path: str) -> None:
    """The sense of a Schema whose shape is right."""
    if "anyOf" in schema:
        if len(schema.keys() - {"title", "description", "nullable"}) != 1:
            refuse(f"{path}: when using any_of, it must be the only field set")
        for index, variant in enumerate(cast(list[JSONObject], schema["anyOf"])):
            check_schema(variant, f"{path}.any_of[{index}]")
        return
    kind = schema.get("type")
    if kind is None:
        refuse(f"* {path}.type: must be specified")
    if kind == "ARRAY" and "items" not in schema:
        refuse(f"* {path}.items: missing field.")
    if kind == "OBJECT" and schema.get("properties") == {}:
        refuse(f"* {path}.properties: should be non-empty for OBJECT type")
    if "enum" in schema:
        if kind != "STRING":
            refuse(f"* {path}.enum: only allowed for STRING type")
        if not schema["enum"] or "" in cast(list[str], schema["enum"]):
            refuse(f"* {path}.enum: cannot be empty")
    if "format" in schema and schema["format"] not in FORMATS.get(str(kind), ()):
        refuse(f"* {path}.format: only 'enum' and 'date-time' are supported for STRING type")
    properties = cast(dict[str, JSONObject], schema.get("properties") or {})
    for name in cast(list[str], schema.get("required") or []):
        if name not in properties:
            refuse(f"* {path}.required[{name}]: property is not defined")
    for name, value in properties.items():
        check_schema(value, f"{path}.properties[{name}]")
    if "items" in schema:
        check_schema(cast(JSONObject, schema["items"]), f"{path}.items")


def _tool_config(config: JSONObject, names: list[str]) -> None:
    calling = cast(JSONObject, config.get("functionCallingConfig") or {})
    allowed = cast(list[str], calling.get("allowedFunctionNames") or [])
    if calling.get("mode") == "ANY" and not names:
        refuse("Function calling config is set without function_declarations.")
    if allowed and calling.get("mode") not in ("ANY", "VALIDATED"):
        refuse("allowed_function_names should be set only when the function calling mode is ANY or VALIDATED.")
    for name in allowed:
        if name not in names:
            refuse(f"allowed_function_names contains {name}, which is not declared.")


def _generation_config(config: JSONObject, model: str) -> None:
    for key, (low, high) in RANGES.items():
        value = config.get(key)
        if isinstance(value, int | float) and not low <= value <= high:
            refuse(f"* GenerateContentRequest.generation_config.{key} must be in the range [{low}, {high}]")
    most = next((most for beginning, most in MOST_OUTPUT.items() if model.startswith(beginning)), None)
    wanted = config.get("maxOutputTokens")
    if most is not None and isinstance(wanted, int) and wanted > most:
        refuse(
            f"Unable to submit request because it has a maxOutputTokens value of {wanted} but the supported range is"
            f" from 1 (inclusive) to {most + 1} (exclusive)."
        )
    top_k = config.get("topK")
    if isinstance(top_k, int | float) and top_k < 1:
        refuse("* GenerateContentRequest.generation_config.top_k must be positive.")
    stop = cast(list[str], config.get("stopSequences") or [])
    if len(stop) > 5 or "" in stop:
        refuse("* GenerateContentRequest.generation_config.stop_sequences: at most 5, none of them empty")
    if isinstance(thinking := config.get("thinkingConfig"), dict):
        _thinking(thinking, model)


def _thinking(thinking: JSONObject, model: str) -> None:
    budget, level = thinking.get("thinkingBudget"), thinking.get("thinkingLevel")
    if budget is not None and level is not None:
        refuse("You can only set only one of thinking budget and thinking level.")
    limits = next((limits for beginning, limits in BUDGETS.items() if model.startswith(beginning)), None)
    levels = next((levels for beginning, levels in THINKING_LEVELS.items() if model.startswith(beginning)), None)
    if limits is None and levels is None:
        refuse("Thinking is not enabled for this model.")
    if level is not None and level not in (levels or ()):
        refuse(f"Thinking level {level} is not supported for this model.")
    if isinstance(budget, int):
        if limits is None:
            refuse("Thinking budget is not supported for this model, use thinking_level.")
        low, high, may_be_zero = limits
        if not (low <= budget <= high or budget == -1 or (budget == 0 and may_be_zero)):
            refuse(f"The thinking budget {budget} is invalid. Please choose a value between {low} and {high}.")


def _format(config: JSONObject, *, with_tools: bool) -> None:
    kind = config.get("responseMimeType")
    if kind not in (None, "text/plain", "application/json"):
        refuse(f"Unsupported response mime type: {kind}")
    schemas = [key for key in ("responseSchema", "responseJsonSchema") if key in config]
    if schemas and kind != "application/json":
        refuse("response_schema is only supported with the response mime type application/json.")
    if len(schemas) > 1:
        refuse("response_schema and response_json_schema must not both be set.")
    if isinstance(schema := config.get("responseSchema"), dict):
        check_schema(schema, "generation_config.response_schema")
    if kind == "application/json" and with_tools:
        refuse("Function calling with a response mime type: 'application/json' is unsupported")
