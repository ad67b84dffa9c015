"""Reads width and height from the head of a PNG, JPEG, GIF or WebP image in base64.

Sources: PNG specification (IHDR), ISO/IEC 10918-1 annex B (JPEG markers), GIF89a specification (logical screen),
WebP container specification and RFC 6386 (VP8, VP8L and VP8X headers).
"""

from __future__ import annotations

import binascii
from typing import NamedTuple

_HEAD = 64
"""Characters of base64 that hold the header of every format but JPEG."""

_JPEG_HEAD = 1 << 19
"""Characters of base64 in which a JPEG's frame is looked for: behind its metadata, which may hold a preview."""

_JPEG_SEGMENTS = 512

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9


class ImageSize(NamedTuple):
    """In pixels."""

    width: int
    height: int


def image_size(data_base64: str) -> ImageSize | None:
    """The size that the image's header names, or None if it names none or is of no format that we read.

    Looks at the first half megabyte at most.
    """
    head = _decode(data_base64[:_HEAD])
    size = None
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        size = _png(head)
    elif head.startswith((b"GIF87a", b"GIF89a")):
        size = _gif(head)
    elif head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        size = _webp(head)
    elif head.startswith(b"\xff\xd8"):
        size = _jpeg(_decode(data_base64[:_JPEG_HEAD]))
    return size if size is not None and size.width > 0 and size.height > 0 else None


def _decode(text: str) -> bytes:
    text = "".join(text.split())
    try:
        return binascii.a2b_base64(text[: len(text) // 4 * 4])
    except ValueError:
        return b""


def _png(head: bytes) -> ImageSize | None:
    if head[12:16] != b"IHDR" or len(head) < 24:
        return None
    return ImageSize(int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big"))


def _gif(head: bytes) -> ImageSize | None:
    return ImageSize(int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little"))


def _webp(head: bytes) -> ImageSize | None:
    if len(head) < 30:
        return None
    kind = head[12:16]
    if kind == b"VP8X":
        return ImageSize(int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1)
    if kind == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return ImageSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
        # The upper two bits say how to scale the picture up for display.
        return ImageSize(width & 0x3FFF, height & 0x3FFF)
    return None


def _jpeg(head: bytes) -> ImageSize | None:
    position = 2
    for _ in range(_JPEG_SEGMENTS):
        if head[position : position + 1] != b"\xff" or len(head) < position + 9:
            return None
        marker = head[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker in _JPEG_BARE_MARKERS:
            position += 2
        elif marker in _JPEG_FRAMES:
            height, width = head[position + 5 : position + 7], head[position + 7 : position + 9]
            return ImageSize(int.from_bytes(width, "big"), int.from_bytes(height, "big"))
        elif marker in (_JPEG_SCAN, _JPEG_END):
            return None
        else:
            position += 2 + int.from_bytes(head[position + 2 : position + 4], "big")
    return None
