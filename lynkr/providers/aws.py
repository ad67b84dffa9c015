"""AWS credentials and signatures, both by the vendor's own library.

botocore is imported when credentials are first looked for, which is done in a thread: the import alone takes a while.

Sources: AWS IAM user guide, "AWS Signature Version 4 for API requests"; Boto3 documentation, "Credentials".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from lynkr.providers.base import CredentialsError, Headers

_EARLY = 5 * 60
"""How long before their end credentials are fetched anew, in seconds."""

_ADVICE = (
    "set AWS_BEDROCK_API_KEY, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in (aws sso login) and name the"
    " profile in AWS_PROFILE"
)


@dataclass(frozen=True, slots=True)
class AwsKeys:
    """What requests are signed with. `token` belongs to temporary keys."""

    access_key: str
    secret_key: str = field(repr=False)
    token: str | None = field(default=None, repr=False)


def signed_headers(url: str, headers: Headers, body: bytes, *, keys: AwsKeys, region: str, service: str) -> Headers:
    """The headers that a POST of `body` to `url` needs beside `headers`: date, signature and session token.

    `url` is as it is sent. A path that is percent-encoded there is signed encoded once more, as the vendor wants it.
    Only the content type is signed of `headers`: what else there is may change on the way.
    """
    from botocore.auth import SigV4Auth  # type: ignore[import-untyped]  # has no types, nor have the others
    from botocore.awsrequest import AWSRequest  # type: ignore[import-untyped]
    from botocore.credentials import Credentials  # type: ignore[import-untyped]

    kept = {name: value for name, value in headers if name.lower() == "content-type"}
    request = AWSRequest(method="POST", url=url, data=body, headers=kept)
    SigV4Auth(Credentials(keys.access_key, keys.secret_key, keys.token), service, region).add_auth(request)
    return [(name.lower(), str(value)) for name, value in request.headers.items() if name not in kept]


class _FoundKeys(Protocol):
    """Keys as botocore gives them."""

    access_key: str
    secret_key: str
    token: str | None


class _Source(Protocol):
    """Where botocore has found credentials. It fetches them anew itself when they are asked for."""

    def get_frozen_credentials(self) -> _FoundKeys: ...


def find_source(profile: str | None) -> _Source:
    """AWS's own search: environment, profiles with their roles and logins, container, machine. Blocks.

    Raises `CredentialsError` where it finds nothing.
    """
    from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped]
    from botocore.session import Session  # type: ignore[import-untyped]

    try:
        found: _Source | None = Session(profile=profile).get_credentials()
    except BotoCoreError as error:
        raise _no_credentials(error) from None
    if found is None:
        raise CredentialsError(f"no AWS credentials found: {_ADVICE}")
    return found


def _no_credentials(error: Exception) -> CredentialsError:
    # What a program says that was to tell them has several lines.
    return CredentialsError(f"{' '.join(str(error).split())} ({_ADVICE})")


class AwsCredentials:
    """Signs requests to one service in one region. Satisfies `Credentials`.

    `keys` are those of the settings; without them AWS's own search finds some, in `profile` where one is named.
    """

    def __init__(
        self, region: str, *, keys: AwsKeys | None = None, profile: str | None = None, service: str = "bedrock"
    ) -> None:
        self._region = region
        self._given = keys
        self._profile = profile
        self._service = service
        self._source: _Source | None = None
        self._keys: AwsKeys | None = None

    def is_fresh(self) -> bool:
        if self._keys is None:
            return False
        # Only keys that expire have it. It looks at the clock and nothing else.
        refresh_needed: Callable[[int], bool] | None = getattr(self._source, "refresh_needed", None)
        return refresh_needed is None or not refresh_needed(_EARLY)

    def refresh(self) -> None:
        import botocore.auth  # type: ignore[import-untyped]  # noqa: F401 - here, not when the first request is signed
        from botocore.exceptions import BotoCoreError, ClientError

        if self._given is not None:
            self._keys = self._given
            return
        if self._source is None:
            self._source = find_source(self._profile)
        try:
            found = self._source.get_frozen_credentials()
        except (BotoCoreError, ClientError) as error:
            self._source = None
            raise _no_credentials(error) from None
        self._keys = AwsKeys(found.access_key, found.secret_key, found.token)

    def headers(self, url: str, headers: Headers, body: bytes) -> Headers:
        assert self._keys is not None
        return signed_headers(url, headers, body, keys=self._keys, region=self._region, service=self._service)

    def discard(self) -> bool:
        if self._given is not None:
            return False
        self._source = self._keys = None
        return True
