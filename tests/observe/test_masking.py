from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.observe.masking import HIDDEN, PATTERNS, SHORTEST, Mask

HIDES: list[tuple[str, str]] = [
    ("Authorization: Bearer abc.def-123~+/=", "Authorization: Bearer ***"),
    ("{'authorization': 'bearer abc'}", "{'authorization': 'bearer ***'}"),
    ("Basic dXNlcjpwYXNzd29yZA==", "Basic ***"),
    ("the key sk-proj-abc_DEF-123 is wrong", "the key sk-*** is wrong"),
    ("sk-ant-api03-abc", "sk-***"),
    ("dapi0123456789abcdef01", "dapi***"),
    ("AIzaSyA0123456789abcdefg", "AIza***"),
    ("gsk_0123456789abcdefgh", "gsk_***"),
    ("eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2lnbmF0dXJl", "eyJ***"),
    ("x-api-key: abc", "x-api-key: ***"),
    ("X-Api-Key=abc", "X-Api-Key=***"),
    ("{'x-api-key': 'abc', 'a': 'b'}", "{'x-api-key': '***', 'a': 'b'}"),
    ("[(b'x-api-key', b'abc'), (b'a', b'b')]", "[(b'x-api-key', b'***'), (b'a', b'b')]"),
    ('{"x-goog-api-key":"abc"}', '{"x-goog-api-key":"***"}'),
    (r"{\"x-api-key\": \"abc\"}", r"{\"x-api-key\": \"***\"}"),
    ('{"api_key": "a b", "c": 1}', '{"api_key": "***", "c": 1}'),
    ("{'apiKey': 'abc'}", "{'apiKey': '***'}"),
    ("GET https://host/v1?key=abc&x=1", "GET https://host/v1?key=***&x=1"),
    ("/v1?x=1&api_key=abc#f", "/v1?x=1&api_key=***#f"),
    ("key=abc&x=1", "key=***&x=1"),
    ("/v1?access_token=abc", "/v1?access_token=***"),
    ("/v1?sig=abc", "/v1?sig=***"),
    (
        "Input should be a string [type=string_type, input_value={'a': 'b,\nc'}, input_type=dict]",
        "Input should be a string [type=string_type, input_value=***, input_type=dict]",
    ),
]


@pytest.mark.parametrize(("text", "masked"), HIDES)
def test_what_looks_like_a_credential_is_hidden(text: str, masked: str) -> None:
    assert Mask().text(text) == masked
    assert Mask().text(f"a {masked} b") == f"a {masked} b" or text.startswith("key=")


def test_every_pattern_has_a_case() -> None:
    for pattern in PATTERNS:
        assert any(pattern.expression.search(text) for text, _ in HIDES), pattern


@pytest.mark.parametrize(("text", "masked"), HIDES)
def test_the_signs_of_a_pattern_are_in_all_that_it_matches(text: str, masked: str) -> None:
    for pattern in PATTERNS:
        if pattern.expression.search(text):
            assert any(sign in text.lower() for sign in pattern.signs)


@pytest.mark.parametrize(
    "text",
    [
        "send it as x-api-key, api-key or Authorization: Bearer",
        "Claude Code: ANTHROPIC_BASE_URL=http://127.0.0.1:8081 ANTHROPIC_API_KEY=any claude",
        "key alice, retries 2",
        "max_tokens=100 is too many; risk-free task-oriented",
        "OPENAI_API_KEY is not set",
    ],
)
def test_what_we_say_ourselves_stays(text: str) -> None:
    assert Mask(["any", "alice"]).text(text) == text


def test_the_longer_of_two_secrets_is_hidden_whole() -> None:
    assert Mask(["abcdefgh", "abcdefgh-and-more"]).text("x abcdefgh-and-more y abcdefgh z") == "x *** y *** z"


def test_a_secret_is_found_as_python_json_and_urls_write_it() -> None:
    key = "a\\b'c\"d&e f+g"
    mask = Mask([key])
    for text in (
        key,
        repr(key),
        repr(key.encode()),
        json.dumps(key),
        json.dumps({"a": key}),
        "q=a%5Cb%27c%22d%26e%20f%2Bg",
    ):
        assert "c" not in mask.text(text).replace("b'", ""), text


def test_names_of_headers_hide_their_values() -> None:
    headers = {"X-Api-Key": "abc", b"authorization": b"abc", "cookie": ["abc"], "accept": "abc"}
    assert Mask().value(headers) == {"X-Api-Key": "***", "authorization": "***", "cookie": "***", "accept": "abc"}
    assert Mask().value([(b"x-api-key", b"abc"), ("a", "b")]) == [["x-api-key", "***"], ["a", "b"]]


def test_values_become_json() -> None:
    class Odd:
        def __str__(self) -> str:
            return "odd sk-abcdef"

    deep: list[object] = []
    for _ in range(100):
        deep = [deep]
    value = {1: None, "a": [True, 1, 1.5, float("nan"), float("inf")], "b": Odd(), "c": {3}, "d": b"\xff", "e": deep}
    found = Mask().value(value)
    assert json.loads(json.dumps(found, allow_nan=False)) == {
        "1": None,
        "a": [True, 1, 1.5, "nan", "inf"],
        "b": "odd sk-***",
        "c": [3],
        "d": "\\xff",
        "e": [[[[["…"]]]]],
    }


# Keys have no asterisks, which the mask is made of.
SECRETS = st.text(string.ascii_letters + string.digits + "-_.+/=~\\\"'&%: ", min_size=SHORTEST, max_size=60)


@given(st.lists(SECRETS, min_size=1, max_size=3), st.text(), st.text())
def test_a_configured_secret_never_stays(secrets: list[str], before: str, after: str) -> None:
    mask = Mask(secrets)
    for secret in secrets:
        assert secret not in mask.text(before + secret + after)
        assert secret not in str(mask.value({before: [{secret: (after, secret.encode())}]}))


@given(st.text())
def test_text_without_secrets_and_signs_stays_the_same(text: str) -> None:
    if not any(sign in text.lower() for pattern in PATTERNS for sign in pattern.signs):
        assert Mask(["some-configured-secret"]).text(text) == text


def test_the_mask_itself_is_not_masked() -> None:
    assert Mask([HIDDEN]).text("a *** b") == "a *** b"
