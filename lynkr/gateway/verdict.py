"""What a failure means for the request and for the upstream: who else may be asked, and who is to blame."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import NamedTuple

from lynkr.converters.errors import ApiError, Reason


class Blame(enum.Enum):
    """What a circuit breaker learns."""

    FAILED = "failed"
    WELL = "well"
    """The upstream answered as it should: the request was wrong."""
    NOBODY = "nobody"


class Verdict(NamedTuple):
    """`reason` is the word of `X-Lynkr-Fallback-Reason` and of the record."""

    reason: str
    falls_back: bool
    blame: Blame


# What we found ourselves. A server on the user's own machine that is not running says so at once: no time is saved by
# not asking it, and it shall be there as soon as it is started.
_OURS: Mapping[Reason, Verdict] = {
    "bad_answer": Verdict("bad_answer", True, Blame.FAILED),
    "circuit_open": Verdict("circuit_open", True, Blame.NOBODY),
    "not_running": Verdict("unreachable", True, Blame.NOBODY),
    "queue_full": Verdict("queue_full", True, Blame.NOBODY),
    "unreachable": Verdict("unreachable", True, Blame.FAILED),
}

# The status that the client would see. What is not here is the request's own fault (below 500) or the upstream's.
_STATUSES = {
    401: Verdict("credentials", True, Blame.NOBODY),
    402: Verdict("quota", True, Blame.NOBODY),
    403: Verdict("credentials", True, Blame.NOBODY),
    404: Verdict("not_found", True, Blame.NOBODY),
    408: Verdict("timeout", True, Blame.FAILED),
    409: Verdict("conflict", True, Blame.NOBODY),
    429: Verdict("rate_limited", True, Blame.FAILED),
    503: Verdict("overloaded", True, Blame.FAILED),
    504: Verdict("timeout", True, Blame.FAILED),
    529: Verdict("overloaded", True, Blame.FAILED),
}
_REFUSED = Verdict("refused", False, Blame.WELL)
_SERVER_ERROR = Verdict("server_error", True, Blame.FAILED)
_QUOTA = Verdict("quota", True, Blame.NOBODY)


def verdict(error: ApiError) -> Verdict:
    """What `error` of an upstream means."""
    if error.type == "billing_error":
        return _QUOTA
    if error.reason is not None:
        return _OURS[error.reason]
    if (known := _STATUSES.get(error.status)) is not None:
        return known
    return _SERVER_ERROR if error.status >= 500 else _REFUSED
