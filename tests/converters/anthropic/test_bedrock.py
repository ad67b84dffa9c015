"""Claude on Amazon Bedrock: the Messages API inside InvokeModel."""

from __future__ import annotations

import json
from functools import partial

import anthropic
import pytest
import trio
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.anthropic import edit_request, parse_request
from lynkr.converters.anthropic.bedrock import InvokeModelPassThrough, InvokeModelStream, request_changes
from tests.support import converse_answers, messages_answers
from tests.support.answer import Call, Turn
from tests.support.aws_oracle import ACCESS_KEY, REGION, SECRET_KEY, BedrockClient, signature_is_right
from tests.support.event_stream import event, exception, frame
from tests.support.invoke_answers import METRICS, chunk, frames, stream, stream_steps
from tests.support.requests import make_request
from tests.support.strict_invoke import invoke_judge
from tests.support.upstream import Reply, Request, ScriptedUpstream

MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
TURN = Turn("Hello ❄", "Let me see", (Call("toolu_1", "Read", {"path": "/a"}),))

# The request

REQUEST = b"""{
  "model" : "claude-opus-5-5", "max_tokens":1000,"stream":true,
  "messages":[{"role":"user","content":"h\\u00e9llo \xe2\x9d\x84"}],
  "future_field":{"a":[1.50,1e3]},"_internal":1
}"""


def edited(raw: bytes, headers: dict[str, str]) -> bytes:
    return edit_request(raw, parse_request(raw), request_changes(MODEL, headers))


def test_a_request_changes_in_what_is_said_elsewhere_only() -> None:
    assert edited(REQUEST, {}) == (
        b'{\n  "max_tokens":1000,\n  "messages":[{"role":"user","content":"h\\u00e9llo \xe2\x9d\x84"}],\n  '
        b'"future_field":{"a":[1.50,1e3]},"anthropic_version":"bedrock-2023-05-31"\n}'
    )


def test_a_version_of_the_clients_own_is_not_believed() -> None:
    raw = b'{"anthropic_version":"x","messages":[{"role":"user","content":"a"}]}'
    assert edited(raw, {}) == raw.replace(b'"x"', b'"bedrock-2023-05-31"')


@pytest.mark.parametrize(
    ("header", "betas"),
    [
        ("", None),
        ("claude-code-20250219", None),
        ("claude-code-20250219, interleaved-thinking-2025-05-14,effort-2025-11-24",
         ["interleaved-thinking-2025-05-14", "effort-2025-11-24"]),
        ("advanced-tool-use-2025-11-20", ["tool-search-tool-2025-10-19", "tool-examples-2025-10-29"]),
        ("effort-2025-11-24,effort-2025-11-24", ["effort-2025-11-24"]),
        ("thinking-token-count-2026-05-13,thinking-display-updates-2026-08-18",
         ["thinking-token-count-2026-05-13", "thinking-display-updates-2026-08-18"]),
        ("interleaved-thinking-2099-01-01", None),
    ],
)  # fmt: skip
def test_betas(header: str, betas: list[str] | None) -> None:
    body = edited(REQUEST.replace(b'"future_field":{"a":[1.50,1e3]},', b""), {"anthropic-beta": header})
    assert json.loads(body).get("anthropic_beta") == betas
    sent = make_request(
        body,
        {"content-type": "application/json", "authorization": "Bearer k"},
        target=f"/model/{MODEL}/invoke-with-response-stream",
        json_body=False,
    )
    assert invoke_judge()(sent) is None


# The answer

SSE = b"".join(step for step in messages_answers.stream_steps(TURN) if step != messages_answers.PING)
STREAM = b"".join(stream_steps(TURN))


def read(pieces: list[bytes]) -> bytes:
    stage = InvokeModelStream("req_1", provider="Amazon Bedrock")
    passed = b"".join(stage.feed(piece) for piece in pieces) + stage.close()
    assert stage.failure is None
    return passed


def test_a_stream_keeps_its_bytes() -> None:
    assert b"amazon-bedrock-invocationMetrics" not in SSE
    assert read([STREAM]) == SSE
    assert read([STREAM[at : at + 1] for at in range(len(STREAM))]) == SSE
    for cut in range(0, len(STREAM), 7):
        assert read([STREAM[:cut], STREAM[cut:]]) == SSE


def test_events_come_as_soon_as_they_are_complete() -> None:
    stage = InvokeModelStream("req_1", provider="x")
    for step in stream_steps(TURN):
        assert stage.feed(step[:-1]) == b""
        assert stage.feed(step[-1:])


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b'{"type":"future_event","a":1.50}', b'event: future_event\ndata: {"type":"future_event","a":1.50}\n\n'),
        (b'{ "type" : "ping" }', b'event: ping\ndata: { "type" : "ping" }\n\n'),
        (b'{"index":0,"type":"ping"}', b'event: ping\ndata: {"index":0,"type":"ping"}\n\n'),
        (b'{"type":"ping",\n"a":1}', b'event: ping\ndata: {"type":"ping",\ndata: "a":1}\n\n'),
        (b'{"type":"message_stop", "amazon-bedrock-invocationMetrics":{"a":1}}',
         b'event: message_stop\ndata: {"type":"message_stop"}\n\n'),
    ],
)  # fmt: skip
def test_events(data: bytes, shown: bytes) -> None:
    assert read([chunk(data)]) == shown


def test_frames_that_are_no_events_of_the_model() -> None:
    assert read([frame({":message-type": "event", ":event-type": "initial-response"}), event("future", {})]) == b""


def passed(pieces: list[bytes]) -> tuple[bytes, InvokeModelPassThrough]:
    relay = InvokeModelPassThrough("claude-opus-5-5", "req_1", provider="Amazon Bedrock")
    return b"".join([*(relay.feed(piece) for piece in pieces), relay.close()]), relay


def test_a_stream_on_its_way_to_the_client() -> None:
    shown, relay = passed([STREAM])
    assert shown == SSE.replace(messages_answers.MODEL.encode(), b"claude-opus-5-5")
    assert (relay.started, relay.finished, relay.failure) == (True, True, None)
    assert (relay.usage.input_tokens, relay.usage.output_tokens, relay.stop_reason) == (25, 12, "tool_use")


START = STREAM[: len(stream_steps(TURN)[0])]
SHOWN_START = SSE.replace(messages_answers.MODEL.encode(), b"claude-opus-5-5").split(b"\n\n")[0] + b"\n\n"

ERRORS = [
    (exception("throttlingException", "slow down"), 429, "rate_limit_error", True, "slow down"),
    (exception("modelStreamErrorException", "failed", originalMessage="why"), 500, "api_error", True, "failed: why"),
    (exception("modelTimeoutException", "slow"), 504, "timeout_error", True, "slow"),
    (exception("serviceUnavailableException", "busy"), 529, "overloaded_error", True, "busy"),
    (exception("validationException", "prompt is too long: 5 tokens > 4 maximum"), 400, "invalid_request_error", False,
     "prompt is too long: 5 tokens > 4 maximum"),
    (chunk(b"{"), 502, "api_error", True, "Amazon Bedrock: a part of the stream is no event of the Messages API"),
    (chunk(b"[]"), 502, "api_error", True, "Amazon Bedrock: a part of the stream is no event of the Messages API"),
    (event("chunk", {"bytes": 5}), 502, "api_error", True,
     "Amazon Bedrock: a part of the stream is no event of the Messages API"),
    (b"<html>no event stream</html>", 502, "api_error", True,
     "Amazon Bedrock: the checksum of a frame's lengths is wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "status", "kind", "retryable", "message"), ERRORS)
@pytest.mark.parametrize("size", [1, 10_000])
def test_errors(size: int, data: bytes, status: int, kind: str, retryable: bool, message: str) -> None:
    for before, started in ((b"", b""), (START, SHOWN_START)):
        sent = before + data + STREAM
        shown, relay = passed([sent[at : at + size] for at in range(0, len(sent), size)])
        assert relay.failure is not None
        failure = relay.failure
        assert (failure.status, failure.type, failure.retryable, failure.message) == (status, kind, retryable, message)
        if not shown:
            continue
        assert shown.startswith(started)
        error = json.loads(shown[len(started) :].removeprefix(b"event: error\ndata: "))
        assert error == {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"}


def test_an_error_before_the_start_gives_no_bytes() -> None:
    shown, relay = passed([exception("throttlingException", "slow down")])
    assert shown == b""
    assert relay.failure is not None
    assert relay.failure.retryable


@pytest.mark.parametrize("cut", range(len(START), len(STREAM), 53))
def test_a_stream_that_breaks_off(cut: int) -> None:
    shown, relay = passed([STREAM[:cut]])
    assert relay.failure is not None
    assert relay.failure.code == "bad_upstream"
    assert b"message_stop" not in shown
    assert shown.count(b"event: error\n") == 1


@given(st.lists(st.sampled_from(stream_steps(TURN)) | st.binary(max_size=20), max_size=8))
def test_any_bytes(pieces: list[bytes]) -> None:
    joined = b"".join(pieces)
    shown, relay = passed([joined])
    by_byte, _ = passed([joined[at : at + 1] for at in range(len(joined))])
    assert by_byte.startswith(shown) or shown.startswith(by_byte)
    assert relay.finished != (relay.failure is not None)


# The vendors' own clients


async def test_boto3_reads_our_frames() -> None:
    async with ScriptedUpstream([stream(TURN)]) as upstream:
        client = BedrockClient(upstream.url)
        events = await trio.to_thread.run_sync(partial(client.invoke_stream, MODEL, b"{}"))
        client.close()
    values = []
    for one in events:
        part = one["chunk"]
        assert isinstance(part, dict)
        values.append(json.loads(part["bytes"]))
    assert values[0]["type"] == "message_start"
    assert values[-1] == {"type": "message_stop", "amazon-bedrock-invocationMetrics": METRICS}


def ask(url: str, request: dict[str, object], *, streamed: bool) -> anthropic.types.Message:
    client = anthropic.AnthropicBedrock(
        aws_access_key=ACCESS_KEY, aws_secret_key=SECRET_KEY, aws_region=REGION, base_url=url, max_retries=0
    )
    with client:
        # Newer ones name a version that only their own service knows.
        extra = {"anthropic_version": "bedrock-2023-05-31"}
        if streamed:
            with client.messages.stream(extra_body=extra, **request) as answer:  # type: ignore[arg-type]  # a request
                return answer.get_final_message()
        message = client.messages.create(extra_body=extra, **request)  # type: ignore[call-overload]  # a request
        assert isinstance(message, anthropic.types.Message)
        return message


def signed(request: Request) -> Reply | None:
    return None if signature_is_right(request) else converse_answers.error_reply(403, "InvalidSignatureException", "")


@pytest.mark.parametrize("streamed", [False, True])
async def test_the_vendors_client_asks_as_we_do_and_reads_our_frames(streamed: bool) -> None:
    request: dict[str, object] = {
        "model": MODEL,
        "max_tokens": 100,
        "system": [{"type": "text", "text": "s", "cache_control": {"type": "ephemeral"}}],
        "messages": [{"role": "user", "content": "hi"}],
        "tools": [{"name": "Read", "input_schema": {"type": "object"}}],
    }
    reply = stream(TURN) if streamed else messages_answers.answer(TURN, streamed=False)
    async with ScriptedUpstream([reply], check=signed) as upstream:
        message = await trio.to_thread.run_sync(partial(ask, upstream.url, request, streamed=streamed))
    (sent,) = upstream.requests
    assert sent.path == f"/model/{MODEL}/{'invoke-with-response-stream' if streamed else 'invoke'}"
    ours = json.loads(edited(json.dumps({**request, "stream": streamed}).encode(), {}))
    assert sent.json == ours
    expected = messages_answers.message(TURN)
    assert [block.to_dict() for block in message.content] == expected["content"]
    assert message.stop_reason == "tool_use"


def test_frames_have_every_event() -> None:
    assert len(frames(SSE)) == SSE.count(b"\n\n")
