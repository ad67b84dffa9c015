"""Answers of InvokeModelWithResponseStream for Claude: the events of the Messages API in frames.

Source: Amazon Bedrock API reference, "InvokeModelWithResponseStream" and "PayloadPart".
"""

from __future__ import annotations

import json
from base64 import b64encode

from tests.support import converse_answers, messages_answers
from tests.support.answer import Turn
from tests.support.event_stream import event
from tests.support.upstream import Reply

METRICS = {"inputTokenCount": 25, "outputTokenCount": 12, "invocationLatency": 721, "firstByteLatency": 312}


def chunk(value: bytes) -> bytes:
    """A frame with one event, which is JSON."""
    return event("chunk", {"bytes": b64encode(value).decode("ascii"), "p": "abcdefghijkl"})


def frames(sse: bytes) -> list[bytes]:
    """The events of a stream of the Messages API as frames. The last one has the metrics, and there are no pings."""
    found = []
    for one in sse.split(b"\n\n"):
        name, _, data = one.partition(b"\ndata: ")
        if name == b"event: message_stop":
            value = {**json.loads(data), "amazon-bedrock-invocationMetrics": METRICS}
            data = json.dumps(value, separators=(",", ":")).encode()
        if data and name != b"event: ping":
            found.append(chunk(data))
    return found


def stream_steps(turn: Turn) -> list[bytes]:
    return frames(b"".join(messages_answers.stream_steps(turn)))


def stream(turn: Turn) -> Reply:
    return converse_answers.stream_reply(*stream_steps(turn))
