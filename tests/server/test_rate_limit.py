"""Rate limits: who shares a bucket, what fits in it, and what clients are told."""

from __future__ import annotations

import re

import anthropic
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trio.testing import MockClock

from lynkr.server import rate_limit
from lynkr.server.rate_limit import Allowance, Buckets
from tests.server.running import running, server
from tests.support import messages_answers
from tests.support.answer import Turn
from tests.support.upstream import Reply, ScriptedUpstream

HELLO = {"model": "m", "max_tokens": 10, "messages": [{"role": "user", "content": "hello"}]}


class Clock:
    """What stands in for trio's clock where there is no event loop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("trio.current_time", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_a_bucket_empties_and_fills_again(clock: Clock) -> None:
    buckets = Buckets(limit=3, window=60)
    assert [buckets.take("a") for _ in range(4)] == [
        Allowance(limit=3, remaining=2, full_after=20, wait=0),
        Allowance(limit=3, remaining=1, full_after=40, wait=0),
        Allowance(limit=3, remaining=0, full_after=60, wait=0),
        Allowance(limit=3, remaining=0, full_after=60, wait=20),
    ]
    clock.now += 5
    assert buckets.take("a").wait == 15
    assert buckets.take("b").remaining == 2
    clock.now += 15
    assert buckets.take("a") == Allowance(limit=3, remaining=0, full_after=60, wait=0)
    clock.now += 50
    assert buckets.take("a").remaining == 1
    clock.now += 1000
    assert buckets.take("a").remaining == 2


@given(
    limit=st.integers(1, 50),
    window=st.floats(0.01, 5000),
    steps=st.lists(st.tuples(st.floats(0, 100), st.integers(1, 20)), max_size=30),
)
def test_what_passes_is_bounded_and_who_waits_as_told_passes(
    limit: int, window: float, steps: list[tuple[float, int]]
) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        clock = Clock(monkeypatch)
        buckets = Buckets(limit, window)
        began, passed = clock.now, 0
        for pause, requests in steps:
            clock.now += pause
            for _ in range(requests):
                allowance = buckets.take("a")
                assert 0 <= allowance.remaining < limit
                assert allowance.full_after <= window * 1.001
                passed += not allowance.wait
            if allowance.wait:
                clock.now += allowance.wait
                assert not buckets.take("a").wait
                passed += 1
        assert passed <= limit + (clock.now - began) * limit / window + 0.01


def test_the_number_of_buckets_is_bounded_and_the_emptiest_stay(clock: Clock) -> None:
    buckets = Buckets(limit=10, window=60)
    for _ in range(10):
        buckets.take("greedy")
    for number in range(30_000):
        buckets.take(f"session {number}")
        assert len(buckets) <= rate_limit.MOST_BUCKETS
    assert buckets.take("greedy").wait > 0


async def test_answers_tell_how_much_is_left(mock_clock: MockClock) -> None:
    async with server(RATE_LIMIT_ENABLED="true", RATE_LIMIT_MAX="2", RATE_LIMIT_WINDOW_MS="120000") as client:
        first = await client.post("/v1/messages", json=HELLO)
        bad = await client.post("/v1/messages", json={})
        over = await client.post("/v1/messages", json=HELLO)
        assert [answer.status_code for answer in (first, bad, over)] == [200, 400, 429]
        for answer, remaining, reset in ((first, "1", "60"), (bad, "0", "120"), (over, "0", "120")):
            assert answer.headers["ratelimit-limit"] == "2"
            assert answer.headers["ratelimit-remaining"] == remaining
            assert answer.headers["ratelimit-reset"] == reset
            assert answer.headers["anthropic-ratelimit-requests-limit"] == "2"
            assert answer.headers["anthropic-ratelimit-requests-remaining"] == remaining
            moment = answer.headers["anthropic-ratelimit-requests-reset"]
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
        assert over.json()["error"]["type"] == "rate_limit_error"
        assert (over.headers["retry-after"], over.headers["x-should-retry"]) == ("60", "true")

        counts = [await client.post("/v1/messages/count_tokens", json=HELLO) for _ in range(3)]
        assert [answer.status_code for answer in counts] == [200, 200, 429]
        assert (await client.get("/v1/models")).status_code == 200
        assert "ratelimit-limit" not in (await client.get("/v1/models")).headers
        mock_clock.jump(60)
        assert (await client.post("/v1/messages", json=HELLO)).status_code == 200


async def test_a_wait_of_more_than_a_minute_is_not_to_be_waited_for(mock_clock: MockClock) -> None:
    async with server(RATE_LIMIT_ENABLED="true", RATE_LIMIT_MAX="1", RATE_LIMIT_WINDOW_MS="61000") as client:
        await client.post("/v1/messages", json=HELLO)
        over = await client.post("/v1/messages", json=HELLO)
    assert (over.headers["retry-after"], over.headers["x-should-retry"]) == ("61", "false")


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, b"0s"), (16.2, b"17s"), (60, b"1m0s"), (360, b"6m0s"), (3600.5, b"1h0m1s")]
)
def test_the_headers_of_the_other_dialect(seconds: float, text: bytes) -> None:
    headers = dict(Allowance(limit=100, remaining=7, full_after=seconds, wait=0).headers(anthropic=False))
    assert headers[b"x-ratelimit-limit-requests"] == headers[b"ratelimit-limit"] == b"100"
    assert headers[b"x-ratelimit-remaining-requests"] == headers[b"ratelimit-remaining"] == b"7"
    assert headers[b"x-ratelimit-reset-requests"] == text
    assert not any(name.startswith(b"anthropic") for name in headers)


ALICE, BOB = {"x-api-key": "first-key-1"}, {"x-api-key": "second-key-2"}
KEYS = "alice:first-key-1,bob:second-key-2"
# What makes a client, the keys, the headers of two requests, and whether they are of one client.
SHARING: list[tuple[str, str, dict[str, str], dict[str, str], bool]] = [
    ("key", KEYS, ALICE, ALICE, True),
    ("key", KEYS, ALICE, BOB, False),
    ("key", KEYS, {**ALICE, "x-session-id": "1"}, {**ALICE, "x-session-id": "2"}, True),
    ("key", "", ALICE, BOB, True),
    ("key", "", {"x-session-id": "1"}, {"x-session-id": "2"}, False),
    ("key", "", {"x-claude-code-session-id": "1"}, {"x-claude-code-session-id": "2"}, False),
    ("key", "", {"session_id": "1"}, {"session-id": "1"}, True),
    ("key", "", {"x-session-id": "x" * 1000 + "1"}, {"x-session-id": "x" * 1000 + "2"}, False),
    ("session", KEYS, {**ALICE, "x-session-id": "1"}, {**ALICE, "x-session-id": "2"}, False),
    ("session", KEYS, {**ALICE, "x-session-id": "1"}, {**BOB, "x-session-id": "1"}, False),
    ("session", KEYS, ALICE, BOB, True),
    ("ip", KEYS, {**ALICE, "x-session-id": "1"}, {**BOB, "x-session-id": "2"}, True),
    ("both", KEYS, {**ALICE, "x-session-id": "1"}, {**ALICE, "x-session-id": "2"}, False),
    ("both", KEYS, {**ALICE, "x-session-id": "1"}, {**ALICE, "x-session-id": "1"}, True),
]


@pytest.mark.parametrize(("by", "keys", "first", "second", "same"), SHARING)
async def test_what_makes_a_client(
    by: str, keys: str, first: dict[str, str], second: dict[str, str], same: bool
) -> None:
    settings = {"RATE_LIMIT_ENABLED": "true", "RATE_LIMIT_MAX": "1", "RATE_LIMIT_KEY_BY": by, "LYNKR_API_KEYS": keys}
    async with running(**settings) as at:
        assert (await at.client.post("/v1/messages", json=HELLO, headers=first)).status_code == 200
        status = (await at.client.post("/v1/messages", json=HELLO, headers=second)).status_code
        assert status == (429 if same else 200)
        assert f"lynkr_rate_limited_total {same:.1f}" in (await at.client.get("/metrics", headers=first)).text


@pytest.mark.parametrize("limited", [True, False])
async def test_the_limits_of_the_upstream(limited: bool) -> None:
    theirs = [
        ("anthropic-ratelimit-requests-limit", "4000"),
        ("anthropic-ratelimit-requests-remaining", "3999"),
        ("anthropic-ratelimit-tokens-limit", "80000"),
    ]
    answer = messages_answers.answer(Turn(text="hello"), streamed=False)
    reply = Reply(answer.status, [*answer.headers, *theirs], answer.body)
    async with (
        ScriptedUpstream([reply]) as upstream,
        server(
            MODEL_PROVIDER="azure-anthropic",
            AZURE_ANTHROPIC_ENDPOINT=upstream.url,
            AZURE_ANTHROPIC_API_KEY="k",
            RATE_LIMIT_ENABLED=str(limited).lower(),
        ) as client,
    ):
        headers = (await client.post("/v1/messages", json=HELLO)).headers
    assert headers.get_list("anthropic-ratelimit-requests-limit") == (["100"] if limited else ["4000"])
    assert headers.get_list("anthropic-ratelimit-requests-remaining") == (["99"] if limited else ["3999"])
    assert headers["anthropic-ratelimit-tokens-limit"] == "80000"


async def test_the_vendors_library_waits_as_it_is_told(autojump_clock: MockClock) -> None:
    async with server(RATE_LIMIT_ENABLED="true", RATE_LIMIT_MAX="2", RATE_LIMIT_WINDOW_MS="60000") as client:
        statuses: list[int] = []

        async def note(response: httpx.Response) -> None:
            statuses.append(response.status_code)

        async with anthropic.AsyncAnthropic(base_url=str(client.base_url), api_key="any", max_retries=1) as sdk:
            sdk._client.event_hooks["response"].append(note)
            began = autojump_clock.current_time()
            for _ in range(3):
                await sdk.messages.create(model="m", max_tokens=10, messages=[{"role": "user", "content": "hello"}])
    assert statuses == [200, 200, 429, 200]
    assert 29 <= autojump_clock.current_time() - began <= 32
