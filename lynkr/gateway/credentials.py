"""Credentials that have to be fetched, and to be fetched again before they expire."""

from __future__ import annotations

import logging

import trio

from lynkr.converters.errors import ApiError
from lynkr.providers.base import Credentials, CredentialsError, Headers

_log = logging.getLogger(__name__)


class Authorizer:
    """One provider's credentials, shared by all its requests: however many wait for them, they are fetched once."""

    def __init__(self, credentials: Credentials, title: str) -> None:
        self._credentials = credentials
        self._title = title
        self._fetching = trio.Lock()

    async def headers(self, url: str, headers: Headers, body: bytes) -> Headers:
        """The headers that a POST of `body` to `url` needs beside `headers`.

        Raises `ApiError` (401) when the credentials cannot be had; the message says what to do.
        """
        if not self._credentials.is_fresh():
            async with self._fetching:
                if not self._credentials.is_fresh():
                    await self._fetch()
        return self._credentials.headers(url, headers, body)

    def discard(self) -> bool:
        """Fetch anew before the next request, since the upstream refused what we have. False where that is no use."""
        return self._credentials.discard()

    async def _fetch(self) -> None:
        try:
            # Abandoned, a refresh still serves whoever comes next.
            await trio.to_thread.run_sync(self._credentials.refresh, abandon_on_cancel=True)
        except CredentialsError as error:
            _log.warning("no credentials for %s: %s", self._title, error)
            raise ApiError(
                401, "authentication_error", f"{self._title}: {error}", code="invalid_api_key", retryable=False
            ) from None
