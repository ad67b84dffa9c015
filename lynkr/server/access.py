"""Who may ask: API keys, and the checks that keep foreign web pages out.

A gateway on a user's machine is reached by every program there, the browser included. A page may post to it without
being able to read the answer, or read it too after binding its own name to 127.0.0.1 (DNS rebinding). Hence the checks
of Host and Origin.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

from lynkr.converters.errors import ApiError
from lynkr.settings import Settings

_LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain", "host.docker.internal", "host.containers.internal"})


class Access:
    """The checks as the settings want them."""

    def __init__(self, settings: Settings) -> None:
        self._keys = settings.lynkr_api_keys
        self._hosts = (
            _LOCAL_NAMES | {settings.lynkr_host.lower()} | {host.lower() for host in settings.lynkr_allowed_hosts}
        )
        # A page that has rebound its name still lacks the key, so the name matters only where there is none.
        self._check_host = not self._keys or bool(settings.lynkr_allowed_hosts)
        self._origins = frozenset(settings.lynkr_cors_origins)

    def check_origin(self, headers: Mapping[bytes, bytes]) -> str | None:
        """The origin of the page that asks, if a page asks and may. Raises `ApiError` (403) for one that may not."""
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if self._check_host and not self._knows(_name(host)):
            raise _forbidden(f"Host {host!r} is not allowed; LYNKR_ALLOWED_HOSTS lists names to allow")
        origin = headers.get(b"origin")
        if origin is None:
            return None
        text = origin.decode("latin-1")
        if text not in self._origins and _host_of(text) != host:
            raise _forbidden(f"Origin {text!r} is not allowed; LYNKR_CORS_ORIGINS lists origins to allow")
        return text

    def check_key(self, headers: Mapping[bytes, bytes]) -> str | None:
        """The name of the key shown, or None where none is asked for. Raises `ApiError` (401) for a wrong one."""
        if not self._keys:
            return None
        found = None
        for shown in _shown_keys(headers):
            digest = hashlib.sha256(shown).digest()
            for key in self._keys:
                # All keys are compared, each in constant time, so that the time taken says nothing.
                if hmac.compare_digest(digest, key.digest) and found is None:
                    found = key.name
        if found is None:
            raise ApiError(
                401,
                "authentication_error",
                "The API key is missing or not one of LYNKR_API_KEYS; send it as x-api-key or Authorization: Bearer",
                code="invalid_api_key",
                headers=((b"www-authenticate", b"Bearer"),),
            )
        return found

    def _knows(self, name: str) -> bool:
        if name in self._hosts or name.endswith(".localhost"):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        # An address cannot be bound to another one.
        return True


def _shown_keys(headers: Mapping[bytes, bytes]) -> list[bytes]:
    shown = [headers[name] for name in (b"x-api-key", b"api-key") if name in headers]
    scheme, _, token = headers.get(b"authorization", b"").partition(b" ")
    if scheme.lower() == b"bearer":
        shown.append(token.strip())
    return shown


def _name(host: str) -> str:
    """The name or address in a Host header, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _host_of(origin: str) -> str | None:
    """The host of an origin, with its port if it names one, or None where there is none."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


def _forbidden(message: str) -> ApiError:
    return ApiError(403, "permission_error", message, code="forbidden")
