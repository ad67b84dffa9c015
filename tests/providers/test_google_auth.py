"""Google's credentials through google-auth, with a token server on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from lynkr.providers.base import CredentialsError, bearer
from lynkr.providers.google_auth import GoogleCredentials


class TokenServer(HTTPServer):
    answers: list[tuple[int, dict[str, object]]]
    seen: list[dict[str, list[str]]]


class _Handler(BaseHTTPRequestHandler):
    server: TokenServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.seen.append(parse_qs(body))
        status, payload = self.server.answers.pop(0)
        data = json.dumps(payload).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def server() -> Iterator[TokenServer]:
    with TokenServer(("127.0.0.1", 0), _Handler) as server:
        server.answers, server.seen = [], []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def key_file(folder: Path, server: TokenServer) -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    account = {
        "type": "service_account",
        "project_id": "p",
        "private_key_id": "1",
        "private_key": pem.decode(),
        "client_email": "lynkr@p.iam.example",
        "client_id": "1",
        "token_uri": f"http://127.0.0.1:{server.server_port}/token",
    }
    path = folder / "key.json"
    path.write_text(json.dumps(account))
    return str(path)


def test_a_service_account(tmp_path: Path, server: TokenServer) -> None:
    server.answers += [
        (200, {"access_token": "t1", "expires_in": 3600}),
        (200, {"access_token": "t2", "expires_in": 60}),
    ]
    credentials = GoogleCredentials(key_file(tmp_path, server))
    assert not credentials.is_fresh()
    credentials.refresh()
    assert credentials.is_fresh()
    assert credentials.headers("http://x", [], b"") == bearer("t1")
    assert server.seen[0]["grant_type"] == ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
    assert credentials.discard()
    assert not credentials.is_fresh()
    credentials.refresh()
    assert credentials.headers("http://x", [], b"") == bearer("t2")
    assert not credentials.is_fresh(), "it expires within the minute"


def test_a_key_that_google_refuses(tmp_path: Path, server: TokenServer) -> None:
    server.answers.append((401, {"error": "invalid_grant", "error_description": "account not found"}))
    with pytest.raises(CredentialsError, match="GOOGLE_APPLICATION_CREDENTIALS"):
        GoogleCredentials(key_file(tmp_path, server)).refresh()


def test_a_key_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="GOOGLE_APPLICATION_CREDENTIALS"):
        GoogleCredentials(str(tmp_path / "none.json")).refresh()
