"""The load generator against scripted answers: it must count what is right and name what is wrong."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
import trio

from bench.programs import BenchError, Load, LoadReport, Programs, Upstream
from tests.bench.conftest import stamp

BODY = b'{"model":"m","messages":[]}'
JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
SSE_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n"


def sized(body: str, head: bytes = JSON_HEAD) -> bytes:
    return head + b"content-length: %d\r\n\r\n" % len(body.encode()) + body.encode()


def chunked(body: str, size: int = 1000) -> bytes:
    data = body.encode()
    parts = [data[i : i + size] for i in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def delta(number: int) -> str:
    return f'event: content_block_delta\ndata: {{"type":"content_block_delta","text":"{stamp(number)}"}}\n\n'


STOP = 'event: message_stop\ndata: {"type":"message_stop"}\n\n'
DONE = "data: [DONE]\n\n"


class Server:
    """Answers every request with the same bytes; counts the requests it has read in full."""

    def __init__(self, answer: bytes, *, close: bool = False, pieces: int = 1) -> None:
        self.answer = answer
        self.close = close
        self.pieces = pieces
        self.requests: list[bytes] = []

    async def start(self, nursery: trio.Nursery) -> int:
        listeners = await nursery.start(partial(trio.serve_tcp, self.serve, 0, host="127.0.0.1"))
        port: int = listeners[0].socket.getsockname()[1]
        return port

    async def serve(self, stream: trio.SocketStream) -> None:
        received = b""
        try:
            while True:
                while (end := received.find(b"\r\n\r\n") + 4) < 4 or len(received) < end + _length(received):
                    data = await stream.receive_some()
                    if not data:
                        return
                    received += data
                size = end + _length(received)
                self.requests.append(received[:size])
                received = received[size:]
                step = -(-len(self.answer) // self.pieces) or 1
                for i in range(0, len(self.answer), step):
                    await stream.send_all(self.answer[i : i + step])
                if self.close:
                    return
        except trio.BrokenResourceError:
            return
        finally:
            await stream.aclose()


def _length(request: bytes) -> int:
    found = re.search(rb"(?i)\r\ncontent-length: (\d+)\r\n", request)
    assert found is not None
    return int(found[1])


@pytest.fixture
def body(tmp_path: Path) -> Path:
    file = tmp_path / "body.json"
    file.write_bytes(BODY)
    return file


async def run(load: Load, programs: Programs, port: int) -> LoadReport:
    return await trio.to_thread.run_sync(load.run, programs, port, 20.0)


GOOD: Sequence[tuple[str, bytes, bool, int | None, bool]] = (
    ("content-length", sized("{}"), False, None, False),
    (
        "chunked",
        JSON_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(json.dumps({'k\\"': ["}", {}] * 50}), 7),
        False,
        None,
        False,
    ),
    ("until the end of the connection", JSON_HEAD + b"\r\n{}", False, None, True),
    ("closed after the answer", JSON_HEAD + b"connection: close\r\ncontent-length: 2\r\n\r\n{}", False, None, True),
    ("interim answer first", b"HTTP/1.1 100 Continue\r\n\r\n" + sized("{}"), False, None, False),
    ("trailer", JSON_HEAD + b"transfer-encoding: chunked\r\n\r\n2;x=1\r\n{}\r\n0\r\nx: y\r\n\r\n", False, None, False),
    ("blanks around", sized(' \r\n{"a":[]}\n'), False, None, False),
    ("stamps in JSON", sized(f'{{"text":"## {stamp(0)} 7#{stamp(1)}#"}}'), False, 2, False),
    ("Anthropic stream", SSE_HEAD + chunked(delta(0) + delta(1) + STOP), True, 2, False),
    ("OpenAI stream", SSE_HEAD + chunked(delta(0) + DONE), True, 1, False),
    ("one byte per chunk", SSE_HEAD + chunked(delta(0) + delta(1) + STOP, 1), True, 2, False),
    ("CRLF and comments", SSE_HEAD + chunked((": x\n\n" + delta(0) + STOP).replace("\n", "\r\n")), True, 1, False),
)


@pytest.mark.parametrize(("answer", "stream", "expect", "close"), [g[1:] for g in GOOD], ids=[g[0] for g in GOOD])
@pytest.mark.parametrize("pieces", [1, 40])
async def test_good_answers(
    programs: Programs,
    body: Path,
    nursery: trio.Nursery,
    answer: bytes,
    stream: bool,
    expect: int | None,
    close: bool,
    pieces: int,
) -> None:
    server = Server(answer, close=close, pieces=pieces)
    port = await server.start(nursery)
    report = await run(Load(body, "/p", 3, requests=10, stream=stream, expect=expect), programs, port)
    assert (report.requests, report.ok, report.errors, report.statuses) == (10, 10, {}, {"200": 10})
    assert report.latency_ms.count == 10
    assert report.connections_opened == (10 if close else 3)
    assert report.chunks == 10 * (expect or 0)
    assert [request.endswith(b"\r\n\r\n" + BODY) for request in server.requests] == [True] * 10
    assert server.requests[0].startswith(b"POST /p HTTP/1.1\r\nhost: 127.0.0.1:%d\r\n" % port)
    nursery.cancel_scope.cancel()


BAD: Sequence[tuple[str, bytes, bool, int | None, bool, str]] = (
    ("another status", sized('{"error":1}', b"HTTP/1.1 500 Oops\r\n"), False, None, False, "status"),
    ("another status of a stream", sized("{}", b"HTTP/1.1 429 Slow\r\n"), True, 1, False, "status"),
    ("JSON for a stream", sized(delta(0) + STOP), True, 1, False, "type"),
    ("last chunk missing", SSE_HEAD + chunked(delta(0) + STOP), True, 2, False, "short"),
    ("all chunks missing", SSE_HEAD + chunked(STOP), True, 2, False, "short"),
    ("answer text missing", sized("{}"), False, 1, False, "short"),
    ("no body", sized(""), False, None, False, "json"),
    ("JSON cut off", sized('{"a":{"b":[1,"}'), False, None, False, "json"),
    ("JSON cut off in the middle of its text", sized('{"a":"b}'), False, None, False, "json"),
    ("JSON cut off behind a backslash", sized('{"a":"\\"}'), False, None, False, "json"),
    ("two objects", sized("{}{}"), False, None, False, "json"),
    ("text behind the object", sized("{}x"), False, None, False, "json"),
    ("a list", sized("[]"), False, None, False, "json"),
    ("a stream instead of JSON", sized(STOP), False, None, False, "json"),
    ("middle chunk missing", SSE_HEAD + chunked(delta(0) + delta(2) + STOP), True, 3, False, "order"),
    ("chunk repeated", SSE_HEAD + chunked(delta(0) + delta(0) + STOP), True, 1, False, "order"),
    ("one chunk too many", SSE_HEAD + chunked(delta(0) + delta(1) + STOP), True, 1, False, "order"),
    ("message_stop missing", SSE_HEAD + chunked(delta(0) + delta(1)), True, 2, False, "no_stop"),
    ("message_stop cut off", SSE_HEAD + chunked(delta(0) + STOP[:-1]), True, 1, False, "no_stop"),
    ("message_stop in text only", SSE_HEAD + chunked(delta(0) + "data: message_stop\n\n"), True, 1, False, "no_stop"),
    ("events after the end", SSE_HEAD + chunked(STOP + delta(0)), True, 1, False, "no_stop"),
    ("error event", SSE_HEAD + chunked(delta(0) + "event: error\ndata: {}\n\n" + STOP), True, 1, False, "error_event"),
    ("error chunk", SSE_HEAD + chunked(delta(0) + 'data: {"error":{}}\n\n' + DONE), True, 1, False, "error_event"),
    ("cut in the body", JSON_HEAD + b"content-length: 9\r\n\r\n{}", False, None, True, "truncated"),
    ("cut in the chunks", SSE_HEAD + chunked(delta(0) + STOP)[:-5], True, 1, True, "truncated"),
    ("cut in the head", JSON_HEAD, False, None, True, "truncated"),
    ("no answer", b"", False, None, True, "closed"),
    ("not HTTP", b"SSH-2.0-x\r\n\r\n", False, None, True, "protocol"),
    ("wrong chunk size", SSE_HEAD + b"zz\r\n", True, None, True, "protocol"),
    ("chunk longer than said", SSE_HEAD + b"2\r\nabcd\r\n", True, None, True, "protocol"),
)


@pytest.mark.parametrize(
    ("answer", "stream", "expect", "close", "error"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
async def test_bad_answers(
    programs: Programs,
    body: Path,
    nursery: trio.Nursery,
    answer: bytes,
    stream: bool,
    expect: int | None,
    close: bool,
    error: str,
) -> None:
    port = await Server(answer, close=close).start(nursery)
    report = await run(Load(body, "/p", 2, requests=4, stream=stream, expect=expect), programs, port)
    assert (report.requests, report.ok, report.errors) == (4, 0, {error: 4})
    assert report.requests_per_s == 0
    assert report.latency_ms.count == 0
    nursery.cancel_scope.cancel()


async def test_the_first_bad_answer_is_shown(programs: Programs, body: Path, nursery: trio.Nursery) -> None:
    port = await Server(sized('{"error":"no \\"key\\" ü"}', b"HTTP/1.1 401 No\r\n")).start(nursery)
    report = await run(Load(body, "/p", 1, requests=3), programs, port)
    assert report.statuses == {"401": 3}
    assert report.first_error.encode("latin-1").decode() == '{"error":"no \\"key\\" ü"}'
    nursery.cancel_scope.cancel()


async def test_an_answer_that_does_not_come_is_a_timeout(programs: Programs, body: Path, nursery: trio.Nursery) -> None:
    port = await Server(b"").start(nursery)
    report = await run(Load(body, "/p", 2, requests=2, timeout_s=0.2), programs, port)
    assert (report.requests, report.errors) == (2, {"timeout": 2})
    nursery.cancel_scope.cancel()


async def test_bytes_after_an_answer_are_not_taken_for_the_next(
    programs: Programs, body: Path, nursery: trio.Nursery
) -> None:
    port = await Server(sized("{}") + sized("{}")).start(nursery)
    report = await run(Load(body, "/p", 1, requests=4), programs, port)
    assert report.requests == 4
    assert report.errors.get("protocol", 0) >= 1
    nursery.cancel_scope.cancel()


async def test_a_server_that_is_gone(programs: Programs, body: Path, nursery: trio.Nursery) -> None:
    """One answer with `connection: close` and then no server: the next requests are connect errors."""
    listener = trio.socket.socket()
    await listener.bind(("127.0.0.1", 0))
    listener.listen()
    port = listener.getsockname()[1]

    async def serve_once() -> None:
        connection, _ = await listener.accept()
        listener.close()
        await Server(JSON_HEAD + b"connection: close\r\ncontent-length: 2\r\n\r\n{}", close=True).serve(
            trio.SocketStream(connection)
        )

    nursery.start_soon(serve_once)
    report = await run(Load(body, "/p", 1, requests=3), programs, port)
    assert (report.requests, report.ok, report.errors) == (3, 1, {"connect": 2})


async def test_nothing_listens(programs: Programs, body: Path) -> None:
    probe = trio.socket.socket()
    await probe.bind(("127.0.0.1", 0))
    with probe, pytest.raises(BenchError, match="cannot connect"):
        await run(Load(body, "/p", 1, requests=1), programs, probe.getsockname()[1])


async def test_lateness_is_the_age_of_the_stamps(programs: Programs, body: Path, nursery: trio.Nursery) -> None:
    texts = [f"data: {stamp(number, age_ms=age)}\n\n" for number, age in enumerate((100, 2000, 3000))]
    port = await Server(SSE_HEAD + chunked("".join(texts) + DONE)).start(nursery)
    built = time.monotonic()
    report = await run(Load(body, "/p", 1, requests=1, stream=True, expect=3), programs, port)
    # The stamps have aged by the time between their making and their reading as well.
    slack = (time.monotonic() - built) * 1e3 + 50
    late = report.chunk_late_ms
    assert late.count == 3
    assert 2000 <= late.p50 <= 2000 + slack
    assert 3000 <= late.p99 <= 3000 + slack
    assert late.p99 == late.max
    nursery.cancel_scope.cancel()


def test_times_of_a_paced_stream(programs: Programs, mock: Upstream, tmp_path: Path) -> None:
    file = tmp_path / "body"
    file.write_text('{"stream":true,"x":"bench:chunks=4,gap_ms=30"}')
    report = Load(file, "/v1/messages", 5, requests=10, stream=True, expect=4).run(programs, mock.port)
    assert (report.ok, report.chunks, report.events) == (10, 40, 10 * (3 + 4 + 3))
    assert report.first_chunk_ms.count == 10
    assert report.first_event_ms.p50 <= report.first_chunk_ms.p50 < report.latency_ms.p50
    assert report.latency_ms.p50 >= 90
    assert report.wall_s >= 0.18
    assert report.requests_per_s == pytest.approx(10 / report.wall_s, rel=0.01)


def test_a_time_limit_ends_the_run(programs: Programs, mock: Upstream, tmp_path: Path) -> None:
    file = tmp_path / "body"
    file.write_text("{}")
    report = Load(file, "/v1/messages", 4, seconds=0.2).run(programs, mock.port)
    assert report.ok == report.requests > 0
    assert 0.2 <= report.wall_s < 5
    assert mock.counters()["requests"] == report.requests


def test_the_ramp_spreads_the_first_requests(programs: Programs, mock: Upstream, tmp_path: Path) -> None:
    file = tmp_path / "body"
    file.write_text('{"stream":true,"x":"bench:chunks=2,gap_ms=300"}')
    report = Load(file, "/v1/messages", 4, requests=4, ramp_ms=200, stream=True).run(programs, mock.port)
    assert report.ok == 4
    assert report.wall_s >= 0.45
    assert report.latency_ms.p50 < 450
