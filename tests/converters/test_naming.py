from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.naming import ToolNames, client_id, upstream_id


def test_legal_names_stay() -> None:
    names = ToolNames()
    for name in ("Read", "mcp__github__create-issue", "x" * 64):
        assert names.upstream(name) == name
    assert names.renamed == {}


@given(st.lists(st.text(), unique=True))
def test_names_are_legal_different_and_reversible(given: list[str]) -> None:
    names = ToolNames()
    made = [names.upstream(name) for name in given]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name) for name in made)
    assert len(set(made)) == len(given)
    assert [names.renamed.get(name, name) for name in made] == given
    again = ToolNames()
    assert [again.upstream(name) for name in given] == made


@pytest.mark.parametrize("id_", ["call_abc", "toolu_01AbC-d", "123456789", "x" * 40])
def test_ids_that_are_legal_everywhere_stay(id_: str) -> None:
    assert client_id(id_) == id_
    assert upstream_id(id_) == id_


def test_kimis_ids_come_back() -> None:
    seen = client_id("functions.mcp__x:12")
    assert re.fullmatch(r"[A-Za-z0-9_-]+", seen)
    assert upstream_id(seen) == "functions.mcp__x:12"


@pytest.mark.parametrize("id_", ["toolx_", "toolx_A", "toolx_é", "toolx_wyg", "toolx_AAAA"])
def test_ids_that_only_look_like_ours(id_: str) -> None:
    assert re.fullmatch(r"[!-~]{1,40}", upstream_id(id_))


@given(st.text(min_size=1))
def test_ids_are_legal_on_both_sides(id_: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", client_id(id_))
    assert re.fullmatch(r"[!-~]{1,40}", upstream_id(id_))
    assert client_id(id_) == client_id(id_)


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40))
def test_short_ids_come_back(id_: str) -> None:
    if not id_.startswith("toolx_"):
        assert upstream_id(client_id(id_)) == id_
