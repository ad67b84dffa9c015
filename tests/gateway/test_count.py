"""Counting tokens: the upstream's count where it gives one, else our estimate."""

from __future__ import annotations

import pytest

from lynkr.observe.record import RequestRecord
from tests.gateway.client import gateway, turn
from tests.support.upstream import Reply, ScriptedUpstream, json_reply

JSON = [("content-type", "application/json")]

REPLIES = {
    "no count": json_reply({"tokens": 4321}),
    "no number": json_reply({"input_tokens": "4321"}),
    "an error": json_reply({"type": "error", "error": {"type": "not_found_error", "message": "x"}}, 404),
    "no JSON": Reply(200, JSON, b"<html>"),
    "too deep": Reply(200, JSON, b"[" * 50_000),
    "too large": Reply(200, JSON, b'{"input_tokens":4321}'.ljust(1_000_000)),
}


async def count(reply: Reply) -> int:
    async with (
        ScriptedUpstream([reply]) as upstream,
        gateway(upstream.url, MODEL_PROVIDER="azure-anthropic") as gate,
    ):
        counted = await gate.count_tokens(turn())
        assert [request.target for request in upstream.requests] == ["/v1/messages/count_tokens"]
    return counted


async def test_the_upstream_counts() -> None:
    assert await count(json_reply({"input_tokens": 4321})) == 4321


async def test_a_count_is_logged_as_any_other_request(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "lynkr.request")
    await count(json_reply({"input_tokens": 4321}))
    (record,) = (entry.msg for entry in caplog.records if isinstance(entry.msg, RequestRecord))
    assert (record.status, record.provider, record.input_tokens) == (200, "azure-anthropic", 4321)


@pytest.mark.parametrize("name", REPLIES)
async def test_an_estimate_stands_in(name: str) -> None:
    assert 1 <= await count(REPLIES[name]) < 20
