"""The kinds of values that settings have: how each is written in the environment, and what it becomes.

Each kind is an `Annotated` type with its parser and an `Accepts`, which says to people what the parser takes. Parsers
get the text of a variable without blanks around it. They raise ValueError, with a hint when there is more to say than
what is accepted.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator, SecretStr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a setting accepts, as messages and the reference say it. Secrets are never shown in full."""

    text: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key that clients may show."""

    name: str
    """For logs and metrics. Keys without a name are called after their place in the list: `key-1`."""
    digest: bytes = field(repr=False)
    """SHA-256 of the key."""
    secret: SecretStr | None = field(default=None, repr=False)
    """The key itself, unless only its digest is known."""


def parser(parse: Callable[[str], object]) -> BeforeValidator:
    """A validator that applies `parse` to text and passes on everything else."""
    return BeforeValidator(lambda value: parse(value) if isinstance(value, str) else value)


# Text

_VISIBLE = re.compile(r"[!-~]+")
_PRINTABLE = re.compile(r"[ -~]+")

# Values that stand in examples and manuals where a real one is meant.
_PLACEHOLDER = re.compile(
    r"""
      (?:https?://)?your[-_ ].*               # your-key, https://your-resource.example.com
    | .*[-_]your[-_].*                        # sk-your-key
    | .*[-_]here                              # paste-key-here
    | (?:replace|change|insert|paste)[-_ ].*
    | changeme | placeholder | todo | x{3,}
    | .*(?:\.{3}|…).*                         # sk-...
    | .*<[^>]*>.* | .*\$?\{[^}]*\}.*          # <key>, https://<resource>.example.com, ${KEY}
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_placeholder(value: str) -> bool:
    """Whether `value` was copied from an example and never filled in."""
    return _PLACEHOLDER.fullmatch(value) is not None


def mask(secret: str) -> str:
    """`secret` as a message may show it: enough to recognise, and of a short one nothing."""
    return f"{secret[:4]}…{secret[-2:]}" if len(secret) >= 16 else "*" * 8


def shown_part(value: str) -> str:
    """`value` as a message may show it: not too long, and without credentials that an address may have in it."""
    value = re.sub(r"//[^/?#]*@", "//…@", value)
    value = re.sub(r"([?&][^=&]*(?:key|token|sig|code|secret)[^=&]*=)[^&#]*", r"\1…", value, flags=re.IGNORECASE)
    return value if len(value) <= 100 else value[:100] + "…"


def parse_secret(text: str) -> SecretStr:
    # Anything else cannot be sent in a header, and comes from copying too much: a word before the key, a line end.
    if not _VISIBLE.fullmatch(text):
        raise ValueError("it has spaces or characters that no key has")
    return SecretStr(text)


def parse_header_text(text: str) -> str:
    if not _PRINTABLE.fullmatch(text):
        raise ValueError("it has characters that cannot be sent in a header")
    return text


# Numbers and choices

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_SIZE = re.compile(r"([0-9]{1,15})(?:\.([0-9]{1,6}))?\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
_BOOLEANS = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


def parse_integer(text: str, least: int = 0, most: int | None = None) -> int:
    """Raises ValueError for what is no whole number from `least` to `most`."""
    if not _INTEGER.fullmatch(text):
        raise ValueError("it is not a whole number")
    value = int(text)
    if value < least or (most is not None and value > most):
        raise ValueError("it is out of range")
    return value


def integer(least: int, most: int | None = None) -> BeforeValidator:
    """A parser of whole numbers from `least` to `most`."""
    return parser(lambda text: parse_integer(text, least, most))


def parse_boolean(text: str) -> bool:
    try:
        return _BOOLEANS[text.lower()]
    except KeyError:
        raise ValueError from None


def parse_size(text: str) -> int:
    """`64mb` and the like to bytes. A kilobyte is 1024 bytes; fractions of a byte are dropped.

    Raises ValueError for what is no size, and for less than a byte.
    """
    match = _SIZE.fullmatch(text)
    if match is None:
        raise ValueError
    whole, fraction, unit = match[1], match[2] or "", match[3].lower()
    size: int = int(whole + fraction) * 1024 ** _POWERS[unit] // 10 ** len(fraction)
    if size == 0:
        raise ValueError("it is less than a byte")
    return size


# Addresses

_HOST_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?")
_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#\s@*]+")


def _is_host(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        # Only digits and dots is an address with a mistake in it.
        return _HOST_NAME.fullmatch(text) is not None and re.fullmatch(r"[0-9.]+", text) is None
    return True


def is_loopback(host: str) -> bool:
    """Whether a server bound to `host` can be reached from its own machine only."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_private_host(url: str) -> bool:
    """Whether `url` points at this machine or a private network: such a server is the user's own."""
    host = urlsplit(url).hostname or ""
    if is_loopback(host) or host.endswith((".local", ".internal", ".lan", ".home.arpa")):
        return True
    try:
        # Not is_private, which leaves out 100.64.0.0/10, where Tailscale has its addresses.
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host


def parse_url(text: str) -> str:
    if is_placeholder(text):
        raise ValueError("it is a placeholder")
    if re.search(r"\s", text):
        raise ValueError("it has a space in it")
    try:
        url = urlsplit(text)
        host, _ = url.hostname, url.port
    except ValueError as error:
        raise ValueError(str(error)[:1].lower() + str(error)[1:]) from None
    if url.scheme not in ("http", "https"):
        raise ValueError("it does not begin with http:// or https://")
    if not host:
        raise ValueError("it has no host")
    if not _is_host(host):
        raise ValueError("its host is no name and no address")
    if "@" in url.netloc:
        raise ValueError("it has a user name in it, which would not be sent")
    if url.fragment:
        raise ValueError("it has a # in it")
    return text


def parse_host(text: str) -> str:
    host = text.lower().removeprefix("[").removesuffix("]")
    if not _is_host(host):
        raise ValueError("it is no name and no address")
    return host


def parse_origin(text: str) -> str:
    # As browsers write it in the Origin header: lower case, nothing after the port.
    origin = text.lower().removesuffix("/")
    if not _ORIGIN.fullmatch(origin):
        raise ValueError(f"{text} is no origin")
    return origin


def parse_directory(text: str) -> Path:
    try:
        return Path(os.path.abspath(Path(text).expanduser()))
    except RuntimeError:
        raise ValueError("~ stands for nothing here, since this user has no home directory") from None


# Lists


def listed(parse: Callable[[str], T]) -> Callable[[str], tuple[T, ...]]:
    """A parser of comma-separated lists of what `parse` takes. Blanks and empty items do not count."""
    return lambda text: tuple(parse(item.strip()) for item in text.split(",") if item.strip())


def parse_api_keys(text: str) -> tuple[ApiKey, ...]:
    """A comma-separated list of `key`, `name:key`, `sha256:HEX` and `name:sha256:HEX`.

    Raises ValueError; the message shows no key.
    """
    items = [item.strip() for item in text.split(",") if item.strip()]
    if not items:
        raise ValueError("it has no key in it")
    return tuple(_api_key(item, number) for number, item in enumerate(items, 1))


def _api_key(item: str, number: int) -> ApiKey:
    name, colon, key = item.partition(":")
    if not colon or name == "sha256":
        name, key = f"key-{number}", item
    if not name or not key:
        raise ValueError(f"number {number} has nothing before or after its colon")
    if not _VISIBLE.fullmatch(name + key):
        raise ValueError(f"number {number} has spaces or characters that no key has")
    if is_placeholder(key):
        # Taken as missing, it would leave the door open without a word.
        raise ValueError(f"number {number} is a placeholder")
    scheme, colon, digest = key.partition(":")
    if not colon or scheme != "sha256":
        return ApiKey(name, hashlib.sha256(key.encode()).digest(), SecretStr(key))
    if not re.fullmatch(r"[0-9a-fA-F]{64}", digest):
        raise ValueError(f"number {number} has a digest that is not 64 hexadecimal digits")
    return ApiKey(name, bytes.fromhex(digest))


LOWER_CASE = parser(str.lower)

Boolean: TypeAlias = Annotated[bool, parser(parse_boolean), Accepts("true, false, 1, 0, yes, no, on or off")]
OptionalBoolean: TypeAlias = Annotated[
    bool | None, parser(parse_boolean), Accepts("true, false, 1, 0, yes, no, on or off")
]
Count: TypeAlias = Annotated[int, integer(0), Accepts("a whole number, 0 or more")]
Integer: TypeAlias = Annotated[int, integer(-(10**9)), Accepts("a whole number")]
PositiveCount: TypeAlias = Annotated[int, integer(1), Accepts("a whole number, 1 or more")]
Milliseconds: TypeAlias = Annotated[int, integer(0), Accepts("a whole number of milliseconds, 0 or more")]
PositiveMilliseconds: TypeAlias = Annotated[int, integer(1), Accepts("a whole number of milliseconds, 1 or more")]
Port: TypeAlias = Annotated[int, integer(0, 65535), Accepts("a whole number from 0 to 65535")]
Size: TypeAlias = Annotated[int, parser(parse_size), Accepts("bytes, or a size such as 10kb, 64mb or 1gb")]
Text: TypeAlias = Annotated[str, Accepts("text")]
OptionalText: TypeAlias = Annotated[str | None, Accepts("text")]
HeaderText: TypeAlias = Annotated[str, parser(parse_header_text), Accepts("ASCII text")]
OptionalHeaderText: TypeAlias = Annotated[str | None, parser(parse_header_text), Accepts("ASCII text")]
Secret: TypeAlias = Annotated[SecretStr | None, parser(parse_secret), Accepts("a key, without spaces", secret=True)]
Url: TypeAlias = Annotated[str, parser(parse_url), Accepts("a URL such as https://host/path")]
OptionalUrl: TypeAlias = Annotated[str | None, parser(parse_url), Accepts("a URL such as https://host/path")]
Host: TypeAlias = Annotated[str, parser(parse_host), Accepts("an IP address or a host name, without port")]
Hosts: TypeAlias = Annotated[
    tuple[str, ...], parser(listed(parse_host)), Accepts("host names, comma-separated, without ports")
]
Origins: TypeAlias = Annotated[
    tuple[str, ...], parser(listed(parse_origin)), Accepts("origins such as https://app.example.com, comma-separated")
]
ApiKeys: TypeAlias = Annotated[
    tuple[ApiKey, ...],
    parser(parse_api_keys),
    Accepts("a comma-separated list of key, name:key, sha256:HEX or name:sha256:HEX", secret=True),
]
Directory: TypeAlias = Annotated[Path, parser(parse_directory), Accepts("a directory")]
LogLevel: TypeAlias = Annotated[
    Literal["trace", "debug", "info", "warn", "error", "fatal"],
    LOWER_CASE,
    Accepts("trace, debug, info, warn, error or fatal"),
]
LogFormat: TypeAlias = Annotated[Literal["auto", "pretty", "json"], LOWER_CASE, Accepts("auto, pretty or json")]
OpenAIApi: TypeAlias = Annotated[Literal["auto", "chat", "responses"], LOWER_CASE, Accepts("auto, chat or responses")]
RoutingMode: TypeAlias = Annotated[
    Literal["auto", "standard", "weighted"], LOWER_CASE, Accepts("auto, standard or weighted")
]
RateLimitKey: TypeAlias = Annotated[
    Literal["key", "session", "ip", "both"], LOWER_CASE, Accepts("key, session, ip or both")
]
ModelShown: TypeAlias = Annotated[Literal["requested", "actual"], LOWER_CASE, Accepts("requested or actual")]
