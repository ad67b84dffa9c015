from __future__ import annotations

import os

import httpx
import pytest

from lynkr.gateway.origin import Origin, Proxy, proxy_for


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


HTTP = Origin("http", "model.test", 80)
HTTPS = Origin("https", "api.model.test", 443)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://Model.test/a", HTTP),
        ("https://api.model.test", HTTPS),
        ("https://h:8443/", Origin("https", "h", 8443)),
        ("http://[::1]:8080/", Origin("http", "::1", 8080)),
    ],
)
def test_a_url_names_an_origin(url: str, origin: Origin) -> None:
    assert Origin.of(httpx.URL(url)) == origin


@pytest.mark.parametrize("url", ["ftp://h/", "ws://h/", "/path", "h:80", "http:///path"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(httpx.UnsupportedProtocol):
        Origin.of(httpx.URL(url))


def test_an_authority_has_brackets_where_it_needs_them() -> None:
    assert HTTPS.authority == "api.model.test:443"
    assert Origin("http", "::1", 8080).authority == "[::1]:8080"


def test_there_is_no_proxy_unless_the_environment_names_one() -> None:
    assert proxy_for(HTTP) is None
    assert proxy_for(HTTPS) is None


PROXY = Origin("http", "proxy.test", 3128)


@pytest.mark.parametrize(
    ("variable", "value", "http", "https"),
    [
        ("HTTP_PROXY", "http://proxy.test:3128", PROXY, None),
        ("http_proxy", "http://proxy.test:3128/", PROXY, None),
        ("HTTPS_PROXY", "http://proxy.test:3128", None, PROXY),
        ("https_proxy", "proxy.test:3128", None, PROXY),
        ("ALL_PROXY", "http://proxy.test:3128", PROXY, PROXY),
        ("HTTPS_PROXY", "https://proxy.test", None, Origin("https", "proxy.test", 443)),
        ("HTTPS_PROXY", "http://proxy.test", None, Origin("http", "proxy.test", 80)),
    ],
)
def test_the_environment_names_the_proxy(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, http: Origin | None, https: Origin | None
) -> None:
    monkeypatch.setenv(variable, value)
    assert proxy_for(HTTP) == (http and Proxy(http))
    assert proxy_for(HTTPS) == (https and Proxy(https))


def test_the_schemes_own_proxy_goes_before_that_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://other.test")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.test:3128")
    assert proxy_for(HTTPS) == Proxy(PROXY)


def test_a_proxys_password_becomes_a_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:p%40ss@proxy.test:3128")
    assert proxy_for(HTTPS) == Proxy(PROXY, b"Basic dXNlcjpwQHNz")


@pytest.mark.parametrize("value", ["socks5://u:secret@proxy.test", "http://", "http://proxy.test:notaport"])
def test_what_is_no_http_proxy_is_an_error_that_shows_no_secret(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ALL_PROXY", value)
    with pytest.raises(httpx.ConnectError, match="http://host:port") as caught:
        proxy_for(HTTPS)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("no_proxy", "host", "bypassed"),
    [
        ("*", "api.model.test", True),
        ("a.test,*", "api.model.test", True),
        ("api.model.test", "api.model.test", True),
        ("model.test", "api.model.test", True),
        (".model.test", "api.model.test", True),
        ("*.model.test", "api.model.test", True),
        ("a.test , MODEL.test", "api.model.test", True),
        ("model.test:443", "api.model.test", True),
        ("model.test:80", "api.model.test", False),
        ("odel.test", "api.model.test", False),
        ("pi.model.test", "api.model.test", False),
        ("other.test", "api.model.test", False),
        ("", "api.model.test", False),
        (",", "api.model.test", False),
        ("10.1.2.3", "10.1.2.3", True),
        ("10.0.0.0/8", "10.1.2.3", True),
        ("192.168.0.0/16,10.1.0.0/16", "10.1.2.3", True),
        ("192.168.0.0/16", "10.1.2.3", False),
        ("fd00::/8", "fd00::1", True),
        ("fd00::1", "fd00::1", True),
        ("fd00::2", "fd00::1", False),
        # Never through a proxy, whatever the environment says.
        ("", "localhost", True),
        ("", "llama.localhost", True),
        ("", "127.0.0.1", True),
        ("", "::1", True),
    ],
)
def test_no_proxy_makes_exceptions(monkeypatch: pytest.MonkeyPatch, no_proxy: str, host: str, bypassed: bool) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.test:3128")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert (proxy_for(Origin("https", host, 443)) is None) == bypassed
