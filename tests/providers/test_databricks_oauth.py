"""The OAuth tokens of a service principal, from a real HTTP server on loopback."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from lynkr.providers.base import CredentialsError, bearer
from lynkr.providers.databricks import ServicePrincipal


class TokenServer(HTTPServer):
    answers: list[tuple[int, dict[str, object]]]
    seen: list[tuple[str, str, str]]


class _Handler(BaseHTTPRequestHandler):
    server: TokenServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.seen.append((self.path, self.headers["authorization"], body))
        status, payload = self.server.answers.pop(0)
        data = json.dumps(payload).encode()
        self.send_response(status)
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


def principal(server: TokenServer) -> ServicePrincipal:
    return ServicePrincipal(f"http://127.0.0.1:{server.server_port}/", "client-id", "client-secret")


def test_a_token_is_fetched_and_kept(server: TokenServer) -> None:
    server.answers.append((200, {"access_token": "t1", "expires_in": 3600}))
    credentials = principal(server)
    assert not credentials.is_fresh()
    credentials.refresh()
    assert credentials.is_fresh()
    assert credentials.headers("http://x", [], b"") == bearer("t1")
    path, authorization, body = server.seen[0]
    assert path == "/oidc/v1/token"
    assert base64.b64decode(authorization.removeprefix("Basic ")) == b"client-id:client-secret"
    assert body == "grant_type=client_credentials&scope=all-apis"


def test_it_is_fetched_again_before_it_expires(server: TokenServer) -> None:
    server.answers += [(200, {"access_token": "t1", "expires_in": 200}), (200, {"access_token": "t2"})]
    credentials = principal(server)
    credentials.refresh()
    assert not credentials.is_fresh()
    credentials.refresh()
    assert credentials.is_fresh()
    assert credentials.discard()
    assert not credentials.is_fresh()


def test_a_wrong_secret_says_which_settings_to_check(server: TokenServer) -> None:
    server.answers.append((401, {"error": "invalid_client"}))
    with pytest.raises(CredentialsError, match="DATABRICKS_CLIENT_SECRET"):
        principal(server).refresh()


def test_a_workspace_that_cannot_be_reached() -> None:
    with pytest.raises(CredentialsError, match=r"no token from 127\.0\.0\.1"):
        ServicePrincipal("http://127.0.0.1:1", "a", "b").refresh()
