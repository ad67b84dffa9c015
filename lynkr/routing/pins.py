"""Which tier each session is at: a task stays with one model, since a change loses what the provider has cached."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from lynkr.routing.session import Session

MAX_PINS = 10_000


class Pin(NamedTuple):
    """`messages` are the conversation's as it was then, `at` is when, in seconds.

    `raised` tells that the tier has been raised since the user spoke last because the model was in trouble.
    """

    tier: str
    messages: int
    raised: bool
    at: float


class Pins:
    """The sessions that were heard of last."""

    def __init__(self, ttl: float) -> None:
        self.ttl = ttl
        """Seconds without a request after which a session is forgotten."""
        self._pins: OrderedDict[Session, Pin] = OrderedDict()

    def get(self, session: Session, now: float) -> Pin | None:
        pin = self._pins.get(session)
        return pin if pin is not None and now - pin.at < self.ttl else None

    def put(self, session: Session, pin: Pin) -> None:
        self._pins[session] = pin
        self._pins.move_to_end(session)
        if len(self._pins) > MAX_PINS:
            self._pins.popitem(last=False)


class Unchanging(Pins):
    """Pins to look at: what is noted in them is lost."""

    def __init__(self, pins: Pins) -> None:
        super().__init__(pins.ttl)
        self._pins = pins._pins

    def put(self, session: Session, pin: Pin) -> None:
        pass
