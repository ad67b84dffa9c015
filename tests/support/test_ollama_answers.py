"""The vendor's SDK reads what the builders make: the same whole and streamed."""

from __future__ import annotations

import json

import httpx
import ollama
import pytest

from tests.support import ollama_answers as made
from tests.support.answer import Call, Turn, Usage
from tests.support.upstream import Reply

TURN = Turn(
    text="I look at both.",
    reasoning="Two files.",
    calls=(Call("call_1", "Read", {"path": "/a"}), Call("call_2", "Read", {"path": "/б"})),
    usage=Usage(input=25, cache_read=1024, output=40),
)


def client(reply: Reply) -> ollama.Client:
    body = reply.body if isinstance(reply.body, bytes) else b"".join(s for s in reply.body if isinstance(s, bytes))

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(reply.status, headers=list(reply.headers), content=body)

    return ollama.Client(host="http://127.0.0.1:1", transport=httpx.MockTransport(handler))


def check_end(end: ollama.ChatResponse) -> None:
    assert (end.done, end.done_reason) == (True, "stop")
    assert (end.prompt_eval_count, end.eval_count) == (1049, 40)
    assert end.total_duration


def check_calls(calls: list[ollama.Message.ToolCall]) -> None:
    assert [(call.function.name, dict(call.function.arguments)) for call in calls] == [
        ("Read", {"path": "/a"}),
        ("Read", {"path": "/б"}),
    ]


def test_a_whole_answer() -> None:
    answer = client(made.answer(TURN, streamed=False)).chat(model="m", messages=[])
    assert (answer.message.role, answer.message.content) == ("assistant", "I look at both.")
    assert answer.message.thinking == "Two files."
    check_calls(list(answer.message.tool_calls or ()))
    check_end(answer)


def test_a_stream() -> None:
    parts = list(client(made.answer(TURN, streamed=True)).chat(model="m", messages=[], stream=True))
    assert "".join(part.message.content or "" for part in parts) == "I look at both."
    assert "".join(part.message.thinking or "" for part in parts) == "Two files."
    check_calls([call for part in parts for call in part.message.tool_calls or ()])
    assert [part.done for part in parts] == [False] * (len(parts) - 1) + [True]
    check_end(parts[-1])


def test_counts_that_are_zero_are_left_out() -> None:
    end = json.loads(made.done(Usage(input=0, output=0), "length"))
    assert end["done_reason"] == "length"
    assert not any(key.endswith("count") for key in end)


def test_errors() -> None:
    with pytest.raises(ollama.ResponseError, match="model 'm' not found") as caught:
        client(made.error_reply(404, "model 'm' not found")).chat(model="m", messages=[])
    assert caught.value.status_code == 404
    stream = Reply(headers=[("Content-Type", "application/x-ndjson")], body=[made.text("a"), made.error_line("boom")])
    parts = client(stream).chat(model="m", messages=[], stream=True)
    assert next(parts).message.content == "a"
    with pytest.raises(ollama.ResponseError, match="boom"):
        next(parts)
