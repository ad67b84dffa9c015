"""Every rule of the Converse judge: what it lets through and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.support.requests import make_request
from tests.support.strict_converse import converse_judge
from tests.support.upstream import Reply

JSONObject = dict[str, object]

HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer k"}
TARGET = "/model/us.amazon.nova-pro-v1%3A0/converse"
USER: JSONObject = {"role": "user", "content": [{"text": "hi"}]}
SCHEMA: JSONObject = {"json": {"type": "object", "properties": {}}}
POINT: JSONObject = {"cachePoint": {"type": "default"}}
PNG: JSONObject = {"image": {"format": "png", "source": {"bytes": "aGk="}}}


def judged(
    body: object, headers: dict[str, str] = HEADERS, target: str = TARGET, api_key: str | None = None
) -> Reply | None:
    return converse_judge(api_key=api_key)(make_request(body, headers, target=target))


def messages(*values: object) -> JSONObject:
    return {"messages": list(values)}


def user(*content: object) -> JSONObject:
    return {"role": "user", "content": list(content)}


def assistant(*content: object) -> JSONObject:
    return {"role": "assistant", "content": list(content)}


def call(id_: str = "t1", **more: object) -> JSONObject:
    return {"toolUse": {"toolUseId": id_, "name": "Read", "input": {}} | more}


def done(id_: str = "t1", *content: object, **more: object) -> JSONObject:
    return {"toolResult": {"toolUseId": id_, "content": list(content) or [{"text": "ok"}]} | more}


def pdf(name: str = "a", **more: object) -> JSONObject:
    return {"document": {"format": "pdf", "name": name, "source": {"bytes": "JVBERi0="}} | more}


def tools(*values: object, **more: object) -> JSONObject:
    return {"toolConfig": {"tools": list(values), **more}}


def spec(name: object = "Read", **more: object) -> JSONObject:
    return {"toolSpec": {"name": name, "inputSchema": SCHEMA} | more}


def inference(**more: object) -> JSONObject:
    return {"inferenceConfig": more}


def thought(**more: object) -> JSONObject:
    return {"reasoningContent": {"reasoningText": {"text": "hm", "signature": "EqQB"} | more}}


ACCEPTED: dict[str, JSONObject] = {
    "plain": {},
    "sampling": inference(maxTokens=1, temperature=0, topP=1.0, stopSequences=["a", "\n"]),
    "system": {"system": [{"text": "s"}, POINT]},
    "tools": tools(spec(description="d"), POINT, toolChoice={"auto": {}}),
    "any": tools(spec(), toolChoice={"any": {}}),
    "one": tools(spec(), toolChoice={"tool": {"name": "Read"}}),
    "a turn": tools(spec())
    | messages(USER, assistant({"text": "a"}, call()), user(done(), {"text": "b"}), assistant({"text": "c"})),
    "results in any order": tools(spec())
    | messages(USER, assistant(call("a"), call("b")), user(done("b"), POINT, done("a"))),
    "media": messages(
        user(PNG, {"text": "a"}, pdf(), pdf("b (2) [c]-d"), {"cachePoint": {"type": "default", "ttl": "1h"}})
    ),
    "a result": tools(spec())
    | messages(USER, assistant(call()), user(done("t1", {"json": {}}, PNG, {"text": "a"}, pdf(), status="error"))),
    "reasoning": messages(
        USER, assistant(thought(), {"reasoningContent": {"redactedContent": "aGk="}}, {"text": "a"}), USER
    ),
    "the rest": {
        "additionalModelRequestFields": {"top_k": 5},
        "additionalModelResponseFieldPaths": ["/stop_sequence"],
        "guardrailConfig": {"guardrailIdentifier": "a", "guardrailVersion": "1"},
        "outputConfig": {"textFormat": {"type": "json_schema", "structure": {"jsonSchema": {"schema": "{}"}}}},
    },
}


@pytest.mark.parametrize("body", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(body: JSONObject) -> None:
    reply = judged({**messages(USER), **body})
    assert reply is None, reply


REFUSED: list[tuple[str, JSONObject, str]] = [
    ("an unknown member", {"model": "m"}, "model"),
    ("no messages", messages(), "at least one message"),
    ("a string", messages({"role": "user", "content": "hi"}), "list"),
    ("another's block", messages(user({"type": "text", "text": "a"})), "type"),
    ("two in one", messages(user({"text": "a", "image": {}})), "exactly one member"),
    ("an empty message", messages(user()), "is empty"),
    ("blank text", messages(user({"text": " \n"})), "blank"),
    ("system among the messages", messages(USER, {"role": "system", "content": [{"text": "a"}]}), "enum"),
    ("the assistant first", messages(assistant({"text": "a"}), USER), "start with a user message"),
    ("the same role twice", messages(USER, USER), "alternate"),
    ("a trailing blank", messages(USER, assistant({"text": "a "})), "trailing whitespace"),
    ("a call without tools", messages(USER, assistant(call()), user(done())), "toolConfig field must be defined"),
    ("a call without a result", tools(spec()) | messages(USER, assistant(call()), USER), "Expected toolResult blocks"),
    ("a call at the end", tools(spec()) | messages(USER, assistant(call())), "Expected toolResult blocks"),
    ("a result without a call", tools(spec()) | messages(user(done())), "exceeds the number"),
    ("a result of another call", tools(spec()) | messages(USER, assistant(call()), user(done("t2"))), "Expected"),
    ("a result after text", tools(spec()) | messages(USER, assistant(call()), user({"text": "a"}, done())), "before"),
    ("an id twice", tools(spec()) | messages(USER, assistant(call()), user(done()), assistant(call()), user(done())),
     "unique"),
    ("an id", tools(spec()) | messages(USER, assistant(call("a b")), user(done("a b"))), "pattern"),
    ("arguments", tools(spec()) | messages(USER, assistant(call(input="{}")), user(done())), "json object"),
    ("a status", tools(spec()) | messages(USER, assistant(call()), user(done(status="bad"))), "enum"),
    ("an empty result", tools(spec()) | messages(USER, assistant(call()), user(done(content=[]))), "empty"),
    ("a mark within a result", tools(spec()) | messages(USER, assistant(call()), user(done("t1", POINT))), "cacheP"),
    ("an image's format", messages(user({"image": {"format": "bmp", "source": {"bytes": "aGk="}}})), "enum"),
    ("an image's data", messages(user({"image": {"format": "png", "source": {"bytes": "?"}}})), "base64"),
    ("no data", messages(user({"image": {"format": "png", "source": {"bytes": ""}}})), "length"),
    ("an image of the assistant's", messages(USER, assistant(PNG), USER), "image"),
    ("a document's name", messages(user({"text": "a"}, pdf("a.pdf"))), "alphanumeric"),
    ("two blanks in it", messages(user({"text": "a"}, pdf("a  b"))), "consecutive"),
    ("a document's name twice", messages(user({"text": "a"}, pdf(), pdf())), "duplicate document names"),
    ("a document without text", messages(user(pdf())), "text block must be included"),
    ("a document's format", messages(user({"text": "a"}, pdf(format="zip"))), "enum"),
    ("a mark first", messages(user(POINT, {"text": "a"})), "come first"),
    ("a mark's type", messages(user({"text": "a"}, {"cachePoint": {"type": "ephemeral"}})), "enum"),
    ("a mark's length", messages(user({"text": "a"}, {"cachePoint": {"type": "default", "ttl": "2h"}})), "enum"),
    ("five marks", {"system": [{"text": "s"}, *[POINT] * 5]}, "maximum of 4"),
    ("reasoning without a signature", messages(USER, assistant(thought(signature="")), USER), "signature"),
    ("reasoning with ours", messages(USER, assistant(thought(signature="lynkr1.x.e30")), USER), "signature"),
    ("empty system text", {"system": [{"text": ""}]}, "length"),
    ("a system string", {"system": "s"}, "list"),
    ("no output", inference(maxTokens=0), "maxTokens"),
    ("too hot", inference(temperature=1.5), "temperature"),
    ("a boolean", inference(topP=True), "topP"),
    ("top_k", inference(topK=5), "topK"),
    ("an empty stop", inference(stopSequences=[""]), "length"),
    ("empty tools", tools(), "length"),
    ("a tool's name", tools(spec("a b")), "pattern"),
    ("a long name", tools(spec("a" * 65)), "pattern"),
    ("an empty description", tools(spec(description="")), "length"),
    ("a schema of no object", tools(spec(inputSchema={"json": {}})), "object"),
    ("tools of a name", tools(spec(), spec()), "duplicate tool names"),
    ("a mark before the tools", tools(POINT, spec()), "come first"),
    ("no choice", tools(spec(), toolChoice={"none": {}}), "none"),
    ("a choice that is not there", tools(spec(), toolChoice={"tool": {"name": "Write"}}), "not one of the tools"),
    ("a path", {"additionalModelResponseFieldPaths": ["stop_sequence"]}, "JSON Pointer"),
    ("an output format", {"outputConfig": {"textFormat": {"type": "json", "structure": {}}}}, "json_schema"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(body: JSONObject, said: str) -> None:
    reply = judged({**messages(USER), **body})
    assert reply is not None
    assert reply.status == 400
    assert isinstance(reply.body, bytes)
    assert said in json.loads(reply.body)["message"]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/model/m/converse-stream", 200),
        ("/model/m/invoke", 404),
        ("/v1/messages", 404),
        ("/model/a/b/converse", 404),
        ("/model/a%2Fb/converse", 200),
        ("/model/a b/converse", 400),
        ("/model/m/converse?stream=true", 404),
    ],
)
def test_addresses(target: str, status: int) -> None:
    reply = judged(messages(USER), target=target)
    assert (200 if reply is None else reply.status) == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": ""}, 403),
        ({"authorization": "Basic a"}, 403),
        ({"authorization": "Bearer other"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"x-api-key": "a"}, 400),
        ({"anthropic-version": "2023-06-01"}, 400),
        ({"x-lynkr-tier": "a"}, 400),
    ],
)
def test_headers(headers: dict[str, str], status: int) -> None:
    sent = {name.lower(): value for name, value in HEADERS.items()} | headers
    reply = judged(messages(USER), sent, api_key="k")
    assert reply is not None
    assert reply.status == status
    assert judged(messages(USER), api_key="k") is None


@pytest.mark.parametrize("body", [b"{", b"[1]", b'{"system":[],"system":[]}', b'{"a":NaN}', b'"\xff"', b""])
def test_body_that_is_not_one_json_object(body: bytes) -> None:
    reply = converse_judge()(make_request(body, HEADERS, target=TARGET, json_body=False))
    assert reply is not None
    assert reply.status == 400
