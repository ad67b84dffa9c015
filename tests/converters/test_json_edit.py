from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.json_edit import edit_members, member

CASES: list[tuple[bytes, dict[str, bytes | None], bytes]] = [
    (b'{"model":"a","x":1}', {"model": b'"b"'}, b'{"model":"b","x":1}'),
    (b'{ "x" : 1 ,\n "model"\t: "a" }', {"model": b'"b"'}, b'{ "x" : 1 ,\n "model"\t: "b" }'),
    (b'{"x":{"model":"a"},"model":"a"}', {"model": b'"b"'}, b'{"x":{"model":"a"},"model":"b"}'),
    (b'{"model":"a","model":"c"}', {"model": b'"b"'}, b'{"model":"b","model":"b"}'),
    (b'{"mod\\u0065l":"a"}', {"model": b'"b"'}, b'{"mod\\u0065l":"b"}'),
    (b'{"x":1}', {"model": b'"b"'}, b'{"x":1,"model":"b"}'),
    (b"{}", {"model": b'"b"'}, b'{"model":"b"}'),
    (b'{"a":1,"b":2,"c":3}', {"a": None}, b'{"b":2,"c":3}'),
    (b'{"a":1, "b":2, "c":3}', {"b": None}, b'{"a":1, "c":3}'),
    (b'{"a":1,"b":2 }', {"b": None}, b'{"a":1 }'),
    (b'{"a":1}', {"a": None}, b"{}"),
    (b'{"b":1e0,"c":1.10,"d":"\\u00e9\xc3\xa9"}', {}, b'{"b":1e0,"c":1.10,"d":"\\u00e9\xc3\xa9"}'),
]


@pytest.mark.parametrize(("raw", "changes", "expected"), CASES)
def test_edits(raw: bytes, changes: dict[str, bytes | None], expected: bytes) -> None:
    assert edit_members(raw, changes) == expected


def test_private_members_go_only_when_asked() -> None:
    assert edit_members(b'{"_a":1,"b":{"_c":2}}', {}) == b'{"_a":1,"b":{"_c":2}}'
    assert edit_members(b'{"_a":1,"b":{"_c":2}}', {}, drop_private=True) == b'{"b":{"_c":2}}'


def test_a_member_by_name() -> None:
    assert member(b'{"a":1, "b" : {"c":[1, 2]} }', "b") == b'{"c":[1, 2]}'
    assert member(b'{"a":{"b":1}}', "b") is None


@pytest.mark.parametrize("raw", [b"", b"[]", b"1", b'{"a"}', b'{"a":}', b'{"a":1', b'{"a":1 "b":2}', b"{1:2}"])
def test_what_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"^(not|Expecting|Extra)"):
        edit_members(raw, {})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), json_values), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_only_what_is_named_changes(value: dict[str, object], indent: int | str | None, ascii_only: bool) -> None:
    raw = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return
    assert edit_members(raw, {}) == raw
    assert json.loads(edit_members(raw, {"model": b'"m"'})) == value | {"model": "m"}
    for name in value:
        rest = {key: member for key, member in value.items() if key != name}
        assert json.loads(edit_members(raw, {name: None})) == rest
