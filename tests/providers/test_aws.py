"""AWS credentials and signatures. botocore checks the signatures as a server would."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest

from lynkr.providers.aws import AwsCredentials, AwsKeys, signed_headers
from lynkr.providers.base import CredentialsError, Headers
from tests.support.aws_oracle import ACCESS_KEY, REGION, SECRET_KEY, signature_is_right
from tests.support.requests import make_request
from tests.support.upstream import Request

KEYS = AwsKeys(ACCESS_KEY, SECRET_KEY)
CONTENT_TYPE: Headers = [("content-type", "application/json"), ("user-agent", "lynkr"), ("accept", "*/*")]
BODY = '{"messages":"зима ❄"}'.encode()
BASE = f"https://bedrock-runtime.{REGION}.amazonaws.com"
ARN = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0"


def sent(url: str, headers: Headers, body: bytes = BODY) -> Request:
    """The request as it arrives."""
    target = httpx.URL(url).raw_path.decode("ascii")
    all_headers = {"host": urlsplit(url).netloc, **dict(CONTENT_TYPE), **dict(headers), "x-on-the-way": "added"}
    return make_request(body, all_headers, target=target, json_body=False)


URLS = [
    f"{BASE}/model/amazon.nova-pro-v1:0/converse",
    f"{BASE}/model/{quote('us.amazon.nova-pro-v1:0', safe='')}/converse-stream",
    f"{BASE}/model/{quote(ARN, safe='')}/converse",
    f"{BASE}/model/a~b%20c/invoke?x=1&a=%2F",
    "http://127.0.0.1:8080/model/m/converse",
]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("token", [None, "session/token=="])
def test_signatures(url: str, token: str | None) -> None:
    keys = AwsKeys(ACCESS_KEY, SECRET_KEY, token)
    headers = signed_headers(url, CONTENT_TYPE, BODY, keys=keys, region=REGION, service="bedrock")
    request = sent(url, headers)
    assert signature_is_right(request)
    assert request.header("x-amz-security-token") == token
    assert [name for name, _ in headers] == [
        "x-amz-date",
        *(["x-amz-security-token"] if token else []),
        "authorization",
    ]
    signed = dict(headers)["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    assert signed == ["content-type", "host", "x-amz-date", *(["x-amz-security-token"] if token else [])]


def test_a_signature_is_of_one_request() -> None:
    url = URLS[1]
    headers = signed_headers(url, CONTENT_TYPE, BODY, keys=KEYS, region=REGION, service="bedrock")
    assert signature_is_right(sent(url, headers))
    assert not signature_is_right(sent(url, headers, BODY + b" "))
    assert not signature_is_right(sent(url.replace("nova", "nove"), headers))
    assert not signature_is_right(sent(url.replace("%3A", ":"), headers))
    assert not signature_is_right(sent(url, headers), secret_key="other")
    assert not signature_is_right(sent(url, [*headers, ("content-type", "text/plain")]))
    assert not signature_is_right(sent(url, headers), service="bedrock-runtime")


def test_keys_are_not_shown() -> None:
    assert SECRET_KEY not in repr(AwsKeys(ACCESS_KEY, SECRET_KEY, "token"))
    assert "token" not in repr(AwsKeys(ACCESS_KEY, SECRET_KEY, "token")).replace("token=", "")


# Where credentials are found


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home without any AWS configuration, on a machine that is none of AWS's."""
    for name in (
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_PROFILE",
        "AWS_DEFAULT_PROFILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    return tmp_path


def signs(credentials: AwsCredentials, *, secret_key: str = SECRET_KEY, token: str | None = None) -> bool:
    request = sent(URLS[0], credentials.headers(URLS[0], CONTENT_TYPE, BODY))
    return signature_is_right(request, secret_key=secret_key) and request.header("x-amz-security-token") == token


def test_keys_of_the_settings(nowhere: Path) -> None:
    credentials = AwsCredentials(REGION, keys=AwsKeys(ACCESS_KEY, SECRET_KEY, "t"), profile="ignored")
    assert not credentials.is_fresh()
    credentials.refresh()
    assert credentials.is_fresh()
    assert signs(credentials, token="t")
    assert not credentials.discard()


def test_keys_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
    monkeypatch.setenv("AWS_SESSION_TOKEN", "t")
    credentials = AwsCredentials(REGION)
    credentials.refresh()
    assert credentials.is_fresh()
    assert signs(credentials, token="t")


def test_a_profile(nowhere: Path) -> None:
    (nowhere / "credentials").write_text(
        f"[default]\naws_access_key_id=x\naws_secret_access_key=x\n"
        f"[work]\naws_access_key_id={ACCESS_KEY}\naws_secret_access_key={SECRET_KEY}\n"
    )
    credentials = AwsCredentials(REGION, profile="work")
    credentials.refresh()
    assert signs(credentials)


def test_what_is_discarded_is_looked_for_again(nowhere: Path) -> None:
    file = nowhere / "credentials"
    file.write_text(f"[default]\naws_access_key_id={ACCESS_KEY}\naws_secret_access_key=old\n")
    credentials = AwsCredentials(REGION)
    credentials.refresh()
    assert signs(credentials, secret_key="old")
    file.write_text(f"[default]\naws_access_key_id={ACCESS_KEY}\naws_secret_access_key={SECRET_KEY}\n")
    assert credentials.discard()
    assert not credentials.is_fresh()
    credentials.refresh()
    assert signs(credentials)


def process(home: Path, minutes: float) -> Path:
    """A profile whose credentials are told by a program, and expire so many minutes from now."""
    expiration = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=minutes)
    told = home / "told.json"
    keys = {"AccessKeyId": ACCESS_KEY, "SecretAccessKey": SECRET_KEY, "SessionToken": f"in {minutes}"}
    told.write_text(json.dumps({"Version": 1, **keys, "Expiration": expiration.isoformat()}))
    (home / "config").write_text(f"[profile job]\ncredential_process = cat {told}\n")
    return told


def test_keys_that_expire_are_fetched_anew_ahead_of_time(nowhere: Path) -> None:
    process(nowhere, 60)
    credentials = AwsCredentials(REGION, profile="job")
    credentials.refresh()
    assert credentials.is_fresh()
    assert signs(credentials, token="in 60")
    process(nowhere, 4)
    assert credentials.discard()
    credentials.refresh()
    assert not credentials.is_fresh()
    process(nowhere, 90)
    credentials.refresh()
    assert credentials.is_fresh()
    assert signs(credentials, token="in 90")


def test_nothing_found() -> None:
    with pytest.raises(CredentialsError, match="no AWS credentials found: set AWS_BEDROCK_API_KEY"):
        AwsCredentials(REGION).refresh()


def test_a_profile_that_is_not_there() -> None:
    with pytest.raises(CredentialsError, match=r"other.*aws sso login"):
        AwsCredentials(REGION, profile="other").refresh()


def test_a_program_that_fails(nowhere: Path) -> None:
    process(nowhere, 60).unlink()
    with pytest.raises(CredentialsError, match=r"custom-process.*aws sso login"):
        AwsCredentials(REGION, profile="job").refresh()
