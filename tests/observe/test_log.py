from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypercorn.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from quart_trio import QuartTrio

from lynkr.observe import log
from lynkr.observe.log import RequestRecord, log_request
from tests.observe.test_masking import SECRETS

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SECRET = "a-configured-secret-value"


@pytest.fixture(autouse=True)
def _end_logging() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    log.shutdown()
    logging.getLogger().setLevel(level)


def without_pytest() -> None:
    """Take pytest's own handlers away for this test: they raise what they cannot format, and they cost time."""
    logging.getLogger().handlers.clear()


def configured(form: str = "json", level: str = "info", secrets: tuple[str, ...] = (SECRET,)) -> io.StringIO:
    without_pytest()
    stream = io.StringIO()
    log.configure(level=level, format=form, secrets=secrets, stream=stream)
    return stream


def text_of(stream: io.StringIO) -> str:
    log.flush()
    return stream.getvalue()


def objects_of(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text_of(stream).splitlines()]


def a_request(**changes: Any) -> RequestRecord:
    values: dict[str, Any] = {
        "request_id": "req_1",
        "method": "POST",
        "path": "/v1/messages",
        "key": "alice",
        "status": 200,
        "duration_ms": 1234.56,
        "ttft_ms": 234.5,
        "stream": True,
        "provider": "openai",
        "model_asked": "claude-sonnet-4-5",
        "model_used": "gpt-4o",
        "input_tokens": 1000,
        "output_tokens": 50,
        "cache_read_tokens": 900,
        "retries": 1,
        "bytes_in": 100_000,
        "bytes_out": 2_000,
    }
    return RequestRecord(**{**values, **changes})


# Lines


def test_a_request_in_json() -> None:
    stream = configured()
    log_request(a_request())
    (line,) = objects_of(stream)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.pop("time"))
    assert line == {
        "level": "info",
        "levelNumber": 30,
        "msg": "request",
        "requestId": "req_1",
        "method": "POST",
        "path": "/v1/messages",
        "status": 200,
        "durationMs": 1234.6,
        "ttftMs": 234.5,
        "stream": True,
        "key": "alice",
        "provider": "openai",
        "modelAsked": "claude-sonnet-4-5",
        "model": "gpt-4o",
        "inputTokens": 1000,
        "outputTokens": 50,
        "cacheReadTokens": 900,
        "retries": 1,
        "bytesIn": 100_000,
        "bytesOut": 2_000,
    }


def test_a_request_for_people() -> None:
    stream = configured("pretty")
    log_request(a_request())
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d\.\d{3} INFO  POST /v1/messages 200 1\.23 s, openai gpt-4o, asked for claude-sonnet-4-5,"
        r" in 1000 \(900 cached\) out 50, first byte 234 ms, retries 1, key alice req_1\n",
        text_of(stream),
    )


def test_a_request_that_failed_early() -> None:
    failed = RequestRecord(
        request_id="req_2",
        method="POST",
        path="/v1/messages",
        status=502,
        duration_ms=3.0,
        error_type="api_error",
        error_message="cannot be reached with Bearer abc",
    )
    stream = configured()
    log_request(failed)
    (line,) = objects_of(stream)
    assert (line["level"], line["levelNumber"]) == ("error", 50)
    assert (line["errorType"], line["errorMessage"]) == ("api_error", "cannot be reached with Bearer ***")
    assert "provider" not in line
    stream = configured("pretty")
    log_request(failed)
    told = "ERROR POST /v1/messages 502 3 ms, api_error: cannot be reached with Bearer *** req_2\n"
    assert text_of(stream).endswith(told)


@pytest.mark.parametrize(
    ("status", "level"), [(200, "info"), (399, "info"), (400, "warn"), (499, "info"), (500, "error"), (529, "error")]
)
def test_the_level_of_a_request(status: int, level: str) -> None:
    stream = configured()
    log_request(a_request(status=status))
    assert objects_of(stream)[0]["level"] == level


def test_a_stream_that_broke_is_an_error_whatever_its_status() -> None:
    stream = configured()
    log_request(a_request(status=200, error_type="api_error"))
    assert objects_of(stream)[0]["level"] == "error"


LEVELS = [(5, "trace", 10), (10, "debug", 20), (20, "info", 30), (30, "warn", 40), (40, "error", 50), (50, "fatal", 60)]


@pytest.mark.parametrize("least", [name for _, name, _ in LEVELS])
def test_levels(least: str) -> None:
    stream = configured(level=least)
    for number, _, _ in LEVELS:
        logging.getLogger("lynkr.test").log(number, "x")
    names = [name for _, name, _ in LEVELS]
    assert [(line["level"], line["levelNumber"]) for line in objects_of(stream)] == [
        (name, pino) for _, name, pino in LEVELS[names.index(least) :]
    ]


def test_a_level_of_somebody_elses_is_the_one_below() -> None:
    stream = configured(level="trace")
    for number in (1, 25, 45, 99):
        logging.getLogger("lynkr.test").log(number, "x")
    assert [line["level"] for line in objects_of(stream)] == ["info", "error", "fatal"]


def test_fields_and_arguments() -> None:
    stream = configured()
    logging.getLogger("lynkr.test").info("to %s in %d", "a", 3, extra={"provider": "openai", "list": [1, {"a": None}]})
    (line,) = objects_of(stream)
    assert line["msg"] == "to a in 3"
    assert line["logger"] == "lynkr.test"
    assert (line["provider"], line["list"]) == ("openai", [1, {"a": None}])
    stream = configured("pretty")
    logging.getLogger("lynkr.test").info("hello", extra={"provider": "openai", "list": [1]})
    assert text_of(stream).endswith("INFO  hello provider=openai list=[1]\n")


def test_a_field_does_not_hide_what_every_line_has() -> None:
    stream = configured()
    logging.getLogger("lynkr.test").info("hello", extra={"level": "fatal", "time": 0, "logger": "x"})
    (line,) = objects_of(stream)
    assert (line["level"], line["logger"]) == ("info", "lynkr.test")
    assert line["time"] != 0


def fail(message: str) -> None:
    raise ValueError(message)


def test_exceptions() -> None:
    stream = configured()
    try:
        fail(f"with {SECRET} and Bearer abc")
    except ValueError:
        logging.getLogger("lynkr.test").exception("it failed")
    (line,) = objects_of(stream)
    assert (line["level"], line["msg"]) == ("error", "it failed")
    assert (line["err"]["type"], line["err"]["message"]) == ("ValueError", "with *** and Bearer ***")
    assert "in fail" in line["err"]["stack"]
    assert SECRET not in line["err"]["stack"]


def test_an_exception_for_people_is_one_line_and_its_traceback() -> None:
    stream = configured("pretty")
    try:
        fail(f"two\nlines \x1b[31m {SECRET}")
    except ValueError:
        logging.getLogger("lynkr.test").exception("it failed")
    first, *stack = text_of(stream).splitlines()
    assert first.endswith("ERROR it failed")
    assert stack[0] == "    Traceback (most recent call last):"
    assert stack[-2:] == ["    ValueError: two", "    lines \\x1b[31m ***"]


def test_what_pydantic_refuses_is_not_quoted() -> None:
    class Model(BaseModel):
        text: int

    stream = configured()
    body = {"text": "the words of a user"}
    try:
        Model.model_validate(body)
    except ValueError:
        logging.getLogger("lynkr.test").exception("it failed")
    assert "input_value=***" in text_of(stream)
    assert "words of a user" not in text_of(stream)


@pytest.mark.parametrize("form", ["json", "pretty"])
def test_a_line_is_one_line_whatever_is_in_it(form: str) -> None:
    stream = configured(form)
    odd = "a\nb\rc\x1b[31md\x00e\u2028f\u202eg\x85h\ud800"
    logging.getLogger("lynkr.test").info("%s", odd, extra={"odd": odd})
    log_request(a_request(path=f"/{odd}", model_asked=odd, error_type="api_error", error_message=odd))
    text = text_of(stream)
    assert len(text.splitlines()) == 2
    assert not set(text) & set("\r\x1b\x00\u2028\u202e\x85\ud800")


def test_what_is_long_is_cut_after_it_was_masked() -> None:
    stream = configured()
    logging.getLogger("lynkr.test").info("%s%s%s", "x" * 3990, SECRET, "y" * 10_000, extra={"body": "z" * 10_000})
    log_request(a_request(error_message="x" * 990 + SECRET + "y" * 1000))
    first, second = objects_of(stream)
    assert first["msg"] == "x" * 3990 + "***" + "y" * 7 + "… (9993 more characters)"
    assert first["body"] == "z" * 1000 + "… (9000 more characters)"
    assert second["errorMessage"] == "x" * 990 + "***" + "y" * 7 + "… (993 more characters)"


PLACES = ["msg", "argument", "repr", "field", "field name", "nested", "bytes", "exception", "logger", "object"]
RECORD = ["request_id", "method", "path", "key", "model_asked", "model_used", "error_type", "error_message"]


class Thing:
    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


@pytest.mark.parametrize("form", ["json", "pretty"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    secret=SECRETS, place=st.sampled_from(PLACES + RECORD), around=st.tuples(st.text(max_size=5), st.text(max_size=5))
)
def test_a_secret_in_any_place_of_a_record_is_not_in_the_output(
    form: str, secret: str, place: str, around: tuple[str, str]
) -> None:
    # Digits make sure that it is no word of the line's own.
    secret = f"7{secret}3"
    text = secret.join(around)
    stream = configured(form, secrets=(secret,))
    logger = logging.getLogger("lynkr.test")
    if place in RECORD:
        log_request(a_request(**{place: text}))
    elif place == "msg":
        logger.info(text)
    elif place == "argument":
        logger.info("%s", text)
    elif place == "repr":
        logger.info("%r", text)
    elif place == "field":
        logger.info("x", extra={"field": text})
    elif place == "field name":
        logger.info("x", extra={text: 1})
    elif place == "nested":
        logger.info("x", extra={"field": [{"a": (1, {text: text})}]})
    elif place == "bytes":
        logger.info("x", extra={"field": text.encode("utf-8", "backslashreplace")})
    elif place == "object":
        logger.info(Thing(text), extra={"field": Thing(text)})
    elif place == "logger":
        logging.Logger.manager.loggerDict.pop("lynkr.x", None)
        logger.handle(logging.LogRecord(text, 20, "", 0, "x", None, None))
    else:
        try:
            fail(text)
        except ValueError:
            logger.exception("x")
    output = text_of(stream)
    assert output
    assert secret not in output
    if form == "json":
        for line in output.splitlines():
            assert secret not in str(list(_strings(json.loads(line))))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str):
        yield value


# The form


@pytest.mark.parametrize(
    ("form", "terminal", "color", "pretty", "painted"),
    [
        ("auto", True, True, True, True),
        ("auto", True, False, True, False),
        ("auto", False, True, False, False),
        ("pretty", False, True, True, False),
        ("pretty", True, True, True, True),
        ("json", True, True, False, False),
    ],
)
def test_the_form_suits_the_output(form: str, terminal: bool, color: bool, pretty: bool, painted: bool) -> None:
    leader, follower = os.openpty() if terminal else os.pipe()
    if not terminal:
        # A pipe is written at its second end.
        assert not os.isatty(follower)
    with os.fdopen(follower, "w") as stream:
        log.configure(level="info", format=form, secrets=(), stream=stream, color=color)
        logging.getLogger("lynkr.test").info("hello")
        log.shutdown()
        output = os.read(leader, 10_000).decode()
    os.close(leader)
    assert output.startswith("{") is not pretty
    assert ("\x1b[" in output) is painted


def test_an_output_that_cannot_say_a_character_gets_it_escaped(tmp_path: Path) -> None:
    with open(tmp_path / "log", "w", encoding="ascii") as stream:
        log.configure(level="info", format="pretty", secrets=(), stream=stream)
        logging.getLogger("lynkr.test").info("café")
        log.shutdown()
    assert "caf\\xe9" in (tmp_path / "log").read_text()


# Other libraries


def test_hypercorn_and_quart_log_through_the_same_output(capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("hypercorn.error", "hypercorn.access", "quart.app", "quart.serving"):
        logging.getLogger(name).addHandler(logging.StreamHandler(sys.stderr))
    Config().log.error_logger  # noqa: B018 - makes its logger
    stream = configured()
    logging.getLogger("hypercorn.error").info("Running on %s", "x")
    app = QuartTrio("tests.observe")
    try:
        fail("a bug")
    except ValueError:
        app.logger.exception("failed")
    first, second = objects_of(stream)
    assert (first["logger"], first["msg"]) == ("hypercorn.error", "Running on x")
    assert (second["logger"], second["err"]["message"]) == ("tests.observe", "a bug")
    assert capfd.readouterr() == ("", "")


def test_what_http_clients_say_of_each_request_is_not_logged() -> None:
    stream = configured(level="debug")
    logging.getLogger("httpx").info("HTTP Request: POST ...")
    logging.getLogger("httpcore.http11").debug("send_request_headers ...")
    assert text_of(stream) == ""
    stream = configured(level="trace")
    logging.getLogger("httpcore.http11").debug("send_request_headers ...")
    assert len(objects_of(stream)) == 1


# The thread


def test_logging_never_waits_for_its_output_and_says_what_was_lost() -> None:
    reading, writing = os.pipe()
    filled = 0
    os.set_blocking(writing, False)
    try:
        while True:
            filled += os.write(writing, b"x" * 4096)
    except BlockingIOError:
        os.set_blocking(writing, True)
    without_pytest()
    with os.fdopen(writing, "w") as stream:
        log.configure(level="info", format="json", secrets=(), stream=stream)
        logger = logging.getLogger("lynkr.test")
        logger.info("first")
        # The thread holds as many as the queue at most when it begins to wait inside its write.
        sent = 2 * log.QUEUE_LIMIT + 500
        began = time.monotonic()
        for number in range(sent):
            logger.info("%d", number)
        assert time.monotonic() - began < 5
        received = bytearray()

        def read() -> None:
            while chunk := os.read(reading, 65536):
                received.extend(chunk)

        reader = threading.Thread(target=read)
        reader.start()
        log.flush()
        log.shutdown()
    reader.join(10)
    os.close(reading)
    lines = [json.loads(line) for line in received[filled:].splitlines()]
    reports = [line for line in lines if "lost" in line["msg"]]
    lost = sum(int(line["msg"].split()[0]) for line in reports)
    assert {line["level"] for line in reports} == {"warn"}
    assert lost >= 500
    assert len(lines) - len(reports) + lost == sent + 1


def test_an_output_that_has_gone_stops_nothing() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        log.configure(level="info", format="json", secrets=(), stream=stream)
        os.close(reading)
        for _ in range(3):
            logging.getLogger("lynkr.test").info("x")
            log.flush()
        log.shutdown()


def test_a_stream_that_was_closed_is_not_written_to(tmp_path: Path) -> None:
    stream = open(tmp_path / "log", "w")  # noqa: SIM115 - closed below
    log.configure(level="info", format="json", secrets=(), stream=stream)
    stream.close()
    # Its number goes to the next file that is opened.
    with open(tmp_path / "other", "w") as other:
        logging.getLogger("lynkr.test").info("x")
        log.shutdown()
        other.flush()
    assert (tmp_path / "other").read_text() == ""


def test_what_cannot_be_shown_does_not_end_the_thread() -> None:
    class Broken:
        def __str__(self) -> str:
            raise RuntimeError("no")

    stream = configured()
    logger = logging.getLogger("lynkr.test")
    logger.info("%d", "no number")
    logger.info(Broken())
    logger.info("x", extra={"field": Broken()})
    try:
        raise ValueError(Broken())
    except ValueError:
        logger.exception("failed")
    logger.info("still here")
    messages = [line["msg"] for line in objects_of(stream)]
    assert messages == [
        "%d (TypeError in its arguments)",
        "? (RuntimeError in its arguments)",
        "an entry that cannot be shown: RuntimeError",
        "failed",
        "still here",
    ]


def test_arguments_are_those_of_the_moment() -> None:
    stream = configured()
    names = ["a"]
    logging.getLogger("lynkr.test").info("%s", names)
    names.append("b")
    assert objects_of(stream)[0]["msg"] == "['a']"


def test_shutdown_writes_what_is_left_and_ends_the_thread() -> None:
    stream = configured()
    for number in range(100):
        logging.getLogger("lynkr.test").info("%d", number)
    log.shutdown()
    log.shutdown()
    assert [line["msg"] for line in map(json.loads, stream.getvalue().splitlines())] == [str(n) for n in range(100)]
    assert not [thread for thread in threading.enumerate() if thread.name == "lynkr-log"]


@pytest.mark.parametrize("ending", ["", "log.shutdown()"])
def test_a_program_that_ends_has_logged_everything(ending: str) -> None:
    program = f"""
import logging, sys
from lynkr.observe import log
log.configure(level="info", format="json", secrets=(), stream=sys.stdout)
for number in range(1000):
    logging.getLogger("x").info("%d", number)
{ending}
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["msg"] for line in done.stdout.splitlines()] == [str(number) for number in range(1000)]


def test_a_program_whose_output_is_stuck_still_ends() -> None:
    program = """
import logging, sys
from lynkr.observe import log
log.configure(level="info", format="json", secrets=(), stream=sys.stdout)
for number in range(100):
    logging.getLogger("x").info("%d %s", number, "y" * 3000)
print("logged", file=sys.stderr, flush=True)
log.shutdown()
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "logged\n"
        # Nobody reads the output. Without patience for that, the flush at exit would wait for ever.
        assert running.wait(30) == 0
        assert running.stderr.read() == ""


def test_a_request_costs_its_task_little() -> None:
    without_pytest()
    with open(os.devnull, "w") as stream:
        log.configure(level="info", format="json", secrets=(SECRET,), stream=stream)
        records = [a_request(request_id=f"req_{number}") for number in range(2000)]
        costs = []
        for record in records:
            began = time.thread_time_ns()
            log_request(record)
            costs.append(time.thread_time_ns() - began)
        log.shutdown()
    # CPU time of this thread; the median is about 5 µs. Others may have the processor.
    assert sorted(costs)[len(costs) // 2] < 40_000
