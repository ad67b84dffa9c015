"""An upstream's error is raised by the vendor's SDK as the vendor's own would be, before an answer has begun."""

from __future__ import annotations

import re

import anthropic
import pytest

from tests.sdk.apis import COMPATIBLE, MESSAGES, stage
from tests.sdk.blocks import HI
from tests.sdk.calls import WAYS, Ask, Params, async_create, async_helper, sync_helper
from tests.sdk.error_cases import CASES, OVERFLOWS, Case, Overflow
from tests.support import chat_answers as chat
from tests.support import messages_answers as vendor
from tests.support.upstream import Reply, json_reply, sse_reply

PARAMS: Params = {"model": "claude-sonnet-4-6", "max_tokens": 1500, "messages": [HI]}


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.api.name}: {case.name}")
async def test_error(case: Case, ask: Ask) -> None:
    async with stage(case.api, [case.reply]) as on:
        with pytest.raises(case.raised) as caught:
            await ask(on.url, PARAMS)
    error = caught.value
    assert type(error) is case.raised
    assert error.status_code == case.status
    assert error.type == case.kind
    assert case.message in str(error.api_message)
    assert error.request_id is not None
    assert re.fullmatch(r"req_\w+", error.request_id)
    assert isinstance(error.body, dict)
    # What only the user can mend is told with where to look; all else in the vendor's own bytes.
    told_anew = case.status in (401, 403, 404)
    native = case.api is MESSAGES and case.status == case.reply.status and b'"type": "error"' in case.reply.body
    if native and not told_anew:
        assert error.response.content == case.reply.body
    else:
        assert error.body["request_id"] == error.request_id
    assert error.response.headers["x-should-retry"] == ("true" if case.retry else "false")
    assert {name: error.response.headers.get(name) for name in case.headers} == case.headers


@pytest.mark.parametrize("ask", [async_create, sync_helper])
@pytest.mark.parametrize("case", OVERFLOWS, ids=lambda case: case.server)
async def test_a_conversation_that_does_not_fit(case: Overflow, ask: Ask) -> None:
    async with stage(COMPATIBLE, [json_reply({"error": case.error}, case.status)]) as on:
        with pytest.raises(anthropic.BadRequestError) as caught:
            await ask(on.url, PARAMS)
    assert str(caught.value.api_message).startswith(case.becomes)
    assert caught.value.type == "invalid_request_error"


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(
    ("first", "raised", "kind"),
    [
        (chat.error_chunk(), anthropic.InternalServerError, "api_error"),
        (chat.data({"error": {"message": "Slow down", "code": 429}}), anthropic.RateLimitError, "rate_limit_error"),
        (
            chat.data({"error": {"message": "maximum context length", "code": 400}}),
            anthropic.BadRequestError,
            "invalid_request_error",
        ),
    ],
    ids=["server error", "rate limit", "overflow"],
)
async def test_an_error_in_the_stream_before_the_answer_has_its_status(
    first: bytes, raised: type[anthropic.APIStatusError], kind: str, ask: Ask
) -> None:
    """Where no stream is asked for, the same stands in a body with status 200."""
    body = first.removeprefix(b"data: ")
    async with stage(
        COMPATIBLE,
        lambda request: sse_reply(first) if request.json.get("stream") else Reply(body=body),
    ) as on:
        with pytest.raises(raised) as caught:
            await ask(on.url, PARAMS)
    assert caught.value.type == kind


async def test_an_error_event_before_the_answer_has_its_status() -> None:
    async with stage(MESSAGES, [sse_reply(vendor.error_event())]) as on:
        with pytest.raises(anthropic.OverloadedError) as caught:
            await async_helper(on.url, PARAMS)
    assert caught.value.type == "overloaded_error"
