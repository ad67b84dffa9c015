from __future__ import annotations

import httpx
import pytest

from lynkr.converters.errors import ApiError, Reason
from lynkr.converters.upstream_errors import upstream_error
from lynkr.gateway.endpoints import Endpoints
from lynkr.gateway.failures import network_error, web_page
from lynkr.gateway.prepare import Endpoint
from lynkr.gateway.verdict import Blame, verdict
from lynkr.providers.base import Provider
from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings import load

FAILED, WELL, NOBODY = Blame.FAILED, Blame.WELL, Blame.NOBODY


@pytest.mark.parametrize(
    ("status", "body", "reason", "falls_back", "blame"),
    [
        (400, "{}", "refused", False, WELL),
        (400, '{"error": {"message": "prompt is too long: 5 tokens > 4 maximum"}}', "refused", False, WELL),
        (401, "{}", "credentials", True, NOBODY),
        (402, "{}", "quota", True, NOBODY),
        (403, "{}", "credentials", True, NOBODY),
        (404, "{}", "not_found", True, NOBODY),
        (408, "{}", "timeout", True, FAILED),
        (409, "{}", "conflict", True, NOBODY),
        (413, "{}", "refused", False, WELL),
        (422, "{}", "refused", False, WELL),
        (429, "{}", "rate_limited", True, FAILED),
        (429, '{"error": {"message": "no credit", "code": "insufficient_quota"}}', "quota", True, NOBODY),
        (500, "{}", "server_error", True, FAILED),
        (502, "{}", "server_error", True, FAILED),
        (503, "{}", "overloaded", True, FAILED),
        (504, "{}", "timeout", True, FAILED),
        (524, "{}", "timeout", True, FAILED),
        (529, "{}", "overloaded", True, FAILED),
    ],
)
def test_every_status_has_a_verdict(status: int, body: str, reason: str, falls_back: bool, blame: Blame) -> None:
    error = upstream_error(status, {}, body.encode(), provider="OpenAI")
    assert verdict(error) == (reason, falls_back, blame)


def endpoint(url: str) -> Endpoint:
    settings = load({"MODEL_PROVIDER": "openai", "OPENAI_ENDPOINT": url, "OPENAI_API_KEY": "key"}, None)
    provider = CATALOGUE["openai"]
    assert isinstance(provider, Provider)
    return Endpoints(settings).of(provider, "gpt-4o")


def test_a_server_that_cannot_be_reached_failed_unless_it_is_the_users_own() -> None:
    refused = httpx.ConnectError("refused")
    assert verdict(network_error(refused, endpoint("https://api.openai.com"))) == ("unreachable", True, FAILED)
    assert verdict(network_error(refused, endpoint("http://127.0.0.1:1"))) == ("unreachable", True, NOBODY)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectTimeout("late"), "timeout"),
        (httpx.ReadTimeout("late"), "timeout"),
        (httpx.ReadError("reset"), "bad_answer"),
        (httpx.RemoteProtocolError("what"), "bad_answer"),
    ],
)
def test_every_failure_of_the_network_is_the_upstreams(error: httpx.TransportError, reason: str) -> None:
    assert verdict(network_error(error, endpoint("https://api.openai.com"))) == (reason, True, FAILED)


def test_a_web_page_is_a_bad_answer() -> None:
    assert verdict(web_page(endpoint("https://api.openai.com"))).reason == "bad_answer"


def test_what_we_refuse_ourselves_is_nobodys_fault() -> None:
    reasons: list[Reason] = ["circuit_open", "queue_full"]
    for reason in reasons:
        assert verdict(ApiError(429, "rate_limit_error", "no", reason=reason)) == (reason, True, NOBODY)


def test_an_upstream_may_use_our_codes() -> None:
    body = b'{"error": {"message": "no", "code": "service_unavailable"}}'
    error = upstream_error(503, {"x-should-retry": "false"}, body, provider="OpenAI")
    assert verdict(error) == ("overloaded", True, FAILED)
