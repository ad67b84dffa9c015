"""What can go wrong at an upstream, and how often."""

from __future__ import annotations

import enum
import random
from dataclasses import dataclass


class Fault(enum.Enum):
    """How an upstream treats one attempt at a request."""

    NONE = "answers"
    SLOW = "answers slowly"

    # In place of an answer.
    RATE_LIMIT = "429"
    RATE_LIMIT_WAIT = "429 with retry-after"
    BAD_REQUEST = "400"
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502 as a web page"
    UNAVAILABLE = "503"
    OVERLOADED = "529"
    WEB_PAGE = "200 as a web page"
    EMPTY = "200 with nothing"
    HALF_JSON = "200 with half a JSON"
    RESET = "reset before the head"
    CLOSE = "closed before the head"
    SILENCE = "silence"

    # In the middle of an answer.
    CUT_RESET = "reset midway"
    CUT_CLOSE = "closed midway"
    CUT_CLEAN = "ended midway as if complete"
    CUT_STALL = "stalls midway"
    CUT_GARBAGE = "garbage midway"
    CUT_ERROR = "error midway"


GOOD = frozenset({Fault.NONE, Fault.SLOW})

STATUSES = {
    Fault.RATE_LIMIT: 429,
    Fault.RATE_LIMIT_WAIT: 429,
    Fault.BAD_REQUEST: 400,
    Fault.SERVER_ERROR: 500,
    Fault.BAD_GATEWAY: 502,
    Fault.UNAVAILABLE: 503,
    Fault.OVERLOADED: 529,
}

# How often a fault is dealt, in relation to the others. What makes everybody wait is rarer.
_WEIGHTS = dict.fromkeys((fault for fault in Fault if fault not in GOOD), 4) | {
    Fault.BAD_REQUEST: 1,
    Fault.SILENCE: 1,
    Fault.CUT_STALL: 1,
}
_SLOW = 0.1


@dataclass(frozen=True, slots=True)
class Deal:
    """A fault, and a fraction that says where in the answer it strikes."""

    fault: Fault
    where: float


def deal(seed: int, number: int, upstream: str, attempt: int, rate: float) -> Deal:
    """What happens to an attempt at a request; `rate` is the probability of a fault."""
    chance = random.Random(f"{seed} fault {number} {upstream} {attempt}")
    where = chance.random()
    if chance.random() < rate:
        return Deal(chance.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0], where)
    return Deal(Fault.SLOW if chance.random() < _SLOW else Fault.NONE, where)
