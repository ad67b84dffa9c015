from __future__ import annotations

import time

import pytest

from lynkr.routing.trouble import trouble
from tests.converters.conversations import JsonObject, assistant, conversation, result, text, use, user


def loop(*steps: tuple[str, str, bool], before: tuple[JsonObject, ...] = ()) -> str | None:
    """What is found after calls of Bash, given as command, answer and whether it failed."""
    messages = [*before, user("Make it work")]
    for number, (command, answer, failed) in enumerate(steps):
        call = f"t{len(before)}.{number}"
        messages += [assistant([use(call, "Bash", command=command)]), user([result(call, answer, is_error=failed)])]
    return trouble(conversation(*messages))


def fails(count: int) -> list[tuple[str, str, bool]]:
    return [(f"try {number}", "no", True) for number in range(count)]


WORKS = ("ls", "a", False)


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (fails(3), None),
        (fails(4), "failures"),
        ([*fails(4), WORKS], None),
        ([*fails(3), WORKS, *fails(3)], None),
        ([*fails(3), WORKS, *fails(4)], "failures"),
        ([WORKS] * 3, None),
        ([WORKS] * 4, "stall"),
        # There are other calls between.
        ([WORKS, ("cat a", "b", False)] * 4, "stall"),
        # It has gone on to something else.
        ([*[WORKS] * 4, ("cat a", "b", False)], None),
        # Tests after every change, that say something else each time.
        ([("pytest", f"{number} failed", False) for number in range(8)], None),
        ([("pytest", "3 failed", False)] * 4, "stall"),
        ([], None),
    ],
)
def test_signs(steps: list[tuple[str, str, bool]], found: str | None) -> None:
    assert loop(*steps) == found


def test_parallel_calls_count_each() -> None:
    calls = [use(f"t{number}", "Bash", command=str(number)) for number in range(4)]
    answers = [result(f"t{number}", "no", is_error=True) for number in range(4)]
    assert trouble(conversation(user("Go"), assistant(calls), user(answers))) == "failures"
    answers[3]["is_error"] = False
    assert trouble(conversation(user("Go"), assistant(calls), user(answers))) is None


def test_what_was_before_the_user_spoke_does_not_count() -> None:
    before: list[JsonObject] = []
    for number in range(6):
        before += [assistant([use(f"b{number}")]), user([result(f"b{number}", is_error=True)])]
    assert loop(*fails(3), before=(user("Begin"), *before)) is None


def test_an_answer_without_a_call_is_nothing() -> None:
    assert trouble(conversation(user([result("t1")]))) is None
    assert trouble(conversation(user("hi"), assistant([text("a"), use("t1")]))) is None


def test_waiting_is_no_stall() -> None:
    messages = [user("Wait for it")]
    for number in range(8):
        messages += [assistant([use(f"t{number}", "BashOutput", bash_id="1")]), user([result(f"t{number}", "")])]
    assert trouble(conversation(*messages)) is None


def test_large_calls_take_no_long_time() -> None:
    messages = [user("Go")]
    for number in range(40):
        call = use(f"t{number}", "Write", content="x" * 100_000)
        messages += [assistant([call]), user([result(f"t{number}", "y" * 100_000)])]
    long = conversation(*messages)
    began = time.perf_counter()
    assert trouble(long) == "stall"
    assert time.perf_counter() - began < 0.05
