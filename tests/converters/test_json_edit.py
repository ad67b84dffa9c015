from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.json_edit import edit_members

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
    (b'{"_a":1,"b":2}', {}, b'{"b":2}'),
    (b'{"b":1e0,"c":1.10,"d":"\\u00e9\xc3\xa9"}', {}, b'{"b":1e0,"c":1.10,"d":"\\u00e9\xc3\xa9"}'),
]


@pytest.mark.parametrize(("raw", "changes", "expected"), CASES)
def test_edits(raw: bytes, changes: dict[str, bytes | None], expected: bytes) -> None:
    assert edit_members(raw, changes) == expected


@pytest.mark.parametrize("raw", [b"", b"[]", b"1", b'{"a"}', b'{"a":}', b'{"a":1', b'{"a":1 "b":2}', b"{1:2}"])
def test_what_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=""):
        edit_members(raw, {})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=10,
)
names = st.text().filter(lambda name: not name.startswith("_"))


@given(st.dictionaries(names, json_values), st.sampled_from([None, 1, "\t"]), st.booleans())
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
