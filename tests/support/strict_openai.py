"""What the judges of the OpenAI APIs share: headers, the body as JSON, and the schemas of tools."""

from __future__ import annotations

from tests.support.strict import CLIENT_HEADER, OWN_HEADER, JSONObject, bearer_token, media_type, parse
from tests.support.strict_chat_shapes import refuse
from tests.support.upstream import Request

FORBIDDEN_HEADERS = ("x-api-key", "anthropic-version", "anthropic-beta", "cookie")


def check_headers(request: Request, api_key: str | None) -> None:
    if request.method != "POST":
        refuse(f"Not allowed to {request.method} on {request.path} (HINT: POST)", status=405)
    token = bearer_token(request)
    if token is None:
        refuse("You didn't provide an API key.", status=401)
    if api_key is not None and token != api_key:
        refuse("Incorrect API key provided.", code="invalid_api_key", status=401)
    if media_type(request) != "application/json":
        refuse("Unsupported content type: expected application/json.", status=415)
    for name, _ in request.headers:
        if name.lower() in FORBIDDEN_HEADERS or OWN_HEADER.match(name) or CLIENT_HEADER.match(name):
            refuse(f"The header {name} is none of this API's.")


def parsed_body(request: Request) -> JSONObject:
    try:
        body = parse(request.body)
    except ValueError as error:
        refuse(f"We could not parse the JSON body of your request: {error}")
    if not isinstance(body, dict):
        refuse("The JSON body of the request must be an object.")
    return body


def check_parameters(name: str, schema: JSONObject, path: str) -> None:
    problem = None
    if schema.get("type") != "object":
        problem = f"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{schema.get('type')}\"'."
    elif {"oneOf", "anyOf", "allOf", "enum", "not"} & schema.keys():
        problem = "schema must not have 'oneOf'/'anyOf'/'allOf'/'enum'/'not' at the top level."
    elif "properties" not in schema:
        problem = "In context=(), object schema missing properties."
    elif _array_without_items(schema):
        problem = "array schema missing items."
    if problem is not None:
        refuse(
            f"Invalid schema for function '{name}': {problem}",
            path,
            "invalid_function_parameters",
        )


def _array_without_items(schema: object) -> bool:
    if not isinstance(schema, dict):
        return False
    if schema.get("type") == "array" and not {"items", "prefixItems"} & schema.keys():
        return True
    properties = schema.get("properties")
    children = [schema.get("items"), *(properties.values() if isinstance(properties, dict) else ())]
    return any(_array_without_items(child) for child in children)
