"""Where a URL leads: the server that it names, and the proxy that the environment puts before it."""

from __future__ import annotations

import base64
import ipaddress
import urllib.request
from dataclasses import dataclass
from typing import NamedTuple

import httpx

_PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """The server of an `http` or `https` URL (RFC 9110 4.3.1)."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: httpx.URL) -> Origin:
        """Raises `httpx.UnsupportedProtocol` for other URLs."""
        if url.scheme not in _PORTS or not url.host:
            raise httpx.UnsupportedProtocol(f"an http or https URL is needed, not {url.scheme}://{url.host}")
        return cls(url.scheme, url.host, url.port or _PORTS[url.scheme])

    @property
    def authority(self) -> str:
        """Host and port, as a CONNECT request names them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy. `authorization` is the value of the header that it wants, if it wants one."""

    origin: Origin
    authorization: bytes | None = None


def proxy_for(origin: Origin) -> Proxy | None:
    """The proxy to reach `origin` through: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY as they are now.

    Raises `httpx.ConnectError` when they name something that is no HTTP proxy. The message does not show it, since it
    may hold a password.
    """
    environment = urllib.request.getproxies_environment()
    address = environment.get(origin.scheme) or environment.get("all")
    if not address or _is_local(origin.host) or _is_excepted(origin, environment.get("no", "")):
        return None
    try:
        url = httpx.URL(address if "://" in address else f"http://{address}")
        proxy = Origin.of(url)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise httpx.ConnectError(
            f"the environment's proxy for {origin.scheme} is not of the form http://host:port"
        ) from None
    if not url.username and not url.password:
        return Proxy(proxy)
    return Proxy(proxy, b"Basic " + base64.b64encode(f"{url.username}:{url.password}".encode()))


def _is_local(host: str) -> bool:
    # A proxy's own loopback is another machine, so a model server on this one is never behind a proxy. Go's
    # http.ProxyFromEnvironment has the same rule.
    ip = _ip_address(host)
    return host == "localhost" or host.endswith(".localhost") or (ip is not None and ip.is_loopback)


def _is_excepted(origin: Origin, no_proxy: str) -> bool:
    """Whether the list has the host or a domain above it, with the port or without, or a network that it is in."""
    ip = _ip_address(origin.host)
    places = f".{origin.host}", f".{origin.authority}"
    for entry in no_proxy.lower().split(","):
        name = entry.strip()
        if name == "*" or (ip is not None and _contains(name, ip)):
            return True
        name = name.removeprefix("*").removeprefix(".")
        if name and any(place.endswith(f".{name}") for place in places):
            return True
    return False


def _ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _contains(network: str, ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    try:
        return ip in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False
