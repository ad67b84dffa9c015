"""What happened to each request, and the figures of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import trio

from chaos.faults import Fault
from chaos.traffic import Request

_SHOWN = 10
"""Violations that are told in full."""


@dataclass(slots=True)
class Story:
    """One request under way: what it met so far, in order."""

    request: Request
    began: float
    lines: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    attempts: Counter[str] = field(default_factory=Counter)
    """By upstream."""
    arrived: trio.Event = field(default_factory=trio.Event)
    """An upstream has it."""
    ending: str = ""
    cut: bool = False
    """An upstream was restarted while it had it, or could not be reached meanwhile."""

    def tell(self, text: str) -> None:
        self.lines.append(f"{trio.current_time() - self.began:8.3f}  {text}")


class Ledger:
    """All requests of a run, by number while they are under way and in figures afterwards."""

    def __init__(self) -> None:
        self.sent = 0
        self.open: dict[int, Story] = {}
        self.down: set[str] = set()
        """Upstreams that cannot be reached now."""
        self.endings: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.dealt: Counter[Fault] = Counter()
        self.disturbances: Counter[str] = Counter()
        self.answered: dict[str, int] = {}
        """The status that the client saw, by request id."""
        self.violations = 0
        self.told: list[str] = []

    def begin(self, request: Request) -> Story:
        self.sent += 1
        story = self.open[request.number] = Story(request, trio.current_time(), cut=bool(self.down))
        return story

    def goes_down(self, upstream: str) -> None:
        """Note that an upstream is being restarted, which all requests under way may feel."""
        self.down.add(upstream)
        for story in self.open.values():
            story.cut = True
            story.tell(f"{upstream} is being restarted")

    def end(self, story: Story, ending: str) -> None:
        del self.open[story.request.number]
        story.ending = ending
        self.endings[ending] += 1

    def violation(self, what: str, story: Story | None = None) -> None:
        """Something that must not be."""
        self.violations += 1
        if len(self.told) < _SHOWN:
            heading = f"{story.request}: {what}" if story is not None else what
            self.told.append("\n".join([heading, *(story.lines if story is not None else [])]))
