"""Every rule of the judge of Ollama requests: what it lets through and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.support.requests import make_request
from tests.support.strict_ollama import ollama_judge

JSONObject = dict[str, object]

HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer k"}
USER: JSONObject = {"role": "user", "content": "hi"}
SCHEMA: JSONObject = {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]}
PNG = "iVBORw0KGgo="


def tool(**function: object) -> JSONObject:
    return {"tools": [{"type": "function", "function": {"name": "Read", "parameters": SCHEMA} | function}]}


def prop(schema: object) -> JSONObject:
    return tool(parameters={"type": "object", "properties": {"a": schema}})


def messages(*values: object) -> JSONObject:
    return {"messages": list(values)}


def calling(*ids: str, **function: object) -> JSONObject:
    calls = [{"id": id_, "function": {"name": "Read", "arguments": {}} | function} for id_ in ids]
    return {"role": "assistant", "content": "", "tool_calls": calls}


def result(id_: str, name: object = "Read") -> JSONObject:
    return {"role": "tool", "tool_call_id": id_, "tool_name": name, "content": "done"}


ACCEPTED: dict[str, JSONObject] = {
    "plain": {},
    "null means default": {"format": None, "keep_alive": None, "think": None},
    "everything": {
        "stream": True,
        "truncate": False,
        "shift": False,
        "think": True,
        "format": SCHEMA,
        "keep_alive": "24h",
        "options": {"num_ctx": 8192, "num_predict": -1, "temperature": 0, "top_p": 0.5, "top_k": 4, "stop": ["x"]},
    },
    "a level": {"think": "low"},
    "for ever": {"keep_alive": -1},
    "seconds": {"keep_alive": 300},
    "a composed duration": {"keep_alive": "1h2m3.5s"},
    "free JSON": {"format": "json"},
    "tools": tool(description="d"),
    "nested properties": prop({"properties": {"b": {"type": ["string", "null"], "enum": ["x", None]}}}),
    "alternatives": prop({"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/x"}}]}),
    "system": messages({"role": "system", "content": "s"}, USER),
    "an image": messages(USER | {"images": [PNG]}),
    "thoughts": messages(USER, {"role": "assistant", "content": "a", "thinking": "b"}, USER),
    "calls and results in any order": messages(USER, calling("1", "2"), result("2"), result("1"), USER),
}
REFUSED: dict[str, tuple[JSONObject, str]] = {
    "no model": ({"model": ""}, "model is required"),
    "no messages": (messages(), "no messages"),
    "messages not a list": ({"messages": "hi"}, "cannot unmarshal string into Go struct field ChatRequest.messages"),
    "unknown member": ({"max_tokens": 5}, "unknown member ChatRequest.max_tokens"),
    "unknown role": (messages({"role": "developer", "content": "a"}), "invalid role"),
    "content as parts": (messages({"role": "user", "content": []}), "cannot unmarshal array"),
    "no content": (messages({"role": "assistant", "content": None}), "cannot unmarshal null"),
    "a member of another role": (messages(USER | {"thinking": "a"}), "unknown member"),
    "an image as a URL": (messages(USER | {"images": ["https://x.test/a.png"]}), "illegal base64"),
    "an image as a data URL": (messages(USER | {"images": [f"data:image/png;base64,{PNG}"]}), "illegal base64"),
    "system in the middle": (messages(USER, {"role": "system", "content": "s"}), "move this system message"),
    "arguments as text": (messages(USER, calling("1", arguments="{}"), result("1")), "cannot unmarshal string"),
    "a call without a name": (messages(USER, calling("1", name=None), result("1")), "cannot unmarshal null"),
    "an index that is none": (messages(USER, calling("1", index="0"), result("1")), "of type int"),
    "one id twice": (messages(USER, calling("1", "1")), "given twice"),
    "a result without a call": (messages(USER, result("1")), "answers no call"),
    "a result of another tool": (messages(USER, calling("1"), result("1", "Write")), "answers no call"),
    "a result without a name": (messages(USER, calling("1"), result("1", None)), "cannot unmarshal null"),
    "a call without a result": (messages(USER, calling("1"), USER), "no result for the calls 1"),
    "a call without a result at the end": (messages(USER, calling("1")), "no result for the calls 1"),
    "a tool of another form": ({"tools": [{"name": "Read", "input_schema": {}}]}, "unknown member"),
    "a tool of another type": ({"tools": [{"type": "custom"}]}, "type function"),
    "a tool without a name": (tool(name=""), "has a name"),
    "a tool without parameters": (tool(parameters=None), "cannot unmarshal null"),
    "parameters of no object": (tool(parameters={"type": "array", "properties": {}}), "of type object"),
    "no properties": (tool(parameters={"type": "object"}), "looks at the properties"),
    "a strict tool": (tool(strict=True), "unknown member"),
    "required as a text": (tool(parameters=SCHEMA | {"required": "path"}), "cannot unmarshal string"),
    "a schema that is true": (prop(True), "cannot unmarshal bool"),
    "a type that is an object": (prop({"type": {}}), "cannot unmarshal object"),
    "a type of types": (prop({"type": [1]}), "cannot unmarshal number"),
    "a description that is none": (prop({"description": 1}), "cannot unmarshal number"),
    "an enum that is none": (prop({"enum": "a"}), "cannot unmarshal string"),
    "a reference": (prop({"$ref": "#/$defs/a"}), "leave something out"),
    "oneOf": (prop({"oneOf": []}), "leave something out"),
    "deep inside": (prop({"anyOf": [{"properties": {"b": {"type": 1}}}]}), "anyOf.properties.b.type"),
    "stream": ({"stream": "true"}, "of type bool"),
    "a level that is none": ({"think": "max"}, 'invalid think value: "max"'),
    "think": ({"think": 1}, "think must be a boolean or string"),
    "format": ({"format": "xml"}, "invalid format"),
    "seconds as a text": ({"keep_alive": "300"}, 'invalid duration "300"'),
    "keep_alive": ({"keep_alive": []}, "unsupported duration type"),
    "unknown option": ({"options": {"max_tokens": 1}}, 'invalid option provided: "max_tokens"'),
    "num_ctx": ({"options": {"num_ctx": "8192"}}, 'option "num_ctx" must be of type integer'),
    "temperature": ({"options": {"temperature": "1"}}, 'option "temperature" must be of type float32'),
    "stop": ({"options": {"stop": "x"}}, "array of strings"),
}  # fmt: skip
HEADERS_REFUSED: dict[str, tuple[dict[str, str | None], int, str]] = {
    "no key": ({"Authorization": None}, 401, "unauthorized"),
    "wrong key": ({"Authorization": "Bearer x"}, 401, "unauthorized"),
    "content type": ({"Content-Type": "text/plain"}, 400, "content type"),
    "Anthropic key": ({"x-api-key": "k"}, 400, "x-api-key"),
    "Anthropic version": ({"anthropic-version": "2023-06-01"}, 400, "anthropic-version"),
    "the client's session": ({"X-Claude-Code-Session-Id": "1"}, 400, "X-Claude-Code-Session-Id"),
    "our own": ({"X-Lynkr-Model": "m"}, 400, "X-Lynkr-Model"),
}


def plain(change: JSONObject) -> JSONObject:
    return {"model": "qwen3", "messages": [USER]} | change


def refusal(body: object, *, headers: dict[str, str] = HEADERS, target: str = "/api/chat", method: str = "POST",
            raw: bytes | None = None, **judge: object) -> tuple[int, str] | None:  # fmt: skip
    request = make_request(body if raw is None else raw, headers, target=target, method=method, json_body=raw is None)
    reply = ollama_judge(**judge)(request)  # type: ignore[arg-type]  # arguments of many types
    if reply is None:
        return None
    assert isinstance(reply.body, bytes)
    answer = json.loads(reply.body)
    assert list(answer) == ["error"]
    return reply.status, answer["error"]


@pytest.mark.parametrize("change", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(change: JSONObject) -> None:
    assert refusal(plain(change)) is None


@pytest.mark.parametrize(("change", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(change: JSONObject, message: str) -> None:
    refused = refusal(plain(change))
    assert refused is not None
    assert refused[0] == 400
    assert message in refused[1]


@pytest.mark.parametrize(("change", "status", "message"), HEADERS_REFUSED.values(), ids=HEADERS_REFUSED)
def test_headers(change: dict[str, str | None], status: int, message: str) -> None:
    headers = {name: value for name, value in (HEADERS | change).items() if value is not None}
    refused = refusal(plain({}), headers=headers, api_key="k")
    assert refused is not None
    assert refused[0] == status
    assert message in refused[1]


def test_a_server_of_ones_own_wants_no_key() -> None:
    assert refusal(plain({}), headers={"Content-Type": "application/json"}) is None


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "missing request body"),
        (b"{", "invalid character"),
        (b'{"model":"m","model":"m"}', "stands twice"),
        (b"[]", "cannot unmarshal array"),
        (b"\xff", "invalid character"),
    ],
)
def test_bodies(raw: bytes, message: str) -> None:
    refused = refusal(None, raw=raw)
    assert refused is not None
    assert refused[0] == 400
    assert message in refused[1]


def test_address() -> None:
    assert refusal(plain({}), target="/v1/api/chat") == (404, "404 page not found")
    assert refusal(plain({}), method="GET") == (405, "405 method not allowed")


def test_what_a_model_can_do() -> None:
    image = messages(USER | {"images": [PNG]})
    assert refusal(plain({}), models=["other"]) == (404, "model 'qwen3' not found")
    assert refusal(plain({}), models=["qwen3"], capabilities=()) is None
    assert refusal(plain(tool()), capabilities=()) == (400, "registry.ollama.ai/library/qwen3 does not support tools")
    assert refusal(plain({"tools": []}), capabilities=()) is None
    assert refusal(plain({"think": True}), capabilities=["tools"]) == (400, '"qwen3" does not support thinking')
    assert refusal(plain({"think": False}), capabilities=()) is None
    assert refusal(plain({"think": "low"}), levels=False) == (400, 'think value "low" is not supported for this model')
    assert refusal(plain({"think": True}), levels=False) is None
    assert refusal(plain(image), capabilities=["tools"]) == (
        500,
        "this model is missing data required for image input",
    )
