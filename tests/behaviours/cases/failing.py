"""Errors that an upstream answers with, each with the status and the words that clients act upon."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings.providers import PROVIDERS
from tests.behaviours.api import OVERFLOWN, RETRY_AFTER, Failure
from tests.behaviours.listing import STREAMED, Check, behaviour
from tests.behaviours.stage import HELLO, Stage, Told
from tests.support.upstream import Pause, Reply

ATTEMPTS = 4
"""How often the gateway asks by default where it may help."""

HTML = b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"


@dataclass(frozen=True)
class Expected:
    promise: str
    kind: str | tuple[str, ...]
    statuses: tuple[int, ...]
    """More than one where an upstream that speaks the client's own API keeps its own."""
    retried: bool = False


ERRORS: dict[Failure, Expected] = {
    "bad_request": Expected(
        "A request that the upstream finds wrong is an invalid request, with the upstream's own words.",
        "invalid_request_error",
        (400,),
    ),
    "overflow": Expected(
        "A conversation that does not fit is told in the words by which clients know to shorten it.",
        "invalid_request_error",
        (400,),
    ),
    "unauthenticated": Expected(
        "A wrong key is an authentication error that says which setting to look at.",
        "authentication_error",
        (401,),
    ),
    "no_credit": Expected("An account without money is a billing error.", "billing_error", (402,)),
    "forbidden": Expected("What the key may not do is a permission error.", "permission_error", (403,)),
    "not_found": Expected(
        "A model that is not there is told with its name and the setting to look at.", "not_found_error", (404,)
    ),
    "timeout": Expected(
        "An upstream that ran out of time is a timeout, after it was asked again.",
        "timeout_error",
        (504,),
        retried=True,
    ),
    "too_large": Expected("A request that is too large is one.", "request_too_large", (413,)),
    "rate_limit": Expected(
        "A rate limit is waited for as long as the upstream says; what is left of it is passed on.",
        "rate_limit_error",
        (429,),
        retried=True,
    ),
    "quota": Expected(
        "A quota that is used up is not asked for again.", ("billing_error", "rate_limit_error"), (402, 429)
    ),
    "internal": Expected(
        "A failure of the upstream's is asked again, and then told.", "api_error", (500,), retried=True
    ),
    "unavailable": Expected(
        "An upstream that is not available is asked again, and then told as overloaded.",
        "overloaded_error",
        (529, 503),
        retried=True,
    ),
    "overloaded": Expected(
        "An upstream that is overloaded is asked again, and then told as such.",
        ("overloaded_error", "rate_limit_error"),
        (529, 429),
        retried=True,
    ),
}


def _named(failure: Failure, expected: Expected) -> Check:
    async def check(on: Stage) -> None:
        told = await on.ask(on.error(failure), repeat=True)
        _is_error(told, expected)
        if failure in _MORE:
            _MORE[failure](on, told)

    check.__name__ = f"error_{failure}"
    check.__doc__ = expected.promise
    return check


def _is_error(told: Told, expected: Expected) -> None:
    kinds = (expected.kind,) if isinstance(expected.kind, str) else expected.kind
    assert told.status in expected.statuses
    assert told.error["type"] in kinds
    assert len(told.requests) == (ATTEMPTS if expected.retried else 1)
    assert told.headers["x-should-retry"] == ("true" if expected.retried else "false")


def settings_of(on: Stage, what: str) -> list[str]:
    """The settings to look at, by their names."""
    setup = PROVIDERS[on.target.provider]
    names = {"address": setup.address, "credentials": setup.credentials, "model": setup.model}
    return [name.upper() for name in names[what]]


def _bad_request(on: Stage, told: Told) -> None:
    body = on.error("bad_request").body
    assert isinstance(body, bytes)
    assert told.words.encode() in body.replace(b'\\"', b'"')


def _overflow(on: Stage, told: Told) -> None:
    assert told.words.startswith("prompt is too long")
    body = on.error("overflow").body
    assert isinstance(body, bytes)
    if str(OVERFLOWN[0]).encode() in body:
        assert told.words == "prompt is too long: {} tokens > {} maximum".format(*OVERFLOWN)


def _unauthenticated(on: Stage, told: Told) -> None:
    assert any(name in told.words for name in settings_of(on, "credentials"))


def _not_found(on: Stage, told: Told) -> None:
    assert on.target.model in told.words
    assert any(name in told.words for name in settings_of(on, "model"))


def _rate_limit(on: Stage, told: Told) -> None:
    assert told.seconds >= RETRY_AFTER * (ATTEMPTS - 1)
    assert told.headers["retry-after"] == str(RETRY_AFTER)


_MORE = {
    "bad_request": _bad_request,
    "overflow": _overflow,
    "unauthenticated": _unauthenticated,
    "not_found": _not_found,
    "rate_limit": _rate_limit,
}

for _failure, _expected in ERRORS.items():
    # Waiting takes long enough that a stream would begin with a ping, and then there is no status left for the error.
    behaviour(settings={"STREAM_HEADER_DELAY_MS": "0"})(_named(_failure, _expected))


@behaviour()
async def what_helps_is_asked_again(on: Stage) -> None:
    """A client does not notice that an upstream was overloaded for a moment."""
    told = await on.ask(on.error("overloaded"), on.error("internal"), HELLO)
    assert told.text == "Hello from upstream"
    assert len(told.requests) == 3
    assert len({request.body for request in told.requests}) == 1


@behaviour()
async def keys_are_not_shown_in_errors(on: Stage) -> None:
    """An error of the upstream's that repeats the key does not give it away to the client."""
    refused = on.error("unauthenticated")
    assert isinstance(refused.body, bytes)
    key = on.target.key.encode()
    body = refused.body.replace(b'"message": "', b'"message": "For ' + key + b": ")
    body = body.replace(b'"error": "', b'"error": "For ' + key + b": ")
    assert key in body
    told = await on.ask(replace(refused, body=body))
    assert told.error["type"] == "authentication_error"
    assert key not in told.body


@behaviour()
async def an_error_may_be_a_web_page(on: Stage) -> None:
    """An error page of a proxy is told by its title, without its markup."""
    told = await on.ask(Reply(502, [("content-type", "text/html")], HTML), repeat=True)
    assert told.status == 502
    assert told.error["type"] == "api_error"
    assert "502 Bad Gateway" in told.words
    assert "<" not in told.words
    assert len(told.requests) == ATTEMPTS


@behaviour()
async def a_blocked_request_shows(on: Stage) -> None:
    """A request that a filter has stopped is a refusal or an invalid request, and is not asked again."""
    told = await on.ask(on.api.blocked(streamed=on.streamed))
    if told.status == 200:
        assert told.message["stop_reason"] == "refusal"
        assert told.text
    else:
        assert (told.status, told.error["type"]) == (400, "invalid_request_error")
    assert len(told.requests) == 1


@behaviour()
async def a_wrong_path_is_told(on: Stage) -> None:
    """An address with a mistake in its path leads to some server's page for what is not there: the setting is named."""
    page = b"<html><head><title>404 Not Found</title></head></html>"
    told = await on.ask(Reply(404, [("content-type", "text/html")], page))
    assert told.status == 404
    assert any(name in told.words for name in settings_of(on, "address"))


@behaviour()
async def a_web_page_is_no_answer(on: Stage) -> None:
    """A login page or a proxy's greeting, with status 200, is told as what it is, with the setting to look at."""
    told = await on.ask(Reply(200, [("content-type", "text/html")], b"<html><title>Welcome</title></html>"))
    assert told.status == 502
    assert "web page" in told.words
    assert any(name in told.words for name in settings_of(on, "address"))


@behaviour()
async def a_redirect_is_not_followed(on: Stage) -> None:
    """Credentials go to no host that the user has not named."""
    told = await on.ask(Reply(307, [("location", "https://elsewhere.example/v1")]))
    assert told.status == 502
    assert "elsewhere.example" in told.words


@behaviour()
async def what_is_not_json_is_no_answer(on: Stage) -> None:
    """An answer that nobody can read is an error, not an empty answer."""
    told = await on.ask(Reply(200, [("content-type", "application/json")], b"OK"), repeat=True)
    assert told.status == 502
    assert told.error["type"] == "api_error"


@behaviour()
async def an_error_may_be_in_the_place_of_the_answer(on: Stage) -> None:
    """An error that comes with status 200 is an error all the same, and has its own status where one can be had."""
    error = on.api.stream(on.api.mid_stream_error()) if on.streamed else on.api.error_as_answer()
    told = await on.ask(error, repeat=True)
    assert told.status >= 500
    assert told.error["type"] in ("overloaded_error", "api_error")
    assert len(told.requests) == ATTEMPTS


@behaviour(modes=STREAMED)
async def an_error_may_come_within_the_answer(on: Stage) -> None:
    """An error in the middle of a stream ends it, as an error: what came before stays, and nothing is asked again."""
    told = await on.ask(on.api.stream(*on.api.cut(HELLO), on.api.mid_stream_error()))
    assert told.status == 200
    assert told.error["type"] == "overloaded_error"
    assert b"text_delta" in told.body


@behaviour(modes=STREAMED)
async def a_late_error_is_an_event(on: Stage) -> None:
    """An error that comes after pings have gone out ends the stream in the client's form of it."""
    told = await on.ask(replace(on.error("bad_request"), before=[Pause(30)]))
    assert told.status == 200
    assert told.body.startswith(b"event: ping")
    assert told.error["type"] == "invalid_request_error"


def title(on: Stage) -> str:
    """The provider's name, as messages to people have it."""
    return CATALOGUE[on.target.provider].title
