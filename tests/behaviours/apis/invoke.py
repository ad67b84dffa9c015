"""Claude on Amazon Bedrock: the Messages API inside InvokeModel.

Source: Amazon Bedrock API reference, "InvokeModel" and "InvokeModelWithResponseStream".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import unquote

from tests.behaviours.api import Failure
from tests.behaviours.apis import converse
from tests.behaviours.apis.messages import Messages
from tests.behaviours.seen import Seen
from tests.support import converse_answers as aws
from tests.support import invoke_answers
from tests.support.answer import Turn
from tests.support.upstream import Reply, Request, Step


@dataclass(frozen=True)
class Invoke(Messages):
    errors: Mapping[Failure, Reply] = field(default_factory=lambda: converse.ERRORS)
    prompt: ClassVar[tuple[str, ...]] = ("system", "tools", "tool_choice")

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        return invoke_answers.frames(b"".join(super().steps(turn, reason)))

    def stream(self, *steps: Step) -> Reply:
        return aws.stream_reply(*steps)

    def streams(self, request: Request) -> bool:
        return request.path.endswith("/invoke-with-response-stream")

    def mid_stream_error(self) -> bytes:
        return aws.error_frame("serviceUnavailableException", "Overloaded.")

    def error_as_answer(self) -> Reply:
        return converse.no_answer()

    def read(self, request: Request) -> Seen:
        seen = super().read(request)
        seen.model, seen.stream = unquote(request.path.split("/")[2]), self.streams(request)
        return seen
