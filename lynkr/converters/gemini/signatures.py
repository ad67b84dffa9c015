"""Thought signatures: what the model wants back with its own words.

A signature stands on a part: on the first of the calls that were made together, on a thought, or on a text. It goes to
the client in our envelope, as the signature of the thinking block before that part, and from there back to its place.
The newest models refuse a conversation in which a turn's first call has none, so calls that other models made get a
placeholder that the vendor documents for them.

Source: Gemini API documentation, "Thought Signatures".
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from lynkr.converters.conversation import JsonObject, ThinkingBlock
from lynkr.converters.envelope import unseal

PLACEHOLDER = "skip_thought_signature_validator"

Place: TypeAlias = Literal["call", "text", "thought"]
"""The kind of part that a signature stands on."""

_SIGNATURE = "thoughtSignature"
_PLACE = "on"
_PLACES: tuple[Place, ...] = ("call", "text", "thought")


class Signature(NamedTuple):
    text: str
    on: Place


def payload(signature: str, on: Place) -> JsonObject:
    """What our envelope carries of a signature."""
    return {_SIGNATURE: signature, _PLACE: on}


def signature_in(block: ThinkingBlock) -> Signature | None:
    """The signature that `block` carries, if it is one of this API's."""
    envelope = unseal(block.signature)
    if envelope is None:
        return None
    signature, place = envelope.payload.get(_SIGNATURE), envelope.payload.get(_PLACE)
    if not isinstance(signature, str) or not signature:
        return None
    return next((Signature(signature, known) for known in _PLACES if known == place), None)
