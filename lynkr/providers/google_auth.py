"""Google's credentials: a service account's key file, a user's own login, or the machine's, as google-auth finds them.

Source: Google Cloud documentation, "Application Default Credentials".
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from lynkr.providers.base import CredentialsError, Headers, bearer

if TYPE_CHECKING:
    import httpx
    from google.auth.credentials import Credentials as GoogleLibraryCredentials
    from google.auth.transport import Request

_SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_EARLY = datetime.timedelta(minutes=5)


class GoogleCredentials:
    """Tokens for Google Cloud. `key_file` is a credentials file, None for what google-auth finds by itself."""

    def __init__(self, key_file: str | None) -> None:
        self._key_file = key_file
        self._credentials: GoogleLibraryCredentials | None = None
        self._discarded = False

    def is_fresh(self) -> bool:
        credentials = self._credentials
        if credentials is None or credentials.token is None or self._discarded:
            return False
        # google-auth keeps the time without a zone, in UTC.
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        return credentials.expiry is None or now < credentials.expiry - _EARLY

    def refresh(self) -> None:
        from google.auth.exceptions import GoogleAuthError

        request = cast("Request", _request)
        try:
            if self._credentials is None:
                self._credentials = self._find(request)
            self._credentials.refresh(request)  # type: ignore[no-untyped-call]  # theirs is not annotated
        except (GoogleAuthError, OSError, ValueError) as error:
            raise CredentialsError(
                f"no Google credentials: {error} (set GOOGLE_APPLICATION_CREDENTIALS to a key file, or run "
                "`gcloud auth application-default login`)"
            ) from None
        self._discarded = False

    def _find(self, request: Request) -> GoogleLibraryCredentials:
        import google.auth

        if self._key_file is None:
            found, _ = google.auth.default(scopes=[_SCOPE], request=request)
            return found
        load = google.auth.load_credentials_from_file
        with warnings.catch_warnings():
            # It is deprecated for files of strangers. This one the user has named.
            warnings.simplefilter("ignore", DeprecationWarning)
            found, _ = load(self._key_file, scopes=[_SCOPE])  # type: ignore[no-untyped-call]  # theirs is not annotated
        return cast("GoogleLibraryCredentials", found)

    def headers(self, url: str, headers: Headers, body: bytes) -> Headers:
        return bearer(None if self._credentials is None else str(self._credentials.token))

    def discard(self) -> bool:
        self._discarded = True
        return True


class _Response:
    """An answer in the form that google-auth reads."""

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.data = response.content


def _request(
    url: str,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    timeout: float | None = 30.0,
    **_: object,
) -> _Response:
    """google-auth's transport, on httpx. Raises its `TransportError`."""
    import httpx
    from google.auth.exceptions import TransportError

    try:
        return _Response(httpx.request(method, url, content=body, headers=headers, timeout=timeout))
    except httpx.TransportError as error:
        raise TransportError(error) from error  # type: ignore[no-untyped-call]  # theirs is not annotated
