"""What a failure means for the request and for the upstream: who else may be asked, and who is to blame."""

from __future__ import annotations

import enum
from typing import NamedTuple

from lynkr.converters.errors import ApiError


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


# Codes of our own errors, which say more than their status.
_CODES = {
    "circuit_open": Verdict("circuit_open", True, Blame.NOBODY),
    "queue_full": Verdict("queue_full", True, Blame.NOBODY),
    "service_unavailable": Verdict("unreachable", True, Blame.FAILED),
    "bad_upstream": Verdict("bad_answer", True, Blame.FAILED),
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
_NOT_RUNNING = Verdict("unreachable", True, Blame.NOBODY)


def verdict(error: ApiError) -> Verdict:
    """What `error` of an upstream means."""
    if error.type == "billing_error":
        return _QUOTA
    if error.code == "service_unavailable" and not error.retryable:
        # A server on the user's own machine that is not running says so at once. There is no time to be saved by
        # not asking it, and it shall be there as soon as it is started.
        return _NOT_RUNNING
    known = _CODES.get(error.code or "") or _STATUSES.get(error.status)
    if known is not None:
        return known
    return _SERVER_ERROR if error.status >= 500 else _REFUSED
