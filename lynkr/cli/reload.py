"""Reload: a running server takes over settings that have changed."""

from __future__ import annotations

import logging
import math
import os
import signal
import sys
from collections.abc import Callable, Iterable

import trio

from lynkr.cli.signals import Stop
from lynkr.observe import log
from lynkr.server.front import Front
from lynkr.server.hypercorn import Limits
from lynkr.settings import Loaded, Settings, SettingsError, is_exposed

_log = logging.getLogger(__name__)

NEED_RESTART = ("lynkr_host", "port", "lynkr_data_dir", "lynkr_telemetry_db")
"""What a running server cannot change."""

_LOGGING = ("log_level", "log_format", "no_color")


class Reload:
    """Reads the settings again when SIGHUP says so, and lets new requests have them.

    `read` reads them, and raises SettingsError when anything is wrong with them; then those in use stay.
    """

    def __init__(
        self, read: Callable[[], Loaded], settings: Settings, front: Front, limits: Limits, stop: Stop
    ) -> None:
        self._read = read
        self._settings = settings
        self._front = front
        self._limits = limits
        self._stop = stop
        self._terminal = next((number for number in (0, 1, 2) if os.isatty(number)), None)

    async def watch(self, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED) -> None:
        """Reload at each SIGHUP. Where there is no such signal this returns at once."""
        hangup = getattr(signal, "SIGHUP", None)
        if hangup is None:
            task_status.started()
            return
        with trio.open_signal_receiver(hangup) as signals:
            task_status.started()
            async for _ in signals:
                if self._terminal is not None and not os.isatty(self._terminal):
                    # What the signal says to a program whose terminal was closed.
                    self._stop.begin()
                else:
                    await self.once()

    async def once(self) -> None:
        """Reload now. What is wrong is logged, and changes nothing."""
        try:
            # In a thread, since the file may be a pipe that nobody writes to.
            loaded = await trio.to_thread.run_sync(self._read, abandon_on_cancel=True)
            settings = self._effective(loaded.settings)
            gateway = self._front.gateway.with_settings(settings)
        except SettingsError as error:
            _log.error("the settings are not reloaded; those in use stay")
            for line in filter(None, str(error).splitlines()):
                _log.error("%s", line)
            return
        except Exception:
            _log.exception("the settings are not reloaded; those in use stay")
            return
        before, self._settings = self._settings, settings
        if any(getattr(settings, name) != getattr(before, name) for name in _LOGGING) or (
            settings.secrets() != before.secrets()
        ):
            # Requests under way still have the secrets of before. In a thread: the log writes what it has first.
            await trio.to_thread.run_sync(configure_log, settings, before.secrets())
        self._front.use(gateway)
        set_limits(self._limits, settings)
        for remark in loaded.warnings:
            _log.warning(remark)
        changed = _changed(before, settings)
        _log.info("the settings are reloaded; changed: %s", ", ".join(changed) or "none")
        if waiting := _changed(settings, loaded.settings):
            _log.warning("changed, but without effect until a restart: %s", ", ".join(waiting))

    def _effective(self, wished: Settings) -> Settings:
        """The settings as far as a running server can have them. Raises `SettingsError` where that is no good."""
        settings = wished.model_copy(update={name: getattr(self._settings, name) for name in NEED_RESTART})
        if is_exposed(settings) and not settings.lynkr_allow_insecure:
            raise SettingsError(
                f"LYNKR_API_KEYS is not set, and until a restart LYNKR_HOST is {settings.lynkr_host!r}, which other"
                " machines can reach"
            )
        return settings


def configure_log(settings: Settings, more_secrets: Iterable[str] = ()) -> None:
    """Log as the settings want it, without their secrets and `more_secrets`."""
    log.configure(
        level=settings.log_level,
        format=settings.log_format,
        secrets={*settings.secrets(), *more_secrets},
        stream=sys.stdout,
        color=settings.no_color is None,
    )


def set_limits(limits: Limits, settings: Settings) -> None:
    """Wait for others as long as the settings want it."""
    limits.graceful_timeout = settings.graceful_shutdown_timeout / 1000
    limits.stall_timeout = settings.client_stall_timeout_ms / 1000 or math.inf


def _changed(before: Settings, after: Settings) -> list[str]:
    """The names of the settings that differ, as they are written."""
    return [name.upper() for name in Settings.model_fields if getattr(before, name) != getattr(after, name)]
