from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.gemini.naming import FunctionNames
from tests.support.strict_gemini_shapes import FUNCTION_NAME


@pytest.mark.parametrize("name", ["Read", "_x", "mcp__server__do-it", "a" * 64])
def test_a_legal_name_stays(name: str) -> None:
    names = FunctionNames()
    assert names.upstream(name) == name
    assert names.renamed == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a b", "a_b_c8687a08"),
        ("1st", "_1st_e01ddf65"),
        ("-x", "_-x_a4209624"),
        ("a.b", "a_b_2e7336dc"),
        ("n" * 65, f"{'n' * 54}_1e3fb6d5"),
    ],
)
def test_another_name_is_replaced(name: str, expected: str) -> None:
    names = FunctionNames()
    assert names.upstream(name) == expected
    assert names.renamed == {expected: name}


@given(st.lists(st.text(min_size=1, max_size=80), max_size=5))
def test_any_names(wanted: list[str]) -> None:
    names = FunctionNames()
    upstream = [names.upstream(name) for name in wanted]
    assert all(FUNCTION_NAME.match(name) for name in upstream)
    assert [names.renamed.get(name, name) for name in upstream] == wanted
    assert [FunctionNames().upstream(name) for name in wanted] == upstream
