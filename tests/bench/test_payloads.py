"""The bodies stay the same, so that figures can be compared over months, and are what an agent sends."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest

from bench import payloads

DIRECTIVE = "chunks=1,size=400,gap_ms=0"


@pytest.mark.parametrize(
    ("body", "digest"),
    [
        (payloads.small, "e778efc47d0aed2b3f3920f9ee4e0af38625e67b1f7ada6cf2c704643fa1c9be"),
        (payloads.big, "b6c6af4d84b427cc625093ab5f1b1ff3a034ae6b6b0fa34591dbb161b1076d90"),
    ],
)
def test_bodies_never_change(body: Callable[..., bytes], digest: str) -> None:
    """A change here makes every earlier figure worthless: add a body instead."""
    assert hashlib.sha256(body(stream=False, directive=DIRECTIVE)).hexdigest() == digest


@pytest.mark.parametrize("directive", ["chunks=1", "chunks=50,size=40,gap_ms=40"])
@pytest.mark.parametrize("stream", [False, True])
def test_sizes(stream: bool, directive: str) -> None:
    assert len(payloads.small(stream=stream, directive=directive)) == 1024
    assert 99_000 < len(payloads.big(stream=stream, directive=directive)) < 101_000


def test_the_big_body_is_an_agents_request() -> None:
    body = payloads.big(stream=True, directive=DIRECTIVE)
    assert body.count(b"bench:") == 1
    request = json.loads(body)
    assert request["stream"] is True
    assert len({tool["name"] for tool in request["tools"]}) == 20
    assert all(tool["input_schema"]["type"] == "object" for tool in request["tools"])
    assert [message["role"] for message in request["messages"]] == ["user", "assistant"] * 10 + ["user"]
    called: list[str] = []
    for message in request["messages"][1:]:
        blocks = message["content"]
        if message["role"] == "assistant":
            called = [block["id"] for block in blocks if block["type"] == "tool_use"]
            assert called
        else:
            assert [block["tool_use_id"] for block in blocks] == called
    assert body.count(b'"cache_control":{"type":"ephemeral"}') == 3
    assert "→".encode() in body
