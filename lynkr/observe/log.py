"""Logging: the standard library's loggers, written by a thread of their own.

Whoever logs only puts an entry into a queue. Masking, formatting and writing happen in the thread, so a terminal or a
pipe that takes nothing more does not stop the event loop. The queue is bounded: what does not fit is counted, and the
count is logged as soon as there is room.
"""

from __future__ import annotations

import logging
import os
import select
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from queue import SimpleQueue
from typing import TextIO

from lynkr.observe.lines import ERROR, INFO, LEVELS, TRACE, WARN, Entry, Failure, Line, json_line, pretty_line
from lynkr.observe.masking import Mask
from lynkr.observe.record import RequestRecord

__all__ = ["RequestRecord", "configure", "flush", "log_request", "shutdown"]

QUEUE_LIMIT = 4096
"""Entries that may wait."""

GATHER_SECONDS = 0.02
"""After the first entry the thread waits this long for more: one wake-up and one write for all of them."""

_PATIENCE_SECONDS = 2.0
"""How long a flush waits for an output that takes nothing."""

# These say at info and debug what our own line for a request says, headers included.
_TALKATIVE = ("httpx", "httpcore", "hpack", "asyncio")
# These bring handlers of their own.
_SELF_HANDLED = ("hypercorn.error", "hypercorn.access", "quart.app", "quart.serving")

_requests = logging.getLogger("lynkr.request")
_current: _Handler | None = None


def configure(
    *,
    level: str,
    format: str,  # noqa: A002 - named after LOG_FORMAT
    secrets: Iterable[str],
    stream: TextIO,
    color: bool = True,
) -> None:
    """Write everything from `level` up to `stream`, in place of what was configured before.

    `format` is `json`, `pretty`, or `auto`: pretty on a terminal, JSON elsewhere. `secrets` are masked wherever they
    occur. `color` permits colours, which only terminals get.
    """
    global _current
    before = _current
    terminal = stream.isatty()
    mask = Mask(secrets)
    pretty = format == "pretty" or (format == "auto" and terminal)
    _current = _Handler(stream, pretty_line(mask, color=color and terminal) if pretty else json_line(mask))
    logging.addLevelName(TRACE, "TRACE")
    root = logging.getLogger()
    root.setLevel(LEVELS[level])
    root.addHandler(_current)
    if before is not None:
        # After the new one is there, since what it still has may take long to write.
        root.removeHandler(before)
        before.close()
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.NOTSET if level == "trace" else WARN)
    for name in _SELF_HANDLED:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True


def flush() -> None:
    """Wait until all that was logged is written, for two seconds at most."""
    if _current is not None:
        _current.flush()


def shutdown() -> None:
    """Write what is left, for two seconds at most, and end the thread. Without a thread this does nothing."""
    global _current
    if _current is not None:
        logging.getLogger().removeHandler(_current)
        _current.close()
        _current = None


def log_request(record: RequestRecord) -> None:
    """The one line of a request: info, from status 400 a warning, from 500 an error.

    A stream that broke after its status had gone out is an error too, and a client that left (499) is none.
    `record` must not be changed afterwards: it is read in another thread.
    """
    broke = record.status < 400 and record.error_type is not None
    level = ERROR if broke or record.status >= 500 else WARN if 400 <= record.status < 499 else INFO
    if _requests.isEnabledFor(level):
        _requests.handle(logging.LogRecord(_requests.name, level, __file__, 0, record, None, None, "log_request"))


class _Handler(logging.Handler):
    """Puts entries into a queue and runs the thread that writes them."""

    def __init__(self, stream: TextIO, line: Line) -> None:
        super().__init__()
        self._queue: SimpleQueue[Entry | threading.Event | None] = SimpleQueue()
        self._line = line
        self._write = _writer(stream)
        self._lost = 0
        self._closed = False
        self._counting = threading.Lock()
        self._hurry = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lynkr-log", daemon=True)
        self._thread.start()

    def handle(self, record: logging.LogRecord) -> bool:
        # Without the base class's lock: the queue has its own.
        if not self.filter(record):
            return False
        self.emit(record)
        return True

    def emit(self, record: logging.LogRecord) -> None:
        if self._queue.qsize() < QUEUE_LIMIT:
            self._queue.put(_entry(record))
        else:
            self._lose(1)

    def flush(self) -> None:
        if not self._closed and self._thread.is_alive():
            written = threading.Event()
            self._queue.put(written)
            self._hurry.set()
            written.wait(_PATIENCE_SECONDS)

    def close(self) -> None:
        # The standard library closes what still exists at exit, a second time.
        if self._closed:
            return
        self._closed = True
        self._queue.put(None)
        self._hurry.set()
        self._thread.join(_PATIENCE_SECONDS)
        super().close()

    def _lose(self, count: int) -> None:
        with self._counting:
            self._lost += count

    def _run(self) -> None:
        while True:
            batch = [self._queue.get()]
            self._hurry.wait(GATHER_SECONDS)
            # No other thread takes from the queue, so as many as it has now are there.
            batch += [self._queue.get() for _ in range(self._queue.qsize())]
            self._write_entries([item for item in batch if isinstance(item, Entry)])
            for item in batch:
                if isinstance(item, threading.Event):
                    self._hurry.clear()
                    item.set()
            if any(item is None for item in batch):
                return

    def _write_entries(self, entries: list[Entry]) -> None:
        with self._counting:
            lost, self._lost = self._lost, 0
        if lost:
            entries.append(_lost_entry(lost))
        try:
            self._write("".join(map(self._safe_line, entries)))
        except (OSError, ValueError):
            # Nobody reads it any more, or it is closed. There is no other place to say so.
            self._lose(len(entries) + lost)

    def _safe_line(self, entry: Entry) -> str:
        try:
            return self._line(entry)
        except Exception as error:
            # What was logged has a __str__ that fails, or the like. The thread has to survive that.
            message = f"an entry that cannot be shown: {type(error).__name__}"
            return self._line(Entry(entry.created, entry.level, entry.logger, message))


# What every record has. Everything else is a field that was given as `extra`.
_STANDARD = frozenset(vars(logging.LogRecord("", 0, "", 0, "", None, None))) | {"message", "asctime", "taskName"}


def _entry(record: logging.LogRecord) -> Entry:
    """What is to be written of `record`. Arguments are formatted at once: until it is written they may change."""
    if isinstance(record.msg, RequestRecord):
        return Entry(record.created, record.levelno, record.name, "", request=record.msg)
    try:
        message = record.getMessage()
    except Exception as error:
        message = f"{record.msg if isinstance(record.msg, str) else '?'} ({type(error).__name__} in its arguments)"
    fields = {name: value for name, value in vars(record).items() if name not in _STANDARD}
    return Entry(record.created, record.levelno, record.name, message, fields, _failure(record))


def _failure(record: logging.LogRecord) -> Failure | None:
    if not record.exc_info or record.exc_info[1] is None:
        return None
    error = record.exc_info[1]
    stack = "".join(traceback.format_exception(error))
    try:
        return Failure(type(error).__name__, str(error), stack)
    except Exception:
        return Failure(type(error).__name__, "", stack)


def _lost_entry(count: int) -> Entry:
    return Entry(time.time(), WARN, __name__, f"{count} log entries were lost, because nobody took them in time")


def _writer(stream: TextIO) -> Callable[[str], None]:
    """A function that writes text to `stream` at once.

    Files and terminals are written to directly: a thread that waits inside `sys.stdout` holds a lock that the
    interpreter needs to exit.
    """

    def write_text(text: str) -> None:
        stream.write(text)
        stream.flush()

    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return write_text
    if os.name == "nt":
        # Only the stream knows how to write characters to the console.
        return write_text
    stream.flush()
    encoding = stream.encoding

    def write(text: str) -> None:
        if stream.closed:
            raise ValueError("the log's stream is closed")
        data = memoryview(text.encode(encoding, "backslashreplace"))
        while data:
            try:
                data = data[os.write(descriptor, data) :]
            except BlockingIOError:
                # Somebody who shares the terminal has made it non-blocking.
                select.select([], [descriptor], [])

    return write
