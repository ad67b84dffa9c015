from __future__ import annotations

import httpx
import pytest
import trio
from trio.testing import MockClock

from tests.support.upstream import (
    Answer,
    Ending,
    Pause,
    Reply,
    Request,
    ScriptedUpstream,
    json_reply,
    sse_reply,
)


async def test_records_requests_and_answers_in_order() -> None:
    async with ScriptedUpstream([json_reply({"n": 1}), Reply(529, [("X-A", "1")], b"busy")]) as upstream:
        async with httpx.AsyncClient() as client:
            first = await client.post(f"{upstream.url}/v1/x?beta=true", json={"é": 1}, headers={"X-Key": "k"})
            second = await client.get(f"{upstream.url}/y")
        assert first.json() == {"n": 1}
        assert (second.status_code, second.headers["x-a"], second.content) == (529, "1", b"busy")
        assert [request.target for request in upstream.requests] == ["/v1/x?beta=true", "/y"]
        request = upstream.requests[0]
        assert (request.method, request.path, request.json) == ("POST", "/v1/x", {"é": 1})
        assert request.header("x-key") == "k"
        assert request.header("absent") is None
        assert next(name for name, _ in request.headers) == "Host"
        assert len(upstream.connections) == 1, "the connection is kept open between requests"
        await upstream.wait_for_open_connections(0)
        assert not request.abandoned.is_set()
        assert request.answered.is_set()


async def test_a_function_answers_by_request() -> None:
    def answer(request: Request) -> Answer:
        return json_reply({"path": request.path}, status=404)

    async with ScriptedUpstream(answer) as upstream, httpx.AsyncClient() as client:
        reply = await client.head(f"{upstream.url}/a")
        assert (reply.status_code, reply.content) == (404, b"")
        assert (await client.get(f"{upstream.url}/b")).json() == {"path": "/b"}


async def test_a_stream_pauses_and_waits_on_the_mock_clock(autojump_clock: MockClock) -> None:
    gate = trio.Event()
    async with (
        ScriptedUpstream([sse_reply(b"data: 1\n\n", Pause(500), b"data: 2\n\n", gate, b"data: 3\n\n")]) as upstream,
        httpx.AsyncClient(timeout=None) as client,
        client.stream("GET", upstream.url) as reply,
    ):
        chunks = reply.aiter_raw()
        started = trio.current_time()
        assert await anext(chunks) == b"data: 1\n\n"
        assert await anext(chunks) == b"data: 2\n\n"
        assert 499 < trio.current_time() - started < 501
        with trio.move_on_after(60) as waited:
            await upstream.requests[0].answered.wait()
        assert waited.cancelled_caught
        gate.set()
        assert [chunk async for chunk in chunks] == [b"data: 3\n\n"]


async def test_split_sends_every_byte_in_a_chunk_of_its_own() -> None:
    body = "data: ❄\n\n".encode()
    async with (
        ScriptedUpstream([sse_reply(body)], split=1) as upstream,
        await trio.open_tcp_stream("127.0.0.1", upstream.port) as stream,
    ):
        await stream.send_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        head, _, chunks = b"".join([data async for data in stream]).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 OK\r\n")
        assert chunks == b"".join(b"1\r\n" + bytes([byte]) + b"\r\n" for byte in body) + b"0\r\n\r\n"


async def test_close_ends_the_body_without_its_end() -> None:
    async with ScriptedUpstream([sse_reply(b"data: 1\n\n", Ending.CLOSE)]) as upstream, httpx.AsyncClient() as client:
        async with client.stream("GET", upstream.url) as reply:
            chunks = reply.aiter_raw()
            assert await anext(chunks) == b"data: 1\n\n"
            with pytest.raises(httpx.RemoteProtocolError):
                await anext(chunks)
        assert not upstream.requests[0].answered.is_set()
        assert not upstream.connections[0].client_closed.is_set()


async def test_reset_breaks_the_connection() -> None:
    async with (
        ScriptedUpstream([sse_reply(b"data: 1\n\n", gate := trio.Event(), Ending.RESET)]) as upstream,
        httpx.AsyncClient() as client,
        client.stream("GET", upstream.url) as reply,
    ):
        chunks = reply.aiter_raw()
        assert await anext(chunks) == b"data: 1\n\n"
        gate.set()
        with pytest.raises(httpx.ReadError):
            await anext(chunks)


@pytest.mark.parametrize("before", [Ending.RESET, Ending.CLOSE])
async def test_an_ending_before_the_head(before: Ending) -> None:
    async with ScriptedUpstream([Reply(before=[before])]) as upstream, httpx.AsyncClient() as client:
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            await client.get(upstream.url)


async def test_raw_bytes_go_out_as_they_are() -> None:
    async with ScriptedUpstream([b"SSH-2.0-x\r\n"]) as upstream, httpx.AsyncClient() as client:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(upstream.url)


@pytest.mark.parametrize("body", [[Ending.STALL], [b"data: 1\n\n", Pause(1000), b"data: 2\n\n"]])
async def test_sees_the_client_leave_during_an_answer(body: list[bytes | Pause | Ending]) -> None:
    async with ScriptedUpstream([sse_reply(*body)]) as upstream:
        stream = await trio.open_tcp_stream("127.0.0.1", upstream.port)
        await stream.send_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        request = await upstream.wait_for_requests(1)
        assert upstream.open_connections == 1
        assert not request.abandoned.is_set()
        left_at = trio.current_time()
        await stream.aclose()
        with trio.fail_after(1):
            await request.abandoned.wait()
            await upstream.wait_for_open_connections(0)
        closed_at = request.connection.client_closed_at
        assert closed_at is not None
        assert left_at <= closed_at <= trio.current_time()


async def test_stops_listening_but_serves_open_connections() -> None:
    async with (
        ScriptedUpstream([json_reply(1), json_reply(2)]) as upstream,
        httpx.AsyncClient() as client,
    ):
        await client.get(upstream.url)
        upstream.stop_listening()
        await trio.testing.wait_all_tasks_blocked()
        assert (await client.get(upstream.url)).json() == 2
        with pytest.raises(OSError, match="connect"):
            await trio.open_tcp_stream("127.0.0.1", upstream.port)


async def test_an_exhausted_script_fails_the_test() -> None:
    with pytest.raises(AssertionError, match=r"GET /: .*no answer left"):
        async with ScriptedUpstream() as upstream, httpx.AsyncClient() as client:
            assert (await client.get(upstream.url)).status_code == 500


async def test_a_refused_request_fails_the_test() -> None:
    def check(request: Request) -> Reply | None:
        return json_reply({"error": "no"}, status=400) if request.body == b"bad" else None

    with pytest.raises(AssertionError, match=r'POST / was refused: 400 {"error": "no"}'):  # noqa: PT012
        async with ScriptedUpstream([json_reply(1)], check=check) as upstream, httpx.AsyncClient() as client:
            assert (await client.post(upstream.url, content=b"good")).json() == 1
            assert (await client.post(upstream.url, content=b"bad")).status_code == 400


async def test_what_is_not_http_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="RemoteProtocolError"):  # noqa: PT012
        async with (
            ScriptedUpstream() as upstream,
            await trio.open_tcp_stream("127.0.0.1", upstream.port) as stream,
        ):
            await stream.send_all(b"\x16\x03\x01\x00\xa5\r\n\r\n")
            async for _ in stream:
                pass


async def test_the_tests_own_error_comes_out_as_it_is_with_the_problems_noted() -> None:
    with pytest.raises(ZeroDivisionError) as raised:  # noqa: PT012
        async with ScriptedUpstream() as upstream:
            upstream.problems.append("a bad request")
            _ = 1 / 0
    assert raised.value.__notes__ == ["the upstream saw:\na bad request"]
