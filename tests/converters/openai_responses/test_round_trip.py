"""Requests against the vendor's SDK and the judge, and reasoning on its way to the client and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import cast

import httpx2
import openai
import pytest
from openai.types.responses import ResponseInputParam

from lynkr.converters.conversation import Conversation
from lynkr.converters.dialect import ReplyContext
from lynkr.converters.events import Event, Remember
from lynkr.converters.fold import fold
from tests.converters.conversations import JsonObject, assistant, conversation, image, result, text, tool, use, user
from tests.converters.openai_responses.answers import CURIOUS, QUIET, decoded, whole
from tests.converters.openai_responses.requests import DIALECT, REASONING, rendered
from tests.support import responses_answers as made
from tests.support.answer import Call, Turn
from tests.support.requests import make_request
from tests.support.strict_responses import responses_judge

HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer k"}


def sent_by_sdk(items: list[JsonObject]) -> JsonObject:
    """The body of the request that the vendor's SDK makes."""
    bodies: list[JsonObject] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        bodies.append(json.loads(request.content))
        return httpx2.Response(200, json=made.completed(Turn(text="Hi")))

    client = openai.OpenAI(
        api_key="k", max_retries=0, http_client=httpx2.Client(transport=httpx2.MockTransport(handler))
    )
    client.responses.create(
        model="gpt-5.1",
        instructions="s",
        input=cast(ResponseInputParam, items),
        tools=[
            {
                "type": "function",
                "name": "Read",
                "description": "",
                "parameters": {"type": "object", "properties": {}},
                "strict": False,
            }
        ],
        tool_choice={"type": "function", "name": "Read"},
        parallel_tool_calls=False,
        max_output_tokens=100,
        reasoning={"effort": "high", "summary": "auto"},
        include=["reasoning.encrypted_content"],
        text={"format": {"type": "json_schema", "name": "output", "schema": {"type": "object"}, "strict": False}},
        store=False,
    )
    return bodies[0]


def test_the_vendors_sdk_asks_the_same() -> None:
    """The SDK's types are the reference for what stands where. An assistant's message it wants with an id, which is for
    those who store answers."""
    request = conversation(
        user([text("see"), image()]),
        assistant([use("call_1")]),
        user([result("call_1", [text("1"), image()]), text("go on")]),
        system="s",
        tools=[tool()],
        tool_choice={"type": "tool", "name": "Read", "disable_parallel_tool_use": True},
        thinking={"type": "enabled", "budget_tokens": 10_000},
        output_config={"format": {"type": "json_schema", "schema": {"type": "object"}}},
    )
    body = rendered(request, REASONING, "gpt-5.1")
    assert body.pop("prompt_cache_key")
    picture = "data:image/png;base64,aGk="
    assert body == sent_by_sdk(
        [
            {
                "type": "message",
                "role": "user",
                "content": [
                    {"type": "input_text", "text": "see"},
                    {"type": "input_image", "image_url": picture},
                ],
            },
            {"type": "function_call", "call_id": "call_1", "name": "Read", "arguments": "{}"},
            {
                "type": "function_call_output",
                "call_id": "call_1",
                "output": [{"type": "input_text", "text": "1"}, {"type": "input_image", "image_url": picture}],
            },
            {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "go on"}]},
        ]
    )


TURN = Turn(
    text="I look at both.",
    reasoning="Two files.",
    calls=(Call("call_1", "Read", {"path": "/a"}), Call("call_2", "Read", {"path": "/b"})),
)


def with_results(events: Sequence[Event], *, keeps_thinking: bool = True) -> Conversation:
    """The next request of a client that got this answer, as the gateway completes it."""
    said = [
        block
        for block in fold(events).content
        if keeps_thinking or block["type"] not in ("thinking", "redacted_thinking")
    ]
    restored = [
        {"type": "thinking", "thinking": event.thinking, "signature": event.signature}
        for event in events
        if isinstance(event, Remember)
    ]
    calls = [str(block["id"]) for block in said if block["type"] == "tool_use"]
    return conversation(user("look"), assistant([*restored, *said]), user([result(call) for call in calls]))


@pytest.mark.parametrize("context", [QUIET, CURIOUS])
@pytest.mark.parametrize("summaries", [True, False])
@pytest.mark.parametrize("streamed", [True, False])
def test_reasoning_comes_back(context: ReplyContext, summaries: bool, streamed: bool) -> None:
    if streamed:
        events = decoded(b"".join(made.stream_steps(TURN, summaries=summaries)), context)
    else:
        events = whole(made.completed(TURN, summaries=summaries), context)
    body = rendered(with_results(events), REASONING, "gpt-5.1")
    assert responses_judge()(make_request(body, HEADERS)) is None
    items = body["input"]
    assert isinstance(items, list)
    kinds = [item["type"] for item in items]
    # Where the client keeps the reasoning, it stands where it stood; else it stands before the call that it led to.
    first = ["reasoning", "message"] if context is CURIOUS else ["message", "reasoning"]
    assert kinds == ["message", *first, *["function_call"] * 2, *["function_call_output"] * 2]
    reasoning = items[kinds.index("reasoning")]
    assert reasoning == {
        "type": "reasoning",
        "id": made.REASONING_ID,
        "summary": [],
        "encrypted_content": made.ENCRYPTED,
    }


def test_a_client_that_drops_reasoning() -> None:
    events = decoded(b"".join(made.stream_steps(TURN)), CURIOUS)
    items = rendered(with_results(events, keeps_thinking=False), REASONING, "gpt-5.1")["input"]
    assert isinstance(items, list)
    assert "reasoning" not in [item["type"] for item in items]


def test_reasoning_that_was_not_encrypted_does_not_come_back() -> None:
    events = decoded(b"".join(made.stream_steps(TURN, encrypted=False)), CURIOUS)
    body = rendered(with_results(events), REASONING, "gpt-5.1")
    assert responses_judge()(make_request(body, HEADERS)) is None
    assert "reasoning" not in [item["type"] for item in body["input"]]  # type: ignore[attr-defined]  # a list


def test_reasoning_stays_with_its_provider() -> None:
    """A conversation that goes on at another provider takes no encrypted reasoning along."""
    elsewhere = ReplyContext(provider="azure-openai", model="claude-x", wants_thinking=True)
    events = decoded(b"".join(made.stream_steps(TURN)), elsewhere)
    body = DIALECT.render(with_results(events), "gpt-5.1", REASONING).body
    assert made.ENCRYPTED.encode() not in body
    assert responses_judge()(make_request(json.loads(body), HEADERS)) is None
