"""How every answer starts, ends and breaks off."""

from __future__ import annotations

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.errors import ApiError, bad_upstream
from lynkr.converters.events import (
    BlockStart,
    BlockStop,
    Delta,
    Event,
    Failure,
    MessageDelta,
    MessageStart,
    MessageStop,
    StopReason,
    Usage,
)
from lynkr.converters.ids import message_id
from lynkr.converters.token_counts import estimate_usage


class AnswerState:
    """The state of one answer. Events are appended to the lists that are passed in; the last one is `MessageStop` or
    `Failure`, and `over` is set with it."""

    def __init__(self, context: ReplyContext) -> None:
        self.over = False
        self._context = context
        self._started = False
        self._characters = 0
        """Those of the answer so far, for an estimate where the upstream does not count."""

    @property
    def finished(self) -> bool:
        """Whether the model has finished, so that the end of the stream completes the answer. Never, where that needs
        an event of its own."""
        return False

    def start(self, out: list[Event], usage: Usage | None = None) -> None:
        """The answer has begun. May be said again. `usage` is the upstream's, where it has counted already."""
        if self._started:
            return
        self._started = True
        if usage is None:
            usage = Usage(input_tokens=self._context.input_tokens, estimated=True)
        out.append(MessageStart(message_id(), self._context.model, usage))

    def fail(self, error: ApiError, out: list[Event]) -> None:
        """The answer breaks off."""
        if not self.over:
            self.over = True
            out.append(Failure(error))

    def broken(self, what: str, out: list[Event]) -> None:
        """The upstream did `what` instead of answering."""
        self.fail(bad_upstream(f"{self._context.provider} {what}"), out)

    def close(self, out: list[Event]) -> None:
        """The stream has ended."""
        self.broken("ended its stream before the answer was complete", out)

    def _only_text(self, text: str, out: list[Event]) -> None:
        """The one block of an answer that has no other."""
        out.append(BlockStart(0, "text"))
        if text:
            out.append(Delta(0, "text", text))
        out.append(BlockStop(0))

    def _stop(
        self, out: list[Event], stop_reason: StopReason, stop_sequence: str | None = None, usage: Usage | None = None
    ) -> None:
        """The answer is complete. `usage` is None where the upstream has not counted."""
        usage = usage or estimate_usage(self._context.input_tokens, self._characters)
        out.append(MessageDelta(stop_reason, stop_sequence, usage))
        out.append(MessageStop())
        self.over = True
