from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.json_repair import parse_object, repair_object

CASES: list[tuple[str, object]] = [
    # Nothing at all
    ("", {}),
    ("  \n", {}),
    ("null", {}),
    ('""', {}),
    # Sound
    ("{}", {}),
    (' {"a": 1} ', {"a": 1}),
    # A comma too many
    ('{"a":1,}', {"a": 1}),
    ('{"a":[1,2,],}', {"a": [1, 2]}),
    ('{"a":[1 , ] , }', {"a": [1]}),
    ("{,}", {}),
    ('{"a":",}"', {"a": ",}"}),
    # Left open
    ("{", {}),
    ('{"a', {}),
    ('{"a"', {}),
    ('{"a":', {}),
    ('{"a":1', {"a": 1}),
    ('{"a":1,', {"a": 1}),
    ('{"a":1,"b', {"a": 1}),
    ('{"a":1,"b":', {"a": 1}),
    ('{"a":1,"b":tr', {"a": 1}),
    ('{"a":{"b":1', {"a": {"b": 1}}),
    ('{"a":[{"b":1},{"c"', {"a": [{"b": 1}, {}]}),
    ('{"a":[1] x', {"a": [1]}),
    ('{"path":"/tmp/a', {"path": "/tmp/a"}),
    ('{"a":1,"b":"c,', {"a": 1, "b": "c,"}),
    ('{"a":"x\\', {"a": "x"}),
    ('{"a":"x\\u00', {"a": "x"}),
    ('{"a":"x\\\\', {"a": "x\\"}),
    ('{"a":"x\\"', {"a": 'x"'}),
    # Encoded twice
    ('"{\\"a\\":1}"', {"a": 1}),
    ('"{\\"a\\":1,}"', {"a": 1}),
    # Raw control characters
    ('{"a":"one\ntwo"}', {"a": "one\ntwo"}),
    # Something behind it
    ('{"a":1}}', {"a": 1}),
    ('{"a":1} Done.', {"a": 1}),
    # Not to be understood
    ("[1]", None),
    ("3", None),
    ("true", None),
    ("hello", None),
    ("{'a':1}", None),
    ('{"a" 1}', None),
    ('{"a":1]', None),
    ('{"a":1,,"b":2}', None),
    ('{"a":tr}', None),
    ('{"a":{"b":bad},"c":1', None),
    ("[" * 200_000, None),
]


@pytest.mark.parametrize(("text", "value"), CASES, ids=[case[0][:20] for case in CASES])
def test_repair(text: str, value: object) -> None:
    assert repair_object(text) == value


@pytest.mark.parametrize("text", ["", "null", "[]", "1", '"{}"', '{"a":1,}', "{", "[" * 200_000])
def test_parse_takes_only_sound_objects(text: str) -> None:
    assert parse_object(text) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(st.text(), JSON, max_size=4), st.booleans(), st.sampled_from([None, 2]))
def test_sound_text_is_only_read(value: dict[str, object], ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert parse_object(text) == value
    assert repair_object(text) == value
    assert repair_object(json.dumps(text)) == value


@given(st.dictionaries(st.text(min_size=1), JSON, min_size=1, max_size=4), st.data())
def test_a_cut_object_keeps_the_members_before_the_cut(value: dict[str, object], data: st.DataObject) -> None:
    text = json.dumps(value)
    repaired = repair_object(text[: data.draw(st.integers(1, len(text)))])
    assert repaired is not None
    assert list(repaired) == list(value)[: len(repaired)]
    for name in list(repaired)[:-1]:
        assert repaired[name] == value[name]


@given(st.text(alphabet='{}[]",:\\ab1 \n') | st.text())
def test_never_raises(text: str) -> None:
    repair_object(text)
