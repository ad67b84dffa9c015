"""Claude on Amazon Bedrock: the Messages API inside InvokeModel.

The request is that of the Messages API, but the model and the wish for a stream are in the address, and what are
headers elsewhere are members. A streamed answer has the events of the Messages API in frames of AWS's event stream; an
answer in one piece is the same as everywhere.

Source: Amazon Bedrock user guide, "Anthropic Claude Messages API", "Request and Response"; Amazon Bedrock API
reference, "InvokeModelWithResponseStream".
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Mapping

from lynkr.converters.anthropic.betas import BEDROCK_BETAS, known_betas
from lynkr.converters.anthropic.encode import ANTHROPIC
from lynkr.converters.anthropic.passthrough import MessagesPassThrough
from lynkr.converters.aws_errors import broken_stream, frame_error
from lynkr.converters.errors import ApiError
from lynkr.converters.json_edit import edit_members
from lynkr.wire.aws_event_stream import EventStreamFrames, Frame
from lynkr.wire.sse import write_frame

_VERSION = b'"bedrock-2023-05-31"'

_METRICS = "amazon-bedrock-invocationMetrics"

# Where nearly every event says what it is.
_TYPE = re.compile(rb'\{\s*"type"\s*:\s*"([a-z_]+)"')


def request_changes(_model: str, headers: Mapping[str, str]) -> Mapping[str, bytes | None]:
    """What is changed in the client's request. `headers` are the client's, their names in lower case."""
    changes: dict[str, bytes | None] = {"model": None, "stream": None, "anthropic_version": _VERSION}
    if betas := known_betas(headers.get("anthropic-beta", ""), BEDROCK_BETAS):
        changes["anthropic_beta"] = json.dumps(betas, separators=(",", ":")).encode("ascii")
    return changes


class InvokeModelStream:
    """A stream of InvokeModelWithResponseStream as one of the Messages API: fed the former's bytes, gives the latter's.

    `failure` is set once the stream has broken or has brought an error. Its last bytes are an error event then.
    """

    def __init__(self, request_id: str, *, provider: str) -> None:
        self.failure: ApiError | None = None
        self._request_id = request_id
        self._provider = provider
        self._frames = EventStreamFrames()

    def feed(self, data: bytes) -> bytes:
        passed = []
        for frame in self._frames.feed(data):
            if self.failure is not None:
                break
            passed.append(self._event(frame))
        if self._frames.broken is not None and self.failure is None:
            passed.append(self._broken(self._frames.broken))
        return b"".join(passed)

    def close(self) -> bytes:
        """Say that the upstream has ended its stream. Whether it was complete, its events tell."""
        self._frames.close()
        return self._broken(self._frames.broken) if self._frames.broken is not None and self.failure is None else b""

    def _event(self, frame: Frame) -> bytes:
        if (error := frame_error(frame, provider=self._provider)) is not None:
            return self._fail(error)
        if frame.headers.get(":event-type") != "chunk":
            return b""
        try:
            data = b64decode(json.loads(frame.payload)["bytes"])
            if _METRICS.encode("ascii") in data:
                # Of no use to a client, which would find it in the last event.
                data = edit_members(data, {_METRICS: None})
            match = _TYPE.match(data)
            name = match[1] if match is not None else str(json.loads(data)["type"]).encode("utf-8")
        except (ValueError, KeyError, TypeError, RecursionError):
            return self._broken("a part of the stream is no event of the Messages API")
        return write_frame(name, data)

    def _broken(self, what: str) -> bytes:
        return self._fail(broken_stream(what, provider=self._provider))

    def _fail(self, error: ApiError) -> bytes:
        self.failure = error
        return ANTHROPIC.encode_stream_error(error, self._request_id)


class InvokeModelPassThrough(MessagesPassThrough):
    """The same on its way to a client that speaks the Messages API."""

    def __init__(self, model: str, request_id: str, *, provider: str) -> None:
        super().__init__(model, request_id, provider=provider)
        self._invoked = InvokeModelStream(request_id, provider=provider)

    def feed(self, data: bytes) -> bytes:
        passed = super().feed(self._invoked.feed(data))
        self._know_better()
        return passed

    def close(self) -> bytes:
        passed = super().feed(self._invoked.close()) + super().close()
        self._know_better()
        return passed

    def _know_better(self) -> None:
        """The event of an error says less than the error."""
        if self.failure is not None and self._invoked.failure is not None:
            self.failure = self._invoked.failure
