from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.envelope import Envelope, is_sealed, seal, unseal


def test_literal() -> None:
    assert seal("openrouter", {"a": 1}) == "lynkr1.openrouter.eyJhIjoxfQ"
    assert unseal("lynkr1.openrouter.eyJhIjoxfQ") == Envelope("openrouter", {"a": 1})


def test_never_empty() -> None:
    assert seal("llamacpp", {}) == "lynkr1.llamacpp.e30"
    assert unseal(seal("", {})) == Envelope("", {})


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "EqQBCgIYAhIM",
        "lynkr1",
        "lynkr1.",
        "lynkr1.x",
        "lynkr1.x.",
        "lynkr1.x.!!",
        "lynkr1.x.é",
        "lynkr1.x.W10",  # a list
        "lynkr1.x.eyJh",  # cut
        "lynkr2.x.e30",
    ],
)
def test_not_ours_or_damaged(signature: str) -> None:
    assert unseal(signature) is None


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-."),
    st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.lists(st.text())),
)
def test_round_trip(provider: str, payload: dict[str, object]) -> None:
    signature = seal(provider, payload)
    assert is_sealed(signature)
    assert signature.isascii()
    assert unseal(signature) == Envelope(provider, payload)
    assert seal(provider, payload) == signature
