"""Malformed requests, and apps that fail."""

from __future__ import annotations

import logging

import h11
import pytest
import trio
from hypercorn.typing import (
    ASGIReceiveCallable,
    ASGISendCallable,
    HTTPScope,
)
from trio.testing import wait_all_tasks_blocked

from lynkr.server.hypercorn.tasks import AppErrors
from tests.server.hypercorn.support import (
    GET,
    asgi,
    body,
    disconnected,
    echo,
    error,
    running,
    start,
)


@pytest.mark.parametrize(
    ("request_bytes", "status", "message"),
    [
        (b"nonsense\r\n\r\n", 400, "Malformed HTTP request: illegal request line"),
        (b"\x16\x03\x01\x02\x00\x01\x00", 400, "Malformed HTTP request: illegal request line"),
        (b"GET / HTTP/1.1\r\n\r\n", 400, "Malformed HTTP request: Missing mandatory Host: header"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n", 400, "Malformed HTTP request: illegal header line"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"x" * 50_000 + b"\r\n\r\n", 400, "Malformed HTTP request: illegal header"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400, "Malformed HTTP request: bad Content-Length"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "Unsupported transfer coding"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 70_000, 431, "The header fields of the request are too large"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", 431, "The header fields of the request"),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 431, "The header fields of the request"),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "Only HTTP/1.1 is served here"),
        (b"HEAD / HTTP/3.0\r\nHost: a\r\n\r\n", 505, ""),
    ],
)
async def test_malformed_request_is_refused_in_json(request_bytes: bytes, status: int, message: str) -> None:
    async with running(asgi()) as server, server.client() as client:
        await client.send(request_bytes)
        method = "HEAD" if request_bytes.startswith(b"HEAD") else "GET"
        answer = await client.answer(method)
        if method == "GET":
            seen = error(answer)
            assert seen[:2] == (status, "invalid_request_error")
            assert seen[2].startswith(message)
            assert len(seen[2]) < 300
        assert answer.status == status
        await client.stream.send_eof()
        assert await client.is_closed()


async def test_malformed_body_is_refused_in_place_of_the_app() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)  # not written yet
        await disconnected(receive)
        await body(send, b"too late")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(b"POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n")
        assert error(await client.answer())[:2] == (400, "invalid_request_error")
        assert await client.is_closed()


async def test_malformed_body_cuts_an_answer_that_has_begun() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"begun", more=True)
        await disconnected(receive)

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(b"POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n")
        await client.receive_until(b"begun\r\n")
        await client.send(b"nonsense\r\n")
        assert await client.rest() == b""


async def test_malformed_pipelined_request_is_refused_after_the_answer_before_it() -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await wait_all_tasks_blocked()
        await echo(scope, receive, send)

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET + b"nonsense\r\n\r\n")
        assert (await client.answer()).status == 200
        assert error(await client.answer())[0] == 400


async def test_upgrade_to_http_2_is_ignored() -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        for _ in range(2):
            await client.send(
                b"GET / HTTP/1.1\r\nHost: test\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                b"HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n"
            )
            assert (await client.answer()).body == b"/:"


class AppError(Exception):
    pass


@pytest.mark.parametrize("step", ["nothing", "returns", "head", "group"])
async def test_app_that_fails_before_its_answer_gives_500(step: str, caplog: pytest.LogCaptureFixture) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if step == "returns":
            return
        if step == "head":
            await start(send, (b"content-length", b"10"))
        if step == "group":
            async with trio.open_nursery() as nursery:
                nursery.start_soon(trio.sleep_forever)
                raise AppError
        raise AppError

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        assert error(await client.answer()) == (500, "api_error", "Internal server error")
        assert await client.is_closed()
        async with server.client() as other:
            await other.send(GET)
            assert (await other.answer()).status == 500
    assert ("AppError" in caplog.text) == (step != "returns")


def test_what_is_not_the_apps_fault_passes_through(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(BaseExceptionGroup) as raised, AppErrors():
        raise BaseExceptionGroup("both", [KeyboardInterrupt(), AppError("logged")])
    assert raised.group_contains(KeyboardInterrupt)
    assert not raised.group_contains(AppError)
    assert "logged" in caplog.text


@pytest.mark.parametrize("fails", [True, False], ids=["raises", "returns"])
async def test_app_that_ends_within_its_answer_cuts_the_connection(fails: bool) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send)
        await body(send, b"begun", more=True)
        if fails:
            raise AppError

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        received = await client.rest()
        assert received.endswith(b"\r\n\r\n5\r\nbegun\r\n")
        async with server.client() as http_1_0:
            await http_1_0.send(b"GET / HTTP/1.0\r\n\r\n")
            with pytest.raises(trio.BrokenResourceError):  # an end would look like a complete answer
                await http_1_0.rest()


async def test_wrong_content_length_cuts_the_connection(caplog: pytest.LogCaptureFixture) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, (b"content-length", b"10"))
        await body(send, b"short", more=True)
        await body(send, b"")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        with pytest.raises(h11.RemoteProtocolError, match="without sending complete message body"):
            await client.answer()
    assert "Too little data" in caplog.text


async def test_header_that_would_split_the_response_gives_500(caplog: pytest.LogCaptureFixture) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        await start(send, (b"x-evil", b"a\r\nset-cookie: b"))
        await body(send, b"")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        assert error(await client.answer())[0] == 500
    assert "Illegal header value" in caplog.text


@pytest.mark.parametrize("order", ["body first", "two heads", "after the end"])
async def test_messages_out_of_order_are_the_apps_fault(order: str, caplog: pytest.LogCaptureFixture) -> None:
    async def app(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if order == "body first":
            await body(send, b"")
        await start(send)
        if order == "two heads":
            await start(send)
        await body(send, b"")
        await body(send, b"again")

    async with running(asgi(app)) as server, server.client() as client:
        await client.send(GET)
        assert (await client.answer()).status == (200 if order == "after the end" else 500)
        await wait_all_tasks_blocked()
    assert "Unexpected message type" in caplog.text


async def test_failure_of_a_connection_does_not_reach_the_server(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(asgi(echo)) as server, server.client() as client:
        with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
            patch.setattr(h11.Connection, "next_event", fail)
            await client.send(GET)
            assert await client.rest() == b""
        assert "a bug" in caplog.text
        async with server.client() as other:
            assert (await other.request()).status == 200


def fail(connection: h11.Connection) -> None:
    raise ZeroDivisionError("a bug")
