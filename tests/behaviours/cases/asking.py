"""The request itself: where it goes, what it shows of whom, and which model it asks for."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from tests.behaviours.listing import behaviour
from tests.behaviours.stage import CLIENT_KEY, HEADERS, HELLO, Stage
from tests.sdk.blocks import user
from tests.support.upstream import json_reply


@behaviour()
async def it_goes_where_the_vendor_serves_it(on: Stage) -> None:
    """A request has the method, the address and the content type of the vendor's API, and says who sends it."""
    told = await on.ask()
    request = told.request
    assert request.method == "POST"
    assert request.target == on.target.paths[on.streamed].format(quote(on.target.model, safe=""))
    assert request.header("content-type") == "application/json"
    assert (request.header("user-agent") or "").startswith("lynkr/")
    assert on.api.streams(request) is on.streamed
    names = [name.lower() for name, _ in request.headers]
    assert len(set(names)) == len(names), "a header stands there twice"


@behaviour()
async def it_shows_the_providers_key(on: Stage) -> None:
    """A request shows the key from the settings, once, and never in its address."""
    told = await on.ask()
    shown = [value for _, value in told.request.headers if on.target.key in value]
    assert len(shown) == 1
    assert on.target.key not in told.request.target
    assert on.target.key.encode() not in told.request.body


@behaviour()
async def it_shows_nothing_of_the_client(on: Stage) -> None:
    """The client's own key, its cookies, its address and its session go nowhere."""
    bearer = "Bearer sk-ant-oat01-the-client-s-own-token"
    told = await on.ask(headers={"authorization": bearer})
    sent = str(told.request.headers).encode() + told.request.body
    secrets = [HEADERS[name] for name in ("cookie", "x-forwarded-for", "x-claude-code-session-id")]
    for secret in (CLIENT_KEY, bearer, *secrets):
        assert secret.encode() not in sent
    assert not [name for name, _ in told.request.headers if name.lower().startswith(("x-lynkr", "x-claude"))]


@behaviour()
async def the_routed_model_is_asked(on: Stage) -> None:
    """Whatever model a client names, the upstream is asked for the one that it was routed to."""
    told = await on.ask()
    assert told.seen.model == on.target.model
    assert told.headers["x-lynkr-model"] == on.target.model
    assert told.headers["x-lynkr-provider"] == on.target.provider


@behaviour()
async def a_model_of_the_providers_can_be_named(on: Stage) -> None:
    """A client that names one of the provider's models gets that one."""
    told = await on.ask(model=on.target.wish)
    assert told.seen.model == (on.target.wished or on.target.wish)


@behaviour()
async def no_model_need_be_named(on: Stage) -> None:
    """A client that names no model gets the one from the settings."""
    told = await on.ask(model=None)
    assert told.seen.model == on.target.model
    assert told.message["model"] == on.target.model


@behaviour()
async def the_client_reads_the_model_that_it_named(on: Stage) -> None:
    """An answer names the model that the client asked for, or clients would not know it."""
    told = await on.ask()
    assert told.message["model"] == on.target.asks


@behaviour(settings={"RESPONSE_MODEL": "actual"})
async def the_client_can_read_the_real_model(on: Stage) -> None:
    """RESPONSE_MODEL=actual: an answer names the model that has answered."""
    told = await on.ask()
    assert told.message["model"] == on.target.model


@behaviour()
async def tokens_can_be_counted_beforehand(on: Stage) -> None:
    """A client learns how long its conversation is, from the upstream where that can tell."""
    on.script = [json_reply({"input_tokens": 42})]
    asked = on.turn((user("word " * 100),), None, {"max_tokens": None, "stream": None})
    count = await on.gate.count_tokens(asked)
    if on.upstream.requests:
        assert count == 42
        assert CLIENT_KEY not in str(on.upstream.requests[0].headers)
    else:
        assert 50 < count < 400


@behaviour()
async def the_upstreams_request_id_is_passed_on(on: Stage) -> None:
    """Who has to ask the vendor's support finds the vendor's id of the request, and limits where they are told."""
    answer = on.answer(HELLO)
    more = [("x-request-id", "req_of_the_vendor"), ("x-ratelimit-remaining-requests", "12")]
    told = await on.ask(replace(answer, headers=[*answer.headers, *more]))
    assert told.headers["x-upstream-request-id"]
    assert told.headers["x-ratelimit-remaining-requests"] == "12"
    assert told.headers["request-id"] == "req_1"
