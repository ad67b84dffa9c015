"""Every rule of the generateContent judge: what it lets through and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from tests.support.requests import make_request
from tests.support.strict_gemini import gemini_judge
from tests.support.strict_gemini_shapes import CATEGORIES

JSONObject = dict[str, object]

HEADERS = {"Content-Type": "application/json; charset=utf-8", "x-goog-api-key": "k"}
BASE = "/v1beta/models/gemini-3-pro-preview"
WHOLE = f"{BASE}:generateContent"
STREAM = f"{BASE}:streamGenerateContent?alt=sse"
VERTEX = "/v1/projects/p/locations/global/publishers/google/models/gemini-3-pro-preview:generateContent"
OLD = "/v1beta/models/gemini-2.5-pro:generateContent"
PNG = "iVBORw0KGgo="


def content(role: str, *parts: JSONObject) -> JSONObject:
    return {"role": role, "parts": list(parts)}


def text(value: object = "a", **more: object) -> JSONObject:
    return {"text": value, **more}


def call(id_: object = "c1", signature: object = "c2ln", **more: object) -> JSONObject:
    part: JSONObject = {"functionCall": {"id": id_, "name": "Read", "args": {}, **more}}
    return {**part, "thoughtSignature": signature} if signature else part


def response(id_: object = "c1", **more: object) -> JSONObject:
    return {"functionResponse": {"id": id_, "name": "Read", "response": {"output": "x"}, **more}}


def inline(media_type: object = "image/png", data: object = PNG) -> JSONObject:
    return {"inlineData": {"mimeType": media_type, "data": data}}


def file(url: object = "https://x.test/a.png", media_type: object = "image/png") -> JSONObject:
    return {"fileData": {"mimeType": media_type, "fileUri": url}}


USER = content("user", text())
MODEL = content("model", text("b"))


def contents(*values: object) -> JSONObject:
    return {"contents": list(values)}


def loop(calls: JSONObject, *answers: JSONObject) -> JSONObject:
    return contents(USER, calls, *answers)


def function(**fields: object) -> JSONObject:
    return {"tools": [{"functionDeclarations": [{"name": "Read", **fields}]}]}


def parameters(value: object, **more: object) -> JSONObject:
    return function(parameters={"type": "OBJECT", "properties": {"a": value}, **more})


def config(**fields: object) -> JSONObject:
    return {"generationConfig": fields}


def thinking(**fields: object) -> JSONObject:
    return config(thinkingConfig=fields)


def calling(**fields: object) -> JSONObject:
    return {"toolConfig": {"functionCallingConfig": fields}}


STRING: JSONObject = {"type": "STRING"}
JSON_TYPE: JSONObject = {"responseMimeType": "application/json"}

ACCEPTED: dict[str, JSONObject] = {
    "plain": {},
    "turns": contents(USER, MODEL, USER),
    "two contents of one role": contents(USER, USER),
    "system": {"systemInstruction": {"parts": [text()]}},
    "system with a role": {"systemInstruction": content("system", text())},
    "media": contents(content("user", text(), inline(), inline("application/pdf"), file(), file("gs://b/a"))),
    "thoughts": contents(USER, content("model", text("", thoughtSignature="c2ln"), text(thought=True)), USER),
    "a call": loop(content("model", call()), content("user", response())),
    "the placeholder": loop(
        content("model", call(signature="skip_thought_signature_validator")), content("user", response())
    ),
    "parallel calls": loop(
        content("model", text(), call(), call("c2", None)), content("user", response(), response("c2"))
    ),
    "calls without ids": loop(
        content("model", {"functionCall": {"name": "Read"}, "thoughtSignature": "c2ln"}),
        content("user", {"functionResponse": {"name": "Read", "response": {}}}),
    ),
    "words after the responses": loop(content("model", call()), content("user", response()), USER),
    "an earlier turn without signatures": loop(
        content("model", call(signature=None)), content("user", response()), MODEL, USER
    ),
    "media in a response": loop(
        content("model", call()), content("user", response(parts=[inline(), inline("application/pdf")]))
    ),
    "a function": function(description="d"),
    "a function with JSON Schema": function(parametersJsonSchema={"type": "object", "$defs": {}, "x": [1]}),
    "a function with every keyword": parameters(
        {
            "type": "ARRAY",
            "title": "T",
            "description": "d",
            "nullable": True,
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "anyOf": [
                    {**STRING, "enum": ["x"], "format": "enum", "minLength": 1, "maxLength": 2, "pattern": "x"},
                    {"type": "INTEGER", "minimum": 1, "maximum": 2.5, "format": "int64"},
                    {"type": "OBJECT", "minProperties": 1, "maxProperties": 2},
                ],
                "nullable": True,
            },
        },
        required=["a"],
        propertyOrdering=["a"],
    ),
    "calling": {**function(), **calling(mode="ANY", allowedFunctionNames=["Read"])},
    "no calling": calling(mode="NONE"),
    "every number": config(
        temperature=2, topP=0.5, topK=40, maxOutputTokens=65_536, candidateCount=1, seed=5, stopSequences=["a"] * 5
    ),
    "thinking": thinking(thinkingLevel="LOW", includeThoughts=True),
    "a format": config(**JSON_TYPE, responseJsonSchema={"type": "object"}),
    "a format in the older way": config(**JSON_TYPE, responseSchema={"type": "OBJECT"}),
    "a format beside tools": {**function(), **config(**JSON_TYPE)},
    "safety": {"safetySettings": [{"category": category, "threshold": "OFF"} for category in CATEGORIES]},
    "labels": {"labels": {"a": "b"}, "cachedContent": "cachedContents/x"},
}

REFUSED: dict[str, JSONObject] = {
    "an unknown member": {"model": "m"},
    "an unknown member within": config(max_tokens=5),
    "no contents": contents(),
    "contents of a wrong type": {"contents": "a"},
    "a content of a wrong type": contents("a"),
    "no role": contents({"parts": [text()]}),
    "an unknown role": contents(content("assistant", text())),
    "no parts": contents(content("user")),
    "the model first": contents(MODEL, USER),
    "the model last": contents(USER, MODEL),
    "an empty text": contents(content("user", text(""))),
    "a text of a wrong type": contents(content("user", text(5))),
    "a part without data": contents(content("user", {"thought": True})),
    "a part with two kinds of data": contents(content("user", {**text(), **inline()})),
    "an image of another type": contents(content("user", inline("image/gif"))),
    "an image without data": contents(content("user", inline(data=""))),
    "an image that is no base64": contents(content("user", inline(data="a?b"))),
    "a file without a type": contents(content("user", {"fileData": {"fileUri": "https://x.test"}})),
    "a file of another type": contents(content("user", file(media_type="text/html"))),
    "a file elsewhere": contents(content("user", file("http://x.test/a.png"))),
    "a user's call": contents(content("user", call(signature=None))),
    "a model's image": contents(USER, content("model", inline()), USER),
    "a model's response": loop(content("model", call()), content("model", response()), USER),
    "a user's signature": contents(content("user", text(thoughtSignature="c2ln"))),
    "a signature that is no base64": loop(content("model", call(signature="?")), content("user", response())),
    "no signature": loop(content("model", call(signature=None)), content("user", response())),
    "no signature on the first of two": loop(
        content("model", call(signature=None), call("c2")), content("user", response(), response("c2"))
    ),
    "no signature on the second step": loop(
        content("model", call()),
        content("user", response()),
        content("model", call("c2", None)),
        content("user", response("c2")),
    ),
    "no response": loop(content("model", call()), USER),
    "too few responses": loop(content("model", call(), call("c2", None)), content("user", response())),
    "responses in two contents": loop(
        content("model", call(), call("c2", None)), content("user", response()), content("user", response("c2"))
    ),
    "a response without a call": contents(content("user", response())),
    "a response to another call": loop(content("model", call()), content("user", response("c2"))),
    "a response by another name": loop(content("model", call()), content("user", response(name="Write"))),
    "a text among the responses": loop(content("model", call()), content("user", response(), text())),
    "two calls with one id": loop(
        content("model", call(), call(signature=None)), content("user", response(), response())
    ),
    "a call with an illegal name": loop(content("model", call(name="a b")), content("user", response(name="a b"))),
    "arguments of a wrong type": loop(content("model", call(args="{}")), content("user", response())),
    "a response of a wrong type": loop(content("model", call()), content("user", response(response="x"))),
    "an image of another type in a response": loop(
        content("model", call()), content("user", response(parts=[inline("image/heic")]))
    ),
    "an empty system instruction": {"systemInstruction": {"parts": []}},
    "a system instruction that is blank": {"systemInstruction": {"parts": [text("")]}},
    "a system instruction with an image": {"systemInstruction": {"parts": [inline()]}},
    "no functions": {"tools": [{"functionDeclarations": []}]},
    "an illegal name": function(name="1st"),
    "a name that is too long": function(name="a" * 65),
    "two functions of one name": {"tools": [{"functionDeclarations": [{"name": "a"}, {"name": "a"}]}]},
    "both kinds of schemas": function(parameters={"type": "OBJECT"}, parametersJsonSchema={"type": "object"}),
    "JSON Schema of a wrong type": function(parametersJsonSchema={"type": "array"}),
    "a schema of a wrong type": function(parameters=STRING),
    "a type in small letters": parameters({"type": "string"}),
    "no type": parameters({"description": "d"}),
    "several types": parameters({"type": ["STRING", "INTEGER"]}),
    "a keyword that is not known": parameters({**STRING, "const": "x"}),
    "additionalProperties": parameters(STRING, additionalProperties=False),
    "a reference": parameters({"$ref": "#/$defs/X"}),
    "a list without items": parameters({"type": "ARRAY"}),
    "a list of what is wrong": parameters({"type": "ARRAY", "items": {}}),
    "an object with no properties": parameters({"type": "OBJECT", "properties": {}}),
    "an enum of numbers": parameters({"type": "INTEGER", "enum": ["1"]}),
    "an empty enum": parameters({**STRING, "enum": []}),
    "an enum with an empty value": parameters({**STRING, "enum": [""]}),
    "an enum of a wrong type": parameters({**STRING, "enum": [1]}),
    "an unknown format": parameters({**STRING, "format": "uri"}),
    "a required property that is none": parameters(STRING, required=["b"]),
    "something beside anyOf": parameters({**STRING, "anyOf": [STRING]}),
    "something wrong in anyOf": parameters({"anyOf": [{"type": "ARRAY"}]}),
    "an unknown mode": calling(mode="auto"),
    "a forced call without functions": calling(mode="ANY"),
    "allowed functions that are none": {**function(), **calling(mode="ANY", allowedFunctionNames=["Write"])},
    "allowed functions in another mode": {**function(), **calling(mode="AUTO", allowedFunctionNames=["Read"])},
    "a temperature that is too high": config(temperature=2.1),
    "a temperature of a wrong type": config(temperature="1"),
    "topP that is too high": config(topP=1.1),
    "topK of nothing": config(topK=0),
    "too many tokens": config(maxOutputTokens=65_537),
    "no tokens": config(maxOutputTokens=0),
    "tokens of a wrong type": config(maxOutputTokens=5.5),
    "too many stop sequences": config(stopSequences=["a"] * 6),
    "an empty stop sequence": config(stopSequences=[""]),
    "a level and a budget": thinking(thinkingLevel="LOW", thinkingBudget=5_000),
    "a budget at a model with levels": thinking(thinkingBudget=5_000),
    "a level that the model does not know": thinking(thinkingLevel="MEDIUM"),
    "a level in small letters": thinking(thinkingLevel="low"),
    "another type of the answer": config(responseMimeType="application/xml"),
    "a schema without the type": config(responseJsonSchema={"type": "object"}),
    "two schemas": config(**JSON_TYPE, responseJsonSchema={"type": "object"}, responseSchema={"type": "OBJECT"}),
    "a schema of the answer that is wrong": config(**JSON_TYPE, responseSchema={"type": "ARRAY"}),
    "an unknown category": {"safetySettings": [{"category": "HARM", "threshold": "OFF"}]},
    "an unknown threshold": {"safetySettings": [{"category": CATEGORIES[0], "threshold": "NONE"}]},
    "a category twice": {"safetySettings": [{"category": CATEGORIES[0], "threshold": "OFF"}] * 2},
    "labels of a wrong type": {"labels": {"a": 5}},
}

OLDER: dict[str, tuple[str, JSONObject]] = {
    "a level at a model with budgets": (OLD, thinking(thinkingLevel="LOW")),
    "a budget that is too small": (OLD, thinking(thinkingBudget=64)),
    "a budget that is too large": (OLD, thinking(thinkingBudget=40_000)),
    "no thinking at a model that always thinks": (OLD, thinking(thinkingBudget=0)),
    "a format beside tools": (OLD, {**function(), **config(**JSON_TYPE)}),
    "media in a response": (OLD, loop(content("model", call()), content("user", response(parts=[inline()])))),
    "thinking at a model that does not": (
        "/v1beta/models/gemini-2.0-flash:generateContent",
        thinking(includeThoughts=True),
    ),
    "more than the model can say": (
        "/v1beta/models/gemini-2.0-flash:generateContent",
        config(maxOutputTokens=8_193),
    ),
}

HEADS: dict[str, tuple[str, Mapping[str, str], str, int]] = {
    "another method": (WHOLE, HEADERS, "GET", 405),
    "another address": ("/v1/chat/completions", HEADERS, "POST", 404),
    "a key in the address": (f"{WHOLE}?key=k", HEADERS, "POST", 400),
    "a stream without its form": (f"{BASE}:streamGenerateContent", HEADERS, "POST", 400),
    "a stream's form without a stream": (f"{WHOLE}?alt=sse", HEADERS, "POST", 400),
    "no key": (WHOLE, {"Content-Type": "application/json"}, "POST", 403),
    "a wrong key": (WHOLE, {**HEADERS, "x-goog-api-key": "x"}, "POST", 400),
    "a token beside the key": (WHOLE, {**HEADERS, "Authorization": "Bearer k"}, "POST", 401),
    "another type": (WHOLE, {**HEADERS, "Content-Type": "text/plain"}, "POST", 400),
    "a header of another vendor's": (WHOLE, {**HEADERS, "anthropic-version": "2023-06-01"}, "POST", 400),
    "a header of ours": (WHOLE, {**HEADERS, "x-lynkr-model": "m"}, "POST", 400),
}


def refusal(
    body: object, target: str = WHOLE, headers: Mapping[str, str] = HEADERS, method: str = "POST"
) -> JSONObject:
    """The error of the answer; empty where the judge takes the request."""
    reply = gemini_judge("k")(make_request(body, headers, target=target, method=method))
    if reply is None:
        return {}
    assert isinstance(reply.body, bytes)
    error = json.loads(reply.body)["error"]
    assert error["code"] == reply.status
    assert error["message"]
    assert isinstance(error, dict)
    return error


@pytest.mark.parametrize("members", ACCEPTED.values(), ids=ACCEPTED.keys())
@pytest.mark.parametrize("target", [WHOLE, STREAM])
def test_accepted(members: JSONObject, target: str) -> None:
    assert refusal({**contents(USER), **members}, target) == {}


@pytest.mark.parametrize("members", REFUSED.values(), ids=REFUSED.keys())
def test_refused(members: JSONObject) -> None:
    error = refusal({**contents(USER), **members})
    assert (error.get("code"), error.get("status")) == (400, "INVALID_ARGUMENT")


@pytest.mark.parametrize(("target", "members"), OLDER.values(), ids=OLDER.keys())
def test_refused_by_older_models(target: str, members: JSONObject) -> None:
    assert refusal({**contents(USER), **members}, target).get("status") == "INVALID_ARGUMENT"


def test_older_models_want_no_signatures() -> None:
    members = loop(content("model", call(signature=None)), content("user", response()))
    assert refusal(members, OLD) == {}
    assert refusal({**contents(USER), **thinking(thinkingBudget=-1)}, OLD) == {}


@pytest.mark.parametrize(("target", "headers", "method", "status"), HEADS.values(), ids=HEADS.keys())
def test_heads(target: str, headers: Mapping[str, str], method: str, status: int) -> None:
    assert refusal(contents(USER), target, headers, method).get("code") == status


def test_a_wrong_key_is_named_as_such() -> None:
    error = refusal(contents(USER), headers={**HEADERS, "x-goog-api-key": "x"})
    assert error["details"][0]["reason"] == "API_KEY_INVALID"  # type: ignore[index]  # JSON of a form known here


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"contents":[],"contents":[]}', b"NaN", b"\xff"])
def test_bodies(body: bytes) -> None:
    reply = gemini_judge()(make_request(body, HEADERS, target=WHOLE, json_body=False))
    assert reply is not None
    assert reply.status == 400


def test_vertex() -> None:
    judge = gemini_judge(token="t")
    headers = {"Content-Type": "application/json", "Authorization": "Bearer t"}
    assert judge(make_request(contents(USER), headers, target=VERTEX)) is None
    for wrong in ({**headers, "Authorization": "Bearer x"}, {**headers, "x-goog-api-key": "k"}, HEADERS):
        reply = judge(make_request(contents(USER), wrong, target=VERTEX))
        assert reply is not None
        assert reply.status == 401
