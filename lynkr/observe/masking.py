"""Keep credentials out of logs: the configured ones by value, all others by what they look like."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

HIDDEN = "***"

SHORTEST = 8
"""Configured secrets with fewer characters are not looked for: `any` and the like are in many words, and no secrets."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something that looks like a credential: what its first group does not hold is hidden.

    No text without one of `signs`, letter case aside, matches. Looking for them is ten times as fast as the expression.
    """

    signs: tuple[str, ...]
    expression: re.Pattern[str]


def _pattern(signs: str, expression: str, flags: int = 0) -> Pattern:
    return Pattern(tuple(signs.split()), re.compile(expression, flags))


PATTERNS: tuple[Pattern, ...] = (
    # Authorization: Bearer …, with the characters of RFC 6750's b64token.
    _pattern("bearer", r"\b(bearer\s+)[\w.~+/=-]+", re.IGNORECASE),
    _pattern("basic", r"\b(basic\s+)[A-Za-z0-9+/=]{8,}", re.IGNORECASE),
    # Keys that show what they are: OpenAI's, Anthropic's, OpenRouter's and others', Databricks', Google's, and so on.
    _pattern("sk-", r"\b(sk-)[\w-]{4,}"),
    _pattern("dapi", r"\b(dapi)[0-9a-f]{16,}"),
    _pattern("aiza", r"\b(AIza)[\w-]{16,}"),
    _pattern("gsk_ hf_ ghp_ github_pat_", r"\b(gsk_|hf_|ghp_|github_pat_)\w{16,}"),
    # JSON Web Tokens, such as Microsoft Entra's.
    _pattern("eyj", r"\b(eyJ)[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"),
    # Headers and fields, as HTTP, Python and JSON write them: x-api-key: …, (b'api-key', b'…'), "x-goog-api-key":"…"
    _pattern(
        "api-key",
        r"(api-key\\?[\"']?\s*(?:[:=]|,(?=\s*b?\\?[\"']))\s*b?\\?[\"']?)[^\s\"'\\&,;)}\]]+",
        re.IGNORECASE,
    ),
    _pattern("apikey api_key", r"([\"']api_?key\\?[\"']\s*:\s*\\?[\"'])[^\"'\\]+", re.IGNORECASE),
    # Queries: ?key=…, &access_token=…
    _pattern(
        "key= token= sig= signature=", r"((?:^|[?&])(?:[\w-]*(?:key|token)|sig|signature)=)[^&\s\"'#]+", re.IGNORECASE
    ),
    # pydantic quotes what it refuses, which may be anybody's words.
    _pattern("input_value=", r"(input_value=).*?(?=, input_type=)", re.DOTALL),
)

_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "api-key", "x-api-key", "x-goog-api-key", "apikey"}
)
_DEEPEST = 6


class Mask:
    """Replaces credentials. `secrets` are the configured ones, in plain text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms: set[str] = set()
        for secret in secrets:
            # As they are, and as they look inside what Python, JSON and URLs write.
            forms |= {secret, repr(secret)[1:-1], json.dumps(secret)[1:-1], quote(secret, safe=""), quote_plus(secret)}
        # The longest first: one may be a part of another.
        self._secrets = sorted((form for form in forms if len(form) >= SHORTEST), key=len, reverse=True)

    def text(self, text: str) -> str:
        """`text` without credentials."""
        for secret in self._secrets:
            if secret in text:
                text = text.replace(secret, HIDDEN)
        lowered = text.lower()
        for pattern in PATTERNS:
            for sign in pattern.signs:
                if sign in lowered:
                    text = pattern.expression.sub(rf"\1{HIDDEN}", text)
                    break
        return text

    def value(self, value: object, depth: int = 0) -> object:
        """`value` as plain JSON data without credentials. Anything that JSON does not know becomes text."""
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, float):
            # NaN and the infinities are no JSON.
            return value if math.isfinite(value) else str(value)
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bytes):
            return self.text(_decoded(value))
        if depth == _DEEPEST:
            return "…"
        if isinstance(value, Mapping):
            return dict(self._pair(key, item, depth) for key, item in value.items())
        if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str | bytes):
            return list(self._pair(value[0], value[1], depth))
        if isinstance(value, list | tuple | set | frozenset):
            return [self.value(item, depth + 1) for item in value]
        return self.text(str(value))

    def _pair(self, key: object, value: object, depth: int) -> tuple[str, object]:
        """A header or a field of an object."""
        name = self.text(_decoded(key) if isinstance(key, bytes) else str(key))
        return name, HIDDEN if name.lower().replace("_", "-") in _HEADERS else self.value(value, depth + 1)


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", "backslashreplace")
