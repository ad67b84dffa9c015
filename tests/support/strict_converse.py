"""A judge of Converse and ConverseStream requests, as strict as Amazon Bedrock about what it is sent.

Sources: Amazon Bedrock API reference, "Converse" and the data types that it names; the messages of the API's
ValidationException.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.support import converse_answers
from tests.support.strict import (
    JSONObject,
    RefusalError,
    is_number,
    parse,
)
from tests.support.strict_bedrock import check_address, check_credentials, check_headers
from tests.support.strict_converse_messages import check_messages
from tests.support.strict_converse_shapes import (
    cache_point,
    integer,
    known,
    list_of,
    name,
    object_of,
    one_of,
    refuse,
    string,
)
from tests.support.upstream import Reply, Request

TOP_LEVEL = {
    "messages",
    "system",
    "inferenceConfig",
    "toolConfig",
    "guardrailConfig",
    "additionalModelRequestFields",
    "additionalModelResponseFieldPaths",
    "requestMetadata",
    "performanceConfig",
    "serviceTier",
    "outputConfig",
}

CACHE_POINTS = 4


def converse_judge(
    verify: Callable[[Request], bool] | None = None, *, api_key: str | None = None
) -> Callable[[Request], Reply | None]:
    """A `check` for ScriptedUpstream.

    verify: says whether a request's SigV4 signature is right; without it, any signature counts.
    api_key: the only bearer key that is accepted; None accepts any.
    """

    def judge(request: Request) -> Reply | None:
        try:
            check_address(request, ("converse", "converse-stream"))
            check_headers(request)
            check_credentials(request, verify, api_key)
            check(request.body)
        except RefusalError as refusal:
            return converse_answers.error_reply(refusal.status, refusal.error_type, refusal.message)
        return None

    return judge


def check(body: bytes) -> None:
    """Raises RefusalError where `body` is no request of the Converse API."""
    try:
        request = parse(body)
    except ValueError as error:
        refuse(f"{error}", kind="SerializationException")
    if not isinstance(request, dict):
        refuse("Start of structure or map found where not expected.", kind="SerializationException")
    known(request, TOP_LEVEL, "")
    if "system" in request:
        _system(request["system"])
    if "inferenceConfig" in request:
        _inference(request["inferenceConfig"])
    names = _tools(request["toolConfig"]) if "toolConfig" in request else None
    for key in ("additionalModelRequestFields", "requestMetadata", "performanceConfig", "serviceTier"):
        if key in request:
            object_of(request[key], key)
    if "additionalModelResponseFieldPaths" in request:
        for index, path in enumerate(list_of(request["additionalModelResponseFieldPaths"], "paths", maximum=10)):
            if not string(path, f"paths.{index}").startswith("/"):
                refuse(f"additionalModelResponseFieldPaths.{index}: the JSON Pointer is not valid.")
    if "guardrailConfig" in request:
        guardrail = object_of(request["guardrailConfig"], "guardrailConfig")
        known(
            guardrail, {"guardrailIdentifier", "guardrailVersion", "trace", "streamProcessingMode"}, "guardrailConfig"
        )
    if "outputConfig" in request:
        _output(request["outputConfig"])
    if "messages" not in request:
        refuse("1 validation error detected: Value null at 'messages' failed to satisfy constraint: must not be null")
    check_messages(list_of(request["messages"], "messages"), names)
    if body.count(b'"cachePoint"') > CACHE_POINTS:
        refuse(f"A maximum of {CACHE_POINTS} blocks with cache_control may be provided.")


def _system(value: object) -> None:
    for index, block in enumerate(list_of(value, "system")):
        kind, inner = one_of(block, {"text", "cachePoint", "guardContent"}, f"system.{index}")
        if kind == "text":
            string(inner, f"system.{index}.text", minimum=1, blank=False)
        elif kind == "cachePoint":
            cache_point(inner, f"system.{index}.cachePoint")


def _inference(value: object) -> None:
    config = object_of(value, "inferenceConfig")
    known(config, {"maxTokens", "temperature", "topP", "stopSequences"}, "inferenceConfig")
    if "maxTokens" in config and integer(config["maxTokens"], "inferenceConfig.maxTokens") < 1:
        refuse("Value at 'inferenceConfig.maxTokens' failed to satisfy constraint: greater than or equal to 1")
    for key in ("temperature", "topP"):
        if key not in config:
            continue
        found = config[key]
        if not isinstance(found, int | float) or not is_number(found) or not 0 <= found <= 1:
            refuse(f"Value at 'inferenceConfig.{key}' failed to satisfy constraint: between 0 and 1")
    if "stopSequences" in config:
        path = "inferenceConfig.stopSequences"
        for index, sequence in enumerate(list_of(config["stopSequences"], path, maximum=2500)):
            string(sequence, f"{path}.{index}", minimum=1)


def _tools(value: object) -> list[str]:
    """The names of the tools."""
    config = object_of(value, "toolConfig")
    known(config, {"tools", "toolChoice"}, "toolConfig")
    names: list[str] = []
    for index, tool in enumerate(list_of(config.get("tools"), "toolConfig.tools", minimum=1)):
        path = f"toolConfig.tools.{index}"
        kind, inner = one_of(tool, {"toolSpec", "cachePoint", "systemTool"}, path)
        if kind == "toolSpec":
            names.append(_tool_spec(inner, f"{path}.toolSpec"))
        elif kind == "cachePoint":
            if index == 0:
                refuse(f"{path}: a cache point cannot come first.")
            cache_point(inner, f"{path}.cachePoint")
    if len(set(names)) < len(names):
        refuse("The tool configuration contains duplicate tool names.")
    if "toolChoice" in config:
        kind, inner = one_of(config["toolChoice"], {"auto", "any", "tool"}, "toolConfig.toolChoice")
        choice = object_of(inner, f"toolConfig.toolChoice.{kind}")
        known(choice, {"name"} if kind == "tool" else set(), f"toolConfig.toolChoice.{kind}")
        if kind == "tool" and name(choice.get("name"), "toolConfig.toolChoice.tool.name") not in names:
            refuse("The value at toolConfig.toolChoice.tool.name is not one of the tools.")
    return names


def _tool_spec(value: object, path: str) -> str:
    spec = object_of(value, path)
    known(spec, {"name", "description", "inputSchema", "strict"}, path)
    if "description" in spec:
        string(spec["description"], f"{path}.description", minimum=1)
    kind, schema = one_of(spec.get("inputSchema"), {"json"}, f"{path}.inputSchema")
    if object_of(schema, f"{path}.inputSchema.{kind}").get("type") != "object":
        refuse(f"The value at {path}.inputSchema.json.type must be one of the following: object.")
    return name(spec.get("name"), f"{path}.name")


def _output(value: object) -> None:
    config = object_of(value, "outputConfig")
    known(config, {"textFormat", "effort"}, "outputConfig")
    if "textFormat" not in config:
        return
    form = object_of(config["textFormat"], "outputConfig.textFormat")
    if form.get("type") != "json_schema":
        refuse("Value at 'outputConfig.textFormat.type' failed to satisfy constraint: [json_schema]")
    structure = object_of(form.get("structure"), "outputConfig.textFormat.structure")
    _, described = one_of(structure, {"jsonSchema"}, "outputConfig.textFormat.structure")
    schema: JSONObject = object_of(described, "jsonSchema")
    known(schema, {"schema", "name", "description"}, "jsonSchema")
    object_of(parse(string(schema.get("schema"), "jsonSchema.schema").encode()), "jsonSchema.schema")
