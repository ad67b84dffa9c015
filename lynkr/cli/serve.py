"""`lynkr serve`: read the settings, say what they mean, and answer requests until told to stop."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import trio

from lynkr.cli.reload import Reload, configure_log, set_limits
from lynkr.cli.signals import Stop
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.prices import Prices
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.observe import log
from lynkr.observe.recorder import Recorder
from lynkr.providers.catalogue import CATALOGUE
from lynkr.providers.echo import HINT
from lynkr.server.front import Front
from lynkr.server.hypercorn import Limits
from lynkr.server.hypercorn import serve as serve_http
from lynkr.settings import Loaded, Settings, SettingsError, find_dotenv, load_with_remarks
from lynkr.store.records import RecordWriter, database_path
from lynkr.version import version

_log = logging.getLogger(__name__)

INTERRUPTED = 128 + signal.SIGINT
"""Exit code of a program that an interrupt has ended, as shells have it."""


def serve(env_file: str | None) -> int:
    """Serve until SIGINT or SIGTERM. Returns the exit code: 2 for wrong settings or a port that is taken, else how the
    server was stopped (see `Stop`)."""
    environ = dict(os.environ)

    def read() -> Loaded:
        return load_with_remarks(environ, find_dotenv(environ, Path(env_file) if env_file else None))

    try:
        settings, notes, warnings = read()
    except SettingsError as error:
        print(f"lynkr cannot start. {error}", file=sys.stderr)
        return 2
    configure_log(settings)
    code = 0
    try:
        for note in notes:
            _log.info(note)
        for warning in warnings:
            _log.warning(warning)
        with _records(settings) as records:
            code = trio.run(_run, read, settings, records)
    except* OSError as taken:
        for reason in taken.exceptions:
            print(f"cannot listen on {settings.lynkr_host} port {settings.port}: {reason}", file=sys.stderr)
        code = 2
    except* KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        log.shutdown()
    return code


@contextmanager
def _records(settings: Settings) -> Iterator[RecordWriter | None]:
    """The writer of request records, if there shall be one. At the end it writes what it still has."""
    path = database_path(settings)
    if path is None:
        yield None
        return
    writer = RecordWriter(path)
    try:
        yield writer
    finally:
        writer.close()


async def _run(read: Callable[[], Loaded], settings: Settings, records: RecordWriter | None) -> int:
    transport = Transport()
    gateway = Gateway(settings, CATALOGUE, Shared(transport, settings, Recorder(records)))
    front = Front(gateway)
    limits = Limits()
    set_limits(limits, settings)
    stop = Stop(front, limits)
    reload = Reload(read, settings, front, limits, stop)

    async def answer(task_status: trio.TaskStatus[list[str]]) -> None:
        await serve_http(
            front,
            host=settings.lynkr_host,
            port=settings.port,
            limits=limits,
            shutdown_trigger=stop.wait,
            on_overtime=stop.cut,
            task_status=task_status,
        )
        nursery.cancel_scope.cancel()

    try:
        async with trio.open_nursery() as nursery:
            await nursery.start(stop.watch, nursery.cancel_scope)
            await nursery.start(reload.watch)
            binds: list[str] = await nursery.start(answer)
            _tune_garbage_collection()
            _announce(gateway, binds)
            nursery.start_soon(_load, front, records, gateway.prices)
            nursery.start_soon(front.admission.watch)
    finally:
        await transport.aclose()
    stop.report()
    return stop.code


async def _load(front: Front, records: RecordWriter | None, prices: Prices) -> None:
    """Load what takes long and is not needed for the first answer, one after the other. Prices stay up to date."""
    await front.load()
    if records is not None:
        records.start()
    await prices.run()


def _tune_garbage_collection() -> None:
    """Look for cycles less often, and never among what was imported.

    A large request is thousands of objects, all gone with it. Looking through them took up to a fifth of its time, and
    looking through the imported modules was what made the slowest requests slow.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def _announce(gateway: Gateway, binds: list[str]) -> None:
    settings = gateway.settings
    provider = CATALOGUE[settings.model_provider]
    _log.info("lynkr %s listens on %s", version(), ", ".join(binds))
    for tier, target in gateway.router.tiers.items():
        _log.info("%s requests: %s, model: %s", tier, CATALOGUE[target.provider].title, target.model)
    if not gateway.router.tiers:
        _log.info("provider: %s, model: %s", provider.title, provider.model(settings, None))
    if settings.fallback is not None:
        fallback = CATALOGUE[settings.fallback]
        _log.info("fallback: %s, model: %s", fallback.title, fallback.model(settings, None))
    if provider.name == "echo":
        _log.warning(HINT)
        for other in CATALOGUE.values():
            if other is not provider:
                _log.info("for %s: %s", other.title, other.setup)
    key = "KEY" if settings.lynkr_api_keys else "any"
    told = ", where KEY is one of LYNKR_API_KEYS" if settings.lynkr_api_keys else ""
    _log.info("Claude Code: ANTHROPIC_BASE_URL=%s ANTHROPIC_API_KEY=%s claude%s", binds[0], key, told)
