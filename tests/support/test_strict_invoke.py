"""Every rule of the InvokeModel judge."""

from __future__ import annotations

import json

import pytest

from tests.support.requests import make_request
from tests.support.strict_invoke import invoke_judge

JSONObject = dict[str, object]

HEADERS = {"content-type": "application/json", "authorization": "Bearer k"}
TARGET = "/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/invoke"
BODY: JSONObject = {
    "anthropic_version": "bedrock-2023-05-31",
    "max_tokens": 10,
    "messages": [{"role": "user", "content": "hi"}],
}

DEFERRED: JSONObject = {"name": "f", "input_schema": {"type": "object"}, "defer_loading": True}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"anthropic_beta": ["effort-2025-11-24"]},
        {"anthropic_beta": [], "top_k": 5},
        {"anthropic_beta": ["tool-search-tool-2025-10-19"], "tools": [DEFERRED]},
    ],
)
def test_accepted(body: JSONObject) -> None:
    assert invoke_judge(api_key="k")(make_request({**BODY, **body}, HEADERS, target=TARGET)) is None
    stream = TARGET + "-with-response-stream"
    assert invoke_judge(api_key="k")(make_request({**BODY, **body}, HEADERS, target=stream)) is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"anthropic_version": "2023-06-01"}, "anthropic_version"),
        ({"model": "m"}, "model: Extra inputs"),
        ({"stream": True}, "stream: Extra inputs"),
        ({"anthropic_beta": "effort-2025-11-24"}, "list"),
        ({"anthropic_beta": ["claude-code-20250219"]}, "invalid beta flag"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"context_management": {}}, "Extra inputs"),
        ({"tools": [DEFERRED]}, "defer_loading: Extra inputs"),
        ({"messages": []}, "messages"),
    ],
)
def test_refused(body: JSONObject, said: str) -> None:
    reply = invoke_judge()(make_request({**BODY, **body}, HEADERS, target=TARGET))
    assert reply is not None
    assert reply.status == 400
    assert isinstance(reply.body, bytes)
    assert said in json.loads(reply.body)["message"]


@pytest.mark.parametrize(
    ("headers", "target", "status"),
    [
        ({"authorization": "Bearer other"}, TARGET, 403),
        ({"anthropic-version": "2023-06-01"}, TARGET, 400),
        ({"anthropic-beta": "effort-2025-11-24"}, TARGET, 400),
        ({}, "/model/m/converse", 404),
        ({}, "/v1/messages", 404),
    ],
)
def test_address_and_headers(headers: dict[str, str], target: str, status: int) -> None:
    reply = invoke_judge(api_key="k")(make_request(BODY, {**HEADERS, **headers}, target=target))
    assert reply is not None
    assert reply.status == status


def test_no_json() -> None:
    reply = invoke_judge()(make_request(b"{", HEADERS, target=TARGET, json_body=False))
    assert reply is not None
    assert reply.status == 400
