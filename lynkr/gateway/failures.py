"""What to tell the user when an upstream cannot be reached or refuses: where it was, and which setting may mend it."""

from __future__ import annotations

import httpx

from lynkr.converters.errors import ApiError, bad_upstream
from lynkr.converters.upstream_errors import redact
from lynkr.gateway.prepare import Endpoint
from lynkr.settings import is_private_host
from lynkr.settings.providers import PROVIDERS


def place(endpoint: Endpoint) -> str:
    """The upstream and its address, without anything secret."""
    url = endpoint.url
    port = f":{url.port}" if url.port is not None else ""
    return f"{endpoint.provider.title} at {url.host}{port}"


def network_error(error: httpx.TransportError, endpoint: Endpoint) -> ApiError:
    """The error of a request that got no answer, or not all of one."""
    where = place(endpoint)
    match error:
        case httpx.ConnectTimeout():
            message = f"{where} did not accept a connection in time.{_check(endpoint, 'address')}"
            return ApiError(504, "timeout_error", message, code="timeout", retryable=True)
        case httpx.ConnectError():
            local = endpoint.provider.local or is_private_host(str(endpoint.url))
            hint = " Is it running?" if local else ""
            message = f"{where} cannot be reached: {redact(str(error))}.{hint}{_check(endpoint, 'address')}"
            # A server on the user's own machine that refuses will not be there in a second either.
            return ApiError(
                503,
                "overloaded_error",
                message,
                code="service_unavailable",
                retryable=not local,
                reason="not_running" if local else "unreachable",
            )
        case httpx.TimeoutException():
            return ApiError(504, "timeout_error", f"{where} did not answer in time", code="timeout", retryable=True)
        case _:
            message = f"{where} broke off the connection: {redact(str(error))}"
            return bad_upstream(message)


def redirected(target: str, endpoint: Endpoint) -> ApiError:
    # Following it would send the credentials to a host that the user has not named.
    message = f"{place(endpoint)} redirects to {redact(target)}.{_check(endpoint, 'address')}"
    return bad_upstream(message, retryable=False)


def web_page(endpoint: Endpoint) -> ApiError:
    message = f"{place(endpoint)} answered with a web page: is the address right?{_check(endpoint, 'address')}"
    return bad_upstream(message, retryable=False)


def with_advice(error: ApiError, endpoint: Endpoint) -> ApiError:
    """An upstream's error, with what to look at where only the user can mend it."""
    match error.status:
        case 401:
            error.message += _check(endpoint, "credentials")
        case 403:
            error.message += f"{_check(endpoint, 'credentials')} May they use {endpoint.model}?"
        case 404:
            error.message += f" (model {endpoint.model}, {place(endpoint)}){_check(endpoint, 'model', 'address')}"
        case _:
            pass
    return error


def _check(endpoint: Endpoint, *what: str) -> str:
    setup = PROVIDERS[endpoint.provider.name]
    settings = {"address": setup.address, "credentials": setup.credentials, "model": setup.model}
    names = [name for kind in what for name in settings[kind]]
    return f" Check {' or '.join(name.upper() for name in names)}." if names else ""
