"""Ids in the vendors' forms: a prefix and 24 letters and digits."""

from __future__ import annotations

import os

_ALPHABET = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Maps every byte to a character. 256 is no multiple of 62, so the first eight characters are a little likelier: ids
# have to be unlikely to collide, not uniform.
_TABLE = bytes(_ALPHABET[i % 62] for i in range(256))


def random_id(prefix: str) -> str:
    """`prefix` and 24 random characters (about 142 bits)."""
    return prefix + os.urandom(24).translate(_TABLE).decode("ascii")


def request_id() -> str:
    return random_id("req_")


def message_id() -> str:
    return random_id("msg_")


def tool_use_id() -> str:
    return random_id("toolu_")
