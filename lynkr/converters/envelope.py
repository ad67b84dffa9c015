"""Our own signature of a thinking block.

The Messages API closes a thinking block with a signature that clients keep and send back unread. Reasoning of other
vendors has no such signature, but some of them want things back that fit nowhere else in a block. So the signature
carries them: `lynkr1.`, the provider's name, `.`, and a JSON object in base64url.
"""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple

from lynkr.converters.conversation import JsonObject

_PREFIX = "lynkr1."


class Envelope(NamedTuple):
    provider: str
    payload: JsonObject


def seal(provider: str, payload: JsonObject) -> str:
    """The signature that carries `payload`. Equal arguments give equal signatures, and none is empty."""
    text = json.dumps(payload, separators=(",", ":"))
    return f"{_PREFIX}{provider}.{urlsafe_b64encode(text.encode('ascii')).decode('ascii').rstrip('=')}"


def is_sealed(signature: str) -> bool:
    """Whether `signature` is one of ours. Such a one means nothing to the vendor of the Messages API."""
    return signature.startswith(_PREFIX)


def unseal(signature: str) -> Envelope | None:
    """What `seal` put in, or None where `signature` is somebody else's or damaged."""
    if not is_sealed(signature):
        return None
    provider, _, encoded = signature[len(_PREFIX) :].rpartition(".")
    try:
        payload = json.loads(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return None
    return Envelope(provider, payload) if isinstance(payload, dict) else None
