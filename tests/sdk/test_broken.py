"""An answer that breaks off raises in the vendor's SDK, whatever was broken, and never passes for a short answer.

The SDK is lenient: to it, a stream that just ends is a message. So that it raises means that the error event is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import anthropic
import pytest
from anthropic.lib.streaming import AsyncMessageStream

from tests.sdk.apis import COMPATIBLE, MESSAGES, Api, in_bytes, stage
from tests.sdk.blocks import HI, tool
from tests.sdk.calls import (
    STREAMED_WAYS,
    Ask,
    Params,
    async_client,
    async_create,
    async_events,
    async_helper,
    sync_create,
    sync_helper,
)
from tests.support import chat_answers as chat
from tests.support import messages_answers as vendor
from tests.support.answer import Call, Turn
from tests.support.upstream import Ending, Reply, Step, sse_reply

PARAMS: Params = {"model": "claude-sonnet-4-6", "max_tokens": 1500, "messages": [HI], "tools": [tool()]}

HELLO = vendor.stream_steps(Turn(text="Hello"))
CALLING = vendor.stream_steps(Turn(calls=(Call("toolu_1", "Read", {"path": "a"}),)))


@dataclass(frozen=True)
class Case:
    """What an upstream sends in answer to a stream, and the type of the error that the client gets within it."""

    api: Api
    name: str
    steps: Sequence[Step]
    kind: str = "api_error"


CASES = (
    Case(COMPATIBLE, "an error", [chat.role(), chat.text("Hel"), chat.error_chunk()]),
    Case(
        COMPATIBLE,
        "an error with a status",
        [chat.role(), chat.text("Hel"), chat.data({"error": {"message": "Overloaded", "code": 503}})],
        "overloaded_error",
    ),
    Case(
        COMPATIBLE,
        "an error after the finish",
        [chat.role(), chat.text("Hel"), chat.finish("stop"), chat.error_chunk(), chat.DONE],
    ),
    *(
        Case(
            COMPATIBLE,
            f"the finish reason {reason}",
            [chat.role(), chat.text("Hel"), chat.finish(reason), chat.DONE],
        )
        for reason in ("error", "network_error", "abort")
    ),
    Case(COMPATIBLE, "an end after the beginning", [chat.role()]),
    Case(COMPATIBLE, "an end", [chat.role(), chat.text("Hel")]),
    Case(COMPATIBLE, "an end within a chunk", [chat.role(), chat.text("Hel"), chat.text("lo")[:-20]]),
    Case(
        COMPATIBLE,
        "an end within a call",
        [chat.role(), chat.call_start(0, "toolu_1", "Read"), chat.call_arguments(0, '{"path": "a')],
    ),
    Case(COMPATIBLE, "an end within reasoning", [chat.role(), chat.text("Hel"), chat.reasoning("Hm")]),
    Case(COMPATIBLE, "a closed connection", [chat.role(), chat.text("Hel"), Ending.CLOSE]),
    Case(
        COMPATIBLE,
        "what are no chunks",
        [chat.role(), chat.text("Hel"), b"data: oops\n\n", b"data: oops\n\n", b"data: oops\n\n", chat.DONE],
    ),
    Case(MESSAGES, "an error", [*HELLO[:4], vendor.error_event()], "overloaded_error"),
    Case(
        MESSAGES,
        "an error in the middle of what is not sent",
        [*HELLO[:4], vendor.error_event(), *HELLO[4:]],
        "overloaded_error",
    ),
    Case(MESSAGES, "an end after the beginning", HELLO[:1]),
    Case(MESSAGES, "an end", HELLO[:4]),
    Case(MESSAGES, "an end before message_delta", HELLO[:-2]),
    Case(MESSAGES, "an end before message_stop", HELLO[:-1]),
    Case(MESSAGES, "an end within an event", [*HELLO[:4], HELLO[4][:-9]]),
    Case(MESSAGES, "an end within a call", CALLING[:-4]),
    Case(MESSAGES, "a closed connection", [*HELLO[:4], Ending.CLOSE]),
)


def name(case: Case) -> str:
    return f"{case.api.name}: {case.name}"


def check(error: anthropic.APIStatusError, kind: str) -> None:
    """The error stands in the stream: its HTTP status is that of a success."""
    assert type(error) is anthropic.APIStatusError
    assert error.status_code == 200
    assert error.type == kind
    assert error.api_message
    assert re.fullmatch(r"req_\w+", error.request_id or "")


@pytest.mark.parametrize("ask", STREAMED_WAYS.values(), ids=STREAMED_WAYS)
@pytest.mark.parametrize("case", CASES, ids=name)
async def test_broken_stream(case: Case, ask: Ask) -> None:
    async with stage(case.api, [sse_reply(*case.steps)]) as on:
        with pytest.raises(anthropic.APIStatusError) as caught:
            await ask(on.url, PARAMS)
        assert on.request.json["stream"] is True
    check(caught.value, case.kind)


@pytest.mark.parametrize("ask", [sync_helper, async_events])
@pytest.mark.parametrize("case", CASES, ids=name)
async def test_broken_stream_one_byte_at_a_time(case: Case, ask: Ask) -> None:
    async with stage(case.api, [in_bytes(sse_reply(*case.steps))]) as on:
        with pytest.raises(anthropic.APIStatusError) as caught:
            await ask(on.url, PARAMS)
    check(caught.value, case.kind)


@pytest.mark.parametrize(
    ("api", "steps"),
    [(COMPATIBLE, [chat.role(), chat.text("Hel"), Ending.CLOSE]), (MESSAGES, [*HELLO[:4], Ending.CLOSE])],
    ids=lambda value: value.name if isinstance(value, Api) else "",
)
async def test_what_came_before_the_break_is_read(api: Api, steps: list[Step]) -> None:
    texts: list[str] = []
    async with (
        stage(api, [sse_reply(*steps)]) as on,
        async_client(on.url) as sdk,
        sdk.messages.stream(**PARAMS) as stream,
    ):
        with pytest.raises(anthropic.APIStatusError) as caught:
            await read(stream, texts)
        assert stream.current_message_snapshot.stop_reason is None
    check(caught.value, "api_error")
    assert texts
    assert "Hello".startswith("".join(texts))


async def read(stream: AsyncMessageStream[None], texts: list[str]) -> None:
    async for text in stream.text_stream:
        texts.append(text)  # noqa: PERF401 - what came before the error is to be kept


WHOLE = (
    ("nothing", Reply(headers=[("content-type", "application/json")])),
    ("no JSON", Reply(headers=[("content-type", "application/json")], body=b'{"id": "1", "choi')),
    (
        "a closed connection",
        Reply(headers=[("content-type", "application/json")], body=[b'{"id": "1", "type": "message"', Ending.CLOSE]),
    ),
    ("a list", Reply(headers=[("content-type", "application/json")], body=b"[]")),
)


@pytest.mark.parametrize("ask", [sync_create, async_create])
@pytest.mark.parametrize("api", [COMPATIBLE, MESSAGES], ids=lambda api: api.name)
@pytest.mark.parametrize("reply", [reply for _, reply in WHOLE], ids=[name for name, _ in WHOLE])
async def test_broken_answer_in_one_piece(reply: Reply, api: Api, ask: Ask) -> None:
    async with stage(api, [reply]) as on:
        with pytest.raises(anthropic.InternalServerError) as caught:
            await ask(on.url, PARAMS)
    assert caught.value.status_code == 502
    assert caught.value.type == "api_error"


NEVER: tuple[tuple[str, list[Step]], ...] = (
    ("nothing", []),
    ("a line", [b"\n"]),
    ("a comment", [b": hello\n\n"]),
    ("a closed connection", [Ending.CLOSE]),
    ("a reset connection", [Ending.RESET]),
)


@pytest.mark.parametrize("ask", [sync_helper, async_helper])
@pytest.mark.parametrize(
    ("api", "steps"),
    [pytest.param(api, steps, id=f"{api.name}: {name}") for api in (COMPATIBLE, MESSAGES) for name, steps in NEVER],
)
async def test_a_stream_that_never_begins_has_the_status_of_an_error(api: Api, steps: list[Step], ask: Ask) -> None:
    async with stage(api, [sse_reply(*steps)]) as on:
        with pytest.raises(anthropic.InternalServerError) as caught:
            await ask(on.url, PARAMS)
    assert caught.value.status_code == 502
    assert caught.value.type == "api_error"
