"""boto3 is the oracle: it reads what our upstream sends, and asks for the same in the same way as we do."""

from __future__ import annotations

import json
from base64 import b64decode
from functools import partial

import pytest
import trio

from lynkr.converters.bedrock_converse import BedrockConverse, ConverseQuirks
from lynkr.converters.conversation import Conversation
from tests.converters.bedrock_converse.requests import CACHED, EPHEMERAL, POINT
from tests.converters.conversations import JsonObject, assistant, conversation, image, result, text, tool, use, user
from tests.support import converse_answers
from tests.support.answer import Call, Turn, Usage
from tests.support.aws_oracle import BedrockClient, OracleError, signature_is_right
from tests.support.event_stream import exception
from tests.support.strict_converse import converse_judge
from tests.support.upstream import Answer, ScriptedUpstream

MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0"
ARN = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0"
HI: JsonObject = {"messages": [{"role": "user", "content": [{"text": "hi"}]}]}
TURN = Turn("Hello ❄", "Let me see", (Call("tooluse_1", "Read", {"path": "/a"}),), Usage(3, 2, 4))


def bedrock(*answers: Answer) -> ScriptedUpstream:
    return ScriptedUpstream(answers, check=converse_judge(signature_is_right))


async def streamed(url: str, model: str = MODEL, **request: object) -> list[JsonObject]:
    client = BedrockClient(url)
    try:
        return await trio.to_thread.run_sync(partial(client.converse_stream, model, **{**HI, **request}))
    finally:
        client.close()


async def whole(client: BedrockClient, model: str = MODEL, **request: object) -> JsonObject:
    try:
        return await trio.to_thread.run_sync(partial(client.converse, model, **{**HI, **request}))
    finally:
        client.close()


async def test_a_stream() -> None:
    async with bedrock(converse_answers.stream(TURN, signed=True)) as upstream:
        events = await streamed(upstream.url)
    kinds = [next(iter(event)) for event in events]
    assert kinds[0] == "messageStart"
    assert kinds[-2:] == ["messageStop", "metadata"]
    deltas = [event["contentBlockDelta"] for event in events if "contentBlockDelta" in event]
    said: dict[str, str] = {}
    for delta in deltas:
        assert isinstance(delta, dict)
        match delta["delta"]:
            case {"text": str(piece)}:
                said["text"] = said.get("text", "") + piece
            case {"toolUse": {"input": str(piece)}}:
                said["input"] = said.get("input", "") + piece
            case {"reasoningContent": {"text": str(piece)}}:
                said["reasoning"] = said.get("reasoning", "") + piece
            case {"reasoningContent": {"signature": str(piece)}}:
                said["signature"] = piece
    assert said == {
        "text": "Hello ❄",
        "input": '{"path": "/a"}',
        "reasoning": "Let me see",
        "signature": converse_answers.SIGNATURE,
    }
    assert {"contentBlockStart": {"start": {"toolUse": {"toolUseId": "tooluse_1", "name": "Read"}},
                                  "contentBlockIndex": 2}} in events  # fmt: skip
    usage = {"inputTokens": 3, "outputTokens": 4, "totalTokens": 9, "cacheReadInputTokens": 2}
    assert events[-1] == {"metadata": {"usage": {**usage, "cacheWriteInputTokens": 0}, "metrics": {"latencyMs": 721}}}


async def test_an_answer_in_one_piece() -> None:
    async with bedrock(converse_answers.answer(TURN, streamed=False, signed=True)) as upstream:
        answer = await whole(BedrockClient(upstream.url))
    said = {"text": "Let me see", "signature": converse_answers.SIGNATURE}
    content = [
        {"reasoningContent": {"reasoningText": said}},
        {"text": "Hello ❄"},
        {"toolUse": {"toolUseId": "tooluse_1", "name": "Read", "input": {"path": "/a"}}},
    ]
    assert answer["output"] == {"message": {"role": "assistant", "content": content}}
    assert answer["stopReason"] == "tool_use"


async def test_an_error_in_a_stream() -> None:
    reply = converse_answers.stream_reply(converse_answers.message_start(), exception("throttlingException", "slow"))
    async with bedrock(reply) as upstream:
        with pytest.raises(OracleError) as caught:
            await streamed(upstream.url)
    assert (caught.value.kind, caught.value.message) == ("throttlingException", "slow")


async def test_an_error() -> None:
    async with bedrock(converse_answers.error_reply(404, "ResourceNotFoundException", "gone")) as upstream:
        with pytest.raises(OracleError) as caught:
            await streamed(upstream.url)
    assert (caught.value.kind, caught.value.message) == ("ResourceNotFoundException", "gone")


async def test_a_wrong_key_is_refused() -> None:
    async with bedrock() as upstream:
        with pytest.raises(OracleError) as caught:
            await whole(BedrockClient(upstream.url, secret_key="wrong"))
        upstream.problems.clear()
    assert caught.value.kind == "InvalidSignatureException"


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (MODEL, "/model/anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse"),
        (ARN, "/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Ainference-profile%2Feu.amazon.nova-pro-v1%3A0"
         "/converse"),
    ],
)  # fmt: skip
async def test_addresses(model: str, path: str) -> None:
    async with bedrock(converse_answers.answer(Turn("a"), streamed=False)) as upstream:
        await whole(BedrockClient(upstream.url, session_token="t"), model)
    assert upstream.requests[0].target == path


PNG = b64decode("aGk=")
SCHEMA: JsonObject = {"type": "object", "properties": {}}
PDF = {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="}

# A conversation, quirks, and what a user of boto3 writes for the same.
REQUESTS: list[tuple[str, Conversation, ConverseQuirks, JsonObject]] = [
    ("text", conversation(user("hi"), system="s", temperature=0.5, top_p=0.9, stop_sequences=["END"]), ConverseQuirks(),
     {"system": [{"text": "s"}],
      "inferenceConfig": {"maxTokens": 100, "temperature": 0.5, "topP": 0.9, "stopSequences": ["END"]}}),
    ("tools", conversation(user("a"), assistant([text("b"), use("t1", path="/a")]),
                           user([result("t1", [text("c"), image()], is_error=True)]),
                           tools=[tool(description="d")], tool_choice={"type": "tool", "name": "Read"}),
     ConverseQuirks(tool_choices=frozenset({"tool"}), result_status=True, result_media=True),
     {"messages": [
         {"role": "user", "content": [{"text": "a"}]},
         {"role": "assistant", "content": [
             {"text": "b"}, {"toolUse": {"toolUseId": "t1", "name": "Read", "input": {"path": "/a"}}}]},
         {"role": "user", "content": [{"toolResult": {"toolUseId": "t1", "status": "error", "content": [
             {"text": "c"}, {"image": {"format": "png", "source": {"bytes": PNG}}}]}}]}],
      "inferenceConfig": {"maxTokens": 100},
      "toolConfig": {"tools": [{"toolSpec": {"name": "Read", "description": "d", "inputSchema": {"json": SCHEMA}}}],
                     "toolChoice": {"tool": {"name": "Read"}}}}),
    ("media and marks",
     conversation(user([image(), {"type": "document", "title": "a", "source": PDF},
                        text("b", cache_control={**EPHEMERAL, "ttl": "1h"})]),
                  system=[text("s", cache_control=EPHEMERAL)]),
     CACHED,
     {"system": [{"text": "s"}, POINT],
      "messages": [{"role": "user", "content": [
          {"image": {"format": "png", "source": {"bytes": PNG}}},
          {"document": {"format": "pdf", "name": "a", "source": {"bytes": b"%PDF-"}}},
          {"text": "b"}, {"cachePoint": {"type": "default", "ttl": "1h"}}]}],
      "inferenceConfig": {"maxTokens": 100}}),
    ("thinking",
     conversation(user("a"), assistant([{"type": "thinking", "thinking": "hm", "signature": "EqQB"},
                                        {"type": "redacted_thinking", "data": "aGk="}, text("b")]), user("c"),
                  max_tokens=4000, thinking={"type": "enabled", "budget_tokens": 2000}),
     ConverseQuirks(native_thinking=True, reasoning="budget"),
     {"messages": [
         {"role": "user", "content": [{"text": "a"}]},
         {"role": "assistant", "content": [
             {"reasoningContent": {"reasoningText": {"text": "hm", "signature": "EqQB"}}},
             {"reasoningContent": {"redactedContent": PNG}}, {"text": "b"}]},
         {"role": "user", "content": [{"text": "c"}]}],
      "inferenceConfig": {"maxTokens": 4000},
      "additionalModelRequestFields": {"thinking": {"type": "enabled", "budget_tokens": 2000}}}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "quirks", "request_"), [case[1:] for case in REQUESTS], ids=[case[0] for case in REQUESTS]
)
async def test_requests_mean_the_same(of: Conversation, quirks: ConverseQuirks, request_: JsonObject) -> None:
    async with bedrock(converse_answers.answer(Turn("a"), streamed=False)) as upstream:
        await whole(BedrockClient(upstream.url), MODEL, **request_)
    assert json.loads(BedrockConverse("x").render(of, MODEL, quirks).body) == upstream.requests[0].json
