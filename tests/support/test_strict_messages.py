"""Every rule of the Messages judge: what it lets through and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.support.messages_answers import SIGNATURE
from tests.support.requests import make_request
from tests.support.strict_messages import messages_judge

JSONObject = dict[str, object]

HEADERS = {"content-type": "application/json", "x-api-key": "sk-1", "anthropic-version": "2023-06-01"}
USER: JSONObject = {"role": "user", "content": "hi"}
MARK: JSONObject = {"cache_control": {"type": "ephemeral"}}
MARK_1H: JSONObject = {"cache_control": {"type": "ephemeral", "ttl": "1h"}}
SCHEMA: JSONObject = {"type": "object", "properties": {"path": {"type": "string"}}}
TOOL: JSONObject = {"name": "Read", "description": "d", "input_schema": SCHEMA}
PNG = "iVBORw0KGgo="
BUDGET: JSONObject = {"thinking": {"type": "enabled", "budget_tokens": 1024}, "max_tokens": 2000}


def text(value: str = "a", /, **fields: object) -> JSONObject:
    return {"type": "text", "text": value, **fields}


def use(use_id: str = "toolu_1", /, **fields: object) -> JSONObject:
    return {"type": "tool_use", "id": use_id, "name": "Read", "input": {}, **fields}


def result(use_id: str = "toolu_1", /, **fields: object) -> JSONObject:
    return {"type": "tool_result", "tool_use_id": use_id, **fields}


def thinking(signature: str = SIGNATURE) -> JSONObject:
    return {"type": "thinking", "thinking": "t", "signature": signature}


def image(**source: object) -> JSONObject:
    return {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PNG} | source}


def document(**source: object) -> JSONObject:
    return {"type": "document", "source": source}


def user(*blocks: object) -> JSONObject:
    return {"role": "user", "content": list(blocks)}


def assistant(*blocks: object) -> JSONObject:
    return {"role": "assistant", "content": list(blocks)}


def messages(*values: object) -> JSONObject:
    return {"messages": list(values)}


def tool(**fields: object) -> JSONObject:
    return {"tools": [TOOL | fields]}


ACCEPTED: dict[str, JSONObject] = {
    "plain": {},
    "stream": {"stream": True},
    "sampling": {"temperature": 1, "top_p": 0.5, "top_k": 5, "stop_sequences": ["END"]},
    "null means default": {"temperature": None, "stop_sequences": None, "tool_choice": None, "system": None},
    "metadata": {"metadata": {"user_id": '{"session_id":"1"}'}, "service_tier": "auto"},
    "system text": {"system": "s"},
    "system blocks": {"system": [text(), text(**MARK)]},
    "system in the middle": messages(USER, {"role": "system", "content": [text(**MARK)]}, assistant(text()), USER),
    "empty system in the middle": messages(USER, {"role": "system", "content": []}),
    "effort of the turns to come": messages(USER, {"role": "system", "content": "s", "output_config": {}}),
    "two user messages": messages(USER, USER),
    "prefill": messages(USER, {"role": "assistant", "content": "{"}),
    "images": messages(user(image(), {"type": "image", "source": {"type": "url", "url": "https://example.com/a"}})),
    "PDF": messages(user(document(type="base64", media_type="application/pdf", data="QQ=="))),
    "text document": messages(user(document(type="text", media_type="text/plain", data="a"))),
    "tools": {"tools": [TOOL, {"type": "web_search_20250305", "name": "web_search", "max_uses": 5}]},
    "no tools": {"tools": []},
    "tool_choice auto": tool() | {"tool_choice": {"type": "auto", "disable_parallel_tool_use": True}},
    "tool_choice any": tool() | {"tool_choice": {"type": "any"}},
    "tool_choice tool": tool() | {"tool_choice": {"type": "tool", "name": "Read"}},
    "tool_choice none": tool() | {"tool_choice": {"type": "none"}},
    "custom tool": tool(type="custom", strict=True, **MARK),
    "one call": messages(USER, assistant(text(), use()), user(result(content="ok"))),
    "parallel calls in any order, then text": messages(
        USER, assistant(use("a"), use("b")), user(result("b"), result("a", content=[text(), image()]), text())
    ),
    "results in two messages": messages(USER, assistant(use("a"), use("b")), user(result("a")), user(result("b"))),
    "failed call": messages(USER, assistant(use()), user(result(content="Exit code 3", is_error=True))),
    "tool references": messages(
        USER, assistant(use()), user(result(content=[{"type": "tool_reference", "tool_name": "WebFetch"}]))
    ),
    "server tool": messages(
        USER,
        assistant(
            {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {}},
            {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []},
        ),
        USER,
    ),
    "four marks": {"system": [text(**MARK_1H)], **tool(**MARK_1H), **messages(user(text(**MARK), text(**MARK)))},
    "thinking adaptive": {"thinking": {"type": "adaptive", "display": "omitted"}, "temperature": 1},
    "thinking with a budget": BUDGET | {"top_p": 0.95},
    "thinking disabled": {"thinking": {"type": "disabled"}, "temperature": 0.2},
    "history with thinking": messages(USER, assistant(thinking(), use()), user(result())),
    "redacted thinking": messages(USER, assistant({"type": "redacted_thinking", "data": "x"}, text()), USER),
    "history with thinking and a budget": BUDGET | messages(USER, assistant(thinking(), use()), user(result())),
    "history without thinking and a budget": BUDGET | messages(USER, assistant(text()), USER),
    "output_config": {"output_config": {"effort": "high", "format": {"type": "json_schema", "schema": SCHEMA}}},
}

REFUSED: dict[str, tuple[JSONObject, str]] = {
    "unknown key": ({"foo": 1}, "foo: Extra inputs are not permitted"),
    "OpenAI key": ({"stop": ["a"]}, "stop: Extra inputs are not permitted"),
    "context_management without its beta": ({"context_management": {}}, "context_management: Extra inputs"),
    "thread without its beta": ({"thread": {}}, "thread: Extra inputs"),
    "no model": ({"model": ...}, "model: Field required"),
    "empty model": ({"model": ""}, "model: String should have at least 1 character"),
    "no max_tokens": ({"max_tokens": ...}, "max_tokens: Field required"),
    "max_tokens 0": ({"max_tokens": 0}, "max_tokens: Input should be greater"),
    "max_tokens a text": ({"max_tokens": "5"}, "max_tokens: Input should be a valid integer"),
    "max_tokens a boolean": ({"max_tokens": True}, "max_tokens: Input should be a valid integer"),
    "no messages": ({"messages": ...}, "messages: Field required"),
    "empty messages": (messages(), "at least one message"),
    "messages a text": ({"messages": "hi"}, "messages: Input should be a valid list"),
    "message a text": (messages("hi"), "messages.0: Input should be a valid dictionary"),
    "first message from the assistant": (messages(assistant(text()), USER), "first message must use"),
    "first message from the system": (messages({"role": "system", "content": "s"}, USER), "first message must use"),
    "role tool": (messages({"role": "tool", "content": "a"}), "messages.0.role: Input should be"),
    "unknown message key": (messages(USER | {"name": "a"}), "messages.0.name: Extra inputs"),
    "no content": (messages({"role": "user"}), "messages.0.content: Field required"),
    "empty content": (messages({"role": "user", "content": ""}), "messages.0: all messages must have non-empty"),
    "empty content list": (messages(user()), "messages.0: all messages must have non-empty"),
    "empty assistant in the middle": (messages(USER, assistant(), USER), "messages.1: all messages must"),
    "unknown block": (messages(user({"type": "image_url"})), "messages.0.content.0: Input tag 'image_url'"),
    "tool_use from the user": (messages(user(use())), "messages.0.content.0: Input tag 'tool_use'"),
    "tool_result from the assistant": (messages(USER, assistant(result())), "Input tag 'tool_result'"),
    "thinking from the user": (messages(user(thinking())), "Input tag 'thinking'"),
    "unknown block key": (messages(user(text(foo=1))), "messages.0.content.0.text.foo: Extra inputs"),
    "empty text": (messages(user(text(""))), "text content blocks must be non-empty"),
    "blank text": (messages(user(text(" \n"))), "must contain non-whitespace"),
    "marked empty text": (messages(user(text("", **MARK))), "cache_control cannot be set for empty text"),
    "empty system text": ({"system": [text("")]}, "system: text content blocks must be non-empty"),
    "system image": ({"system": [image()]}, "system.0: Input tag 'image'"),
    "system an object": ({"system": {}}, "system: Input should be a valid list"),
    "trailing blank in the prefill": (messages(USER, assistant(text("a "))), "cannot end with trailing whitespace"),
    "thinking at the end": (messages(USER, assistant(thinking())), "final block in an assistant message"),
    "image type": (messages(user(image(media_type="image/bmp"))), "base64.media_type"),
    "image data": (messages(user(image(data="@@"))), "invalid base64"),
    "empty image": (messages(user(image(data=""))), "data cannot be empty"),
    "image over http": (
        messages(user({"type": "image", "source": {"type": "url", "url": "http://a/b"}})),
        "Only HTTPS URLs",
    ),
    "image source": (messages(user({"type": "image", "source": {"type": "x"}})), "Input tag 'x'"),
    "image without source": (messages(user({"type": "image"})), "image.source: Input should be a valid dictionary"),
    "document type": (messages(user(document(type="base64", media_type="text/html", data="QQ=="))), "application/pdf"),
    "document text": (messages(user(document(type="text", media_type="text/html", data="a"))), "text/plain"),
    "call without result": (messages(USER, assistant(use()), USER), "without `tool_result` blocks immediately after"),
    "one of two results": (messages(USER, assistant(use("a"), use("b")), user(result("a"))), "immediately after: b"),
    "call at the end": (messages(USER, assistant(use())), "immediately after: toolu_1"),
    "text before the result": (messages(USER, assistant(use()), user(text(), result())), "immediately after: toolu_1"),
    "system between call and result": (
        messages(USER, assistant(use()), {"role": "system", "content": "s"}, user(result())),
        "immediately after: toolu_1",
    ),
    "result without call": (messages(user(result())), "unexpected `tool_use_id`"),
    "result of an older call": (
        messages(USER, assistant(use()), user(result()), assistant(text()), user(result())),
        "messages.4: unexpected `tool_use_id`",
    ),
    "result twice": (messages(USER, assistant(use()), user(result(), result())), "must have a single result"),
    "one id twice": (messages(USER, assistant(use("a"), use("a")), user(result("a"))), "must be unique"),
    "id in a later turn again": (
        messages(USER, assistant(use()), user(result()), assistant(use()), user(result())),
        "must be unique",
    ),
    "call id": (messages(USER, assistant(use("call:1")), user(result("call:1"))), "tool_use.id: String should match"),
    "result id": (messages(USER, assistant(use()), user(result(""))), "tool_use_id: String should match"),
    "input a text": (messages(USER, assistant(use(input="{}")), user(result())), "tool_use.input: Input should be"),
    "call without name": (messages(USER, assistant(use(name="")), user(result())), "tool_use.name: String should"),
    "result content": (messages(USER, assistant(use()), user(result(content={}))), "Input should be a valid list"),
    "block in a result": (
        messages(USER, assistant(use()), user(result(content=[use("b")]))),
        "messages.2.content.0.tool_result.content.0: Input tag 'tool_use'",
    ),
    "image in a failed result": (
        messages(USER, assistant(use()), user(result(content=[image()], is_error=True))),
        'must be type "text"',
    ),
    "is_error": (messages(USER, assistant(use()), user(result(is_error="yes"))), "is_error: Input should be"),
    "our envelope as signature": (
        messages(USER, assistant(thinking("lynkr1.openai.e30"), text()), USER),
        "messages.1.content.0: Invalid `signature` in `thinking` block",
    ),
    "empty signature": (messages(USER, assistant(thinking(""), text()), USER), "Invalid `signature`"),
    "foreign signature": (messages(USER, assistant(thinking("abc"), text()), USER), "Invalid `signature`"),
    "no signature": (
        messages(USER, assistant({"type": "thinking", "thinking": "t"}, text()), USER),
        "thinking.signature: Field required",
    ),
    "marked thinking": (
        messages(USER, assistant(thinking() | MARK, text()), USER),
        "thinking.cache_control: Extra inputs",
    ),
    "empty redacted thinking": (
        messages(USER, assistant({"type": "redacted_thinking", "data": ""}, text()), USER),
        "Invalid `data`",
    ),
    "loop without thinking and a budget": (
        BUDGET | messages(USER, assistant(use()), user(result())),
        "Expected `thinking` or `redacted_thinking`, but found `tool_use`",
    ),
    "five marks": (
        {"system": [text(**MARK)], **tool(**MARK), **messages(user(text(**MARK), text(**MARK), text(**MARK)))},
        "A maximum of 4 blocks with cache_control may be provided. Found 5.",
    ),
    "mark within a tool result counts": (
        {
            "system": [text(**MARK), text(**MARK)],
            **messages(USER, assistant(use(**MARK)), user(result(content=[text(**MARK)], **MARK))),
        },
        "Found 5.",
    ),
    "mark type": (messages(user(text(cache_control={"type": "forever"}))), "cache_control.type"),
    "mark ttl": (messages(user(text(cache_control={"type": "ephemeral", "ttl": "2h"}))), "ttl: Input should be"),
    "long mark after a short one": (
        {"system": [text(**MARK)], **messages(user(text(**MARK_1H)))},
        "must not come after a ttl='5m'",
    ),
    "tool without name": ({"tools": [{"input_schema": SCHEMA}]}, "tools.0.custom.name: Input should be"),
    "tool name": (tool(name="mcp.read"), "tools.0.custom.name: String should match"),
    "two tools of one name": ({"tools": [TOOL, TOOL]}, "Tool names must be unique"),
    "tool without schema": ({"tools": [{"name": "a"}]}, "tools.0.custom.input_schema: Field required"),
    "schema without type": (tool(input_schema={}), "input_schema.type: Input should be 'object'"),
    "schema with anyOf": (tool(input_schema=SCHEMA | {"anyOf": []}), "does not support oneOf, allOf, or anyOf"),
    "OpenAI tool": (
        {"tools": [{"type": "function", "function": {"name": "a", "parameters": SCHEMA}}]},
        "tools.0: Input tag 'function'",
    ),
    "tool key": (tool(parameters={}), "tools.0.custom.parameters: Extra inputs"),
    "defer_loading without its beta": (tool(defer_loading=True), "tools.0.custom.defer_loading: Extra inputs"),
    "tool_choice without tools": ({"tool_choice": {"type": "auto"}}, "may only be specified while providing tools"),
    "OpenAI tool_choice": (tool() | {"tool_choice": "auto"}, "tool_choice: Input should be a valid dictionary"),
    "tool_choice type": (tool() | {"tool_choice": {"type": "required"}}, "tool_choice: Input tag 'required'"),
    "tool_choice key": (tool() | {"tool_choice": {"type": "none", "name": "a"}}, "tool_choice.none.name: Extra"),
    "tool_choice of an absent tool": (tool() | {"tool_choice": {"type": "tool", "name": "X"}}, "Tool 'X' not found"),
    "temperature": ({"temperature": 1.5}, "temperature: range: 0..1"),
    "temperature a text": ({"temperature": "1"}, "temperature: Input should be a valid number"),
    "top_p": ({"top_p": -1}, "top_p: range: 0..1"),
    "top_k": ({"top_k": -1}, "top_k: Input should be"),
    "stream": ({"stream": 1}, "stream: Input should be a valid boolean"),
    "stop_sequences": ({"stop_sequences": "a"}, "stop_sequences: Input should be a valid list"),
    "blank stop sequence": ({"stop_sequences": [" "]}, "must contain non-whitespace"),
    "metadata key": ({"metadata": {"a": "b"}}, "metadata.a: Extra inputs"),
    "metadata user_id": ({"metadata": {"user_id": 1}}, "metadata.user_id: Input should be"),
    "service_tier": ({"service_tier": "flex"}, "service_tier: Input should be"),
    "thinking type": ({"thinking": {"type": "on"}}, "thinking: Input tag 'on'"),
    "thinking key": ({"thinking": {"type": "disabled", "budget_tokens": 1}}, "Extra inputs"),
    "thinking display": ({"thinking": {"type": "adaptive", "display": "updates"}}, "thinking.adaptive.display"),
    "thinking without budget": ({"thinking": {"type": "enabled"}}, "budget_tokens: Field required"),
    "thinking budget too low": ({"thinking": {"type": "enabled", "budget_tokens": 100}}, "equal to 1024"),
    "thinking budget too high": (BUDGET | {"max_tokens": 1024}, "`max_tokens` must be greater"),
    "thinking with temperature": (BUDGET | {"temperature": 0}, "`temperature` may only be set to 1"),
    "thinking with top_k": (BUDGET | {"top_k": 5}, "`top_k` must be unset"),
    "thinking with top_p": (BUDGET | {"top_p": 0.5}, "`top_p` must be greater"),
    "thinking with a forced tool": (BUDGET | tool() | {"tool_choice": {"type": "any"}}, "Thinking may not be enabled"),
    "effort": ({"output_config": {"effort": "extreme"}}, "output_config.effort"),
    "output_config key": ({"output_config": {"foo": 1}}, "output_config.foo: Extra inputs"),
    "format type": ({"output_config": {"format": {"type": "json"}}}, "output_config.format.type"),
    "format without schema": ({"output_config": {"format": {"type": "json_schema"}}}, "output_config.format.schema"),
}

HEADERS_REFUSED: dict[str, tuple[dict[str, str | None], int, str, str]] = {
    "no key": ({"x-api-key": None}, 401, "authentication_error", "x-api-key header is required"),
    "wrong key": ({"x-api-key": "sk-2"}, 401, "authentication_error", "invalid x-api-key"),
    "wrong token": (
        {"x-api-key": None, "authorization": "Bearer sk-2"},
        401,
        "authentication_error",
        "invalid x-api-key",
    ),
    "the client's token beside our key": ({"authorization": "Bearer x"}, 401, "authentication_error", "only one of"),
    "no version": ({"anthropic-version": None}, 400, "invalid_request_error", "anthropic-version"),
    "version": ({"anthropic-version": "latest"}, 400, "invalid_request_error", "anthropic-version"),
    "no content type": ({"content-type": None}, 415, "invalid_request_error", "Content-Type"),
    "our own": ({"X-Lynkr-Model": "m"}, 400, "invalid_request_error", "X-Lynkr-Model"),
}


def plain(change: JSONObject) -> JSONObject:
    body = {"model": "claude-sonnet-4-5", "max_tokens": 100, "messages": [USER]} | change
    return {key: value for key, value in body.items() if value is not ...}


judge = messages_judge("sk-1", signatures={SIGNATURE})


@pytest.mark.parametrize("change", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(change: JSONObject) -> None:
    assert judge(make_request(plain(change), HEADERS)) is None


@pytest.mark.parametrize(("change", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(change: JSONObject, message: str) -> None:
    reply = judge(make_request(plain(change), HEADERS))
    assert reply is not None
    assert isinstance(reply.body, bytes)
    value = json.loads(reply.body)
    assert value.keys() == {"type", "error", "request_id"}
    assert (reply.status, value["type"], value["error"]["type"]) == (400, "error", "invalid_request_error")
    assert message in value["error"]["message"]


@pytest.mark.parametrize(
    ("change", "status", "error_type", "message"), HEADERS_REFUSED.values(), ids=HEADERS_REFUSED.keys()
)
def test_headers(change: dict[str, str | None], status: int, error_type: str, message: str) -> None:
    headers = {name: value for name, value in (HEADERS | change).items() if value is not None}
    reply = judge(make_request(plain({}), headers))
    assert reply is not None
    assert isinstance(reply.body, bytes)
    error = json.loads(reply.body)["error"]
    assert (reply.status, error["type"]) == (status, error_type)
    assert message in error["message"]


def test_a_token_is_a_key() -> None:
    headers = {name: value for name, value in HEADERS.items() if name != "x-api-key"}
    assert judge(make_request(plain({}), headers | {"Authorization": "Bearer sk-1"})) is None


@pytest.mark.parametrize(
    ("change", "beta"),
    [
        ({"context_management": {"edits": []}}, "claude-code-20250219, context-management-2025-06-27"),
        ({"thread": {"type": "create"}}, "message-threads-2026-08-12"),
        (tool(defer_loading=True), "advanced-tool-use-2025-11-20"),
        ({"thinking": {"type": "adaptive", "display": "updates"}}, "thinking-display-updates-2026-08-18"),
    ],
)
def test_what_a_beta_allows(change: JSONObject, beta: str) -> None:
    assert judge(make_request(plain(change), HEADERS | {"anthropic-beta": beta})) is None


def test_count_tokens() -> None:
    target = "/v1/messages/count_tokens?beta=true"
    body = plain({"max_tokens": ..., "tools": []})
    assert judge(make_request(body, HEADERS, target=target)) is None
    assert judge(make_request(body | {"max_tokens": 5}, HEADERS, target=target)) is not None
    assert judge(make_request(body | {"stream": True}, HEADERS, target=target)) is not None


def test_any_signature_that_could_be_native() -> None:
    body = plain(messages(USER, assistant(thinking("of another day"), text()), USER))
    assert messages_judge()(make_request(body, HEADERS)) is None


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b'{"model":"a","model":"b"}', b'{"model":NaN}', b'{"model":"\xff"}', b""]
)
def test_body_that_is_not_one_json_object(body: bytes) -> None:
    reply = judge(make_request(body, HEADERS, json_body=False))
    assert reply is not None
    assert reply.status == 400


def test_method() -> None:
    reply = judge(make_request({}, HEADERS, method="GET"))
    assert reply is not None
    assert reply.status == 405
