"""Every legal conversation is accepted upstream, and says there what it said here."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lynkr.converters.anthropic import edit_request, parse_request
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat
from tests.sdk.legal import FOREIGN, JSONObject, conversations
from tests.support.messages_answers import SIGNATURE
from tests.support.requests import make_request
from tests.support.strict_chat import chat_judge
from tests.support.strict_messages import messages_judge
from tests.support.upstream import Reply

HEADERS = {"content-type": "application/json", "x-api-key": "k", "anthropic-version": "2026-10-21"}
CHAT_HEADERS = {"content-type": "application/json", "authorization": "Bearer k"}

VENDOR = ChatQuirks(max_tokens_field="max_completion_tokens", prompt_cache_key=True, documents=True)
LOCAL = ChatQuirks(system_messages="first", text_parts=False, empty_content="empty")


def as_text(reply: Reply | None) -> str | None:
    return None if reply is None else str(reply.body)


def refused_by_the_vendor(body: bytes, *, signatures: set[str]) -> str | None:
    request = make_request(body, HEADERS, target="/v1/messages", json_body=False)
    return as_text(messages_judge(signatures=signatures)(request))


def chat_messages(body: JSONObject, quirks: ChatQuirks = VENDOR) -> list[Any]:
    rendered = OpenAIChat("test").render(parse_request(json.dumps(body).encode()), "gpt-4o", quirks).body
    request = make_request(rendered, CHAT_HEADERS, target="/v1/chat/completions", json_body=False)
    assert as_text(chat_judge()(request)) is None, rendered
    messages: list[Any] = json.loads(rendered)["messages"]
    return messages


def results(body: JSONObject) -> list[object]:
    """The contents of all tool results."""
    history: Any = body["messages"]
    return [block.get("content") for message in history for block in blocks(message) if block["type"] == "tool_result"]


def blocks(message: Any) -> list[Any]:
    content = message["content"]
    return [{"type": "text", "text": content}] if isinstance(content, str) else content or []


@settings(max_examples=60)
@given(conversations())
def test_the_vendor_would_accept_what_is_made_up_here(body: JSONObject) -> None:
    assert refused_by_the_vendor(json.dumps(body).encode(), signatures={SIGNATURE}) is None


@settings(max_examples=60)
@given(conversations(foreign_thinking=True))
def test_the_vendor_accepts_what_is_passed_through(body: JSONObject) -> None:
    """All that is not the vendor's is taken out, and nothing else."""
    # `test_loops` has what happens to those.
    assume(not any(isinstance(content, str) and not content.strip() for content in results(body)))
    raw = json.dumps(body).encode()
    sent = edit_request(raw, parse_request(raw), {"model": b'"claude-opus-4-5"'})
    assert refused_by_the_vendor(sent, signatures={SIGNATURE}) is None
    if str(FOREIGN["signature"]).encode() not in raw:
        assert json.loads(sent) == body | {"model": "claude-opus-4-5"}
        return
    messages: Any = body["messages"]
    kept = [{**message, "content": [block for block in blocks(message) if block != FOREIGN]} for message in messages]
    assert [[block.get("text") for block in blocks(message)] for message in json.loads(sent)["messages"]] == [
        [block.get("text") for block in message["content"]] for message in kept
    ]


@settings(max_examples=60)
@given(conversations(foreign_thinking=True), st.sampled_from([VENDOR, LOCAL]))
def test_chat_upstreams_get_every_call_and_its_result(body: JSONObject, quirks: ChatQuirks) -> None:
    sent = chat_messages(body, quirks)
    calls: list[Any] = []
    found: list[tuple[Any, str]] = []
    history: Any = body["messages"]
    answered = {block["tool_use_id"]: block for m in history for block in blocks(m) if block["type"] == "tool_result"}
    used = [block for message in history for block in blocks(message) if block["type"] == "tool_use"]
    open_calls: list[Any] = []
    for message in sent:
        if message["role"] == "tool":
            # In the order of the calls, directly behind them.
            assert message["tool_call_id"] == open_calls.pop(0)["id"]
            found.append((used[len(found)], message["content"]))
        else:
            assert not open_calls
        open_calls += message.get("tool_calls", [])
        calls += message.get("tool_calls", [])
    assert [json.loads(call["function"]["arguments"]) for call in calls] == [block["input"] for block in used]
    for block, content in found:
        for inner in blocks({"content": answered[block["id"]]["content"]}):
            if inner["type"] == "text":
                assert inner["text"] in content


@settings(max_examples=60)
@given(conversations(foreign_thinking=True))
def test_chat_upstreams_get_every_picture_and_document(body: JSONObject) -> None:
    sent = [part for message in chat_messages(body) for part in blocks(message)]
    assert count(sent, "image_url") == count(body["messages"], "image")
    assert count(sent, "file") == json.dumps(body).count("application/pdf")


def count(value: object, kind: str) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(count(item, kind) for item in inner) + (isinstance(value, dict) and value.get("type") == kind)


@settings(max_examples=60)
@given(conversations(), st.sampled_from([VENDOR, LOCAL]))
def test_a_longer_conversation_begins_as_the_shorter_one_did(body: JSONObject, quirks: ChatQuirks) -> None:
    """Upstreams keep what they computed for a prompt, as long as the next one begins just so."""
    history: Any = body["messages"]
    whole = chat_messages(body, quirks)
    for end in range(1, len(history)):
        if history[end]["role"] == "assistant" and history[end - 1]["role"] != "assistant":
            shorter = chat_messages(body | {"messages": history[:end]}, quirks)
            assert whole[: len(shorter)] == shorter
