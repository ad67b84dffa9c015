"""Requests that the vendor's SDK makes mean the same as ours."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import httpx
import ollama
import pytest

from lynkr.converters.conversation import Conversation
from lynkr.converters.ollama import OllamaChat, OllamaQuirks
from tests.converters.conversations import JsonObject, assistant, conversation, image, result, text, tool, use, user
from tests.support import ollama_answers
from tests.support.answer import Turn
from tests.support.requests import make_request
from tests.support.strict_ollama import ollama_judge

PNG = "iVBORw0KGgo="
SCHEMA: JsonObject = {
    "type": "object",
    "properties": {"path": {"type": "string", "description": "Where."}, "n": {"type": ["integer", "null"]}},
    "required": ["path"],
}
TOOL = tool(description="Reads a file.", input_schema=SCHEMA)
TOOLS: Sequence[Mapping[str, object]] = [
    {"type": "function", "function": {"name": "Read", "description": "Reads a file.", "parameters": SCHEMA}}
]
THINKING: JsonObject = {"type": "thinking", "thinking": "hm", "signature": "s"}
CALLED: JsonObject = {
    **assistant("I look."),
    "thinking": "hm",
    "tool_calls": [{"function": {"name": "Read", "arguments": {"path": "/a"}}}],
}

# What a client sends, our quirks, and the arguments of the SDK's `chat`.
CASES: dict[str, tuple[Conversation, OllamaQuirks, dict[str, object]]] = {
    "text": (
        conversation(user("hi"), system="s", max_tokens=2000),
        OllamaQuirks(),
        {"messages": [{"role": "system", "content": "s"}, user("hi")], "options": {"num_predict": 2000}},
    ),
    "options": (
        conversation(temperature=0.5, top_p=0.9, top_k=40, stop_sequences=["a", "b"], max_tokens=2000, stream=True),
        OllamaQuirks(num_ctx=16_384, keep_alive="24h"),
        {
            "messages": [user("hi")],
            "stream": True,
            "keep_alive": "24h",
            "options": {
                "num_predict": 2000,
                "num_ctx": 16_384,
                "temperature": 0.5,
                "top_p": 0.9,
                "top_k": 40,
                "stop": ["a", "b"],
            },
        },
    ),
    "seconds": (
        conversation(max_tokens=2000),
        OllamaQuirks(keep_alive="-1"),
        {"messages": [user("hi")], "keep_alive": -1, "options": {"num_predict": 2000}},
    ),
    "thinking and a format": (
        conversation(
            thinking={"type": "adaptive"},
            output_config={"format": {"type": "json_schema", "schema": SCHEMA}},
            max_tokens=2000,
        ),
        OllamaQuirks(),
        {"messages": [user("hi")], "think": True, "format": SCHEMA, "options": {"num_predict": 2000}},
    ),
    "a level": (
        conversation(output_config={"effort": "high"}, max_tokens=2000),
        OllamaQuirks(think="level"),
        {"messages": [user("hi")], "think": "high", "options": {"num_predict": 2000}},
    ),
    "tools": (
        conversation(
            user([text("see"), image(PNG)]),
            assistant([THINKING, text("I look."), use("t1", path="/a")]),
            user([result("t1", "1")]),
            tools=[TOOL],
            max_tokens=2000,
        ),
        OllamaQuirks(),
        {
            "messages": [
                {"role": "user", "content": "see", "images": [PNG]},
                CALLED,
                {"role": "tool", "tool_name": "Read", "content": "1"},
            ],
            "tools": TOOLS,
            "options": {"num_predict": 2000},
        },
    ),
}


def sent_by_sdk(**arguments: object) -> JsonObject:
    """The body of the SDK's request."""
    seen: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.content)
        assert str(request.url) == "http://127.0.0.1:1/api/chat"
        steps = ollama_answers.stream_steps(Turn(text="a"))
        return httpx.Response(200, content=b"".join(steps) if arguments.get("stream") else steps[-1])

    client = ollama.Client(host="http://127.0.0.1:1", transport=httpx.MockTransport(handler))
    answer = client.chat(model="m", **arguments)  # type: ignore[call-overload]  # arguments of many types
    if arguments.get("stream"):
        list(answer)
    body = json.loads(seen[0])
    assert isinstance(body, dict)
    return body


def without_what_the_sdk_lacks(body: JsonObject) -> JsonObject:
    """Version 0.6 of the SDK knows neither ids of calls nor how to refuse that a prompt is cut."""
    assert body.pop("truncate") is False
    assert body.pop("shift") is False
    messages = body["messages"]
    assert isinstance(messages, list)
    for message in messages:
        message.pop("tool_call_id", None)
        for call in message.get("tool_calls", ()):
            assert call.pop("id")
            assert call["function"].pop("index") == 0
    return body


@pytest.mark.parametrize(("asked", "quirks", "arguments"), CASES.values(), ids=CASES)
def test_requests(asked: Conversation, quirks: OllamaQuirks, arguments: dict[str, object]) -> None:
    body = OllamaChat("Ollama").render(asked, "m", quirks).body
    headers = {"Content-Type": "application/json"}
    assert ollama_judge()(make_request(body, headers, target="/api/chat", json_body=False)) is None
    ours = without_what_the_sdk_lacks(json.loads(body))
    theirs = sent_by_sdk(**arguments)
    if not theirs.get("tools"):
        # The SDK names an empty list where we name none.
        theirs.pop("tools", None)
    assert ours == theirs
