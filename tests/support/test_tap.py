from __future__ import annotations

import httpx
import pytest
import trio

from tests.support.tap import Tap
from tests.support.upstream import Ending, Reply, ScriptedUpstream, json_reply, sse_reply


async def test_notes_exchanges_and_changes_nothing() -> None:
    async with (
        ScriptedUpstream([json_reply({"n": 1}), sse_reply(b"data: 1\n\n", b"data: 2\n\n"), Reply(404)]) as upstream,
        Tap(upstream.port) as tap,
        httpx.AsyncClient() as client,
    ):
        first = await client.post(f"{tap.url}/a?b=1", json={"x": "é"}, headers={"X-Key": "k"})
        second = await client.get(f"{tap.url}/c")
        await client.head(f"{tap.url}/d")
        assert first.json() == {"n": 1}
        assert [(e.method, e.target, e.status, e.complete) for e in tap.exchanges] == [
            ("POST", "/a?b=1", 200, True),
            ("GET", "/c", 200, True),
            ("HEAD", "/d", 404, True),
        ]
        assert tap.exchanges[0].json == {"x": "é"}
        assert tap.exchanges[0].path == "/a"
        assert ("X-Key", "k") in tap.exchanges[0].request_headers
        assert tap.exchanges[1].body == second.content == b"data: 1\n\ndata: 2\n\n"
        assert tap.exchanges[1].header("content-type") == "text/event-stream; charset=utf-8"
        assert tap.connections == len(upstream.connections) == 1


async def test_a_cut_answer_stays_incomplete() -> None:
    async with (
        ScriptedUpstream([sse_reply(b"data: 1\n\n", Ending.CLOSE)]) as upstream,
        Tap(upstream.port) as tap,
        httpx.AsyncClient() as client,
    ):
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(tap.url)
        assert (tap.exchanges[0].body, tap.exchanges[0].complete) == (b"data: 1\n\n", False)


async def test_the_clients_leave_reaches_the_server() -> None:
    async with ScriptedUpstream([sse_reply(b"data: 1\n\n", Ending.STALL)]) as upstream, Tap(upstream.port) as tap:
        stream = await trio.open_tcp_stream("127.0.0.1", tap.port)
        await stream.send_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        request = await upstream.wait_for_requests(1)
        await stream.aclose()
        with trio.fail_after(1):
            await request.abandoned.wait()


async def test_without_a_server_the_client_is_let_go_and_the_tap_stays() -> None:
    async with ScriptedUpstream() as upstream:
        port = upstream.port
    async with Tap(port) as tap, httpx.AsyncClient() as client:
        for _ in range(2):
            with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
                await client.get(tap.url)
        assert (tap.exchanges, tap.connections) == ([], 2)


async def test_waits_for_what_passes() -> None:
    go_on = trio.Event()
    reply = sse_reply(b"data: 1\n\n", go_on, b"data: 2\n\n")
    async with (
        ScriptedUpstream([reply]) as upstream,
        Tap(upstream.port) as tap,
        httpx.AsyncClient() as client,
        trio.open_nursery() as nursery,
    ):
        nursery.start_soon(client.get, tap.url)
        with trio.fail_after(5):
            await tap.wait_until(lambda: bool(tap.exchanges) and b"data: 1" in tap.exchanges[0].body)
            assert not tap.exchanges[0].complete
            go_on.set()
            await tap.wait_until(lambda: tap.exchanges[0].complete)
