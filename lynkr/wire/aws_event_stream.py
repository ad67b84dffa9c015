"""The event stream of AWS: bytes in, frames out.

A frame is binary, big-endian: its length and that of its headers, a CRC-32 of those eight bytes, the headers, the
payload, and a CRC-32 of all before. A header is its name and a value with a type.

Source: AWS, Smithy specification, "Amazon Event Stream".
"""

from __future__ import annotations

import struct
from binascii import crc32
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

HeaderValue: TypeAlias = bool | int | bytes | str

MAX_HEADERS = 128 * 1024
MAX_PAYLOAD = 24 * 1024 * 1024
"""The vendor's limits, in bytes."""

_PRELUDE = struct.Struct(">III")
_CRC = struct.Struct(">I")
_LENGTH = struct.Struct(">H")
_OVERHEAD = _PRELUDE.size + _CRC.size


class Frame(NamedTuple):
    """One message. A timestamp among the headers is its milliseconds since 1970, a UUID its 16 bytes."""

    headers: dict[str, HeaderValue]
    payload: bytes


class EventStreamFrames:
    """Cuts a stream into frames. It is fed pieces that may be cut anywhere.

    `broken` says what is wrong with the stream, once something is: nothing more comes out of it then, since the start
    of the next frame is lost with the length of the one before.
    """

    def __init__(self) -> None:
        self.broken: str | None = None
        self._rest = bytearray()

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that are complete now."""
        frames: list[Frame] = []
        if self.broken is not None:
            return frames
        rest = self._rest
        rest += data
        begin = 0
        try:
            while len(rest) - begin >= _PRELUDE.size:
                length, headers_length = _prelude(rest, begin)
                if len(rest) - begin < length:
                    break
                frames.append(_frame(bytes(rest[begin : begin + length]), headers_length))
                begin += length
        except _MalformedError as error:
            self.broken = str(error)
            begin = len(rest)
        del rest[:begin]
        return frames

    def close(self) -> None:
        """Say that the stream has ended. Within a frame, that breaks it."""
        if self._rest and self.broken is None:
            self.broken = "the stream ended within a frame"


class _MalformedError(Exception):
    pass


def _prelude(rest: bytearray, begin: int) -> tuple[int, int]:
    """The length of the frame that begins there and of its headers: checked first, or a damaged length would let us
    wait for what never comes."""
    length, headers_length, crc = _PRELUDE.unpack_from(rest, begin)
    if crc32(rest[begin : begin + _PRELUDE.size - _CRC.size]) != crc:
        raise _MalformedError("the checksum of a frame's lengths is wrong")
    if headers_length > MAX_HEADERS:
        raise _MalformedError(f"a frame has headers of {headers_length} bytes")
    payload_length = length - headers_length - _OVERHEAD
    if not 0 <= payload_length <= MAX_PAYLOAD:
        raise _MalformedError(f"a frame has a payload of {payload_length} bytes")
    return length, headers_length


def _frame(data: bytes, headers_length: int) -> Frame:
    if crc32(memoryview(data)[: -_CRC.size]) != _CRC.unpack_from(data, len(data) - _CRC.size)[0]:
        raise _MalformedError("the checksum of a frame is wrong")
    end = _PRELUDE.size + headers_length
    try:
        headers = _headers(data[_PRELUDE.size : end])
    except (IndexError, KeyError, ValueError, struct.error):
        raise _MalformedError("the headers of a frame cannot be read") from None
    return Frame(headers, data[end : -_CRC.size])


def _headers(data: bytes) -> dict[str, HeaderValue]:
    headers: dict[str, HeaderValue] = {}
    position = 0
    while position < len(data):
        name_end = position + 1 + data[position]
        name = data[position + 1 : name_end].decode("utf-8")
        if name in headers:
            raise ValueError(f"the header {name} stands twice")
        value, position = _VALUES[data[name_end]](data, name_end + 1)
        if position > len(data):
            raise ValueError(f"the header {name} is cut")
        headers[name] = value
    return headers


_Reader: TypeAlias = Callable[[bytes, int], tuple[HeaderValue, int]]
"""Reads the value at a position: the value, and where it ends."""


def _constant(value: bool) -> _Reader:
    return lambda _, position: (value, position)


def _number(form: str) -> _Reader:
    integer = struct.Struct(form)
    return lambda data, position: (integer.unpack_from(data, position)[0], position + integer.size)


def _bytes(data: bytes, position: int) -> tuple[bytes, int]:
    begin = position + _LENGTH.size
    end = begin + _LENGTH.unpack_from(data, position)[0]
    return data[begin:end], end


def _text(data: bytes, position: int) -> tuple[str, int]:
    value, end = _bytes(data, position)
    return value.decode("utf-8"), end


def _uuid(data: bytes, position: int) -> tuple[bytes, int]:
    return data[position : position + 16], position + 16


_VALUES: dict[int, _Reader] = {
    0: _constant(True),
    1: _constant(False),
    2: _number(">b"),
    3: _number(">h"),
    4: _number(">i"),
    5: _number(">q"),
    6: _bytes,
    7: _text,
    8: _number(">q"),
    9: _uuid,
}
