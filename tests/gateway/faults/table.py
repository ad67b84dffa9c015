"""The faults: what the upstream does, and what is to come of it.

The table says what there is to see when nobody else can be asked. What a fallback changes follows from it.
"""

from __future__ import annotations

import enum
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.gateway.faults.apis import Api
from tests.support.upstream import Answer, Ending, Pause, Reply, sse_reply

ATTEMPTS = 4
"""The first, and API_RETRY_MAX_RETRIES times again."""

JSON = [("content-type", "application/json")]
EVENTS = [("content-type", "text/event-stream")]
HTML = [("content-type", "text/html")]
PAGE = b"<html><head><title>Sign in to the proxy</title></head></html>"


class Network(enum.Enum):
    """What there is at the upstream's address."""

    SERVER = "a server"
    REFUSING = "a closed port of another machine"
    REFUSING_HERE = "a closed port of this machine"
    UNKNOWN = "a name without an address"
    UNTRUSTED = "a server with a certificate that nobody vouches for"
    DEAF = "a server that accepts no connection"


class Blame(enum.Enum):
    """What the breaker of the upstream learns."""

    FAILED = "failed"
    WELL = "well"
    NOTHING = "nothing"


ALL = (False, True)
WHOLE = (False,)
STREAM = (True,)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`attempts` go to the upstream and take at least `seconds`, their backoff aside.

    `status`, `kind`, `words` and `headers` are the client's error. `words` may differ between the upstreams; `kept` is
    the status where the client sees the upstream's own errors. `reason` is the word for the fallback, None where none
    is asked. `begun`: the client has had a part of the answer, so that the error is an event and nobody is asked again.
    """

    name: str
    network: Network = Network.SERVER
    answer: Callable[[Api, bool], Answer] = lambda api, streamed: api.answer(streamed)
    streams: tuple[bool, ...] = ALL
    attempts: int = ATTEMPTS
    seconds: float = 0.0
    status: int
    kept: int | None = None
    kind: str
    words: str | Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)
    should_retry: Literal["true", "false"] = "true"
    reason: str | None = None
    blame: Blame = Blame.FAILED
    begun: bool = False

    def status_at(self, api: Api) -> int:
        return self.kept if self.kept is not None and api.keeps_errors else self.status

    def words_at(self, api: Api) -> str:
        return self.words if isinstance(self.words, str) else self.words[api.provider]


def refusal(
    status: int,
    kind: str,
    *,
    name: str = "",
    seen: int | None = None,
    reason: str | None = None,
    blame: Blame = Blame.FAILED,
    again: bool = True,
    seconds: float = 0.0,
    headers: Mapping[str, str] | None = None,
) -> Fault:
    """The upstream answers with an HTTP status. `seen` is the client's, where it is converted."""
    words = f"refused with {status}"
    return Fault(
        name=name or str(status),
        answer=lambda api, streamed: api.error(status, kind, words, list((headers or {}).items())),
        attempts=ATTEMPTS if again else 1,
        seconds=seconds,
        status=seen or status,
        kept=status,
        kind=kind,
        words=words,
        headers=headers or {},
        should_retry="true" if again else "false",
        reason=reason,
        blame=blame,
    )


def stream(*steps: bytes | Pause | Ending) -> Reply:
    return sse_reply(*steps)


def miscoded(api: Api) -> Reply:
    """A stream whose second piece is not in its content coding."""
    packer = zlib.compressobj(wbits=31)
    start = packer.compress(b"".join(api.start)) + packer.flush(zlib.Z_SYNC_FLUSH)
    return sse_reply(start, Pause(1), b"\xff" * 100, headers=[("content-encoding", "gzip")])


def cut_json(api: Api) -> bytes:
    """An answer that ends before its content-length."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(api.whole)
    return head + api.whole[:-40]


BROKE_OFF = "The upstream broke off its answer"
ENDED_EARLY = {"openai": "ended its stream before the answer was complete", "azure-anthropic": BROKE_OFF}
NO_MESSAGE = {"openai": "Malformed upstream response from openai", "azure-anthropic": "answer is not a message"}

FAULTS: tuple[Fault, ...] = (
    Fault(
        name="refused",
        network=Network.REFUSING,
        status=503,
        kind="overloaded_error",
        words="cannot be reached: Connection refused",
        reason="unreachable",
    ),
    Fault(
        name="refused by this machine",
        network=Network.REFUSING_HERE,
        attempts=1,
        status=503,
        kind="overloaded_error",
        words="Is it running?",
        should_retry="false",
        reason="unreachable",
        blame=Blame.NOTHING,
    ),
    Fault(
        name="unknown host",
        network=Network.UNKNOWN,
        status=503,
        kind="overloaded_error",
        words="cannot be reached: Name or service not known",
        reason="unreachable",
    ),
    Fault(
        name="untrusted certificate",
        network=Network.UNTRUSTED,
        status=503,
        kind="overloaded_error",
        words="the certificate of upstream.example was not accepted",
        reason="unreachable",
    ),
    Fault(
        name="connect timeout",
        network=Network.DEAF,
        seconds=ATTEMPTS * 10,
        status=504,
        kind="timeout_error",
        words="did not accept a connection in time",
        reason="timeout",
    ),
    Fault(
        name="no headers",
        answer=lambda api, streamed: Reply(before=[Ending.STALL]),
        seconds=ATTEMPTS * 600,
        status=504,
        kind="timeout_error",
        words="did not answer in time",
        reason="timeout",
    ),
    Fault(
        name="reset before headers",
        answer=lambda api, streamed: Reply(before=[Ending.RESET]),
        status=502,
        kind="api_error",
        words="broke off the connection: Connection reset by peer",
        reason="bad_answer",
    ),
    Fault(
        name="closed before headers",
        answer=lambda api, streamed: Reply(before=[Ending.CLOSE]),
        status=502,
        kind="api_error",
        words="closed the connection without an answer",
        reason="bad_answer",
    ),
    Fault(
        name="no HTTP",
        answer=lambda api, streamed: b"SSH-2.0-OpenSSH_9.6\r\n",
        status=502,
        kind="api_error",
        words="the response is not HTTP/1.1",
        reason="bad_answer",
    ),
    refusal(400, "invalid_request_error", again=False, blame=Blame.WELL),
    refusal(401, "authentication_error", again=False, blame=Blame.NOTHING, reason="credentials"),
    refusal(402, "billing_error", again=False, blame=Blame.NOTHING, reason="quota"),
    refusal(403, "permission_error", again=False, blame=Blame.NOTHING, reason="credentials"),
    refusal(404, "not_found_error", again=False, blame=Blame.NOTHING, reason="not_found"),
    refusal(408, "timeout_error", seen=504, reason="timeout"),
    refusal(413, "request_too_large", again=False, blame=Blame.WELL),
    refusal(422, "invalid_request_error", seen=400, again=False, blame=Blame.WELL),
    refusal(429, "rate_limit_error", reason="rate_limited"),
    refusal(
        429,
        "rate_limit_error",
        name="429 for two seconds",
        seconds=3 * 2,
        headers={"retry-after": "2"},
        reason="rate_limited",
    ),
    refusal(
        429,
        "rate_limit_error",
        name="429 for an hour",
        again=False,
        headers={"retry-after": "3600"},
        reason="rate_limited",
    ),
    refusal(500, "api_error", reason="server_error"),
    refusal(502, "api_error", reason="server_error"),
    refusal(503, "overloaded_error", seen=529, reason="overloaded"),
    refusal(504, "timeout_error", reason="timeout"),
    refusal(529, "overloaded_error", reason="overloaded"),
    Fault(
        name="web page",
        answer=lambda api, streamed: Reply(200, HTML, PAGE),
        attempts=1,
        status=502,
        kind="api_error",
        words="answered with a web page",
        should_retry="false",
        reason="bad_answer",
    ),
    Fault(
        name="web page with 502",
        answer=lambda api, streamed: Reply(502, HTML, PAGE),
        status=502,
        kind="api_error",
        words="Sign in to the proxy",
        reason="server_error",
    ),
    Fault(
        name="redirect",
        answer=lambda api, streamed: Reply(308, [("location", "https://elsewhere.example/v1")]),
        attempts=1,
        status=502,
        kind="api_error",
        words="redirects to https://elsewhere.example/v1",
        should_retry="false",
        reason="bad_answer",
    ),
    Fault(
        name="empty body",
        answer=lambda api, streamed: Reply(200, EVENTS if streamed else JSON, b""),
        streams=WHOLE,
        status=502,
        kind="api_error",
        words=NO_MESSAGE,
        reason="bad_answer",
    ),
    Fault(
        name="empty stream",
        answer=lambda api, streamed: Reply(200, EVENTS, b""),
        streams=STREAM,
        status=502,
        kind="api_error",
        words=ENDED_EARLY,
        reason="bad_answer",
    ),
    Fault(
        name="truncated JSON",
        answer=lambda api, streamed: Reply(200, JSON, api.whole[:-40]),
        streams=WHOLE,
        status=502,
        kind="api_error",
        words=NO_MESSAGE,
        reason="bad_answer",
    ),
    Fault(
        name="JSON that is cut off",
        answer=lambda api, streamed: cut_json(api),
        status=502,
        kind="api_error",
        words="closed the connection in the middle of the response's body",
        reason="bad_answer",
    ),
    Fault(
        name="reset after headers",
        answer=lambda api, streamed: stream(Pause(1), Ending.RESET),
        seconds=ATTEMPTS * 1,
        status=502,
        kind="api_error",
        words="broke off the connection: Connection reset by peer",
        reason="bad_answer",
    ),
    Fault(
        name="silence after headers",
        answer=lambda api, streamed: stream(Ending.STALL),
        seconds=ATTEMPTS * 600,
        status=504,
        kind="timeout_error",
        words="did not answer in time",
        reason="timeout",
    ),
    Fault(
        name="reset mid-stream",
        # A reset overtakes what was just sent, so there is a pause before it.
        answer=lambda api, streamed: stream(*api.start, Pause(1), Ending.RESET),
        streams=STREAM,
        attempts=1,
        seconds=1,
        status=502,
        kind="api_error",
        words="broke off the connection: Connection reset by peer",
        begun=True,
    ),
    Fault(
        name="cut mid-stream",
        answer=lambda api, streamed: stream(*api.start, Ending.CLOSE),
        streams=STREAM,
        attempts=1,
        status=502,
        kind="api_error",
        words="closed the connection in the middle of the response's body",
        begun=True,
    ),
    Fault(
        name="end mid-stream",
        answer=lambda api, streamed: stream(*api.start),
        streams=STREAM,
        attempts=1,
        status=502,
        kind="api_error",
        words=ENDED_EARLY,
        begun=True,
    ),
    Fault(
        name="stall mid-stream",
        answer=lambda api, streamed: stream(*api.start, Ending.STALL),
        streams=STREAM,
        attempts=1,
        seconds=300,
        status=504,
        kind="timeout_error",
        words="fell silent",
        begun=True,
    ),
    Fault(
        name="garbage instead of a stream",
        answer=lambda api, streamed: stream(api.garbage * 3),
        streams=STREAM,
        status=502,
        kind="api_error",
        words={"openai": "no part of an answer", "azure-anthropic": BROKE_OFF},
        reason="bad_answer",
    ),
    Fault(
        name="garbage frames mid-stream",
        answer=lambda api, streamed: stream(*api.start, api.garbage * 3),
        streams=STREAM,
        attempts=1,
        status=502,
        kind="api_error",
        words={"openai": "no part of an answer", "azure-anthropic": BROKE_OFF},
        begun=True,
    ),
    Fault(
        name="garbage in the content coding",
        answer=lambda api, streamed: miscoded(api),
        streams=STREAM,
        attempts=1,
        seconds=1,
        status=502,
        kind="api_error",
        words="broke off the connection",
        begun=True,
    ),
    Fault(
        name="error event first",
        answer=lambda api, streamed: stream(api.error_event("lost its memory")),
        streams=STREAM,
        status=500,
        kind="api_error",
        words="lost its memory",
        reason="server_error",
    ),
    Fault(
        name="error event mid-stream",
        answer=lambda api, streamed: stream(*api.start, api.error_event("lost its memory")),
        streams=STREAM,
        attempts=1,
        status=500,
        kind="api_error",
        words="lost its memory",
        begun=True,
    ),
)
