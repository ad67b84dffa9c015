"""What a log entry looks like: a JSON object for programs, or a line for people."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lynkr.observe.masking import Mask
from lynkr.observe.record import RequestRecord

TRACE, DEBUG, INFO, WARN, ERROR, FATAL = 5, 10, 20, 30, 40, 50
"""Levels as the standard library numbers them; it has no TRACE of its own."""

# Level: text, number as pino has it (the numbers that recipes for jq know), terminal colour.
_LEVELS: Mapping[int, tuple[str, int, str]] = {
    TRACE: ("trace", 10, "90"),
    DEBUG: ("debug", 20, "36"),
    INFO: ("info", 30, "32"),
    WARN: ("warn", 40, "33"),
    ERROR: ("error", 50, "31"),
    FATAL: ("fatal", 60, "1;31"),
}

LEVELS: Mapping[str, int] = {text: level for level, (text, _, _) in _LEVELS.items()}
"""By the names that LOG_LEVEL takes."""

_LONGEST_MESSAGE = 4_000
_LONGEST_FIELD = 1_000
_LONGEST_STACK = 20_000
"""Characters. What is longer is probably somebody's document."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception that was logged."""

    type: str
    message: str
    stack: str


# Not frozen: that would make it three times as long to make.
@dataclass(slots=True)
class Entry:
    """Something that was logged, taken out of its LogRecord. `created` is Unix time in seconds."""

    created: float
    level: int
    logger: str
    message: str
    fields: Mapping[str, object] = field(default_factory=dict)
    failure: Failure | None = None
    request: RequestRecord | None = None


Line: TypeAlias = Callable[[Entry], str]
"""Makes the line of an entry, with its line end."""


def json_line(mask: Mask) -> Line:
    """JSON Lines: time (RFC 3339, UTC, milliseconds), level, levelNumber, msg, then what else is known.

    All characters are ASCII, so that the encoding of the output does not matter.
    """
    encode = json.JSONEncoder(separators=(",", ":")).encode
    clock = _Clock("%Y-%m-%dT%H:%M:%S", "Z", time.gmtime)

    def line(entry: Entry) -> str:
        level, number, _ = _level(entry.level)
        record: dict[str, object] = {"time": clock(entry.created), "level": level, "levelNumber": number}
        if entry.request is not None:
            record["msg"] = "request"
            record.update(_request_fields(entry.request, mask))
            return encode(record) + "\n"
        record["msg"] = _cut(mask.text(entry.message), _LONGEST_MESSAGE)
        record["logger"] = mask.text(entry.logger)
        for name, value in entry.fields.items():
            record.setdefault(mask.text(name), _short(mask.value(value)))
        if (failure := entry.failure) is not None:
            record["err"] = {
                "type": failure.type,
                "message": _cut(mask.text(failure.message), _LONGEST_MESSAGE),
                "stack": _cut(mask.text(failure.stack), _LONGEST_STACK),
            }
        return encode(record) + "\n"

    return line


def pretty_line(mask: Mask, *, color: bool) -> Line:
    """Local time, level and text in one line. Below an exception stands its traceback."""
    clock = _Clock("%H:%M:%S", "", time.localtime)

    def paint(code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if color else text

    def line(entry: Entry) -> str:
        level, _, code = _level(entry.level)
        head = f"{paint('90', clock(entry.created))} {paint(code, f'{level.upper():5}')} "
        if entry.request is not None:
            text, request_id = _request_text(entry.request, mask)
            return f"{head}{text} {paint('90', request_id)}\n"
        parts = [_one_line(_cut(mask.text(entry.message), _LONGEST_MESSAGE))]
        for name, value in entry.fields.items():
            parts.append(paint("90", f"{_one_line(mask.text(name))}=") + _one_line(str(_short(mask.value(value)))))
        end = ""
        if entry.failure is not None:
            stack = _cut(mask.text(entry.failure.stack), _LONGEST_STACK)
            end = "".join(f"    {_one_line(row)}\n" for row in stack.splitlines())
        return f"{head}{' '.join(parts)}\n{end}"

    return line


# Attribute of the record, and its name in JSON. Texts that are not ours are masked.
_FIELDS = (
    ("request_id", "requestId", True),
    ("method", "method", True),
    ("path", "path", True),
    ("status", "status", False),
    ("duration_ms", "durationMs", False),
    ("ttft_ms", "ttftMs", False),
    ("stream", "stream", False),
    ("key", "key", True),
    ("provider", "provider", False),
    ("model_asked", "modelAsked", True),
    ("model_used", "model", True),
    ("input_tokens", "inputTokens", False),
    ("output_tokens", "outputTokens", False),
    ("cache_read_tokens", "cacheReadTokens", False),
    ("retries", "retries", False),
    ("kind", "kind", False),
    ("session", "session", True),
    ("routing_method", "routingMethod", False),
    ("routing_reason", "routingReason", True),
    ("tier", "tier", False),
    ("score", "score", False),
    ("agent", "agent", False),
    ("cost_usd", "costUsd", False),
    ("fallback", "fallback", True),
    ("fallback_reason", "fallbackReason", False),
    ("bytes_in", "bytesIn", False),
    ("bytes_out", "bytesOut", False),
    ("error_type", "errorType", True),
    ("error_message", "errorMessage", True),
)


def _request_fields(request: RequestRecord, mask: Mask) -> dict[str, object]:
    fields: dict[str, object] = {}
    for attribute, name, foreign in _FIELDS:
        value = getattr(request, attribute)
        if value is None:
            continue
        if isinstance(value, float):
            value = round(value, 1)
        fields[name] = _cut(mask.text(value), _LONGEST_FIELD) if foreign else value
    return fields


def _request_text(request: RequestRecord, mask: Mask) -> tuple[str, str]:
    known = _request_fields(request, mask)
    parts = [f"{known['method']} {known['path']} {known['status']} {_seconds(request.duration_ms)}"]
    if request.provider is not None:
        parts.append(f"{known['provider']} {known.get('model', '')}")
    if request.model_asked not in (None, request.model_used):
        parts.append(f"asked for {known['modelAsked']}")
    if request.input_tokens or request.output_tokens:
        cached = f" ({request.cache_read_tokens} cached)" if request.cache_read_tokens else ""
        parts.append(f"in {request.input_tokens}{cached} out {request.output_tokens}")
    if request.stream and request.ttft_ms is not None:
        parts.append(f"first byte {_seconds(request.ttft_ms)}")
    if request.retries:
        parts.append(f"retries {request.retries}")
    if request.tier is not None:
        parts.append(f"{request.tier} ({request.score:.0f}, {known.get('routingReason', request.routing_method)})")
    if request.cost_usd:
        parts.append(f"${request.cost_usd:.4f}")
    if request.fallback is not None:
        parts.append(f"fallback {known['fallback']} ({request.fallback_reason})")
    if request.key is not None:
        parts.append(f"key {known['key']}")
    if request.error_type is not None or request.error_message is not None:
        parts.append(f"{known.get('errorType', 'error')}: {known.get('errorMessage', '')}")
    return _one_line(", ".join(parts)), _one_line(str(known["requestId"]))


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.2f} s"


def _level(number: int) -> tuple[str, int, str]:
    """The level at or under `number`: other libraries have levels of their own."""
    return _LEVELS[max((level for level in _LEVELS if level <= number), default=TRACE)]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text) - longest} more characters)"


def _short(value: object) -> object:
    """`value` if it is short, else the beginning of it as text."""
    if isinstance(value, str):
        return _cut(value, _LONGEST_FIELD)
    if isinstance(value, dict | list) and len(text := json.dumps(value)) > _LONGEST_FIELD:
        return _cut(text, _LONGEST_FIELD)
    return value


# Control characters, line ends of all kinds among them, and the marks that turn the direction of writing: what a client
# names a model or a path must not draw on the terminal or look like a line of its own.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _one_line(text: str) -> str:
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


class _Clock:
    """Formats times to milliseconds. Most entries come in the same second as the one before."""

    def __init__(self, form: str, end: str, split: Callable[[float], time.struct_time]) -> None:
        self._form, self._end, self._split = form, end, split
        self._second = -1
        self._text = ""

    def __call__(self, created: float) -> str:
        second, milliseconds = divmod(int(created * 1000), 1000)
        if second != self._second:
            self._second, self._text = second, time.strftime(self._form, self._split(second))
        return f"{self._text}.{milliseconds:03d}{self._end}"
