"""The mock upstream sends what the vendors send: their own SDKs read it, and it frames requests correctly."""

from __future__ import annotations

import json
import re
import socket
import time
import urllib.request

import anthropic
import openai
import pytest

from bench.programs import Load, Programs, Upstream

SPLITS = (1, 7, 5000)


def stamps(text: str) -> list[tuple[int, int]]:
    """Numbers and send times (ns) of the stamps in `text`."""
    return [(int(number), int(sent)) for number, sent in re.findall(r"#(\d{6})@(\d{19});", text)]


def numbers(text: str) -> list[int]:
    return [number for number, _ in stamps(text)]


def openai_client(mock: Upstream) -> openai.OpenAI:
    return openai.OpenAI(api_key="bench", base_url=f"http://127.0.0.1:{mock.port}/v1", max_retries=0)


def anthropic_client(mock: Upstream) -> anthropic.Anthropic:
    return anthropic.Anthropic(api_key="bench", base_url=f"http://127.0.0.1:{mock.port}", max_retries=0)


def test_openai_json(mock: Upstream) -> None:
    with openai_client(mock) as client:
        answer = client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": "bench:chunks=2,size=100"}]
        )
    assert answer.object == "chat.completion"
    choice = answer.choices[0]
    assert (choice.finish_reason, choice.message.role) == ("stop", "assistant")
    assert choice.message.content is not None
    assert len(choice.message.content) == 200
    assert numbers(choice.message.content) == [0, 1]
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


@pytest.mark.parametrize("split", SPLITS)
def test_openai_stream(mock: Upstream, split: int) -> None:
    with openai_client(mock) as client:
        stream = client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": f"bench:chunks=5,split={split}"}],
            stream=True,
            stream_options={"include_usage": True},
        )
        chunks = list(stream)
    assert len({chunk.id for chunk in chunks}) == 1
    first, *contents, finish, usage = chunks
    assert (first.choices[0].delta.role, first.choices[0].delta.content) == ("assistant", "")
    assert numbers("".join(chunk.choices[0].delta.content or "" for chunk in contents)) == [0, 1, 2, 3, 4]
    assert [chunk.choices[0].finish_reason for chunk in contents] == [None] * 5
    assert finish.choices[0].finish_reason == "stop"
    assert usage.choices == []
    assert usage.usage is not None
    assert [chunk.usage for chunk in chunks[:-1]] == [None] * 7


def test_anthropic_json(mock: Upstream) -> None:
    with anthropic_client(mock) as client:
        answer = client.messages.create(
            model="claude", max_tokens=9, messages=[{"role": "user", "content": "bench:chunks=3,size=40"}]
        )
    assert (answer.type, answer.role, answer.stop_reason) == ("message", "assistant", "end_turn")
    assert answer.content[0].type == "text"
    assert numbers(answer.content[0].text) == [0, 1, 2]
    assert answer.usage.output_tokens == 30


@pytest.mark.parametrize("split", SPLITS)
def test_anthropic_stream(mock: Upstream, split: int) -> None:
    with (
        anthropic_client(mock) as client,
        client.messages.stream(
            model="claude", max_tokens=9, messages=[{"role": "user", "content": f"bench:chunks=5,split={split}"}]
        ) as stream,
    ):
        types = [event.type for event in stream]
        answer = stream.get_final_message()
    assert types[0] == "message_start"
    assert types[-1] == "message_stop"
    assert types.count("content_block_delta") == 5
    assert answer.content[0].type == "text"
    assert numbers(answer.content[0].text) == [0, 1, 2, 3, 4]
    assert answer.stop_reason == "end_turn"
    assert answer.usage.output_tokens == 40


@pytest.mark.parametrize("status", [400, 429, 529])
def test_errors_in_both_dialects(mock: Upstream, status: int) -> None:
    wish = f"bench:status={status}"
    with openai_client(mock) as client, pytest.raises(openai.APIStatusError) as one:
        client.chat.completions.create(model="m", messages=[{"role": "user", "content": wish}])
    with anthropic_client(mock) as other, pytest.raises(anthropic.APIStatusError) as two:
        other.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": wish}])
    assert (one.value.status_code, two.value.status_code) == (status, status)
    assert isinstance(two.value.body, dict)
    assert two.value.body["type"] == "error"


class Raw:
    """A plain connection: what is written and read is seen as it is."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)

    def request(self, body: bytes, path: str = "/v1/messages", head: str = "") -> bytes:
        return f"POST {path} HTTP/1.1\r\nHost: x\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def read_answer(self) -> tuple[int, bytes]:
        """Status and body of the next answer with a content-length."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.socket.recv(1)
        length = int(re.search(rb"content-length: (\d+)", data)[1])  # type: ignore[index]  # None fails the test too
        body = b""
        while len(body) < length:
            body += self.socket.recv(length - len(body))
        return int(data.split()[1]), body

    def read_until(self, mark: bytes) -> bytes:
        data = bytearray()
        searched = 0
        while data.find(mark, max(searched - len(mark), 0)) < 0:
            searched = len(data)
            received = self.socket.recv(65536)
            assert received, data
            data += received
        return bytes(data)


@pytest.fixture
def raw(mock: Upstream) -> Raw:
    return Raw(mock.port)


def test_a_body_in_many_pieces(raw: Raw) -> None:
    """The token count shows that all of the body was read before the answer, the next answer that no more was."""
    with raw.socket:
        body = json.dumps({"pad": "x" * 100_000}).encode()
        request = raw.request(body)
        for i in range(0, len(request), 9_973):
            raw.socket.sendall(request[i : i + 9_973])
        assert json.loads(raw.read_answer()[1])["usage"]["input_tokens"] == len(body) // 4
        for i in range(200):
            raw.socket.sendall(request[i : i + 1])
        raw.socket.sendall(request[200:])
        assert raw.read_answer()[0] == 200


def test_two_requests_at_once(raw: Raw) -> None:
    with raw.socket:
        raw.socket.sendall(raw.request(b'{"x":"bench:chunks=1"}') + raw.request(b'{"x":"bench:chunks=2"}'))
        found = [numbers(raw.read_answer()[1].decode()) for _ in range(2)]
    assert found == [[0], [0, 1]]


def test_a_request_behind_a_stream_waits_for_its_end(raw: Raw) -> None:
    with raw.socket:
        stream = raw.request(b'{"stream": true,"x":"bench:chunks=3,gap_ms=5"}')
        raw.socket.sendall(stream + raw.request(b"{}", head="Connection: close\r\n"))
        text = b""
        while received := raw.socket.recv(65536):
            text += received
    assert text.index(b"message_stop") < text.rindex(b"HTTP/1.1 200")
    assert text.count(b"HTTP/1.1 200") == 2


def test_the_stream_switch_inside_a_string_is_text(raw: Raw) -> None:
    with raw.socket:
        raw.socket.sendall(raw.request(json.dumps({"text": '"stream":true'}).encode()))
        status, body = raw.read_answer()
    assert (status, json.loads(body)["type"]) == (200, "message")


def test_usage_only_when_asked_for(raw: Raw) -> None:
    with raw.socket:
        raw.socket.sendall(raw.request(b'{"stream":true,"x":"bench:chunks=1"}', "/v1/chat/completions"))
        text = raw.read_until(b"0\r\n\r\n")
    assert b"usage" not in text
    assert text.endswith(b"data: [DONE]\n\n\r\n0\r\n\r\n")


@pytest.mark.parametrize(
    ("path", "body", "head", "status"),
    [
        ("/v1/other", b"{}", "", 404),
        ("/v1/messages", b"bench:speed=1", "", 400),
        ("/v1/messages", b"bench:fault=other", "", 400),
        ("/v1/messages", b"bench:chunks=0", "", 400),
        ("/v1/messages", b"2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n", 411),
    ],
)
def test_what_it_does_not_understand(raw: Raw, path: str, body: bytes, head: str, status: int) -> None:
    with raw.socket:
        raw.socket.sendall(raw.request(body, path, head))
        assert raw.read_answer()[0] == status


def test_chunks_are_paced(raw: Raw) -> None:
    with raw.socket:
        raw.socket.sendall(raw.request(b'{"stream":true,"x":"bench:chunks=5,gap_ms=20"}'))
        sent = [ns for _, ns in stamps(raw.read_until(b"0\r\n\r\n").decode())]
    # Each is due at a multiple of the gap after the first; it may be late but not early.
    assert all((ns - sent[0]) / 1e6 >= number * 20 - 5 for number, ns in enumerate(sent))


def test_a_reader_that_leaves_is_counted(mock: Upstream, raw: Raw) -> None:
    with raw.socket:
        raw.socket.sendall(raw.request(b'{"stream":true,"x":"bench:chunks=1000,gap_ms=1000"}'))
        raw.read_until(b"content_block_delta")
    limit = time.monotonic() + 5
    while not mock.counters()["cancelled"] and time.monotonic() < limit:
        pass
    counters = mock.counters()
    assert (counters["cancelled"], counters["requests"], counters["open"]) == (1, 1, 1)


def test_a_slow_reader_gets_everything(raw: Raw) -> None:
    """An answer larger than the socket's buffers: the rest waits until it can be written."""
    with raw.socket:
        raw.socket.sendall(raw.request(b'{"stream":true,"x":"bench:chunks=2000,size=10000"}'))
        time.sleep(0.05)  # let the socket's buffers fill
        text = raw.read_until(b"\r\n0\r\n\r\n")
    assert numbers(text.decode()) == list(range(2000))
    assert b"message_stop" in text


def test_other_routes(mock: Upstream) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{mock.port}/v1/models", timeout=5) as response:
        assert json.load(response)["data"][0]["id"].startswith("gpt-4o")
    with anthropic_client(mock) as client:
        assert client.messages.count_tokens(model="m", messages=[{"role": "user", "content": "x"}]).input_tokens > 0


@pytest.mark.parametrize("path", ["/v1/messages", "/v1/chat/completions"])
@pytest.mark.parametrize(
    ("fault", "error"), [("short", "short"), ("no_stop", "no_stop"), ("cut", "truncated"), ("repeat", "order")]
)
def test_its_faults_are_noticed(
    programs: Programs, mock: Upstream, tmp_path_factory: pytest.TempPathFactory, path: str, fault: str, error: str
) -> None:
    file = tmp_path_factory.mktemp("body") / "body"
    file.write_text(f'{{"stream":true,"x":"bench:chunks=6,fault={fault}"}}')
    report = Load(file, path, 2, requests=6, stream=True, expect=6).run(programs, mock.port)
    assert (report.requests, report.ok, report.errors) == (6, 0, {error: 6})
