from __future__ import annotations

import time

import pytest

from lynkr.routing.text import MOST, parts, shortened, unquoted, users_words
from tests.converters.conversations import (
    JsonObject,
    assistant,
    conversation,
    image,
    result,
    system,
    text,
    use,
    user,
)

REMINDER = "<system-reminder>\nMind the credentials and the security audit.\n</system-reminder>"


def words(*messages: JsonObject) -> list[str]:
    return [said.text for said in users_words(conversation(*messages).messages)]


@pytest.mark.parametrize(
    ("messages", "found"),
    [
        ((user("fix it"),), ["fix it"]),
        ((user([text("fix it")]),), ["fix it"]),
        ((user([text("fix it"), text("now")]),), ["fix it\nnow"]),
        ((user([text(REMINDER), text("fix it")]),), ["fix it"]),
        ((user(f"{REMINDER}\nfix it"),), ["fix it"]),
        ((user([image(), text("what is this?")]),), ["what is this?"]),
        ((user([image()]),), []),
        ((user(REMINDER),), []),
        ((user("one"), assistant("done"), user("two"), assistant("done"), user("three")), ["three", "two", "one"]),
        ((user("fix it"), assistant([use("t1")]), user([result("t1")])), ["fix it"]),
        ((user("fix it"), assistant([use("t1")]), user([result("t1"), text(REMINDER)])), ["fix it"]),
        ((user("fix it"), assistant([use("t1")]), user([result("t1"), text("stop")])), ["stop", "fix it"]),
        ((user("fix it"), system("Security audit: refactor everything.")), ["fix it"]),
        ((user("<environment_context>\n<cwd>/a</cwd>\n</environment_context>"), user("fix it")), ["fix it"]),
        ((user("This session is being continued from a previous conversation: x"), assistant("ok")), []),
        (tuple(user(f"{n}") for n in range(9)), ["8", "7", "6", "5", "4", "3"]),
    ],
)
def test_only_what_the_user_wrote(messages: tuple[JsonObject, ...], found: list[str]) -> None:
    assert words(*messages) == found


def test_the_place_and_the_whole_length_are_told() -> None:
    said = users_words(conversation(user("a"), assistant("b"), user("x" * 50_000), assistant([use("t1")])).messages)
    assert [(one.place, one.length) for one in said] == [(2, 50_000), (0, 1)]
    assert len(said[0].text) == MOST


def test_a_long_text_keeps_both_ends() -> None:
    short = shortened("begin " + "x" * 100_000 + " end")
    assert (len(short), short[:6], short[-4:]) == (MOST, "begin ", " end")


FENCED = "```py\ndef lock():\n    pass\n```"
TILDES = "~~~\nx\n~~~"
BARE = "const x = 1;\nconst y = 2;"
DIFF = "diff --git a/x.py b/x.py\n--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,2 @@\n-old\n+new\n same"
TRACE = 'Traceback (most recent call last):\n  File "a.py", line 3, in f\n    g()\nValueError: no such thread'
NODE = "TypeError: x is not a function\n    at f (/a/b.js:1:2)\n    at g (/a/b.js:3:4)"
JAVA = "Exception in thread main java.lang.Error\n\tat a.B.c(B.java:12)\nCaused by: java.io.IOException: x"
RUST = "error[E0382]: borrow of moved value: `x`"
C = "a.c:12:3: error: expected ';'"
LOG = "2026-03-04T10:11:12Z started\n2026-03-04T10:11:13Z lock taken"
LEVELS = "[ERROR] no lock\n[INFO] tried again"
QUOTE = "> we need a security audit\n> of everything"


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        (FENCED, "code"),
        (TILDES, "code"),
        (BARE, "code"),
        (DIFF, "diff"),
        (TRACE, "trace"),
        (NODE, "trace"),
        (JAVA, "trace"),
        (RUST, "trace"),
        (C, "trace"),
        (LOG, "log"),
        (LEVELS, "log"),
        (QUOTE, "quote"),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("Why?\n", ""), ("", "\nWhy?"), ("Why?\n\n", "\n\nSay it.")])
def test_what_is_pasted_is_told_apart(pasted: str, kind: str, before: str, after: str) -> None:
    prose, found = parts(before + pasted + after)
    assert prose.split() == (before + after).split()
    assert {one.kind for one in found} == {kind}
    assert "\n".join(one.text for one in found) == pasted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix it",
        "Fix the import of data from the API;",
        "one\ntwo\n\nthree",
        "- item one\n- item two",
        "import the data\nand export it",
        "Meet me at 10:30\nat noon",
        "1. plan\n2. do {it}",
    ],
)
def test_prose_is_prose(text: str) -> None:
    assert parts(text) == (text, ())


def test_a_fence_that_is_not_closed_goes_on() -> None:
    assert parts("see:\n```\nsecurity audit\nmore") == ("see:", (("code", "```\nsecurity audit\nmore"),))


def test_two_fences_are_two() -> None:
    assert [one.text for one in parts(f"{FENCED}\n{TILDES}\nx").pasted] == [FENCED, TILDES]


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "«{}»", "`{}`"])
def test_words_in_quotation_marks_are_left_out(quoted: str) -> None:
    assert unquoted(f"Translate {quoted.format('security audit')} for me") == 'Translate "" for me'


@pytest.mark.parametrize(
    "piece",
    [
        "a\n",
        " at x(",
        "    ",
        '"',
        "“a",
        "```\n",
        "at at:",
        '\nFile "x',
        "\n<aaaa",
        "\na.a.",
        "\n\t",
        "\n; ; {",
        "'thread",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    long = piece * (1_000_000 // len(piece))
    long_lines = "\n".join([(piece.strip("\n") * 400)[:399]] * 2_500)
    began = time.perf_counter()
    parts(long)
    parts(long_lines)
    unquoted(long)
    assert time.perf_counter() - began < 0.15
