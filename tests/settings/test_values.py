from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lynkr.settings.source import Line, parse_dotenv
from lynkr.settings.values import (
    is_placeholder,
    is_private_host,
    mask,
    parse_api_keys,
    parse_host,
    parse_origin,
    parse_size,
    parse_url,
)

# Sizes


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1", 1),
        ("1b", 1),
        ("10kb", 10 * 1024),
        ("10k", 10 * 1024),
        ("10KiB", 10 * 1024),
        ("64mb", 64 * 1024**2),
        ("64 MB", 64 * 1024**2),
        ("1gb", 1024**3),
        ("1.5gb", 3 * 1024**3 // 2),
        ("0.5kb", 512),
        ("1tb", 1024**4),
    ],
)
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize(
    "text", ["", "b", "kb", "-1", "1pb", "1e3", "1,5mb", ".5mb", "1.mb", "1 000", "0", "0.1b", "１"]
)
def test_no_sizes(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(it is less than a byte)?$"):
        parse_size(text)


@given(st.integers(1, 10**6), st.sampled_from(["", "b", "k", "kb", "KB", "mb", "Mb", "MiB", "gb", "tb"]))
def test_a_size_is_its_number_times_its_unit(number: int, unit: str) -> None:
    power = " kmgt".index((unit or " ")[0].lower().replace("b", " "))
    assert parse_size(f"{number}{unit}") == number * 1024**power


@given(st.integers(0, 10**9), st.integers(1, 999_999), st.sampled_from("kmgt"))
def test_a_fraction_of_a_size_is_cut_off(whole: int, millionths: int, unit: str) -> None:
    exact = (whole * 10**6 + millionths) * 1024 ** " kmgt".index(unit) // 10**6
    assume(exact > 0)
    assert parse_size(f"{whole}.{millionths:06d}{unit}b") == exact


@pytest.mark.parametrize("parse", [parse_size, parse_url, parse_host, parse_origin, parse_api_keys])
@given(st.text())
def test_a_parser_raises_nothing_but_value_error(parse: Callable[[str], object], text: str) -> None:
    with contextlib.suppress(ValueError):
        parse(text)


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_bad_keys_are_not_in_the_message(key: str) -> None:
    with pytest.raises(ValueError, match="number 1 has spaces") as caught:
        parse_api_keys(f"{key} {key}zzz")
    assert f"{key}zzz" not in str(caught.value)


@given(st.text(min_size=1))
def test_a_mask_shows_six_characters_at_most(secret: str) -> None:
    shown = mask(secret)
    assert shown == "*" * 8 or (len(secret) >= 16 and len(shown) == 7 and shown == f"{secret[:4]}…{secret[-2:]}")


@given(st.from_regex(r"sk-[A-Za-z0-9]{20,60}|[A-Fa-f0-9]{32,64}|[A-Za-z0-9+/]{40}=?", fullmatch=True))
def test_what_looks_like_a_key_is_no_placeholder(key: str) -> None:
    assert not is_placeholder(key)


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://localhost:8000/v1", True),
        ("http://app.localhost", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:8000", True),
        ("http://[fd00::1]", True),
        ("http://192.168.1.5/v1", True),
        ("http://10.0.0.1", True),
        ("http://100.100.1.1", True),
        ("http://gpu-box:8000", True),
        ("http://host.containers.internal", True),
        ("http://mac.local", True),
        ("https://api.openai.com/v1", False),
        ("http://8.8.8.8", False),
        ("http://[2606:4700::1]", False),
        ("http://127.0.0.1.example.com", False),
        ("http://localhost.example.com", False),
    ],
)
def test_private_hosts(url: str, private: bool) -> None:
    assert is_private_host(url) is private


# .env files

FILE = """\ufeff# a comment
A=1

B = two words   # a comment
export C="x=$HOME ${A} # no comment"
D='single "quoted"'
E="a\\nb \\"c\\""
F="two
lines"
G=
H=a#b
I= # nothing
J=last\r
K=crlf\r
"""


def test_the_lines_of_a_file() -> None:
    assert [(line.number, line.name, line.value) for line in parse_dotenv(FILE)] == [
        (2, "A", "1"),
        (4, "B", "two words"),
        (5, "C", "x=$HOME ${A} # no comment"),
        (6, "D", 'single "quoted"'),
        (7, "E", 'a\nb "c"'),
        (8, "F", "two\nlines"),
        (10, "G", ""),
        (11, "H", "a#b"),
        (12, "I", ""),
        (13, "J", "last"),
        (14, "K", "crlf"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A: 1", Line(1, None, "", "A")),
        ("\n\n  A: 1", Line(3, None, "", "A")),
        ('OPENAI_API_KEY="sk-unclosed', Line(1, None, "", "OPENAI_API_KEY")),
        ('export OPENAI_API_KEY="sk-unclosed', Line(1, None, "", "OPENAI_API_KEY")),
        ("JustAKeyThatBrokeOffItsLine123", Line(1, None, "", "")),
        ("set -a", Line(1, None, "", "")),
        ("export A", Line(1, None, "", "")),
        ("=1", Line(1, None, "", "")),
        ("1A=1", Line(1, None, "", "")),
        ("A-B=1", Line(1, None, "", "")),
        ("A='1' 2", Line(1, None, "", "A")),
    ],
)
def test_a_line_that_is_not_understood_shows_its_name_at_most(text: str, line: Line) -> None:
    assert list(parse_dotenv(text)) == [line]


NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,20}", fullmatch=True).filter(lambda name: name != "export")
# A line end of any kind ends a value without quotes, and \x00 cannot be in an environment.
UNQUOTED = st.from_regex(r"[!-~]([ -~]{0,30}[!-~])?", fullmatch=True).filter(
    lambda value: value[0] not in "'\"#" and " #" not in value
)
QUOTED = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


def single(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def double(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """A .env file and what it says."""
    text, said = "", []
    for name in draw(st.lists(NAMES, max_size=6)):
        text += draw(st.sampled_from(["", "\n", "# comment = 'x\n", "   \n"]))
        value = draw(UNQUOTED)
        written = value
        if draw(st.booleans()):
            value = draw(QUOTED)
            written = draw(st.sampled_from([single, double]))(value)
        said.append((name, value))
        text += draw(st.sampled_from(["", "export "])) + name + draw(st.sampled_from(["=", " = "])) + written
        text += draw(st.sampled_from(["", " # comment", "  "])) + "\n"
    return text, said


@given(files())
def test_a_file_says_what_was_written_into_it(file: tuple[str, list[tuple[str, str]]]) -> None:
    text, said = file
    assert [(line.name, line.value) for line in parse_dotenv(text)] == said


@given(st.text())
def test_no_text_is_too_odd_for_a_file(text: str) -> None:
    for line in parse_dotenv(text):
        assert line.number >= 1
        assert line.name is not None or line.value == ""
