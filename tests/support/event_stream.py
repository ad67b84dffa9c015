"""Writes frames of the event stream of AWS, as a server does.

Source: AWS, Smithy specification, "Amazon Event Stream".
"""

from __future__ import annotations

import json
import struct
from binascii import crc32
from collections.abc import Mapping


def header(name: str, kind: int, value: bytes) -> bytes:
    """A header whose `value` is what follows its type."""
    raw = name.encode()
    return bytes([len(raw)]) + raw + bytes([kind]) + value


def text_header(name: str, value: str) -> bytes:
    raw = value.encode()
    return header(name, 7, struct.pack(">H", len(raw)) + raw)


def raw_frame(headers: bytes, payload: bytes = b"") -> bytes:
    prelude = struct.pack(">II", 16 + len(headers) + len(payload), len(headers))
    message = prelude + struct.pack(">I", crc32(prelude)) + headers + payload
    return message + struct.pack(">I", crc32(message))


def frame(headers: Mapping[str, str], payload: bytes = b"") -> bytes:
    return raw_frame(b"".join(text_header(name, value) for name, value in headers.items()), payload)


def event(kind: str, payload: object) -> bytes:
    """An event with a payload in JSON."""
    headers = {":event-type": kind, ":content-type": "application/json", ":message-type": "event"}
    return frame(headers, json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())


def exception(kind: str, message: str, **more: object) -> bytes:
    """An error that the service's model knows."""
    headers = {":exception-type": kind, ":content-type": "application/json", ":message-type": "exception"}
    return frame(headers, json.dumps({"message": message, **more}).encode())


def error(code: str, message: str) -> bytes:
    """An error that it does not know."""
    return frame({":message-type": "error", ":error-code": code, ":error-message": message})
